"""What a document gave moves with its corrected day; what is another's, or can't be moved surely, stays."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.changes import PlainRecord
from cchc.plan import Amendment
from cchc.updates import corrected_days

LISTED = Amendment("45/KH-UBND", date(2026, 7, 8))
DAY = date(2026, 7, 10)
STOP: PlainRecord = {"date": "2026-07-08", "document": "45/kh-ubnd"}


@pytest.mark.parametrize(
    ("basis", "moved"),
    [
        ("Kế hoạch số 45/KH-UBND ngày 08/7/2026", "Kế hoạch số 45/KH-UBND ngày 10/7/2026"),
        ("45/KH-UBND ngày 8.7.2026 của UBND xã", "45/KH-UBND ngày 10.7.2026 của UBND xã"),
        ("45/KH-UBND, ngày 8 tháng 7 năm 2026", "45/KH-UBND, ngày 10 tháng 7 năm 2026"),
        ("45/KH-UBND", "45/KH-UBND"),
        ("45/KH-UBND ngày 8/7/2026, 46/KH-UBND ngày 8/7/2026", None),  # which of the days is its own?
        ("45/KH-UBND ngày 01/7/2026", None),
    ],
)
def test_the_day_in_a_citation_moves_as_it_is_written(basis: str, moved: str | None) -> None:
    task: PlainRecord = {"id": "22", "basis": basis, "assigned_on": "8/7/2026"}
    assert corrected_days.moved(task, LISTED, DAY) == {
        **task,
        "basis": moved or basis,
        "assigned_on": "2026-07-10",
    }


@pytest.mark.parametrize("basis", ["45/KH-UBND ngày 08/7/2025", "46/KH-UBND ngày 08/7/2026", "Nghị quyết"])
def test_what_another_document_gave_stays(basis: str) -> None:
    task: PlainRecord = {"id": "22", "basis": basis, "assigned_on": "2026-07-08"}
    assert corrected_days.moved(task, LISTED, DAY) is task
    no_basis: PlainRecord = {"id": "22", "assigned_on": "2026-07-08"}
    assert corrected_days.moved(no_basis, LISTED, DAY) is no_basis


def test_another_day_of_assignment_stays() -> None:
    task: PlainRecord = {"id": "22", "basis": "45/KH-UBND", "assigned_on": "2026-07-15"}
    assert corrected_days.moved(task, LISTED, DAY) == task


def test_a_basis_that_was_amended_since_moves_where_it_stands() -> None:
    entry: PlainRecord = {"document": "60/KH-UBND", "field": "basis", "before": "45/KH-UBND ngày 08/7/2026"}
    task: PlainRecord = {"basis": "7/QĐ-UBND", "assigned_on": "2026-07-08", "amendments": [entry]}
    assert corrected_days.moved(task, LISTED, DAY) == {
        "basis": "7/QĐ-UBND",
        "assigned_on": "2026-07-10",
        "amendments": [{**entry, "before": "45/KH-UBND ngày 10/7/2026"}],
    }


def test_stops_and_extensions_that_cite_it_move() -> None:
    other: PlainRecord = {"date": "2026-07-08", "document": "9/UBND"}
    ended: PlainRecord = {**STOP, "status": "paused", "until": "2026-08-01"}
    early: PlainRecord = {**STOP, "status": "paused", "until": "2026-07-09"}
    extension: PlainRecord = {**STOP, "due": "Quý IV/2026", "approved": "true"}
    proposal: PlainRecord = {**extension, "date": "2026-07-01", "approved_on": "08/7/2026"}
    task: PlainRecord = {"status": "cancelled", "stopped": {**STOP, "reason": "x"}}
    task |= {"stops": [early, ended, other], "extensions": [extension, proposal, other]}
    moved = corrected_days.moved(task, LISTED, DAY)
    assert moved["stops"] == [early, {**ended, "date": "2026-07-10"}, other], "none ends before it began"
    assert moved["extensions"] == [
        {**extension, "date": "2026-07-10"},
        {**proposal, "approved_on": "2026-07-10"},
        other,
    ]
    alone: PlainRecord = {"status": "cancelled", "stopped": STOP}
    assert corrected_days.moved(alone, LISTED, DAY)["stopped"] == {**STOP, "date": "2026-07-10"}


def test_a_stop_stays_when_an_earlier_one_is_in_the_way() -> None:
    earlier: PlainRecord = {
        "status": "paused",
        "date": "2026-06-01",
        "document": "9/UBND",
        "until": "2026-07-01",
    }
    task: PlainRecord = {"id": "8", "status": "cancelled", "stopped": STOP, "stops": [earlier]}
    assert corrected_days.moved(task, LISTED, date(2026, 6, 15)) == task
