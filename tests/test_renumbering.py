"""A task that one side gave another number is followed there, or somebody is asked; never taken for another one."""

from __future__ import annotations

from difflib import SequenceMatcher
from random import Random
from typing import TYPE_CHECKING

import pytest

from cchc import merging, names, renumbering, task_likeness
from cchc.renumbering import Numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.merging import Choice, Conflict, Merged
    from cchc.yamltext.nodes import Plain

Record = dict[str, "Plain"]


def task(number: str, title: str, **fields: Plain) -> Record:
    return {"id": number, "title": title, "owner": "A", "due": f"hạn của {title}", **fields}


def plan(*tasks: Record) -> Record:
    return {"tasks": list(tasks)}


def merge(base: Record, ours: Record, theirs: Record) -> Merged:
    return merging.merge(base, ours, theirs, lambda _: None)


def by_title(merged: Merged) -> dict[str, Record]:
    tasks = merged.data.get("tasks")
    assert isinstance(tasks, list)
    assert len({str(one["id"]) for one in tasks if isinstance(one, dict)}) == len(tasks)
    return {str(one["title"]): one for one in tasks if isinstance(one, dict)}


OF_BOTH = plan(task("21", "Tập huấn"))
ANEW = plan(task("21", "Hội nghị"), task("22", "Tập huấn"))
DONE = plan(task("21", "Tập huấn", status="done"))


def test_what_the_other_side_did_goes_to_the_new_number() -> None:
    merged = merge(OF_BOTH, DONE, ANEW)
    assert by_title(merged) == {
        "Tập huấn": task("22", "Tập huấn", status="done"),
        "Hội nghị": task("21", "Hội nghị"),
    }
    assert merged.numbers.our_moves == (("21", "22", "Tập huấn"),)
    assert (merged.undecided, merged.renumbered) == ([], {})


def test_it_is_told_of_the_incoming_side_where_ours_renumbered() -> None:
    merged = merge(OF_BOTH, ANEW, DONE)
    assert by_title(merged)["Tập huấn"] == task("22", "Tập huấn", status="done")
    assert by_title(merged)["Hội nghị"] == task("21", "Hội nghị")
    assert merged.numbers.their_moves == (("21", "22", "Tập huấn"),)


def test_a_match_by_number_alone_would_finish_another_task(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renumbering, "follow", lambda *_: Numbers())
    assert by_title(merge(OF_BOTH, DONE, ANEW))["Hội nghị"]["status"] == "done"


def test_where_both_sides_renumbered_our_number_holds() -> None:
    ours = plan(task("21", "Của ta"), task("22", "Tập huấn", status="done"))
    theirs = plan(task("21", "Của họ"), task("22", "Của họ nữa"), task("23", "Tập huấn", lead="B"))
    merged = merge(OF_BOTH, ours, theirs)
    assert by_title(merged) == {
        "Của ta": task("21", "Của ta"),
        "Tập huấn": task("22", "Tập huấn", status="done", lead="B"),
        "Của họ": task("24", "Của họ"),
        "Của họ nữa": task("25", "Của họ nữa"),
    }
    assert merged.renumbered == {"21": "24"}
    assert [one[:2] for one in merged.numbers.their_moves] == [("22", "25"), ("23", "22")]


def test_a_new_number_that_our_side_gave_another_task_is_not_given_twice() -> None:
    ours = plan(task("21", "Tập huấn", status="done"), task("22", "Của ta"))
    merged = merge(OF_BOTH, ours, ANEW)
    assert {title: one["id"] for title, one in by_title(merged).items()} == {
        "Tập huấn": "23",
        "Của ta": "22",
        "Hội nghị": "21",
    }
    assert by_title(merged)["Tập huấn"]["status"] == "done"


