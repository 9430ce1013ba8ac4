"""A row of an annex with content: the words of each field, its number, what merged cells give it.

Knows no headers. Read next: `cchc.drafts.annexes.row_entries` (who makes entries of rows),
`cchc.drafts.annexes.row_kinds` (what an entry is).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc.drafts.annexes.numbering import Number
from cchc.drafts.annexes.unread_tables import row_words
from cchc.drafts.reading import Skipped

if TYPE_CHECKING:
    from cchc.column_words import Field
    from cchc.sources.document import Place, Row
    from cchc.sources.doubts import Doubt


@dataclass(slots=True)
class Entry:
    """A row with content. `number` counts it, `level` is its number in a second column of numbers.

    `texts` are the words of its fields, `inherited` the fields that a cell merged from above gives;
    `wide` is the text of a cell that stands over several columns, as a group's does.
    """

    place: Place
    row: Row
    number: Number = field(default_factory=Number)
    level: Number = field(default_factory=Number)
    texts: dict[Field, str] = field(default_factory=dict)
    inherited: set[Field] = field(default_factory=set)
    periods: tuple[str, ...] = ()
    wide: str = ""

    @property
    def words(self) -> str:
        """How the words of the row begin."""
        return row_words(self.row)

    @property
    def title(self) -> str:
        """The words that say what the row is about."""
        title = self.texts.get("title") or self.wide
        return title if re.search(r"[^\W\d_]", title) else ""  # dots and page numbers say nothing

    @property
    def own_level(self) -> Number:
        """The number that says how deep the row stands: its second one where it has two, but for a code."""
        is_code = self.level.style in {"code", "unclear"} and self.number.text
        return self.level if self.level.text and not is_code else self.number

    @property
    def is_numbered(self) -> bool:
        """Whether a number stands before the row."""
        return bool(self.own_level.text)

    @property
    def told(self) -> tuple[str, ...]:
        """The number of the task, for its doubts."""
        return (self.number.text,) if self.number.text else ()

    def add(self, name: Field, text: str, *, is_inherited: bool = False) -> None:
        """Add words to those of a field."""
        if not text:
            return
        before = self.texts.get(name, "")
        self.texts[name] = f"{before} {text}" if before else text
        if is_inherited:
            self.inherited.add(name)

    def has(self, *fields: Field) -> bool:
        """Whether one of the fields has words."""
        return any(self.texts.get(name) for name in fields)

    def has_own(self, *fields: Field) -> bool:
        """Whether one of the fields has words that no merged cell from above gives."""
        return any(self.texts.get(name) and name not in self.inherited for name in fields)


@dataclass(slots=True)
class Entries:
    """The entries of an annex, the rows that are none, and what was doubtful in reading them.

    `cut` are cells that the last page's end cut: their rest, and the whole.
    """

    entries: list[Entry] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    cut: dict[Field, tuple[str, str]] = field(default_factory=dict)

    def skip(self, row: Row, reason: str) -> None:
        """Name a row that is no entry."""
        self.skipped.append(Skipped(row.place, reason, row_words(row)))
