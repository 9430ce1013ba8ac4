"""Deadlines as plans word them: every wording of the table, those like them, and any text."""

from __future__ import annotations

import csv
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.deadlines.deadline import Deadline, DeadlineKind
from cchc.deadlines.parsing import parse_deadline
from cchc.periods import Span
from tests.support.checkout import TESTS

TABLE = TESTS / "data" / "deadlines.tsv"
with TABLE.open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table, delimiter="\t"))


def reading(text: str) -> tuple[str, str, str]:
    """Return the kind, start and end of a wording in a plan of 2026."""
    deadline = parse_deadline(text, 2026)
    return deadline.kind, str(deadline.start or ""), str(deadline.end or "")


@pytest.mark.parametrize("row", ROWS, ids=[row["wording"] for row in ROWS])
def test_a_wording_of_real_plans_is_read_as_the_table_says(row: dict[str, str]) -> None:
    deadline = parse_deadline(row["wording"], 2026)
    assert reading(row["wording"]) == (row["kind"], row["start"], row["end"])
    assert (deadline.condition or "") == (row["condition"] or "")
    assert deadline.text == row["wording"]


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("30/6/2026", "day", "2026-06-30", "2026-06-30"),
        ("30.6.2026", "day", "2026-06-30", "2026-06-30"),
        ("30-6-2026", "day", "2026-06-30", "2026-06-30"),
        ("2026-06-30 00:00:00", "day", "2026-06-30", "2026-06-30"),
        ("30/6/2026 00:00", "day", "2026-06-30", "2026-06-30"),
        ("Ngày 15 tháng 10 năm 2026", "day", "2026-10-15", "2026-10-15"),
        ("15 tháng 10 năm 2026", "day", "2026-10-15", "2026-10-15"),
        ("ngày 15/10", "day", "2026-10-15", "2026-10-15"),
        ("15/10", "day", "2026-10-15", "2026-10-15"),
        ("29/2/2028", "day", "2028-02-29", "2028-02-29"),
        ("Tháng 6 năm 2026", "month", "2026-06-01", "2026-06-30"),
        ("T6/2026", "month", "2026-06-01", "2026-06-30"),
        ("2026-06", "month", "2026-06-01", "2026-06-30"),
        ("6-2026", "month", "2026-06-01", "2026-06-30"),
        ("Hoàn thành xong trong tháng 6", "month", "2026-06-01", "2026-06-30"),
        ("Quí II/2026", "quarter", "2026-04-01", "2026-06-30"),
        ("Qúy II/2026", "quarter", "2026-04-01", "2026-06-30"),
        ("Q2/2026", "quarter", "2026-04-01", "2026-06-30"),
        ("QUÝ II-2026", "quarter", "2026-04-01", "2026-06-30"),
        ("2026-Q2", "quarter", "2026-04-01", "2026-06-30"),
        ("II/2026", "quarter", "2026-04-01", "2026-06-30"),
        ("- Quý II/2026.", "quarter", "2026-04-01", "2026-06-30"),
        ("Thời gian hoàn thành: Quý II/2026;", "quarter", "2026-04-01", "2026-06-30"),
        ("“Quý II/2026”", "quarter", "2026-04-01", "2026-06-30"),
        ("Quý II/2026 (dự kiến)", "quarter", "2026-04-01", "2026-06-30"),
        ("đầu quý II/2026", "quarter", "2026-04-01", "2026-06-30"),
        ("giữa quý II", "quarter", "2026-04-01", "2026-06-30"),
        ("Trong suốt năm 2026", "year", "2026-01-01", "2026-12-31"),
        ("Cả năm 2026", "year", "2026-01-01", "2026-12-31"),
    ],
)
def test_one_day_month_quarter_or_year(text: str, kind: str, start: str, end: str) -> None:
    assert reading(text) == (kind, start, end)


