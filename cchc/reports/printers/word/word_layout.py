"""What a Word template can't say of its looks, done after it is filled in.

Rules become as long as the text above them asks for, the lines of "Kính gửi" stand under its colon, names
of offices break in halves, blanks are highlighted, and what belongs together stays on one page. All of it
by the styles of lines, so that it holds in forms of an office, too.

Read next: `cchc.reports.printers.word.word_styles` (the styles),
`cchc.reports.printers.word.word_document` (who calls it).
"""

from __future__ import annotations

from copy import deepcopy
from itertools import groupby
from typing import TYPE_CHECKING

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run

from cchc.reports.official.official_document import BLANK
from cchc.reports.printers import text_width
from cchc.reports.printers.word import word_styles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document
    from docx.text.paragraph import Paragraph

_SHORT = 0.4  # of the text above it: the decree says a third to a half
_MAY_BE_BLANK = {line.name for line in word_styles.LINE_STYLES if line.may_be_blank}
_NAMES = {"Cơ quan chủ quản", "Cơ quan ban hành"}
_SUBJECT = "Trích yếu"
_MAX_LINES = 8  # of a subject; a longer one is no title
_STEP = 2.0  # points
_DASH = "- "


def lay_out(document: Document) -> None:
    """Do what a template can't say."""
    _fill_empty_cells(document)
    _break_long_names(document)
    _balance_subject(document)
    _fit_rules(document)
    _line_up_addressees(document)
    _mark_blanks(document)
    _keep_together(document)


def _fill_empty_cells(document: Document) -> None:
    """Add a line to each cell that lost all of its own: Word opens no file that has a cell without."""
    for cell in document.element.body.iter(qn("w:tc")):
        if cell.find(qn("w:p")) is None:
            cell.append(OxmlElement("w:p"))


def _keep_together(document: Document) -> None:
    """Keep what introduces a list with its first item, and the last words with the signature."""
    paragraphs = document.paragraphs
    for paragraph in paragraphs:
        if paragraph.text.rstrip().endswith((":", "./.")):
            paragraph.paragraph_format.keep_with_next = True


def _break_long_names(document: Document) -> None:
    """Break an office's name that needs several lines where these come out equally long."""
    styles = _Styles()
    for paragraphs, room in _stories(document):
        for paragraph in paragraphs:
            name = paragraph.text
            if styles.name(paragraph) in _NAMES and styles.width(paragraph) > room and "\n" not in name:
                first, *others = paragraph.runs
                first.text = "\n".join(_halves(name, room / styles.size(paragraph)))
                for run in others:
                    run.text = ""


def _halves(name: str, room: float) -> Sequence[str]:
    """Return a name as the two lines that differ least, as one where two don't do; `room` in its size.

    >>> _halves("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", 16)
    ('TRUNG TÂM PHỤC VỤ', 'HÀNH CHÍNH CÔNG')
    """
    words = name.split()
    if text_width.width(name, 1) > 2 * room + 1:  # no two lines do, and of a long text there are many
        return (name,)
    ways = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    if not ways:
        return (name,)
    widths = {way: [text_width.width(line, 1) for line in way] for way in ways}
    best = min(ways, key=lambda way: max(widths[way]))
    return best if max(widths[best]) <= room else (name,)


def _balance_subject(document: Document) -> None:
    """Let the lines of a subject come out about equally long: no year is left to the last one."""
    styles = _Styles()
    (paragraphs, room), *_ = _stories(document)
    for paragraph in paragraphs:
        if styles.name(paragraph) == _SUBJECT and styles.width(paragraph) > room and _is_centred(paragraph):
            left = (room - _narrowest(paragraph.text.split(), room, styles.size(paragraph))) / 2
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(left)


def _is_centred(paragraph: Paragraph) -> bool:
    """Whether an office left a paragraph in the middle, as wide as the page."""
    looks = [paragraph.paragraph_format, *([paragraph.style.paragraph_format] if paragraph.style else [])]
    indents = [look.left_indent or look.right_indent or look.first_line_indent for look in looks]
    alignment = next((look.alignment for look in looks if look.alignment is not None), None)
    return alignment == word_styles.CENTER and not any(indents)


def _narrowest(words: Sequence[str], room: float, size: float) -> float:
    """Return the smallest width in which words need no more lines than in the room; in points.

    >>> round(_narrowest("Sửa đổi, bổ sung Kế hoạch cải cách hành chính năm 2026".split(), 300, 14))
    184
    """
    count, narrow = _lines(words, room, size), room
    while 1 < count <= _MAX_LINES and _lines(words, narrow - _STEP, size) == count:
        narrow -= _STEP
    return min(room, narrow + size / 4)  # programs measure a little otherwise


