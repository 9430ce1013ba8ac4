"""`cchc figures`: shown, set, asked, read from a sheet; each number is one line of the period's file."""

from __future__ import annotations

import io
import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from cchc.cli.filling import figure_example
from cchc.planfile import document
from tests.support import word_people
from tests.support.people import Person

if TYPE_CHECKING:
    from tests.support.answers import Cchc

PERIOD = Path("plans/bao-cao/2026-q3.yaml")
EARLIER = Path("plans/bao-cao/2026-6t.yaml")
ASKED = """
reporting:
  figures:
    - {id: tiep-nhan, title: Hồ sơ tiếp nhận, unit: hồ sơ, area: tthc, sum: [truc-tuyen, truc-tiep]}
    - {id: truc-tuyen, title: Hồ sơ trực tuyến, unit: hồ sơ, area: tthc}
    - {id: truc-tiep, title: Hồ sơ trực tiếp, unit: hồ sơ, area: tthc}
    - {id: ty-le, title: Tỷ lệ hồ sơ trực tuyến, share: [truc-tuyen], of: [tiep-nhan]}
    - {id: tin-bai, title: "Tin, bài", unit: "tin, bài"}
"""
WRITTEN = """\
period: 1
# số của Trung tâm
figures:
  tiep-nhan: 600  # theo hệ thống
  truc-tuyen: 420
  tin-bai: {value: 7, note: theo Trang thông tin}
"""


pytestmark = pytest.mark.real_clock


@pytest.fixture
def figured(office: Path) -> Path:
    """Stand in an office whose province asks for figures, with those of a period and the one before."""
    plan = office / "plans/2026.yaml"
    plan.write_text(plan.read_text("utf-8") + ASKED, "utf-8")
    PERIOD.parent.mkdir()
    PERIOD.write_text(WRITTEN, "utf-8")
    EARLIER.write_text("period: 1\nfigures:\n  truc-tuyen: 400\n  truc-tiep: 100\n", "utf-8")
    return office


def test_the_table_has_this_period_and_the_one_before(cchc: Cchc, figured: Path) -> None:
    told = cchc("figures", "q3")
    assert told.code == 0
    assert told.out.splitlines() == [
        "tiep-nhan\tHồ sơ tiếp nhận\thồ sơ\t500\t600\t100",
        "truc-tuyen\tHồ sơ trực tuyến\thồ sơ\t400\t420\t20",
        "truc-tiep\tHồ sơ trực tiếp\thồ sơ\t100\t\t",
        "ty-le\tTỷ lệ hồ sơ trực tuyến\t%\t80\t70\t",
        "tin-bai\tTin, bài\ttin, bài\t\t7\t",
    ]
    assert "còn thiếu 1 số liệu: Hồ sơ trực tiếp\n" in told.err


def test_a_number_that_is_set_is_one_line_of_the_file(cchc: Cchc, figured: Path) -> None:
    told = cchc("figures", "q3", "--set", "truc-tuyen=1.247", "--set", "Tin, bài=8")
    assert told.code == 0
    assert told.out == "Hồ sơ trực tuyến: 420 → 1.247 hồ sơ\nTin, bài: 7 → 8 tin, bài\n"
    now = WRITTEN.replace("truc-tuyen: 420", "truc-tuyen: 1247").replace("value: 7", "value: 8")
    assert PERIOD.read_text("utf-8") == now
    assert f"đã ghi vào {PERIOD}\n" in told.err
    again = cchc("figures", "q3", "--set", "truc-tuyen=1247")
    assert again.code == 0
    assert again.out == ""
    assert "không có gì thay đổi" in again.err


def test_new_figures_stand_in_the_order_of_the_plan(cchc: Cchc, figured: Path) -> None:
    cchc("figures", "q3", "--set", "truc-tiep=165")
    assert "  truc-tuyen: 420\n  truc-tiep: 165\n  tin-bai: " in PERIOD.read_text("utf-8")
    cchc("figures", "nam", "--set", "tin-bai=1", "--set", "truc-tuyen=2")
    assert (
        Path("plans/bao-cao/2026-nam.yaml").read_text("utf-8").endswith("\n  truc-tuyen: 2\n  tin-bai: 1\n")
    )


