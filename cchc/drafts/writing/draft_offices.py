"""The register of a draft: each office that the source names, and what its other wordings become.

A wording that a person agreed to is an alias; one that is only alike is an office of its own, marked.
Read next: `cchc.drafts.offices.register` (which wordings are alike), `cchc.drafts.writing.draft` (the whole).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.drafts.offices.register import is_collective
from cchc.drafts.writing.identifiers import identifier
from cchc.placeholders import LOOK, MERGE, NOBODY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cchc.drafts.reading import Office
    from cchc.drafts.writing.answers import Answers
    from cchc.yamltext.nodes import Plain

_ABOUT_NOBODY = LOOK + "Văn bản không ghi cơ quan chủ trì của một số nhiệm vụ: ghi vào owner rồi xóa mục này."


class DraftOffice(NamedTuple):
    """An office of the register; `alike` is the office that it may be, where nobody has said yet.

    `alike_id` is the id of that.
    """

    name: str
    id: str = ""
    short: str = ""
    aliases: tuple[str, ...] = ()
    is_collective: bool = False
    alike: str = ""
    alike_id: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Each way in which it is called, but for its id."""
        return tuple(filter(None, (self.name, self.short, *self.aliases)))

    @property
    def record(self) -> dict[str, Plain]:
        """The office as the plan file writes it."""
        record: dict[str, Plain] = {"id": self.id, "name": self.name}
        if self.short:
            record["short"] = self.short
        if self.aliases:
            record["aliases"] = list(self.aliases)
        if self.is_collective:
            record["kind"] = "collective"
        return record

    @property
    def comment(self) -> tuple[str, ...]:
        """What stands above it in the draft."""
        if self.name == NOBODY:
            return (_ABOUT_NOBODY,)
        if self.alike:
            words = f"Có thể chính là “{self.alike}”. Không phải thì xóa ghi chú này; đúng thì gộp:"
            return (LOOK + words, f"{MERGE}{self.alike_id} {self.id}")
        return ()


def build(
    offices: Sequence[Office], wordings: Collection[str], answers: Answers, *, needs_nobody: bool
) -> tuple[DraftOffice, ...]:
    """Return the register: the offices that were read, then wordings of tasks and duties not among them.

    A wording that is only alike, and stands nowhere but in the text, gets into it with an answer alone.
    """
    register, used = _Register(answers), set(map(names.key, wordings))
    for office in offices:
        register.add(office.name, office.short, is_collective=office.is_collective)
        for alias in office.aliases:
            if names.key(alias) in used or answers.office_of(alias) is not None:
                register.add(alias, alike=office.name, is_collective=office.is_collective)
    for wording in wordings:
        register.add(wording, is_collective=is_collective(wording))
    if needs_nobody:
        register.add(NOBODY, is_collective=True)
    return tuple(_with_ids(register.offices))


def _with_ids(offices: Sequence[DraftOffice]) -> Iterator[DraftOffice]:
    """Yield the offices with an id each, which is no other office's name."""
    ids: dict[str, str] = {}  # by the spellings of the offices before: what one may be is among them
    taken = Counter(names.key(spelling) for office in offices for spelling in office.spellings)
    for office in offices:
        for key in map(names.key, office.spellings):
            taken[key] -= 1
            if not taken[key]:
                del taken[key]
        id_ = identifier(office.name, taken, "co-quan")
        taken.update(map(names.key, (*office.spellings, id_)))
        ids |= dict.fromkeys(map(names.key, office.spellings), id_)
        yield office._replace(id=id_, alike_id=ids.get(names.key(office.alike), ""))


class _Register:
    """Offices as they come, each spelling once."""

    def __init__(self, answers: Answers) -> None:
        self.offices: list[DraftOffice] = []
        self._answers = answers
        self._known: dict[str, int] = {}  # the key of a spelling → the place of its office

    def add(self, name: str, short: str = "", *, alike: str = "", is_collective: bool = False) -> None:
        """Take an office into the register, or another wording of one that is in it."""
        said = self._answers.office_of(name)
        if said is not None and names.key(said) not in {"", names.key(name)}:
            self._add_alias(said, name)
            return
        key = names.key(name)
        if not key or key in self._known:
            return
        self._known[key] = len(self.offices)
        unsettled = "" if said is not None else alike
        self.offices.append(DraftOffice(name, is_collective=is_collective, alike=unsettled))
        if short:
            self._add_short(key, short)

    def _add_short(self, key: str, short: str) -> None:
        if (other := names.key(short)) and other not in self._known:
            place = self._known[other] = self._known[key]
            self.offices[place] = self.offices[place]._replace(short=short)

    def _add_alias(self, name: str, alias: str) -> None:
        self.add(name)
        key = names.key(alias)
        if key and key not in self._known:
            place = self._known[key] = self._known[names.key(name)]
            office = self.offices[place]
            self.offices[place] = office._replace(aliases=(*office.aliases, alias))
