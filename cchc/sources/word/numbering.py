"""The numbers that Word counts for paragraphs, which stand nowhere in the text: "II.", "a)", "Điều 3.", "-".

A paragraph names a list (itself or by its style) and a level; the list gives each level a form, and all
lists of one abstract list count on with each other unless one says that it starts anew. Paragraphs must
be told in the order of the document. Source: ECMA-376, part 1, 17.9. Knows no tables. Read next:
`cchc.sources.number_formats` (how a number is written), `cchc.sources.word.word_document` (who tells
paragraphs).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns
from cchc.sources.lines import folded
from cchc.sources.number_formats import in_format
from cchc.sources.old_fonts import encoding, is_unicode, unicode_text
from cchc.sources.word.parts import MC, W, child, number, switch, value

if TYPE_CHECKING:
    import re

    from cchc.sources.word.parts import Element, WordParts
    from cchc.sources.word.styles import Styles

_MAX_LEVEL = 8
_MAX_FORM = 200  # characters; Word takes 255 with the numbers
_MAX_LINKS = 5  # of lists to a style and on to another list
_PLACE = patterns.lazy("%([1-9])")
# The bullets that people type; Word's others are signs of fonts of its own.
_TYPED_BULLETS = frozenset("-–—+*•")


class _Level(NamedTuple):
    """One level of a list: `form` is its text with %1 … %9, `restarts_after` the number of higher levels.

    `font` is empty where the level has that of the paragraph's end.
    """

    font: str
    form: str
    format: str
    start: int
    restarts_after: int
    is_decimal: bool
    width: int


class _List(NamedTuple):
    """What a list is: the abstract list it counts with, its levels, and where it starts anew."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a file and how far each has counted."""

    def __init__(self, parts: WordParts, styles: Styles) -> None:
        self._styles = styles
        root = parts.one("numbering")
        found = [] if root is None else list(root)
        self._abstract = {
            each.get(f"{W}abstractNumId"): each for each in found if each.tag == f"{W}abstractNum"
        }
        self._lists = {each.get(f"{W}numId"): each for each in found if each.tag == f"{W}num"}
        self._known: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._by_style: dict[str | None, tuple[str, int] | None] = {}

    def next(self, properties: Element | None) -> str:
        """Return the number of the next paragraph, which has such properties; empty when it has none."""
        named = self._named(properties)
        if named is None:
            return ""
        identifier, at = named
        listed = self._list(identifier)
        if listed is None or at not in listed.levels:
            return ""
        counts = self._counts.setdefault(listed.abstract, {})
        if identifier not in self._begun:
            self._begun.add(identifier)
            for level in listed.starts:
                counts.pop(level, None)
        self._count(listed, counts, at)
        text = self._text(listed, counts, at)
        font = listed.levels[at].font or self._styles.font(
            child(properties, "rPr"), value(properties, "pStyle")
        )
        return folded(text if is_unicode(text) else unicode_text(text, encoding(font)))

    def _named(self, properties: Element | None) -> tuple[str, int] | None:
        """Return the list of a paragraph and the level in it."""
        own = child(properties, "numPr")
        identifier, level = value(own, "numId"), value(own, "ilvl")
        if identifier is None:
            by_style = self._named_by_style(value(properties, "pStyle"))
            if by_style is None:
                return None
            identifier = by_style[0]
            level = str(by_style[1]) if level is None else level
        if identifier == "0":
            return None
        return identifier, number(level, most=_MAX_LEVEL)

    def _named_by_style(self, style: str | None) -> tuple[str, int] | None:
        """Return the list that a style or one that it is based on names, and the level for that style."""
        if style not in self._by_style:
            chain = self._styles.chain(style, "paragraph")
            named = [value(child(each, "pPr/numPr"), "numId") for each in chain]
            index = next((index for index, identifier in enumerate(named) if identifier is not None), None)
            self._by_style[style] = (
                None
                if index is None
                else (named[index] or "0", self._level_of(chain[: index + 1], named[index]))
            )
        return self._by_style[style]

    def _level_of(self, chain: tuple[Element, ...], identifier: str | None) -> int:
        """Return the level of a list that names one of some styles, or that one of them names."""
        abstract = self._definition(value(self._lists.get(identifier or ""), "abstractNumId"))
        levels = [] if abstract is None else list(abstract.iterfind(f"{W}lvl"))
        linked = {value(level, "pStyle"): _at(level) for level in levels}
        for style in chain:
            own = value(child(style, "pPr/numPr"), "ilvl")
            if own is not None:
                return number(own, most=_MAX_LEVEL)
            if style.get(f"{W}styleId") in linked:
                return linked[style.get(f"{W}styleId")]
        return 0

    def _list(self, identifier: str) -> _List | None:
        if identifier not in self._known:
            self._known[identifier] = self._read_list(identifier)
        return self._known[identifier]

    def _read_list(self, identifier: str) -> _List | None:
        element = self._lists.get(identifier)
        abstract = self._definition(value(element, "abstractNumId"))
        if element is None or abstract is None:
            return None
        levels = {_at(level): _level(level) for level in abstract.iterfind(f"{W}lvl")}
        starts = {}
        for override in element.iterfind(f"{W}lvlOverride"):
            own = child(override, "lvl")
            if own is not None:
                levels[_at(override)] = _level(own)
            start = value(override, "startOverride")
            if start is not None:
                starts[_at(override)] = number(start)
        return _List(abstract.get(f"{W}abstractNumId"), levels, starts)

    def _definition(self, abstract_id: str | None) -> Element | None:
        """Return an abstract list; where it only names a style of lists, the one that this style names."""
        for _ in range(_MAX_LINKS):
            abstract = self._abstract.get(abstract_id or "")
            link = value(abstract, "numStyleLink")
            if abstract is None or link is None:
                return abstract
            style = next(iter(self._styles.chain(link, "numbering")), None)
            listed = self._lists.get(value(child(style, "pPr/numPr"), "numId") or "")
            abstract_id = value(listed, "abstractNumId")
        return None

    @staticmethod
    def _count(listed: _List, counts: dict[int, int], at: int) -> None:
        start = listed.starts.get(at, listed.levels[at].start)
        counts[at] = counts[at] + 1 if at in counts else start
        for deeper in [level for level in counts if level > at]:
            if deeper not in listed.levels or at < listed.levels[deeper].restarts_after:
                del counts[deeper]

    @staticmethod
    def _text(listed: _List, counts: dict[int, int], at: int) -> str:
        level = listed.levels[at]
        if level.format == "bullet":
            return _bullet(level.form)

        def written(place: re.Match[str]) -> str:
            index = int(place[1]) - 1
            other = listed.levels.get(index)
            if other is None or index > at:
                return ""
            count = counts.get(index, listed.starts.get(index, other.start))
            form = "decimal" if level.is_decimal and other.format not in {"none", "bullet"} else other.format
            return f"{count:0{other.width}}" if other.width and form != "none" else in_format(count, form)

        return _PLACE.sub(written, level.form)


