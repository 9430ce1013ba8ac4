"""Official documents as Word files: a template filled in, the office's own or the default one.

Templates are written in Jinja and run in the sandbox of all templates. After filling in, the rules
under names are made as long as the text above them, blanks are marked, and what would differ from
run to run (times in the archive, in its properties) is set, so that the same report gives the same
bytes. Nothing outside of this room imports docxtpl or python-docx.

Read next: `cchc.reports.printers.word.word_template` (the default templates),
`cchc.reports.official.official_document` (what is filled in).
"""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate

from cchc.characters import one_line
from cchc.errors import CchcError, FileError, SurroundingsError
from cchc.office_files import WORD, repack
from cchc.reports import document_kinds
from cchc.reports.printers import sandbox
from cchc.reports.printers.plain import plain
from cchc.reports.printers.word import (
    word_controls,
    word_forms,
    word_layout,
    word_parts,
    word_tables,
    word_template,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from docx.document import Document

    from cchc.reports.document_kinds import DocumentKind
    from cchc.reports.official.official_document import OfficialDocument

_ROOM = 4_000_000  # characters that an office's template may make for the smallest document
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a zip can state


def render(
    document: OfficialDocument,
    day: date,
    *,
    template: Path | None = None,
    office: Path | None = None,
    of: str = "",
) -> bytes:
    """Return an official document as a Word file; `day` is what its properties are dated.

    `template` is one template to use, `office` a folder whose template wins over the default one, `of`
    what tells this document from all others when its blanks are read again.
    Raises SurroundingsError when a template can't be used.
    """
    kind = document_kinds.find(document.kind)
    own = _form(kind, template, office)
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
        return _finish(filled.docx, document, day, of)


def _form(kind: DocumentKind, template: Path | None, office: Path | None) -> Path | None:
    return template or (office / kind.word_template if office else None)


def lacking(document: OfficialDocument, template: Path | None, office: Path | None) -> tuple[str, list[str]]:
    """Return the name of an office's form, if one is used, and what it has no place for.

    Raises SurroundingsError when the form can't be used.
    """
    form = _form(document_kinds.find(document.kind), template, office)
    if form is None or not form.is_file():
        return "", []
    with _word_file_errors(form.name):
        return form.name, word_forms.lacking(_template(form), document)


@contextmanager
def _word_file_errors(name: str) -> Iterator[None]:
    """Turn whatever is raised at a file that is damaged or no Word file into a SurroundingsError."""
    try:
        yield
    except FileError as error:
        raise SurroundingsError(f"mẫu {name}: {error.message}", error.hint) from error
    except CchcError:
        raise
    except Exception as error:
        message = f"mẫu {name} không phải là tệp Word (.docx) dùng được"
        hint = "mở mẫu bằng Word rồi lưu lại, hoặc tạo mẫu mới: cchc template init word"
        raise SurroundingsError(message, hint) from error


def _finish(document: Document, official: OfficialDocument, day: date, of: str) -> bytes:
    """Do what a template can't say, and return the file's bytes."""
    word_controls.put(document, {blank.name: blank.title for blank in official.blanks})
    word_layout.lay_out(document)
    word_tables.lay_out(document, document_kinds.find(official.kind))
    word_parts.describe(
        document,
        f"{official.type} {official.subject}".strip(),
        word_controls.unmarked(" ".join(official.issuer)),
        day,
    )
    word_controls.remember(document, of)
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
            entry.create_system = 3  # else the system that this runs on is told, and Windows' bytes differ
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(info.filename))
    return result.getvalue()
