"""What offices filled in in a task sheet, taken over row by row; wrong rows rejected with their cells."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import openpyxl
import pytest

from cchc.errors import FileError, RequestError
from cchc.history import file_updates
from cchc.intake import sheets, workbooks
from cchc.intake.sheets import RejectedRow
from cchc.planfile import document
from cchc.reports import sheet_columns

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.planfile.updating import PlanUpdate
    from tests.support.answers import Answer, Cchc

    class Fill(Protocol):
        """The fixture `filled`."""

        def __call__(self, *cells: tuple[int, str, Any], arguments: tuple[str, ...] = ...) -> Answer:
            """Fill cells in, each by its task and title, and import the sheet."""


# openpyxl says that it can't keep bars and lists; nobody here writes back what it read for keeps.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


@pytest.fixture
def filled(office: Path, cchc: Cchc) -> Fill:
    """Export the office's plan, fill cells in by title and task, and import it."""

    def fill(*cells: tuple[int, str, Any], arguments: tuple[str, ...] = ("--update",)) -> Answer:
        answer = cchc("report", "--format", "xlsx", "-o", "bang.xlsx", "--overwrite")
        assert answer.code == 0, answer.err
        book = openpyxl.load_workbook(office / "bang.xlsx")
        tasks = book["Nhiệm vụ"]
        head = {cell.value: cell.column for cell in tasks[3]}
        for task, title, value in cells:
            tasks.cell(row=3 + task, column=head[title], value=value)
        book.save(office / "bang.xlsx")
        return cchc("import", "bang.xlsx", *arguments)

    return fill


@pytest.fixture
def tasks(office: Path) -> Callable[[], dict[int, Any]]:
    def read() -> dict[int, Any]:
        return {
            task.id: task
            for task in document.parse((office / "plans/2026.yaml").read_bytes(), "x").plan.tasks
        }

    return read


def test_a_sheet_that_nobody_touched_changes_nothing(office: Path, filled: Fill) -> None:
    before = (office / "plans/2026.yaml").read_bytes()
    answer = filled()
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "không có gì thay đổi: kế hoạch đã đúng như bảng\n"
    assert (office / "plans/2026.yaml").read_bytes() == before


def test_what_was_filled_in_becomes_ordinary_updates(
    filled: Fill, tasks: Callable[[], dict[int, Any]]
) -> None:
    answer = filled(
        (4, sheet_columns.STATUS, "đang thực hiện"),
        (4, sheet_columns.STARTED, datetime(2026, 5, 4)),  # noqa: DTZ001
        (4, sheet_columns.PROGRESS, 40),
        (4, sheet_columns.NOTE, "Đã lấy ý kiến"),
        (5, sheet_columns.STATUS, "Hoàn thành"),
        (5, sheet_columns.DONE_ON, "22/6/2026"),
    )
    assert answer.code == 0, answer.err
    assert [line.split(": ")[0] for line in answer.out.splitlines()] == [
        "4 · trạng thái",
        "4 · ngày bắt đầu",
        "4 · tiến độ",
        "4 · nhật ký",
        "5 · trạng thái",
        "5 · ngày bắt đầu",
        "5 · ngày hoàn thành",
    ]
    now = tasks()
    assert (now[4].status, now[4].started_on, now[4].progress) == ("in_progress", date(2026, 5, 4), 40)
    assert now[4].notes[-1].text == "Đã lấy ý kiến"
    assert (now[5].status, now[5].done_on) == ("done", date(2026, 6, 22))
    assert filled().out == "", "the same sheet again has nothing new"


