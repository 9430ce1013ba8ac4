"""A plain text → a source document: paragraphs, and tables whose columns tabs or spaces part.

Columns that only spaces part are guessed, and told. Where every cell stands on lines of its own, nothing
says what belongs together: no table is made, and what to ask for is told. Read next:
`cchc.sources.plain.tab_tables`, `cchc.sources.guessed_columns`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import column_words, patterns
from cchc.names import nfc
from cchc.sources import bounds, guessed_columns, wraps
from cchc.sources.document import Block, Cell, Paragraph, Place, Row, SourceDocument, Table
from cchc.sources.doubts import Doubt
from cchc.sources.encodings import decoded
from cchc.sources.guessed_columns import Field, Way
from cchc.sources.lines import folded
from cchc.sources.markdown import tables
from cchc.sources.plain import side_columns, tab_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.sources.document import Merge
    from cchc.sources.guessed_columns import GuessedTable

_FIELD = patterns.lazy(r"\S+(?: \S+)*")
_STARS = patterns.lazy(r"\A\*\*(?=\S)|(?<=\S)\*\*\Z")
_BARE_NUMBER = patterns.lazy(r"(\d{1,3})[.)]?")
_BEGINNING = patterns.lazy(wraps.ITEM_MARK)
_NUMBER_WIDTH = 8  # characters of a column of numbers at most
_LOST_NUMBERS = 3  # numbers alone on a line that make a lost table
_JOINED = "Có dòng của bảng nằm trên nhiều dòng, đã nối lại theo số cột."
_GUESSED = "Các cột của bảng chỉ cách nhau bằng khoảng trắng, đã đoán."
_LOST = "Mỗi ô của bảng nằm trên một dòng riêng nên bảng đã mất cột; xin tệp Word, Excel hoặc PDF gốc."


def read(data: bytes) -> SourceDocument:
    """Return what stands in a plain text.

    Raises FileError when its encoding can't be told or it is too large.
    """
    text = decoded(data)
    bounds.check_text(len(text))
    lines = [_STARS.sub("", line.rstrip()) for line in nfc(text).replace("\r\n", "\n").split("\n")]
    return _Reader([line.replace("\r", " ").replace("\f", " ") for line in lines]).document()


class _Reader:
    """The lines of a text, and the blocks that were made of those before the next one."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._fields = [_fields(line) for line in lines]
        self._blocks: list[Block] = []
        self._doubts: list[Doubt] = []
        self._waiting: list[str] = []  # lines of the paragraph that has begun
        self._first = 0  # the index of the first of them
        self._tables = self._cells = 0
        alone = (line for line, fields in zip(lines, self._fields, strict=True) if len(fields) == 1)
        self._width = wraps.page_width(alone)

    def document(self) -> SourceDocument:
        """Return the document that the lines make."""
        end = _lost_table(self._lines)
        found = guessed_columns.tables(self._fields, Way(_NUMBER_WIDTH, _spaced))
        guessed = {table.start: table for table in found}
        index = 0
        while index < (len(self._lines) if end is None else end):
            index = self._take(index, guessed.get(index))
        self._end_paragraph()
        if end is not None:
            self._doubts.append(Doubt("cells-lost", Place(line=end + 1), _LOST))
        return SourceDocument(tuple(self._blocks), tuple(self._doubts))

    def _take(self, index: int, guessed: GuessedTable | None) -> int:
        """Return the index of the line behind what begins at a line, which is read."""
        if (tabbed := tab_tables.find(self._lines, index)) is not None:
            self._add_table([_Line(row.line, row.cells, row.is_across) for row in tabbed.rows])
            joined = [row for row in tabbed.rows if row.is_joined]
            if joined:
                self._doubt_columns(joined[0].line, _JOINED)
            return tabbed.end
        if tables.begins(self._lines, index):
            return self._take_bars(index)
        if bare := tables.bare_lines(self._lines, index):
            self._add_table([_Line(row, tuple(tables.cells(self._lines[row]))) for row in bare])
            return bare[-1] + 1
        if guessed is not None:
            self._add_table([_Line(row.line, row.cells, row.is_across) for row in guessed.rows])
            self._doubt_columns(guessed.start, _GUESSED)
            return guessed.end
        if (sides := side_columns.read(self._fields, index)) is not None:
            self._add_table([_Line(index, (sides.left, sides.right))], has_borders=False)
            return sides.end
        self._take_text(index)
        return index + 1

    def _take_bars(self, start: int) -> int:
        """Return the index of the line behind a table that is drawn with bars, which is read."""
        end = start
        while end < len(self._lines) and tables.has_bar(self._lines[end]):
            end += 1
        rows = [
            _Line(index, tuple(tables.cells(self._lines[index])))
            for index in range(start, end)
            if not tables.is_rule(self._lines[index])
        ]
        self._add_table(rows)
        return end

    def _add_table(self, rows: Sequence[_Line], *, has_borders: bool = True) -> None:
        """Add a table, its rows filled up to as many cells as the widest has."""
        self._end_paragraph()
        width = max(len(row.cells) for row in rows)
        bounds.check_table(len(rows), width)
        self._cells += len(rows) * width
        bounds.check_cells(self._cells)
        self._tables += 1
        made = tuple(Row(tuple(_cells(row, width)), Place(line=row.line + 1)) for row in rows)
        place = Place(table=self._tables, line=rows[0].line + 1)
        self._blocks.append(Table(made, place, has_borders=has_borders))

    def _doubt_columns(self, line: int, text: str) -> None:
        self._doubts.append(Doubt("cells-guessed", Place(line=line + 1), text))

    def _take_text(self, index: int) -> None:
        """Take a line of a paragraph, which the one above may begin."""
        line = self._lines[index]
        if not line.strip():
            self._end_paragraph()
            return
        if self._waiting and not self._goes_on(line):
            self._end_paragraph()
        if not self._waiting:
            self._first = index
        self._waiting.append(line)

    def _goes_on(self, line: str) -> bool:
        """Whether the paragraph that has begun goes on in a line."""
        last, text = self._waiting[-1], line.strip()
        if not wraps.is_wrap(last, text, self._width):
            return False
        if len(line) - len(line.lstrip()) > len(last) - len(last.lstrip()) + 1:
            return False
        is_marked = _BEGINNING.match(text) is not None
        return not is_marked or (text[0] in "-–" and last[-1] not in ".;:")

    def _end_paragraph(self) -> None:
        if text := folded(" ".join(line.strip() for line in self._waiting)):
            self._blocks.append(Paragraph(text, Place(line=self._first + 1)))
        self._waiting = []


