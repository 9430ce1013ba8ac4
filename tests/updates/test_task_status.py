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


# Submissions


HANDED_IN: PlainRecord = {
    **record(status="submitted", started_on="2026-05-04"),
    "submitted": {"date": "2026-06-01", "document": "12/TTr-VHXH"},
}
RETURNED: PlainRecord = {
    **record(status="in_progress", started_on="2026-05-04"),
    "submissions": [{"date": "2026-06-01", "document": "12/TTr-VHXH", "until": "2026-06-10"}],
}
JUNE_10, JUNE_20 = date(2026, 6, 10), date(2026, 6, 20)


def test_work_that_is_given_back_keeps_on_which_days_it_was_handed_in() -> None:
    assert task_status.start(HANDED_IN, JUNE_10) == RETURNED
    assert task_status.start(HANDED_IN, TODAY, named=JUNE_10) == RETURNED
    assert task_status.set_status(HANDED_IN, "in_progress", JUNE_10) == RETURNED
    again = task_status.submit(RETURNED, {"document": "14/TTr-VHXH"}, today=JUNE_20)
    assert again["submitted"] == {"date": "2026-06-20", "document": "14/TTr-VHXH"}
    assert task_status.start(again, TODAY)["submissions"] == [
        {"date": "2026-06-01", "document": "12/TTr-VHXH", "until": "2026-06-10"},
        {"date": "2026-06-20", "document": "14/TTr-VHXH", "until": "2026-09-20"},
    ]


def test_what_a_status_alone_said_of_a_submission_keeps_its_last_day() -> None:
    bare = record(status="submitted", started_on="2026-05-04")
    assert task_status.start(bare, JUNE_10)["submissions"] == [{"until": "2026-06-10"}]
    assert task_status.set_status(bare, "not_started", JUNE_10) == record(started_on="2026-05-04")


@pytest.mark.parametrize("day", [date(2026, 5, 31), date(2026, 5, 4)])
def test_work_is_not_given_back_before_it_was_handed_in(day: date) -> None:
    for named in (None, day):
        with pytest.raises(RequestError, match=r"trước ngày trình \(01/06/2026\)") as raised:
            task_status.start(HANDED_IN, day, named=named)
        assert "cchc submit 4 --date NGÀY" in raised.value.hint
        assert ("--started-on" in raised.value.hint) == bool(named)


def test_a_day_of_return_that_is_named_again_is_corrected_and_a_day_before_it_is_the_start() -> None:
    right = task_status.start(RETURNED, TODAY, named=date(2026, 6, 8))
    assert right["submissions"] == [{"date": "2026-06-01", "document": "12/TTr-VHXH", "until": "2026-06-08"}]
    assert task_status.start(RETURNED, TODAY, named=JUNE_10) is RETURNED
    earlier = task_status.start(RETURNED, TODAY, named=date(2026, 5, 2))
    assert earlier == {**RETURNED, "started_on": "2026-05-02"}
    old = {**HANDED_IN, "status": "in_progress"}  # as an older file, or a hand, leaves it
    assert task_status.start(old, TODAY, named=JUNE_10) == RETURNED
    assert task_status.start(old, TODAY) == old


def test_handing_in_again_what_lies_there_corrects_it_and_keeps_the_rest() -> None:
    assert task_status.submit(HANDED_IN, {}, today=TODAY) == HANDED_IN
    assert task_status.set_status(HANDED_IN, "submitted", TODAY) == HANDED_IN
    document = task_status.submit(HANDED_IN, {"document": "13/TTr-VHXH"}, today=TODAY)
    assert document["submitted"] == {"date": "2026-06-01", "document": "13/TTr-VHXH"}
    day = task_status.submit(HANDED_IN, {"date": "2026-06-02"}, today=TODAY)
    assert day["submitted"] == {"date": "2026-06-02", "document": "12/TTr-VHXH"}
    written: PlainRecord = {**HANDED_IN, "submitted": {"date": "1/6/2026"}}
    assert task_status.submit(written, {"date": "2026-06-01"}, today=TODAY) == written


def test_work_is_not_handed_in_again_before_it_was_given_back() -> None:
    with pytest.raises(RequestError, match=r"trước bị trả lại \(10/06/2026\)") as raised:
        task_status.submit(RETURNED, {"date": "2026-06-09"}, today=TODAY)
    assert "cchc start 4 --date NGÀY" in raised.value.hint
    assert task_status.submit(RETURNED, {"date": "2026-06-10"}, today=TODAY)["status"] == "submitted"


def test_a_status_of_handed_in_work_has_its_day() -> None:
    handed = task_status.set_status(record(), "submitted", TODAY)
    assert handed == {
        **record(status="submitted", started_on="2026-09-20"),
        "submitted": {"date": "2026-09-20"},
    }


def test_what_was_approved_and_is_opened_again_keeps_when_it_was_handed_in() -> None:
    done = task_status.finish(HANDED_IN, JUNE_10, {}, today=JUNE_10)
    assert done["submitted"] == HANDED_IN["submitted"]
    opened = task_status.reopen(done, JUNE_20)
    assert "submitted" not in opened
    assert opened["submissions"] == [{"date": "2026-06-01", "document": "12/TTr-VHXH", "until": "2026-06-20"}]
    odd: PlainRecord = {
        **done,
        "submitted": {"date": "2026-07-01"},
    }  # after it was finished, and opened again
    assert task_status.reopen(odd, JUNE_20)["submissions"] == [{"date": "2026-07-01", "until": "2026-07-01"}]


@pytest.mark.parametrize("status", ["paused", "cancelled"])
def test_a_stop_of_what_was_handed_in_goes_back_to_that_unless_another_status_is_said(status: str) -> None:
    stopped = task_status.stop(HANDED_IN, status, {"document": "41/UBND-VX", "date": "2026-06-05"})
    assert stopped["stopped"] == {"document": "41/UBND-VX", "date": "2026-06-05", "before": "submitted"}
    resumed = task_status.reopen(stopped, JUNE_10)
    assert (resumed["status"], resumed["submitted"]) == ("submitted", HANDED_IN["submitted"])
    running = task_status.reopen(stopped, JUNE_10, status="in_progress")
    assert (running["status"], running["submissions"]) == ("in_progress", RETURNED["submissions"])


def test_a_pause_of_what_was_handed_in_that_ends_with_a_cancellation_is_still_of_that() -> None:
    paused = task_status.stop(HANDED_IN, "paused", {"document": "41/UBND-VX", "date": "2026-06-05"})
    cancelled = task_status.stop(paused, "cancelled", {"document": "77/UBND-VX", "date": "2026-06-10"})
    assert task_status.reopen(cancelled, JUNE_20)["status"] == "submitted"
