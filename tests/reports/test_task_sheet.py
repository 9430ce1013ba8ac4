"""The task sheet for Excel, read by openpyxl."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from cchc import labels, queries
from cchc.plan import Plan
from cchc.planfile import document
from cchc.reports import sheet_columns
from cchc.reports.printers import excel, task_sheet
from cchc.task import STATUSES, Note, Stop
from tests.support.checkout import SAMPLE_PLAN
from tests.support.plans import make_owner, make_plan, make_task

if TYPE_CHECKING:
    from tests.support.answers import Cchc

DAY = date(2026, 9, 14)
HOSTILE = ["=1+1", "+84 123", "@SUM(A1)", "A & B", "<w:t>x</w:t>", "_x0041_", "'a", "http://a.vn", "007"]


# openpyxl says that it can't keep bars and lists; nobody here writes back what it read for keeps.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


@pytest.fixture(scope="module")
def sample() -> Plan:
    path = SAMPLE_PLAN
    return document.parse(path.read_bytes(), "2026.yaml").plan


def made(plan: Plan, **options: Any) -> openpyxl.Workbook:
    data = task_sheet.workbook(plan, queries.standings(plan, DAY), DAY, **options)
    return openpyxl.load_workbook(io.BytesIO(data))


def table(book: openpyxl.Workbook) -> tuple[list[str], list[list[Any]]]:
    head, *rows = [[cell.value for cell in row] for row in book["Nhiệm vụ"].iter_rows(min_row=3)]
    return head, rows


def column(book: openpyxl.Workbook, title: str) -> list[Any]:
    head, rows = table(book)
    return [row[head.index(title)] for row in rows]


def test_every_task_is_a_row_with_real_dates_and_numbers(sample: Plan) -> None:
    book = made(sample)
    assert column(book, "NV") == list(range(1, 21))
    assert column(book, "Nội dung công việc") == [task.title for task in sample.tasks]
    assert column(book, "Ngày đến hạn")[3] == datetime(2026, 6, 30)  # noqa: DTZ001  Excel's have no zone
    assert column(book, sheet_columns.DONE_ON)[0] == datetime(2026, 3, 20)  # noqa: DTZ001
    assert column(book, sheet_columns.PROGRESS)[:4] == [1, 1, 0.6, 0.4], "as Excel keeps 100%, 60%"
    assert column(book, "Tình trạng")[3] == "Đang thực hiện, quá hạn 76 ngày"
    assert "Đầu mối" not in table(made(sample, people=False))[0]


def test_areas_and_offices_of_new_rows_are_chosen_from_the_plans(sample: Plan) -> None:
    book = made(sample)
    head, _ = table(book)
    lists = {
        book["Nhiệm vụ"].cell(3, next(iter(one.sqref.ranges)).min_col).value: one
        for one in book["Nhiệm vụ"].data_validations.dataValidation
        if one.type == "list" and one.errorStyle == "warning"
    }
    names = {
        sheet_columns.AREA: [area.short for area in sample.areas],
        sheet_columns.OWNER: [owner.short for owner in sample.owners],
    }
    assert set(lists) == set(names) <= set(head)
    for title, rule in lists.items():
        cells = book["cchc"][rule.formula1.partition("!")[2].replace("$", "")]
        assert [cell.value for (cell,) in cells] == names[title]
        assert next(iter(rule.sqref.ranges)).max_row > 3 + len(sample.tasks), "rows that will be added, too"


def test_forty_percent_can_be_typed_and_the_font_is_the_offices(sample: Plan) -> None:
    tasks = made(sample)["Nhiệm vụ"]
    (bounds,) = [one for one in tasks.data_validations.dataValidation if one.type == "decimal"]
    assert (bounds.formula1, bounds.formula2) == ("0", "1"), "0.4, which Excel makes of 40%, is in between"
    assert {
        cell.font.name for row in tasks.iter_rows(min_row=1, max_row=6) for cell in row if cell.value
    } == {"Times New Roman"}


def test_the_sheet_says_by_what_a_task_is_given() -> None:
    tasks = (
        make_task(1),
        make_task(2, basis="8/UBND-VX", assigned_on=date(2026, 7, 1)),
        make_task(3, assigned_on=DAY),
    )
    shown = column(made(make_plan(*tasks)), sheet_columns.GIVEN)
    assert shown == [None, "8/UBND-VX (giao ngày 01/07/2026)", "Giao ngày 14/09/2026"]
    csv = task_sheet.comma_separated(queries.standings(make_plan(*tasks), DAY)).decode("utf-8").splitlines()
    assert ",Ghi chú,Văn bản giao,Ngày văn bản," in csv[0]
    assert ",8/UBND-VX (giao ngày 01/07/2026)," in csv[2]


def test_the_sheet_is_made_to_work_in_and_to_print(sample: Plan) -> None:
    tasks = made(sample)["Nhiệm vụ"]
    assert tasks.freeze_panes == "C4"
    assert tasks.auto_filter.ref == "A3:W23"
    assert tasks.print_title_rows == "$3:$3"
    assert tasks.print_area == "'Nhiệm vụ'!$A$1:$P$23", "what is there to be filled in isn't printed"
    assert (tasks.page_setup.orientation, tasks.page_setup.paperSize) == ("landscape", 9)
    assert tasks.sheet_properties.pageSetUpPr.fitToPage
    choices = statuses_offered(tasks)
    assert set(choices.values()) == {"cchc!$J$1:$J$4", "cchc!$J$1:$J$5"}, "from cells: one has a comma in it"
    assert len(choices) == 20
    kept = made(sample)["cchc"]
    assert kept.sheet_state == "veryHidden"
    assert [kept[f"J{row}"].value for row in range(1, 7)] == [labels.STATUS[status] for status in STATUSES]
    bars = [rule.type for one in tasks.conditional_formatting for rule in one.rules]
    assert bars == ["dataBar"]


def statuses_offered(sheet: Any) -> dict[int, str]:
    """Return by the rows of a sheet from where their lists of statuses are."""
    return {
        row: one.formula1
        for one in sheet.data_validations.dataValidation
        if one.type == "list" and one.errorStyle in {None, "stop"}
        for span in one.sqref.ranges
        for row in range(span.min_row, span.max_row + 1)
    }


def test_a_row_offers_only_a_status_that_is_taken_back() -> None:
    rest = Stop(date(2026, 8, 1), "60/UBND-VX")
    tasks = (
        make_task(1),
        make_task(2, status="paused", stopped=rest),
        make_task(3, status="cancelled", stopped=rest),
        make_task(4),
    )
    offered = statuses_offered(made(make_plan(*tasks))["Nhiệm vụ"])
    assert {row: place[-1] for row, place in offered.items()} == {4: "4", 5: "5", 6: "6", 7: "4"}
    assert [labels.STATUS[status] for status in STATUSES[4:]] == ["tạm dừng", "đã hủy"], "what isn't"


def test_the_sheet_says_how_it_is_filled_in(sample: Plan) -> None:
    sheet = made(sample)["Nhiệm vụ"]
    assert sheet["I1"].value.startswith("Điền các ô tô vàng, lưu rồi gửi lại tệp này;")
    assert sheet["I3"].value == sheet_columns.STATUS, "above the first column to be filled in"
    hints = {
        sheet.cell(3, next(iter(one.sqref.ranges)).min_col).value: one.prompt
        for one in sheet.data_validations.dataValidation
        if one.prompt
    }
    wanted = set(sheet_columns.FILLED_IN) - {sheet_columns.ASSIGNEE, sheet_columns.LEAD}
    assert wanted - {sheet_columns.APPROVER, sheet_columns.DELIVERABLE} == set(hints)
    assert all(len(hint) <= 255 for hint in hints.values()), "Excel takes no more"


def test_cells_of_a_task_that_is_over_are_not_there_to_be_filled_in() -> None:
    over = make_task(2, status="cancelled", stopped=Stop(date(2026, 8, 1), "60/UBND-VX"))
    finished = make_task(3, status="done", done_on=date(2026, 8, 1))
    sheet = made(make_plan(make_task(1), over, finished))["Nhiệm vụ"]
    head = [cell.value for cell in sheet[3]]
    tinted = [
        {head[cell.column - 1] for cell in row if cell.fill.fgColor.rgb == "FFFFFBE6"}
        for row in sheet.iter_rows(min_row=4)
    ]
    assert tinted[0] == set(sheet_columns.FILLED_IN)
    assert tinted[1] == set()
    assert tinted[2] == {
        sheet_columns.DOCUMENTS,
        sheet_columns.DOCUMENT_DAYS,
        sheet_columns.SUMMARIES,
        sheet_columns.NOTE,
    }


def test_a_sheet_of_one_office_says_whose_it_is_and_counts_nobody_else(sample: Plan) -> None:
    office = next(owner for owner in sample.owners if owner.id == "vhxh")
    own = [one for one in queries.standings(sample, DAY) if one.task.owner == office]
    book = openpyxl.load_workbook(io.BytesIO(task_sheet.workbook(sample, own, DAY, owner=office)))
    for name in ("Nhiệm vụ", "Tổng hợp"):
        assert f"; các nhiệm vụ do {office.name} chủ trì" in book[name]["A2"].value
    names = [row[0].value for row in book["Tổng hợp"].iter_rows(min_row=4)]
    counts = {row[0].value: row[1].value for row in book["Tổng hợp"].iter_rows(min_row=4)}
    assert names[names.index("Cơ quan chủ trì") + 1 :] == [office.name]
    areas = names[names.index("Lĩnh vực") + 1 : names.index("Cơ quan chủ trì") - 1]
    assert areas
    assert 0 not in [counts[name] for name in areas]
    whole = made(sample)["Tổng hợp"]
    assert "chủ trì" not in whole["A2"].value, "the control"
    assert 0 in [row[1].value for row in whole.iter_rows(min_row=4)]


def test_only_the_columns_of_dates_take_what_is_typed_for_a_date(sample: Plan) -> None:
    """A number typed into an empty cell of a date's format would be read as a day of 1900."""
    tasks = made(sample)["Nhiệm vụ"]
    head = [cell.value for cell in tasks[3]]
    dated = {
        head[cell.column - 1]
        for row in tasks.iter_rows(min_row=4)
        for cell in row
        if "yy" in cell.number_format
    }
    assert dated == {sheet_columns.DUE, sheet_columns.STARTED, sheet_columns.DONE_ON}


