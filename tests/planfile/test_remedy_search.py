"""A slip in one line of a plan is told where it is, and who does as the hint says has the plan again."""

from __future__ import annotations

import re
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


def mended(text: str) -> Plain | None:
    """Return what a plan says once the hint of the first thing that is said was followed."""
    followed = follow(said(text)[0], text)
    return None if followed is None else plain(followed)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("    area: chi-dao\n    target:\n", "  - area: chi-dao\n    target:\n"),
        ("    status: paused\n", "    - status: paused\n"),
        ("  closing: Trên", "- closing: Trên"),
    ],
)
def test_a_dash_too_much_is_told_as_one(right: str, wrong: str) -> None:
    text = replaced(EXAMPLE, right, wrong)
    line, message, _ = told(text)
    assert text.split("\n")[line - 1].startswith(wrong.partition("\n")[0])
    assert message.startswith("thừa dấu gạch `- ` trước `")
    assert mended(text) == plain(EXAMPLE)


@pytest.mark.parametrize("mark", ["=", ";"])
def test_another_mark_in_the_place_of_a_colon_is_replaced(mark: str) -> None:
    text = replaced(EXAMPLE, "    due: 31/8/2026\n", f"    due {mark} 31/8/2026\n")
    _, message, _ = told(text)
    assert message == f"sau `due` là dấu `{mark}`, không phải dấu hai chấm"
    assert mended(text) == plain(EXAMPLE)


FOLDED = "        tọa đàm, hội thảo, thi tìm hiểu về công tác CCHC, tham gia các lớp tập huấn chuyên môn\n"
FIRST = (
    "      Thủ trưởng các cơ quan, đơn vị xác định CCHC là nhiệm vụ trọng tâm, xuyên suốt và xây dựng kế\n"
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [(FOLDED, FOLDED[2:]), (FOLDED, FOLDED[3:]), (FIRST, FIRST[2:]), (FIRST, f"  {FIRST}")],
)
def test_the_rest_of_a_text_in_another_column_is_no_item_that_lost_its_dash(right: str, wrong: str) -> None:
    text = replaced(PLAN, right, wrong)
    line, message, hint = told(text)
    assert text.split("\n")[line - 1] == wrong[:-1]
    assert message == "dòng này thuộc một nội dung nhiều dòng mà thụt vào không thẳng cột"
    assert re.search(r"cho thẳng cột với dòng \d+$", hint)
    assert mended(text) == plain(PLAN)


def test_a_remark_in_the_midst_of_a_text_is_named() -> None:
    text = replaced(PLAN, FOLDED, f"    # xem lại\n{FOLDED}")
    line, message, hint = told(text)
    assert text.split("\n")[line - 1] == "    # xem lại"
    assert message == "dòng ghi chú này đứng giữa một nội dung nhiều dòng"
    assert hint.startswith("chuyển dòng này lên trên nội dung ấy")


@pytest.mark.parametrize("line", ["        link: https://example.gov.vn/15-KH-UBND.pdf\n", "    results:\n"])
def test_a_line_that_stands_twice_makes_no_item_and_no_field_of_its_own(line: str) -> None:
    number, message, hint = told(replaced(EXAMPLE, line, line * 2))
    assert number == EXAMPLE[: EXAMPLE.index(line)].count("\n") + 2
    assert message == f"trường `{line.partition(':')[0].strip()}` ghi hai lần trong cùng một mục"
    assert hint.startswith("giữ lại một dòng, xóa dòng kia")


@pytest.mark.parametrize(
    ("right", "wrong"), [("    stopped:\n", "    Stopped:\n"), ("\nduties:\n", "\n    duties:\n")]
)
def test_no_line_is_added_below_one_that_would_be_left_with_nothing(right: str, wrong: str) -> None:
    number, _, hint = told(replaced(EXAMPLE, right, wrong))
    assert number == EXAMPLE[: EXAMPLE.index(right.strip())].count("\n") + 1
    assert not hint.startswith("thêm ngay trên dòng này")


def test_a_word_in_a_line_of_its_own_gets_no_colon() -> None:
    _, _, hint = told(replaced(EXAMPLE, "    kind: collective\n", "    kind: |\n    collective\n"))
    assert "`collective`" not in hint


def test_a_list_that_lost_its_name_is_told_where_it_begins() -> None:
    line, message, _ = told(replaced(EXAMPLE, "  periods:\n", ""))
    assert (line, message) == (
        EXAMPLE[: EXAMPLE.index("  periods:")].count("\n") + 1,
        "thiếu dòng `periods:` ở trên dòng này",
    )


def test_a_field_that_is_called_by_another_name_is_told_once() -> None:
    (problem,) = said(replaced(EXAMPLE, "    due: 31/8/2026\n", "    Due: 31/8/2026\n"))
    assert (problem.code, problem.hint) == ("unknown-key", "có phải là `due`?")


@pytest.mark.parametrize("wrong", ["\u00a0\u00a0  steps:", "    steps：", "    steps:\u00a0"])
def test_a_typo_above_the_place_where_reading_ends_is_told_where_it_is(wrong: str) -> None:
    text = replaced(EXAMPLE, "    steps:\n", f"{wrong}\n")
    line, _, _ = told(text)
    assert text.split("\n")[line - 1] == wrong


def test_a_quote_that_ends_at_another_far_below_is_told_where_it_begins() -> None:
    text = replaced(EXAMPLE, "    deliverable: Thông báo", '    deliverable: "Thông báo')
    line, message, hint = told(text)
    assert "Thông báo" in text.split("\n")[line - 1]
    assert message.startswith('dấu ngoặc kép " mở ở đây nhưng đến dòng ')
    assert hint == 'thêm dấu " ở cuối nội dung này'