def test_contradictions_are_told_with_both_numbers(cchc: Cchc, figured: Path) -> None:
    told = cchc("figures", "q3", "--set", "truc-tiep=165")
    assert (
        "Hồ sơ tiếp nhận: các phần cộng lại 585, khác 600 đã ghi\n"
        "  gợi ý: sửa các phần (truc-tuyen, truc-tiep), hoặc lấy tổng các phần: cchc figures q3 --set tiep-nhan=\n"
    ) in told.err
    agreeing = cchc("figures", "q3", "--set", "tiep-nhan=585")
    assert "cộng lại" not in agreeing.err


def test_a_share_of_more_than_all_is_told(cchc: Cchc, figured: Path) -> None:
    told = cchc("figures", "q3", "--set", "truc-tuyen=700")
    assert "Tỷ lệ hồ sơ trực tuyến: 116,67%, phần được tính lớn hơn tổng\n" in told.err
    assert "lớn hơn tổng" not in cchc("figures", "q3", "--set", "truc-tuyen=600").err


def test_a_figure_is_taken_away_by_nothing_and_is_unknown_then_not_zero(cchc: Cchc, figured: Path) -> None:
    told = cchc("figures", "q3", "--set", "truc-tuyen=")
    assert told.out == "Hồ sơ trực tuyến: 420 hồ sơ → (chưa có)\n"
    assert PERIOD.read_text("utf-8") == WRITTEN.replace("  truc-tuyen: 420\n", "")
    row = json.loads(cchc("figures", "q3", "--format", "json").out)["figures"][1]
    assert (row["value"], row["previous"], row["change"]) == (None, 400, None)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("truc-tuyne=3", "có phải là: truc-tuyen"),
        ("tin-bai=1.5", '"1.5" không phải là số'),
        ("tin-bai=-3", '"-3" không phải là số'),
        ("tin-bai", "thiếu dấu “=”"),
        ("ty-le=70", "là tỷ lệ, được tính từ số khác"),
        ("tin-bai=12%", '"12%" là tỷ lệ, số liệu này tính bằng tin, bài'),
        ("truc-tuyen=2", "truc-tuyen được ghi hai số khác nhau"),
        (f"tin-bai={'9' * 500}", f'"{"9" * 40}…" không phải là số'),
        ("tin-bai=không", "không phát sinh thì ghi 0"),
    ],
)
def test_what_can_not_be_set_is_refused_with_a_remedy(
    cchc: Cchc, figured: Path, setting: str, said: str
) -> None:
    told = cchc("figures", "q3", "--set", "truc-tuyen=1", "--set", setting)
    assert told.code == 2
    assert said in told.err
    assert "gợi ý: " in told.err
    assert PERIOD.read_text("utf-8") == WRITTEN


def test_a_part_of_what_is_counted_is_refused_and_doubted_where_somebody_wrote_it(
    cchc: Cchc, figured: Path
) -> None:
    told = cchc("figures", "q3", "--set", "tin-bai=1,234")
    assert told.code == 2
    assert told.err == (
        'cchc: --set: tin-bai: "1,234" có phần lẻ, số liệu này đếm bằng tin, bài\n'
        "  gợi ý: viết như 585, 1.247, không phát sinh thì ghi 0; chưa có số thì ghi tin-bai=\n"
    )
    Path("a.csv").write_text("Mã;Kỳ này\ntin-bai;0,5\n", "utf-8")
    told = cchc("figures", "q3", "a.csv")
    assert (told.code, PERIOD.read_text("utf-8")) == (1, WRITTEN)
    assert (
        'ô B2: "0,5" có phần lẻ, số liệu này đếm bằng tin, bài; số viết như 585, 1.247; không phát sinh'
        in told.err
    )
    PERIOD.write_text(WRITTEN.replace("420", "1,105").replace("value: 7", "value: '0,5'"), "utf-8")
    told = cchc("figures", "q3")
    assert (
        "Hồ sơ trực tuyến: 1,105 có phần lẻ, số liệu này đếm bằng hồ sơ; nếu là số 1.105 thì bỏ dấu phẩy\n"
        in told.err
    )
    assert "Tin, bài: 0,5 có phần lẻ, số liệu này đếm bằng tin, bài; ghi lại số đúng\n" in told.err