def test_what_is_overdue_is_red_and_nothing_else_is(sample: Plan) -> None:
    tasks = made(sample)["Nhiệm vụ"]
    head = [cell.value for cell in tasks[3]]
    states = [row[head.index("Tình trạng")] for row in tasks.iter_rows(min_row=4)]
    red = {cell.value for cell in states if cell.font.color.rgb in {"FF9E1F18", "FF6D0F2B"}}
    assert red == {"Đang thực hiện, quá hạn 76 ngày"}


def test_the_summary_adds_up_and_has_its_charts(sample: Plan) -> None:
    summary = made(sample)["Tổng hợp"]
    rows = [[cell.value for cell in row][:2] for row in summary.iter_rows(min_row=4, max_row=11)]
    assert rows[-1] == ["Tổng số", 20]
    assert sum(count for _, count in rows[:-1]) == 20
    assert len(summary._charts) == 2  # noqa: SLF001  openpyxl has no other way to see them


def test_the_chart_of_few_tasks_counts_whole_ones() -> None:
    units = [
        made(make_plan(*(make_task(n + 1) for n in range(count))))["Tổng hợp"]._charts[1].y_axis.majorUnit  # noqa: SLF001
        for count in (1, 10, 11)
    ]
    assert units == [1, 1, None], "of many the program finds steps itself"


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_a_formula_a_number_or_a_link(text: str) -> None:
    plan = make_plan(make_task(1, title=text, deliverable=text, owner=make_owner("a", name=text, short=text)))
    book = made(plan)
    cell = book["Nhiệm vụ"]["B4"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    csv = task_sheet.comma_separated(queries.standings(plan, DAY)).decode("utf-8")
    assert csv.startswith("\ufeffNV,")
    assert csv.count("\r\n") == 2


def test_a_text_longer_than_a_cell_holds_is_cut_and_says_so() -> None:
    long = "x" * 32_768
    plan = make_plan(make_task(1, title="\x00a\x07b\ufffe", notes=(Note(DAY, long),)))
    book = made(plan)
    assert column(book, sheet_columns.NOTE) == ["x" * 32_766 + "…"]
    assert column(book, "Nội dung công việc") == [" a b"]
    kept = made(make_plan(make_task(1, notes=(Note(DAY, "x" * 32_767),))))
    assert column(kept, sheet_columns.NOTE) == ["x" * 32_767]


def test_a_plan_without_tasks_is_a_sheet_too() -> None:
    assert table(made(make_plan()))[1] in ([], [[None] * 15])


# Other forms of the report


def test_kinds_and_forms_that_do_not_fit_are_refused(office: Path, cchc: Cchc) -> None:
    for arguments, said in (
        (("--kind", "overview", "--format", "docx"), "trang tổng quan không có dạng docx"),
        (("--kind", "assignment", "--format", "docx"), "phiếu giao việc lập cho từng cơ quan"),
        (("--kind", "plan", "--format", "xlsx"), "--kind không dùng được"),
        (("--kind", "overview", "--format", "csv", "--format", "ics"), "--kind không dùng được"),
        (("--kind", "plan", "--format", "docx", "--quarter", "Q2"), "không theo kỳ"),
        (("--kind", "plan", "--format", "md", "--period", "6t"), "không theo kỳ"),
        (("--kind", "plan", "--owner", "vhxh"), "kế hoạch in đủ"),
        (("--kind", "bang ke"), '--kind: không có "bang ke"'),
        (("--format", "docx", "--template", "plans/2026.yaml"), "không dùng được cho dạng docx"),
        (("--format", "docx", "-o", "plans/2026.yaml"), "tệp ghi ra chính là tệp kế hoạch"),
    ):
        answer = cchc("report", *arguments)
        assert answer.code == 2, arguments
        assert said in answer.err
    assert not (office / "bao-cao").exists()


def test_several_forms_go_into_a_folder_by_their_names(office: Path, cchc: Cchc) -> None:
    answer = cchc("report", *(x for form in ("docx", "xlsx", "ics", "csv") for x in ("--format", form)), "-o", "ra", "--as-of", "2026-09-14")  # fmt: skip
    assert answer.code == 0, answer.err
    assert sorted(path.name for path in (office / "ra").iterdir()) == [
        "bao-cao-2026-09-14.docx",
        "lich-2026-09-14.ics",
        "nhiem-vu-2026-09-14.csv",
        "nhiem-vu-2026-09-14.xlsx",
    ]
    told = cchc("docx-text", "ra/bao-cao-2026-09-14.docx").out
    assert "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH\n" in told
    assert cchc("docx-text", "plans/2026.yaml").code == 1
    assert cchc("docx-text", "khong-co.docx").code == 2


@pytest.mark.parametrize("kind", ["progress", "plan"])
@pytest.mark.usefixtures("office")
def test_official_documents_are_pages_markdown_and_json_too(cchc: Cchc, kind: str) -> None:
    for form in ("html", "md", "json"):
        answer = cchc("report", "--kind", kind, "--format", form, "-o", "-")
        assert answer.code == 0, answer.err
        assert "Ủy ban nhân dân xã Vĩnh Thông" in answer.out
        if form == "json":
            assert json.loads(answer.out)["kind"] == kind


def test_an_office_begins_with_forms_of_its_own(office: Path, cchc: Cchc) -> None:
    made_ = cchc("template", "init", "word")
    forms = ("bao-cao", "ke-hoach", "tong-hop-nhiem-vu", "sua-doi-ke-hoach", "giao-viec", "don-doc")
    assert made_.out.splitlines() == [f"templates/{name}.docx" for name in forms]
    assert cchc("template", "init", "word").code == 2
    checked = cchc("template", "check")
    assert checked.code == 0, checked.err
    assert checked.out.count("dùng được") == 5
    waits = "templates/sua-doi-ke-hoach.docx: chưa thử được, vì kế hoạch chưa có văn bản điều chỉnh nào\n"
    assert waits in checked.out
    assert cchc("amend", "--document", "45/KH-UBND", "--date", "10/7/2026").code == 0
    assert cchc("template", "check").out.count("dùng được") == 6
    assert "bao-cao.docx\ttemplates/bao-cao.docx\n" in cchc("template", "list").out
    (office / "templates/bao-cao.docx").write_bytes(b"hong")
    assert cchc("template", "check").code == 3
    assert cchc("report", "--format", "docx").code == 3


EMPTY = """cchc: 1
plan:
  number: 02/KH-UBND
  date: 2026-01-02
  year: 2026
  title: Kế hoạch Cải cách hành chính xã Vĩnh Thông năm 2026
  issuer: Ủy ban nhân dân xã Vĩnh Thông
owners: []
areas: []
tasks: []
"""


def test_a_form_for_offices_waits_for_a_plan_with_an_office(office: Path, cchc: Cchc) -> None:
    (office / "plans/2026.yaml").write_text(EMPTY, "utf-8")
    assert cchc("template", "init", "word").code == 0
    checked = cchc("template", "check")
    assert checked.code == 0, checked.err
    assert checked.out.splitlines() == [
        "templates/bao-cao.docx: dùng được",
        "templates/don-doc.docx: dùng được",
        "templates/giao-viec.docx: chưa thử được, vì kế hoạch chưa có cơ quan nào",
        "templates/ke-hoach.docx: dùng được",
        "templates/sua-doi-ke-hoach.docx: chưa thử được, vì kế hoạch chưa có văn bản điều chỉnh nào",
        "templates/tong-hop-nhiem-vu.docx: dùng được",
    ]
    split = cchc("report", "--split", "owner")
    assert split.code == 2
    assert "chưa có nhiệm vụ nào" in split.err


def test_a_page_of_the_office_is_tried_on_every_kind_of_document(office: Path, cchc: Cchc) -> None:
    page = office / "templates/official.html.j2"
    page.parent.mkdir(exist_ok=True)
    page.write_text("{{ report.type }}", "utf-8")
    assert cchc("template", "check").out == "templates/official.html.j2: dùng được\n"
    page.write_text('{% if report.kind == "assignment" %}{{ report.khong_co }}{% endif %}', "utf-8")
    assert cchc("template", "check").code == 3, "only the sheet for one office shows the fault"


def test_all_workbooks_of_a_run_are_alike() -> None:
    """Else the sheets of `--split owner` differ from those that are made one by one."""
    written = []
    for _ in range(2):
        book, file = excel.new_workbook("Kế hoạch", date(2026, 9, 14))
        book.add_worksheet().write_string(0, 0, "Rà soát", book.add_format(excel.TITLE))
        book.close()
        written.append(file.getvalue())
    assert written[0] == written[1]


def test_progress_is_kept_as_excel_keeps_percent(sample: Plan) -> None:
    tasks = made(sample)["Nhiệm vụ"]
    (index,) = [cell.column for cell in tasks[3] if cell.value == sheet_columns.PROGRESS]
    cells = [row[index - 1] for row in tasks.iter_rows(min_row=4) if row[index - 1].value is not None]
    assert cells
    assert {cell.number_format for cell in cells} == {"0%"}
    assert all(0 <= cell.value <= 1 for cell in cells)
