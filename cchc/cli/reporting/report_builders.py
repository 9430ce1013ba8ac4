"""From what `cchc report` was asked for to a document as a value: who builds each kind.

A new kind is a row in `cchc.reports.document_kinds` and a line in `OFFICIAL_BUILDERS`. Builders are
imported when they are called for: start-up time.

Read next: `cchc.reports.overview.report`, `cchc.reports.official.official_document` (what they build).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.cli import console
from cchc.errors import RequestError
from cchc.reports.document_kinds import (
    AMENDMENT,
    ASSIGNMENT,
    OVERVIEW,
    PLAN,
    PROGRESS,
    REMINDER,
    UPDATED_PLAN,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from cchc.cli.filling.period_words import PeriodWords
    from cchc.cli.opened_plan import OpenedPlan
    from cchc.figures import PeriodFigures
    from cchc.owners import Owner
    from cchc.plan import Amendment, Plan, ReportingPeriod
    from cchc.reports.document_kinds import DocumentKind
    from cchc.reports.official.filled_blanks import Mark
    from cchc.reports.official.official_document import OfficialDocument
    from cchc.reports.overview.report import Report
    from cchc.trail import Trace


class ReportScope(NamedTuple):
    """What a report is on: a plan file, the day of its figures, and the period if one was named."""

    opened: OpenedPlan
    day: date
    period: ReportingPeriod | None = None
    provisional: bool = False

    @property
    def plan(self) -> Plan:
        """The plan reported on."""
        return self.opened.plan

    @property
    def path(self) -> Path:
        """Its file."""
        return self.opened.path


class ReportRequest(NamedTuple):
    """What was asked for: on what, whether people are named, with which template and changes.

    `amendment` is the one that is drafted, `office` leads from the report's folder to the plan's place,
    `words` are what people wrote into the period's documents.
    """

    scope: ReportScope
    people: bool = True
    template: Path | None = None
    trace: Trace | None = None
    amendment: Amendment | None = None
    office: str = "../"
    words: PeriodWords | None = None


def build_overview(request: ReportRequest, owner: Owner | None) -> Report:
    """Build the page's report."""
    from cchc.reports.overview import report

    scope = request.scope
    return report.build(
        scope.plan,
        scope.day,
        source=f"{scope.path.absolute().parent.name}/{scope.path.name}",
        owner=owner,
        period=scope.period,
        provisional=scope.provisional,
        people=request.people,
        trace=request.trace,
        office=request.office,
        sample=names.contains_words(scope.plan.head.notice or "", "minh họa"),
    )


def _build_progress(request: ReportRequest, owner: Owner | None) -> OfficialDocument:
    from cchc.reports.official import progress

    scope = request.scope
    return progress.build(
        _signed_plan(request),
        scope.day,
        owner=owner,
        period=scope.period,
        provisional=scope.provisional,
        figures=figures_of(request) if owner is None else None,
    )


def _signed_plan(request: ReportRequest) -> Plan:
    """Return the plan, without who signs where people aren't to be named."""
    from cchc.reports.official import correspondence

    plan = request.scope.plan
    return plan if request.people else correspondence.without_signatories(plan)


def figures_of(request: ReportRequest) -> PeriodFigures | None:
    """Return the figures of the period, None where no period was named and where none is asked for."""
    scope = request.scope
    if scope.period is None or request.words is None or not scope.plan.reporting.figures:
        return None
    from cchc.cli.filling import period_figures

    return period_figures.find(scope.plan, request.words, scope.period, scope.day)


def _build_plan(request: ReportRequest, owner: Owner | None) -> OfficialDocument:  # noqa: ARG001  of all offices
    from cchc.reports.official import plan_document

    return plan_document.build(request.scope.plan)


def _build_updated_plan(request: ReportRequest, owner: Owner | None) -> OfficialDocument:  # noqa: ARG001
    from cchc.reports.official import updated_plan

    return updated_plan.build(request.scope.plan, request.scope.day, people=request.people)