def test_a_number_that_may_have_its_comma_for_thousands_is_doubted(cchc: Cchc, figured: Path) -> None:
    plan = Path("plans/2026.yaml")
    plan.write_text(plan.read_text("utf-8").replace('unit: "tin, bài"', "unit: điểm"), "utf-8")
    told = cchc("figures", "q3", "--set", "tin-bai=1,234")
    assert told.code == 0
    assert "Tin, bài: 1,234 có dấu phẩy thập phân; nếu là số 1.234 thì bỏ dấu phẩy\n" in told.err
    assert "dấu phẩy thập phân" not in cchc("figures", "q3", "--set", "tin-bai=1,23").err


def test_a_form_of_another_ending_is_refused(cchc: Cchc, figured: Path) -> None:
    told = cchc("figures", "q3", "--form", "-o", "so-lieu.docx")
    assert told.code == 2
    assert "--form ghi bảng Excel, không khớp với đuôi .docx" in told.err
    assert not Path("so-lieu.docx").exists()


def test_a_remark_that_no_file_could_hold_is_refused_by_its_cell(cchc: Cchc, figured: Path) -> None:
    Path("a.csv").write_text("Mã;Kỳ này;Ghi chú\ntin-bai;9;Ä‘Ã£ kiá»ƒm tra\n", "utf-8")
    told = cchc("figures", "q3", "a.csv")
    assert told.code == 1
    assert "ô C2: ghi chú: chữ bị hỏng" in told.err
    assert PERIOD.read_text("utf-8") == WRITTEN.replace("value: 7", "value: 9")


def test_a_number_below_0_is_said_to_be_one(cchc: Cchc, figured: Path) -> None:
    told = cchc("figures", "q3", "--set", "tin-bai=-3")
    assert (told.code, told.err.splitlines()[0]) == (
        2,
        'cchc: --set: tin-bai: "-3" không phải là số từ 0 trở lên',
    )


def test_a_percent_in_a_sheet_is_no_count(cchc: Cchc, figured: Path) -> None:
    Path("a.csv").write_text("Mã;Kỳ này\ntin-bai;12%\n", "utf-8")
    told = cchc("figures", "q3", "a.csv")
    assert told.code == 1
    assert 'ô B2: "12%" là tỷ lệ, số liệu này tính bằng tin, bài; số viết' in told.err
    assert PERIOD.read_text("utf-8") == WRITTEN


def test_a_preview_writes_nothing(cchc: Cchc, figured: Path) -> None:
    told = cchc("figures", "q3", "--set", "tin-bai=8", "--diff")
    assert told.code == 0
    assert "+  tin-bai: {value: 8, note: theo Trang thông tin}\n" in told.out
    words = cchc("figures", "q3", "--set", "tin-bai=8", "--dry-run")
    assert " → 8 tin, bài\n" in words.out
    assert "+++" not in words.out
    assert words.err.splitlines()[-1] == "(chưa ghi gì)"
    assert PERIOD.read_text("utf-8") == WRITTEN


def test_who_is_asked_for_a_sum_is_told_that_enter_takes_it(
    cchc: Cchc, figured: Path, person: Person
) -> None:
    PERIOD.unlink()
    person.types("", "420", "180", "")
    assert cchc("figures", "q3").code == 0, figured
    assert person.asked[0] == "Hồ sơ tiếp nhận (hồ sơ; 6 tháng đầu năm 2026: 500; Enter thì tự cộng): "
    person.types("", "", "", "")
    cchc("figures", "q3")
    assert "Enter thì tự cộng 600" in "".join(person.asked)