def test_days_that_nobody_wrote_are_told_of_all_tasks_before_they_are_recorded(
    office: Path, filled: Fill, cchc: Cchc
) -> None:
    edits = [(number, sheet_columns.STATUS, "hoàn thành") for number in (4, 5, 6)]
    preview = filled(*edits, arguments=("--update", "--as-of", "2026-09-20", "--dry-run"))
    assert (
        "NV 4-6: bảng không ghi ngày bắt đầu, ngày hoàn thành nên ghi là 20/09/2026, ngày tính số liệu; "
        "ngày khác thì điền cột Ngày bắt đầu, Ngày hoàn thành trước khi nhập"
    ) in preview.err
    assert (
        "cchc update SỐ --started-on" in filled(*edits, arguments=("--update", "--as-of", "2026-09-20")).err
    )
    days = ("--started-on", "1/6/2026", "--done-on", "2/6/2026")
    assert cchc("update", "4", *days).code == 0, "the command that is named sets both"


def test_a_dry_run_shows_and_writes_nothing(office: Path, filled: Fill) -> None:
    before = (office / "plans/2026.yaml").read_bytes()
    answer = filled((4, sheet_columns.PROGRESS, 40), arguments=("--update", "--dry-run"))
    assert answer.out.splitlines()[-1] == "4 · tiến độ: 40%"
    assert answer.err.endswith("\n(chưa ghi gì)\n")
    lines = filled((4, sheet_columns.PROGRESS, 40), arguments=("--update", "--diff"))
    assert "\n+    progress: 40\n" in lines.out
    assert "tiến độ: 40%" not in lines.out
    assert (office / "plans/2026.yaml").read_bytes() == before


def test_offices_that_send_back_one_sheet_do_not_undo_each_other(
    office: Path, cchc: Cchc, tasks: Callable[[], dict[int, Any]]
) -> None:
    """Only what somebody changed in a sheet is a wish, late ones too."""
    cchc("update", "3", "--progress", "60", "--note", "Đã phát phiếu")
    cchc("report", "--format", "xlsx", "-o", "goc.xlsx")

    def sent_back(*cells: tuple[str, Any]) -> Answer:
        book = openpyxl.load_workbook(office / "goc.xlsx")
        for place, value in cells:
            book["Nhiệm vụ"][place] = value
        book.save(office / "gui-lai.xlsx")
        return cchc("import", "gui-lai.xlsx", "--update")

    first = sent_back(("I6", "hoàn thành"), ("J10", 55), ("O7", "ghi mới"))
    assert first.code == 0, first.err
    second = sent_back(("J19", 90))
    assert (second.code, second.out.splitlines()[-1]) == (0, "16 · tiến độ: 90%")
    now = tasks()
    assert (now[3].status, now[7].progress, now[16].progress) == ("done", 55, 90)
    assert [note.text for note in now[4].notes] == ["ghi mới"]
    late = sent_back(("J10", 20), ("J19", 90))
    assert late.code == 1
    assert late.out == ""
    both = "ô này ghi: 20; muốn theo ô này thì lập bảng mới rồi điền lại; không cập nhật dòng này\n"
    assert late.err == f"ô J10: kế hoạch đã đổi từ khi lập bảng, nay là: 55; {both}"
    again = sent_back(("O7", "ghi mới"))
    assert again.out == "", "a note that is there already"


def test_done_with_the_progress_left_as_it_was_is_done(
    filled: Fill, cchc: Cchc, tasks: Callable[[], dict[int, Any]]
) -> None:
    cchc("update", "3", "--progress", "60")
    assert filled((3, sheet_columns.STATUS, "hoàn thành")).code == 0
    assert (tasks()[3].status, tasks()[3].progress) == ("done", 100)


def test_percent_is_understood_as_it_is_shown(
    office: Path, cchc: Cchc, tasks: Callable[[], dict[int, Any]]
) -> None:
    """Whoever types 40% into a cell gets 0,4 in the format of percent."""
    cchc("report", "--format", "xlsx", "-o", "bang.xlsx")
    book = openpyxl.load_workbook(office / "bang.xlsx")
    for place, value in (("J7", 0.4), ("J8", 1), ("J9", 0.07)):
        book["Nhiệm vụ"][place] = value
        book["Nhiệm vụ"][place].number_format = "0%"
    book.save(office / "bang.xlsx")
    assert cchc("import", "bang.xlsx", "--update").code == 0
    assert [tasks()[number].progress for number in (4, 5, 6)] == [40, 100, 7]


