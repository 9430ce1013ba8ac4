"""What the cells of the task sheet take, and what they tell whoever fills them in.

A list offers only what can be read back: resting and giving up a task need a document, by commands of
their own. Read next: `cchc.reports.printers.task_sheet` (the sheet), `cchc.intake.row_updates` (the
way back).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cchc.reports import sheet_columns
from cchc.reports.printers import excel
from cchc.reports.sheet_columns import (
    ACHIEVED,
    DOCUMENT_DAYS,
    DOCUMENTS,
    DONE_ON,
    NOTE,
    PROGRESS,
    STARTED,
    STATE,
    STATUS,
    SUMMARIES,
)
from cchc.states import DONE
from cchc.task import STATUSES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc.states import Standing

_BY_DOCUMENT = "cả hủy, phải có văn bản: ghi vào cột Ghi chú."
_IN_ORDER = f"của từng văn bản ở cột {DOCUMENTS}, cùng thứ tự, cách nhau bằng dấu “;”."
# Shown when a cell is chosen.
_HINTS = {
    STATUS: f"Chọn trong danh sách. Tạm dừng, {_BY_DOCUMENT} Cột {STATE} được tính từ ô này và thời hạn.",
    PROGRESS: "Phần trăm đã làm được, từ 0% đến 100%, ví dụ 40%.",
    STARTED: "Ngày bắt đầu, ví dụ 30/06/2026.",
    DONE_ON: f"Ngày hoàn thành, khi {STATUS.lower()} là hoàn thành.",
    DOCUMENTS: "Số, ký hiệu văn bản kết quả, ví dụ 15/BC-UBND; nhiều văn bản cách nhau bằng dấu “;”.",
    DOCUMENT_DAYS: f"Ngày {_IN_ORDER}",
    SUMMARIES: f"Trích yếu {_IN_ORDER}",
    ACHIEVED: f"Số đã đạt của {sheet_columns.TARGET.lower()}, ví dụ 3.",
    NOTE: "Tình hình thực hiện, vướng mắc, kiến nghị.",
}
_RULES: Mapping[str, dict[str, Any]] = {
    PROGRESS: {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 1,
        "error_message": "Ghi từ 0% đến 100%, ví dụ 40%.",
    },
    ACHIEVED: {
        "validate": "integer",
        "criteria": ">=",
        "value": 0,
        "error_message": "Ghi số nguyên, ví dụ 3.",
    },
    **{
        title: {
            "validate": "date",
            "criteria": ">=",
            "value": date(2000, 1, 1),
            "error_message": "Ghi ngày, ví dụ 30/06/2026.",
        }
        for title in (STARTED, DONE_ON)
    },
}
_BAR = {
    "type": "data_bar",
    "bar_color": "#8fbbea",
    "bar_solid": True,
    "min_type": "num",
    "max_type": "num",
    "min_value": 0,
    "max_value": 1,
}
# Of a finished task its documents may still come, of one that was given up nothing.
_STILL_ASKED = frozenset({DOCUMENTS, DOCUMENT_DAYS, SUMMARIES, NOTE})


def is_asked(standing: Standing, title: str) -> bool:
    """Whether there is still something to fill in for a task in a column that offices fill in."""
    if standing.state == "cancelled":
        return False
    return standing.state not in DONE or title in _STILL_ASKED


def guide(sheet: Any, title: str, index: int, rows: tuple[int, int]) -> None:  # noqa: ANN401  xlsxwriter has no types
    """Let a column's cells take only what can be read back, say what that is, and draw progress as bars.

    `rows` are the first and the last one. Statuses have `offer_statuses`.
    """
    cells = (rows[0], index, rows[1], index)
    if title in _HINTS and title != STATUS:
        rule = _RULES.get(title, {"validate": "any"})
        sheet.data_validation(*cells, {**rule, **_told(title)})
    if title == PROGRESS:
        sheet.conditional_format(*cells, _BAR)


def offer_statuses(
    sheet: Any,  # noqa: ANN401
    index: int,
    rows: tuple[int, int],
    standings: Sequence[Standing],
    column: int,
) -> None:
    """Offer each task the statuses that its row may be given, from the hidden sheet's `column` of them.

    From cells: a list in the rule itself would be cut at the comma in "đã trình, chờ duyệt".
    """
    letters = excel.column_letters(column)
    spans: dict[int, list[list[int]]] = {}
    for row in range(rows[0], rows[1] + 1):
        place = row - rows[0]
        status = standings[place].task.status if place < len(standings) else STATUSES[0]
        of = spans.setdefault(_offered(status), [])
        if of and of[-1][2] == row - 1:
            of[-1][2] = row
        else:
            of.append([row, index, row, index])
    for number, (first, *others) in sorted(spans.items()):
        source = f"={sheet_columns.KEPT}!${letters}$1:${letters}${number}"
        told = {**_told(STATUS), "error_message": f"Chọn trong danh sách. Tạm dừng, {_BY_DOCUMENT}"}
        sheet.data_validation(*first, {"validate": "list", "source": source, "other_cells": others, **told})


def _offered(status: str) -> int:
    """Return how many statuses a row offers: those of work, and all up to its own if it is another."""
    return max(STATUSES.index("paused"), STATUSES.index(status) + 1)


def _told(title: str) -> dict[str, str]:
    """Return what a rule says: what belongs into the cell, and on what column it is."""
    return {
        "input_title": title,
        "input_message": _HINTS[title],
        "error_title": title,
        "error_type": "stop",
    }
