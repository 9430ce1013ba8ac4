"""Whose sheet it is that comes back: one of another plan is refused, one that nobody knows is told of.

A sheet of ours names its plan on a hidden page, else above its table; one without either is known by
what its rows say. Knows no updates.

Read next: `cchc.reports.sheet_columns` (how a plan is named there), `cchc.intake.row_tasks` (whose a row is).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names
from cchc.cli import console
from cchc.errors import RequestError

if TYPE_CHECKING:
    from cchc.intake.tables import Table
    from cchc.planfile.document import Document

_HINT = "chọn kế hoạch của bảng bằng --plan; đúng là muốn nhập bảng này thì thêm --anyway"


def refuse_another_plan(table: Table, document: Document, *, can_add: bool) -> None:
    """Raise RequestError for a sheet of another plan than this one; `can_add` where rows may be new tasks."""
    from cchc.reports.sheet_columns import PlanIdentity

    made_from, plan = table.identity, PlanIdentity.of(document.plan)
    if made_from is None:
        _check_heading(table, document)
        _check_titles(table, document, can_add=can_add)
    elif not made_from.is_same_plan(plan):
        raise RequestError(f"bảng này lập từ {made_from.words}, không phải từ {plan.words}", _HINT)


def say_if_unknown(table: Table, *, is_text: bool) -> None:
    """Write that nobody knows which plan a sheet was made from, and why; `is_text` of a CSV file."""
    if table.identity is not None or table.heading is not None:
        return
    if not table.is_own:
        why = "bảng này không do cchc lập"
    else:
        why = "tệp CSV không có trang nhận dạng" if is_text else "bảng không còn trang nhận dạng"
    console.say(f"{why}: chỉ các dòng có nội dung đúng của kế hoạch được nhập")


def _check_heading(table: Table, document: Document) -> None:
    """Refuse a sheet whose hidden sheet is gone, when what stands above its table names another plan."""
    head, heading = document.plan.head, table.heading
    if heading is None:
        return
    is_same = names.key(heading.number) == names.key(head.number or "")
    if is_same and names.key(heading.title or head.title) == names.key(head.title):
        return
    message = (
        f'đầu bảng ghi kế hoạch số {heading.number} "{heading.title}", '
        f'không phải kế hoạch số {head.number} "{head.title}"'
    )
    raise RequestError(message, _HINT)


def _check_titles(table: Table, document: Document, *, can_add: bool) -> None:
    """Refuse a sheet of which nobody knows the plan, when its rows are not the tasks of this one."""
    from cchc.intake import row_tasks
    from cchc.intake.plan_tasks import PlanTasks
    from cchc.reports.sheet_columns import PlanIdentity

    is_new = can_add and not table.is_own  # an office's list of new tasks
    if is_new or row_tasks.is_of_plan(PlanTasks.of(document.plain), table.rows):
        return
    few = "phần lớn các dòng của bảng không có" if table.is_own else "không dòng nào của bảng có"
    message = f"{few} nội dung của {PlanIdentity.of(document.plan).words}"
    raise RequestError(message, _HINT)
