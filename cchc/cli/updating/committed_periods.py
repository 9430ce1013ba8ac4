"""Files of reporting periods that go into a commit with their plan: none that commands couldn't read.

Read next: `cchc.history.linked_files` (which ones go along), `cchc.periodfile.document` (what they may hold).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import disk
from cchc.cli import console
from cchc.errors import PeriodError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def refuse_wrong(plan: Path) -> None:
    """Raise PeriodError when a commit of a plan would take along a file of a period that is wrong."""
    from cchc.history import conflicts
    from cchc.periodfile import document
    from cchc.reports.document_kinds import OFFICIAL_KINDS

    kinds = tuple(kind.name for kind in OFFICIAL_KINDS)
    for path in _to_be_committed(plan):
        try:
            data = path.read_bytes()
        except OSError:  # git says so
            continue
        if conflicts.has_marks(data) and conflicts.is_unfinished(path):  # told with all that git has so
            continue
        try:
            document.parse(data, disk.display_path(path), kinds)
        except PeriodError:
            console.say("chưa ghi gì: tệp của kỳ ghi vào lịch sử cùng kế hoạch đang có lỗi")
            raise


def _to_be_committed(plan: Path) -> Sequence[Path]:
    from cchc.history import linked_files
    from cchc.history.git import GitError
    from cchc.periodfile import period_files
    from cchc.planfile import plan_files

    real = plan_files.real_path(plan)
    if not (real.parent / period_files.FOLDER).is_dir():
        return ()
    try:
        return linked_files.uncommitted_periods(real).changed
    except GitError:  # there is no repository yet
        return tuple(period_files.beside(real))
