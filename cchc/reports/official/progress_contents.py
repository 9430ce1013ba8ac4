"""What the plan says in each section of the periodic report: sentences of many tasks, lists of single ones.

A list of one is a sentence. Which sections there are stands in `outline`; how many tasks are said in a
sentence in `cchc.reports.wording.situations`; how one is in `task_lines`.

Read next: `cchc.reports.official.progress` (the document).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import citations, period_changes, queries, reporting, sentence_openings
from cchc.reports.official import change_phrases, figure_annex, plan_changes, task_lines, waiting_lines
from cchc.reports.official.annex_heads import annex_label
from cchc.reports.official.official_document import dashed, text, with_list_marks
from cchc.reports.wording import area_phrases, comparison, counts, sentences, situations
from cchc.reports.wording.heading import committee, office_inside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from cchc.figures import PeriodFigures
    from cchc.owners import Owner
    from cchc.plan import Plan, ReportingPeriod
    from cchc.reports.official.official_document import Line
    from cchc.reports.official.plan_changes import TaskChange
    from cchc.states import Standing
    from cchc.task import Area

_SHOWN = 7  # tasks of the next period, our choice; more of them are read in the annex


class Facts(NamedTuple):
    """What the report says something of: the plan, the day, the tasks and the period that are asked for.

    `owner` is the office whose tasks these are, `who` reports. `figures` are those that the province asks
    for, None where it asks for none. `changes` are what changed the tasks until the day.
    """

    plan: Plan
    day: date
    standings: tuple[Standing, ...]
    owner: Owner | None
    period: ReportingPeriod | None
    who: str
    figures: PeriodFigures | None = None
    changes: tuple[TaskChange, ...] = ()

    @property
    def annex(self) -> str:
        """What the annex of the tasks is called."""
        return annex_label(1, self._annexes)

    @property
    def annex_of_changes(self) -> str:
        """What the annex of the changes is called: the last one."""
        return annex_label(self._annexes, self._annexes)

    @property
    def _annexes(self) -> int:
        return 1 + bool(self.figures) + bool(self.changes)

    def in_state(self, state: str) -> list[Standing]:
        """Return the tasks that are in a state."""
        return [standing for standing in self.standings if standing.state == state]


def _gathered(head: str, items: Sequence[str]) -> Iterator[Line]:
    """Yield a head with its items as a list; its only one in its sentence, behind a comma if that has one."""
    if items:
        only = f"{head}{',' if ',' in head else ''} là"
        yield from _under(only if len(items) == 1 else f"{head}, gồm:", items)


def _under(head: str, items: Sequence[str]) -> Iterator[Line]:
    """Yield a head that is worded for its items, with them: one goes on in its sentence."""
    if len(items) == 1:
        yield text(f"{head} {sentence_openings.inside_sentence(items[0]).rstrip(' .;')}.")
    else:
        yield text(head)
        yield from dashed(with_list_marks(items))


def plan(facts: Facts) -> Iterator[Line]:
    """Yield how far the plan's work is, how its tasks stand, and what is left out of the rate."""
    owner, standings = facts.owner, facts.standings
    counted = queries.tally(standings)
    yield text(situations.whole(counted, office_inside(owner) if owner else ""))
    yield from _changes(facts)
    if not standings:
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
    yield from _gathered(head, [task_lines.stopped(standing) for standing in cancelled])
    for area in facts.plan.areas:
        if not area.printed and (owner is None or any(one.task.area == area for one in standings)):
            yield from of_area(area, facts)


def _compared(facts: Facts) -> str:
    """Return what changed since the period before, nothing of a report without a period or of the first."""
    before = reporting.before(facts.plan, facts.period) if facts.period else None
    if before is None:
        return ""
    changed = period_changes.between(facts.plan, before.end, facts.day, facts.owner)
    return comparison.sentence(changed, sentence_openings.inside_sentence(before.title))


def _changes(facts: Facts) -> Iterator[Line]:
    """Yield which documents changed the tasks, and what they came to in all."""
    told = change_phrases.told(plan_changes.until(facts.plan, facts.day), facts.owner)
    added = sum(standing.task.assigned_on is not None for standing in facts.standings)
    total = len(facts.standings)
    grown = (
        f", tổng số nhiệm vụ tăng từ {counts.count(total - added)} lên {counts.count(total)}" if added else ""
    )
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
    of_area = [standing for standing in standings if standing.task.area == area]
    yield text(area_phrases.of_area(area.short, of_area))
    yield from dashed(with_list_marks(task_lines.of_area(of_area, office)))


