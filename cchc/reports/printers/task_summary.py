"""The sheet that sums the tasks up: by state with a doughnut, by area with bars, by owner.

Read next: `cchc.queries` (the figures), `cchc.reports.printers.task_sheet` (the workbook).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import labels, queries
from cchc.reports.printers import excel
from cchc.state_table import STATE_ROWS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.queries import Tally
    from cchc.states import Standing, State

_SHEET = "Tổng hợp"
_HEAD = 2  # the row of the columns' titles, counted from 0
_NAME = 64  # characters, of the column of names
_CHART_FONT = {"name": excel.FONT_NAME}
_FILLS = {row.code: row.fill for row in STATE_ROWS}


_FEW = 10  # tasks, each of which has room on the axis


class _Looks(NamedTuple):
    head: Any
    name: Any


def add(
    book: Any,  # noqa: ANN401  xlsxwriter has no types
    plan: Plan,
    standings: Sequence[Standing],
    day: date,
    owner: Owner | None = None,
) -> None:
    """Add the sheet to a workbook; of one office it counts only what that has to do with."""
    sheet = book.add_worksheet(_SHEET)
    excel.write_heading(book, sheet, plan, day, owner)
    excel.lay_on_paper(sheet)
    sheet.set_column(0, 0, _NAME)
    sheet.set_column(1, 3, 13)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    counted = queries.tally(standings)
    states = [state for state, count in counted.counts.items() if count]
    number, sums_of = (
        labels.tasks_counted(words, counted.counts["cancelled"], with_them=True)
        for words in ("Số nhiệm vụ", "Nhiệm vụ")
    )
    for index, title in enumerate(("Tình trạng", number)):
        sheet.write_string(_HEAD, index, title, head)
    for row, state in enumerate(states, start=_HEAD + 1):
        sheet.write_string(row, 0, labels.STATE[state])
        sheet.write_number(row, 1, counted.counts[state])
    after = _HEAD + len(states) + 1
    sheet.write_string(after, 0, "Tổng số", head)
    sheet.write_number(after, 1, counted.total, head)
    if states:
        _state_chart(book, sheet, states)
    row = after + 2
    groups = _groups(plan, standings, day, owner)
    for title, rows in groups:
        row = _group(sheet, (title, sums_of), rows, row, _Looks(head, wrapped)) + 2
    first = after + 2
    if counted.total:
        _area_chart(book, sheet, first, groups[0][1])


def _groups(
    plan: Plan, standings: Sequence[Standing], day: date, owner: Owner | None
) -> tuple[tuple[str, list[tuple[str, Tally]]], ...]:
    """Return the sums by area and by office; of one office only its areas and itself."""
    areas = [(area.title, sums) for area, sums in queries.by_area(plan, standings) if sums.total or not owner]
    offices = [
        (one.name, sums) for one, sums in queries.by_owner(plan, standings, day) if owner in {None, one}
    ]
    return ("Lĩnh vực", areas), ("Cơ quan chủ trì", offices)


def _group(
    sheet: Any,  # noqa: ANN401
    titles: tuple[str, str],
    rows: Sequence[tuple[str, Any]],  # a name and its sums
    row: int,
    looks: _Looks,
) -> int:
    """Write sums a row each under a head; return the row behind them."""
    for index, words in enumerate((*titles, "Hoàn thành", "Quá hạn")):
        sheet.write_string(row, index, words, looks.head)
    for name, sums in rows:
        row += 1
        sheet.write_string(row, 0, excel.text(name), looks.name)
        sheet.set_row(row, excel.LINE * -(-len(name) // _NAME))  # not every program finds that out
        for index, count in enumerate((sums.total, sums.done, sums.overdue), start=1):
            sheet.write_number(row, index, count)
    return row + 1


def _state_chart(book: Any, sheet: Any, states: Sequence[State]) -> None:  # noqa: ANN401
    chart = book.add_chart({"type": "doughnut"})
    span = (_HEAD + 1, _HEAD + len(states))
    points = [{"fill": {"color": _FILLS[state]}, "border": {"color": "#4a5567"}} for state in states]
    chart.add_series(
        {
            "name": "Số nhiệm vụ",
            "categories": [_SHEET, span[0], 0, span[1], 0],
            "values": [_SHEET, span[0], 1, span[1], 1],
            "points": points,
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": "Nhiệm vụ theo tình trạng", "name_font": _CHART_FONT})
    chart.set_legend({"font": _CHART_FONT})
    sheet.insert_chart(_HEAD, 5, chart)


def _area_chart(book: Any, sheet: Any, first: int, rows: Sequence[tuple[str, Tally]]) -> None:  # noqa: ANN401
    chart = book.add_chart({"type": "bar"})
    count, most = len(rows), max(sums.total for _, sums in rows)
    for index, (name, colour) in enumerate(
        (("Nhiệm vụ", "#8fbbea"), ("Hoàn thành", "#0f6b43"), ("Quá hạn", "#b3261e")), start=1
    ):
        chart.add_series(
            {
                "name": name,
                "categories": [_SHEET, first + 1, 0, first + count, 0],
                "values": [_SHEET, first + 1, index, first + count, index],
                "fill": {"color": colour},
            }
        )
    chart.set_title({"name": "Nhiệm vụ theo lĩnh vực", "name_font": _CHART_FONT})
    chart.set_legend({"font": _CHART_FONT})
    # Of few tasks programs mark halves and fifths of one.
    chart.set_x_axis({"major_unit": 1} if most <= _FEW else {"num_format": "0"})
    chart.set_y_axis({"reverse": True, "interval_unit": 1})
    chart.set_size({"width": 620, "height": 360})
    sheet.insert_chart(_HEAD + 16, 5, chart)
