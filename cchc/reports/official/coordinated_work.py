"""What the report of an office that leads nothing says of the tasks that it helps others with.

Which tasks these are, who leads each, how it stands: the work, its papers and its deadlines are the
leading office's to report on, so nothing is asked of superiors here and no room is left for evidence.

Read next: `cchc.reports.official.progress_contents` (the report), `cchc.reports.official.next_steps` (what
is to come), `cchc.reports.official.task_lines` (one task).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, queries, sentence_openings
from cchc.reports.official import task_lines
from cchc.reports.official.official_document import dashed, text, with_list_marks
from cchc.reports.official.progress_lists import gathered
from cchc.reports.wording import area_phrases, counts, heading, phrases, sentences
from cchc.states import DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.reports.official.official_document import Line
    from cchc.reports.official.progress_facts import Facts
    from cchc.states import Standing

_WITHOUT_END = frozenset({"ongoing", "no_deadline"})  # the state says it


def standing(facts: Facts) -> Iterator[Line]:
    """Yield how many tasks an office helps with and how they stand, then each of them."""
    if not facts.owner or not facts.coordinated:
        return
    items = [_item(one) for one in facts.coordinated]
    if len(items) == 1:
        yield from gathered(f"{facts.owner.name} phối hợp thực hiện {counts.tasks(1)}", items)
        return
    yield text(area_phrases.of_coordinated(facts.owner.name, facts.coordinated))
    yield text(f"Các nhiệm vụ phối hợp (chi tiết tại {facts.annex} kèm theo) gồm:")
    yield from dashed(with_list_marks(items))


def _item(one: Standing) -> str:
    """Return a task with who leads it, its deadline, how it stands and what was reached."""
    task = one.task
    until = "" if one.state in _WITHOUT_END else phrases.in_force(one)
    told = [f"{heading.short_inside(task.owner)} chủ trì", until]
    told.append(_judged(one))
    told += [] if one.state in DONE else phrases.so_far(one)
    told.append(phrases.handed_in(one))
    return f"Nhiệm vụ {phrases.of_number(one)} ({'; '.join(filter(None, told))})"


def _judged(one: Standing) -> str:
    """Return a task's state for inside a bracket: done with its day, stopped with its document and why."""
    judged, done_on = task_lines.judged(one), one.task.done_on
    if one.state in DONE and done_on:
        return f"hoàn thành ngày {citations.day(done_on)}, {judged.removeprefix('Hoàn thành ')}"
    why = phrases.stopped(one.task.stopped) if one.state in task_lines.STOPPED else ""
    return f"{sentence_openings.inside_sentence(judged)}{why}"


def shortfalls(facts: Facts) -> Iterator[Line]:
    """Yield which of the tasks that an office helps with are overdue, or that none is."""
    late = queries.overdue(facts.coordinated)
    if late:
        head = f"Có {counts.tasks(len(late))} phối hợp quá hạn, chưa hoàn thành"
        yield from gathered(head, [task_lines.late(one, facts.owner) for one in late])
    else:
        done_late = sum(one.state == "done_late" for one in facts.coordinated)
        yield text(sentences.nothing_late(done_late))
