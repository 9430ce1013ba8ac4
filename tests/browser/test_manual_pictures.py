"""Pictures of the manual are drawn by Chromium, of the terminal and of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.page_in_chromium import chromium
from tests.support import make_pictures, manual

if TYPE_CHECKING:
    from pathlib import Path

CHAPTER = """\
<!-- start: plan -->
<!-- day: 2026-06-15 -->
<!-- picture: hinh/man-hinh.png | cchc due -->
<!-- picture: hinh/trang.png | cchc report --format html -->
"""


def test_a_terminal_and_a_page_are_drawn(tmp_path: Path) -> None:
    with chromium() as browser:
        manual.shown_anew(CHAPTER, tmp_path, make_pictures.Artist(browser, tmp_path).draw)
    terminal, page = ((tmp_path / "hinh" / name).read_bytes() for name in ("man-hinh.png", "trang.png"))
    assert terminal.startswith(b"\x89PNG")
    assert page.startswith(b"\x89PNG")
    assert _width(page) == make_pictures.SIZE["width"]
    assert _width(terminal) < _width(page)


def _width(picture: bytes) -> int:
    """Return the width that a PNG says of itself, in pixels."""
    return int.from_bytes(picture[16:20], "big")
