"""The report as a value: every figure adds up, and nothing that came later is in it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest

from cchc import lookups, queries
from cchc.changes import Change
from cchc.plan import CompletionScale, Plan, Reporting, ReportingPeriod, ScaleStep
from cchc.planfile import document
from cchc.reports import anchors
from cchc.reports.overview import clarity_matrix, filters, months, report, rows, state_counts
from cchc.reports.wording import evidence, heading, sentences
from cchc.states import STATES
from cchc.trail import Trace
from tests.support.checkout import ISSUED_PLAN
from tests.support.plans import make_plan, make_trace


def read(text: str) -> Plan:
    return document.parse(text.encode(), "2026.yaml").plan


def with_task(number: int, lines: str) -> Plan:
    """Return the frozen plan with a task's status line replaced by other lines."""
    text = ISSUED_PLAN.read_text("utf-8")
    head, tail = text.split(f"  - id: {number}\n", 1)
    return read(f"{head}  - id: {number}\n" + tail.replace("    status: not_started\n", lines, 1))


def build(plan: Plan, day: date, owner: str | None = None) -> report.Report:
    chosen = lookups.find_owner(plan, owner) if owner else None
    return report.build(plan, day, source="plans/2026.yaml", owner=chosen)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return document.parse(ISSUED_PLAN.read_bytes(), "2026.yaml").plan


DONE_LATE = "    status: done\n    done_on: 2026-07-02\n    results:\n      - document: 15/KH-UBND\n        date: 2026-07-02\n"


def test_shares_groups_and_rows_all_add_up_to_the_whole(plan: Plan) -> None:
    built = build(plan, date(2026, 9, 14))
    assert built.total == len(built.tasks) == 20
    assert sum(share.count for share in built.shares) == 20
    assert sum(group.total for group in built.areas) == 20
    assert sum(group.total for group in built.owners) == 20
    assert sum(group.overdue for group in built.areas) == len(built.overdue) == 4


def test_what_was_finished_after_the_day_is_not_counted_as_done() -> None:
    plan = with_task(5, DONE_LATE)
    before, after = build(plan, date(2026, 6, 30)), build(plan, date(2026, 7, 2))
    assert (before.completion.numerator, after.completion.numerator) == (0, 1)
    assert before.evidence == ()
    assert [item.document for item in after.evidence] == ["15/KH-UBND"]
    assert after.tasks[4].state == "done_late"
    assert after.tasks[4].timing == "hoàn thành 02/07/2026"


def test_the_sentences_name_what_was_due_and_what_is_apart() -> None:
    plan = with_task(5, DONE_LATE)
    assert build(plan, date(2026, 9, 14)).sentences == (
        "Đến ngày 14/09/2026, UBND xã đã hoàn thành 01/20 nhiệm vụ có thời hạn, đạt tỷ lệ 5%.",
        "Có 04 nhiệm vụ đến hạn; trong đó 01 nhiệm vụ hoàn thành quá hạn, 03 nhiệm vụ quá hạn, chưa hoàn thành.",
        "Có 02 nhiệm vụ đến hạn trong 30 ngày tới.",
        "Ngoài ra có 02 nhiệm vụ đang chờ điều kiện.",
    )


def test_before_anything_is_due_the_sentences_say_so(plan: Plan) -> None:
    sentences = build(plan, date(2026, 1, 2)).sentences
    assert sentences[1] == "Chưa có nhiệm vụ đến hạn."
    assert sentences[2] == "Có 01 nhiệm vụ đến hạn trong 30 ngày tới."


def test_a_report_on_one_office_holds_its_tasks_alone(plan: Plan) -> None:
    built = build(plan, date(2026, 9, 14), "Văn phòng HĐND và UBND")
    assert [row.number for row in built.tasks] == [9, 10, 11, 12, 14]
    assert [group.id for group in built.owners] == ["vp-hdnd-ubnd"]
    assert built.sentences[0].startswith("Đến ngày 14/09/2026, ")


