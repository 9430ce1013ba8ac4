"""The one table of tasks of a sheet, from its rows as they come: first that of the titles, then the tasks.

Knows cells, no files. Read next: `cchc.intake.titles` (the columns), `cchc.intake.table_rows` (a row
below them), `cchc.intake.workbooks` and `cchc.intake.comma_files` (where rows come from).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.intake import column_contents, own_titles, table_refusals, table_rows, titles, wordings
from cchc.reports.sheet_columns import (
    FILLED_IN,
    HOW_TO_FILL_IN,
    MAIN,
    NUMBER,
    READ,
    STATUS,
    TITLE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc.errors import RequestError
    from cchc.intake.rows import Row
    from cchc.intake.table_rows import HiddenSheet
    from cchc.intake.titles import Titles
    from cchc.reports.sheet_columns import PlanIdentity
    from cchc.workbook.cells import Cell

_SURE = 1000  # more than any row has columns: what is refused is a sheet of ours
_HEADING = re.compile(r"(?i)Kế hoạch số (?P<number>.+?); số liệu chốt ngày ")  # as excel.write_heading has it
_COUNT = re.compile(r"\(?[0-9]{1,2}\)?")  # "(1)", as some number the columns below their titles


class Heading(NamedTuple):
    """What stands above a table on the plan that it is of; an empty text is gone."""

    title: str
    number: str


class Table(NamedTuple):
    """The table of tasks of a sheet.

    `missing` are the titles to be filled in that it lacks, `lost` are sentences on those that another column
    seems to be. `identity` is that of the plan that the workbook was made from, None when its hidden sheet
    is gone or doesn't say; `heading` is what people see. `is_own` says that it has the titles of our sheets;
    `meanings` are another office's titles, each with the one of ours that it is taken for.
    """

    rows: tuple[Row, ...]
    missing: tuple[str, ...]
    identity: PlanIdentity | None = None
    heading: Heading | None = None
    is_own: bool = True
    meanings: tuple[tuple[str, str], ...] = ()
    lost: tuple[str, ...] = ()


class TableReader:
    """The table of a sheet, from its rows as they come."""

    def __init__(self, sheet: str, hidden: HiddenSheet | None) -> None:
        self._sheet = sheet
        self._hidden = hidden
        self._titles: Titles | None = None
        self._header: Mapping[int, str] = {}
        self._rows: list[Row] = []
        self._above: list[str] = []
        self._title_row = 0
        self._kept = frozenset[str]() if hidden is None else hidden.titles
        self._likeliest: tuple[int, int, Mapping[int, str]] = (0, 0, {})
        self._refusal: RequestError | None = None
        self._is_foot = False
        self._crosses: tuple[tuple[str, str], ...] = ()

    @property
    def has_titles(self) -> bool:
        """Whether the titles of a table of tasks were met."""
        return self._titles is not None

    def take(self, number: int, cells: Mapping[int, Cell]) -> None:
        """Take the next row, by its number."""
        texts = {index: cell.words for index, cell in cells.items() if isinstance(cell.value, str)}
        texts = {index: text for index, text in texts.items() if text}
        if self._titles is None:
            if number <= own_titles.MAX_ROW:
                self._find_titles(number, texts, cells)
        elif not self._rows and self._are_counts(texts):
            return
        elif not self._rows and self._goes_on(texts):
            self._header = {**self._header, **texts}
            self._titles = titles.find(self._sheet, self._header, self._kept) or self._titles
        elif (row := table_rows.read(cells, self._titles, self._hidden)) is not None:
            self._is_foot = self._is_foot or table_rows.begins_foot(row)
            is_task = not self._is_foot or NUMBER in row.cells
            self._rows.append(row if is_task else table_rows.without_task(row))
            if len(self._rows) > table_refusals.MAX_ROWS:
                raise table_refusals.too_many_rows(self._sheet)

    def _find_titles(self, number: int, texts: Mapping[int, str], cells: Mapping[int, Cell]) -> None:
        """Look for the titles in a row, or in two of which the lower one is narrower."""
        both = {**self._header, **texts}
        own = titles.find(self._sheet, texts, self._kept)
        self._titles = own or titles.find(self._sheet, both, self._kept)
        self._header = texts if self._titles is None or own else both
        self._likeliest = max(self._likeliest, (table_refusals.likelihood(texts), -number, texts), key=_rank)
        if self._titles is not None:
            self._title_row = number
            return
        self._above.extend(cell.words for cell in cells.values())
        if found := own_titles.columns(texts, self._kept):
            self._refusal = table_refusals.without_titles(number, texts, found, self._kept)

    def refusal(self) -> tuple[int, RequestError]:
        """Return why no table was found, and how sure that is: more for more known columns."""
        likelihood, row, texts = self._likeliest
        if self._refusal is not None:
            return _SURE, self._refusal
        if self._kept:
            return _SURE - 1, table_refusals.without_header()
        return likelihood, table_refusals.no_table(-row, texts)

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
        """Return the table that was read, None when there was none, or none that tells of the work."""
        if self._titles is None:
            return None
        if not self._titles.is_own:
            self._look_at_contents(self._titles)
            if not self._crosses and not self._titles.known.intersection(FILLED_IN):
                return None
        seeming = [lost for lost in self._titles.lost if lost.column is not None or lost.title == NUMBER]
        told = {lost.title for lost in seeming}
        missing = tuple(title for title in MAIN if title not in self._titles.known | told)
        identity = self._hidden.identity if self._hidden else None
        heading, is_own = _heading(self._above), self._titles.is_own
        lost = tuple(lost.sentence(self._title_row) for lost in seeming)
        return Table(tuple(self._rows), missing, identity, heading, is_own, tuple(self._meanings()), lost)

    def _look_at_contents(self, found: Titles) -> None:
        """Find the columns of another office whose cells tell what they hold."""
        heads = {title: self._header.get(index, "") for index, title in found.columns.items()}
        by_cells = column_contents.meanings(self._rows, heads, found.known)
        self._rows = [column_contents.with_meanings(row, by_cells) for row in self._rows]
        columns = {index: by_cells.get(title, title) for index, title in found.columns.items()}
        statuses = column_contents.status_columns(heads.values())
        names_of = {name: statuses[words] for name, words in heads.items() if words in statuses}
        if statuses and STATUS not in columns.values():
            self._rows = [column_contents.with_crosses(row, names_of) for row in self._rows]
            self._crosses = tuple((words, STATUS) for words in statuses)
        self._titles = found._replace(columns=columns)

    def _meanings(self) -> Iterator[tuple[str, str]]:
        for index, title in self._titles.columns.items() if self._titles else ():
            words = self._header.get(index, "")
            if title in READ and " ".join(words.split()).casefold() != title.casefold():
                yield words, title
        yield from self._crosses


def _rank(row: tuple[int, int, Mapping[int, str]]) -> tuple[int, int]:
    """Return what a row of titles is ranked by: how many columns are known, then the first one."""
    return row[:2]


def _heading(above: Sequence[str]) -> Heading | None:
    """Return what the texts above a table say of its plan; None when they no longer say its number."""
    for index, text in enumerate(above):
        if found := _HEADING.match(names.nfc(text)):
            titles = [words for words in above[:index] if words != HOW_TO_FILL_IN]
            return Heading(titles[-1] if titles else "", found["number"])
    return None
