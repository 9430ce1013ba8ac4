"""Facts of one task that contradict each other or the plan's year: each right by itself, doubtful together.

A completion years from the plan's year, a condition met on a task that waits for none, progress of
work that hasn't begun. A task is its plain record or the plan's `Task` (`cchc.task_facts`). Nothing is
refused here: what is odd may be true.

Read next: `cchc.planfile.warnings` and `cchc.cli.updating.update_remarks` (who tell of it),
`cchc.plan_year` (the plan as a whole), `cchc.chronology` (days in an order that can't be).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import labels, task_facts, typed_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.yamltext.nodes import Path

_OWN_DAYS = ("assigned_on", "progress_on", "started_on", "condition_met_on", "done_on")
_DAYS_INSIDE: dict[str, tuple[str, ...]] = {
    "target": ("achieved_on",),
    "submitted": ("date",),
    "stopped": ("date",),
}
_DAYS_OF_ITEMS: dict[str, tuple[str, ...]] = {
    "submissions": ("date", "until"),
    "reopenings": ("done_on", "date"),
    "stops": ("date", "until"),
    "results": ("date",),
    "notes": ("date",),
    "extensions": ("date", "approved_on", "withdrawn_on"),
}
_BEGUN = frozenset({"in_progress", "submitted", "done"})
_SUBMITTED = ("submitted", "submissions")  # records of several lines each
AS_IT_IS = "đúng là như vậy thì để nguyên"
CHECK_DAY = f"xem lại ngày; {AS_IT_IS}"
_ALL = 100  # percent


class Contradiction(NamedTuple):
    """What doesn't fit in a task: where below the task, and the sentence that says so."""

    path: Path
    message: str
    hint: str


class Day(NamedTuple):
    """A day on which something happened, where it stands and what it is called."""

    path: Path
    day: date
    name: str

    @property
    def words(self) -> str:
        """What happened on which day; hardly any day is told."""
        return f"{self.name} {labels.day(self.day)}"


def find(task: Any, year: int, today: date) -> Iterator[Contradiction]:  # noqa: ANN401  see the module
    """Yield everything that doesn't fit in a task of a plan of this year."""
    yield from days_of_another_year(task, year)
    yield from deadlines_of_an_earlier_year(task, year)
    yield from days_to_come(task, today)
    yield from condition_met_without_one(task, year)
    yield from begun_though_not_started(task)
    yield from begun_without_its_condition(task, year)


def owner_coordinating(number: object, owner: str, place: int) -> Contradiction:
    """Return what is told of an office that leads a task and stands among its coordinators, at a place."""
    message = f"NV {number}: {owner} vừa chủ trì vừa phối hợp"
    command = f"cchc update {number} --remove-coordinator {typed_lines.quoted(owner)}"
    return Contradiction(("coordinators", place), message, f"bỏ khỏi cơ quan phối hợp: {command}; {AS_IT_IS}")


def days_of_another_year(task: Any, year: int) -> Iterator[Contradiction]:  # noqa: ANN401
    """Yield the days more than a year from the plan's; a completion may not be before it at all.

    Work that runs for years, by its deadline, may go on that long.
    """
    due = task_facts.deadline(task_facts.value(task, "due"), year)
    last = max(year, due.end.year if due.end else year) + 1
    for one in days(task):
        first = year if one.path[-1] == "done_on" else year - 1
        if not first <= one.day.year <= last:
            message = f"NV {task_facts.value(task, 'id')}: {one.words}, ngoài năm của kế hoạch ({year})"
            yield Contradiction(one.path, message, CHECK_DAY)


def deadlines_of_an_earlier_year(task: Any, year: int) -> Iterator[Contradiction]:  # noqa: ANN401
    """Yield the deadlines that end before the plan's year, but of work that was given before it."""
    given = task_facts.day(task_facts.value(task, "assigned_on"))
    if given and given.year < year:
        return
    holding: list[tuple[Path, Any]] = [(("due",), task)]
    holding += [
        (("extensions", index, "due"), extension)
        for index, extension in enumerate(task_facts.items(task, "extensions"))
        if not task_facts.value(extension, "withdrawn_on")
    ]
    for path, record in holding:
        due = task_facts.deadline(task_facts.value(record, "due"), year)
        if due.end and due.end.year < year:
            number = task_facts.value(task, "id")
            message = f'NV {number}: thời hạn "{due.text}" trước năm của kế hoạch ({year})'
            yield Contradiction(path, message, f"xem lại năm; {AS_IT_IS}")


