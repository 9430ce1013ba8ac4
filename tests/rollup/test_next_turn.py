"""The day on which a task's state may change by itself, against days that are looked at one by one."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from cchc import states
from cchc.task import STATUSES, Stop, Task
from tests.support.plans import make_extension, make_task

if TYPE_CHECKING:
    from collections.abc import Callable


def made_task(random: Random, number: int) -> Task:
    """Make a task with anything recorded on any day of the year, in any order."""

    def some_day() -> date | None:
        return date(2026, 1, 1) + timedelta(days=random.randrange(365)) if random.random() < 0.6 else None

    dues = ("Quý II/2026", "30/9", "Thường xuyên", "20 ngày sau khi Tỉnh ủy ban hành", "Sau khi có kế hoạch",
            "Quý II/2026 (sau khi tỉnh có kế hoạch)", "chưa rõ", "Tháng 3, tháng 9")  # fmt: skip
    extensions = tuple(
        make_extension(random.choice(dues), day, approved=random.random() < 0.8)
        for day in (some_day(), some_day())
        if day
    )
    return make_task(
        number, due=random.choice(dues), status=random.choice(STATUSES), started_on=some_day(),
        done_on=some_day(), condition_met_on=some_day(), condition=random.choice((None, "có văn bản")),
        stopped=random.choice((None, Stop(some_day(), "1/CV", "x"))), extensions=extensions,
    )  # fmt: skip


def longest_wrong(next_turn: Callable[[states.Standing], date | None]) -> int:
    """Count the days on which a task stood otherwise before it was said to turn."""
    random, wrong = Random(11), 0
    for number in range(300):
        task = made_task(random, number)
        day = date(2025, 12, 1)
        now = states.standing_on(task, day)
        turn = next_turn(now)
        while day < date(2027, 2, 1):
            day += timedelta(days=1)
            if turn is not None and day >= turn:
                now = states.standing_on(task, day)
                turn = next_turn(now)
            wrong += states.standing_on(task, day).state != now.state
    return wrong


def test_a_task_turns_on_no_day_before_the_one_that_is_said() -> None:
    assert longest_wrong(states.next_turn) == 0


def test_the_search_for_turns_finds_one_that_forgets_the_deadline_or_the_records() -> None:
    def no_end(item: states.Standing) -> date | None:
        turn = states.next_turn(item)
        return None if turn and item.end and turn == item.end + timedelta(days=1) else turn

    def without(day: Callable[[Task], date | None]) -> Callable[[states.Standing], date | None]:
        def next_turn(item: states.Standing) -> date | None:
            turn = states.next_turn(item)
            return None if turn == day(item.recorded) else turn

        return next_turn

    def no_extension(item: states.Standing) -> date | None:
        turn = states.next_turn(item)
        return None if turn in {one.date for one in item.recorded.extensions} else turn

    assert longest_wrong(no_end) > 100
    assert longest_wrong(no_extension) > 10
    assert longest_wrong(without(lambda task: task.stopped and task.stopped.date)) > 10
    assert longest_wrong(without(lambda task: task.done_on)) > 10
    assert longest_wrong(without(lambda task: task.started_on)) > 10
    assert longest_wrong(without(lambda task: task.condition_met_on)) > 10