@pytest.mark.parametrize(
    ("text", "kind", "end"),
    [
        ("Chậm nhất ngày 30/6/2026", "day", "2026-06-30"),
        ("muộn nhất là 30/6/2026", "day", "2026-06-30"),
        ("Không quá ngày 30/6/2026", "day", "2026-06-30"),
        ("không muộn hơn 30/6/2026", "day", "2026-06-30"),
        ("Từ nay đến 30/6/2026", "day", "2026-06-30"),
        ("Hạn chót 30/6/2026", "day", "2026-06-30"),
        ("Trước 17h00 ngày 30/6/2026", "day", "2026-06-30"),  # an hour of that very day
        ("chậm nhất 17 giờ 00 ngày 30/6/2026", "day", "2026-06-30"),
        ("Đến hết tháng 6/2026", "month", "2026-06-30"),
        ("Cuối tháng 6/2026", "month", "2026-06-30"),
        ("hết quý II", "quarter", "2026-06-30"),
        ("Chậm nhất trong quý II/2026", "quarter", "2026-06-30"),
        ("Đến hết năm 2026", "year", "2026-12-31"),
        ("Cuối năm 2026", "year", "2026-12-31"),
        ("Cuối năm", "year", "2026-12-31"),
        ("Hoàn thành trước 30/6/2026", "day", "2026-06-29"),
        ("trước tháng 3", "day", "2026-02-28"),
        ("trước tháng 3/2028", "day", "2028-02-29"),
        ("trước quý II/2026", "day", "2026-03-31"),
        ("trước năm 2027", "day", "2026-12-31"),
    ],
)
def test_a_bound_has_an_end_and_no_start(text: str, kind: str, end: str) -> None:
    assert reading(text) == (kind, "", end)


def test_before_a_day_leaves_that_day_out_and_at_the_latest_keeps_it() -> None:
    day = date(2026, 3, 1)
    assert parse_deadline("chậm nhất 01/3/2026", 2026).end == day
    assert parse_deadline("trước 01/3/2026", 2026).end == day - timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("6 tháng đầu năm 2026", "2026-01-01", "2026-06-30"),
        ("6 tháng cuối năm", "2026-07-01", "2026-12-31"),
        ("9 tháng đầu năm 2026", "2026-01-01", "2026-09-30"),
        ("Nửa đầu năm 2026", "2026-01-01", "2026-06-30"),
        ("Giai đoạn 2026 - 2030", "2026-01-01", "2030-12-31"),
        ("2026 – 2030", "2026-01-01", "2030-12-31"),
        ("Năm 2026—2030", "2026-01-01", "2030-12-31"),
        ("Từ quý I đến quý III/2026", "2026-01-01", "2026-09-30"),
        ("Quý II/2026 - Quý IV", "2026-04-01", "2026-12-31"),
        ("Quý IV/2025 - Quý II/2026", "2025-10-01", "2026-06-30"),
        ("Q1-Q2/2026", "2026-01-01", "2026-06-30"),
        ("Quý I–III/2026", "2026-01-01", "2026-09-30"),
        ("Từ 01/01 đến 30/6/2026", "2026-01-01", "2026-06-30"),
        ("Từ ngày 15 đến ngày 20/7/2026", "2026-07-15", "2026-07-20"),
        ("15-20/7/2026", "2026-07-15", "2026-07-20"),
        ("2026-06-01/2026-06-30", "2026-06-01", "2026-06-30"),
        ("3-5/2025", "2025-03-01", "2025-05-31"),
        ("từ 01/6 đến trước 30/6/2026", "2026-06-01", "2026-06-29"),
        ("từ quý II/2026 đến hết năm 2026", "2026-04-01", "2026-12-31"),
        ("Quý I và quý II/2026", "2026-01-01", "2026-06-30"),
        ("Quý I, II, III, IV", "2026-01-01", "2026-12-31"),
        ("Quý 1, 2/2026", "2026-01-01", "2026-06-30"),
        ("Tháng 3, 4, 5/2026", "2026-03-01", "2026-05-31"),
        ("Năm 2026, 2027", "2026-01-01", "2027-12-31"),
        ("05 năm (2026-2030)", "2026-01-01", "2030-12-31"),
        ("Giai đoạn 05 năm 2026 - 2030", "2026-01-01", "2030-12-31"),
        ("3 năm (2026 – 2028)", "2026-01-01", "2028-12-31"),
        ("quý IV và quý I/2027", "2026-10-01", "2027-03-31"),
        ("Tháng 11, 12 và tháng 1/2027", "2026-11-01", "2027-01-31"),
        ("15/12 - 15/01/2027", "2026-12-15", "2027-01-15"),
        ("Quý II/2026 (trước 15/6)", "2026-04-01", "2026-06-14"),
    ],
)
def test_a_range_and_a_list_without_gaps_run_from_start_to_end(text: str, start: str, end: str) -> None:
    assert reading(text) == ("range", start, end)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Từ quý III/2026", "2026-07-01"),
        ("Từ năm 2026", "2026-01-01"),
        ("Kể từ ngày 01/7/2026", "2026-07-01"),
        ("Bắt đầu từ quý II/2026", "2026-04-01"),
        ("Sau 30/6/2026", "2026-07-01"),
        ("Sau quý II/2026", "2026-07-01"),
    ],
)
def test_from_a_date_on_is_a_range_without_an_end(text: str, start: str) -> None:
    assert reading(text) == ("range", start, "")


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Quý II/2026 và Quý IV/2026", "2026-12-31"),
        ("Quý I; quý III/2026", "2026-09-30"),
        ("Ngày 30/6/2026 và ngày 15/12/2026", "2026-12-15"),
        ("15/6, 15/12/2026", "2026-12-15"),
        ("Trước 30/6 và 15/12/2026", "2026-12-14"),
        ("Trước ngày 20/3, 20/6, 20/9 và 20/12/2026", "2026-12-19"),
        ("Chậm nhất 30/6 và 15/12/2026", "2026-12-15"),
        ("Quý I/2026 và tháng 9/2026", "2026-09-30"),
        ("Tháng 6/2026 và tháng 12/2026", "2026-12-31"),
        ("tháng 6 và tháng 12/2026", "2026-12-31"),
        ("Tháng 6, 12", "2026-12-31"),
        ("Trước 30/6 và 15/01/2027", "2027-01-14"),
        ("15/12 và 15/01/2027", "2027-01-15"),
        ("Lần 1 tháng 3, lần 2 tháng 9", "2026-09-30"),
    ],
)
def test_a_list_with_gaps_has_milestones_and_the_end_of_the_last(text: str, end: str) -> None:
    assert reading(text) == ("milestones", "", end)


