"""`cchc docx-text FILE`: a Word file as lines, for reading and for git's textconv."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli import console
from cchc.errors import RequestError, SurroundingsError, reason


def docx_text(
    file: Annotated[str, typer.Argument(metavar="TỆP.docx", help="Tệp Word.")],
) -> None:
    """In các đoạn và bảng của một tệp Word; dùng được cho git diff."""
    from cchc.reports.printers import word

    try:
        data = Path(file).read_bytes()
    except FileNotFoundError:
        raise RequestError(f"không có tệp {file}", hint="xem lại đường dẫn") from None
    except OSError as error:
        hint = "đóng tệp nếu đang mở bằng Word rồi chạy lại"
        raise SurroundingsError(f"không đọc được tệp {file}: {reason(error)}", hint) from None
    console.write("".join(f"{_cells(line)}\n" for line in word.text(data)))


def _cells(line: str) -> str:
    """Clean a line; the tabs between a table's cells stay."""
    return "\t".join(map(console.clean, line.split("\t")))
