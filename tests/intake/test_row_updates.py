"""What one row of a sheet asks of a task's record, and which cells are taken for edited."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from cchc.errors import RequestError
from cchc.intake.row_updates import update_record
from cchc.intake.rows import RejectedCellError, Row
from cchc.reports.sheet_columns import (
    ACHIEVED,
    DOCUMENT_DAYS,
    DOCUMENTS,
    DONE_ON,
    NOTE,
    PROGRESS,
    STARTED,
    STATUS,
)
from cchc.updates import task_fields
from cchc.workbook.cells import Cell

if TYPE_CHECKING:
    from cchc.changes import PlainRecord

TODAY = date(2026, 9, 14)
TASK: PlainRecord = {"id": "4", "title": "Việc 4", "status": "in_progress", "progress": "40"}


def row(written: dict[str, str] | None = None, **cells: Any) -> Row:
    titles = {"status": STATUS, "progress": PROGRESS, "started": STARTED, "done": DONE_ON, "note": NOTE}
    return Row({titles[name]: Cell(value, f"{name}7") for name, value in cells.items()}, "A7", written)


def test_a_day_may_be_today_and_no_later() -> None:
    assert update_record(TASK, row(started="14/9/2026"), TODAY)["started_on"] == "2026-09-14"
    with pytest.raises(RejectedCellError, match="ngày 15/09/2026 chưa đến"):
        update_record(TASK, row(started="15/9/2026"), TODAY)


def test_the_first_year_that_is_believed_is_2000() -> None:
    assert update_record(TASK, row(started="1/1/2000"), TODAY)["started_on"] == "2000-01-01"
    with pytest.raises(RejectedCellError, match="không phải là ngày dùng được"):
        update_record(TASK, row(started="31/12/1999"), TODAY)


def test_a_note_whose_letters_are_damaged_rejects_its_row_alone() -> None:
    for note in ("Káº¿ hoáº¡ch", "K\ufffd hoạch"):
        with pytest.raises(RejectedCellError, match="chữ"):
            update_record(TASK, row(note=note), TODAY)


def test_progress_may_be_nothing_or_all_and_no_more() -> None:
    assert update_record(TASK, row(progress="0%"), TODAY)["progress"] == "0"
    assert update_record(TASK, row(progress=100), TODAY)["progress"] == "100"
    with pytest.raises(RejectedCellError):
        update_record(TASK, row(progress=101), TODAY)


def test_blanks_around_a_value_of_the_plan_are_no_change_of_it() -> None:
    task = {**TASK, "progress": "40 "}
    assert update_record(task, row({PROGRESS: "40"}, progress=55), TODAY)["progress"] == "55"


def test_a_value_that_the_plan_has_taken_up_meanwhile_is_not_refused() -> None:
    sent = row({PROGRESS: "10"}, progress=40)
    assert update_record(TASK, sent, TODAY) == TASK
    with pytest.raises(RejectedCellError, match="nay là: 40"):
        update_record(TASK, row({PROGRESS: "10"}, progress=55), TODAY)


@pytest.mark.parametrize(
    "cells",
    [
        {"status": "Đang thực hiện "},
        {"status": "ĐANG THỰC HIỆN"},
        {"status": "\u0111ang th\u01b0\u0323c hi\u00ean\u0323"},
        {"progress": "40 %"},
        {"progress": "40\u00a0%"},
        {"started": "1/6/2026 "},
        {"started": date(2026, 6, 1)},
    ],
)
def test_a_sheet_read_again_asks_for_nothing_however_it_is_typed(cells: dict[str, Any]) -> None:
    before = {STATUS: "chưa thực hiện", PROGRESS: "", STARTED: ""}
    task = {**TASK, "started_on": "2026-06-01"}
    assert update_record(task, row(before, **cells), TODAY) == task
    with pytest.raises(RejectedCellError, match="đã đổi từ khi lập bảng"):
        update_record(task, row(before, status="đã trình, chờ duyệt"), TODAY)


def test_a_row_gives_work_back_and_hands_it_in_with_the_day() -> None:
    begun = {**TASK, "started_on": "2026-05-04"}
    handed = update_record(begun, row(status="đã trình, chờ duyệt"), TODAY)
    assert handed == {**begun, "status": "submitted", "submitted": {"date": "2026-09-14"}}
    returned = update_record(handed, row(status="đang thực hiện"), date(2026, 9, 20))
    assert returned == {**begun, "submissions": [{"date": "2026-09-14", "until": "2026-09-20"}]}
    with pytest.raises(RejectedCellError, match=r"trước ngày trình \(14/09/2026\)"):
        update_record(handed, row(status="đang thực hiện"), date(2026, 9, 13))


def test_a_cell_is_edited_when_it_says_something_else_than_what_was_written() -> None:
    cells = row({PROGRESS: " 40 ", STARTED: "2026-05-04"}, progress=40, started="4/5/2026", note=" ")
    assert [cells.edited_cell(title) for title in (PROGRESS, STARTED, NOTE, STATUS)] == [None] * 4
    assert row({}, progress=40).edited_cell(PROGRESS) == Cell(40, "progress7")
    assert row(None, progress=40).edited_cell(PROGRESS) == Cell(40, "progress7")


@pytest.mark.parametrize(
    ("value", "is_percent", "words"),
    [
        (True, False, "Có"),
        (False, False, "Không"),
        (7.0, False, "7"),
        (7.5, False, "7.5"),
        (0.07, True, "7"),
        (0.125, True, "12.5"),
        (datetime(2026, 5, 4, 13), False, "2026-05-04"),  # noqa: DTZ001  Excel's have no zone
        (date(2026, 5, 4), False, "2026-05-04"),
        (" a\nb ", False, "a b"),
    ],
)
def test_a_cell_is_read_as_the_sheet_writes_it(value: Any, is_percent: bool, words: str) -> None:  # noqa: FBT001
    assert Cell(value, "A1", is_percent).words == words


def test_a_note_that_is_a_day_is_written_as_people_write_it() -> None:
    noted = update_record(TASK, row(note=date(2026, 5, 4)), TODAY)["notes"]
    assert noted == [{"date": "2026-09-14", "text": "04/05/2026"}]
    assert update_record({**TASK, "notes": noted}, row(note="04/05/2026"), TODAY)["notes"] == noted


DONE: PlainRecord = {**TASK, "status": "done", "progress": "100", "done_on": "2026-06-30"}
PAUSED: PlainRecord = {**TASK, "status": "paused", "stopped": {"document": "1/UB"}}
CANCELLED: PlainRecord = {**PAUSED, "status": "cancelled"}


@pytest.mark.parametrize(
    ("task", "cells", "fields"),
    [
        (DONE, {"progress": 5}, {"progress": "5"}),
        (DONE, {"progress": 0}, {"progress": "0"}),
        (DONE, {"status": "đang thực hiện"}, {"status": "in_progress"}),
        (DONE, {"status": "đã trình, chờ duyệt"}, {"status": "submitted"}),
        (PAUSED, {"status": "đang thực hiện"}, {"status": "in_progress"}),
        (PAUSED, {"status": "hoàn thành", "done": "1/6/2026"}, {"status": "done", "done_on": "2026-06-01"}),
        (CANCELLED, {"status": "chưa thực hiện"}, {"status": "not_started"}),
        (PAUSED, {"progress": 55}, {"progress": "55"}),
        (CANCELLED, {"progress": 55}, {"progress": "55"}),
        (TASK, {"status": "tạm dừng"}, {"status": "paused"}),
        (TASK, {"status": "đã hủy"}, {"status": "cancelled"}),
        (
            TASK,
            {"status": "hoàn thành", "done": "1/6/2026", "progress": 50},
            {"status": "done", "done_on": "2026-06-01", "progress": "50"},
        ),
        (TASK, {"status": "hoàn thành", "done": "1/1/1999"}, {"status": "done", "done_on": "1999-01-01"}),
        (TASK, {"status": "hoàn thành", "done": "15/9/2026"}, {"status": "done", "done_on": "2026-09-15"}),
    ],
)
def test_what_a_sheet_refuses_the_command_refuses(
    task: PlainRecord, cells: dict[str, Any], fields: dict[str, str]
) -> None:
    with pytest.raises(RejectedCellError):
        update_record(task, row(**cells), TODAY)
    with pytest.raises(RequestError):
        task_fields.ask_for(task, fields, today=TODAY)


@pytest.mark.parametrize(
    ("task", "cells", "fields"),
    [
        (DONE, {"progress": 100}, {"progress": "100"}),
        (DONE, {"done": "29/6/2026"}, {"done_on": "2026-06-29"}),
        (TASK, {"progress": 55}, {"progress": "55"}),
        (TASK, {"status": "đã trình, chờ duyệt"}, {"status": "submitted"}),
        (TASK, {"status": "hoàn thành", "done": "1/6/2026"}, {"status": "done", "done_on": "2026-06-01"}),
    ],
)
def test_what_a_sheet_takes_over_the_command_makes_alike(
    task: PlainRecord, cells: dict[str, Any], fields: dict[str, str]
) -> None:
    assert update_record(task, row(**cells), TODAY) == task_fields.ask_for(task, fields, today=TODAY)


def test_progress_of_stopped_work_is_refused_with_the_command_that_opens_it() -> None:
    with pytest.raises(RejectedCellError, match="nhiệm vụ đã hủy; muốn mở lại thì dùng: cchc reopen 4"):
        update_record(CANCELLED, row(progress=55), TODAY)


def test_a_note_keeps_its_lines_and_is_taken_over_once() -> None:
    noted = update_record(TASK, row(note="Đã họp\r\nĐã\u00ad trình "), TODAY)
    assert noted["notes"] == [{"date": "2026-09-14", "text": "Đã họp\nĐã trình"}]
    assert update_record(noted, row(note="Đã họp\nĐã trình"), TODAY) == noted


@pytest.mark.parametrize(
    ("title", "words", "record"),
    [
        ("status", "Đang triển khai", {"status": "in_progress"}),
        ("status", "đang làm", {"status": "in_progress"}),
        ("status", "Đã trình", {"status": "submitted"}),
        ("status", "đã hoàn thành", {"status": "done", "done_on": "2026-09-01"}),
        ("achieved", "3 hội nghị", {"target": {"quantity": "5", "unit": "hội nghị", "achieved": "3"}}),
    ],
)
def test_a_sheet_read_again_is_compared_by_meaning(title: str, words: str, record: PlainRecord) -> None:
    cells = {STATUS if title == "status" else ACHIEVED: Cell(words, "I7"), NOTE: Cell("đã họp", "O7")}
    written = {STATUS: "chưa thực hiện", ACHIEVED: ""}
    updated = update_record(TASK | record, Row(cells, "A7", written), TODAY)
    assert updated == task_fields.note(TASK | record, TODAY, "đã họp")


def test_an_unknown_status_is_refused_with_the_words_there_are() -> None:
    said = 'ghi một trong: "chưa thực hiện", "đang thực hiện", "đã trình, chờ duyệt", "hoàn thành"'
    with pytest.raises(RejectedCellError, match=f'không có trạng thái "xong một phần"; {said}'):
        update_record(TASK, row(status="xong một phần"), TODAY)


def test_what_changed_on_both_sides_is_told_with_both_values() -> None:
    said = "nay là: đang thực hiện; ô này ghi: Hoàn thành; muốn theo ô này thì lập bảng mới"
    with pytest.raises(RejectedCellError, match=said):
        update_record(TASK, row({STATUS: "chưa thực hiện"}, status="Hoàn thành"), TODAY)


@pytest.mark.parametrize(("value", "meant"), [(0.5, "50"), ("0,75", "75"), (0.05, "5")])
def test_a_part_of_one_is_told_in_percent(value: Any, meant: str) -> None:
    with pytest.raises(RejectedCellError, match=f"từ 0 đến 100; {meant}% thì ghi {meant}$"):
        update_record(TASK, row(progress=value), TODAY)


def test_a_stop_is_refused_with_the_whole_command() -> None:
    with pytest.raises(
        RejectedCellError, match=r"tạm dừng phải có văn bản: cchc pause 4 --document SỐ-VĂN-BẢN$"
    ):
        update_record(TASK, row(status="tạm dừng"), TODAY)


def rejected(*cells: tuple[str, Any]) -> list[str]:
    """Return the places of the cells of a row that are rejected."""
    filled = {title: Cell(value, title) for title, value in cells}
    with pytest.raises(RejectedCellError) as caught:
        update_record(TASK, Row(filled, "A7"), TODAY)
    return [caught.value.place, *(error.place for error in caught.value.others)]


def test_all_wrong_cells_of_a_row_are_named() -> None:
    wrong = [(STATUS, "xong một phần"), (PROGRESS, "nửa"), (STARTED, "hôm qua"), (NOTE, "K\ufffd")]
    assert rejected(*wrong) == [title for title, _ in wrong]
    assert rejected((DOCUMENTS, "1/BC ngày 31/2/2026"), (DOCUMENT_DAYS, "31/2/2026"), (PROGRESS, 101)) == [
        DOCUMENTS,
        DOCUMENT_DAYS,
        PROGRESS,
    ]


def test_what_is_wrong_only_through_another_cell_is_not_named() -> None:
    assert rejected((STATUS, "xong một phần"), (DONE_ON, "1/9/2026")) == [STATUS]
    assert rejected((STATUS, "hoàn thành"), (DONE_ON, "hôm qua")) == [DONE_ON]
    assert rejected((STATUS, "đang thực hiện"), (DONE_ON, "1/9/2026")) == [DONE_ON]
