"""The tasks of a draft: their numbers, their records, and the comments that say where they come from.

Read next: `cchc.drafts.writing.draft` (the whole), `cchc.drafts.annexes.task_rows` (where tasks are read).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cchc import names, patterns
from cchc.drafts.writing import draft_areas
from cchc.drafts.writing.answers import TURN
from cchc.placeholders import LOOK, NO_DUE, NOBODY, SOURCE, UNSORTED_ID

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.drafts.reading import Reading, SourceTask
    from cchc.drafts.writing.answers import Answers
    from cchc.drafts.writing.draft_areas import DraftArea
    from cchc.sources.doubts import Doubt
    from cchc.yamltext.nodes import Plain

_MAX_NUMBER = 9999
_DAY_AND_MONTH = patterns.lazy(r"\b(\d{1,2})/(\d{1,2})(?=/\d{4}\b)")
_MONTHS = 12
_FEW = 3  # tasks that one doubt is about: then it stands with each of them, else at the head of the draft
# Told once, at the area itself: most annexes leave it open for all of their tasks.
_TOLD_AT_THE_AREA = frozenset({"area-missing"})
_OF_THE_WHOLE = frozenset({"number-repeated"})


class DraftTask(NamedTuple):
    """A task with its number in the draft, and the offices that lead and coordinate by then."""

    id: int
    source: SourceTask
    owner: str
    coordinators: tuple[str, ...]
    area: str  # the title or the id of its area, empty when nobody has said
    due: str


def number(tasks: Sequence[SourceTask]) -> list[int]:
    """Return the number of each task: the source's own where all are whole and differ, else new ones."""
    own = [_whole(_bare(task.number)) for task in tasks]
    if len(set(own)) == len(own) and all(0 < each <= _MAX_NUMBER for each in own):
        return own
    return list(range(1, len(tasks) + 1))


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= len(str(_MAX_NUMBER)) else 0


def _bare(number_: str) -> str:
    return number_.strip().rstrip(".)").lstrip("0")


def settle(reading: Reading, answers: Answers) -> tuple[DraftTask, ...]:
    """Return the tasks of a reading with what was answered of them."""
    swapped = {number for doubt in reading.doubts if doubt.code == "dates-swapped" for number in doubt.tasks}
    is_turned = answers.dates == TURN
    return tuple(
        _settle(id_, task, answers, is_turned=is_turned and task.number in swapped)
        for id_, task in zip(number(reading.tasks), reading.tasks, strict=True)
    )


def _settle(id_: int, task: SourceTask, answers: Answers, *, is_turned: bool) -> DraftTask:
    named = [name for name in task.owners if names.key(name)]  # "…" and pictures name nobody
    lead = answers.owners.get(str(id_)) or (named[0] if named else NOBODY)
    others = (*named, *task.coordinators)
    taken = {names.key(answers.office_of(lead) or lead)}
    coordinators: list[str] = []
    for name in others:
        key = names.key(answers.office_of(name) or name)
        if key and key not in taken:
            taken.add(key)
            coordinators.append(name)
    area = answers.areas.get(str(id_)) or task.area
    due = _turned_round(task.due) if is_turned else task.due
    return DraftTask(id_, task, lead, tuple(coordinators), area, due or NO_DUE)


def _turned_round(due: str) -> str:
    """Return a deadline in which day and month are swapped, as a person said, with both in their places."""
    return _DAY_AND_MONTH.sub(lambda found: _turned(found[1], found[2]), due)


def _turned(day: str, month: str) -> str:
    return f"{month:0>2}/{day:0>2}" if int(day) <= _MONTHS else f"{day}/{month}"


def record(task: DraftTask, areas: Sequence[DraftArea]) -> dict[str, Plain]:
    """Return a task as the plan file writes it."""
    area = draft_areas.find(areas, task.area) if task.area else None
    source = task.source
    fields: dict[str, Plain] = {
        "id": str(task.id),
        "title": source.title,
        "area": area.id if area else UNSORTED_ID,
        "assignee": source.assignee,
        "lead": source.lead,
        "deliverable": source.deliverable,
        "status": "not_started",
        "owner": task.owner,
        "coordinators": list(task.coordinators),
        "due": task.due,
        "notes": [{"text": source.note}] if source.note else [],
    }
    return {key: value for key, value in fields.items() if value}


def comment(task: DraftTask, doubts: Sequence[Doubt]) -> Iterator[str]:
    """Yield what stands above a task: its place in the source, and what is doubtful of it."""
    source = task.source
    words = [f"{SOURCE}{source.place.words or 'văn bản'}"]
    if source.number and _bare(source.number) != str(task.id):
        words.append(f"số trong văn bản: {source.number}")
    if source.parent:
        words.append(f"thuộc mục {source.parent}")
    yield "; ".join(words)
    if unnamed := [name for name in (*source.owners, *source.coordinators) if not names.key(name)]:
        yield f"{LOOK}ô cơ quan ghi “{'; '.join(unnamed)}”, không phải tên cơ quan nào"
    for doubt in doubts:
        yield f"{LOOK}{doubt.text}"


def doubts_by_task(
    tasks: Sequence[DraftTask], doubts: Sequence[Doubt]
) -> tuple[list[list[Doubt]], list[Doubt]]:
    """Return the doubts of each task, by their place or else by its number, and those of none.

    A number that several tasks have tells none of them; nor does a doubt about many.
    """
    places = {task.source.place: at for at, task in enumerate(tasks)}
    counts = Counter(task.source.number for task in tasks)
    numbers = {task.source.number: at for at, task in enumerate(tasks) if counts[task.source.number] == 1}
    of_tasks: list[list[Doubt]] = [[] for _ in tasks]
    others: list[Doubt] = []
    for doubt in doubts:
        if doubt.code in _TOLD_AT_THE_AREA:
            continue
        named = [numbers[number] for number in doubt.tasks if number in numbers]
        if doubt.place in places and doubt.code not in _OF_THE_WHOLE:
            of_tasks[places[doubt.place]].append(doubt)
        elif doubt.place is None and 0 < len(named) <= _FEW:
            for at in named:
                of_tasks[at].append(doubt)
        else:
            others.append(doubt)
    return of_tasks, others
