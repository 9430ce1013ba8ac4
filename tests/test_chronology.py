"""Days of one task in an order that can't be: told of the plan's `Task` and of the plain record alike."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cchc import chronology
from cchc.task import ClosedStop, Reopening, Stop
from tests.support.plans import make_task

RECORD = {"id": "4", "title": "Việc", "due": "Quý II/2026", "status": "in_progress"}
PAUSE = {"status": "paused", "date": "2026-04-01", "document": "60/UBND-VX", "until": "2026-04-15"}
FINISHED = {"done_on": "2026-04-01", "date": "2026-05-02"}


def told(**changes: Any) -> list[tuple[str | int, ...]]:
    return [found.path for found in chronology.find(RECORD | changes)]


def test_a_task_whose_days_follow_each_other_is_left_alone() -> None:
    assert told() == []
    changes = {"started_on": "2026-03-01", "stops": [PAUSE], "submitted": {"date": "2026-04-15"}}
    assert told(**changes, status="done", done_on="2026-04-16", assigned_on="2026-03-01") == []
    again = {"status": "paused", "stopped": {"date": "2026-04-15", "document": "88/UBND-VX"}}
    assert told(stops=[PAUSE], **again) == []  # from the day on which the last one ended
    assert told(reopenings=[FINISHED], started_on="2026-04-01", progress="0", progress_on="2026-01-01") == []
    taken_back = {"done_on": "2026-04-05", "date": "2026-04-05"}
    assert told(reopenings=[taken_back], stops=[PAUSE | {"until": "2026-04-05"}]) == []


@pytest.mark.parametrize("day", ["2026-03-31", "2026-04-01", "2026-04-14"])
def test_a_stop_that_begins_before_an_earlier_one_ended_is_told(day: str) -> None:
    stopped = {"date": day, "document": "88/UBND-VX"}
    for status in ("paused", "cancelled"):
        assert told(status=status, stops=[PAUSE], stopped=stopped) == [("stopped", "date")]
    assert told(stops=[PAUSE, PAUSE | {"date": day, "until": "2026-06-01"}]) == [("stops", 1, "date")]


def test_a_task_is_not_stopped_while_it_is_finished() -> None:
    assert told(reopenings=[FINISHED], stops=[PAUSE]) == [("stops", 0, "date")]
    assert told(status="done", done_on="2026-04-10", stops=[PAUSE]) == [("done_on",)]
    assert told(status="done", done_on="2026-05-01", reopenings=[FINISHED]) == [("done_on",)]


@pytest.mark.parametrize(
    "changes",
    [
        {"reopenings": [FINISHED]},
        {"submitted": {"date": "2026-04-01"}},
        {"progress": "40", "progress_on": "2026-04-01"},
        {"target": {"quantity": "2", "unit": "x", "achieved": "1", "achieved_on": "2026-04-01"}},
    ],
)
def test_a_start_later_than_a_sign_of_work_is_told(changes: dict[str, Any]) -> None:
    assert told(**changes, started_on="2026-06-01") == [("started_on",)]
    assert told(**changes, assigned_on="2026-06-01") == [("assigned_on",)]
    assert told(**changes, started_on="2026-04-01", assigned_on="2026-04-01") == []


RETURNED = {"date": "2026-04-01", "document": "12/TTr-VHXH", "until": "2026-04-15"}


def test_submissions_that_overlap_or_are_out_of_turn_are_told() -> None:
    assert told(submissions=[RETURNED], submitted={"date": "2026-04-15"}) == []
    assert told(submissions=[RETURNED], submitted={"date": "2026-04-14"}) == [("submitted", "date")]
    assert told(submissions=[RETURNED, RETURNED | {"document": "1"}]) == [("submissions", 1, "date")]
    assert told(submissions=[RETURNED], stops=[PAUSE | {"date": "2026-03-30"}]) == [
        ("submissions", 0, "date")
    ]
    assert told(submissions=[RETURNED], stops=[PAUSE | {"date": "2026-04-05"}]) == [], (
        "it rests while it waits"
    )
    assert told(submissions=[RETURNED], status="done", done_on="2026-03-30") == [("submissions", 0, "date")]
    assert told(submissions=[RETURNED], reopenings=[FINISHED]) == [], "it was approved, and opened again"
    assert told(submissions=[RETURNED], started_on="2026-04-02") == [("started_on",)]


def test_a_start_and_a_submission_during_a_stop_are_told() -> None:
    assert told(stops=[PAUSE], started_on="2026-04-10") == [("started_on",)]
    assert told(stops=[PAUSE], submitted={"date": "2026-04-10"}) == [("submitted", "date")]
    stopped = {"date": "2026-04-10", "document": "88/UBND-VX"}
    assert told(status="paused", stopped=stopped, started_on="2026-04-11") == [("started_on",)]
    assert told(status="paused", stopped=stopped, started_on="2026-04-10") == []


def test_a_submission_after_the_completion_is_told() -> None:
    assert told(status="done", done_on="2026-04-01", submitted={"date": "2026-04-02"}) == [
        ("submitted", "date")
    ]


def test_a_task_of_the_plan_is_told_of_as_its_record_is() -> None:
    stop = ClosedStop("paused", date(2026, 4, 15), date(2026, 4, 1))
    task = make_task(4)._replace(
        status="paused",
        stops=(stop,),
        stopped=Stop(date(2026, 4, 2), "88/UBND-VX"),
        reopenings=(Reopening(date(2026, 2, 1), date(2026, 2, 2)),),
        started_on=date(2026, 3, 1),
    )
    assert [found.path for found in chronology.find(task)] == [("stopped", "date"), ("started_on",)]
    assert "tạm dừng từ ngày 01/04/2026 đến trước ngày 15/04/2026" in next(chronology.find(task)).message


def test_words_that_are_no_days_are_left_to_whoever_reads_the_file() -> None:
    assert (
        told(started_on="hôm qua", stops=["a", {"date": [], "until": {}}], stopped="b", reopenings="c") == []
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"status": "paused", "stopped": {"date": "2026-05-31", "document": "1/UB"}}, "ngày dừng, hủy"),
        ({"stops": [{"status": "paused", "date": "2026-05-31", "until": "2026-06-01"}]}, "ngày dừng, hủy"),
        ({"extensions": [{"due": "Quý IV/2026", "date": "2026-05-31"}]}, "ngày gia hạn"),
    ],
)
def test_what_was_stopped_or_extended_before_it_was_given_is_told(
    changes: dict[str, Any], words: str
) -> None:
    task = {"id": "2", "status": "not_started"} | changes
    (found,) = chronology.find(task | {"assigned_on": "2026-06-01"})
    assert found.message == f"NV 2: ngày giao 01/06/2026 sau {words} (31/05/2026)"
    assert list(chronology.find(task | {"assigned_on": "2026-05-31"})) == []
    assert list(chronology.find(task)) == []