def test_a_plan_without_tasks_makes_a_report_without_dividing_by_zero(plan: Plan) -> None:
    empty = Plan(plan.head, plan.owners, plan.areas, ())
    built = build(empty, date(2026, 9, 14))
    assert built.sentences == ("Chưa có nhiệm vụ nào.",)
    assert built.clarity.complete == "0%"
    assert built.completion.percent == "0%"


def test_an_extension_shows_the_new_deadline_and_the_first_one() -> None:
    plan = with_task(
        5,
        "    status: not_started\n    extensions:\n      - due: Quý III/2026\n        date: 2026-06-20\n"
        "        document: 41/UBND-VX\n        approved: true\n",
    )
    row = build(plan, date(2026, 7, 1)).tasks[4]
    assert (row.due, row.original_due, row.is_overdue) == ("Quý III/2026", "Quý II/2026", False)
    earlier = build(plan, date(2026, 6, 19)).tasks[4]
    assert (earlier.due, earlier.original_due) == ("Quý II/2026", "")


def test_the_issuer_is_broken_before_the_commune(plan: Plan) -> None:
    assert build(plan, date(2026, 9, 14)).issuer == ("ỦY BAN NHÂN DÂN", "XÃ VĨNH THÔNG")


def test_the_six_main_states_are_always_shown_others_where_they_occur(plan: Plan) -> None:
    counts = build(plan, date(2026, 9, 14)).shares
    assert [share.state for share in counts] == [*STATES[:6], "waiting"]


def test_the_matrix_counts_what_each_task_states(plan: Plan) -> None:
    table = build(plan, date(2026, 9, 14)).clarity
    assert table.sentence == (
        "Chưa có nhiệm vụ đáp ứng đủ 6 rõ. Thiếu nhiều nhất: rõ người (20 nhiệm vụ), rõ trách nhiệm (20), "
        "rõ thẩm quyền (20), rõ kết quả (20)."
    )
    assert table.percents == ("0%", "90%", "100%", "0%", "0%", "0%")
    assert table.rows[0].stated == (False, True, True, False, False, False)


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://vinhthong.gov.vn/15.pdf", "https://vinhthong.gov.vn/15.pdf"),
        ("van-ban/15.pdf", "van-ban/15.pdf"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//evil.example/x", ""),
        ("/etc/passwd", ""),
        ("\\\\server\\share", ""),
        (" javascript:alert(1)", ""),
        (" //evil.example/x", ""),
        ("\t//evil.example/x", ""),
        ("java\nscript:alert(1)", ""),
        ("/\t/evil.example", ""),
    ],
)
def test_only_safe_links_can_be_followed(link: str, shown: str) -> None:
    assert evidence.safe_link(link) == shown


def test_no_field_is_named_like_a_method_of_a_dict() -> None:
    """Templates would reach the method, not the value."""
    modules = [report, filters, rows, state_counts, clarity_matrix, months, evidence, sentences, heading]
    kinds = [one for module in modules for one in vars(module).values() if isinstance(one, type)]
    named = {name for kind in kinds for name in getattr(kind, "_fields", ())}
    named |= {field.name for kind in kinds if is_dataclass(kind) for field in fields(kind)}
    assert {"title", "countdown", "segments", "chips"} <= named
    assert named & set(dir(dict)) == set()


CANCELLED = "    status: cancelled\n    stopped:\n      date: 2026-05-05\n      document: 51/UBND-VX\n"


def test_a_cancelled_task_is_apart_from_bars_months_matrix_and_list() -> None:
    built = build(with_task(7, CANCELLED), date(2026, 9, 14))
    assert [row.number for row in built.cancelled] == [7]
    assert (built.total, len(built.tasks), len(built.listed), built.listed_count) == (
        20,
        20,
        19,
        "19 nhiệm vụ",
    )
    assert sum(share.count for share in built.tiles) == sum(group.total for group in built.areas) == 19
    assert 7 not in {row.number for row in built.clarity.rows}
    assert 7 not in {chip.number for month in built.calendar.months for chip in month.chips}
    assert built.cancelled[0].remarks == ("Đã hủy từ ngày 05/05/2026 theo Công văn số 51/UBND-VX",)


