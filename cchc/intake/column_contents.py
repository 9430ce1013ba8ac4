"""What a column of another office holds by its cells, where its title leaves that open.

"Kết quả thực hiện" may be a status, how far the work is, or a text; "Tiến độ" may be until when; a column
for each status may have a cross in it. Decided only when all cells of the column say the same kind of
thing. Read next: `cchc.intake.wordings` (titles), `cchc.intake.tables` (who asks).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import labels
from cchc.intake import status_words, wordings
from cchc.intake.rows import parse_percent
from cchc.reports.sheet_columns import DEADLINE, NOTE, PROGRESS, STATUS
from cchc.workbook.cells import FULL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cchc.intake.rows import Row
    from cchc.workbook.cells import Cell

_CROSSES = {"x", "✓", "✔", "v", "√", "1", "có"}
_PART = re.compile(r"0[.,]\d+")  # of one: refused later, with the percent that may be meant
_LEAST_STATUSES = 2  # columns for a status each; one alone may be anything


def status_columns(texts: Iterable[str]) -> dict[str, str]:
    """Return the statuses that have a column each, by the columns' titles; none when fewer than two have.

    >>> status_columns(["Nội dung", "Đã hoàn thành", "Đang thực hiện"])
    {'Đã hoàn thành': 'done', 'Đang thực hiện': 'in_progress'}
    """
    found = {text: status for text in texts if (status := status_words.parse(text))}
    return found if len(found) >= _LEAST_STATUSES else {}


def is_open(title: str) -> bool:
    """Whether the cells of a column tell what it holds."""
    return wordings.meaning(title) == "result"


def meanings(rows: Sequence[Row], heads: Mapping[str, str], known: Iterable[str]) -> dict[str, str]:
    """Return our titles of the columns whose cells tell what they hold, by what they are called in `others`.

    `heads` are the words above the columns by what they are called there; `known` are the columns of ours
    that are found already.
    """
    found: dict[str, str] = {}
    for name, words in heads.items():
        is_deadline = name == DEADLINE and wordings.may_be_progress(words)
        if not (is_deadline or is_open(words)):
            continue
        cells = [row.others[name].words for row in rows if name in row.others]
        title = _meaning(cells, is_text=not is_deadline)
        if title and title not in {*known, *found.values()}:
            found[name] = title
    return found


def _meaning(cells: Sequence[str], *, is_text: bool) -> str | None:
    if not cells:
        return None
    if all(map(status_words.parse, cells)):
        return STATUS
    if all(_PART.fullmatch(words) or _is_percent(words) for words in cells):
        return PROGRESS
    return NOTE if is_text else None


def _is_percent(words: str) -> bool:
    percent = parse_percent(words)
    return percent is not None and percent <= FULL


def with_meanings(row: Row, found: Mapping[str, str]) -> Row:
    """Return a row with the cells of columns that are found by their contents."""
    cells = {found.get(name, name): cell for name, cell in row.others.items() if name in found}
    others = {name: cell for name, cell in row.others.items() if name not in found}
    return row._replace(cells={**row.cells, **cells}, others=others) if cells else row


def with_crosses(row: Row, statuses: Mapping[str, str]) -> Row:
    """Return a row with the status in whose column it has a cross; with two it can't be relied on."""
    crosses = {name: row.others[name] for name in statuses if name in row.others}
    crosses = {name: cell for name, cell in crosses.items() if _is_cross(cell)}
    if not crosses or STATUS in row.cells:
        return row
    name, cell = next(iter(crosses.items()))
    listed = ", ".join(cell.place for cell in crosses.values())
    error = f"đánh dấu ở nhiều trạng thái ({listed}); để lại một" if len(crosses) > 1 else ""
    status = cell._replace(value=labels.STATUS[statuses[name]], error=error)
    others = {name: cell for name, cell in row.others.items() if name not in crosses}
    return row._replace(cells={**row.cells, STATUS: status}, others=others)


def _is_cross(cell: Cell) -> bool:
    return cell.words.casefold() in _CROSSES
