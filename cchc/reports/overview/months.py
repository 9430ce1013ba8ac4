"""The year as twelve months of deadlines, each task a chip in the month of its last day.

Not a bar from start to end: most deadlines of a plan fall on the same few days, and bars would be
the same line twenty times. Tasks without a day, or due in another year, come after the months.
Read next: `cchc.reports.overview.report` (who shows them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import labels, periods
from cchc.queries import by_due
from cchc.reports import anchors
from cchc.states import DONE, OVERDUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cchc.states import Standing


class Chip(NamedTuple):
    """A task in the calendar: its number, a mark (done, late) and its name for a screen reader."""

    number: int
    anchor: str
    key: str
    mark: str
    name: str


class Month(NamedTuple):
    """One month; `is_current` when the day of the report lies in it."""

    name: str
    label: str
    ends_quarter: bool
    is_current: bool
    chips: tuple[Chip, ...]


class Calendar(NamedTuple):
    """The months, what falls into none, and where in its month the line of the day stands."""

    months: tuple[Month, ...]
    rest: tuple[Chip, ...]
    rest_label: str
    position: str
    day_label: str
    explanation: str


def calendar(standings: Sequence[Standing], year: int, day: date) -> Calendar:
    """Return the tasks laid out over the months of a year."""
    ordered = sorted(standings, key=by_due)
    is_inside = day.year == year
    line = f" Vạch đứng là ngày chốt số liệu {labels.day(day)}." if is_inside else ""
    return Calendar(
        months=tuple(
            Month(
                name=f"T{number}",
                label=f"Tháng {number}",
                ends_quarter=number % 3 == 0,
                is_current=is_inside and day.month == number,
                chips=_chips(i for i in ordered if i.end and (i.end.year, i.end.month) == (year, number)),
            )
            for number in range(1, 13)
        ),
        rest=_chips(standing for standing in ordered if not standing.end or standing.end.year != year),
        rest_label=f"Không có ngày đến hạn trong năm {year}",
        position=_position(day),
        day_label=f"{day.day:02}/{day.month:02}",
        explanation=f"Mỗi ô là một nhiệm vụ (theo số thứ tự), đặt ở tháng đến hạn.{line}",
    )


def _position(day: date) -> str:
    """Return where the middle of a day lies in its month, in percent as CSS writes it."""
    hundredths = (2 * day.day - 1) * 5_000 // periods.last_day(day.year, day.month)
    return f"{hundredths // 100}.{hundredths % 100:02}%"


def _chips(standings: Iterable[Standing]) -> tuple[Chip, ...]:
    return tuple(map(_chip, standings))


def _chip(standing: Standing) -> Chip:
    label = labels.STATE[standing.state]
    state = label[0].lower() + label[1:]
    end = f"hạn {labels.day(standing.end)}" if standing.end else "không có ngày đến hạn"
    return Chip(
        number=standing.task.id,
        anchor=anchors.task(standing.task.id),
        key=anchors.STATE[standing.state],
        mark="✓" if standing.state in DONE else "!" if standing.state in OVERDUE else "",
        name=f"Nhiệm vụ {standing.task.id}, {state}, {end}",
    )
