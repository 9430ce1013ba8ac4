"""What differs between two versions of a plan, and how it is said."""

from __future__ import annotations

import unicodedata

import pytest

from cchc import changes
from cchc.change_words import (
    commit_line,
    field_sentence,
    record_label,
    sentence,
    subject,
    value_label,
    version_lines,
    worth_telling,
)
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
            Change("task:1", ("results",), None, [{"document": "21/BC-VHXH", "recorded_on": "2026-11-29"}]),
            "1 · văn bản, minh chứng: thêm 21/BC-VHXH (ghi ngày 29/11/2026)",
        ),
        (
            Change("task:1", ("extensions", 0), None, {"due": "Quý III/2026", "approved": "true"}),
            "1 · gia hạn: thêm thời hạn Quý III/2026 · đã duyệt",
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


def test_the_day_of_a_figure_is_told_with_the_figure_alone() -> None:
    figure = Change("task:4", ("progress",), "40", "50")
    day = Change("task:4", ("progress_on",), "2026-05-04", "2026-06-01")
    elsewhere = Change("task:5", ("progress_on",), None, "2026-06-01")
    assert worth_telling((figure, day, elsewhere)) == (figure, elsewhere)
    assert worth_telling((day,)) == (day,)
    achieved = Change("task:4", ("target", "achieved"), None, "1")
    assert worth_telling((achieved, Change("task:4", ("target", "achieved_on"), None, "2026-06-01"))) == (
        achieved,
    )
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


def test_a_date_written_in_another_way_a_number_with_zeros_and_an_empty_list_are_no_change() -> None:
    old = plan(task("4", done_on="2026-06-30", notes=[]))
    assert compare(old, plan(task("4", done_on=" 30/6/2026 ") | {"id": "04"})) == ()
    assert compare(plan(task("4", lead="A")), plan(task("4", lead="B"))) != (), "neither is a date"
    assert compare(plan(task("4", lead="30/6/2026")), plan(task("4", lead="B"))) != (), "only one is"
    assert compare(old, plan(task("4", done_on="2026-07-01"))) != (), "they are two dates"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("abc", "bc", [(0, "a", None)]),
        ("abc", "ac", [(1, "b", None)]),
        ("abc", "b", [(0, "a", None), (2, "c", None)]),
        ("a", "ba", [(0, None, "b")]),
        ("ab", "acb", [(1, None, "c")]),
        ("ab", "ac", [(1, "b", "c")]),
        ("ab", "aa", [(1, "b", "a")]),
        ("aba", "aa", [(1, "b", None)]),
    ],
)
def test_lists_that_only_lost_or_only_won_items_or_have_another_one_say_which(
    old: str, new: str, expected: list[tuple[int, str | None, str | None]]
) -> None:
    before, after = plan(task("1", aliases=[*old])), plan(task("1", aliases=[*new]))
    assert compare(before, after) == tuple(
        Change("task:1", ("aliases", index), was, now) for index, was, now in expected
    )


@pytest.mark.parametrize(
    ("old", "new"), [("ab", "c"), ("ab", "cde"), ("ab", "ba"), ("a", "bc"), ("abc", "bcd")]
)
def test_a_list_in_which_more_happened_is_one_change_and_says_what_it_is_now(old: str, new: str) -> None:
    before, after = plan(task("1", aliases=[*old])), plan(task("1", aliases=[*new]))
    (change,) = compare(before, after)
    assert change == Change("task:1", ("aliases",), [*old], [*new])
    assert field_sentence(change).endswith(f": nay là {'; '.join(new)}")
    assert commit_line(change).endswith(f" nay là {'; '.join(new)}")


def test_maps_in_a_list_say_what_changed_in_them_unless_they_came_went_or_moved() -> None:
    def results(*documents: str) -> Data:
        return plan(
            task("1", results=[{"document": document, "date": "2026-01-01"} for document in documents])
        )

    edited = compare(results("1", "2"), results("3", "4"))
    assert [change.path for change in edited] == [("results", 0, "document"), ("results", 1, "document")]
    for new in (results("2", "1"), results("2", "3"), results("3", "2", "4")):
        (change,) = compare(results("1", "2"), new)
        assert change.path == ("results",)


def test_a_document_that_moved_and_changed_is_not_told_as_another_ones_new_number() -> None:
    def amendments(*listed: tuple[str, str]) -> Data:
        entries: list[Plain] = [{"document": one, "field": "due", "before": before} for one, before in listed]
        return plan(task("1", amendments=entries))

    old = amendments(("45/KH", "Quý I"), ("60/KH", "Quý II"))
    (change,) = compare(old, amendments(("60/KH", "Quý I"), ("45/KH", "Quý III")))
    assert change.path == ("amendments",)
    edited = compare(old, amendments(("45/KH", "Quý II"), ("60/KH", "Quý III")))
    assert [change.path[1:] for change in edited] == [(0, "before"), (1, "before")]