def test_a_bound_inside_the_period_before_it_is_its_closer_end() -> None:
    assert reading("Quý II/2026, trước ngày 15/6") == ("day", "2026-04-01", "2026-06-14")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("thường xuyên, liên tục", ""),
        ("Thường xuyên", ""),
        ("Thường xuyên trong năm 2026", "2026-01-01"),
        ("Năm 2026 (thường xuyên)", "2026-01-01"),
        ("Từ năm 2026 trở đi", "2026-01-01"),
        ("2026 và những năm tiếp theo", "2026-01-01"),
        ("Giao Sở Nội vụ theo dõi thường xuyên", ""),
        ("Theo kế hoạch bồi dưỡng thường xuyên của tỉnh", ""),
    ],
)
def test_regular_work_is_ongoing_whatever_stands_around_it(text: str, start: str) -> None:
    assert reading(text) == ("ongoing", start, "")


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành quý II/2026, duy trì thường xuyên",
        "Phê duyệt trước 30/6/2026 và triển khai thường xuyên",
        "Hoàn thành trước 30/6/2026, sau đó duy trì thường xuyên",
        "Thường xuyên trước 30/6",
        "Báo cáo kết quả định kỳ trước 30/11/2026",
        "Trước 30/6/2026; báo cáo định kỳ hằng tháng",
        "Ban hành kế hoạch trước 15/3, kiểm tra định kỳ theo quý",
        "Quý II/2026, kỳ báo cáo 6 tháng",
    ],
)
def test_a_date_beside_regular_work_is_not_lost_without_a_word(text: str) -> None:
    assert reading(text) == ("not_a_deadline", "", "")


