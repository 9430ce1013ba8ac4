"""What was entered of a day after its figures were drawn up is listed, when git knows it."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from cchc import periods
from cchc.plan import Amendment
from cchc.reports.overview import late_entries
from cchc.task import (
    AmendedField,
    ClosedStop,
    ClosedSubmission,
    Note,
    Reopening,
    Result,
    Stop,
    Submission,
    Target,
)
from cchc.trail import Trace
from tests.support.plans import make_area, make_extension, make_owner, make_plan, make_task
from tests.support.repositories import small_plan

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.plan import Plan
    from tests.support.answers import Cchc
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


OVERWRITTEN = "đã ghi đè bằng số liệu sau ngày chốt, nay để trống"


def test_a_figure_that_was_overwritten_is_told_with_what_it_was() -> None:
    then = make_task(status="in_progress", started_on=MAY_4, progress=40, progress_on=MAY_4)
    for now in (
        then._replace(progress=80, progress_on=JULY_1),
        then._replace(status="done", progress=None, progress_on=None, done_on=JULY_1),
    ):
        assert late(make_plan(then), make_plan(now)) == [("NV 1", (f"tiến độ 40%: {OVERWRITTEN}",))]
    half = make_task(target=Target(2, "lớp", 1, MAY_4))
    whole = half._replace(target=Target(2, "lớp", 2, JULY_1))
    assert late(make_plan(half), make_plan(whole)) == [("NV 1", (f"chỉ tiêu đã đạt 1 lớp: {OVERWRITTEN}",))]


def test_work_that_was_given_back_and_handed_in_again_says_of_its_day_what_it_said() -> None:
    first, second = Submission(JUNE_10, "12/TTr-VHXH"), Submission(JULY_1, "14/TTr-VHXH")
    handed = make_task(status="submitted", started_on=MAY_4, submitted=first)
    kept = (ClosedSubmission(date(2026, 6, 20), *first),)
    assert late(make_plan(handed), make_plan(handed._replace(submitted=second, submissions=kept))) == []
    corrected = late(make_plan(handed), make_plan(handed._replace(submitted=second)))
    assert "khai báo: đã trình, chờ duyệt → đang thực hiện" in corrected[0][1]


def test_a_figure_that_nobody_had_given_was_not_overwritten() -> None:
    nothing = make_task(target=Target(2, "lớp"))
    assert late(make_plan(nothing), make_plan(make_task(target=Target(2, "lớp", 2, JULY_1)))) == []
    none = make_task(target=Target(2, "lớp", 0, MAY_4))  # somebody said 0
    assert late(make_plan(none), make_plan(make_task(target=Target(2, "lớp", 2, JULY_1)))) == [
        ("NV 1", (f"chỉ tiêu đã đạt 0 lớp: {OVERWRITTEN}",))
    ]


def test_a_figure_that_was_corrected_or_taken_away_was_not_overwritten() -> None:
    then = make_task(status="in_progress", started_on=MAY_4, progress=40, progress_on=MAY_4)
    corrected = then._replace(progress=30)
    assert late(make_plan(then), make_plan(corrected)) == [("NV 1", ("tiến độ: 40% → 30%",))]
    gone = then._replace(progress=None, progress_on=None)
    assert late(make_plan(then), make_plan(gone)) == [("NV 1", ("bỏ tiến độ: 40%",))]
    half = make_task(target=Target(2, "lớp", 1, MAY_4))
    assert late(make_plan(half), make_plan(make_task(target=Target(2, "lớp")))) == [
        ("NV 1", ("bỏ chỉ tiêu đã đạt: 1 lớp",))
    ]
    late_figure = make_task(target=Target(2, "lớp", 1, JUNE_10))
    assert late(make_plan(make_task(target=Target(2, "lớp"))), make_plan(late_figure)) == [
        ("NV 1", ("thêm chỉ tiêu đã đạt: 1 lớp",))
    ]


def test_the_sentence_says_what_is_blank_and_where_else_something_is_otherwise() -> None:
    then = make_task(status="in_progress", started_on=MAY_4, progress=40, progress_on=MAY_4)
    renamed = make_owner(name="Phòng Văn hóa và Xã hội")
    now = make_plan(then._replace(progress=80, progress_on=JULY_1), owners=(renamed,))
    trace = Trace(None, saved=True, since=MAY_4, changes=(), then=make_plan(then))
    entries = late_entries.build(now, trace, JUNE_14, None)
    assert entries is not None
    assert entries.sentence == (
        "Sau ngày chốt số liệu (14/06/2026), số liệu của ngày đó được nhập thêm, đính chính hoặc ghi đè ở "
        "1 nhiệm vụ và 1 mục khác của kế hoạch; báo cáo này đã tính cả, số liệu bị ghi đè để trống."
    )


def test_another_name_of_an_office_or_an_area_and_of_the_plan_is_told() -> None:
    task = make_task(1)
    then = make_plan(task)
    renamed = make_owner(name="Phòng Văn hóa và Xã hội")
    area = make_area(title="Xây dựng thể chế")
    head = then.head._replace(title="Kế hoạch CCHC năm 2026", amendments=(Amendment("45/KH-UBND", JUNE_10),
                                                                         Amendment("60/KH-UBND", JULY_1)))  # fmt: skip
    assert sorted(late(then, make_plan(task, owners=(renamed,), areas=(area,), head=head))) == [
        ("cơ quan Phòng VHXH", ("tên: Phòng Văn hóa - Xã hội xã → Phòng Văn hóa và Xã hội",)),
        (
            "kế hoạch",
            (
                "tên kế hoạch: Kế hoạch CCHC → Kế hoạch CCHC năm 2026",
                "thêm văn bản điều chỉnh: Kế hoạch số 45/KH-UBND ngày 10/06/2026",
            ),
        ),
        ("lĩnh vực Thể chế", ("tên: Cải cách thể chế → Xây dựng thể chế",)),
    ]
    of_office = late(then, make_plan(task, owners=(renamed,), areas=(area,)), owner=renamed)
    assert [label for label, _ in of_office] == ["cơ quan Phòng VHXH"]


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
        (
            {"results": (Result("15/BC", JUNE_10, "Kết quả"),)},
            {"results": (Result("15/BC", JUNE_10, "Kết quả quý II", "https://a.vn/15"),)},
            (
                "văn bản: 15/BC ngày 10/06/2026 (“Kết quả”) → "
                "15/BC ngày 10/06/2026 (“Kết quả quý II”, https://a.vn/15)"
            ),
        ),
        (
            {},
            {"extensions": (make_extension("Quý IV/2026", JUNE_10, approved=False, reason="chờ tỉnh"),)},
            "thêm gia hạn: đến Quý IV/2026, đề xuất, ngày 10/06/2026, lý do: chờ tỉnh",
        ),
        (
            {"stops": (ClosedStop("paused", JUNE_10, MAY_4),)},
            {"stops": (ClosedStop("paused", JUNE_10, MAY_4, "45/UBND-VX"),)},
            (
                "lần dừng đã kết thúc: tạm dừng, từ ngày 04/05/2026, đến trước ngày 10/06/2026 → "
                "tạm dừng, từ ngày 04/05/2026, đến trước ngày 10/06/2026, 45/UBND-VX"
            ),
        ),
        (
            {"reopenings": (Reopening(MAY_4, JUNE_10, "làm lại"),)},
            {"reopenings": (Reopening(MAY_4, JUNE_10, "bổ sung"),)},
            "lần mở lại: ngày 10/06/2026, làm lại → ngày 10/06/2026, bổ sung",
        ),
        (
            {"amendments": (AmendedField("44/KH-UBND", JUNE_10, "deliverable"),)},
            {"amendments": (AmendedField("45/KH-UBND", JUNE_10, "deliverable"),)},
            (
                "điều chỉnh: sản phẩm theo Kế hoạch số 44/KH-UBND ngày 10/06/2026 → "
                "sản phẩm theo Kế hoạch số 45/KH-UBND ngày 10/06/2026"
            ),
        ),
        ({"assigned_on": MAY_4}, {"assigned_on": JUNE_10}, "ngày giao: 04/05/2026 → 10/06/2026"),
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
            "thời hạn: Quý II/2026 → Quý IV/2026 (được gia hạn tại Công văn số 41/UBND-VX ngày 10/06/2026)",
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


def test_the_report_of_a_past_day_lists_what_was_entered_since(entered_late: Path, cchc: Cchc) -> None:
    as_of = ("--as-of", "14/6/2026", "-o", "-")
    report = json.loads(cchc("report", "--format", "json", *as_of).out)
    assert report["late"]["sentence"].startswith("Sau ngày chốt số liệu (14/06/2026), ")
    assert [row["label"] for row in report["late"]["rows"]] == ["NV 1"]
    markdown = cchc("report", "--format", "md", *as_of).out
    assert "## Nhập sau ngày chốt số liệu\n" in markdown
    assert "trạng thái: Đang thực hiện, trong hạn → Hoàn thành đúng hạn ngày 10/06/2026" in markdown
    assert "Nhập sau ngày chốt" in cchc("report", "--format", "html", *as_of).out


def test_the_report_of_the_day_itself_and_that_of_its_version_list_nothing(
    entered_late: Path, cchc: Cchc
) -> None:
    for asked in (("--as-of", "4/7/2026"), ("--as-of", "14/6/2026", "--rev", "14/6/2026")):
        report = json.loads(cchc("report", "--format", "json", "-o", "-", *asked).out)
        assert report["late"] is None


def test_a_document_to_be_signed_has_its_late_entries_told(entered_late: Path, cchc: Cchc) -> None:
    asked = ("report", "--kind", "progress", "--format", "md", "-o", "-", "--as-of")
    told = cchc(*asked, "14/6/2026").err
    first, second, hint = told.rstrip().split("\n")
    assert first == (
        "sau ngày 14/06/2026, số liệu của ngày đó được nhập thêm, đính chính hoặc ghi đè ở NV 1; "
        "báo cáo này đã tính cả"
    )
    assert second.startswith(
        "  NV 1: trạng thái: Đang thực hiện, trong hạn → Hoàn thành đúng hạn ngày 10/06/2026"
    )
    assert hint.startswith("  gợi ý: --rev 14/06/2026 lập theo tệp như đã ghi vào lịch sử đến hết ngày đó; ")
    working = cchc(
        "report", "--kind", "plan", "--updated", "--format", "md", "-o", "-", "--as-of", "14/6/2026"
    )
    assert working.err == told
    assert (
        "NV 1"
        not in cchc("report", "--kind", "plan", "--format", "md", "-o", "-", "--as-of", "14/6/2026").err
    )
    for quiet in ((*asked, "4/7/2026"), (*asked, "14/6/2026", "--rev", "14/6/2026")):
        assert "đính chính" not in cchc(*quiet).err


def test_of_many_late_entries_the_first_are_told_in_words(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, cchc: Cchc
) -> None:
    monkeypatch.chdir(repository.folder)
    june = datetime(2026, 6, 1, 8, tzinfo=periods.VIETNAM)
    repository.commit(small_plan(12), at=june)
    renamed = repository.text.replace("title: Việc", "title: Làm việc")
    repository.commit(renamed, at=june.replace(month=7))
    told = cchc("report", "--kind", "progress", "--format", "md", "-o", "-", "--as-of", "14/6/2026").err
    lines = told.rstrip().split("\n")
    assert lines[1] == "  NV 1: nội dung: Việc 1 → Làm việc 1"
    assert len(lines) == 1 + 10 + 1 + 1
    assert lines[-2] == "  … và 2 mục nữa; xem đủ trong trang tổng quan của ngày 14/06/2026"
