"""Three versions into one: what one side changed is taken, what both changed differently is asked."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from cchc import conflict_words, joint_fields, merging
from cchc.merging import Conflict, Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.yamltext.nodes import Plain

Record = dict[str, "Plain"]


def task(number: str = "4", **fields: Plain) -> Record:
    return {"id": number, "title": f"Việc {number}", "status": "not_started", **fields}


def plan(*tasks: Record, **sections: Plain) -> Record:
    return {"cchc": "1", "tasks": list(tasks), **sections}


def nobody(_conflict: Conflict) -> Side | None:
    return None


def taking(side: Side) -> Callable[[Conflict], Side | None]:
    return lambda _conflict: side


def merged(
    base: Record, ours: Record, theirs: Record, *, decide: Callable[[Conflict], Side | None] = nobody
) -> Record:
    """Merge two versions of one task in which nothing stays to be decided."""
    result = merging.merge(plan(base), plan(ours), plan(theirs), decide)
    assert result.undecided == []
    tasks = result.data["tasks"]
    assert isinstance(tasks, list)
    assert isinstance(tasks[0], dict)
    return tasks[0]


def conflicts(base: Record, ours: Record, theirs: Record) -> list[str]:
    return [one.key for one in merging.merge(plan(base), plan(ours), plan(theirs), nobody).undecided]


def test_what_one_side_changed_is_taken() -> None:
    assert merged(task(), task(lead="A"), task(due="Quý I/2026")) == task(lead="A", due="Quý I/2026")
    assert merged(task(lead="A"), task(lead="A"), task()) == task(), "a value that one side took away"


def test_what_both_changed_alike_is_no_conflict() -> None:
    assert merged(task(), task(progress="40"), task(progress="40")) == task(progress="40")
    assert merged(task(), task(done_on="2026-06-30"), task(done_on="30/6/2026")) == task(done_on="2026-06-30")


def test_what_both_changed_differently_is_a_conflict_of_that_field_alone() -> None:
    base, ours, theirs = (
        task(progress="10"),
        task(progress="20", lead="A"),
        task(progress="30", due="Quý I/2026"),
    )
    assert conflicts(base, ours, theirs) == ["4.progress"]
    sides: list[tuple[Side, str]] = [("ours", "20"), ("theirs", "30")]
    for side, value in sides:
        result = merging.merge(plan(base), plan(ours), plan(theirs), taking(side))
        assert result.data["tasks"] == [task(progress=value, lead="A", due="Quý I/2026")]
        assert result.undecided == []


def test_a_value_taken_away_on_one_side_and_changed_on_the_other_is_a_conflict() -> None:
    assert conflicts(task(lead="A"), task(), task(lead="B")) == ["4.lead"]


def test_what_stands_together_is_decided_together() -> None:
    """Field by field this would come out done at 40 %."""
    done = task(status="done", done_on="2026-06-30", progress="100")
    base, theirs = task(progress="10"), task(progress="40", lead="A")
    result = merging.merge(plan(base), plan(done), plan(theirs), nobody)
    (conflict,) = result.undecided
    assert conflict.key == "4.status"
    assert conflict.ours == {"status": "done", "progress": "100", "done_on": "2026-06-30"}
    chosen = merging.merge(plan(base), plan(done), plan(theirs), taking("theirs"))
    assert chosen.data["tasks"] == [task(progress="40", lead="A")]
    chosen = merging.merge(plan(base), plan(done), plan(theirs), taking("ours"))
    assert chosen.data["tasks"] == [{**done, "lead": "A"}]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"progress": "5"}, {"done_on": "2026-06-25"}),
        ({"done_on": "2026-06-25"}, {"progress": "5"}),
        ({"started_on": "2026-07-01"}, {"done_on": "2026-06-25"}),
        ({"progress": "5", "done_on": "2026-06-20"}, {"done_on": "2026-06-25"}),
    ],
)
def test_other_fields_of_what_stands_together_are_decided_together_under_one_status(
    ours: Record, theirs: Record
) -> None:
    """Field by field a finished task would come out at our 5 % on their day."""
    base = task(status="done", done_on="2026-06-30", progress="100")
    assert conflicts(base, base | ours, base | theirs | {"lead": "A"}) == ["4.status"]
    choices: tuple[tuple[Side, Record], ...] = (("ours", ours), ("theirs", theirs))
    for side, wanted in choices:
        result = merging.merge(
            plan(base), plan(base | ours), plan(base | theirs | {"lead": "A"}), taking(side)
        )
        assert result.data["tasks"] == [base | wanted | {"lead": "A"}]


def test_a_status_alone_is_a_conflict_of_what_stands_with_it() -> None:
    ours, theirs = task(status="in_progress"), task(status="submitted")
    (conflict,) = merging.merge(plan(task()), plan(ours), plan(theirs), nobody).undecided
    assert (conflict.ours, conflict.theirs) == ({"status": "in_progress"}, {"status": "submitted"})


def test_a_stop_is_decided_as_a_whole() -> None:
    base, ours, theirs = (
        task(status="paused", stopped={"document": document, "date": day})
        for document, day in (("1/UB", "2026-05-01"), ("2/UB", "2026-05-01"), ("1/UB", "2026-05-20"))
    )
    assert conflicts(base, ours, theirs) == ["4.status"]
    assert merged(base, ours, base | {"lead": "A"}) == ours | {"lead": "A"}, "one side alone changed it"


def test_what_both_did_alike_and_one_field_more_is_taken() -> None:
    done = task(status="done", done_on="2026-06-30")
    assert merged(task(progress="10"), done | {"progress": "100"}, done | {"progress": "10"}) == done | {
        "progress": "100"
    }


def test_one_side_alone_may_move_a_task_on() -> None:
    done = task(status="done", done_on="2026-06-30")
    assert merged(task(), done, task(lead="A")) == {**done, "lead": "A"}


def test_both_sides_started_it_and_only_the_day_is_asked() -> None:
    ours, theirs = (task(status="in_progress", started_on=day) for day in ("2026-04-01", "2026-04-02"))
    assert conflicts(task(), ours, theirs) == ["4.started_on"]


def test_percent_and_start_of_what_both_sides_began_are_merged_each_alone() -> None:
    begun = task(status="in_progress", started_on="2026-02-01")
    ours = task(status="in_progress", started_on="2026-04-10", progress="30", progress_on="2026-04-10")
    assert conflicts(task(), ours, begun) == conflicts(task(), begun, ours) == ["4.started_on"]
    assert merged(task(), ours, begun, decide=taking("theirs")) == ours | {"started_on": "2026-02-01"}
    assert merged(task(), ours, begun, decide=taking("ours")) == ours


def test_a_percent_of_a_day_before_the_start_of_the_other_side_is_asked_with_it() -> None:
    begun = task(status="in_progress", started_on="2026-05-01")
    ours = task(status="in_progress", started_on="2026-04-10", progress="30", progress_on="2026-04-10")
    assert conflicts(task(), ours, begun) == ["4.status"]


def test_lists_that_both_added_to_keep_all() -> None:
    base = task(notes=[{"text": "a"}])
    ours, theirs = task(notes=[{"text": "a"}, {"text": "b"}]), task(notes=[{"text": "a"}, {"text": "c"}])
    assert merged(base, ours, theirs)["notes"] == [{"text": "a"}, {"text": "b"}, {"text": "c"}]
    assert merged(task(), task(notes=[{"text": "b"}]), task(notes=[{"text": "c"}]))["notes"] == [
        {"text": "b"},
        {"text": "c"},
    ]


def test_a_list_that_one_side_emptied_keeps_what_the_other_added() -> None:
    base, more = task(notes=["a"]), task(notes=["a", "b"])
    assert merged(base, more, task()) == merged(base, task(), more) == task(notes=["b"])
    assert conflicts(base, task(notes=["A"]), task()) == ["4.notes"], "an item that was rewritten there"
    assert merged(base, task(notes=["a"]), task()) == task()


def test_the_same_item_added_by_both_is_there_once() -> None:
    both = task(results=[{"document": "1/BC"}])
    assert merged(task(), both, {**both, "lead": "A"})["results"] == [{"document": "1/BC"}]
    more = task(results=[{"document": "1/BC"}, {"document": "2/BC"}])
    assert merged(task(), both, more)["results"] == more["results"]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("XV", "TXV", "XTV", "TXV"),
        ("XV", "XTV", "TXV", "XTV"),
        ("XV", "TXVA", "XTVB", "TXVAB"),
        ("XV", "TX", "XVT", "TX"),
    ],
)
def test_an_office_that_both_added_at_different_places_is_there_once_at_our_place(
    base: str, ours: str, theirs: str, expected: str
) -> None:
    sides = (task(coordinators=[*side]) for side in (base, ours, theirs))
    assert merged(*sides) == task(coordinators=[*expected])


def test_an_office_added_by_both_in_two_spellings_is_there_once() -> None:
    lists: tuple[list[Plain], ...] = (["X"], ["Trạm Y tế", "X"], ["X", "trạm y  tế"])
    sides = (task(coordinators=items) for items in lists)
    assert merged(*sides) == task(coordinators=["Trạm Y tế", "X"])


def test_an_item_that_one_side_took_away_is_gone() -> None:
    base = task(coordinators=["A", "B", "C"])
    ours, theirs = task(coordinators=["A", "C"]), task(coordinators=["A", "B", "C", "D"])
    assert merged(base, ours, theirs)["coordinators"] == ["A", "C", "D"]


def test_items_changed_in_their_places_merge_field_by_field() -> None:
    base = task(results=[{"document": "1/BC", "summary": "x"}])
    ours = task(results=[{"document": "2/BC", "summary": "x"}])
    theirs = task(results=[{"document": "1/BC", "summary": "y"}])
    assert merged(base, ours, theirs)["results"] == [{"document": "2/BC", "summary": "y"}]
    assert conflicts(base, ours, task(results=[{"document": "3/BC", "summary": "x"}])) == [
        "4.results.0.document"
    ]


def test_an_item_that_both_rewrote_while_others_came_is_a_conflict_of_the_list() -> None:
    base = task(notes=[{"text": "a"}])
    ours, theirs = task(notes=[{"text": "b"}]), task(notes=[{"text": "c"}, {"text": "d"}])
    assert conflicts(base, ours, theirs) == ["4.notes"]


def test_an_approval_stays_with_the_item_it_was_given_to() -> None:
    """Equal lengths don't mean that items stand in the same places."""
    first: Record = {"due": "30/6/2026", "date": "2026-03-01"}
    second: Record = {"due": "30/9/2026", "date": "2026-05-01"}
    third: Record = {"due": "31/12/2026", "date": "2026-08-01"}
    base, theirs = task(extensions=[first, second]), task(extensions=[first, {**second, "approved": "true"}])
    moved = merged(base, task(extensions=[second, third]), theirs)["extensions"]
    assert moved == [{**second, "approved": "true"}, third]
    kept = merged(base, task(extensions=[first, second, third]), theirs)["extensions"]
    assert kept == [first, {**second, "approved": "true"}, third]


