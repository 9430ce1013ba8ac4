"""`cchc docx-text FILE`: a Word file as lines, for reading and for git's textconv."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc import disk
from cchc.cli import console, value_kinds
from cchc.errors import RequestError

MAX_BYTES = 64 * 1024 * 1024


def docx_text(
    file: Annotated[str, typer.Argument(metavar=value_kinds.FILE.called("TỆP.docx"), help="Tệp Word.")],
) -> None:
    """In các đoạn và bảng của một tệp Word; dùng được cho git diff."""
    from cchc.intake import word_text

    data = disk.read_input(file, hint="đóng tệp nếu đang mở bằng Word rồi chạy lại", size=MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise RequestError(f"tệp {file} quá lớn", hint="xóa các hình không cần rồi lưu lại")
    console.write_document("".join(f"{_clean_cells(line)}\n" for line in word_text.parse(data)))


def _clean_cells(line: str) -> str:
    """Clean a line; the tabs between a table's cells stay."""
    return "\t".join(map(console.clean, line.split("\t")))