def test_a_person_is_asked_for_each_figure_that_has_to_be_given(
    cchc: Cchc, figured: Path, person: Person
) -> None:
    person.types("", "430", "một trăm", "1.65", "165", "-")
    told = cchc("figures", "q3")
    assert told.code == 0
    assert person.asked == [
        "Hồ sơ tiếp nhận (hồ sơ; 6 tháng đầu năm 2026: 500; đang ghi 600): ",
        "Hồ sơ trực tuyến (hồ sơ; 6 tháng đầu năm 2026: 400; đang ghi 420): ",
        *["Hồ sơ trực tiếp (hồ sơ; 6 tháng đầu năm 2026: 100): "] * 3,
        "Tin, bài (tin, bài; đang ghi 7): ",
    ]
    assert '"một trăm" không phải là số' in told.err
    assert "Tin, bài: 7 tin, bài → (chưa có)\n" in told.out
    assert "  truc-tuyen: 430\n" in PERIOD.read_text("utf-8")
    assert "note: theo Trang thông tin" in PERIOD.read_text("utf-8")


def test_what_was_answered_before_an_interrupt_is_written(cchc: Cchc, figured: Path, person: Person) -> None:
    person.types("", "430")
    told = cchc("figures", "q3")
    assert told.code == 130
    assert PERIOD.read_text("utf-8") == WRITTEN.replace("420", "430")


def test_the_first_figure_makes_the_file(cchc: Cchc, figured: Path) -> None:
    told = cchc("figures", "nam", "--set", "tin-bai=0")
    assert (told.code, told.out) == (0, "Tin, bài: (chưa có) → 0 tin, bài\n")
    assert Path("plans/bao-cao/2026-nam.yaml").read_text("utf-8").endswith("\nfigures:\n  tin-bai: 0\n")


def test_without_a_period_it_is_the_one_to_be_sent_next(cchc: Cchc, figured: Path) -> None:
    told = cchc("figures", "--as-of", "2026-09-16")
    assert told.err.startswith("(kỳ q3: Quý III/2026, số liệu đến ngày 14/09/2026)\n")
    assert cchc("figures", "--as-of", "2026-09-21").err.startswith("(kỳ nam: ")


def test_a_quarter_of_the_calendar_has_figures_of_its_own(cchc: Cchc, figured: Path) -> None:
    assert cchc("figures", "quy-3", "--set", "tin-bai=4").code == 0
    report = cchc("report", "--kind", "progress", "--quarter", "3", "--format", "md", "-o", "-")
    assert "| 5 | Tin, bài | tin, bài | - | 4 | - | - |" in report.out
    assert "  gợi ý: cchc figures quy-3\n" in report.err
    assert (
        "báo cáo gửi cấp trên là kỳ q3, đến ngày 14/09/2026; "
        f"nội dung, số liệu đã ghi ở {PERIOD} không in ở đây)\n"
        "  gợi ý: báo cáo gửi cấp trên thì dùng --period q3 thay cho --quarter\n"
    ) in report.err
    assert (
        "--quarter"
        not in cchc("report", "--kind", "progress", "--period", "q3", "--format", "md", "-o", "-").err
    )


def test_a_plan_that_asks_for_none_is_told_how(cchc: Cchc, office: Path) -> None:
    told = cchc("figures", "q3")
    assert told.code == 2
    assert "chưa khai báo số liệu" in told.err
    example = "\n".join(figure_example.lines("tthc"))
    assert example in told.err
    plan = (office / "plans/2026.yaml").read_text("utf-8")
    read = document.parse(f"{plan}\n{example}\n".encode(), "2026.yaml").plan
    assert {figure.area for figure in read.reporting.figures} == {"tthc"}