def test_an_item_taken_away_here_and_rewritten_there_is_asked() -> None:
    base = task(notes=[{"text": "a"}, {"text": "b"}])
    here, there = task(notes=[{"text": "a"}]), task(notes=[{"text": "a"}, {"text": "b sửa"}])
    assert conflicts(base, here, there) == conflicts(base, there, here) == ["4.notes"]


FIRST: Record = {"date": "2026-03-01", "text": "a"}
SECOND: Record = {"date": "2026-03-02", "text": "b"}
THIRD: Record = {"date": "2026-03-03", "text": "c"}
NEW: Record = {"date": "2026-03-04", "text": "mới"}


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([SECOND, THIRD], [FIRST, THIRD], [THIRD]),
        (
            [FIRST, SECOND | {"text": "b sửa"}, THIRD, NEW],
            [FIRST | {"text": "a sửa"}, SECOND],
            [FIRST | {"text": "a sửa"}, SECOND | {"text": "b sửa"}, NEW],
        ),
        (
            [FIRST | {"text": "a sửa"}, SECOND, THIRD],
            [FIRST | {"date": "2026-02-28"}, SECOND, NEW],
            [{"date": "2026-02-28", "text": "a sửa"}, SECOND, NEW],
        ),
        ([NEW, FIRST, SECOND], [SECOND, THIRD | {"text": "c sửa"}], None),
    ],
    ids=["both-took-away", "rewrote-added-took-away", "fields-of-one", "taken-away-and-rewritten"],
)
@pytest.mark.parametrize("is_swapped", [False, True])
def test_a_list_merges_item_by_item_and_only_what_is_contested_is_asked(
    ours: list[Plain], theirs: list[Plain], expected: list[Plain] | None, *, is_swapped: bool
) -> None:
    base = task(notes=[FIRST, SECOND, THIRD])
    sides = [task(notes=list(notes)) for notes in ((theirs, ours) if is_swapped else (ours, theirs))]
    if expected is not None:
        assert merged(base, *sides)["notes"] == expected
        return
    assert conflicts(base, *sides) == ["4.notes.3"], "the one taken away has a number, too"
    chosen: tuple[Side, Side] = ("ours", "theirs")
    for side in chosen:
        kept = merged(base, *sides, decide=taking(side))["notes"]
        is_rewritten = (side == "theirs") != is_swapped
        assert kept == [NEW, SECOND, *([THIRD | {"text": "c sửa"}] if is_rewritten else [])]