def test_a_list_that_is_a_section_is_told_like_any_other() -> None:
    (change,) = compare(plan(duties=["a", "b"]), plan(duties=["c"]))
    assert (change.path, sentence(change)) == ((), "tổ chức thực hiện · nay là c")
    (change,) = compare({"cchc": "1"}, {"cchc": "2"})
    assert field_sentence(change) == "1 → 2"


def test_what_a_merge_did_itself_in_a_list_is_told_though_the_rest_came_from_its_parents() -> None:
    ours, theirs = plan(task("1", aliases=[*"abx"])), plan(task("1", aliases=[*"acy"]))
    (change, *more) = changes.compare_merge([ours, theirs], plan(task("1", aliases=[*"dby"])))
    assert (change, more) == (Change("task:1", ("aliases",), [*"abx"], [*"dby"]), [])
    moved, changed = plan(task("1", aliases=[*"bax"])), plan(task("1", aliases=[*"aby"]))
    assert changes.compare_merge([moved, changed], plan(task("1", aliases=[*"bay"]))) == ()


def test_the_second_of_two_records_with_one_id_is_named_by_its_place_in_the_list() -> None:
    (change,) = compare(plan(task("1"), task("1")), plan(task("1"), task("1", status="done")))
    assert change.record == "task:1#1"


# What a merge changed itself


def test_a_merge_of_two_sides_that_took_all_from_them_changed_nothing_itself() -> None:
    ours, theirs = plan(task("1", progress="10"), task("2")), plan(task("1"), task("2", lead="A"), task("3"))
    new = plan(task("1", progress="10"), task("2", lead="A"), task("3"))
    assert changes.compare_merge([ours, theirs], new) == ()


def test_what_differs_from_every_parent_is_the_merges_own_and_told_once() -> None:
    ours, theirs = plan(task("1", progress="10")), plan(task("1", progress="20", lead="A"))
    new = plan(task("1", progress="30", lead="A"))
    assert changes.compare_merge([ours, theirs], new) == (Change("task:1", ("progress",), "10", "30"),)


def test_a_value_that_a_merge_took_away_from_both_is_gone_by_the_merge() -> None:
    both = plan(task("1", lead="A"))
    assert changes.compare_merge([both, both], plan(task("1"))) == (Change("task:1", ("lead",), "A", None),)
    assert changes.compare_merge([both, plan(task("1"))], plan(task("1"))) == ()


def test_a_change_in_a_record_that_one_parent_lacks_is_told_all_the_same() -> None:
    ours, theirs = plan(task("1")), plan(task("1"), task("2", notes=[{"text": "a"}]))
    new = plan(task("1"), task("2", notes=[{"text": "b"}]))
    assert changes.compare_merge([ours, theirs], new) == (Change("task:2", ("notes", 0, "text"), "a", "b"),)


def test_an_item_that_a_parent_has_at_another_place_is_not_the_merges_own() -> None:
    ours, theirs = plan(task("1", notes=["a", "b"])), plan(task("1", notes=["a", "c"]))
    assert changes.compare_merge([ours, theirs], plan(task("1", notes=["a", "b", "c"]))) == ()
    assert changes.compare_merge([ours, theirs], plan(task("1", notes=["a", "b", "c", "d"]))) == (
        Change("task:1", ("notes", 3), None, "d"),
    )


@pytest.mark.parametrize("in_a_task", [True, False])
def test_an_item_that_a_merge_moved_is_not_its_own(*, in_a_task: bool) -> None:
    def listing(*items: Plain) -> Data:
        return plan(task("1", notes=[*items])) if in_a_task else plan(duties=[*items])

    assert changes.compare_merge([listing("a"), listing("a", "b")], listing("b", "a")) == ()
    assert len(changes.compare_merge([listing("a"), listing("a", "c")], listing("b", "a"))) == 1


def test_a_record_that_no_parent_has_is_the_merges_own() -> None:
    new = plan(task("1"), task("3"))
    assert changes.compare_merge([plan(task("1")), plan(task("1"), task("2"))], new) == (
        Change("task:3", (), None, task("3")),
    )


# In words


def test_a_whole_version_is_a_line_a_value() -> None:
    data: Data = {
        "cchc": "1",
        "plan": {"number": "02/KH-UBND", "annex": {"date": "2026-01-07"}, "place": " "},
        "tasks": [task("04", approved="true", notes=[{"text": "Đã họp"}], progress=["40"])],
        "owners": "hỏng",
    }
    assert list(version_lines(data)) == [
        "định dạng tệp: 1",
        "kế hoạch · số, ký hiệu: 02/KH-UBND",
        "kế hoạch · phụ lục · ngày: 07/01/2026",
        "4 · nội dung: Việc 04",
        "4 · trạng thái: chưa thực hiện",
        "4 · phê duyệt: đã duyệt",
        "4 · nhật ký · nội dung ghi: Đã họp",
        "4 · tiến độ: 40%",
        "owners: hỏng",
    ]