def filled(form: bytes, cells: dict[str, object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(form))
    for place, value in cells.items():
        book.active[place] = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_form_is_filled_in_and_read_back(cchc: Cchc, figured: Path) -> None:
    form = Path("bao-cao/so-lieu-q3.xlsx")
    assert cchc("figures", "q3", "--form").out == f"{form}\n"
    first = form.read_bytes()
    assert cchc("figures", "q3", "--form").code == 0
    assert form.read_bytes() == first
    unchanged = cchc("figures", "q3", str(form))
    assert unchanged.code == 0
    assert "không có gì thay đổi" in unchanged.err
    assert "không lấy" not in unchanged.err
    form.write_bytes(filled(first, {"F7": 430, "F8": "165", "G8": "mới", "H6": "hỏi lại", "F9": 9}))
    told = cchc("figures", "q3", str(form))
    assert told.code == 0
    assert told.out.splitlines() == [
        "Hồ sơ trực tuyến: 420 → 430 hồ sơ",
        "Hồ sơ trực tiếp: (chưa có) → 165 hồ sơ",
        "Hồ sơ trực tiếp: ghi chú “mới”",
        "Tin, bài: 7 → 9 tin, bài",
    ]
    assert "không lấy cột không có tiêu đề: ô H6\n" in told.err
    now = PERIOD.read_text("utf-8")
    assert "  tiep-nhan: 600  # theo hệ thống\n  truc-tuyen: 430\n" in now
    assert "truc-tiep:\n    value: 165\n    note: mới\n" in now


def test_every_remark_of_a_sheet_is_taken_at_a_known_number_at_a_sum_and_at_none(
    cchc: Cchc, figured: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)  # which keeps what can be undone
    form = Path("bao-cao/so-lieu-q3.xlsx")
    cchc("figures", "q3", "--form")
    form.write_bytes(filled(form.read_bytes(), {"G6": "theo hệ thống", "G7": "kể cả xã cũ", "G8": "chờ Sở"}))
    told = cchc("figures", "q3", str(form))
    assert (told.code, "không lấy" in told.err) == (0, False)
    assert told.out.splitlines() == [
        "Hồ sơ tiếp nhận: ghi chú “theo hệ thống”",
        "Hồ sơ trực tuyến: ghi chú “kể cả xã cũ”",
        "Hồ sơ trực tiếp: ghi chú “chờ Sở”",
    ]
    now = PERIOD.read_text("utf-8")
    assert "  tiep-nhan: {value: 600, note: theo hệ thống}  # theo hệ thống\n" in now
    assert "không có gì thay đổi" in cchc("figures", "q3", str(form)).err
    assert "chờ Sở" in cchc("report", "--kind", "progress", "--period", "q3", "--format", "md", "-o", "-").out
    assert cchc("undo", "-y").code == 0
    assert PERIOD.read_text("utf-8") == WRITTEN


def test_every_cell_that_is_not_taken_over_is_named(cchc: Cchc, figured: Path) -> None:
    form = Path("bao-cao/so-lieu-q3.xlsx")
    cchc("figures", "q3", "--form")
    changed = {"C7": "Hồ sơ mạng", "D7": "bộ", "E7": 401, "F8": "=1+1", "F9": "9 tin"}
    form.write_bytes(filled(form.read_bytes(), changed))
    told = cchc("figures", "q3", str(form))
    assert (told.code, told.out) == (1, "")
    assert PERIOD.read_text("utf-8") == WRITTEN
    for said in (
        'không lấy ô C7: "Hồ sơ mạng", kế hoạch ghi “Hồ sơ trực tuyến”',
        'không lấy ô D7: "bộ", kế hoạch ghi “hồ sơ”',
        'không lấy ô E7: "401", kỳ trước đã ghi 400',
        "ô F8: công thức chưa có kết quả",
        'ô F9: "9 tin" không phải là số',
        "chưa ghi số liệu nào",
    ):
        assert said in told.err


def test_a_sheet_of_another_period_is_refused(cchc: Cchc, figured: Path) -> None:
    cchc("figures", "6t", "--form")
    told = cchc("figures", "q3", "bao-cao/so-lieu-6t.xlsx")
    assert told.code == 2
    assert "bảng này là số liệu 6 tháng đầu năm 2026, không phải quý III/2026" in told.err
    assert cchc("figures", "6t", "bao-cao/so-lieu-6t.xlsx").code == 0


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("165 hồ sơ", 165),
        ("1.247", 1247),
        ("Không phát sinh", 0),
        ("khoảng 165", None),
        ("165 (20 mới)", None),
    ],
)
def test_a_number_typed_into_a_blank_in_word_is_taken_for_the_figure(
    cchc: Cchc, figured: Path, typed: str, number: int | None
) -> None:
    report = ("report", "--kind", "progress", "--period", "q3", "--as-of", "2026-09-10", "--format", "docx")
    word, second = (Path(f"bao-cao/bao-cao-q3-2026-09-10{end}.docx") for end in ("", "-2"))
    assert cchc(*report).code == 0
    word.write_bytes(word_people.type_into(word.read_bytes(), "so-lieu.truc-tiep", typed))
    edited = word.read_bytes()
    again = cchc(*report)
    assert again.code == 0
    value = json.loads(cchc("figures", "q3", "--format", "json").out)["figures"][2]["value"]
    assert value == number
    if number is None:
        assert f"cần một số, không phải “{typed}”; chưa được lấy\n" in again.err
        assert word.read_bytes() == edited
        assert PERIOD.read_text("utf-8") == WRITTEN
        assert second.exists()
    else:
        assert "đã lấy 1 chỗ điền" in again.err
        assert PERIOD.read_text("utf-8") == f"{WRITTEN}  truc-tiep: {number}\n"
        assert not second.exists()


