"""When a task ended or how far its end is, in words."""

from __future__ import annotations

from datetime import date

import pytest

from cchc import timings

MARCH_20 = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (16, "còn 16 ngày"),
        (1, "còn 1 ngày"),
        (0, "đến hạn trong ngày"),
        (-1, "quá hạn 1 ngày"),
        (-76, "quá hạn 76 ngày"),
    ],
)
def test_days_left_are_said_before_on_and_after_the_last_day(days: int, words: str) -> None:
    assert timings.days_left(days) == words


@pytest.mark.parametrize("state", ["done_on_time", "done_late"])
@pytest.mark.parametrize("days", [-11, 11, None])
def test_of_finished_work_the_day_it_was_finished_is_said(state: str, days: int | None) -> None:
    assert timings.timing(state, days, MARCH_20) == "hoàn thành 20/03/2026"


@pytest.mark.parametrize(
    "state", ["in_progress", "not_started", "in_progress_overdue", "not_started_overdue"]
)
def test_of_open_work_the_days_left_are_said_even_when_it_was_finished_later(state: str) -> None:
    assert timings.timing(state, 16, None) == "còn 16 ngày"
    assert timings.timing(state, -76, MARCH_20) == "quá hạn 76 ngày"


@pytest.mark.parametrize("days", [16, 0])
def test_of_waiting_work_the_condition_counts_and_not_the_days(days: int) -> None:
    assert timings.timing("waiting", days, None) == "chờ điều kiện"


def test_of_waiting_work_whose_last_day_is_over_that_is_said() -> None:
    assert timings.timing("waiting", -76, None) == "chờ điều kiện, đã qua thời hạn"


@pytest.mark.parametrize("state", ["paused", "cancelled", "ongoing"])
def test_of_stopped_and_regular_work_no_timing_is_said(state: str) -> None:
    assert timings.timing(state, -76, MARCH_20) == ""


@pytest.mark.parametrize("state", ["no_deadline", "waiting", "in_progress"])
def test_without_an_end_no_timing_is_said(state: str) -> None:
    assert timings.timing(state, None, None) == ""


@pytest.mark.parametrize(
    ("state", "days", "done_on", "said"),
    [
        ("done_on_time", 11, MARCH_20, "Hoàn thành đúng hạn ngày 20/03/2026"),
        ("done_late", -11, MARCH_20, "Hoàn thành quá hạn ngày 20/03/2026"),
        ("done_late", -11, None, "Hoàn thành quá hạn"),
        ("in_progress_overdue", -76, None, "Đang thực hiện, quá hạn 76 ngày"),
        ("not_started_overdue", -1, MARCH_20, "Chưa thực hiện, quá hạn 1 ngày"),
        ("not_started_overdue", None, None, "Chưa thực hiện, quá hạn"),
        ("in_progress", 16, MARCH_20, "Đang thực hiện, trong hạn"),
        ("not_started", None, None, "Chưa thực hiện, trong hạn"),
        ("waiting", 16, None, "Chờ điều kiện"),
        ("paused", -76, MARCH_20, "Tạm dừng"),
        ("cancelled", -76, None, "Đã hủy"),
    ],
)
def test_a_state_is_said_with_the_day_of_what_is_finished_and_the_days_of_what_is_late(
    state: str, days: int | None, done_on: date | None, said: str
) -> None:
    assert timings.state_now(state, days, done_on) == said