def test_what_is_finished_is_reopened_by_its_command_alone(filled: Fill, cchc: Cchc) -> None:
    cchc("done", "3", "--document", "1/BC")
    answer = filled((3, sheet_columns.STATUS, "đang thực hiện"))
    assert answer.code == 1
    assert "ô I6: nhiệm vụ hoàn thành; muốn mở lại thì dùng: cchc reopen 3" in answer.err


def test_two_tables_or_two_columns_of_one_name_are_refused(office: Path, cchc: Cchc) -> None:
    cchc("report", "--format", "xlsx", "-o", "bang.xlsx")
    book = openpyxl.load_workbook(office / "bang.xlsx")
    book.copy_worksheet(book["Nhiệm vụ"])
    book.save(office / "hai.xlsx")
    answer = cchc("import", "hai.xlsx", "--update")
    assert answer.code == 2
    assert 'có nhiều trang có bảng nhiệm vụ: "Nhiệm vụ", "Nhiệm vụ Copy"' in answer.err
    book["Nhiệm vụ Copy"].sheet_state = "hidden"
    book.save(office / "an.xlsx")
    assert cchc("import", "an.xlsx", "--update").code == 0, "what nobody sees is not meant"
    book["Nhiệm vụ"]["P3"] = sheet_columns.PROGRESS
    book.save(office / "hai-cot.xlsx")
    assert 'có hai cột "Tiến độ (%)"' in cchc("import", "hai-cot.xlsx", "--update").err


def test_a_new_row_without_a_number_is_told(office: Path, cchc: Cchc) -> None:
    cchc("report", "--format", "xlsx", "-o", "bang.xlsx")
    book = openpyxl.load_workbook(office / "bang.xlsx")
    book["Nhiệm vụ"]["B24"] = "Việc mới của phòng"
    book.save(office / "bang.xlsx")
    answer = cchc("import", "bang.xlsx", "--update")
    assert answer.code == 1
    assert "ô B24: dòng này không có số thứ tự nhiệm vụ" in answer.err


