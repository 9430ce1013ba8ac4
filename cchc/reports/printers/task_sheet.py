"""The tasks as a sheet: for Excel with colours, bars and charts, or as CSV.

What an office fills in there (declared status, progress, dates, documents, a note) can be read back by
`cchc.intake.sheets`, which knows the columns by their titles.

Read next: `cchc.reports.printers.task_cells` (what stands in the cells),
`cchc.reports.printers.sheet_guides` (what they take),
`cchc.reports.printers.task_summary` (its second sheet), `cchc.intake.sheets` (the way back).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import characters, labels
from cchc.reports import listing, sheet_columns
from cchc.reports.listing import Column, Listing
from cchc.reports.printers import excel, sheet_guides, task_cells, task_summary
from cchc.reports.sheet_columns import (
    ACHIEVED,
    AREA,
    BY_TITLE,
    COLUMNS,
    DONE_ON,
    DUE,
    GIVEN,
    OWNER,
    PROGRESS,
    STARTED,
    STATE,
    STATUS,
)
from cchc.state_table import STATES_BY_CODE
from cchc.task import STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.reports.printers.task_cells import Value
    from cchc.states import Standing

# Of the hidden sheet, counted from 0: clear of the columns that keep what was written.
_STATUS_COLUMN = 1 + len(sheet_columns.MAIN) + 3
_OTHER_COLUMN = _STATUS_COLUMN + 2  # the first of those that aren't read back
_DATES = {DUE, STARTED, DONE_ON}
_CENTRED = {*_DATES, sheet_columns.NUMBER, ACHIEVED}  # else they touch the text of the next column
_NEW_ROWS = 20  # below the tasks, where lists help with new ones (`import --add`)
_MAX_LINES = 27  # as high as a row can be: 409 points
_FULL = 100  # percent, of which Excel keeps the share
_HEAD = 2  # the row of the columns' titles, counted from 0


class Field(NamedTuple):
    """A column of the sheet: its title, its width in characters, and what stands in it for a task."""

    title: str
    width: float
    value: Callable[[Standing], Value]

    @property
    def filled_in(self) -> bool:
        """Whether offices write in it, and it can be read back."""
        return BY_TITLE[self.title].is_filled_in


def fields(*, people: bool) -> tuple[Field, ...]:
    """Return the columns; `people=False` leaves out who does the work."""
    shown = (column for column in COLUMNS if people or not column.names_people)
    return tuple(Field(column.title, column.width, task_cells.VALUES[column.title]) for column in shown)


def comma_separated(standings: Sequence[Standing], *, people: bool = True) -> bytes:
    """Return the tasks as CSV that Excel on Windows opens right; dates day first."""
    shown = fields(people=people)
    rows = tuple(tuple(_words(field.value(standing)) for field in shown) for standing in standings)
    return listing.comma_separated(Listing(tuple(Column(field.title) for field in shown), rows)).encode()


def _words(value: Value) -> str:
    if isinstance(value, date):
        return labels.day(value)
    return "" if value is None else characters.one_line(str(value))


def workbook(
    plan: Plan, standings: Sequence[Standing], day: date, *, people: bool = True, owner: Owner | None = None
) -> bytes:
    """Return the tasks as an Excel file: a sheet to work in, and a summary with charts.

    They are those of one office, if an `owner` is named.
    """
    book, file = excel.new_workbook(plan.head.title, day)
    shown = fields(people=people)
    sheet = book.add_worksheet("Nhiệm vụ")
    excel.write_heading(book, sheet, plan, day, owner)
    _tasks(book, sheet, plan, standings, shown)
    task_summary.add(book, plan, standings, day, owner)
    _hidden(book, plan, standings, shown)
    book.close()
    return file.getvalue()


def _tasks(book: Any, sheet: Any, plan: Plan, standings: Sequence[Standing], shown: Sequence[Field]) -> None:  # noqa: ANN401
    head = book.add_format(excel.HEAD)
    last = _HEAD + max(len(standings), 1)
    for index, column in enumerate(shown):
        sheet.set_column(index, index, column.width)
        sheet.write_string(_HEAD, index, column.title, head)
        look = excel.CELL | ({"align": "center"} if column.title in _CENTRED else {})
        look |= {"num_format": "dd/mm/yyyy"} if column.title in _DATES else {}
        look |= {"num_format": "0%"} if column.title == PROGRESS else {}
        plain, asked = book.add_format(look), book.add_format(look | {"bg_color": "#fffbe6"})
        for row, standing in enumerate(standings, start=_HEAD + 1):
            is_asked = column.filled_in and sheet_guides.is_asked(standing, column.title)
            cell = asked if is_asked else plain
            if column.title == STATE:
                state = STATES_BY_CODE[standing.state]
                cell = book.add_format({**excel.CELL, "bg_color": state.tint, "font_color": state.ink})
            _write(sheet, row, index, _shown(column.title, column.value(standing)), cell)
        sheet_guides.guide(sheet, column.title, index, (_HEAD + 1, last))
        if column.title == STATUS:
            sheet.write_string(0, index, sheet_columns.HOW_TO_FILL_IN)
            sheet_guides.offer_statuses(sheet, index, (_HEAD + 1, last), standings, _STATUS_COLUMN)
        _offer_names(sheet, plan, shown, index, last)
    sheet.set_row(_HEAD, 2 * excel.LINE)
    for row, standing in enumerate(standings, start=_HEAD + 1):
        sheet.set_row(row, excel.LINE * _lines(standing, shown))
    sheet.freeze_panes(_HEAD + 1, 2)
    sheet.autofilter(_HEAD, 0, last, len(shown) - 1)
    excel.lay_on_paper(sheet)
    sheet.repeat_rows(_HEAD)
    printed = [column.title for column in shown].index(GIVEN)  # what is behind it is to be filled in
    sheet.print_area(0, 0, last, printed)


def _lines(standing: Standing, shown: Sequence[Field]) -> int:
    """Return how many lines a task's row takes: not every program finds that out when it opens the file."""
    return min(max(-(-len(_words(field.value(standing))) // int(field.width)) for field in shown), _MAX_LINES)


def _shown(title: str, value: Value) -> Value | float:
    """Return what Excel keeps in a cell: of 35% it keeps 0.35."""
    return value / _FULL if title == PROGRESS and isinstance(value, int) else value


def _write(sheet: Any, row: int, index: int, value: Value | float, format_: Any) -> None:  # noqa: ANN401
    if isinstance(value, date):
        sheet.write_datetime(row, index, value, format_)
    elif isinstance(value, int | float):
        sheet.write_number(row, index, value, format_)
    elif value:
        sheet.write_string(row, index, excel.text(value), format_)
    else:
        sheet.write_blank(row, index, None, format_)


def _names(plan: Plan) -> dict[str, list[str]]:
    """Return the names that a new task may have in a column, by its title."""
    return {AREA: [area.short for area in plan.areas], OWNER: [owner.short for owner in plan.owners]}


def _names_column(shown: Sequence[Field], place: int) -> int:
    """Return where the hidden sheet has a list of names: behind all that is read back."""
    return _OTHER_COLUMN + len(shown) + len(sheet_columns.PlanIdentity._fields) + 2 * place


def _offer_names(sheet: Any, plan: Plan, shown: Sequence[Field], index: int, last: int) -> None:  # noqa: ANN401
    """Offer the plan's own areas and offices; another name is only warned of."""
    for place, (title, words) in enumerate(_names(plan).items()):
        if title == shown[index].title and words:
            letters = excel.column_letters(_names_column(shown, place))
            rule = {
                "validate": "list",
                "source": f"={sheet_columns.KEPT}!${letters}$2:${letters}${len(words) + 1}",
                "error_type": "warning",
                "error_title": title,
                "error_message": "Kế hoạch chưa có tên này.",
            }
            sheet.data_validation(_HEAD + 1, index, last + _NEW_ROWS, index, rule)


def cell_texts(standings: Sequence[Standing]) -> dict[str, dict[str, str]]:
    """Return what a sheet of any day has in each task's cells, by its number and the titles."""
    shown = [field for field in fields(people=True) if field.title not in {DUE, STATE}]
    return {
        str(standing.task.id): {field.title: _kept(field.value(standing)) for field in shown}
        for standing in standings
    }


def _kept(value: Value) -> str:
    """Return a value as the hidden sheet keeps it."""
    return excel.text(value.isoformat() if isinstance(value, date) else "" if value is None else str(value))


def _hidden(book: Any, plan: Plan, standings: Sequence[Standing], shown: Sequence[Field]) -> None:  # noqa: ANN401
    """Add a hidden sheet with what was written, so that only what somebody changes is taken for an update.

    It says, too, which plan the workbook is made from.
    """
    sheet = book.add_worksheet(sheet_columns.KEPT)
    sheet.very_hidden()
    written = [field for field in shown if field.title in {sheet_columns.NUMBER, *sheet_columns.MAIN}]
    others = [field for field in shown if field not in written]
    columns = [*enumerate(written), *enumerate(others, start=_OTHER_COLUMN)]
    for index, field in columns:
        sheet.write_string(0, index, field.title)
        for row, standing in enumerate(standings, start=1):
            sheet.write_string(row, index, _kept(field.value(standing)))
    for row, status in enumerate(STATUSES):
        sheet.write_string(row, _STATUS_COLUMN, labels.STATUS[status])
    for place, (title, words) in enumerate(_names(plan).items()):
        sheet.write_string(0, _names_column(shown, place), f"cchc.{title}")
        for row, name in enumerate(words, start=1):
            sheet.write_string(row, _names_column(shown, place), excel.text(name))
    identity = sheet_columns.PlanIdentity.of(plan)
    for index, (title, value) in enumerate(identity.cells.items(), start=_OTHER_COLUMN + len(others) + 1):
        sheet.write_string(0, index, title)
        sheet.write_string(1, index, excel.text(value))
