"""What the rest of a row that a page's end cut does to the rows above it, one field at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc.drafts.annexes import cut_rows, numbering
from cchc.drafts.annexes.entries import Entries, Entry
from cchc.drafts.annexes.task_tables import Annex
from cchc.sources.document import Cell, Place, Row, Table

if TYPE_CHECKING:
    from cchc.column_words import Field

OFFICE: frozenset[Field] = frozenset({"owners"})
ROW = Row((Cell("x"),), Place(table=1, row=9))


def entry(
    number: str = "",
    title: str = "",
    owners: str = "",
    *,
    inherited: frozenset[Field] = frozenset(),
    wide: str = "",
) -> Entry:
    made = Entry(ROW.place, ROW, numbering.parse(number), inherited={*inherited}, wide=wide)
    made.add("title", title)
    made.add("owners", owners)
    return made


def joined(rest: Entry, *above: Entry) -> Entries:
    found = Entries([*above])
    cut_rows.join(found, rest, ROW)
    return found


@pytest.mark.parametrize(
    ("title", "goes_on"),
    [("hằng tháng", True), ("Tập huấn cán bộ", False)],
    ids=["a small letter goes on", "a capital begins a row"],
)
def test_where_no_row_has_a_number_the_letter_tells(title: str, *, goes_on: bool) -> None:
    annex = Annex(Table((), Place(), can_wrap=True), 0, columns=None, rows=())  # type: ignore[arg-type]
    assert cut_rows.goes_on([entry(title="Rà soát văn bản")], entry(title=title), annex) is goes_on
    in_word = annex._replace(table=annex.table._replace(can_wrap=False))
    assert not cut_rows.goes_on([entry(title="Rà soát văn bản")], entry(title=title), in_word)


def test_the_rest_of_a_group_that_stands_over_the_columns_is_its_name() -> None:
    found = joined(entry(title="và chế độ công vụ"), entry(wide="Cải cách bộ máy"))
    assert found.entries[0].wide == "Cải cách bộ máy và chế độ công vụ"


def test_a_merged_cell_that_is_empty_above_stays_merged() -> None:
    found = joined(entry(owners="Văn phòng", inherited=OFFICE), entry("1", title="Rà soát", inherited=OFFICE))
    assert found.entries[0].texts["owners"] == "Văn phòng"
    assert found.entries[0].inherited == {"owners"}


def test_a_merged_cell_is_whole_in_each_row_that_it_goes_over_and_in_no_other() -> None:
    above = [
        entry("1", title="Một", owners="Trạm Y tế"),
        entry("2", title="Hai", owners="Văn phòng"),
        entry("3", title="Ba", owners="Văn phòng", inherited=OFFICE),
        entry("4", title="Bốn", owners="Văn phòng", inherited=OFFICE),
    ]
    found = joined(entry(owners="HĐND và UBND"), *above)
    whole = "Văn phòng HĐND và UBND"
    assert [one.texts["owners"] for one in found.entries] == ["Trạm Y tế", whole, whole, whole]
    below = entry("5", title="Năm", owners="HĐND và UBND", inherited=OFFICE)
    cut_rows.make_whole(below, found.cut)
    assert below.texts["owners"] == whole


def test_a_merged_cell_that_begins_over_the_first_row_is_whole_in_it() -> None:
    found = joined(entry(owners="HĐND"), entry("1", title="Một", owners="Văn phòng", inherited=OFFICE))
    assert found.entries[0].texts["owners"] == "Văn phòng HĐND"


def test_a_row_with_other_words_ends_a_merged_cell() -> None:
    above = [
        entry("1", title="Một", owners="Trạm Y tế"),
        entry("2", title="Hai", owners="Văn phòng", inherited=OFFICE),
    ]
    found = joined(entry(owners="HĐND"), *above)
    assert [one.texts["owners"] for one in found.entries] == ["Trạm Y tế", "Văn phòng HĐND"]