TITLE_OF_4 = "Xây dựng Kế hoạch nâng cao Chỉ số CCHC, Chỉ số hài lòng về sự phục vụ hành chính, nâng cao hiệu quả quản trị và hành chính công xã Vĩnh Thông năm 2026 và tổ chức thực hiện."  # in the real plan
WRONG = {
    (sheet_columns.STATUS, "xong rồi"): 'ô I7: không có trạng thái "xong rồi"; ghi một trong: "chưa thực hiện", "đang thực hiện", "đã trình, chờ duyệt", "hoàn thành", "tạm dừng", "đã hủy"; không cập nhật dòng này',
    (sheet_columns.STATUS, "tạm dừng"): "ô I7: tạm dừng phải có văn bản: cchc pause 4 --document SỐ-VĂN-BẢN; không cập nhật dòng này",
    (sheet_columns.PROGRESS, "nửa"): 'ô J7: tiến độ "nửa" không phải là số nguyên từ 0 đến 100; không cập nhật dòng này',
    (sheet_columns.PROGRESS, 101): 'ô J7: tiến độ "101" không phải là số nguyên từ 0 đến 100; không cập nhật dòng này',
    (sheet_columns.STARTED, "hôm qua"): 'ô K7: "hôm qua" không phải là ngày dùng được (bảng có thể được nhập vào ngày khác: ghi đủ ngày, tháng, năm), ví dụ 30/06/2026; không cập nhật dòng này',
    (sheet_columns.STARTED, "1/1/2199"): "ô K7: ngày 01/01/2199 chưa đến; không cập nhật dòng này",
    (sheet_columns.DONE_ON, "1/6/2026"): "ô L7: có ngày hoàn thành nhưng trạng thái không phải là hoàn thành; không cập nhật dòng này",
    (sheet_columns.TITLE, "Việc khác"): f'ô B7: nội dung không phải của nhiệm vụ 4 trong kế hoạch; kế hoạch ghi: "{TITLE_OF_4}"; việc mới thì để trống cột NV và thêm --add; không cập nhật dòng này',
    (sheet_columns.NUMBER, 99): "ô A7: kế hoạch không có nhiệm vụ 99; đây là nội dung của nhiệm vụ 4: ghi số đó vào ô này; không cập nhật dòng này",
    (sheet_columns.NUMBER, 3): "ô A7: nội dung không phải của nhiệm vụ 3 trong kế hoạch; đây là nội dung của nhiệm vụ 4: ghi số đó vào ô này; không cập nhật dòng này",
    (sheet_columns.NUMBER, "9" * 5_000): f'ô A7: "{"9" * 40}" không phải là số thứ tự nhiệm vụ; đây là nội dung của nhiệm vụ 4: ghi số đó vào ô này; không cập nhật dòng này',
    (sheet_columns.PROGRESS, "9" * 5_000): f'ô J7: tiến độ "{"9" * 40}" không phải là số nguyên từ 0 đến 100; không cập nhật dòng này',
    (sheet_columns.STARTED, date(1905, 5, 3)): 'ô K7: "1905-05-03" không phải là ngày dùng được, ví dụ 30/06/2026; không cập nhật dòng này',
    (sheet_columns.NUMBER, "bốn"): 'ô A7: "bốn" không phải là số thứ tự nhiệm vụ; đây là nội dung của nhiệm vụ 4: ghi số đó vào ô này; không cập nhật dòng này',
}  # fmt: skip


@pytest.mark.parametrize(("cell", "said"), WRONG.items(), ids=[str(key) for key in WRONG])
def test_a_wrong_row_is_refused_with_its_cell_and_the_others_hold(
    filled: Fill,
    tasks: Callable[[], dict[int, Any]],
    cell: tuple[str, Any],
    said: str,
) -> None:
    answer = filled((4, *cell), (9, sheet_columns.PROGRESS, 10))
    assert answer.code == 1
    assert answer.out.splitlines()[-1] == "9 · tiến độ: 10%"
    assert answer.err.splitlines()[0] == said
    assert (tasks()[4].progress, tasks()[9].progress) == (None, 10)


def test_a_row_that_rests_its_task_loses_neither_its_note_nor_its_figures(
    filled: Fill, tasks: Callable[[], dict[int, Any]]
) -> None:
    answer = filled(
        (4, sheet_columns.STATUS, "tạm dừng"),
        (4, sheet_columns.NOTE, "Chờ tỉnh hướng dẫn"),
        (9, sheet_columns.STATUS, "đã hủy"),
    )
    assert answer.code == 1
    assert answer.err.splitlines()[:2] == [
        "ô I7: tạm dừng phải có văn bản: cchc pause 4 --document SỐ-VĂN-BẢN; các ô khác của dòng vẫn được nhập",
        "ô I12: đã hủy phải có văn bản: cchc cancel 9 --document SỐ-VĂN-BẢN; không cập nhật dòng này",
    ]
    assert [note.text for note in tasks()[4].notes][-1:] == ["Chờ tỉnh hướng dẫn"]
    assert tasks()[4].status == "not_started"


def test_a_row_that_rests_its_task_and_is_wrong_besides_names_both_cells(
    filled: Fill, tasks: Callable[[], dict[int, Any]]
) -> None:
    answer = filled(
        (4, sheet_columns.STATUS, "tạm dừng"),
        (4, sheet_columns.PROGRESS, "nửa"),
        (4, sheet_columns.NOTE, "Chờ tỉnh"),
    )
    assert [line.split(":")[0] for line in answer.err.splitlines()[:2]] == ["ô I7", "ô J7"]
    assert "các ô khác" not in answer.err
    assert not tasks()[4].notes


