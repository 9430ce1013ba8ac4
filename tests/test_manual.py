"""The manual shows what happens: each command of a chapter is run, and its answer is the one shown."""

from __future__ import annotations

import re
import shlex
from functools import cache
from itertools import chain, cycle
from typing import TYPE_CHECKING, Any

import pytest
from typer.main import get_command

from cchc.cli.application import application
from cchc.deadlines.parsing import parse_deadline
from tests.support import manual, manual_fields
from tests.support.checkout import ISSUED_PLAN
from tests.support.make_command_docs import anchor
from tests.support.repositories import git_program

if TYPE_CHECKING:
    from pathlib import Path

PAGES = sorted(manual.FOLDER.glob("*.md"))


@pytest.mark.parametrize("page", manual.chapters(), ids=lambda page: page.stem)
def test_a_chapter_shows_what_its_commands_answer(page: Path, tmp_path: Path) -> None:
    git_program()  # `show` says otherwise that there is none
    text = page.read_text("utf-8")
    assert manual.shown_anew(text, tmp_path) == text


def test_a_changed_answer_is_seen(tmp_path: Path) -> None:
    page = "<!-- start: plan -->\n<!-- day: 2026-02-02 -->\n```console\n$ cchc start 3\n3 · trạng thái: xong\n```\n"
    anew = manual.shown_anew(page, tmp_path)
    assert "3 · trạng thái: chưa thực hiện → đang thực hiện\n3 · ngày bắt đầu: 02/02/2026\n```\n" in anew
    assert "xong" not in anew


def test_what_is_typed_is_shown_after_its_question(tmp_path: Path) -> None:
    page = (
        "<!-- start: plan -->\n<!-- day: 2026-02-02 -->\n```console\n$ cchc start 3\n```\n"
        "<!-- answers: có -->\n```console\n$ cchc undo\n```\n"
    )
    assert "(có/không): có\n" in manual.shown_anew(page, tmp_path)


def test_what_is_typed_and_not_asked_for_is_seen(tmp_path: Path) -> None:
    page = "<!-- start: plan -->\n<!-- day: 2026-02-02 -->\n<!-- answers: có -->\n```console\n$ cchc start 3\n```\n"
    with pytest.raises(AssertionError, match="not all that is typed"):
        manual.shown_anew(page, tmp_path)


@pytest.mark.parametrize(
    "step", ["edit: owner: Phòng X => owner: Phòng Y", "sheet: b.xlsx | 44 | Ghi chú = Xong"]
)
def test_a_step_that_finds_nothing_to_do_is_seen(step: str, tmp_path: Path) -> None:
    page = (
        "<!-- start: plan -->\n<!-- day: 2026-02-02 -->\n"
        f"```console\n$ cchc report --format xlsx -o b.xlsx\n```\n<!-- {step} -->\n"
    )
    with pytest.raises((AssertionError, ValueError)):
        manual.shown_anew(page, tmp_path)


def test_rows_that_a_chapter_leaves_out_stay_left_out(tmp_path: Path) -> None:
    page = "<!-- start: plan -->\n<!-- day: 2026-02-02 -->\n```console\n$ cchc stats\nx\n…\n```\n"
    anew = manual.shown_anew(page, tmp_path)
    assert anew.endswith("$ cchc stats\nĐến ngày 02/02/2026, chưa có nhiệm vụ hoàn thành.\n…\n```\n")


def test_the_fields_of_the_plan_file_are_described_as_in_the_reference() -> None:
    text = (manual.FOLDER / "tep-ke-hoach.md").read_text("utf-8")
    assert manual_fields.with_tables(text) == text


def test_a_description_that_is_no_more_is_seen() -> None:
    page = "# Tệp\n<!-- fields -->\n| Ngày hết hạn. | `expires` |\n<!-- end of fields -->\n"
    anew = manual_fields.with_tables(page)
    assert "`expires`" not in anew
    assert "| Ngày ban hành. | `date` | `2026-01-02` |  |\n" in anew


