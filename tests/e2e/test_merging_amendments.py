"""Two people record documents that amend the plan: what cites one follows it, what each ordered stays its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc.planfile import document
from tests.support.repositories import Repository, office_with

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.yamltext.nodes import Plain
    from tests.support.answers import Cchc

DRAFT = (
    ("amend", "--document", "DT/KH-UBND", "--date", "10/7/2026", "--summary", "Dự thảo"),
    ("update", "8", "--due", "Quý IV/2026", "--amendment", "DT/KH-UBND"),
)
LISTED = (("amend", "--document", "75/KH-UBND", "--date", "10/7/2026"),)
REMOVED = ("amend", "--document", "75/KH-UBND", "--remove")
Lines = tuple[tuple[str, ...], ...]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = office_with(tmp_path / "xã")
    monkeypatch.chdir(made.folder)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    return made


def diverged(cchc: Cchc, repository: Repository, before: Lines, ours: Lines, theirs: Lines) -> None:
    """Record on two branches, with a note each at one place, so that git leaves a conflict to `cchc resolve`."""

    def record(lines: Lines) -> None:
        for line in lines:
            answer = cchc(*line)
            assert answer.code == 0, answer.err
        repository.commit(repository.text)

    record(before)
    repository.git("switch", "-q", "-c", "khac")
    record((*theirs, ("note", "4", "Họp lần hai")))
    repository.git("switch", "-q", "main")
    record((*ours, ("note", "4", "Họp lần một")))
    repository.git("merge", "-q", "--no-edit", "khac", check=False)


def read(repository: Repository) -> tuple[list[str], dict[str, dict[str, Plain]]]:
    """Return the documents that the plan lists, with their days, and its tasks."""
    opened = document.parse(repository.plan.read_bytes(), "x")
    tasks = opened.plain["tasks"]
    assert isinstance(tasks, list)
    listed = [f"{one.document} {one.date.isoformat()}" for one in opened.plan.head.amendments]
    return listed, {str(task["id"]): task for task in tasks if isinstance(task, dict)}


@pytest.mark.parametrize("is_swapped", [False, True])
def test_what_one_side_records_under_a_draft_follows_the_number_that_the_other_gives_it(
    cchc: Cchc, repository: Repository, *, is_swapped: bool
) -> None:
    numbered = (
        ("amend", "--document", "DT/KH-UBND", "--number", "75/KH-UBND"),
        ("amend", "--document", "75/KH-UBND", "--date", "15/7/2026"),
    )
    added = ("add", "Bổ sung", "--area", "tthc", "--owner", "vhxh", "--due", "Quý IV/2026")
    used = (
        ("update", "9", "--due", "Quý III/2026", "--amendment", "DT/KH-UBND"),
        (*added, "--amendment", "DT/KH-UBND"),
    )
    diverged(cchc, repository, DRAFT, *((used, numbered) if is_swapped else (numbered, used)))
    answer = cchc("resolve")
    assert answer.code == 0, answer.err
    side = "bản hiện tại" if is_swapped else "bản gộp vào"
    assert f"văn bản điều chỉnh DT/KH-UBND của {side} nay là 75/KH-UBND" in answer.err
    listed, tasks = read(repository)
    assert listed == ["75/KH-UBND 2026-07-15"]
    entry = {"document": "75/KH-UBND", "field": "due", "before": "Năm 2026"}
    assert (tasks["9"]["due"], tasks["9"]["amendments"]) == ("Quý III/2026", [entry])
    assert tasks["21"]["basis"] == "Kế hoạch số 75/KH-UBND ngày 15/7/2026"
    assert tasks["21"]["assigned_on"] == "2026-07-15"
    assert "DT/KH-UBND" not in repository.text


def test_of_two_numbers_for_one_draft_the_one_chosen_holds_everywhere(
    cchc: Cchc, repository: Repository
) -> None:
    ours, theirs = (
        (("amend", "--document", "DT/KH-UBND", "--number", number),)
        for number in ("75/KH-UBND", "76/KH-UBND")
    )
    used = ("update", "9", "--due", "Quý III/2026", "--amendment", "76/KH-UBND")
    diverged(cchc, repository, DRAFT, ours, (*theirs, used))
    assert "--choose plan.amendments.0.document=ours" in cchc("resolve").err
    assert cchc("resolve", "--choose", "plan.amendments.0.document=ours").code == 0
    listed, tasks = read(repository)
    assert listed == ["75/KH-UBND 2026-07-10"]
    assert tasks["9"]["amendments"] == [{"document": "75/KH-UBND", "field": "due", "before": "Năm 2026"}]
    assert "76/KH-UBND" not in repository.text


def test_a_document_taken_off_the_list_stays_where_the_other_side_records_by_it(
    cchc: Cchc, repository: Repository
) -> None:
    used = ("update", "9", "--due", "Quý III/2026", "--amendment", "75/KH-UBND")
    diverged(cchc, repository, LISTED, (REMOVED,), (used,))
    answer = cchc("resolve")
    assert answer.code == 0, answer.err
    assert "bản hiện tại đã bỏ văn bản điều chỉnh 75/KH-UBND, bản gộp vào còn ghi theo ở NV 9" in answer.err
    listed, tasks = read(repository)
    assert listed == ["75/KH-UBND 2026-07-10"]
    assert tasks["9"]["amendments"] == [{"document": "75/KH-UBND", "field": "due", "before": "Năm 2026"}]
    assert "Năm 2026" in cchc("report", "--kind", "plan", "--format", "md", "-o", "-").out


def test_a_document_taken_off_the_list_that_nobody_uses_is_gone(cchc: Cchc, repository: Repository) -> None:
    diverged(cchc, repository, LISTED, (REMOVED,), (("update", "9", "--note", "Đã họp"),))
    assert cchc("resolve").code == 0
    assert read(repository)[0] == []


def ordered(number: str, day: str, *change: str) -> Lines:
    """Return what a document of a day changes in a task."""
    listed = ("amend", "--document", number, "--date", day, "--summary", "Sửa đổi")
    return listed, ("update", "5", *change, "--amendment", number)


@pytest.mark.parametrize("is_swapped", [False, True])
def test_two_documents_of_both_sides_that_change_one_field_both_hold_in_the_order_of_their_days(
    cchc: Cchc, repository: Repository, *, is_swapped: bool
) -> None:
    sides = (
        ordered("45/KH-UBND", "10/7/2026", "--due", "Quý III/2026"),
        ordered("46/KH-UBND", "10/8/2026", "--due", "Quý IV/2026"),
    )
    diverged(cchc, repository, (), *(sides[::-1] if is_swapped else sides))
    answer = cchc("resolve")
    assert answer.code == 0, answer.err
    both = "45/KH-UBND ngày 10/07/2026 và 46/KH-UBND ngày 10/08/2026 cùng điều chỉnh, nay theo 46/KH-UBND"
    assert f"NV 5 · thời hạn: {both}" in answer.err
    task = read(repository)[1]["5"]
    assert task["due"] == "Quý IV/2026"
    assert task["amendments"] == [
        {"document": "45/KH-UBND", "field": "due", "before": "Quý II/2026"},
        {"document": "46/KH-UBND", "field": "due", "before": "Quý III/2026"},
    ]
    assert "thời hạn: Quý III/2026" in cchc("show", "5", "--as-of", "20/7/2026").out


def test_two_documents_of_one_day_that_change_one_field_are_asked(cchc: Cchc, repository: Repository) -> None:
    sides = (
        ordered("45/KH-UBND", "10/7/2026", "--due", "Quý III/2026"),
        ordered("46/KH-UBND", "10/7/2026", "--due", "Quý IV/2026"),
    )
    diverged(cchc, repository, (), *sides)
    assert "NV 5 · thời hạn: hai bên sửa khác nhau" in cchc("resolve").err


def test_lists_of_offices_that_two_documents_order_are_kept_as_each_ordered_them(
    cchc: Cchc, repository: Repository
) -> None:
    sides = (
        ordered("46/KH-UBND", "10/8/2026", "--coordinator", "Trạm Y tế", "--lead", "PCT B"),
        ordered("45/KH-UBND", "10/7/2026", "--coordinator", "Phòng Kinh tế", "--lead", "PCT A"),
    )
    diverged(cchc, repository, (), *sides)
    answer = cchc("resolve")
    assert answer.code == 0, answer.err
    task = read(repository)[1]["5"]
    entries = task["amendments"]
    assert isinstance(entries, list)
    found = [(one["document"], one["field"], one.get("before")) for one in entries if isinstance(one, dict)]
    assert ("46/KH-UBND", "lead", "PCT A") in found
    assert ("45/KH-UBND", "lead", None) in found
    assert ("46/KH-UBND", "coordinators", "Phòng Kinh tế") in found
    assert (task["lead"], task["coordinators"]) == ("PCT B", ["Trạm Y tế"])


def test_a_draft_that_one_side_numbers_and_the_other_lists_anew_is_one_document(
    cchc: Cchc, repository: Repository
) -> None:
    numbered = (("amend", "--document", "DT/KH-UBND", "--number", "75/KH-UBND"),)
    listed_anew = (
        ("amend", "--document", "75/KH-UBND", "--date", "15/7/2026"),
        ("update", "9", "--due", "Quý III/2026", "--amendment", "75/KH-UBND"),
    )
    diverged(cchc, repository, DRAFT, numbered, listed_anew)
    answer = cchc("resolve")
    assert answer.code == 0, answer.err
    listed, tasks = read(repository)
    assert listed == ["75/KH-UBND 2026-07-15"]
    assert [one["amendments"] for one in (tasks["8"], tasks["9"])] == [
        [{"document": "75/KH-UBND", "field": "due", "before": before}]
        for before in ("Quý II/2026", "Năm 2026")
    ]