def days_to_come(task: Any, today: date) -> Iterator[Contradiction]:  # noqa: ANN401
    """Yield the days that have not come, though what they tell of is recorded as having happened."""
    for one in days(task):
        if one.day > today:
            message = f"NV {task_facts.value(task, 'id')}: {one.words}, ngày đó chưa đến"
            yield Contradiction(one.path, message, "ghi ngày đã diễn ra thật")


def condition_met_without_one(task: Any, year: int) -> Iterator[Contradiction]:  # noqa: ANN401
    """Yield the day on which a condition was met of a task that neither has one nor had one."""
    if not task_facts.value(task, "condition_met_on") or task_facts.value(task, "condition"):
        return
    deadlines = [
        task_facts.value(task, "due"),
        *(task_facts.value(one, "due") for one in task_facts.items(task, "extensions")),
    ]
    if not any(task_facts.deadline(words, year).condition for words in deadlines):
        number = task_facts.value(task, "id")
        message = f"NV {number} ghi ngày có đủ điều kiện nhưng không có điều kiện nào"
        hint = (
            f'ghi điều kiện: cchc update {number} --condition "…"; '
            f'ghi nhầm thì bỏ: cchc update {number} --condition-met-on ""'
        )
        yield Contradiction(("condition_met_on",), message, hint)


def begun_without_its_condition(task: Any, year: int) -> Iterator[Contradiction]:  # noqa: ANN401
    """Yield that work has begun, or is done, of a task whose condition nobody recorded as met.

    Reports go on telling such a task as one that waits.
    """
    status = task_facts.status(task)
    if status not in _BEGUN or task_facts.value(task, "condition_met_on"):
        return
    granted = [one for one in task_facts.items(task, "extensions") if task_facts.value(one, "approved_on")]
    due = task_facts.deadline(task_facts.value(granted[-1] if granted else task, "due"), year)
    if condition := task_facts.value(task, "condition") or due.condition:
        number = task_facts.value(task, "id")
        message = (
            f"NV {number}: {labels.STATUS[status].lower()} nhưng chưa ghi ngày có đủ điều kiện “{condition}”"
        )
        yield Contradiction(("status",), message, f"ghi thêm: cchc update {number} --condition-met-on NGÀY")


def begun_though_not_started(task: Any) -> Iterator[Contradiction]:  # noqa: ANN401
    """Yield what shows that work has begun whose status says that it hasn't; 100% has a rule of its own."""
    if task_facts.status(task) != "not_started":
        return
    number, begun = task_facts.value(task, "id"), list(_signs_of_work(task))
    for path, words in begun:
        what = f"xóa cả mục `{path[0]}`" if path[0] in _SUBMITTED else "xóa dòng này"
        hint = f"đã bắt đầu thì dùng: cchc start {number}; ghi nhầm thì {what}"
        yield Contradiction(path, f"NV {number} ghi chưa thực hiện nhưng {words}", hint)


def _signs_of_work(task: Any) -> Iterator[tuple[Path, str]]:  # noqa: ANN401
    progress = task_facts.number(task_facts.value(task, "progress"))
    if 0 < progress < _ALL:
        yield ("progress",), f"đã có tiến độ {progress}%"
    if task_facts.number(achieved := task_facts.value(task_facts.value(task, "target"), "achieved")):
        yield ("target", "achieved"), f"chỉ tiêu đã đạt {achieved}"
    if day := task_facts.day(task_facts.value(task, "started_on")):
        yield ("started_on",), f"có ngày bắt đầu ({labels.day(day)})"
    for field in _SUBMITTED:
        if task_facts.value(task, field):
            yield (field,), "đã trình duyệt"


def days(task: Any) -> Iterator[Day]:  # noqa: ANN401
    """Yield every day on which something happened to a task."""
    for field in _OWN_DAYS:
        if day := task_facts.day(task_facts.value(task, field)):
            yield Day((field,), day, f"{labels.FIELD[field]} là")
    for field, inner in _DAYS_INSIDE.items():
        yield from _days_inside(task_facts.value(task, field), (field,), inner)
    for field, inner in _DAYS_OF_ITEMS.items():
        for index, item in enumerate(task_facts.items(task, field)):
            yield from _days_inside(item, (field, index), inner)


def _days_inside(record: Any, at: Path, fields: tuple[str, ...]) -> Iterator[Day]:  # noqa: ANN401
    for field in fields:
        if day := task_facts.day(task_facts.value(record, field)):
            yield Day((*at, field), day, f"{labels.FIELD[str(at[0])]} ghi ngày")
