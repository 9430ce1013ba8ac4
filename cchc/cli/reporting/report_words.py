"""What people wrote into the documents that `cchc report` is asked for, their Word files read first.

Read next: `cchc.cli.filling.period_words` (the words), `cchc.cli.filling.filled_word_files` (those in
Word files).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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
    if not wanted or scope.period is None:
        return None
    from cchc.cli.filling import filled_word_files, period_words
    from cchc.cli.reporting import report_formats

    words = period_words.find(scope.plan, scope.path, scope.period)
    words.say_strange_offices(scope.plan)
    if scope.opened.commit:
        return words
    target = Path(FOLDER if output in {None, "-"} else str(output))
    for kind in wanted:
        for owner in owners:
            at = kind.name, period_words.office_of(owner)
            stem = report_formats.file_stem(scope, kind, owner)
            words = filled_word_files.take_in(words, at, stem, target, scope.path)
    return words
