"""Each edit changes only what it says and leaves the rest alone; what it can't keep, it refuses."""

from __future__ import annotations

from collections import Counter
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cchc.errors import Location, TextError
from cchc.yamltext import damage, edits, nodes, parsing
from cchc.yamltext.data_edits import apply_to_data
from cchc.yamltext.edits import Add, Append, Edit, EditError, Insert, Remove, Set
from cchc.yamltext.splicing.splices import Splice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.yamltext.splicing.style import DocumentStyle

LONG = "Xây dựng Kế hoạch nâng cao Chỉ số CCHC, Chỉ số hài lòng về sự phục vụ hành chính, nâng cao hiệu quả"


def text(lines: str) -> str:
    return dedent(lines).lstrip("\n")


def apply(old: str, wanted: Sequence[Edit]) -> str:
    return edits.apply(old, wanted).text


def refusal(old: str, *edits: Edit) -> tuple[str, int]:
    """Return the code and the line of the refusal of edits."""
    with pytest.raises(EditError) as refused:
        apply(old, list(edits))
    assert refused.value.message
    return refused.value.code, refused.value.location.line


# Set


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        ("a: một  # ghi chú\nb: 2\n", "hai", "a: hai  # ghi chú\nb: 2\n"),
        ("a: 'một' # x\n", "it's", "a: 'it''s' # x\n"),
        ('a: "một"\t# x\n', 'C:\\ "x"', 'a: "C:\\\\ \\"x\\""\t# x\n'),
        ("a: 'một'\n", "chuông\x07", 'a: "chuông\\x07"\n'),
        ("a:\nb: 2\n", "một", "a: một\nb: 2\n"),
        ("a:   # chưa có\n", "một", "a: một   # chưa có\n"),
        ("a:  \n", "một", "a: một\n"),
        ("a: ''\n", "một", "a: 'một'\n"),
        ("a: một\n", "", 'a: ""\n'),
        ("a:\n  một\n", "hai", "a:\n  hai\n"),
        ("a: một", "hai", "a: hai"),
        ("a: một\r\nb: 2\r\n", "hai", "a: hai\r\nb: 2\r\n"),
        ("'a' : một\n", "hai", "'a' : hai\n"),
        ("{a: một, b: 2}\n", "x, y", '{a: "x, y", b: 2}\n'),
        ("{b: 2, a: }\n", "một", "{b: 2, a: một}\n"),
        ("{a, b: 2}\n", "một", "{a: một, b: 2}\n"),
        ("a: >-  # x\n  một\n  hai\n\nb: 2\n", "ba", "a: >-  # x\n  ba\n\nb: 2\n"),
        ("a: >\n  một\n", "ba\n", "a: >\n  ba\n"),
        ("a: >\n  một\n", "ba", "a: >-\n  ba\n"),
        ("a: |\n    một\n    hai\n", "một\nba\n", "a: |\n    một\n    ba\n"),
        ("a: |+\n  một\n\nb: 2\n", "hai\n\n", "a: |+\n  hai\n\nb: 2\n"),
        ("a: |+\n  một\nb: 2\n", "hai\n", "a: |+\n  hai\nb: 2\n"),
        ("a: |2-\n   một\n", " hai", "a: |2-\n   hai\n"),
        ("a: >-\n  một\nb: 2\n", "một\nhai", "a: >-\n  một\n\n  hai\nb: 2\n"),
        ("a: >-  # x\n  một\nb: 2\n", " hai ", 'a: " hai "  # x\nb: 2\n'),
        ("a: |-\n\nb: 2\n", "một", "a: |-\n  một\n\nb: 2\n"),
        ("a: một # x\nb: 2\n", "một\nhai", "a: |- # x\n  một\n  hai\nb: 2\n"),
        ("a: một\n", "một\n\n", 'a: "một\\n\\n"\n'),
        ("[a: một]\n", "hai", "[a: hai]\n"),
    ],
)
def test_set_changes_only_the_value(old: str, value: str, new: str) -> None:
    path = (0, "a") if old.startswith("[") else ("a",)
    assert apply(old, [Set(path, value)]) == new


