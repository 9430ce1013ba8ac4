"""`cchc rollup`: many communes' plans at once, the worst first."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console, environment, value_kinds
from cchc.cli.options import (
    AsOfOption,
    OverwriteOption,
    parse_as_of,
    parse_choice,
    parse_number_between,
    parse_year,
)
from cchc.cli.output import output_file, page_files
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc.reports.listing import TitledListing
    from cchc.rollup.counting import Rollup, UnreadableFile
    from cchc.rollup.task_rows import TaskRow

_DOCUMENTS = ("html", "xlsx", "parquet")
FORMS = ("table", "plain", "csv", "md", "json", *_DOCUMENTS)
_MAX_BROKEN = 100  # files that are named on the terminal
MAX_TOP = 999_999
MAX_NAMES = 5  # in a remark


def rollup(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar=value_kinds.FILE.called("TỆP|THƯ MỤC…"), help="Nơi có các tệp kế hoạch."),
    ] = None,
    year: Annotated[
        str | None,
        typer.Option(metavar="NĂM", help="Năm của kế hoạch; mặc định là năm của ngày tính."),
    ] = None,
    top: Annotated[
        str | None, typer.Option(metavar=value_kinds.NUMBER, help="Chỉ in ngần này kế hoạch đứng đầu.")
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format", metavar=value_kinds.one_of(FORMS), help="Dạng in ra hoặc ghi ra.", show_default=False
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar=value_kinds.FILE.called("NƠI"),
            help="Tệp hoặc thư mục để ghi html, xlsx, parquet; mặc định là bao-cao/.",
        ),
    ] = None,
    *,
    overwrite: OverwriteOption = False,
    as_of: AsOfOption = None,
) -> None:
    """Tổng hợp kế hoạch của nhiều xã, nơi quá hạn nhiều nhất đứng đầu."""
    from cchc.rollup import files

    format_ = _format(format_, output)
    if output is not None and format_ not in _DOCUMENTS:
        hint = "thêm --format html, hoặc dùng > TỆP"
        raise RequestError(f"-o chỉ dùng cho dạng {', '.join(_DOCUMENTS)}", hint)
    if format_ == "parquet" and (year, top) != (None, None):
        hint = "bỏ --year, --top: tệp có cột năm để chọn sau"
        raise RequestError("dạng parquet ghi đủ mọi nhiệm vụ của mọi năm", hint)
    day = parse_as_of(as_of)
    plan_year = parse_year(year, "--year") if year is not None else day.year
    max_rows = parse_number_between(top, 1, MAX_TOP, "--top") if top is not None else None
    plans, unreadable = files.select(paths or ["."])
    if format_ == "parquet":
        broken = _write_tasks(plans, day, output, overwrite=overwrite)
    else:
        rollup = _count(plans, day, plan_year)
        _write(rollup, unreadable, day, max_rows, format_, output, plans, overwrite=overwrite)
        _remark(rollup, is_empty=not (plans or unreadable))
        broken = rollup.unreadable
    if unreadable or broken:
        _report_broken((*unreadable, *broken))
        raise typer.Exit(1)


def _format(named: str | None, output: str | None) -> str | None:
    """Return the format that was named, else the one of the file's ending, None when neither is there."""
    if not named:
        return output_file.format_of(output, _DOCUMENTS)
    format_ = parse_choice(named, FORMS, "--format")
    if format_ in _DOCUMENTS:
        output_file.refuse_other_ending(format_, output)
    return format_


def _count(plans: Sequence[Path], day: date, year: int) -> Rollup:
    from cchc.rollup import counting, loading

    progress = _Progress(len(plans))
    counts = loading.load_counts(
        plans, day, cache_folder=environment.cache_folder(), report_progress=progress.tell
    )
    return counting.build(counts, day, year)


