"""The changes of a plan and of its periods' files in one order, and how far back what is in force lies."""

from __future__ import annotations

from pathlib import Path

from cchc.history import journal, timeline
from cchc.history.journal import RecordedChange
from cchc.history.timeline import FileChange

PLAN = Path("/kế hoạch/plans/2026.yaml")


def recorded(folder: Path, moment: str, period: str = "", plan: Path = PLAN) -> None:
    journal.add(folder, plan, RecordedChange(b"", moment.encode(), moment), period)


def test_changes_of_all_files_of_a_plan_come_newest_first(tmp_path: Path) -> None:
    recorded(tmp_path, "2026-09-14T08:05")  # as an earlier version wrote it
    recorded(tmp_path, "2026-09-14T08:05:01.000001", "q3")
    recorded(tmp_path, "2026-09-14T08:05:01.000002")
    recorded(tmp_path, "2026-09-14T08:05:02.000000", "nam 2026/x")
    recorded(tmp_path, "2026-09-14T09:00:00.000000", "q3", PLAN.with_name("2027.yaml"))
    assert [(one.period, one.change.moment[14:]) for one in timeline.load(tmp_path, PLAN)] == [
        ("nam 2026/x", "05:02.000000"),
        ("", "05:01.000002"),
        ("q3", "05:01.000001"),
        ("", "05"),
    ]
    assert [one.period for one in timeline.load(tmp_path, PLAN.with_name("2027.yaml"))] == ["q3"]


def of(*changes: tuple[str, int]) -> int:
    return timeline.going_on(
        FileChange(period, RecordedChange(b"", b"", undone=undone)) for period, undone in changes
    )


def test_what_is_in_force_lies_behind_what_was_undone() -> None:
    done, undone = ("", 0), ("", 1)
    assert of(done) == 1
    assert of(undone, done, done) == 3
    assert of(undone, undone, done) == 3, "what was undone and done again is in force"
    assert of(("", 2), done, done) == 0
    assert of() == 0


def test_an_undo_is_paired_with_the_change_of_its_own_file() -> None:
    assert of(("q3", 1), ("", 0), ("q3", 0)) == 3, "going back 2 would do again what was undone"
    assert of(("q3", 1), ("q3", 0), ("", 0)) == 3
    assert of(("q3", 1), ("q3", 0)) == 0
