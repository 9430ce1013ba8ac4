"""Sheets as offices send them back: documents, what was reached, the 6 rõ, new tasks; CSV, and other words."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import openpyxl
import pytest

from cchc.planfile import document
from cchc.reports import sheet_columns as columns
from tests.support.changed_lines import changed_lines, plan
from tests.support.checkout import TESTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.task import Task
    from tests.support.answers import Answer, Cchc

    Cells = dict[tuple[int, str], Any]

    class Send(Protocol):
        """The fixture `send`."""

        def __call__(self, cells: Cells, *arguments: str, again: bool = ..., through: str = ...) -> Answer:
            """Fill cells in by task and title and import the sheet, `through` LibreOffice if it names an ending."""


pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
DAY = ("--as-of", "2026-09-20")
WITH_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice")
WITH_TARGET = 14  # the one task of the real plan that promises a quantity
NEW = 21
THREE = 3  # a task of the sheets in tests/data/office


@pytest.fixture
def send(office: Path, cchc: Cchc) -> Send:
    """Fill cells of the office's sheet in by task and title, and import it."""

    def run(cells: Cells, *arguments: str, again: bool = True, through: str = "") -> Answer:
        path = office / "bang.xlsx"
        if again or not path.exists():
            assert cchc("report", "--format", "xlsx", "-o", "bang.xlsx", "--overwrite", *DAY).code == 0
        book = openpyxl.load_workbook(path)
        tasks = book["Nhiệm vụ"]
        places = {cell.value: cell.column for cell in tasks[3]}
        for (task, title), value in cells.items():
            tasks.cell(row=3 + task, column=places[title]).value = value
        book.save(office / "gui-lai.xlsx")
        if through:
            saved_by_libreoffice(office / "gui-lai.xlsx", through)
        return cchc("import", f"gui-lai.{through or 'xlsx'}", "--update", *DAY, *arguments)

    return run


def saved_by_libreoffice(path: Path, ending: str) -> None:
    """Save a workbook again as LibreOffice does; CSV with ";" and in UTF-8, its first sheet."""
    folder = path.parent / "luu"
    filters = {"csv": "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false"}
    command = ["soffice", "--headless", "--convert-to", filters.get(ending, ending), "--outdir", str(folder)]
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    subprocess.run([*command, profile, str(path)], check=True, capture_output=True, timeout=120)
    shutil.copy(folder / f"{path.stem}.{ending}", path.with_suffix(f".{ending}"))


def task(office: Path, number: int) -> Task:
    tasks = document.parse((office / "plans/2026.yaml").read_bytes(), "x").plan.tasks
    return next(each for each in tasks if each.id == number)


def titles(office: Path) -> dict[int, str]:
    tasks = document.parse((office / "plans/2026.yaml").read_bytes(), "x").plan.tasks
    return {each.id: each.title for each in tasks}


# What a cell does is what the command does

