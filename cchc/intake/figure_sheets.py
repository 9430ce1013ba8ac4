"""A sheet of figures that was filled in, Excel or CSV: which figure has which number, and what isn't taken.

A row is known by the figure's id, else by its title. Every filled cell is taken, agrees with what is
known, or is named. Knows no plan file.

Read next: `cchc.intake.figure_columns` (the words over the columns), `cchc.cli.commands.figures` (who asks).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc import counted_units, figures, names
from cchc.errors import RequestError
from cchc.intake import comma_files, figure_columns
from cchc.intake.cell_values import parse_figure
from cchc.office_files import EXCEL, sentences
from cchc.workbook.parts import Workbook
from cchc.yamltext import decoding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from cchc.figures import ComparedFigure, PeriodFigures
    from cchc.intake.figure_columns import Column
    from cchc.workbook.cells import Cell

PERIOD_LINE = "Kỳ báo cáo: "  # above the columns of a form of ours, before the period's title
_MAX_HEAD_ROW = 20  # the head stands near the top
_MAX_ROWS = 2000
_COUNTS = re.compile(r"\(?[0-9]{1,2}\)?")  # "(1)", as some number the columns below their titles
_HINT = "không phát sinh thì ghi 0, chưa có thì để trống"
_NO_TABLE = RequestError(
    "tệp này không có bảng số liệu",
    "bảng cần cột “Mã” hoặc “Chỉ tiêu” và cột “Kỳ này”; lấy bảng mẫu bằng: cchc figures --form",
)


@dataclass
class FigureSheet:
    """What was filled in: numbers and remarks by the figures' ids, and sentences on what isn't taken.

    `rejected` are cells that somebody has to correct, `untaken` those that nothing is kept of.
    """

    values: dict[str, Decimal] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    rejected: list[str] = field(default_factory=list)
    untaken: list[str] = field(default_factory=list)


def parse_workbook(data: bytes, asked: PeriodFigures) -> FigureSheet:
    """Return what an Excel file says of the figures that are asked for.

    Raises FileError when it is no workbook, RequestError when no sheet or several have figures, and
    when it is of another period.
    """
    with sentences(EXCEL):
        book = Workbook(data)
        readers = []
        for sheet in book.sheets:
            if sheet.is_visible:
                readers.append((sheet.title, _Reader(asked)))
                book.read(sheet, readers[-1][1].take)
    found = [(title, reader) for title, reader in readers if reader.columns]
    if len(found) > 1:
        listed = ", ".join(f"“{title}”" for title, _ in found)
        raise RequestError(f"có nhiều trang có bảng số liệu: {listed}", "để lại một trang rồi lưu lại")
    if not found:
        raise _NO_TABLE
    return found[0][1].sheet()


def parse_text(data: bytes, asked: PeriodFigures) -> FigureSheet:
    """Return what a CSV says of the figures that are asked for. Raises what `parse_workbook` raises."""
    for _, rows in comma_files.readings(data):
        reader = _Reader(asked)
        for number, cells, _ in rows:
            reader.take(number, cells)
        if reader.columns:
            return reader.sheet()
    raise _NO_TABLE


class _Reader:
    """Takes the rows of a sheet as they come."""

    def __init__(self, asked: PeriodFigures) -> None:
        self.columns: Mapping[int, Column] = {}
        self._asked = asked
        self._header: Mapping[int, str] = {}
        self._rows: list[Mapping[int, Cell]] = []

    def take(self, number: int, cells: Mapping[int, Cell]) -> None:
        """Take the next row, by its number."""
        if self.columns:
            self._rows.append(cells)
            if len(self._rows) > _MAX_ROWS:
                raise RequestError(f"bảng số liệu dài quá {_MAX_ROWS} dòng", "chỉ để lại các dòng số liệu")
            return
        texts = {index: cell.words for index, cell in cells.items() if cell.words}
        for text in texts.values():
            self._check_period(text)
        if number <= _MAX_HEAD_ROW:
            self.columns = figure_columns.find(texts, self._asked.title, self._asked.before_title)
            self._header = texts

    def _check_period(self, text: str) -> None:
        if not text.startswith(PERIOD_LINE):
            return
        title = text.removeprefix(PERIOD_LINE).partition(";")[0]
        if names.key(title) != names.key(self._asked.title):
            message = f"bảng này là số liệu {title}, không phải {self._asked.title}"
            raise RequestError(message, "chọn đúng kỳ của bảng, hoặc chọn đúng tệp")

    def sheet(self) -> FigureSheet:
        """Return what the rows say."""
        if self._rows and all(_COUNTS.fullmatch(cell.words) for cell in self._rows[0].values()):
            del self._rows[0]
        taker = _Taker(self._asked)
        for cells in self._rows:
            by_column = {column: cells[index] for index, column in self.columns.items() if index in cells}
            taker.take({column: cell for column, cell in by_column.items() if cell.words or cell.error})
        taker.compare_shares()
        taker.sheet.untaken += self._others()
        return taker.sheet

    def _others(self) -> Iterator[str]:
        """Yield the filled cells of columns that nobody asks for, a sentence a column."""
        for index in sorted({index for cells in self._rows for index in cells} - self.columns.keys()):
            places = [cells[index].place for cells in self._rows if index in cells and cells[index].words]
            if places:
                head = f"cột “{self._header[index]}”" if index in self._header else "cột không có tiêu đề"
                yield f"không lấy {head}: ô {', '.join(places)}"


class _Taker:
    """Takes over what rows say, each by its columns."""

    def __init__(self, asked: PeriodFigures) -> None:
        self.sheet = FigureSheet()
        self._rows = asked.rows
        self._shares: list[tuple[ComparedFigure, Cell, Decimal]] = []
        self._by_id = {names.key(one.now.figure.id): one for one in asked.rows}

    def take(self, row: Mapping[Column, Cell]) -> None:
        """Take over one row."""
        filled = [row[column] for column in ("value", "note") if column in row]
        if not {"id", "title"} & row.keys():
            self.sheet.untaken += [f"không lấy ô {cell.place}: {cell.quoted}" for cell in filled]
            return
        found = self._find(row)
        if found is None:
            if filled:
                self._reject(row)
            return
        self._take_value(found, row.get("value"))
        if note := row.get("note"):
            self._take_note(found, note)
        self._compare(found, row)

    def _find(self, row: Mapping[Column, Cell]) -> ComparedFigure | None:
        """Return the figure that a row is of, by its id, else by its title; None when no one figure is."""
        by_id = self._by_id.get(names.key(row["id"].words)) if "id" in row else None
        if by_id is not None or "title" not in row:
            return by_id
        key = names.key(row["title"].words)
        titled = [one for one in self._rows if names.key(one.now.figure.title) == key]
        return titled[0] if len(titled) == 1 else None

    def _reject(self, row: Mapping[Column, Cell]) -> None:
        cell = row.get("title") or row["id"]
        known = [word for one in self._rows for word in (one.now.figure.title, one.now.figure.id)]
        near = names.nearest(cell.words, known, 1)
        hint = f"có phải là “{near[0]}”?" if near else "ghi đúng mã ở cột “Mã”"
        self.sheet.rejected.append(f"ô {cell.place}: không có số liệu {cell.quoted}; {hint}")

    def _take_value(self, found: ComparedFigure, cell: Cell | None) -> None:
        if cell is None:
            return
        if cell.error:
            self.sheet.rejected.append(f"ô {cell.place}: {cell.error}")
            return
        try:
            value = parse_figure(cell, found.unit)
        except ValueError:
            wrong, how = (
                counted_units.no_number(cell.words, found.unit),
                counted_units.how_to_write(found.unit),
            )
            self.sheet.rejected.append(f"ô {cell.place}: {cell.quoted} {wrong}; số {how}; {_HINT}")
            return
        id_ = found.now.figure.id
        if found.now.figure.share:
            self._shares.append((found, cell, figures.rounded(value)))
        elif self.sheet.values.setdefault(id_, value) != value:
            first = figures.written(self.sheet.values[id_])
            self.sheet.rejected.append(
                f"ô {cell.place}: {found.now.figure.title} đã có {first} ở dòng trên, khác {cell.quoted}"
            )

    def _take_note(self, found: ComparedFigure, cell: Cell) -> None:
        if unreadable := decoding.find_unreadable(cell.words):
            self.sheet.rejected.append(f"ô {cell.place}: ghi chú: {unreadable}; gõ lại nội dung ấy")
        else:
            self.sheet.notes[found.now.figure.id] = cell.words

    def compare_shares(self) -> None:
        """Name the shares that a sheet gives otherwise than they follow from its counts."""
        given = {
            one.now.figure.id: one.now.value
            for one in self._rows
            if one.now.value is not None and not one.now.is_computed
        }
        asked = [one.now.figure for one in self._rows]
        computed = {one.figure.id: one.value for one in figures.compute(asked, given | self.sheet.values)}
        for found, cell, value in self._shares:
            share = computed[found.now.figure.id]
            if share != value:
                known = (
                    "chưa tính được vì thiếu số" if share is None else f"tính ra {figures.written(share)}%"
                )
                self.sheet.untaken.append(f"không lấy ô {cell.place}: {cell.quoted}, tỷ lệ này {known}")

    def _compare(self, found: ComparedFigure, row: Mapping[Column, Cell]) -> None:
        """Name what a row says otherwise than the plan and the period before do."""
        figure = found.now.figure
        before = found.before.value if found.before else None
        for column, known in (("title", figure.title), ("unit", found.unit)):
            cell = row.get(column)  # type: ignore[call-overload]
            if cell and names.key(cell.words) != names.key(known):
                self.sheet.untaken.append(f"không lấy ô {cell.place}: {cell.quoted}, kế hoạch ghi “{known}”")
        if cell := row.get("before"):
            try:
                is_same = before is not None and parse_figure(cell, found.unit) == before
            except ValueError:
                is_same = False
            if not is_same:
                said = "chưa có số" if before is None else f"đã ghi {figures.written(before)}"
                self.sheet.untaken.append(f"không lấy ô {cell.place}: {cell.quoted}, kỳ trước {said}")