def test_lines_of_the_plan_file_that_are_shown_stand_in_it() -> None:
    text = (manual.FOLDER / "tep-ke-hoach.md").read_text("utf-8")
    shown = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert shown
    assert all(lines in ISSUED_PLAN.read_text("utf-8") for lines in shown)


def test_deadlines_are_read_as_the_table_of_wordings_says() -> None:
    page = (manual.FOLDER / "tep-ke-hoach.md").read_text("utf-8")
    table = page.partition("## Thời hạn ghi thế nào")[2].partition("\n## ")[0]
    ends = {
        wording: meaning
        for row in re.findall(r"^\| (`.*) \| (.+) \|$", table, re.MULTILINE)
        for wording, meaning in zip(re.findall(r"`([^`]+)`", row[0]), cycle([row[1]]), strict=False)
    }
    assert len(ends) > 15
    for wording, meaning in ends.items():
        end = parse_deadline(wording, 2026).end
        told = re.match(r"\d+/\d+/\d{4}", meaning)
        assert (f"{end.day}/{end.month}/{end.year}" if end else None) == (told[0] if told else None), wording
    refused = re.findall(r"\(`(.+?)`(?:, `(.+?)`)?\)", table.rpartition("Máy không đoán")[2])
    for wording in filter(None, chain.from_iterable(refused)):
        assert parse_deadline(wording, 2026).kind in {"not_a_deadline", "invalid"}, wording


def test_every_picture_is_one_that_the_script_draws_and_is_small() -> None:
    text = "".join(page.read_text("utf-8") for page in manual.FOLDER.glob("*.md"))
    drawn = re.findall(r"<!-- picture: (\S+) \| cchc [^\n]+ -->\n!\[[^\]\n]+\]\((\S+)\)", text)
    assert all(name == shown for name, shown in drawn)
    assert len(drawn) == text.count("![")
    files = {path.relative_to(manual.FOLDER).as_posix(): path for path in manual.FOLDER.glob("hinh/*")}
    assert {name for name, _ in drawn} == files.keys()
    assert (
        max(path.stat().st_size for path in files.values()) <= 150_000
    )  # bytes; a repository keeps each forever


@cache
def program() -> Any:
    return get_command(application([]))


def unknown_words(line: str) -> list[str]:
    """Return what a command line asks for and the parser doesn't know: a command, or its options."""
    command = program()
    _, *words = shlex.split(line)
    while hasattr(command, "commands") and words and not words[0].startswith("-"):
        if words[0] not in command.commands:
            return words[:1]
        command = command.commands[words.pop(0)]
    known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)} | {"--help"}
    return [word for word in words if word.startswith("--") and word not in known]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_of_a_sentence_is_one_that_is_there(page: Path) -> None:
    lines = re.findall(r"`(cchc [^`\n]+)`", page.read_text("utf-8"))
    assert {line: words for line in lines if (words := unknown_words(line))} == {}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("cchc shwo 4", ["shwo"]),
        ("cchc owner ad X", ["ad"]),
        ("cchc owner add X --nickname Y", ["--nickname"]),
        ("cchc list --late", ["--late"]),
    ],
)
def test_a_command_that_is_no_more_is_seen(line: str, words: list[str]) -> None:
    assert unknown_words(line) == words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_into_a_page_leads_to_a_heading(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]*)#([^)\s]+)\)", page.read_text("utf-8"))
    assert [
        (name, place) for name, place in links if place not in headings(page.parent / (name or page.name))
    ] == []


def headings(page: Path) -> set[str]:
    return {anchor(heading) for heading in re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)}


def test_every_chapter_stands_in_the_table_of_contents() -> None:
    contents = (manual.FOLDER / "README.md").read_text("utf-8")
    pages = {page.name for page in manual.FOLDER.glob("*.md")} - {"README.md"}
    assert {name for name in pages if f"]({name})" not in contents} == set()
