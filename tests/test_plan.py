"""What a plan's values are when nobody says otherwise."""

from __future__ import annotations

from datetime import date

from cchc.deadlines.parsing import parse_deadline
from cchc.task import Area, Extension


def test_an_area_has_a_heading_in_section_two_unless_it_says_otherwise() -> None:
    assert Area("the-che", "Cải cách thể chế", "Thể chế").printed


def test_an_extension_is_only_proposed_unless_it_says_otherwise() -> None:
    assert not Extension(parse_deadline("Quý III/2026", 2026), date(2026, 6, 20)).approved
