"""Draw the pictures of the manual: `python -m tests.support.make_pictures [CHAPTER]`.

A picture shows what a command answers at its place in a chapter, as a terminal shows it; of a command that
makes a page or a Word file, the page in a browser, the first sheet on paper. The system's Chromium and LibreOffice
draw them. Look at them before they are kept.
Read next: `tests.support.manual`.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pdfplumber
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from tests.browser.page_in_chromium import chromium
from tests.support import manual, word_people

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

SIZE: ViewportSize = {"width": 1180, "height": 800}  # of a browser's window, CSS pixels
_DOTS = 80  # an inch of paper
_SHADES = 16  # of black on paper
_TERMINAL = """\
<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; width: max-content; background: {background}; color: {foreground} }}
pre {{ margin: 0; padding: 12px 16px; font: 14px/1.4 "Liberation Mono", monospace }}
</style><body><pre>{code}</pre>"""


class Artist:
    """Draws into a folder what a chapter asks for."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self._folder = folder

    def draw(self, name: str, line: str, screen: str) -> None:
        """Write a picture of what the terminal shows, or of the page or the Word file that it names last."""
        made = Path(screen.splitlines()[-1])
        picture = sheet_of_paper(made) if made.suffix == ".docx" else self._seen(made, line, screen)
        (self._folder / name).parent.mkdir(exist_ok=True)
        (self._folder / name).write_bytes(picture)

    def _seen(self, made: Path, line: str, screen: str) -> bytes:
        page = self._browser.new_page(viewport=SIZE)
        if made.suffix == ".html":
            page.goto(made.resolve().as_uri())
            picture = page.screenshot()
        else:
            page.set_content(_window(line, screen))
            picture = page.locator("body").screenshot()
        page.close()
        return picture


def sheet_of_paper(made: Path) -> bytes:
    """Return the first page of a Word file as LibreOffice lays it out."""
    picture = io.BytesIO()
    with (
        tempfile.TemporaryDirectory() as folder,
        pdfplumber.open(word_people.print_with_office(made, Path(folder))) as paper,
    ):
        paper.pages[0].to_image(resolution=_DOTS, antialias=True).save(picture, quantize=True, colors=_SHADES)
    return picture.getvalue()


def _window(line: str, screen: str) -> str:
    """Return a web page that looks as a terminal after a command."""
    console = Console(
        record=True, width=100, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(Text(f"$ {line}"))
    console.print(Text.from_ansi(screen.rstrip()))
    return console.export_html(theme=MONOKAI, code_format=_TERMINAL, inline_styles=True)


def main() -> None:
    with chromium() as browser:
        artist = Artist(browser, manual.FOLDER)
        for page in manual.chapters():
            if sys.argv[1:] in ([], [page.stem]) and "<!-- picture: " in page.read_text("utf-8"):
                with tempfile.TemporaryDirectory() as folder:
                    manual.shown_anew(page.read_text("utf-8"), Path(folder).resolve(), artist.draw)


if __name__ == "__main__":
    main()