@pytest.mark.parametrize(
    ("value", "written"),
    [
        *(
            (value, value)
            for value in ("2026-09-20", "100", "0", "-5", "1.5", "true", "false", "Quý II/2026")
        ),
        *((value, value) for value in ("30/6/2026", "a:b", "a#b", "-a", "it's", "1.2.3", "12 tháng", "Có")),
        *(
            (value, f'"{value}"')
            for value in ("no", "Yes", "ON", "off", "null", "~", "y", "N", "True", "=", "<<")
        ),
        *(
            (value, f'"{value}"')
            for value in ("012", "12:30", "1_000", "1e3", "0x1F", "0o17", ".inf", "+5", "1.50")
        ),
        *((value, f'"{value}"') for value in ("2026-02-30", "2026-01-02 10:00:00", "0912345678", "1.", ".5")),
        *(
            (value, f'"{value}"')
            for value in ("a: b", "a:", "a #b", "# a", "- a", "? a", "-", "&a", "*a", "!a")
        ),
        *(
            (value, f'"{value}"')
            for value in ("|", ">", "%a", "@a", "`a`", "[a", "{a", "'a'", " a", "a ", "...")
        ),
        ("a\tb", '"a\\tb"'),
        ("a\u2028b", '"a\\u2028b"'),
        ("\ufeffa", '"\\uFEFFa"'),
    ],
)
def test_a_bare_text_gets_quotes_only_when_it_would_be_read_otherwise(value: str, written: str) -> None:
    assert apply("a: x\n", [Set(("a",), value)]) == f"a: {written}\n"


def test_a_text_that_needs_quotes_gets_those_that_the_document_prefers() -> None:
    assert apply("a: x\nb: 'y: z'\n", [Set(("a",), "no")]) == "a: 'no'\nb: 'y: z'\n"


def test_a_long_text_is_folded_below_its_key_and_keeps_the_comment_on_its_line() -> None:
    old = text("""
        tasks:
          - title: Ngắn  # nguyên văn
            due: Quý I
    """)
    new = text("""
        tasks:
          - title: >-  # nguyên văn
              Xây dựng Kế hoạch nâng cao Chỉ số CCHC, Chỉ số hài lòng về sự phục vụ hành chính, nâng cao
              hiệu quả
            due: Quý I
    """)
    assert apply(old, [Set(("tasks", 0, "title"), LONG)]) == new


def test_a_long_text_stays_on_its_line_where_the_old_one_was_as_long() -> None:
    assert apply(f"a: {LONG} công tác\n", [Set(("a",), LONG)]) == f"a: {LONG}\n"


def test_a_folded_text_leaves_alone_the_lines_that_still_say_the_same() -> None:
    old = text("""
        a: >-
          Căn cứ Nghị quyết số 57-NQ/TW
          ngày 22/12/2024 của
          Bộ Chính trị
        b: 1
    """)
    new = old.replace("ngày 22/12/2024 của", "ngày 23/12/2024 của")
    data = parsing.parse_plain(new)
    assert isinstance(data, dict)
    assert isinstance(data["a"], str)
    assert apply(old, [Set(("a",), data["a"])]) == new


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_a_text_over_several_lines_is_broken_again_where_it_was(quote: str) -> None:
    old = f"a: {quote}một hai\n     ba bốn\n     năm{quote}  # x\nb: 1\n"
    new = f"a: {quote}một hai\n     ba sáu\n     năm{quote}  # x\nb: 1\n"
    assert apply(old, [Set(("a",), "một hai ba sáu năm")]) == new


def test_a_text_that_is_no_longer_than_the_width_stays_on_its_line() -> None:
    assert len(LONG[:80]) == 80
    assert apply("a: x\n", [Set(("a",), LONG[:80])]) == f"a: {LONG[:80]}\n"
    assert apply(f"a: {LONG[:80]}\n", [Set(("a",), f"{LONG} công tác")]).startswith("a: >-\n")


def test_a_folded_text_of_which_the_first_line_changes_is_broken_where_it_was_or_anew() -> None:
    old = "a: >-\n  Căn cứ Luật\n  số 57\n  của Quốc hội\n"
    assert apply(old, [Set(("a",), "Theo Luật số 57 của Quốc hội")]) == old.replace("Căn cứ", "Theo")
    assert apply(old, [Set(("a",), "Theo lệnh của Chính phủ")]) == "a: >-\n  Theo lệnh của Chính phủ\n"


def test_words_at_either_end_of_a_folded_text_join_the_line_that_has_room() -> None:
    old = "a: >-\n  một\n  hai ba bốn năm\n  sáu\n"
    assert apply(old, [Set(("a",), "một hai ba bốn năm sáu bảy")]) == old.replace("sáu", "sáu bảy")
    old = "a: >-\n  một\n  hai ba bốn năm\n"
    assert apply(old, [Set(("a",), "không một hai ba bốn năm")]) == old.replace("một", "không một")


def test_a_long_text_is_folded_at_the_width_of_the_folded_texts_whatever_literal_ones_have() -> None:
    folded = "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị"
    old = f"a: >-\n  {folded}\n  hết\nb: x\nc: |\n  {'rất ' * 40}dài\n  hết\n"
    new = old.replace("b: x", f"b: >-\n  {folded}\n  {folded}")
    assert apply(old, [Set(("b",), f"{folded} {folded}")]) == new


