"""The annex of the periodic report: how each task stands, area by area.

Rows are counted through all areas; a task keeps the number that the report's sentences name it by in
front of its title, since areas are seldom in the order of the plan's numbers.

Read next: `cchc.reports.official.progress` (the report), `cchc.reports.official.task_lines` (its sentences).
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from cchc import citations, sentence_openings
from cchc.reports.document_kinds import PROGRESS
from cchc.reports.official import change_phrases, task_lines, waiting_lines
from cchc.reports.official.annex_heads import annex_title, rows_without_tasks
from cchc.reports.official.official_document import Annex, Table, heading_row, roman
from cchc.reports.wording import counts, phrases
from cchc.reports.wording.heading import office_inside
from cchc.states import DONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.plan import Plan
    from cchc.reports.official.progress_facts import Facts
    from cchc.states import Standing


def build(facts: Facts, caption: str) -> Annex:
    """Return the annex of the tasks that are reported on, captioned so: one's own, or those helped with."""
    which = "các nhiệm vụ phối hợp" if facts.coordinated else "từng nhiệm vụ"
    title = f"Tiến độ thực hiện {which} của Kế hoạch cải cách hành chính năm {facts.plan.head.year}"
    office = office_inside(facts.owner) if facts.owner else ""
    rows = tuple(_rows(facts.plan, facts.standings or facts.coordinated))
    table = Table(PROGRESS.titles, rows or rows_without_tasks(PROGRESS.titles, office))
    return Annex(facts.annex, annex_title(title), caption, table)


def _rows(plan: Plan, standings: Sequence[Standing]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each area that has tasks, and behind it theirs; in the order of the report."""
    places, numbers = count(1), count(1)
    for area in sorted(plan.areas, key=lambda area: area.printed):  # those of part I come before part II
        tasks = [standing for standing in standings if standing.task.area.id == area.id]
        if tasks:
            yield heading_row(roman(next(places)), area.title, PROGRESS.titles)
        for standing in tasks:
            yield _row(str(next(numbers)), standing, change_phrases.mark(plan.head, standing))


def _row(number: str, standing: Standing, changed: str) -> tuple[str, ...]:
    """Return the cells of a task; `changed` is what isn't as it was signed."""
    task, target = standing.task, standing.task.target
    return (
        number,
        f"Số {task.id}: {phrases.marked(task.title, changed)}",
        task.deliverable or (counts.amount(target.quantity, target.unit) if target else ""),
        task.owner.short,
        _begun_large(citations.with_official_days(phrases.due(standing))),
        _begun_large("; ".join(_results(standing))),
        task_lines.judged(standing),
    )


def _results(standing: Standing) -> Iterator[str]:
    """Yield what came of a task: its days, what was reached, the documents that show it, the newest note."""
    task = standing.task
    if standing.state in DONE and task.done_on:
        yield f"hoàn thành ngày {citations.day(task.done_on)}"
    if waited := waiting_lines.waits_for(standing):
        yield f"điều kiện: {waited}"
    if standing.state in task_lines.STOPPED and (told := phrases.stopped(task.stopped)):
        yield f"{task_lines.state_name(standing.state)}{told}"
    if standing.state not in DONE:
        yield from phrases.so_far(standing)
    elif task.target and task.target.achieved is not None:
        yield phrases.reached(task.target)
    if handed := phrases.handed_in(standing):
        yield handed
    yield from phrases.documents(standing)
    if note := standing.latest_note.strip().rstrip(" .;"):
        yield sentence_openings.inside_sentence(note)


def _begun_large(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