SAME: list[tuple[Cells, tuple[tuple[str, ...], ...]]] = [
    ({(4, columns.ASSIGNEE): "Bà Lan"}, (("update", "4", "--assignee", "Bà Lan"),)),
    ({(4, columns.LEAD): "Phó Chủ tịch"}, (("update", "4", "--lead", "Phó Chủ tịch"),)),
    ({(4, columns.APPROVER): "Chủ tịch"}, (("update", "4", "--approver", "Chủ tịch"),)),
    ({(4, columns.DELIVERABLE): "Báo cáo"}, (("update", "4", "--deliverable", "Báo cáo"),)),
    ({(4, columns.PROGRESS): 40}, (("update", "4", "--progress", "40"),)),
    ({(WITH_TARGET, columns.ACHIEVED): 1}, (("update", str(WITH_TARGET), "--achieved", "1"),)),
    (
        {(4, columns.DOCUMENTS): "15/BC-TYT", (4, columns.DOCUMENT_DAYS): "30/6/2026", (4, columns.SUMMARIES): "Kết quả; số liệu"},
        (("result", "4", "--add", "15/BC-TYT", "--date", "30/6/2026", "--summary", "Kết quả; số liệu"),),
    ),
    *(
        ({(4, columns.DOCUMENTS): f"15/BC-TYT{day}"}, (("result", "4", "--add", "15/BC-TYT", "--date", "30/6/2026"),))
        for day in (" ngày 30/6/2026", ", ngày 30 tháng 6 năm 2026", ", 30/6/2026", " (30.6.2026)")
    ),
    (
        {(4, columns.DOCUMENTS): "Báo cáo số 15/BC-TYT ngày 30/6/2026"},
        (("result", "4", "--add", "15/BC-TYT", "--date", "30/6/2026"),),
    ),
    (
        {(4, columns.STATUS): "hoàn thành", (4, columns.DOCUMENTS): "15/BC-TYT", (4, columns.DOCUMENT_DAYS): datetime(2026, 6, 30)},  # noqa: DTZ001
        (("done", "4", "--document", "15/BC-TYT", "--date", "30/6/2026"),),
    ),
    (
        {(4, columns.STATUS): "hoàn thành", (4, columns.DOCUMENTS): "15/BC-TYT"},
        (("done", "4", "--document", "15/BC-TYT"),),
    ),
    (
        {(4, columns.DOCUMENTS): "1/BC; 2/BC, 3/QĐ-UBND", (4, columns.DOCUMENT_DAYS): "1/6/2026; -; 3/6/2026", (4, columns.SUMMARIES): "-\n-\nBa"},
        (
            ("result", "4", "--add", "1/BC", "--date", "1/6/2026"),
            ("result", "4", "--add", "3/QĐ-UBND", "--date", "3/6/2026", "--summary", "Ba"),
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "commands"), SAME[:-1], ids=[str(list(cells)) for cells, _ in SAME[:-1]])
def test_a_cell_does_to_the_file_what_its_command_does(
    office: Path, send: Send, cchc: Cchc, cells: Cells, commands: Iterable[tuple[str, ...]]
) -> None:
    before = plan(office)
    for command in commands:
        assert cchc(*command, *DAY).code == 0
    by_command = plan(office)
    assert by_command != before
    (office / "plans/2026.yaml").write_text(before, "utf-8")
    answer = send(cells)
    assert answer.code == 0, answer.err
    assert plan(office) == by_command
    again = send(cells, again=False)
    assert (again.code, again.out) == (0, ""), "the same sheet again has nothing new"


def test_several_documents_have_their_days_and_summaries_in_their_order(office: Path, send: Send) -> None:
    assert send(SAME[-1][0]).code == 0
    results = [
        (result.document, result.date and result.date.day, result.summary)
        for result in task(office, 4).results
    ]
    assert results == [("1/BC", 1, None), ("2/BC", None, None), ("3/QĐ-UBND", 3, "Ba")]


@pytest.mark.parametrize("title", [columns.ASSIGNEE, columns.LEAD, columns.APPROVER, columns.DELIVERABLE])
def test_another_text_changes_its_line_alone(office: Path, send: Send, title: str) -> None:
    assert send({(4, title): "Cũ"}).code == 0
    before = plan(office)
    assert send({(4, title): "Mới"}).code == 0
    removed, added = changed_lines(before, plan(office))
    assert [len(removed), len(added)] == [1, 1]
    assert added[0].endswith(": Mới")


def test_a_summary_and_a_day_are_said_of_a_document_that_is_there(office: Path, send: Send) -> None:
    assert (
        send({(4, columns.DOCUMENTS): "1/BC; 2/BC", (4, columns.DOCUMENT_DAYS): "1/6/2026; 2/6/2026"}).code
        == 0
    )
    before = plan(office)
    assert send({(4, columns.SUMMARIES): "-; Hai"}).code == 0
    assert changed_lines(before, plan(office)) == ([], ["        summary: Hai"])
    assert send({(4, columns.DOCUMENT_DAYS): "1/6/2026; 5/6/2026"}).code == 0
    assert [result.date.day for result in task(office, 4).results if result.date] == [1, 5]


def test_a_document_is_added_behind_those_that_are_there(office: Path, send: Send) -> None:
    first = {
        (4, columns.DOCUMENTS): "1/BC",
        (4, columns.DOCUMENT_DAYS): "1/6/2026",
        (4, columns.SUMMARIES): "Một; hai",
    }
    assert send(first).code == 0
    answer = send(
        {(4, columns.DOCUMENTS): "1/BC; 2/BC", (4, columns.DOCUMENT_DAYS): "01/06/2026; 2/6/2026", (4, columns.SUMMARIES): "Một; hai; Ba"}
    )  # fmt: skip
    assert answer.code == 0, answer.err
    assert [result.summary for result in task(office, 4).results] == ["Một; hai", "Ba"]


def test_a_number_typed_over_another_takes_nothing_away_and_says_so(office: Path, send: Send) -> None:
    assert send({(4, columns.DOCUMENTS): "1/BC", (4, columns.DOCUMENT_DAYS): "1/6/2026"}).code == 0
    answer = send({(4, columns.DOCUMENTS): "2/BC", (4, columns.DOCUMENT_DAYS): "2/6/2026"})
    assert [result.document for result in task(office, 4).results] == ["1/BC", "2/BC"]
    assert (
        "ô N7: văn bản 1/BC không còn trong ô nhưng vẫn giữ trong kế hoạch; bỏ thì dùng cchc result 4"
        in answer.err
    )
    assert "2/BC không còn" not in answer.err


def test_a_document_without_a_day_is_taken_and_its_day_asked_for(send: Send) -> None:
    answer = send({(4, columns.DOCUMENTS): "2/BC"})
    assert answer.code == 0
    assert "ô N7: văn bản 2/BC chưa có ngày; ghi: cchc result 4 --edit SỐ --date NGÀY" in answer.err
    assert "chưa có ngày" not in send({(5, columns.DOCUMENTS): "2/BC ngày 1/6/2026"}).err


def test_of_a_rejected_row_no_document_is_to_be_mended_in_the_plan(send: Send) -> None:
    answer = send({(4, columns.DOCUMENTS): "2/BC", (4, columns.PROGRESS): "khoảng 70%"})
    assert answer.code == 1
    assert "ô J7: " in answer.err
    assert "cchc result" not in answer.err, "the plan doesn't have it"
    assert "đã ghi các thay đổi trên" not in answer.err


def test_a_sheet_taken_in_part_says_what_was_written_and_what_is_left(send: Send) -> None:
    answer = send({(5, columns.NOTE): "Đã họp", (4, columns.STARTED): "15/6"})
    assert answer.code == 1
    assert '"15/6" không phải là ngày dùng được (chưa ghi năm)' in answer.err
    assert "đã ghi các thay đổi trên; còn 1 dòng chưa nhập" in answer.err


@pytest.mark.parametrize("day", ["1/6/26", "01.06.2026", "2026/6/1", "ngày 1/6/2026", "1 tháng 6 năm 2026"])
def test_a_day_is_taken_as_it_is_typed_where_its_year_stands(office: Path, send: Send, day: str) -> None:
    answer = send({
        (4, columns.STARTED): day,
        (5, columns.DOCUMENTS): f"2/BC {day if 'ngày' in day else f'ngày {day}'}",
        (6, columns.DOCUMENTS): "3/BC",
        (6, columns.DOCUMENT_DAYS): day,
    })  # fmt: skip
    assert answer.code == 0, answer.err
    assert str(task(office, 4).started_on) == "2026-06-01"
    for number, symbol in ((5, "2/BC"), (6, "3/BC")):
        (result,) = task(office, number).results
        assert (result.document, str(result.date)) == (symbol, "2026-06-01")


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("1/6", " (chưa ghi năm)"), ("1 tháng 6", " (chưa ghi năm)"), ("31/6/26", ""), ("1/1/1850", ""),
        ("hôm nay", " (bảng có thể được nhập vào ngày khác: ghi đủ ngày, tháng, năm)"),
    ],
)  # fmt: skip
def test_a_day_that_another_day_would_read_otherwise_is_refused(
    office: Path, send: Send, day: str, why: str
) -> None:
    before = plan(office)
    answer = send({(4, columns.STARTED): day})
    assert (answer.code, plan(office)) == (1, before)
    assert f'"{day}" không phải là ngày dùng được{why}, ví dụ' in answer.err


