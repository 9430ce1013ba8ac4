"""Official documents as Word files: a template filled in, the office's own or the default one.

Templates are written in Jinja and run in the sandbox of all templates. After filling in, the rules
under names are made as long as the text above them, blanks are marked, and what would differ from
run to run (times in the archive, in its properties) is set, so that the same report gives the same
bytes. Nothing but this module and its neighbours `word_…` imports docxtpl or python-docx.

Read next: `cchc.reports.printers.word_template` (the default templates),
`cchc.reports.official.official_document` (what is filled in).
"""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from copy import deepcopy
from datetime import datetime
from typing import TYPE_CHECKING, Any

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run
from docxtpl import DocxTemplate

from cchc.characters import one_line
from cchc.errors import CchcError, SurroundingsError
from cchc.office_files import WORD, repack
from cchc.reports import document_kinds
from cchc.reports.official.official_document import BLANK
from cchc.reports.printers import sandbox, text_width, word_controls, word_styles, word_template
from cchc.reports.printers.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from cchc.reports.document_kinds import DocumentKind
    from cchc.reports.official.official_document import OfficialDocument

_SHORT = 0.4  # of the text above it: the decree says a third to a half
_MAY_BE_BLANK = {line.name for line in word_styles.LINE_STYLES if line.may_be_blank}
_MAX_PROPERTY = 255  # characters, says the format
_ROOM = 4_000_000  # characters that an office's template may make for the smallest document
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a zip can state


def render(
    document: OfficialDocument, day: date, *, template: Path | None = None, office: Path | None = None
) -> bytes:
    """Return an official document as a Word file; `day` is what its properties are dated.

    `template` is one template to use, `office` a folder whose template wins over the default one.
    Raises SurroundingsError when a template can't be used.
    """
    kind = document_kinds.find(document.kind)
    own = template or (office / kind.word_template if office else None)
    name = own.name if own else kind.word_template
    with _word_file_errors(name):
        data = _template(own) if own and own.is_file() else word_template.build(kind)
        filled: Any = DocxTemplate(io.BytesIO(data))
        filled.init_docx()
    _check_kind(filled.docx, kind, name)
    with _word_file_errors(name), sandbox.template_errors(name):
        values = {"report": _on_one_line(plain(document))}
        is_own = own is not None and own.is_file()
        environment = (
            sandbox.limited(values, _ROOM, escaping=True) if is_own else sandbox.environment(escaping=True)
        )
        filled.render(values, environment, autoescape=True)
    with _word_file_errors(name):
        return _finish(filled.docx, document, day)


@contextmanager
def _word_file_errors(name: str) -> Iterator[None]:
    """Turn whatever is raised at a file that is damaged or no Word file into a SurroundingsError."""
    try:
        yield
    except CchcError:
        raise
    except Exception as error:
        message = f"mẫu {name} không phải là tệp Word (.docx) dùng được"
        hint = "mở mẫu bằng Word rồi lưu lại, hoặc tạo mẫu mới: cchc template init word"
        raise SurroundingsError(message, hint) from error


def _finish(document: Document, official: OfficialDocument, day: date) -> bytes:
    """Do what a template can't say, and return the file's bytes."""
    _fill_empty_cells(document)
    word_controls.put(document, {blank.name: blank.title for blank in official.blanks})
    _fit_rules(document)
    _mark_blanks(document)
    _keep_together(document)
    _date(document, official, day)
    word_controls.remember(document)
    saved = io.BytesIO()
    document.save(saved)
    return repeatable(saved.getvalue())


def _check_kind(document: Document, kind: DocumentKind, name: str) -> None:
    """Refuse the template of another kind of document: its columns would stand under wrong titles."""
    mark = document.core_properties.category
    marked = next((known for known in document_kinds.OFFICIAL_KINDS if known.name == mark), kind)
    if marked != kind:
        message = f"mẫu {name} là mẫu của {marked.label}, không phải của {kind.label}"
        raise SurroundingsError(message, hint="chọn mẫu khác sau --template, hoặc đổi tên tệp mẫu cho đúng")


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


def _template(path: Path) -> bytes:
    """Return an office's template, every part of it unpacked within the bounds of such files."""
    with sandbox.template_errors(path.name):
        data = path.read_bytes()
    try:
        return repack(data, WORD)
    except CchcError as error:
        raise SurroundingsError(f"mẫu {path.name}: {error.message}", error.hint) from error


def _on_one_line(value: Any) -> Any:  # noqa: ANN401  any part of the document
    """Return a value with every text on one line of characters that Word can hold."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, dict):
        return {key: _on_one_line(part) for key, part in value.items()}
    return [_on_one_line(part) for part in value] if isinstance(value, list | tuple) else value


def _fit_rules(document: Document) -> None:
    """Make each rule as long as its style says, of the text above it."""
    styles = _Styles()
    for paragraphs, room in _stories(document):
        above: Paragraph | None = None
        for paragraph in paragraphs:
            style = styles.name(paragraph)
            if above is not None and style in {word_styles.RULE_AS_LONG, word_styles.RULE_SHORT}:
                share = 1.0 if style == word_styles.RULE_AS_LONG else _SHORT
                left = max(0.0, room - share * min(styles.width(above), room)) / 2
                paragraph.paragraph_format.left_indent = Pt(left)
                paragraph.paragraph_format.right_indent = Pt(left)
            above = paragraph


class _Styles:
    """The styles of paragraphs, each looked up once: python-docx goes through all of them each time."""

    def __init__(self) -> None:
        self._by_id: dict[str | None, tuple[str, float]] = {}

    def name(self, paragraph: Paragraph) -> str:
        """Return the name of a paragraph's style, empty when it has none."""
        return self._found(paragraph)[0]

    def width(self, paragraph: Paragraph) -> float:
        """Return the width of a paragraph's text in points, by the size of its style."""
        return text_width.width(paragraph.text, self._found(paragraph)[1])

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


def _date(document: Document, official: OfficialDocument, day: date) -> None:
    """State in the file's properties what it is and of which day, nothing of this machine."""
    properties = document.core_properties
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001  python-docx writes it as it is
    properties.title = one_line(f"{official.type} {official.subject}")[:_MAX_PROPERTY]
    properties.author = one_line(" ".join(official.issuer))[:_MAX_PROPERTY]
    properties.last_modified_by, properties.comments, properties.revision = "", "", 1
    properties.created = properties.modified = moment


def repeatable(archive: bytes) -> bytes:
    """Return a zip with the same contents in a fixed order and without times, its types first."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in sorted(
            old.infolist(), key=lambda info: (info.filename != "[Content_Types].xml", info.filename)
        ):
            entry = zipfile.ZipInfo(info.filename, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(info.filename))
    return result.getvalue()
