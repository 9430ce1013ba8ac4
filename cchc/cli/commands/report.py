"""`cchc report`: the plan's progress for people to read, to sign, to work in, or as figures for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk
from cchc.cli import console, opened_plan, value_kinds
from cchc.cli.options import SCREEN, AsOfOption, OverwriteOption, OwnerOption, PlanOption, RevOption
from cchc.cli.output import page_files
from cchc.cli.output.page_files import FOLDER
from cchc.cli.reporting import (
    report_builders,
    report_figures,
    report_formats,
    report_history,
    report_offices,
    report_options,
    report_words,
)
from cchc.cli.reporting.report_builders import ReportRequest, ReportScope
from cchc.cli.reporting.report_formats import FORMATS, OutputFormat
from cchc.reports.document_kinds import (
    AMENDMENT,
    NAMED_KINDS,
    OVERVIEW,
    PROGRESS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.owners import Owner
    from cchc.reports.document_kinds import DocumentKind
    from cchc.reports.overview.report import Report

# "Tổng quan, báo cáo định kỳ, …", as a sentence begins.
_KIND_LABELS = ", ".join(known.label for known in NAMED_KINDS).removeprefix("trang ").capitalize()


def report(
    format_names: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar=value_kinds.one_of(FORMATS),
            help="Dạng báo cáo; dùng được nhiều lần; mặc định theo đuôi tệp sau -o, hoặc html.",
            show_default=False,
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar=value_kinds.one_of(known.name for known in NAMED_KINDS),
            help=f"{_KIND_LABELS}; mặc định tổng quan, với docx là báo cáo định kỳ.",
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            metavar=value_kinds.PERIOD.called("|".join(value_kinds.PERIODS)),
            help="Kỳ báo cáo; ngày theo quy định của tỉnh nếu có.",
        ),
    ] = None,
    quarter: Annotated[
        str | None, typer.Option(metavar=value_kinds.QUARTER, help="Quý theo lịch, dùng nội bộ: Q2, 2, II.")
    ] = None,
    owner: OwnerOption = None,
    split: Annotated[
        str | None,
        typer.Option(metavar=value_kinds.one_of(report_options.SPLITS), help="Mỗi cơ quan một tệp."),
    ] = None,
    amendment: Annotated[
        str | None,
        typer.Option(metavar="SỐ KÝ HIỆU", help="Văn bản điều chỉnh cần dự thảo, với --kind amendment."),
    ] = None,
    *,
    updated: Annotated[
        bool, typer.Option("--updated", help="Bản tổng hợp nhiệm vụ đã cập nhật, với --kind plan.")
    ] = False,
    no_people: Annotated[bool, typer.Option("--no-people", help="Không nêu tên người.")] = False,
    open_page: Annotated[
        bool,
        typer.Option(
            "--open", help="Mở báo cáo: trang bằng trình duyệt, tệp Word, Excel bằng chương trình của máy."
        ),
    ] = False,
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar=value_kinds.one_of(report_options.FAILURES, between=","),
            help="Kết thúc với mã 1 khi có nhiệm vụ quá hạn, chưa đủ 6 rõ.",
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(metavar=value_kinds.FILE, help="Mẫu dùng thay mẫu có sẵn: Jinja, hoặc Word (.docx)."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar=value_kinds.FILE_OR_FOLDER,
            help=f"Nơi ghi ra, - là màn hình; nhiều tệp thì là thư mục; mặc định {FOLDER}/ (text: màn hình).",
        ),
    ] = None,
    overwrite: OverwriteOption = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
) -> None:
    """Lập báo cáo: trang HTML để xem và in, Word, Excel, lịch, Markdown, CSV, JSON, tin nhắn."""
    formats = report_options.formats(format_names, output, is_split=split is not None)
    name = report_options.kind_name(kind, amendment, updated=updated)
    kinds = [report_formats.kind_of(format_, name) for format_ in formats]
    failures = report_options.failures(fail_on)
    template_path = report_options.template_path(template, formats)
    scope = report_options.scope(opened_plan.open_plan(plan, as_of, rev), as_of, period, quarter)
    coordinators = any(of.coordinates for of in kinds)
    owners = report_options.owners(scope.plan, scope.day, owner, split, with_coordinators=coordinators)
    report_formats.check_request(kinds, name, owners, has_period=scope.period is not None)
    to_copy = all(format_.to_copy for format_ in formats)
    owners = report_offices.choose(scope, kinds, owners, is_split=split is not None, to_copy=to_copy)
    documents = report_offices.documents(scope, formats, kinds, owners, is_split=split is not None)
    trace = report_history.find(scope) if OVERVIEW in kinds else None
    drafted = report_builders.find_amendment(scope.plan, amendment) if AMENDMENT in kinds else None
    office = page_files.way_to(scope.path, output, count=len(documents))
    words = report_words.find(scope, kinds, owners, output)
    request = ReportRequest(scope, not no_people, template_path, trace, drafted, office, words)
    if template_path is None:
        _say_own_templates(scope, kinds, formats)
    pages = [
        report_formats.render_file(request, chosen, office, format_) for office, format_, chosen in documents
    ]
    _say_beside(request, kinds, owners)
    if output in {None, SCREEN} and to_copy:
        written = page_files.show_texts(pages)
    else:
        of_day = scope.day if any(chosen.is_of_a_day for chosen in kinds) else None
        written = page_files.write(
            pages, output, scope.path, overwrite=overwrite, office_plan=scope.path, of_day=of_day
        )
    if open_page:
        from cchc.cli.output import file_viewers

        file_viewers.show(written)
    if failures:
        _fail([report_builders.build_overview(request, office) for office in owners], failures)


def _say_own_templates(
    scope: ReportScope, kinds: Sequence[DocumentKind], formats: Sequence[OutputFormat]
) -> None:
    """Write which templates beside the plan are used, and which Word form isn't by the other formats."""
    used = (
        path
        for format_, kind in zip(formats, kinds, strict=True)
        for path in report_formats.own_templates(scope, kind, format_)
    )
    opened_plan.say_own_templates(used)
    for format_, kind in zip(formats, kinds, strict=True):
        if form := report_formats.unused_word_form(scope, kind, format_):
            shown, name = disk.display_path(form), format_.name
            console.say(
                f"(mẫu Word riêng {shown} chỉ dùng cho bản Word: bản {name} có bố cục, đề mục của mẫu có sẵn)"
            )


def _say_beside(
    request: ReportRequest, kinds: Sequence[DocumentKind], owners: Sequence[Owner | None]
) -> None:
    """Write what documents leave out or lack, and what was recorded after their day."""
    if request.amendment:
        report_builders.say_omissions(request.scope.plan, request.amendment)
    if PROGRESS in kinds and None in owners:
        report_words.say_period_of_quarter(request.scope)
        report_figures.say(request)
    if OVERVIEW not in kinds and any(chosen.is_of_a_day for chosen in kinds):
        report_history.say_late_entries(request.scope, owners, people=request.people)


def _fail(reports: Sequence[Report], failures: Sequence[str]) -> None:
    """End with code 1 when a report has what must not be."""
    late = sum(len(report.overdue) for report in reports)
    unclear = sum(
        row.count < len(report.clarity.columns) for report in reports for row in report.clarity.rows
    )
    reasons = []
    if "overdue" in failures and late:
        reasons.append(f"{late} nhiệm vụ quá hạn")
    if "6ro" in failures and unclear:
        reasons.append(f"{unclear} nhiệm vụ chưa đáp ứng đủ 6 rõ")
    if reasons:
        console.say(f"có {', '.join(reasons)}")
        raise typer.Exit(1)
