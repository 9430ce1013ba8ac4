"""`cchc rollup`: many communes' plans at once, the worst first."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console, options, report_files
from cchc.cli.options import AsOfOption
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc.reports.listing import TitledListing
    from cchc.rollup.counting import Broken, Rollup
    from cchc.rollup.taskrows import TaskRow

_DOCUMENTS = ("html", "xlsx", "parquet")
FORMS = ("table", "plain", "csv", "md", "json", *_DOCUMENTS)
_YEARS = (1900, 2199)
_MOST = 999_999
_SHOWN = 5  # names in a remark


def rollup(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="TỆP|THƯ MỤC…", help="Nơi có các tệp kế hoạch.")
    ] = None,
    year: Annotated[
        str | None,
        typer.Option(metavar="NĂM", help="Năm của kế hoạch; mặc định là năm của ngày tính."),
    ] = None,
    top: Annotated[str | None, typer.Option(metavar="SỐ", help="Chỉ in ngần này kế hoạch đứng đầu.")] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="|".join(FORMS), help="Dạng in ra hoặc ghi ra.", show_default=False),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="NƠI",
            help="Tệp hoặc thư mục để ghi html, xlsx, parquet; mặc định là bao-cao/.",
        ),
    ] = None,
    as_of: AsOfOption = None,
) -> None:
    """Tổng hợp kế hoạch của nhiều xã, nơi quá hạn nhiều nhất đứng đầu."""
    from cchc.rollup import files

    chosen = options.choice(form, FORMS, "--format") if form else None
    if output is not None and chosen not in _DOCUMENTS:
        hint = "thêm --format html, hoặc dùng > TỆP"
        raise RequestError(f"-o chỉ dùng cho dạng {', '.join(_DOCUMENTS)}", hint)
    if chosen == "parquet" and (year, top) != (None, None):
        hint = "bỏ --year, --top: tệp có cột năm để chọn sau"
        raise RequestError("dạng parquet ghi đủ mọi nhiệm vụ của mọi năm", hint)
    day = options.as_of(as_of)
    of_year = options.number_between(year, _YEARS[0], _YEARS[1], "--year") if year is not None else day.year
    first = options.number_between(top, 1, _MOST, "--top") if top is not None else None
    found, barred = files.find(paths or ["."])
    if chosen == "parquet":
        broken = _write_tasks(found, day, output)
    else:
        broken = _sum_up(found, barred, day, of_year, first, chosen, output)
    if told := (*barred, *broken):
        _show_broken(told)
        raise typer.Exit(1)


def _sum_up(
    found: Sequence[Path],
    barred: Sequence[Broken],
    day: date,
    year: int,
    top: int | None,
    form: str | None,
    output: str | None,
) -> Sequence[Broken]:
    """Count and print; give the files that are no plans."""
    from cchc.rollup import counting, listings, loading

    said = loading.read(found, day, folder=options.cache_folder(), tell=_Progress(len(found)).tell)
    gathered = counting.gather(said, day, year)
    if form == "json":
        console.write_json(listings.data(gathered, barred, top))
    elif form in _DOCUMENTS:
        document = listings.titled(gathered, barred, top)
        report_files.write([_document(document, form, day)], output, *found)
    elif gathered.rows or form in {"csv", "md"}:
        _print(gathered, top, form or ("table" if console.is_terminal(sys.stdout) else "plain"))
    _remark(gathered, is_empty=not (found or barred))
    return gathered.broken


def _write_tasks(found: Sequence[Path], day: date, output: str | None) -> Sequence[Broken]:
    """Write every task of every plan as a row; give the files that are no plans."""
    from cchc.rollup import loading, parquet
    from cchc.rollup.counting import Broken, Refused

    broken: list[Broken] = []

    def rows() -> Iterator[TaskRow]:
        for path, said in loading.tasks(found, day, tell=_Progress(len(found)).tell):
            if isinstance(said, Refused):
                broken.append(Broken(path, said))
            else:
                yield from said

    report_files.write([(f"nhiem-vu-{day.isoformat()}.parquet", parquet.table(rows()))], output, *found)
    return broken


def _document(titled: TitledListing, form: str, day: date) -> tuple[str, bytes]:
    """Print a document; give its file's name and its bytes."""
    name = f"tong-hop-{day.isoformat()}.{form}"
    if form == "xlsx":
        from cchc.reports.printers import listing_sheet

        return name, listing_sheet.workbook(titled, day)
    from cchc.reports.printers import pages

    return name, pages.render(titled, form, office=Path("templates"))


def _print(rollup: Rollup, top: int | None, form: str) -> None:
    from cchc.cli import tables
    from cchc.rollup import listings

    if form in {"table", "md"}:
        with_files = form == "md" or console.width() >= tables.WIDE
        tables.write_listing(listings.for_people(rollup, top, with_files=with_files), form)
    else:
        tables.write_listing(listings.for_programs(rollup, top, every_state=form == "csv"), form)


class _Progress:
    """A line on the terminal that says how far it is; nothing when nobody looks."""

    def __init__(self, whole: int) -> None:
        self.whole = whole
        self.is_shown = console.is_terminal(sys.stderr)

    def tell(self, done: int) -> None:
        """Say how many files are read; the line goes when all are."""
        if self.is_shown:
            sys.stderr.write(f"\rđã đọc {done}/{self.whole} tệp" if done < self.whole else "\r\x1b[K")
            sys.stderr.flush()


def _remark(rollup: Rollup, *, is_empty: bool) -> None:
    """Say what the figures don't show: plans of other years, offices that are counted twice."""
    if is_empty:
        console.say("không có tệp kế hoạch (.yaml) nào ở đây")
    elif not rollup.rows:
        which = "nào đọc được" if rollup.broken else "nào"
        console.say(f"không có kế hoạch năm {rollup.year} {which}")
    for year, count in rollup.others:
        console.say(f"(không tính {count} kế hoạch năm {year}; xem bằng: --year {year})")
    if doubled := rollup.doubled:
        listed = ", ".join(doubled[:_SHOWN]) + ("…" if len(doubled) > _SHOWN else "")
        console.say(
            f"(có nhiều tệp kế hoạch năm {rollup.year} của cùng một cơ quan: {console.clean(listed)})"
        )


def _show_broken(broken: tuple[Broken, ...]) -> None:
    console.say(f"không tính được {len(broken)} tệp hoặc thư mục:")
    for one in broken:
        console.say(console.clean(one.said))
