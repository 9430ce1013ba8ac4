"""What git knows of what a report is on: its version, what changed, what was entered of its day later.

Read next: `cchc.history.provenance` (how git is asked), `cchc.reports.overview.late_entries`.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from cchc import labels
from cchc.cli import console, options

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cchc.cli.reporting.report_builders import ReportScope
    from cchc.owners import Owner
    from cchc.trail import Trace

_TOLD = 10  # tasks whose differences are told in words; the overview has them all


def find(scope: ReportScope) -> Trace | None:
    """Ask git for the plan's version and its changes since the last report; when it can't say, note that."""
    from cchc.history.git import GitError

    try:
        return _ask(scope)
    except GitError as error:
        console.say(f"(báo cáo không có phần thay đổi trong kỳ: {error})")
        return None


def say_late_entries(scope: ReportScope, owners: Iterable[Owner | None], *, people: bool) -> None:
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
    late = (late_entries.build(scope.plan, trace, scope.day, owner, people=people) for owner in owners)
    rows = {row.label: row.sentences for entries in late if entries for row in entries.rows}
    if rows:
        _say(rows, scope)


def _say(rows: Mapping[str, Sequence[str]], scope: ReportScope) -> None:
    """Write what is otherwise, the first of it in words, and how the day's own report is made again."""
    day = labels.day(scope.day)
    console.say(
        f"sau ngày {day}, số liệu của ngày đó được nhập thêm, đính chính hoặc ghi đè ở {', '.join(rows)}; "
        "báo cáo này đã tính cả"
    )
    for label, sentences in islice(rows.items(), _TOLD):
        console.say(f"  {label}: {'; '.join(sentences)}")
    if len(rows) > _TOLD:
        console.say(f"  … và {len(rows) - _TOLD} mục nữa; xem đủ trong trang tổng quan của ngày {day}")
    console.say(
        f"  gợi ý: --rev {day} lập theo tệp như đã ghi vào lịch sử đến hết ngày đó; "
        f"báo cáo đã lập muộn hơn thì lập lại bằng --as-of {day} và --rev PHIÊN BẢN (hoặc NGÀY) "
        f"của lần lập đó; xem: cchc history"
    )


def _ask(scope: ReportScope) -> Trace:
    from cchc import reporting
    from cchc.history import provenance

    opened = scope.opened
    since = reporting.cut_off(scope.plan, scope.day, scope.period)
    version = opened.commit.id if opened.commit else None
    return provenance.find(opened.path, opened.data, version=version, day=scope.day, since=since)