def test_a_csv_of_another_office_is_read_by_the_words_over_its_columns(cchc: Cchc, figured: Path) -> None:
    rows = (
        "Báo cáo số liệu;;;",
        "STT;Chỉ tiêu;Quý III/2026;Lũy kế",
        "(1);(2);(3);(4)",
        "I;Thủ tục hành chính;;",
        "1;Hồ sơ trực tuyến;1.430;1.850",
        "2;Hồ sơ trực tiếpp;160;",
        "3;Tin, bài;khoảng 9;",
        "4;Tỷ lệ hồ sơ trực tuyến;99%;",
        ";;Người lập;",
    )
    Path("a.csv").write_text("\ufeff" + "\n".join(rows), "utf-8")
    told = cchc("figures", "q3", "a.csv")
    assert told.code == 1
    assert told.out == "Hồ sơ trực tuyến: 420 → 1.430 hồ sơ\n"
    for said in (
        'ô B6: không có số liệu "Hồ sơ trực tiếpp"; có phải là “Hồ sơ trực tiếp”?\n',
        'ô C7: "khoảng 9" không phải là số',
        'không lấy ô C8: "99%", tỷ lệ này tính ra ',
        'không lấy ô C9: "Người lập"\n',
        "không lấy cột “Lũy kế”: ô D5\n",
    ):
        assert said in told.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.docx",), "không nhập số liệu được từ tệp .docx"),
        (("plans/2026.yaml",), "không nhập số liệu được"),
        (("khong-co.csv",), "không có tệp khong-co.csv"),
        (("--form", "--set", "tin-bai=1"), "chỉ dùng một trong hai"),
        (("--set", "tin-bai=1", "--format", "json"), "--format không dùng khi ghi số liệu"),
        (("--form", "-o", "a.csv"), "không khớp với đuôi .csv"),
    ],
)
def test_wrong_requests_are_answered(
    cchc: Cchc, figured: Path, arguments: tuple[str, ...], said: str
) -> None:
    told = cchc("figures", "q3", *arguments)
    assert told.code == 2
    assert said in told.err


def test_a_sheet_without_figures_is_told_what_it_lacks(cchc: Cchc, figured: Path) -> None:
    Path("a.csv").write_text("\ufeffTT;Nhiệm vụ;Tiến độ\n1;Rà soát;40\n", "utf-8")
    told = cchc("figures", "q3", "a.csv")
    assert told.code == 2
    assert "tệp này không có bảng số liệu" in told.err


def test_the_report_has_the_figures_and_says_what_is_open(cchc: Cchc, figured: Path) -> None:
    report = ("report", "--kind", "progress", "--as-of", "2026-09-10", "--format", "md", "-o", "-")
    told = cchc(*report, "--period", "q3")
    assert "| 2 | Hồ sơ trực tuyến | hồ sơ | 400 | 420 | 20 | - |" in told.out
    assert "còn thiếu 1 số liệu: Hồ sơ trực tiếp\n  gợi ý: cchc figures q3\n" in told.err
    for without in (cchc(*report), cchc(*report, "--period", "q3", "--owner", "Phòng VHXH")):
        assert without.code == 0
        assert "Phụ lục II" not in without.out
        assert "còn thiếu" not in without.err


