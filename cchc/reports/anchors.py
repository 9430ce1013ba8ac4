"""The short names by which a report addresses states and rows: `#tt=dqh`, `#nv-04`, `#mc-01`.

People share and keep such addresses, so a key once given is never changed. Knows no figures.

Read next: `cchc.reports.overview.rows` (who carries them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.state_table import STATE_ROWS
from cchc.states import DONE, OVERDUE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.states import State

STATE: Mapping[str, str] = {row.code: row.key for row in STATE_ROWS}
ANY_DONE = "xong"
ANY_OVERDUE = "qh"


def filters(state: State) -> str:
    """Return every key that a task in this state is found by, with spaces between.

    >>> filters("in_progress_overdue"), filters("waiting")
    ('dqh qh', 'cho')
    """
    wider = [ANY_DONE] if state in DONE else [ANY_OVERDUE] if state in OVERDUE else []
    return " ".join((STATE[state], *wider))


def task(number: int) -> str:
    """Return the address of a task's row.

    >>> task(4)
    'nv-04'
    """
    return f"nv-{number:02}"


def evidence(number: int) -> str:
    """Return the address of a row of evidence, counted over the whole report.

    >>> evidence(1)
    'mc-01'
    """
    return f"mc-{number:02}"
