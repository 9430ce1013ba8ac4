"""What `cchc figures` is asked for: to show figures, to write a form, or to take new figures over.

Read next: `cchc.cli.filling.figure_changes` (new figures), `cchc.cli.filling.period_figures` (all of a
period).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from cchc import labels, names, reporting
from cchc.cli import console, opened_plan, options, questions
from cchc.cli.filling import figure_changes, figure_example, period_figures, period_words
from cchc.cli.output import output_file
from cchc.cli.updating.update_options import NOTHING_WRITTEN
from cchc.errors import RequestError

if TYPE_CHECKING:
    from cchc.cli.filling.figure_changes import FigureChanges
    from cchc.cli.filling.period_words import PeriodWords
    from cchc.cli.opened_plan import OpenedPlan
    from cchc.figures import PeriodFigures
    from cchc.plan import Plan, ReportingPeriod


_UNCHANGED = "không có gì thay đổi: số liệu đã đúng như vậy"


class FigureRequest(NamedTuple):
    """What was asked for, as it was typed."""

    period: str | None
    file: str | None
    settings: tuple[str, ...]
    form: bool
    format_: str | None
    output: str | None
    overwrite: bool
    dry_run: bool
    diff: bool

    @property
    def is_asking(self) -> bool:
        """Whether a person is to be asked: nothing else is wanted, and somebody answers."""
        wanted = self.file or self.settings or self.form or self.format_ or self.output
        return not wanted and questions.somebody_answers()


def answer(request: FigureRequest, plan: str | None, as_of: str | None) -> None:
    """Do what was asked for. Code 1 when cells of a sheet were wrong."""
    if request.file is None and request.period and _is_file(request.period):
        request = request._replace(period=None, file=request.period)
    _refuse_together(request)
    opened = opened_plan.open_plan(plan, as_of)
    period = _period(opened, request.period)
    words = period_words.find(opened.plan, opened.path, period, opened.day)
    found = period_figures.find(opened.plan, words, period)
    if found is None:
        raise figure_example.none_asked(opened)
    if request.form:
        _write_form(opened, period, found, request)
    elif request.file or request.settings or request.is_asking:
        _update(opened.plan, words, period, _changes(request, found, words), request)
    else:
        _show(opened, words, period, found, request)


def _is_file(text: str) -> bool:
    return Path(text).suffix.lower() in figure_changes.ENDINGS


def _refuse_together(request: FigureRequest) -> None:
    """Raise RequestError for options that mean different things to be done."""
    tasks = (("TỆP", request.file), ("--set", request.settings), ("--form", request.form))
    doing = [name for name, given in tasks if given]
    if len(doing) > 1:
        raise RequestError(f"chỉ dùng một trong hai: {doing[0]} hoặc {doing[1]}", "chạy lệnh hai lần")
    shown = [name for name, given in (("--format", request.format_), ("-o", request.output)) if given]
    if doing and not request.form and shown:
        raise RequestError(f"{shown[0]} không dùng khi ghi số liệu", f"bỏ {shown[0]}, rồi xem bằng lệnh khác")
    if request.form and (request.format_ or request.dry_run):
        other = "--format" if request.format_ else "--diff" if request.diff else "--dry-run"
        raise RequestError(f"--form không dùng cùng {other}", f"bỏ {other}")


def _period(opened: OpenedPlan, name: str | None) -> ReportingPeriod:
    """Return the period that is named, else the one whose report is to be sent next, and say which."""
    if name is not None:
        typed = names.typed(name)
        known = (*reporting.known_periods(opened.plan), *reporting.calendar_quarters(opened.plan))
        by_id = (one for one in known if one.id == typed.lower())
        return next(by_id, None) or reporting.find(opened.plan, typed, "KỲ")
    chosen = reporting.current(opened.plan, opened.day)
    console.say(f"(kỳ {chosen.id}: {chosen.title}, số liệu đến ngày {labels.day(chosen.end)})")
    return chosen


def _write_form(
    opened: OpenedPlan, period: ReportingPeriod, found: PeriodFigures, request: FigureRequest
) -> None:
    from cchc.cli.output import page_files
    from cchc.intake.figure_sheets import PERIOD_LINE
    from cchc.reports.printers import figure_sheet

    if request.output and Path(request.output).suffix.lower() not in {"", ".xlsx"}:
        suffix = Path(request.output).suffix
        raise RequestError(f"--form ghi bảng Excel, không khớp với đuôi {suffix} sau -o", "đặt đuôi .xlsx")
    page = figure_sheet.workbook(opened.plan, found, f"{PERIOD_LINE}{period.title}; {found.span}", period.end)
    pages = [(f"so-lieu-{period.id}.xlsx", page)]
    page_files.write(pages, request.output, opened.path, overwrite=request.overwrite, office_plan=opened.path)


def _changes(request: FigureRequest, found: PeriodFigures, words: PeriodWords) -> FigureChanges:
    """Return what is to be written. What was answered until Ctrl-C is written before it goes on."""
    if request.settings:
        return figure_changes.of_words(request.settings, found)
    if request.file:
        return figure_changes.of_file(request.file, found)
    changes = figure_changes.FigureChanges()
    try:
        figure_changes.ask(found, changes)
    except KeyboardInterrupt:
        console.say("")
        if changes.values and not request.dry_run:
            _write(words, changes, found)
        raise
    return changes


def _write(words: PeriodWords, changes: FigureChanges, found: PeriodFigures) -> PeriodWords:
    """Write the changes and say them; return the words as they are then."""
    new = figure_changes.write(words, figure_changes.new_bytes(words, changes, found))
    _say_changes(words, changes, found)
    if new is not words:
        console.say(f"đã ghi vào {new.now.name}")
    return new


def _say_changes(words: PeriodWords, changes: FigureChanges, found: PeriodFigures) -> None:
    lines = figure_changes.sentences(words, changes, found)
    console.write("".join(f"{console.clean(line)}\n" for line in lines))


def _update(
    plan: Plan, words: PeriodWords, period: ReportingPeriod, changes: FigureChanges, request: FigureRequest
) -> None:
    """Write changes, or show them; say what wasn't taken and what is open. Code 1 when cells were wrong."""
    found = period_figures.find(plan, words, period)
    if found is None:
        return
    data = figure_changes.new_bytes(words, changes, found)
    new = words
    if request.diff:
        from cchc.cli.updating.plan_updates import show_diff

        show_diff(words.now.text, data.decode().removeprefix("\ufeff"), words.path)
    elif request.dry_run:
        _say_changes(words, changes, found)
    else:
        new = _write(words, changes, found)
    if data == words.now.data:
        console.say("chưa ghi số liệu nào" if changes.rejected else _UNCHANGED)
    for line in (*changes.rejected, *changes.untaken):
        console.say(line)
    if request.dry_run:
        console.say(NOTHING_WRITTEN)
    elif after := period_figures.find(plan, new, period):
        _say_what_is_open(plan, new, period, after)
    if changes.rejected:
        raise typer.Exit(1)