def test_figures_that_are_run_up_are_told_with_what_came_since_and_not_said_to_grow(
    cchc: Cchc, figured: Path
) -> None:
    told = cchc(
        "report", "--kind", "progress", "--period", "q3", "--as-of", "14/9/2026", "--format", "md", "-o", "-"
    )
    span = "lũy kế từ ngày 15/12/2025 đến ngày 14/9/2026"
    assert f"cải cách hành chính quý III/2026, {span}, được tổng hợp" in told.out
    assert f"Số liệu của lĩnh vực trong quý III/2026 ({span}):" in told.out
    assert "420 hồ sơ, trong đó từ ngày 15/6/2026 thêm 20 hồ sơ" in told.out
    assert "so với 6 tháng" not in told.out.partition("Phụ lục II")[0].partition("## II")[2]
    assert "| Kỳ trước | Kỳ này | Thêm trong kỳ |" in told.out
    early = cchc(
        "report", "--kind", "progress", "--period", "q3", "--as-of", "10/9/2026", "--format", "md", "-o", "-"
    )
    assert "lũy kế từ ngày 15/12/2025 đến ngày 10/9/2026" in early.out


def test_a_figure_that_is_run_up_and_less_than_it_was_is_doubted(cchc: Cchc, figured: Path) -> None:
    doubt = "Hồ sơ trực tuyến: 399 ít hơn 400 của 6 tháng đầu năm 2026; số liệu lũy kế từ ngày 15/12/2025"
    assert doubt in cchc("figures", "q3", "--set", "truc-tuyen=399").err
    assert "ít hơn" not in cchc("figures", "q3", "--set", "truc-tuyen=400").err


def test_the_same_period_of_the_year_before_is_what_run_up_figures_are_compared_with(
    cchc: Cchc, figured: Path
) -> None:
    PERIOD.with_name("2025-q3.yaml").write_text("period: 1\nfigures:\n  truc-tuyen: 300\n", "utf-8")
    told = cchc(
        "report", "--kind", "progress", "--period", "q3", "--as-of", "14/9/2026", "--format", "md", "-o", "-"
    )
    assert "420 hồ sơ, tăng 120 hồ sơ so với cùng kỳ năm 2025" in told.out
    assert "| Cùng kỳ năm trước | Kỳ này | So với cùng kỳ năm trước |" in told.out
    assert cchc("figures", "q3", "--form", "-o", "form.xlsx").code == 0
    cells = [
        cell.value for row in openpyxl.load_workbook("form.xlsx").worksheets[0].iter_rows() for cell in row
    ]
    assert "Cùng kỳ năm trước" in cells
    assert "Kỳ báo cáo: Quý III/2026; lũy kế từ ngày 15/12/2025 đến ngày 14/9/2026" in cells
    again = cchc("figures", "q3", "form.xlsx")
    assert (again.code, "không có gì thay đổi" in again.err) == (0, True)


def test_unlike_periods_are_set_side_by_side_and_not_compared(cchc: Cchc, figured: Path) -> None:
    for name, number in (("2025-nam", 9), ("2026-q1", 4), ("2026-quy-1", 4), ("2026-quy-2", 5)):
        PERIOD.with_name(f"{name}.yaml").write_text(f"period: 1\nfigures:\n  tin-bai: {number}\n", "utf-8")
    assert "tin-bai\tTin, bài\ttin, bài\t9\t4\t\n" in cchc("figures", "q1").out
    assert "tin-bai\tTin, bài\ttin, bài\t4\t5\tTăng 1\n" in cchc("figures", "quy-2").out
    assert json.loads(cchc("figures", "q1", "--format", "json").out)["figures"][-1]["change"] is None


@pytest.mark.parametrize(
    ("period", "file", "title"),
    [
        ("q1", "2025-nam.yaml", "năm 2025"),
        ("q1", "2025-q4.yaml", "quý IV/2025"),
        ("quy-1", "2025-quy-4.yaml", "quý IV/2025"),
    ],
)
def test_before_the_first_period_of_a_year_comes_the_last_one_of_the_year_before(
    cchc: Cchc, figured: Path, period: str, file: str, title: str
) -> None:
    PERIOD.with_name(file).write_text("period: 1\nfigures:\n  tin-bai: 9\n", "utf-8")
    assert "tin-bai\tTin, bài\ttin, bài\t9\t\t\n" in cchc("figures", period).out
    told = json.loads(cchc("figures", period, "--format", "json").out)
    assert told["previous_period"] == title