def _build_amendment(request: ReportRequest, owner: Owner | None) -> OfficialDocument:  # noqa: ARG001
    from cchc.reports.official import amendment_draft

    amendment = request.amendment or find_amendment(request.scope.plan, None)
    return amendment_draft.build(request.scope.plan, amendment, people=request.people)


def _build_assignment(request: ReportRequest, owner: Owner | None) -> OfficialDocument:
    from cchc.reports.official import assignment

    if owner is None:
        raise owner_needed(ASSIGNMENT)
    return assignment.build(_signed_plan(request), request.scope.day, owner, people=request.people)


def _build_reminder(request: ReportRequest, owner: Owner | None) -> OfficialDocument:
    from cchc.reports.official import reminder

    return reminder.build(_signed_plan(request), request.scope.day, owner)


OFFICIAL_BUILDERS: Mapping[DocumentKind, Callable[[ReportRequest, Owner | None], OfficialDocument]] = {
    PROGRESS: _build_progress,
    PLAN: _build_plan,
    UPDATED_PLAN: _build_updated_plan,
    AMENDMENT: _build_amendment,
    ASSIGNMENT: _build_assignment,
    REMINDER: _build_reminder,
}


def build_official(
    kind: DocumentKind, request: ReportRequest, owner: Owner | None, mark: Mark | None = None
) -> OfficialDocument:
    """Build a document that leaves the office, its blanks filled in as far as the period's words go.

    `mark` is how the words of blanks are printed.
    """
    built = OFFICIAL_BUILDERS[kind](request, owner)
    if not built.blanks or not (mark or request.words):
        return built
    from cchc.reports.official import filled_blanks

    words = filled_blanks.NO_WORDS
    if request.words:
        words = request.words.of(kind, owner)
        request.words.say_strange(kind, owner, [blank.name for blank in built.blanks])
    return filled_blanks.fill(built, words, mark or filled_blanks.as_they_are)


def build(kind: DocumentKind, request: ReportRequest, owner: Owner | None) -> Report | OfficialDocument:
    """Build a document of any kind, on everybody's tasks or on one office's."""
    return build_overview(request, owner) if kind == OVERVIEW else build_official(kind, request, owner)


def build_digest(kind: DocumentKind, request: ReportRequest, owner: Owner | None) -> str:
    """Build a letter's message for a chat group, with the period's words in its blanks."""
    from cchc.reports.official import chat_digest

    words = request.words.of(kind, owner).now if request.words else {}
    return chat_digest.build(request.scope.plan, request.scope.day, owner, kind, words)


def owner_needed(kind: DocumentKind) -> RequestError:
    """Return the error for a document that is to be made for one office, when none was named."""
    return RequestError(f"{kind.label} lập cho từng cơ quan", hint="thêm --owner TÊN, hoặc --split owner")


def say_omissions(plan: Plan, amendment: Amendment) -> None:
    """Write what cites an amendment by another day than its own, so that its draft lacks it."""
    from cchc.reports.official import draft_omissions

    for omission in draft_omissions.find(plan, amendment):
        console.say(omission)


def find_amendment(plan: Plan, text: str | None) -> Amendment:
    """Return the amendment to draft: the one named, else the only one. RequestError when that isn't one."""
    from cchc.updates import amendments

    listed = plan.head.amendments
    if text:
        return amendments.find(plan.head, text)
    if len(listed) == 1:
        return listed[0]
    if not listed:
        hint = "ghi văn bản trước: cchc amend --document SỐ-VĂN-BẢN --date NGÀY --summary NỘI-DUNG"
        raise RequestError("kế hoạch chưa có văn bản điều chỉnh nào", hint)
    known = ", ".join(amendment.document for amendment in listed)
    hint = f"ghi thêm: --amendment SỐ KÝ HIỆU, một trong: {known}"
    raise RequestError(f"kế hoạch có {len(listed)} văn bản điều chỉnh", hint)