def _say_what_is_open(plan: Plan, words: PeriodWords, period: ReportingPeriod, found: PeriodFigures) -> None:
    for line in period_figures.doubts(plan, words, period, found):
        console.say(line)
    if lacking := period_figures.missing_sentence(found):
        console.say(lacking)


def _show(
    opened: OpenedPlan,
    words: PeriodWords,
    period: ReportingPeriod,
    found: PeriodFigures,
    request: FigureRequest,
) -> None:
    """Write the table, and what is open."""
    format_, output = (
        output_file.choose_format(request.format_, request.output, options.LISTING_FORMATS),
        request.output,
    )
    stem = f"so-lieu-{period.id}"
    with output_file.opened(output, stem, format_, opened.path, overwrite=request.overwrite):
        _print(period, found, format_)
    if format_ != "json":
        _say_what_is_open(opened.plan, words, period, found)


def _print(period: ReportingPeriod, found: PeriodFigures, format_: str | None) -> None:
    from cchc.cli import tables
    from cchc.reports.listing import Column, Listing
    from cchc.reports.wording import figure_phrases

    if format_ == "json":
        from cchc.reports.printers import json_figures

        console.write_json(json_figures.figures(period, found, period_figures.contradictions(found)))
        return
    beside, became = figure_phrases.columns(found)
    columns = (
        Column("Mã"), Column("Chỉ tiêu"), Column("Đơn vị tính"), Column(beside, numeric=True),
        Column("Kỳ này", numeric=True), Column(became),
    )  # fmt: skip
    rows = (
        (
            one.now.figure.id,
            figure_phrases.title(one.now.figure),
            one.unit,
            figure_phrases.cell(one.before),
            figure_phrases.cell(one.now),
            figure_phrases.change_cell(one),
        )
        for one in found.rows
    )
    tables.write_listing(Listing(columns, tuple(rows)), format_)
