"""A file that an office wrote → a source document: which reader reads which kind of file.

The kind is told by what the file is, and by its name only where the bytes don't say it. Each reader is
a module of this room, takes the bytes and is imported when it is needed. Knows no plan. Read next: the
reader of a format, such as `cchc.sources.word.word_document`, and `cchc.sources.document` (what they make).
"""

from __future__ import annotations

import io
import re
import zipfile
from importlib import import_module
from typing import TYPE_CHECKING

from cchc import patterns
from cchc.disk import read_input
from cchc.errors import FileError
from cchc.office_files import OLE_MARK, has_password
from cchc.sources.doubts import Doubt
from cchc.sources.draft_marks import draft_doubts, head_lines
from cchc.sources.old_fonts import stored_words

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.sources.document import SourceDocument

MAX_BYTES = 16 * 1024 * 1024  # of a file; the longest plan with pictures that was seen has 5
_HEAD = 4096  # bytes in which a file says what it is
_MAX_TYPES = 1024 * 1024  # bytes of the list of a package's parts

_MANY_WORDS = 5  # different ones: a plan has a foreign name or two
_TOLD_WORDS = 3

_ASK_FOR_WORD = "xin tệp Word (.docx) của văn bản, hoặc mở ra rồi lưu lại thành .docx"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_EXCEL_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))

_WORD_PACKAGE = patterns.lazy(rb"(wordprocessingml\.\w+|ms-word\.\w+\.macroEnabled\w*)\.main\+xml")
_EXCEL_PACKAGE = patterns.lazy(rb"(spreadsheetml\.\w+|ms-excel\.\w+\.macroEnabled)\.main\+xml")
_WORD_XML = patterns.lazy(rb"<(\w+:)?wordDocument|progid=.Word\.Document|<pkg:package")
_HTML = patterns.lazy(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<table[\s>]", re.IGNORECASE)
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_TEXT_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_TABLE_OF_MARKDOWN = patterns.lazy(
    rb"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(\|[ \t]*:?-{3,}:?[ \t]*)+\|?\s*$", re.MULTILINE
)

# The module that reads each kind of file.
_READERS = {
    "word": "word.word_document",
    "old_word": "word.old_word_document",
    "pdf": "pdf.pdf_document",
    "web_page": "web.web_page",
    "markdown": "markdown.markdown_document",
    "plain_text": "plain.plain_text",
    "excel": "excel",
}
# Which reader reads a text, by the end of its name; what no name says is plain text.
_TEXTS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "web_page",
    ".htm": "web_page",
    ".xhtml": "web_page",
}


def read(path: Path) -> SourceDocument:
    """Return what stands in a file.

    Raises RequestError when there is no such file, SurroundingsError when the disk doesn't give it, FileError
    when it is too large, of a kind that isn't read, has a password or is damaged.
    """
    data = read_input(str(path), hint=_ASK_FOR_WORD, size=MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise FileError(
            f"tệp {path.name} quá lớn: hơn {MAX_BYTES // 1024**2} MB",
            "bỏ bớt hình ảnh, hoặc chỉ giữ lại kế hoạch và phụ lục, rồi lưu lại",
        )
    if not data.strip():
        raise FileError(f"tệp {path.name} trống", "xem lại tệp, hoặc xin lại người gửi")
    document: SourceDocument = import_module(f"cchc.sources.{_READERS[kind(data, path.suffix)]}").read(data)
    doubts = (*document.doubts, *_draft_doubts(document), *_doubts_about_letters(document))
    return document._replace(doubts=doubts)


def _draft_doubts(document: SourceDocument) -> list[Doubt]:
    """Return doubts where the head says that this is a draft, unless the format's reader told already."""
    if any(doubt.code == "draft-mark" for doubt in document.doubts):
        return []
    return list(draft_doubts(head_lines(document.blocks)))


def _doubts_about_letters(document: SourceDocument) -> list[Doubt]:
    """Return a doubt where many words look like those of an old font that the file doesn't name."""
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [
        cell.text for table in document.tables for row in table.rows for cell in row.cells if not cell.merged
    ]
    words = list(dict.fromkeys(word for text in dict.fromkeys(texts) for word in stored_words(text)))
    if len(words) < _MANY_WORDS:
        return []
    said = ", ".join(f"“{word}”" for word in words[:_TOLD_WORDS])
    sentence = (
        f"Nhiều chữ như {said} có vẻ gõ bằng phông chữ cũ (TCVN3, VNI) mà tệp không ghi phông đó nên"
        " chưa chuyển; chọn lại đúng phông cũ trong Word rồi lưu, hoặc chuyển sang Unicode trước."
    )
    return [Doubt("font-legacy", None, sentence)]


def kind(data: bytes, suffix: str) -> str:
    """Return what kind of file has such bytes. Raises what `read` raises when there is none.

    >>> kind(b"%PDF-1.7", ".docx"), kind("# Kế hoạch".encode(), ".md"), kind(b"<html>", ".doc")
    ('pdf', 'markdown', 'web_page')
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(OLE_MARK):
        return _kind_of_old_file(data, suffix.lower())
    if data.startswith(b"PK"):
        return _kind_of_package(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf") or _WORD_XML.search(head):
        return "old_word"
    if data.startswith(_PICTURES):
        raise FileError("tệp này là hình ảnh, không có chữ để đọc", _ASK_FOR_WORD)
    return _kind_of_text(data, head, suffix.lower())


def _kind_of_old_file(data: bytes, suffix: str) -> str:
    """Return which reader reads a file of Office before 2007; one with a password looks like it."""
    if has_password(data):
        raise FileError(
            "tệp này có mật khẩu nên không đọc được", "mở bằng Word hoặc Excel, bỏ mật khẩu rồi lưu lại"
        )
    if _WORD_STREAM in data:
        return "old_word"
    if suffix == ".xls" or any(stream in data for stream in _EXCEL_STREAMS):
        raise FileError("tệp này là tệp Excel dạng cũ (.xls)", "mở bằng Excel rồi lưu lại với dạng .xlsx")
    if suffix == ".doc":
        return "old_word"
    raise FileError("tệp này không phải là tệp Word hay Excel", _ASK_FOR_WORD)


def _kind_of_package(data: bytes) -> str:
    """Return which reader reads a zip: by the kind of its main part, as Office itself goes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("[Content_Types].xml") as types:
            listed = types.read(_MAX_TYPES)
    except Exception as error:
        raise FileError("tệp này hỏng, hoặc không phải là tệp Word hay Excel", _ASK_FOR_WORD) from error
    if _WORD_PACKAGE.search(listed):
        return "word"
    if _EXCEL_PACKAGE.search(listed):
        return "excel"
    raise FileError("tệp này không phải là tệp Word hay Excel", _ASK_FOR_WORD)


def _kind_of_text(data: bytes, head: bytes, suffix: str) -> str:
    if b"\0" in data[:_HEAD] and not data.startswith(_TEXT_MARKS):
        raise FileError("tệp này không phải là văn bản đọc được", _ASK_FOR_WORD)
    if head.upper().startswith(b"MIME-VERSION:"):
        raise FileError("tệp này là trang web lưu thành một tệp (.mht)", _ASK_FOR_WORD)
    if suffix in _TEXTS:
        return _TEXTS[suffix]
    if head.startswith(b"<") and _HTML.search(head):
        return "web_page"
    return "markdown" if _TABLE_OF_MARKDOWN.search(data) else "plain_text"
