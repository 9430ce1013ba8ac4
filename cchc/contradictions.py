"""Facts of one task that contradict each other or the plan's year: each right by itself, doubtful together.

A completion years from the plan's year, a condition met on a task that waits for none, progress of
work that hasn't begun. A task is its plain record, as commands have it, or the plan's `Task`: both
have the same fields. Nothing is refused here: what is odd may be true.

Read next: `cchc.planfile.warnings` and `cchc.cli.update_remarks` (who tell of it), `cchc.plan_year` (the
plan as a whole).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import labels, periods
from cchc.deadlines.parsing import parse_deadline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.yamltext.nodes import Path

_OWN_DAYS = ("assigned_on", "progress_on", "started_on", "condition_met_on", "done_on")
_DAYS_INSIDE: dict[str, tuple[str, ...]] = {
    "target": ("achieved_on",),
    "submitted": ("date",),
    "stopped": ("date",),
}
_DAYS_OF_ITEMS: dict[str, tuple[str, ...]] = {
    "reopenings": ("done_on", "date"),
    "stops": ("date", "until"),
    "results": ("date",),
    "notes": ("date",),
    "extensions": ("date", "approved_on", "withdrawn_on"),
}
CHECK_DAY = "xem lại ngày; đúng là như vậy thì để nguyên"
_ALL = 100  # percent


class Contradiction(NamedTuple):
    """What doesn't fit in a task: where below the task, and the sentence that says so."""

    path: Path
    message: str
    hint: str


class _Day(NamedTuple):
    """A day on which something happened, where it stands and what it is called."""

    path: Path
    day: date
    words: str


def find(task: Any, year: int, today: date) -> Iterator[Contradiction]:  # noqa: ANN401  see the module
    """Yield everything that doesn't fit in a task of a plan of this year."""
    yield from days_of_another_year(task, year)
    yield from days_to_come(task, today)
    yield from condition_met_without_one(task, year)
    yield from begun_though_not_started(task)


def days_of_another_year(task: Any, year: int) -> Iterator[Contradiction]:  # noqa: ANN401
    """Yield the days more than a year from the plan's; a completion may not be before it at all.

    Work that runs for years, by its deadline, may go on that long.
    """
    due = _deadline(_value(task, "due"), year)
    last = max(year, due.end.year if due.end else year) + 1
    for path, day, words in _days(task):
        first = year if path[-1] == "done_on" else year - 1
        if not first <= day.year <= last:
            message = f"NV {_value(task, 'id')}: {words}, ngoài năm của kế hoạch ({year})"
            yield Contradiction(path, message, CHECK_DAY)


def days_to_come(task: Any, today: date) -> Iterator[Contradiction]:  # noqa: ANN401
    """Yield the days that have not come, though what they tell of is recorded as having happened."""
    for path, day, words in _days(task):
        if day > today:
            message = f"NV {_value(task, 'id')}: {words}, ngày đó chưa đến"
            yield Contradiction(path, message, "ghi ngày đã diễn ra thật")


def condition_met_without_one(task: Any, year: int) -> Iterator[Contradiction]:  # noqa: ANN401
    """Yield the day on which a condition was met of a task that neither has one nor had one."""
    if not _value(task, "condition_met_on") or _value(task, "condition"):
        return
    deadlines = [_value(task, "due"), *(_value(one, "due") for one in _items(task, "extensions"))]
    if not any(_deadline(words, year).condition for words in deadlines):
        number = _value(task, "id")
        message = f"NV {number} ghi ngày có đủ điều kiện nhưng không có điều kiện nào"
        hint = (
            f'ghi điều kiện: cchc update {number} --condition "…"; '
            f'ghi nhầm thì bỏ: cchc update {number} --condition-met-on ""'
        )
        yield Contradiction(("condition_met_on",), message, hint)


def begun_though_not_started(task: Any) -> Iterator[Contradiction]:  # noqa: ANN401
    """Yield what shows that work has begun whose status says that it hasn't; 100% has a rule of its own."""
    if (_value(task, "status") or "not_started") != "not_started":
        return
    number, begun = _value(task, "id"), list(_signs_of_work(task))
    for path, words in begun:
        hint = f"đã bắt đầu thì dùng: cchc start {number}; ghi nhầm thì xóa dòng này"
        yield Contradiction(path, f"NV {number} ghi chưa thực hiện nhưng {words}", hint)


def _signs_of_work(task: Any) -> Iterator[tuple[Path, str]]:  # noqa: ANN401
    progress = _number(_value(task, "progress"))
    if 0 < progress < _ALL:
        yield ("progress",), f"đã có tiến độ {progress}%"
    if _number(achieved := _value(_value(task, "target"), "achieved")):
        yield ("target", "achieved"), f"chỉ tiêu đã đạt {achieved}"
    if day := _day(_value(task, "started_on")):
        yield ("started_on",), f"có ngày bắt đầu ({labels.day(day)})"
    if _value(task, "submitted"):
        yield ("submitted",), "đã trình duyệt"


def _days(task: Any) -> Iterator[_Day]:  # noqa: ANN401
    """Yield every day on which something happened to a task."""
    for field in _OWN_DAYS:
        if day := _day(_value(task, field)):
            yield _Day((field,), day, f"{labels.FIELD[field]} là {labels.day(day)}")
    for field, inner in _DAYS_INSIDE.items():
        yield from _days_inside(_value(task, field), (field,), inner)
    for field, inner in _DAYS_OF_ITEMS.items():
        for index, item in enumerate(_items(task, field)):
            yield from _days_inside(item, (field, index), inner)


def _days_inside(record: Any, at: Path, fields: tuple[str, ...]) -> Iterator[_Day]:  # noqa: ANN401
    for field in fields:
        if day := _day(_value(record, field)):
            yield _Day((*at, field), day, f"{labels.FIELD[str(at[0])]} ghi ngày {labels.day(day)}")


def _value(record: Any, field: str) -> Any:  # noqa: ANN401
    return record.get(field) if isinstance(record, dict) else getattr(record, field, None)


def _items(task: Any, field: str) -> Any:  # noqa: ANN401
    items = _value(task, field)
    return items if isinstance(items, list | tuple) else ()


def _day(value: Any) -> date | None:  # noqa: ANN401
    return value if isinstance(value, date) or not value else periods.parse_date(str(value))


def _deadline(value: Any, year: int) -> Any:  # noqa: ANN401  a Deadline
    return value if hasattr(value, "condition") else parse_deadline(str(value or ""), year)


def _number(value: Any) -> int:  # noqa: ANN401
    text = str(value or "").removesuffix("%").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0  # noqa: PLR2004  as any figure
