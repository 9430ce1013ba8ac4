"""What in a plan speaks of another year than `year`: mostly last year's file taken for the next one.

Each is a doubt, not an error: a plan may be signed in the autumn before its year, and some of its
work may go on for years.

Read next: `cchc.planfile.warnings` and `cchc.cli.updating.update_remarks` (who tell of it),
`cchc.contradictions` (one task).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.plan import Amendment, Head, Plan
    from cchc.yamltext.nodes import Path

_SIGNED_FROM = 7  # the month of the year before in which a plan may be signed at the earliest
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_YEAR_OF_TITLE = re.compile(r"\bnăm\s+(20\d\d)(?!\d)(?!\s*[-–]\s*20)", re.IGNORECASE)


class Doubt(NamedTuple):
    """What speaks of another year: where in the file, and the sentence that says so."""

    path: Path
    message: str


HINT = "sửa `year` hoặc chỗ này; tệp chép từ năm trước thì sửa cả số, ngày và thời hạn"


def doubts(plan: Plan) -> Iterator[Doubt]:
    """Yield what in a plan speaks of another year than its own."""
    yield from head_doubts(plan.head)
    year = plan.head.year
    ends = _years_of_deadlines(plan)
    others = [end for end in ends if end != year]
    if are_deadlines_elsewhere(plan):
        message = f"kế hoạch năm {year} nhưng {len(others)}/{len(ends)} nhiệm vụ có thời hạn ở năm khác"
        yield Doubt(("plan", "year"), message)
    periods = plan.reporting.periods
    if periods and all(year not in {period.start.year, period.end.year} for period in periods):
        message = f"kế hoạch năm {year} nhưng các kỳ báo cáo đều ở năm khác"
        yield Doubt(("reporting", "periods", 0, "to"), message)


def are_deadlines_elsewhere(plan: Plan) -> bool:
    """Whether most deadlines of a plan end in another year than its own: then none is told by itself."""
    ends = _years_of_deadlines(plan)
    return len([end for end in ends if end != plan.head.year]) * 2 > len(ends)


def _years_of_deadlines(plan: Plan) -> list[int]:
    return [task.due.end.year for task in plan.tasks if task.due.end]


def head_doubts(head: Head) -> Iterator[Doubt]:
    """Yield what in the head of a plan speaks of another year than its own."""
    of_year = f"kế hoạch năm {head.year} nhưng"
    signed = head.date
    if signed and not (head.year - 1, _SIGNED_FROM) <= (signed.year, signed.month) <= (head.year, 12):
        yield Doubt(("plan", "date"), f"{of_year} ghi ngày ban hành {labels.day(signed)}")
    named = {int(found) for found in _YEAR.findall(head.number or "")}
    if named and not named & {head.year, signed.year if signed else head.year}:
        yield Doubt(("plan", "number"), f'{of_year} số, ký hiệu là "{head.number}"')
    titled = {int(found) for found in _YEAR_OF_TITLE.findall(head.title)}
    if titled and head.year not in titled:
        yield Doubt(("plan", "title"), f'{of_year} tên là "{head.title}"')


def amendment_doubt(head: Head, amendment: Amendment) -> str:
    """Return why the day of a document can hardly be one that amended the plan; empty when it can."""
    told = f"văn bản điều chỉnh {amendment.document} ghi ngày {labels.day(amendment.date)}"
    if head.date and amendment.date < head.date:
        return f"{told}, trước ngày ban hành kế hoạch ({labels.day(head.date)})"
    if amendment.date.year > head.year + 1:
        return f"{told}, ngoài năm của kế hoạch ({head.year})"
    return ""