class _Line(NamedTuple):
    """A row of a table: the index of its first line, its cells; `is_across`: one text over all columns."""

    line: int
    cells: tuple[str, ...]
    is_across: bool = False


def _cells(row: _Line, width: int) -> Iterator[Cell]:
    """Yield the cells of a row, as many as the table is wide."""
    texts = [folded(cell) for cell in row.cells]
    for index in range(width):
        merged: Merge = "across" if row.is_across and index else ""
        yield Cell(texts[0] if row.is_across else texts[index] if index < len(texts) else "", merged)


def _fields(line: str) -> tuple[Field, ...]:
    """Return the words of a line that two spaces or more part."""
    return tuple(Field(match.start(), match.end(), match[0]) for match in _FIELD.finditer(line.expandtabs(8)))


def _spaced(above: str, below: str) -> str:
    return f"{above} {below}".strip()


def _is_number_title(line: str) -> bool:
    """Whether a line is the title of a column of running numbers, and nothing else."""
    found = column_words.meaning(line) if column_words.is_header_word(line) else None
    return found is not None and found.field == "number"


def _lost_table(lines: Sequence[str]) -> int | None:
    """Return the index of the line from which each cell of a table has lines of its own, None if nowhere.

    Such a table has its running numbers alone on lines: 1, 2, 3, or 1 below the title of their column.
    """
    titles = [index for index, line in enumerate(lines) if _is_number_title(line)]
    wanted, first = 1, None
    for index, line in enumerate(lines):
        match = _BARE_NUMBER.fullmatch(line.strip())
        if match is None or int(match[1]) != wanted:
            continue
        if first is None:
            first = index
        wanted += 1
        if wanted > _LOST_NUMBERS or (titles and titles[0] < index and wanted > 1):
            return min(first, titles[0]) if titles else first
    return None
