"""Which number each task has when two versions of a plan become one.

A merge gives a task that both sides added another number, so one task may stand under two numbers in
two versions. It is known by its title and by what else is said of it; where that doesn't tell, the
number is `unsure`, and somebody must decide. Words in which people name a number are theirs, and stay.

Two versions of one line are followed in the same way: what a merge numbered anew isn't another task.

Works on plain data; knows neither text nor git. Read next: `cchc.merging` (which asks),
`cchc.history.former_numbers` (of all versions).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from cchc import changes, task_likeness
from cchc.changes import Change, by_id, id_of
from cchc.task_likeness import agreement, title, title_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cchc.changes import PlainRecord
    from cchc.yamltext.nodes import Plain

_MAX_DIGITS = 9  # of a task's number; a longer one is a slip
_Tasks = dict[str, "Plain"]
_Identity = tuple[str, ...]  # the base's number, or the number and the title that it was added under


class Renumbering(NamedTuple):
    """A task that gets another number than it has in one of the versions."""

    old: str
    new: str
    title: str


@dataclass(slots=True)
class Numbers:
    """What becomes of the numbers of three versions: old → new, where that differs.

    `unsure` are numbers whose task may stand under another one on one side. `added` are the incoming tasks
    that were added under a number that our side gave another one, `our_moves` and `their_moves` all others.
    """

    base: dict[str, str] = field(default_factory=dict)
    ours: dict[str, str] = field(default_factory=dict)
    theirs: dict[str, str] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()
    added: tuple[Renumbering, ...] = ()
    our_moves: tuple[Renumbering, ...] = ()
    their_moves: tuple[Renumbering, ...] = ()


def follow(base: PlainRecord, ours: PlainRecord, theirs: PlainRecord) -> Numbers:
    """Return which number each task of three versions has in the merged one.

    A number that one side gave a task of the base anew holds; ours where both did. Of two tasks that
    then have one number the incoming one gets the next that is free.
    """
    base_tasks, our_tasks, their_tasks = (by_id(one.get("tasks", "")) for one in (base, ours, theirs))
    our_moves, their_moves = _moves(base_tasks, our_tasks), _moves(base_tasks, their_tasks)
    unsure = {number for moves in (our_moves, their_moves) for number, new in moves.items() if not new}
    our_moves, their_moves = (
        {number: new for number, new in moves.items() if number not in unsure}
        for moves in (our_moves, their_moves)
    )
    our_identities = _identities(base_tasks, our_tasks, our_moves)
    their_identities = _identities(base_tasks, their_tasks, their_moves)
    given = _given(our_identities, their_identities, {**their_moves, **our_moves}, their_moves)
    numbers = Numbers(
        {number: given[number,] for number in base_tasks if given.get((number,), number) != number},
        {number: given[one] for number, one in our_identities.items() if given[one] != number},
        {number: given[one] for number, one in their_identities.items() if given[one] != number},
        frozenset(unsure),
    )
    both_added = {
        number
        for number in numbers.theirs
        if _is_new(our_identities.get(number)) and _is_new(their_identities[number])
    }
    theirs_anew = list(_renumberings(their_tasks, numbers.theirs))
    numbers.added = tuple(one for one in theirs_anew if one.old in both_added)
    numbers.their_moves = tuple(one for one in theirs_anew if one.old not in both_added)
    numbers.our_moves = tuple(_renumberings(our_tasks, numbers.ours))
    return numbers


def since(old: PlainRecord, new: PlainRecord) -> Numbers:
    """Return what became of the numbers of a version's tasks by a later one, as `ours`; also the unsure."""
    if _titles(old).items() <= _titles(new).items():  # as nearly always: nobody else has a number of theirs
        return Numbers()
    return follow(old, old, new)


def compare(old: PlainRecord, new: PlainRecord) -> tuple[Change, ...]:
    """Return what changed between two versions as `changes.compare` does, each task followed to its number.

    That a task got another number is a change of its `id`, told of the number that it has now.
    """
    numbers = since(old, new).ours
    return (*moves(numbers), *changes.compare(renumbered(old, numbers), new))


def moves(numbers: Mapping[str, str]) -> Iterator[Change]:
    """Yield that tasks got other numbers (old → new), each as a change of its `id`."""
    return (Change(f"task:{new}", ("id",), old, new) for old, new in numbers.items())


