"""How large a table and a document may be: what no office makes is refused with a sentence.

Knows no format. Read next: `cchc.sources.reading` (how large a file may be).
"""

from __future__ import annotations

from cchc.errors import FileError

MAX_COLUMNS = 200
MAX_ROWS = 20_000
MAX_CELLS = 500_000  # of a document
MAX_CHARACTERS = 20_000_000  # of a document; a plan of 12 pages has 30,000

_REMEDY = "chỉ giữ lại phần kế hoạch và danh mục nhiệm vụ rồi lưu lại thành tệp khác"


def check_table(rows: int, columns: int) -> None:
    """Refuse a table that is larger than any of an office. Raises FileError."""
    if rows > MAX_ROWS:
        raise FileError(f"bảng có hơn {_dotted(MAX_ROWS)} dòng, quá lớn", _REMEDY)
    if columns > MAX_COLUMNS:
        raise FileError(f"bảng có hơn {MAX_COLUMNS} cột, quá lớn", _REMEDY)
    check_cells(rows * columns)


def check_cells(count: int) -> None:
    """Refuse a document of more cells than any of an office. Raises FileError."""
    if count > MAX_CELLS:
        raise FileError(f"tệp có hơn {_dotted(MAX_CELLS)} ô, quá lớn", _REMEDY)


def check_text(length: int) -> None:
    """Refuse a document of more characters than any of an office. Raises FileError."""
    if length > MAX_CHARACTERS:
        raise FileError(f"tệp có hơn {_dotted(MAX_CHARACTERS)} chữ, quá lớn", _REMEDY)


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
