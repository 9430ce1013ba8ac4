"""Days that a row doesn't say and that are recorded: they are told, with the command that sets them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc.intake import assumed_days
from cchc.intake.row_updates import update_record
from cchc.intake.rows import Row
from cchc.reports import sheet_columns
from cchc.workbook.cells import Cell

if TYPE_CHECKING:
    from cchc.changes import PlainRecord

TODAY = date(2026, 9, 20)
TASK: PlainRecord = {
    "id": "4",
    "title": "Việc 4",
    "status": "not_started",
    "target": {"quantity": "2", "unit": "lớp"},
}
BOTH = "--started-on NGÀY --done-on NGÀY"
TOLD: list[tuple[dict[str, Any], str]] = [
    ({"STATUS": "hoàn thành"}, f"ngày bắt đầu, ngày hoàn thành nên ghi là 20/09/2026, ngày tính số liệu; ngày khác thì ghi: cchc update 4 {BOTH}"),
    ({"STATUS": "hoàn thành", "STARTED": "1/6/2026"}, "ngày hoàn thành nên ghi là 20/09/2026, ngày tính số liệu; ngày khác thì ghi: cchc update 4 --done-on NGÀY"),
    ({"STATUS": "hoàn thành", "STARTED": "1/6/2026", "DOCUMENTS": "1/BC ngày 3/6/2026"}, "ngày hoàn thành nên ghi là 03/06/2026, ngày của văn bản; ngày khác thì ghi: cchc update 4 --done-on NGÀY"),
    ({"STATUS": "hoàn thành", "DONE_ON": "3/6/2026"}, "ngày bắt đầu nên ghi là 03/06/2026, ngày hoàn thành; ngày khác thì ghi: cchc update 4 --started-on NGÀY"),
    *(
        (cells, "ngày bắt đầu nên ghi là 20/09/2026, ngày tính số liệu; ngày khác thì ghi: cchc update 4 --started-on NGÀY")
        for cells in ({"STATUS": "đang thực hiện"}, {"PROGRESS": 30}, {"ACHIEVED": 1})
    ),
    ({"STATUS": "hoàn thành", "STARTED": "1/6/2026", "DONE_ON": "3/6/2026"}, ""),
    ({"NOTE": "đã họp", "DOCUMENTS": "1/BC"}, ""),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "said"), TOLD, ids=[str(cells) for cells, _ in TOLD])
def test_a_day_that_the_sheet_does_not_say_is_told_with_the_command_that_sets_it(
    cells: dict[str, Any], said: str
) -> None:
    row = Row({getattr(sheet_columns, name): Cell(value, "I7") for name, value in cells.items()}, "A7")
    days = assumed_days.of_row(TASK, update_record(TASK, row, TODAY), row, TODAY)
    told = list(assumed_days.lines(days, is_preview=False))
    assert told == ([f"NV 4: bảng không ghi {said}"] if said else [])