def test_where_a_list_is_asked_what_nobody_contests_holds_whatever_is_answered() -> None:
    base = task(coordinators=["A", "B", "C", "D"])
    ours, theirs = task(coordinators=["X", "Y", "B", "C"]), task(coordinators=["Z", "B", "C", "D", "E"])
    (conflict,) = merging.merge(plan(base), plan(ours), plan(theirs), nobody).undecided
    assert (conflict.ours, conflict.theirs) == (["X", "Y", "B", "C", "E"], ["Z", "B", "C", "E"])
    choices: tuple[tuple[Side, Plain], ...] = (("ours", conflict.ours), ("theirs", conflict.theirs))
    for side, expected in choices:
        assert merged(base, ours, theirs, decide=taking(side))["coordinators"] == expected


def some_side(random: Random, base: list[Record]) -> list[Plain]:
    """Take away, rewrite or put in items by chance."""
    side: list[Plain] = [dict(item) for item in base]
    for number in range(random.randint(0, 2)):
        match random.randint(0, 2):
            case 0 if side:
                side.pop(random.randrange(len(side)))
            case 1 if side:
                side[random.randrange(len(side))] = {"text": f"sửa {number} {random.random()}"}
            case _:
                side.insert(random.randint(0, len(side)), {"text": f"mới {number} {random.random()}"})
    return side


