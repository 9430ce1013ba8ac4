"""The output formats of `cchc report`: a row each, with the kinds it prints and who prints it.

A new format is a function and a row in `FORMATS`. Printers are imported when they are called for, so
that a table for a pipe loads neither Word nor Jinja.

Read next: `cchc.cli.reporting.report_builders` (what is printed), `cchc.reports.printers` (by whom).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from cchc import names
from cchc.cli import console, opened_plan
from cchc.cli.reporting import report_builders
from cchc.errors import RequestError
from cchc.reports.document_kinds import (
    AMENDMENT,
    ASSIGNMENT,
    CALENDAR,
    KINDS,
    OFFICIAL_KINDS,
    REMINDER,
    TASKS,
    find,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cchc.cli.reporting.report_builders import ReportRequest, ReportScope
    from cchc.owners import Owner
    from cchc.reports.document_kinds import DocumentKind
    from cchc.states import Standing


def _render_page(
    request: ReportRequest, kind: DocumentKind, owner: Owner | None, format_: Literal["html", "md"]
) -> bytes:
    from cchc.reports.printers import pages

    office = opened_plan.office_templates(request.scope.path)
    return pages.render(
        report_builders.build(kind, request, owner), format_, template=request.template, office=office
    )


def _render_html(request: ReportRequest, kind: DocumentKind, owner: Owner | None) -> bytes:
    return _render_page(request, kind, owner, "html")


def _render_markdown(request: ReportRequest, kind: DocumentKind, owner: Owner | None) -> bytes:
    return _render_page(request, kind, owner, "md")


def _render_json(request: ReportRequest, kind: DocumentKind, owner: Owner | None) -> bytes:
    from cchc.reports.printers import json_forms

    return json_forms.report(report_builders.build(kind, request, owner))


def _render_word(request: ReportRequest, kind: DocumentKind, owner: Owner | None) -> bytes:
    from cchc.reports.printers.word import word_controls, word_document

    office = opened_plan.office_templates(request.scope.path)
    document = report_builders.build_official(kind, request, owner, word_controls.mark)
    form, left_out = word_document.lacking(document, request.template, office)
    if left_out:
        console.say(f"mẫu {form} có từ trước, không có chỗ cho {', '.join(left_out)}; phần ấy không được in")
        console.say("  gợi ý: đổi tên mẫu ấy, chạy cchc template init word để có mẫu mới, rồi trình bày lại")
    of = request.words.name_of(kind, owner) if request.words else ""
    return word_document.render(document, request.scope.day, template=request.template, office=office, of=of)


def _render_excel(request: ReportRequest, _: DocumentKind, owner: Owner | None) -> bytes:
    from cchc.reports.printers import task_sheet

    scope = request.scope
    standings = _standings(scope, owner)
    return task_sheet.workbook(scope.plan, standings, scope.day, people=request.people, owner=owner)


def _render_calendar(request: ReportRequest, _: DocumentKind, owner: Owner | None) -> bytes:
    from cchc.reports.printers import calendar

    scope = request.scope
    return calendar.calendar(scope.plan, _standings(scope, owner), scope.day)


def _render_csv(request: ReportRequest, _: DocumentKind, owner: Owner | None) -> bytes:
    from cchc.reports.printers import task_sheet

    return task_sheet.comma_separated(_standings(request.scope, owner), people=request.people)


def _render_text(request: ReportRequest, kind: DocumentKind, owner: Owner | None) -> bytes:
    return report_builders.build_digest(kind, request, owner).encode()


def _standings(scope: ReportScope, owner: Owner | None) -> list[Standing]:
    from cchc import queries

    standings = queries.standings(scope.plan, scope.day)
    return [standing for standing in standings if owner is None or standing.task.owner == owner]


class OutputFormat(NamedTuple):
    """A `--format`: the kinds of documents it comes in, the usual one first, and who prints it.

    `template` says which files `--template` may name for it, `ending` how its files' names end. `to_copy`:
    it goes to the screen unless a file or a folder is named.
    """

    name: str
    kinds: tuple[DocumentKind, ...]
    render: Callable[[ReportRequest, DocumentKind, Owner | None], bytes]
    template: Literal["jinja", "word"] | None = None
    to_copy: bool = False

    @property
    def ending(self) -> str:
        """What follows the last dot in its files' names."""
        return "txt" if self.name == "text" else self.name


