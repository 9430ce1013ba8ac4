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
    from cchc.rollup.counting import Rollup, UnreadableFile

_SUM_TITLES = (
    "Nhiệm vụ",
    "Hoàn thành",
    "Tỷ lệ hoàn thành",
    "Đang thực hiện",
    "Chưa thực hiện",
    "Quá hạn",
    "Khác",
)


def listing_with_total(rollup: Rollup, top: int | None = None, *, with_files: bool = True) -> Listing:
    """Return a row for each plan, and the sum of all, of those that aren't shown, too: for people."""
    plans = listing(rollup, top)
    total = (f"Tổng số: {len(rollup.rows)} kế hoạch", *_sums(rollup.total), "")
    columns, rows = plans.columns, (*plans.rows, total)
    if not with_files:  # the last column
        columns, rows = columns[:-1], tuple(row[:-1] for row in rows)
    return Listing(columns, rows, ("",) * len(plans.rows) + ("bold",))


def listing(rollup: Rollup, top: int | None = None, *, every_state: bool = False) -> Listing:
    """Return a row for each plan and nothing else, so that programs can add up.

    What runs and what has not begun is in time, what is overdue stands apart; "Khác" waits, is
    paused, regular, cancelled or without a deadline. With `every_state` each state has a column instead.
    """
    titles = ("Nhiệm vụ", *(labels.STATE[state] for state in STATES)) if every_state else _SUM_TITLES
    cells = _by_state if every_state else _sums
    rows = [(row.issuer, *cells(row.tally), row.path) for row in rollup.rows[:top]]
    columns = (Column("Cơ quan ban hành"), *(Column(title, numeric=True) for title in titles), Column("Tệp"))
    return Listing(columns, tuple(rows))


def _by_state(tally: Tally) -> tuple[str, ...]:
    return (str(tally.total), *(str(tally.counts[state]) for state in STATES))


def _sums(tally: Tally) -> tuple[str, ...]:
    in_progress, not_started = tally.counts["in_progress"], tally.counts["not_started"]
    others = tally.total - tally.done - in_progress - not_started - tally.overdue
    return (
        str(tally.total),
        str(tally.done),
        labels.percent(tally.done, tally.countable),
        str(in_progress),
        str(not_started),
        str(tally.overdue),
        str(others),
    )


def titled_listing(
    rollup: Rollup, unreadable: Iterable[UnreadableFile], top: int | None = None
) -> TitledListing:
    """Return the rows as a document of its own; remarks below name what isn't counted.

    `unreadable` are folders that couldn't be looked into.
    """
    remarks = [f"Không tính {count} kế hoạch năm {year}." for year, count in rollup.other_years]
    remarks += [f"Cơ quan có nhiều tệp kế hoạch: {name}." for name in rollup.repeated_issuers]
    remarks += [f"Không tính được: {file.sentence}" for file in (*unreadable, *rollup.unreadable)]
    title = f"Tổng hợp tiến độ kế hoạch cải cách hành chính năm {rollup.year}"
    as_of = f"Số liệu chốt ngày {labels.day(rollup.day)}"
    return TitledListing(title, as_of, listing_with_total(rollup, top), tuple(remarks))


def json_data(rollup: Rollup, unreadable: Iterable[UnreadableFile], top: int | None = None) -> dict[str, Any]:
    """Return what `rollup --format json` prints; `unreadable` are folders that couldn't be looked into."""
    return {
        "as_of": rollup.day.isoformat(),
        "year": rollup.year,
        "plans": [
            {"path": row.path, "issuer": row.issuer, **_counts(row.tally)} for row in rollup.rows[:top]
        ],
        "total": {"plans": len(rollup.rows), **_counts(rollup.total)},
        "other_years": {str(year): count for year, count in rollup.other_years},
        "broken": [
            {"path": file.path, "place": file.problem.place or None, "message": file.problem.message}
            for file in (*unreadable, *rollup.unreadable)
        ],
    }


def _counts(tally: Tally) -> dict[str, Any]:
    return {
        "total": tally.total,
        "states": dict(tally.counts),
        "overdue": tally.overdue,
        "completion": completion(tally),
    }
