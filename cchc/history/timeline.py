"""The changes that commands made to a plan and to the files of its reporting periods, as they came.

Read next: `cchc.history.journal` (where they are kept), `cchc.cli.commands.undo` (who takes them back).
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, NamedTuple

from cchc.history import journal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cchc.history.journal import RecordedChange


class FileChange(NamedTuple):
    """A change of the plan, or of the file of a `period`."""

    period: str
    change: RecordedChange


def load(cache_folder: Path, plan: Path) -> Iterator[FileChange]:
    """Yield what is known of the changes of a plan and its periods, newest first; `plan` is its real path."""
    files = ("", *journal.periods(cache_folder, plan))
    return heapq.merge(
        *(_of(cache_folder, plan, period) for period in files),
        key=lambda one: one.change.moment,
        reverse=True,
    )


def _of(cache_folder: Path, plan: Path, period: str) -> Iterator[FileChange]:
    return (FileChange(period, change) for change in journal.load(cache_folder, plan, period))


class Effect(NamedTuple):
    """A change that comes to nothing when the last ones are taken back, or is in force again.

    `undone_at` is when the latter was undone, as `RecordedChange.moment`; None for the former.
    """

    change: RecordedChange
    undone_at: str | None = None


def effects(changes: Iterable[FileChange], count: int) -> Iterator[Effect]:
    """Yield what taking back the last `count` changes, newest first, comes to.

    A change and its undoing, both among them, come to nothing and are left out.

    >>> from cchc.history.journal import RecordedChange
    >>> first, last = (RecordedChange(b"", b"", sentence=words) for words in ("first", "last"))
    >>> known = [FileChange("", one) for one in (RecordedChange(b"", b"", "9:00", undone=1), last, first)]
    >>> [[(one.change.sentence, one.undone_at) for one in effects(known, count)] for count in (1, 2, 3)]
    [[('last', '9:00')], [], [('first', None)]]
    """
    undoings: dict[str, RecordedChange] = {}
    skipped: dict[str, int] = {}
    for at, (period, change) in enumerate(changes):
        if at >= count and not any(skipped.values()):
            return
        if skipped.get(period):
            skipped[period] -= 1
            if at >= count:
                yield Effect(change, undoings[period].moment)
        elif at < count and change.undone:
            undoings[period], skipped[period] = change, change.undone
        elif at < count:
            yield Effect(change)
    for period in filter(skipped.get, skipped):  # what was undone isn't known any more
        yield Effect(undoings[period], undoings[period].moment)


def going_on(changes: Iterable[FileChange]) -> int:
    """Return how many changes, newest first, must be taken back to take back one that is in force.

    A change that was undone isn't, nor is the undoing itself; 0 when none is.

    >>> from cchc.history.journal import RecordedChange
    >>> done, undone = RecordedChange(b"", b""), RecordedChange(b"", b"", undone=1)
    >>> going_on([FileChange("", undone), FileChange("", done), FileChange("", done)])
    3
    >>> going_on([FileChange("q3", undone), FileChange("", done), FileChange("q3", done)])  # each file's own
    3
    """
    skipped: dict[str, int] = {}
    is_found = False
    for count, (period, change) in enumerate(changes, start=1):
        if skipped.get(period):
            skipped[period] -= 1
        elif change.undone:
            skipped[period] = change.undone
        else:
            is_found = True
        if is_found and not any(skipped.values()):
            return count
    return 0
