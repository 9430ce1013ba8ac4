"""What differs between two versions of a plan, and how it is said."""

from __future__ import annotations

import unicodedata

import pytest

from cchc import changes
from cchc.change_words import commit_line, sentence
from cchc.changes import Change, compare
from cchc.yamltext.nodes import Plain

Data = dict[str, Plain]


def task(number: str, **fields: Plain) -> Data:
    return {"id": number, "title": f"Việc {number}", "status": "not_started", **fields}


def plan(*tasks: Data, **sections: Plain) -> Data:
    return {"cchc": "1", "plan": {"number": "02/KH-UBND"}, "tasks": list(tasks), **sections}


def test_the_same_data_have_no_changes() -> None:
    assert compare(plan(task("1")), plan(task("1"))) == ()


def test_one_changed_field_is_one_change() -> None:
    assert compare(plan(task("4")), plan(task("4", status="in_progress"))) == (
        Change("task:4", ("status",), "not_started", "in_progress"),
    )


def test_a_task_that_moved_in_the_file_has_not_changed() -> None:
    assert compare(plan(task("1"), task("2")), plan(task("2"), task("1"))) == ()


def test_reordered_fields_empty_fields_and_nfd_are_no_change() -> None:
    old = plan({"id": "1", "title": "Việc 1", "lead": ""})
    new = plan({"title": unicodedata.normalize("NFD", "Việc 1"), "id": "1"})
    assert compare(old, new) == ()


def test_added_and_removed_tasks_are_whole_records() -> None:
    assert compare(plan(task("1")), plan(task("2"))) == (
        Change("task:1", (), task("1"), None),
        Change("task:2", (), None, task("2")),
    )


def test_what_is_appended_to_a_list_is_one_change_each() -> None:
    old = plan(task("1", notes=[{"text": "a"}]))
    new = plan(task("1", notes=[{"text": "a"}, {"text": "b"}, {"text": "c"}]))
    assert compare(old, new) == (
        Change("task:1", ("notes", 1), None, {"text": "b"}),
        Change("task:1", ("notes", 2), None, {"text": "c"}),
    )


def test_a_value_inside_a_list_item_has_its_own_path() -> None:
    old = plan(task("1", results=[{"document": "1/BC", "date": "2026-01-01"}]))
    new = plan(task("1", results=[{"document": "2/BC", "date": "2026-01-01"}]))
    assert compare(old, new) == (Change("task:1", ("results", 0, "document"), "1/BC", "2/BC"),)


def test_the_head_and_other_sections_change_too() -> None:
    old = plan(plan={"number": "02/KH-UBND", "annex": {"date": "2026-01-07"}})
    new = plan(plan={"number": "02/KH-UBND", "annex": {"date": "2026-01-02"}})
    assert compare(old, new) == (Change("plan", ("annex", "date"), "2026-01-07", "2026-01-02"),)


def test_owners_are_told_apart_by_their_ids() -> None:
    old = plan(owners=[{"id": "a", "name": "A"}, {"id": "b", "name": "B"}])
    new = plan(owners=[{"id": "b", "name": "B"}, {"id": "a", "name": "A1"}])
    assert compare(old, new) == (Change("owner:a", ("name",), "A", "A1"),)


def test_two_records_with_one_id_do_not_hide_each_other() -> None:
    assert len(compare(plan(task("1"), task("1")), plan(task("1"), task("1", status="done")))) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            Change("task:4", ("status",), "not_started", "in_progress"),
            "4 · trạng thái: chưa thực hiện → đang thực hiện",
        ),
        (Change("task:4", ("progress",), "40", "60"), "4 · tiến độ: 40% → 60%"),
        (Change("task:4", ("done_on",), None, "2026-09-20"), "4 · ngày hoàn thành: 20/09/2026"),
        (Change("task:4", ("done_on",), "2026-09-20", None), "4 · ngày hoàn thành: bỏ 20/09/2026"),
        (Change("task:4", ("lead",), None, "Chủ tịch"), "4 · lãnh đạo phụ trách: Chủ tịch"),
        (
            Change("task:1", ("results",), None, [{"document": "15/KH-UBND", "date": "2026-03-16"}]),
            "1 · văn bản, minh chứng: thêm 15/KH-UBND · 16/03/2026",
        ),
        (
            Change("task:1", ("extensions", 0), None, {"due": "Quý III/2026", "approved": "true"}),
            "1 · gia hạn: thêm Quý III/2026 · đã duyệt",
        ),
        (Change("task:21", (), None, {"id": "21", "title": "Việc mới"}), "21 · thêm Việc mới"),
        (Change("task:21", (), {"id": "21", "title": "Việc cũ"}, None), "21 · bỏ Việc cũ"),
        (Change("owner:vhxh", ("short",), "A", "B"), "cơ quan vhxh · tên ngắn: A → B"),
        (
            Change("plan", ("annex", "date"), "2026-01-07", "2026-01-02"),
            "kế hoạch · phụ lục · ngày: 07/01/2026 → 02/01/2026",
        ),
    ],
)
def test_a_change_is_said_in_vietnamese(change: Change, said: str) -> None:
    assert sentence(change) == said


def test_a_commit_names_the_task_as_offices_do() -> None:
    change = Change("task:4", ("status",), "not_started", "in_progress")
    assert commit_line(change) == "NV 4: trạng thái chưa thực hiện → đang thực hiện"
    assert commit_line(Change("owner:a", ("name",), "A", "B")).startswith("cơ quan a: ")


def test_kinds_name_the_sections_that_have_ids() -> None:
    assert changes.KINDS == {"tasks": "task", "owners": "owner", "areas": "area"}


def test_an_id_of_any_length_is_one() -> None:
    long = "9" * 5_000
    assert changes.id_of({"id": long}) == long
    assert changes.id_of({"id": f"00{long}"}) == long
    assert [changes.id_of({"id": number}) for number in ("04", "4", "0", "00", "", "x1")] == [
        "4",
        "4",
        "0",
        "0",
        "",
        "x1",
    ]
