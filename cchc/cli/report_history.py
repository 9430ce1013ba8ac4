"""What git knows of what a report is on: its version, what changed, what was entered of its day later.

Read next: `cchc.history.provenance` (how git is asked), `cchc.reports.overview.late_entries`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels
from cchc.cli import console, options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.cli.report_builders import ReportScope
    from cchc.owners import Owner
    from cchc.trail import Trace


def find(scope: ReportScope) -> Trace | None:
    """Ask git for the plan's version and its changes since the last report; when it can't say, note that."""
    from cchc.history.git import GitError

    try:
        return _ask(scope)
    except GitError as error:
        console.say(f"(báo cáo không có phần thay đổi trong kỳ: {error})")
        return None


def say_late_entries(scope: ReportScope, owners: Iterable[Owner | None]) -> None:
    """Write that the figures of a past day aren't those of that day any more; the page lists them itself.

    A document that is signed says nothing of how its figures came about, so that the officer must know.
    """
    from cchc.history.git import GitError
    from cchc.reports.overview import late_entries

    if scope.opened.commit or scope.day >= options.today():
        return
    try:
        trace = _ask(scope)
    except GitError:
        return
    late = (late_entries.build(scope.plan, trace, scope.day, owner) for owner in owners)
    tasks = dict.fromkeys(row.label for entries in late if entries for row in entries.rows)
    if tasks:
        day = labels.day(scope.day)
        console.say(
            f"sau ngày {day}, số liệu của ngày đó được nhập thêm hoặc đính chính ở {', '.join(tasks)}; "
            f"báo cáo này đã tính cả. Lập đúng như khi chốt số liệu thì thêm: --rev {day}"
        )


def _ask(scope: ReportScope) -> Trace:
    from cchc import reporting
    from cchc.history import provenance

    opened = scope.opened
    since = reporting.cut_off(scope.plan, scope.day, scope.period)
    version = opened.commit.id if opened.commit else None
    return provenance.find(opened.path, opened.data, version=version, day=scope.day, since=since)
