"""Columns of our sheet that a returned one lacks, and which of its columns seem to be them, renamed.

A column that was renamed still stands between its neighbours: where as many columns have no title of ours
as titles are lost between two that are there, they are taken for these in their order. It is only told.
Read next: `cchc.intake.titles` (who finds the titles), `cchc.intake.table_refusals` (a sheet that lacks
too much).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.reports.sheet_columns import COLUMNS, MAIN, NEEDED, NUMBER, READ
from cchc.workbook.sheet_reader import letters_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet


class LostColumn(NamedTuple):
    """A title of ours that is lost; `column` is the one that seems to be it, None without one."""

    title: str
    column: int | None
    words: str

    def sentence(self, row: int) -> str:
        """Return which column is lost and what to do; `row` is that of the titles."""
        said = f'bảng không có cột "{self.title}"'
        if self.column is not None:
            said += f"; {self.seems(row)}, lưu rồi nhập lại"
        return f"{said}; nhiệm vụ được tìm theo nội dung" if self.title == NUMBER else said

    def seems(self, row: int) -> str:
        """Return which column seems to be the lost one, and where its title belongs."""
        letters = letters_of(self.column or 0)
        called = f'"{self.words}"' if self.words else "(không có tiêu đề)"
        return f'cột {letters} {called} có vẻ là cột đó: ghi lại tiêu đề "{self.title}" ở ô {letters}{row}'


def find(
    texts: Mapping[int, str], found: Mapping[int, str], kept: AbstractSet[str]
) -> tuple[LostColumn, ...]:
    """Return the lost columns that are read back, of those that a sheet had.

    `found` are the titles of ours by their columns, `kept` those that the hidden sheet keeps, empty when
    it is gone.
    """
    there = {title: index for index, title in found.items()}
    order = [
        column.title
        for column in COLUMNS
        if column.title in there or column.title in (kept or {column.title}) or column.title in MAIN
    ]
    lost: list[LostColumn] = []
    for group, columns in _gaps(order, there, texts):
        paired = columns if len(columns) == len(group) else [None] * len(group)
        for title, index in zip(group, paired, strict=True):
            is_told = index is not None or title in {*MAIN, *NEEDED}
            if title in READ and is_told:
                lost.append(LostColumn(title, index, "" if index is None else texts.get(index, "")))
    return tuple(lost)


def _gaps(
    order: Sequence[str], there: Mapping[str, int], texts: Mapping[int, str]
) -> list[tuple[list[str], list[int | None]]]:
    """Return the lost titles between each two that are there, with the columns without a title of ours.

    Behind the last one, only columns that have any title are columns of the table.
    """
    gaps: list[tuple[list[str], list[int | None]]] = []
    group: list[str] = []
    left = -1
    taken = set(there.values())
    for title in [*order, ""]:
        if title and title not in there:
            group.append(title)
            continue
        right = there[title] if title else max(texts, default=left) + 1
        if group:
            gaps.append((group, [index for index in range(left + 1, right) if index not in taken]))
        group, left = [], right
    return gaps