def test_numbers_that_were_exchanged_are_followed_and_titles_alone_are_not() -> None:
    base = plan(task("3", "Họp"), task("4", "Thi"))
    worked = plan(task("3", "Họp", lead="B"), task("4", "Thi"))
    merged = merge(base, worked, plan(task("3", "Thi"), task("4", "Họp")))
    assert by_title(merged) == {"Họp": task("4", "Họp", lead="B"), "Thi": task("3", "Thi")}
    corrected = plan({**task("3", "Họp"), "title": "Thi"}, {**task("4", "Thi"), "title": "Họp"})
    assert by_title(merge(base, worked, corrected))["Thi"]["lead"] == "B"


def test_a_task_whose_old_number_is_free_again_is_followed() -> None:
    assert by_title(merge(OF_BOTH, DONE, plan(task("22", "Tập huấn")))) == {
        "Tập huấn": task("22", "Tập huấn", status="done")
    }


@pytest.mark.parametrize(
    "theirs",
    [
        pytest.param(plan(task("21", "Hội nghị"), task("22", "Tập huấn đợt 2")), id="another title"),
        pytest.param(
            plan(task("21", "Hội nghị"), task("22", "Tập huấn"), task("23", "Tập huấn")), id="two of it"
        ),
        pytest.param(
            plan({**task("21", "Tập huấn"), "title": "Hội nghị"}, task("22", "Tập huấn", due="khác")),
            id="what was said stayed",
        ),
    ],
)
def test_what_cant_be_told_is_asked_if_both_sides_changed_it(theirs: Record) -> None:
    (conflict,) = merge(OF_BOTH, DONE, theirs).undecided
    assert conflict.key == "21"
    assert merge(OF_BOTH, OF_BOTH, theirs).data == theirs, "one side alone changed it"
    assert merge(OF_BOTH, DONE, OF_BOTH).data == DONE


def test_a_corrected_title_is_no_other_task_though_one_was_added() -> None:
    theirs = plan({**task("21", "Tập huấn"), "title": "Tập huấn nghiệp vụ"}, task("22", "Hội nghị"))
    merged = merge(OF_BOTH, DONE, theirs)
    assert merged.undecided == []
    assert by_title(merged)["Tập huấn nghiệp vụ"]["status"] == "done"


_FIELDS = ("lead", "assignee", "progress", "note")


def some_edits(random: Random, tasks: list[Record]) -> list[Record]:
    return [
        task_ | {random.choice(_FIELDS): str(random.randrange(3))} if random.random() < 0.5 else task_
        for task_ in tasks
    ]


def renumbered_by_chance(random: Random, tasks: list[Record], added: list[Record], free: int) -> list[Record]:
    """Return tasks of a side: its own takes the number of one that was there, which gets a free one."""
    result = [dict(one) for one in tasks]
    for number, own in enumerate(added, start=free):
        moved = random.choice(result)
        if len(str(moved["title"])) == 1 and random.random() < 0.7:
            result.append({**own, "id": moved["id"]})
            moved["id"] = str(number)
        else:
            result.append({**own, "id": str(number)})
    return result


def outcome(merged: Merged) -> tuple[object, object]:
    """Return what a merge says of each title, whatever its number is, and how much is undecided."""
    tasks = {title: {**one, "id": ""} for title, one in by_title(merged).items()}
    fields = sorted((one.path, str(one.ours), str(one.theirs)) for one in merged.undecided)
    return tasks, fields


def differences(count: int) -> int:
    """Return how many merges of some made by chance differ from those with numbers that nobody else has."""
    found = 0
    for seed in range(count):
        random = Random(seed)
        base = [task(str(number), chr(64 + number)) for number in range(1, 5)]
        ours, theirs = some_edits(random, base), some_edits(random, base)
        our_own = [task(str(100 + at), f"ta {at}") for at in range(random.randrange(3))]
        their_own = [task(str(200 + at), f"họ {at}") for at in range(random.randrange(3))]
        expected = merge(plan(*base), plan(*ours, *our_own), plan(*theirs, *their_own))
        our_side = renumbered_by_chance(random, ours, our_own, 5)
        their_side = renumbered_by_chance(random, theirs, their_own, 5)
        found += outcome(merge(plan(*base), plan(*our_side), plan(*their_side))) != outcome(expected)
    return found


