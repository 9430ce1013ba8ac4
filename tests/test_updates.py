"""What each command wishes of a task's record."""

from __future__ import annotations

from datetime import date

import pytest

from cchc import updates
from cchc.changes import PlainRecord
from cchc.errors import RequestError
from cchc.plan import STATUSES
from cchc.updates import TaskUpdate

TODAY = date(2026, 9, 20)


def record(**fields: str) -> PlainRecord:
    return {"id": "4", "title": "Việc", "status": "not_started", **fields}


def test_setting_a_field_leaves_the_others() -> None:
    assert updates.set_fields(record(lead="A"), {"progress": "40"}) == record(lead="A", progress="40")


def test_an_empty_value_takes_a_field_away() -> None:
    assert updates.set_fields(record(lead="A"), {"lead": ""}) == record()


def test_setting_what_is_so_changes_nothing() -> None:
    assert updates.set_fields(record(lead="A"), {"lead": "A"}) == record(lead="A")


def test_starting_records_the_day_unless_one_is_recorded() -> None:
    assert updates.start(record(), TODAY) == record(status="in_progress", started_on="2026-09-20")
    assert updates.start(record(started_on="2026-05-04"), TODAY)["started_on"] == "2026-05-04"


def test_starting_what_has_started_changes_nothing() -> None:
    begun = record(status="in_progress")
    assert updates.start(begun, TODAY) == begun


@pytest.mark.parametrize("status", ["done", "paused", "cancelled"])
def test_a_closed_task_must_be_reopened_first(status: str) -> None:
    with pytest.raises(RequestError) as raised:
        updates.start(record(status=status), TODAY)
    assert raised.value.hint == "mở lại trước: cchc reopen 4"


def test_finishing_sets_the_status_the_day_and_appends_the_document() -> None:
    result: PlainRecord = {"document": "15/KH-UBND", "date": "2026-03-16"}
    assert updates.finish(record(), None, result, today=TODAY) == {
        **record(status="done", done_on="2026-09-20"),
        "results": [result],
    }


def test_finishing_makes_a_recorded_progress_whole_and_invents_none() -> None:
    assert updates.finish(record(progress="40"), None, {}, today=TODAY)["progress"] == "100"
    assert "progress" not in updates.finish(record(), None, {}, today=TODAY)


def test_finishing_on_a_day_that_has_not_come_is_refused() -> None:
    with pytest.raises(RequestError, match="21/09/2026 chưa đến"):
        updates.finish(record(), date(2026, 9, 21), {}, today=TODAY)
    assert updates.finish(record(), TODAY, {}, today=TODAY)["done_on"] == "2026-09-20"


def test_finishing_again_keeps_the_recorded_day() -> None:
    done = record(status="done", done_on="2026-05-01")
    assert updates.finish(done, None, {}, today=TODAY) == done


def test_reopening_takes_back_the_day_or_the_stop() -> None:
    assert updates.reopen(record(status="done", done_on="2026-05-01")) == record(status="in_progress")
    stopped: PlainRecord = {
        **record(status="paused", started_on="2026-02-01"),
        "stopped": {"document": "1/UB"},
    }
    assert updates.reopen(stopped) == record(status="in_progress", started_on="2026-02-01")
    assert updates.reopen(record()) == record()


def test_what_a_stopped_task_was_before_is_not_guessed() -> None:
    stopped: PlainRecord = {**record(status="cancelled"), "stopped": {"document": "1/UB"}}
    with pytest.raises(RequestError) as raised:
        updates.reopen(stopped)
    assert "--status in_progress" in raised.value.hint
    assert updates.reopen(stopped, "not_started") == record()


def test_stopping_records_why_and_by_what() -> None:
    stop: PlainRecord = {"date": "2026-05-01", "document": "41/UBND-VX", "reason": "chờ tỉnh"}
    assert updates.stop(record(), "paused", stop) == {**record(status="paused"), "stopped": stop}