def test_every_state_has_a_key_of_its_own_and_a_rank() -> None:
    assert anchors.STATE.keys() == set(STATES)
    assert len(set(anchors.STATE.values())) == len(STATES)
    assert sorted(map(queries.urgency, STATES)) == list(range(len(STATES)))


def test_what_changed_is_told_by_record_tasks_first(plan: Plan) -> None:
    changes = (
        Change("plan", ("annex", "date"), "2026-01-07", "2026-01-02"),
        Change("task:4", ("status",), "not_started", "in_progress"),
        Change("task:4", ("lead",), None, "Phó Chủ tịch"),
    )
    told = report.build(plan, date(2026, 9, 14), source="x", trace=make_trace(*changes)).changed
    assert told is not None
    assert told.sentence == (
        "Từ sau ngày 14/06/2026 đến hết ngày 14/09/2026, kế hoạch có 3 thay đổi ở 2 mục."
    )
    assert [(row.label, row.anchor, row.sentences) for row in told.rows] == [
        (
            "NV 4",
            "nv-04",
            ("trạng thái: chưa thực hiện → đang thực hiện", "lãnh đạo phụ trách: Phó Chủ tịch"),
        ),
        ("kế hoạch", "", ("phụ lục · ngày: 07/01/2026 → 02/01/2026",)),
    ]
    unnamed = report.build(plan, date(2026, 9, 14), source="x", trace=make_trace(*changes), people=False)
    assert unnamed.changed is not None
    assert "Phó Chủ tịch" not in str(unnamed.changed)


def test_an_offices_report_tells_what_changed_in_its_own_tasks(plan: Plan) -> None:
    changes = (Change("task:4", ("progress",), None, "40"), Change("task:9", ("progress",), None, "10"))
    vhxh = lookups.find_owner(plan, "Phòng VHXH")
    told = report.build(plan, date(2026, 9, 14), source="x", trace=make_trace(*changes), owner=vhxh).changed
    assert told is not None
    assert [row.label for row in told.rows] == ["NV 4"]


def test_without_git_or_a_version_of_then_nothing_is_said_of_changes(plan: Plan) -> None:
    uncompared = make_trace()._replace(changes=None)
    for trace in (None, uncompared):
        told = report.build(plan, date(2026, 9, 14), source="x", trace=trace).changed
        assert told is not None
        assert (told.sentence, told.rows) == ("", ())
        assert told.compared.startswith("So với số liệu đến ngày 14/06/2026, ")
    none_before = report.build(make_plan(), date(2026, 9, 14), source="x")
    assert none_before.changed is None
    quiet = report.build(plan, date(2026, 9, 14), source="x", trace=make_trace()).changed
    assert quiet is not None
    assert quiet.sentence.endswith("kế hoạch không có thay đổi.")


def test_the_footer_names_the_version_and_what_git_lacks(plan: Plan) -> None:
    def named(trace: Trace | None) -> str:
        return report.build(plan, date(2026, 9, 14), source="x", trace=trace).commit

    assert named(make_trace()) == "a1b2c3d4 ngày 09/09/2026"
    assert named(make_trace(saved=False)) == "a1b2c3d4 ngày 09/09/2026, có thay đổi chưa ghi vào lịch sử"
    assert named(make_trace()._replace(commit=None)) == "chưa ghi vào lịch sử"
    assert named(None) == ""


