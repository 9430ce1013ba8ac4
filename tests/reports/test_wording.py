"""What reports say in words: the head, the sentences, a task in a phrase, the documents that show results."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc import citations, queries
from cchc.plan import CompletionScale, ScaleStep
from cchc.reports import sheet_columns
from cchc.reports.printers import task_cells
from cchc.reports.wording import evidence, heading, phrases, sentences
from cchc.states import STATES, standing_on
from cchc.task import Result
from tests.support.plans import make_extension, make_owner, make_plan, make_task

if TYPE_CHECKING:
    from cchc.task import Task

DAY = date(2026, 7, 1)
JUNE_30 = date(2026, 6, 30)

# The head


@pytest.mark.parametrize(
    ("issuer", "own", "lines"),
    [
        ("Ủy ban nhân dân xã Vĩnh Thông", "UBND xã", ("ỦY BAN NHÂN DÂN", "XÃ VĨNH THÔNG")),
        ("Ủy ban nhân dân Phường Kinh Bắc", "UBND phường", ("ỦY BAN NHÂN DÂN", "PHƯỜNG KINH BẮC")),
        ("UBND đặc khu Phú Quốc", "UBND đặc khu", ("UBND", "ĐẶC KHU PHÚ QUỐC")),
        ("Ủy ban nhân dân xã", "UBND xã", ("ỦY BAN NHÂN DÂN XÃ",)),
        ("Ủy ban nhân dân thị trấn Núi Sập", "UBND thị trấn", ("ỦY BAN NHÂN DÂN", "THỊ TRẤN NÚI SẬP")),
        ("Ủy ban nhân dân phường Xã Đàn", "UBND phường", ("ỦY BAN NHÂN DÂN", "PHƯỜNG XÃ ĐÀN")),
        (
            "Phòng Văn hóa - Xã hội phường Kinh Bắc",
            "Phòng Văn hóa - Xã hội phường Kinh Bắc",
            ("PHÒNG VĂN HÓA - XÃ HỘI", "PHƯỜNG KINH BẮC"),
        ),
        ("Văn phòng Hội xãy dựng", "Văn phòng Hội xãy dựng", ("VĂN PHÒNG HỘI XÃY DỰNG",)),
    ],
)
def test_an_issuer_calls_itself_by_its_kind_and_is_broken_before_it(
    issuer: str, own: str, lines: tuple[str, ...]
) -> None:
    assert heading.committee(issuer) == own
    assert heading.issuer_lines(issuer) == lines


def test_a_report_on_several_offices_together_is_the_communes_own() -> None:
    schools = make_owner("truong-hoc", name="các trường học", kind="collective")
    head = heading.build_heading(make_plan(make_task()), schools, sample=False)
    assert (head.superior, head.issuer) == ("", ("ỦY BAN NHÂN DÂN", "XÃ VĨNH THÔNG"))
    assert head.scope == "Các nhiệm vụ do các trường học chủ trì"


def test_a_page_on_who_is_not_below_the_committee_is_headed_by_the_commune() -> None:
    police = make_owner("cong-an", name="Công an xã", short="Công an xã")
    head = heading.build_heading(make_plan(make_task()), police, sample=False)
    assert head.superior == ""
    assert head.issuer == heading.issuer_lines(make_plan(make_task()).head.issuer)
    assert head.scope == "Các nhiệm vụ do Công an xã chủ trì"


def test_a_report_on_one_agency_has_the_commune_above_it() -> None:
    head = heading.build_heading(make_plan(make_task()), make_owner(), sample=False)
    assert (head.superior, head.issuer) == (
        "ỦY BAN NHÂN DÂN XÃ VĨNH THÔNG",
        ("PHÒNG VĂN HÓA - XÃ HỘI",),
    )


def test_the_notice_of_a_plan_comes_before_the_notice_of_a_sample() -> None:
    plan = make_plan(make_task())
    noticed = make_plan(make_task(), head=plan.head._replace(notice="Dự thảo."))
    banners = [
        heading.build_heading(one, None, sample=sample).banner
        for one in (plan, noticed)
        for sample in (False, True)
    ]
    assert banners == ["", "Số liệu minh họa, không phải số liệu thật.", "Dự thảo.", "Dự thảo."]
    assert heading.build_heading(plan, None, sample=False).scope == ""
    assert heading.build_heading(plan, None, sample=False).page_title == (
        "Tiến độ Kế hoạch cải cách hành chính năm 2026"
    )


# Evidence


@pytest.mark.parametrize(
    ("dated", "there"), [(None, True), (JUNE_30, True), (DAY, True), (date(2026, 7, 2), False)]
)
def test_what_bears_no_date_is_there_and_what_bears_a_later_one_is_not(
    dated: date | None, *, there: bool
) -> None:
    task = make_task(results=(Result("15/BC", dated),))
    assert bool(evidence.build([standing_on(task, DAY)])) is there


def test_evidence_is_counted_over_all_tasks_from_one() -> None:
    first = make_task(3, results=(Result("15/BC", JUNE_30, "Báo cáo", "https://a.vn"), Result(summary="Ảnh")))
    second = make_task(12, results=(Result("16/BC", link="javascript:x"),))
    shown = evidence.build([standing_on(task, DAY) for task in (first, second)])
    assert shown == (
        evidence.Evidence(3, "mc-01", "nv-03", "15/BC", "30/06/2026", "Báo cáo", "https://a.vn"),
        evidence.Evidence(3, "mc-02", "nv-03", "", "", "Ảnh", ""),
        evidence.Evidence(12, "mc-03", "nv-12", "16/BC", "", "", ""),
    )


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        (" https://a.vn/x ", "https://a.vn/x"),
        ("HTTP://a.vn", "HTTP://a.vn"),
        ("ftp://a.vn", ""),
        ("van-ban\\15.pdf", ""),
        ("van-ban/15.pdf#trang-2", "van-ban/15.pdf#trang-2"),
        ("https://a.vn/\x00", ""),
        ("van-ban/\x0b15.pdf", ""),
        ("", ""),
    ],
)
def test_a_link_leads_to_the_web_or_to_a_file_beside_the_report(link: str, shown: str) -> None:
    assert evidence.safe_link(link) == shown


# A task in a phrase


def test_a_task_is_named_without_the_mark_at_its_end() -> None:
    assert phrases.name(standing_on(make_task(title=" Rà soát; văn bản.; "), DAY)) == "Rà soát; văn bản"


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (
            "88/UBND-VX",
            "Quý III/2026 (được gia hạn tại Công văn số 88/UBND-VX ngày 30/6/2026; thời hạn ban đầu: Quý II/2026)",
        ),
        (
            "8/ABC",
            "Quý III/2026 (được gia hạn tại văn bản số 8/ABC ngày 30/6/2026; thời hạn ban đầu: Quý II/2026)",
        ),
        (
            "Công văn 88",
            "Quý III/2026 (được gia hạn tại Công văn 88 ngày 30/6/2026; thời hạn ban đầu: Quý II/2026)",
        ),
        (None, "Quý III/2026 (được gia hạn; thời hạn ban đầu: Quý II/2026)"),
    ],
)
def test_a_deadline_that_moved_is_said_with_the_first_one(by: str | None, said: str) -> None:
    moved = make_task(extensions=(make_extension("Quý III/2026", JUNE_30, document=by),))
    assert phrases.due(standing_on(moved, DAY)) == said
    assert phrases.due(standing_on(moved, date(2026, 6, 29))) == "Quý II/2026"


def test_a_sheet_writes_the_day_of_an_extension_as_screens_do() -> None:
    moved = make_task(extensions=(make_extension("Quý III/2026", JUNE_30, document="88/UBND-VX"),))
    cell = task_cells.VALUES[sheet_columns.DEADLINE](standing_on(moved, DAY))
    by = "được gia hạn tại Công văn số 88/UBND-VX ngày 30/06/2026"
    assert cell == f"Quý III/2026 ({by}; thời hạn ban đầu: Quý II/2026)"


def test_documents_are_named_with_their_days_as_far_as_there_were_any() -> None:
    task = make_task(
        results=(
            Result("15/BC", JUNE_30, "Về kết quả rà soát."),
            Result("16/BC"),
            Result(None, JUNE_30, "Ảnh"),
            Result("17/BC", date(2026, 7, 2)),
        )
    )
    assert phrases.documents(standing_on(task, DAY)) == [
        "Báo cáo số 15/BC ngày 30/6/2026 về kết quả rà soát",
        "Báo cáo số 16/BC",
    ]


# Sentences


def overview(*tasks: Task) -> tuple[str, ...]:
    standings = queries.standings(make_plan(*tasks), DAY)
    return sentences.overview(standings, queries.tally(standings), "01/07/2026", "UBND xã")


LATE = make_task(1)
LATER = make_task(2, due="Quý I/2026", status="in_progress")
ON_TIME = make_task(3, status="done", done_on=JUNE_30)
DONE_LATE = make_task(4, status="done", done_on=DAY)
DONE_EARLY = make_task(5, due="Quý III/2026", status="done", done_on=JUNE_30)
DONE_TODAY = make_task(6, due="1/7/2026", status="done", done_on=DAY)
OPEN = make_task(7, due="Quý III/2026")
SOON = make_task(8, due="31/7/2026")
REGULAR = make_task(9, due="Thường xuyên")
CANCELLED = make_task(10, status="cancelled")
PAUSED = make_task(11, status="paused")
WAITING = make_task(12, due="Khi có yêu cầu")
UNDATED = make_task(13, due="Chưa xác định")


@pytest.mark.parametrize(
    ("tasks", "said"),
    [
        ([OPEN], "Chưa có nhiệm vụ đến hạn."),
        ([DONE_EARLY], "Chưa có nhiệm vụ đến hạn."),
        ([LATE, OPEN], "Có 01 nhiệm vụ đến hạn, chưa hoàn thành."),
        ([LATE, LATER], "Có 02 nhiệm vụ đến hạn, đều chưa hoàn thành."),
        (
            [LATE, LATER, ON_TIME, DONE_LATE, DONE_TODAY, DONE_EARLY, OPEN],
            (
                "Có 05 nhiệm vụ đến hạn; trong đó 02 nhiệm vụ hoàn thành đúng hạn, "
                "01 nhiệm vụ hoàn thành quá hạn, 02 nhiệm vụ quá hạn, chưa hoàn thành."
            ),
        ),
    ],
)
def test_what_was_due_is_said_of_the_tasks_whose_end_has_come(tasks: list[Task], said: str) -> None:
    assert overview(*tasks)[1] == said


def test_how_far_the_work_is_is_said_of_the_tasks_that_have_an_end() -> None:
    start = "Đến ngày 01/07/2026, UBND xã đã hoàn thành 01/02 nhiệm vụ"
    assert overview(ON_TIME, OPEN)[0] == f"{start} có thời hạn."
    assert overview(ON_TIME, UNDATED)[0] == f"{start} phải hoàn thành."


def test_regular_and_cancelled_work_has_no_share_that_is_finished() -> None:
    said = overview(REGULAR, CANCELLED)
    assert said[0] == "Đến ngày 01/07/2026, không có nhiệm vụ phải hoàn thành."


def test_what_comes_next_is_counted_or_said_not_to_come() -> None:
    assert overview(OPEN)[2] == "Không có nhiệm vụ đến hạn trong 30 ngày tới."
    assert overview(OPEN, SOON)[2] == "Có 01 nhiệm vụ đến hạn trong 30 ngày tới."


def test_what_the_other_sentences_leave_out_is_named_waiting_work_first() -> None:
    said = overview(REGULAR, CANCELLED, PAUSED, WAITING, UNDATED, make_task(14, status="paused"))
    assert said[3:] == (
        (
            "Ngoài ra có 01 nhiệm vụ đang chờ điều kiện, 02 nhiệm vụ tạm dừng, 01 nhiệm vụ chưa xác định thời hạn, "
            "01 nhiệm vụ thường xuyên, 01 nhiệm vụ đã hủy."
        ),
    )
    assert overview(OPEN)[3:] == ()
    assert overview() == ("Chưa có nhiệm vụ nào.",)


def test_a_task_that_waits_is_told_once_where_it_is_due_soon() -> None:
    near = make_task(20, due=f"{SOON.due.text} (sau khi tỉnh có kế hoạch)")
    alone = overview(OPEN, near)
    assert alone[2:] == ("Có 01 nhiệm vụ đến hạn trong 30 ngày tới, đang chờ điều kiện.",)
    both = overview(SOON, near, WAITING)
    assert both[2:] == (
        "Có 02 nhiệm vụ đến hạn trong 30 ngày tới, trong đó 01 nhiệm vụ đang chờ điều kiện.",
        "Ngoài ra có 01 nhiệm vụ khác đang chờ điều kiện.",
    )


SCALE = CompletionScale("12/QĐ", (ScaleStep(50, 1.0), ScaleStep(90, 2.0), ScaleStep(40, 0.25)))


@pytest.mark.parametrize(
    ("done", "whole", "points"),
    [
        (9, 10, "2"),
        (89, 100, "1"),
        (5, 10, "1"),
        (49, 100, "0,25"),
        (50, 101, "0,25"),
        (4, 10, "0,25"),
        (39, 100, "0"),
        (0, 1, "0"),
    ],
)
def test_points_are_those_of_the_highest_step_that_is_reached(done: int, whole: int, points: str) -> None:
    counted = queries.Tally(dict.fromkeys(STATES, 0) | {"done_late": done, "in_progress": whole - done})
    found = sentences.completion(counted, SCALE)
    assert (found.numerator, found.denominator, found.points, found.document) == (
        done,
        whole,
        points,
        "12/QĐ",
    )


def test_the_day_of_the_scales_document_is_written_as_its_reader_does() -> None:
    counted = queries.Tally(dict.fromkeys(STATES, 0) | {"done_late": 1})
    scale = SCALE._replace(document="Công văn số 12/SNV ngày 1/3/2026")
    assert sentences.completion(counted, scale).sentence.endswith("12/SNV ngày 01/03/2026.")
    official = sentences.completion(counted, scale, write=citations.day)
    assert official.sentence.endswith("12/SNV ngày 01/3/2026.")
    assert official.document == scale.document


def test_points_of_nothing_that_counts_are_not_given() -> None:
    counted = queries.tally(queries.standings(make_plan(REGULAR), DAY))
    assert sentences.completion(counted, SCALE) == sentences.Completion(0, 0, "0%", "", "", "")