def test_lists_merged_by_chance_lose_nothing_bring_nothing_back_and_double_nothing(
    often: Callable[[int], int],
) -> None:
    random = Random(20260102)
    for _ in range(often(4_000)):
        base: list[Record] = [{"text": letter} for letter in "ABCD"[: random.randint(0, 4)]]
        ours, theirs = some_side(random, base), some_side(random, base)
        for side in ("ours", "theirs"):
            result = merging.merge(
                plan(task(notes=list(base))), plan(task(notes=ours)), plan(task(notes=theirs)), taking(side)
            )
            tasks = result.data["tasks"]
            assert isinstance(tasks, list)
            assert isinstance(tasks[0], dict)
            notes = tasks[0].get("notes", [])
            assert isinstance(notes, list)
            assert all(item in notes for item in base if item in ours and item in theirs)
            assert not any(item in notes for item in base if item not in ours and item not in theirs)
            assert len(notes) == len({str(item) for item in notes})


def test_tasks_of_both_sides_are_kept_in_order() -> None:
    base, ours, theirs = plan(task("1")), plan(task("1"), task("2")), plan(task("1"), task("3"))
    result = merging.merge(base, ours, theirs, nobody)
    assert result.data["tasks"] == [task("1"), task("2"), task("3")]


def test_two_tasks_added_under_one_number_are_both_kept() -> None:
    one, other = task("2", title="Việc của ta"), task("2", title="Việc của bên kia")
    result = merging.merge(plan(task("1")), plan(task("1"), one), plan(task("1"), other, task("3")), nobody)
    assert result.data["tasks"] == [task("1"), one, task("3"), {**other, "id": "4"}]
    assert result.renumbered == {"2": "4"}