def test_the_last_period_of_the_year_before_is_that_of_its_own_plan(cchc: Cchc, figured: Path) -> None:
    plan = Path("plans/2026.yaml").read_text("utf-8").replace("  year: 2026", "  year: 2025", 1)
    asked = (
        "reporting:\n  periods:\n    - {id: cuoi-nam, title: Cả năm 2025, from: 2025-01-01, to: 2025-12-31}\n"
    )
    Path("plans/2025.yaml").write_text(f"{plan.partition('reporting:')[0]}\n{asked}", "utf-8")
    PERIOD.with_name("2025-nam.yaml").write_text("period: 1\nfigures:\n  tin-bai: 9\n", "utf-8")
    PERIOD.with_name("2025-cuoi-nam.yaml").write_text("period: 1\nfigures:\n  tin-bai: 8\n", "utf-8")
    line = ("figures", "q1", "--plan", "plans/2026.yaml", "--format", "json")
    assert json.loads(cchc(*line).out)["previous_period"] == "cả năm 2025"


def test_without_a_year_before_the_first_period_has_none_before_it(cchc: Cchc, figured: Path) -> None:
    PERIOD.with_name("2025-q3.yaml").write_text("period: 1\nfigures:\n  tin-bai: 9\n", "utf-8")
    told = cchc("figures", "q1", "--format", "json")
    assert json.loads(told.out)["previous_period"] is None
    page = cchc(
        "report", "--kind", "progress", "--period", "q1", "--as-of", "2026-03-10", "--format", "md", "-o", "-"
    )
    assert (page.code, "kỳ trước" in page.out.lower().replace("kỳ trước |", "")) == (0, False)


@pytest.mark.parametrize("options", [(), ("--update",), ("--update", "--add"), ("--amend", "--yes")])
@pytest.mark.parametrize("name", ["so-lieu-q3.xlsx", "bang.xlsx", "bang.csv"])
def test_a_form_for_figures_that_import_gets_is_sent_to_figures(
    name: str, options: tuple[str, ...], cchc: Cchc, figured: Path
) -> None:
    if name.endswith(".csv"):
        Path(name).write_text("Mã;Chỉ tiêu;Kỳ này\ntin-bai;Tin, bài;9\n", "utf-8")
    else:
        cchc("figures", "q3", "--form", "-o", name)
    told = cchc("import", name, *options)
    assert told.code == 2
    assert f"{name} là bảng số liệu của kỳ báo cáo, không phải bảng nhiệm vụ\n" in told.err
    period = "q3" if name.startswith("so-lieu") else "KỲ"
    assert f"  gợi ý: ghi số liệu vào kỳ: cchc figures {period} {name}" in told.err


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("figures q3 420", "figures q3 --set MÃ=420"),
        ("số liệu quý 3 420", 'figures "quý 3" --set MÃ=420'),
        ("figures q3 hồ sơ trực tuyến 420", "figures q3 --set truc-tuyen=420"),
        ("figures q3 truc-tuyen 420", "figures q3 --set truc-tuyen=420"),
        ("figures q3 truc-tuyen=1.420", "figures q3 --set truc-tuyen=1.420"),
        ("figures q3 gì đó 420", "figures q3 --set MÃ=420"),
        ("figures q3 excel", "figures q3 --form"),
        ("figures q3 csv", "figures q3 --format csv"),
        ("figures quý 3 2026", 'figures "quý 3 2026"'),
    ],
)
def test_a_number_behind_a_period_is_answered_with_the_figure_that_it_is_set_for(
    typed: str, right: str, figured: Path, cchc: Cchc
) -> None:
    before = PERIOD.read_bytes()
    answer = cchc(*typed.split())
    assert answer.code == 2
    assert answer.err.endswith(f"cả lệnh: cchc {right}\n"), answer.err
    assert PERIOD.read_bytes() == before
    again = cchc(*shlex.split(right), *(["--dry-run"] if "--set" in right else []))
    assert again.code == (2 if "MÃ" in right else 0), "a place to fill in is no figure"
