"""A change of a period's file taken back: to the byte where nothing came since, entry by entry else."""

from __future__ import annotations

import pytest

from cchc.periodfile import differences, document
from cchc.periodfile.differences import Difference, EntryConflict
from cchc.periodfile.document import PeriodDocument, with_figures, with_texts

KINDS = ("progress", "assignment")
FILE = """\
# Quý III
period: 1
progress:
  chung:
    kiem-tra: Đã kiểm tra 02 cơ quan.  # theo KH 15
figures:
  tin-bai: 5  # theo Trang thông tin
  ho-so: {value: 585, note: hệ thống}
"""


def read(text: str | bytes) -> PeriodDocument:
    data = text if isinstance(text, bytes) else text.encode()
    return document.parse(data, "q3", KINDS) if data else PeriodDocument("q3")


def back(now: str, after: bytes, before: str = FILE) -> str:
    return differences.take_back(read(now), read(after), read(before)).decode()


def test_without_another_change_the_old_bytes_come_back() -> None:
    after = with_figures(read(FILE), {"tin-bai": "7", "ho-so": ""})
    assert back(after.decode(), after) == FILE
    first = with_figures(read(""), {"tin-bai": "7"})
    assert back(first.decode(), first, "") == "", "the file that was made goes"


def test_what_people_wrote_since_stays() -> None:
    after = with_figures(read(FILE), {"tin-bai": "7"})
    now = after.decode().replace("02 cơ quan", "03 cơ quan").replace("# Quý III", "# Quý III, đã nộp")
    assert back(now, after) == now.replace("tin-bai: 7", "tin-bai: 5")


def test_what_was_added_goes_with_what_was_made_around_it() -> None:
    after = with_texts(read(FILE), "assignment", "vhxh", {"ghi-chu": "Một."})
    now = after.decode().replace("tin-bai: 5", "tin-bai: 6")
    assert back(now, after) == FILE.replace("tin-bai: 5", "tin-bai: 6")
    first = with_figures(read(""), {"tin-bai": "7"})
    now = f"{first.decode()}progress:\n  chung:\n    kien-nghi: Không.\n"
    undone = read(back(now, first, ""))
    assert (dict(undone.figures), undone.texts_of("progress", "chung")) == ({}, {"kien-nghi": "Không."})


def test_what_was_taken_away_comes_back_into_its_place() -> None:
    after = with_figures(read(FILE), {"tin-bai": ""})
    now = after.decode().replace("value: 585", "value: 586")
    lines = back(now, after).splitlines()
    assert lines[5:] == ["figures:", "  tin-bai: 5", "  ho-so: {value: 586, note: hệ thống}"]


def test_a_text_of_paragraphs_comes_back() -> None:
    before = FILE.replace("Đã kiểm tra 02 cơ quan.  # theo KH 15", "|\n      Một.\n      Hai.")
    after = with_texts(read(before), "progress", "chung", {"kiem-tra": "Ba."})
    now = after.decode().replace("tin-bai: 5", "tin-bai: 6")
    assert read(back(now, after, before)).texts_of("progress", "chung") == {"kiem-tra": "Một.\nHai."}


def test_an_entry_that_was_changed_again_is_a_conflict_with_all_its_texts() -> None:
    after = with_figures(read(FILE), {"tin-bai": "7"})
    with pytest.raises(differences.ConflictError) as caught:
        back(after.decode().replace("tin-bai: 7", "tin-bai: 8"), after)
    assert caught.value.conflicts == (EntryConflict(("figures", "tin-bai"), "7", "8", "5"),)
    with pytest.raises(differences.ConflictError):
        back("", after)


def test_what_is_as_before_already_needs_nothing() -> None:
    after = with_figures(read(FILE), {"tin-bai": "7"})
    now = FILE.replace("# Quý III", "# Quý 3")
    assert back(now, after) == now
    first = with_figures(read(""), {"tin-bai": "7"})
    assert back("", first, "") == "", "somebody deleted the file"


def test_what_differs_is_told_in_the_order_of_the_file() -> None:
    after = with_figures(read(FILE), {"tin-bai": "", "moi": "1"})
    assert differences.between(read(FILE), read(after)) == [
        Difference(("figures", "moi"), None, "1"),
        Difference(("figures", "tin-bai"), "5", None),
    ]
