"""What nobody sees in a plan, and what is cut off, is warned of with its place."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.errors import PlanError
from cchc.planfile import document, warnings
from tests.support.checkout import TESTS

CASES = TESTS / "data/cases"
DAY = date(2026, 9, 14)
SOUND = (CASES / "text-cut-off-behind-a-hash/plan.yaml").read_text("utf-8").replace(" #2 theo", " theo")


def warned(text: str) -> list[tuple[str, int, str]]:
    found = warnings.find(document.parse(text.encode(), "plan.yaml"), DAY).problems
    return [
        (problem.code, problem.location.line, problem.message)
        for problem in found
        if not problem.code.startswith("6ro-")
    ]


def case(name: str) -> str:
    return (CASES / name / "plan.yaml").read_bytes().decode()


def test_a_sound_plan_has_no_warning() -> None:
    assert warned(SOUND) == []


def test_a_plan_that_was_read_in_the_wrong_code_page_is_an_error_with_a_remedy() -> None:
    with pytest.raises(PlanError) as caught:
        document.parse(case("whole-plan-read-in-the-wrong-code-page").encode(), "plan.yaml")
    (problem,) = caught.value.problems
    assert (problem.code, problem.location.line) == ("damaged-text", 7)
    assert "git checkout" in problem.hint


def test_invisible_and_direction_characters_are_named_with_their_code_points() -> None:
    ((code, line, message),) = warned(case("invisible-letters-go-into-documents"))
    assert (code, line) == ("hidden-character", 35)
    assert "U+202E, U+200B, U+00AD (đảo chiều chữ)" in message


def test_text_cut_off_behind_a_hash_is_named() -> None:
    ((code, line, message),) = warned(case("text-cut-off-behind-a-hash"))
    assert (code, line) == ("text-behind-hash", 35)
    assert '"#2 theo chỉ đạo của huyện"' in message


@pytest.mark.parametrize("comment", [" # ghi chú", "  #", " #---", " ## mục", " # 2 #3"])
def test_a_comment_is_no_text_that_was_cut_off(comment: str) -> None:
    assert warned(SOUND.replace("progress: 40", f"progress: 40{comment}")) == []


def test_a_hash_in_quotes_or_behind_them_or_inside_a_word_cuts_nothing_off() -> None:
    title = "title: Rà soát thủ tục hành chính theo chỉ đạo của huyện"
    for written in (
        'title: "Rà soát #2"',
        "title: 'Rà soát' #2",
        "title: Rà soát C#2",
        "title: |\n      a #2",
    ):
        assert title in SOUND
        assert warned(SOUND.replace(title, written)) == []


def test_an_owner_written_with_another_d_is_found_and_the_letter_is_named() -> None:
    ((code, _, message),) = warned(case("eth-instead-of-d-with-stroke"))
    assert code == "look-alike"
    assert "U+00D0" in message
    assert "U+0110" in message


@pytest.mark.parametrize("title", ["Rà soát Ðề án mới", "Ðề án mới", "Rà soát các Ðề"])
def test_a_letter_is_named_with_the_word_that_it_is_in(title: str) -> None:
    word = "Ðề"
    plan = SOUND.replace("title: Rà soát thủ tục hành chính theo chỉ đạo của huyện", f"title: {title}")
    ((code, _, message),) = warned(plan)
    assert code == "look-alike"
    assert message == f'chữ "Ð" (U+00D0) trong "{word}" không phải là chữ Đ (U+0110)'


@pytest.mark.parametrize(("length", "shown"), [(40, "#" + 39 * "a"), (41, "#" + 39 * "a" + "…")])
def test_what_was_cut_off_is_repeated_up_to_forty_characters(length: int, shown: str) -> None:
    ((code, _, message),) = warned(SOUND.replace("progress: 40", f"progress: 40 #{(length - 1) * 'a'}"))
    assert code == "text-behind-hash"
    assert f'"{shown}"' in message


ITEMS = """\
  purposes:
    - >-
      Cụ thể hóa nhiệm vụ; tỷ lệ trên 90%.

    - >-
      Phân công các cơ quan.
"""


@pytest.mark.parametrize(("sign", "blank"), [(">-", "\n"), ("|-", "\n"), (">+", "\n"), (">-", "")])
def test_an_item_that_is_read_as_words_of_the_one_before_it_is_named(sign: str, blank: str) -> None:
    plan = SOUND.replace("  year: 2026\n", f"  year: 2026\n{ITEMS}", 1)
    assert warned(plan) == []
    wrong = plan.replace("\n    - >-\n      Phân", f"{blank}      {sign}\n      Phân")
    ((code, line, message),) = warned(wrong)
    assert (code, wrong.splitlines()[line - 1].strip()) == ("lost-dash", sign)
    assert f"trước `{sign}`" in message
    set_right = wrong.splitlines()
    set_right[line - 1] = f"    - {sign}"
    assert warned("\n".join(set_right)) == [], "the remedy"


@pytest.mark.parametrize(
    "text",
    [
        ITEMS.replace("90%", "90% >- sic"),
        ITEMS.replace("- >-\n      Phân", "- 'a >- b'\n    -\n      >-\n      Phân").replace(
            "'a >- b'", "ab"
        ),
    ],
)
def test_a_sign_within_a_line_or_at_the_start_of_a_text_is_no_item(text: str) -> None:
    assert warned(SOUND.replace("  year: 2026\n", f"  year: 2026\n{text}", 1)) == []


TITLE = "    title: Rà soát thủ tục hành chính theo chỉ đạo của huyện\n"
FOLDED = "    title: >-\n      Rà soát thủ tục hành chính theo chỉ đạo\n"


def swallowed(title: str) -> list[str]:
    assert TITLE in SOUND
    return [message for code, _, message in warned(SOUND.replace(TITLE, title)) if code == "line-in-text"]


@pytest.mark.parametrize(
    "line", ["- >-", "- Trạm Y tế", "owner: Phòng VHXH", "# xem lại", "của huyện # xem lại"]
)
def test_a_line_that_a_text_above_took_in_is_told(line: str) -> None:
    (message,) = swallowed(f"{FOLDED}      của xã\n      {line}\n      của huyện\n")
    assert line[line.index("#") :] in message if "#" in line else f'"{line}"' in message


def test_an_item_that_the_one_above_took_in_is_told_at_its_line() -> None:
    text = (TESTS / "data/ke-hoach-2026.yaml").read_text("utf-8")
    slipped = text.replace("    - TT. Đảng ủy - HĐND xã\n", "      - TT. Đảng ủy - HĐND xã\n")
    ((line, message),) = [
        (line, message) for code, line, message in warned(slipped) if code == "line-in-text"
    ]
    assert slipped.split("\n")[line - 1].strip() == "- TT. Đảng ủy - HĐND xã"
    assert '"- TT. Đảng ủy - HĐND xã"' in message


@pytest.mark.parametrize(
    "title",
    [
        f"{FOLDED}      của huyện\n",
        f"{FOLDED}      2026\n      - 2030\n",
        "    title: >-\n      Rà soát thủ tục hành chính theo chỉ đạo của huyện, của các đơn vị\n      - Trạm Y tế\n",
        f"{FOLDED}      gồm: của huyện\n",
        "    title: |-\n      Rà soát\n      - của huyện\n",
        '    title: "Rà soát\n      - của huyện # xem lại"\n',
    ],
)
def test_a_text_over_lines_that_none_of_its_own_is_in_is_not_told(title: str) -> None:
    assert swallowed(title) == []
