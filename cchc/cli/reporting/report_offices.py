"""For which of the offices that were asked for a document has something to say; who gets none is told.

Read next: `cchc.cli.commands.report` (who asks), `cchc.reports.official.reminder` and
`cchc.reports.official.assignment` (what there is to say).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels
from cchc.cli import console
from cchc.reports.document_kinds import ASSIGNMENT, PROGRESS, REMINDER, TASKS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc.cli.reporting.report_builders import ReportScope
    from cchc.cli.reporting.report_formats import OutputFormat
    from cchc.owners import Owner
    from cchc.reports.document_kinds import DocumentKind

_COMMON_NAME = "tên gọi chung của nhiều cơ quan, chỉ phối hợp"  # nobody could sign, or be handed the paper


def choose(
    scope: ReportScope,
    kinds: Sequence[DocumentKind],
    owners: Sequence[Owner | None],
    *,
    is_split: bool,
    to_copy: bool,
) -> list[Owner | None]:
    """Return those for whom the documents have something to say. Say who isn't, and why.

    `to_copy`: these are messages for one office or for all, which say that there is nothing themselves.
    """
    chosen = list(owners)
    if REMINDER in kinds and (is_split or not to_copy):
        chosen = _pressed(scope, chosen)
    if ASSIGNMENT in kinds and (is_split or not to_copy):
        chosen = _with_work(scope, chosen, is_split=is_split)
    if PROGRESS in kinds:
        chosen = _with_tasks(scope, chosen, is_split=is_split)
    if TASKS in kinds and not is_split:
        _say_empty(scope, chosen)
    return chosen


def documents(
    scope: ReportScope,
    formats: Sequence[OutputFormat],
    kinds: Sequence[DocumentKind],
    owners: Sequence[Owner | None],
    *,
    is_split: bool,
) -> list[tuple[Owner | None, OutputFormat, DocumentKind]]:
    """Return which files to make: for each office each format, with the kind that it prints.

    Of all offices, one that only coordinates gets no page, sheet or calendar: it would have no row.
    """
    from cchc import queries

    leading = {one.task.owner for one in queries.standings(scope.plan, scope.day)} if is_split else set()
    return [
        (office, format_, kind)
        for office in owners
        for format_, kind in zip(formats, kinds, strict=True)
        if kind.coordinates or not is_split or office in leading
    ]


def _kept(
    owners: Sequence[Owner | None], kind: DocumentKind, why_not: Callable[[Owner | None], str]
) -> list[Owner | None]:
    """Return those for whom nothing speaks against a document; say of the others what does."""
    found: list[Owner | None] = []
    left_out: dict[str, list[str]] = {}
    for office in owners:
        if reason := why_not(office):
            left_out.setdefault(reason, []).append(office.short if office else "")
        else:
            found.append(office)
    for reason, offices in left_out.items():
        what = "đôn đốc" if kind is REMINDER else f"lập {kind.label} cho"  # as a letter, or a message
        console.say(f"không {what} {', '.join(offices)}: {reason}")
    return found


def _pressed(scope: ReportScope, owners: Sequence[Owner | None]) -> list[Owner | None]:
    """Return whom there is a letter for that presses: somebody is late, or soon due.

    Where there is none at all, that is said in a sentence.
    """
    from cchc.reports.official import reminder
    from cchc.reports.wording.letter_phrases import NOBODY

    found = [office for office in owners if reminder.pressed(scope.plan, scope.day, office)]
    if found:
        return _kept(owners, REMINDER, lambda office: "" if office in found else NOBODY)
    whose = f"{owners[0].short} " if len(owners) == 1 and owners[0] else ""
    day = labels.day(scope.day)
    console.say(f"đến ngày {day} {whose}{NOBODY} nên không lập công văn đôn đốc")
    return []


def _with_work(scope: ReportScope, owners: Sequence[Owner | None], *, is_split: bool) -> list[Owner | None]:
    """Return the offices that have work left; a common name of several gets one if asked for."""
    from cchc.reports.official import assignment
    from cchc.reports.wording import given_work

    def why_not(office: Owner | None) -> str:
        if office is None:
            return ""
        work = assignment.work_of(scope.plan, scope.day, office)
        if not work.lists:
            return "không còn nhiệm vụ phải thực hiện"
        if work.is_idle:
            return given_work.idle([*work.leads, *work.coordinates])
        return _COMMON_NAME if is_split and office.kind == "collective" and not work.leads else ""

    return _kept(owners, ASSIGNMENT, why_not)


def _with_tasks(scope: ReportScope, owners: Sequence[Owner | None], *, is_split: bool) -> list[Owner | None]:
    """Return the offices that lead a task by the day, or help with one; of common names as asked for."""
    from cchc import queries

    tasks = [one.task for one in queries.standings(scope.plan, scope.day)]
    leading = {task.owner for task in tasks}
    helping = {helper for task in tasks for helper in task.coordinators}

    def why_not(office: Owner | None) -> str:
        if office is None or office in leading:
            return ""
        if office not in helping:
            return f"đến ngày {labels.day(scope.day)} không chủ trì, không phối hợp nhiệm vụ nào"
        return _COMMON_NAME if is_split and office.kind == "collective" else ""

    return _kept(owners, PROGRESS, why_not)


def _say_empty(scope: ReportScope, owners: Sequence[Owner | None]) -> None:
    """Write which offices have no row in their sheets, and what they coordinate."""
    from cchc import queries
    from cchc.reports.wording import counts

    standings = queries.standings(scope.plan, scope.day)
    for office in filter(None, owners):
        if any(one.task.owner == office for one in standings):
            continue
        helped = [one.task.id for one in standings if office in one.task.coordinators]
        others = (
            f"; phối hợp {counts.tasks(len(helped))} (số {', '.join(map(str, helped))})" if helped else ""
        )
        console.say(f"{TASKS.label} của {office.short} trống: không chủ trì nhiệm vụ nào{others}")
        if helped:
            console.say(f'  gợi ý: xem việc phối hợp: cchc report --kind assignment --owner "{office.short}"')
