"""What people wrote into the documents that `cchc report` is asked for, their Word files read first.

Read next: `cchc.cli.filling.period_words` (the words), `cchc.cli.filling.filled_word_files` (those in
Word files).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc import disk
from cchc.cli import console
from cchc.cli.options import SCREEN
from cchc.cli.output.page_files import FOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.cli.filling.period_words import PeriodWords
    from cchc.cli.reporting.report_builders import ReportScope
    from cchc.owners import Owner
    from cchc.reports.document_kinds import DocumentKind


def find(
    scope: ReportScope, kinds: Sequence[DocumentKind], owners: Sequence[Owner | None], output: str | None
) -> PeriodWords | None:
    """Return what people wrote into the period's documents, what stands in their Word files taken in.

    A report on an older version of the plan takes nothing in.
    """
    wanted = [kind for kind in dict.fromkeys(kinds) if kind.columns and not kind.is_whole_plan]
    target = Path(FOLDER if output in {None, SCREEN} else str(output))
    if scope.period is None:
        _say_unkept(scope, wanted, owners, target)
    if not wanted or scope.period is None:
        return None
    from cchc.cli.filling import filled_word_files, period_words
    from cchc.cli.reporting import report_formats

    words = period_words.find(scope.plan, scope.path, scope.period, scope.day)
    words.say_strange_offices(scope.plan)
    if scope.opened.commit:
        return words
    for kind in wanted:
        for owner in _read_for(kind, owners, target):
            at = kind.name, period_words.office_of(owner)
            undated = _name_without_period(scope, kind, owner)
            words = filled_word_files.take_in_undated(words, at, undated, target, scope.path)
            stem = report_formats.file_stem(scope, kind, owner)
            words = filled_word_files.take_in(words, at, stem, target, scope.path)
    return words


def _read_for(kind: DocumentKind, owners: Sequence[Owner | None], target: Path) -> Sequence[Owner | None]:
    """Return whose Word files are read for documents of a kind: a letter to all has words for each office."""
    from cchc.cli.filling import period_words

    if kind.name in period_words.LETTERS and None not in owners and disk.is_folder(target):
        return [None, *owners]
    return owners


def say_period_of_quarter(scope: ReportScope) -> None:
    """Write which period is reported on about when a calendar quarter ends: that is what superiors get."""
    from cchc import labels, reporting
    from cchc.cli.filling import period_words

    quarter = scope.period
    if quarter is None or quarter in reporting.known_periods(scope.plan):
        return
    of_quarter = (quarter.end.year, quarter.end.month)
    for period in reporting.known_periods(scope.plan):
        if (period.end.year, period.end.month) != of_quarter:
            continue
        words = period_words.find(scope.plan, scope.path, period, scope.day)
        kept = f"; nội dung, số liệu đã ghi ở {words.now.name} không in ở đây" if words.now.text else ""
        console.say(
            f"(báo cáo theo quý lịch, đến ngày {labels.day(quarter.end)}, dùng nội bộ; báo cáo gửi cấp trên "
            f"là kỳ {period.id}, đến ngày {labels.day(period.end)}{kept})"
        )
        console.say(f"  gợi ý: báo cáo gửi cấp trên thì dùng --period {period.id} thay cho --quarter")


def _name_without_period(scope: ReportScope, kind: DocumentKind, owner: Owner | None) -> str:
    """Return the name of the Word file that the same command makes of the day without a period."""
    from cchc.cli.reporting import report_formats

    stem = report_formats.file_stem(scope._replace(period=None), kind, owner)
    return f"{stem}-{scope.day.isoformat()}.docx"


def _say_unkept(
    scope: ReportScope, kinds: Sequence[DocumentKind], owners: Sequence[Owner | None], target: Path
) -> None:
    """Write which blanks of Word files made without a period aren't kept, and how they are."""
    for kind in kinds:
        for owner in owners:
            path = target / _name_without_period(scope, kind, owner)
            if not disk.is_file(path):
                continue
            from cchc.cli.filling import filled_word_files

            if filled := filled_word_files.unkept(path, scope.path):
                console.say(
                    f"{disk.display_path(path)}: văn bản lập không theo kỳ, nên chỗ điền "
                    f"{', '.join(filled)} chưa được lấy"
                )
                console.say(f"  gợi ý: {_way_to_keep(scope)}")


def _way_to_keep(scope: ReportScope) -> str:
    """Return how what was filled in is kept: by the period that the day is in, if there is one."""
    from cchc import reporting

    ending = sorted(reporting.known_periods(scope.plan), key=lambda period: period.end)
    period = next((one for one in ending if one.end >= scope.day), None)
    if period is None:
        return "lập theo kỳ ngay từ đầu (--period) thì nội dung điền được giữ cho các lần lập sau"
    return f"thêm --period {period.id} để lấy nội dung ấy và giữ cho các lần lập sau"
