"""`cchc rollup`: many communes' plans at once, the worst first."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console, options, printing
from cchc.cli.options import AsOfOption
from cchc.errors import RequestError

if TYPE_CHECKING:
    from datetime import date

    from cchc.reports.listing import Titled
    from cchc.rollup.counting import Broken, Rollup

_DOCUMENTS = ("html", "xlsx")
FORMS = ("table", "plain", "csv", "md", "json", *_DOCUMENTS)
_SHOWN = 5  # names in a remark


def rollup(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="TỆP|THƯ MỤC…", help="Nơi có các tệp kế hoạch.")
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            metavar="NĂM", min=1900, max=2199, help="Năm của kế hoạch; mặc định là năm của ngày tính."
        ),
    ] = None,
    top: Annotated[
        int | None, typer.Option(metavar="SỐ", min=1, help="Chỉ in ngần này kế hoạch đứng đầu.")
    ] = None,
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
            help="Tệp hoặc thư mục ghi trang html, bảng xlsx; mặc định là bao-cao/.",
        ),
    ] = None,
    as_of: AsOfOption = None,
) -> None:
    """Tổng hợp kế hoạch của nhiều xã, nơi quá hạn nhiều nhất đứng đầu."""
    from cchc.rollup import counting, files, printed, reading

    chosen = options.choice(form, FORMS, "--format") if form else None
    if output is not None and chosen not in _DOCUMENTS:
        raise RequestError("-o chỉ dùng cho dạng html, xlsx", hint="thêm --format html, hoặc dùng > TỆP")
    day = options.as_of(as_of)
    found, barred = files.find(Path(path) for path in paths or ["."])
    tell = _Progress(len(found)).tell
    said = reading.read(found, day, folder=options.cache_folder(), tell=tell)
    gathered = counting.gather(said, day, year or day.year)
    if chosen == "json":
        console.write_json(printed.data(gathered, barred, top))
    elif chosen in _DOCUMENTS:
        document = printed.titled(gathered, barred, top)
        printing.write([_document(document, chosen, day)], output, *found)
    elif gathered.rows:
        _print(gathered, top, chosen or ("table" if console.is_terminal(sys.stdout) else "plain"))
    _remark(gathered, is_empty=not found)
    if broken := (*barred, *gathered.broken):
        _show_broken(broken)
        raise typer.Exit(1)


def _document(titled: Titled, form: str, day: date) -> tuple[str, bytes]:
    """Print a document; give its file's name and its bytes."""
    name = f"tong-hop-{day.isoformat()}.{form}"
    if form == "xlsx":
        from cchc.reports import listingsheet

        return name, listingsheet.workbook(titled, day)
    from cchc.reports import pages

    return name, pages.render(titled, form, office=Path("templates"))


def _print(rollup: Rollup, top: int | None, form: str) -> None:
    from cchc.rollup import printed

    if form in {"table", "md"}:
        console.write_listing(printed.for_people(rollup, top), form)
    else:
        console.write_listing(printed.for_programs(rollup, top, every_state=form == "csv"), form)


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
        console.say(f"không có kế hoạch năm {rollup.year} nào đọc được")
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
