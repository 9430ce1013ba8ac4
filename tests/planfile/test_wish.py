"""Data say what was wished, however it is written; a value more, less or elsewhere is told from it."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc.planfile import wish

if TYPE_CHECKING:
    from cchc.yamltext.nodes import Plain


@pytest.mark.parametrize(
    ("data", "wished"),
    [
        ({"done_on": "30/6/2026"}, {"done_on": "2026-06-30"}),
        ({"done_on": "30.06.2026"}, {"done_on": "30-6-2026"}),
        ({"done_on": "2026-6-3"}, {"done_on": "2026-06-03"}),
        ({"lead": "", "notes": [], "stopped": {}, "target": {"unit": ""}}, {}),
        ({"lead": "a", "due": "b"}, {"due": "b", "lead": "a"}),
        ({"lead": " a\n"}, {"lead": "a"}),
        ({"lead": unicodedata.normalize("NFD", "Trần Thị Bưởi")}, {"lead": "Trần Thị Bưởi"}),
        ({"tasks": [{"id": "04"}]}, {"tasks": [{"id": "4"}]}),
        ({"id": "0"}, {"id": "00"}),
    ],
)
def test_the_same_said_in_another_way_is_what_was_wished(data: Plain, wished: Plain) -> None:
    assert wish.is_fulfilled(data, wished)
    assert wish.is_fulfilled(wished, data)


@pytest.mark.parametrize(
    ("data", "wished"),
    [
        ({"done_on": "30/6/2026"}, {"done_on": "6/30/2026"}),
        ({"done_on": "1/6/2026"}, {"done_on": "6/1/2026"}),
        ({"done_on": "2026-06-01"}, {"done_on": "2026-01-06"}),
        ({"done_on": "31/2/2026"}, {"done_on": "31.2.2026"}),
        ({"done_on": "2026-02-31"}, {"done_on": "2026-2-31"}),
        ({"lead": "a"}, {}),
        ({"lead": "a"}, {"lead": "A"}),
        ({"lead": "a"}, {"assignee": "a"}),
        ({"coordinators": ["a", "b"]}, {"coordinators": ["b", "a"]}),
        ({"coordinators": ["a", "a"]}, {"coordinators": ["a"]}),
        ({"notes": [{"text": "a"}, ""]}, {"notes": [{"text": "a"}]}),
        ({"number": "04"}, {"number": "4"}),
        ({"id": "q04"}, {"id": "q4"}),
        ({"id": "٠4"}, {"id": "4"}),
        ({"id": ["04"]}, {"id": ["4"]}),
        ({"done_on": "٣٠/6/2026"}, {"done_on": "30/6/2026"}),
    ],
)
def test_another_value_another_place_or_another_order_is_not_what_was_wished(
    data: Plain, wished: Plain
) -> None:
    assert not wish.is_fulfilled(data, wished)
    assert not wish.is_fulfilled(wished, data)


def test_what_is_compared_is_days_as_days_and_nothing_that_is_empty() -> None:
    plan: Plain = {
        "id": "01",
        "due": "30/6/2026",
        "date": "2026-6-30",
        "lead": " ",
        "notes": [],
        "x": ["a", ""],
    }
    assert wish.comparable(plan) == {
        "id": "1",
        "due": date(2026, 6, 30),
        "date": date(2026, 6, 30),
        "x": ["a", ""],
    }
    assert wish.comparable({"lead": ""}) == wish.comparable([]) == wish.comparable(" ") == ""
