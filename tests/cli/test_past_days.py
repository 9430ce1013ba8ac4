"""What commands show of a past day has nothing that came later, be it a fact or what git knows of it."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from cchc import date_words, periods
from tests.support.repositories import office_with

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc
    from tests.support.repositories import Repository

JUNE_14 = ("--as-of", "14/6/2026")
TASK = """\
status: done
    progress: 90
    progress_on: 2026-07-20
    started_on: 2026-05-04
    submitted:
      date: 2026-07-25
      document: 50/TTr-VHXH
    done_on: 2026-08-01
    results:
      - document: 99/BC-UBND
        date: 2026-08-01
      - document: 15/BC-UBND
        date: 2026-06-10
    notes:
      - date: 2026-05-05
        text: Đã họp
      - date: 2026-07-05
        text: Đã gửi dự thảo
    extensions:
      - due: 31/12/2026
        date: 2026-06-12
        document: 60/UBND-VX
        approved: true
        approved_on: 2026-07-02"""
LATER = ("99/BC-UBND", "50/TTr-VHXH", "60/UBND-VX", "90%", "01/08/2026", "Đã gửi dự thảo", "hoàn thành")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Stand in an office where task 4 was begun in May, told of in June, and finished in August."""
    made = office_with(tmp_path / "xã")
    made.record("status: in_progress", task=4, at=datetime(2026, 5, 4, 9, tzinfo=periods.VIETNAM))
    made.record(TASK, task=4, at=datetime(2026, 8, 1, 9, tzinfo=periods.VIETNAM))
    monkeypatch.chdir(made.folder)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    return made


@pytest.mark.usefixtures("office")
def test_a_task_of_a_past_day_has_nothing_that_came_later(cchc: Cchc) -> None:
    now, then = cchc("show", "4").out, cchc("show", "4", *JUNE_14).out
    assert [words for words in LATER if words not in now] == [], "the control"
    assert [words for words in LATER if words in then] == []
    assert "  khai báo: đang thực hiện\n" in then
    assert "  gia hạn: đến 31/12/2026 · đề xuất, chưa duyệt · 12/06/2026\n" in then


@pytest.mark.usefixtures("office")
def test_items_of_a_past_day_have_the_numbers_that_commands_take_today(cchc: Cchc) -> None:
    assert "  văn bản 2: 15/BC-UBND · 10/06/2026\n" in cchc("show", "4", *JUNE_14).out
    assert cchc("result", "4", "--edit", "2", "--summary", "Báo cáo", "--as-of", "2/8/2026").code == 0
    assert "  văn bản 2: 15/BC-UBND · 10/06/2026 · Báo cáo\n" in cchc("show", "4", *JUNE_14).out


@pytest.mark.usefixtures("office")
def test_the_history_of_a_past_day_ends_with_it(cchc: Cchc) -> None:
    assert "01/08/2026 09:00" in cchc("show", "4").out
    told = cchc("show", "4", *JUNE_14).out.partition("lịch sử:")[2]
    assert "04/05/2026 09:00" in told
    assert "01/08/2026" not in told


@pytest.mark.usefixtures("office")
def test_json_of_a_past_day_has_nothing_that_came_later(cchc: Cchc) -> None:
    for command in (("show", "4"), ("list",), ("due", "--quarter", "Q2")):
        answer = json.loads(cchc(*command, "--format", "json", *JUNE_14).out)
        task = next(task for task in answer["tasks"] if task["id"] == 4)
        assert (task["status"], task["done_on"], task["submitted"]) == ("in_progress", None, None)
        assert [result["document"] for result in task["results"]] == ["15/BC-UBND"]
        assert not [day for day in days_in(task) if day > date(2026, 6, 14)]


def days_in(data: object, key: str = "") -> list[date]:
    """Return every day in the data but those of deadlines."""
    if isinstance(data, dict):
        return [day for name, part in data.items() if "due" not in name for day in days_in(part, name)]
    if isinstance(data, list):
        return [day for part in data for day in days_in(part)]
    found = date_words.parse_date(data) if isinstance(data, str) else None
    return [found] if found else []


@pytest.mark.usefixtures("office")
def test_a_list_by_status_is_of_the_status_of_the_day(cchc: Cchc) -> None:
    done = ("list", "--status", "done")
    assert 4 in cchc(*done).numbers
    assert 4 not in cchc(*done, *JUNE_14).numbers
    assert 4 in cchc("list", "--status", "in_progress", *JUNE_14).numbers


@pytest.mark.usefixtures("office")
def test_an_office_that_came_later_is_in_no_figures_of_an_earlier_day(cchc: Cchc) -> None:
    new = ("owner", "add", "Trạm Chăn nuôi và Thú y", "--short", "Trạm CNTY")
    assert cchc(*new, "--as-of", "1/7/2026").code == 0
    task = ("add", "Tiêm phòng", "--area", "tthc", "--owner", "Trạm CNTY", "--due", "Quý IV/2026")
    assert cchc(*task, "--as-of", "1/7/2026").code == 0
    for command in (("stats",), ("report", "--format", "md", "-o", "-")):
        assert "Trạm C" in cchc(*command, "--as-of", "1/7/2026").out
        assert "Trạm C" not in cchc(*command, *JUNE_14).out
    assert "Phòng Kinh tế" in cchc("stats", *JUNE_14).out, "it leads no task, but has a duty"
