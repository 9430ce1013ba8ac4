"""Bytes become text only when every editor, and YAML, reads the same text from them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from cchc.errors import Location, TextError
from cchc.yamltext import decoding
from cchc.yamltext.decoding import decode, locate

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "plan:\n  title: Kế hoạch Cải cách hành chính\n"


def refusal(data: bytes | str) -> TextError:
    with pytest.raises(TextError) as caught:
        decode(data if isinstance(data, bytes) else data.encode())
    return caught.value


def place(data: bytes | str) -> tuple[str, int, int, int]:
    error = refusal(data)
    return error.code, error.location.line, error.location.column, error.location.width


# Accepted as it is


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "",
        TEXT.replace("\n", "\r\n"),
        unicodedata.normalize("NFD", TEXT),
        "a: 😀 \u0110ồng chí\n",
        "a: Điều\u00a02\u200b\n",  # a hard space and one of no width are letters like others
        "a:\tb\t# c\n",
        "# a\n\n   \t\n",
        "a: ======= <<<<<<<\n",
        "  =======\n",
        "========\n",
        "title: |\n  <<<<<<<x\n",
    ],
)
def test_text_is_given_unchanged(text: str) -> None:
    assert decode(text.encode()) == (text, False)


def test_a_byte_order_mark_is_taken_off_and_told_of() -> None:
    assert decode(b"\xef\xbb\xbf" + TEXT.encode()) == (TEXT, True)


def test_a_text_may_have_sixteen_mebibytes_and_not_a_byte_more() -> None:
    assert len(decode(b"#" * decoding.MAX_BYTES)[0]) == decoding.MAX_BYTES == 16 * 1024 * 1024
    assert place(b"#" * (decoding.MAX_BYTES + 1)) == ("too-large", 1, 1, 1)


# Other encodings


@pytest.mark.parametrize("form", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_wide_letters_are_told_of_as_such(form: str) -> None:
    error = refusal(TEXT.encode(form))
    assert (error.code, error.location) == ("not-utf8", Location(1, 1))
    assert "UTF-16" in error.message


def test_a_file_of_nothing_but_nul_is_no_wide_text_but_a_broken_one() -> None:
    assert place(b"\0" * 512) == ("control-character", 1, 1, 512)


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"a\n  b: \xe9", ("not-utf8", 2, 6, 1)),
        ("Kế hoạch: ".encode() + b"\xff", ("not-utf8", 1, 11, 1)),
        (b"\xef\xbb\xbfab\xe9", ("not-utf8", 1, 3, 1)),
        (b"a\r\nb\xe9", ("not-utf8", 2, 2, 1)),
        ("ế".encode()[:2], ("not-utf8", 1, 1, 1)),
        ("\ud800".encode("utf-8", "surrogatepass"), ("not-utf8", 1, 1, 1)),
    ],
)
def test_the_first_byte_that_is_not_utf8_is_pointed_at_in_characters(
    data: bytes, where: tuple[str, int, int, int]
) -> None:
    assert place(data) == where


# Characters


@pytest.mark.parametrize(
    "char", ["\0", "\x01", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x9b", "\ufeff", "\uffff"]
)
def test_a_control_character_is_refused_at_its_place(char: str) -> None:
    assert place(f"# dòng đầu\n  kế: {char}x") == ("control-character", 2, 7, 1)
    assert f"U+{ord(char):04X}" in refusal(f"# {char}").message


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029", "\r"])
def test_a_line_break_that_editors_hide_is_refused_at_its_place(char: str) -> None:
    assert place(f"a: một{char}hai\n") == ("hidden-line-break", 1, 7, 1)


def test_of_a_line_with_many_hidden_breaks_the_first_is_told() -> None:
    assert [error.location for error in decoding.find_problems("a\rb\rc\n\u2028d\u2028")] == [
        Location(1, 2),
        Location(2, 1),
    ]


@pytest.mark.parametrize(
    "line", ["<<<<<<< HEAD", "=======", ">>>>>>> may-khac", "||||||| 1a2b3c4", "<<<<<<<"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_a_mark_of_a_conflict_is_refused(line: str, end: str) -> None:
    assert place(f"a: b\n{line}{end}") == ("conflict", 2, 1, 7)


@pytest.mark.parametrize(
    ("line", "column", "width"),
    [("\ta: b", 1, 1), ("  \ta: b", 3, 1), ("  \t\t- b", 3, 2), ("\t  a: b", 1, 1)],
)
def test_a_tab_that_indents_is_refused(line: str, column: int, width: int) -> None:
    assert place(f"x: y\n{line}\n") == ("tab", 2, column, width)


def test_everything_is_told_not_only_the_first() -> None:
    text = "a: \x01\nb: \u2028\n=======\n\tc: d\n\te: f\n"
    assert [(error.code, error.location.line) for error in decoding.find_problems(text)] == [
        ("control-character", 1),
        ("hidden-line-break", 2),
        ("conflict", 3),
        ("tab", 4),
        ("tab", 5),
    ]
    assert list(decoding.find_problems(TEXT)) == []


def wrong_at_a_glance(decode: Callable[[bytes], object]) -> list[str]:
    """Return the texts about which a decoder and the whole search disagree."""
    tried = [f"a{chr(point)}b\n" for point in (*range(0xD800), *range(0xE000, 0xFFFD), 0xFFFE, 0xFFFF)]
    tried += ["a\r\nb\r\n", "a\rb", "\tx: 1\n", "x: 1\n\ty: 2\n", "======= \n", "x =======\n", "x\n>>>>>>>\n"]
    tried += ["a\u00a0b\n", "\u0110\u01b0\u1edd\n", "\U0001f600\n", "\U000e0001\n", "\U0010ffff\n"]

    def refused(text: str) -> bool:
        try:
            decode(text.encode())
        except TextError:
            return True
        return False

    return [text for text in tried if refused(text) != any(decoding.find_problems(text))]


def test_a_glance_sees_every_text_that_the_whole_search_refuses() -> None:
    assert wrong_at_a_glance(decoding.decode) == []


def test_a_glance_that_overlooks_something_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "_is_clean", str.isascii)
    assert "\tx: 1\n" in wrong_at_a_glance(decoding.decode)


# Places


@pytest.mark.parametrize(
    ("text", "index", "where"),
    [
        ("", 0, (1, 1)),
        ("ab", 1, (1, 2)),
        ("ab\ncd", 2, (1, 3)),
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd", 5, (2, 2)),
        ("e\u0302\u0301😀x", 4, (1, 5)),
    ],
)
def test_a_place_counts_lines_and_characters_from_one(text: str, index: int, where: tuple[int, int]) -> None:
    assert locate(text, index) == Location(*where)


def test_places_in_conflict_are_told_once_with_how_many_there_are() -> None:
    place = "<<<<<<< a\nb: 1\n||||||| o\nb: 0\n=======\nb: 2\n>>>>>>> c\n"
    told = list(decoding.find_problems(f"x: y\n{place * 6}"))
    assert [(error.code, error.location.line) for error in told] == [("conflict", 2)]
    assert "còn 6 chỗ" in told[0].message
    assert "cchc resolve" in told[0].hint
    assert [error.message.split()[2] for error in decoding.find_problems(place)] == ["chỗ"]
    left = list(decoding.find_problems("a: 1\n=======\nb: 2\n>>>>>>> c\n"))
    assert [error.location.line for error in left] == [2, 4], "what is left over of one is told line by line"