def test_a_row_that_would_make_the_plan_wrong_is_refused_alone(
    filled: Fill, tasks: Callable[[], dict[int, Any]]
) -> None:
    """It was finished before it was begun."""
    answer = filled(
        (4, sheet_columns.STATUS, "hoàn thành"),
        (4, sheet_columns.STARTED, "1/6/2026"),
        (4, sheet_columns.DONE_ON, "1/5/2026"),
        (9, sheet_columns.PROGRESS, 10),
    )
    assert answer.code == 1
    assert answer.err.startswith("ô I7, K7, L7: ")
    assert answer.out.splitlines()[-1] == "9 · tiến độ: 10%"
    assert tasks()[4].status == "not_started"


def test_columns_are_found_by_their_titles_wherever_they_stand(office: Path, cchc: Cchc) -> None:
    plan = document.parse((office / "plans/2026.yaml").read_bytes(), "x").plan
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Bảng của phòng"])
    page.append(["ghi chú", "TIẾN ĐỘ (%)", "nv", "trạng thái khai báo", "Nội dung công việc"])
    page.append(["đã họp", "35%", "9", " ", plan.tasks[8].title])
    page.append([])
    book.save(office / "bang.xlsx")
    answer = cchc("import", "bang.xlsx", "--update", "--as-of", "2026-09-20")
    assert answer.code == 0, answer.err
    assert (
        answer.out
        == "9 · trạng thái: chưa thực hiện → đang thực hiện\n9 · ngày bắt đầu: 20/09/2026\n9 · tiến độ: 35%\n9 · nhật ký: thêm 20/09/2026 · đã họp\n"
    )


def test_what_cannot_be_imported_is_told(office: Path, cchc: Cchc) -> None:
    (office / "hong.xlsx").write_bytes(b"khong phai excel")
    openpyxl.Workbook().save(office / "trong.xlsx")
    for arguments, code, said in (
        (("hong.xlsx", "--update"), 1, "không phải là tệp Excel"),
        (("trong.xlsx", "--update"), 2, "không có trang nào có bảng nhiệm vụ"),
        (("khong-co.xlsx", "--update"), 2, "không có tệp khong-co.xlsx"),
        (("trong.xlsx",), 1, "không đọc được nhiệm vụ nào"),
        (("plans", "--update"), 3, "plans là thư mục"),
        (("trong.xlsx", "--update", "--expect", "status=done"), 2, "--expect không dùng với import"),
    ):
        answer = cchc("import", *arguments)
        assert answer.code == code, arguments
        assert said in answer.err
        assert "gợi ý: " in answer.err


def test_formulas_and_foreign_values_are_read_as_what_they_show() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(list(sheet_columns.NEEDED))
    page.append([1, "=1+1", True])
    saved = io.BytesIO()
    book.save(saved)
    ((row,), missing, *_) = workbooks.parse(saved.getvalue())
    assert missing == ("Tiến độ (%)", "Ngày bắt đầu", "Ngày hoàn thành", "Ghi chú")
    assert (row.text(sheet_columns.NUMBER), row.text(sheet_columns.TITLE)) == ("1", "")
    with pytest.raises(FileError):
        workbooks.parse(b"PK")
    with pytest.raises(RequestError):
        workbooks.parse(_empty())


def _empty() -> bytes:
    saved = io.BytesIO()
    openpyxl.Workbook().save(saved)
    return saved.getvalue()


def test_each_wrong_cell_of_a_row_has_its_line(filled: Fill) -> None:
    answer = filled(
        (4, sheet_columns.STATUS, "xong một phần"),
        (4, sheet_columns.PROGRESS, "nửa"),
        (4, sheet_columns.STARTED, "hôm qua"),
    )
    assert answer.code == 1
    assert [line[:6] for line in answer.err.splitlines()] == ["ô I7: ", "ô J7: ", "ô K7: "]


