"""The register of offices that a document names: their names, and which wordings may be one office.

Likeness alone never joins two names: each other wording is a proposal with a doubt. Spellings that
differ only in case, marks, hyphens or "&" are one name, as in a plan file. Knows no tables. Read next:
`cchc.drafts.offices.likeness` (when two wordings may be one), `cchc.drafts.offices.mentions`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.drafts.offices import likeness, mentions
from cchc.drafts.reading import Office
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc.drafts.reading import Body, SourceTask

_COLLECTIVES = (
    "cac", "nhung", "toan the", "thu truong cac", "lanh dao cac", "truong cac", "ubnd cac",
    "uy ban nhan dan cac",     "tat ca", "moi", "chu tich ubnd cac", "cong chuc cac", "ban dieu hanh cac",
)  # fmt: skip
_BARE = likeness.Name("van phong", ())
_MAX_COMPARED = 400  # names that are compared with each other; all pairs of more cost too much


class RegisterRow(NamedTuple):
    """A row of a table "Tên đơn vị | Viết tắt" in the source."""

    name: str
    short: str = ""


class OfficesReading(NamedTuple):
    """The offices in the order in which the document names them, and what a person must decide."""

    offices: tuple[Office, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class _Entry:
    """An office while the register is made: its names, and where it was named."""

    name: str
    short: str = ""
    aliases: list[str] = field(default_factory=list)
    is_asked: bool = False  # section III or a register names it, so a task is expected
    has_task: bool = False

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.name, *filter(None, (self.short,)), *self.aliases)


def read(
    body: Body, tasks: Sequence[SourceTask], registers: Sequence[RegisterRow] = (), closing: str = ""
) -> OfficesReading:
    """Return the offices of section III, of the registers, then of the tasks, in their order.

    Who receives the document, and sentences of the body and its `closing`, add wordings but no offices.
    """
    named: dict[str, _Entry] = {}
    in_tasks = [name for task in tasks for name in (*task.owners, *task.coordinators)]
    for name in (name for duty in body.duties for name in duty.owners):
        _add(named, name, is_asked=True)
    for row in registers:
        _add(named, row.name, is_asked=True, short=row.short)
    for name in in_tasks:
        _add(named, name)
    entries = _with_proposals(list({id(entry): entry for entry in named.values()}.values()))
    for mention in mentions.find(body, closing, [entry.name for entry in entries]):
        entry = next(entry for entry in entries if entry.name == mention.office)
        if not _has(entry, mention.wording):
            entry.aliases.append(mention.wording)
    _note_tasks(entries, in_tasks)
    offices = tuple(
        Office(entry.name, tuple(entry.aliases), entry.short, is_collective(entry.name)) for entry in entries
    )
    return OfficesReading(offices, (*_alias_doubts(entries), *_idle_doubts(entries, tasks)))


@lru_cache(maxsize=1024)
def is_collective(name: str) -> bool:
    """Whether a name is common to several offices.

    >>> [is_collective(name) for name in ("Các phòng, ban liên quan", "Trạm Y tế xã", "các thôn")]
    [True, False, True]
    """
    return f"{names.fold(name)} ".startswith(tuple(f"{words} " for words in _COLLECTIVES))


def _add(entries: dict[str, _Entry], name: str, *, is_asked: bool = False, short: str = "") -> None:
    """Add a name to the entries by the keys of their wordings, unless it or its abbreviation is there.

    An office that was named by its abbreviation so far gets the name that the source's own register gives it.
    """
    key, short_key = names.key(name), names.key(short)
    if not key:
        return
    entry, abbreviated = entries.get(key), entries.get(short_key) if short_key else None
    if entry is None and abbreviated is not None and names.key(abbreviated.name) == short_key:
        entry = entries[key] = abbreviated
        entry.name, entry.short = name, entry.name
    elif entry is None:
        entry = entries[key] = _Entry(name[:1].upper() + name[1:])
    entry.is_asked |= is_asked
    if short and not entry.short and short_key not in entries:
        entry.short = short
        entries[short_key] = entry


def _has(entry: _Entry, name: str) -> bool:
    return names.key(name) in map(names.key, entry.wordings)


def _with_proposals(entries: list[_Entry]) -> list[_Entry]:
    """Return the entries with those joined, as proposed aliases, that may be of an office before them.

    A wording that may be of two offices is of none: it stays by itself.
    """
    compared = entries[:_MAX_COMPARED]
    kept: list[_Entry] = []
    for entry in compared:
        found = _of_one_office(entry, kept, compared)
        if len(found) == 1:
            found[0].aliases += entry.wordings
            found[0].is_asked |= entry.is_asked
        else:
            kept.append(entry)
    return [*kept, *entries[_MAX_COMPARED:]]


def _of_one_office(entry: _Entry, kept: Iterable[_Entry], entries: Sequence[_Entry]) -> list[_Entry]:
    """Return those of `kept` whose office an entry may be; a slip counts only where nobody bears the name."""
    common = is_collective(entry.name)
    alike = [other for other in kept if is_collective(other.name) == common]
    found = [other for other in alike if _says_one_name(entry, other)]
    if found:
        return [other for other in found if not any(_is_nearer(entry, other, third) for third in entries)]
    slips = [
        other for other in alike if likeness.slip(entry.name, other.name) or _is_bare(entry, other, entries)
    ]
    is_borne = slips and any(likeness.same(entry.name, each.name) for each in entries if each is not entry)
    return [] if is_borne else slips


def _says_one_name(entry: _Entry, other: _Entry) -> bool:
    return any(likeness.same(entry.name, wording) for wording in (other.name, *other.aliases))


def _is_nearer(entry: _Entry, other: _Entry, third: _Entry) -> bool:
    """Whether a third wording abbreviates the other office more exactly: "GDTrH" beside "GDTH"."""
    short, exact = likeness.parse(entry.name), likeness.parse(third.name)
    return (
        third not in (entry, other)
        and short.is_short
        and exact.is_short
        and len(exact.letters) > len(short.letters)
        and len(exact.words) == len(short.words)
        and likeness.same(third.name, other.name)
        and not likeness.same(third.name, entry.name)
    )


def _is_bare(entry: _Entry, other: _Entry, entries: Iterable[_Entry]) -> bool:
    """Whether one name is "Văn phòng" alone, and the other the only office of this kind."""
    bare, whole = sorted((entry.name, other.name), key=len)
    if likeness.parse(bare) != _BARE:
        return False
    kind = [each for each in entries if likeness.parse(each.name).kind == "van phong"]
    return {each.name for each in kind if likeness.parse(each.name).words} == {whole}


def _note_tasks(entries: Iterable[_Entry], in_tasks: Iterable[str]) -> None:
    keys = set(map(names.key, in_tasks))
    for entry in entries:
        entry.has_task = any(names.key(name) in keys for name in entry.wordings)


def _alias_doubts(entries: Iterable[_Entry]) -> Iterator[Doubt]:
    for entry in entries:
        for alias in entry.aliases:
            yield Doubt("alias-proposed", None, f"“{alias}” có thể là “{entry.name}”.", subject=alias)


def _idle_doubts(entries: Iterable[_Entry], tasks: Sequence[SourceTask]) -> Iterator[Doubt]:
    for entry in entries if tasks else ():
        if entry.is_asked and not entry.has_task and not is_collective(entry.name):
            words = f"“{entry.name}” không có nhiệm vụ nào trong danh mục."
            yield Doubt("owner-without-task", None, words, subject=entry.name)
