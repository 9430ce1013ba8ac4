"""Entries of the audit trail picked by days, people, offices and fields."""

from __future__ import annotations

from datetime import date, datetime

from cchc import periods
from cchc.history import revisions
from cchc.owners import Owner
from tests.support.repositories import Repository, june, picked


def test_a_clock_that_went_wrong_hides_nothing(repository: Repository) -> None:
    repository.record("progress: 10", task=1, at=june(10, 8))
    repository.record("progress: 20", task=2, at=datetime(2025, 1, 1, tzinfo=periods.VIETNAM))
    assert picked(repository, since=date(2026, 6, 1)) == ["task:1"]


def test_days_are_vietnams_and_both_count(repository: Repository) -> None:
    repository.record("progress: 10", task=1, at=june(30, 0))
    repository.record("progress: 20", task=2, at=june(30, 23))
    repository.record("progress: 30", task=3, at=june(1, 0, month=7))
    june_30 = date(2026, 6, 30)
    assert picked(repository, since=june_30) == ["task:3", "task:2", "task:1"]
    assert picked(repository, until=june_30) == ["task:2", "task:1"]
    assert picked(repository, since=june_30, until=june_30) == ["task:2", "task:1"]
    assert picked(repository, since=date(2026, 7, 1)) == ["task:3"]


def test_authors_are_found_by_a_part_of_the_name_without_marks(repository: Repository) -> None:
    repository.record("progress: 10", task=1, author="Nguyễn Thị Hòa")
    repository.record("progress: 20", task=2, author="Đỗ Văn Bình")
    assert picked(repository, author="thi hoa") == ["task:1"]
    assert picked(repository, author="do van binh") == ["task:2"]
    assert picked(repository, author="11@example.vn") == ["task:2"]
    assert picked(repository, author="Trần") == []


def test_an_offices_history_has_its_tasks_also_of_when_they_were_its_own(repository: Repository) -> None:
    repository.record("progress: 10", task=1)
    repository.record("owner: Phòng KT", task=1)
    repository.record("progress: 20", task=1)
    repository.record("progress: 30", task=2)
    vhxh = Owner("vhxh", "Phòng Văn hóa - Xã hội xã", "Phòng VHXH")
    kt = Owner("kt", "Phòng Kinh tế xã", "Phòng KT")
    assert picked(repository, owner=vhxh) == ["task:2", "task:1", "task:1"]
    assert picked(repository, owner=kt) == ["task:1", "task:1"]


def test_fields_are_found_wherever_they_stand(repository: Repository) -> None:
    repository.record("status: in_progress", task=1)
    repository.commit(repository.text.replace("Việc 2\n", "Việc 2\n    results:\n      - document: 1/BC\n"))
    repository.commit(repository.text.replace("document: 1/BC", "document: 2/BC"))
    assert picked(repository, field="status") == ["task:1"]
    assert picked(repository, field="document") == ["task:2"]
    assert picked(repository, field="results") == ["task:2", "task:2"]


def test_a_day_later_than_git_can_read_is_after_every_commit(repository: Repository) -> None:
    head = repository.record("progress: 10", task=1, at=datetime(2050, 6, 1, tzinfo=periods.VIETNAM))
    plan_file = revisions.locate(repository.plan)
    assert revisions.last_commit_by(plan_file, date(2150, 1, 1), head) == head
    assert revisions.last_commit_by(plan_file, date(2050, 5, 31), head) != head