def test_lines_that_say_the_same_stay_however_they_are_indented() -> None:
    old = "a: một hai\n     ba bốn\n        năm sáu\nb: 1\n"
    assert apply(old, [Set(("a",), "một hai ba bảy năm sáu")]) == old.replace("bốn", "bảy")


def test_a_text_before_deeper_comments_is_not_folded_since_it_would_swallow_them() -> None:
    old = "a: x\n      # sâu hơn\nb: 1\n"
    assert apply(old, [Set(("a",), LONG)]) == f"a: {LONG}\n      # sâu hơn\nb: 1\n"
    assert apply(old, [Set(("a",), "một\nhai")]) == 'a: "một\\nhai"\n      # sâu hơn\nb: 1\n'


def test_setting_the_same_text_changes_nothing() -> None:
    old = "a: 'một'\nb: >\n  x\n"
    assert apply(old, [Set(("a",), "một"), Set(("b",), "x\n")]) == old


# Add

ORDER = ("id", "title", "status", "progress", "done_on", "results", "owner", "due")


def test_a_key_comes_behind_the_nearest_one_before_it_and_leaves_comments_with_what_follows() -> None:
    old = text("""
        - id: 1
          status: done  # xong
          # ai làm
          owner: VH
          due: Quý I

        # nhiệm vụ 2
        - id: 2
    """)
    new = text("""
        - id: 1
          status: done  # xong
          progress: 100
          done_on: 2026-09-20
          results:
            - document: 15/KH
          # ai làm
          owner: VH
          due: Quý I

        # nhiệm vụ 2
        - id: 2
          due: "no"
    """)
    edits = [
        Add((0, "results"), [{"document": "15/KH"}], ORDER),
        Add((0, "done_on"), "2026-09-20", ORDER),
        Add((0, "progress"), "100", ORDER),
        Add((1, "due"), "no", ORDER),
    ]
    assert apply(old, edits) == new


def test_a_key_without_place_in_the_order_comes_last() -> None:
    assert apply("a: 1\nb: 2\n# hết\n", [Add(("x",), "3", ("b",))]) == "a: 1\nb: 2\nx: 3\n# hết\n"


def test_a_first_key_comes_behind_the_dash_and_moves_the_next_one_below() -> None:
    old = "-   title: x  # tên\n    due: y\n"
    assert apply(old, [Add((0, "id"), "1", ORDER)]) == "-   id: 1\n    title: x  # tên\n    due: y\n"


def test_a_first_key_comes_above_the_comments_of_the_next_one() -> None:
    old = "# đầu tệp\nplan:\n  # tên\n  title: x\n"
    assert apply(old, [Add(("plan", "id"), "1", ORDER)]) == "# đầu tệp\nplan:\n  id: 1\n  # tên\n  title: x\n"
    assert apply("# đầu tệp\nb: 1\n", [Add(("a",), "2", ("a", "b"))]) == "# đầu tệp\na: 2\nb: 1\n"
    assert apply("\nb: 1\n", [Add(("a",), "2", ("a", "b"))]) == "\na: 2\nb: 1\n"


