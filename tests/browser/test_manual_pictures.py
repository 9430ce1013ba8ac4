"""Pictures of the manual are drawn: of the terminal, of a page, of a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.page_in_chromium import chromium
from tests.support import change_papers, make_pictures, manual, word_people

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


@word_people.with_office
def test_the_first_sheet_of_a_word_file_is_drawn(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach-75.docx"
    file.write_bytes(change_papers.sentences_and_an_annex())
    picture = make_pictures.sheet_of_paper(file)
    assert picture.startswith(b"\x89PNG")
    assert 600 < _width(picture) < 700  # an A4 page is 8.3 inches wide


def _width(picture: bytes) -> int:
    """Return the width that a PNG says of itself, in pixels."""
    return int.from_bytes(picture[16:20], "big")