@pytest.mark.parametrize("text", ["Thường xuyên đến 31/12/2026", "Thường xuyên đến hết năm 2026"])
def test_regular_work_to_the_end_of_the_year_is_regular(text: str) -> None:
    assert reading(text) == ("ongoing", "", "")


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Trước 15-7", "2026-07-14"),
        ("trước ngày 15-7", "2026-07-14"),
        ("Trước 15.7", "2026-07-14"),
        ("chậm nhất 15-7", "2026-07-15"),
        ("Chậm nhất là ngày 10-12", "2026-12-10"),
        ("trước 6-2026", "2026-05-31"),
    ],
)
def test_a_dash_behind_a_bound_stands_between_day_and_month(text: str, end: str) -> None:
    assert reading(text) == ("day", "", end)


def test_the_year_that_follows_the_plans_is_not_that_of_a_later_month_before_it() -> None:
    assert reading("Quý IV - Quý I/2027") == ("range", "2026-10-01", "2027-03-31")
    for text in ("Quý IV - Quý I/2028", "Quý IV - Quý I/2026", "Quý IV/2027 - Quý I/2027"):
        assert reading(text) == ("invalid", "", "")


@pytest.mark.parametrize(
    ("text", "condition", "end"),
    [
        ("Sau khi có hướng dẫn. Hoàn thành trước 30/6/2026", "Sau khi có hướng dẫn", "2026-06-29"),
        ("Theo kế hoạch của TP. Thái Nguyên. Báo cáo trước 30/6", "Theo kế hoạch của TP. Thái Nguyên",
         "2026-06-29"),
        ("Theo kế hoạch của HĐND. Xong trước 30/6", "Theo kế hoạch của HĐND", "2026-06-29"),
        ("Sau khi có kế hoạch; báo cáo trước 30/6", "Sau khi có kế hoạch", "2026-06-29"),
        ("Theo hướng dẫn của ThS. Hòa, trước 30/6", "Theo hướng dẫn của ThS. Hòa", "2026-06-29"),
    ],
)  # fmt: skip
def test_a_condition_ends_with_its_sentence(text: str, condition: str, end: str) -> None:
    assert parse_deadline(text, 2026).condition == condition
    assert reading(text) == ("day", "", end)


def test_a_sentence_with_a_date_that_cannot_be_read_is_no_part_of_the_condition() -> None:
    assert reading("Theo kế hoạch của tỉnh. Quý II/2026 giao Sở Nội vụ") == ("not_a_deadline", "", "")
    whole = "Theo kế hoạch của tỉnh. Giao Phòng VHXH tham mưu"
    assert parse_deadline(whole, 2026).condition == whole, "a sentence that names no time stays"


@pytest.mark.parametrize(
    "text",
    [
        "hàng tháng", "hằng quý", "Hàng năm", "hằng ngày", "hằng tuần", "định kỳ 6 tháng",
        "Định kì hằng quý", "Ngày 20 hàng tháng", "Quý I, II, III, IV hằng năm", "2 lần/năm",
        "Trước ngày 15/12 hằng năm", "từ ngày 10 đến ngày 15 hằng tháng", "6 tháng/lần", "Theo quý",
        "Trước ngày 20 của tháng cuối quý", "cuối quý", "đầu quý", "mỗi quý một lần",
        "Tháng 3,6,9,12", "Tháng 3, 6, 9, 12 năm 2026", "Tháng 3/2026, tháng 6/2026 và tháng 9/2026",
        "Giao Phòng VHXH báo cáo trước ngày 15/12 hằng năm", "Định kỳ hằng quý trong năm 2026",
    ],
)  # fmt: skip
def test_what_comes_back_is_periodic_and_has_no_dates(text: str) -> None:
    assert reading(text) == ("periodic", "", "")
    assert not parse_deadline(text, 2026).year_assumed


