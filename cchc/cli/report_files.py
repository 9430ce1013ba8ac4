"""Where the files of reports go: the screen, one file that is named, or a folder.

Knows no reports. Read next: `cchc.cli.report_formats` (who makes them).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc import disk
from cchc.cli import console
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOLDER = "bao-cao"


def write(pages: Sequence[tuple[str, bytes]], output: str | None, *plans: Path) -> list[Path]:
    """Write every page and print its path; return the paths.

    Raises RequestError when a page would take a plan's place, or several the screen.
    """
    from cchc.planfile import plan_files

    if output == "-":
        if len(pages) > 1:
            raise RequestError("màn hình chỉ nhận một báo cáo", hint="ghi một thư mục sau -o")
        console.write_bytes(pages[0][1])
        return []
    targets = list(_targets(pages, output))
    if any(disk.is_same_file(target, plan) for target, _ in targets for plan in plans):
        raise RequestError("tệp ghi ra chính là tệp kế hoạch", hint="chọn tên khác sau -o")
    if any(target.suffix.lower() in plan_files.SUFFIXES for target, _ in targets):
        raise RequestError("đuôi .yaml, .yml chỉ dành cho tệp kế hoạch", hint="chọn tên khác sau -o")
    for target, page in targets:
        disk.write_output(target, page)
        console.write(f"{disk.display_path(target)}\n")
    return [target for target, _ in targets]


def _targets(pages: Sequence[tuple[str, bytes]], output: str | None) -> Iterator[tuple[Path, bytes]]:
    """Yield where each page goes: one page to a file that is named, else into a folder."""
    if output and len(pages) == 1 and not disk.is_folder(Path(output)):
        yield Path(output), pages[0][1]
        return
    for name, page in pages:
        yield Path(output or FOLDER) / name, page


def show(written: Sequence[Path]) -> None:
    """Open the first page in the browser; when there is none, saying so is enough."""
    import webbrowser

    if not written or not webbrowser.open(written[0].resolve().as_uri()):
        console.say("không mở được trình duyệt; hãy mở tệp báo cáo bằng tay")