def test_the_same_task_added_on_both_sides_is_one() -> None:
    one, other = task("2", lead="A"), task("2", title="việc 2", due="Quý I/2026")
    result = merging.merge(plan(), plan(one), plan(other), taking("ours"))
    assert result.data["tasks"] == [{**one, "due": "Quý I/2026"}]
    assert result.renumbered == {}


def test_a_removed_task_is_gone_unless_the_other_side_worked_on_it() -> None:
    base = plan(task("1"), task("2"))
    assert merging.merge(base, plan(task("1")), base, nobody).data["tasks"] == [task("1")]
    worked = plan(task("1"), task("2", progress="10"))
    result = merging.merge(base, plan(task("1")), worked, nobody)
    assert [conflict.key for conflict in result.undecided] == ["2"]
    assert merging.merge(base, plan(task("1")), worked, taking("theirs")).data == worked
    assert merging.merge(base, plan(task("1")), worked, taking("ours")).data == plan(task("1"))


def test_owners_and_the_head_merge_too() -> None:
    owner: Record = {"id": "a", "name": "A", "short": "a"}
    base = plan(owners=[owner], plan={"number": "1", "annex": {"date": "2026-01-07"}})
    ours = plan(owners=[{**owner, "short": "x"}], plan={"number": "1", "annex": {"date": "2026-01-02"}})
    theirs = plan(owners=[{**owner, "name": "X"}], plan={"number": "2", "annex": {"date": "2026-01-07"}})
    assert merging.merge(base, ours, theirs, nobody).data == {
        "cchc": "1",
        "owners": [{"id": "a", "name": "X", "short": "x"}],
        "plan": {"number": "2", "annex": {"date": "2026-01-02"}},
    }


@pytest.mark.parametrize(
    ("conflict", "said"),
    [
        (
            Conflict("task:4", ("progress",), "", "20", "30"),
            ("NV 4 · tiến độ", "(để trống)", "20%", "30%"),
        ),
        (
            Conflict("task:4", ("status",), {"status": "not_started"}, {"status": "done", "done_on": "2026-06-30"}, {}),
            ("NV 4 · trạng thái", "chưa thực hiện", "hoàn thành; ngày hoàn thành 30/06/2026", "(để trống)"),
        ),
        (Conflict("task:4", (), task(), "", task(lead="A")), ("NV 4", "giữ: Việc 4; chưa thực hiện", "xóa", "giữ: Việc 4; chưa thực hiện; lãnh đạo phụ trách A")),
    ],
)  # fmt: skip
def test_a_conflict_is_said_in_vietnamese(conflict: Conflict, said: tuple[str, ...]) -> None:
    assert conflict_words.words(conflict) == said