def test_merges_by_chance_come_out_as_with_numbers_that_nobody_else_has(
    often: Callable[[int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert differences(often(300)) == 0
    monkeypatch.setattr(renumbering, "_moves", lambda *_: {})
    assert differences(50) > 10, "a match by number alone would be seen"


LONG = "Phối hợp với Sở Khoa học và Công nghệ nâng cấp phần mềm đánh giá"
NEW_TITLES = ("Tên mới", "A", "Họp báo", "Triển khai ứng dụng di động cho người dân")


def closer_alone(task_: Plain, added: Plain, holder: Plain) -> bool:
    """What told it before: any added task is closer to a long title than a new one that is short."""
    return closeness(task_, added) >= closeness(task_, holder)


def closeness(task_: Plain, other: Plain) -> float:
    return SequenceMatcher(None, title_key(task_), title_key(other), autojunk=False).ratio()


def title_key(record: Plain) -> str:
    assert isinstance(record, dict)
    return names.key(str(record["title"]))


@pytest.mark.parametrize("title", NEW_TITLES)
def test_a_task_with_quite_another_title_stays_under_its_number_if_the_rest_of_it_does(title: str) -> None:
    of_both = task("15", LONG)
    ours = plan({**of_both, "title": title}, task("21", "Tập huấn kỹ năng số"))
    theirs = plan({**of_both, "due": "Quý IV"}, task("21", "Hội nghị"))
    for sides in ((ours, theirs), (theirs, ours)):
        merged = merge(plan(of_both), *sides)
        assert merged.undecided == []
        assert by_title(merged)[title] == {**of_both, "title": title, "due": "Quý IV"}


def test_the_control_a_title_that_is_merely_closer_would_ask_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(task_likeness, "is_rather", closer_alone)
    with pytest.raises(AssertionError):
        test_a_task_with_quite_another_title_stays_under_its_number_if_the_rest_of_it_does("A")


@pytest.mark.parametrize("lead", ["A", "C"])
def test_a_task_that_was_numbered_anew_and_then_got_another_title_is_asked(
    lead: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What else was said of it tells; or nothing does, as where all of that is said of both."""
    said: Record = {"owner": "A", "due": "Quý IV"}
    of_both = plan({"id": "21", "title": "Hội nghị đối thoại", **said})
    ours = plan({"id": "21", "title": "Hội nghị đối thoại", **said, "status": "done"})
    holder: Record = {"id": "21", "title": "Hội thi tiếng nói tuổi trẻ", **said, "owner": lead}
    theirs = plan(holder, {"id": "22", "title": "Gặp gỡ doanh nghiệp", **said})
    assert [one.key for one in merge(of_both, ours, theirs).undecided] == ["21"]
    monkeypatch.setattr(task_likeness, "is_rather", closer_alone)
    assert merge(of_both, ours, theirs).undecided == [], "the control: another task would be done"


def retitled_by_chance(seed: int, *, is_numbered_anew: bool) -> tuple[bool, bool]:
    """Return whether a merge asks of a task that got another title, and whether it is right else.

    With `is_numbered_anew` a task that the side added has its number.
    """
    random = Random(seed)
    base = [task(str(number), f"{LONG} {number}") for number in range(1, 5)]
    ours, theirs = some_edits(random, base), some_edits(random, base)
    at, title = random.randrange(4), random.choice((*NEW_TITLES, f"{LONG} (đợt 2)"))
    theirs[at] = {**theirs[at], "title": title}
    our_own, their_own = task("100", "Kiểm tra"), task("200", random.choice(("Hội nghị", "Tập huấn số")))
    expected = merge(plan(*base), plan(*ours, our_own), plan(*theirs, their_own))
    our_own = {**our_own, "id": "5"}
    their_own, theirs[at] = (
        ({**their_own, "id": theirs[at]["id"]}, {**theirs[at], "id": "5"})
        if is_numbered_anew
        else ({**their_own, "id": "5"}, theirs[at])
    )
    merged = merge(plan(*base), plan(*ours, our_own), plan(*theirs, their_own))
    return any(not one.path for one in merged.undecided), outcome(merged) == outcome(expected)


def test_new_titles_by_chance_are_asked_of_only_where_a_number_changed_and_are_never_mixed_up(
    often: Callable[[int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = range(often(300))
    stays = [retitled_by_chance(seed, is_numbered_anew=False) for seed in seeds]
    assert {*stays} == {(False, True)}
    anew = [retitled_by_chance(seed, is_numbered_anew=True) for seed in seeds]
    assert all(is_asked or is_right for is_asked, is_right in anew)
    monkeypatch.setattr(task_likeness, "is_rather", closer_alone)
    assert any(retitled_by_chance(seed, is_numbered_anew=False)[0] for seed in seeds)


def keep_both(conflict: Conflict) -> Choice:
    return "both" if conflict.may_be_two else "ours"


DOUBTFUL = plan(task("21", "Hội nghị", note="của họ"), task("22", "Tập huấn đợt 2"))


def test_two_that_may_be_one_are_both_kept_with_all_that_is_said_of_them() -> None:
    merged = merging.merge(OF_BOTH, DONE, DOUBTFUL, keep_both)
    assert by_title(merged) == {
        "Tập huấn": task("21", "Tập huấn", status="done"),
        "Tập huấn đợt 2": task("22", "Tập huấn đợt 2"),
        "Hội nghị": task("23", "Hội nghị", note="của họ"),
    }
    assert merged.undecided == []
    assert merged.numbers.their_moves == (("21", "23", "Hội nghị"),)


def test_several_that_are_kept_each_get_a_number_of_their_own() -> None:
    base = plan(task("21", "Tập huấn"), task("22", "Thi"))
    ours = plan(task("21", "Tập huấn", status="done"), task("22", "Thi", status="done"))
    theirs = plan(
        *(task("21", "Hội nghị"), task("22", "Khảo sát"), task("23", "Tập huấn đợt 2"), task("24", "Thi lại"))
    )
    merged = merging.merge(base, ours, theirs, keep_both)
    assert {title: one["id"] for title, one in by_title(merged).items()} == {
        "Tập huấn": "21",
        "Thi": "22",
        "Tập huấn đợt 2": "23",
        "Thi lại": "24",
        "Hội nghị": "25",
        "Khảo sát": "26",
    }
    assert merged.numbers.theirs == {"21": "25", "22": "26"}


def test_what_is_clearly_one_task_is_never_kept_twice() -> None:
    ours, theirs = (plan(task("21", "Tập huấn", status=status)) for status in ("done", "paused"))
    merged = merging.merge(OF_BOTH, ours, theirs, lambda _: "both")
    assert merged.data == ours


def lost_titles(seed: int, choice: Choice) -> set[str]:
    """Return which titles of two sides made by chance are gone if `choice` answers where there may be two."""
    random = Random(seed)
    base = [task(str(number), f"{LONG} {number}") for number in range(1, 5)]
    ours, theirs = some_edits(random, base), some_edits(random, base)
    at = random.randrange(4)
    ours[at] = {**ours[at], "note": "của ta"}
    moved = {**theirs[at], "id": "6", "title": random.choice(NEW_TITLES)}
    own = {**task(str(at + 1), "Tập huấn"), "due": base[at]["due"]}
    theirs = [*(one for one in theirs if one is not theirs[at]), moved, own]
    merged = merging.merge(
        plan(*base),
        plan(*ours, task("5", "Kiểm tra")),
        plan(*theirs),
        lambda conflict: choice if conflict.may_be_two else "ours",
    )
    return {str(one["title"]) for one in (*ours, *theirs)} - by_title(merged).keys()


def test_where_both_are_kept_no_task_of_either_side_is_lost(often: Callable[[int], int]) -> None:
    seeds = range(often(100))
    assert not any(lost_titles(seed, "both") for seed in seeds)
    assert any(lost_titles(seed, "ours") for seed in seeds), "the control"
    assert any(lost_titles(seed, "theirs") for seed in seeds), "the control"
