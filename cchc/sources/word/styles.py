"""What the styles of a Word file say of a paragraph, a run or a table that says nothing itself.

Properties come from the element, else from its style, from those that the style is based on, and at last
from the document's defaults. Whether letters are hidden or bold are switches: a style of characters turns
round what the style of the paragraph says (ECMA-376, part 1, 17.7.3). Knows no text. Read next:
`cchc.sources.word.runs`, `cchc.sources.word.numbering` (who ask).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cchc.sources.word.parts import DRAWING, W, child, local, switch, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.sources.word.parts import Element, WordParts

_MAX_CHAIN = 50  # styles based on each other; a circle ends there


class Styles:
    """The styles of a file. Identifiers of styles that it lacks say nothing."""

    def __init__(self, parts: WordParts) -> None:
        self._root = parts.one("styles")
        self._parts = parts
        self._chains: dict[str, tuple[Element, ...]] = {}
        self._switches: dict[tuple[str, str | None, str | None], bool] = {}
        self._fonts: dict[tuple[str | None, str | None], str] = {}

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        found = () if self._root is None else self._root.iterfind(f"{W}style")
        return {identifier: style for style in found if (identifier := style.get(f"{W}styleId"))}

    @cached_property
    def _defaults(self) -> dict[str, str]:
        """The style of each type that holds where none is named."""
        found: dict[str, str] = {}
        for identifier, style in self._by_id.items():
            if style.get(f"{W}default", "0").lower() in {"1", "true", "on"}:
                found.setdefault(style.get(f"{W}type", ""), identifier)
        return found

    def chain(self, identifier: str | None, kind: str) -> tuple[Element, ...]:
        """Return a style and those it is based on, nearest first; the default one of the kind for None."""
        if identifier is None or identifier not in self._by_id:
            identifier = self._defaults.get(kind)
        if identifier is None:
            return ()
        if identifier not in self._chains:
            self._chains[identifier] = tuple(self._ancestors(identifier))
        return self._chains[identifier]

    def _ancestors(self, identifier: str | None) -> Iterator[Element]:
        for _ in range(_MAX_CHAIN):
            style = self._by_id.get(identifier or "")
            if style is None:
                return
            yield style
            identifier = value(style, "basedOn")

    @cached_property
    def _document_default(self) -> Element | None:
        return child(self._root, "docDefaults/rPrDefault/rPr")

    def is_on(self, name: str, run: Element | None, paragraph_style: str | None) -> bool:
        """Whether a switch ("vanish", "b") is on for a run with such properties."""
        own = switch(run, name)
        if own is not None:
            return own
        key = (name, value(run, "rStyle"), paragraph_style)
        if key not in self._switches:
            by_paragraph = self._said(name, self.chain(paragraph_style, "paragraph"))
            by_run = self._said(name, self.chain(key[1], "character"))
            self._switches[key] = by_paragraph != by_run or bool(switch(self._document_default, name))
        return self._switches[key]

    @staticmethod
    def _said(name: str, chain: tuple[Element, ...]) -> bool:
        for style in chain:
            said = switch(child(style, "rPr"), name)
            if said is not None:
                return said
        return False

    def font(self, run: Element | None, paragraph_style: str | None) -> str:
        """Return the font of the letters with marks in a run; empty when none is said."""
        own = self._font_of(child(run, "rFonts"))
        if own:
            return own
        key = (value(run, "rStyle"), paragraph_style)
        if key not in self._fonts:
            self._fonts[key] = self._font_by_styles(*key)
        return self._fonts[key]

    def _font_by_styles(self, run_style: str | None, paragraph_style: str | None) -> str:
        chains = (*self.chain(run_style, "character"), *self.chain(paragraph_style, "paragraph"))
        said = [child(style, "rPr/rFonts") for style in chains]
        said.append(child(self._document_default, "rFonts"))
        return next(filter(None, map(self._font_of, said)), "")

    def _font_of(self, fonts: Element | None) -> str:
        """Return which font holds for the upper half of Latin, where the old encodings have their letters."""
        if fonts is None:
            return ""
        for name in ("hAnsi", "ascii"):
            theme = fonts.get(f"{W}{name}Theme")
            font = self._theme_fonts.get(theme[:5], "") if theme else fonts.get(f"{W}{name}")
            if font:
                return str(font)
        return ""

    @cached_property
    def _theme_fonts(self) -> dict[str, str]:
        """The fonts of the theme, by how the names of its places begin: major, minor."""
        theme = self._parts.one("theme")
        if theme is None:
            return {}
        found = {}
        for name in ("major", "minor"):
            latin = theme.find(f".//{DRAWING}{name}Font/{DRAWING}latin")
            found[name] = "" if latin is None else latin.get("typeface", "")
        return found

    def has_borders(self, properties: Element | None) -> bool:
        """Whether a table with such properties has lines, by itself or by its style."""
        own = child(properties, "tblBorders")
        if own is not None:
            return lines(own) > 1
        for style in self.chain(value(properties, "tblStyle"), "table"):
            if any(lines(border) > 1 for border in style.iter(f"{W}tblBorders", f"{W}tcBorders")):
                return True
            if child(style, "tblPr/tblBorders") is not None:
                return False
        return False


def lines(borders: Element | None) -> int:
    """Return how many sides of a table or a cell have a line that is drawn."""
    if borders is None:
        return 0
    sides = (side for side in borders if local(side))
    return sum(side.get(f"{W}val", "nil") not in {"nil", "none"} for side in sides)
