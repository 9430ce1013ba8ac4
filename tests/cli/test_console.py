"""What reaches a terminal: no control codes, no markup, and always some letter that it can show."""

from __future__ import annotations

import io
import os
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.cli import console, problems, tables
from cchc.errors import Location, Problem
from cchc.reports.listing import Column, Listing

VIETNAMESE = "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ"


def encoded(text: str, encoding: str) -> str:
    """Return what a terminal of an encoding shows of a text."""
    errors = console.nearest_letters(encoding)
    shown = io.BytesIO()
    stream = io.TextIOWrapper(shown, encoding=encoding, errors=errors, newline="\n")
    stream.write(text)
    stream.flush()
    return shown.getvalue().decode(encoding)


def test_cp1258_shows_every_vietnamese_letter() -> None:
    for letter in VIETNAMESE + VIETNAMESE.upper():
        assert unicodedata.normalize("NFC", encoded(letter, "cp1258")) == letter


def test_ascii_shows_letters_without_marks() -> None:
    assert encoded("Đến hạn: Quý II → “Phòng VHXH” …", "ascii") == 'Den han: Quy II -> "Phong VHXH" ...'


def test_cp1252_shows_what_it_has_and_the_base_letter_of_the_rest() -> None:
    assert encoded("Nhiệm vụ âm", "cp1252") == "Nhiêm vu âm"


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    cleaned = console.clean(text)
    assert not set(cleaned) & {
        chr(c) for c in (*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x2066, 0x200B, 0xFEFF)
    }


def test_text_that_needs_no_cleaning_is_left_alone() -> None:
    assert console.clean("Quý II/2026 [red]không phải mã[/red]") == "Quý II/2026 [red]không phải mã[/red]"


def table(width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    columns = (
        Column("NV", numeric=True),
        Column("Nội dung"),
        Column("Cơ quan", stacks=True),
        Column("Thời hạn", stacks=True),
    )
    title = "Xây dựng kế hoạch [bold]kiểm tra[/bold] công vụ \x1b[31mvà tổ chức triển khai thực hiện"
    tables.write_table(Listing(columns, (("4", title, "Phòng VHXH", "Quý II/2026"),)))
    return capsys.readouterr().out


@pytest.mark.parametrize("width", [40, 64, 80, 120, 200])
def test_a_table_fits_its_terminal_and_cuts_no_word(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = table(width, monkeypatch, capsys)
    assert "\x1b[31m" not in shown
    for word in [
        "Xây",
        "dựng",
        "kế",
        "hoạch",
        "[bold]kiểm",
        "tra[/bold]",
        "công",
        "vụ",
        "và",
        "tổ",
        "chức",
        "triển",
        "khai",
        "thực",
        "hiện",
        "Phòng",
        "VHXH",
        "Quý",
    ]:
        assert word in shown
    if width >= tables.NARROW:
        assert max(map(len, shown.splitlines())) <= width


def terminal_width(monkeypatch: pytest.MonkeyPatch, columns: str | None, size: int | None) -> int:
    """Return the width that is written in on a terminal of a size; None for one that can't be asked."""

    def ask(_: int) -> os.terminal_size:
        if size is None:
            raise OSError(25, "Inappropriate ioctl for device")
        return os.terminal_size((size, size))

    monkeypatch.delenv("COLUMNS", raising=False)
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(console, "is_terminal", lambda _: True)
    monkeypatch.setattr(os, "get_terminal_size", ask)
    monkeypatch.setattr(sys.stdout, "fileno", lambda: 1)
    return console.width()


@pytest.mark.parametrize(
    ("columns", "size", "width"),
    [
        (None, 80, 80),
        (None, 10, 10),
        (None, 0, 100),
        (None, None, 100),
        ("0", 0, 100),
        ("0", 80, 80),
        ("", 0, 100),
        ("²", 80, 80),
        ("x", 80, 80),
        ("132", 0, 132),
        ("5", 80, 20),
        ("9" * 5000, 80, 999_999_999),
    ],
)
def test_a_terminal_that_tells_no_width_has_100_columns(
    monkeypatch: pytest.MonkeyPatch, columns: str | None, size: int | None, width: int
) -> None:
    assert terminal_width(monkeypatch, columns, size) == width


def test_on_a_terminal_without_a_width_a_table_is_drawn(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal_width(monkeypatch, None, 0)
    rows = Listing((Column("NV", numeric=True), Column("Nội dung")), (("4", "Xây dựng kế hoạch"),))
    tables.write_table(rows)
    drawn = capsys.readouterr().out
    assert "NV" in drawn.splitlines()[1]
    assert "Nội dung: " not in drawn, "cards are for narrow terminals"


def problem(line: str, column: int, width: int, hint: str = "") -> str:
    place = Location(41, column, width)
    return problems.problem_text(
        Problem("plans/2026.yaml", place, "unknown-owner", "error", "sai", hint, line)
    )


def test_carets_stand_under_what_is_meant() -> None:
    assert problem("    owner: Phòng VHXXX", 12, 11, "sửa dòng này").splitlines() == [
        "plans/2026.yaml:41:12: sai [unknown-owner]",
        "   41 │     owner: Phòng VHXXX",
        "      │            ^^^^^^^^^^^",
        "  gợi ý: sửa dòng này",
    ]


def test_carets_are_right_in_decomposed_text_and_after_wide_characters() -> None:
    line = unicodedata.normalize("NFD", "ghi chú: Phòng")
    shown = problem(line, line.index("P") + 1, 7).splitlines()
    assert shown[1].index("P") == shown[2].index("^")
    assert shown[2].count("^") == 5
    wide = problem("你: sai", 4, 3).splitlines()
    assert wide[2] == "      │     ^^^"


def test_of_a_very_long_line_the_part_that_is_meant_is_shown() -> None:
    shown = problem("x" * 500 + "SAI" + "y" * 500, 501, 3).splitlines()
    assert shown[1].index("SAI") == shown[2].index("^^^")
    assert len(shown[1]) < 120


def test_without_a_terminal_a_problem_is_its_first_line() -> None:
    stream = io.StringIO()
    found = Problem("a.yaml", Location(2, 3), "tab", "error", "dòng thụt vào bằng phím Tab", "gợi", "\tx")
    problems.show_problems([found], stream)
    assert stream.getvalue() == "a.yaml:2:3: dòng thụt vào bằng phím Tab [tab]\n"


def test_json_is_escaped_on_a_terminal_that_is_not_unicode(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.BytesIO()
    stream = io.TextIOWrapper(shown, encoding="cp1252", newline="\n")
    monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", stream)
    console.write_json({"tên": "Phòng"})
    stream.flush()
    assert shown.getvalue() == b'{\n  "t\\u00ean": "Ph\\u00f2ng"\n}\n'
