"""A rollup as rows under columns, and as the plain data that `docs/json.md` promises.

Read next: `cchc.reports.listing` (what prints rows).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc import labels
from cchc.reports.listing import Column, Listing, TitledListing
from cchc.reports.printers.json_forms import completion
from cchc.states import STATES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.queries import Tally
    from cchc.rollup.counting import Broken, Rollup

_SUMS = ("Nhiệm vụ", "Hoàn thành", "Tỷ lệ hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Quá hạn", "Khác")


def for_people(rollup: Rollup, top: int | None = None, *, with_files: bool = True) -> Listing:
    """Give a row a plan, and the sum of all, of those that aren't shown, too."""
    listed = for_programs(rollup, top)
    last = (f"Tổng số: {len(rollup.rows)} kế hoạch", *_sums(rollup.total), "")
    columns, rows = listed.columns, (*listed.rows, last)
    if not with_files:  # behind all others
        columns, rows = columns[:-1], tuple(row[:-1] for row in rows)
    return Listing(columns, rows, ("",) * len(listed.rows) + ("bold",))


def for_programs(rollup: Rollup, top: int | None = None, *, every_state: bool = False) -> Listing:
    """Give a row a plan and nothing else, so that whoever reads on can add up.

    What runs and what has not begun is in time, what is overdue stands apart; "Khác" waits, is
    paused, regular, cancelled or without a deadline. `every_state` gives a column a state instead.
    """
    titles = ("Nhiệm vụ", *(labels.STATE[state] for state in STATES)) if every_state else _SUMS
    cells = _by_state if every_state else _sums
    rows = [(row.issuer, *cells(row.tally), row.path) for row in rollup.rows[:top]]
    columns = (Column("Cơ quan ban hành"), *(Column(title, numeric=True) for title in titles), Column("Tệp"))
    return Listing(columns, tuple(rows))


def _by_state(tally: Tally) -> tuple[str, ...]:
    return (str(tally.total), *(str(tally.counts[state]) for state in STATES))


def _sums(tally: Tally) -> tuple[str, ...]:
    runs, waits = tally.counts["in_progress"], tally.counts["not_started"]
    others = tally.total - tally.done - runs - waits - tally.overdue
    return (
        str(tally.total),
        str(tally.done),
        labels.percent(tally.done, tally.countable),
        str(runs),
        str(waits),
        str(tally.overdue),
        str(others),
    )


def titled(rollup: Rollup, barred: Iterable[Broken], top: int | None = None) -> TitledListing:
    """Give the rows as a document of its own, what isn't counted named below."""
    told = [f"Không tính {count} kế hoạch năm {year}." for year, count in rollup.others]
    told += [f"Cơ quan có nhiều tệp kế hoạch: {name}." for name in rollup.doubled]
    told += [f"Không tính được: {one.said}" for one in (*barred, *rollup.broken)]
    title = f"Tổng hợp tiến độ kế hoạch cải cách hành chính năm {rollup.year}"
    return TitledListing(
        title, f"Số liệu chốt ngày {labels.day(rollup.day)}", for_people(rollup, top), tuple(told)
    )


def data(rollup: Rollup, barred: Iterable[Broken], top: int | None = None) -> dict[str, Any]:
    """Give what `rollup --format json` prints; `barred` are folders that couldn't be looked into."""
    return {
        "as_of": rollup.day.isoformat(),
        "year": rollup.year,
        "plans": [
            {"path": row.path, "issuer": row.issuer, **_counts(row.tally)} for row in rollup.rows[:top]
        ],
        "total": {"plans": len(rollup.rows), **_counts(rollup.total)},
        "other_years": {str(year): count for year, count in rollup.others},
        "broken": [
            {"path": one.path, "place": one.refused.place or None, "message": one.refused.message}
            for one in (*barred, *rollup.broken)
        ],
    }


def _counts(tally: Tally) -> dict[str, Any]:
    return {
        "total": tally.total,
        "states": dict(tally.counts),
        "overdue": tally.overdue,
        "completion": completion(tally),
    }
