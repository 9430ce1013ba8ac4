"""Days of one task in an order in which things can't have happened.

A pause before the last one ended, a start after the completion. A task is its plain record or the
plan's `Task` (`cchc.task_facts`). Each is a doubt: what is odd may be true, and one day of two may be
the wrong one.

Read next: `cchc.task_times` (which times overlap), `cchc.planfile.warnings` and
`cchc.cli.updating.update_remarks` (who tell of it), `cchc.document_days` (days of documents),
`cchc.past` (what a report of an earlier day makes of these days).
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import labels, task_facts, task_times
from cchc.contradictions import AS_IT_IS, CHECK_DAY, Contradiction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.yamltext.nodes import Path


_HANDED_IN = frozenset({"submitted", "submissions"})


class _Sign(NamedTuple):
    """A day by which work had begun, and what it is called."""

    path: Path
    day: date
    words: str


def find(task: Any) -> Iterator[Contradiction]:  # noqa: ANN401  see the module
    """Yield times of stops, completions and submissions that overlap, and what is dated out of them."""
    times = list(task_times.times(task))
    for later, earlier in task_times.overlaps(task):
        message = f"{_name(task)}: thời gian {later.told} chồng lên thời gian {earlier.told}"
        yield Contradiction(later.path, message, CHECK_DAY)
    signs = list(_signs_of_work(task))
    for path, day, words in [*_starts(task), *(sign for sign in signs if sign.path[0] in _HANDED_IN)]:
        stops = (one for one in times if one.path[0] in {"stops", "stopped"})
        if stop := next((stop for stop in stops if stop.start < day < stop.end), None):
            message = f"{_name(task)}: {words} {labels.day(day)} ở trong thời gian {stop.told}"
            yield Contradiction(path, message, CHECK_DAY)
    yield from _late_starts(task, signs)
    done_on = task_facts.day(task_facts.value(task, "done_on"))
    for path, day, words in signs:
        if path[0] in _HANDED_IN and done_on and done_on < day:
            message = f"{_name(task)}: {words} {labels.day(day)} sau ngày hoàn thành ({labels.day(done_on)})"
            yield Contradiction(path, message, CHECK_DAY)


def _late_starts(task: Any, signs: list[_Sign]) -> Iterator[Contradiction]:  # noqa: ANN401
    """Yield a start later than what shows that the work had begun, and an assignment later than any event."""
    own = task_facts.day(task_facts.value(task, "done_on"))
    finished = [_Sign(("done_on",), own, "ngày hoàn thành")] if own else []
    # A start after the completion that holds is an error of its own.
    behind = {"started_on": signs, "assigned_on": [*_starts(task), *signs, *finished, *_decisions(task)]}
    for field, events in behind.items():
        day = task_facts.day(task_facts.value(task, field))
        first = min(events, key=attrgetter("day"), default=None)
        if day and first and first.day < day:
            named = f"{labels.FIELD[field]} {labels.day(day)} sau {first.words} ({labels.day(first.day)})"
            option = field.replace("_", "-")
            hint = f"ghi nhầm thì sửa: cchc update {task_facts.value(task, 'id')} --{option} NGÀY; {AS_IT_IS}"
            yield Contradiction((field,), f"{_name(task)}: {named}", hint)


def _name(task: Any) -> str:  # noqa: ANN401
    return f"NV {task_facts.value(task, 'id')}"


def _starts(task: Any) -> Iterator[_Sign]:  # noqa: ANN401
    if day := task_facts.day(task_facts.value(task, "started_on")):
        yield _Sign(("started_on",), day, labels.FIELD["started_on"])


def _decisions(task: Any) -> Iterator[_Sign]:  # noqa: ANN401
    """Yield the days on which a task was stopped, given up or extended, which nobody does to one to come."""
    for time in task_times.times(task):
        if time.path[0] in {"stops", "stopped"}:
            yield _Sign(time.path, time.start, f"ngày {labels.FIELD['stopped']}")
    for index, extension in enumerate(task_facts.items(task, "extensions")):
        if day := task_facts.day(task_facts.value(extension, "date")):
            yield _Sign(("extensions", index, "date"), day, f"ngày {labels.FIELD['extensions']}")


def _signs_of_work(task: Any) -> Iterator[_Sign]:  # noqa: ANN401
    """Yield the days, but for that of the start, by which work had begun."""
    submitted, target = task_facts.value(task, "submitted"), task_facts.value(task, "target")
    if day := task_facts.day(task_facts.value(submitted, "date")):
        yield _Sign(("submitted", "date"), day, "ngày trình")
    for index, submission in enumerate(task_facts.items(task, "submissions")):
        if day := task_facts.day(task_facts.value(submission, "date")):
            yield _Sign(("submissions", index, "date"), day, "ngày trình")
    if task_facts.number(task_facts.value(task, "progress")) and (
        day := task_facts.day(task_facts.value(task, "progress_on"))
    ):
        yield _Sign(("progress_on",), day, labels.FIELD["progress_on"])
    if task_facts.number(task_facts.value(target, "achieved")) and (
        day := task_facts.day(task_facts.value(target, "achieved_on"))
    ):
        yield _Sign(("target", "achieved_on"), day, labels.FIELD["achieved_on"])
    for index, reopening in enumerate(task_facts.items(task, "reopenings")):
        if day := task_facts.day(task_facts.value(reopening, "done_on")):
            yield _Sign(("reopenings", index, "done_on"), day, "ngày đã ghi hoàn thành")
