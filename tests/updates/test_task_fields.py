"""What each command wishes of a task's record."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.changes import PlainRecord
from cchc.errors import RequestError
from cchc.task import STATUSES
from cchc.updates import task_fields, task_records, task_status
from cchc.updates.task_fields import TaskUpdate

TODAY = date(2026, 9, 20)


def record(**fields: str) -> PlainRecord:
    return {"id": "4", "title": "Việc", "status": "not_started", **fields}


def test_an_extension_keeps_the_first_deadline() -> None:
    extension: PlainRecord = {"due": "Quý III/2026", "date": "2026-06-20", "approved": "true"}
    extended = task_fields.extend(record(due="Quý II/2026"), extension, plan_year=2026)
    assert extended["due"] == "Quý II/2026"
    assert extended["extensions"] == [extension]


@pytest.mark.parametrize(
    "words", ["31/02/2026", "chưa xác định", "xem sau nhé", "khi nào xong", "thường xuyên"]
)
def test_an_extension_to_what_has_no_last_day_is_refused(words: str) -> None:
    with pytest.raises(RequestError, match="không đọc được ngày cuối"):
        task_fields.extend(record(), {"due": words}, plan_year=2026)


def test_an_extension_must_end_later_than_the_plan_says() -> None:
    with pytest.raises(RequestError, match="không muộn hơn thời hạn trong kế hoạch"):
        task_fields.extend(record(due="Quý II/2026"), {"due": "30/6/2026"}, plan_year=2026)


def test_the_words_of_a_deadline_must_be_some() -> None:
    assert task_fields.readable_due("sau khi tỉnh có kế hoạch", 2026) == "sau khi tỉnh có kế hoạch"
    with pytest.raises(RequestError, match="--due: không đọc được thời hạn"):
        task_fields.readable_due("Quý 5/2026", 2026)


def test_a_note_is_dated() -> None:
    assert task_fields.note(record(), TODAY, "Đã họp")["notes"] == [{"date": "2026-09-20", "text": "Đã họp"}]


def test_a_new_task_takes_the_next_number() -> None:
    data: PlainRecord = {"tasks": [{"id": "1"}, {"id": "7"}, {"id": "3"}]}
    assert task_fields.add_task(data, {"title": "Mới"})["tasks"] == [
        {"id": "1"},
        {"id": "7"},
        {"id": "3"},
        {"id": "8", "title": "Mới"},
    ]
    assert task_fields.add_task({}, {"title": "Đầu"})["tasks"] == [{"id": "1", "title": "Đầu"}]


def test_an_update_touches_only_the_tasks_it_is_for() -> None:
    data: PlainRecord = {"plan": {"number": "1"}, "tasks": [record(), {**record(), "id": "5"}]}
    updated = task_fields.update_tasks(
        data, [5], lambda task: task_records.set_fields(task, {"status": "submitted"})
    )
    assert updated == {
        "plan": {"number": "1"},
        "tasks": [record(), {**record(), "id": "5", "status": "submitted"}],
    }


def test_removing_leaves_the_others() -> None:
    data: PlainRecord = {"tasks": [{"id": "1"}, {"id": "2"}]}
    assert task_fields.remove_tasks(data, [1]) == {"tasks": [{"id": "2"}]}


def test_what_was_reached_of_a_target_is_recorded_beside_it() -> None:
    target: PlainRecord = {"quantity": "2", "unit": "hội nghị"}
    reached = task_fields.achieve({**record(status="in_progress"), "target": target}, " 1 ", TODAY)
    assert reached["target"] == {**target, "achieved": "1", "achieved_on": "2026-09-20"}
    assert task_fields.achieve(reached, "1", date(2026, 9, 21)) == reached


def test_what_is_on_its_way_has_begun() -> None:
    """Progress, a reached quantity: work that hadn't begun has by that day, unless the figure is 0."""
    target: PlainRecord = {"quantity": "2", "unit": "hội nghị"}
    begun = {"status": "in_progress", "started_on": "2026-09-20"}
    assert task_fields.set_progress(record(), "40", TODAY) == record(
        progress="40", progress_on="2026-09-20", **begun
    )
    assert task_fields.achieve({**record(), "target": target}, "1", TODAY)["status"] == "in_progress"
    assert task_fields.set_progress(record(), "0", TODAY) == record(progress="0", progress_on="2026-09-20")
    assert task_fields.achieve({**record(), "target": target}, "0", TODAY)["status"] == "not_started"
    earlier = record(status="in_progress", started_on="2026-02-01")
    assert task_fields.set_progress(earlier, "40", TODAY)["started_on"] == "2026-02-01"


def test_the_same_figure_again_keeps_its_day() -> None:
    half = record(status="in_progress", progress="50", progress_on="2026-05-04")
    assert task_fields.set_progress(half, "50", TODAY) == half
    assert task_fields.set_progress(half, "", TODAY) == record(status="in_progress")