def _write(
    rollup: Rollup,
    unreadable: Sequence[UnreadableFile],
    day: date,
    top: int | None,
    format_: str | None,
    output: str | None,
    plans: Sequence[Path],
    *,
    overwrite: bool,
) -> None:
    """Print a rollup, or write it as a document; `top` rows of it, all for None."""
    from cchc.rollup import listings

    if format_ == "json":
        console.write_json(listings.json_data(rollup, unreadable, top))
    elif format_ in _DOCUMENTS:
        document = listings.titled_listing(rollup, unreadable, top)
        page_files.write([_render(document, format_, day)], output, *plans, overwrite=overwrite)
    elif rollup.rows or format_ in {"csv", "md"}:
        _print(rollup, top, format_ or ("table" if console.is_terminal(sys.stdout) else "plain"))


def _write_tasks(
    plans: Sequence[Path], day: date, output: str | None, *, overwrite: bool
) -> Sequence[UnreadableFile]:
    """Write every task of every plan as a row; return the files that are no plans."""
    from cchc.rollup import loading, parquet
    from cchc.rollup.counting import FileProblem, UnreadableFile

    broken: list[UnreadableFile] = []

    def rows() -> Iterator[TaskRow]:
        for path, tasks in loading.load_tasks(plans, day, report_progress=_Progress(len(plans)).tell):
            if isinstance(tasks, FileProblem):
                broken.append(UnreadableFile(path, tasks))
            else:
                yield from tasks

    name = f"nhiem-vu-{day.isoformat()}.parquet"
    page_files.write([(name, parquet.render(rows()))], output, *plans, overwrite=overwrite)
    return broken


def _render(titled: TitledListing, format_: str, day: date) -> tuple[str, bytes]:
    """Return a document's file name and bytes."""
    name = f"tong-hop-{day.isoformat()}.{format_}"
    if format_ == "xlsx":
        from cchc.reports.printers import listing_sheet

        return name, listing_sheet.workbook(titled, day)
    from cchc.cli import opened_plan
    from cchc.reports.printers import pages

    office = Path("templates")
    opened_plan.say_own_templates(pages.own_templates(office, format_, pages.LISTING_NAMES[format_]))
    return name, pages.render(titled, format_, office=office)


def _print(rollup: Rollup, top: int | None, format_: str) -> None:
    from cchc.cli import tables
    from cchc.rollup import listings

    if format_ in {"table", "md"}:
        with_files = format_ == "md" or console.width() >= tables.WIDE
        tables.write_listing(listings.listing_with_total(rollup, top, with_files=with_files), format_)
    else:
        tables.write_listing(listings.listing(rollup, top, every_state=format_ == "csv"), format_)


class _Progress:
    """A line on the terminal that says how far it is; nothing when nobody looks."""

    def __init__(self, whole: int) -> None:
        self.whole = whole
        self.is_shown = console.is_terminal(sys.stderr)

    def tell(self, done: int) -> None:
        """Write how many files are read; the line goes when all are."""
        if self.is_shown:
            sys.stderr.write(f"\rđã đọc {done}/{self.whole} tệp" if done < self.whole else "\r\x1b[K")
            sys.stderr.flush()


def _remark(rollup: Rollup, *, is_empty: bool) -> None:
    """Write what the figures don't show: plans of other years, offices that are counted twice."""
    if is_empty:
        console.say("không có tệp kế hoạch (.yaml) nào ở đây")
    elif not rollup.rows:
        which = "nào đọc được" if rollup.unreadable else "nào"
        console.say(f"không có kế hoạch năm {rollup.year} {which}")
    for year, count in rollup.other_years:
        console.say(f"(không tính {count} kế hoạch năm {year}; xem bằng: --year {year})")
    if repeated := rollup.repeated_issuers:
        listed = ", ".join(repeated[:MAX_NAMES]) + ("…" if len(repeated) > MAX_NAMES else "")
        console.say(
            f"(có nhiều tệp kế hoạch năm {rollup.year} của cùng một cơ quan: {console.clean(listed)})"
        )


def _report_broken(broken: Sequence[UnreadableFile]) -> None:
    console.say(f"không tính được {len(broken)} tệp hoặc thư mục:")
    for file in broken[:_MAX_BROKEN]:
        console.say(file.sentence)
    if len(broken) > _MAX_BROKEN:
        console.say(f"… và {len(broken) - _MAX_BROKEN} tệp nữa; xem tất cả bằng: cchc rollup --format json")