def test_an_extension_keeps_the_first_deadline() -> None:
    extension: PlainRecord = {"due": "Quý III/2026", "date": "2026-06-20", "approved": "true"}
    extended = updates.extend(record(due="Quý II/2026"), extension, plan_year=2026)
    assert extended["due"] == "Quý II/2026"
    assert extended["extensions"] == [extension]


@pytest.mark.parametrize(
    "words", ["31/02/2026", "chưa xác định", "xem sau nhé", "khi nào xong", "thường xuyên"]
)
def test_an_extension_to_what_has_no_last_day_is_refused(words: str) -> None:
    with pytest.raises(RequestError, match="không đọc được ngày cuối"):
        updates.extend(record(), {"due": words}, plan_year=2026)


def test_an_extension_must_end_later_than_the_plan_says() -> None:
    with pytest.raises(RequestError, match="không muộn hơn thời hạn trong kế hoạch"):
        updates.extend(record(due="Quý II/2026"), {"due": "30/6/2026"}, plan_year=2026)


def test_stopping_again_by_the_same_document_changes_nothing_by_another_is_refused() -> None:
    stop: PlainRecord = {"date": "2026-05-01", "document": "41/UBND-VX"}
    paused: PlainRecord = {**record(status="paused"), "stopped": stop}
    assert updates.stop(paused, "paused", {**stop, "date": "2026-06-01"}) == paused
    with pytest.raises(RequestError, match="NV 4 đang tạm dừng"):
        updates.stop(paused, "paused", {"document": "42/UBND-VX"})


def test_recording_the_very_same_thing_again_changes_nothing() -> None:
    result: PlainRecord = {"document": "15/KH-UBND", "date": "2026-03-16"}
    once = updates.finish(record(), None, result, today=TODAY)
    assert updates.finish(once, None, result, today=TODAY) == once


def test_the_words_of_a_deadline_must_be_some() -> None:
    assert updates.readable_due("sau khi tỉnh có kế hoạch", 2026) == "sau khi tỉnh có kế hoạch"
    with pytest.raises(RequestError, match="--due: không đọc được thời hạn"):
        updates.readable_due("linh tinh", 2026)


def test_a_note_is_dated() -> None:
    assert updates.note(record(), TODAY, "Đã họp")["notes"] == [{"date": "2026-09-20", "text": "Đã họp"}]


def test_a_new_task_takes_the_next_number() -> None:
    data: PlainRecord = {"tasks": [{"id": "1"}, {"id": "7"}, {"id": "3"}]}
    assert updates.add_task(data, {"title": "Mới"})["tasks"] == [
        {"id": "1"},
        {"id": "7"},
        {"id": "3"},
        {"id": "8", "title": "Mới"},
    ]
    assert updates.add_task({}, {"title": "Đầu"})["tasks"] == [{"id": "1", "title": "Đầu"}]


def test_an_update_touches_only_the_tasks_it_is_for() -> None:
    data: PlainRecord = {"plan": {"number": "1"}, "tasks": [record(), {**record(), "id": "5"}]}
    updated = updates.update_tasks(data, [5], updates.submit)
    assert updated == {
        "plan": {"number": "1"},
        "tasks": [record(), {**record(), "id": "5", "status": "submitted"}],
    }


def test_removing_leaves_the_others() -> None:
    data: PlainRecord = {"tasks": [{"id": "1"}, {"id": "2"}]}
    assert updates.remove_tasks(data, [1]) == {"tasks": [{"id": "2"}]}


def test_what_was_reached_of_a_target_is_recorded_beside_it() -> None:
    target: PlainRecord = {"quantity": "2", "unit": "hội nghị"}
    reached = updates.achieve({**record(), "target": target}, "1")
    assert reached["target"] == {"quantity": "2", "unit": "hội nghị", "achieved": "1"}


def test_a_task_without_a_target_reaches_nothing() -> None:
    with pytest.raises(RequestError, match="NV 4 không có chỉ tiêu"):
        updates.achieve(record(), "1")