def test_a_merge_field_by_field_would_come_out_done_at_40_percent(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: with nothing that stands together there is no conflict, and nonsense."""
    monkeypatch.setattr(joint_fields, "TOGETHER", ())
    done = task(status="done", done_on="2026-06-30")
    assert merged(task(), done, task(progress="40")) == {**done, "progress": "40"}


DONE = task(status="done", done_on="2026-06-30", results=[{"document": "1/BC"}])
AT_40 = task(status="in_progress", progress="40", progress_on="2026-05-04")
AT_50 = task(status="in_progress", progress="50", progress_on="2026-06-04")


@pytest.mark.parametrize(("ours", "theirs"), [(DONE, AT_40), (AT_40, DONE), (AT_40, AT_50), (AT_50, AT_40)])
@pytest.mark.parametrize(
    "base", [task(), task(progress="20", progress_on="2026-03-01", status="in_progress")]
)
def test_the_day_of_a_progress_goes_with_it(base: Record, ours: Record, theirs: Record) -> None:
    """Else a task is done, with the day of a progress that it doesn't have."""
    sides: list[tuple[Side, Record]] = [("ours", ours), ("theirs", theirs)]
    for side, expected in sides:
        found = merged(base, ours, theirs, decide=taking(side))
        for name in ("status", "progress", "progress_on", "done_on"):
            assert found.get(name, "") == expected.get(name, ""), side
    assert len(merging.merge(plan(base), plan(ours), plan(theirs), nobody).undecided) == 1


def test_a_day_of_progress_without_its_pair_would_stay_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    monkeypatch.setattr(joint_fields, "DAY_OF", {})
    monkeypatch.setattr(joint_fields, "TOGETHER", ("status", "progress", "done_on"))
    assert merged(task(), DONE, AT_40, decide=taking("ours"))["progress_on"] == "2026-05-04"


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_the_day_of_what_was_achieved_goes_with_it(side: Side) -> None:
    ours, theirs = (
        task(target={"quantity": "9", "unit": "lớp", "achieved": number, "achieved_on": day})
        for number, day in (("3", "2026-03-01"), ("4", "2026-02-01"))
    )
    base = task(target={"quantity": "9", "unit": "lớp"})
    result = merging.merge(plan(base), plan(ours), plan(theirs), taking(side))
    assert result.data["tasks"] == [ours if side == "ours" else theirs]
    asked = merging.merge(plan(base), plan(ours), plan(theirs), nobody).undecided
    assert [conflict.path for conflict in asked] == [("target", "achieved")]


def test_a_corrected_day_of_an_unchanged_number_is_merged_alone() -> None:
    corrected = {**AT_40, "progress_on": "2026-05-05"}
    assert merged(AT_40, corrected, {**AT_40, "lead": "A"}) == {**corrected, "lead": "A"}
    assert merged(AT_40, corrected, AT_50) == AT_50


def test_a_submission_is_decided_with_the_status() -> None:
    submitted = task(status="submitted", submitted={"date": "2026-05-04"})
    result = merging.merge(plan(task()), plan(AT_40), plan(submitted), taking("ours"))
    assert result.data["tasks"] == [AT_40]


def test_a_conflict_is_called_by_its_number_and_field_or_by_its_record() -> None:
    assert Conflict("task:4", ("progress",), "", "", "").key == "4.progress"
    assert Conflict("task:4", ("results", 0, "document"), "", "", "").key == "4.results.0.document"
    assert Conflict("owner:vhxh", ("short",), "", "", "").key == "owner:vhxh.short"


def test_a_section_that_both_sides_emptied_or_lost_is_gone() -> None:
    base = plan(task("1"), duties=[{"items": ["a"]}])
    assert merging.merge(base, plan(task("1"), duties=[]), plan(task("1")), nobody).data == plan(task("1"))


@pytest.mark.parametrize("status", ["done", "paused"])
def test_statuses_that_went_apart_are_decided_with_all_that_belongs_to_them(status: str) -> None:
    ours = task(status=status, stopped={"document": "1/UB"}, done_on="2026-06-30", progress="100")
    theirs = task(status="in_progress", started_on="2026-05-04", progress="40", lead="A")
    (conflict,) = merging.merge(plan(task()), plan(ours), plan(theirs), nobody).undecided
    assert conflict.base == {"status": "not_started"}
    assert conflict.theirs == {"status": "in_progress", "progress": "40", "started_on": "2026-05-04"}
    chosen = merging.merge(plan(task()), plan(ours), plan(theirs), taking("theirs"))
    assert chosen.data["tasks"] == [theirs], "nothing of our status stays"


def test_a_status_set_on_one_side_merges_with_what_only_the_other_recorded() -> None:
    base = task(progress="10")
    assert merged(base, task(status="in_progress", progress="10"), base | {"lead": "A"}) == task(
        status="in_progress", progress="10", lead="A"
    )
    assert merged(base, base | {"lead": "A"}, task(status="in_progress", progress="10")) == task(
        status="in_progress", progress="10", lead="A"
    )


def test_two_tasks_under_one_number_go_behind_the_highest_number_of_either_side() -> None:
    ours, theirs = task("2", title="Việc của ta"), task("2", title="Việc của bên kia")
    others = [task("7"), task("1" * 10), task("x9"), task("²")]
    for our_side, their_side in (([ours, *others], [theirs]), ([ours], [theirs, *others])):
        result = merging.merge(plan(), plan(*our_side), plan(*their_side), nobody)
        assert result.renumbered == {"2": "8"}, "a number of ten digits is a slip"
    result = merging.merge(plan(), plan(ours, task("1" * 9)), plan(theirs), nobody)
    assert result.renumbered == {"2": str(int("1" * 9) + 1)}
    result = merging.merge(plan(), plan(task("x", title="A")), plan(task("x", title="B")), nobody)
    assert result.renumbered == {"x": "1"}, "there is no number yet"


def test_several_pairs_under_one_number_each_get_a_number_of_their_own() -> None:
    ours = plan(task("1", title="A"), task("2", title="B"))
    theirs = plan(task("1", title="C"), task("2", title="D"))
    result = merging.merge(plan(), ours, theirs, nobody)
    assert result.renumbered == {"1": "3", "2": "4"}
    assert [record["title"] for record in result.data["tasks"] if isinstance(record, dict)] == [
        "A",
        "B",
        "C",
        "D",
    ]


def test_a_task_that_was_there_before_is_one_whatever_its_titles_are() -> None:
    titles = [task(title=title) for title in ("Việc", "Việc của ta", "Việc của bên kia")]
    assert conflicts(*titles) == ["4.title"]


def test_areas_added_by_both_under_one_id_are_one() -> None:
    ours, theirs = plan(areas=[{"id": "a", "title": "A"}]), plan(areas=[{"id": "a", "title": "B"}])
    result = merging.merge(plan(), ours, theirs, nobody)
    assert [conflict.key for conflict in result.undecided] == ["area:a.title"]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("ab", "ab", "axb", "axb"),
        ("ab", "axb", "ayb", "axyb"),  # both added at one place: ours first
        ("ab", "axb", "axyb", "axyb"),  # what both added is there once
        ("abc", "axyc", "axycd", "axycd"),  # both rewrote it alike
        ("abc", "ac", "abxc", "axc"),  # one took an item away, the other put one behind it
        ("abc", "abxc", "ac", "axc"),
        ("abc", "bc", "ab", "b"),
        ("ab", "xab", "aby", "xaby"),
        ("abc", "abc", "cab", "cab"),
        ("", "x", "y", "xy"),
        ("a", "", "ax", "x"),
    ],
)
def test_lists_merge_by_what_each_side_did(base: str, ours: str, theirs: str, expected: str) -> None:
    sides = (task(aliases=[*side]) for side in (base, ours, theirs))
    assert merged(*sides)["aliases"] == [*expected]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "key"),
    [
        ("a", "x", "y", "4.aliases.0"),  # both rewrote it in its place
        ("ab", "ax", "ay", "4.aliases.1"),
        ("abc", "axc", "ayc", "4.aliases.1"),
        ("ab", "x", "ay", "4.aliases"),  # one side took an item away
        ("ab", "xy", "bz", "4.aliases"),  # "b" has moved
        ("ab", "bz", "xy", "4.aliases"),
    ],
)
def test_what_both_rewrote_is_asked_in_its_place_if_it_has_one(
    base: str, ours: str, theirs: str, key: str
) -> None:
    assert conflicts(*(task(aliases=[*side]) for side in (base, ours, theirs))) == [key]