def _titles(version: PlainRecord) -> dict[str, str]:
    return {number: title(task) for number, task in by_id(version.get("tasks", "")).items()}


def _renumberings(tasks: _Tasks, numbers: Mapping[str, str]) -> Iterator[Renumbering]:
    for old, new in numbers.items():
        yield Renumbering(old, new, title(tasks[old]))


def _is_new(identity: _Identity | None) -> bool:
    """Whether a task isn't one of the base."""
    return identity is not None and len(identity) > 1


def _identities(base: _Tasks, side: _Tasks, moves: Mapping[str, str]) -> dict[str, _Identity]:
    """Return what tells each task of a side, by its number there."""
    base_numbers = {number: number for number in base if number not in moves}
    base_numbers |= {new: number for number, new in moves.items()}
    return {
        number: (base_numbers[number],) if number in base_numbers else (number, title_key(record))
        for number, record in side.items()
    }


def _given(
    ours: Mapping[str, _Identity],
    theirs: Mapping[str, _Identity],
    moves: Mapping[str, str],
    their_moves: Mapping[str, str],
) -> dict[_Identity, str]:
    """Return the number that each task gets; our side's stand, unless the other gave a new one."""
    wished = {one: number for number, one in theirs.items()}
    wished |= {one: number for number, one in ours.items() if one[0] not in their_moves or len(one) > 1}
    wished |= {one: moves[one[0]] for one in wished if len(one) == 1 and one[0] in moves}
    given = {one: number for number, one in ours.items() if wished[one] == number}
    taken = set(given.values())
    waiting = []
    for one, number in wished.items():
        if one not in given and number not in taken:
            given[one] = number
            taken.add(number)
        elif one not in given:
            waiting.append(one)
    for one in waiting:
        given[one] = free_number((*taken, *ours, *theirs))
        taken.add(given[one])
    return given


def _moves(base: _Tasks, side: _Tasks) -> dict[str, str]:
    """Return under which number a side has tasks of the base, where not under their own; "" for unsure."""
    lost = [number for number in base if title_key(side.get(number, "")) != title_key(base[number])]
    if not lost:
        return {}
    homes: dict[str, list[str]] = {}
    for number, record in side.items():
        if number not in base or number in lost:
            homes.setdefault(title_key(record), []).append(number)
    keys = [title_key(base[number]) for number in lost]
    found = {}
    for number, key in zip(lost, keys, strict=True):
        candidates = homes.get(key, [])
        if key and len(candidates) == keys.count(key) == 1:
            move = _move_to(candidates[0], base, side, number)
        else:
            move = "" if candidates or _may_have_moved(base, side, number) else number
        if move != number and (move or number in side):
            found[number] = move
    return found


def _move_to(candidate: str, base: _Tasks, side: _Tasks, number: str) -> str:
    """Return where a task of the base is, if one other task has its title; "" for unsure."""
    task = base[number]
    said, fit = agreement(task, task), agreement(task, side[candidate])
    if number not in side:
        return candidate if fit == said else number
    if fit >= agreement(task, side[number]):
        return candidate
    return number if candidate in base else ""


def _may_have_moved(base: _Tasks, side: _Tasks, number: str) -> bool:
    """Whether a task that a side added may be a task of the base, rather than what has its number now.

    A title alone tells little: a new one that is short is like no other, and then any added task is more so.
    """
    if number not in side:
        return False
    return any(
        task_likeness.is_rather(base[number], record, side[number])
        for other, record in side.items()
        if other not in base
    )


def free_number(taken: Iterable[str]) -> str:
    """Return the number after the highest one that is taken."""
    numbers = (number for number in taken if number.isascii() and number.isdigit())
    return str(1 + max((int(number) for number in numbers if len(number) <= _MAX_DIGITS), default=0))


def renumbered(version: PlainRecord, numbers: Mapping[str, str]) -> PlainRecord:
    """Return a version whose tasks have other numbers: old → new."""
    tasks = version.get("tasks", "")
    if not numbers or not isinstance(tasks, list):
        return version
    return {**version, "tasks": [_with_number(task, numbers) for task in tasks]}


def _with_number(task: Plain, numbers: Mapping[str, str]) -> Plain:
    new = numbers.get(id_of(task))
    return {**task, "id": new} if new and isinstance(task, dict) else task
