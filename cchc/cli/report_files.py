"""From what `cchc report` was asked for to files: which printer prints which kind in which form.

A kind is a document (the overview page, the periodic report, the plan itself, an office's
assignments); Excel, CSV and calendars have one kind each, the tasks.

Read next: `cchc.reports.overview.report`, `cchc.reports.official.official_document` (what is printed).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc import disk, names
from cchc.cli import console, opened_plan
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc.cli.opened_plan import OpenedPlan
    from cchc.plan import Owner, Plan, ReportingPeriod
    from cchc.reports.official.official_document import OfficialDocument
    from cchc.reports.overview.report import Report
    from cchc.states import Standing
    from cchc.trail import Trace

FOLDER = "bao-cao"
FORMS = ("html", "md", "json", "docx", "xlsx", "ics", "csv")
KINDS = ("overview", "progress", "plan", "assignment")
_OF_TASKS = {"xlsx": "nhiem-vu", "csv": "nhiem-vu", "ics": "lich"}
_NAMES = {"overview": "tien-do", "progress": "bao-cao", "plan": "ke-hoach", "assignment": "giao-viec"}


class ReportScope(NamedTuple):
    """What a report is on: a plan file, the day of its figures, and the period if one was named."""

    asked: OpenedPlan
    day: date
    period: ReportingPeriod | None
    provisional: bool

    @property
    def plan(self) -> Plan:
        """The plan reported on."""
        return self.asked.plan

    @property
    def path(self) -> Path:
        """Its file."""
        return self.asked.path


class ReportRequest(NamedTuple):
    """What was asked for: on what, of which kind (None: each form's usual one), and how."""

    subject: ReportScope
    kind: str | None
    people: bool
    template: Path | None
    trace: Trace | None = None


def kind_of(form: str, kind: str | None) -> str | None:
    """Give the kind of document that a form prints, None for the forms of the tasks alone.

    Raises RequestError when it has no such kind.
    """
    if form in _OF_TASKS:
        return None
    if form == "docx" and kind == "overview":
        hint = "dùng --kind progress, plan hoặc assignment; trang tổng quan có dạng html, md, json"
        raise RequestError("trang tổng quan không có dạng docx", hint)
    return kind or ("progress" if form == "docx" else "overview")


def check_asked(kinds: Sequence[str | None], named: str | None, owners: Sequence[Owner | None]) -> None:
    """See that a kind has the office it is for, and that a form prints the one named.

    Raises RequestError when not.
    """
    if named is not None and not any(kinds):
        raise RequestError(
            "--kind không dùng được: bảng Excel, CSV và lịch chỉ có một loại, là danh sách nhiệm vụ",
            hint="bỏ --kind, hoặc chọn --format docx, html, md, json",
        )
    if "assignment" in kinds and None in owners:
        raise RequestError(
            "phiếu giao việc lập cho từng cơ quan", hint="thêm --owner TÊN, hoặc --split owner"
        )
    if "plan" in kinds and any(owners):
        raise RequestError("kế hoạch in đủ, không theo từng cơ quan", hint="bỏ --owner, --split")


def render_file(order: ReportRequest, owner: Owner | None, form: str) -> tuple[str, bytes]:
    """Print one document; give its file's name and its bytes."""
    subject, kind = order.subject, kind_of(form, order.kind)
    name = _file_name(subject, kind, form, owner)
    if kind is None:
        return name, _tasks(order, owner, form)
    office = opened_plan.office_templates(subject.path)
    if form == "docx":
        from cchc.reports.printers import word

        document = _official(order, kind, owner)
        return name, word.render(document, subject.day, template=order.template, office=office)
    built = overview(order, owner) if kind == "overview" else _official(order, kind, owner)
    if form == "json":
        from cchc.reports.printers import json_forms

        return name, json_forms.report(built)
    from cchc.reports.printers import pages

    return name, pages.render(built, form, template=order.template, office=office)


def overview(order: ReportRequest, owner: Owner | None) -> Report:
    """Build the page's report."""
    from cchc.reports.overview import report as reports

    subject = order.subject
    return reports.build(
        subject.plan,
        subject.day,
        source=f"{subject.path.absolute().parent.name}/{subject.path.name}",
        owner=owner,
        period=subject.period,
        provisional=subject.provisional,
        people=order.people,
        trace=order.trace,
        sample=names.contains_words(subject.plan.head.notice or "", "minh họa"),
    )


def official(
    kind: str,
    plan: Plan,
    day: date,
    owner: Owner | None,
    *,
    period: ReportingPeriod | None = None,
    provisional: bool = False,
    people: bool = True,
) -> OfficialDocument:
    """Build a document that leaves the office."""
    from cchc.reports.official import assignment, plan_document, progress

    if kind == "plan":
        return plan_document.build(plan)
    if kind == "assignment" and owner is not None:
        return assignment.build(plan, day, owner, people=people)
    return progress.build(plan, day, owner=owner, period=period, provisional=provisional)


def _official(order: ReportRequest, kind: str, owner: Owner | None) -> OfficialDocument:
    on = order.subject
    return official(
        kind,
        on.plan,
        on.day,
        owner,
        period=on.period,
        provisional=on.provisional,
        people=order.people,
    )


def _tasks(order: ReportRequest, owner: Owner | None, form: str) -> bytes:
    from cchc import queries

    subject = order.subject
    standing = queries.standings(subject.plan, subject.day)
    items: list[Standing] = [item for item in standing if owner is None or item.task.owner == owner]
    if form == "ics":
        from cchc.reports.printers import calendar

        return calendar.calendar(subject.plan, items, subject.day)
    from cchc.reports.printers import task_sheet

    if form == "csv":
        return task_sheet.comma_separated(items, people=order.people)
    return task_sheet.workbook(subject.plan, items, subject.day, people=order.people)


def _file_name(subject: ReportScope, kind: str | None, form: str, owner: Owner | None) -> str:
    if kind == "plan":
        return f"{_NAMES[kind]}-{subject.plan.head.year}.{form}"
    stem = _NAMES[kind] if kind else _OF_TASKS[form]
    parts = (stem, subject.period.id if subject.period else "", owner.id if owner else "")
    return f"{'-'.join(filter(None, parts))}-{subject.day.isoformat()}.{form}"


def write(pages: Sequence[tuple[str, bytes]], output: str | None, *plans: Path) -> list[Path]:
    """Write every page and print its path; give the paths.

    Raises RequestError when a page would take a plan's place, or several the screen.
    """
    from cchc.planfile import plan_files

    if output == "-":
        if len(pages) > 1:
            raise RequestError("màn hình chỉ nhận một báo cáo", hint="ghi một thư mục sau -o")
        console.write_bytes(pages[0][1])
        return []
    targets = list(_targets(pages, output))
    if any(disk.is_same_file(target, plan) for target, _ in targets for plan in plans):
        raise RequestError("tệp ghi ra chính là tệp kế hoạch", hint="chọn tên khác sau -o")
    if any(target.suffix.lower() in plan_files.SUFFIXES for target, _ in targets):
        raise RequestError("đuôi .yaml, .yml chỉ dành cho tệp kế hoạch", hint="chọn tên khác sau -o")
    for target, page in targets:
        disk.write_output(target, page)
        console.write(f"{disk.display_path(target)}\n")
    return [target for target, _ in targets]


def _targets(pages: Sequence[tuple[str, bytes]], output: str | None) -> Iterator[tuple[Path, bytes]]:
    """Give where each page goes: one page to a file that is named, else into a folder."""
    if output and len(pages) == 1 and not disk.is_folder(Path(output)):
        yield Path(output), pages[0][1]
        return
    for name, page in pages:
        yield Path(output or FOLDER) / name, page


def show(written: Sequence[Path]) -> None:
    """Show the first page in the browser; saying so when there is none is enough."""
    import webbrowser

    if not written or not webbrowser.open(written[0].resolve().as_uri()):
        console.say("không mở được trình duyệt; hãy mở tệp báo cáo bằng tay")