# One office, several names

OFFICES: Plain = [
    {"id": "vhxh", "name": "Phòng Văn hóa - Xã hội xã", "short": "Phòng VHXH", "aliases": ["Ban Văn xã"]},
    {"id": "y-te", "name": "Trạm Y tế xã", "short": "Trạm Y tế"},
]


def with_offices(*tasks: Record) -> Record:
    return plan(*tasks, owners=OFFICES)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ([], ["Phòng VHXH"], ["Ban Văn xã"], ["Phòng VHXH"]),
        (["Trạm Y tế"], ["Trạm Y tế", "Ban Văn xã"], ["vhxh", "Trạm Y tế"], ["Trạm Y tế", "Ban Văn xã"]),
        (["Ban Văn xã"], [], ["Phòng VHXH"], []),
        (["Ban Văn xã"], ["Phòng VHXH"], ["Ban Văn xã", "Trạm Y tế"], ["Phòng VHXH", "Trạm Y tế"]),
        (["Trạm Y tế"], ["Trạm Y tế"], ["Trạm Y tế xã"], ["Trạm Y tế xã"]),
    ],
)
def test_an_office_in_a_list_is_one_by_whatever_name(
    base: list[Plain], ours: list[Plain], theirs: list[Plain], expected: list[Plain]
) -> None:
    def version(listed: list[Plain]) -> Record:
        coordinators: Record = {"coordinators": listed} if listed else {}
        return with_offices(task() | coordinators)

    result = merging.merge(version(base), version(ours), version(theirs), nobody)
    assert result.undecided == []
    assert result.data == version(expected)


