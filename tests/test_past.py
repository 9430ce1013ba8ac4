"""A task as it stood on a day: each fact that may change has its own, and a control that forgets it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from cchc import past, queries, states, task
from cchc.task import (
    AmendedField,
    ClosedStop,
    ClosedSubmission,
    Note,
    Reopening,
    Result,
    Stop,
    Submission,
    Target,
    Task,
)
from tests.support.plans import make_extension, make_owner, make_plan, make_task

MARCH_2 = date(2026, 3, 2)
MAY_4 = date(2026, 5, 4)
MAY_20 = date(2026, 5, 20)
JUNE_14 = date(2026, 6, 14)
JULY_1 = date(2026, 7, 1)
BEFORE_MAY_4 = MAY_4 - timedelta(days=1)


def on(day: date, **fields: Any) -> Task:
    return past.task_on(make_task(**fields), day)


def state(day: date, **fields: Any) -> states.State:
    return states.standing_on(make_task(**fields), day).state


def test_a_task_in_which_nothing_is_dated_later_is_the_same_one() -> None:
    task = make_task(status="done", started_on=MARCH_2, done_on=MAY_4, results=(Result("15/BC", MAY_4),))
    assert past.task_on(task, MAY_4) is task


def test_a_task_is_in_no_count_before_the_day_it_was_given() -> None:
    july, always = make_task(21, assigned_on=JULY_1), make_task(1)
    both = make_plan(always, july)
    assert [standing.task.id for standing in queries.standings(both, JUNE_14)] == [1]
    assert [standing.task.id for standing in queries.standings(both, JULY_1)] == [1, 21]


# Stops, completions


PAUSE = ClosedStop("paused", until=JUNE_14, date=MAY_4, document="50/UBND-VX", reason="chờ hướng dẫn")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (BEFORE_MAY_4, "in_progress"),
        (MAY_4, "paused"),
        (JUNE_14, "in_progress"),
        (JULY_1, "in_progress_overdue"),
    ],
)
def test_a_pause_that_ended_holds_on_its_own_days(day: date, expected: str) -> None:
    assert state(day, status="in_progress", started_on=MARCH_2, stops=(PAUSE,)) == expected


def test_a_pause_that_ended_is_told_with_its_document_on_its_own_days_alone() -> None:
    paused = on(MAY_20, status="in_progress", started_on=MARCH_2, stops=(PAUSE,))
    assert (paused.status, paused.stopped) == ("paused", Stop(MAY_4, "50/UBND-VX", "chờ hướng dẫn"))
    assert paused.stops == ()
    ended = on(JUNE_14, status="in_progress", started_on=MARCH_2, stops=(PAUSE,), done_on=None)
    assert (ended.status, ended.stopped, ended.stops) == ("in_progress", None, (PAUSE,))


RETURNED = ClosedSubmission(JUNE_14, MAY_4, "12/TTr-VHXH")
AGAIN = Submission(JULY_1, "14/TTr-VHXH")


@pytest.mark.parametrize(
    ("day", "expected", "submitted"),
    [
        (BEFORE_MAY_4, "in_progress", None),
        (MAY_4, "submitted", Submission(MAY_4, "12/TTr-VHXH")),
        (MAY_20, "submitted", Submission(MAY_4, "12/TTr-VHXH")),
        (JUNE_14, "in_progress", None),
        (JULY_1, "submitted", AGAIN),
    ],
)
def test_work_that_was_given_back_was_handed_in_on_its_own_days(
    day: date, expected: str, submitted: Submission | None
) -> None:
    later = {"done_on": date(2026, 8, 1), "status": "done"}
    for now in ({"status": "submitted"}, later):
        then = on(day, started_on=MARCH_2, submissions=(RETURNED,), submitted=AGAIN, **now)
        assert (then.status, then.submitted) == (expected, submitted)
        assert then.submissions == ((RETURNED,) if day >= JUNE_14 else ())


def test_a_submission_without_a_day_holds_since_the_work_began() -> None:
    fields: dict[str, Any] = {"status": "in_progress", "submissions": (RETURNED._replace(date=None),)}
    assert [on(day, **fields).status for day in (MARCH_2, JUNE_14)] == ["submitted", "in_progress"]
    assert on(MARCH_2, **fields, started_on=MAY_4).status == "not_started"


@pytest.mark.parametrize("status", ["paused", "cancelled"])
def test_what_was_handed_in_when_it_stopped_was_so_before(status: str) -> None:
    stop = Stop(JUNE_14, "1/CV", None, "submitted")
    assert on(MAY_20, status=status, started_on=MARCH_2, stopped=stop).status == "submitted"
    assert (
        on(MAY_20, status=status, started_on=MARCH_2, stopped=stop._replace(before=None)).status
        == "in_progress"
    )


def test_a_pause_without_a_day_holds_until_it_ended() -> None:
    assert state(MARCH_2, status="not_started", stops=(PAUSE._replace(date=None),)) == "paused"
    assert state(JUNE_14, status="not_started", stops=(PAUSE._replace(date=None),)) == "not_started"


def test_work_that_had_not_begun_when_it_stopped_had_not_begun_before() -> None:
    assert state(MARCH_2, status="paused", stopped=Stop(MAY_4, "1/CV", None, "not_started")) == "not_started"
    assert (
        state(MARCH_2, status="paused", stopped=Stop(MAY_4, "1/CV")) == "in_progress"
    )  # as files say that are old
    assert state(MAY_4, status="paused", stopped=Stop(MAY_4, "1/CV", None, "not_started")) == "paused"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (MARCH_2, "in_progress"),
        (MAY_4, "done_on_time"),
        (MAY_20, "in_progress"),
        (JULY_1, "in_progress_overdue"),
    ],
)
def test_a_completion_that_was_taken_back_holds_until_then(day: date, expected: str) -> None:
    reopened = (Reopening(MAY_4, MAY_20, "thiếu phụ lục"),)
    assert state(day, status="in_progress", started_on=MARCH_2, reopenings=reopened) == expected


def test_a_task_finished_twice_is_late_by_its_last_completion() -> None:
    twice: dict[str, Any] = {"status": "done", "started_on": MARCH_2, "done_on": JULY_1}
    reopened = (Reopening(MAY_4, MAY_20),)
    assert state(MAY_4, reopenings=reopened, **twice) == "done_on_time"
    assert state(JUNE_14, reopenings=reopened, **twice) == "in_progress"
    assert state(JULY_1, reopenings=reopened, **twice) == "done_late"


def test_work_is_handed_in_from_its_day_until_it_was_taken_back() -> None:
    submitted: dict[str, Any] = {"started_on": MARCH_2, "submitted": Submission(MAY_4, "12/TTr")}
    assert on(BEFORE_MAY_4, status="submitted", **submitted).status == "in_progress"
    assert on(BEFORE_MAY_4, status="submitted", **submitted).submitted is None
    assert on(MAY_4, status="submitted", **submitted).status == "submitted"
    assert on(MAY_20, status="done", done_on=JUNE_14, **submitted).status == "submitted"
    back = (Reopening(MAY_20, JUNE_14),)
    assert on(MAY_4, status="done", done_on=JULY_1, reopenings=back, **submitted).status == "submitted"
    assert on(JUNE_14, status="done", done_on=JULY_1, reopenings=back, **submitted).status == "in_progress"


# Figures


def test_a_figure_of_a_later_day_is_not_shown() -> None:
    half: dict[str, Any] = {"status": "in_progress", "progress": 50}
    assert states.standing_on(make_task(**half, progress_on=MAY_4), BEFORE_MAY_4).progress is None
    assert states.standing_on(make_task(**half, progress_on=MAY_4), MAY_4).progress == 50
    assert states.standing_on(make_task(**half), date(2026, 1, 1)).progress == 50  # without a day: all along


def test_the_progress_of_a_finished_task_is_not_that_of_an_earlier_day() -> None:
    finished = make_task(status="done", progress=100, started_on=MARCH_2, done_on=MAY_4)
    assert states.standing_on(finished, BEFORE_MAY_4).progress is None
    assert states.standing_on(finished, MAY_4).progress == 100


def test_what_was_achieved_later_is_not_shown() -> None:
    target = Target(2, "hội nghị", 1, MAY_4)
    assert on(BEFORE_MAY_4, target=target).target == Target(2, "hội nghị")
    assert on(MAY_4, target=target).target == target


# Documents, notes, extensions


def test_results_and_notes_are_there_from_their_day() -> None:
    results = (Result("15/BC", MAY_4), Result("16/BC", JULY_1))
    notes = (Note(MAY_4, "đã họp"), Note(JULY_1, "đã trình"))
    task = on(JUNE_14, results=results, notes=notes)
    assert (task.results, task.notes) == (results[:1], notes[:1])


def test_a_result_without_a_date_comes_with_the_completion() -> None:
    undated = (Result("15/BC"),)
    assert on(BEFORE_MAY_4, status="done", done_on=MAY_4, results=undated).results == ()
    assert on(MAY_4, status="done", done_on=MAY_4, results=undated).results == undated
    assert on(MARCH_2, status="in_progress", notes=(Note(MAY_4, "x"),), results=undated).results == undated
    back = (Reopening(MAY_4, MAY_20),)
    assert on(MAY_20, status="done", done_on=JULY_1, reopenings=back, results=undated).results == undated


def test_a_note_older_than_the_completion_is_no_news_of_a_finished_task() -> None:
    done: dict[str, Any] = {"status": "done", "done_on": MAY_4}
    old, same, new = (Note(day, str(day)) for day in (BEFORE_MAY_4, MAY_4, MAY_20))
    assert states.standing_on(make_task(notes=(old,), **done), JULY_1).latest_note == ""
    assert states.standing_on(make_task(notes=(Note(None, "đang làm"),), **done), JULY_1).latest_note == ""
    assert states.standing_on(make_task(notes=(old, same), **done), JULY_1).latest_note == str(MAY_4)
    assert states.standing_on(make_task(notes=(old, new), **done), JULY_1).latest_note == str(MAY_20)
    assert states.standing_on(make_task(notes=(old, new), **done), BEFORE_MAY_4).latest_note == str(
        BEFORE_MAY_4
    )


def test_a_proposal_counts_from_its_approval() -> None:
    approved = make_extension("Quý III/2026", MAY_4, approved=True)._replace(approved_on=JUNE_14)
    proposed = states.standing_on(make_task(extensions=(approved,)), MAY_20)
    assert (proposed.due.text, proposed.task.extensions[0].approved) == ("Quý II/2026", False)
    assert states.standing_on(make_task(extensions=(approved,)), JUNE_14).due.text == "Quý III/2026"


def test_a_proposal_has_no_document_of_its_later_approval() -> None:
    approved = make_extension("Năm 2026", MARCH_2, approved_on=MAY_4, document="41/UBND-VX")
    assert [one.document for one in on(MARCH_2, extensions=(approved,)).extensions] == [None]
    assert [one.document for one in on(MAY_4, extensions=(approved,)).extensions] == ["41/UBND-VX"]


def test_what_a_list_had_on_a_day_keeps_its_numbers() -> None:
    notes = (Note(JULY_1, "tháng 7"), Note(MAY_4, "tháng 5"), Note(None, "không ngày"))
    task = make_task(notes=notes)
    assert list(past.items_on(task, "notes", JUNE_14)) == [(2, notes[1]), (3, notes[2])]
    assert list(past.items_on(task, "notes", JULY_1)) == list(enumerate(notes, 1))


def test_the_extension_that_was_approved_last_holds() -> None:
    early = make_extension("Quý III/2026", MAY_4, approved=True)._replace(approved_on=JULY_1)
    late = make_extension("Quý IV/2026", MAY_20, approved=True)
    standing = states.standing_on(make_task(extensions=(early, late)), JULY_1)
    assert standing.due.text == "Quý III/2026"


def test_a_proposal_is_withdrawn_from_its_day_on() -> None:
    withdrawn = make_extension("Quý III/2026", MAY_4, approved=False)._replace(withdrawn_on=JUNE_14)
    assert on(MAY_20, extensions=(withdrawn,)).extensions[0].withdrawn_on is None
    assert on(JUNE_14, extensions=(withdrawn,)).extensions[0].withdrawn_on == JUNE_14


# Amendments


def test_an_amended_field_is_as_the_plan_had_it_until_the_amendment() -> None:
    before = make_owner("kinh-te")
    amended = (
        AmendedField("45/KH-UBND", MAY_4, "owner", before),
        AmendedField("45/KH-UBND", MAY_4, "lead", None),
        AmendedField("60/KH-UBND", JULY_1, "owner", make_owner("y-te")),
    )
    task = make_task(owner=make_owner(), lead="Trần Văn C", amendments=amended)
    first = past.task_on(task, BEFORE_MAY_4)
    assert (first.owner, first.lead, first.amendments) == (before, None, ())
    second = past.task_on(task, MAY_4)
    assert (second.owner.id, second.lead, second.amendments) == ("y-te", "Trần Văn C", amended[:2])
    assert past.task_on(task, JULY_1).owner == make_owner()


def test_of_two_amendments_of_one_day_the_first_one_found_what_was_signed() -> None:
    amended = (
        AmendedField("45/KH-UBND", MAY_4, "lead", "Trần Văn A"),
        AmendedField("46/KH-UBND", MAY_4, "lead", "Trần Văn B"),
    )
    task = make_task(lead="Trần Văn C", amendments=amended)
    assert past.task_on(task, BEFORE_MAY_4).lead == "Trần Văn A"
    assert past.as_signed(task).lead == "Trần Văn A"


def test_an_amended_target_was_reached_as_far_as_it_had_been_by_the_day() -> None:
    amended = (AmendedField("60/KH-UBND", JULY_1, "target", Target(2, "hội nghị")),)
    target = Target(3, "hội nghị", 1, MAY_20)
    task = make_task(target=target, amendments=amended)
    assert past.task_on(task, JULY_1).target == target
    assert past.task_on(task, JUNE_14).target == Target(2, "hội nghị", 1, MAY_20)
    assert past.task_on(task, MAY_4).target == Target(2, "hội nghị")
    assert past.as_signed(task).target == Target(2, "hội nghị")
    new = (AmendedField("60/KH-UBND", JULY_1, "target"),)
    assert past.as_signed(make_task(target=target, amendments=new)).target is None
    assert past.as_signed(make_task(amendments=amended)).target == Target(2, "hội nghị")


def test_a_task_as_signed_has_the_earliest_words_of_every_field() -> None:
    amended = (
        AmendedField("60/KH-UBND", JULY_1, "lead", "Trần Văn B"),
        AmendedField("45/KH-UBND", MAY_4, "lead", None),
    )
    signed = past.as_signed(make_task(lead="Trần Văn C", deliverable="Báo cáo", amendments=amended))
    assert (signed.lead, signed.deliverable) == (None, "Báo cáo")
    untouched = make_task(lead="Trần Văn C")
    assert past.as_signed(untouched) == untouched


def test_the_words_of_what_was_amended_are_those_of_the_plan() -> None:
    assert task.words_of(make_owner()) == "Phòng VHXH"
    assert task.words_of((make_owner(), make_owner("y-te"))) == "Phòng VHXH; y-te"
    assert task.words_of(make_task().due) == "Quý II/2026"
    assert task.words_of("Trần Văn C") == "Trần Văn C"
    assert task.words_of(()) is None
    assert task.words_of(None) is None


def test_every_day_that_something_is_recorded_of_is_known() -> None:
    """The days of a task with one everywhere; a field that `dates` forgets would be believed too early."""
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(20)]
    d = iter(days)
    task = make_task(
        status="done", started_on=next(d), done_on=next(d), condition_met_on=next(d), progress_on=next(d),
        assigned_on=next(d), target=Target(2, "x", 1, next(d)), submitted=Submission(next(d)),
        submissions=(ClosedSubmission(next(d), next(d)),),
        stopped=Stop(next(d)), stops=(ClosedStop("paused", next(d), next(d)),),
        reopenings=(Reopening(next(d), next(d)),), results=(Result("1", next(d)),), notes=(Note(next(d), "x"),),
        amendments=(AmendedField("1", next(d), "lead"),),
        extensions=(make_extension("30/9", next(d), approved=True)._replace(approved_on=next(d), withdrawn_on=next(d)),),
    )  # fmt: skip
    assert sorted(past.dates(task)) == days
    assert next(d, None) is None
