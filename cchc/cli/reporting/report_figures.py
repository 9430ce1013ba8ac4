"""What the figures of the period lack that `cchc report` is on, and where they contradict each other.

Read next: `cchc.cli.filling.period_figures` (all figures of a period, and their doubts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.cli import console
from cchc.cli.reporting import report_builders

if TYPE_CHECKING:
    from cchc.cli.reporting.report_builders import ReportRequest


def say(request: ReportRequest) -> None:
    """Write what the figures of a report lack, and where they contradict each other."""
    found = report_builders.figures_of(request)
    period = request.scope.period
    if found is None or period is None or request.words is None:
        return
    from cchc.cli import opened_plan
    from cchc.cli.filling import period_figures

    for sentence in period_figures.doubts(request.scope.plan, request.words, period, found):
        console.say(sentence)
    if lacking := period_figures.missing_sentence(found):
        command = opened_plan.command_about(request.scope.path, f"figures {period.id}")
        console.say(lacking)
        console.say(f"  gợi ý: {command}")
