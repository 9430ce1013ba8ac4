"""Quotes that were left out, and Word's dashes and quotes: the answer has the whole line as it should be."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.answers import Answer

    Cchc = Callable[..., Answer]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("list --owner Phòng VHXH --overdue", 'cchc list --owner "Phòng VHXH" --overdue'),
        ("list --owner=Trạm Y tế", 'cchc list --owner "Trạm Y tế"'),
        ("due --owner Phòng VHXH", 'cchc due --owner "Phòng VHXH"'),
        ("danh-sach --status đang thực hiện", 'cchc list --status "đang thực hiện"'),
        ("report --kind công văn đôn đốc -o -", 'cchc report --kind "công văn đôn đốc" -o -'),
        ("update 4 --note Đã lấy ý kiến --progress 40", 'cchc update 4 --note "Đã lấy ý kiến" --progress 40'),
        ("update all --of Phòng VHXH --lead Chủ tịch", 'cchc update all --of "Phòng VHXH" --lead "Chủ tịch"'),
        ("extend 5 --to Quý III/2026 --document 4/UB", 'cchc extend 5 --to "Quý III/2026" --document 4/UB'),
        ("list –owner vhxh", "cchc list --owner vhxh"),
        ("list —owner=vhxh —overdue", "cchc list --owner=vhxh --overdue"),
        ("list –owner “Phòng VHXH” –overdue", 'cchc list --owner "Phòng VHXH" --overdue'),
        ("list --owner “Phòng VHXH”", 'cchc list --owner "Phòng VHXH"'),
    ],
)
def test_the_answer_has_the_line_as_it_should_be(typed: str, right: str, office: Path, cchc: Cchc) -> None:
    before = (office / "plans/2026.yaml").read_bytes()
    answer = cchc(*typed.split())
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith(f"cả lệnh: {right}\n"), answer.err
    assert (office / "plans/2026.yaml").read_bytes() == before
    if right.count('"') == 2 and "report" not in right:
        assert cchc(*shlex.split(right)[1:]).code == 0, "and it works"


@pytest.mark.parametrize(
    "line",
    [
        "update --note Họp 4 --dry-run",
        "update --progress 40 4 5 --dry-run",
        "update 4 --title '- Xây dựng kế hoạch' --dry-run",
        "list --search kế",
        "show --of vhxh 1 3",
    ],
)
def test_task_numbers_behind_a_value_and_whole_texts_stay_what_they_are(
    line: str, office: Path, cchc: Cchc
) -> None:
    answer = cchc(*shlex.split(line))
    assert answer.code == 0, answer.err
    assert "nháy kép" not in answer.err
    assert office


def test_a_stray_word_without_an_option_is_still_one_too_many(office: Path, cchc: Cchc) -> None:
    assert "thừa tham số: thừa" in cchc("list", "thừa").err
    assert 'số thứ tự: "bốn" không phải là số nguyên' in cchc("start", "bốn", "--date", "2/3/2026").err
    assert 'số thứ tự: "bốn"' in cchc("start", "--date", "2/3/2026", "bốn").err
    assert office
