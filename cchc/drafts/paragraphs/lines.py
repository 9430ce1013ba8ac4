"""A source document as numbered lines: its paragraphs, and the cells that only lay out a head or a foot.

A line's marker ("II.", "1.1.", "a)", "-") is taken off its text, whether a person typed it or Word
counts it, and says how deep the line stands. Lines that a page's end cut in two are joined. Tables
with data of their own are left out. Knows no plan. Read next: `cchc.drafts.paragraphs.parts`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import names, patterns
from cchc.sources.document import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.sources.document import Place, SourceDocument

# How deep lines with each kind of marker stand, the highest first; "1.1" is one below "1", and so on.
PART, LETTER, ROMAN, DIGIT, TASK, POINT, DASH, PLUS, PLAIN = 0, 1, 2, 3, 7, 8, 9, 10, 11

_MARKERS = (
    (PART, r"(?i:(?:phần|chương)\s+(?:thứ\s+)?(?:[IVX]+|\d+|nhất|hai|ba|tư|năm))\b\s*[.:)–-]?"),
    (ROMAN, r"[IVX]{1,5}\s?(?:[.)/:]|[-–](?=\s))(?!\d)"),
    (LETTER, r"[A-HĐK]\s?[.)/](?=\s|[A-ZÀ-Ỹ]{2})"),
    (DIGIT, r"(?i:điều)\s+\d{1,2}\s?[.:]"),
    (DIGIT, r"\d{1,2}(?:\.\d{1,2})+(?:[.)]\s*|\s+)(?=\D)"),
    (DIGIT, r"\d{1,2}\s?(?:[.)](?=\s*\D)|[/:](?=\s)|\.\s*-)|\d{1,2}-(?=\s)"),
    (POINT, r"\(?(?:[a-zđ]|\d{1,2}|[ivx]{2,4})\)(?=\s|\w)|(?:[a-zđ]|[ivx]{2,4})[./](?=\s)"),
    (PLUS, r"(?:\+|[o○](?=\s))"),
    (DASH, r"[-–—−•*‣▪■●◦·⁃✓➢❖](?!\S*\d)|[-–—−•*‣▪■●◦·⁃✓➢❖](?=\s)"),
)
_MARKER = [(rank, patterns.lazy(rf"({pattern})\s*(?=\S)")) for rank, pattern in _MARKERS]
_PART_ALONE = patterns.lazy(
    r"(?:phần|chương)\s+(?:thứ\s+)?(?:[IVX]+|\d+|nhất|hai|ba|tư|năm)[.:]?", re.IGNORECASE
)
# A task that is named and not only numbered: "Nhiệm vụ 1.2: Rà soát văn bản", its words maybe below.
_TASK = patterns.lazy(
    r"(?:nhiệm vụ|công việc|hoạt động)(?: số)? (?P<number>\d{1,2}(?:\.\d{1,2})*)"
    r"\s*(?:$|[:.–-]\s*(?P<text>.*))",
    re.IGNORECASE,
)
_TASK_LABEL = patterns.lazy(r"(?:nội dung|tên)(?: nhiệm vụ| công việc)?\s*:\s*", re.IGNORECASE)
_LAYOUT = ("cong hoa xa hoi chu nghia", "doc lap tu do hanh phuc", "noi nhan", "dang cong san viet nam")
_SIGNS = patterns.lazy(r"^(TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\s*\.?\s+[A-ZĐÀ-Ỹ]{2}", re.MULTILINE)
# Where two columns of a foot stand side by side in one line: "Nơi nhận: TM. …", "- Lưu: VT. Lê Thị Hoa".
_SIDES = patterns.lazy(
    r"(?<=Nơi nhận:)\s+(?=(?:TM|T/M|KT|TL|TUQ|Q)\s*\.)|(?<=/\.)\s+(?=Nơi nhận\s*:)"
    # LibreOffice joins the cells of an old Word file: "- Lưu: VT.TM. ỦY BAN NHÂN DÂN".
    r"|(?<=[.;])\s*(?=(?:TM|T/M|KT|TL|TUQ)\s*\.\s*[A-ZĐÀ-Ỹ]{2})"
)
_KEPT_BY = patterns.lazy(r"^(\W*Lưu\b[^.]*\.)\s+((?:[A-ZĐÀ-Ỹ][^\W\d]*\s+){1,4}[A-ZĐÀ-Ỹ][^\W\d]*)$")
_ENDS = (".", ";", ":", "!", "?", "…")
# The number and the day of a document, where a row of the head is a table by itself.
_HEAD_SIGNS = patterns.lazy(
    r"^Số\s*:?[\s\d.…]*[/-]\s*[A-ZĐ]|,\s*ngày\b.{0,12}\btháng\b.{0,12}\bnăm\s+\d{4}$", re.MULTILINE
)
_HEAD_CELLS = 4
_MAX_LAYOUT_CELLS = 60  # cells of a table that lays out a head or a foot; 2 by 3 are usual


class Line(NamedTuple):
    """A line of a document without its marker. `cell` tells apart the cells that lines stand in; 0: none."""

    text: str
    place: Place
    marker: str = ""
    rank: int = PLAIN
    is_bold: bool = False
    cell: int = 0
    follows_table: bool = False

    @property
    def folded(self) -> str:
        """The words of the line, folded for comparing."""
        return names.fold(self.text)

    @property
    def is_capital(self) -> bool:
        """Whether the letters of the line are capitals, as in titles."""
        return is_capital(self.text)

    @property
    def whole(self) -> str:
        """The line with its marker, as the source shows it."""
        return f"{self.marker} {self.text}" if self.marker else self.text


def is_capital(text: str) -> bool:
    """Whether a text has letters and all of them are capitals.

    >>> [is_capital(text) for text in ("MỤC ĐÍCH, YÊU CẦU", "Mục đích", "2026")]
    [True, False, False]
    """
    return text.upper() == text and text.lower() != text


def read(document: SourceDocument, annexes: Sequence[Table] = ()) -> tuple[Line, ...]:
    """Return the lines of a document up to and between its annexes, in their order.

    A table's cells are read column by column, as a head and a foot are written.
    """
    found: list[Line] = []
    cell, follows_table = 0, False
    for block in document.blocks:
        if isinstance(block, Paragraph):
            new = [*_paragraph_lines(block)]
        elif block not in annexes and lays_out(block):
            new = [*_cell_lines(block, cell)]
            cell = max([cell, *(line.cell for line in new)])
        else:
            follows_table = True
            continue
        if new:
            new[0] = new[0]._replace(follows_table=follows_table)
            follows_table = False
        for line in new:
            _add(found, line)
    return tuple(_with_parts(found))


def _with_parts(found: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, with "PHẦN I" or "Nhiệm vụ 1.2" alone as the marker of the line below it."""
    marker, rank = "", PART
    for index, line in enumerate(found):
        task = _TASK.fullmatch(line.text) if line.rank == PLAIN else None
        is_last = index + 1 == len(found)
        if line.rank == PLAIN and not is_last and _PART_ALONE.fullmatch(line.text):
            marker, rank = line.text, PART
        elif task and not task["text"] and not is_last:
            marker, rank = task["number"], TASK
        elif marker:
            yield line._replace(marker=marker, rank=rank, text=_TASK_LABEL.sub("", line.text, count=1))
            marker = ""
        elif task and task["text"]:
            yield line._replace(marker=task["number"], rank=TASK, text=task["text"])
        else:
            yield line


