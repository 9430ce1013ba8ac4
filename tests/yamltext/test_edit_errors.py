"""Every edit that is refused, by example: where and in which words, to the letter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support import edit_errors, make_error_docs
from tests.support.edit_errors import REFUSED_EDITS, RefusedEdit, codes_in_the_sources, refusal

each = pytest.mark.parametrize("entry", REFUSED_EDITS, ids=lambda entry: entry.code)


@each
def test_an_edit_is_refused_as_the_catalogue_says(entry: RefusedEdit) -> None:
    error = refusal(entry.text, entry.edits)
    assert (error.code, error.message, error.hint) == (entry.code, entry.message, entry.hint)
    assert error.location[:2] == (entry.line, entry.column)


@each
def test_windows_line_ends_and_lines_above_move_nothing_but_the_line(entry: RefusedEdit) -> None:
    error = refusal("# đầu tệp\r\n" + entry.text.replace("\n", "\r\n"), entry.edits)
    line = 1 if entry.code == "edit-nothing-there" else entry.line + 1  # an empty file has its head alone
    assert (error.code, error.location[:2]) == (entry.code, (line, entry.column))


def test_every_code_is_in_the_catalogue_once() -> None:
    assert sorted(entry.code for entry in REFUSED_EDITS) == sorted(codes_in_the_sources())


def test_the_page_of_errors_shows_every_refused_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    page = make_error_docs.page()
    for entry in REFUSED_EDITS:
        assert f"\n### {entry.code}\n" in page
        assert entry.printed in page
    reworded = tuple(replace(entry, message="khác") for entry in REFUSED_EDITS)
    monkeypatch.setattr(edit_errors, "REFUSED_EDITS", reworded)
    assert make_error_docs.page() != page
