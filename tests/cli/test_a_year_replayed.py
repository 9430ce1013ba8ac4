"""The past stays put: at the year's end the report of a day says what it said on that day."""

from __future__ import annotations

from datetime import datetime, time
from random import Random
from typing import TYPE_CHECKING

import pytest

from cchc import periods
from cchc.updates import submissions
from tests.support import blank_figures, late_figures, year
from tests.support.repositories import Repository

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cchc.changes import PlainRecord
    from tests.support.answers import Cchc


@pytest.fixture
def plan(office: Path) -> Path:
    """Return the real plan with targets for two more tasks."""
    path = office / "plans/2026.yaml"
    year.give_targets(path)
    return path


@pytest.mark.parametrize("seed", range(10))
def test_the_report_of_a_day_is_the_same_at_the_years_end(
    seed: int, plan: Path, cchc: Cchc, *, thorough: bool
) -> None:
    if seed > 1 and not thorough:
        return
    reported, taken = year.live(cchc, Random(seed), 120)
    assert taken > 60
    assert cchc("check", "--ignore", "6ro").code in {0, 1}
    assert list(year.replay(cchc, reported)) == []


FIELDS = (
    "assigned_on",
    "started_on",
    "progress_on",
    "achieved_on",
    "condition_met_on",
    "submitted",
    "submissions",
    "stops",
    "reopenings",
    "before: not_started",
    "recorded_on",
)


def test_a_plan_without_any_of_the_days_is_found_out(plan: Path, cchc: Cchc) -> None:
    reported, _ = year.live(cchc, Random(8), 200)
    assert list(year.replay(cchc, reported)) == []
    whole, found = plan.read_text("utf-8"), {}
    for field in FIELDS:
        year.without(plan, field)
        assert len(plan.read_text("utf-8")) < len(whole), field
        found[field] = any(year.replay(cchc, reported))
        plan.write_text(whole, "utf-8")
    assert found == dict.fromkeys(FIELDS, True)


def test_a_plan_that_keeps_no_day_of_a_return_is_found_out(
    plan: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    def returned(record: PlainRecord, _day: date) -> PlainRecord:
        return record

    monkeypatch.setattr(submissions, "end", returned)
    reported, _ = year.live(cchc, Random(2), 120)
    found = list(year.replay(cchc, reported))
    assert any(" messages." in difference for difference in found)
    assert any("đôn đốc phê duyệt" in difference for difference in found)


def test_a_plan_without_the_day_of_an_approval_is_found_out(plan: Path, cchc: Cchc) -> None:
    proposal = ("--to", "31/12/2026", "--proposed", "--as-of", "2026-01-05")
    assert cchc("extend", "4", *proposal).code == 0
    reported = {year.CHECKED[1]: year.report(cchc, year.CHECKED[1])}
    approval = ("--approve", "1", "--document", "99/UBND-VX", "--as-of", "2026-05-05")
    assert cchc("extend", "4", *approval).code == 0
    assert list(year.replay(cchc, reported)) == []
    year.without(plan, "approved_on")
    assert any(year.replay(cchc, reported))


ANNEX = ("reports", 1, "annex", "table", "rows", 4, 5)
HANDED_IN = "đã trình ngày 09/01/2026 tại Công văn số 71/UBND-VX, đang chờ phê duyệt"


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("Đạt 35%", ""),
        (f"Đạt 55%; {HANDED_IN}; ghi ngày 17/06/2026", f"{HANDED_IN[0].upper()}{HANDED_IN[1:]}; ghi ngày 17/06/2026"),
        ("Đã thực hiện 01/02 hội nghị; Công văn số 80/UBND-VX", "Công văn số 80/UBND-VX"),
        ("Đã thực hiện 01/02 hội nghị", "Đạt 50%"),
        ("Tạm dừng từ ngày 22/4/2026; đạt 80%", "Tạm dừng từ ngày 22/4/2026"),
    ],
)  # fmt: skip
def test_a_figure_of_the_annex_may_be_blank(then: str, now: str) -> None:
    assert list(blank_figures.differences(then, now, ANNEX)) == []


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("Đạt 35%", "Đạt 40%"),
        ("", "Đạt 35%"),
        ("12", ""),
        ("Đã thực hiện 01/02 hội nghị", "Đạt 100%"),
        ("Đạt 35%; ghi ngày 17/06/2026", "Đạt 35%"),
        ("Ghi ngày 17/06/2026", "Ghi ngày 20/06/2026"),
        ("Đạt 35%; ghi ngày 17/06/2026", "Ghi ngày 17/06/2026; đạt 35%"),
        (HANDED_IN, HANDED_IN.replace("09/01", "10/01")),
        (HANDED_IN, ""),
        (f"Đang thực hiện, trong hạn; {HANDED_IN}", "Đang thực hiện, trong hạn"),
        ("Đạt 80%; tạm dừng từ ngày 22/4/2026", ""),
        ("Hoàn thành ngày 20/6/2026", ""),
        ("Đang thực hiện, trong hạn; đạt 5%", "Chưa thực hiện, trong hạn"),
        (
            "Đang thực hiện, trong hạn. Bảo đảm hoàn thành đúng thời hạn",
            "Đang thực hiện, trong hạn. Theo dõi, báo cáo kết quả phê duyệt",
        ),
    ],
)
def test_any_other_cell_of_the_annex_is_a_difference(then: str, now: str) -> None:
    assert len(list(blank_figures.differences(then, now, ANNEX))) == 1


OVERWRITTEN = "đã ghi đè bằng số liệu sau ngày chốt, nay để trống"


@pytest.mark.parametrize("seed", range(10))
def test_whatever_a_past_day_says_otherwise_is_listed(
    seed: int, plan: Path, cchc: Cchc, *, thorough: bool
) -> None:
    if seed > 1 and not thorough:
        return
    repository = Repository(plan.parents[1]).start(plan.read_text("utf-8"))

    def printed_and_saved(cchc: Cchc, day: date) -> late_figures.Lines:
        moment = datetime.combine(day, time(22), periods.VIETNAM)
        repository.commit(plan.read_bytes(), at=moment)
        return late_figures.printed(cchc, day)

    then, _ = year.live(cchc, Random(seed), 120, printed_and_saved)
    cchc("result", "1", "--add", "1/BC-UBND", "--date", "10/1/2026", "--summary", "Kết quả ban đầu")
    blank = 0
    for day, lines in then.items():
        told = late_figures.listed(cchc, day)
        otherwise = late_figures.differing(lines, late_figures.printed(cchc, day))
        assert {f"NV {number}" for number in otherwise} <= told.keys(), day
        others = {label for label, said in told.items() if not all(one.endswith(OVERWRITTEN) for one in said)}
        blank += len({f"NV {number}" for number in otherwise} - others)
        assert "NV 1" in others, "entered late"
    assert blank, "the control: without what was overwritten the list lacks tasks"
