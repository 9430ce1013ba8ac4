"""Texts of a command line that no plan may hold: refused by one rule, in every option of every command that writes."""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING

import pytest

from cchc.cli.commands import add, amend, cancel, done, extend, note, pause, result, update
from cchc.errors import TextError
from cchc.yamltext import decoding
from tests.support.repositories import small_plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

CHARACTERS = [chr(code) for code in (*range(1, 9), 0xB, 0xC, *range(0xE, 0x20), *range(0x7F, 0xA0))]
CHARACTERS += ["\r", "\u2028", "\u2029", "\ufffe", "\uffff", "\ufffd", "\ud800", "\udcff", "\x00"]
COMMANDS = {
    "update": (update.update, ["update", "1"]),
    "add": (add.add, ["add", "Việc mới", "--area", "the-che", "--owner", "Phòng KT", "--due", "Quý IV/2026"]),
    "amend": (amend.amend, ["amend"]),
    "done": (done.done, ["done", "1"]),
    "extend": (extend.extend, ["extend", "1"]),
    "note": (note.note, ["note", "1", "Đã họp"]),
    "result": (result.result, ["result", "1"]),
    "pause": (pause.pause, ["pause", "1"]),
    "cancel": (cancel.cancel, ["cancel", "1"]),
}
NO_TEXT = {"text", "file", "plan", "ids", "dry_run", "diff", "commit", "proposed", "signed", "title"}
CLEARING = {"update", "result", "amend"}  # there an empty text takes a field away
OPTIONS = [
    (name, f"--{option.replace('_', '-')}")
    for name, (function, _) in COMMANDS.items()
    for option in signature(function).parameters
    if option not in NO_TEXT and (name, option) != ("amend", "remove")
]
NEVER_EMPTY = [
    (name, option)
    for name, option in OPTIONS
    if name not in CLEARING and option not in {"--approve", "--withdraw"}  # whose value may be left out
]


def line(command: str, option: str, text: str) -> list[str]:
    """Return a command line in which an option has this text, whatever it has otherwise."""
    words = COMMANDS[command][1]
    if option not in words:
        return [*words, option, text]
    place = words.index(option) + 1
    return [*words[:place], text, *words[place + 1 :]]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2026.yaml").write_text(small_plan(), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "plans/2026.yaml"


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_text_option_of_every_command_is_held_to_the_rule(
    command: str, option: str, plan: Path, cchc: Cchc
) -> None:
    before = plan.read_bytes()
    for char in ("\u2028", "\x1b", "\udcff"):
        answer = cchc(*line(command, option, f"a{char}b"))
        assert (answer.code, plan.read_bytes()) == (2, before), answer.err
        assert answer.err.startswith(f"cchc: {option}: có "), answer.err
        assert "\n  gợi ý: xóa hoặc gõ lại chỗ đó" in answer.err


@pytest.mark.parametrize("char", CHARACTERS, ids=lambda char: f"{ord(char):04X}")
def test_every_character_that_a_file_may_not_hold_is_refused(char: str, plan: Path, cchc: Cchc) -> None:
    before = plan.read_bytes()
    for line in (("update", "1", "--note"), ("update", "1", "--title"), ("done", "1", "--summary")):
        answer = cchc(*line, f"Họp{char}xong")
        assert (answer.code, plan.read_bytes()) == (2, before), answer.err
        assert answer.err.startswith(f"cchc: {line[-1]}: ")


def test_the_rule_is_that_of_the_file_for_every_character() -> None:
    for code in (*range(0x3000), *range(0xD7F0, 0xE010), *range(0xFDC0, 0x10010), 0x1F600, 0x10FFFF):
        text = f"a{chr(code)}b"
        try:
            decoding.decode(text.encode("utf-8", "surrogatepass"))
            refused = False
        except TextError:
            refused = True
        assert bool(decoding.find_unreadable(text)) == refused, hex(code)


def test_the_text_of_a_new_task_is_called_by_its_name(plan: Path, cchc: Cchc) -> None:
    answer = cchc("add", "Việc\x85mới", *COMMANDS["add"][1][2:])
    assert answer.code == 2
    assert answer.err.startswith("cchc: nội dung: có ký tự xuống dòng ẩn U+0085\n")


@pytest.mark.parametrize("text", ["Họp xong\r\n", "\ufeffHọp xong", " Họp xong\u2028", "Họp xong\n\n"])
def test_what_stands_around_a_text_and_says_nothing_is_taken_away(text: str, plan: Path, cchc: Cchc) -> None:
    assert cchc("update", "1", "--title", text).code == 0
    assert "    title: Họp xong\n" in plan.read_text("utf-8")


def test_line_breaks_of_windows_are_line_breaks(plan: Path, cchc: Cchc) -> None:
    assert cchc("update", "1", "--note", "một\r\nhai").code == 0
    assert "\r" not in plan.read_bytes().decode()
    assert cchc("show", "1").code == 0


def test_tabs_and_letters_of_any_language_are_texts(plan: Path, cchc: Cchc) -> None:
    for text in ("a\tb", "日本語 😀", "Ꞩ ỹ ﬁ", "dấu\u0301"):
        assert cchc("update", "1", "--note", text).code == 0, text


def test_a_file_may_be_called_anything(tmp_path: Path, plan: Path, cchc: Cchc) -> None:
    answer = cchc("update", "1", "--progress", "5", "--plan", "plans/a\u2028b.yaml")
    assert answer.err.startswith("cchc: không có tệp plans/a")


@pytest.mark.parametrize(("command", "option"), NEVER_EMPTY)
def test_an_option_without_a_text_is_refused_and_not_ignored(
    command: str, option: str, plan: Path, cchc: Cchc
) -> None:
    before = plan.read_bytes()
    answer = cchc(*line(command, option, ""))
    assert (answer.code, plan.read_bytes()) == (2, before), answer.err
    assert answer.err.startswith(f"cchc: {option}: chưa ghi nội dung\n"), answer.err


def test_a_shared_option_without_a_text_is_refused_where_others_may_clear(plan: Path, cchc: Cchc) -> None:
    before = plan.read_bytes()
    answer = cchc("update", "1", "--progress", "5", "--as-of", "")
    assert (answer.code, plan.read_bytes()) == (2, before)
    assert "--as-of: chưa ghi nội dung" in answer.err
