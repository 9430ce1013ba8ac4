"""Which task a row means: by its number and title, or by its title alone; and what to do when none is meant.

A number is believed only together with its task's title, so it may be written in any way ("NV 6", "6.").
Read next: `cchc.intake.sheets` (what becomes of the row), `cchc.intake.plan_tasks` (how tasks are found),
`cchc.intake.likeness` (titles that are nearly the same).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import names
from cchc.intake import likeness
from cchc.intake.rows import RejectedCellError, parse_whole_number
from cchc.reports.sheet_columns import NUMBER, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.intake.plan_tasks import PlanTasks
    from cchc.intake.rows import Row

_MARK = re.compile(r"^(?:(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]\s*|[-+•]\s+)")  # "1.2.", "a)" before a title
_AROUND_NUMBER = re.compile(r"(?i)^\(?(?:nhiệm vụ|nv|số)?\s*(?:số)?\s*|(?:[.,]0)?[.)]?$")
_GROUP = re.compile(r"[IVX]+[.)]?|[A-ZĐ][.)]?")
_LEAST_ROWS = 3  # none of which is of a plan, that a sheet is of another
_ADD = "việc mới thì thêm --add"
_LEAVE_EMPTY = f"việc mới thì để trống cột {NUMBER} và thêm --add"


def is_group(row: Row) -> bool:
    """Whether a row only names a group of tasks: a Roman number or a letter, a title, and nothing else."""
    is_bare = set(row.cells) <= {NUMBER, TITLE} and not row.others
    return is_bare and bool(_GROUP.fullmatch(row.text(NUMBER)))


def is_of_plan(tasks: PlanTasks, rows: Iterable[Row]) -> bool:
    """Whether rows with titles are of a plan: half of those that have tasks' numbers, one of any others.

    Plans of two years share titles, so one isn't enough for a sheet of ours. Very few rows tell nothing.
    """
    titled = [row for row in rows if row.text(TITLE) and (row.text(NUMBER) or not row.has_own_number)]
    keys = [{names.key(row.text(TITLE)), names.key(_MARK.sub("", row.text(TITLE)))} for row in titled]
    there = sum(bool(key & tasks.numbers.keys()) for key in keys)
    is_own = any(row.has_own_number for row in titled)
    return len(keys) < _LEAST_ROWS or there >= (len(keys) / 2 if is_own else 1)


def typed_number(row: Row) -> int | None:
    """Return the number that stands in a row, however it is written; None when it is none."""
    return parse_number(row.text(NUMBER))


def parse_number(text: str) -> int | None:
    """Return a task's number as people write it, None when it is none.

    >>> parse_number("NV 6"), parse_number("06."), parse_number("6.0"), parse_number("21a")
    (6, 6, 6, None)
    """
    return parse_whole_number(_AROUND_NUMBER.sub("", text))


def key_of(number: str) -> str:
    """Return a task's number as the hidden sheet writes it: "03" is 3, and so is "NV 3"."""
    parsed = parse_number(number)
    return number if parsed is None else str(parsed)


def numbered(tasks: PlanTasks, row: Row, *, can_add: bool) -> int | None:
    """Return the number of the task that a row of ours means; None for a new task, where these can be.

    Raises RejectedCellError when its number and its title are not those of one task.
    """
    if not row.text(NUMBER):
        same = _with_title(tasks, row)
        if can_add:
            return same[0] if len(same) == 1 else None
        what = f"đây là nội dung của nhiệm vụ {same[0]}: ghi số đó vào cột {NUMBER}" if same else ""
        what = what or f"{_near_words(tasks, row)}{_ADD}"
        raise RejectedCellError(row.place, f"dòng này không có số thứ tự nhiệm vụ; {what}")
    place, number = row.cells[NUMBER].place, typed_number(row)
    if number is None:
        quoted = row.cells[NUMBER].quoted
        raise RejectedCellError(place, f"{quoted} không phải là số thứ tự nhiệm vụ; {_remedy(tasks, row)}")
    title = tasks.titles.get(number)
    if title is None:
        same = _with_title(tasks, row)
        if can_add and not same:
            return None
        raise RejectedCellError(place, f"kế hoạch không có nhiệm vụ {number}; {_remedy(tasks, row)}")
    if names.key(row.text(TITLE)) != names.key(title):
        raise _another_title(tasks, row, number, title)
    return number


def by_title(tasks: PlanTasks, row: Row, *, can_add: bool) -> int | None:
    """Return the number of the task that has a row's title, in a sheet whose rows have other numbers."""
    same = _with_title(tasks, row)
    number = typed_number(row)
    if len(same) == 1 or number in same:
        return number if number in same else same[0]
    if same:
        listed = ", ".join(map(str, same))
        raise RejectedCellError(row.place, f"các nhiệm vụ {listed} cùng nội dung này; ghi số ở cột {NUMBER}")
    if can_add:
        return None
    message = f"không có nhiệm vụ nào có nội dung này; {_near_words(tasks, row)}{_ADD}"
    raise RejectedCellError(row.place, message)


def refuse_other_number(row: Row, number: int) -> None:
    """Reject a new task's row that has another number than the one that the task gets."""
    typed = typed_number(row) if row.has_own_number else None
    if typed is not None and typed != number:
        message = f"việc mới lấy số {number}, không lấy số {typed}; để trống ô này"
        raise RejectedCellError(row.cells[NUMBER].place, message)


def _another_title(tasks: PlanTasks, row: Row, number: int, title: str) -> RejectedCellError:
    """Return the refusal of a row whose title is not that of its number's task; either may be a slip."""
    same, text = _with_title(tasks, row), row.text(TITLE)
    place = row.cells[TITLE].place if TITLE in row.cells else row.place
    what = f'kế hoạch ghi: "{title}"; '
    if same:
        what, place = f"đây là nội dung của nhiệm vụ {same[0]}: ghi số đó vào ô này", row.cells[NUMBER].place
    elif not text:
        what += "ghi lại như vậy"
    elif likeness.most_alike(text, [(number, title)]):
        what += f"để nguyên như vậy; sửa nội dung của kế hoạch: cchc update {number} --title …"
    else:
        what += _LEAVE_EMPTY
    return RejectedCellError(place, f"nội dung không phải của nhiệm vụ {number} trong kế hoạch; {what}")


def _remedy(tasks: PlanTasks, row: Row) -> str:
    """Return what to write where a number stands that no task has."""
    if same := _with_title(tasks, row):
        return f"đây là nội dung của nhiệm vụ {same[0]}: ghi số đó vào ô này"
    return f"{_near_words(tasks, row)}{_LEAVE_EMPTY}"


def _near_words(tasks: PlanTasks, row: Row) -> str:
    """Return which task has nearly a row's title, and the right words of it; empty when none has."""
    near = likeness.most_alike(row.text(TITLE), tasks.titles.items())
    if near is None:
        return ""
    return (
        f'gần giống nhiệm vụ {near}, đúng là việc đó thì ghi nội dung như kế hoạch: "{tasks.titles[near]}"; '
    )


def _with_title(tasks: PlanTasks, row: Row) -> list[int]:
    """Return the numbers of the tasks that have a row's title, with or without a mark before it."""
    text = row.text(TITLE)
    return tasks.with_keys({names.key(text), names.key(_MARK.sub("", text))} - {""})