def test_sections_kept_apart_by_blank_lines_stay_so() -> None:
    old = "a: 1\n\nb:\n  c: 2\n"
    new = "a: 1\n\nb:\n  c: 2\n\nd:\n  e: 3\n"
    assert apply(old, [Add(("d",), {"e": "3"})]) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a: 1\nd: 3\n", "a: 1\nb: 2\nd: 3\n"),
        ("a: 1", "a: 1\nb: 2"),
        ("a: 1\r\nd: 3\r\n", "a: 1\r\nb: 2\r\nd: 3\r\n"),
        ("a: |\n  x\n\nd: 3\n", "a: |\n  x\n\nb: 2\n\nd: 3\n"),
        ("a: |+\n  x\n\nd: 3\n", "a: |+\n  x\n\nb: 2\nd: 3\n"),
        ("a:\n- x  # y\n# z\nd: 3\n", "a:\n- x  # y\nb: 2\n# z\nd: 3\n"),
        ("a: 1\n    # sâu\nd: 3\n", "a: 1\n    # sâu\nb: 2\nd: 3\n"),
        ('"a": 1\n"d": 3\n', '"a": 1\n"b": 2\n"d": 3\n'),
        ("a: 'x'\nd: 'y'\n", "a: 'x'\nb: '2'\nd: 'y'\n"),
        ("{a: 1, d: 3}\n", "{a: 1, b: 2, d: 3}\n"),
        ("{ a: 1 }\n", "{ a: 1, b: 2 }\n"),
        ("{a: 1,}\n", "{a: 1, b: 2,}\n"),
        ("{a: , d: 3}\n", "{a: , b: 2, d: 3}\n"),
        ("{d: 3}\n", "{b: 2, d: 3}\n"),
        ("{}\n", "{b: 2}\n"),
        ("{\n  a: 1  # x\n}\n", "{\n  a: 1,  # x\n  b: 2\n}\n"),
        ("{\n  a: 1,  # x\n}\n", "{\n  a: 1,  # x\n  b: 2,\n}\n"),
        ("{\n  a: 1,\n  d: 3}\n", "{\n  a: 1,\n  b: 2,\n  d: 3}\n"),
        ("{\n  a: 1}\n", "{\n  a: 1,\n  b: 2}\n"),
        ("{\n  d: 3\n}\n", "{\n  b: 2,\n  d: 3\n}\n"),
    ],
)
def test_a_key_is_put_in_as_its_neighbours_are_written(old: str, new: str) -> None:
    assert apply(old, [Add(("b",), "2", ("a", "b", "d"))]) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("t:\n", "t:\n  b: 2\n"),
        ("t: {}  # x\n", "t:  # x\n  b: 2\n"),
        ("t:\n  # x\nu: 1\n", "t:\n  # x\n  b: 2\nu: 1\n"),
        ("t: ''\n", "t:\n  b: 2\n"),
        ("t:\n  {}\n", "t:\n  {b: 2}\n"),
        ("{t: {}}\n", "{t: {b: 2}}\n"),
        ("{t: }\n", "{t: {b: 2}}\n"),
    ],
)
def test_a_key_comes_into_a_map_that_is_empty(old: str, new: str) -> None:
    assert apply(old, [Add(("t", "b"), "2")]) == new


def test_new_lists_and_maps_are_indented_as_the_document_does() -> None:
    old = "a:\n    b: 1\nl:\n-   x: 1\n"
    new = (
        "a:\n    b: 1\n    c:\n        d: 2\n        e:\n        -   f: 3\n            g: []\nl:\n-   x: 1\n"
    )
    assert apply(old, [Add(("a", "c"), {"d": "2", "e": [{"f": "3", "g": []}]})]) == new


def test_what_stands_behind_a_dash_is_learned_from_lists_of_any_length() -> None:
    old = "l:\n-   x\n-   y\n"
    assert apply(old, [Add(("m",), ["z"])]) == "l:\n-   x\n-   y\nm:\n-   z\n"
    assert apply("l:\n-\n-\n", [Add(("m",), ["z"])]) == "l:\n-\n-\nm:\n- z\n"  # nothing stands behind these


# Append


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("l:\n  - a  # x\n# y\nm: 1\n", "l:\n  - a  # x\n  - b\n# y\nm: 1\n"),
        ("l:\n- a\n# về m\nm: 1\n", "l:\n- a\n- b\n# về m\nm: 1\n"),
        ("l:\n  - a\n  # hết\nm: 1\n", "l:\n  - a\n  # hết\n  - b\nm: 1\n"),
        ("l:\n  -   a\n", "l:\n  -   a\n  -   b\n"),
        ("l:\n  - a\n\n  - c\n\nm: 1\n", "l:\n  - a\n\n  - c\n\n  - b\n\nm: 1\n"),
        ("l:\n  - 'a'\n", "l:\n  - 'a'\n  - 'b'\n"),
        ("l:\n  - a", "l:\n  - a\n  - b"),
        ("l:\r\n  - a\r\n", "l:\r\n  - a\r\n  - b\r\n"),
        ("l:\n  -\n    a\n", "l:\n  -\n    a\n  - b\n"),
        ("l:\n  - a\n  -\n", "l:\n  - a\n  -\n  - b\n"),
        ("l: [a]\n", "l: [a, b]\n"),
        ("l: [a, ]  # x\n", "l: [a, b, ]  # x\n"),
        ("l: [\n  a,  # x\n  c  # y\n]\n", "l: [\n  a,  # x\n  c,  # y\n  b\n]\n"),
        ("l: [\n  a,\n]\n", "l: [\n  a,\n  b,\n]\n"),
        ("l: []  # x\n", "l:  # x\n  - b\n"),
        ("l:\nm: 1\n", "l:\n  - b\nm: 1\n"),
        ("k:\n- a\nl: []\n", "k:\n- a\nl:\n- b\n"),
        ("l:\n  []\n", "l:\n  [b]\n"),
        ("l: [  # x\n]\n", "l: [b  # x\n]\n"),
    ],
)
def test_an_item_is_put_in_as_its_neighbours_are_written(old: str, new: str) -> None:
    assert apply(old, [Append(("l",), "b")]) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("l:\n  - d: 1\n    t: x\n", "l:\n  - d: 1\n    t: x\n  - d: 2\n    t: z\n"),
        ("l:\n  -   d: 1\n", "l:\n  -   d: 1\n  -   d: 2\n      t: z\n"),
        ("l:\n  -\n    d: 1\n", "l:\n  -\n    d: 1\n  -\n    d: 2\n    t: z\n"),
        ("l:\n  - {d: 1, t: x}\n", "l:\n  - {d: 1, t: x}\n  - {d: 2, t: z}\n"),
        ('l:\n  - d: 1\n    t: "x"\n', 'l:\n  - d: 1\n    t: "x"\n  - d: 2\n    t: "z"\n'),
        ("l: [{d: 1}]\n", "l: [{d: 1}, {d: 2, t: z}]\n"),
        ("l: []\n", "l:\n  - d: 2\n    t: z\n"),
    ],
)
def test_a_map_is_put_in_as_the_last_one_is_written(old: str, new: str) -> None:
    assert apply(old, [Append(("l",), {"d": "2", "t": "z"})]) == new


