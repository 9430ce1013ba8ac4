"""Names in the records become owners and areas, or a finding where they stand; nothing is skipped."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc.planfile import records, resolution
from tests.planfile.test_schema import TASK, plan

if TYPE_CHECKING:
    from cchc.errors import Finding
    from cchc.plan import Plan
    from cchc.yamltext.nodes import Plain

OWNERS: Plain = [
    {"id": "vhxh", "name": "Phòng Văn hóa - Xã hội xã", "short": "Phòng VHXH", "aliases": ["Phòng VHXXH"]},
    {"id": "vp", "name": "Văn phòng HĐND và UBND xã"},
    {"id": "lien-quan", "name": "Các phòng, ban liên quan", "kind": "collective"},
]
AREAS: Plain = [
    {"id": "the-che", "title": "Cải cách thể chế", "short": "Thể chế"},
    {"id": "tthc", "title": "Cải cách thủ tục hành chính"},
]


def resolved(**sections: Plain) -> tuple[Plan | None, list[Finding]]:
    return resolution.resolve(records.load(plan(**({"owners": OWNERS, "areas": AREAS} | sections))))


def resolved_task(**changes: Plain) -> tuple[Plan | None, list[Finding]]:
    return resolved(tasks=[TASK | changes])


def only(outcome: tuple[Plan | None, list[Finding]]) -> Finding:
    found, findings = outcome
    assert found is None
    (finding,) = findings
    return finding


def whole(outcome: tuple[Plan | None, list[Finding]]) -> Plan:
    found, findings = outcome
    assert findings == []
    assert found is not None
    return found


@pytest.mark.parametrize(
    "name",
    [
        "vhxh",
        "Phòng VHXH",
        "phòng vh-xh",
        "PHÒNG VHXXH",
        "Phong Van hoa Xa hoi xa",
        "Phòng Văn hoá – Xã hội xã",
        "Pho\u0300ng VHXH",
    ],
)
def test_an_owner_is_found_by_any_of_its_names(name: str) -> None:
    assert whole(resolved_task(owner=name)).tasks[0].owner.id == "vhxh"


def test_owners_keep_what_the_file_says_of_them() -> None:
    vhxh, vp, collective = whole(resolved()).owners
    assert (vhxh.short, vhxh.aliases) == ("Phòng VHXH", ("Phòng VHXXH",))
    assert (vp.short, vp.kind) == ("Văn phòng HĐND và UBND xã", "agency")
    assert collective.kind == "collective"


def test_a_task_means_what_its_record_says() -> None:
    changes: dict[str, Plain] = {
        "coordinators": ["Văn phòng HĐND&UBND xã", "lien-quan"],
        "status": "done",
        "done_on": "30/6/2026",
        "target": {"quantity": "2", "unit": "hội nghị"},
        "results": [{"document": "15/KH-UBND"}],
        "extensions": [{"due": "Quý III", "date": "1/6/2026", "document": "4/UB", "approved": "true"}],
    }
    task = whole(resolved_task(**changes)).tasks[0]
    assert [owner.id for owner in task.coordinators] == ["vp", "lien-quan"]
    assert (task.status, task.done_on, task.area.id) == ("done", date(2026, 6, 30), "the-che")
    assert task.target is not None
    assert task.target.quantity == 2
    assert (task.due.end, task.extensions[0].due.end) == (date(2026, 3, 31), date(2026, 9, 30))


def test_a_deadline_without_a_year_is_of_the_year_of_the_plan() -> None:
    due = whole(resolved_task(due="Quý II")).tasks[0].due
    assert (due.end, due.year_assumed) == (date(2026, 6, 30), True)


def test_a_name_that_nobody_goes_by_is_told_with_the_nearest() -> None:
    finding = only(resolved_task(owner="Phòng VHXXX"))
    assert (finding.at, finding.code) == (("tasks", 0, "owner"), "unknown-owner")
    assert '"Phòng VHXH" (vhxh)' in finding.hint


def test_a_name_like_none_is_told_to_be_added() -> None:
    assert "gần giống" not in only(resolved_task(owner="Trạm Y tế")).hint


@pytest.mark.parametrize(
    "written", ["Phòng VHXH; Văn phòng", "vhxh, Trạm Y tế", "vhxh và Trạm Y tế", "vhxh - vp"]
)
def test_two_owners_in_one_line_are_sent_to_the_coordinators(written: str) -> None:
    assert "`coordinators`" in only(resolved_task(owner=written)).hint
    assert "mỗi cơ quan một dòng" in only(resolved_task(coordinators=[written])).hint


def test_one_owner_with_marks_left_over_is_not_taken_for_two() -> None:
    assert "gần giống" in only(resolved_task(owner="vhxh và ,")).hint
    assert "gần giống" in only(resolved_task(coordinators=["vhxh và ,"])).hint


def test_an_owner_whose_name_has_a_comma_is_one_owner() -> None:
    assert (
        whole(resolved_task(coordinators=["Các phòng, ban liên quan"])).tasks[0].coordinators[0].id
        == "lien-quan"
    )


def test_naming_an_owner_twice_in_one_list_is_told_at_the_second() -> None:
    finding = only(resolved_task(coordinators=["vp", "vhxh", "Phòng VH-XH"]))
    assert (finding.at, finding.code) == (("tasks", 0, "coordinators", 2), "duplicate-owner")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("thechee", "có phải là `the-che`?"),
        ("Cải cách thủ tục hành chính", "có phải là `tthc`?"),
        ("thể chế xã", "có phải là `the-che`?"),
        ("zzz", "ghi mã của một lĩnh vực: the-che, tthc"),
    ],
)
def test_an_unknown_area_is_told_with_what_was_meant(name: str, hint: str) -> None:
    finding = only(resolved_task(area=name))
    assert (finding.at, finding.code, finding.hint) == (("tasks", 0, "area"), "unknown-area", hint)


def test_an_area_named_by_its_short_title_is_told_with_its_id() -> None:
    areas: Plain = [{"id": "tcc", "title": "Cải cách tài chính công", "short": "Tiền của xã"}]
    assert only(resolved(areas=areas, tasks=[TASK | {"area": "tiền của xã"}])).hint == "có phải là `tcc`?"


def test_an_area_is_found_however_its_id_is_spelled() -> None:
    assert whole(resolved_task(area="The-Che")).tasks[0].area.id == "the-che"


def test_the_owners_of_duties_are_looked_up_too() -> None:
    duties: Plain = [{"owners": ["vhxh", "Trạm Y tế"], "items": ["Tuyên truyền"]}]
    assert only(resolved(duties=duties)).at == ("duties", 0, "owners", 1)
    known: Plain = [{"owners": ["vhxh", "vp"], "items": ["Tuyên truyền"]}]
    assert [owner.id for owner in whole(resolved(duties=known)).duties[0].owners] == ["vhxh", "vp"]


def test_every_unknown_name_is_told_at_once() -> None:
    _, findings = resolved(
        tasks=[TASK | {"owner": "A", "area": "b", "coordinators": ["C"]}, TASK | {"owner": "D"}]
    )
    assert [finding.at for finding in findings] == [
        ("tasks", 0, "owner"),
        ("tasks", 0, "area"),
        ("tasks", 0, "coordinators", 0),
        ("tasks", 1, "owner"),
    ]


def test_the_names_in_a_record_that_is_wrong_elsewhere_are_looked_up_too() -> None:
    broken = TASK | {"progress": "150", "owner": "Trạm Y tế", "area": "zzz", "coordinators": ["Trường học"]}
    _, findings = resolved(tasks=[broken, "x"], duties=[{"owners": ["Y tá"]}])
    assert [(finding.at, finding.code) for finding in findings] == [
        (("tasks", 0, "owner"), "unknown-owner"),
        (("tasks", 0, "area"), "unknown-area"),
        (("tasks", 0, "coordinators", 0), "unknown-owner"),
        (("duties", 0, "owners", 0), "unknown-owner"),
    ]


def test_a_broken_owner_is_told_once_and_not_again_by_every_task() -> None:
    loaded = records.load(
        plan(owners=[{"id": "vhxh", "nmae": "Phòng VHXH"}], tasks=[TASK, TASK | {"owner": "vhxh"}])
    )
    found, findings = resolution.resolve(loaded)
    assert (found, findings) == (None, [])
    assert {finding.at[0] for finding in loaded.findings} == {"owners"}


def test_a_broken_area_is_told_once_and_not_again_by_every_task() -> None:
    loaded = records.load(plan(areas=[{"id": "the-che", "title": "Thể chế", "printed": "?"}]))
    assert resolution.resolve(loaded) == (None, [])
    assert [finding.code for finding in loaded.findings] == ["bad-flag"]


@pytest.mark.parametrize("section", ["owners", "areas"])
def test_a_section_that_cannot_be_read_is_told_once(section: str) -> None:
    loaded = records.load(plan(**{section: "x"}))
    assert resolution.resolve(loaded) == (None, [])
    assert len(loaded.findings) == 1


def test_one_wrong_record_of_any_kind_gives_no_plan() -> None:
    assert resolved()[0] is not None
    cases: list[dict[str, Plain]] = [
        {"tasks": [TASK, "x"]},
        {"duties": ["x"]},
        {"areas": [*AREAS, "x"]},
        {"plan": {}},
        {"la": "x"},
    ]
    for wrong in cases:
        assert resolved(**wrong)[0] is None


def test_what_the_province_asks_for_is_kept() -> None:
    reporting: Plain = {
        "periods": [
            {"id": "q1", "title": "Quý I", "from": "15/12/2025", "to": "14/3/2026", "submit_by": "20/3/2026"}
        ],
        "completion_scale": {"document": "1/QĐ-UBND", "steps": [{"from": "90", "points": "2"}]},
    }
    found = whole(resolved(reporting=reporting)).reporting
    assert (found.periods[0].start, found.periods[0].submit_by) == (date(2025, 12, 15), date(2026, 3, 20))
    assert found.completion_scale is not None
    assert (found.completion_scale.steps[0].start, found.completion_scale.steps[0].points) == (90, 2.0)
    assert whole(resolved()).reporting.completion_scale is None


def test_an_amendment_is_not_called_unknown_where_the_list_of_them_cannot_be_read() -> None:
    amended: Plain = [{"document": "45/KH-UBND", "field": "title", "before": "Tên cũ"}]
    head = plan()["plan"]
    assert isinstance(head, dict)
    assert [one.code for one in resolved_task(amendments=amended)[1]] == ["unknown-amendment"]
    assert resolved(tasks=[TASK | {"amendments": amended}], plan=head | {"year": "hai"})[1] == []


def test_names_are_not_called_unknown_while_a_record_lacks_the_one_it_goes_by() -> None:
    others: Plain = [{"id": "vp", "name": "Văn phòng"}, {"id": "vhxh"}]
    assert resolved(owners=others, tasks=[TASK | {"owner": "Phòng VHXH"}])[1] == []
    assert isinstance(others, list)
    assert only(resolved(owners=others[:1], tasks=[TASK])).code == "unknown-owner"
