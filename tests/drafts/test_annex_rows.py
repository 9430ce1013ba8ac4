"""No row is lost and none is taken twice, whatever stands in a table."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from cchc.drafts import reader
from cchc.sources.document import Cell, Row
from tests.support.annexes import document, table
from tests.support.row_accounts import unaccounted

if TYPE_CHECKING:
    from cchc.sources.document import SourceDocument, Table

HEADERS = (
    "STT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn",
    "Mã | Chủ trì | Nhiệm vụ | Sản phẩm | Tiến độ",
    "TT | Chỉ tiêu | ĐVT | Năm 2026 | Đơn vị theo dõi",
    "STT | Tên đơn vị | Viết tắt | |",
    "TT | TT | Công việc | Đầu mối | Hạn",
    "a | b | c | d | e",
)
WORDS = (
    "", "", "", "1", "2.", "1.1", "a)", "-", "I", "II.", "A", "4,5", "01", "Rà soát văn bản", "CẢI CÁCH THỂ CHẾ",
    "Số hóa, gồm:", "Văn phòng", "Phòng A; Phòng B", "Phòng A chủ trì; Phòng B phối hợp", "nt", "//", "như trên",
    "Quý I/2026", "31/11/2026", "Tháng 5", "- Quý I/2026\n- Quý II/2026", "Tổng cộng: 5", "Ghi chú: x",
    "NGƯỜI LẬP", "STT", "Chủ trì", "Nhiệm vụ", "Thời hạn", "(1)", "(2)", "(3)", "x", "…", "Nơi nhận:", "I. Nhóm",
)  # fmt: skip


def _random_document(chance: random.Random) -> SourceDocument:
    blocks: list[Table | str] = []
    for number in range(1, chance.randint(1, 4) + 1):
        lines = [chance.choice(HEADERS) for _ in range(chance.randint(0, 2))]
        for _ in range(chance.randint(1, 12)):
            cells = [chance.choice(WORDS) for _ in range(5)]
            lines.append(" | ".join(cell.replace("\n", "⏎") for cell in cells))
        if chance.random() < 0.3:
            chance.shuffle(lines)
        drawn = table("\n".join(lines), number=number, can_wrap=chance.random() < 0.3)
        rows = tuple(
            _shaken(row, above, chance) for row, above in zip(drawn.rows, (None, *drawn.rows), strict=False)
        )
        blocks.append(drawn._replace(rows=rows, is_hidden=chance.random() < 0.1))
        blocks.append(chance.choice(("PHỤ LỤC", "1. Cải cách thể chế", "", "II. Nhiệm vụ")))
    return document(*blocks)


def _shaken(row: Row, above: Row | None, chance: random.Random) -> Row:
    """Return a row with some of its cells merged to the left or from above, hidden or on a new page."""
    cells = list(row.cells)
    for place in range(len(cells)):
        if place and chance.random() < 0.15:
            cells[place] = Cell(cells[place - 1].text, "across")
        elif above and chance.random() < 0.1:
            cells[place] = Cell(above.cells[place].text, "down")
    return Row(tuple(cells), row.place, chance.random() < 0.05, chance.random() < 0.1)


def test_each_row_is_a_task_or_is_skipped_with_its_reason() -> None:
    for seed in range(200):
        made = _random_document(random.Random(seed))
        assert unaccounted(made, reader.read(made)) == [], seed


def test_a_row_that_is_lost_or_taken_twice_would_be_told() -> None:
    made = document(table("TT | Công việc | Đầu mối\n1 | Rà soát | Văn phòng"))
    found = reader.read(made)
    assert len(unaccounted(made, found._replace(tasks=()))) == 1
    assert len(unaccounted(made, found._replace(tasks=found.tasks * 2))) == 1