def test_items_for_one_list_keep_their_order() -> None:
    edits = [Append(("l",), "b"), Append(("l",), "c"), Append(("m",), "d"), Append(("m",), "e")]
    assert apply("l:\n  - a\nm: []\n", edits) == "l:\n  - a\n  - b\n  - c\nm:\n  - d\n  - e\n"


def test_what_goes_to_one_place_comes_from_the_inside_out() -> None:
    old = "tasks:\n  - id: 1\n    notes:\n      - a"
    new = "tasks:\n  - id: 1\n    notes:\n      - A\n      - b\n    due: x\n  - id: 2\nend: z"
    edits: list[Edit] = [
        Add(("end",), "z"),
        Append(("tasks",), {"id": "2"}),
        Add(("tasks", 0, "due"), "x"),
        Append(("tasks", 0, "notes"), "b"),
        Set(("tasks", 0, "notes", 0), "A"),
    ]
    assert apply(old, edits) == new


def test_several_lines_go_into_a_literal_scalar_or_in_brackets_into_quotes() -> None:
    note: nodes.Plain = {"text": "một:\n- hai\n"}
    assert apply("l:\n  - text: x\n", [Append(("l",), note)]).endswith(
        "  - text: |\n      một:\n      - hai\n"
    )
    assert apply("l: [a]\n", [Append(("l",), "một\nhai")]) == 'l: [a, "một\\nhai"]\n'


# Remove


@pytest.mark.parametrize(
    ("old", "path", "new"),
    [
        ("a: 1  # x\n# y\nb: 2\n", ("a",), "# y\nb: 2\n"),
        ("a: 1\n# y\nb:\n  - c\n  # z\n  - d\n# w\n", ("b",), "a: 1\n# y\n# w\n"),
        ("l:\n  - a\n  - b\n", ("l", 0), "l:\n  - b\n"),
        ("l:\n  - a\n\n  - b\n\n  - c\n", ("l", 1), "l:\n  - a\n\n  - c\n"),
        ("l:\n  - a\n\n  - b\n\n  - c\n", ("l", 2), "l:\n  - a\n\n  - b\n"),
        ("l:\n  - a\n\n  - b\n", ("l", 0), "l:\n  - b\n"),
        ("l:\n  - a\n\n  # về b\n  - b\n\n  - c\n", ("l", 1), "l:\n  - a\n\n  # về b\n\n  - c\n"),
        ("l:\n  - a\n# - x\n#   y\n  - b\n", ("l", 1), "l:\n  - a\n# - x\n#   y\n"),
        ("l:\n- a\n#- x\n- b\n- c\n", ("l", 1), "l:\n- a\n#- x\n- c\n"),
        ("l:\n  - a\n  - b", ("l", 1), "l:\n  - a\n"),
        ("l:\r\n  - a\r\n  - b\r\n", ("l", 1), "l:\r\n  - a\r\n"),
        ("- id: 1  # x\n  t: a\n", (0, "id"), "- t: a\n"),
        ("- id: 1  # x\n  # y\n  t: a\n", (0, "id"), "-\n  # y\n  t: a\n"),
        ("- id: 1\n", (0, "id"), "- {}\n"),
        ("a: {b: 1}\n", ("a", "b"), "a: {}\n"),
        ("a:  # x\n  # y\n  b: 1\nc: 2\n", ("a", "b"), "a: {}  # x\n  # y\nc: 2\n"),
        ("l:\n- a\nc: 2\n", ("l", 0), "l: []\nc: 2\n"),
        ("- - a\n  - b\n", (0, 0), "- - b\n"),
        ("l: [a, b, c]\n", ("l", 0), "l: [b, c]\n"),
        ("l: [a, b, c]\n", ("l", 1), "l: [a, c]\n"),
        ("l: [a, b, c]\n", ("l", 2), "l: [a, b]\n"),
        ("l: [a, ]\n", ("l", 0), "l: [ ]\n"),
        ("l: [a, b,\n  c]\n", ("l", 0), "l: [b,\n  c]\n"),
        ("l: [\n  a,  # x\n  b  # y\n]\n", ("l", 0), "l: [\n  b  # y\n]\n"),
        ("l: [\n  a,  # x\n  b  # y\n]\n", ("l", 1), "l: [\n  a,  # x\n]\n"),
        ("l: [a, b,\n  c]\n", ("l", 1), "l: [a,\n  c]\n"),
        ("l: [a,  # x\n  b]\n", ("l", 1), "l: [a,  # x\n  ]\n"),
        ("a: |+\n  x\n\nb: 1\n", ("a",), "b: 1\n"),
    ],
)
def test_remove_takes_only_its_own_lines(old: str, path: tuple[str | int, ...], new: str) -> None:
    assert apply(old, [Remove(path)]) == new