def lays_out(table: Table) -> bool:
    """Whether a table only lays out the head or the foot of a document."""
    cells = [cell.text for row in table.rows for cell in row.cells if cell.merged == ""]
    if len(cells) > _MAX_LAYOUT_CELLS:
        return False
    folded = [names.fold(text) for text in cells]
    if len(cells) <= _HEAD_CELLS and any(map(_HEAD_SIGNS.search, cells)):
        return True
    if any(sign in text for text in folded for sign in _LAYOUT) or any(map(_SIGNS.search, cells)):
        return True
    return not table.has_borders and max((len(row.cells) for row in table.rows), default=0) <= 3  # noqa: PLR2004


def split_marker(text: str) -> tuple[str, int, str]:
    """Return the marker of a text, its rank, and the rest.

    >>> split_marker("1.1. Rà soát văn bản"), split_marker("II- NỘI DUNG"), split_marker("Mục đích")
    (('1.1', 4, 'Rà soát văn bản'), ('II', 2, 'NỘI DUNG'), ('', 11, 'Mục đích'))
    """
    for rank, pattern in _MARKER:
        if match := pattern.match(text):
            marker = _bare(match[1])
            return marker, rank + (marker.count(".") if rank == DIGIT else 0), text[match.end() :].strip()
    return "", PLAIN, text