def test_a_day_beside_its_document_is_compared_however_it_is_typed(office: Path, send: Send) -> None:
    before = plan(office)
    wrong = {(4, columns.DOCUMENTS): "2/BC ngày 1/6/2026", (4, columns.DOCUMENT_DAYS): "2 tháng 6 năm 2026"}
    answer = send(wrong)
    assert (answer.code, plan(office)) == (1, before)
    assert "ghi ngày 01/06/2026 ở ô này mà ghi ngày 02/06/2026" in answer.err


WRONG = {
    (columns.DOCUMENT_DAYS, "30/6/2026"): "ô Q7: chưa ghi văn bản ở cột Văn bản, minh chứng",
    (columns.ACHIEVED, 1): 'ô T7: nhiệm vụ không có chỉ tiêu; ghi chỉ tiêu: cchc update 4 --target "SỐ-LƯỢNG ĐƠN-VỊ"',
    (columns.ACHIEVED, "nhiều"): 'ô T7: số đã đạt "nhiều" không phải là số nguyên',
    (columns.ASSIGNEE, "K\ufffd"): "ô F7: ",
    (columns.DOCUMENTS, "Káº¿ hoáº¡ch"): "ô N7: ",
    (columns.DOCUMENTS, "1/BC ngày 1/6/2199"): "ô N7: ngày 01/06/2199 chưa đến",
    (columns.DOCUMENTS, datetime(2026, 6, 12)): "ô N7: đây là ngày, không phải số, ký hiệu văn bản; ngày ghi ở cột Ngày văn bản",  # noqa: DTZ001
}  # fmt: skip


@pytest.mark.parametrize(("cell", "said"), WRONG.items(), ids=[str(key) for key in WRONG])
def test_a_wrong_cell_rejects_its_row_alone(
    office: Path, send: Send, cell: tuple[str, Any], said: str
) -> None:
    title, value = cell
    answer = send({(4, title): value, (4, columns.NOTE): "đã họp", (9, columns.PROGRESS): 10})
    assert answer.code == 1
    assert answer.err.startswith(said)
    assert answer.err.splitlines()[0].endswith("; không cập nhật dòng này")
    assert (task(office, 4).notes, task(office, 9).progress) == ((), 10)


TWENTY, TWENTY_ONE = ("20/BC-VHXH", "2026-06-05"), ("21/BC-VHXH", "2026-06-06")
# What a cell lists, what stands in the column of days, and the documents with their days.
LISTS = [
    ("Báo cáo số 20/BC-VHXH ngày 5/6/2026, Báo cáo số 21/BC-VHXH ngày 6/6/2026", None, [TWENTY, TWENTY_ONE]),
    ("20/BC-VHXH ngày 05 tháng 6 năm 2026 và 21/BC-VHXH, ngày 6/6/2026", None, [TWENTY, TWENTY_ONE]),
    ("20/BC-VHXH (5/6/2026),21/BC-VHXH (6/6/2026)", None, [TWENTY, TWENTY_ONE]),
    ("20/BC-VHXH, 21/BC-VHXH", "5/6/2026, 6/6/2026", [TWENTY, TWENTY_ONE]),
    ("20/BC-VHXH ngày 5/6/2026", "05/06/2026", [TWENTY]),
    ("Biên bản họp số 20/BC-VHXH ngày 5/6/2026", None, [("Biên bản họp số 20/BC-VHXH", "2026-06-05")]),
    ("Văn bản về văn hóa và xã hội, số 20/BC-VHXH", "5/6/2026", [("Văn bản về văn hóa và xã hội, số 20/BC-VHXH", "2026-06-05")]),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "days", "found"), LISTS, ids=[cell for cell, _, _ in LISTS])
def test_every_document_and_day_of_a_cell_is_taken_over(
    office: Path, send: Send, cell: str, days: str | None, found: list[tuple[str, str]]
) -> None:
    answer = send({(4, columns.DOCUMENTS): cell, (4, columns.DOCUMENT_DAYS): days})
    assert answer.code == 0, answer.err
    results = [(result.document, str(result.date)) for result in task(office, 4).results]
    assert results == found


UNSURE = {
    "Báo cáo số 20/BC-VHXH về Kế hoạch số 5/KH-UBND ngày 1/2/2026": "không rõ",
    "20/BC-VHXH 21/BC-VHXH": "không rõ",
    "20/BC-VHXH của Phòng Văn hóa, Xã hội, 21/BC-VHXH": "không rõ",
    "20, 21/BC-VHXH": "không rõ",
    "Báo cáo số 20 và số 21/BC-VHXH ngày 5/6/2026": "không rõ",
    "20/BC-VHXH ngày 31/2/2026": '"31/2/2026" không phải là ngày dùng được',
    "20/BC-VHXH ngày 5/6/2026, 21/BC-VHXH ngày 31 tháng 2 năm 2026": '"31 tháng 2 năm 2026" không phải là ngày',
    "20/BC-VHXH ngày 5/6": '"5/6" không phải là ngày dùng được',
    "20/BC-VHXH ngày 5/6/2026, ngày 6/6/2026": "có nhiều ngày (05/06/2026, 06/06/2026)",
    "20/BC-VHXH; ngày 5/6/2026": "đây là ngày",
}


@pytest.mark.parametrize(("cell", "said"), UNSURE.items(), ids=UNSURE)
def test_documents_that_cannot_be_parted_surely_are_refused(
    office: Path, send: Send, cell: str, said: str
) -> None:
    before = plan(office)
    answer = send({(4, columns.DOCUMENTS): cell})
    assert (answer.code, plan(office)) == (1, before)
    assert answer.err.startswith("ô N7: ")
    assert said in answer.err


