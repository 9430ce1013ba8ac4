"""What commands made of a plan file, kept for `cchc undo` alone: the bytes before and after each change.

One file for each plan in the user's cache folder, named by a hash of the plan's real path, and one for
each reporting period's file beside it, with the period's name behind that: a checksum
in the first line, a header of JSON in the second, then pieces of bytes, last the text that the last
change left. That alone is whole: every older text is kept as the piece in which it differs from the
next one, so that fifty changes of a plan take little more room than the plan. What came in between (an
edit by hand, a checkout) is such a piece, too. The oldest changes go first.

A journal that is broken, foreign or can't be written is no error: it knows of nothing, and begins anew.
The audit trail is git's history; nothing is told from here.

Knows bytes and paths, not plans. Read next: `cchc.history.timeline` (the changes of all files of a plan),
`cchc.history.undoing` (what is made of it), `cchc.history.file_updates` and
`cchc.cli.filling.period_writing` (who add to it).
"""

from __future__ import annotations

import json
import os
import re
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, NamedTuple
from urllib.parse import quote, unquote

from cchc import cache_files, disk
from cchc.cache_files import BROKEN
from cchc.history import pieces
from cchc.history.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_CHANGES = 50
MAX_PIECES = 4_000_000  # bytes of all pieces of a journal; the last change is kept whatever its size
MAX_JOURNALS = 128
_VERSION = 1
_PACKED = b"z"  # stands before the last text where it is compressed
_FOLDER = "undo"
_NAME = r"[0-9a-f]{40}(\..+)?"  # how `_file` names a journal
_COMPRESSED_UP_TO = 1 << 20  # bytes; more take longer to compress than to write
_MAX_HEADER = 1 << 20


class RecordedChange(NamedTuple):
    """A change that a command made: the whole file before and after it, empty where there is none.

    `moment` is when, as `2026-11-28T15:02:30.000001`, `sentence` what changed, in a line. `is_committed`
    says that it became a commit, `undone` how many changes it took back, if it was `cchc undo` that made it.
    """

    before: bytes
    after: bytes
    moment: str = ""
    sentence: str = ""
    is_committed: bool = False
    undone: int = 0


class _Entry(NamedTuple):
    """A change as it is kept: `before` of the text after it, and `gap`, the last change's text of `before`.

    `gap` is None where nothing came between the two changes.
    """

    labels: tuple[str, str, bool, int]
    before: Piece
    gap: Piece | None


class _Journal(NamedTuple):
    """The changes, oldest first, and the last text: its fingerprint and where it begins."""

    entries: list[_Entry]
    latest: str
    latest_at: int


def load(cache_folder: Path, plan: Path, period: str = "") -> Iterator[RecordedChange]:
    """Yield what is known of the changes of a plan, or of a period's file beside it, newest first.

    `plan` is the plan's real path.
    """
    with suppress(*BROKEN, pieces.BROKEN):
        with _file(cache_folder, plan, period).open("rb") as file:
            journal = _read(file)
            after = _latest(file, journal)
        for entry in reversed(journal.entries):
            before = pieces.restored(after, entry.before)
            yield RecordedChange(before, after, *entry.labels)
            after = before if entry.gap is None else pieces.restored(before, entry.gap)


def periods(cache_folder: Path, plan: Path) -> list[str]:
    """Return the periods whose files beside a plan were changed."""
    with suppress(*BROKEN):
        own = _file(cache_folder, plan, "")
        starts = f"{own.name}."
        return sorted(
            unquote(path.name.removeprefix(starts))
            for path in own.parent.iterdir()
            if path.name.startswith(starts)
        )
    return []


def add(cache_folder: Path, plan: Path, change: RecordedChange, period: str = "") -> bytes | None:
    """Add a change of a plan, or of a period's file beside it; where that can't be done nothing happens.

    Return the text that the change before left, where something else came in between.
    """
    left = None
    with suppress(*BROKEN, pieces.BROKEN):
        path = _file(cache_folder, plan, period)
        entries, gap = _earlier(path, change.before)
        left = pieces.restored(change.before, gap) if gap else None
        labels = change.moment, change.sentence, change.is_committed, change.undone
        entries.append(_Entry(labels, pieces.between(change.after, change.before), gap))
        _write(path, _newest(entries), change.after)
        if len(entries) == 1:
            _delete_oldest(path.parent)
    return left