def test_an_office_that_leads_is_one_by_whatever_name() -> None:
    def merge(base: str, ours: str, theirs: str) -> tuple[Plain, list[str]]:
        versions = [with_offices(task(owner=name)) for name in (base, ours, theirs)]
        result = merging.merge(versions[0], versions[1], versions[2], nobody)
        return result.data["tasks"], [one.key for one in result.undecided]

    assert merge("Trạm Y tế", "Phòng VHXH", "Ban Văn xã") == ([task(owner="Phòng VHXH")], [])
    assert merge("Phòng VHXH", "Trạm Y tế", "Ban Văn xã") == ([task(owner="Trạm Y tế")], [])
    assert merge("Phòng VHXH", "Ban Văn xã", "Trạm Y tế") == ([task(owner="Trạm Y tế")], [])
    assert merge("x", "Phòng VHXH", "Trạm Y tế")[1] == ["4.owner"], "the control"


def test_a_name_that_each_side_gives_another_office_tells_nothing() -> None:
    def version(owner: str, **aliases: Plain) -> Record:
        offices: list[Plain] = [
            {"id": number, "name": number, "aliases": aliases.get(number, [])} for number in ("a", "b")
        ]
        return plan(task(owner=owner), owners=offices)

    result = merging.merge(version("x"), version("a", a=["X1"]), version("X1", b=["X1"]), nobody)
    assert "4.owner" in [one.key for one in result.undecided]


def test_an_area_is_one_however_it_is_spelled() -> None:
    assert merged(task(area="the-che"), task(area="chi-dao"), task(area="Chi dao")) == task(area="chi-dao")
    assert conflicts(task(area="the-che"), task(area="chi-dao"), task(area="tthc")) == ["4.area"]


def test_a_place_may_be_decided_as_a_whole() -> None:
    base, ours, theirs = (plan(task(coordinators=[*names])) for names in (["a"], ["a", "b"], ["c", "a"]))
    whole = merging.merge(base, ours, theirs, taking("theirs"), [("task:4", ("coordinators",))])
    assert whole.data == theirs
    assert merging.merge(base, ours, theirs, taking("theirs")).data == plan(
        task(coordinators=["c", "a", "b"])
    )
    asked = merging.merge(base, ours, plan(), nobody, [("task:4", ())]).undecided
    assert [one.key for one in asked] == ["4"]
