"""What was entered of a day after its figures were drawn up is listed, when git knows it."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from cchc import periods
from cchc.reports.overview import late_entries
from cchc.task import Note, Result, Stop, Submission, Target
from cchc.trail import Trace
from tests.support.plans import make_extension, make_owner, make_plan, make_task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc.plan import Plan
    from tests.support.answers import Answer
    from tests.support.repositories import Repository

MAY_4 = date(2026, 5, 4)
JUNE_10 = date(2026, 6, 10)
JUNE_14 = date(2026, 6, 14)
JULY_1 = date(2026, 7, 1)


def late(then: Plan | None, now: Plan, **choices: Any) -> list[tuple[str, tuple[str, ...]]]:
    entries = late_entries.build(
        now, Trace(None, saved=True, since=MAY_4, changes=(), then=then), JUNE_14, choices.get("owner")
    )
    return [(row.label, row.sentences) for row in entries.rows] if entries else []


def test_a_completion_that_was_entered_later_is_listed_with_what_was_said_then() -> None:
    done = make_task(status="done", started_on=MAY_4, done_on=JUNE_10, results=(Result("15/BC", JUNE_10),))
    running = make_task(status="in_progress", started_on=MAY_4)
    assert late(make_plan(running), make_plan(done)) == [
        (
            "NV 1",
            (
                "trạng thái: Đang thực hiện, trong hạn → Hoàn thành đúng hạn ngày 10/06/2026",
                "thêm văn bản: 15/BC ngày 10/06/2026",
            ),
        )
    ]


def test_what_happened_after_the_day_is_no_late_entry() -> None:
    now = make_task(status="done", started_on=MAY_4, done_on=JULY_1, results=(Result("15/BC", JULY_1),))
    assert late(make_plan(make_task(status="in_progress", started_on=MAY_4)), make_plan(now)) == []


def test_a_figure_that_was_overwritten_is_none() -> None:
    then = make_task(status="in_progress", started_on=MAY_4, progress=40, progress_on=MAY_4)
    now = then._replace(progress=80, progress_on=JULY_1)
    assert late(make_plan(then), make_plan(now)) == []
    half = make_task(target=Target(2, "lớp", 1, MAY_4))
    whole = half._replace(target=Target(2, "lớp", 2, JULY_1))
    assert late(make_plan(half), make_plan(whole)) == []
    corrected = then._replace(progress=30)
    assert late(make_plan(then), make_plan(corrected)) == [("NV 1", ("tiến độ: 40% → 30%",))]


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        ({}, {"notes": (Note(JUNE_10, "Đã họp"),)}, "thêm ghi chú: “Đã họp” (ngày 10/06/2026)"),
        ({"notes": (Note(None, "Đã họp"),)}, {}, "bỏ ghi chú: “Đã họp”"),
        (
            {"notes": (Note(JUNE_10, "Đã họp"),)},
            {"notes": (Note(JUNE_10, "Đã họp 02 lần"),)},
            "ghi chú: “Đã họp” (ngày 10/06/2026) → “Đã họp 02 lần” (ngày 10/06/2026)",
        ),
        ({}, {"results": (Result("15/BC", JUNE_10),)}, "thêm văn bản: 15/BC ngày 10/06/2026"),
        (
            {"results": (Result("15/BC", JUNE_10),)},
            {"results": (Result("15/BC", MAY_4),)},
            "văn bản: 15/BC ngày 10/06/2026 → 15/BC ngày 04/05/2026",
        ),
        ({}, {"progress": 40, "progress_on": JUNE_10}, "thêm tiến độ: 40%"),
        (
            {"target": Target(2, "lớp")},
            {"target": Target(2, "lớp", 1, JUNE_10)},
            "thêm chỉ tiêu đã đạt: 1 lớp",
        ),
        ({"target": Target(2, "lớp")}, {"target": Target(3, "lớp")}, "chỉ tiêu: 2 lớp → 3 lớp"),
        ({}, {"deliverable": "Báo cáo"}, "thêm sản phẩm: Báo cáo"),
        ({"lead": "Ông A"}, {"lead": "Bà B"}, "lãnh đạo phụ trách: Ông A → Bà B"),
        ({"assignee": "Ông A"}, {}, "bỏ đầu mối: Ông A"),
        ({}, {"coordinators": (make_owner("y-te"),)}, "thêm cơ quan phối hợp: y-te"),
        (
            {},
            {"submitted": Submission(JUNE_10, "12/TTr-VHXH")},
            "thêm thông tin trình duyệt: ngày 10/06/2026, 12/TTr-VHXH",
        ),
        (
            {"status": "paused", "stopped": Stop(MAY_4)},
            {"status": "paused", "stopped": Stop(MAY_4, "45/UBND-VX", "chờ tỉnh")},
            "thông tin tạm dừng, hủy: từ ngày 04/05/2026 → từ ngày 04/05/2026, 45/UBND-VX, lý do: chờ tỉnh",
        ),
        (
            {},
            {"extensions": (make_extension("Quý IV/2026", JUNE_10, document="41/UBND-VX"),)},
            "thời hạn: Quý II/2026 → Quý IV/2026 (gia hạn theo Công văn số 41/UBND-VX ngày 10/6/2026)",
        ),
    ],
)
def test_every_kind_of_late_entry_is_told_in_words(
    then: dict[str, Any], now: dict[str, Any], told: str
) -> None:
    begun: dict[str, Any] = {"status": "in_progress", "started_on": MAY_4}
    assert late(make_plan(make_task(**begun | then)), make_plan(make_task(**begun | now))) == [
        ("NV 1", (told,))
    ]


def test_notes_that_only_changed_places_are_no_entry() -> None:
    notes = (Note(MAY_4, "một"), Note(JUNE_10, "hai"))
    assert late(make_plan(make_task(notes=notes)), make_plan(make_task(notes=notes[::-1]))) == []
    more = (*notes, Note(JUNE_10, "ba"))
    assert late(make_plan(make_task(notes=notes[:1])), make_plan(make_task(notes=more))) == [
        ("NV 1", ("thêm ghi chú: “hai” (ngày 10/06/2026)", "thêm ghi chú: “ba” (ngày 10/06/2026)"))
    ]


def test_names_of_people_are_left_out_of_late_entries() -> None:
    then, now = make_plan(make_task(lead="Ông A")), make_plan(make_task(lead="Bà B"))
    trace = Trace(None, saved=True, since=MAY_4, changes=(), then=then)
    assert late_entries.build(now, trace, JUNE_14, None) is not None, "the control"
    assert late_entries.build(now, trace, JUNE_14, None, people=False) is None


def test_tasks_that_came_later_for_that_day_and_tasks_that_went_are_listed() -> None:
    first, second = make_task(1), make_task(2)
    assert late(make_plan(first), make_plan(first, second)) == [("NV 2", ("nhập thêm nhiệm vụ",))]
    assert late(make_plan(first, second), make_plan(first)) == [("NV 2", ("bỏ nhiệm vụ",))]
    assert late(make_plan(first), make_plan(first, second._replace(assigned_on=JULY_1))) == []


def test_an_office_is_told_of_its_own_tasks() -> None:
    ours, theirs = make_task(1), make_task(2, owner=make_owner("y-te"))
    then = make_plan(ours, theirs)
    now = make_plan(*(task._replace(status="in_progress", started_on=MAY_4) for task in (ours, theirs)))
    assert [label for label, _ in late(then, now, owner=make_owner())] == ["NV 1"]
    assert [label for label, _ in late(then, now)] == ["NV 1", "NV 2"]


def test_without_a_version_of_the_day_nothing_is_said() -> None:
    assert late(None, make_plan(make_task())) == []
    assert late_entries.build(make_plan(make_task()), None, JUNE_14, None) is None


@pytest.fixture
def entered_late(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a plan of whose 14/6 a completion of 10/6 was entered in July, and one of July itself."""
    monkeypatch.chdir(repository.folder)

    def on(month: int, day: int) -> datetime:
        return datetime(2026, month, day, 8, tzinfo=periods.VIETNAM)

    repository.record("status: in_progress", task=1, at=on(6, 1))
    repository.record(
        "status: done\n    started_on: 2026-06-01\n    done_on: 2026-06-10", task=1, at=on(7, 3)
    )
    repository.record(
        "status: done\n    started_on: 2026-07-01\n    done_on: 2026-07-02", task=2, at=on(7, 4)
    )
    return repository.plan