def test_removing_everything_leaves_an_empty_list_or_what_takes_its_place() -> None:
    old = "l:\n  - a\n  - b\nm: [c]\n"
    gone = [Remove(("l", 0)), Remove(("l", 1)), Remove(("m", 0))]
    assert apply(old, gone) == "l: []\nm: []\n"
    assert apply(old, [*gone, Append(("l",), "x"), Append(("m",), "z")]) == "l:\n  - x\nm: [z]\n"


def test_a_key_may_go_and_another_come_in_its_place() -> None:
    old = "- id: 1\n  progress: 50\n  due: x\n- {id: 2, progress: 50, due: y}\n"
    edits = [
        edit for task in (0, 1) for edit in (Remove((task, "progress")), Add((task, "done_on"), "z", ORDER))
    ]
    assert apply(old, edits) == "- id: 1\n  done_on: z\n  due: x\n- {id: 2, done_on: z, due: y}\n"


def test_neighbours_that_go_together_leave_one_blank_line() -> None:
    old = "l:\n  - a\n\n  - b\n\n  - c\n\n  - d\n"
    assert apply(old, [Remove(("l", 1)), Remove(("l", 2))]) == "l:\n  - a\n\n  - d\n"
    assert apply(old, [Remove(("l", 0)), Remove(("l", 1))]) == "l:\n  - c\n\n  - d\n"
    assert apply(old, [Remove(("l", 2)), Remove(("l", 3))]) == "l:\n  - a\n\n  - b\n"


# Refusals


