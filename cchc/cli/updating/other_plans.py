"""Completions that belong to the plan of another year, which lies beside the one that is updated.

In January last year's work is recorded and this year's plan is there: the same number is another task
in each. Read next: `cchc.cli.plan_choice` (which plan is taken), `cchc.cli.updating.plan_updates` (who asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels, task_facts, typed_lines
from cchc.errors import RequestError
from cchc.updates import task_records

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.changes import PlainRecord
    from cchc.planfile.document import Document


def refuse_completions(plan: Path, document: Document, wished: PlainRecord) -> None:
    """Raise RequestError when a task gets a completion of an earlier year whose own plan lies there, too.

    For a plan that nobody named; `wished` is what the update makes of the document's data.
    """
    from cchc.planfile import plan_files

    before = {str(record.get("id")): record for record in task_records.tasks_of(document.plain)}
    for record in task_records.tasks_of(wished):
        day = task_facts.day(record.get("done_on"))
        old = before.get(str(record.get("id")), {})
        if day is None or day.year >= document.plan.head.year or old.get("done_on") == record.get("done_on"):
            continue
        others = [path for path in plan_files.plans_in(plan.parent) if plan_files.year_of(path) == day.year]
        if others:
            told, year = labels.day(day), document.plan.head.year
            other, this = (typed_lines.quoted_path(path) for path in (others[0], plan))
            raise RequestError(
                f"NV {record.get('id')}: ngày hoàn thành {told} ở năm của kế hoạch khác, "
                f"lệnh này ghi vào kế hoạch năm {year}",
                hint=f"nhiệm vụ của kế hoạch năm {day.year} thì thêm: --plan {other}; "
                f"đúng là của kế hoạch năm {year} thì thêm: --plan {this}",
            )
