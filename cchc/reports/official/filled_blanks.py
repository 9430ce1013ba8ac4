"""A document with the words that people wrote into its blanks, and with what they wrote a period before.

Knows no file. Read next: `cchc.reports.official.official_document` (the blanks),
`cchc.periodfile.document` (where the words are kept).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cchc import names, sentence_openings
from cchc.reports.official.official_document import SYMBOL_NAME, SYMBOL_ROOM, Line, blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cchc.reports.official.official_document import Annex, Blank, OfficialDocument, Style

    # The name of a blank, what is to stand there, and whether people wrote it, to how it is printed.
    Mark = Callable[[str, str, bool], str]

_Value = TypeVar("_Value")
_NOTHING = frozenset(map(names.fold, ("Không", "Không có", "Chưa", "Chưa có")))


class Words(NamedTuple):
    """What people wrote into a document by the names of blanks, and what they wrote the period before.

    `earlier_title` is what that period is called.
    """

    now: Mapping[str, str]
    earlier: Mapping[str, str]
    earlier_title: str = ""


NO_WORDS = Words({}, {})


def as_they_are(_name: str, words: str, _is_filled: bool) -> str:  # noqa: FBT001  as `Mark` is called
    """Return words without any mark."""
    return words


def fill(document: OfficialDocument, words: Words, mark: Mark = as_they_are) -> OfficialDocument:
    """Return a document with its blanks filled in as far as there are words; the others stay blanks.

    `mark` is how a blank's words are printed. A text of several paragraphs becomes a line each where the
    blank is a whole line; inside of one it stays on it.
    """
    filler = _Filler(document, words, mark)
    return document._replace(
        lines=tuple(filler.lines(document.lines)),
        closing=tuple(filler.lines(document.closing)),
        sections={name: tuple(filler.lines(lines)) for name, lines in document.sections.items()},
        superior=filler.inside(document.superior),
        issuer=filler.inside(document.issuer),
        number=filler.inside(document.number),
        addressees=filler.inside(document.addressees),
        place_day=filler.inside(document.place_day),
        signature=filler.inside(document.signature),
        recipients=filler.inside(document.recipients),
        table=filler.inside(document.table),
        annex=filler.annex(document.annex) if document.annex else None,
        more_tables=tuple(
            more._replace(lines=tuple(filler.lines(more.lines)), table=filler.inside(more.table))
            for more in document.more_tables
        ),
        more_annexes={name: filler.annex(annex) for name, annex in document.more_annexes.items()},
    )


class _Filler:
    """Puts words in, line by line."""

    def __init__(self, document: OfficialDocument, words: Words, mark: Mark) -> None:
        self._blanks = {each.name: each for each in document.blanks}
        self._words = words
        self._mark = mark

    def lines(self, lines: tuple[Line, ...]) -> Iterator[Line]:
        """Yield lines with their blanks filled in."""
        for line in lines:
            known = self._blanks.get(line.blank)
            if known is None:
                yield line._replace(text=self.inside(line.text))
            elif words := self._words.now.get(known.name):
                if known.may_go and names.fold(words) in _NOTHING:
                    continue
                for paragraph in filter(None, map(str.strip, words.splitlines())):
                    style: Style = "item" if paragraph.startswith("- ") else "text"
                    yield Line(style, self._mark(known.name, paragraph, True), known.name)  # noqa: FBT003
            else:
                yield line._replace(text=self._mark(known.name, self._prompt(known), False))  # noqa: FBT003

    def annex(self, annex: Annex) -> Annex:
        """Return an annex with its blanks filled in; its caption cites the symbol from above."""
        words = self._words.now.get(SYMBOL_NAME, "") if SYMBOL_NAME in self._blanks else ""
        symbol = " ".join(words.split())
        caption = annex.caption.replace(SYMBOL_ROOM, f"-{symbol}", 1) if symbol else annex.caption
        return self.inside(annex._replace(caption=caption))

    def inside(self, value: _Value) -> _Value:
        """Return a part of a document with the blanks filled in that stand inside of its texts."""
        filled: Any = value
        if isinstance(value, str):
            for known in self._blanks.values():
                if known.mark in filled:
                    words = " ".join(self._words.now.get(known.name, "").split())
                    filled = filled.replace(
                        known.mark, self._mark(known.name, words or known.mark, bool(words))
                    )
        elif isinstance(value, tuple):
            parts = [self.inside(part) for part in value]
            filled = type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
        return filled  # type: ignore[no-any-return]

    def _prompt(self, known: Blank) -> str:
        """Return what belongs into a blank, with what stood there the period before."""
        earlier = " ".join(self._words.earlier.get(known.name, "").split())
        if not earlier:
            return known.mark
        # Brackets would end the blank, and a blank in a blank be none.
        quoted = earlier.translate(str.maketrans("[]", "()"))
        title = sentence_openings.inside_sentence(self._words.earlier_title)
        return blank(f"{known.prompt}; {title} đã ghi: “{quoted}”")
