"""Views: found by name, said as they are typed, beneath what is given beside them; what a command would refuse."""

from __future__ import annotations

import re
from typing import get_type_hints

import pytest

from cchc import labels, queries, views
from cchc.cli.commands.due import DueOptions
from cchc.cli.commands.list import ListOptions
from cchc.errors import RequestError
from cchc.plan import Plan, View
from cchc.planfile import document, record_types, view_schema
from tests.support.checkout import TESTS
from tests.support.views import plan_with

BRIEFING = View("giao-ban", "list", (("overdue", True), ("owner", "Phòng VHXH")))
WEEK = View("tuan-nay", "due", (("within", "7"),))
PLAN = document.parse(plan_with(""), "2026.yaml").plan


def plan_of(*known: View) -> Plan:
    return Plan(PLAN.head, PLAN.owners, PLAN.areas, PLAN.tasks, views=known)


@pytest.mark.parametrize("name", ["giao-ban", "Giao ban", "giaoban"])
def test_a_view_is_found_however_it_is_spelled(name: str) -> None:
    assert views.find(plan_of(WEEK, BRIEFING), name, "list") is BRIEFING


def test_of_two_names_that_read_alike_each_finds_its_own() -> None:
    other = BRIEFING._replace(name="giaoban")
    for view in (BRIEFING, other):
        assert views.find(plan_of(BRIEFING, other), view.name, "list") is view


@pytest.mark.parametrize(
    ("known", "name", "message", "hint"),
    [
        ((BRIEFING, WEEK), "tuan-nay", '"tuan-nay" là cách xem của lệnh due, không phải của list', "dùng: cchc due --view tuan-nay"),
        ((BRIEFING, WEEK), "giao-bam", 'không có cách xem "giao-bam"', "có phải là giao-ban? các cách xem của list: giao-ban; của lệnh khác: tuan-nay (cchc due)"),
        ((BRIEFING,), "xyz", 'không có cách xem "xyz"', "các cách xem của list: giao-ban"),
        ((WEEK,), "xyz", 'không có cách xem "xyz"', "list chưa có cách xem nào; của lệnh khác: tuan-nay (cchc due)"),
        ((BRIEFING,), " ", "--view: chưa ghi tên cách xem", "các cách xem của list: giao-ban"),
        ((), "giao-ban", 'không có cách xem "giao-ban"', "kế hoạch chưa có cách xem nào; thêm vào cuối tệp kế hoạch, ví dụ: views: {giao-ban: {command: list, overdue: true}}"),
    ],
)  # fmt: skip
def test_a_view_that_is_not_there_is_answered_with_those_that_are(
    known: tuple[View, ...], name: str, message: str, hint: str
) -> None:
    with pytest.raises(RequestError) as raised:
        views.find(plan_of(*known), name, "list")
    assert (str(raised.value), raised.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("view", "given", "stays"),
    [
        (BRIEFING, [], {"overdue": True, "owner": "Phòng VHXH"}),
        (BRIEFING, ["owner"], {"overdue": True}),
        (BRIEFING, ["state"], {"owner": "Phòng VHXH"}),
        (BRIEFING, ["search"], {"overdue": True, "owner": "Phòng VHXH"}),
        (WEEK, ["quarter"], {}),
        (WEEK, ["overdue"], {}),
        (WEEK, ["owner"], {"within": "7"}),
        (View("q", "due", (("quarter", "Q2"), ("overdue", True))), ["month"], {"overdue": True}),
        (View("q", "due", (("quarter", "Q2"), ("overdue", True))), ["within"], {}),
    ],
)
def test_what_is_given_beside_a_view_wins(view: View, given: list[str], stays: dict[str, object]) -> None:
    assert views.values_beside(view, dict.fromkeys(given, True)) == stays


LATE = View("a", "list", (("status", "quá hạn"), ("owner", "vhxh")))


@pytest.mark.parametrize(
    ("view", "given", "stays"),
    [
        (LATE, {}, {"overdue": True, "owner": "vhxh"}),
        (LATE, {"status": "đang làm"}, {"owner": "vhxh"}),
        (LATE, {"state": "waiting"}, {"owner": "vhxh"}),
        (LATE, {"overdue": True}, {"owner": "vhxh"}),
        (BRIEFING, {"status": "đang làm"}, {"overdue": True, "owner": "Phòng VHXH"}),
        (View("a", "list", (("state", "waiting"), ("sort", "due"))), {"status": "trễ hạn"}, {"sort": "due"}),
        (View("a", "list", (("status", "done"), ("sort", "due"))), {"status": "Quá-hạn"}, {"sort": "due"}),
    ],
)
def test_late_as_a_status_speaks_of_both_options(
    view: View, given: dict[str, str | bool], stays: dict[str, object]
) -> None:
    assert views.values_beside(view, given) == stays


def test_late_as_a_status_is_refused_beside_a_state_by_what_was_written() -> None:
    ((option, error),) = views.contradictions("list", {"state": "waiting", "status": "quá hạn"})
    assert (option, str(error)) == ("status", '--state không dùng cùng --status "quá hạn"')
    assert list(views.contradictions("list", {"state": "waiting", "status": "paused"})) == []
    assert list(views.contradictions("list", {"overdue": True, "status": "quá hạn"})) == []


def test_each_value_is_read_as_at_the_command_line() -> None:
    wrong: dict[str, str | bool] = {
        "owner": "Phòng XYZ", "coordinator": "Phòng XYZ", "involving": "Phòng XYZ", "area": "xyz", "status": "xyz",
        "state": "xyz", "quarter": "Q9", "running-in": "Q9", "before": "31/2", "after": "ngày", "sort": "xyz",
    }  # fmt: skip
    needs_no_reader = {"command", "overdue", "search"} | {"month"}  # as of `due`, below
    assert {*wrong} | needs_no_reader == {*record_types.known_fields(view_schema.ListViewRecord)}
    assert [option for option, _ in views.refusals(plan_of(), "list", wrong)] == list(wrong)
    assert [option for option, _ in views.refusals(plan_of(), "due", {"month": "13"})] == ["month"]
    named = {"owner", "coordinator", "involving", "area"}
    found = [option for option, _ in views.refusals(plan_of(), "list", wrong, with_names=False)]
    assert found == [option for option in wrong if option not in named]
    right: dict[str, str | bool] = {
        "owner": "phong vhxh", "area": "Thủ tục hành chính", "status": "đang làm,paused", "state": "quá hạn",
        "quarter": "II", "running-in": "Q3/2026", "before": "1/7", "after": "hôm nay", "sort": "thời hạn",
    }  # fmt: skip
    assert list(views.refusals(plan_of(), "list", right)) == []


def test_what_a_view_may_say_are_the_options_that_choose_and_sort() -> None:
    for options, record in (
        (ListOptions, view_schema.ListViewRecord),
        (DueOptions, view_schema.DueViewRecord),
    ):
        keys = {key.replace("-", "_") for key in record_types.known_fields(record)}
        assert keys - {"command", "open"} == set(get_type_hints(options))
    assert tuple(view_schema.RECORDS) == tuple(views.APART)
    known = {key for record in view_schema.RECORDS.values() for key in record_types.known_fields(record)}
    assert {*labels.VIEW} == known


def test_the_page_of_the_format_names_each_order() -> None:
    lines = (TESTS / "data/format/fields.tsv").read_text("utf-8").splitlines()
    (told,) = [line.split("\t")[2] for line in lines if line.startswith("ListView\tsort\t")]
    assert re.findall(r"`(\w+)`", told) == [*queries.SORTS]