@pytest.mark.parametrize(
    ("update", "refused"),
    [
        (lambda task: updates.start(task, TODAY), {"done", "paused", "cancelled"}),
        (updates.submit, {"done", "paused", "cancelled"}),
        (lambda task: updates.finish(task, None, {}, today=TODAY), {"paused", "cancelled"}),
        (lambda task: updates.stop(task, "paused", {"document": "1"}), {"done", "paused"}),
        (lambda task: updates.stop(task, "cancelled", {"document": "1"}), {"done", "cancelled"}),
        (lambda task: updates.extend(task, {"due": "Quý III/2026"}, plan_year=2026), {"done", "cancelled"}),
    ],
)
def test_what_is_over_is_refused_by_name_and_nothing_else_is(update: TaskUpdate, refused: set[str]) -> None:
    for status in STATUSES:
        if status in refused:
            with pytest.raises(RequestError, match="NV 4 đ"):
                update(record(status=status))
        else:
            assert update(record(status=status))["id"] == "4"


def test_a_task_without_a_status_has_not_started() -> None:
    assert updates.status_of({"id": "4"}) == "not_started"


def test_finishing_on_another_day_replaces_the_recorded_one() -> None:
    done = record(status="done", done_on="2026-05-01")
    assert updates.finish(done, date(2026, 5, 2), {}, today=TODAY)["done_on"] == "2026-05-02"


def test_a_day_of_finishing_beside_another_status_is_not_believed() -> None:
    assert updates.finish(record(done_on="2026-05-01"), None, {}, today=TODAY)["done_on"] == "2026-09-20"


@pytest.mark.parametrize("status", ["done", "paused", "cancelled"])
def test_reopening_goes_back_to_the_status_that_is_asked_for(status: str) -> None:
    over: PlainRecord = {**record(status=status, started_on="2026-02-01"), "stopped": {"document": "1"}}
    assert updates.reopen(over, "submitted")["status"] == "submitted"
    assert updates.reopen(over)["status"] == "in_progress"


@pytest.mark.parametrize("status", ["in_progress", "submitted"])
def test_reopening_what_is_open_changes_nothing(status: str) -> None:
    assert updates.reopen(record(status=status, started_on="2026-02-01"), "not_started") == record(
        status=status, started_on="2026-02-01"
    )


def test_stopping_again_is_refused_when_no_document_is_recorded() -> None:
    with pytest.raises(RequestError, match="NV 4 đang tạm dừng"):
        updates.stop(record(status="paused"), "paused", {"document": "41/UBND-VX"})
    with pytest.raises(RequestError, match="NV 4 đang tạm dừng"):
        updates.stop(record(status="paused", stopped="41/UBND-VX"), "paused", {"document": "41/UBND-VX"})


def test_an_extension_may_run_from_the_day_its_condition_comes_true() -> None:
    later: PlainRecord = {"due": "20 ngày sau khi có hướng dẫn"}
    assert updates.extend(record(due="Quý II/2026"), later, plan_year=2026)["extensions"] == [later]


@pytest.mark.parametrize("due", ["Chưa xác định", "30/6/2026"])
def test_an_extension_to_a_later_day_or_of_no_day_at_all_is_taken(due: str) -> None:
    later: PlainRecord = {"due": "1/7/2026"}
    assert updates.extend(record(due=due), later, plan_year=2026)["extensions"] == [later]


def test_a_deadline_that_is_no_real_day_is_refused() -> None:
    with pytest.raises(RequestError, match='từ "31/02/2026"'):
        updates.readable_due("31/02/2026", 2026)


def test_a_second_result_stands_behind_the_first() -> None:
    first: PlainRecord = {"document": "1/BC"}
    task: PlainRecord = {**record(), "results": [first]}
    second: PlainRecord = {"document": "2/BC"}
    assert updates.finish(task, None, second, today=TODAY)["results"] == [first, second]


def test_a_task_is_found_by_its_number_and_only_its_number() -> None:
    data: PlainRecord = {"tasks": ["hỏng", {"id": "1"}, {"id": "04", "title": "B"}, {"id": "14"}]}
    assert updates.find_task(data, 4)["title"] == "B"
    assert updates.remove_tasks(data, [4, 14]) == {"tasks": [{"id": "1"}]}
