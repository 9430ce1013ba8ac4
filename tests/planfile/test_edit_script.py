"""The edits that lead from a plan's data to other data: the fewest, each at its place in the old data."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from cchc.planfile import edit_script, record_types, records, reporting_schema, schema
from cchc.planfile.edit_script import NoEditError, edits_between
from cchc.yamltext.operations import Add, Append, Insert, Remove, Set

if TYPE_CHECKING:
    from cchc.planfile.edit_script import Stretch
    from cchc.yamltext.operations import Edit

TASK_FIELDS = record_types.known_fields(schema.TaskRecord)
NOTE_FIELDS = ("date", "text")


def script(old: Any, new: Any) -> list[Edit]:
    """Return the edits between two values of one field of the first task."""
    task: dict[str, Any] = {"id": "1", "x": old}
    return list(edits_between({"tasks": [task]}, {"tasks": [task | {"x": new}]}))


AT = ("tasks", 0, "x")


# One value


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("a", "b", [Set(AT, "b")]),
        ("", "b", [Set(AT, "b")]),
        ("a", "", [Remove(AT)]),
        ("1/6/2026", "2026-06-01", []),
        ("a", "a", []),
        ("", [], []),
        ({}, "", []),
        (["a"], "", [Remove(AT)]),
        ({"y": "a"}, "", [Remove(AT)]),
        (["a"], {}, [Remove(AT)]),
        ({"y": "a"}, [], [Remove(AT)]),
        (["a", "b"], [], [Remove((*AT, 0)), Remove((*AT, 1))]),
        ({"y": "a", "z": "b"}, {}, [Remove((*AT, "y")), Remove((*AT, "z"))]),
        ("", ["a", "b"], [Append(AT, "a"), Append(AT, "b")]),
        ({"y": "a"}, {"y": "b", "z": "", "u": []}, [Set((*AT, "y"), "b")]),
    ],
)
def test_a_value_becomes_another(old: Any, new: Any, edits: list[Edit]) -> None:
    assert script(old, new) == edits


@pytest.mark.parametrize(
    ("old", "new"), [("a", ["b"]), (["a"], "b"), ("a", {"y": "b"}), ([], "b"), ({}, "b")]
)
def test_a_text_that_should_become_a_list_or_the_like_is_refused_at_its_place(old: Any, new: Any) -> None:
    with pytest.raises(NoEditError) as caught:
        script(old, new)
    assert caught.value.path == AT


def test_the_same_value_in_both_is_not_looked_into() -> None:
    class Untouchable(dict[str, Any]):
        def __iter__(self) -> Any:
            raise AssertionError

    same: Any = Untouchable(a="b")
    assert list(edits_between({"plan": same}, {"plan": same})) == []


# A field that comes knows where the fields of its record stand


@pytest.mark.parametrize(
    ("old", "new", "path", "order"),
    [
        ({}, {"tasks": "x"}, ("tasks",), records.TOP_KEYS),
        (
            {"plan": {}},
            {"plan": {"title": "x"}},
            ("plan", "title"),
            record_types.known_fields(schema.HeadRecord),
        ),
        (
            {"plan": {"annex": {"title": "x"}}},
            {"plan": {"annex": {"title": "x", "date": "y"}}},
            ("plan", "annex", "date"),
            record_types.known_fields(schema.AnnexRecord),
        ),
        ({"tasks": [{"id": "1"}]}, {"tasks": [{"id": "1", "lead": "x"}]}, ("tasks", 0, "lead"), TASK_FIELDS),
        (
            {"tasks": [{"id": "1", "stopped": {"date": "x"}}]},
            {"tasks": [{"id": "1", "stopped": {"date": "x", "reason": "y"}}]},
            ("tasks", 0, "stopped", "reason"),
            record_types.known_fields(schema.StopRecord),
        ),
        (
            {"tasks": [{"id": "1", "stopped": ""}]},
            {"tasks": [{"id": "1", "stopped": {"reason": "y"}}]},
            ("tasks", 0, "stopped", "reason"),
            record_types.known_fields(schema.StopRecord),
        ),
        (
            {"tasks": [{"id": "1", "notes": [{"text": "a"}]}]},
            {"tasks": [{"id": "1", "notes": [{"text": "a", "date": "y"}]}]},
            ("tasks", 0, "notes", 0, "date"),
            NOTE_FIELDS,
        ),
        (
            {"reporting": {"periods": [{"id": "q1"}]}},
            {"reporting": {"periods": [{"id": "q1", "from": "y"}]}},
            ("reporting", "periods", 0, "from"),
            record_types.known_fields(reporting_schema.PeriodRecord),
        ),
        ({"la": {"a": "b"}}, {"la": {"a": "b", "c": "d"}}, ("la", "c"), ()),
    ],
)
def test_a_new_field_has_the_order_of_its_record(
    old: dict[str, Any], new: dict[str, Any], path: tuple[str | int, ...], order: tuple[str, ...]
) -> None:
    (edit,) = edits_between(old, new)
    assert isinstance(edit, Add)
    assert (edit.path, edit.order) == (path, order)


# Lists without ids


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("abc", "abc", []),
        ("ab", "abc", [Append(AT, "c")]),
        ("bc", "abc", [Insert((*AT, 0), "a")]),
        ("ac", "abc", [Insert((*AT, 1), "b")]),
        ("abc", "ac", [Remove((*AT, 1))]),
        ("abc", "bc", [Remove((*AT, 0))]),
        ("abc", "axc", [Set((*AT, 1), "x")]),
        ("abc", "axyc", [Set((*AT, 1), "x"), Insert((*AT, 2), "y")]),
        ("abbc", "axc", [Set((*AT, 1), "x"), Remove((*AT, 2))]),
        ("ab", "axy", [Set((*AT, 1), "x"), Append(AT, "y")]),
        ("aa", "a", [Remove((*AT, 1))]),
        ("a", "aa", [Append(AT, "a")]),
        ("ab", "ba", [Insert((*AT, 0), "b"), Remove((*AT, 1))]),
        ("abcd", "axcy", [Set((*AT, 1), "x"), Set((*AT, 3), "y")]),
        ("abcd", "axcdy", [Set((*AT, 1), "x"), Append(AT, "y")]),
    ],
)
def test_of_a_list_what_means_the_same_stays(old: str, new: str, edits: list[Edit]) -> None:
    assert script(list(old), list(new)) == edits


def test_an_item_is_told_by_what_it_means_and_not_by_how_it_is_written() -> None:
    old = [{"date": "1/6/2026", "text": "a"}, {"text": "b"}]
    new = [{"text": "b", "date": ""}, {"text": "a", "date": "2026-06-01"}, {"text": "b"}]
    assert script(old, new) == [Insert((*AT, 0), {"text": "b", "date": ""})]


def test_a_field_of_an_item_is_edited_where_it_stands() -> None:
    old, new = [{"text": "a", "date": "1/6/2026"}], [{"text": "b", "date": "1/6/2026"}]
    assert script(old, new) == [Set((*AT, 0, "text"), "b")]


@pytest.mark.parametrize(
    ("old", "new"), [({"text": "a"}, "a"), ("a", {"text": "a"}), ({}, {"text": "a"}), ({"text": "a"}, {})]
)
def test_an_item_of_another_kind_comes_in_the_place_of_the_old_one(old: Any, new: Any) -> None:
    assert script([old], [new]) == [Remove((*AT, 0)), Insert((*AT, 0), new)]


def test_of_a_long_list_of_much_the_same_the_items_that_differ_are_edited() -> None:
    same = ["như trên"] * 210
    edits = [Set((*AT, 0), "c"), Insert((*AT, 1), "x"), Set((*AT, 211), "d")]
    assert script(["a", *same, "b"], ["c", "x", *same, "d"]) == edits


def test_an_empty_text_among_the_items_is_a_text_like_any() -> None:
    assert script([""], ["a"]) == [Set((*AT, 0), "a")]
    assert script(["a"], [""]) == [Set((*AT, 0), "")]


# Records with ids


def tasks(*numbers: str, **fields: str) -> dict[str, Any]:
    return {"tasks": [{"id": number, **fields} for number in numbers]}


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        (tasks("1", "2"), tasks("01", "2"), [Set(("tasks", 0, "id"), "01")]),
        (tasks("1"), tasks("2"), [Remove(("tasks", 0)), Append(("tasks",), {"id": "2"})]),
        (tasks("1", "3"), tasks("1", "2", "3"), [Insert(("tasks", 1), {"id": "2"})]),
        (tasks("1", "2"), tasks("2"), [Remove(("tasks", 0))]),
        (tasks("1", "2", a="x"), tasks("1", "2", a="y"), [Set(("tasks", i, "a"), "y") for i in (0, 1)]),
        ({"owners": [{"id": "a"}]}, {"owners": [{"id": "b"}]}, [Remove(("owners", 0)), Append(("owners",), {"id": "b"})]),
        ({"duties": [{"id": "a"}]}, {"duties": [{"id": "b"}]}, [Set(("duties", 0, "id"), "b")]),
    ],
)  # fmt: skip
def test_a_record_with_another_id_is_another_record(
    old: dict[str, Any], new: dict[str, Any], edits: list[Edit]
) -> None:
    assert list(edits_between(old, new)) == edits


# The stretches of two lists, every two of up to four items of three kinds

LISTS = [list(items) for size in range(5) for items in product(range(3), repeat=size)]


def stretches(old: list[int], new: list[int]) -> list[Stretch]:
    return list(edit_script._stretches(old, new))  # noqa: SLF001  where the fewest edits are found


def test_stretches_lie_end_to_end_over_both_lists_and_say_rightly_where_they_are_equal() -> None:
    for old, new in product(LISTS, LISTS):
        at = new_at = 0
        for are_equal, start, end, new_start, new_end in stretches(old, new):
            assert (start, new_start) == (at, new_at)
            assert start <= end
            assert new_start <= new_end
            if are_equal:
                assert old[start:end] == new[new_start:new_end]
            at, new_at = end, new_end
        assert (at, new_at) == (len(old), len(new))


def test_what_two_lists_begin_and_end_with_is_in_no_stretch_that_differs() -> None:
    for old, new in product(LISTS, LISTS):
        for are_equal, start, end, new_start, new_end in stretches(old, new):
            if not are_equal and start < end and new_start < new_end:
                assert old[start] != new[new_start]
                assert old[end - 1] != new[new_end - 1]


def test_lists_that_are_equal_have_no_stretch_that_differs() -> None:
    assert [one for one in stretches([1, 2, 1], [1, 2, 1]) if not one[0]] == [(False, 3, 3, 3, 3)]