def test_a_day_that_contradicts_another_is_told(office: Path, send: Send, cchc: Cchc) -> None:
    two = {(4, columns.DOCUMENTS): "1/BC ngày 5/6/2026", (4, columns.DOCUMENT_DAYS): "6/6/2026"}
    said = "ô N7: văn bản 1/BC ghi ngày 05/06/2026 ở ô này mà ghi ngày 06/06/2026 ở ô Q7; để lại ngày đúng"
    assert said in send(two).err
    assert cchc("result", "4", "--add", "1/BC", "--date", "1/6/2026", *DAY).code == 0
    before = plan(office)
    answer = send({(4, columns.DOCUMENTS): "1/BC ngày 5/6/2026", (4, columns.DOCUMENT_DAYS): None})
    assert answer.code == 1
    assert "ô N7: ô này ghi 1/BC ngày 05/06/2026, kế hoạch ghi ngày 01/06/2026; muốn sửa thì" in answer.err
    assert plan(office) == before


def test_a_day_beside_the_number_of_a_document_that_has_none_is_its_day(office: Path, send: Send) -> None:
    assert send({(4, columns.DOCUMENTS): "1/BC"}).code == 0
    assert send({(4, columns.DOCUMENTS): "1/BC ngày 5/6/2026"}).code == 0
    assert [str(result.date) for result in task(office, 4).results] == ["2026-06-05"]


def test_two_days_for_one_document_are_refused_with_a_remedy(send: Send) -> None:
    answer = send({(4, columns.DOCUMENTS): "1/BC", (4, columns.DOCUMENT_DAYS): "1/6/2026; 2/6/2026"})
    assert answer.code == 1
    assert "ô Q7: ô N7 có 1 văn bản mà ô này ghi 2 phần" in answer.err
    assert "ghi mỗi văn bản một phần, theo thứ tự" in answer.err


def test_as_many_days_as_documents_or_none(send: Send) -> None:
    answer = send(
        {(4, columns.DOCUMENTS): "1/BC; 2/BC; 3/BC", (4, columns.DOCUMENT_DAYS): "1/6/2026; 2/6/2026"}
    )
    assert answer.code == 1
    assert "ô Q7: ô N7 có 3 văn bản mà ô này ghi 2 phần (cách nhau bằng dấu “;”)" in answer.err


def test_what_follows_from_a_figure_is_told_as_by_its_command(send: Send) -> None:
    assert "NV 4: tiến độ 100%; đã xong thì dùng: cchc done 4" in send({(4, columns.PROGRESS): 100}).err


# What the plan changed meanwhile


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (columns.ASSIGNEE, "ô F{}: kế hoạch đã đổi từ khi lập bảng, nay là: 1"),
        (columns.LEAD, "ô U{}: kế hoạch đã đổi từ khi lập bảng, nay là: 1"),
        (columns.ACHIEVED, "ô T{}: kế hoạch đã đổi từ khi lập bảng, nay là: 1"),
    ],
)
def test_what_the_plan_changed_since_is_not_overwritten(
    office: Path, send: Send, cchc: Cchc, title: str, said: str
) -> None:
    assert send({}).code == 0
    field = {columns.ASSIGNEE: "--assignee", columns.LEAD: "--lead", columns.ACHIEVED: "--achieved"}[title]
    assert cchc("update", str(WITH_TARGET), field, "1", *DAY).code == 0
    before = plan(office)
    answer = send({(WITH_TARGET, title): 2}, again=False)
    assert answer.code == 1
    assert said.format(WITH_TARGET + 3) in answer.err
    assert plan(office) == before


def test_a_document_that_was_taken_out_since_does_not_come_back(office: Path, send: Send, cchc: Cchc) -> None:
    assert cchc("result", "4", "--add", "1/BC", "--date", "1/6/2026", *DAY).code == 0
    assert send({}).code == 0
    assert cchc("result", "4", "--remove", "1", *DAY).code == 0
    before = plan(office)
    assert send({(4, columns.NOTE): None}, again=False).code == 0
    assert plan(office) == before


def test_the_day_of_a_document_that_the_plan_mended_since_is_not_overwritten(
    office: Path, send: Send, cchc: Cchc
) -> None:
    assert cchc("result", "4", "--add", "1/BC", "--date", "1/6/2026", *DAY).code == 0
    assert send({}).code == 0
    assert cchc("result", "4", "--edit", "1", "--date", "2/6/2026", *DAY).code == 0
    before = plan(office)
    answer = send({(4, columns.DOCUMENT_DAYS): "3/6/2026"}, again=False)
    assert "ô Q7: kế hoạch đã đổi từ khi lập bảng, nay 1/BC ghi: 02/06/2026" in answer.err
    assert plan(office) == before


def test_a_sheet_of_an_older_version_says_documents_and_who_works(office: Path, cchc: Cchc) -> None:
    """It has sixteen columns, and its hidden sheet keeps what was in those of documents and of people."""
    shutil.copy(TESTS / "data/office/plan.yaml", office / "plans/2026.yaml")
    book = openpyxl.load_workbook(TESTS / "data/office/import-note-equal-to-an-older-one.xlsx")
    sheet = book["Nhiệm vụ"]
    places = {cell.value: cell.column for cell in sheet[3]}
    assert columns.LEAD not in places
    row = next(cells[0].row for cells in sheet.iter_rows(min_row=4) if cells[0].value == THREE)
    sheet.cell(row, places[columns.ASSIGNEE]).value = "Bà Lan"
    sheet.cell(row, places[columns.DOCUMENTS]).value = "15/BC-TYT ngày 30/6/2026"
    sheet.cell(3, len(places) + 1).value = columns.LEAD
    sheet.cell(row, len(places) + 1).value = "Phó Chủ tịch"
    book.save(office / "cu.xlsx")
    answer = cchc("import", "cu.xlsx", "--update", *DAY)
    assert answer.code == 0, answer.err
    assert (task(office, THREE).assignee, task(office, THREE).lead) == ("Bà Lan", "Phó Chủ tịch")
    assert "15/BC-TYT" in [result.document for result in task(office, THREE).results]