@pytest.mark.parametrize(
    "text",
    [
        "Theo tiến độ của tỉnh", "ngay sau khi có văn bản", "khi có phát sinh", "Khi được giao",
        "theo yêu cầu của Thường trực HĐND", "theo chỉ đạo", "Theo quy định", "khi có hướng dẫn",
        "Sau Đại hội Đảng bộ", "Trước kỳ họp HĐND", "Trước khi họp", "Tùy tình hình thực tế",
        "Chờ hướng dẫn của tỉnh", "Nếu có", "Theo Kế hoạch số 12/KH-UBND ngày 15/3/2026 của tỉnh",
        "Theo Công văn số 581/BNV-CCHC, ngày 15/3/2026", "Theo kế hoạch hằng năm của tỉnh",
        "Khi có yêu cầu, kế hoạch của tỉnh, của Trung ương", "5 ngày trước khi họp",
        "10-15 ngày sau khi có kế hoạch", "Sau khi họp (trong tháng họp)",
    ],
)  # fmt: skip
def test_a_condition_alone_is_kept_in_its_own_words(text: str) -> None:
    assert parse_deadline(text, 2026) == Deadline(text, "conditional", condition=text)


@pytest.mark.parametrize(
    ("text", "condition", "start", "end"),
    [
        ("Quý II/2026, sau khi tỉnh có kế hoạch", "sau khi tỉnh có kế hoạch",
         "2026-04-01", "2026-06-30"),
        ("Quý II/2026 [thực hiện sau khi tỉnh có kế hoạch]", "sau khi tỉnh có kế hoạch",
         "2026-04-01", "2026-06-30"),
        ("(Sau khi có hướng dẫn) Quý II/2026", "Sau khi có hướng dẫn", "2026-04-01", "2026-06-30"),
        ("Quý II/2026 (sau khi tỉnh (hoặc bộ) có kế hoạch)", "sau khi tỉnh (hoặc bộ) có kế hoạch",
         "2026-04-01", "2026-06-30"),
        ("Sau khi tỉnh có kế hoạch, chậm nhất 30/6/2026", "Sau khi tỉnh có kế hoạch",
         "", "2026-06-30"),
        ("Sau khi tỉnh có kế hoạch nhưng không quá 30/6/2026", "Sau khi tỉnh có kế hoạch",
         "", "2026-06-30"),
        ("Sau khi tỉnh có kế hoạch (trước 30/6/2026)", "Sau khi tỉnh có kế hoạch",
         "", "2026-06-29"),
        ("Sau khi có hướng dẫn, quý I, II/2026", "Sau khi có hướng dẫn",
         "2026-01-01", "2026-06-30"),
        ("Trước 30/6/2026 theo Kế hoạch của Tỉnh", "theo Kế hoạch của Tỉnh", "", "2026-06-29"),
    ],
)  # fmt: skip
def test_a_date_and_a_condition_are_both_kept(text: str, condition: str, start: str, end: str) -> None:
    assert parse_deadline(text, 2026).condition == condition
    assert reading(text)[1:] == (start, end)


@pytest.mark.parametrize(
    ("text", "span", "condition"),
    [
        ("20 ngày sau khi Tỉnh uỷ ban hành", Span(20, "day"), "sau khi Tỉnh uỷ ban hành"),
        ("trong 6 tháng sau khi tỉnh ban hành", Span(6, "month"), "sau khi tỉnh ban hành"),
        ("Trong vòng 20 ngày kể từ ngày ban hành", Span(20, "day"), "kể từ ngày ban hành"),
        ("Hoàn thành trong vòng 02 tuần sau khi họp", Span(14, "day"), "sau khi họp"),
        ("Chậm nhất 1 năm sau Đại hội", Span(1, "year"), "sau Đại hội"),
        ("Sau 20 ngày kể từ khi có văn bản", Span(20, "day"), "kể từ khi có văn bản"),
        ("không quá 15 ngày khi có yêu cầu", Span(15, "day"), "khi có yêu cầu"),
    ],
)
def test_a_span_is_counted_from_the_day_the_condition_came_true(
    text: str, span: Span, condition: str
) -> None:
    assert parse_deadline(text, 2026) == Deadline(text, "conditional", condition=condition, span=span)


