"""Times in which a task was stopped, finished or handed in, and which of them overlap.

A task is its plain record or the plan's `Task` (`cchc.task_facts`).

Read next: `cchc.chronology` and `cchc.rival_entries` (who ask).
"""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import labels, task_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.yamltext.nodes import Path


class Time(NamedTuple):
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


def overlaps(task: Any) -> Iterator[tuple[Time, Time]]:  # noqa: ANN401  see the module
    """Yield pairs that overlap, of stops and completions or of submissions; the later entry comes first."""
    yield from _overlaps(list(times(task)))
    yield from _overlaps(list(_submissions(task)))


def times(task: Any) -> Iterator[Time]:  # noqa: ANN401
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


def _submissions(task: Any) -> Iterator[Time]:  # noqa: ANN401
    """Yield the times in which a task was handed in; it may rest, or be finished, meanwhile."""
    for index, one in enumerate(task_facts.items(task, "submissions")):
        yield from _time(("submissions", index, "date"), one, ("date", "until"), "chờ duyệt")
    yield from _time(("submitted", "date"), task_facts.value(task, "submitted"), ("date", ""), "chờ duyệt")


def _time(path: Path, record: Any, fields: tuple[str, str], words: str) -> Iterator[Time]:  # noqa: ANN401
    start, end = (task_facts.day(task_facts.value(record, field)) for field in fields)
    if start and (end or not fields[1]):
        yield Time(path, start, end or date.max, words)


def _overlaps(times: list[Time]) -> Iterator[tuple[Time, Time]]:
    """Yield pairs of times that overlap; the first of a pair is the one recorded later."""
    order = {one: place for place, one in enumerate(times)}
    longest: Time | None = None
    for one in sorted(times, key=attrgetter("start", "end")):
        if longest and one.start < longest.end and one.start < one.end:
            earlier, later = sorted((one, longest), key=order.__getitem__)
            yield later, earlier
        if longest is None or one.end > longest.end:
            longest = one
