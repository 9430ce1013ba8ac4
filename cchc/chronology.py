"""Days of one task in an order in which things can't have happened.

A pause before the last one ended, a start after the completion. A task is its plain record or the
plan's `Task` (`cchc.task_facts`). Each is a doubt: what is odd may be true, and one day of two may be
the wrong one.

Read next: `cchc.planfile.warnings` and `cchc.cli.updating.update_remarks` (who tell of it),
`cchc.document_days` (days of documents), `cchc.past` (what a report of an earlier day makes of these
days).
"""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import labels, task_facts
from cchc.contradictions import AS_IT_IS, CHECK_DAY, Contradiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.yamltext.nodes import Path


_HANDED_IN = frozenset({"submitted", "submissions"})


class _Time(NamedTuple):
    """A time in which a task was stopped or finished, up to the day before `end`."""

    path: Path
    start: date
    end: date
    words: str

    @property
    def told(self) -> str:
        """What the time is called, with its days."""
        until = "" if self.end == date.max else f" đến trước ngày {labels.day(self.end)}"
        return f"{self.words} từ ngày {labels.day(self.start)}{until}"


class _Sign(NamedTuple):
    """A day by which work had begun, and what it is called."""

    path: Path
    day: date
    words: str


def find(task: Any) -> Iterator[Contradiction]:  # noqa: ANN401  see the module
    """Yield times of stops, completions and submissions that overlap, and what is dated out of them."""
    times = list(_times(task))
    for later, earlier in (*_overlaps(times), *_overlaps(list(_submissions(task)))):
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


def _times(task: Any) -> Iterator[_Time]:  # noqa: ANN401
    """Yield the times in which a task was finished or stopped, those that go on last."""
    finished, is_done = "đã hoàn thành", task_facts.status(task) == "done"
    for index, one in enumerate(task_facts.items(task, "reopenings")):
        yield from _time(("reopenings", index, "date"), one, ("done_on", "date"), finished)
    for index, one in enumerate(task_facts.items(task, "stops")):
        words = labels.STATUS.get(task_facts.status(one), "dừng").lower()
        yield from _time(("stops", index, "date"), one, ("date", "until"), words)
    if is_done:
        yield from _time(("done_on",), task, ("done_on", ""), finished)
    if task_facts.status(task) in {"paused", "cancelled"}:
        words = labels.STATUS[task_facts.status(task)].lower()
        stopped = task_facts.value(task, "stopped")
        yield from _time(("stopped", "date"), stopped, ("date", ""), words)


def _submissions(task: Any) -> Iterator[_Time]:  # noqa: ANN401
    """Yield the times in which a task was handed in; it may rest, or be finished, meanwhile."""
    for index, one in enumerate(task_facts.items(task, "submissions")):
        yield from _time(("submissions", index, "date"), one, ("date", "until"), "chờ duyệt")
    yield from _time(("submitted", "date"), task_facts.value(task, "submitted"), ("date", ""), "chờ duyệt")


def _time(path: Path, record: Any, fields: tuple[str, str], words: str) -> Iterator[_Time]:  # noqa: ANN401
    start, end = (task_facts.day(task_facts.value(record, field)) for field in fields)
    if start and (end or not fields[1]):
        yield _Time(path, start, end or date.max, words)


def _overlaps(times: list[_Time]) -> Iterator[tuple[_Time, _Time]]:
    """Yield pairs of times that overlap; the first of a pair is the one recorded later."""
    order = {one: place for place, one in enumerate(times)}
    longest: _Time | None = None
    for one in sorted(times, key=attrgetter("start", "end")):
        if longest and one.start < longest.end and one.start < one.end:
            earlier, later = sorted((one, longest), key=order.__getitem__)
            yield later, earlier
        if longest is None or one.end > longest.end:
            longest = one


def _starts(task: Any) -> Iterator[_Sign]:  # noqa: ANN401
    if day := task_facts.day(task_facts.value(task, "started_on")):
        yield _Sign(("started_on",), day, labels.FIELD["started_on"])


def _decisions(task: Any) -> Iterator[_Sign]:  # noqa: ANN401
    """Yield the days on which a task was stopped, given up or extended, which nobody does to one to come."""
    for time in _times(task):
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
