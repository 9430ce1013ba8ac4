"""The row of titles of a task sheet: which column holds what, in a sheet of ours or of another office.

In a sheet of ours the titles are those that we wrote, in whatever order; other offices say the same in
other words (`cchc.intake.wordings`). Read next: `cchc.intake.tables` (the rows below).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.errors import RequestError
from cchc.intake import column_contents, lost_columns, own_titles, wordings
from cchc.reports.sheet_columns import (
    BY_TITLE,
    BY_WORDS,
    DEADLINE,
    FILLED_IN,
    NOTE,
    NUMBER,
    PROGRESS,
    READ,
    TITLE,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from cchc.intake.lost_columns import LostColumn

_LEAST = 3  # columns that are known in a sheet of another office
_AMBIGUOUS = "tiendo"  # "Tiến độ": until when, or how far


class Titles(NamedTuple):
    """The titles by the indexes of their columns: ours where one is known, else as it stands there.

    `has_own_numbers`: the number of a row is that of its task in the plan; other offices number their
    own rows. `is_own`: the sheet is one that we made; `lost` are the columns that it had.
    """

    columns: Mapping[int, str]
    has_own_numbers: bool
    is_own: bool = False
    lost: tuple[LostColumn, ...] = ()

    @property
    def known(self) -> set[str]:
        """The columns of ours that are there."""
        return {title for title in self.columns.values() if title in BY_TITLE}


def find(sheet: str, texts: Mapping[int, str], kept: AbstractSet[str] = frozenset()) -> Titles | None:
    """Return the titles that a row's texts are, None when it isn't the row of the titles.

    In a sheet of ours a column that lost its title is found by other words for it, and told. Raises
    RequestError when a column that is read is there twice.
    """
    if own := own_titles.columns(texts, kept):
        _refuse_twice(sheet, own)
        found = _by_words(texts, own) | own
        if TITLE not in found.values():
            return None
        numbered = {index: title for index, title in found.items() if index in own or title != NUMBER}
        lost = lost_columns.find(texts, numbered, kept)
        return Titles(dict(texts) | found, NUMBER in own.values(), is_own=True, lost=lost)
    own = own_titles.exact(texts)
    exact = {index: title for index, title in own.items() if names.key(texts[index]) != _AMBIGUOUS}
    found = _by_words(texts, {}) if len(texts) >= _LEAST else {}
    found = _with_remarks(texts, found)
    known = set(found.values())
    is_open = any(map(column_contents.is_open, texts.values())) or column_contents.status_columns(
        texts.values()
    )
    may_tell = is_open or known.intersection({*FILLED_IN, DEADLINE})  # its cells say whether it does
    if len(known) + bool(is_open) < _LEAST or TITLE not in known or not may_tell:
        return None
    return Titles(dict(texts) | found, has_own_numbers=NUMBER in exact.values())


def _with_remarks(texts: Mapping[int, str], found: dict[int, str]) -> dict[int, str]:
    """Return the found titles, the first column of remarks being the note where no column is called so."""
    remarks = [index for index, text in texts.items() if wordings.meaning(text) == "remark"]
    return found if NOTE in found.values() or not remarks else found | {remarks[0]: NOTE}


def _refuse_twice(sheet: str, own: Mapping[int, str]) -> None:
    read = [title for title in own.values() if title in READ]
    if len(set(read)) < len(read):
        twice = next(title for title in read if read.count(title) > 1)
        raise RequestError(f'trang "{sheet}" có hai cột "{twice}"', hint="để lại một cột rồi lưu lại")


def _by_words(texts: Mapping[int, str], own: Mapping[int, str]) -> dict[int, str]:
    """Return our titles of the columns that another office words; the first of two that say the same."""
    found: dict[int, str] = {}
    for index, text in texts.items():
        title = BY_WORDS.get(wordings.meaning(text) or "")
        if index not in own and title and title not in {*own.values(), *found.values()}:
            found[index] = title
    return _with_progress(texts, found) if not own else found


def _with_progress(texts: Mapping[int, str], found: dict[int, str]) -> dict[int, str]:
    """Return the found titles, "Tiến độ" being how far the work is where another column says until when."""
    unsure = [index for index, text in texts.items() if names.key(text) == _AMBIGUOUS and "%" not in text]
    dues = [
        index
        for index, text in texts.items()
        if index not in unsure and BY_WORDS.get(wordings.meaning(text) or "") == DEADLINE
    ]
    if len(unsure) != 1 or not dues or PROGRESS in found.values():
        return found
    return {index: title for index, title in found.items() if title != DEADLINE} | {
        unsure[0]: PROGRESS,
        dues[0]: DEADLINE,
    }
