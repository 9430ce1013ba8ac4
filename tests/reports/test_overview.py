"""The parts of a report: the matrix of the 6 rõ, filters, months, what changed, rows, bars and groups."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc import queries
from cchc.changes import Change
from cchc.plan import CompletionScale, Reporting, ScaleStep
from cchc.reports.overview import clarity_matrix, filters, months, recent_changes, report, rows, state_counts
from cchc.states import STATES, standing_on
from cchc.task import AmendedField, Note, Result, Stop, Target
from tests.support.plans import (
    make_area,
    make_clear_task,
    make_extension,
    make_owner,
    make_plan,
    make_task,
    make_trace,
)

if TYPE_CHECKING:
    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.queries import Tally
    from cchc.reports.overview.clarity_matrix import Clarity
    from cchc.task import Task
    from cchc.yamltext.nodes import Plain

DAY = date(2026, 7, 1)
JUNE_30 = date(2026, 6, 30)
HEALTH = make_owner("y-te", name="Trạm Y tế xã", short="Trạm Y tế", aliases=("TYT",))


# The matrix of the 6 rõ


def matrix(*tasks: Task) -> Clarity:
    return clarity_matrix.matrix(queries.standings(make_plan(*tasks), DAY), DAY)


def lacking(number: int, *fields: str) -> Task:
    return make_clear_task(id_=number, **dict.fromkeys(fields))


@pytest.mark.parametrize(
    ("tasks", "said"),
    [
        ([], "Không có nhiệm vụ nào."),
        ([lacking(1)], "Nhiệm vụ này đáp ứng đủ 6 rõ."),
        ([lacking(1), lacking(2, "lead")], "Có 01/02 nhiệm vụ đáp ứng đủ 6 rõ. Thiếu: rõ trách nhiệm (01 nhiệm vụ)."),
        (
            [lacking(1, "lead"), lacking(2, "lead", "assignee")],
            "Chưa có nhiệm vụ đáp ứng đủ 6 rõ. Thiếu nhiều nhất: rõ trách nhiệm (02 nhiệm vụ), rõ người (01).",
        ),
        (
            [lacking(1, "lead", "assignee"), lacking(2, "lead", "assignee"), lacking(3, "approver")],
            "Chưa có nhiệm vụ đáp ứng đủ 6 rõ. Thiếu nhiều nhất: rõ người (02 nhiệm vụ), rõ trách nhiệm (02).",
        ),
        (
            [lacking(1, "lead"), lacking(2, "lead", "assignee"), lacking(3, "approver")],
            (
                "Chưa có nhiệm vụ đáp ứng đủ 6 rõ. "
                "Thiếu nhiều nhất: rõ trách nhiệm (02 nhiệm vụ), rõ người (01), rõ thẩm quyền (01)."
            ),
        ),
    ],
)  # fmt: skip
def test_the_two_that_are_missing_most_are_named_and_any_missing_as_often(
    tasks: list[Task], said: str
) -> None:
    assert matrix(*tasks).sentence == said


def test_a_row_of_the_matrix_says_which_are_stated_and_how_many() -> None:
    table = matrix(lacking(1), lacking(12, "lead", "deliverable"))
    assert table.rows == (
        clarity_matrix.ClarityRow(1, "nv-01", make_task().title, (True,) * 6, 6, is_complete=True),
        clarity_matrix.ClarityRow(
            12, "nv-12", make_task().title, (True, True, True, False, True, False), 4, is_complete=False
        ),
    )
    assert table.percents == ("100%", "100%", "100%", "50%", "100%", "50%")
    assert table.complete == "50%"
    assert table.columns == ("Người", "Việc", "Thời gian", "Trách nhiệm", "Thẩm quyền", "Kết quả")


# What the list can be filtered by


def test_only_what_occurs_can_be_filtered_by_and_what_belongs_together_comes_first() -> None:
    law, digital, empty = make_area(), make_area("so"), make_area("rong")
    done = make_task(1, status="done", done_on=JUNE_30, area=digital)
    late = make_task(2, owner=HEALTH)
    plan = make_plan(done, late, owners=(HEALTH, make_owner(), make_owner("la")), areas=(empty, law, digital))

    def keys(*tasks: Task) -> list[list[str]]:
        listed = [standing_on(task, DAY) for task in tasks]
        built = filters.build(plan, listed, state_counts.shares(queries.tally(listed)))
        return [[option.key for option in options] for options in built]

    assert keys(done, late) == [["qh", "xong", "ht", "cqh"], ["the-che", "so"], ["y-te", "vhxh"]]
    assert keys(done) == [["xong", "ht"], ["so"], ["vhxh"]]
    assert keys(late) == [["qh", "cqh"], ["the-che"], ["y-te"]]
    assert keys() == [[], [], []]


# The months


def months_of(*tasks: Task, day: date = DAY, year: int = 2026) -> months.Calendar:
    return months.calendar([standing_on(task, day) for task in tasks], year, day)


@pytest.mark.parametrize(
    ("day", "position"),
    [
        (date(2026, 9, 1), "1.66%"),
        (date(2026, 9, 30), "98.33%"),
        (date(2026, 1, 31), "98.38%"),
        (date(2026, 2, 15), "51.78%"),
        (date(2028, 2, 15), "50.00%"),
    ],
)
def test_the_line_of_the_day_stands_in_the_middle_of_its_day(day: date, position: str) -> None:
    assert months_of(day=day).position == position


def test_a_task_stands_in_the_month_of_its_last_day_and_in_no_month_of_another_year() -> None:
    january = months_of(
        make_task(1, due="31/1/2026"), make_task(2, due="31/1/2027"), make_task(3, due="1/1/2026"), make_task(4, due="Thường xuyên")
    )  # fmt: skip
    assert [chip.number for chip in january.months[0].chips] == [3, 1]
    assert [len(month.chips) for month in january.months] == [2] + [0] * 11
    assert [chip.number for chip in january.rest] == [2, 4]
    assert january.rest[1].name.endswith(", không có ngày đến hạn")
    assert january.rest_label == "Không có ngày đến hạn trong năm 2026"
    assert [month.label for month in january.months] == [f"Tháng {number}" for number in range(1, 13)]


def test_the_day_is_marked_in_its_own_year_alone() -> None:
    inside, outside = months_of(day=date(2026, 2, 3)), months_of(day=date(2027, 2, 3))
    assert [month.name for month in inside.months if month.is_current] == ["T2"]
    assert inside.day_label == "03/02"
    assert inside.explanation.endswith(" Vạch đứng là ngày chốt số liệu 03/02/2026.")
    assert [month.name for month in outside.months if month.is_current] == []
    assert outside.explanation.endswith("đặt ở tháng đến hạn.")


def test_a_chip_is_marked_when_its_task_is_finished_or_late() -> None:
    chips = months_of(
        make_task(1, status="done", done_on=JUNE_30), make_task(2), make_task(3, due="30/6/2026", status="paused")
    ).months[5].chips  # fmt: skip
    assert {chip.number: chip.mark for chip in chips} == {1: "✓", 2: "!", 3: ""}


# What changed


def changed(*changes: Change, owner: Owner | None = None, people: bool = True) -> list[tuple[str, int]]:
    plan = make_plan(make_task(1, owner=HEALTH), make_task(2), make_task(3))
    built = recent_changes.build(plan, make_trace(*changes), (DAY, DAY), owner, people=people)
    assert built is not None
    return [(row.anchor or row.label, len(row.sentences)) for row in built.rows]


def test_changes_come_by_task_in_the_order_of_the_plan_and_then_the_rest() -> None:
    told = changed(
        Change("plan", ("title",), "a", "b"),
        Change("task:9", (), {"title": "x"}, None),
        Change("task:2", ("lead",), None, "A"),
        Change("task:1", ("lead",), None, "A"),
        Change("task:2", ("progress",), None, "5"),
    )
    assert told == [("nv-01", 1), ("nv-02", 2), ("kế hoạch", 1), ("NV 9", 1)]


@pytest.mark.parametrize("field", ["assignee", "lead", "approver"])
def test_changes_of_people_are_left_out_with_the_people(field: str) -> None:
    change = Change("task:2", (field,), None, "Nguyễn Văn A")
    assert (changed(change), changed(change, people=False)) == ([("nv-02", 1)], [])
    assert changed(change, Change("task:2", ("due",), "a", "b"), people=False) == [("nv-02", 1)]
    signs = Change("plan", ("signatory", "name"), None, "Nguyễn Văn A")
    assert (changed(signs), changed(signs, people=False)) == ([("kế hoạch", 1)], [])


LED: dict[str, Plain] = {"document": "45/KH-UBND", "field": "lead", "before": "Nguyễn Văn A"}
MOVED: dict[str, Plain] = {"document": "45/KH-UBND", "field": "due", "before": "Quý II/2026"}


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (Change("task:2", ("amendments",), None, [LED]), []),
        (
            Change("task:2", ("amendments",), None, [LED, MOVED]),
            ["điều chỉnh: thêm 45/KH-UBND · thời hạn · trước đó Quý II/2026"],
        ),
        (Change("task:2", ("amendments",), [MOVED], [MOVED, LED]), []),
        (Change("task:2", ("amendments", 1), None, LED), []),
        (Change("task:2", ("amendments", 1), LED, None), []),
        (
            Change("task:2", ("amendments", 0), None, MOVED),
            ["điều chỉnh: thêm 45/KH-UBND · thời hạn · trước đó Quý II/2026"],
        ),
        (Change("task:2", ("amendments", 0, "before"), "Nguyễn Văn A", "Bà B"), []),
        (
            Change("plan", ("amendments", 0), None, {"document": "45/KH-UBND"}),
            ["điều chỉnh: thêm 45/KH-UBND"],
        ),
    ],
)
def test_names_that_an_amendment_found_are_left_out_with_the_people(change: Change, left: list[str]) -> None:
    plan = make_plan(make_task(2))
    for people in (False, True):
        built = recent_changes.build(plan, make_trace(change), (DAY, DAY), None, people=people)
        assert built is not None
        said = [sentence for of in built.rows for sentence in of.sentences]
        assert said == left if not people else len(said) == 1, "the control"


def sentences_of(*changes: Change, people: bool = True) -> list[str]:
    built = recent_changes.build(
        make_plan(make_task(2)), make_trace(*changes), (DAY, DAY), None, people=people
    )
    assert built is not None
    counted = re.search(r"có (\d+) thay đổi", built.sentence)
    said = [sentence for of in built.rows for sentence in of.sentences]
    assert counted is None or int(counted[1]) == len(said)
    return said


def test_what_an_amendment_ordered_is_told_once_with_its_document() -> None:
    due = Change("task:2", ("due",), "Quý II/2026", "Quý IV/2026")
    entry = MOVED | {"date": "2026-07-10"}
    told = ["thời hạn: Quý II/2026 → Quý IV/2026 (theo Kế hoạch số 45/KH-UBND ngày 10/07/2026)"]
    assert sentences_of(due, Change("task:2", ("amendments",), None, [entry])) == told
    assert sentences_of(Change("task:2", ("amendments", 1), None, entry), due) == told
    led = Change("task:2", ("lead",), "Nguyễn Văn A", "Bà B")
    both = Change("task:2", ("amendments",), None, [LED, entry])
    assert sentences_of(due, led, both, people=False) == told
    assert len(sentences_of(due, led, both)) == 2
    joined = [Change("task:2", ("coordinators", 0), None, "Công an xã"),
              Change("task:2", ("amendments",), None, [entry | {"field": "coordinators", "before": ""}])]  # fmt: skip
    assert sentences_of(*joined) == [
        "cơ quan phối hợp: thêm Công an xã (theo Kế hoạch số 45/KH-UBND ngày 10/07/2026)"
    ]


def test_an_amendment_that_says_more_than_the_change_is_told_by_itself() -> None:
    due = Change("task:2", ("due",), "Quý III/2026", "Quý IV/2026")
    listed = Change("task:2", ("amendments",), None, [MOVED])
    assert len(sentences_of(due, listed)) == 2, "another thing stood there before"
    twice = Change("task:2", ("amendments",), None, [MOVED, MOVED | {"document": "60/KH-UBND"}])
    assert len(sentences_of(due._replace(before="Quý II/2026"), twice)) == 2, "two documents"
    lead = Change("task:2", ("lead",), None, "Bà B")
    assert sentences_of(lead, listed)[1:] == ["điều chỉnh: thêm 45/KH-UBND · thời hạn · trước đó Quý II/2026"]
    assert sentences_of(due, Change("task:2", ("amendments", 0), MOVED, None))[1].startswith("điều chỉnh: bỏ")


def test_offices_and_areas_are_told_by_their_names() -> None:
    trace = make_trace(
        Change("owner:vhxh", ("aliases", 0), None, "VHXH"),
        Change("area:the-che", ("title",), "a", "b"),
        Change("owner:gone", (), {"id": "gone", "name": "Đội cũ"}, None),
        Change("owner:odd", ("name",), "a", "b"),
    )
    built = recent_changes.build(make_plan(make_task()), trace, (DAY, DAY), None, people=True)
    assert built is not None
    assert [(row.label, row.title) for row in built.rows] == [
        ("cơ quan Phòng VHXH", "Phòng Văn hóa - Xã hội xã"),
        ("lĩnh vực Thể chế", "Cải cách thể chế"),
        ("cơ quan Đội cũ", ""),
        ("cơ quan odd", ""),
    ]


@pytest.mark.parametrize(
    ("change", "is_told"),
    [
        (Change("task:1", ("lead",), None, "A"), True),
        (Change("task:2", ("lead",), None, "A"), False),
        (Change("task:2", ("owner",), "TYT", "Phòng VHXH"), True),
        (Change("task:2", ("owner",), "trạm y tế", "Phòng VHXH"), True),
        (Change("task:2", ("owner",), "Phòng Kinh tế", "Phòng VHXH"), False),
        (Change("task:2", ("assignee",), "TYT", None), False),
        (Change("task:9", (), {"owner": "y-te"}, None), True),
        (Change("task:9", (), {"owner": "vhxh"}, None), False),
        (Change("task:9", (), {"title": "x"}, None), False),
        (Change("task:2", (), {"owner": "y-te"}, {"owner": "vhxh"}), False),
        (Change("task:2", (), None, {"owner": "vhxh"}), False),
        (Change("plan", ("title",), "TYT", "x"), False),
    ],
)
def test_an_office_is_told_of_its_tasks_and_of_those_that_were_taken_from_it(
    change: Change, *, is_told: bool
) -> None:
    assert bool(changed(change, owner=HEALTH)) is is_told


def test_a_task_that_was_taken_from_an_office_has_no_link_on_the_page_of_that_office() -> None:
    taken = Change("task:2", ("owner",), "TYT", "Phòng VHXH")
    assert changed(taken, owner=HEALTH) == [("NV 2", 1)]
    assert changed(taken) == [("nv-02", 1)]


def test_changes_of_a_past_day_are_told_of_tasks_as_they_were_called_and_led_then() -> None:
    later = date(2026, 7, 3)
    amended = (
        AmendedField("60/KH-UBND", later, "title", "Việc cũ"),
        AmendedField("60/KH-UBND", later, "owner", HEALTH),
    )
    plan = make_plan(
        make_task(1, title="Việc mới", amendments=amended),
        make_task(2, title="Việc 2", assigned_on=later, owner=HEALTH),
    )
    trace = make_trace(Change("task:1", ("lead",), None, "A"), Change("task:2", ("lead",), None, "A"))

    def told(day: date, owner: Owner | None) -> list[tuple[str, str]]:
        built = recent_changes.build(plan, trace, (day, day), owner, people=True)
        assert built is not None
        return [(row.anchor, row.title) for row in built.rows]

    assert told(date(2026, 7, 2), HEALTH) == [("nv-01", "Việc cũ")]
    assert told(later, HEALTH) == [("nv-02", "Việc 2")]
    assert told(date(2026, 7, 2), None) == [("nv-01", "Việc cũ"), ("", "")]
    assert told(later, None) == [("nv-01", "Việc mới"), ("nv-02", "Việc 2")]


def test_the_changes_are_counted_with_the_records_that_they_are_in() -> None:
    trace = make_trace(
        Change("task:1", ("lead",), None, "A"), Change("task:1", ("due",), "a", "b"), Change("plan", ("title",), "a", "b")
    )  # fmt: skip
    built = recent_changes.build(make_plan(make_task()), trace, (DAY, DAY), None, people=True)
    assert built is not None
    assert built.sentence == (
        "Từ sau ngày 14/06/2026 đến hết ngày 01/07/2026, kế hoạch có 3 thay đổi ở 2 mục."
    )
    assert [row.title for row in built.rows] == [make_task().title, ""]


# Rows


def row(task: Task, *, people: bool = True, day: date = DAY) -> rows.Row:
    (built,) = rows.build_rows([standing_on(task, day)], (), people=people)
    return built


@pytest.mark.parametrize(
    ("due", "countdown"),
    [
        ("2/7/2026", rows.Countdown("còn", "1", "ngày")),
        ("1/7/2026", rows.Countdown("đến hạn trong ngày", "", "")),
        ("30/6/2026", rows.Countdown("", "1", "ngày quá hạn")),
        ("Thường xuyên", rows.Countdown("", "", "")),
    ],
)
def test_the_days_of_a_card_are_said_before_on_and_after_the_last_day(
    due: str, countdown: rows.Countdown
) -> None:
    assert row(make_task(due=due)).countdown == countdown


@pytest.mark.parametrize(("progress", "said", "percent"), [(None, "", 0), (0, "0%", 0), (40, "40%", 40)])
def test_progress_that_nobody_told_is_not_said_and_none_is(
    progress: int | None, said: str, percent: int
) -> None:
    built = row(make_task(progress=progress))
    assert (built.progress, built.progress_percent) == (said, percent)


def test_a_row_says_when_its_end_moved_and_by_what() -> None:
    moved = row(make_task(extensions=(make_extension("Quý III/2026", JUNE_30, document="88/UBND"),)))
    assert (moved.due, moved.original_due, moved.extended_by) == (
        "Quý III/2026",
        "Quý II/2026",
        "Công văn số 88/UBND",
    )
    assert (moved.end, moved.due_order, moved.is_overdue) == ("30/09/2026", "2026-09-30", False)
    unsigned = row(make_task(extensions=(make_extension("Quý III/2026", JUNE_30),)))
    assert (unsigned.original_due, unsigned.extended_by) == ("Quý II/2026", "")
    plain = row(make_task(condition="sau khi tỉnh có kế hoạch"))
    assert (plain.original_due, plain.extended_by, plain.condition) == ("", "", "sau khi tỉnh có kế hoạch")
    assert (row(make_task(due="Thường xuyên")).end, row(make_task(due="Thường xuyên")).due_order) == (
        "",
        "9999-12-31",
    )


def test_finished_work_without_a_document_is_marked_and_other_work_is_not() -> None:
    done: dict[str, Any] = {"status": "done", "done_on": JUNE_30}
    shown = Result("15/BC", JUNE_30)
    assert row(make_task(**done)).lacks_evidence
    assert not row(make_task(**done, results=(shown,))).lacks_evidence
    assert row(make_task(**done, results=(Result("15/BC", date(2026, 7, 2)),))).lacks_evidence
    assert not row(make_task()).lacks_evidence
    assert row(make_task(results=(shown, shown))).evidence == 2


def test_by_what_a_task_is_given_and_since_when_is_a_line() -> None:
    letter, day = "Công văn số 8/UBND-VX ngày 25/6/2026", date(2026, 6, 25)
    assert row(make_task(basis=letter, assigned_on=day)).remarks == (f"Văn bản giao: {letter}",)
    later = row(make_task(basis=letter, assigned_on=JUNE_30)).remarks
    assert later == (f"Văn bản giao: {letter} (giao ngày 30/06/2026)",)
    assert row(make_task(basis="8/UBND-VX")).remarks == ("Văn bản giao: 8/UBND-VX",)
    assert row(make_task(assigned_on=day)).remarks == ("Giao ngày 25/06/2026",)


def test_what_else_is_known_is_a_line_each_and_people_can_be_left_out() -> None:
    task = make_task(
        lead="Bà B",
        approver="Ông C",
        assignee="Chị D",
        deliverable="Báo cáo",
        target=Target(2, "hội nghị"),
        condition="sau khi tỉnh có kế hoạch",
        notes=(Note(JUNE_30, "Đã trình"),),
    )
    named, unnamed = row(task), row(task, people=False)
    work = ("Sản phẩm: Báo cáo", "Chỉ tiêu: 2 hội nghị", "Điều kiện: sau khi tỉnh có kế hoạch")
    assert named.remarks == ("Lãnh đạo phụ trách: Bà B", "Người có thẩm quyền: Ông C", *work)
    assert unnamed.remarks == work
    assert (named.assignee, named.lead, named.approver) == ("Chị D", "Bà B", "Ông C")
    assert (unnamed.assignee, unnamed.lead, unnamed.approver) == ("", "", "")
    assert named.note == "Đã trình"
    assert row(make_task()).remarks == ()
    for achieved in (0, 1):
        reached = row(make_task(target=Target(2, "hội nghị", achieved)))
        assert reached.remarks == (f"Chỉ tiêu: đạt {achieved}/2 hội nghị",)


@pytest.mark.parametrize(
    ("status", "stop", "said"),
    [
        (
            "paused",
            Stop(JUNE_30, "88/UBND", "chờ tỉnh"),
            ("Tạm dừng từ ngày 30/06/2026 theo Công văn số 88/UBND, do chờ tỉnh",),
        ),
        ("cancelled", Stop(), ("Đã hủy",)),
        ("paused", Stop(document="88/UBND"), ("Tạm dừng theo Công văn số 88/UBND",)),
        ("paused", None, ()),
        ("in_progress", Stop(JUNE_30, "88/UBND"), ()),
        ("paused", Stop(date(2026, 7, 2), "88/UBND"), ()),
    ],
)
def test_why_work_rests_or_was_given_up_is_said_while_it_does(
    status: str, stop: Stop | None, said: tuple[str, ...]
) -> None:
    assert row(make_task(status=status, stopped=stop)).remarks == said


# Counts, bars and groups


def counts(**changes: int) -> Tally:
    return queries.Tally({state: changes.get(state, 0) for state in STATES})


def test_shares_name_the_main_states_and_what_occurs_with_parts_of_all() -> None:
    shares = state_counts.shares(counts(done_late=1, paused=2, not_started_overdue=3))
    assert [(share.state, share.count, share.percent) for share in shares] == [
        ("done_on_time", 0, "0%"),
        ("done_late", 1, "16,67%"),
        ("in_progress", 0, "0%"),
        ("not_started", 0, "0%"),
        ("in_progress_overdue", 0, "0%"),
        ("not_started_overdue", 3, "50%"),
        ("paused", 2, "33,33%"),
    ]
    assert [share.state for share in shares if share.is_overdue] == [
        "in_progress_overdue",
        "not_started_overdue",
    ]


def test_cancelled_work_is_counted_apart() -> None:
    assert state_counts.without_cancelled(counts(cancelled=3, paused=2)) == counts(paused=2)


@pytest.mark.parametrize(
    ("counted", "scale", "pieces"),
    [
        (counts(done_late=1, paused=2), 3, [("htm", "0%", "33.33%"), ("td", "33.33%", "66.67%")]),
        (counts(done_late=1, paused=1), 8, [("htm", "0%", "12.5%"), ("td", "12.5%", "12.5%")]),
        (counts(paused=1), 6, [("td", "0%", "16.67%")]),
        (counts(paused=10), 10, [("td", "0%", "100%")]),
        (counts(paused=1), 1600, [("td", "0%", "0.06%")]),
        (counts(), 5, []),
    ],
)
def test_the_pieces_of_a_bar_are_parts_of_its_scale(
    counted: Tally, scale: int, pieces: list[tuple[str, str, str]]
) -> None:
    assert [tuple(piece) for piece in map(parts, state_counts.segments(counted, scale))] == pieces


def parts(piece: state_counts.Segment) -> tuple[str, str, str]:
    return piece.key, piece.x, piece.width


def test_areas_keep_their_order_and_those_without_a_task_are_shown_when_asked() -> None:
    counted = [
        (make_area("b"), counts(paused=1)),
        (make_area("a"), counts(cancelled=1)),
        (make_area("c"), counts(ongoing=4)),
    ]
    groups = state_counts.area_groups(counted, empty=True)
    assert [(group.id, group.total, group.ratio) for group in groups] == [
        ("b", 1, "0/1"),
        ("a", 0, "-"),
        ("c", 4, "-"),
    ]
    assert [group.breakdown for group in groups] == [
        "1 nhiệm vụ; Tạm dừng: 1",
        "không có nhiệm vụ; không tính 1 nhiệm vụ đã hủy",
        "4 nhiệm vụ; Thường xuyên: 4",
    ]
    assert [parts(group.segments[0]) for group in groups if group.segments] == [
        ("td", "0%", "25%"),
        ("tx", "0%", "100%"),
    ]
    assert [group.id for group in state_counts.area_groups(counted, empty=False)] == ["b", "c"]
    assert [group.segments for group in state_counts.area_groups(counted[1:2], empty=True)] == [()]


def test_owners_with_most_tasks_come_first_and_then_by_the_alphabet() -> None:
    offices = [
        make_owner("o1", name="Đoàn xã"),
        make_owner("o2", name="Công an xã"),
        HEALTH,
        make_owner("o3", name="Dân quân"),
    ]
    counted = list(
        zip(
            offices,
            [counts(paused=1), counts(done_late=1), counts(paused=3), counts(paused=1, cancelled=9)],
            strict=True,
        )
    )
    assert [group.id for group in state_counts.owner_groups(counted, None)] == ["y-te", "o2", "o3", "o1"]
    (alone,) = state_counts.owner_groups(counted, offices[1])
    assert (alone.id, alone.done, alone.overdue, alone.ratio) == ("o2", 1, 0, "1/1")


# The whole


def built(plan: Plan, owner: Owner | None = None) -> report.Report:
    return report.build(plan, DAY, source="x", owner=owner)


def test_an_offices_report_has_no_empty_areas_no_points_and_no_other_office() -> None:
    scale = CompletionScale("12/QĐ", (ScaleStep(0, 2.0),))
    areas = (make_area(), make_area("rong"))
    plan = make_plan(
        make_task(1, status="done", done_on=DAY),
        make_task(2, owner=HEALTH, status="done", done_on=DAY),
        areas=areas,
        reporting=Reporting(completion_scale=scale),
    )
    whole, office = built(plan), built(plan, HEALTH)
    assert whole.sentences[0].startswith("Đến ngày 01/07/2026, UBND xã đã hoàn thành")
    assert office.sentences[0].startswith("Đến ngày 01/07/2026, Trạm Y tế xã đã hoàn thành")
    assert ([group.id for group in whole.areas], [group.id for group in office.areas]) == (
        ["the-che", "rong"],
        ["the-che"],
    )
    assert (whole.completion.points, office.completion.points) == ("2", "")
    assert (whole.owner, office.owner) == ("", "Trạm Y tế xã")
    assert (whole.total, office.total) == (2, 1)


def test_the_legend_names_what_occurs_and_nothing_that_was_given_up() -> None:
    plan = make_plan(make_task(1), make_task(2, status="cancelled"), make_task(3, status="paused"))
    found = built(plan)
    assert [share.state for share in found.legend] == ["not_started_overdue", "paused"]
    assert [share.count for share in found.shares if share.state == "cancelled"] == [1]
    assert [parts(piece) for piece in found.bar] == [("cqh", "0%", "50%"), ("td", "50%", "50%")]
    assert [one.number for one in found.listed] == [1, 3]
    assert [one.number for one in found.cancelled] == [2]
    assert found.coming_title == "Đến hạn trong 30 ngày tới"


def test_the_head_says_of_the_plan_what_it_says_of_itself() -> None:
    plan = make_plan(make_task())
    placed = make_plan(make_task(), head=plan.head._replace(place="Vĩnh Thông"))
    assert (built(placed).place, built(plan).place) == ("Vĩnh Thông", "")
    said = built(plan)
    assert (said.plan_number, said.plan_title, said.plan_day, said.year, said.as_of) == (
        "02/KH-UBND", "Kế hoạch CCHC", "02/01/2026", 2026, "01/07/2026",
    )  # fmt: skip


def test_people_are_shown_unless_they_are_left_out_and_figures_are_final_and_real_unless_said() -> None:
    found = built(make_plan(make_task(lead="Bà B")))
    assert found.tasks[0].lead == "Bà B"
    assert (found.provisional, found.heading.banner) == ("", "")
