"""The shape of a plan file: which fields a record has, and what is said of one that doesn't fit."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from cchc import labels
from cchc.planfile import misfits, record_types, records, reporting_schema, validation
from cchc.planfile.record_types import Record
from cchc.planfile.schema import HeadRecord, TaskRecord

if TYPE_CHECKING:
    from cchc.errors import Finding
    from cchc.planfile.records import Records
    from cchc.yamltext.nodes import Plain

HEAD: dict[str, Plain] = {
    "number": "02/KH-UBND",
    "date": "2026-01-02",
    "year": "2026",
    "title": "Kế hoạch CCHC",
    "issuer": "UBND xã",
}
TASK: dict[str, Plain] = {
    "id": "1",
    "title": "Tự kiểm tra, rà soát văn bản",
    "area": "the-che",
    "owner": "Phòng VHXH",
    "due": "Quý I/2026",
}


def plan(**sections: Plain) -> dict[str, Plain]:
    owners: Plain = [{"id": "vhxh", "name": "Phòng VHXH"}]
    areas: Plain = [{"id": "the-che", "title": "Thể chế"}]
    return {
        "cchc": "1",
        "plan": dict(HEAD),
        "owners": owners,
        "areas": areas,
        "tasks": [dict(TASK)],
        **sections,
    }


def load_task(**changes: Plain) -> Records:
    return records.load(plan(tasks=[TASK | changes]))


def told(loaded: Records) -> list[tuple[tuple[str | int, ...], str]]:
    return [(finding.at, finding.code) for finding in loaded.findings]


def only(loaded: Records) -> Finding:
    (finding,) = loaded.findings
    return finding


# What fits


def test_a_plan_of_the_least_that_is_needed_fits() -> None:
    loaded = records.load(plan())
    assert loaded.findings == []
    assert loaded.head is not None
    assert (loaded.head.year, loaded.head.date) == (2026, date(2026, 1, 2))
    assert list(loaded.tasks) == [0]
    assert loaded.tasks[0].status == "not_started"


def test_a_plan_may_have_no_tasks_yet() -> None:
    assert records.load({"cchc": "1", "plan": dict(HEAD)}).findings == []
    assert records.load({"cchc": "1", "plan": dict(HEAD), "tasks": "", "owners": []}).findings == []


def test_every_field_of_a_task_is_typed() -> None:
    full: dict[str, Plain] = {
        "condition": "sau khi tỉnh có kế hoạch",
        "target": {"quantity": "02", "unit": "hội nghị", "achieved": "1"},
        "status": "done",
        "progress": "100%",
        "started_on": "04/5/2026",
        "done_on": "2026-09-20",
        "stopped": {"date": "1/1/2026", "document": "1/UBND", "reason": "x"},
        "results": [{"document": "15/KH-UBND", "date": "20/9/2026", "summary": "x", "link": "https://x"}],
        "notes": [{"date": "2026-07-08", "text": "Đã lấy ý kiến"}, {"text": "y"}],
        "extensions": [{"due": "Quý III/2026", "date": "2026-06-20", "document": "41", "approved": "có"}],
        "coordinators": ["Trạm Y tế"],
    }
    loaded = load_task(**full)
    assert loaded.findings == []
    task = loaded.tasks[0]
    assert task.target is not None
    assert (task.target.quantity, task.progress, task.started_on) == (2, 100, date(2026, 5, 4))
    assert task.results[0].date == date(2026, 9, 20)
    assert task.notes[1].date is None
    assert task.extensions[0].approved


@pytest.mark.parametrize("field", [name for name in TaskRecord.model_fields if name not in TASK])
def test_a_field_left_empty_is_one_not_filled_in(field: str) -> None:
    loaded = load_task(**{field: ""})
    assert loaded.findings == []
    assert loaded.tasks[0] == load_task().tasks[0]


def test_the_names_of_the_fields_of_a_period_are_those_of_the_file() -> None:
    period: Plain = {"id": "q1", "title": "Quý I", "from": "15/12/2025", "to": "14/3/2026"}
    scale: Plain = {"document": "1/QĐ", "steps": [{"from": "90", "points": "1,5"}]}
    loaded = records.load(plan(reporting={"periods": [period], "completion_scale": scale}))
    assert loaded.findings == []
    assert loaded.reporting.periods[0].end == date(2026, 3, 14)
    wrong = records.load(
        plan(reporting={"periods": [{"id": "q1", "title": "Quý I", "start": "x", "to": "1/1/2026"}]})
    )
    assert told(wrong) == [
        (("reporting", "periods", 0, "from"), "missing"),
        (("reporting", "periods", 0, "start"), "unknown-key"),
    ]


def test_the_fields_of_a_task_stand_in_the_order_of_the_file_and_have_labels() -> None:
    fields = list(record_types.known_fields(TaskRecord))
    assert fields[0] == "id"
    assert fields[-3:] == ["owner", "coordinators", "due"]
    assert [field for field in fields if field not in labels.FIELD] == []


@pytest.mark.parametrize("model", Record.__subclasses__(), ids=lambda model: model.__name__)
def test_every_record_refuses_a_field_it_does_not_know(model: type[Record]) -> None:
    record, misfits = validation.validate(model, {"la": "x"})
    assert record is None
    assert ("extra_forbidden", ("la",)) in [(misfit.kind, misfit.loc) for misfit in misfits]


def test_what_a_record_does_not_say_is_as_the_manual_says() -> None:
    extension: Plain = {"due": "Quý III/2026", "date": "2026-06-20"}
    loaded = records.load(plan(tasks=[TASK | {"extensions": [extension]}]))
    assert loaded.findings == []
    assert loaded.areas[0].printed, "an area has a heading"
    assert not loaded.tasks[0].extensions[0].approved, "an extension is only proposed"


def test_a_record_that_was_read_stays_as_it_is() -> None:
    head, _ = validation.validate(HeadRecord, dict(HEAD))
    assert head is not None
    with pytest.raises(ValidationError):
        head.year = 2027  # type: ignore[misc]


def test_a_record_is_built_when_the_first_of_its_kind_is_read_and_only_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Sheet(Record):
        number: str

    built: list[type[Record]] = []
    build = validation._build  # noqa: SLF001  what asks for no plugins

    def noted(model: type[Record]) -> None:
        built.append(model)
        build(model)

    monkeypatch.setattr(validation, "_build", noted)
    assert not Sheet.__pydantic_complete__
    for _ in range(2):
        assert validation.validate(Sheet, {"number": "1"})[1] == ()
        assert built == [Sheet]


# What doesn't


@pytest.mark.parametrize("field", list(TASK))
def test_a_task_without_one_of_its_fields_is_told_by_name(field: str) -> None:
    loaded = records.load(plan(tasks=[{key: value for key, value in TASK.items() if key != field}]))
    finding = only(loaded)
    assert (finding.at, finding.code) == (("tasks", 0, field), "missing")
    assert f"`{field}` ({labels.FIELD[field]})" in finding.message


@pytest.mark.parametrize("field", list(TASK))
def test_a_field_that_stands_there_empty_is_not_called_missing(field: str) -> None:
    assert told(load_task(**{field: ""})) == [(("tasks", 0, field), "empty")]


def test_the_label_of_a_field_of_tasks_is_not_put_on_others() -> None:
    loaded = records.load(plan(owners=[{"name": "Phòng VHXH"}]))
    assert only(loaded).message == "thiếu trường `id` (mã)"
    assert only(records.load(plan(areas=[{"id": "tthc"}]))).message == "thiếu trường `title` (tên)"
    assert only(load_task(id="")).message == "trường `id` (số thứ tự) để trống"


@pytest.mark.parametrize("key", ["mã", "Ma", "số thứ tự"])
def test_a_field_in_vietnamese_is_known_by_the_name_that_it_has_there(key: str) -> None:
    loaded = records.load(plan(owners=[{key: "vhxh", "id": "vhxh", "name": "Phòng VHXH"}]))
    assert only(loaded).hint == "có phải là `id`?"


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("asignee", "assignee"),
        ("Owner", "owner"),
        ("coordinator", "coordinators"),
        ("Thời hạn", "due"),
        ("cơ quan phối hợp", "coordinators"),
        ("trang thai", "status"),
    ],
)
def test_an_unknown_field_is_answered_with_the_nearest_known_one(key: str, meant: str) -> None:
    finding = only(load_task(**{key: "x"}))
    assert (finding.code, finding.on_key) == ("unknown-key", True)
    assert finding.hint == f"có phải là `{meant}`?"


@pytest.mark.parametrize(
    ("changes", "key", "meant"),
    [
        ({"target": {"quantity": "1", "unit": "x", "unitt": "y"}}, "unitt", "unit"),
        ({"stopped": {"documnt": "y"}}, "documnt", "document"),
        ({"notes": [{"text": "x", "dat": "1/6/2026"}]}, "dat", "date"),
    ],
)
def test_an_unknown_field_inside_a_record_is_answered_with_the_nearest_of_that_record(
    changes: dict[str, Plain], key: str, meant: str
) -> None:
    finding = only(load_task(**changes))
    assert finding.message == f"trường `{key}` không có trong định dạng"
    assert finding.hint == f"có phải là `{meant}`?"


def test_a_field_that_is_unknown_with_and_without_its_hidden_character_is_not_said_to_be_known() -> None:
    finding = only(load_task(**{"asignee\u200b": "x"}))
    assert "không có trong định dạng" in finding.message
    assert finding.hint == "có phải là `assignee`?"


def test_an_unknown_field_like_none_is_answered_with_all_of_them() -> None:
    assert "coordinators, due" in only(load_task(zzz="x")).hint


@pytest.mark.parametrize("key", ["owner\u200b", "\u00a0owner", "own\u00ader"])
def test_a_field_with_a_character_that_nobody_sees_is_told_so(key: str) -> None:
    task = {key if field == "owner" else field: value for field, value in TASK.items()}
    hidden = [f for f in records.load(plan(tasks=[task])).findings if f.code == "unknown-key"]
    assert [("ẩn" in finding.message, "`owner`" in finding.hint) for finding in hidden] == [(True, True)]


def test_a_value_with_a_character_that_nobody_sees_is_told_so() -> None:
    assert "ký tự ẩn" in only(load_task(status="done\u200b")).hint
    assert "ký tự ẩn" not in only(load_task(status="donee")).hint


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"document": "1/UBND"},
            "`submitted`, `submissions`, `stopped`, `stops`, `results`, `extensions` hoặc `amendments`",
        ),
        ({"quantity": "2"}, "`target`"),
        ({"results": [{"owner": "x"}]}, "mục ngoài"),
        ({"target": {"quantity": "1", "unit": "x", "status": "done"}}, "mục ngoài"),
    ],
)
def test_a_field_that_slipped_into_another_record_is_sent_home(changes: dict[str, Plain], words: str) -> None:
    assert words in only(load_task(**changes)).hint


@pytest.mark.parametrize(
    ("changes", "at", "code"),
    [
        ({"coordinators": "Trạm Y tế"}, ("coordinators",), "wrong-shape"),
        ({"coordinators": {"a": "b"}}, ("coordinators",), "wrong-shape"),
        ({"coordinators": [["a"]]}, ("coordinators", 0), "not-text"),
        ({"coordinators": ["", "a"]}, ("coordinators", 0), "empty"),
        ({"target": "2 hội nghị"}, ("target",), "wrong-shape"),
        ({"target": []}, ("target",), "wrong-shape"),
        ({"results": ["15/KH-UBND"]}, ("results", 0), "wrong-shape"),
        ({"results": [""]}, ("results", 0), "empty"),
        ({"results": [{"date": "31/2/2026"}]}, ("results", 0, "date"), "bad-date"),
        (
            {"extensions": [{"due": "Quý I", "date": "1/1/2026", "approved": "?"}]},
            ("extensions", 0, "approved"),
            "bad-flag",
        ),
        ({"owner": ["a"]}, ("owner",), "not-text"),
        ({"title": {"a": "b"}}, ("title",), "not-text"),
        ({"progress": "101"}, ("progress",), "bad-progress"),
    ],
)
def test_a_misfit_is_told_at_its_path(
    changes: dict[str, Plain], at: tuple[str | int, ...], code: str
) -> None:
    assert told(load_task(**changes)) == [(("tasks", 0, *at), code)]


def test_all_misfits_of_all_records_are_told_at_once() -> None:
    loaded = records.load(
        plan(
            plan=HEAD | {"year": "26", "nmber": "1"},
            owners=[{"id": "A"}, {"id": "b", "name": "B"}],
            tasks=[TASK | {"progress": "x", "status": "?"}, TASK | {"id": "2"}, "x"],
            reporting={"periods": "q1"},
        )
    )
    assert sorted(code for _, code in told(loaded)) == sorted(
        [
            "bad-year",
            "unknown-key",
            "bad-id",
            "missing",
            "bad-number",
            "bad-status",
            "wrong-shape",
            "wrong-shape",
        ]
    )
    assert (list(loaded.owners), list(loaded.tasks)) == ([1], [1])
    assert list(loaded.broken["tasks"]) == [0, 2]


def test_a_rule_of_pydantics_own_that_nobody_has_worded_is_a_fault_of_the_program() -> None:
    with pytest.raises(AssertionError, match="greater_than"):
        list(misfits.describe(TaskRecord, {}, (), [validation.Misfit("greater_than", ("id",), "0", None)]))


@pytest.mark.parametrize(
    ("key", "field"),
    [("Owner", "owner"), ("cơ quan", "owner"), ("thời hạn", "due"), ("idd", "id"), ("owner\u200b", "owner")],
)
def test_a_field_that_lacks_is_told_once_where_it_stands_under_another_name(key: str, field: str) -> None:
    task = {key if name == field else name: value for name, value in TASK.items()}
    finding = only(records.load(plan(tasks=[task])))
    assert (finding.at, finding.code) == (("tasks", 0, key), "unknown-key")
    assert f"`{field}`" in finding.hint


def test_a_field_that_lacks_is_told_beside_an_unknown_one_that_is_another() -> None:
    task = {"ttl" if name == "owner" else name: value for name, value in TASK.items()}
    assert sorted(code for _, code in told(records.load(plan(tasks=[task])))) == ["missing", "unknown-key"]


def test_a_field_that_is_left_empty_lacks_all_the_same() -> None:
    loaded = load_task(owner="", Owner="Phòng VHXH")
    assert sorted(code for _, code in told(loaded)) == ["empty", "unknown-key"]


# The top of the file


@pytest.mark.parametrize(("section", "key"), [("plan", "Plan"), ("owners", "Owner"), ("areas", "area")])
def test_a_section_under_another_name_is_told_once(section: str, key: str) -> None:
    data = {key if name == section else name: value for name, value in plan(tasks=[TASK]).items()}
    finding = only(records.load(data))
    assert (finding.at, finding.hint) == ((key,), f"có phải là `{section}`?")


@pytest.mark.parametrize("data", [{}, [], "", "Kế hoạch", ["a"]])
def test_what_is_no_map_is_no_plan(data: Plain) -> None:
    assert told(records.load(data)) == [((), "not-a-plan")]


@pytest.mark.parametrize("version", ["2", "", "1.0", "một", ["1"], {"a": "b"}])
def test_another_version_is_refused(version: Plain) -> None:
    assert told(records.load(plan(cchc=version))) == [(("cchc",), "version")]


def test_a_file_without_version_or_head_is_told_so() -> None:
    assert told(records.load({"tasks": []})) == [((), "version"), ((), "missing")]


@pytest.mark.parametrize("value", ["", "x", ["a"]])
def test_a_head_that_is_no_map_is_told_so(value: Plain) -> None:
    assert told(records.load(plan(plan=value))) == [(("plan",), "wrong-shape")]


@pytest.mark.parametrize("section", ["owners", "areas", "tasks", "duties"])
def test_a_section_that_is_no_list_is_told_so(section: str) -> None:
    single: Plain = {"id": "1"}
    loaded = records.load(plan(**{section: single}))
    assert told(loaded) == [((section,), "wrong-shape")]
    assert section in loaded.unread


@pytest.mark.parametrize("section", ["owners", "areas"])
def test_tasks_need_owners_and_areas(section: str) -> None:
    without = plan()
    del without[section]
    loaded = records.load(without)
    assert told(loaded) == [(("tasks",), "missing")]
    assert section in loaded.unread
    assert records.load({**without, "tasks": []}).findings == []


@pytest.mark.parametrize(
    ("key", "meant"), [("task", "tasks"), ("Owners", "owners"), ("area", "areas"), ("pl", "plan")]
)
def test_an_unknown_section_is_answered_with_the_nearest_known_one(key: str, meant: str) -> None:
    finding = only(records.load(plan(**{key: []})))
    assert (finding.at, finding.hint) == ((key,), f"có phải là `{meant}`?")


def test_a_file_of_nothing_but_misfits_ends_somewhere() -> None:
    loaded = records.load(plan(tasks=["x"] * 5000))
    assert len(loaded.findings) == records.MAX_FINDINGS == 1000
    assert len(loaded.broken["tasks"]) == 5000


def test_a_head_of_the_least_that_is_needed_has_empty_lists() -> None:
    head, misfits = validation.validate(HeadRecord, dict(HEAD))
    assert misfits == ()
    assert head is not None
    assert (head.legal_bases, head.signatory.name, head.annex.date) == ([], None, None)


def test_programs_that_are_started_from_here_keep_their_plugins_of_pydantic() -> None:
    assert "PYDANTIC_DISABLE_PLUGINS" not in os.environ


@pytest.mark.parametrize("before", [None, "logfire"])
def test_what_was_set_for_plugins_is_set_again(monkeypatch: pytest.MonkeyPatch, before: str | None) -> None:
    monkeypatch.delenv("PYDANTIC_DISABLE_PLUGINS", raising=False)
    if before is not None:
        monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", before)
    validation._build(reporting_schema.StepRecord)  # noqa: SLF001  what `validate` does with a record of a new kind
    assert os.environ.get("PYDANTIC_DISABLE_PLUGINS") == before