# New tasks

ROW: Cells = {
    (NEW, columns.TITLE): "Tổ chức hội nghị đối thoại",
    (NEW, columns.AREA): "Cải cách thể chế",
    (NEW, columns.OWNER): "Phòng VHXH",
    (NEW, columns.DEADLINE): "Quý IV/2026",
}


def test_a_new_row_is_a_new_task_where_it_is_asked_for(office: Path, send: Send, cchc: Cchc) -> None:
    before = plan(office)
    told = send(ROW)
    assert told.code == 1
    assert "ô B24: dòng này không có số thứ tự nhiệm vụ; việc mới thì thêm --add" in told.err
    assert plan(office) == before
    add = (
        "add",
        "Tổ chức hội nghị đối thoại",
        "--area",
        "Cải cách thể chế",
        "--owner",
        "Phòng VHXH",
        "--due",
        "Quý IV/2026",
    )
    assert cchc(*add, *DAY).code == 0
    by_command = plan(office)
    (office / "plans/2026.yaml").write_text(before, "utf-8")
    answer = send(ROW, "--add")
    assert answer.code == 0, answer.err
    assert plan(office) == by_command
    again = send(ROW, "--add", again=False)
    assert (again.code, again.out) == (0, ""), "the same sheet adds it once"


def test_a_new_task_has_all_that_its_row_says(office: Path, send: Send) -> None:
    more: Cells = {
        (NEW, columns.COORDINATORS): "Trạm Y tế; Phòng Kinh tế",
        (NEW, columns.GIVEN): "Công văn số 8/UBND-VX ngày 1/7/2026",
        (NEW, columns.TARGET): "2 hội nghị",
        (NEW, columns.ACHIEVED): 1,
        (NEW, columns.LEAD): "Phó Chủ tịch",
        (NEW, columns.NOTE): "đã họp",
    }
    assert send(ROW | more, "--add").code == 0
    new = task(office, NEW)
    assert [owner.short for owner in new.coordinators] == ["Trạm Y tế", "Phòng Kinh tế"]
    assert (new.basis, str(new.assigned_on)) == ("Công văn số 8/UBND-VX ngày 1/7/2026", "2026-07-01")
    assert new.target is not None
    assert (new.target.quantity, new.target.achieved, new.status) == (2, 1, "in_progress")
    assert (new.lead, [note.text for note in new.notes]) == ("Phó Chủ tịch", ["đã họp"])


def test_a_new_task_is_shown_with_all_that_it_says(office: Path, send: Send) -> None:
    before = plan(office)
    answer = send(ROW | {(NEW, columns.TARGET): "2 hội nghị"}, "--add", "--dry-run")
    lines = answer.out.splitlines()
    assert lines[0] == f"{NEW} · thêm {ROW[NEW, columns.TITLE]}"
    for said in ("lĩnh vực: ", "cơ quan chủ trì: ", "thời hạn: ", "chỉ tiêu: 2 hội nghị"):
        assert any(line.startswith(f"  {said}") for line in lines), said
    assert plan(office) == before


def test_a_new_row_may_have_the_next_number_and_no_other(office: Path, send: Send) -> None:
    answer = send(ROW | {(NEW, columns.NUMBER): 30}, "--add")
    assert f"ô A24: việc mới lấy số {NEW}, không lấy số 30; để trống ô này" in answer.err
    assert answer.code == 1
    assert send(ROW | {(NEW, columns.NUMBER): NEW}, "--add").code == 0
    assert task(office, NEW).title == ROW[NEW, columns.TITLE]


def test_what_is_odd_of_a_new_task_is_told(office: Path, send: Send) -> None:
    answer = send(ROW | {(NEW, columns.DEADLINE): "khi có hướng dẫn"}, "--add")
    assert answer.code == 0
    assert "NV 21: ghi ngày giao 20/09/2026 nên báo cáo của ngày trước không tính" in answer.err
    assert 'NV 21: không đọc được ngày cuối từ "khi có hướng dẫn"' in answer.err
    assert str(task(office, NEW).assigned_on) == "2026-09-20"


def test_a_new_task_that_is_nearly_one_of_the_plan_is_told(office: Path, send: Send) -> None:
    nearly = f"{titles(office)[6]} nhé"
    answer = send(ROW | {(NEW, columns.TITLE): nearly}, "--add")
    assert answer.code == 0
    assert "NV 21: nội dung gần giống NV 6; nếu là một việc thì bỏ: cchc remove 21" in answer.err
    assert (
        "gần giống" not in send({(22, title): f"{value}" for (_, title), value in ROW.items()}, "--add").err
    )


def test_all_wrong_cells_of_a_new_task_are_named(office: Path, send: Send) -> None:
    before = plan(office)
    wrong = {
        columns.AREA: "Lĩnh vực lạ",
        columns.OWNER: "Phòng lạ",
        columns.DEADLINE: "31/2/2026",
        columns.PROGRESS: "nửa",
    }
    answer = send(ROW | {(NEW, title): words for title, words in wrong.items()}, "--add")
    assert (answer.code, plan(office)) == (1, before)
    assert [line[:7] for line in answer.err.splitlines()] == ["ô C24: ", "ô D24: ", "ô G24: ", "ô J24: "]


def test_a_new_task_of_a_plan_that_is_not_issued_is_part_of_it(office: Path, send: Send) -> None:
    text = plan(office).replace("  number: 02/KH-UBND\n", "").replace("  date: 2026-01-02\n", "")
    (office / "plans/2026.yaml").write_text(text, "utf-8")
    answer = send(ROW, "--add")
    assert answer.code == 0, answer.err
    assert task(office, NEW).assigned_on is None
    assert "ngày giao" not in answer.err


