"""The row of titles of a task sheet: which column holds what, in a sheet of ours or of another office.

In a sheet of ours the titles are those that we wrote, in whatever order; other offices say the same in
other words (`cchc.intake.wordings`). Read next: `cchc.intake.tables` (the rows below).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.errors import RequestError
from cchc.intake import wordings
from cchc.reports.sheet_columns import COLUMNS, DEADLINE, FILLED_IN, NEEDED, NUMBER, PROGRESS, TITLE

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEAST = 3  # columns that are known in a sheet of another office
_OWN = {names.key(column.title): column.title for column in COLUMNS}
_READ = {*NEEDED, *FILLED_IN}
_BY_WORDS = {column.words: column.title for column in COLUMNS if column.words}
_AMBIGUOUS = "tiendo"  # "Tiến độ": until when, or how far


class Titles(NamedTuple):
    """The titles by the indexes of their columns: ours where one is known, else as it stands there.

    `has_own_numbers`: the number of a row is that of its task in the plan; other offices number their
    own rows.
    """

    columns: Mapping[int, str]
    has_own_numbers: bool

    @property
    def known(self) -> set[str]:
        """The columns of ours that are there."""
        return {title for title in self.columns.values() if title in _OWN.values()}


def find(sheet: str, texts: Mapping[int, str]) -> Titles | None:
    """Return the titles that a row's texts are, None when it isn't the row of the titles.

    Raises RequestError when a column that is read is there twice.
    """
    own = {index: _OWN[key] for index, text in texts.items() if (key := names.key(text)) in _OWN}
    if set(own.values()).issuperset(NEEDED):
        _refuse_twice(sheet, own)
        return Titles(dict(texts) | _by_words(texts, own) | own, has_own_numbers=True)
    exact = {index: title for index, title in own.items() if names.key(texts[index]) != _AMBIGUOUS}
    found = _by_words(texts, {}) if len(texts) >= _LEAST else {}
    known = set(found.values())
    if len(known) < _LEAST or TITLE not in known or not known.intersection(FILLED_IN):
        return None
    return Titles(dict(texts) | found, has_own_numbers=NUMBER in exact.values())


def _refuse_twice(sheet: str, own: Mapping[int, str]) -> None:
    read = [title for title in own.values() if title in _READ]
    if len(set(read)) < len(read):
        twice = next(title for title in read if read.count(title) > 1)
        raise RequestError(f'trang "{sheet}" có hai cột "{twice}"', hint="để lại một cột rồi lưu lại")


def _by_words(texts: Mapping[int, str], own: Mapping[int, str]) -> dict[int, str]:
    """Return our titles of the columns that another office words; the first of two that say the same."""
    found: dict[int, str] = {}
    for index, text in texts.items():
        title = _BY_WORDS.get(wordings.meaning(text) or "")
        if index not in own and title and title not in {*own.values(), *found.values()}:
            found[index] = title
    return _with_progress(texts, found) if not own else found


def _with_progress(texts: Mapping[int, str], found: dict[int, str]) -> dict[int, str]:
    """Return the found titles, "Tiến độ" being how far the work is where another column says until when."""
    unsure = [index for index, text in texts.items() if names.key(text) == _AMBIGUOUS and "%" not in text]
    dues = [
        index
        for index, text in texts.items()
        if index not in unsure and _BY_WORDS.get(wordings.meaning(text) or "") == DEADLINE
    ]
    if len(unsure) != 1 or not dues or PROGRESS in found.values():
        return found
    return {index: title for index, title in found.items() if title != DEADLINE} | {
        unsure[0]: PROGRESS,
        dues[0]: DEADLINE,
    }
