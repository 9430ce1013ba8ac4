"""Where the pages that a command makes go: the screen, one file that is named, or a folder.

Knows no reports. Read next: `cchc.cli.output.page_writer` (under which name a file is written, what stays),
`cchc.cli.reporting.report_formats` (who makes reports).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import disk
from cchc.cli import console
from cchc.cli.options import SCREEN
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

FOLDER = "bao-cao"


def write(
    pages: Sequence[tuple[str, bytes]],
    output: str | None,
    *plans: Path,
    overwrite: bool,
    office_plan: Path | None = None,
    of_day: date | None = None,
) -> list[Path]:
    """Write every page and print its path; return the paths.

    `of_day` is the day of the figures: the report of a past one that was made before today stays.
    `plans` are files that no page may replace; what is written is remembered beside `office_plan`,
    else in the folder that it goes to. Raises RequestError when a page would take a plan's place, or
    several the screen, SurroundingsError when the file that was named isn't the tool's.
    """
    if not pages:
        return []
    if output and len(pages) > 1:
        _check_takes_several(output)
    if output == SCREEN:
        console.write_bytes(pages[0][1])
        return []
    from cchc.cli.output.page_writer import PageWriter
    from cchc.written_files import WrittenFiles

    targets = list(_targets(pages, output))
    _refuse_plans([target for target, _ in targets], plans)
    place = targets[0][0].parent
    writer = PageWriter(
        WrittenFiles.beside(office_plan) if office_plan else WrittenFiles(place),
        is_named=_names_file(pages, output),
        overwrite=overwrite,
        of_day=of_day,
        reserved={target for target, _ in targets},
    )
    written = []
    for target, page in targets:
        written.append(writer.write(target, page))
        console.write(f"{disk.display_path(written[-1])}\n")
    if writer.problem:
        console.say(f"(cchc không ghi nhớ được tệp vừa ghi nên lần sau sẽ không tự thay: {writer.problem})")
    return written


def _check_takes_several(output: str) -> None:
    """Check that several pages can be written there; RequestError for the screen and for a file."""
    if output == SCREEN:
        raise RequestError("màn hình chỉ nhận một báo cáo", hint="ghi một thư mục sau -o")
    if disk.is_file(Path(output)):
        raise RequestError(
            f"{output} là tệp; ghi nhiều tệp thì sau -o là thư mục", hint="ghi một thư mục sau -o"
        )


def show_texts(pages: Sequence[tuple[str, bytes]]) -> list[Path]:
    """Write texts that people copy to the screen, an empty line between them; there are no paths."""
    console.write_document("\n".join(page.decode() for _, page in pages))
    return []


def _refuse_plans(targets: Sequence[Path], plans: Sequence[Path]) -> None:
    """Raise RequestError when a page would be written where a plan is, or under a name as plans have."""
    from cchc.planfile import plan_files

    if any(disk.is_same_file(target, plan) for target in targets for plan in plans):
        raise RequestError("tệp ghi ra chính là tệp kế hoạch", hint="chọn tên khác sau -o")
    if any(target.suffix.lower() in plan_files.SUFFIXES for target in targets):
        raise RequestError("đuôi .yaml, .yml chỉ dành cho tệp kế hoạch", hint="chọn tên khác sau -o")


def _names_file(pages: Sequence[tuple[str, bytes]], output: str | None) -> bool:
    return output is not None and len(pages) == 1 and not disk.names_folder(output)


def _targets(pages: Sequence[tuple[str, bytes]], output: str | None) -> Iterator[tuple[Path, bytes]]:
    """Yield where each page goes: one page to a file that is named, else into a folder.

    A file that is named without an ending gets that of the page: nobody can open it by a double click else.
    """
    if output and _names_file(pages, output):
        path = Path(output)
        is_whole = bool(path.suffix) or disk.is_anything(path)
        yield path if is_whole else Path(f"{output}{Path(pages[0][0]).suffix}"), pages[0][1]
        return
    for name, page in pages:
        yield Path(output or FOLDER) / name, page


def way_to(plan: Path, output: str | None, *, count: int) -> str:
    """Return the relative address of a plan's place from the folder that so many pages go to.

    What goes to the screen is taken to end up where reports usually lie.
    """
    from urllib.parse import quote

    from cchc.evidence_files import place_of

    if output == SCREEN:
        return "../"
    is_file = output and count == 1 and not disk.names_folder(output)
    folder = Path(output).parent if output and is_file else Path(output or FOLDER)
    try:
        way = os.path.relpath(os.path.realpath(place_of(plan)), os.path.realpath(folder))
    except ValueError:  # on another drive of Windows
        return "../"
    return "" if way == os.curdir else f"{quote(os.fsencode(Path(way).as_posix()))}/"
