"""The titles that we write above the columns of a task sheet, by which one of ours is known.

Knows texts, no cells: a paper is compared with them, too. Read next: `cchc.intake.titles` (a sheet's
columns by any titles), `cchc.intake.recognition` (which paper is a sheet of ours).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names
from cchc.reports.sheet_columns import COLUMNS, NEEDED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

MAX_ROW = 20  # the titles stand near the top
_LEAST = 10  # titles of ours by which a sheet without its hidden one is known, whichever are lost
_LEAST_BESIDE_KEPT = 3  # the same where the hidden sheet is there
_OWN = {names.key(column.title): column.title for column in COLUMNS}


def columns(texts: Mapping[int, str], kept: AbstractSet[str]) -> dict[int, str]:
    """Return the columns of a row that have our titles, none when the sheet isn't one of ours.

    `kept` are the titles that the hidden sheet keeps, empty when it is gone.
    """
    own = exact(texts)
    is_own = set(own.values()).issuperset(NEEDED) or len(own) >= (_LEAST_BESIDE_KEPT if kept else _LEAST)
    return own if is_own else {}


def exact(texts: Mapping[int, str]) -> dict[int, str]:
    """Return the columns of a row that have titles of ours, of whatever sheet it is."""
    return {index: _OWN[key] for index, text in texts.items() if (key := names.key(text)) in _OWN}