def test_the_report_of_a_past_day_lists_what_was_entered_since(
    entered_late: Path, cchc: Callable[..., Answer]
) -> None:
    as_of = ("--as-of", "14/6/2026", "-o", "-")
    report = json.loads(cchc("report", "--format", "json", *as_of).out)
    assert report["late"]["sentence"].startswith("Sau ngày chốt số liệu (14/06/2026), ")
    assert [row["label"] for row in report["late"]["rows"]] == ["NV 1"]
    markdown = cchc("report", "--format", "md", *as_of).out
    assert "## Nhập sau ngày chốt số liệu\n" in markdown
    assert "trạng thái: Đang thực hiện, trong hạn → Hoàn thành đúng hạn ngày 10/06/2026" in markdown
    assert "Nhập sau ngày chốt" in cchc("report", "--format", "html", *as_of).out


def test_the_report_of_the_day_itself_and_that_of_its_version_list_nothing(
    entered_late: Path, cchc: Callable[..., Answer]
) -> None:
    for asked in (("--as-of", "4/7/2026"), ("--as-of", "14/6/2026", "--rev", "14/6/2026")):
        report = json.loads(cchc("report", "--format", "json", "-o", "-", *asked).out)
        assert report["late"] is None


def test_a_document_to_be_signed_has_its_late_entries_told(
    entered_late: Path, cchc: Callable[..., Answer]
) -> None:
    asked = ("report", "--kind", "progress", "--format", "md", "-o", "-", "--as-of")
    told = cchc(*asked, "14/6/2026").err
    assert "sau ngày 14/06/2026, số liệu của ngày đó được nhập thêm hoặc đính chính ở NV 1; " in told
    assert told.rstrip().endswith("--rev 14/06/2026")
    for quiet in ((*asked, "4/7/2026"), (*asked, "14/6/2026", "--rev", "14/6/2026")):
        assert "đính chính" not in cchc(*quiet).err
