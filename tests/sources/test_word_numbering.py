"""The numbers that Word counts: forms, levels, lists that go on or start anew, lists of styles."""

from __future__ import annotations

import pytest

from cchc.sources.number_formats import in_format
from cchc.sources.word import word_document
from tests.sources.test_word import read, texts
from tests.support.word_files import abstract, level, listed, numbered, p, word_file

_LEVELS = (
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "-"),
)


def numbers(numbering: str, *levels: int | tuple[int, int], styles: str = "") -> list[str]:
    """Return the numbers of paragraphs by their levels, or by level and list."""
    pairs = [each if isinstance(each, tuple) else (each, 1) for each in levels]
    body = "".join(p("x", properties=numbered(*pair)) for pair in pairs)
    return [one.number for one in read(body, numbering=numbering, styles=styles).paragraphs]


def override(index: int, inner: str) -> str:
    return f'<w:lvlOverride w:ilvl="{index}">{inner}</w:lvlOverride>'


def start(value: int) -> str:
    return f'<w:startOverride w:val="{value}"/>'


def test_deeper_levels_start_anew_under_each_higher_one() -> None:
    numbering = abstract(0, *_LEVELS) + listed(1, 0)
    assert numbers(numbering, 0, 1, 2, 2, 1, 2, 3, 0, 1) == [
        "I.",
        "1.",
        "a)",
        "b)",
        "2.",
        "a)",
        "-",
        "II.",
        "1.",
    ]


def test_a_form_may_hold_the_numbers_above() -> None:
    levels = (
        level(0, "upperRoman", "Phần %1"),
        level(1, "decimal", "%1.%2."),
        level(2, "lowerLetter", "%2.%3"),
    )
    assert numbers(abstract(0, *levels) + listed(1, 0), 0, 1, 1, 2, 0, 1) == [
        *("Phần I", "I.1.", "I.2.", "2.a"),
        *("Phần II", "II.1."),
    ]


def test_a_legal_level_writes_all_numbers_in_digits() -> None:
    levels = level(0, "upperRoman", "%1."), level(1, "lowerLetter", "%1.%2.", more="<w:isLgl/>")
    assert numbers(abstract(0, *levels) + listed(1, 0), 0, 0, 1) == ["I.", "II.", "2.1."]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [("", ["1", "a", "2", "a"]), ('<w:lvlRestart w:val="0"/>', ["1", "a", "2", "b"])],
    ids=["as usual", "never"],
)
def test_a_level_may_never_start_anew(restart: str, expected: list[str]) -> None:
    levels = level(0, "decimal", "%1"), level(1, "lowerLetter", "%2", more=restart)
    assert numbers(abstract(0, *levels) + listed(1, 0), 0, 1, 0, 1) == expected


def test_a_level_may_start_anew_only_after_a_higher_one() -> None:
    levels = (*_LEVELS[:2], level(2, "lowerLetter", "%3)", more='<w:lvlRestart w:val="1"/>'))
    assert numbers(abstract(0, *levels) + listed(1, 0), 0, 1, 2, 1, 2, 0, 1, 2) == [
        *("I.", "1.", "a)", "2.", "b)"),
        *("II.", "1.", "a)"),
    ]


def test_lists_of_one_abstract_list_count_on_with_each_other() -> None:
    numbering = abstract(0, *_LEVELS) + listed(1, 0) + listed(2, 0)
    assert numbers(numbering, (1, 1), (1, 1), (1, 2), (1, 1)) == ["1.", "2.", "3.", "4."]


def test_a_list_that_says_where_it_starts_starts_there_once() -> None:
    numbering = abstract(0, *_LEVELS) + listed(1, 0) + listed(2, 0, override(1, start(1)))
    assert numbers(numbering, (1, 1), (1, 1), (1, 2), (1, 2), (1, 1)) == ["1.", "2.", "1.", "2.", "3."]


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = level(0, "upperLetter", "%1/", start=3)
    numbering = abstract(0, *_LEVELS) + listed(1, 0, override(0, own))
    assert numbers(numbering, 0, 0, 1) == ["C/", "D/", "1."]


def test_a_level_starts_where_it_says() -> None:
    assert numbers(abstract(0, level(0, "decimal", "%1", start=7)) + listed(1, 0), 0, 0) == ["7", "8"]


def test_a_level_below_none_shows_where_the_higher_ones_start() -> None:
    levels = level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")
    assert numbers(abstract(0, *levels) + listed(1, 0), 1, 1) == ["1.1", "1.2"]


def test_a_list_of_a_style_of_lists_is_found() -> None:
    numbering = (
        abstract(0, *_LEVELS, more='<w:styleLink w:val="DanhSach"/>')
        + abstract(1, more='<w:numStyleLink w:val="DanhSach"/>')
        + listed(1, 1)
        + listed(2, 0)
    )
    styles = '<w:style w:type="numbering" w:styleId="DanhSach"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    assert numbers(numbering, 0, 1, styles=styles) == ["I.", "1."]


