"""`views:` in a plan file: what they mean, what is wrong with them, and that edits elsewhere let them be."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cchc.change_words import sentence
from cchc.changes import compare
from cchc.errors import PlanError
from cchc.plan import View
from cchc.planfile import document
from cchc.planfile.document_edits import apply_changes
from cchc.planfile.fast import packing
from tests.support.views import VIEWS, plan_with

MEANT = (
    View("giao-ban", "list", (("overdue", True), ("sort", "thời hạn"))),
    View("vhxh", "list", (("owner", "phong vhxh"), ("status", "not_started,paused"))),
    View("tuan-nay", "due", (("within", "7"), ("unfinished", True))),
)


def views_of(text: str) -> tuple[View, ...]:
    return document.parse(plan_with(f"views:\n{text}"), "2026.yaml").plan.views


def findings(text: str) -> list[tuple[int, str, str]]:
    """Return the line within the views, the code and the remedy of everything that is wrong."""
    before = plan_with("").count(b"\n") + 1
    with pytest.raises(PlanError) as raised:
        document.parse(plan_with(text), "2026.yaml")
    return [(one.location.line - before, one.code, one.hint) for one in raised.value.problems]


def test_views_mean_a_command_with_its_options_as_they_are_typed() -> None:
    assert document.parse(plan_with(), "2026.yaml").plan.views == MEANT


@pytest.mark.parametrize("text", ["", "views:\n", "views: {}\n"])
def test_a_plan_without_views_is_as_valid_as_before(text: str) -> None:
    assert document.parse(plan_with(text), "2026.yaml").plan.views == ()


def test_a_flag_that_is_false_and_a_field_that_is_empty_say_nothing() -> None:
    assert views_of("  a: {command: due, overdue: false, owner: '', within: 0}\n") == (
        View("a", "due", (("within", "0"),)),
    )
    assert views_of("  a: {command: list, status: []}\n") == (View("a", "list", ()),)


def test_a_status_that_says_overdue_stays_one_so_that_another_may_replace_it() -> None:
    assert views_of("  a: {command: list, status: quá hạn}\n")[0].options == (("status", "quá hạn"),)
    ((line, code, _),) = findings("views:\n  a: {command: list, status: quá hạn, state: paused}\n")
    assert (line, code) == (1, "bad-view")


def test_a_wrong_view_hides_nothing_that_is_wrong_elsewhere() -> None:
    text = (
        "views:\n  Một: {command: list}\n  a:\n    command: list\n    overdue: maybe\n    quarter: Q9\n"
        "    within: 3\n  b: {command: report}\n  c:\n    command: due\n    owner: Phòng XYZ\n"
    )
    assert [(line, code) for line, code, _ in findings(text)] == [
        (1, "bad-id"), (4, "bad-flag"), (5, "bad-view"), (6, "unknown-key"), (7, "unknown-command"), (10, "bad-view"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "option", ["format", "output", "overwrite", "plan", "as-of", "rev", "o", "-o", "--output"]
)
@pytest.mark.parametrize("command", ["list", "due"])
def test_what_is_asked_each_time_is_no_part_of_a_view(command: str, option: str) -> None:
    ((line, code, hint),) = findings(f"views:\n  a:\n    command: {command}\n    {option}: x\n")
    assert (line, code) == (3, "unknown-key")
    assert hint.startswith("ghi cạnh lệnh mỗi lần dùng: --")


@pytest.mark.parametrize("option", ["template", "kind", "commit", "view", "views"])
def test_options_of_other_commands_are_none_of_a_view(option: str) -> None:
    ((_, code, hint),) = findings(f"views:\n  a: {{command: list, {option}: x}}\n")
    assert code == "unknown-key"
    assert hint


def test_an_office_that_could_not_be_read_is_not_missed() -> None:
    whole = plan_with("views:\n  a: {command: list, owner: Trạm Y tế xã}\n")
    broken = whole.replace(b"  - id: tyt\n", b"  - id: tyt\n    x: y\n")
    with pytest.raises(PlanError) as raised:
        document.parse(broken, "2026.yaml")
    assert [one.code for one in raised.value.problems] == ["unknown-key"]


def test_views_come_out_of_the_cache_as_they_went_in() -> None:
    plan = document.parse(plan_with(), "2026.yaml").plan
    assert packing.unpack(json.loads(json.dumps(packing.pack(plan)))) == plan


def test_an_edit_elsewhere_keeps_views_byte_for_byte() -> None:
    opened = document.parse(plan_with(), "2026.yaml")
    plain: dict[str, Any] = opened.plain
    tasks = [*plain["tasks"], {**plain["tasks"][0], "id": "4"}]
    _, updated = apply_changes(opened, {**plain, "tasks": tasks})
    text = updated.data.decode()
    assert text.endswith(VIEWS)
    assert text != plan_with().decode()
    assert updated.plan.views == MEANT


def test_views_that_come_in_are_written_and_one_that_changes_keeps_the_others() -> None:
    bare = document.parse(plan_with(""), "2026.yaml")
    _, with_one = apply_changes(bare, {**bare.plain, "views": {"a": {"command": "list", "overdue": "true"}}})
    assert (
        with_one.data.decode() == plan_with("views:\n  a:\n    command: list\n    overdue: true\n").decode()
    )
    opened = document.parse(plan_with(), "2026.yaml")
    wished: dict[str, Any] = opened.plain
    views = {**wished["views"], "tuan-nay": {"command": "due", "within": "14", "open": "có"}}
    _, changed = apply_changes(opened, {**wished, "views": views})
    assert changed.data.decode() == plan_with(VIEWS.replace("within: 7", "within: 14")).decode()


def test_changes_of_views_are_said_in_words() -> None:
    old, new = (document.parse(data, "2026.yaml").plain for data in (plan_with(""), plan_with()))
    assert [*map(sentence, compare(old, new))] == ["cách xem · thêm giao-ban, vhxh, tuan-nay"]
    assert [*map(sentence, compare(new, old))] == ["cách xem · bỏ giao-ban, vhxh, tuan-nay"]
    text = VIEWS.replace("within: 7", "overdue: true").replace("overdue: true,   ", "")
    changed = document.parse(plan_with(text + "  x: {command: list, overdue: true}\n"), "2026.yaml").plain
    assert [*map(sentence, compare(new, changed))] == [
        "cách xem · giao-ban · quá hạn: bỏ true",
        "cách xem · tuan-nay · số ngày tới: bỏ 7",
        "cách xem · tuan-nay · quá hạn: true",
        "cách xem · x: lệnh list · quá hạn",
    ]
