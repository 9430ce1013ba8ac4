"""Tables and columns that are not read, and what is said of them.

Nothing is dropped silently: a sheet, a table and a column that hold no part of a task are named with the
reason. Head and foot of a document are tables too; they only lay out text, which
`cchc.drafts.paragraphs.head` and `cchc.drafts.paragraphs.body` read. Read next:
`cchc.drafts.annexes.task_tables`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names, patterns
from cchc.drafts.annexes import grid
from cchc.drafts.reading import Skipped
from cchc.sources.doubts import Doubt
from cchc.sources.lines import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.drafts.annexes.columns import Column, Columns
    from cchc.sources.document import Row, Table

_MAX_LAYOUT_ROWS = 12
_MAX_WORDS = 80  # letters of the words that tell which row or table is meant
_LAID_OUT = patterns.lazy(
    r"cong hoa xa hoi chu nghia|doc lap tu do hanh phuc|noi nhan"
    r"|^(?:tm|kt|tl|tuq|q) (?:uy ban|chu tich|truong)"
)
_COUNTED = patterns.lazy(r"\b(?:don vi tinh|dvt|thanh tien|don gia|du toan|so luong)\b")
_TARGETS = patterns.lazy(r"\bchi tieu\b")
_TASKS = patterns.lazy(r"\b(?:nhiem vu|cong viec|dau viec)\b")
_TITLE = patterns.lazy(
    r"(?:phu luc|danh muc|bieu|bang|mau|kem theo|ban hanh kem"
    r"|don vi tinh|cac nhiem vu|ke hoach)\b"
)
_TITLE_OF_OTHERS = patterns.lazy(
    r"(?:phu luc|bieu|bang|danh muc)?[ \w]{0,12}\b(?:bieu mau|mau (?:so|bao cao|bieu)|de cuong"
    r"|(?:cac )?chi tieu|du toan|kinh phi)\b(?!.*nhiem vu)"
)
_FIELD_WORDS = {"owners": "cơ quan chủ trì", "due": "thời hạn"}


def whole(table: Table, found: Columns | None) -> tuple[tuple[Doubt, ...], tuple[Skipped, ...]]:
    """Return what is said of a table that is not read at all: doubts, and that it is skipped."""
    words = _table_words(table, found)
    if lays_out(table) or not words:
        reason = "phần trình bày đầu hoặc cuối văn bản" if words else "bảng trống"
        return (), (Skipped(table.place, reason, words),)
    reason = _reason(table, found)
    is_sheet = table.place.sheet is not None
    code, name = ("sheet-unread", f"Trang tính “{table.name or table.place.sheet}”") if is_sheet else (
        "table-unread", f"Bảng “{words}”")  # fmt: skip
    return (Doubt(code, table.place, f"{name} không đọc: {reason}."),), (Skipped(table.place, reason, words),)


def column_doubts(found: Columns, header: Row, rows: Sequence[Row]) -> tuple[Doubt, ...]:
    """Return which columns of an annex are not read, hidden or missing."""
    doubts = [
        Doubt("column-unread", header.place, _unread_words(column))
        for column in found.unread
        if column.header or _is_filled(column, rows)
    ]
    doubts += [
        Doubt(
            "column-hidden", header.place, f"Cột “{column.header or column.places[0] + 1}” bị ẩn, không đọc."
        )
        for column in found.hidden
        if column.header or _is_filled(column, rows)
    ]
    missing = [field for field in _FIELD_WORDS if field not in found.chosen]
    if found.periods:
        missing = [field for field in missing if field != "due"]
    return (
        *doubts,
        *(
            Doubt("column-missing", header.place, f"Bảng không có cột {_FIELD_WORDS[field]}.")
            for field in missing
        ),
    )


def lays_out(table: Table) -> bool:
    """Whether a table only lays out the head or the foot of a document.

    A table without borders may be one, or its borders are not known; its words tell.
    """
    if len(table.rows) > _MAX_LAYOUT_ROWS:
        return False
    texts = [
        line for row in table.rows for cell in row.cells if not cell.merged for line in cell.text.split("\n")
    ]
    return any(_LAID_OUT.search(names.fold(line)) for line in texts) or len(table.rows[:2]) == len(texts) == 1


def counts(found: Columns) -> bool:
    """Whether a table counts or costs things: its columns are those of targets and budgets.

    Beside tasks a column "Chỉ tiêu liên quan" only says which target each of them serves.
    """
    unread = [names.fold(column.header) for column in found.unread]
    title = found.chosen.get("title")
    if any(map(_COUNTED.search, unread)):
        return True
    return any(map(_TARGETS.search, unread)) and not (title and _TASKS.search(names.fold(title.header)))


def names_others(title: str) -> bool:
    """Whether the title of a table says that it holds targets, costs or a form to be filled in.

    >>> names_others("BIỂU MẪU BÁO CÁO"), names_others("Chỉ tiêu, nhiệm vụ năm 2026")
    (True, False)
    """
    return bool(_TITLE_OF_OTHERS.match(names.fold(title)))


def is_title(text: str) -> bool:
    """Whether words are a table's own title, and name no group of the tasks in it.

    >>> is_title("Phụ lục II"), is_title("II. Cải cách thể chế")
    (True, False)
    """
    return bool(_TITLE.match(names.fold(text)))


def row_words(row: Row) -> str:
    """Return how a row's words begin."""
    return beginning(grid.own_texts(row))


def beginning(texts: Iterable[str]) -> str:
    """Return how the words of cells begin, to tell a person which row is meant."""
    words = " | ".join(dict.fromkeys(texts))
    return shortened(words, _MAX_WORDS)


def _table_words(table: Table, found: Columns | None) -> str:
    start = found.header_rows[0] if found and found.header_rows[0] < len(table.rows) else 0
    rows = [*table.rows[start:], *table.rows[:start]]
    return next((words for row in rows if (words := row_words(row))), "")


def _reason(table: Table, found: Columns | None) -> str:
    if table.is_hidden:
        return "trang tính bị ẩn"
    if found is None:
        return "không có dòng tiêu đề cột"
    if found.are_of_tasks:
        return "bảng chỉ tiêu hoặc kinh phí" if counts(found) else "biểu mẫu, hoặc không phải bảng nhiệm vụ"
    if counts(found):
        return "bảng chỉ tiêu hoặc kinh phí"
    if "title" not in found.chosen:
        return "không có cột nội dung nhiệm vụ"
    return "không có cột cơ quan chủ trì, cột thời hạn"


def _unread_words(column: Column) -> str:
    if not column.header:
        return f"Cột thứ {column.places[0] + 1} không có tiêu đề, không đọc."
    if column.meaning and column.meaning.second:
        return f"Cột “{column.header}” ghi hai thứ, không đọc."
    if column.meaning and column.meaning.field != "unread":
        return f"Cột “{column.header}” không đọc: đã có cột khác ghi cùng loại."
    return f"Cột “{column.header}” không đọc."


def _is_filled(column: Column, rows: Sequence[Row]) -> bool:
    return any(
        row.cells[place].text.strip() and not row.cells[place].merged
        for row in rows
        for place in column.places
    )
