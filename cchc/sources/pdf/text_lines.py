"""The letters of a page → its lines, each in the stretches that wide gaps part. Points are 1/72 inch.

Knows neither tables nor paragraphs. Read next: `cchc.sources.pdf.tables`, `cchc.sources.pdf.paragraphs`.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc.sources.lines import folded
from cchc.sources.old_fonts import encoding, is_unicode, unicode_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.sources.old_fonts import Encoding

BULLETS = ("- ", "+ ", "• ")  # what items of a list begin with
GAP = 18.0  # points: more is no space between two words
_SPACE = 0.2  # of the letters' size: more between two letters is a space
_SAME_LINE = 0.45  # of the letters' height: their middles are no further apart
_TWICE = 0.6  # points between two prints of one letter, which make it bold


class Margins(NamedTuple):
    """Where the text of a page begins and ends, in points from its left side."""

    left: float
    right: float


class Glyph(NamedTuple):
    """A letter and its box; `top` is measured from the top of the page, `old` is the font's encoding."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    is_bold: bool = False
    old: Encoding = ""

    @property
    def middle(self) -> float:
        """How far down the middle of the letter is."""
        return (self.top + self.bottom) / 2


class Stretch(NamedTuple):
    """Words of a line that no wide gap parts, their box, and how wide the first of them is."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    first_width: float
    is_bold: bool

    @property
    def middle(self) -> float:
        """Where between the page's sides the middle of the words is."""
        return (self.x0 + self.x1) / 2

    @property
    def height(self) -> float:
        """How high the letters are."""
        return self.bottom - self.top


class Line(NamedTuple):
    """The stretches of a line, from left to right."""

    stretches: tuple[Stretch, ...]

    @property
    def x0(self) -> float:
        """Where the line begins."""
        return self.stretches[0].x0

    @property
    def x1(self) -> float:
        """Where the line ends."""
        return self.stretches[-1].x1

    @property
    def top(self) -> float:
        """How far down the line begins."""
        return min(each.top for each in self.stretches)

    @property
    def bottom(self) -> float:
        """How far down the line ends."""
        return max(each.bottom for each in self.stretches)

    @property
    def whole(self) -> Stretch:
        """The line as one stretch."""
        first = self.stretches[0]
        return Stretch(
            " ".join(each.text for each in self.stretches),
            self.x0,
            self.x1,
            self.top,
            self.bottom,
            first.first_width,
            all(each.is_bold for each in self.stretches),
        )


def glyphs(chars: Iterable[dict[str, Any]], width: float, height: float) -> list[Glyph]:
    """Return the upright letters of a page that lie on it, as pdfplumber gives them."""
    return [
        Glyph(char["text"], char["x0"], char["x1"], char["top"], char["bottom"], *_font(char["fontname"]))
        for char in chars
        if char["upright"] and -1 <= char["x0"] <= width and -1 <= char["top"] <= height
    ]


@lru_cache(maxsize=256)
def _font(name: str) -> tuple[bool, Encoding]:
    """Return whether a font is bold, and how its letters are encoded.

    >>> _font("BAAAAA+.VnTime"), _font("CAAAAA+TimesNewRoman,Bold")
    ((False, 'TCVN3'), (True, ''))
    """
    return "bold" in name.lower(), encoding(name.rpartition("+")[2])


def lines(letters: Iterable[Glyph], gap: float = GAP) -> list[Line]:
    """Return the lines that letters make, from the top."""
    rows: list[list[Glyph]] = []
    middle = height = 0.0
    for glyph in sorted(
        (each for each in letters if each.text.strip() or each.x1 > each.x0), key=lambda each: each.middle
    ):
        if not rows or abs(glyph.middle - middle) > _SAME_LINE * max(height, glyph.bottom - glyph.top):
            rows.append([])
            height = 0.0
        rows[-1].append(glyph)
        if glyph.bottom - glyph.top > height:
            middle, height = glyph.middle, glyph.bottom - glyph.top
    found = (_line(sorted(row, key=lambda each: each.x0), gap) for row in rows)
    return [line for line in found if line.stretches]


def _line(row: Sequence[Glyph], gap: float) -> Line:
    """Return a line of letters that stand from left to right, parted where nothing stands for long."""
    groups: list[list[Glyph]] = []
    last: Glyph | None = None
    has_space = False
    for glyph in row:
        if not glyph.text.strip():
            has_space = True
            continue
        if last and glyph.text == last.text and abs(glyph.x0 - last.x0) < _TWICE:
            continue
        if last is None or glyph.x0 - last.x1 > gap:
            groups.append([])
        elif has_space or glyph.x0 - last.x1 > _SPACE * (glyph.bottom - glyph.top):
            groups[-1].append(
                Glyph(" ", last.x1, glyph.x0, glyph.top, glyph.bottom, glyph.is_bold, glyph.old)
            )
        groups[-1].append(glyph)
        last, has_space = glyph, False
    return Line(tuple(stretch for group in groups if (stretch := _stretch(group)).text))


def _stretch(group: Sequence[Glyph]) -> Stretch:
    end = next((before for before, after in pairwise(group) if after.text == " "), group[-1])
    return Stretch(
        folded(_text(group)).replace("\n", " "),
        group[0].x0,
        group[-1].x1,
        min(glyph.top for glyph in group),
        max(glyph.bottom for glyph in group),
        end.x1 - group[0].x0,
        all(glyph.is_bold for glyph in group),
    )


def _text(group: Sequence[Glyph]) -> str:
    """Return what letters say, those of an old font in Unicode."""
    pieces = []
    for old, glyphs_of_font in groupby(group, key=lambda glyph: glyph.old):
        text = "".join(glyph.text for glyph in glyphs_of_font)
        pieces.append(text if not old or is_unicode(text) else unicode_text(text, old))
    return "".join(pieces)


def joined(before: str, after: str) -> str:
    """Return two lines that only wrapped as one text: a hyphen or a stroke at the end holds both together.

    >>> joined("Văn hóa -", "Xã hội"), joined("Phòng VH-", "XH"), joined("Quý I/", "2026")
    ('Văn hóa - Xã hội', 'Phòng VH-XH', 'Quý I/2026')
    """
    if not before or not after:
        return before or after
    is_held = before[-1] in "-/" and len(before) > 1 and not before[-2].isspace()
    return before + after if is_held else f"{before} {after}"
