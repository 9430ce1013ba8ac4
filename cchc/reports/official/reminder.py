"""Công văn đôn đốc: which offices are late or soon due, what is asked of them, with an annex by office.

One letter to all of them, or one to a single office. Who answers to whom, and how sharply to write, no
plan tells: letters request, the day of each demand and the unit that follows it up are blanks.

Read next: `cchc.reports.official.letter_parts`, `cchc.reports.wording.letter_phrases`.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from cchc import citations, office_names, queries
from cchc.reports.document_kinds import REMINDER
from cchc.reports.official import correspondence, letter_demands, letter_parts
from cchc.reports.official.annex_heads import annex_caption, annex_label, annex_title
from cchc.reports.official.official_document import (
    ROOM,
    SYMBOL_ROOM,
    Annex,
    Line,
    OfficialDocument,
    Table,
    blank,
    dashed,
    heading_row,
    issuer,
    place_and_open_day,
    roman,
    text,
    with_list_marks,
)
from cchc.reports.wording import heading, letter_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc.owners import Owner
    from cchc.plan import Head, Plan
    from cchc.reports.official.official_document import Blank
    from cchc.states import Standing


class Pressed(NamedTuple):
    """An office with its tasks that are late, and with those that end soon, each by last day."""

    owner: Owner
    late: Sequence[Standing]
    coming: Sequence[Standing]

    @property
    def standings(self) -> tuple[Standing, ...]:
        """All of them, the late first."""
        return (*self.late, *self.coming)

    @property
    def ids(self) -> tuple[list[int], list[int]]:
        """Their numbers, those of the late ones first."""
        return [one.task.id for one in self.late], [one.task.id for one in self.coming]


def pressed(plan: Plan, day: date, owner: Owner | None = None) -> list[Pressed]:
    """Return the offices that are late or soon due, or the one asked for if it is; most late first."""
    standings = queries.standings(plan, day)
    late, coming = queries.overdue(standings), queries.coming(standings)
    found = [
        Pressed(
            office,
            [one for one in late if one.task.owner == office],
            [one for one in coming if one.task.owner == office],
        )
        for office in plan.owners
        if owner in {None, office}
    ]
    return sorted(
        (one for one in found if one.standings),
        key=lambda one: (-len(one.late), queries.by_due(one.standings[0])),
    )


def build(plan: Plan, day: date, owner: Owner | None = None) -> OfficialDocument:
    """Lay out the letter to all offices that are late or soon due, or to one office, as of a day."""
    offices = pressed(plan, day, owner)
    to = [one.owner for one in offices] or ([owner] if owner else [])
    superior, lines = issuer(plan, None)
    issued = _committee_symbol(plan)
    return OfficialDocument(
        kind=REMINDER.name,
        superior=superior,
        issuer=lines,
        number=f"Số:{ROOM}/{issued}-{letter_parts.SYMBOL.mark}",
        place_day=place_and_open_day(plan, day),
        type="",
        subject=f"V/v đôn đốc thực hiện Kế hoạch CCHC năm {plan.head.year}",
        banner=plan.head.notice or "",
        addressees=correspondence.addressees([one.name for one in to]),
        lines=tuple(_body(plan, day, offices, owner)),
        table=None,
        closing=(text(_closing(offices, owner)),),
        signature=correspondence.signature(plan),
        recipients=correspondence.recipients(()),
        annex=_annex(plan, day, offices, f"{issued}{SYMBOL_ROOM}"),
        blanks=_blanks(offices),
    )


def _committee_symbol(plan: Plan) -> str:
    """Return how the issuer is abbreviated in a letter's number: a people's committee, or a blank."""
    return "UBND" if office_names.is_committee(plan.head.issuer) else blank("viết tắt cơ quan ban hành")


def _blanks(offices: Sequence[Pressed]) -> tuple[Blank, ...]:
    late = (letter_parts.FINISH_BY,) if letter_demands.are_pressing(_all(offices)) else ()
    return (letter_parts.SYMBOL, letter_parts.EARLIER, *late, *letter_parts.COMMON_BLANKS)


def _body(plan: Plan, day: date, offices: Sequence[Pressed], owner: Owner | None) -> Iterator[Line]:
    head = plan.head
    cited = letter_parts.by_what(head, day, _all(offices))
    only = offices[0].owner if len(offices) == 1 else owner
    late = [id_ for one in offices for id_ in one.ids[0]]
    coming = [id_ for one in offices for id_ in one.ids[1]]
    whose = f", {heading.office_inside(only)}" if only else ""
    stands = letter_phrases.stand(late, coming, is_named=only is not None)
    listed = "; danh sách tại Phụ lục kèm theo" if offices else ""
    yield text(f"Thực hiện {cited}, đến ngày {citations.day(day)}{whose} {stands}{listed}.")
    if offices:
        yield Line("blank", letter_parts.EARLIER.mark, letter_parts.EARLIER.name)
    if len(offices) > 1:
        yield text("Tình hình của từng cơ quan, đơn vị như sau:")
        told = (letter_phrases.of_office(one.owner.short, *one.ids) for one in offices)
        yield from dashed(with_list_marks(told))
    if offices:
        who = letter_phrases.OFFICES if only is None else heading.office_inside(only)
        ask = letter_phrases.ask(only or _beside(offices))
        yield text(f"Để bảo đảm tiến độ thực hiện Kế hoạch, {heading.committee(head.issuer)} {ask} {who}:")
        yield from _demands(plan, _all(offices))


def _beside(offices: Sequence[Pressed]) -> Owner | None:
    """Return the first of some offices where the committee has none of them below it."""
    is_beside = all(office_names.stands_beside_committee(one.owner.name) for one in offices)
    return offices[0].owner if offices and is_beside else None


def _all(offices: Sequence[Pressed]) -> list[Standing]:
    """Return all tasks of a letter, an office after the other."""
    return [standing for office in offices for standing in office.standings]


def _demands(plan: Plan, standings: Sequence[Standing]) -> Iterator[Line]:
    """Yield the demands on tasks, numbered, and to whom to report."""
    demands = [*letter_demands.of_tasks(sorted(standings, key=queries.by_number))]
    demands.append(
        f"Gửi kết quả thực hiện về {letter_parts.FOLLOWER.mark} chậm nhất ngày {letter_parts.REPORT_BY.mark} "
        f"để tổng hợp, báo cáo {letter_phrases.chairman(plan.head.issuer)}"
    )
    for number, words in zip(count(1), demands, strict=False):
        yield text(f"{number}. {words}.")


def _closing(offices: Sequence[Pressed], owner: Owner | None) -> str:
    if not letter_demands.call_to_account(_all(offices)):
        only = offices[0].owner if len(offices) == 1 else owner
        who = heading.office_inside(only) if only else letter_phrases.OFFICES
        return f"{letter_phrases.ask(only or _beside(offices)).capitalize()} {who} quan tâm thực hiện./."
    return (
        "Quá thời hạn trên, cơ quan, đơn vị chưa hoàn thành mà không báo cáo thì chịu trách nhiệm theo quy "
        "định./."
    )


def _annex(plan: Plan, day: date, offices: Sequence[Pressed], symbol: str) -> Annex:
    """Return the annex; its `symbol` has room, since a blank is filled in at one place alone."""
    numbers = count(1)
    rows: list[tuple[str, ...]] = []
    for place, office in enumerate(offices, start=1):
        if len(offices) > 1:
            rows.append(heading_row(roman(place), office.owner.name, REMINDER.titles, 2))
        rows += [_row(plan.head, str(next(numbers)), standing) for standing in office.standings]
    return Annex(
        label=annex_label(1, 1),
        title=annex_title(
            f"Nhiệm vụ {_which(offices)} của Kế hoạch cải cách hành chính năm {plan.head.year}"
        ),
        caption=annex_caption("Công văn", symbol, day.year, plan.head.issuer),
        table=Table(REMINDER.titles, tuple(rows)),
    )


def _which(offices: Sequence[Pressed]) -> str:
    """Return which tasks the annex lists: late ones, those that end soon, or both."""
    late, coming = (any(one.late for one in offices), any(one.coming for one in offices))
    return ", ".join(words for words, is_there in (("quá hạn", late), ("sắp đến hạn", coming)) if is_there)


def _row(head: Head, number: str, standing: Standing) -> tuple[str, ...]:
    return (
        number,
        str(standing.task.id),
        letter_parts.title(head, standing),
        letter_parts.coordinators(standing),
        letter_phrases.until(standing),
        letter_parts.state(standing),
        letter_phrases.asked_of_leader(standing),
    )
