"""Phiếu giao việc: what one office still has to do, by last day, and what it helps others with.

A sheet for the use of the commune; the decree has no such type, so it gets no symbol of its own.

Read next: `cchc.reports.official.letter_parts`, `cchc.reports.official.official_document`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import citations, office_names, queries
from cchc.reports.document_kinds import ASSIGNMENT
from cchc.reports.official import correspondence, letter_parts
from cchc.reports.official.official_document import (
    ROOM,
    FurtherTable,
    OfficialDocument,
    Table,
    issuer,
    part,
    place_and_open_day,
    text,
)
from cchc.reports.wording import counts, given_work, heading, letter_phrases
from cchc.reports.wording.given_work import Share
from cchc.states import DONE, OVERDUE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc.owners import Owner
    from cchc.plan import Head, Plan
    from cchc.reports.official.official_document import Line
    from cchc.states import Standing

_OVER = DONE | {"cancelled"}


class Work(NamedTuple):
    """The tasks of one office: those that it leads and those that it coordinates, open ones by last day."""

    leads: Sequence[Standing]
    coordinates: Sequence[Standing]
    done: Sequence[Standing]

    @property
    def is_idle(self) -> bool:
        """Whether tasks are left and none is the office's to work on: all rest or lie with who approves."""
        left = [*self.leads, *self.coordinates]
        return bool(left) and all(one.is_submitted or one.state == "paused" for one in left)

    @property
    def lists(self) -> list[Sequence[Standing]]:
        """The lists of open tasks that aren't empty."""
        return [of for of in (self.leads, self.coordinates) if of]


def build(plan: Plan, day: date, owner: Owner, *, people: bool = True) -> OfficialDocument:
    """Lay out the sheet for one office, as of a day; `people=False` leaves out who does the work."""
    work = work_of(plan, day, owner)
    superior, lines = issuer(plan, None)
    tables = [Table(ASSIGNMENT.titles, _rows(plan.head, of, owner, people=people)) for of in work.lists]
    return OfficialDocument(
        kind=ASSIGNMENT.name,
        superior=superior,
        issuer=lines,
        number=f"Số:{ROOM}",
        place_day=place_and_open_day(plan, day),
        type="PHIẾU ĐỀ NGHỊ PHỐI HỢP" if _is_beside(owner) else "PHIẾU GIAO VIỆC",
        subject=f"Thực hiện Kế hoạch cải cách hành chính năm {plan.head.year}",
        banner=plan.head.notice or "",
        addressees=correspondence.addressees([owner.name]),
        lines=tuple(_lines(plan, day, owner, work)),
        table=tables[0] if tables else None,
        closing=tuple(_closing(owner, day, work)),
        signature=correspondence.chairman_signature(plan),
        recipients=correspondence.recipients(()),
        annex=None,
        blanks=letter_parts.COMMON_BLANKS,
        more_tables=tuple(FurtherTable((part("II. Nhiệm vụ phối hợp"),), table) for table in tables[1:]),
    )


def _is_beside(owner: Owner) -> bool:
    """Whether an office is none of the commune's: it is asked, and given nothing."""
    return office_names.stands_beside_committee(owner.name)


def work_of(plan: Plan, day: date, owner: Owner) -> Work:
    """Return the tasks of an office as they stand on a day."""
    standings = sorted(queries.standings(plan, day), key=queries.by_due)
    own = [one for one in standings if one.task.owner == owner]
    helped = [one for one in standings if owner in one.task.coordinators and one.task.owner != owner]
    return Work(
        [one for one in own if one.state not in _OVER],
        [one for one in helped if one.state not in _OVER],
        sorted((one for one in own if one.state in DONE), key=queries.by_number),
    )


def _lines(plan: Plan, day: date, owner: Owner, work: Work) -> Iterator[Line]:
    left = [*work.leads, *work.coordinates]
    by, name = letter_parts.by_what(plan.head, day, left), heading.office_inside(owner)
    if not left:
        end = "." if work.done else "./."
        yield text(
            f"Thực hiện {by}, đến ngày {citations.day(day)}, {name} không còn nhiệm vụ phải thực hiện{end}"
        )
        return
    who = letter_phrases.chairman(plan.head.issuer)
    verb = letter_phrases.ask(owner) if _is_beside(owner) else ""
    given = given_work.given(who, name, _share(work.leads), _share(work.coordinates), verb)
    yield text(f"Thực hiện {by}, {given} (số liệu tính đến ngày {citations.day(day)}):")
    if len(work.lists) > 1:
        yield part("I. Nhiệm vụ chủ trì")


def _share(of: Sequence[Standing]) -> Share:
    """Return how many tasks there are, and how many of them are late, lie with who approves, or rest."""
    submitted = sum(one.is_submitted for one in of)
    late = sum(one.state in OVERDUE and not one.is_submitted for one in of)
    return Share(len(of), late, submitted, sum(one.state == "paused" for one in of))


def _rows(head: Head, of: Sequence[Standing], owner: Owner, *, people: bool) -> tuple[tuple[str, ...], ...]:
    return tuple(_row(head, standing, owner, people=people) for standing in of)


def _row(head: Head, standing: Standing, owner: Owner, *, people: bool) -> tuple[str, ...]:
    task, target = standing.task, standing.task.target
    others = letter_parts.coordinators(standing)
    who = (task.owner.short, f"đầu mối: {task.assignee}" if people and task.assignee else "")
    decides = (task.lead, f"quyết định: {task.approver}" if task.approver else "") if people else ()
    return (
        str(task.id),
        letter_parts.title(head, standing),
        task.deliverable or (counts.amount(target.quantity, target.unit) if target else ""),
        letter_phrases.until(standing),
        "; ".join(filter(None, (*who, f"phối hợp: {others}" if others else ""))),
        "; ".join(filter(None, decides)),
        letter_parts.state_and_demand(standing, owner),
    )


def _closing(owner: Owner, day: date, work: Work) -> Iterator[Line]:
    """Yield what is done already, and until when to report on the rest."""
    end = "" if work.lists else "/."
    if work.done:
        ids = [one.task.id for one in work.done]
        done = f"đã hoàn thành {counts.tasks(len(ids))} (số {', '.join(map(str, ids))})"
        yield text(f"Đến ngày {citations.day(day)}, {heading.office_inside(owner)} {done}.{end}")
    if work.lists:
        yield text(
            f"{letter_phrases.ask(owner).capitalize()} {heading.office_inside(owner)} tổ chức thực hiện, "
            "báo cáo kết quả về "
            f"{letter_parts.FOLLOWER.mark} chậm nhất ngày {letter_parts.REPORT_BY.mark}./."
        )
