"""`cchc report`: the plan's progress as a page for people to read, or as figures for programs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import names
from cchc.cli import console, options
from cchc.cli.options import AsOfOption, OwnerOption, PlanOption, RevOption
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc.cli.options import Asked
    from cchc.plan import Owner, Plan
    from cchc.reporting import ReportPeriod
    from cchc.reports.report import Report
    from cchc.trail import Trace

FOLDER = "bao-cao"
_FORMATS = ("html", "md", "json")
_FAILURES = ("overdue", "6ro")


@dataclass(frozen=True)
class Subject:
    """What a report is on: a plan file, the day of its figures, and the period if one was named."""

    asked: Asked
    day: date
    period: ReportPeriod | None
    provisional: bool

    @property
    def plan(self) -> Plan:
        """The plan reported on."""
        return self.asked.plan

    @property
    def path(self) -> Path:
        """Its file."""
        return self.asked.path


def report(
    forms: Annotated[
        list[str] | None,
        typer.Option(
            "--format", metavar="|".join(_FORMATS), help="Dạng báo cáo; dùng được nhiều lần; mặc định html."
        ),
    ] = None,
    kind: Annotated[
        str, typer.Option(metavar="overview", help="Loại báo cáo.", show_default=False)
    ] = "overview",
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
        str | None, typer.Option(metavar="TỆP", help="Mẫu Jinja dùng thay mẫu có sẵn.")
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
    """Lập báo cáo tiến độ: trang HTML để xem và in, Markdown, hoặc JSON."""
    chosen = [options.choice(form, _FORMATS, "--format") for form in dict.fromkeys(forms or ["html"])]
    options.choice(kind, ("overview",), "--kind")
    failures = [
        options.choice(word.strip(), _FAILURES, "--fail-on") for word in (fail_on or "").split(",") if word
    ]
    subject = _subject(options.ask(plan, as_of, rev), as_of, period, quarter)
    owners = _owners(subject.plan, owner, split)
    trace = _trace(subject)
    built = [(of, _build(subject, of, trace, people=not no_people)) for of in owners]
    mould = _template(template)
    pages = [
        (_file_name(subject, form, of), _printed(one, form, subject.path, mould))
        for of, one in built
        for form in chosen
    ]
    written = _write(pages, output, subject.path)
    if open_page:
        _open(written)
    _fail([one for _, one in built], failures)


def _subject(asked: Asked, as_of: str | None, period: str | None, quarter: str | None) -> Subject:
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
        return Subject(asked, asked.day, None, provisional=False)
    day, provisional = (asked.day, asked.day < chosen.end) if as_of else chosen.as_of(asked.day)
    return Subject(asked, day, chosen, provisional)


def _owners(plan: Plan, owner: str | None, split: str | None) -> Sequence[Owner | None]:
    """Give whom reports are on: everybody together, one office, or each that leads a task."""
    from cchc import queries

    if split is not None:
        options.choice(split, ("owner",), "--split")
        if owner is not None:
            raise RequestError("chỉ dùng một trong hai: --owner hoặc --split", hint="bỏ một tùy chọn")
        leading = {task.owner for task in plan.tasks}
        return [one for one in plan.owners if one in leading]
    return [queries.find_owner(plan, owner)] if owner is not None else [None]


def _trace(subject: Subject) -> Trace | None:
    """Ask git for the plan's version and its changes since the last report; a note when it can't say."""
    from cchc import reporting
    from cchc.history import trace
    from cchc.history.git import GitError

    asked = subject.asked
    since = reporting.cut_off(subject.plan, subject.day, subject.period)
    version = asked.commit.id if asked.commit else None
    try:
        return trace.find(asked.path, asked.document, version=version, day=subject.day, since=since)
    except GitError as error:
        console.say(f"(báo cáo không có phần thay đổi trong kỳ: {error})")
        return None


def _build(subject: Subject, owner: Owner | None, trace: Trace | None, *, people: bool) -> Report:
    from cchc.reports import report as reports

    return reports.build(
        subject.plan,
        subject.day,
        source=f"{subject.path.absolute().parent.name}/{subject.path.name}",
        owner=owner,
        period=subject.period,
        provisional=subject.provisional,
        people=people,
        trace=trace,
        sample=names.contains_words(subject.plan.head.notice or "", "minh họa"),
    )


def _printed(built: Report, form: str, path: Path, template: Path | None) -> bytes:
    if form == "json":
        from cchc.reports import data

        return data.report(built)
    from cchc.reports import pages

    return pages.render(built, form, template=template, office=options.office_templates(path))


def _template(option: str | None) -> Path | None:
    if option is None:
        return None
    path = Path(option)
    if not path.is_file():
        raise RequestError(f"không có mẫu {option}", hint="xem lại đường dẫn sau --template")
    return path


def _file_name(subject: Subject, form: str, owner: Owner | None) -> str:
    parts = ["tien-do", subject.period.id if subject.period else "", owner.id if owner else ""]
    return f"{'-'.join(filter(None, parts))}-{subject.day.isoformat()}.{form}"


def _write(pages: Sequence[tuple[str, bytes]], output: str | None, plan: Path) -> list[Path]:
    """Write every page and print its path; give the paths."""
    from cchc.planfile import store

    if output == "-":
        if len(pages) > 1:
            raise RequestError("màn hình chỉ nhận một báo cáo", hint="ghi một thư mục sau -o")
        console.write_bytes(pages[0][1])
        return []
    written = []
    for target, page in _targets(pages, output):
        if store.is_same_file(target, plan):
            raise RequestError("tệp ghi ra chính là tệp kế hoạch", hint="chọn tên khác sau -o")
        store.write_new(target, page)
        console.write(f"{store.shown(target)}\n")
        written.append(target)
    return written


def _targets(pages: Sequence[tuple[str, bytes]], output: str | None) -> Iterator[tuple[Path, bytes]]:
    """Give where each page goes: one page to a file that is named, else into a folder."""
    if output and len(pages) == 1 and not Path(output).is_dir():
        yield Path(output), pages[0][1]
        return
    for name, page in pages:
        yield Path(output or FOLDER) / name, page


def _open(written: Sequence[Path]) -> None:
    """Show the first page in the browser; saying so when there is none is enough."""
    import webbrowser

    if not written or not webbrowser.open(written[0].resolve().as_uri()):
        console.say("không mở được trình duyệt; hãy mở tệp báo cáo bằng tay")


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