def test_of_very_many_rejected_rows_fifty_are_named_and_the_rest_counted() -> None:
    rejected = [RejectedRow(f"A{number}", "sai") for number in range(1, 53)]
    lines = list(sheets.rejection_lines(rejected))
    assert len(lines) == 51
    assert lines[49:] == ["ô A50: sai; không cập nhật dòng này", "và 2 dòng khác cũng không cập nhật"]
    assert list(sheets.rejection_lines(rejected[:50])) == lines[:50]


@pytest.mark.parametrize("edit", ["", "# sửa tay\n"])
def test_rows_are_taken_over_once_unless_the_file_is_edited_before_it_is_locked(
    office: Path, filled: Fill, monkeypatch: pytest.MonkeyPatch, edit: str
) -> None:
    plan = office / "plans/2026.yaml"
    versions = []

    def preview(path: Path, update: PlanUpdate, work_out: Any = file_updates.preview) -> Any:
        worked_out = work_out(path, update)
        plan.write_text(plan.read_text("utf-8") + edit, "utf-8")
        return worked_out

    def apply_rows(data: Any, *arguments: Any, apply: Any = sheets.apply_rows, **rest: Any) -> Any:
        versions.append(data)
        return apply(data, *arguments, **rest)

    monkeypatch.setattr(file_updates, "preview", preview)
    monkeypatch.setattr(sheets, "apply_rows", apply_rows)
    answer = filled((4, sheet_columns.STATUS, "đang thực hiện"))
    assert answer.code == 0, answer.err
    assert len(versions) == (2 if edit else 1)
    assert "status: in_progress" in plan.read_text("utf-8")
    assert plan.read_text("utf-8").endswith(edit)


def test_what_is_told_is_what_was_written_when_the_file_is_edited_before_it_is_locked(
    office: Path, filled: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = office / "plans/2026.yaml"

    def preview(path: Path, update: PlanUpdate, work_out: Any = file_updates.preview) -> Any:
        worked_out = work_out(path, update)
        text = plan.read_text("utf-8")
        head, mark, own = text.partition("  - id: 4\n")
        own = own.replace("status: not_started", "status: in_progress\n    progress: 35", 1)
        plan.write_text(head + mark + own, "utf-8")
        return worked_out

    monkeypatch.setattr(file_updates, "preview", preview)
    answer = filled((4, sheet_columns.PROGRESS, 40), (5, sheet_columns.PROGRESS, 50))
    assert answer.code == 1
    assert answer.out.splitlines()[-1] == "5 · tiến độ: 50%"
    assert "kế hoạch đã đổi từ khi lập bảng, nay là: 35; ô này ghi: 40; " in answer.err
    assert "progress: 35" in plan.read_text("utf-8")
    assert "progress: 40" not in plan.read_text("utf-8")


def test_what_a_sheet_brings_into_contradiction_is_taken_and_told(filled: Fill) -> None:
    answer = filled((6, sheet_columns.DONE_ON, "1/1/2025"), (6, sheet_columns.STATUS, "hoàn thành"))
    assert answer.code == 0
    assert "NV 6: ngày hoàn thành là 01/01/2025, ngoài năm của kế hoạch (2026)" in answer.err


@pytest.mark.parametrize(
    ("value", "progress"), [(0.35, 35), (35, 35), (0.07, 7), (1, 100), ("35%", 35), ("35", 35)]
)
def test_progress_typed_or_pasted_into_a_cell_of_percent_is_what_it_says(
    filled: Fill, tasks: Callable[[], dict[int, Any]], value: Any, progress: int
) -> None:
    answer = filled((9, sheet_columns.PROGRESS, value))
    assert answer.code == 0, answer.err
    assert tasks()[9].progress == progress