NOTES = "    notes:\n      - date: 2026-08-05\n        text: Đã họp\n      - date: 2026-09-05\n"
DUE = "    due: Quý II/2026\n"


def test_an_item_that_lost_a_field_is_no_item_of_another_list() -> None:
    _, message, _ = told(replaced(PLAN, DUE, f"{NOTES}{DUE}"))
    assert message == "thiếu trường `text` (nội dung ghi)"
    assert "thiếu dòng `results:`" in told(replaced(PLAN, DUE, f"{NOTES}        document: 3/BC\n{DUE}"))[1]


@pytest.mark.parametrize(
    ("damaged", "message"),
    [
        ("j    due: Quý II/2026\n", "thừa `j` ở đầu dòng"),
        ("j   due: Quý II/2026\n", "thừa `j` ở đầu dòng"),
        (f"    gửi anh Nam xem\n{DUE}", "dòng này không bắt đầu bằng tên trường nào"),
        (f"gửi: anh Nam\n{DUE}", "dòng này không bắt đầu bằng tên trường nào"),
    ],
)
def test_what_was_typed_into_the_wrong_window_is_told_where_it_is(damaged: str, message: str) -> None:
    text = replaced(PLAN, DUE, damaged)
    problem = said(text)[0]
    assert problem.message == message
    assert text.split("\n")[problem.location.line - 1] == damaged.split("\n", maxsplit=1)[0]
    assert plain(follow(problem, text) or "") == plain(PLAN)


def test_words_above_the_first_line_are_told_there() -> None:
    line, message, hint = told(f"Kế hoạch xã\n{PLAN}")
    assert (line, message) == (1, "dòng này không bắt đầu bằng tên trường nào")
    assert "thụt vào" not in hint


def test_quotes_of_word_around_a_text_with_a_colon_are_told() -> None:
    text = replaced(PLAN, '- "Lưu: VT, VHXX"', "- “Lưu: VT, VHXX”")
    line, message, hint = told(text)
    assert text.split("\n")[line - 1] == "    - “Lưu: VT, VHXX”"
    assert message.startswith("dấu ngoặc kép cong “ ”")
    assert hint.endswith('ngoặc kép thẳng: "…"')


@pytest.mark.parametrize("key", ["    aliases:\n", "    items:\n", "  recipients:\n"])
def test_a_list_that_lost_its_name_is_told_above_its_first_item(key: str) -> None:
    for start in (at for at in range(len(PLAN)) if PLAN.startswith(key, at)):
        text = PLAN[:start] + PLAN[start + len(key) :]
        line, message, _ = told(text)
        first = next(
            at
            for at, one in enumerate(text.split("\n"))
            if one.startswith("    ") and "- " in one and at >= PLAN[:start].count("\n")
        )
        assert (line, message) == (first + 1, f"thiếu dòng `{key.strip()}` ở trên dòng này")
        assert mended(text) == plain(PLAN)


def test_the_first_line_of_a_section_that_is_gone_is_asked_for() -> None:
    problem = said(replaced(EXAMPLE, "  - id: chi-dao\n", ""))[0]
    assert problem.hint == "thêm dòng đầu của mục ngay dưới dòng này: `- id: …`"
    assert EXAMPLE.split("\n")[problem.location.line - 1] == "areas:"


@pytest.mark.parametrize("before", ["\n  - id: 9\n", "\n  - id: 20\n"])
def test_a_section_named_twice_is_not_moved_into_an_item(before: str) -> None:
    _, message, _ = told(replaced(PLAN, before, f"\ntasks:{before}"))
    assert message == "trường `tasks` ghi hai lần trong cùng một mục"


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


def test_of_two_slips_the_first_is_told_at_its_line_and_then_the_other() -> None:
    text = replaced(EXAMPLE, "  signatory:\n    authority", "signatory:\n    authority")
    text = replaced(text, "    owner: Phòng VHXH\n    due: 31/8", "    owner Phòng VHXH\n    due: 31/8")
    line, message, hint = told(text)
    assert text.split("\n")[line - 1] == "signatory:"
    assert message == "dòng này thụt vào không thẳng cột với các trường cùng mục"
    assert hint.startswith("thêm 2 dấu cách ở đầu dòng này")
    wrong_twice = replaced(text, "    short: Chỉ đạo", "   short: Chỉ đạo")  # told in the same words
    assert told(wrong_twice) == (line, message, hint)
    once = follow(said(text)[0], text)
    assert once is not None
    assert told(once)[1] == "thiếu dấu hai chấm sau `owner`"
    assert mended(once) == plain(EXAMPLE)


@pytest.mark.parametrize("end", ["  quy-1: {command", "  quy-1: {command: list, {", "{."])
def test_a_brace_that_is_open_at_the_very_end_is_told(end: str) -> None:
    for text in (f"{EXAMPLE}{end}", end):
        assert told(text)[0] == text.count("\n") + 1


def test_of_words_that_a_line_end_parted_from_theirs_what_keeps_them_is_said_first() -> None:
    text = replaced(EXAMPLE, "    authority: TM. ỦY BAN NHÂN DÂN\n", "    authority: TM. ỦY BAN\nNHÂN DÂN\n")
    line, _, hint = told(text)
    assert text.split("\n")[line - 1] == "NHÂN DÂN"
    assert hint.startswith("viết tiếp dòng trên thì thụt vào sâu hơn dòng đó; ")
