"""Items that change places and their words at once: the data in between, in which they have only moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc.planfile import item_moves

if TYPE_CHECKING:
    from cchc.yamltext.nodes import Plain

    Record = dict[str, Plain]


def entry(document: str, field: str = "", before: str = "") -> Record:
    entry: Record = {"document": document}
    return entry | ({"field": field} if field else {}) | ({"before": before} if before else {})


def plan(*listed: Plain) -> Record:
    head: Record = {"title": "Kế hoạch", "amendments": list(listed)}
    return {"plan": head, "tasks": []}


A, B, C = entry("1/KH", "due", "Quý I"), entry("2/KH", "due", "Quý II"), entry("3/KH")
OTHER_A, OTHER_B = A | {"before": "Quý IV"}, B | {"before": "Quý III"}


@pytest.mark.parametrize(
    ("old", "new", "between"),
    [
        ([A, B, C], [B, OTHER_A, C], [B, A, C]),
        ([A, B], [OTHER_B, OTHER_A], [B, A]),
        ([A, B, C], [C, OTHER_A], [C, B, A]),
        ([A, "60", B], ["61", OTHER_B, C, A], [B, "60", A]),
    ],
    ids=["one is edited", "both are", "one goes", "others come and go"],
)
def test_an_item_that_is_edited_elsewhere_moves_first(
    old: list[Plain], new: list[Plain], between: list[Plain]
) -> None:
    assert item_moves.first(plan(*old), plan(*new)) == plan(*between)


@pytest.mark.parametrize(
    "new",
    [
        [A, B, C],
        [OTHER_A, B, C],
        [B, A, C],
        [B, C],
        [OTHER_A, entry("4/KH"), OTHER_B, C],
        [B, A, OTHER_A],
        [],
    ],
    ids=["the same", "edited in place", "moved", "gone", "with another one between", "twice", "all gone"],
)
def test_any_other_list_needs_no_turn_of_its_own(new: list[Plain]) -> None:
    old = plan(A, B, C)
    assert item_moves.first(old, plan(*new)) is old


def test_items_of_a_task_move_in_it_wherever_it_stands() -> None:
    other: Record = {"id": "2", "amendments": [A, entry("1/KH", "lead")]}
    old: Record = {"tasks": [{"id": "01", "amendments": [A, B]}, other]}
    new: Record = {"tasks": [{"id": "3"}, other, {"id": "1", "title": "Việc", "amendments": [B, OTHER_A]}]}
    assert item_moves.first(old, new) == {"tasks": [{"id": "01", "amendments": [B, A]}, other]}


def test_a_field_of_a_document_is_an_item_of_its_own() -> None:
    lead, due = entry("1/KH", "lead"), entry("1/KH", "due", "Quý I")
    assert item_moves.first(plan(lead, due), plan(entry("1/KH", "due", "Quý II"), lead)) == plan(due, lead)
