"""A slip in one line of a plan is told where it is, and who does as the hint says has the plan again."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from cchc.errors import PlanError
from cchc.planfile import document, plain_data, remedy_search
from tests.support.checkout import TESTS
from tests.support.line_damages import Damage, damages, follow

if TYPE_CHECKING:
    from cchc.errors import Problem
    from cchc.yamltext.nodes import Plain

PLAN = (TESTS / "data" / "ke-hoach-2026.yaml").read_text("utf-8")
EXAMPLE = (TESTS / "data" / "format" / "example.yaml").read_text("utf-8")
UNINDENTED = (TESTS / "messy" / "unindented-lists.yaml").read_text("utf-8")
ONE_SPACE = (TESTS / "messy" / "one-space.yaml").read_text("utf-8")
EVERY = 71  # th damage is tried


def said(text: str) -> tuple[Problem, ...]:
    with pytest.raises(PlanError) as caught:
        document.parse(text.encode(), "plan.yaml")
    return caught.value.problems


def plain(text: str) -> Plain | None:
    """Return what a plan says; None of a text that is none."""
    try:
        return document.parse(text.encode(), "plan.yaml").plain
    except PlanError:
        return None


def replaced(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def told(text: str) -> tuple[int, str, str]:
    """Return the line, the message and the hint of the one thing that is said."""
    (problem,) = said(text)
    return problem.location.line, problem.message, problem.hint


def remedied(text: str) -> tuple[int, int, list[Damage]]:
    """Return how many damages of a plan are told, at their own line, and the hints that don't give it back."""
    good = plain(text)
    count = at_line = 0
    useless = []
    for damage in islice(damages(text), 5, None, EVERY):
        if (
            plain(damage.text) is not None
        ):  # the same plan, or a text of two lines that nobody can tell from one
            continue
        problem = said(damage.text)[0]
        mended = follow(problem, damage.text)
        count += 1
        at_line += problem.location.line == damage.line
        useless += [] if mended is not None and plain(mended) == good else [damage]
    return count, at_line, useless


def test_the_remedy_of_a_slip_in_a_line_gives_the_plan_back() -> None:
    counts = [remedied(text) for text in (EXAMPLE, UNINDENTED, ONE_SPACE)]
    told_at_all = sum(count for count, _, _ in counts)
    assert told_at_all > 25
    assert sum(at_line for _, at_line, _ in counts) > 0.9 * told_at_all
    assert sum(len(useless) for _, _, useless in counts) < 0.05 * told_at_all


def test_without_the_search_most_remedies_give_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remedy_search, "tell_remedy", lambda error, *_: error)
    count, _, useless = remedied(UNINDENTED)
    assert len(useless) > 0.5 * count


def test_an_item_that_lost_its_dash_is_told_as_one() -> None:
    text = replaced(PLAN, "    - TT. Đảng ủy - HĐND xã\n", "    TT. Đảng ủy - HĐND xã\n")
    line, message, hint = told(text)
    assert text.split("\n")[line - 1] == "    TT. Đảng ủy - HĐND xã"
    assert message == "thiếu dấu gạch `- ` trước `TT. Đảng ủy - HĐND xã`"
    assert hint.startswith(f"mục mới thì thêm `- ` ở đầu dòng này, cho thẳng cột với dòng {line - 1}")


def test_a_field_at_the_margin_is_named_and_not_the_sound_line_below() -> None:
    text = replaced(PLAN, "    owner: Các trường học\n", "owner: Các trường học\n")
    line, _, hint = told(text)
    assert text.split("\n")[line - 1] == "owner: Các trường học"
    assert hint == f"thêm 4 dấu cách ở đầu dòng này, cho thẳng cột với dòng {line + 1}"


def test_an_item_that_slipped_out_of_its_list_is_named_and_not_the_sound_line_below() -> None:
    text = replaced(
        PLAN, "      - Phòng VHXH\n    due: Quý II/2026\n", "  - Phòng VHXH\n    due: Quý II/2026\n"
    )
    line, _, hint = told(text)
    assert text.split("\n")[line - 1] == "  - Phòng VHXH"
    assert hint.startswith("thêm 4 dấu cách ở đầu dòng này")


@pytest.mark.parametrize("section", ["plan", "owners", "duties", "areas", "tasks"])
def test_a_section_that_lost_its_name_is_told_once(section: str) -> None:
    line, message, hint = told(replaced(PLAN, f"\n{section}:\n", "\n"))
    assert message == f"thiếu dòng `{section}:` ở trên dòng này"
    assert hint == f"thêm ngay trên dòng này dòng `{section}:` sát lề trái"
    assert line > PLAN[: PLAN.index(f"\n{section}:\n")].count("\n")


def test_a_text_over_lines_that_lost_its_name_is_told_by_it() -> None:
    _, message, hint = told(replaced(PLAN, "  opening: >-\n", ""))
    assert message == "thiếu dòng `opening: >-` ở trên dòng này"
    assert hint.startswith("thêm ngay trên dòng này dòng `opening: >-` thẳng cột với dòng ")


def test_fields_of_a_list_without_a_dash_get_one() -> None:
    notes = "    notes:\n      date: 2026-08-05\n      text: Đã lấy ý kiến các đơn vị\n"
    text = replaced(PLAN, "    due: Quý II/2026\n", f"{notes}    due: Quý II/2026\n")
    mended = follow(said(text)[0], text)
    assert mended is not None
    assert (follow(said(text)[0], text) or "").count("- date: 2026-08-05") == 1
    assert plain(mended) is not None


def test_what_else_is_wrong_is_told_beside_a_slip() -> None:
    text = replaced(replaced(PLAN, "\ntasks:\n", "\n"), "  year: 2026\n", "  year: hai\n")
    assert [problem.code for problem in said(text)] == ["bad-number", "missing"]


def test_words_that_only_look_like_an_item_or_a_field_stay_where_they_are() -> None:
    text = replaced(PLAN, "    owner: Các trường học\n", "    owner: Trường học xã 2026 - 2030\n")
    assert [problem.code for problem in said(text)] == ["unknown-owner"]


def test_a_remedy_that_would_make_a_line_part_of_the_text_above_is_none() -> None:
    text = replaced(PLAN, "    - TT. Đảng ủy - HĐND xã\n", "    TT. Đảng ủy - HĐND xã\n")
    glued = replaced(text, "    TT. Đảng ủy", "      TT. Đảng ủy")
    assert plain(glued) is not None  # it reads well, with an item less
    mended = follow(said(text)[0], text)
    assert mended is not None
    assert plain(mended) == plain(PLAN)


def test_a_file_that_is_read_slowly_is_not_read_over_and_over(monkeypatch: pytest.MonkeyPatch) -> None:
    readings: list[str] = []
    read = plain_data.parse

    def counted(data: bytes, name: str, known: Plain | None = None) -> tuple[str, bool, Plain]:
        readings.append(name)
        return read(data, name, known)

    monkeypatch.setattr(plain_data, "parse", counted)
    comments = "#\n" * (remedy_search.MAX_BYTES // 20)
    said(replaced(PLAN, "    owner: Các trường học\n", "    owner: : Các trường học\n") + comments)
    assert len(readings) <= 10
