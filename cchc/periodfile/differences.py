"""What differs between two texts of a period's file, and such a difference taken back.

An entry is a text with its path: `figures`, `tin-bai`; or a kind of document, an office and a blank. One
without words is none, as everywhere in the file. Knows no disk and no undo.

Read next: `cchc.periodfile.document` (the file), `cchc.cli.filling.period_undo` (who takes back).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.periodfile import document
from cchc.periodfile.period_files import FIRST_KEY
from cchc.yamltext.operations import Add, Remove, Set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cchc.periodfile.document import PeriodDocument
    from cchc.yamltext.nodes import Path, Plain
    from cchc.yamltext.operations import Edit

Keys = tuple[str, ...]


class Difference(NamedTuple):
    """An entry before and after; None where there is none."""

    path: Keys
    before: str | None
    after: str | None


class EntryConflict(NamedTuple):
    """An entry as a command left it, as it is now, and as it was before the command."""

    path: Keys
    written: str | None
    now: str | None
    before: str | None


class ConflictError(Exception):
    """Entries that were changed again since what is taken back."""

    def __init__(self, conflicts: Sequence[EntryConflict]) -> None:
        super().__init__(conflicts)
        self.conflicts = tuple(conflicts)


def between(before: PeriodDocument, after: PeriodDocument) -> list[Difference]:
    """Return what differs, in the order of the text after, what is gone at the end."""
    old, new = (dict(entries(one.plain)) for one in (before, after))
    return [
        Difference(path, old.get(path), new.get(path))
        for path in dict.fromkeys((*new, *old))
        if old.get(path) != new.get(path)
    ]


def take_back(now: PeriodDocument, after: PeriodDocument, before: PeriodDocument) -> bytes:
    """Return the bytes of a file as it is now without what led from `before` to `after`.

    Entries that differ alone are edited. A file that was made then and is as it was made is empty.
    Raises ConflictError when one of them was changed again, SurroundingsError when the file's style
    can't be kept.
    """
    if now.data == after.data:
        return before.data
    is_now = dict(entries(now.plain))
    wanted, conflicts = [], []
    for path, old, new in between(before, after):
        if is_now.get(path) == new:
            wanted.append((path, old))
        elif is_now.get(path) != old:
            conflicts.append(EntryConflict(path, new, is_now.get(path), old))
    if conflicts:
        raise ConflictError(conflicts)
    if not now.text:  # whoever deleted the file wrote nothing since
        return before.data if wanted else now.data
    return document.edited(now, _edits(now.plain, before.plain, wanted))


def entries(value: Plain | Mapping[str, Plain], path: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Yield the entries of a file's data, each with its path."""
    if isinstance(value, str):
        if value.strip() and path != (FIRST_KEY,):
            yield path, value.strip()
    elif not isinstance(value, list):
        for key, inside in value.items():
            yield from entries(inside, (*path, key))


def _edits(
    now: Mapping[str, Plain], before: Mapping[str, Plain], wanted: Iterable[tuple[Keys, str | None]]
) -> Iterator[Edit]:
    """Yield the edits after which entries are as wanted; maps around them come and go with them."""
    added: dict[Keys, Plain] = {}
    gone = []
    for path, text in wanted:
        at = _first_missing(now, path)
        if text is None:
            gone.append(path)
        elif at is None:
            yield Set(path, text)
        else:
            _put(added, at, path[len(at) :], text)
    stays = [path for path, _ in entries(now) if path not in gone]
    yield from map(Remove, dict.fromkeys(_outermost(path, stays, before) for path in gone))
    for new, value in added.items():
        around = _found(before, new[:-1])
        yield Add(new, value, tuple(around) if isinstance(around, dict) else ())


def _found(plain: Mapping[str, Plain], path: Path) -> Plain | Mapping[str, Plain] | None:
    """Return what stands at a path, None where nothing does."""
    found: Plain | Mapping[str, Plain] | None = plain
    for key in path:
        found = found.get(str(key)) if found and not isinstance(found, str | list) else None
    return found


def _first_missing(plain: Mapping[str, Plain], path: Keys) -> Keys | None:
    """Return the beginning of a path that isn't there yet, None where all of it is."""
    return next((path[:end] for end in range(1, len(path) + 1) if _found(plain, path[:end]) is None), None)


def _put(added: dict[Keys, Plain], at: Keys, rest: Keys, text: str) -> None:
    """Note a text that is to be added, in its maps."""
    if not rest:
        added[at] = text
        return
    around = added.setdefault(at, {})
    for key in rest[:-1]:
        around = around.setdefault(key, {}) if isinstance(around, dict) else {}
    if isinstance(around, dict):
        around[rest[-1]] = text


def _outermost(path: Keys, stays: Sequence[Keys], before: Mapping[str, Plain]) -> Keys:
    """Return what goes with an entry: the largest map around it that nothing else is in, and that is new."""
    for end in range(1, len(path)):
        at = path[:end]
        if _found(before, at) is None and not any(other[:end] == at for other in stays):
            return at
    return path
