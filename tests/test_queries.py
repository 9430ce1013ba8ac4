"""Selecting tasks, sorting and counting them."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, get_args

import pytest

from cchc import lookups, queries
from cchc.periods import month_period, quarter_period, year_period
from cchc.plan import Duty, Plan
from cchc.queries import Filter, Tally, standings
from cchc.state_table import COMING_DAYS
from cchc.states import DONE, OVERDUE, STATES, State, standing_on
from cchc.task import AmendedField, Status, Stop, Task
from tests.support.plans import make_area, make_extension, make_owner, make_plan, make_task, read_real_plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.states import Standing

MAY_4 = date(2026, 5, 4)
JUNE_30 = date(2026, 6, 30)
JULY_1 = date(2026, 7, 1)

CULTURE = make_owner()
HEALTH = make_owner("y-te", name="Trạm Y tế xã", short="Trạm Y tế")
SCHOOLS = make_owner(
    "truong-hoc", name="Các trường học trên địa bàn xã", short="Các trường học", kind="collective"
)
LAW = make_area()
DIGITAL = make_area("chinh-quyen-so", title="Xây dựng chính quyền số", short="Chính quyền số")

Q1, Q2, Q3, Q4 = (quarter_period(2026, quarter) for quarter in (1, 2, 3, 4))


def accepts(task: Task, day: date = MAY_4, **parts: Any) -> bool:
    return Filter(**parts).accepts(standing_on(task, day))


def selected(plan: Plan, day: date = MAY_4, **parts: Any) -> list[int]:
    return numbers(filter(Filter(**parts).accepts, standings(plan, day)))


def numbers(items: Iterable[Standing]) -> list[int]:
    return [item.task.id for item in items]


# Each part of a filter


def test_a_filter_that_asks_for_nothing_accepts_everything() -> None:
    assert accepts(make_task())
    assert accepts(make_task(status="cancelled"))


def test_the_owner_leads() -> None:
    assert accepts(make_task(owner=HEALTH), owner=HEALTH)
    assert not accepts(make_task(owner=CULTURE, coordinators=(HEALTH,)), owner=HEALTH)


def test_the_coordinator_helps() -> None:
    assert accepts(make_task(coordinators=(SCHOOLS, HEALTH)), coordinator=HEALTH)
    assert not accepts(make_task(owner=HEALTH, coordinators=(SCHOOLS,)), coordinator=HEALTH)


def test_whoever_is_involved_leads_or_helps() -> None:
    assert accepts(make_task(owner=HEALTH), involving=HEALTH)
    assert accepts(make_task(coordinators=(SCHOOLS, HEALTH)), involving=HEALTH)
    assert not accepts(make_task(coordinators=(SCHOOLS,)), involving=HEALTH)


def test_the_area_is_the_tasks_own() -> None:
    assert accepts(make_task(area=DIGITAL), area=DIGITAL)
    assert not accepts(make_task(area=LAW), area=DIGITAL)


def test_a_status_is_what_was_declared_by_the_day_and_any_of_several_will_do() -> None:
    finished = make_task(status="done", done_on=JULY_1)
    assert accepts(finished, day=JULY_1, statuses=frozenset({"done"}))
    assert accepts(finished, day=JULY_1, statuses=frozenset({"submitted", "done"}))
    assert not accepts(finished, day=JULY_1, statuses=frozenset({"in_progress"}))
    assert accepts(finished, day=MAY_4, statuses=frozenset({"in_progress"})), "it was finished later"


def test_a_state_is_what_holds_on_the_day() -> None:
    finished_later = make_task(status="done", done_on=JULY_1)
    assert accepts(finished_later, states=frozenset({"in_progress", "waiting"}))
    assert not accepts(finished_later, states=DONE)
    assert accepts(finished_later, day=JULY_1, states=DONE)


@pytest.mark.parametrize(
    ("due", "there"), [("1/4/2026", True), ("30/6/2026", True), ("31/3/2026", False), ("1/7/2026", False)]
)
def test_due_in_a_period_means_that_the_end_lies_in_it_its_first_and_last_day_included(
    due: str,
    there: bool,  # noqa: FBT001
) -> None:
    assert accepts(make_task(due=due), due_in=Q2) is there


def test_due_in_a_period_follows_the_extension() -> None:
    longer = make_task(extensions=(make_extension("Quý III/2026", JULY_1),))
    assert (accepts(longer, JUNE_30, due_in=Q2), accepts(longer, JUNE_30, due_in=Q3)) == (True, False)
    assert (accepts(longer, JULY_1, due_in=Q2), accepts(longer, JULY_1, due_in=Q3)) == (False, True)


@pytest.mark.parametrize("due", ["Thường xuyên", "Chưa xác định", "Khi có yêu cầu", "Từ tháng 3/2026"])
def test_without_an_end_a_task_is_due_in_no_period_and_neither_before_nor_after_a_day(due: str) -> None:
    assert not accepts(make_task(due=due), due_in=year_period(2026))
    assert not accepts(make_task(due=due), before=date.max)
    assert not accepts(make_task(due=due), after=date.min)


def runs_in(**task: Any) -> list[int]:
    """Return the quarters of 2026 that a task runs in."""
    day = task.pop("day", MAY_4)
    return [n for n in (1, 2, 3, 4) if accepts(make_task(**task), day, running_in=quarter_period(2026, n))]


@pytest.mark.parametrize(
    ("due", "quarters"),
    [
        ("Quý II/2026", [2]),
        ("Quý II/2026 (sau khi tỉnh có kế hoạch)", [2]),
        ("Năm 2026", [1, 2, 3, 4]),
        ("Tháng 3 đến tháng 7/2026", [1, 2, 3]),
        ("1/4/2026", [2]),
        # An end and no start: nobody said when it begins.
        ("Chậm nhất 15/12/2026", [4]),
        ("Trước 1/4/2026", [1]),
        # A start and no end
        ("Từ tháng 7/2026", [3, 4]),
        ("Từ tháng 7/2026 và thường xuyên", [3, 4]),
        # Regular work runs all the time.
        ("Thường xuyên", [1, 2, 3, 4]),
        ("Hằng quý", [1, 2, 3, 4]),
        # Nothing is known.
        ("Chưa xác định", []),
        ("Khi có yêu cầu", []),
    ],
)
def test_a_task_runs_in_every_period_that_its_span_touches(due: str, quarters: list[int]) -> None:
    assert runs_in(due=due) == quarters


def test_a_yearly_task_runs_in_the_second_quarter_but_is_not_due_in_it() -> None:
    assert accepts(make_task(due="Năm 2026"), running_in=Q2)
    assert not accepts(make_task(due="Năm 2026"), due_in=Q2)


@pytest.mark.parametrize("longer", ["Quý III/2026", "30/9/2026", "Chậm nhất 30/9/2026"])
def test_an_extended_task_runs_from_its_first_day_to_its_new_end(longer: str) -> None:
    extensions = (make_extension(longer, JUNE_30),)
    assert runs_in(day=MAY_4, extensions=extensions) == [2]
    assert runs_in(day=JULY_1, extensions=extensions) == [2, 3]


def test_a_span_from_a_condition_runs_in_the_period_of_its_end_once_that_is_known() -> None:
    span = {"due": "20 ngày sau khi có hướng dẫn"}
    assert runs_in(**span) == []
    assert runs_in(day=JULY_1, condition_met_on=JUNE_30, **span) == [3]


def test_before_and_after_leave_out_the_day_itself() -> None:
    task = make_task()
    day_before, day_after = JUNE_30 - timedelta(days=1), JULY_1
    assert [accepts(task, before=day) for day in (day_before, JUNE_30, day_after)] == [False, False, True]
    assert [accepts(task, after=day) for day in (day_before, JUNE_30, day_after)] == [True, False, False]


@pytest.mark.parametrize(
    ("words", "there"),
    [
        (("đối thoại",), True),
        (("doi thoai",), True),
        (("ĐỐI", "NHÂN"), True),
        (("nhân", "đối"), True),
        (("thoa",), True),  # a part of a word
        (("đối", "thoại", "doanh"), False),
        (("hội-nghị",), True),
        ((), True),
    ],
)
def test_words_are_all_found_in_the_title_without_regard_to_case_and_marks(
    words: tuple[str, ...],
    there: bool,  # noqa: FBT001
) -> None:
    assert accepts(make_task(title="Tổ chức Hội nghị đối thoại với nhân dân"), words=words) is there


def test_every_part_that_is_set_must_hold() -> None:
    wanted: dict[str, Any] = {
        "owner": CULTURE,
        "coordinator": HEALTH,
        "involving": HEALTH,
        "area": LAW,
        "statuses": frozenset({"in_progress"}),
        "states": frozenset({"in_progress"}),
        "due_in": Q2,
        "running_in": Q2,
        "before": JULY_1,
        "after": MAY_4,
        "words": ("văn bản",),
    }
    assert set(wanted) == set(Filter._fields)
    task = make_task(coordinators=(HEALTH,), status="in_progress")
    assert accepts(task, **wanted)
    missed: dict[str, Any] = {
        "owner": HEALTH,
        "coordinator": SCHOOLS,
        "involving": SCHOOLS,
        "area": DIGITAL,
        "statuses": frozenset({"done"}),
        "states": OVERDUE,
        "due_in": Q1,
        "running_in": Q3,
        "before": JUNE_30,
        "after": JUNE_30,
        "words": ("hội nghị",),
    }
    assert not any(accepts(task, **(wanted | {part: value})) for part, value in missed.items())


# Sorting


def sorted_by(key: str, *tasks: Task, day: date = JULY_1) -> list[int]:
    return numbers(sorted(standings(make_plan(*tasks), day), key=queries.SORTS[key]))


def test_standings_keep_the_order_of_the_plan() -> None:
    assert numbers(standings(make_plan(make_task(3), make_task(1), make_task(2)), MAY_4)) == [3, 1, 2]


def test_by_number_tasks_come_as_counted() -> None:
    assert sorted_by("id", make_task(10), make_task(9), make_task(2)) == [2, 9, 10]


def test_by_deadline_the_earliest_end_comes_first_and_none_last() -> None:
    tasks = [
        make_task(1, due="Thường xuyên"),
        make_task(2, due="Quý IV/2026"),
        make_task(4, due="Quý I/2026"),
        make_task(3, due="31/3/2026"),
        make_task(5, due="Tháng 9/2026", extensions=(make_extension("Tháng 2/2026", date(2026, 1, 5)),)),
    ]
    assert sorted_by("due", *tasks) == [5, 3, 4, 2, 1]


def test_by_urgency_every_state_has_its_place() -> None:
    assert sorted(queries.URGENCY) == sorted(STATES)


def test_by_urgency_what_needs_action_comes_first() -> None:
    tasks = [
        make_task(1, status="cancelled"),
        make_task(2, status="done", done_on=MAY_4),
        make_task(3, due="Thường xuyên"),
        make_task(4, due="Quý III/2026"),
        make_task(5, due="Quý I/2026", status="in_progress"),
        make_task(6, due="Quý II/2026"),
        make_task(7, due="Quý I/2026"),
        make_task(8, due="Khi có yêu cầu"),
    ]
    assert sorted_by("state", *tasks) == [5, 7, 6, 4, 8, 3, 2, 1]


def test_by_owner_names_come_in_vietnamese_order_and_one_owners_tasks_by_number() -> None:
    names = ["Đoàn Thanh niên", "Ủy ban MTTQ", "Dân quân", "Trạm Y tế", "Ấp Ba", "An ninh"]
    tasks = [make_task(n, owner=make_owner(f"o{n}", short=name)) for n, name in enumerate(names, start=1)]
    tasks.append(make_task(0, owner=tasks[3].owner))
    assert sorted_by("owner", *tasks) == [6, 5, 3, 1, 0, 4, 2]


def test_by_title_tasks_come_in_vietnamese_order() -> None:
    titles = ["Đánh giá", "Xây dựng", "Bàn việc", "Dự thảo", "Ban hành"]
    tasks = [make_task(n, title=title) for n, title in enumerate(titles, start=1)]
    assert sorted_by("title", *tasks) == [5, 3, 4, 1, 2]


# What is overdue, what comes next


def test_overdue_work_comes_oldest_end_first() -> None:
    plan = make_plan(
        make_task(1, due="Quý II/2026"),
        make_task(2, due="Tháng 1/2026", status="in_progress"),
        make_task(3, due="Quý I/2026"),
        make_task(4, due="Quý I/2026", status="done", done_on=JUNE_30),
        make_task(5, due="Quý III/2026"),
        make_task(6, due="Quý I/2026", status="paused"),
    )
    assert numbers(queries.overdue(standings(plan, JULY_1))) == [2, 3, 1]


@pytest.mark.parametrize(("days", "there"), [(31, False), (30, True), (7, True), (0, True), (-1, False)])
def test_work_comes_within_thirty_days_both_the_thirtieth_and_the_last_day_included(
    days: int,
    there: bool,  # noqa: FBT001
) -> None:
    assert COMING_DAYS == 30
    items = standings(make_plan(make_task()), JUNE_30 - timedelta(days=days))
    assert bool(queries.coming(items)) is there


def test_what_comes_next_is_open_or_waiting_work_the_soonest_first() -> None:
    plan = make_plan(
        make_task(1, due="30/6/2026"),
        make_task(2, due="20/6/2026", status="submitted"),
        make_task(3, due="25/6/2026 (sau khi tỉnh có kế hoạch)"),
        make_task(4, due="25/6/2026", status="done", done_on=MAY_4),
        make_task(5, due="25/6/2026", status="paused"),
        make_task(6, due="25/6/2026", status="cancelled"),
        make_task(7, due="1/6/2026"),
        make_task(8, due="Thường xuyên"),
    )
    items = standings(plan, date(2026, 6, 10))
    assert numbers(queries.coming(items)) == [2, 3, 1]
    assert numbers(queries.coming(items, days=10)) == [2]
    assert queries.coming(items, days=9) == []


# Counting


ONE_OF_EACH: dict[State, Task] = {
    "done_on_time": make_task(1, status="done", done_on=JUNE_30),
    "done_late": make_task(2, due="Quý I/2026", status="done", done_on=JUNE_30),
    "in_progress": make_task(3, due="Quý III/2026", status="in_progress"),
    "not_started": make_task(4, due="Quý III/2026"),
    "in_progress_overdue": make_task(5, status="in_progress"),
    "not_started_overdue": make_task(6),
    "waiting": make_task(7, due="Khi có yêu cầu"),
    "ongoing": make_task(8, due="Thường xuyên"),
    "paused": make_task(9, status="paused"),
    "no_deadline": make_task(10, due="Chưa xác định"),
    "cancelled": make_task(11, status="cancelled", stopped=Stop(MAY_4)),
}


def count(*states: State) -> Tally:
    tasks = [ONE_OF_EACH[state] for state in states]
    return queries.tally(standings(make_plan(*tasks), JULY_1))


def test_there_is_a_task_of_every_state_to_count() -> None:
    assert {state: standing_on(task, JULY_1).state for state, task in ONE_OF_EACH.items()} == {
        s: s for s in STATES
    }
    assert {task.status for task in ONE_OF_EACH.values()} == set(get_args(Status)) - {"submitted"}


def test_a_tally_names_every_state_in_order_zeros_included() -> None:
    counted = count("waiting", "waiting", "done_late")
    assert tuple(counted.counts) == STATES
    assert {state: n for state, n in counted.counts.items() if n} == {"done_late": 1, "waiting": 2}


def test_the_sums_of_a_tally_are_those_that_reports_speak_of() -> None:
    counted = count(*STATES)
    assert counted.total == 11
    assert counted.done == 2
    assert counted.overdue == 2
    assert counted.countable == 9


@pytest.mark.parametrize("state", STATES)
def test_completion_leaves_out_regular_and_cancelled_work_and_nothing_else(state: State) -> None:
    assert count(state).total == 1
    assert count(state).countable == (0 if state in {"ongoing", "cancelled"} else 1)


def test_nothing_counted_is_nothing() -> None:
    for counted in (count(), Tally({})):
        assert (counted.total, counted.done, counted.overdue, counted.countable) == (0, 0, 0, 0)


# By area and by owner


def test_every_area_is_counted_in_the_order_of_the_plan_even_one_without_a_task() -> None:
    finance = make_area("tai-chinh")
    plan = make_plan(make_task(1, area=LAW), make_task(2, area=DIGITAL), areas=(DIGITAL, finance, LAW))
    counted = queries.by_area(plan, standings(plan, MAY_4))
    assert [(area.id, sums.total) for area, sums in counted] == [
        ("chinh-quyen-so", 1),
        ("tai-chinh", 0),
        ("the-che", 1),
    ]


def test_an_agency_without_a_task_stays_and_a_collective_without_one_is_left_out() -> None:
    plan = make_plan(make_task(owner=CULTURE), owners=(HEALTH, SCHOOLS, CULTURE))
    counted = queries.by_owner(plan, standings(plan, MAY_4), MAY_4)
    assert [(owner.id, sums.total) for owner, sums in counted] == [("y-te", 0), ("vhxh", 1)]


@pytest.mark.parametrize(
    "part",
    [
        {"task": make_task(2, owner=HEALTH, assigned_on=JULY_1)},
        {"task": make_task(2, coordinators=(HEALTH,), assigned_on=JULY_1)},
        {
            "task": make_task(
                2, owner=HEALTH, amendments=(AmendedField("45/KH-UBND", JULY_1, "owner", CULTURE),)
            )
        },
    ],
    ids=["leads", "coordinates", "leads since an amendment"],
)
def test_an_agency_that_came_later_is_in_no_count_of_an_earlier_day(part: dict[str, Task]) -> None:
    plan = make_plan(make_task(owner=CULTURE), part["task"], owners=(CULTURE, HEALTH))

    def counted(of: Plan, day: date) -> list[str]:
        return [owner.id for owner, _ in queries.by_owner(of, standings(of, day), day)]

    assert counted(plan, MAY_4) == ["vhxh"]
    assert counted(plan, JULY_1) == ["vhxh", "y-te"]
    with_a_duty = dataclasses.replace(plan, duties=(Duty((HEALTH,), ("Phối hợp",)),))
    assert counted(with_a_duty, MAY_4) == ["vhxh", "y-te"], "it was in the plan, without a task of its own"


def test_a_collective_that_leads_a_task_is_counted() -> None:
    plan = make_plan(make_task(1, owner=SCHOOLS), make_task(2), owners=(SCHOOLS, CULTURE))
    assert [owner.id for owner, _ in queries.by_owner(plan, standings(plan, MAY_4), MAY_4)] == [
        "truong-hoc",
        "vhxh",
    ]


def test_the_groups_add_up_to_the_whole() -> None:
    plan = read_real_plan()
    items = standings(plan, JULY_1)
    for groups in (queries.by_area(plan, items), queries.by_owner(plan, items, JULY_1)):
        sums = [counted for _, counted in groups]
        assert {state: sum(one.counts[state] for one in sums) for state in STATES} == queries.tally(
            items
        ).counts


# The questions that the tool was asked for, on the real plan


def test_the_tasks_that_phong_vhxh_leads() -> None:
    plan = read_real_plan()
    wanted = [1, 3, 4, 7, 8, 13, 15, 16, 18, 19, 20]
    assert selected(plan, owner=lookups.find_owner(plan, "Phòng VHXH")) == wanted


def test_the_tasks_due_in_the_second_quarter() -> None:
    assert selected(read_real_plan(), due_in=Q2) == [4, 5, 8]


def test_the_tasks_overdue_the_day_after_the_second_quarter() -> None:
    assert numbers(queries.overdue(standings(read_real_plan(), JULY_1))) == [2, 1, 5, 8]


def test_the_tasks_due_in_a_month_of_the_real_plan() -> None:
    assert selected(read_real_plan(), due_in=month_period(2026, 1)) == [2]
    assert selected(read_real_plan(), due_in=month_period(2026, 2)) == []


def test_the_tasks_that_wait_for_the_province() -> None:
    assert selected(read_real_plan(), day=date(2026, 12, 31), states=frozenset({"waiting"})) == [4, 13]
