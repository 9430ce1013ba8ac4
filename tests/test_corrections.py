"""What a correction makes of a task's record, and how it names the items that there are."""

from __future__ import annotations

import pytest

from cchc import corrections, repeated_documents
from cchc.changes import PlainRecord
from cchc.errors import RequestError


def record(*texts: str) -> PlainRecord:
    return {"id": "4", "title": "Việc", "notes": [{"date": "2026-06-01", "text": text} for text in texts]}


def test_one_item_changes_and_its_neighbours_stay() -> None:
    edited = corrections.edit_item(record("a", "b", "c"), "notes", 2, {"text": "B"})
    assert edited == record("a", "B", "c")
    assert corrections.remove_item(edited, "notes", 2) == record("a", "c")


def test_the_list_goes_with_its_last_item() -> None:
    assert corrections.remove_item(record("a"), "notes", 1) == {"id": "4", "title": "Việc"}


@pytest.mark.parametrize("number", [-1, 0, 4])
def test_a_number_that_show_does_not_give_is_refused(number: int) -> None:
    with pytest.raises(RequestError, match="không có dòng nhật ký số"):
        corrections.remove_item(record("a", "b", "c"), "notes", number)


def test_a_long_diary_is_listed_in_part() -> None:
    with pytest.raises(RequestError) as caught:
        corrections.remove_item(record(*("dòng dài\n" * 50 for _ in range(300))), "notes", 301)
    assert caught.value.hint.endswith("; …")
    assert caught.value.hint.count("dòng dài dòng dài") > 10
    assert len(caught.value.hint) < 1_500
    assert "\n" not in caught.value.hint


def test_a_document_is_the_same_however_it_is_spelled() -> None:
    found = list(repeated_documents.find("4", "results", ["15/BC-TYT", "", "15/bc–tyt", "16/BC-TYT", ""]))
    assert [(one.place, one.first) for one in found] == [(2, 0)]


def test_numbers_that_differ_where_the_stroke_stands_are_two_documents() -> None:
    assert not list(repeated_documents.find("4", "results", ["1/12-KH", "11/2-KH", "112-KH"]))


def test_a_withdrawn_proposal_repeats_nothing() -> None:
    proposal: PlainRecord = {"due": "Quý III/2026", "document": "12/TTr"}
    twice: PlainRecord = {"id": "5", "extensions": [{**proposal, "withdrawn_on": "2026-06-03"}, proposal]}
    assert not list(repeated_documents.of_record(twice))
    assert list(repeated_documents.of_record({"id": "5", "extensions": [proposal, proposal]}))
