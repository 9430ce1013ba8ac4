"""A task on a day: every row of the table of states, every boundary day, the rules told a second way.

The tasks here are due by Quý II/2026, so that 30/6 is the last day, unless a test says otherwise.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any, get_args

import pytest

from cchc.state_table import SOON_DAYS
from cchc.states import APART, COMING, DONE, OVERDUE, STATES, State, next_turn, standing_on
from cchc.task import STATUSES, Extension, Note, Stop, Task
from tests.support.plans import make_extension, make_task

if TYPE_CHECKING:
    from collections.abc import Iterator

APRIL_1 = date(2026, 4, 1)
MAY_4 = date(2026, 5, 4)
JUNE_29 = date(2026, 6, 29)
JUNE_30 = date(2026, 6, 30)  # the last day of Quý II
JULY_1 = date(2026, 7, 1)
JULY_2 = date(2026, 7, 2)
JULY_20 = date(2026, 7, 20)
SEPTEMBER_30 = date(2026, 9, 30)  # the last day of Quý III
OCTOBER_1 = date(2026, 10, 1)

IN_DUE = "Quý II/2026 (sau khi tỉnh có kế hoạch)"
APART_FROM_DUE = "sau khi có văn bản của UBND tỉnh"


def state(day: date, **task: Any) -> State:
    return standing_on(make_task(**task), day).state


def end(day: date, **task: Any) -> date | None:
    return standing_on(make_task(**task), day).end


# The rows of the table, the first that holds


def test_cancelled_work_is_cancelled_even_when_its_end_has_passed() -> None:
    assert state(JULY_1, status="cancelled", stopped=Stop(MAY_4)) == "cancelled"
    assert state(JULY_1, status="cancelled", stopped=Stop()) == "cancelled"
    assert state(JULY_1, status="cancelled") == "cancelled"


def test_paused_work_is_paused_even_when_its_end_has_passed() -> None:
    assert state(JULY_1, status="paused", stopped=Stop(MAY_4)) == "paused"
    assert state(JULY_1, status="paused") == "paused"


def test_work_done_by_the_last_day_is_on_time() -> None:
    assert state(JULY_1, status="done", done_on=JUNE_29) == "done_on_time"


def test_work_done_on_the_last_day_itself_is_on_time() -> None:
    assert state(JULY_1, status="done", done_on=JUNE_30) == "done_on_time"


def test_work_done_the_day_after_the_last_is_late() -> None:
    assert state(JULY_1, status="done", done_on=JULY_1) == "done_late"


@pytest.mark.parametrize(
    "due", ["Chưa xác định", "Thường xuyên", "Hằng quý", "Khi có yêu cầu", "Từ tháng 3/2026"]
)
def test_work_done_without_an_end_is_on_time(due: str) -> None:
    assert state(OCTOBER_1, due=due, status="done", done_on=SEPTEMBER_30) == "done_on_time"


@pytest.mark.parametrize(
    "due", ["Thường xuyên", "Nhiệm vụ thường xuyên", "Hằng quý", "Tháng 3, 6, 9, 12", "định kỳ hằng tháng"]
)
@pytest.mark.parametrize("status", ["not_started", "in_progress", "submitted"])
def test_regular_work_is_ongoing_whatever_is_declared(due: str, status: str) -> None:
    assert state(OCTOBER_1, due=due, status=status) == "ongoing"


def test_regular_work_with_a_condition_is_ongoing_before_it_is_waiting() -> None:
    assert state(MAY_4, due="Thường xuyên", condition=APART_FROM_DUE) == "ongoing"


@pytest.mark.parametrize("task", [{"due": IN_DUE}, {"condition": APART_FROM_DUE}, {"due": "Khi có yêu cầu"}])
@pytest.mark.parametrize("status", ["not_started", "in_progress", "submitted"])
def test_work_waits_for_its_condition_even_past_its_end(task: dict[str, str], status: str) -> None:
    assert state(MAY_4, status=status, **task) == "waiting"
    assert state(JULY_1, status=status, **task) == "waiting"


@pytest.mark.parametrize(
    "due", ["Chưa xác định", "1/31/2026", "Đề xuất giao Sở Xây dựng tham mưu", "Từ tháng 3/2026"]
)
def test_work_without_a_readable_end_has_no_deadline(due: str) -> None:
    assert state(JULY_1, due=due) == "no_deadline"
    assert state(JULY_1, due=due, status="in_progress") == "no_deadline"


def test_what_nobody_began_is_overdue_from_the_day_after_its_end() -> None:
    assert state(JUNE_30) == "not_started"
    assert state(JULY_1) == "not_started_overdue"


@pytest.mark.parametrize("status", ["in_progress", "submitted"])
def test_what_was_begun_or_submitted_is_overdue_from_the_day_after_its_end(status: str) -> None:
    assert state(JUNE_30, status=status) == "in_progress"
    assert state(JULY_1, status=status) == "in_progress_overdue"


def test_work_is_on_its_way_long_before_its_first_day() -> None:
    assert state(date(2026, 1, 1)) == "not_started"
    assert state(date(2026, 1, 1), status="in_progress") == "in_progress"


# Whatever is dated after the day did not happen yet on it


def test_a_report_as_of_30_6_does_not_count_what_was_finished_on_2_7() -> None:
    finished = {"status": "done", "started_on": MAY_4, "done_on": JULY_2}
    assert state(JUNE_30, **finished) == "in_progress"
    assert state(JULY_1, **finished) == "in_progress_overdue"
    assert state(JULY_2, **finished) == "done_late"


@pytest.mark.parametrize("status", ["in_progress", "submitted", "done", "paused", "cancelled"])
def test_work_that_began_later_had_not_begun(status: str) -> None:
    later = {"status": status, "started_on": JULY_2, "done_on": JULY_20, "stopped": Stop(JULY_20)}
    assert state(JUNE_30, **later) == "not_started"
    assert state(JULY_1, **later) == "not_started_overdue"
    assert state(JULY_2, **later) == "in_progress_overdue"


@pytest.mark.parametrize("status", ["done", "paused", "cancelled"])
def test_what_ended_later_had_begun_when_no_beginning_is_recorded(status: str) -> None:
    assert state(JUNE_30, status=status, done_on=JULY_20, stopped=Stop(JULY_20)) == "in_progress"


def test_not_started_is_believed_even_beside_a_date() -> None:
    assert state(JUNE_30, status="not_started", started_on=MAY_4) == "not_started"


@pytest.mark.parametrize("status", ["paused", "cancelled"])
def test_a_stop_holds_from_its_own_day_on(status: str) -> None:
    assert state(JUNE_29, status=status, stopped=Stop(JUNE_30)) == "in_progress"
    assert state(JUNE_30, status=status, stopped=Stop(JUNE_30)) == status


def test_a_condition_holds_back_until_the_day_it_came_true() -> None:
    assert state(MAY_4 - timedelta(days=1), due=IN_DUE, condition_met_on=MAY_4) == "waiting"
    assert state(MAY_4, due=IN_DUE, condition_met_on=MAY_4) == "not_started"
    assert state(JULY_1, due=IN_DUE, condition_met_on=MAY_4) == "not_started_overdue"


def test_an_extension_moves_the_end_from_its_own_day_on() -> None:
    longer = {"extensions": (make_extension("Quý III/2026", JULY_2),)}
    assert (state(JULY_1, **longer), end(JULY_1, **longer)) == ("not_started_overdue", JUNE_30)
    assert (state(JULY_2, **longer), end(JULY_2, **longer)) == ("not_started", SEPTEMBER_30)
    assert state(OCTOBER_1, **longer) == "not_started_overdue"


# Extensions


def test_a_proposed_extension_moves_nothing() -> None:
    task = make_task(extensions=(make_extension("Quý III/2026", MAY_4, approved=False),))
    assert standing_on(task, JULY_1).state == "not_started_overdue"
    assert standing_on(task, JULY_1).extension is None


@pytest.mark.parametrize("swapped", [False, True])
def test_the_extension_of_the_latest_date_holds_in_whatever_order_they_are_written(swapped: bool) -> None:  # noqa: FBT001
    first, second = make_extension("Quý IV/2026", MAY_4), make_extension("Quý III/2026", JULY_2)
    written = (second, first) if swapped else (first, second)
    assert end(JUNE_30, extensions=written) == date(2026, 12, 31)
    assert end(JULY_2, extensions=written) == SEPTEMBER_30


def test_of_two_extensions_of_one_day_the_later_entry_holds() -> None:
    written = (make_extension("Quý IV/2026", MAY_4), make_extension("Quý III/2026", MAY_4))
    assert end(JULY_1, extensions=written) == SEPTEMBER_30


def test_a_later_proposal_leaves_the_approved_extension_in_force() -> None:
    written = (make_extension("Quý III/2026", MAY_4), make_extension("Quý IV/2026", JUNE_29, approved=False))
    assert end(JULY_1, extensions=written) == SEPTEMBER_30


def test_work_done_within_its_extension_is_on_time() -> None:
    longer = {"status": "done", "extensions": (make_extension("Quý III/2026", JUNE_29),)}
    assert state(OCTOBER_1, done_on=SEPTEMBER_30, **longer) == "done_on_time"
    assert state(OCTOBER_1, done_on=OCTOBER_1, **longer) == "done_late"


def test_an_extension_replaces_the_condition_written_in_the_deadline() -> None:
    longer = (make_extension("Quý III/2026", JUNE_29),)
    assert state(JULY_1, due=IN_DUE, extensions=longer) == "not_started"
    assert state(OCTOBER_1, due=IN_DUE, extensions=longer) == "not_started_overdue"


def test_an_extension_leaves_a_separate_condition_standing() -> None:
    longer = (make_extension("Quý III/2026", JUNE_29),)
    assert state(JULY_1, condition=APART_FROM_DUE, extensions=longer) == "waiting"


def test_an_extension_may_bring_a_condition_of_its_own() -> None:
    longer = (make_extension("Quý III/2026 (sau khi có kinh phí)", JUNE_29),)
    assert state(JUNE_29 - timedelta(days=1), extensions=longer) == "not_started"
    assert state(JULY_1, extensions=longer) == "waiting"


def test_an_extension_may_turn_work_into_regular_work() -> None:
    assert state(JULY_1, extensions=(make_extension("Thường xuyên", MAY_4),)) == "ongoing"


def test_the_standing_names_the_deadline_and_the_extension_in_force() -> None:
    longer = make_extension("Quý III/2026", JUNE_29)
    before, after = (standing_on(make_task(extensions=(longer,)), day) for day in (MAY_4, JULY_1))
    assert (before.due.text, before.extension) == ("Quý II/2026", None)
    assert (after.due.text, after.extension) == ("Quý III/2026", longer)


# Conditions that came true too late


def test_a_condition_that_came_true_on_the_last_day_leaves_the_end() -> None:
    assert end(JULY_20, due=IN_DUE, condition_met_on=JUNE_30) == JUNE_30


@pytest.mark.parametrize("task", [{"due": IN_DUE}, {"condition": APART_FROM_DUE}])
def test_a_condition_that_came_true_after_the_end_leaves_no_end(task: dict[str, str]) -> None:
    assert end(JULY_20, condition_met_on=JULY_1, **task) is None
    assert state(JULY_20, condition_met_on=JULY_1, **task) == "no_deadline"
    assert state(JULY_20, condition_met_on=JULY_1, status="done", done_on=JULY_20, **task) == "done_on_time"


def test_before_it_came_true_too_late_the_work_was_waiting_with_its_end() -> None:
    assert state(JUNE_30, due=IN_DUE, condition_met_on=JULY_1) == "waiting"
    assert end(JUNE_30, due=IN_DUE, condition_met_on=JULY_1) == JUNE_30


@pytest.mark.parametrize("task", [{"due": IN_DUE}, {"condition": APART_FROM_DUE}])
def test_an_extension_then_sets_an_end(task: dict[str, str]) -> None:
    longer = {"condition_met_on": JULY_1, "extensions": (make_extension("Quý III/2026", JULY_20),)}
    assert end(JULY_20, **longer, **task) == SEPTEMBER_30
    assert state(OCTOBER_1, **longer, **task) == "not_started_overdue"


def test_a_day_without_a_condition_to_it_means_nothing() -> None:
    assert end(JULY_20, condition_met_on=JULY_1) == JUNE_30
    assert state(JULY_20, condition_met_on=JULY_1) == "not_started_overdue"


# Spans: so long after a condition came true


@pytest.mark.parametrize(
    ("due", "last_day"),
    [
        ("20 ngày sau khi Tỉnh ủy ban hành", date(2026, 5, 24)),
        ("Trong vòng 2 tuần sau khi Tỉnh ủy ban hành", date(2026, 5, 18)),
        ("Trong 6 tháng sau khi Tỉnh ủy ban hành", date(2026, 11, 4)),
        ("1 năm sau khi Tỉnh ủy ban hành", date(2027, 5, 4)),
    ],
)
def test_a_span_runs_from_the_day_its_condition_came_true(due: str, last_day: date) -> None:
    assert state(MAY_4, due=due) == "waiting"
    assert end(MAY_4, due=due) is None
    met = {"due": due, "condition_met_on": MAY_4}
    assert state(last_day, **met) == "not_started"
    assert state(last_day + timedelta(days=1), **met) == "not_started_overdue"
    assert state(last_day, status="done", done_on=last_day, **met) == "done_on_time"
    late = last_day + timedelta(days=1)
    assert state(late, status="done", done_on=late, **met) == "done_late"


def test_a_span_of_months_ends_on_the_last_day_of_a_shorter_month() -> None:
    met = {"due": "Trong 6 tháng sau khi có hướng dẫn", "condition_met_on": date(2026, 8, 31)}
    assert end(date(2026, 9, 1), **met) == date(2027, 2, 28)


def test_before_its_condition_came_true_a_span_has_no_end() -> None:
    later = {"due": "20 ngày sau khi có hướng dẫn", "condition_met_on": MAY_4}
    assert end(MAY_4 - timedelta(days=1), **later) is None
    assert state(MAY_4 - timedelta(days=1), **later) == "waiting"


def test_a_date_beside_a_span_bounds_it() -> None:
    both = {"due": "20 ngày sau khi có hướng dẫn, chậm nhất 30/6/2026"}
    assert end(MAY_4, **both) == JUNE_30
    assert end(JULY_1, condition_met_on=MAY_4, **both) == date(2026, 5, 24)
    assert end(JULY_1, condition_met_on=JUNE_29, **both) == JUNE_30
    assert end(JULY_20, condition_met_on=JULY_1, **both) is None


def test_working_days_are_not_counted_so_that_the_end_stays_open() -> None:
    met = {"due": "20 ngày làm việc sau khi có hướng dẫn", "condition_met_on": MAY_4}
    assert state(MAY_4 - timedelta(days=1), **met) == "waiting"
    assert state(OCTOBER_1, **met) == "no_deadline"


# Days left, and soon


def test_days_left_count_to_the_last_day_and_go_below_zero_after_it() -> None:
    assert [standing_on(make_task(), day).days_left for day in (JUNE_29, JUNE_30, JULY_1)] == [1, 0, -1]
    assert standing_on(make_task(), date(2026, 9, 14)).days_left == -76


@pytest.mark.parametrize("due", ["Thường xuyên", "Chưa xác định", "Khi có yêu cầu"])
def test_without_an_end_there_are_no_days_left(due: str) -> None:
    assert standing_on(make_task(due=due), JULY_1).days_left is None


def test_days_left_follow_the_extension() -> None:
    task = make_task(extensions=(make_extension("15/7/2026", JUNE_29),))
    assert standing_on(task, JULY_1).days_left == 14


@pytest.mark.parametrize(("days", "soon"), [(8, False), (7, True), (1, True), (0, True), (-1, False)])
@pytest.mark.parametrize("task", [{}, {"status": "in_progress"}, {"status": "submitted"}])
def test_open_work_is_soon_due_from_seven_days_before_its_end_to_the_end(
    task: dict[str, Any],
    days: int,
    soon: bool,  # noqa: FBT001
) -> None:
    assert SOON_DAYS == 7
    assert standing_on(make_task(**task), JUNE_30 - timedelta(days=days)).is_soon is soon


def test_waiting_work_is_soon_due_too() -> None:
    assert standing_on(make_task(due=IN_DUE), JUNE_29).is_soon


@pytest.mark.parametrize(
    "task",
    [
        {"status": "done", "done_on": MAY_4},
        {"status": "paused"},
        {"status": "cancelled"},
        {"due": "Thường xuyên"},
        {"due": "Chưa xác định"},
    ],
)
def test_what_is_finished_stopped_or_endless_is_never_soon_due(task: dict[str, Any]) -> None:
    assert not standing_on(make_task(**task), JUNE_29).is_soon


# The first day of the work


def test_the_first_day_is_the_one_the_words_name() -> None:
    assert standing_on(make_task(), MAY_4).start == APRIL_1
    assert standing_on(make_task(due="Chậm nhất 30/6/2026"), MAY_4).start is None


@pytest.mark.parametrize("longer", ["Quý III/2026", "30/9/2026", "Chậm nhất 30/9/2026"])
def test_an_extension_leaves_the_first_day_alone(longer: str) -> None:
    assert standing_on(make_task(extensions=(make_extension(longer, JUNE_29),)), JULY_1).start == APRIL_1


def test_an_end_brought_forward_leaves_no_first_day_after_it() -> None:
    shorter = (make_extension("Chậm nhất 15/3/2026", date(2026, 2, 2)),)
    assert standing_on(make_task(extensions=shorter), date(2026, 3, 1)).start is None
    assert standing_on(
        make_task(extensions=(make_extension("Quý I/2026", date(2026, 1, 5)),)), JULY_1
    ).start == date(2026, 1, 1)


# What is known of the work on the day


def test_of_two_notes_of_one_day_the_latest_is_the_one_written_behind_the_other() -> None:
    notes = (Note(JUNE_29, "sáng"), Note(APRIL_1, "trước"), Note(JUNE_29, "chiều"))
    assert standing_on(make_task(notes=notes), JUNE_30).latest_note == "chiều"


def test_the_latest_note_is_the_last_one_dated_by_the_day_undated_ones_come_first() -> None:
    notes = (Note(JUNE_30, "b"), Note(MAY_4, "a"), Note(JULY_1, "c"), Note(None, "không ngày"))
    latest = {
        day: standing_on(make_task(notes=notes), day).latest_note for day in (APRIL_1, JUNE_29, JUNE_30)
    }
    assert latest == {APRIL_1: "không ngày", JUNE_29: "a", JUNE_30: "b"}
    assert standing_on(make_task(), MAY_4).latest_note == ""


def test_progress_is_the_recorded_one_until_the_work_is_done_and_unknown_before_the_day_it_was() -> None:
    assert standing_on(make_task(status="in_progress", progress=40), MAY_4).progress == 40
    assert standing_on(make_task(status="in_progress"), MAY_4).progress is None
    done = make_task(status="done", done_on=JUNE_30, progress=90)
    assert [standing_on(done, day).progress for day in (JUNE_29, JUNE_30)] == [None, 100]
    assert standing_on(make_task(status="done", done_on=JULY_1), JULY_1).progress == 100


def test_work_that_ends_on_its_first_day_still_has_one() -> None:
    shorter = (make_extension("Chậm nhất 1/4/2026", date(2026, 2, 2)),)
    assert standing_on(make_task(extensions=shorter), date(2026, 3, 1)).start == APRIL_1


# The day on which the state changes without an edit


@pytest.mark.parametrize(
    "task",
    [
        {"status": "in_progress", "started_on": MAY_4},
        {"status": "done", "done_on": MAY_4},
        {"condition": APART_FROM_DUE, "condition_met_on": MAY_4},
        {"extensions": (make_extension("Quý III/2026", MAY_4),)},
        {"status": "paused", "stopped": Stop(MAY_4)},
    ],
)
def test_a_state_may_change_on_the_day_of_whatever_is_recorded(task: dict[str, Any]) -> None:
    assert next_turn(standing_on(make_task(**task), APRIL_1)) == MAY_4
    assert next_turn(standing_on(make_task(**task), MAY_4)) != MAY_4, "it has changed by then"


def test_a_state_may_change_on_the_day_after_the_last_one() -> None:
    assert next_turn(standing_on(make_task(), MAY_4)) == JULY_1
    assert next_turn(standing_on(make_task(), JUNE_30)) == JULY_1


def test_a_state_that_nothing_changes_any_more_has_no_next_day() -> None:
    assert next_turn(standing_on(make_task(), JULY_1)) is None
    assert next_turn(standing_on(make_task(due="Chưa xác định"), JULY_1)) is None
    assert next_turn(standing_on(make_task(status="paused", stopped=Stop()), JULY_1)) is None


def test_no_day_follows_the_last_one_of_the_calendar() -> None:
    assert next_turn(standing_on(make_task(), MAY_4)._replace(end=date.max)) is None


# The kinds of states


def test_the_groups_of_states_are_apart_from_one_another() -> None:
    assert get_args(State) == STATES
    assert {"done_on_time", "done_late"} == DONE
    assert {"in_progress_overdue", "not_started_overdue"} == OVERDUE
    assert {"in_progress", "not_started", "waiting"} == COMING
    assert {"ongoing", "cancelled"} == APART


# The same rules told a second way: by striking the future from the record, then asking what is left


def oracle(task: Task, day: date, mistake: str = "") -> State:  # noqa: C901, PLR0911, PLR0912  it is a table
    """Say the state of a task; with a mistake in it, to see that the comparison would notice."""
    record: dict[str, Any] = {"started": task.started_on, "met": task.condition_met_on, "done": task.done_on}
    past = {
        name: on for name, on in record.items() if on and (on <= day or mistake == f"{name} later counts")
    }
    stop_day = task.stopped.date if task.stopped and task.stopped.date else day
    status = str(task.status)
    if status in {"paused", "cancelled"} and stop_day > day:
        status = "in_progress"
    if status == "done" and "done" not in past:
        status = "in_progress"
    begun = status != "not_started" and (task.started_on is None or "started" in past)

    due = task.due
    for extension in sorted(task.extensions, key=lambda e: e.date):
        counts = extension.approved or mistake == "a proposal counts"
        if counts and (extension.date <= day or mistake == "extension later counts"):
            due = extension.due
    conditions = [words for words in (due.condition, task.condition) if words]
    if mistake == "an extension lifts every condition" and due is not task.due:
        conditions = []
    if mistake == "an extension keeps the condition in due":
        conditions = [words for words in (task.due.condition, task.condition) if words]
    last = due.end.toordinal() if due.end else None
    if conditions and "met" in past:
        met = past["met"].toordinal()
        if last and last < met and mistake != "a condition met late leaves the end":
            last = None
        elif due.span:
            counted = due.span.after(past["met"]).toordinal()
            last = counted if last is None else min(last, counted)

    if status == "cancelled":
        return "cancelled"
    if status == "paused":
        return "paused"
    if status == "done":
        over = -1 if last is None else past["done"].toordinal() - last
        if over == 0 and mistake == "on the last day is late":
            over = 1
        return "done_late" if over > 0 else "done_on_time"
    if due.kind in ("ongoing", "periodic"):
        return "ongoing"
    if conditions and "met" not in past:
        return "waiting"
    if last is None:
        return "no_deadline"
    over = day.toordinal() - last
    if over == 0 and mistake == "on the last day is overdue":
        over = 1
    if mistake == "submitted is no start" and task.status == "submitted":
        begun = False
    if over > 0:
        return "in_progress_overdue" if begun else "not_started_overdue"
    return "in_progress" if begun else "not_started"


MISTAKES = [
    "on the last day is late",
    "on the last day is overdue",
    "done later counts",
    "started later counts",
    "met later counts",
    "extension later counts",
    "a proposal counts",
    "an extension lifts every condition",
    "an extension keeps the condition in due",
    "a condition met late leaves the end",
    "submitted is no start",
]
WORDINGS = [
    "Quý II/2026",
    IN_DUE,
    "Khi có yêu cầu",
    "20 ngày sau khi có hướng dẫn",
    "60 ngày sau khi có hướng dẫn, chậm nhất 30/6/2026",
    "Thường xuyên",
    "Tháng 3, 6, 9, 12",
    "Từ tháng 3/2026",
    "Chưa xác định",
]
DAYS = [MAY_4, JUNE_29, JUNE_30, JULY_1, JULY_20, SEPTEMBER_30, OCTOBER_1]
EVENTS = [None, MAY_4, JUNE_30, JULY_1]
GRANTED: list[tuple[Extension, ...]] = [
    (),
    (make_extension("Quý III/2026", JUNE_30),),
    (make_extension("Quý III/2026", JUNE_30, approved=False),),
    (make_extension("Quý III/2026 (sau khi có kinh phí)", JULY_1), make_extension("15/7/2026", MAY_4)),
]


def declared() -> Iterator[dict[str, Any]]:
    """Yield each status with every date that belongs to it."""
    for status in STATUSES:
        match status:
            case "done":
                yield from ({"status": status, "done_on": on} for on in DAYS)
            case "paused" | "cancelled":
                yield from ({"status": status, "stopped": on and Stop(on)} for on in EVENTS)
            case _:
                yield {"status": status}


def every_task() -> Iterator[Task]:
    """Yield tasks of every wording, status, condition and extension, with dates around the ends."""
    parts = product(WORDINGS, [None, APART_FROM_DUE], declared(), EVENTS, EVENTS, GRANTED)
    for due, condition, status, started_on, met_on, extensions in parts:
        dates = {"started_on": started_on, "condition_met_on": met_on}
        yield make_task(due=due, condition=condition, extensions=extensions, **dates, **status)


def test_every_task_on_every_day_stands_where_the_rules_told_a_second_way_put_it() -> None:
    seen: set[State] = set()
    for task, day in product(every_task(), DAYS):
        found = standing_on(task, day).state
        assert found == oracle(task, day), (task, day)
        seen.add(found)
    assert seen == set(STATES)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_comparison_notices_a_mistake_in_the_rules(mistake: str) -> None:
    assert any(
        standing_on(task, day).state != oracle(task, day, mistake)
        for task, day in product(every_task(), DAYS)
    )
