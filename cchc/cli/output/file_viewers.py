"""Files shown to the person who had them made, by the programs of their machine: `cchc report --open`.

Read next: `cchc.cli.commands.report` (who asks).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cchc import disk
from cchc.cli import console

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_OF_OTHER_PROGRAMS = {".docx", ".xlsx", ".ics", ".csv"}  # a browser would only save them


def show(written: Sequence[Path]) -> None:
    """Open the first file: a page in the browser, another one with the program that the system has for it.

    When there is none, saying so is enough.
    """
    import webbrowser

    if not written:
        return
    first = written[0].resolve()
    if first.suffix.lower() not in _OF_OTHER_PROGRAMS:
        if not webbrowser.open(first.as_uri()):
            console.say("không mở được trình duyệt; hãy mở tệp báo cáo bằng tay")
    elif not _opened_by_the_system(first):
        name = disk.display_path(written[0])
        console.say(f"không tìm được chương trình mở tệp {first.suffix}; hãy mở bằng tay: {name}")


def _opened_by_the_system(path: Path) -> bool:
    """Open a file with the program that the system has for its kind; return whether there is one."""
    import sys

    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606  a file that was just written
        except OSError:
            return False
        return True
    import typer

    return typer.launch(str(path)) == 0
