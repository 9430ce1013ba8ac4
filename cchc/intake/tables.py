"""The one table of tasks of a sheet, from its rows as they come: first that of the titles, then the tasks.

Knows cells, no files. Read next: `cchc.intake.titles` (the columns), `cchc.intake.workbooks` and
`cchc.intake.comma_files` (where rows come from).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.errors import RequestError
from cchc.intake import titles, wordings
from cchc.intake.rows import UNTITLED, Row, parse_whole_number
from cchc.reports.sheet_columns import FILLED_IN, MAIN, NEEDED, NUMBER, TITLE, PlanIdentity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc.intake.titles import Titles
    from cchc.workbook.cells import Cell

MAX_ROWS = 20_000
_MAX_TITLE_ROW = 20  # the titles stand near the top
_HEADING = re.compile(r"(?i)Kế hoạch số (?P<number>.+?); số liệu chốt ngày ")  # as excel.write_heading has it
_COUNT = re.compile(r"\(?[0-9]{1,2}\)?")  # "(1)", as some number the columns below their titles
_TAKEN = {*NEEDED, *FILLED_IN}


class Heading(NamedTuple):
    """What stands above a table on the plan that it is of; an empty text is gone."""

    title: str
    number: str


class Table(NamedTuple):
    """The table of tasks of a sheet.

    `missing` are the titles to be filled in that it lacks, `identity` is that of the plan that the
    workbook was made from, None when its hidden sheet is gone or doesn't say; `heading` is what people see.
    `is_own` says that it has the titles of our sheets; `meanings` are another office's titles, each with
    the one of ours that it is taken for.
    """

    rows: tuple[Row, ...]
    missing: tuple[str, ...]
    identity: PlanIdentity | None = None
    heading: Heading | None = None
    is_own: bool = True
    meanings: tuple[tuple[str, str], ...] = ()


class Written(NamedTuple):
    """What the hidden sheet keeps: the cells of each task by its number, and whose they are."""

    cells: Mapping[str, Mapping[str, str]]
    identity: PlanIdentity | None


class TableReader:
    """The table of a sheet, from its rows as they come."""

    def __init__(self, sheet: str, written: Written | None) -> None:
        self._sheet = sheet
        self._written = written
        self._titles: Titles | None = None
        self._header: Mapping[int, str] = {}
        self._rows: list[Row] = []
        self._above: list[str] = []

    def take(self, number: int, cells: Mapping[int, Cell]) -> None:
        """Take the next row, by its number."""
        texts = {index: cell.words for index, cell in cells.items() if isinstance(cell.value, str)}
        texts = {index: text for index, text in texts.items() if text}
        if self._titles is None:
            if number <= _MAX_TITLE_ROW:
                self._find_titles(texts, cells)
        elif not self._rows and self._are_counts(texts):
            return
        elif not self._rows and self._goes_on(texts):
            self._header = {**self._header, **texts}
            self._titles = titles.find(self._sheet, self._header) or self._titles
        elif (row := _row(cells, self._titles, self._written)) is not None:
            self._rows.append(row)
            if len(self._rows) > MAX_ROWS:
                raise too_many_rows(self._sheet)

    def _find_titles(self, texts: Mapping[int, str], cells: Mapping[int, Cell]) -> None:
        """Look for the titles in a row, or in two of which the lower one is narrower."""
        both = {**self._header, **texts}
        self._titles = titles.find(self._sheet, texts) or titles.find(self._sheet, both)
        self._header = texts if self._titles is None or titles.find(self._sheet, texts) else both
        if self._titles is None:
            self._above.extend(cell.words for cell in cells.values())

    def _by_title(self, texts: Mapping[int, str]) -> dict[str, str]:
        columns = self._titles.columns if self._titles else {}
        return {columns.get(index, ""): text for index, text in texts.items()}

    def _are_counts(self, texts: Mapping[int, str]) -> bool:
        """Whether a row below the titles numbers the columns."""
        return bool(_COUNT.fullmatch(self._by_title(texts).get(TITLE, "")))

    def _goes_on(self, texts: Mapping[int, str]) -> bool:
        """Whether a row below the titles is more of them, narrower ones."""
        if not texts or self._by_title(texts).keys() & {TITLE, NUMBER}:
            return False
        return all(wordings.meaning(text) for text in texts.values())

    def table(self) -> Table | None:
        """Return the table that was read, None when there was none."""
        if self._titles is None:
            return None
        missing = tuple(title for title in MAIN if title not in self._titles.known)
        identity = self._written.identity if self._written else None
        meanings = tuple(self._meanings())
        is_own = self._titles.known.issuperset(NEEDED) and not {title for _, title in meanings} & {*NEEDED}
        return Table(tuple(self._rows), missing, identity, _heading(self._above), is_own, meanings)

    def _meanings(self) -> Iterator[tuple[str, str]]:
        for index, title in self._titles.columns.items() if self._titles else ():
            words = self._header.get(index, "")
            if title in _TAKEN and " ".join(words.split()).casefold() != title.casefold():
                yield words, title


def _heading(above: Sequence[str]) -> Heading | None:
    """Return what the texts above a table say of its plan; None when they no longer say its number."""
    for index, text in enumerate(above):
        if found := _HEADING.match(names.nfc(text)):
            return Heading(above[index - 1] if index else "", found["number"])
    return None


def too_many_rows(sheet: str) -> RequestError:
    """Return the refusal of a sheet that is too long."""
    hint = "xóa các dòng trống ở cuối bảng rồi lưu lại"
    return RequestError(f'trang "{sheet}" có quá {MAX_ROWS} dòng', hint)


def no_table() -> RequestError:
    """Return the refusal of a file in which no sheet has a table of tasks."""
    hint = (
        f"cần có các cột: {', '.join(NEEDED)}; lập bảng bằng: cchc report --format xlsx; "
        "lập kế hoạch nháp từ tệp này thì bỏ --update"
    )
    return RequestError("không có trang nào có bảng nhiệm vụ", hint)


def _row(cells: Mapping[int, Cell], columns: Titles, written: Written | None) -> Row | None:
    """Return a row below the titles, None when nothing stands in it."""
    filled: dict[str, Cell] = {}
    others: dict[str, Cell] = {}
    for index, cell in cells.items():
        if cell.words or cell.error:
            title = columns.columns.get(index) or f"{UNTITLED}{cell.place.rstrip('0123456789')}"
            (filled if title in _TAKEN else others)[title] = cell
    if not filled and not others:
        return None
    place = next(iter((filled or others).values())).place
    task = task_key(filled[NUMBER].words) if NUMBER in filled else ""
    kept = None if written is None else written.cells.get(task, {})
    return Row(filled, place, kept, others, columns.has_own_numbers)


def task_key(number: str) -> str:
    """Return a task's number as the hidden sheet writes it: "03" is 3."""
    parsed = parse_whole_number(number)
    return number if parsed is None else str(parsed)