def styled(identifier: str, based_on: str = "", number: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="paragraph" w:styleId="{identifier}">{base}<w:pPr>{number}</w:pPr></w:style>'


def by_styles(styles: str, numbering: str, *names: str, own: str = "") -> list[str]:
    body = "".join(p("x", properties=f'<w:pStyle w:val="{name}"/>{own}') for name in names)
    return [one.number for one in read(body, styles=styles, numbering=numbering).paragraphs]


def test_a_style_numbers_its_paragraphs_at_the_level_that_names_it() -> None:
    levels = (
        level(0, "upperRoman", "%1.", more='<w:pStyle w:val="Muc"/>'),
        level(1, "decimal", "%2.", more='<w:pStyle w:val="Tieumuc"/>'),
    )
    styles = styled("Muc", number='<w:numPr><w:numId w:val="1"/></w:numPr>') + styled("Tieumuc", "Muc")
    numbering = abstract(0, *levels) + listed(1, 0)
    assert by_styles(styles, numbering, "Muc", "Tieumuc", "Tieumuc", "Muc") == ["I.", "1.", "2.", "II."]


def test_a_style_numbers_at_the_level_that_it_names() -> None:
    styles = styled("Con", "Cha") + styled("Cha", number=numbered(1))
    assert by_styles(styles, abstract(0, *_LEVELS) + listed(1, 0), "Con", "Cha") == ["1.", "2."]


def test_a_paragraph_or_a_style_may_take_the_number_of_its_style_away() -> None:
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    styles = styled("Cha", number=numbered()) + styled("Con", "Cha", none)
    numbering = abstract(0, *_LEVELS) + listed(1, 0)
    assert by_styles(styles, numbering, "Cha", "Con", "Cha") == ["I.", "", "II."]
    assert by_styles(styles, numbering, "Cha", own=none) == [""]


def test_a_paragraph_may_choose_another_level_of_the_list_of_its_style() -> None:
    own = '<w:numPr><w:ilvl w:val="2"/></w:numPr>'
    styles = styled("Cha", number=numbered())
    assert by_styles(styles, abstract(0, *_LEVELS) + listed(1, 0), "Cha", own=own) == ["a)"]


def test_styles_that_are_based_on_each_other_end() -> None:
    assert by_styles(styled("A", "B") + styled("B", "A"), "", "A") == [""]


@pytest.mark.parametrize(
    ("form", "expected"),
    [("-", "-"), ("+", "+"), ("•", "•"), ("\uf0b7", "-"), ("o", "-"), ("\uf0d8", "-"), ("", "")],
)
def test_bullets_are_as_they_would_be_typed(form: str, expected: str) -> None:
    assert numbers(abstract(0, level(0, "bullet", form)) + listed(1, 0), 0) == [expected]


def test_hidden_numbers_and_empty_forms_are_none() -> None:
    hidden = level(0, "decimal", "%1.", more="").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>")
    assert numbers(abstract(0, hidden) + listed(1, 0), 0) == [""]
    assert numbers(abstract(0, level(0, "none", "%1")) + listed(1, 0), 0) == [""]


def test_words_around_a_number_in_an_old_font_are_converted() -> None:
    font = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:lvl>'
    form = level(0, "decimal", "§iÒu %1.")
    assert numbers(abstract(0, form.replace("</w:lvl>", font)) + listed(1, 0), 0, 0) == ["Điều 1.", "Điều 2."]
    mark = f"{numbered()}{font.removesuffix('</w:lvl>')}"
    document = read(p("x", properties=mark), numbering=abstract(0, form) + listed(1, 0))
    assert texts(document) == ["Điều 1. x"]


def test_numbers_with_leading_zeros_are_written_so() -> None:
    custom = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    form = level(0, "decimal", "%1").replace('<w:numFmt w:val="decimal"/>', custom, 1)
    assert numbers(abstract(0, form) + listed(1, 0), 0, 0) == ["001", "002"]


def test_paragraphs_that_only_have_a_number_count() -> None:
    numbering = abstract(0, *_LEVELS) + listed(1, 0)
    body = p("a", properties=numbered()) + p(properties=numbered()) + p("c", properties=numbered())
    assert texts(read(body, numbering=numbering)) == ["I. a", "III. c"]


def test_numbers_of_lists_that_are_not_there_are_none() -> None:
    assert numbers(abstract(0, *_LEVELS) + listed(1, 0), (0, 9), (8, 1)) == ["", ""]
    assert texts(word_document.read(word_file(p("a", properties=numbered())))) == ["a"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("decimal", ["1", "9", "27", "100"]),
        ("decimalZero", ["01", "09", "27", "100"]),
        ("upperRoman", ["I", "IX", "XXVII", "C"]),
        ("lowerRoman", ["i", "ix", "xxvii", "c"]),
        ("upperLetter", ["A", "I", "AA", "VVVV"]),
        ("lowerLetter", ["a", "i", "aa", "vvvv"]),
        ("vietnameseCounting", ["một", "chín", "hai mươi bảy", "100"]),
        ("cardinalText", ["Một", "Chín", "Hai mươi bảy", "100"]),
        ("decimalEnclosedCircle", ["①", "⑨", "27", "100"]),
        ("numberInDash", ["- 1 -", "- 9 -", "- 27 -", "- 100 -"]),
        ("ordinal", ["1st", "9th", "27th", "100th"]),
        ("none", ["", "", "", ""]),
        ("japaneseCounting", ["1", "9", "27", "100"]),
    ],
)
def test_numbers_are_written_in_each_format(name: str, expected: list[str]) -> None:
    assert [in_format(number, name) for number in (1, 9, 27, 100)] == expected