@pytest.mark.usefixtures("known_to_git")
def test_the_number_of_a_removed_task_is_not_given_again(office: Path, send: Send, cchc: Cchc) -> None:
    for command in (("init", "-q"), ("add", "."), ("commit", "-qm", "Kế hoạch")):
        subprocess.run(["git", *command], cwd=office, check=True)
    assert cchc("remove", "20", "--force").code == 0
    answer = send({(20, title): value for (_, title), value in ROW.items()}, "--add")
    assert answer.code == 0, answer.err
    assert task(office, NEW).title == "Tổ chức hội nghị đối thoại"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ((columns.AREA, None), "ô B24: việc mới còn thiếu: Lĩnh vực"),
        ((columns.OWNER, "Công an xã"), 'ô D24: không có cơ quan nào tên là "Công an xã"'),
        ((columns.AREA, "Lĩnh vực lạ"), 'ô C24: không có lĩnh vực nào tên là "Lĩnh vực lạ"'),
        ((columns.DEADLINE, "31/2/2026"), 'ô G24: không đọc được thời hạn từ "31/2/2026"'),
        ((columns.TARGET, "nhiều"), 'ô S24: chỉ tiêu "nhiều" không phải là số lượng và đơn vị'),
        ((columns.GIVEN, "Công văn số 8/UBND ngày 1/7/2199"), "ô P24: ngày 01/07/2199 chưa đến"),
    ],
)
def test_a_new_row_that_is_no_task_is_named(
    office: Path, send: Send, cell: tuple[str, Any], said: str
) -> None:
    before = plan(office)
    answer = send(ROW | {(NEW, cell[0]): cell[1]}, "--add")
    assert answer.code == 1
    assert said in answer.err
    assert plan(office) == before


def test_a_row_whose_number_somebody_deleted_is_no_new_task(office: Path, send: Send) -> None:
    before = plan(office)
    answer = send({(4, columns.NUMBER): None})
    assert (
        "ô B7: dòng này không có số thứ tự nhiệm vụ; đây là nội dung của nhiệm vụ 4: ghi số đó vào cột NV"
        in answer.err
    )
    assert send({(4, columns.NUMBER): None}, "--add").code == 0
    assert plan(office) == before


def test_add_is_for_sheets_alone(send: Send, cchc: Cchc) -> None:
    assert send({}).code == 0
    answer = cchc("import", "bang.xlsx", "--add")
    assert answer.code == 2
    assert "--add chỉ dùng với --update" in answer.err
    assert "--add không dùng với --amend" in cchc("import", "bang.xlsx", "--add", "--amend").err


# Through LibreOffice, and as CSV


@WITH_OFFICE
def test_a_sheet_that_libreoffice_saved_is_the_same_sheet(office: Path, send: Send) -> None:
    before = plan(office)
    untouched = send({}, through="xlsx")
    assert (untouched.code, untouched.out) == (0, "")
    assert untouched.err == "không có gì thay đổi: kế hoạch đã đúng như bảng\n"
    book = openpyxl.load_workbook(office / "gui-lai.xlsx")
    kinds = {rule.type for rule in book["Nhiệm vụ"].data_validations.dataValidation}
    assert {"list", "whole", "date"} <= kinds, "what cells may be filled with stays"
    assert book["cchc"].sheet_state != "visible"
    answer = send({(4, columns.DELIVERABLE): "Báo cáo"}, through="xlsx")
    assert answer.out == "4 · sản phẩm: Báo cáo\n"
    assert changed_lines(before, plan(office)) == ([], ["    deliverable: Báo cáo"])


@WITH_OFFICE
def test_a_sheet_that_was_saved_as_csv_is_read(office: Path, send: Send) -> None:
    before = plan(office)
    answer = send(
        {(4, columns.DELIVERABLE): "Báo cáo; phụ lục", (5, columns.DOCUMENTS): "1/BC ngày 1/6/2026"},
        through="csv",
    )
    assert answer.code == 0, answer.err
    assert answer.out == "4 · sản phẩm: Báo cáo; phụ lục\n5 · văn bản, minh chứng: thêm 1/BC · 01/06/2026\n"
    assert plan(office) != before


def csv_sheet(office: Path, cchc: Cchc, cells: Cells) -> list[list[str]]:
    assert cchc("report", "--format", "csv", "-o", "bang.csv", "--overwrite", *DAY).code == 0
    rows = list(csv.reader(io.StringIO((office / "bang.csv").read_text("utf-8-sig"), newline="")))
    for (number, title), value in cells.items():
        rows[number][rows[0].index(title)] = value
    return rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_is_read_however_it_was_saved(office: Path, cchc: Cchc, mark: str, encoding: str) -> None:
    rows = csv_sheet(office, cchc, {(4, columns.PROGRESS): "40%", (4, columns.NOTE): "đã họp;\nlần hai"})
    text = io.StringIO()
    csv.writer(text, delimiter=mark).writerows(rows)
    (office / "gui-lai.csv").write_bytes(text.getvalue().encode(encoding))
    answer = cchc("import", "gui-lai.csv", "--update", *DAY)
    assert answer.code == 0, answer.err
    assert (task(office, 4).progress, task(office, 4).notes[-1].text) == (40, "đã họp;\nlần hai")
    assert "tệp CSV không có trang nhận dạng" in answer.err
    assert cchc("import", "gui-lai.csv", "--update", *DAY).out == ""


def test_a_csv_made_before_the_work_began_does_not_undo_that(office: Path, cchc: Cchc) -> None:
    csv_sheet(office, cchc, {})
    assert cchc("start", "4", *DAY).code == 0
    before = plan(office)
    answer = cchc("import", "bang.csv", "--update", *DAY)
    assert (answer.code, plan(office)) == (0, before)
    assert (
        "ô I5: kế hoạch đã ghi đang thực hiện nên giữ nguyên; đúng là chưa thì dùng cchc update 4"
        in answer.err
    )


