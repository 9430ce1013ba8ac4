"""`cchc report`: the plan's progress for people to read, to sign, to work in, or as figures for programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk, labels
from cchc.cli import (
    console,
    opened_plan,
    options,
    output_file,
    report_builders,
    report_figures,
    report_files,
    report_formats,
    report_history,
    report_words,
)
from cchc.cli.options import AsOfOption, OverwriteOption, OwnerOption, PlanOption, RevOption
from cchc.cli.report_builders import ReportRequest, ReportScope
from cchc.cli.report_files import FOLDER
from cchc.cli.report_formats import FORMATS, OutputFormat
from cchc.errors import RequestError
from cchc.reports.document_kinds import (
    AMENDMENT,
    NAMED_KINDS,
    OVERVIEW,
    PLAN,
    PROGRESS,
    REMINDER,
    UPDATED_PLAN,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.cli.opened_plan import OpenedPlan
    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.reports.document_kinds import DocumentKind
    from cchc.reports.overview.report import Report

# "Tổng quan, báo cáo định kỳ, …", as a sentence begins.
_KIND_LABELS = ", ".join(known.label for known in NAMED_KINDS).removeprefix("trang ").capitalize()
_FAILURES = ("overdue", "6ro")


def report(
    format_names: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help="Dạng báo cáo; dùng được nhiều lần; mặc định theo đuôi tệp sau -o, hoặc html.",
            show_default=False,
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(known.name for known in NAMED_KINDS),
            help=f"{_KIND_LABELS}; mặc định tổng quan, với docx là báo cáo định kỳ.",
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(metavar="q1|6t|q3|nam", help="Kỳ báo cáo; ngày theo quy định của tỉnh nếu có."),
    ] = None,
    quarter: Annotated[
        str | None, typer.Option(metavar="QUÝ", help="Quý theo lịch, dùng trong xã: Q2, 2, II.")
    ] = None,
    owner: OwnerOption = None,
    split: Annotated[str | None, typer.Option(metavar="owner", help="Mỗi cơ quan một tệp.")] = None,
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
        typer.Option(metavar="overdue,6ro", help="Kết thúc với mã 1 khi có nhiệm vụ quá hạn, chưa đủ 6 rõ."),
    ] = None,
    template: Annotated[
        str | None, typer.Option(metavar="TỆP", help="Mẫu dùng thay mẫu có sẵn: Jinja, hoặc Word (.docx).")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="TỆP|THƯ MỤC",
            help=f"Nơi ghi ra, - là màn hình; nhiều tệp thì là thư mục; mặc định {FOLDER}/ (text: màn hình).",
        ),
    ] = None,
    overwrite: OverwriteOption = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
) -> None:
    """Lập báo cáo: trang HTML để xem và in, Word, Excel, lịch, Markdown, CSV, JSON, tin nhắn."""
    formats = _formats(format_names, output, is_split=split is not None)
    name = _kind_name(kind, amendment, updated=updated)
    kinds = [report_formats.kind_of(format_, name) for format_ in formats]
    failures = [
        options.parse_choice(word.strip(), _FAILURES, "--fail-on")
        for word in (fail_on or "").split(",")
        if word
    ]
    template_path = _template_path(template, formats)
    scope = _scope(opened_plan.open_plan(plan, as_of, rev), as_of, period, quarter)
    owners = _owners(scope.plan, owner, split, with_coordinators=any(of.coordinates for of in kinds))
    report_formats.check_request(kinds, name, owners)
    if all(chosen.is_whole_plan for chosen in kinds) and (period is not None or quarter is not None):
        hint = "bỏ --period, --quarter; báo cáo của một kỳ lập bằng --kind progress"
        raise RequestError(f"{kinds[0].label} không theo kỳ", hint)
    if REMINDER in kinds and (split or not all(format_.to_copy for format_ in formats)):
        owners = report_builders.pressed_offices(scope, owners)
    trace = report_history.find(scope) if OVERVIEW in kinds else None
    drafted = report_builders.find_amendment(scope.plan, amendment) if AMENDMENT in kinds else None
    office = report_files.way_to(scope.path, output, count=len(owners) * len(formats))
    words = report_words.find(scope, kinds, owners, output)
    request = ReportRequest(scope, not no_people, template_path, trace, drafted, office, words)
    if template_path is None:
        _say_own_templates(scope, kinds, formats)
    pages = [
        report_formats.render_file(request, chosen, office, format_)
        for office in owners
        for format_, chosen in zip(formats, kinds, strict=True)
    ]
    if drafted:
        report_builders.say_omissions(scope.plan, drafted)
    if PROGRESS in kinds and None in owners:
        report_figures.say(request)
    is_of_a_day = any(chosen.is_of_a_day for chosen in kinds)
    if OVERVIEW not in kinds and is_of_a_day:
        report_history.say_late_entries(scope, owners, people=not no_people)
    of_day = scope.day if is_of_a_day else None
    if output in {None, "-"} and all(format_.to_copy for format_ in formats):
        written = report_files.show_texts(pages)
    else:
        written = report_files.write(
            pages, output, scope.path, overwrite=overwrite, office_plan=scope.path, of_day=of_day
        )
    if open_page:
        report_files.show(written)
    if failures:
        _fail([report_builders.build_overview(request, office) for office in owners], failures)


def _formats(names: Sequence[str] | None, output: str | None, *, is_split: bool) -> list[OutputFormat]:
    """Return the formats that were named, else the one of the file's ending, else web pages."""
    if not names:
        return [FORMATS[output_file.format_of(output, FORMATS) or "html"]]
    known = dict.fromkeys(options.parse_choice(name, FORMATS, "--format") for name in names)
    if len(known) == 1 and not is_split:  # else a folder is named
        output_file.refuse_other_ending(next(iter(known)), output)
    return [FORMATS[name] for name in known]