@pytest.mark.parametrize(
    ("old", "edits", "code", "line"),
    [
        ("a: 1\n", [Set(("b",), "x")], "edit-no-place", 1),
        ("a: 1\n", [Set(("a", "b"), "x")], "edit-no-place", 1),
        ("l:\n  - a\n", [Set(("l", "b"), "x")], "edit-no-place", 1),
        ("l:\n  - a\n", [Set(("l", 1), "x")], "edit-no-place", 1),
        ("l:\n  - a\n", [Remove(("l", -1))], "edit-no-place", 2),
        ("a: 1\n", [Remove(())], "edit-no-place", 1),
        ("\na:\n  - 1\n", [Set(("a",), "x")], "edit-not-text", 2),
        ("a: 1\n", [Append(("a",), "x")], "edit-not-list", 1),
        ("a: {b: 1}\n", [Append(("a",), "x")], "edit-not-list", 1),
        ("a: 1\n", [Add(("a", "b"), "x")], "edit-not-map", 1),
        ("a: [b]\n", [Add(("a", "b"), "x")], "edit-not-map", 1),
        ("a: 1\nb: 2\n", [Add(("b",), "x")], "edit-exists", 2),
        ("a: 1\n? b\n: 2\n", [Set(("b",), "x")], "edit-complex-key", 2),
        ("a: 1\n? b\n: 2\n", [Add(("c",), "x")], "edit-complex-key", 2),
        ("a: 1\n? b\n", [Remove(("a",))], "edit-complex-key", 2),
        ("{? a : 1}\n", [Remove(("a",))], "edit-complex-key", 1),
        ("l: [a: 1]\n", [Add(("l", 0, "b"), "x")], "edit-pair-in-list", 1),
        ("l: [a: 1]\n", [Remove(("l", 0, "a"))], "edit-pair-in-list", 1),
        ("l: [\n  a\n  , b]\n", [Remove(("l", 0))], "edit-comma", 2),
        ("a: |-\n\n", [Append(("a",), "x")], "edit-nothing-there", 1),
        ("# trống\n", [Add(("a",), "x")], "edit-nothing-there", 1),
        ("a: 1\n", [Set(("a",), "\ud800")], "edit-bad-character", 1),
        ("a: 1\n", [Add(("b",), {"\udfff": ["x"]})], "edit-bad-character", 1),
        ("a: 1\n", [Set(("a",), "x"), Set(("a",), "y")], "edit-overlap", 1),
        ("a: 1\n", [Add(("b",), "x"), Add(("b",), "y")], "edit-overlap", 1),
        ("a: 1\nb:\n  c: 2\n", [Remove(("b",)), Set(("b", "c"), "y")], "edit-overlap", 3),
        ("a: 1\nb:\n", [Set(("b",), "x"), Append(("b",), "y")], "edit-overlap", 2),
        ("a: 1\n", [Add(("b",), {"<<": "x"})], "edit-unsafe", 1),
        ("a: 1\nl:\n  - b: >\n      x", [Append(("l",), "y")], "edit-unsafe", 2),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name_and_line(
    old: str, edits: list[Edit], code: str, line: int
) -> None:
    assert refusal(old, *edits) == (code, line)


def test_a_text_that_cannot_be_read_is_not_edited() -> None:
    with pytest.raises(TextError):
        apply("a: 1\na: 2\n", [Set(("a",), "x")])


# The net


@pytest.mark.parametrize("damage", ["b: 3\n", "b: [\n", "b: 2\nc: 3\n", "b: &x 2\n"])
def test_the_net_catches_a_splice_that_says_something_else(
    monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    whole = edits._splices  # noqa: SLF001  the part that is broken on purpose

    def broken(style: DocumentStyle, edits: Sequence[Edit]) -> list[Splice]:
        return [*whole(style, edits), Splice(5, 10, damage)]

    old = "a: 1\nb: 2\n"
    assert apply(old, [Set(("a",), "x")]) == "a: x\nb: 2\n"
    monkeypatch.setattr(edits, "_splices", broken)
    with pytest.raises(EditError) as refused:
        apply(old, [Set(("a",), "x")])
    assert refused.value.code == "edit-unsafe"
    assert refused.value.location == Location(1, 4, 1)
    assert "chưa được ghi" in refused.value.message


def test_edits_of_plain_data_leave_the_data_alone() -> None:
    data: nodes.Plain = {"a": ["1", "2", "3"], "b": {"c": "4"}, "e": ""}
    edits: list[Edit] = [
        *(Remove(("a", 0)), Append(("a",), "5"), Remove(("a", 2)), Set(("a", 1), "x")),
        *(Add(("b", "d"), {"f": "6"}), Remove(("b", "c")), Append(("e",), "7")),
    ]
    assert apply_to_data(data, edits) == {"a": ["x", "5"], "b": {"d": {"f": "6"}}, "e": ["7"]}
    assert data == {"a": ["1", "2", "3"], "b": {"c": "4"}, "e": ""}
    assert apply_to_data({"e": ""}, [Add(("e", "f"), "1")]) == {"e": {"f": "1"}}


@pytest.mark.parametrize(
    "edit", [Set(("x", "y"), "1"), Append(("a",), "1"), Add(("a", "b"), "1"), Set(("a", 0), "1")]
)
def test_edits_of_plain_data_need_a_place(edit: Edit) -> None:
    with pytest.raises((LookupError, TypeError)):
        apply_to_data({"a": "1"}, [edit])


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.sampled_from(["", "'x'", '"x"', "x"])
)
def test_any_text_whose_letters_are_whole_can_be_written_and_read_again(value: str, before: str) -> None:
    assume(damage.find(value) is None)
    for old in (
        f"a: {before}\nb: 1\n",
        f"{{a: {before} , b: 1}}\n",
        "a: >-\n  x\nb: 1\n",
        "a: |\n  x\nb: 1\n",
    ):
        assert parsing.parse_plain(apply(old, [Set(("a",), value)])) == {"a": value, "b": "1"}


@pytest.mark.parametrize("value", ["K\ufffd hoạch", "Káº¿ hoáº¡ch", "Ã\x80"])
def test_destroyed_letters_are_not_written(value: str) -> None:
    with pytest.raises(EditError) as caught:
        apply("a: x\n", [Set(("a",), value)])
    assert caught.value.code == "edit-bad-character"


# Items that come before others


@pytest.mark.parametrize(
    ("before", "together", "after"),
    [
        ("l:\n  - b  # x\n", [Insert(("l", 0), "a")], "l:\n  - a\n  - b  # x\n"),
        ("l:\n# của b\n- b\n", [Insert(("l", 0), "a")], "l:\n- a\n# của b\n- b\n"),
        ("l:\n  - a\n    # của a\n  # của b\n  - b\n", [Insert(("l", 1), "x")], "l:\n  - a\n    # của a\n  - x\n  # của b\n  - b\n"),
        ("l:\n- a\n\n- b\n", [Insert(("l", 1), "x")], "l:\n- a\n\n- x\n\n- b\n"),
        ("l:\n- a\n\n- b\n", [Insert(("l", 0), "x")], "l:\n- x\n\n- a\n\n- b\n"),
        ("l:\n- |+\n  a\n\n- b\n", [Insert(("l", 1), "x")], "l:\n- |+\n  a\n\n- x\n- b\n"),
        ("- - a\n  - b\n", [Insert((0, 0), "x")], "- - x\n  - a\n  - b\n"),
        ("- a\n- b", [Insert((0,), "x"), Insert((2,), "k")], "- x\n- a\n- b\n- k"),
        ("- a\n", [Insert((0,), "x"), Insert((0,), "k"), Append((), "z")], "- x\n- k\n- a\n- z\n"),
        ("- a\n", [Append((), "z"), Insert((1,), "k")], "- a\n- k\n- z\n"),
        ("- a\n- b\n- c\n", [Remove((1,)), Insert((2,), "x")], "- a\n- x\n- c\n"),
        ("- a\n- b\n", [Remove((0,)), Insert((0,), "x"), Set((1,), "k")], "- x\n- k\n"),
        ("- a\n", [Remove((0,)), Insert((0,), "x")], "- x\n"),
        ("l: []\n", [Insert(("l", 0), "x")], "l:\n  - x\n"),
        ("l: [a, c]  # x\n", [Insert(("l", 1), "b")], "l: [a, b, c]  # x\n"),
        ("l: [a, c]\n", [Remove(("l", 0)), Insert(("l", 0), "b")], "l: [b, c]\n"),
        ("l: [a]\n", [Remove(("l", 0)), Insert(("l", 0), "b")], "l: [b]\n"),
        ("l: [\n  a,  # x\n  c\n]\n", [Insert(("l", 1), "b")], "l: [\n  a,  # x\n  b,\n  c\n]\n"),
        ("l: [\n  a,  # x\n  c\n]\n", [Insert(("l", 0), "b")], "l: [\n  b,\n  a,  # x\n  c\n]\n"),
        ("- id: 1\n- id: 3\n", [Insert((1,), {"id": "2", "m": ["a"]})], "- id: 1\n- id: 2\n  m:\n    - a\n- id: 3\n"),
    ],
)  # fmt: skip
def test_an_item_comes_before_another_and_its_comments_and_leaves_its_neighbours_alone(
    before: str, together: list[Edit], after: str
) -> None:
    for line_end in ("\n", "\r\n"):
        edited = apply(before.replace("\n", line_end), together)
        assert edited == after.replace("\n", line_end)


def test_a_list_that_goes_takes_no_item() -> None:
    together: list[Edit] = [Remove(("l",)), Insert(("l", 0), "a")]
    for in_order in (together, together[::-1]):
        with pytest.raises(EditError, match="cùng chạm vào một chỗ"):
            apply("l: [b]\n", in_order)


# Line ends that are not all alike


@pytest.mark.parametrize("ends", ["nr", "rn", "nnr", "rrn", "nrrnrn"])
@pytest.mark.parametrize(
    ("before", "edit"),
    [
        ("- a: 1\n  # ghi chú\n- b: 2\n", Add((0, "c"), "3")),
        ("- a: 1\n    # ghi chú\n- b: 2\n", Add((0, "c"), "3")),
        ("l:\n  - a\n    # của a\n  # cuối\nm: 1\n", Append(("l",), "b")),
        ("l:\n  - a\n    # của a\n  - c\nm: 1\n", Insert(("l", 1), "b")),
        ("l:\n  # của a\n  - a\n  - c\nm: 1\n", Insert(("l", 0), "b")),
        ("l:\n    # trống\nm: 1\n", Append(("l",), "b")),
        ("l: [\n  a,\n  c\n]\n", Insert(("l", 1), "b")),
        ('l: [\n  "a\n   b",\n  c\n]\n', Insert(("l", 1), "b")),
        ("l: [\n  {a: 1,\n  b: 2},\n  c,\n]\n", Append(("l",), "b")),
    ],
)
def test_every_line_keeps_its_own_end_where_they_are_mixed(ends: str, before: str, edit: Edit) -> None:
    lines = before.splitlines()
    kinds = {"n": "\n", "r": "\r\n"}
    old = "".join(line + kinds[ends[index % len(ends)]] for index, line in enumerate(lines))
    new_lines = Counter(apply(old, [edit]).splitlines(keepends=True))
    assert not Counter(old.splitlines(keepends=True)) - new_lines
