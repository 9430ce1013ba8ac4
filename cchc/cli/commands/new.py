"""`cchc new 2027`: a plan for another year from the one that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk, periods, typed_lines
from cchc.cli import console, new_files, questions, value_kinds
from cchc.cli.opened_plan import open_plan
from cchc.cli.options import SCREEN, AsOfOption, PlanOption, parse_year
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.cli.opened_plan import OpenedPlan
    from cchc.drafts.writing.task_transfer import Which

_MAX_LISTED = 100
_MAX_AHEAD = 5  # years


def new(
    year: Annotated[str, typer.Argument(metavar="NĂM", help="Năm của kế hoạch mới.")],
    *,
    all_: Annotated[
        bool, typer.Option("--all", help="Chuyển mọi nhiệm vụ, cả việc đã xong.", show_default=False)
    ] = False,
    only: Annotated[
        str | None, typer.Option("--only", metavar=value_kinds.TASK, help="Chỉ các nhiệm vụ này: 1,3,7-9.")
    ] = None,
    none: Annotated[
        bool, typer.Option("--none", help="Không chuyển nhiệm vụ nào.", show_default=False)
    ] = False,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar=value_kinds.FILE, help="Nơi ghi; mặc định plans/NĂM.yaml."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ hiện việc sẽ làm, không ghi gì.", show_default=False)
    ] = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Lập kế hoạch năm sau từ kế hoạch năm trước; tệp cũ giữ nguyên."""
    from cchc import queries
    from cchc.cli import task_numbers
    from cchc.drafts.writing import next_year

    if sum((all_, none, only is not None)) > 1:
        raise RequestError("chỉ dùng một trong: --all, --only, --none")
    opened = open_plan(plan, as_of)
    old = opened.plan
    next_ = _year_after(old.head.year, year)
    path = new_files.target(output, next_, opened.path.parent)
    if output != SCREEN:
        new_files.refuse_occupied(path, "new")
    is_written = not dry_run and output != SCREEN
    if skipped := range(old.head.year + 1, next_):
        if plan is None:
            _refuse_farther(opened, skipped)
        if not _may_skip(old.head.year, skipped, may_ask=is_written):
            console.say("chưa ghi gì")
            return
    standings = queries.standings(old, opened.day)
    which: Which | list[int] = "all" if all_ else "none" if none else "by-state"
    if only is not None:
        which = [standing.task.id for standing in task_numbers.parse([only]).find(old, opened.day)]
    made = next_year.build(opened.document.plain, old.head, standings, next_, which)
    _say("chuyển sang", made.taken)
    _say("không chuyển", made.left)
    _say("thay năm", made.reworded)
    _say("giữ năm ghi sau văn bản dẫn, xem lại", made.kept_years)
    if dry_run:
        console.say("(chưa ghi gì)")
        return
    if output == SCREEN:
        console.write_document(made.text)
    else:
        new_files.write(path, made.text, "new")
        console.say(f"đã ghi {disk.display_path(path)}; {disk.display_path(opened.path)} giữ nguyên")
    _say("việc cần làm", made.to_do)


def _year_after(old: int, text: str) -> int:
    """Return the year of the new plan; RequestError when it doesn't follow that of the old one."""
    year = parse_year(text, "NĂM")
    if not old < year <= min(old + _MAX_AHEAD, periods.YEARS[-1]):
        hint = f"ghi năm sau của kế hoạch, ví dụ: cchc new {old + 1}; kế hoạch khác thì thêm --plan"
        raise RequestError(f"{year} không phải năm sau của kế hoạch năm {old}", hint)
    return year


def _refuse_farther(opened: OpenedPlan, skipped: Sequence[int]) -> None:
    """Raise RequestError when there is a plan of a year between, and nobody named the one to start from."""
    from cchc.planfile import plan_files

    years = {plan_files.year_of(path): path for path in plan_files.plans_in(opened.path.parent)}
    if nearest := max((year for year in years if year in skipped), default=None):
        old, year = opened.plan.head.year, skipped[-1] + 1
        near, far = (
            f"cchc new {year} --plan {typed_lines.quoted_path(path)}"
            for path in (years[nearest], opened.path)
        )
        message = f"đã có kế hoạch năm {nearest}, gần năm {year} hơn kế hoạch năm {old}"
        raise RequestError(message, f"lập từ kế hoạch năm {nearest}: {near}; từ kế hoạch năm {old}: {far}")


def _may_skip(old: int, skipped: Sequence[int], *, may_ask: bool) -> bool:
    """Return whether a plan is made though years between have none: a person is asked, else it is said."""
    between = f"{skipped[0]}–{skipped[-1]}" if len(skipped) > 1 else str(skipped[0])
    made = f"lập kế hoạch năm {skipped[-1] + 1} từ kế hoạch năm {old}"
    if may_ask and questions.somebody_answers():
        return questions.confirm(f"bỏ qua năm {between}; {made}?")
    console.say(f"bỏ qua năm {between}: {made}")
    return True


def _say(title: str, lines: tuple[str, ...]) -> None:
    if lines:
        console.say(f"{title} ({len(lines)}):")
    for line in lines[:_MAX_LISTED]:
        console.say(f"  - {line}")
    if len(lines) > _MAX_LISTED:
        console.say(f"  … và {len(lines) - _MAX_LISTED} mục khác")