def _bullet(form: str) -> str:
    """Return a bullet as it would be typed; words that stand for one stay."""
    if not form or form in _TYPED_BULLETS or (len(form) > 1 and form[0].isalnum()):
        return form
    return "-"


def _at(element: Element) -> int:
    return number(element.get(f"{W}ilvl"), most=_MAX_LEVEL)


def _level(element: Element) -> _Level:
    """Return what a level says; one whose number is hidden has no form."""
    at = _at(element)
    format_, width = _format(element)
    form = (value(element, "lvlText") or "")[:_MAX_FORM]
    fonts = child(element, "rPr/rFonts")
    if switch(child(element, "rPr"), "vanish"):
        form = ""
    restart = value(element, "lvlRestart")
    return _Level(
        font="" if fonts is None else fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii") or "",
        form=form.strip() or ("-" if child(element, "lvlPicBulletId") is not None else ""),
        format=format_,
        start=number(value(element, "start")),
        restarts_after=at if restart is None else number(restart, most=at),
        is_decimal=bool(switch(element, "isLgl")),
        width=width,
    )


def _format(level: Element) -> tuple[str, int]:
    """Return a level's format, and how many digits its numbers have at least: "001, 002, …" has three."""
    for element in level.iterfind(f"{MC}AlternateContent/{MC}Choice/{W}numFmt"):
        first = (element.get(f"{W}format") or "").partition(",")[0].strip()
        if first.isdigit():
            return "decimal", len(first)
    format_ = value(level, "numFmt") or value(level.find(f"{MC}AlternateContent/{MC}Fallback"), "numFmt")
    return format_ or "decimal", 0
