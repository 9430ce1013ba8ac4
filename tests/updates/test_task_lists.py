"""What a correction makes of a task's record, and how it names the items that there are."""

from __future__ import annotations

from datetime import date

import pytest

from cchc import repeated_documents
from cchc.changes import PlainRecord
from cchc.errors import RequestError
from cchc.updates import task_lists
from tests.support.plans import make_extension

MAY_4 = date(2026, 5, 4)


def record(*texts: str) -> PlainRecord:
    return {"id": "4", "title": "Việc", "notes": [{"date": "2026-06-01", "text": text} for text in texts]}


def test_one_item_changes_and_its_neighbours_stay() -> None:
    edited = task_lists.edit_item(record("a", "b", "c"), "notes", 2, {"text": "B"})
    assert edited == record("a", "B", "c")
    assert task_lists.remove_item(edited, "notes", 2) == record("a", "c")


def test_the_list_goes_with_its_last_item() -> None:
    assert task_lists.remove_item(record("a"), "notes", 1) == {"id": "4", "title": "Việc"}


@pytest.mark.parametrize("number", [-1, 0, 4])
def test_a_number_that_show_does_not_give_is_refused(number: int) -> None:
    with pytest.raises(RequestError, match="không có dòng nhật ký số"):
        task_lists.remove_item(record("a", "b", "c"), "notes", number)


def test_a_long_diary_is_listed_in_part() -> None:
    with pytest.raises(RequestError) as caught:
        task_lists.remove_item(record(*("dòng dài\n" * 50 for _ in range(300))), "notes", 301)
    listed = caught.value.hint.removeprefix("ghi một số trong: ").split("; ")
    assert (len(listed), listed[-1]) == (21, "…")
    assert all(len(line.partition(". ")[2]) == 80 for line in listed[:-1])
    assert "\n" not in caught.value.hint


def test_what_just_fits_is_listed_whole() -> None:
    with pytest.raises(RequestError) as caught:
        task_lists.remove_item(record("x" * (60 - len("01/06/2026 · "))), "notes", 2)
    assert "…" not in caught.value.hint


def test_of_several_proposals_those_that_are_open_are_listed() -> None:
    items: list[PlainRecord] = [
        {"due": "Quý III/2026", "withdrawn_on": "2026-06-03"},
        {"due": "Tháng 10/2026"},
        {"due": "Quý IV/2026"},
    ]
    recorded = [
        make_extension("Quý III/2026", MAY_4, approved=False, withdrawn_on=date(2026, 6, 3)),
        make_extension("Tháng 10/2026", MAY_4, approved=False),
        make_extension("Quý IV/2026", MAY_4, approved=False),
    ]
    with pytest.raises(RequestError, match="có 2 đề xuất gia hạn chưa duyệt") as caught:
        task_lists.withdraw({"id": "5", "extensions": list(items)}, recorded, None, "2026-06-10")
    form = "ghi số ấy sau tùy chọn, ví dụ: --withdraw 3"
    assert (
        caught.value.hint == f"ghi một số trong: 2. thời hạn Tháng 10/2026; 3. thời hạn Quý IV/2026; {form}"
    )


def test_days_alone_are_no_document() -> None:
    dated: PlainRecord = {"document": "15/BC", "date": "2026-06-01", "recorded_on": "2026-06-02"}
    with pytest.raises(RequestError, match="không còn nội dung gì"):
        task_lists.edit_item({"id": "4", "results": [dated]}, "results", 1, {"document": ""})


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