@pytest.mark.parametrize(
    "text",
    ["trong vòng 15 ngày làm việc kể từ ngày ban hành", "5 ngày trước khi họp",
     "Trong 20 ngày theo quy định"],
)  # fmt: skip
def test_what_no_calendar_can_count_stays_in_the_condition(text: str) -> None:
    assert parse_deadline(text, 2026) == Deadline(text, "conditional", condition=text)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "–", "?", "x", "X", "…", "...", "/", "[ ]", "TBD", "n/a", "Chưa", "Không",
        "chưa xác định", "CHƯA RÕ", "(chưa rõ)", "Chưa xác định được thời gian", "Chưa có thời hạn",
        "Thời gian: chưa xác định", "Đang xây dựng", "đang cập nhật", "Thông báo sau", "Không có",
        "Ngày …/…/2026", "Tháng ... năm 2026", "Quý ?/2026", "xx/6/2026", "ngày __ tháng __",
    ],
)  # fmt: skip
def test_a_placeholder_says_that_nobody_set_a_deadline(text: str) -> None:
    assert parse_deadline(text, 2026) == Deadline(text, "unknown")


def test_a_placeholder_beside_a_condition_leaves_the_condition() -> None:
    deadline = parse_deadline("Chưa xác định (theo kế hoạch của tỉnh)", 2026)
    assert (deadline.kind, deadline.condition) == ("conditional", "theo kế hoạch của tỉnh")


@pytest.mark.parametrize(
    "text",
    [
        "Đề xuất giao Sở Xây dựng tham mưu", "Quý II/2026 giao Sở Nội vụ", "Kế hoạch 2026",
        "Phòng Nội vụ, quý II/2026", "Giao Phòng Nội vụ theo dõi", "Số 15/2026", "Hoàn thành",
        "Không thường xuyên", "Khí tượng", "Năm học 2025-2026", "ngày 15", "15", "II", "trước",
        "Từ quý II/2026 đến", "Quý I, trước", "Trong tuần đầu tháng 6", "Trong tháng", "Tháng sau",
        "Sở Nội vụ tham mưu khi có yêu cầu", "2026-W01-1", "Quý II/Quý III", "Sớm nhất 1/6/2026",
        "Quý II 30/6/2026", "a" * 501, "Quý II/2026 " * 60,
        # a count of years is no month
        "05 năm", "05 năm 2026", "02 năm",
        # a month of a year that isn't named is none of this year
        "Tháng 1 năm sau", "Quý I năm kế tiếp", "Trước 15/01 năm sau",
        # the year of a plan or report that is to be made is no deadline
        "Xây dựng kế hoạch năm 2027", "Báo cáo quý II/2026", "Xây dựng kế hoạch năm 2027 trong quý IV/2026",
        # a day outside the period that it stands in
        "Quý II/2026 (trước 15/9)", "Quý II/2026 (không thực hiện)", "Quý II/2026 (kế hoạch lùi sang quý sau)",
        "Trước 15-20/7", "Trước 10-12 tháng 7", "ngày 15-7", "Trước ngày 15",
    ],
)  # fmt: skip
def test_words_about_something_else_are_never_made_a_date(text: str) -> None:
    assert parse_deadline(text, 2026) == Deadline(text, "not_a_deadline")


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2026", "29/2/2026", "31/02", "1/31/2025", "20/01/201", "30/6/24", "31/6/26", "2026-02-30",
        "2026-13", "2026-Q5", "Quý V/2026", "Quý IIII", "Quý 0", "tháng 13/2026", "Tháng 0",
        "Tháng 6/28", "Năm 1800", "Năm 20226", "Quý II/2200", "13 tháng đầu năm", "0/2026",
        "Quý IV - Quý I/2026", "Từ 30/6/2026 đến 01/6/2026", "2030-2026", "Quý IV, quý I/2026",
        "từ 30/6/2026 đến trước 30/6/2026", "Thường xuyên từ 31/02/2026", "Tháng 13 hằng năm",
        "Trước ngày 31/4/2026", "Quý V/2026 (sau khi tỉnh có kế hoạch)",
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_is_invalid(text: str) -> None:
    assert reading(text) == ("invalid", "", "")


@pytest.mark.parametrize(
    ("text", "assumed"),
    [
        ("Quý II", True),
        ("15/10", True),
        ("Trước tháng 3", True),
        ("Thường xuyên từ quý III", True),
        ("Quý I, quý III", True),
        ("Quý I, II/2026", False),
        ("Quý II/2025 - Quý IV", False),
        ("Trong năm", False),
        ("Cả năm", False),
        ("Cuối năm", False),
        ("6 tháng đầu năm", False),
        ("Tháng 3, 6, 9, 12", False),
        ("Tháng 13", False),
        ("Khi có yêu cầu", False),
    ],
)
def test_a_missing_year_is_the_plans_and_says_so(text: str, *, assumed: bool) -> None:
    assert parse_deadline(text, 2026).year_assumed is assumed


