"""A PDF with a text layer → a source document: its paragraphs and tables in the order of reading.

Lines that only wrap are joined, in cells and over pages too; a table that goes on over pages is one, its
repeated titles stay rows. Head and foot are tables of two cells without rules. A page that is a picture is
told. pdfplumber, an extra, is imported here alone: `pip install "cchc[pdf]"`.
Read next: `cchc.sources.pdf.page_contents` (what stands on a page), `cchc.sources.pdf.paragraphs`.
"""

from __future__ import annotations

import io
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from cchc.errors import CchcError, FileError, SurroundingsError
from cchc.sources.pdf import bounds, flow, page_contents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.sources.document import SourceDocument
    from cchc.sources.pdf.page_contents import Page

_ASK_FOR_WORD = "xin tệp Word (.docx) của văn bản, hoặc mở PDF bằng Word rồi lưu lại thành .docx"


def read(data: bytes) -> SourceDocument:
    """Return what stands in a PDF.

    Raises FileError when it can't be read, has a password or is too large, SurroundingsError when
    pdfplumber isn't installed.
    """
    pdfplumber = _library()
    bounds.check_size(data)
    with _sentences():
        return flow.document(_pages(pdfplumber, data))


def _library() -> Any:  # noqa: ANN401  a module
    try:
        import pdfplumber  # noqa: PLC0415  heavy, and an extra
    except ImportError:
        word = "mở PDF bằng Word, lưu thành .docx rồi nhập tệp .docx đó"
        hint = f'{word}; muốn đọc thẳng PDF thì người phụ trách máy cài: pip install "cchc[pdf]"'
        raise SurroundingsError("đọc tệp PDF cần gói pdfplumber, máy này chưa cài", hint) from None
    return pdfplumber


def _pages(pdfplumber: Any, data: bytes) -> list[Page]:  # noqa: ANN401
    with pdfplumber.open(io.BytesIO(data)) as document:
        if len(document.pages) > bounds.MAX_PAGES:
            raise bounds.too_large(f"có hơn {bounds.MAX_PAGES} trang")
        pages = []
        for page in document.pages:
            pages.append(page_contents.read(page))
            page.close()
        return pages


@contextmanager
def _sentences() -> Iterator[None]:
    """Turn whatever reading a PDF raises into a sentence; its reader's own remarks are for engineers."""
    remarks = logging.getLogger("pdfminer")
    level = remarks.level
    remarks.setLevel(logging.CRITICAL)
    try:
        yield
    except (CchcError, MemoryError):
        raise
    except Exception as error:
        if "Password" in repr(error) or "Encryption" in repr(error):
            hint = f"mở bằng mật khẩu, in ra PDF lại không đặt mật khẩu; hoặc {_ASK_FOR_WORD}"
            raise FileError("tệp PDF này có mật khẩu nên không đọc được", hint) from error
        raise FileError("tệp này hỏng, hoặc không phải là tệp PDF đọc được", _ASK_FOR_WORD) from error
    finally:
        remarks.setLevel(level)