FORMATS = {
    row.name: row
    for row in (
        OutputFormat("html", KINDS, _render_html, "jinja"),
        OutputFormat("md", KINDS, _render_markdown, "jinja"),
        OutputFormat("json", KINDS, _render_json),
        OutputFormat("docx", OFFICIAL_KINDS, _render_word, "word"),
        OutputFormat("xlsx", (TASKS,), _render_excel),
        OutputFormat("ics", (CALENDAR,), _render_calendar),
        OutputFormat("csv", (TASKS,), _render_csv),
        OutputFormat("text", (REMINDER, ASSIGNMENT), _render_text, to_copy=True),
    )
}


def kind_of(format_: OutputFormat, name: str | None) -> DocumentKind:
    """Return the kind of document that a format prints: the one named, or its usual one.

    Raises RequestError when it doesn't come in the kind named.
    """
    usual = format_.kinds[0]
    if name is None or not usual.name:
        return usual
    kind = find(name)
    if kind not in format_.kinds:
        *others, last = (known.name for known in format_.kinds if not known.option)
        formats = ", ".join(row.name for row in FORMATS.values() if kind in row.kinds)
        hint = f"dùng --kind {', '.join(others)} hoặc {last}; {kind.label} có dạng {formats}"
        raise RequestError(f"{kind.label} không có dạng {format_.name}", hint)
    return kind


def own_templates(scope: ReportScope, kind: DocumentKind, format_: OutputFormat) -> list[Path]:
    """Return the templates beside the plan that a document is printed with, without anybody naming them."""
    office = opened_plan.office_templates(scope.path)
    if format_.template == "word":
        path = office / kind.word_template
        return [path] if path.is_file() else []
    if format_.template is None:
        return []
    from cchc.reports.printers import pages

    names = pages.NAMES if kind == KINDS[0] else pages.OFFICIAL_NAMES
    return pages.own_templates(office, format_.name, names[format_.name])


def unused_word_form(scope: ReportScope, kind: DocumentKind, format_: OutputFormat) -> Path | None:
    """Return the office's Word form that a page or Markdown doesn't follow: its outline may be another."""
    if not kind.columns or format_.template in {None, "word"} or own_templates(scope, kind, format_):
        return None
    path = opened_plan.office_templates(scope.path) / kind.word_template
    return path if path.is_file() else None


def check_request(
    kinds: Sequence[DocumentKind], named: str | None, owners: Sequence[Owner | None], *, has_period: bool
) -> None:
    """Check that a kind has the office and the period it is for, and that a format prints the one named.

    Raises RequestError when not.
    """
    if named is not None and not any(kind.name for kind in kinds):
        raise RequestError(
            "--kind không dùng được: bảng Excel, CSV và lịch chỉ có một loại, là danh sách nhiệm vụ",
            hint="bỏ --kind, hoặc chọn --format docx, html, md, json",
        )
    without_owner = next((kind for kind in kinds if kind.needs_owner and None in owners), None)
    if without_owner is not None:
        raise report_builders.owner_needed(without_owner)
    if any(owners) and any(kind.is_whole_plan for kind in kinds):
        raise RequestError("kế hoạch in đủ, không theo từng cơ quan", hint="bỏ --owner, --split")
    if has_period and all(kind.is_whole_plan for kind in kinds):
        hint = "bỏ --period, --quarter; báo cáo của một kỳ lập bằng --kind progress"
        raise RequestError(f"{kinds[0].label} không theo kỳ", hint)


def render_file(
    request: ReportRequest, kind: DocumentKind, owner: Owner | None, format_: OutputFormat
) -> tuple[str, bytes]:
    """Return the name and the bytes of a document's file."""
    return _file_name(request, kind, owner, format_.ending), format_.render(request, kind, owner)


def _file_name(request: ReportRequest, kind: DocumentKind, owner: Owner | None, suffix: str) -> str:
    scope = request.scope
    if kind == AMENDMENT and request.amendment:
        return f"{kind.stem}-{names.fold(request.amendment.document).replace(' ', '-')}.{suffix}"
    if kind.is_whole_plan and not kind.is_working_copy:
        return f"{kind.stem}-{scope.plan.head.year}.{suffix}"
    return f"{file_stem(scope, kind, owner)}-{scope.day.isoformat()}.{suffix}"


def file_stem(scope: ReportScope, kind: DocumentKind, owner: Owner | None) -> str:
    """Return what the names of a document's files begin with, whatever its day and format."""
    parts = (kind.stem, scope.period.id if scope.period else "", owner.id if owner else "")
    return "-".join(filter(None, parts))
