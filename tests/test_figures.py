"""Figures of a period: sums that add up, shares that follow from counts, and what isn't known."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from cchc import figures
from cchc.plan import Figure

if TYPE_CHECKING:
    from cchc.figures import PeriodFigure

ASKED = (
    Figure("tiep-nhan", "Hồ sơ tiếp nhận", "hồ sơ", sum=("truc-tuyen", "truc-tiep")),
    Figure("truc-tuyen", "Trực tuyến", "hồ sơ"),
    Figure("truc-tiep", "Trực tiếp", "hồ sơ"),
    Figure("ty-le", "Tỷ lệ trực tuyến", "%", share=("truc-tuyen",), of=("tiep-nhan",)),
)


def compute(**given: str) -> dict[str, PeriodFigure]:
    numbers = {name.replace("_", "-"): Decimal(value) for name, value in given.items()}
    return {found.figure.id: found for found in figures.compute(ASKED, numbers)}


def test_a_sum_follows_from_its_parts_and_a_share_from_counts() -> None:
    found = compute(truc_tuyen="420", truc_tiep="165")
    assert found["tiep-nhan"] == (ASKED[0], Decimal(585), True, None, None, None, "")
    assert found["ty-le"].value == Decimal("71.79")


def test_missing_is_not_nothing() -> None:
    found = compute(truc_tuyen="420")
    assert found["tiep-nhan"].value is None
    assert found["truc-tiep"].value is None
    assert found["ty-le"].value is None
    assert compute(truc_tuyen="0", truc_tiep="0")["tiep-nhan"].value == 0
    assert compute(truc_tuyen="0", truc_tiep="0")["ty-le"].value is None


def test_parts_that_do_not_add_up_to_what_was_given_are_told() -> None:
    found = compute(tiep_nhan="600", truc_tuyen="420", truc_tiep="165")
    assert found["tiep-nhan"] == (ASKED[0], Decimal(600), False, Decimal(585), None, None, "")
    assert compute(tiep_nhan="585", truc_tuyen="420", truc_tiep="165")["tiep-nhan"].parts is None
    assert compute(tiep_nhan="600", truc_tuyen="420")["tiep-nhan"].parts is None


@pytest.mark.parametrize(
    ("counted", "whole", "share"),
    [
        ("99999", "100000", "99.99"),
        ("1", "100000", "0.01"),
        ("0", "5", "0.00"),
        ("2", "3", "66.67"),
        ("1", "8", "12.50"),
    ],
)
def test_a_share_is_rounded_but_never_to_all_or_nothing(counted: str, whole: str, share: str) -> None:
    found = compute(truc_tuyen=counted, tiep_nhan=whole)
    assert found["ty-le"].value == Decimal(share)


def test_the_largest_numbers_of_the_smallest_ones_are_a_share_too() -> None:
    largest, smallest = figures.parse("9" * 24), figures.parse(f"0,{'0' * 21}1")
    asked = (
        Figure("a", "A"),
        Figure("b", "B"),
        Figure("c", "C"),
        Figure("sum", "Tổng", sum=("a", "b")),
        Figure("share", "Tỷ lệ", share=("sum", "a"), of=("c",)),
    )
    found = {
        one.figure.id: one.value
        for one in figures.compute(asked, {"a": largest, "b": largest, "c": smallest})
    }
    assert found["sum"] == 2 * 10**24 - 2
    assert figures.written(found["share"] or Decimal(0)).startswith("2.999.999")
    rows = figures.compare(asked, {"a": largest, "b": largest, "c": smallest}, {"a": smallest}, {})
    assert rows[0].difference == largest