def test_a_csv_that_nobody_touched_changes_nothing(office: Path, cchc: Cchc) -> None:
    for command in (
        ("result", "4", "--add", "1/BC; 2/BC", "--date", "1/6/2026", "--summary", "=1+1; hai"),
        ("update", "4", "--assignee", "-Lan"),
    ):
        assert cchc(*command, *DAY).code == 0
    before = plan(office)
    csv_sheet(office, cchc, {})
    answer = cchc("import", "bang.csv", "--update", *DAY)
    assert (answer.code, answer.out) == (0, "")
    assert "không có gì thay đổi" in answer.err
    assert plan(office) == before


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"a;b\r\n1;2\r\n", 2, "không có trang nào có bảng nhiệm vụ"),
        ("NV;Nội dung".encode("cp1258", "ignore") + b"\xf4\xf0", 1, "không rõ bảng mã"),
        (b"", 2, "không có trang nào có bảng nhiệm vụ"),
        (b'"' * 5_000_001, 1, "tệp CSV này hỏng"),
        (b"\0\0\0", 1, "không phải là văn bản"),
        (b"PK", 1, "không phải là tệp Excel"),
    ],
)
def test_a_csv_that_is_none_is_told(office: Path, cchc: Cchc, data: bytes, code: int, said: str) -> None:
    (office / "la.csv").write_bytes(data)
    answer = cchc("import", "la.csv", "--update")
    assert answer.code == code, answer.err
    assert said in answer.err
    assert "gợi ý: " in answer.err


def test_a_csv_of_another_years_plan_is_refused_though_titles_repeat(office: Path, cchc: Cchc) -> None:
    other = {(number, columns.TITLE): f"Việc số {number} của năm trước" for number in range(1, 15)}
    rows = csv_sheet(office, cchc, other | {(18, columns.PROGRESS): "40"})
    csv.writer((office / "nam-truoc.csv").open("w", encoding="utf-8", newline="")).writerows(rows)
    before = plan(office)
    answer = cchc("import", "nam-truoc.csv", "--update", *DAY)
    assert (answer.code, plan(office)) == (2, before)
    assert "phần lớn các dòng của bảng không có nội dung của kế hoạch số 02/KH-UBND năm 2026" in answer.err
    assert "18 · tiến độ: 40%" in cchc("import", "nam-truoc.csv", "--update", "--anyway", *DAY).out


# Other offices' sheets


def workbook(office: Path, rows: Iterable[list[Any]]) -> str:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(office / "noi-khac.xlsx")
    return "noi-khac.xlsx"