def shortfalls(facts: Facts) -> Iterator[Line]:
    """Yield what is overdue, was finished late, rests or has no end that can be held to."""
    late = queries.overdue(facts.standings)
    done_late = [standing.task.id for standing in facts.in_state("done_late")]
    if late:
        head = f"Có {counts.tasks(len(late))} quá hạn, chưa hoàn thành"
        yield from _gathered(head, [task_lines.late(one, facts.owner) for one in late])
    else:
        yield text(sentences.nothing_late(len(done_late)))
    held_up = _held_up(facts)
    head = f"Có {counts.tasks(len(held_up))} chưa thực hiện được do chưa đủ điều kiện, đã qua thời hạn"
    yield from _gathered(head, [waiting_lines.held_up(one, facts.owner) for one in held_up])
    if done_late:
        named = counts.numbered(done_late)
        yield text(f"Có {counts.tasks(len(done_late))} hoàn thành nhưng quá hạn ({named}).")
    paused = facts.in_state("paused")
    head = f"Có {counts.tasks(len(paused))} tạm dừng"
    yield from _gathered(head, list(map(task_lines.stopped, paused)))
    if ids := [standing.task.id for standing in facts.in_state("no_deadline")]:
        yield text(f"Có {counts.tasks(len(ids))} chưa xác định thời hạn ({counts.numbered(ids)}).")


def following(facts: Facts) -> Iterator[Line]:
    """Yield what is left to do until the end of the next period: first what is late, then what comes."""
    late = queries.overdue(facts.standings)
    head = f"{_what_is_done_of(late)} {counts.tasks(len(late))} quá hạn"
    yield from _gathered(head, [task_lines.pressed(one, facts.owner) for one in late])
    yield from _own_deadlines(facts)
    held_up = _held_up(facts)
    head = f"Thực hiện ngay khi đủ điều kiện {counts.tasks(len(held_up))} đã qua thời hạn"
    yield from _gathered(head, [waiting_lines.to_begin(one, facts.owner) for one in held_up])
    title, until = reporting.next_period(facts.plan, facts.day, facts.period)
    coming = queries.coming(facts.standings, (until - facts.day).days)
    until = max((standing.end for standing in coming if standing.end), default=until)
    shown = [task_lines.coming(standing, facts.owner) for standing in coming[:_SHOWN]]
    said = situations.next_period(title, citations.day(until), len(coming), len(shown), facts.annex)
    yield from _under(said, shown) if shown else [text(said)]
    if ids := [standing.task.id for standing in facts.in_state("ongoing")]:
        yield text(f"Duy trì thực hiện {counts.tasks(len(ids))} thường xuyên ({counts.numbered(ids)}).")


def _what_is_done_of(late: Sequence[Standing]) -> str:
    """Return what late tasks need: to be finished, or approved where they were handed in.

    They are counted together: of several days on which a task was handed in, the file keeps the last alone,
    and the count of a past day must stay what it was.
    """
    submitted = [one.is_submitted for one in late]
    if late and all(submitted):
        return "Theo dõi, đôn đốc phê duyệt"
    return "Tập trung hoàn thành, đôn đốc phê duyệt" if any(submitted) else "Tập trung hoàn thành"


def _own_deadlines(facts: Facts) -> Iterator[Line]:
    """Yield what the commune decides itself on deadlines: of its own plan nobody above it is asked."""
    own = [one for one in facts.standings if not _is_for_others(one, facts)]
    moved = [words for standing in own for words in waiting_lines.moved(standing)]
    number = sum(bool(waiting_lines.moved(standing)) for standing in own)
    head = f"Xem xét, quyết định đề xuất điều chỉnh thời hạn của {counts.tasks(number)}"
    yield from _gathered(head, [f"{words[0].upper()}{words[1:]}" for words in moved])
    if ids := [standing.task.id for standing in own if standing.state == "no_deadline"]:
        yield text(f"Xác định thời hạn hoàn thành của {counts.numbered(ids)}.")


def _is_for_others(standing: Standing, facts: Facts) -> bool:
    """Whether somebody else than who reports decides on a task's deadline."""
    return facts.owner is not None or waiting_lines.is_given_from_above(standing, facts.plan.head)


def _held_up(facts: Facts) -> list[Standing]:
    return sorted((one for one in facts.standings if one.is_held_up), key=queries.by_due)


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


CONTENTS: Mapping[str, Callable[[Facts], Iterator[Line]]] = {
    "plan": plan,
    "figures": figures,
    "shortfalls": shortfalls,
    "next": following,
    "proposals": proposals,
}


def content(name: str, facts: Facts) -> Iterator[Line]:
    """Yield what a section of the outline names: "plan", or the figures of a section, "figures.kiem-tra"."""
    kind, _, section = name.partition(".")
    if not section:
        yield from CONTENTS[kind](facts)
    elif facts.figures:
        yield from figure_annex.of_section(facts.figures, section)
