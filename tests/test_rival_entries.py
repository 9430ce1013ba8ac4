"""What two people recorded of one task without knowing of each other, and of which only one can hold: it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc import conflict_words, merging
from cchc.cli import conflict_lines

if TYPE_CHECKING:
    from cchc.merging import Choice, Conflict, Merged
    from cchc.yamltext.nodes import Plain

Record = dict[str, "Plain"]

TASK: Record = {"id": "4", "title": "Việc", "due": "30/9/2026", "status": "in_progress"}
DONE: Record = TASK | {"status": "done", "done_on": "2026-06-10"}
PROPOSAL: Record = {"due": "31/12/2026", "date": "2026-05-02", "approved": "false"}


def extension(due: str, document: str = "41/UBND-VX", day: str = "2026-05-10") -> Record:
    return {"due": due, "date": day, "document": document, "approved": "true"}


LONG, SHORT = extension("31/12/2026"), extension("30/11/2026", "45/UBND-VX", "2026-05-12")


def merge(base: Record, ours: Record, theirs: Record, choice: Choice | None = None) -> Merged:
    """Merge three versions of a task of two people, all conflicts decided alike."""
    versions: list[Record] = [{"cchc": "1", "tasks": [version]} for version in (base, ours, theirs)]

    def decide(conflict: Conflict) -> Choice | None:
        return "ours" if choice == "both" and not conflict.may_be_two else choice

    return merging.merge(versions[0], versions[1], versions[2], decide, by_two=True)


def asked(base: Record, ours: Record, theirs: Record) -> list[str]:
    """Return what is asked, which must be the same whoever merges."""
    here, there = (
        [one.key for one in merge(base, *sides).undecided] for sides in ((ours, theirs), (theirs, ours))
    )
    assert here == there
    return here


def chosen(base: Record, ours: Record, theirs: Record, choice: Choice) -> Plain:
    tasks = merge(base, ours, theirs, choice).data["tasks"]
    assert isinstance(tasks, list)
    return tasks[0]


def with_extensions(*extensions: Plain) -> Record:
    return TASK | {"extensions": [*extensions]}


def test_two_new_deadlines_of_one_task_are_asked_and_both_may_be_kept() -> None:
    ours, theirs = with_extensions(LONG), with_extensions(SHORT)
    assert asked(TASK, ours, theirs) == ["4.extensions"]
    assert chosen(TASK, ours, theirs, "ours") == ours
    assert chosen(TASK, ours, theirs, "theirs") == theirs
    assert chosen(TASK, ours, theirs, "both") == with_extensions(LONG, SHORT)
    (conflict,) = merge(TASK, ours, theirs).undecided
    assert conflict_lines.lines(conflict) == [
        "NV 4 · gia hạn: hai bên sửa khác nhau",
        "  bản gốc:          (để trống)",
        "  1. bản hiện tại:  thời hạn 31/12/2026 · ngày 10/05/2026 · 41/UBND-VX · đã duyệt",
        "  2. bản gộp vào:   thời hạn 30/11/2026 · ngày 12/05/2026 · 45/UBND-VX · đã duyệt",
        "  3. giữ cả hai:    khi đó thời hạn là của văn bản có ngày sau",
    ]


def test_one_person_alone_takes_a_change_back_without_being_asked() -> None:
    """The control: an undo merges, too, and brings back what came before what was recorded since."""
    versions: list[Record] = [
        {"cchc": "1", "tasks": [one]} for one in (TASK, with_extensions(LONG), with_extensions(SHORT))
    ]
    merged = merging.merge(versions[0], versions[1], versions[2], lambda _: None)
    assert (merged.undecided, merged.data["tasks"]) == ([], [with_extensions(LONG, SHORT)])


def test_a_proposal_that_one_side_had_granted_is_a_new_deadline() -> None:
    granted = PROPOSAL | {"approved": "true", "approved_on": "2026-05-20", "document": "41/UBND-VX"}
    base, ours = with_extensions(PROPOSAL), with_extensions(granted)
    assert asked(base, ours, with_extensions(PROPOSAL, SHORT)) == ["4.extensions"]
    assert asked(base, ours, with_extensions(PROPOSAL, extension("31/12/2026", "45/UBND-VX"))) == []


def test_an_amended_deadline_and_an_extension_are_asked() -> None:
    """Whoever amends the deadline of an extended task is refused; nobody could refuse it here."""
    entry: Record = {"document": "75/KH-UBND", "field": "due", "before": "30/9/2026"}
    amended = TASK | {"due": "31/10/2026", "amendments": [entry]}
    assert asked(TASK, amended, with_extensions(LONG)) == ["4.extensions"]
    assert chosen(TASK, amended, with_extensions(LONG), "ours") == amended
    assert chosen(TASK, amended, with_extensions(LONG), "theirs") == amended | {"extensions": [LONG]}
    (conflict,) = merge(TASK, amended, with_extensions(LONG)).undecided
    assert not conflict.may_be_two
    assert conflict_words.words(conflict)[2:] == (
        "thời hạn 31/10/2026",
        "thời hạn 30/09/2026; gia hạn thời hạn 31/12/2026 · ngày 10/05/2026 · 41/UBND-VX · đã duyệt",
    )
    assert asked(TASK, TASK | {"due": "31/12/2026"}, with_extensions(LONG)) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([LONG], [LONG]),
        ([LONG], [extension("31/12/2026", "45/UBND-VX")]),
        ([LONG], [PROPOSAL]),
        ([PROPOSAL], [PROPOSAL | {"due": "30/11/2026"}]),
    ],
)
def test_extensions_that_agree_and_proposals_are_all_kept(ours: list[Plain], theirs: list[Plain]) -> None:
    assert asked(TASK, with_extensions(*ours), with_extensions(*theirs)) == []


PAUSED: Record = TASK | {"status": "paused", "stopped": {"date": "2026-06-01", "document": "50/UBND-VX"}}


def after_stop(start: str, until: str, document: str = "50/UBND-VX") -> Record:
    stop: Record = {"status": "paused", "until": until, "date": start, "document": document}
    return TASK | {"stops": [stop]}


def submitted(until: str) -> Record:
    submission: Record = {"until": until, "date": "2026-06-01", "document": "7/TTr"}
    return TASK | {"submissions": [submission]}


HANDED_IN: Record = TASK | {"status": "submitted", "submitted": {"date": "2026-06-01", "document": "7/TTr"}}


def test_two_submissions_are_never_mixed() -> None:
    theirs = HANDED_IN | {"submitted": {"date": "2026-06-02", "document": "8/TTr"}}
    assert asked(TASK, HANDED_IN, theirs) == ["4.status"]
    assert asked(TASK, HANDED_IN, HANDED_IN | {"submitted": {"date": "2026-06-01"}}) == []
    corrected = HANDED_IN | {"submitted": {"date": "2026-06-02", "document": "7/TTr"}}
    assert asked(TASK, HANDED_IN, corrected) == ["4.submitted.date"]
    without_document = HANDED_IN | {"submitted": {"date": "2026-06-01"}}
    assert asked(without_document, HANDED_IN, HANDED_IN | {"submitted": {"date": "2026-06-02"}}) == []


def reopened(day: str) -> Record:
    reopening: Record = {"done_on": "2026-06-10", "date": day}
    return TASK | {"reopenings": [reopening]}


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        (PAUSED, after_stop("2026-06-01", "2026-06-10"), after_stop("2026-06-01", "2026-06-12")),
        (TASK, after_stop("2026-06-01", "2026-06-10"), after_stop("2026-06-05", "2026-06-12", "51/UBND-VX")),
        (TASK, after_stop("2026-05-01", "2026-06-10"), PAUSED),
        (TASK, after_stop("2026-06-01", "2026-06-20"), DONE),
        (DONE, reopened("2026-06-15"), reopened("2026-06-16")),
        (DONE, reopened("2026-06-15"), DONE | {"done_on": "2026-06-11", "progress": "100"}),
        (TASK, reopened("2026-06-15"), DONE),
        (HANDED_IN, submitted("2026-06-10"), submitted("2026-06-11")),
        (HANDED_IN, submitted("2026-06-10"), HANDED_IN | {"submitted": {"date": "2026-06-02"}}),
    ],
)
def test_times_of_both_sides_that_overlap_are_decided_with_the_status(
    base: Record, ours: Record, theirs: Record
) -> None:
    assert asked(base, ours, theirs) == ["4.status"]
    choices: tuple[tuple[Choice, Record], ...] = (("ours", ours), ("theirs", theirs))
    for choice, wanted in choices:
        assert chosen(base, ours, theirs, choice) == wanted


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        (TASK, after_stop("2026-03-01", "2026-03-10"), after_stop("2026-06-05", "2026-06-12")),
        (TASK, after_stop("2026-03-01", "2026-03-10"), PAUSED),
        (TASK, after_stop("2026-03-01", "2026-03-10"), DONE),
        (PAUSED, after_stop("2026-06-01", "2026-06-10"), after_stop("2026-06-01", "2026-06-10")),
        (DONE, reopened("2026-06-15"), DONE | {"lead": "A"}),
        (
            HANDED_IN,
            submitted("2026-06-10"),
            HANDED_IN | {"notes": [{"date": "2026-06-03", "text": "Đã họp"}]},
        ),
    ],
)
def test_times_that_follow_each_other_are_all_kept(base: Record, ours: Record, theirs: Record) -> None:
    assert asked(base, ours, theirs) == []


def test_a_doubt_of_one_side_alone_is_no_conflict() -> None:
    odd = TASK | {"stops": [*_stops("2026-03-01", "2026-03-20"), *_stops("2026-03-10", "2026-03-30")]}
    assert asked(TASK, odd, after_stop("2026-06-05", "2026-06-12")) == []


def _stops(start: str, until: str) -> list[Plain]:
    stops = after_stop(start, until)["stops"]
    assert isinstance(stops, list)
    return stops