def test_another_office_words_and_numbers_its_rows_as_it_likes(office: Path, cchc: Cchc) -> None:
    title = titles(office)
    file = workbook(
        office,
        [
            ["BÁO CÁO TIẾN ĐỘ"],
            ["TT", "Tên nhiệm vụ", "Đơn vị chủ trì", "Thời hạn hoàn thành", "Tiến độ", "Số, ký hiệu văn bản", "Ngày ban hành", "Ghi chú"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
            ["I", "Cải cách thể chế"],
            [1, title[6], "Phòng VHXH", "30/6", "40%", "12/BC", "12/6/2026", "đã họp"],
            [2, f"1.2. {title[9].upper()}", "Phòng VHXH", "30/6", 60],
        ],
    )  # fmt: skip
    answer = cchc("import", file, "--update", *DAY)
    assert answer.code == 0, answer.err
    assert [task(office, number).progress for number in (1, 2, 6, 9)] == [None, None, 40, 60]
    assert [str(result.date) for result in task(office, 6).results] == ["2026-06-12"]
    assert 'cột "Tiến độ" được hiểu là Tiến độ (%)' in answer.err
    assert "bảng này không do cchc lập: chỉ các dòng có nội dung đúng của kế hoạch được nhập" in answer.err
    assert "ô D5: cột Thời hạn không được nhập, cả các ô dưới đó" in answer.err
    assert "ô A4" not in answer.err, "a group asks for nothing"


@pytest.mark.parametrize(
    "heads",
    [
        [
            ["Stt", "Nội dung thực hiện", "Kết quả thực hiện", None],
            [None, None, "Tình trạng", "Tỷ lệ hoàn thành"],
        ],
        [["% hoàn thành", "Trạng thái", "Nhiệm vụ"]],
        [["Mã", "Công việc", "Trạng thái thực hiện", "Mức độ hoàn thành (%)"]],
    ],
)
def test_headers_of_other_offices_are_found(office: Path, cchc: Cchc, heads: list[list[str | None]]) -> None:
    words = [cell or above for above, cell in zip(heads[0], heads[-1], strict=True)]
    values = {
        "Nội dung": titles(office)[5],
        "Nhiệm": titles(office)[5],
        "Công": titles(office)[5],
        "T": "Đang triển khai",
    }
    row = [
        next(
            (
                value
                for start, value in values.items()
                if str(word).startswith(start) and "lệ" not in str(word)
            ),
            30,
        )
        for word in words
    ]
    answer = cchc("import", workbook(office, [*heads, row]), "--update", *DAY)
    assert answer.code == 0, answer.err
    assert (task(office, 5).status, task(office, 5).progress) == ("in_progress", 30)


def test_a_title_that_the_plan_does_not_have_is_named_or_added(office: Path, cchc: Cchc) -> None:
    rows: list[list[Any]] = [
        ["TT", "Nội dung nhiệm vụ", "Lĩnh vực", "Đơn vị chủ trì", "Thời hạn", "Tiến độ (%)"],
        [1, "Việc lạ", "Cải cách thể chế", "Phòng VHXH", "Quý IV/2026", 10],
    ]
    answer = cchc("import", workbook(office, rows), "--update", *DAY)
    assert answer.code == 1
    assert "ô A2: không có nhiệm vụ nào có nội dung này; việc mới thì thêm --add" in answer.err
    near = workbook(office, [["Nội dung", "Trạng thái", "Tiến độ (%)"], [f"{titles(office)[6]} nhé", "", 10]])
    right = f'gần giống nhiệm vụ 6, đúng là việc đó thì ghi nội dung như kế hoạch: "{titles(office)[6]}"'
    assert f"có nội dung này; {right}; việc mới thì thêm --add" in cchc("import", near, "--update", *DAY).err
    file = workbook(office, rows)
    assert cchc("import", file, "--update", "--add", *DAY).code == 0
    assert (task(office, NEW).title, task(office, NEW).progress) == ("Việc lạ", 10)
    assert cchc("import", file, "--update", "--add", *DAY).out == ""


# Every cell that isn't taken


def test_cells_outside_of_columns_and_of_rows_are_named(send: Send, office: Path, cchc: Cchc) -> None:
    assert send({}).code == 0
    book = openpyxl.load_workbook(office / "bang.xlsx")
    book["Nhiệm vụ"]["Z7"] = "ghi bên lề"
    book["Nhiệm vụ"]["D30"] = "NGƯỜI LẬP BIỂU"
    book.save(office / "bang.xlsx")
    answer = cchc("import", "bang.xlsx", "--update", *DAY)
    assert answer.code == 0
    assert answer.err.splitlines() == [
        "ô Z7: cột này không có tiêu đề nên không được nhập, cả các ô dưới đó",
        "ô D30: không thuộc dòng nhiệm vụ nào nên không được nhập",
    ]


def test_a_row_whose_number_and_title_have_no_letters_is_rejected(office: Path, cchc: Cchc) -> None:
    rows = csv_sheet(office, cchc, {(4, columns.NUMBER): "/?=", (4, columns.TITLE): "…"})
    csv.writer((office / "hong.csv").open("w", encoding="utf-8", newline="")).writerows(rows)
    answer = cchc("import", "hong.csv", "--update", *DAY)
    assert answer.code == 1
    assert (
        'ô A5: "/?=" không phải là số thứ tự nhiệm vụ; việc mới thì để trống cột NV và thêm --add; không cập nhật dòng này'
        in answer.err
    )


# Our sheet, with titles that somebody renamed or deleted


def test_a_column_that_somebody_took_out_is_only_missing(office: Path, send: Send, cchc: Cchc) -> None:
    assert send({}).code == 0
    book = openpyxl.load_workbook(office / "bang.xlsx")
    book["Nhiệm vụ"].delete_cols(9)
    book["Nhiệm vụ"].delete_cols(6)
    book.save(office / "it-cot.xlsx")
    answer = cchc("import", "it-cot.xlsx", "--update", *DAY)
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.splitlines()[0] == "bảng không có cột: Trạng thái khai báo"


def test_tasks_that_an_office_numbered_anew_are_compared_with_what_was_written_of_them(
    office: Path, send: Send, cchc: Cchc
) -> None:
    assert send({}).code == 0
    book = openpyxl.load_workbook(office / "bang.xlsx")
    sheet = book["Nhiệm vụ"]
    sheet["A3"] = "STT"
    sheet.delete_rows(4)
    for row in range(4, 23):
        sheet.cell(row=row, column=1).value = row - 3
    sheet["J6"], sheet["D6"] = 40, "Công an xã"  # of task 4
    book.save(office / "danh-so-lai.xlsx")
    assert cchc("update", "4", "--assignee", "Bà Lan", *DAY).code == 0
    answer = cchc("import", "danh-so-lai.xlsx", "--update", *DAY)
    assert answer.code == 0, answer.err
    assert answer.err.startswith('bảng không có cột "NV"; cột A "STT" có vẻ là cột đó: ')
    assert (task(office, 4).progress, task(office, 4).assignee, task(office, 3).progress) == (
        40,
        "Bà Lan",
        None,
    )
    assert "ô D6: cột Cơ quan chủ trì không được nhập; dùng cchc update 4 --owner …" in answer.err


def test_a_sheet_of_ours_without_its_row_of_titles_is_told(office: Path, send: Send, cchc: Cchc) -> None:
    assert send({}).code == 0
    book = openpyxl.load_workbook(office / "bang.xlsx")
    book["Nhiệm vụ"].delete_rows(3)
    book.save(office / "mat-dong.xlsx")
    answer = cchc("import", "mat-dong.xlsx", "--update")
    assert answer.code == 2
    assert "bảng không còn dòng tiêu đề (NV, Nội dung công việc, Trạng thái khai báo…)" in answer.err
    assert "nháp" not in answer.err


# Without --update


def test_a_sheet_that_came_back_is_never_made_into_a_draft(office: Path, send: Send, cchc: Cchc) -> None:
    assert send({}).code == 0
    book = openpyxl.load_workbook(office / "bang.xlsx")
    book["Nhiệm vụ"]["I3"] = "Trạng thái"
    for cell in book["cchc"][1]:
        cell.value = None if cell.value == columns.TITLE else cell.value  # as older ones
    book.save(office / "doi-cot.xlsx")
    del book["cchc"]
    book["Nhiệm vụ"]["I3"] = columns.STATUS
    book.save(office / "mat-trang.xlsx")
    csv_sheet(office, cchc, {})
    for name in ("bang.xlsx", "doi-cot.xlsx", "mat-trang.xlsx", "bang.csv"):
        answer = cchc("import", name, "-o", "nhap.yaml")
        assert answer.code == 2, name
        assert f"{name} là bảng nhiệm vụ lập từ một kế hoạch, không phải văn bản kế hoạch" in answer.err
        assert f"cchc import {name} --update" in answer.err
        assert not (office / "nhap.yaml").exists()
        amended = cchc("import", name, "--amend")
        assert (amended.code, amended.err) == (2, answer.err)


def test_a_plan_of_another_office_in_excel_is_still_made_into_a_draft(office: Path, cchc: Cchc) -> None:
    file = workbook(
        office,
        [
            ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn"],
            [1, "Việc một", "Phòng Kinh tế", "30/6/2027"],
        ],
    )
    assert "lập kế hoạch nháp từ tệp này thì bỏ --update" in cchc("import", file, "--update").err
    assert cchc("import", file, "-o", "nhap.yaml").code == 0