def test_the_bars_of_one_table_share_a_scale(plan: Plan) -> None:
    owners = build(plan, date(2026, 9, 14)).owners
    assert (owners[0].id, owners[0].total) == ("vhxh", 11)
    ends = {g.id: g.segments[-1] if g.segments else None for g in owners}
    assert ends["vp-hdnd-ubnd"] == state_counts.Segment("cth", "0%", "45.45%")
    assert ends[owners[-1].id] is None
    assert owners[0].ratio == "0/11"
    assert owners[0].breakdown.startswith("11 nhiệm vụ; Chưa thực hiện, trong hạn: ")


def test_the_pieces_of_a_bar_leave_no_gap_and_fill_it(plan: Plan) -> None:
    bar = build(with_task(5, DONE_LATE), date(2026, 9, 14)).bar
    at = 0.0
    for piece in bar:
        assert float(piece.x[:-1]) == pytest.approx(at)
        at += float(piece.width[:-1])
    assert at == pytest.approx(100)


def test_each_task_is_a_chip_in_the_month_of_its_last_day(plan: Plan) -> None:
    calendar = build(plan, date(2026, 9, 14)).calendar
    assert [month.name for month in calendar.months if month.ends_quarter] == ["T3", "T6", "T9", "T12"]
    assert [month.name for month in calendar.months if month.is_current] == ["T9"]
    june = calendar.months[5].chips
    assert [chip.number for chip in june] == [4, 5, 8]
    assert june[1] == months.Chip(
        5, "nv-05", "cqh", "!", "Nhiệm vụ 5, chưa thực hiện, quá hạn, hạn 30/06/2026"
    )
    assert (calendar.position, calendar.day_label) == ("45.00%", "14/09")
    assert calendar.rest == ()


def test_a_task_without_a_day_in_the_year_comes_after_the_months(plan: Plan) -> None:
    undated = plan.tasks[0]._replace(due=plan.tasks[0].due._replace(kind="unknown", end=None))
    built = build(replace(plan, tasks=(undated, *plan.tasks[1:])), date(2027, 1, 5))
    assert [chip.number for chip in built.calendar.rest] == [1]
    assert not any(month.is_current for month in built.calendar.months)
    assert "Vạch đứng" not in built.calendar.explanation


def test_the_choices_of_a_filter_all_lead_somewhere(plan: Plan) -> None:
    built = build(plan, date(2026, 9, 14))
    assert [option.key for option in built.filters.states] == ["qh", "cth", "cqh", "cho"]
    for option in built.filters.states:
        assert any(option.key in row.filters.split() for row in built.listed)
    assert {option.key for option in built.filters.areas} == {row.area_id for row in built.listed}
    assert {option.key for option in built.filters.owners} == {row.owner_id for row in built.listed}


def with_people(plan: Plan) -> Plan:
    first = plan.tasks[0]._replace(assignee="Nguyễn Văn A", lead="Trần Thị B", approver="Lê Văn C")
    return replace(plan, tasks=(first, *plan.tasks[1:]))


def test_people_can_be_left_out_everywhere(plan: Plan) -> None:
    known = with_people(plan)
    named = report.build(known, date(2026, 9, 14), source="x")
    assert all(name in str(named) for name in ("Nguyễn Văn A", "Trần Thị B", "Lê Văn C"))
    unnamed = report.build(known, date(2026, 9, 14), source="x", people=False)
    assert not any(name in str(unnamed) for name in ("Nguyễn Văn A", "Trần Thị B", "Lê Văn C"))
    assert unnamed.clarity == named.clarity


def test_a_report_names_its_period_and_whether_figures_may_change(plan: Plan) -> None:
    period = ReportingPeriod("q3", "Quý III/2026", date(2025, 12, 15), date(2026, 9, 14))
    built = report.build(plan, date(2026, 9, 10), source="x", period=period, provisional=True)
    assert (built.period, built.provisional) == ("Quý III/2026", "(số liệu tạm tính)")
    plain = build(plan, date(2026, 9, 10))
    assert (plain.period, plain.provisional) == ("", "")


