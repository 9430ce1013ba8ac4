"""What a commit of a plan says: what changed since the last one, each change one line.

Knows bytes and changes, not git. Read next: `cchc.history.file_updates` (who commits), `cchc.change_words`.
"""

from __future__ import annotations

import re
from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING

from cchc.change_words import commit_line, sentence, worth_telling
from cchc.changes import Change, compare
from cchc.characters import one_line
from cchc.errors import TextError
from cchc.planfile.fast import door

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.changes import PlainRecord

FIRST = "Ghi kế hoạch vào lịch sử lần đầu"
FILES = "Ghi tệp minh chứng của kế hoạch vào lịch sử"
PERIODS = "Ghi nội dung báo cáo của kỳ vào lịch sử"
_EARLIER = {text.replace(" lịch sử", " git") for text in (FIRST, FILES, PERIODS)}  # until the end of 2026
_NOTHING = "Cập nhật kế hoạch"
_SUBJECT = 100  # characters of a commit's first line, but for one that a person words
_OTHERS = r" \(và \d+ thay đổi khác\)$"


def all_changes(committed: bytes | None, saved: bytes, own: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return what the commit will hold, each value once: what this update changed, then earlier edits.

    A value that was changed before, too, but not committed, is told from the last commit on: only that
    is what the commit's difference says.
    """
    versions = _data(committed or b"", saved)
    if versions is None:
        return own
    return tuple(sorted(compare(*versions), key=lambda change: _place_among(own, change)))


def changes_by_merge(committed: bytes, saved: bytes) -> tuple[Change, ...]:
    """Return what a merge takes over, of each task under the number that the merge gave it."""
    from cchc import renumbering  # noqa: PLC0415  hardly ever needed

    versions = _data(committed, saved)
    if versions is None:
        return ()
    old, new = versions
    return compare(renumbering.renumbered(old, renumbering.since(old, new).ours), new)


def _data(committed: bytes, saved: bytes) -> tuple[PlainRecord, PlainRecord] | None:
    """Return the data of two versions; None where one is none, or says nothing."""
    reader = door.version_reader()
    try:
        old, new = reader.read(committed), reader.read(saved)
    except TextError:
        return None
    return (old, new) if isinstance(old, dict) and isinstance(new, dict) and old else None


def _place_among(own: tuple[Change, ...], change: Change) -> int:
    """Return which of an update's changes is of the same field as another change; behind all if none is."""
    places = (place for place, one in enumerate(own) if _is_of_one_field(one, change))
    return next(places, len(own))


def _is_of_one_field(one: Change, other: Change) -> bool:
    """Whether one of two changes has the other's field, or its whole record, in it."""
    return one.record == other.record and all(map(eq, _field(one), _field(other)))


def _field(change: Change) -> Iterator[str | int]:
    """Yield the path to the field or list; an item of it may have had another index."""
    return takewhile(lambda step: isinstance(step, str), change.path)


def summary(changes: tuple[Change, ...]) -> str:
    """Return changes in one line: the first one, and how many others there are."""
    lines = [one_line(sentence(change)) for change in worth_telling(changes)]
    others = f" (và {len(lines) - 1} thay đổi khác)" if len(lines) > 1 else ""
    return f"{_cut(lines[0])}{others}" if lines else ""


def message(changes: tuple[Change, ...], subject: str = "") -> str:
    """Return the message of a commit: its subject one change, its body all of them when there are more.

    Under the subject that a person gives stand all changes.

    A change is one line whatever its texts hold: none of them begins a trailer, a comment or a cut.

    >>> message((Change("task:4", ("status",), "not_started", "in_progress"),))
    'NV 4: trạng thái chưa thực hiện → đang thực hiện'
    """
    lines = [one_line(commit_line(change)) for change in worth_telling(changes)]
    if subject:
        return "\n".join([one_line(subject), *([""] if lines else []), *(f"- {line}" for line in lines)])
    lines = lines or [_NOTHING]
    subject = _cut(lines[0])
    if len(lines) > 1:
        subject = f"{subject} (và {len(lines) - 1} thay đổi khác)"
    return subject if subject == lines[0] else "\n".join([subject, "", *(f"- {line}" for line in lines)])


def words_of_person(subject: str, changes: tuple[Change, ...]) -> str:
    """Return the subject of a commit that made some changes, empty when `message` makes it of these.

    >>> started = Change("task:4", ("status",), "not_started", "in_progress")
    >>> words_of_person("NV 4: trạng thái chưa thực hiện → đang thực hiện", (started,))
    ''
    >>> words_of_person("Chốt số liệu quý I", (started,))
    'Chốt số liệu quý I'
    """
    first = re.sub(_OTHERS, "", subject)
    if first in {FIRST, FILES, PERIODS, _NOTHING, *_EARLIER} or any(
        _cut(one_line(commit_line(one))) == first for one in changes
    ):
        return ""
    return subject


def _cut(line: str) -> str:
    return line if len(line) <= _SUBJECT else f"{line[: _SUBJECT - 1]}…"
