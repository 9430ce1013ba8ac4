"""How many tasks are in each state, as a report shows it: shares, bars, groups by area and owner.

A bar is a row of segments whose places and widths are ready as percentages; the bars of one table
share one scale, so that length shows the amount of work. Cancelled tasks stand apart, in no bar.

Read next: `cchc.queries` (where the figures come from), `cchc.reports.overview.report` (who asks for them).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc import labels, names
from cchc.queries import Tally
from cchc.reports import anchors
from cchc.state_table import STATE_ROWS
from cchc.states import OVERDUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.owners import Owner
    from cchc.states import State
    from cchc.task import Area

# Those that a report always names; the others only where they occur.
MAIN_STATES = frozenset(row.code for row in STATE_ROWS if row.is_main)


@dataclass(frozen=True, slots=True)
class Share:
    """How many tasks are in one state, and what part of all that is."""

    state: State
    key: str
    label: str
    count: int
    percent: str
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar: its state, where it begins and how wide it is, as SVG writes lengths."""

    key: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Group:
    """The tasks of one area or one owner, counted; `total` without the cancelled ones.

    `short` is its title where there is little room, `ratio` what is finished of what can be, `breakdown`
    says every state in words.
    """

    id: str
    title: str
    short: str
    total: int
    done: int
    overdue: int
    ratio: str
    breakdown: str
    shares: tuple[Share, ...]
    segments: tuple[Segment, ...]


def without_cancelled(counted: Tally) -> Tally:
    """Return the same counts with no cancelled task among them."""
    return Tally({state: 0 if state == "cancelled" else n for state, n in counted.counts.items()})


def shares(counted: Tally) -> tuple[Share, ...]:
    """Return the main states and the others that occur, in the fixed order."""
    return tuple(
        Share(
            state,
            anchors.STATE[state],
            labels.STATE[state],
            count,
            labels.percent(count, counted.total),
            state in OVERDUE,
        )
        for state, count in counted.counts.items()
        if count or state in MAIN_STATES
    )


def segments(counted: Tally, scale: int) -> tuple[Segment, ...]:
    """Return the pieces of a bar in which `scale` tasks fill the whole width."""
    pieces: list[Segment] = []
    before = 0
    for state, count in counted.counts.items():
        if count:
            start, end = _hundredths(before, scale), _hundredths(before + count, scale)
            pieces.append(Segment(anchors.STATE[state], _length(start), _length(end - start)))
            before += count
    return tuple(pieces)


def _hundredths(part: int, whole: int) -> int:
    return (part * 10_000 + whole // 2) // whole


def _length(hundredths: int) -> str:
    """Return hundredths of a percent as SVG writes them: 12.5%."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".") + "%"


def area_groups(counted: Iterable[tuple[Area, Tally]], *, empty: bool) -> tuple[Group, ...]:
    """Return the areas in the order of the plan, those without a task too if `empty`."""
    tallies = [(area.id, area.title, area.short, tally) for area, tally in counted]
    return _groups([row for row in tallies if empty or without_cancelled(row[3]).total])


def owner_groups(counted: Iterable[tuple[Owner, Tally]], only: Owner | None) -> tuple[Group, ...]:
    """Return the owners with most tasks first, or one alone."""
    tallies = [(o.id, o.name, o.short, tally) for o, tally in counted if only in (None, o)]
    by_size = sorted(tallies, key=lambda row: (-without_cancelled(row[3]).total, names.sort_key(row[1])))
    return _groups(by_size)


def _groups(counted: Sequence[tuple[str, str, str, Tally]]) -> tuple[Group, ...]:
    """Return groups of tasks; those given up are told apart, in words alone."""
    rows = [
        (group_id, title, short, without_cancelled(sums), sums.counts["cancelled"])
        for group_id, title, short, sums in counted
    ]
    longest = max((sums.total for *_, sums, _ in rows), default=0)
    return tuple(
        Group(
            id=group_id,
            title=title,
            short=short,
            total=sums.total,
            done=sums.done,
            overdue=sums.overdue,
            ratio=f"{sums.done}/{sums.countable}" if sums.countable else "-",
            breakdown=_breakdown(sums, cancelled),
            shares=shares(sums),
            segments=segments(sums, longest),
        )
        for group_id, title, short, sums, cancelled in rows
    )


def _breakdown(counted: Tally, cancelled: int) -> str:
    parts = [f"{labels.STATE[state]}: {count}" for state, count in counted.counts.items() if count]
    apart = [f"không tính {cancelled} nhiệm vụ đã hủy"] if cancelled else []
    told = (f"{counted.total} nhiệm vụ", *parts) if parts else ("không có nhiệm vụ",)
    return "; ".join((*told, *apart))