def _earlier(path: Path, before: bytes) -> tuple[list[_Entry], Piece | None]:
    """Return the changes that were recorded, and what came since them."""
    with suppress(*BROKEN, pieces.BROKEN), path.open("rb") as file:
        journal = _read(file)
        if journal.latest == pieces.fingerprint(before):
            return journal.entries, None
        return journal.entries, pieces.between(before, _latest(file, journal))
    return [], None


def _newest(entries: list[_Entry]) -> list[_Entry]:
    """Return the newest changes that there is room for, one at least."""
    room, first = MAX_PIECES, len(entries)
    for entry in reversed(entries[-MAX_CHANGES:]):
        room -= len(entry.before.packed) + (len(entry.gap.packed) if entry.gap else 0)
        if room < 0 and first < len(entries):
            break
        first -= 1
    return entries[first:]


def _file(cache_folder: Path, plan: Path, period: str) -> Path:
    """Return where a journal lies. Raises PermissionError where others may write, or it is a link."""
    folder = cache_folder / _FOLDER
    name = os.path.normcase(os.path.realpath(plan))
    path = folder / disk.digest(name.encode("utf-8", "surrogatepass"))
    path = path.with_name(f"{path.name}.{quote(period, safe='')}") if period else path
    if not disk.is_private(folder) or (os.path.lexists(path) and not stat.S_ISREG(path.lstat().st_mode)):
        raise PermissionError(path)
    return path


def _read(file: BinaryIO) -> _Journal:
    """Return a journal without its last text; raises BROKEN or pieces.BROKEN when it isn't whole."""
    checksum, header = file.readline(_MAX_HEADER), file.readline(_MAX_HEADER)
    values = json.loads(header)
    kept = file.read(values["pieces"])
    if values["version"] != _VERSION or checksum != _checksum(header, kept):
        raise ValueError(file)
    at, entries = 0, []
    for labels, *places in values["entries"]:
        found: list[Piece | None] = []
        for place in places:
            start, end, size = place or (0, 0, 0)
            found.append(Piece(start, end, kept[at : at + size]) if place else None)
            at += size
        before, gap = found
        entries.append(_Entry(tuple(labels), before or Piece(0, 0, b""), gap))
    return _Journal(entries, values["latest"], len(checksum) + len(header) + len(kept))


def _checksum(header: bytes, kept: bytes) -> bytes:
    return disk.digest(header + kept).encode() + b"\n"


def _latest(file: BinaryIO, journal: _Journal) -> bytes:
    """Return the text that the last change left; raises as `_read` does when it isn't there whole."""
    file.seek(journal.latest_at)
    is_packed = file.read(1) == _PACKED
    latest = pieces.unpack(file.read()) if is_packed else file.read()
    if pieces.fingerprint(latest) != journal.latest:
        raise ValueError(journal.latest)
    return latest


def _write(path: Path, entries: list[_Entry], latest: bytes) -> None:
    """Write a journal in one step, readable by its owner alone."""

    def place(piece: Piece | None) -> tuple[int, int, int] | None:
        return (piece.start, piece.end, len(piece.packed)) if piece else None

    places = [(entry.labels, place(entry.before), place(entry.gap)) for entry in entries]
    kept = b"".join(piece.packed for entry in entries for piece in (entry.before, entry.gap) if piece)
    values = {
        "version": _VERSION,
        "latest": pieces.fingerprint(latest),
        "pieces": len(kept),
        "entries": places,
    }
    header = json.dumps(values, separators=(",", ":")).encode() + b"\n"
    text = (_PACKED, pieces.pack(latest)) if len(latest) <= _COMPRESSED_UP_TO else (b"-", latest)

    def write(waiting: Path, _: bytes) -> None:
        with waiting.open("wb") as file:
            file.writelines((_checksum(header, kept), header, kept, *text))

    for folder in (path.parent.parent, path.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    disk.write_atomic(path, b"", write=write)


def _delete_oldest(folder: Path) -> None:
    """Delete the journals of the plans that were changed longest ago, and what a killed run left."""
    name = re.compile(_NAME)
    journals = []
    for path in folder.iterdir():
        if name.fullmatch(path.name):
            journals.append((path.lstat().st_mtime, path))
        elif cache_files.is_left_over(path, name):
            path.unlink(missing_ok=True)
    for _, path in sorted(journals, reverse=True)[MAX_JOURNALS:]:
        path.unlink(missing_ok=True)
