"""What the periodic report says of what is to come: what is left to do, and what is asked of others.

Read next: `cchc.reports.official.progress_contents` (what was done, what is lacking),
`cchc.reports.official.waiting_lines` (what tasks wait for).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, queries, reporting
from cchc.reports.official import task_lines, waiting_lines
from cchc.reports.official.official_document import dashed, text, with_list_marks
from cchc.reports.official.progress_lists import gathered, under
from cchc.reports.wording import counts, situations
from cchc.reports.wording.heading import committee

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc.reports.official.official_document import Line
    from cchc.reports.official.progress_facts import Facts
    from cchc.states import Standing

_SHOWN = 7  # tasks of the next period, our choice; more of them are read in the annex


def following(facts: Facts) -> Iterator[Line]:
    """Yield what is left to do until the end of the next period: first what is late, then what comes."""
    if facts.coordinated:
        yield from _to_help(facts)
        return
    late = queries.overdue(facts.standings)
    pressed = [task_lines.pressed(one, facts.owner) for one in late if not one.is_submitted]
    yield from gathered(f"Tập trung hoàn thành {counts.tasks(len(pressed))} quá hạn", pressed)
    submitted = [task_lines.pressed(one, facts.owner) for one in late if one.is_submitted]
    head = f"Theo dõi, đôn đốc phê duyệt {counts.tasks(len(submitted))} đã trình, đã qua thời hạn"
    yield from gathered(head, submitted)
    yield from _own_deadlines(facts)
    held_up = facts.held_up
    head = f"Thực hiện ngay khi đủ điều kiện {counts.tasks(len(held_up))} đã qua thời hạn"
    yield from gathered(head, [waiting_lines.to_begin(one, facts.owner) for one in held_up])
    yield from _coming(facts, facts.standings)
    if ids := [standing.task.id for standing in facts.in_state("ongoing")]:
        yield text(f"Duy trì thực hiện {counts.tasks(len(ids))} thường xuyên ({counts.numbered(ids)}).")


def _to_help(facts: Facts) -> Iterator[Line]:
    """Yield what an office that leads nothing helps others with until the end of the next period."""
    late = [one for one in queries.overdue(facts.coordinated) if not one.is_submitted]
    head = f"Phối hợp hoàn thành {counts.tasks(len(late))} quá hạn"
    yield from gathered(head, [task_lines.pressed(one, facts.owner) for one in late])
    yield from _coming(facts, facts.coordinated)
    if ids := [one.task.id for one in facts.coordinated if one.state == "ongoing"]:
        number = counts.tasks(len(ids))
        yield text(f"Phối hợp duy trì thực hiện {number} thường xuyên ({counts.numbered(ids)}).")


def _coming(facts: Facts, standings: Iterable[Standing]) -> Iterator[Line]:
    """Yield which of some tasks end until the end of the next period."""
    title, until = reporting.next_period(facts.plan, facts.day, facts.period)
    coming = queries.coming(standings, (until - facts.day).days)
    until = max((standing.end for standing in coming if standing.end), default=until)
    shown = [task_lines.coming(standing, facts.owner) for standing in coming[:_SHOWN]]
    is_helped = bool(facts.coordinated)
    said = situations.next_period(
        title, citations.day(until), len(coming), len(shown), facts.annex, is_helped=is_helped
    )
    yield from under(said, shown) if shown else [text(said)]


def _own_deadlines(facts: Facts) -> Iterator[Line]:
    """Yield what the commune decides itself on deadlines: of its own plan nobody above it is asked."""
    own = [one for one in facts.standings if not _is_for_others(one, facts)]
    moved = [words for standing in own for words in waiting_lines.moved(standing)]
    number = sum(bool(waiting_lines.moved(standing)) for standing in own)
    head = f"Xem xét, quyết định đề xuất điều chỉnh thời hạn của {counts.tasks(number)}"
    yield from gathered(head, [f"{words[0].upper()}{words[1:]}" for words in moved])
    if ids := [standing.task.id for standing in own if standing.state == "no_deadline"]:
        yield text(f"Xác định thời hạn hoàn thành của {counts.numbered(ids)}.")


def _is_for_others(standing: Standing, facts: Facts) -> bool:
    """Whether somebody else than who reports decides on a task's deadline."""
    return facts.owner is not None or waiting_lines.is_given_from_above(standing, facts.plan.head)


def proposals(facts: Facts) -> Iterator[Line]:
    """Yield what is asked of others: what tasks wait for, and deadlines that aren't one's own to set."""
    of_others = [one for one in facts.standings if _is_for_others(one, facts)]
    commune = committee(facts.plan.head.issuer) if facts.owner else ""
    asked = list(waiting_lines.asked(facts.standings, commune))
    moved = (words for standing in of_others for words in waiting_lines.moved(standing))
    asked += [f"Đề nghị điều chỉnh thời hạn {words}" for words in moved]
    if ids := [standing.task.id for standing in of_others if standing.state == "no_deadline"]:
        asked.append(f"Đề nghị bổ sung thời hạn của {counts.numbered(ids)}")
    yield from dashed(with_list_marks(asked))