def _kind_name(kind: str | None, amendment: str | None, *, updated: bool) -> str | None:
    """Return the name of the kind that is asked for, None for the usual one; RequestError if none has it."""
    name = None
    if kind is not None:
        name = options.parse_choice(kind, [known.name for known in NAMED_KINDS], "--kind")
    for option, is_given, of in (("--updated", updated, PLAN), ("--amendment", amendment, AMENDMENT)):
        if is_given and name != of.name:
            raise RequestError(
                f"{option} chỉ dùng với --kind {of.name}", hint=f"ghi --kind {of.name}, hoặc bỏ {option}"
            )
    return UPDATED_PLAN.name if updated else name


def _scope(opened: OpenedPlan, as_of: str | None, period: str | None, quarter: str | None) -> ReportScope:
    """Return what to report on; the day is the one named, else the period's end once past, else today."""
    from cchc import reporting

    if period is not None and quarter is not None:
        raise RequestError("chỉ dùng một trong hai: --period hoặc --quarter", hint="bỏ một tùy chọn")
    chosen = None
    if period is not None:
        chosen = reporting.find(opened.plan, period)
    elif quarter is not None:
        span = options.parse_quarter(quarter, opened.plan.head.year, "--quarter")
        chosen = reporting.calendar_quarter(span)
    if chosen is None:
        return ReportScope(opened, opened.day)
    if as_of and opened.day > chosen.end:
        hint = f"kỳ này kết thúc ngày {labels.day(chosen.end)}: bỏ --as-of, hoặc chọn kỳ khác"
        raise RequestError(f"--as-of: ngày {labels.day(opened.day)} sau ngày cuối của {chosen.title}", hint)
    day, provisional = (opened.day, opened.day < chosen.end) if as_of else chosen.as_of(opened.day)
    return ReportScope(opened, day, chosen, provisional)


def _owners(
    plan: Plan, owner: str | None, split: str | None, *, with_coordinators: bool
) -> Sequence[Owner | None]:
    """Return whom reports are on: everybody together, one office, or each that leads a task (or helps)."""
    from cchc import queries

    if split is not None:
        options.parse_choice(split, ("owner",), "--split")
        if owner is not None:
            raise RequestError("chỉ dùng một trong hai: --owner hoặc --split", hint="bỏ một tùy chọn")
        leading = {task.owner for task in plan.tasks}
        if with_coordinators:
            leading.update(helper for task in plan.tasks for helper in task.coordinators)
        if not leading:
            raise RequestError("kế hoạch chưa có nhiệm vụ nào để tách theo cơ quan", hint="bỏ --split")
        return [office for office in plan.owners if office in leading]
    return [queries.find_owner(plan, owner)] if owner is not None else [None]


def _template_path(option: str | None, formats: Sequence[OutputFormat]) -> Path | None:
    """Return the template that was named. Raises RequestError when it isn't there or fits no format."""
    if option is None:
        return None
    path = Path(option)
    if not path.is_file():
        if disk.is_broken_link(path):
            raise disk.missing(option)
        raise RequestError(f"không có mẫu {option}", hint="xem lại đường dẫn sau --template")
    language = "word" if path.suffix.lower() == ".docx" else "jinja"
    if len(formats) > 1 or formats[0].template != language:
        hint = (
            f"mẫu Word (.docx) dùng với --format {_with_template('word')}, "
            f"mẫu Jinja với {_with_template('jinja')}; mỗi lần một dạng"
        )
        names = ", ".join(format_.name for format_ in formats)
        raise RequestError(f"mẫu {option} không dùng được cho dạng {names}", hint)
    return path


def _say_own_templates(
    scope: ReportScope, kinds: Sequence[DocumentKind], formats: Sequence[OutputFormat]
) -> None:
    """Write which templates beside the plan are used."""
    used = (
        path
        for format_, kind in zip(formats, kinds, strict=True)
        for path in report_formats.own_templates(scope, kind, format_)
    )
    opened_plan.say_own_templates(used)


def _with_template(language: str) -> str:
    return " hoặc ".join(format_.name for format_ in FORMATS.values() if format_.template == language)


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