def _lines(words: Sequence[str], room: float, size: float) -> int:
    """Return how many lines words need, each as full as it can be."""
    count, used, blank = 1, 0.0, text_width.width(" ", size)
    for word in words:
        wide = text_width.width(word, size)
        if used and used + blank + wide > room:
            count, used = count + 1, wide
        else:
            used += (blank if used else 0.0) + wide
    return count


def _fit_rules(document: Document) -> None:
    """Make each rule as long as its style says, of the text above it."""
    styles = _Styles()
    for paragraphs, room in _stories(document):
        above: Paragraph | None = None
        for paragraph in paragraphs:
            style = styles.name(paragraph)
            if above is not None and style in {word_styles.RULE_AS_LONG, word_styles.RULE_SHORT}:
                share = 1.0 if style == word_styles.RULE_AS_LONG else _SHORT
                left = max(0.0, room - share * min(styles.width(above), room - _indents(above))) / 2
                paragraph.paragraph_format.left_indent = Pt(left)
                paragraph.paragraph_format.right_indent = Pt(left)
            above = paragraph


def _indents(paragraph: Paragraph) -> float:
    """Return by how much a paragraph by itself is narrower than its room, in points."""
    look = paragraph.paragraph_format
    return sum((indent.pt for indent in (look.left_indent, look.right_indent) if indent is not None), 0.0)


def _line_up_addressees(document: Document) -> None:
    """Set several addressees under each other below the colon (Decree 30/2020), all of them in the middle."""
    styles = _Styles()
    (paragraphs, room), *_ = _stories(document)
    for name, group in groupby(paragraphs, key=styles.name):
        head, *others = group
        if name != word_styles.ADDRESSEES or not others:
            continue
        before = styles.width(head)
        left = max(0.0, (room - before - max(map(styles.width, others))) / 2)
        dash = text_width.width(_DASH, styles.size(head))
        for line, start, hanging in ((head, left, 0.0), *((one, left + before, dash) for one in others)):
            spacing = line.paragraph_format
            spacing.alignment = word_styles.LEFT
            spacing.left_indent, spacing.first_line_indent = Pt(start + hanging), Pt(-hanging)
            spacing.space_before = Pt(0) if line is not head else spacing.space_before
            spacing.keep_with_next = True


class _Styles:
    """The styles of paragraphs, each looked up once: python-docx goes through all of them each time."""

    def __init__(self) -> None:
        self._by_id: dict[str | None, tuple[str, float]] = {}

    def name(self, paragraph: Paragraph) -> str:
        """Return the name of a paragraph's style, empty when it has none."""
        return self._found(paragraph)[0]

    def width(self, paragraph: Paragraph) -> float:
        """Return the width of a paragraph's longest line in points, by the size of its style."""
        return max(text_width.width(line, self.size(paragraph)) for line in paragraph.text.split("\n"))

    def size(self, paragraph: Paragraph) -> float:
        """Return the size of a paragraph's style in points."""
        return self._found(paragraph)[1]

    def _found(self, paragraph: Paragraph) -> tuple[str, float]:
        id_ = paragraph._p.style  # noqa: SLF001  the style itself is what takes long
        if id_ not in self._by_id:
            style = paragraph.style
            size = style.font.size if style else None
            self._by_id[id_] = (style.name if style else None) or "", size.pt if size else 14.0
        return self._by_id[id_]


def _stories(document: Document) -> Iterator[tuple[list[Paragraph], float]]:
    """Yield what stands together, with the room it has (points): the body, and each cell of a table."""
    section = document.sections[0]
    widths = (section.page_width, section.left_margin, section.right_margin)
    whole, left, right = (width.pt if width is not None else 0.0 for width in widths)
    yield document.paragraphs, whole - left - right
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield cell.paragraphs, cell.width.pt if cell.width is not None else whole


def _mark_blanks(document: Document) -> None:
    """Highlight what people have to write, in whatever run it stands."""
    styles = _Styles()
    for paragraphs, _ in _stories(document):
        for paragraph in paragraphs:
            if styles.name(paragraph) in _MAY_BE_BLANK:
                for run in paragraph.runs:
                    _mark_run(paragraph, run)
            elif styles.name(paragraph) in word_styles.CELLS and BLANK.fullmatch(paragraph.text):
                for run in paragraph.runs:
                    run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _mark_run(paragraph: Paragraph, run: Run) -> None:
    """Cut a run at its blanks and highlight these; the pieces look as the whole did."""
    first, *rest = BLANK.split(run.text)
    if not rest:
        return
    run.text = first
    last = run._r  # noqa: SLF001  python-docx puts runs in at the end alone
    for index, text_ in enumerate(rest, start=1):
        piece = Run(deepcopy(run._r), paragraph)  # noqa: SLF001
        piece.text = text_
        piece.font.highlight_color = WD_COLOR_INDEX.YELLOW if index % 2 else run.font.highlight_color
        last.addnext(piece._r)  # noqa: SLF001
        last = piece._r  # noqa: SLF001
