"""`cchc report`: the plan's progress for people to read, to sign, to work in, or as figures for programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import labels
from cchc.cli import console, opened_plan, options, report_files
from cchc.cli.options import AsOfOption, OwnerOption, PlanOption, RevOption
from cchc.cli.report_files import FOLDER, FORMS, KINDS, ReportRequest, ReportScope
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.cli.opened_plan import OpenedPlan
    from cchc.plan import Owner, Plan
    from cchc.reports.overview.report import Report
    from cchc.trail import Trace

_FAILURES = ("overdue", "6ro")


def report(
    forms: Annotated[
        list[str] | None,
        typer.Option(
            "--format", metavar="|".join(FORMS), help="Dạng báo cáo; dùng được nhiều lần; mặc định html."
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(KINDS),
            help="Tổng quan, báo cáo định kỳ, văn bản kế hoạch, phiếu giao việc; mặc định tổng quan, "
            "với docx là báo cáo định kỳ.",
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
    split: Annotated[str | None, typer.Option(metavar="owner", help="Mỗi cơ quan chủ trì một tệp.")] = None,
    *,
    no_people: Annotated[bool, typer.Option("--no-people", help="Không nêu tên người.")] = False,
    open_page: Annotated[bool, typer.Option("--open", help="Mở báo cáo bằng trình duyệt.")] = False,
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
            help=f"Nơi ghi ra, - là màn hình; nhiều tệp thì là thư mục; mặc định {FOLDER}/.",
        ),
    ] = None,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
) -> None:
    """Lập báo cáo: trang HTML để xem và in, Word, Excel, lịch, Markdown, CSV, JSON."""
    chosen = [options.parse_choice(form, FORMS, "--format") for form in dict.fromkeys(forms or ["html"])]
    named = options.parse_choice(kind, KINDS, "--kind") if kind is not None else None
    kinds = [report_files.kind_of(form, named) for form in chosen]
    failures = [
        options.parse_choice(word.strip(), _FAILURES, "--fail-on")
        for word in (fail_on or "").split(",")
        if word
    ]
    mould = _template(template, chosen)
    subject = _subject(opened_plan.open_plan(plan, as_of, rev), as_of, period, quarter)
    owners = _owners(subject.plan, owner, split)
    report_files.check_asked(kinds, named, owners)
    if set(kinds) == {"plan"} and (period is not None or quarter is not None):
        hint = "bỏ --period, --quarter; báo cáo của một kỳ lập bằng --kind progress"
        raise RequestError("văn bản kế hoạch in như đã ban hành, không theo kỳ", hint)
    traced = _trace(subject) if "overview" in kinds else None
    order = ReportRequest(subject, named, people=not no_people, template=mould, trace=traced)
    pages = [report_files.render_file(order, of, form) for of in owners for form in chosen]
    written = report_files.write(pages, output, subject.path)
    if open_page:
        report_files.show(written)
    if failures:
        _fail([report_files.overview(order, of) for of in owners], failures)


def _subject(asked: OpenedPlan, as_of: str | None, period: str | None, quarter: str | None) -> ReportScope:
    """Settle the day: the one named, else the period's end once past, else today."""
    from cchc import reporting

    if period is not None and quarter is not None:
        raise RequestError("chỉ dùng một trong hai: --period hoặc --quarter", hint="bỏ một tùy chọn")
    chosen = None
    if period is not None:
        chosen = reporting.find(asked.plan, period)
    elif quarter is not None:
        span = options.parse_quarter(quarter, asked.plan.head.year, "--quarter")
        chosen = reporting.calendar_quarter(span)
    if chosen is None:
        return ReportScope(asked, asked.day, None, provisional=False)
    if as_of and asked.day > chosen.end:
        hint = f"kỳ này kết thúc ngày {labels.day(chosen.end)}: bỏ --as-of, hoặc chọn kỳ khác"
        raise RequestError(f"--as-of: ngày {labels.day(asked.day)} sau ngày cuối của {chosen.title}", hint)
    day, provisional = (asked.day, asked.day < chosen.end) if as_of else chosen.as_of(asked.day)
    return ReportScope(asked, day, chosen, provisional)


def _owners(plan: Plan, owner: str | None, split: str | None) -> Sequence[Owner | None]:
    """Give whom reports are on: everybody together, one office, or each that leads a task."""
    from cchc import queries

    if split is not None:
        options.parse_choice(split, ("owner",), "--split")
        if owner is not None:
            raise RequestError("chỉ dùng một trong hai: --owner hoặc --split", hint="bỏ một tùy chọn")
        leading = {task.owner for task in plan.tasks}
        if not leading:
            raise RequestError("kế hoạch chưa có nhiệm vụ nào để tách theo cơ quan", hint="bỏ --split")
        return [one for one in plan.owners if one in leading]
    return [queries.find_owner(plan, owner)] if owner is not None else [None]


def _trace(subject: ReportScope) -> Trace | None:
    """Ask git for the plan's version and its changes since the last report; a note when it can't say."""
    from cchc import reporting
    from cchc.history import provenance
    from cchc.history.git import GitError

    asked = subject.asked
    since = reporting.cut_off(subject.plan, subject.day, subject.period)
    version = asked.commit.id if asked.commit else None
    try:
        return provenance.find(asked.path, asked.data, version=version, day=subject.day, since=since)
    except GitError as error:
        console.say(f"(báo cáo không có phần thay đổi trong kỳ: {error})")
        return None


def _template(option: str | None, forms: Sequence[str]) -> Path | None:
    if option is None:
        return None
    path = Path(option)
    if not path.is_file():
        raise RequestError(f"không có mẫu {option}", hint="xem lại đường dẫn sau --template")
    is_word = path.suffix.lower() == ".docx"
    if len(forms) > 1 or forms[0] not in ({"docx"} if is_word else {"html", "md"}):
        hint = "mẫu Word (.docx) dùng với --format docx, mẫu Jinja với html hoặc md; mỗi lần một dạng"
        raise RequestError(f"mẫu {option} không dùng được cho dạng {', '.join(forms)}", hint)
    return path


def _fail(built: Sequence[Report], failures: Sequence[str]) -> None:
    """End with code 1 when a report has what must not be."""
    late = sum(len(one.overdue) for one in built)
    unclear = sum(row.count < len(one.clarity.columns) for one in built for row in one.clarity.rows)
    found = []
    if "overdue" in failures and late:
        found.append(f"{late} nhiệm vụ quá hạn")
    if "6ro" in failures and unclear:
        found.append(f"{unclear} nhiệm vụ chưa đáp ứng đủ 6 rõ")
    if found:
        console.say(f"có {', '.join(found)}")
        raise typer.Exit(1)