def _bare(marker: str) -> str:
    bare = marker.strip().strip(".:/)( ").rstrip(" -–")
    return bare or "-"


def _counted(number: str) -> tuple[str, int]:
    """Return the marker and the rank of what a program counts for a paragraph.

    >>> _counted("1."), _counted("II"), _counted("2.1"), _counted("\uf0b7")
    (('1', 3), ('II', 2), ('2.1', 4), ('-', 9))
    """
    number = number.strip()
    if number in ("o", "○"):
        return number, PLUS
    dotted = f"{number}." if re.fullmatch(r"\w{1,5}", number) else number
    marker, rank, _ = split_marker(f"{dotted} …")
    return (marker, rank) if marker else ("-", DASH)


def _paragraph_lines(paragraph: Paragraph) -> Iterator[Line]:
    for index, raw in enumerate(_parted(paragraph.text)):
        text = _plain(raw)
        if not any(map(str.isalnum, text)):
            continue
        marker, rank, rest = split_marker(text)
        if index == 0 and paragraph.number:
            marker, rank = _counted(paragraph.number)
            rest = text
        yield Line(rest, paragraph.place, marker, rank, paragraph.is_bold or raw.startswith("**"))


def _parted(text: str) -> list[str]:
    """Return the lines of a text, with those parted in which two columns of a foot stand side by side."""
    return [
        part
        for line in text.split("\n")
        for part in _KEPT_BY.sub(r"\1\n\2", _SIDES.sub("\n", line)).split("\n")
    ]


def _cell_lines(table: Table, before: int) -> Iterator[Line]:
    width = max((len(row.cells) for row in table.rows), default=0)
    for column in range(width):
        for row in table.rows:
            if column >= len(row.cells) or row.cells[column].merged:
                continue
            before += 1
            for raw in row.cells[column].text.split("\n"):
                text = _plain(raw)
                if any(map(str.isalnum, text)):
                    marker, rank, rest = split_marker(text)
                    yield Line(rest, row.place, marker, rank, cell=before)


def _plain(text: str) -> str:
    """Return a line without the signs of Markdown that a plain text may hold."""
    text = re.sub(r"^#{1,6}\s+", "", " ".join(names.nfc(text).split()))
    return " ".join(text.replace("**", "").split())


def _add(found: list[Line], line: Line) -> None:
    """Add a line, or join it to the one that it goes on from."""
    if found and _goes_on(found[-1], line):
        found[-1] = found[-1]._replace(text=f"{found[-1].text} {line.text}")
    else:
        found.append(line)


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line is the rest of the one before, which a page's end or a wrap cut."""
    if line.rank != PLAIN or before.cell != line.cell or line.follows_table:
        return False
    if before.text.endswith(_ENDS) or (before.is_bold and not line.is_bold) or before.is_capital:
        return False
    is_time = line.text[0].isdigit() and before.text.endswith((" ngày", " tháng", " năm", " -", " –"))
    return line.text[0].islower() or is_time