def test_a_sample_says_so_in_its_title_and_in_a_banner(plan: Plan) -> None:
    built = report.build(plan, date(2026, 9, 14), source="x", sample=True)
    assert built.title == "(MINH HỌA) BÁO CÁO TIẾN ĐỘ"
    assert built.heading.page_title.startswith("(MINH HỌA) ")
    assert built.heading.banner == "Số liệu minh họa, không phải số liệu thật."


def test_a_plans_own_notice_is_shown_whatever_it_says(plan: Plan) -> None:
    drafted = replace(plan, head=plan.head._replace(notice="Dự thảo, đang lấy ý kiến."))
    built = build(drafted, date(2026, 9, 14))
    assert (built.heading.banner, built.title) == ("Dự thảo, đang lấy ý kiến.", "BÁO CÁO TIẾN ĐỘ")
    assert build(plan, date(2026, 9, 14)).heading.banner == ""


def test_an_office_has_the_commune_above_it_and_the_commune_nobody(plan: Plan) -> None:
    office = build(plan, date(2026, 9, 14), "vhxh")
    assert (office.superior, office.issuer) == (
        "ỦY BAN NHÂN DÂN XÃ VĨNH THÔNG",
        ("PHÒNG VĂN HÓA - XÃ HỘI",),
    )
    assert office.heading.scope == "Các nhiệm vụ do Phòng Văn hóa - Xã hội xã chủ trì"
    assert build(plan, date(2026, 9, 14)).superior == ""


SCALE = CompletionScale("Quyết định số 12/QĐ-UBND", (ScaleStep(90, 2.0), ScaleStep(5, 0.5)))


@pytest.mark.parametrize(("day", "points"), [(date(2026, 7, 2), "0,5"), (date(2026, 7, 1), "0")])
def test_completion_is_scored_by_the_plans_own_scale(day: date, points: str) -> None:
    plan = replace(with_task(5, DONE_LATE), reporting=Reporting(completion_scale=SCALE))
    built = build(plan, day).completion
    assert (built.points, built.document) == (points, "Quyết định số 12/QĐ-UBND")
    share = (
        f"0{built.numerator}/20 nhiệm vụ, {built.percent}"
        if built.numerator
        else "chưa có nhiệm vụ hoàn thành"
    )
    assert built.sentence == (
        f"Điểm hoàn thành kế hoạch: {points} điểm ({share}), theo thang điểm tại Quyết định số 12/QĐ-UBND."
    )
    assert build(plan, day, "vhxh").completion.points == "", "the scale is the commune's"


def test_without_a_scale_no_points_are_invented(plan: Plan) -> None:
    built = build(plan, date(2026, 9, 14)).completion
    assert (built.points, built.document, built.sentence) == ("", "", "")


def test_a_finished_task_is_whole_and_one_finished_later_says_nothing_yet() -> None:
    plan = with_task(5, DONE_LATE)
    assert build(plan, date(2026, 7, 2)).tasks[4].progress == "100%"
    assert build(plan, date(2026, 7, 1)).tasks[4].progress == ""


def test_the_days_of_a_card_come_in_pieces(plan: Plan) -> None:
    built = build(plan, date(2026, 9, 14))
    assert built.overdue[0].countdown == rows.Countdown("", "226", "ngày quá hạn")
    assert built.coming[0].countdown == rows.Countdown("còn", "16", "ngày")
    last = build(plan, date(2026, 9, 30)).coming[0]
    assert last.countdown == rows.Countdown("đến hạn trong ngày", "", "")
    assert last.is_soon
    assert not built.coming[0].is_soon


def test_a_row_leads_to_its_first_evidence() -> None:
    plan = with_task(5, DONE_LATE.replace("    results:\n", "    results:\n      - document: 14/KH-UBND\n"))
    built = build(plan, date(2026, 9, 14))
    assert [one.anchor for one in built.evidence] == ["mc-01", "mc-02"]
    assert (built.tasks[4].evidence, built.tasks[4].evidence_anchor) == (2, "mc-01")
    assert built.tasks[0].evidence_anchor == ""