@pytest.mark.parametrize(
    ("record", "label", "name"),
    [
        ("task:4", "4", "NV 4"),
        ("owner:vhxh", "cơ quan vhxh", "cơ quan vhxh"),
        ("area:the-che", "lĩnh vực the-che", "lĩnh vực the-che"),
        ("duties", "tổ chức thực hiện", "tổ chức thực hiện"),
        ("reporting", "kỳ báo cáo", "kỳ báo cáo"),
        ("lạ", "lạ", "lạ"),
    ],
)
def test_a_record_has_a_name_in_a_table_and_one_in_a_sentence(record: str, label: str, name: str) -> None:
    assert (record_label(record), subject(record)) == (label, name)


@pytest.mark.parametrize(
    ("field", "value", "written"),
    [
        ("lead", None, "(trống)"),
        ("approved", "false", "chưa duyệt"),
        ("printed", "true", "có"),
        ("printed", "false", "không"),
        ("approved", "maybe", "maybe"),
        ("lead", "true", "true"),
        ("aliases", ["A", "B"], "A; B"),
    ],
)
def test_a_value_is_written_as_people_read_it(field: str, value: Plain | None, written: str) -> None:
    assert value_label(field, value) == written


@pytest.mark.parametrize(
    ("record", "title"),
    [
        ({"id": "a", "name": "A"}, "A"),
        ({"id": "a"}, "a"),
        ({"figures": [{"id": "tin-bai"}], "recipients": ["A"]}, "số liệu của kỳ, nơi nhận"),
        ([{"lead": "A"}, {"lead": "B"}], "2 mục"),
        ("A", "nội dung này"),
    ],
)
def test_a_record_that_came_or_went_is_named_by_the_best_it_has(record: Plain, title: str) -> None:
    assert field_sentence(Change("owner:a", (), None, record)) == f"thêm {title}"
    assert commit_line(Change("owner:a", (), record, None)) == f"cơ quan a: bỏ {title}"


def test_only_lists_and_their_items_are_added_to() -> None:
    assert field_sentence(Change("task:1", ("target",), None, {"unit": "hội nghị"})) == "chỉ tiêu: hội nghị"
    assert field_sentence(Change("task:1", ("notes", 0), None, "a")) == "nhật ký: thêm a"
    assert field_sentence(Change("task:1", ("notes", 0), "a", None)) == "nhật ký: bỏ a"


@pytest.mark.parametrize(
    ("path", "before", "after", "said"),
    [
        (
            ("reopenings",),
            None,
            [{"done_on": "2026-03-16", "date": "2026-11-29", "reason": "thiếu số liệu"}],
            "các lần mở lại: thêm ngày 29/11/2026 (đã ghi hoàn thành ngày 16/03/2026) · thiếu số liệu",
        ),
        (
            ("submissions",),
            None,
            [{"date": "2026-06-01", "document": "12/TTr-VHXH", "until": "2026-06-10"}],
            "các lần trình đã bị trả lại: thêm trình ngày 01/06/2026 · 12/TTr-VHXH · bị trả lại ngày 10/06/2026",
        ),
        (
            ("submissions", 1),
            None,
            {"until": "2026-06-10"},
            "các lần trình đã bị trả lại: thêm bị trả lại ngày 10/06/2026",
        ),
        (
            ("stops", 0),
            None,
            {"status": "paused", "date": "2026-06-01", "document": "50/UBND-VX", "until": "2026-06-15"},
            "các lần dừng đã kết thúc: thêm tạm dừng từ 01/06/2026 đến trước 15/06/2026 · 50/UBND-VX",
        ),
        (
            ("stopped",),
            {"date": "2026-11-29", "document": "50/UBND-VX", "before": "not_started"},
            None,
            "dừng, hủy: không còn (29/11/2026 · 50/UBND-VX · trước đó chưa thực hiện)",
        ),
    ],
)
def test_what_ended_or_began_again_is_told_in_words(
    path: tuple[str | int, ...], before: Plain, after: Plain, said: str
) -> None:
    assert field_sentence(Change("task:4", path, before, after)) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change("task:4", ("title",), "A", "B"), "4 · nội dung: A → B"),
        (Change("task:4", ("id",), "4", "5"), "4 · số thứ tự: 4 → 5"),
        (Change("area:tthc", ("title",), "A", "B"), "lĩnh vực tthc · tên: A → B"),
        (Change("owner:vhxh", ("id",), "vhxh", "vh"), "cơ quan vhxh · mã: vhxh → vh"),
        (Change("plan", ("annex", "title"), "A", "B"), "kế hoạch · phụ lục · tên: A → B"),
        (
            Change("reporting", ("periods", 0, "id"), "q3", "q-3"),
            "kỳ báo cáo · kỳ báo cáo · mã: q3 → q-3",
        ),
    ],
)
def test_a_number_and_a_content_are_only_a_tasks(change: Change, said: str) -> None:
    assert sentence(change) == said


def test_a_whole_version_names_fields_as_changes_do() -> None:
    data = plan(task("4"), reporting={"periods": [{"id": "q3", "title": "Quý III/2026"}]})
    assert {"kỳ báo cáo · kỳ báo cáo · mã: q3", "4 · nội dung: Việc 4"} <= {*version_lines(data)}
