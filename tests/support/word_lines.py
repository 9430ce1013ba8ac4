"""The text of a Word file as plain lines, read from its XML alone: what a golden of it holds.

A paragraph is a line, a table's row a line of its cells, a blank stands in ‹› with the name that Word shows,
a break to another page or sheet is a line of its own. Nothing of the program, and no library that knows Word,
reads along: what is compared with the golden was written by these.
"""

from __future__ import annotations

import io
import zipfile
from itertools import chain, groupby
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PAPER = {None: "tờ dọc", "portrait": "tờ dọc", "landscape": "tờ ngang"}
_ROOM = "\u00a0"  # where the registry writes: shown as what it is, an empty place
_SHOWN = 3  # rows, or items, that are kept at either end of a long table or list


def read(data: bytes) -> list[str]:
    """Return the lines of a Word file's body, then of its headers and footers that say anything."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = _root(archive, "word/document.xml").find(f"{_W}body")
        assert body is not None
        sides = [
            [*_blocks(_root(archive, name))]
            for name in sorted(archive.namelist())
            if name.startswith(("word/header", "word/footer"))
        ]
    return [*_blocks(body), *chain.from_iterable(sides)]


def _root(archive: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(archive.read(name))


def _blocks(parent: etree._Element) -> Iterator[str]:
    for child in parent:
        match child.tag.removeprefix(_W):
            case "p":
                yield from _paragraph(child)
            case "tbl":
                yield from _table(child)
            case "sdt":
                yield from _control(child)
            case "sectPr":
                yield _sheet(child)


def _control(control: etree._Element) -> Iterator[str]:
    inside = control.find(f"{_W}sdtContent")
    assert inside is not None
    lines = list(_blocks(inside))
    yield f"‹{_name(control)}: {' / '.join(lines)}›"


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    if paragraph.find(f"{_W}pPr/{_W}pageBreakBefore") is not None:
        yield "=== trang mới ==="
    if text := _text(paragraph).strip(" "):
        yield text
    if (sheet := paragraph.find(f"{_W}pPr/{_W}sectPr")) is not None:
        yield _sheet(sheet)


def _sheet(properties: etree._Element) -> str:
    """Return a line for the end of a section: its paper lies above that line."""
    size = properties.find(f"{_W}pgSz")
    return f"=== hết {_PAPER[None if size is None else size.get(f'{_W}orient')]} ==="


def _text(element: etree._Element) -> str:
    """Return the text of a paragraph's runs, blanks by the names that Word shows them under."""
    said = ""
    for child in element:
        match child.tag.removeprefix(_W):
            case "t":
                said += (child.text or "").replace(_ROOM, "·")
            case "tab":
                said += "\t" if element.tag == f"{_W}r" else ""
            case "br" | "cr":
                said += "=== trang mới ===" if child.get(f"{_W}type") == "page" else " / "
            case "sdt":
                said += f"‹{_name(child)}: {_text(child[-1])}›"
            case "instrText":
                said += f"{{{(child.text or '').strip()}}}"
            case "pPr" | "rPr" | "sdtPr":
                pass
            case _:
                said += _text(child)
    return said


def _name(control: etree._Element) -> str:
    alias = control.find(f"{_W}sdtPr/{_W}alias")
    return "?" if alias is None else str(alias.get(f"{_W}val"))


def _table(table: etree._Element) -> Iterator[str]:
    for row in table.iter(f"{_W}tr"):
        cells = (" / ".join(_blocks(cell)) for cell in row.iter(f"{_W}tc"))
        yield f"| {' | '.join(cells)} |"


def without_middles(lines: Iterable[str]) -> list[str]:
    """Return lines with the middle of long tables and of long lists left out: their ends are kept.

    >>> without_middles(["Bảng:", *(f"| {number} |" for number in range(10)), "- Việc;", "- việc."])
    ['Bảng:', '| 0 |', '| 1 |', '| 2 |', '… (4 dòng)', '| 7 |', '| 8 |', '| 9 |', '- Việc;', '- việc.']
    """
    kept: list[str] = []
    for mark, group in groupby(lines, key=lambda line: line[:1] if line.startswith(("|", "- ")) else ""):
        run = list(group)
        middle = len(run) - 2 * _SHOWN
        kept += [*run[:_SHOWN], f"… ({middle} dòng)", *run[-_SHOWN:]] if mark and middle > 1 else run
    return kept


def as_text(lines: Iterable[str]) -> str:
    """Return lines as a text, each with its end."""
    return "".join(f"{line}\n" for line in lines)
