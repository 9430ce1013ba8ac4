"""What becomes of a task's status, with the day of everything that happened to it."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.changes import PlainRecord
from cchc.errors import RequestError
from cchc.updates import task_records, task_status

TODAY = date(2026, 9, 20)


def record(**fields: str) -> PlainRecord:
    return {"id": "4", "title": "Việc", "status": "not_started", **fields}


def test_setting_a_field_leaves_the_others() -> None:
    assert task_records.set_fields(record(lead="A"), {"progress": "40"}) == record(lead="A", progress="40")


def test_an_empty_value_takes_a_field_away() -> None:
    assert task_records.set_fields(record(lead="A"), {"lead": ""}) == record()


def test_setting_what_is_so_changes_nothing() -> None:
    assert task_records.set_fields(record(lead="A"), {"lead": "A"}) == record(lead="A")


def test_starting_records_the_day_unless_one_is_recorded() -> None:
    assert task_status.start(record(), TODAY) == record(status="in_progress", started_on="2026-09-20")
    assert task_status.start(record(started_on="2026-05-04"), TODAY)["started_on"] == "2026-05-04"


def test_starting_what_has_started_changes_nothing() -> None:
    begun = record(status="in_progress")
    assert task_status.start(begun, TODAY) == begun


@pytest.mark.parametrize("status", ["done", "paused", "cancelled"])
def test_a_closed_task_must_be_reopened_first(status: str) -> None:
    with pytest.raises(RequestError) as raised:
        task_status.start(record(status=status), TODAY)
    assert raised.value.hint.startswith("mở lại trước: cchc reopen 4")
    # A task that stopped goes back to what it was; where the file doesn't say, the person does.
    assert ("--status in_progress" in raised.value.hint) == (status != "done")


def test_finishing_sets_the_status_the_day_and_appends_the_document() -> None:
    result: PlainRecord = {"document": "15/KH-UBND", "date": "2026-03-16"}
    assert task_status.finish(record(), None, result, today=TODAY) == {
        **record(status="done", started_on="2026-03-16", done_on="2026-03-16"),
        "results": [result],
    }


def test_finishing_makes_a_recorded_progress_whole_and_invents_none() -> None:
    assert task_status.finish(record(progress="40"), None, {}, today=TODAY)["progress"] == "100"
    assert "progress" not in task_status.finish(record(), None, {}, today=TODAY)


def test_finishing_on_a_day_that_has_not_come_is_refused() -> None:
    with pytest.raises(RequestError, match="21/09/2026 chưa đến"):
        task_status.finish(record(), date(2026, 9, 21), {}, today=TODAY)
    assert task_status.finish(record(), TODAY, {}, today=TODAY)["done_on"] == "2026-09-20"


def test_finishing_again_keeps_the_recorded_day() -> None:
    done = record(status="done", done_on="2026-05-01")
    assert task_status.finish(done, None, {}, today=TODAY) == done


def test_reopening_keeps_on_which_days_a_task_was_finished() -> None:
    done = record(status="done", started_on="2026-02-01", done_on="2026-05-01")
    reopened = task_status.reopen(done, TODAY, reason="thiếu phụ lục")
    assert reopened == {
        **record(status="in_progress", started_on="2026-02-01"),
        "reopenings": [{"done_on": "2026-05-01", "date": "2026-09-20", "reason": "thiếu phụ lục"}],
    }
    again = task_status.finish(reopened, date(2026, 9, 19), {}, today=TODAY)
    with pytest.raises(RequestError, match=r"ngày 18/09/2026 trước ngày hoàn thành \(19/09/2026\)"):
        task_status.reopen(again, date(2026, 9, 18))


def test_reopening_keeps_on_which_days_and_why_a_task_had_stopped() -> None:
    stop: PlainRecord = {"date": "2026-05-01", "document": "41/UBND-VX", "reason": "chờ tỉnh"}
    paused = task_status.stop(record(), "paused", stop)
    resumed = task_status.reopen(paused, TODAY)
    assert resumed == {
        **record(status="not_started"),
        "stops": [{"status": "paused", **stop, "until": "2026-09-20"}],
    }
    running = record(status="in_progress", started_on="2026-02-01")
    assert task_status.reopen(task_status.stop(running, "paused", stop), TODAY) == {
        **running,
        "stops": [{"status": "paused", **stop, "until": "2026-09-20"}],
    }
    with pytest.raises(RequestError, match="trước ngày tạm dừng"):
        task_status.reopen(paused, date(2026, 4, 30))


def test_reopening_what_is_open_is_nothing_to_do() -> None:
    assert task_status.reopen(record(), TODAY) == record()


def test_what_a_stopped_task_was_before_is_not_guessed() -> None:
    stopped: PlainRecord = {**record(status="cancelled"), "stopped": {"document": "1/UB"}}
    with pytest.raises(RequestError) as raised:
        task_status.reopen(stopped, TODAY)
    assert "--status in_progress" in raised.value.hint
    assert task_status.reopen(stopped, TODAY, status="not_started")["status"] == "not_started"


@pytest.mark.parametrize("status", ["done", "paused"])
def test_work_with_a_recorded_start_has_begun(status: str) -> None:
    over = record(status=status, started_on="2026-02-01")
    with pytest.raises(RequestError, match="NV 4 đã ghi ngày bắt đầu 01/02/2026"):
        task_status.reopen(over, TODAY, status="not_started")


def test_a_pause_ends_when_the_task_is_cancelled() -> None:
    pause: PlainRecord = {"date": "2026-05-01", "document": "41/UBND-VX"}
    cancellation: PlainRecord = {"date": "2026-08-01", "document": "77/UBND-VX"}
    paused = task_status.stop(record(), "paused", pause)
    cancelled = task_status.stop(paused, "cancelled", cancellation)
    assert cancelled["stops"] == [{"status": "paused", **pause, "until": "2026-08-01"}]
    assert cancelled["stopped"] == {**cancellation, "before": "not_started"}
    with pytest.raises(RequestError, match="trước ngày tạm dừng"):
        task_status.stop(paused, "cancelled", {"date": "2026-04-01", "document": "77/UBND-VX"})


def test_handing_in_has_a_day_and_begins_what_had_not_begun() -> None:
    submitted: PlainRecord = {"date": "2026-09-01", "document": "12/TTr-VHXH"}
    assert task_status.submit(record(), submitted, today=TODAY) == {
        **record(status="submitted", started_on="2026-09-01"),
        "submitted": submitted,
    }
    begun = record(status="in_progress", started_on="2026-02-01")
    assert task_status.submit(begun, submitted, today=TODAY)["started_on"] == "2026-02-01"


def test_work_is_finished_on_the_day_of_its_document_unless_one_is_given() -> None:
    result: PlainRecord = {"document": "15/KH-UBND", "date": "2026-03-16"}
    finished = task_status.finish(record(), None, result, today=TODAY)
    assert (finished["done_on"], finished["started_on"]) == ("2026-03-16", "2026-03-16")
    assert task_status.finish(record(), date(2026, 3, 20), result, today=TODAY)["done_on"] == "2026-03-20"
    assert (
        task_status.finish(record(), None, {"document": "15/KH-UBND"}, today=TODAY)["done_on"] == "2026-09-20"
    )


def test_stopping_records_why_and_by_what() -> None:
    stop: PlainRecord = {"date": "2026-05-01", "document": "41/UBND-VX", "reason": "chờ tỉnh"}
    begun = record(status="in_progress")
    assert task_status.stop(begun, "paused", stop) == {**record(status="paused"), "stopped": stop}
    not_begun = task_status.stop(record(), "paused", stop)
    assert not_begun["stopped"] == {**stop, "before": "not_started"}


def test_what_is_recorded_of_a_stop_is_corrected() -> None:
    stop: PlainRecord = {"date": "2026-05-01", "document": "41/UBND-VX", "reason": "chờ tỉnh"}
    paused = task_status.stop(record(), "paused", stop)
    for right in ({"date": "2026-06-01"}, {"document": "42/UBND-VX"}, {"reason": "chờ sở"}):
        corrected = task_status.correct_stop(paused, dict(right))
        assert corrected == {**paused, "stopped": {**stop, "before": "not_started", **right}}
    by_hand: PlainRecord = {**paused, "stopped": {**stop, "date": "1/5/2026"}}
    assert task_status.correct_stop(by_hand, stop) == by_hand
    bare: PlainRecord = {**record(status="paused"), "stopped": "41/UBND-VX"}
    assert task_status.correct_stop(bare, {"document": "41/UBND-VX"})["stopped"] == {"document": "41/UBND-VX"}


def test_a_pause_ends_with_the_cancellation_whose_day_is_corrected() -> None:
    pause: PlainRecord = {"date": "2026-05-01", "document": "41/UBND-VX"}
    paused = task_status.stop(record(), "paused", pause)
    wrong = task_status.stop(paused, "cancelled", {"date": "2026-08-01", "document": "77/UBND-VX"})
    for day in ("2026-07-01", "2026-09-01"):
        right = task_status.stop(paused, "cancelled", {"date": day, "document": "77/UBND-VX"})
        assert task_status.correct_stop(wrong, {"date": day}) == right
    with pytest.raises(RequestError, match=r"ngày 30/04/2026 trước ngày tạm dừng \(01/05/2026\)") as refused:
        task_status.correct_stop(wrong, {"date": "2026-04-30"})
    assert refused.value.hint.startswith("ghi --date")


@pytest.mark.parametrize("again", ["2026-08-01", "2026-09-01"])
def test_a_stop_begins_when_the_one_before_has_ended(again: str) -> None:
    pause: PlainRecord = {"date": "2026-05-01", "document": "41/UBND-VX"}
    resumed = task_status.reopen(task_status.stop(record(), "paused", pause), date(2026, 8, 1))
    paused = task_status.stop(resumed, "paused", {"date": again, "document": "50/UBND-VX"})
    with pytest.raises(RequestError, match="ở trước ngày hết lần tạm dừng đã ghi"):
        task_status.correct_stop(paused, {"date": "2026-07-31"})
    assert task_status.correct_stop(paused, {"date": "2026-08-02"})["stops"] == resumed["stops"]


def test_a_document_without_a_date_bears_the_day_it_was_recorded() -> None:
    undated: PlainRecord = {"document": "15/KH-UBND"}
    once = task_status.finish(record(), None, undated, today=TODAY)
    assert once["results"] == [{"document": "15/KH-UBND", "recorded_on": "2026-09-20"}]
    assert task_status.finish(once, None, undated, today=date(2026, 9, 25)) == once


def test_work_that_had_not_begun_when_it_stopped_begins_when_it_is_said_to_run() -> None:
    paused = task_status.stop(record(), "paused", {"date": "2026-05-01", "document": "41/UBND-VX"})
    resumed = task_status.reopen(paused, TODAY, status="in_progress")
    assert (resumed["status"], resumed["started_on"]) == ("in_progress", "2026-09-20")


def test_recording_the_very_same_thing_again_changes_nothing() -> None:
    result: PlainRecord = {"document": "15/KH-UBND", "date": "2026-03-16"}
    once = task_status.finish(record(), None, result, today=TODAY)
    assert task_status.finish(once, None, result, today=TODAY) == once


def test_a_task_without_a_status_has_not_started() -> None:
    assert task_records.status_of({"id": "4"}) == "not_started"


def test_finishing_on_another_day_replaces_the_recorded_one() -> None:
    done = record(status="done", done_on="2026-05-01")
    assert task_status.finish(done, date(2026, 5, 2), {}, today=TODAY)["done_on"] == "2026-05-02"


def test_a_day_of_finishing_beside_another_status_is_not_believed() -> None:
    assert task_status.finish(record(done_on="2026-05-01"), None, {}, today=TODAY)["done_on"] == "2026-09-20"


@pytest.mark.parametrize("status", ["done", "paused", "cancelled"])
def test_reopening_goes_back_to_the_status_that_is_asked_for(status: str) -> None:
    over: PlainRecord = {**record(status=status, started_on="2026-02-01"), "stopped": {"document": "1"}}
    assert task_status.reopen(over, TODAY, status="submitted")["status"] == "submitted"
    assert task_status.reopen(over, TODAY)["status"] == "in_progress"


@pytest.mark.parametrize("status", ["in_progress", "submitted"])
def test_reopening_what_is_open_changes_nothing_and_drops_nothing(status: str) -> None:
    task = record(status=status, started_on="2026-02-01")
    assert task_status.reopen(task, TODAY) == task_status.reopen(task, TODAY, status=status) == task
    for named, reason in ((None, "ghi nhầm"), (TODAY, "")):
        with pytest.raises(RequestError, match="không có gì để mở lại"):
            task_status.reopen(task, TODAY, named=named, reason=reason)


def test_a_second_result_stands_behind_the_first() -> None:
    first: PlainRecord = {"document": "1/BC"}
    task: PlainRecord = {**record(), "results": [first]}
    second: PlainRecord = {"document": "2/BC"}
    assert task_status.finish(task, None, second, today=TODAY)["results"] == [
        first,
        {**second, "recorded_on": "2026-09-20"},
    ]
