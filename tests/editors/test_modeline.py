"""The line at the head of a plan that names its schema: one, in its place, nothing else touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.editors import modeline

LINE = "# yaml-language-server: $schema=a.json"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("cchc: 1\n", f"{LINE}\ncchc: 1\n"),
        ("cchc: 1\r\nplan:\r\n", f"{LINE}\r\ncchc: 1\r\nplan:\r\n"),
        ("cchc: 1", f"{LINE}\ncchc: 1"),
        ("# Kế hoạch\n\ncchc: 1\n", f"{LINE}\n# Kế hoạch\n\ncchc: 1\n"),
        (f"{LINE}\ncchc: 1\n", f"{LINE}\ncchc: 1\n"),
        ("# yaml-language-server: $schema=b.json\ncchc: 1\n", f"{LINE}\ncchc: 1\n"),
        ("# A\r\n\r\n# yaml-language-server: $schema=b.json\r\n# B\r\ncchc: 1\r\n", f"# A\r\n\r\n{LINE}\r\n# B\r\ncchc: 1\r\n"),
        ("# $schema: b.json\ncchc: 1\n", f"{LINE}\ncchc: 1\n"),
        ("# yaml-language-server: $schema=b.json  # của tôi\ncchc: 1\n", f"{LINE}  # của tôi\ncchc: 1\n"),
        ("%YAML 1.2\n---\ncchc: 1\n", f"{LINE}\n%YAML 1.2\n---\ncchc: 1\n"),
    ],
)  # fmt: skip
def test_the_line_comes_first_or_in_the_place_of_the_one_there(before: str, after: str) -> None:
    assert modeline.with_schema(before, "a.json") == after
    assert modeline.with_schema(after, "a.json") == after


def test_words_that_look_like_the_line_inside_the_plan_stay() -> None:
    before = "cchc: 1\nplan:\n  notice: |\n    # yaml-language-server: $schema=b.json\n"
    assert modeline.with_schema(before, "a.json") == f"{LINE}\n{before}"


def test_the_schema_is_named_from_the_plans_folder(tmp_path: Path) -> None:
    plan = tmp_path / "plans" / "2026.yaml"
    assert modeline.address(tmp_path / "plans/.cchc/2026.schema.json", plan) == ".cchc/2026.schema.json"
    assert modeline.address(tmp_path / "lược đồ" / "a.json", plan) == (
        "../l%C6%B0%E1%BB%A3c%20%C4%91%E1%BB%93/a.json"
    )
