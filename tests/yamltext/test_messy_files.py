"""The same edits on files written in every way that YAML allows: each changes its own lines only."""

from __future__ import annotations

import unicodedata
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from cchc.planfile import document
from cchc.yamltext import decoding, edits
from cchc.yamltext.edits import Add, Append, Edit, Insert, Remove, Set
from tests.support.edit_differences import (
    MESSY,
    changed_lines,
    data_of,
    has_foreign_line_ends,
    lines_of,
    lost_comments,
    own_lines,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc.yamltext.nodes import Plain

ORDER = (
    *("id", "title", "area", "condition", "target", "assignee", "lead", "approver", "deliverable", "basis"),
    *("status", "progress", "started_on", "condition_met_on", "done_on", "stopped", "results", "notes"),
    *("extensions", "owner", "coordinators", "due"),
)
RESULT: Plain = {"document": "15/KH-UBND", "date": "2026-09-20", "summary": "Kế hoạch: bản chính thức"}
NOTE = {"date": "2026-07-08", "text": "Đã lấy ý kiến các đơn vị"}
LONG_NOTE = {"date": "2026-07-09", "text": "Hai việc còn lại:\n- hướng dẫn;\n- tổng hợp."}
TASK: Plain = {
    "id": "99",
    "title": "Nhiệm vụ mới có tên rất dài: " + "đánh giá, xếp loại mức độ hoàn thành nhiệm vụ, " * 4 + "hết",
    "area": "tthc",
    "status": "not_started",
    "owner": "Trung tâm PVHCC",
    "coordinators": ["Phòng Văn hóa - Xã hội xã", "no"],
    "due": "012",
}
LONG = "Đánh giá, xếp loại mức độ hoàn thành nhiệm vụ của cán bộ, công chức, " * 3 + "hết năm"


def apply(text: str, wanted: list[Edit]) -> str:
    return edits.apply(text, wanted).text


def set_or_add(data: Any, path: tuple[str | int, ...], value: str) -> Edit:
    """Return the edit that a command makes of a wish: the key may be there, or not."""
    around = data
    for step in path[:-1]:
        around = around[step]
    return Set(path, value) if path[-1] in around else Add(path, value, ORDER)


def append_or_add(data: Any, path: tuple[str | int, ...], value: Any, order: tuple[str, ...] = ORDER) -> Edit:
    around = data
    for step in path[:-1]:
        around = around[step]
    return Append(path, value) if path[-1] in around else Add(path, [value], order)


OPERATIONS: dict[str, Callable[[Any], Edit]] = {
    "set the title of the plan": lambda _: Set(("plan", "title"), "Kế hoạch cải cách hành chính năm 2027"),
    "set a long title": lambda _: Set(("plan", "title"), LONG),
    "set a title that needs quotes": lambda _: Set(("tasks", 0, "title"), "Rà soát: đợt 1 #2 'sửa'"),
    "set a title of several lines": lambda _: Set(("tasks", 0, "title"), "Rà soát\nđợt 1"),
    "set a due": lambda _: Set(("tasks", 0, "due"), "Quý IV/2026 (sau khi tỉnh có hướng dẫn)"),
    "set an id": lambda _: Set(("owners", 1, "id"), "hcc"),
    "set a date": lambda _: Set(("plan", "date"), "2026-01-31"),
    "set the last due": lambda data: Set(("tasks", len(data["tasks"]) - 1, "due"), "2026-11-30"),
    "progress": lambda data: set_or_add(data, ("tasks", 0, "progress"), "55"),
    "done_on": lambda data: set_or_add(data, ("tasks", 1 % len(data["tasks"]), "done_on"), "2026-09-20"),
    "a first key": lambda _: Add(("owners", 0, "first"), "x", ("first", "id", "name")),
    "a key without order": lambda _: Add(("owners", 1, "kind"), "collective"),
    "a map": lambda data: (
        Add(("tasks", len(data["tasks"]) - 1, "stopped"), RESULT, ORDER)
        if "stopped" not in data["tasks"][-1]
        else Add(("tasks", len(data["tasks"]) - 1, "condition"), "no", ORDER)
    ),
    "a section": lambda _: Add(
        ("reporting",), {"periods": [{"id": "q1", "title": "Quý I"}]}, ("tasks", "reporting")
    ),
    "a result": lambda data: append_or_add(data, ("tasks", 0, "results"), RESULT),
    "a note": lambda data: append_or_add(data, ("tasks", 0, "notes"), NOTE),
    "a note of several lines": lambda data: append_or_add(data, ("tasks", 0, "notes"), LONG_NOTE),
    "a coordinator": lambda data: append_or_add(data, ("tasks", 0, "coordinators"), "Phòng: mới"),
    "an alias": lambda data: append_or_add(
        data, ("owners", 0, "aliases"), "Phòng VHXHH", ("id", "name", "short", "aliases")
    ),
    "a task": lambda _: Append(("tasks",), TASK),
    "a task before all": lambda _: Insert(("tasks", 0), TASK),
    "an owner in between": lambda _: Insert(("owners", 1), {"id": "khac", "name": "Khác"}),
    "an area": lambda _: Append(("areas",), {"id": "khac", "title": "Khác"}),
    "remove the first key": lambda _: Remove(("tasks", 0, next(iter(["id"])))),
    "remove a key": lambda _: Remove(("tasks", 0, "owner")),
    "remove the last key": lambda data: Remove(("tasks", 0, list(data["tasks"][0])[-1])),
    "remove the first task": lambda _: Remove(("tasks", 0)),
    "remove the last task": lambda data: Remove(("tasks", len(data["tasks"]) - 1)),
    "remove an owner": lambda _: Remove(("owners", 0)),
    "remove a section": lambda _: Remove(("areas",)),
}
STATUSES = {
    f"set the status of task {number + 1}": lambda data, number=number: Set(
        ("tasks", min(number, len(data["tasks"]) - 1), "status"), "submitted"
    )
    for number in range(3)
}
ALL = {**STATUSES, **OPERATIONS}


def expected(data: Any, edit: Edit) -> Any:
    """Make an edit to data, in plain words of Python."""
    data = deepcopy(data)
    *steps, last = edit.path
    around = data
    for step in steps:
        around = around[step]
    if isinstance(edit, Append):
        around[last] = [*(around[last] or []), edit.value]
    elif isinstance(edit, Insert):
        around.insert(last, edit.value)
    elif isinstance(edit, Remove):
        del around[last]
    else:
        around[last] = edit.value
    return data


@pytest.mark.parametrize("file", MESSY, ids=lambda file: file.stem)
def test_a_messy_file_is_a_plan(file: Path) -> None:
    assert document.parse(file.read_bytes(), file.name).plan.tasks


def test_there_are_many_ways_to_be_messy() -> None:
    assert len(MESSY) >= 42
    texts = [text_of(file) for file in MESSY]
    assert any("\r\n" in text for text in texts)
    assert any(unicodedata.normalize("NFC", text) != text for text in texts)
    assert any(not text.endswith("\n") for text in texts)
    assert any("\t#" in text for text in texts)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("file", MESSY, ids=lambda file: file.stem)
def test_an_edit_changes_its_own_lines_only(file: Path, name: str) -> None:
    old = text_of(file)
    data = data_of(old)
    edit = ALL[name](data)
    new = apply(old, [edit])
    assert data_of(new) == expected(data, edit)
    assert not has_foreign_line_ends(old, new)
    went, came = changed_lines(old, new)
    if isinstance(edit, Set):
        allowed = own_lines(old, edit.path)
        assert set(went) <= set(allowed)
        assert lost_comments(old, new) == []
        if len(allowed) == 1 and "\n" not in edit.value and edit.value != LONG:
            assert len(went) == len(came) == 1
    elif isinstance(edit, Remove):
        own = own_lines(old, edit.path)
        check_removal(old, went, came, own)
        assert lost_comments(old, new, own) == []
    else:
        check_insertion(old, went, came, edit)
        assert lost_comments(old, new) == []


def check_insertion(old: str, went: list[int], came: list[str], edit: Add | Append | Insert) -> None:
    """Hold what was put in to lines of its own, or to one line that it shares with others."""
    lines = lines_of(old)
    around = own_lines(old, edit.path if isinstance(edit, Append) else edit.path[:-1])
    assert len(went) <= 1
    assert set(went) <= set(around)
    kept = "".join(lines[number] for number in went)
    for empty in ("[]", "[ ]", '""'):
        kept = kept.replace(empty, "")
    assert stands_in(kept, "".join(came))


def stands_in(part: str, whole: str) -> bool:
    """Whether the letters of a text stand in another in the same order, blanks left out."""
    letters = iter(whole)
    return all(letter in letters for letter in part if not letter.isspace())


def check_removal(old: str, went: list[int], came: list[str], own: range) -> None:
    """Hold what was taken out to its own lines, a blank line, and what shares a line with it."""
    lines = lines_of(old)
    others = [number for number in went if number not in own]
    blank = [number for number in went if not lines[number].strip()]
    assert len(blank) <= sum(not lines[number].strip() for number in own) + 1
    assert len(came) <= 1
    assert sum(bool(lines[number].strip()) for number in others) <= 1
    left = "".join(came).removesuffix("\n").removesuffix("\r").removesuffix("[]")
    assert stands_in(left, "".join(lines[number] for number in went))


@pytest.mark.parametrize("file", MESSY, ids=lambda file: file.stem)
def test_no_edit_changes_nothing(file: Path) -> None:
    old = text_of(file)
    assert apply(old, []) == old
    title = data_of(old)["plan"]["title"]
    assert apply(old, [Set(("plan", "title"), title)]) == old


@pytest.mark.parametrize("file", MESSY, ids=lambda file: file.stem)
def test_an_edit_and_its_undoing_leave_the_file_as_it_was(file: Path) -> None:
    old = text_of(file)
    status = data_of(old)["tasks"][0]["status"]
    path = ("tasks", 0, "status")
    assert apply(apply(old, [Set(path, "submitted")]), [Set(path, status)]) == old


@pytest.mark.parametrize("file", MESSY, ids=lambda file: file.stem)
def test_an_update_of_many_fields_is_the_edits_one_by_one(file: Path) -> None:
    old = text_of(file)
    data = data_of(old)
    names = (
        "set the status of task 1",
        "progress",
        "a result",
        "a note",
        "a coordinator",
        "set a due",
        "a task",
    )
    edits = [ALL[name](data) for name in names]
    together = apply(old, edits)
    for edit in edits:
        data = expected(data, edit)
    assert data_of(together) == data
    assert lost_comments(old, together) == []
    one_by_one = old
    for edit in edits:
        one_by_one = apply(one_by_one, [edit])
    assert together == one_by_one


@pytest.mark.parametrize("file", MESSY, ids=lambda file: file.stem)
def test_line_endings_make_no_difference_but_that_they_stay(file: Path) -> None:
    old = text_of(file).replace("\r\n", "\n")
    data = data_of(old)
    for make in ALL.values():
        edit = make(data)
        assert apply(old.replace("\n", "\r\n"), [edit]) == apply(old, [edit]).replace("\n", "\r\n")


@pytest.mark.parametrize("file", MESSY, ids=lambda file: file.stem)
def test_a_byte_order_mark_makes_no_difference(file: Path) -> None:
    text, bom = decoding.decode(b"\xef\xbb\xbf" + file.read_bytes())
    edit = Set(("plan", "title"), "Kế hoạch mới")
    assert bom
    assert apply(text, [edit]) == apply(text_of(file), [edit])