def test_a_missing_year_follows_the_plan() -> None:
    assert parse_deadline("Quý II", 2031).end == date(2031, 6, 30)
    assert parse_deadline("Trong năm", 2031).end == date(2031, 12, 31)
    assert parse_deadline("Quý II/2026", 2031).end == date(2026, 6, 30)


@pytest.mark.parametrize(
    "text",
    ["Quý\u00a0II/2026", "Quý  II / 2026", "\ufeffQuý II/2026", "Quý\u200b II/2026", "Quý II\n"],
)
def test_invisible_characters_of_a_word_processor_do_no_harm(text: str) -> None:
    assert reading(text) == ("quarter", "2026-04-01", "2026-06-30")
    assert parse_deadline(text, 2026).text == text


@pytest.mark.parametrize("year", [-1, 0, 1899, 2200, 10**9])
def test_a_plan_year_out_of_range_is_no_reason_to_fail(year: int) -> None:
    kinds: list[DeadlineKind] = [parse_deadline(text, year).kind for text in ("Quý I", "Cả năm", "15/10")]
    assert kinds == ["invalid"] * 3


LIKELY_WORDS = (
    "trước sau khi từ đến hết quý Quý Tháng tháng năm ngày 15 31 2026 2027 15/6 II/2026"
    " 30/6/2026 I, II và , - – ( ) thường_xuyên hằng theo … / . 6_tháng_đầu_năm cuối trong"
    " trong_vòng 20_ngày kể_từ chậm_nhất nhưng không_quá tỉnh có_kế_hoạch 17h00 2026-06-30"
    " định_kỳ hoàn_thành x"
)
LIKELY = st.lists(st.sampled_from(LIKELY_WORDS.split()), max_size=9).map(
    lambda words: " ".join(words).replace("_", " ")
)
WORDINGS = LIKELY | st.sampled_from([row["wording"] for row in ROWS])
ANY_TEXT = WORDINGS | st.text(max_size=600) | st.text("0123456789/-. IVXQqvàtháng", max_size=40)


def without_words(deadline: Deadline) -> Deadline:
    return deadline._replace(text="", condition=deadline.condition and deadline.condition.lower())


@given(ANY_TEXT, st.integers())
def test_no_text_raises_or_loses_its_words(text: str, year: int) -> None:
    assert parse_deadline(text, year).text == text


@given(ANY_TEXT)
def test_a_deadline_never_ends_before_it_starts(text: str) -> None:
    deadline = parse_deadline(text, 2026)
    if deadline.start and deadline.end:
        assert deadline.start <= deadline.end


@given(ANY_TEXT)
def test_only_a_dated_kind_has_an_end(text: str) -> None:
    deadline = parse_deadline(text, 2026)
    dated = {"day", "month", "quarter", "year", "range", "milestones"}
    assert (deadline.kind in dated) >= (deadline.end is not None)
    assert (deadline.kind == "conditional") <= (deadline.condition is not None)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_an_iso_day_reads_back_as_itself(day: date) -> None:
    assert parse_deadline(day.isoformat(), 2026) == Deadline(day.isoformat(), "day", day, day)


@given(ANY_TEXT)
def test_composed_and_decomposed_letters_read_the_same(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert without_words(parse_deadline(composed, 2026)) == without_words(parse_deadline(decomposed, 2026))


@given(WORDINGS)
def test_capitals_read_the_same(text: str) -> None:
    assert without_words(parse_deadline(text.upper(), 2026)) == without_words(parse_deadline(text, 2026))


@given(WORDINGS)
def test_extra_spaces_read_the_same(text: str) -> None:
    spaced = "  " + text.replace(" ", " \u00a0 ") + "\n"
    assert without_words(parse_deadline(spaced, 2026)) == without_words(parse_deadline(text, 2026))