def test_a_figure_is_written_without_zeros_before_it() -> None:
    assert task_fields.set_progress(record(status="in_progress"), "05", TODAY)["progress"] == "5"
    typed_by_hand = record(status="in_progress", progress="05")
    assert task_fields.set_progress(typed_by_hand, "5", TODAY) == typed_by_hand
    begun: PlainRecord = {**record(status="in_progress"), "target": {"quantity": "20", "achieved": "07"}}
    assert task_fields.achieve(begun, "7", TODAY) == begun
    assert task_fields.achieve(begun, "08", TODAY)["target"] == {
        "quantity": "20",
        "achieved": "8",
        "achieved_on": "2026-09-20",
    }


def test_a_figure_of_stopped_work_may_be_taken_away() -> None:
    stopped = record(status="paused", progress="50", progress_on="2026-05-04")
    assert task_fields.set_progress(stopped, "", TODAY) == record(status="paused")
    assert task_fields.set_progress(stopped, "50", TODAY) == stopped


def test_a_status_that_says_not_begun_and_a_progress_contradict_each_other() -> None:
    with pytest.raises(RequestError, match="chưa thực hiện thì không có tiến độ 40%"):
        task_fields.ask_for(record(), {"status": "not_started", "progress": "40"}, today=TODAY)
    asked = task_fields.ask_for(record(), {"status": "not_started", "progress": "0"}, today=TODAY)
    assert asked["status"] == "not_started"


def test_a_task_without_a_target_reaches_nothing() -> None:
    with pytest.raises(RequestError, match="NV 4 không có chỉ tiêu"):
        task_fields.achieve(record(), "1", TODAY)


@pytest.mark.parametrize(
    ("update", "refused"),
    [
        (lambda task: task_status.start(task, TODAY), {"done", "paused", "cancelled"}),
        (lambda task: task_status.submit(task, {}, today=TODAY), {"done", "paused", "cancelled"}),
        (lambda task: task_status.finish(task, None, {}, today=TODAY), {"paused", "cancelled"}),
        (lambda task: task_status.stop(task, "paused", {"document": "1"}), {"done", "paused"}),
        (lambda task: task_status.stop(task, "cancelled", {"document": "1"}), {"done", "cancelled"}),
        (
            lambda task: task_fields.extend(task, {"due": "Quý III/2026"}, plan_year=2026),
            {"done", "cancelled"},
        ),
        (lambda task: task_fields.set_progress(task, "100", TODAY), {"paused", "cancelled"}),
        (
            lambda task: task_fields.achieve({**task, "target": {"quantity": "2"}}, "1", TODAY),
            {"paused", "cancelled"},
        ),
    ],
)
def test_what_is_over_is_refused_by_name_and_nothing_else_is(update: TaskUpdate, refused: set[str]) -> None:
    for status in STATUSES:
        if status in refused:
            with pytest.raises(RequestError, match="NV 4 đ"):
                update(record(status=status))
        else:
            assert update(record(status=status))["id"] == "4"


def test_an_extension_may_run_from_the_day_its_condition_comes_true() -> None:
    later: PlainRecord = {"due": "20 ngày sau khi có hướng dẫn"}
    assert task_fields.extend(record(due="Quý II/2026"), later, plan_year=2026)["extensions"] == [later]


@pytest.mark.parametrize("due", ["Chưa xác định", "30/6/2026"])
def test_an_extension_to_a_later_day_or_of_no_day_at_all_is_taken(due: str) -> None:
    later: PlainRecord = {"due": "1/7/2026"}
    assert task_fields.extend(record(due=due), later, plan_year=2026)["extensions"] == [later]


def test_a_deadline_that_is_no_real_day_is_refused() -> None:
    with pytest.raises(RequestError, match='từ "31/02/2026"'):
        task_fields.readable_due("31/02/2026", 2026)


def test_a_task_is_found_by_its_number_and_only_its_number() -> None:
    data: PlainRecord = {"tasks": ["hỏng", {"id": "1"}, {"id": "04", "title": "B"}, {"id": "14"}]}
    assert task_fields.find_task(data, 4)["title"] == "B"
    assert task_fields.remove_tasks(data, [4, 14]) == {"tasks": [{"id": "1"}]}


def test_another_day_of_finishing_takes_the_day_of_the_progress_along() -> None:
    done = record(status="done", progress="100", progress_on="2026-06-28", done_on="2026-06-28")
    moved = updates_of(done, {"done_on": "2026-07-10"})
    assert (moved["done_on"], moved["progress_on"]) == ("2026-07-10", "2026-07-10")
    assert updates_of(done, {"lead": "A"})["progress_on"] == "2026-06-28"
    undated = record(status="done", progress="100", done_on="2026-06-28")
    assert "progress_on" not in updates_of(undated, {"done_on": "2026-07-10"})


def updates_of(task: PlainRecord, fields: dict[str, str]) -> PlainRecord:
    return task_fields.ask_for(task, fields, today=TODAY)
