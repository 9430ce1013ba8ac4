"""A paragraph of Word → its words: runs, fields, breaks, signs, what was changed or hidden, old fonts.

The results of fields are read and their instructions not; insertions are read and deletions not; text
boxes stand apart. Old fonts are converted here, before anything folds the text. Knows no tables. Read
next: `cchc.sources.word.contents` (what is entered), `cchc.sources.old_fonts`.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from cchc.sources import old_fonts
from cchc.sources.word.contents import DELETIONS, Fields, alternative, unwrapped
from cchc.sources.word.parts import MC, VML, M, W, child, local, switch, value
from cchc.sources.word.symbols import symbols

if TYPE_CHECKING:
    from cchc.sources.word.parts import Element
    from cchc.sources.word.remarks import Remarks
    from cchc.sources.word.styles import Styles

_TEXTS = {  # what an element of a run says; one that is empty here says its own text
    "t": "",
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "\xad",
}
_INSERTIONS = frozenset({"ins", "moveTo"})
_STRIKES = ("strike", "dstrike")
_DRAWINGS = frozenset({"drawing", "pict", "object"})
_REFERENCES = frozenset({"footnoteReference", "endnoteReference", "commentReference"})


class Piece(NamedTuple):
    """A piece of a paragraph as it is stored, with its font and whether it is bold."""

    text: str
    font: str
    is_bold: bool


class Words(NamedTuple):
    """What a paragraph says. `continues`: its end is deleted or hidden, so the next one goes on with it.

    `has_number`: it is not one that is gone, with its number, into the next.
    """

    pieces: tuple[Piece, ...]
    continues: bool
    has_number: bool


class RunReader:
    """Reads the paragraphs of one story (the body, a note, a text box) in their order.

    What stands apart is gathered on the way: `boxes` (the contents of text boxes), `references` (kind
    and identifier of notes and comments).
    """

    def __init__(self, styles: Styles, remarks: Remarks) -> None:
        self.boxes: list[Element] = []
        self.letterings: list[str] = []
        self.references: list[tuple[str, str]] = []
        self.has_pictures = False
        self._styles = styles
        self._remarks = remarks
        self._fields = Fields()
        self._style: str | None = None
        self._is_inserting = False
        self._pieces: list[Piece] = []

    def read(self, paragraph: Element) -> Words:
        """Return what a paragraph says."""
        properties = child(paragraph, "pPr")
        self._style = value(properties, "pStyle")
        self._pieces = []
        self._inside(paragraph)
        mark = child(properties, "rPr")
        is_gone = any(child(mark, name) is not None for name in DELETIONS)
        is_hidden = bool(switch(mark, "vanish"))
        return Words(
            tuple(self._pieces),
            continues=is_gone or is_hidden,
            has_number=not is_gone and (bool(self._pieces) or not is_hidden),
        )

    def _inside(self, container: Element) -> None:
        for element in container:
            name = local(element)
            if name == "r":
                self._run(element)
            elif name in DELETIONS:
                self._remarks.deleted(stored_text(element))
            elif element.tag in {f"{M}oMath", f"{M}oMathPara"}:
                self._formula(element)
            else:
                inner = unwrapped(element)
                if inner is not None:
                    self._wrapper(inner, is_insertion=name in _INSERTIONS)

    def _wrapper(self, element: Element, *, is_insertion: bool) -> None:
        if not is_insertion or self._is_inserting:
            self._inside(element)
            return
        before = len(self._pieces)
        self._is_inserting = True
        self._inside(element)
        self._is_inserting = False
        self._remarks.inserted("".join(piece.text for piece in self._pieces[before:]))

    def _formula(self, element: Element) -> None:
        for text in element.iter(f"{M}t"):
            self._pieces.append(Piece(text.text or "", "", is_bold=False))

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        is_mark = any(
            element.get(f"{W}customMarkFollows") for element in run if local(element) in _REFERENCES
        )
        for element in run:
            name = local(element)
            if name in _TEXTS:
                if not is_mark:
                    self._add(_TEXTS[name] or element.text or "", properties)
            elif name == "sym":
                self._add(_sign(element), properties)
            elif name in _REFERENCES:
                self.references.append((name.removesuffix("Reference"), element.get(f"{W}id", "")))
            elif name in _DRAWINGS or element.tag == f"{MC}AlternateContent":
                self._drawing(element)
            else:
                self._field_or_ruby(name, element)

    def _field_or_ruby(self, name: str, element: Element) -> None:
        if name == "fldChar":
            self._fields.character(element)
        elif name == "instrText":
            self._fields.instruction(element.text or "")
        elif name == "ruby":
            for base in element.iterfind(f"{W}rubyBase"):
                self._inside(base)

    def _add(self, text: str, properties: Element | None) -> None:
        if not self._fields.are_shown:
            return
        if self._styles.is_on("vanish", properties, self._style):
            self._remarks.hidden(text)
            return
        if any(self._styles.is_on(line, properties, self._style) for line in _STRIKES):
            self._remarks.struck(text)
        font = self._styles.font(properties, self._style)
        is_bold = self._styles.is_on("b", properties, self._style)
        self._pieces.append(Piece(symbols(text, font), font, is_bold))

    def _drawing(self, element: Element) -> None:
        """Put the contents of text boxes aside, once where a drawing is there in several forms."""
        if element.tag == f"{MC}AlternateContent":
            inner = alternative(element)
            if inner is not None:
                self._drawing(inner)
            return
        if local(element) == "txbxContent":
            self.boxes.append(element)
            return
        if element.tag == f"{VML}textpath":
            self.letterings.append(element.get("string", ""))
        self.has_pictures = True
        for each in element:
            self._drawing(each)


def text_of(pieces: tuple[Piece, ...], remarks: Remarks) -> str:
    """Return the text of pieces, not folded, converted where fonts are old: a letter may lie in two runs."""
    old = [(piece, old_fonts.encoding(piece.font)) for piece in pieces]
    if old_fonts.is_unicode("".join(piece.text for piece, kind in old if kind)):
        return "".join(piece.text for piece in pieces)
    text = ""
    for kind, same in groupby(old, key=itemgetter(1)):
        together = [piece for piece, _ in same]
        stored = "".join(piece.text for piece in together)
        converted = old_fonts.unicode_text(stored, kind)
        if converted != stored:
            remarks.old_font(together[0].font, kind)
        text += converted
    return text


def _sign(element: Element) -> str:
    """Return the sign that an element names by its font and its code."""
    try:
        sign = chr(int(element.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return ""
    return symbols(sign, element.get(f"{W}font", ""))


def stored_text(element: Element) -> str:
    """Return the text in an element as it is stored, deleted text too, a space between paragraphs."""
    names = {f"{W}t", f"{W}delText"}
    found = element.iter(*names, f"{W}p", f"{W}tab", f"{W}br")
    return "".join((each.text or "") if each.tag in names else " " for each in found)
