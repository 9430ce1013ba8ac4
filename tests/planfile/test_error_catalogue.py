"""Every error and warning, by example: what is printed is what the catalogue says, to the letter."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cchc.planfile import document
from tests.support import error_catalogue, make_error_docs
from tests.support.error_catalogue import FOLDER, MADE, Entry, codes_in_the_sources, printed, problems

ENTRIES = list(error_catalogue.entries())
TEXTS = [entry for entry in ENTRIES if entry.is_plain_text]


def each(entries: list[Entry]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("entry", entries, ids=lambda entry: entry.name)


@each(ENTRIES)
def test_what_is_printed_of_a_file_is_what_the_catalogue_says(entry: Entry) -> None:
    assert printed(entry.data, entry.name) == entry.expected


@each(TEXTS)
def test_windows_line_ends_change_nothing(entry: Entry) -> None:
    assert printed(entry.data.replace(b"\n", b"\r\n"), entry.name) == entry.expected


@each(TEXTS)
def test_a_byte_order_mark_changes_nothing(entry: Entry) -> None:
    assert printed(b"\xef\xbb\xbf" + entry.data, entry.name) == entry.expected


@each([entry for entry in TEXTS if not entry.name.startswith("not-a-plan")])
def test_a_comment_line_above_moves_every_place_down_by_one(entry: Entry) -> None:
    above = [(p.location.line, p.location.column, p.code) for p in problems(entry.data, entry.name)]
    below = [(p.location.line, p.location.column, p.code) for p in problems(b"#\n" + entry.data, entry.name)]
    assert below == [(line + 1, column, code) for line, column, code in above]


@each(ENTRIES)
def test_an_entry_shows_the_code_that_it_is_named_after(entry: Entry) -> None:
    if entry.name.startswith("many-"):
        assert len({problem.code for problem in problems(entry.data, entry.name)}) > 2
    else:
        code = make_error_docs.code_of(entry)
        assert code in {problem.code for problem in problems(entry.data, entry.name)}


@each(ENTRIES)
def test_every_problem_says_what_to_do_in_vietnamese(entry: Entry) -> None:
    for problem in problems(entry.data, entry.name):
        assert problem.hint, problem.code
        assert " the " not in f" {problem.message} {problem.hint} "
        assert not set("'\"`") >= set(problem.message)


@each(ENTRIES)
def test_the_carets_stand_on_the_line_that_is_shown(entry: Entry) -> None:
    lines = entry.data.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
    for problem in problems(entry.data, entry.name):
        if problem.source_line:
            assert problem.source_line == lines[problem.location.line - 1].rstrip("\r")
            assert problem.location.column <= len(problem.source_line) + 1


def test_every_code_that_the_modules_can_give_is_in_the_catalogue() -> None:
    shown = {problem.code for entry in ENTRIES for problem in problems(entry.data, entry.name)}
    assert codes_in_the_sources() - shown == set()


def test_the_codes_are_read_from_the_sources() -> None:
    codes = codes_in_the_sources()
    assert {"yaml", "tab", "not-utf8", "bad-date", "unknown-key", "unknown-owner", "doubled-word"} <= codes
    assert {"anchor", "alias", "tag", "6ro-nguoi", "6ro-ket-qua"} <= codes


def test_every_code_that_the_catalogue_shows_is_found_in_the_sources() -> None:
    shown = {problem.code for entry in ENTRIES for problem in problems(entry.data, entry.name)}
    assert shown - codes_in_the_sources() == set()


def test_no_file_of_the_catalogue_is_left_over() -> None:
    stems = {path.stem for path in FOLDER.glob("*.yaml")} | set(MADE)
    assert {path.stem for path in FOLDER.glob("*.txt")} == stems
    assert {path.suffix for path in FOLDER.iterdir()} == {".yaml", ".txt"}


def test_a_warning_stands_in_a_plan_that_reads_well_and_an_error_does_not() -> None:
    severities = {
        entry.name: {problem.severity for problem in problems(entry.data, entry.name)} for entry in ENTRIES
    }
    assert {len(kinds) for kinds in severities.values()} == {1}
    warned = [name for name, kinds in severities.items() if kinds == {"warning"}]
    for entry in ENTRIES:
        if entry.name in warned:
            assert document.parse(entry.data, entry.name).plan.owners


def test_the_page_of_errors_is_up_to_date() -> None:
    assert make_error_docs.PAGE.read_text("utf-8") == make_error_docs.page(), (
        f"chạy {Path(sys.executable).name} -m tests.support.make_error_docs"
    )


def test_the_page_of_errors_has_a_heading_for_every_code() -> None:
    page = make_error_docs.page()
    assert [code for code in codes_in_the_sources() if f"\n## {code}\n" not in page] == []


def test_the_page_would_differ_if_a_message_did(monkeypatch: pytest.MonkeyPatch) -> None:
    before = make_error_docs.page()
    monkeypatch.setattr(error_catalogue, "entries", lambda: iter([Entry("tab", b"\ta: 1\n", "khác\n")]))
    assert make_error_docs.page() != before
