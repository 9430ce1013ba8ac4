"""What the plan says in each section of the periodic report: sentences of many tasks, lists of single ones.

A list of one is a sentence. Which sections there are stands in `outline`; how many tasks are said in a
sentence in `cchc.reports.wording.situations`; how one is in `task_lines`.

Read next: `cchc.reports.official.next_steps` (what comes), `cchc.reports.official.progress` (the document).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, period_changes, queries, reporting, sentence_openings
from cchc.reports.official import (
    change_phrases,
    coordinated_work,
    figure_annex,
    next_steps,
    plan_changes,
    task_lines,
    waiting_lines,
)
from cchc.reports.official.official_document import dashed, text, with_list_marks
from cchc.reports.official.progress_lists import gathered
from cchc.reports.wording import area_phrases, comparison, counts, sentences, situations
from cchc.reports.wording.heading import committee, office_inside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cchc.owners import Owner
    from cchc.reports.official.official_document import Line
    from cchc.reports.official.progress_facts import Facts
    from cchc.states import Standing
    from cchc.task import Area


def implementation(facts: Facts) -> Iterator[Line]:
    """Yield how far the plan's work is, how its tasks stand, and what is left out of the rate."""
    owner, standings = facts.owner, facts.standings
    counted = queries.tally(standings)
    yield text(situations.whole(counted, office_inside(owner) if owner else ""))
    yield from _changes(facts)
    if not standings:
        yield from coordinated_work.standing(facts)
        return
    who = office_inside(owner) if owner else committee(facts.plan.head.issuer)
    done = situations.completion(counted, citations.day(facts.day), who)
    yield text(f"{done} {sentences.came_due(standings)}")
    scale = None if owner else facts.plan.reporting.completion_scale
    if points := sentences.completion(counted, scale, write=citations.day).sentence:
        yield text(points)
    if compared := _compared(facts):
        yield text(compared)
    if counted.total > 1:
        yield text(situations.total_of_states(counted.total, facts.annex))
        states = (
            (task_lines.state_name(state), number) for state, number in counted.counts.items() if number
        )
        yield from dashed(with_list_marks(f"{name}: {counts.tasks(number)}" for name, number in states))
    cancelled = facts.in_state("cancelled")
    head = f"Có {counts.tasks(len(cancelled))} không tiếp tục thực hiện, không tính vào tỷ lệ hoàn thành"
    yield from gathered(head, [task_lines.stopped(standing) for standing in cancelled])
    for area in facts.plan.areas:
        if not area.printed and (owner is None or any(one.task.area == area for one in standings)):
            yield from of_area(area, facts)


def _compared(facts: Facts) -> str:
    """Return what changed since the period before, nothing of a report without a period or of the first."""
    before = reporting.before(facts.plan, facts.period, facts.day) if facts.period else None
    if before is None:
        return ""
    changed = period_changes.between(facts.plan, before.end, facts.day, facts.owner)
    return comparison.sentence(changed, sentence_openings.inside_sentence(before.title))


def _changes(facts: Facts) -> Iterator[Line]:
    """Yield which documents changed the tasks, and what they came to in all."""
    told = change_phrases.of_documents(plan_changes.until(facts.plan, facts.day), facts.owner)
    added = sum(standing.task.assigned_on is not None for standing in facts.standings)
    total = len(facts.standings)
    grown = ""
    if 0 < added < total:  # from nothing there is no growth
        grown = f", tổng số nhiệm vụ tăng từ {counts.count(total - added)} lên {counts.count(total)}"
    if told:
        where = f" (chi tiết tại {facts.annex_of_changes} kèm theo)" if facts.changes else ""
        yield text(f"Từ đầu năm, các nhiệm vụ được bổ sung, điều chỉnh như sau{grown}{where}:")
        yield from dashed(with_list_marks(told))


def figures(facts: Facts) -> Iterator[Line]:
    """Yield where the figures of the period are read, if there are any."""
    if facts.figures:
        yield figure_annex.mention(facts.figures)


def of_area(area: Area, facts: Facts) -> Iterator[Line]:
    """Yield what became of an area's tasks, and the figures that belong to it."""
    yield from results(area, facts.standings, facts.owner)
    if facts.figures:
        yield from figure_annex.of_area(facts.figures, area.id)


def results(area: Area, standings: Iterable[Standing], office: Owner | None = None) -> Iterator[Line]:
    """Yield what became of an area's tasks, with the documents that show it."""
    standings_of_area = [standing for standing in standings if standing.task.area == area]
    yield text(area_phrases.of_area(area.short, standings_of_area))
    yield from dashed(with_list_marks(task_lines.of_area(standings_of_area, office)))


def shortfalls(facts: Facts) -> Iterator[Line]:
    """Yield what is overdue, was finished late, rests or has no end that can be held to."""
    if facts.coordinated:
        yield from coordinated_work.shortfalls(facts)
        return
    late = queries.overdue(facts.standings)
    done_late = [standing.task.id for standing in facts.in_state("done_late")]
    if late:
        head = f"Có {counts.tasks(len(late))} quá hạn, chưa hoàn thành"
        yield from gathered(head, [task_lines.late(one, facts.owner) for one in late])
    else:
        yield text(sentences.nothing_late(len(done_late)))
    held_up = facts.held_up
    head = f"Có {counts.tasks(len(held_up))} chưa thực hiện được do chưa đủ điều kiện, đã qua thời hạn"
    yield from gathered(head, [waiting_lines.held_up(one, facts.owner) for one in held_up])
    if done_late:
        named = counts.numbered(done_late)
        yield text(f"Có {counts.tasks(len(done_late))} hoàn thành nhưng quá hạn ({named}).")
    paused = facts.in_state("paused")
    head = f"Có {counts.tasks(len(paused))} tạm dừng"
    yield from gathered(head, list(map(task_lines.stopped, paused)))
    if ids := [standing.task.id for standing in facts.in_state("no_deadline")]:
        yield text(f"Có {counts.tasks(len(ids))} chưa xác định thời hạn ({counts.numbered(ids)}).")


CONTENTS: Mapping[str, Callable[[Facts], Iterator[Line]]] = {
    "plan": implementation,
    "figures": figures,
    "shortfalls": shortfalls,
    "next": next_steps.following,
    "proposals": next_steps.proposals,
}


def content(name: str, facts: Facts) -> Iterator[Line]:
    """Yield what a section of the outline names: "plan", or the figures of a section, "figures.kiem-tra"."""
    kind, _, section = name.partition(".")
    if not section:
        yield from CONTENTS[kind](facts)
    elif facts.figures:
        yield from figure_annex.of_section(facts.figures, section)
