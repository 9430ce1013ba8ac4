"""How the tasks of an area, or those that an office helps with, stand: all alike, or how many in each state.

Read next: `cchc.reports.wording.situations` (the tasks of a whole plan), `cchc.reports.official.task_lines`
(one task).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.reports.wording.counts import in_all, numbered, tasks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cchc.states import Standing, State

    _Groups = Sequence[tuple["_Said", Sequence[int]]]


class _Said(NamedTuple):
    """How a state is said of one task alone, of several alike, and of a part of an area's tasks."""

    alone: str
    alike: str
    part: str
    is_named: bool = False  # a leader asks which


def _alike(words: str, *, is_named: bool = False) -> _Said:
    return _Said(words, words, words, is_named)


_IN_TIME = _alike("đã hoàn thành đúng hạn")
_LATE = _Said("hoàn thành nhưng quá hạn", "đã hoàn thành nhưng quá hạn", "hoàn thành quá hạn")
_RUNNING = _Said("đang thực hiện, trong hạn", "đang thực hiện trong hạn", "đang thực hiện trong hạn")
_AHEAD = _alike("còn trong hạn, chưa thực hiện")
_OPEN = _alike("quá hạn, chưa hoàn thành", is_named=True)
_WAITING = _alike("chờ điều kiện thực hiện")
_HELD_UP = _alike("chưa thực hiện được do chưa đủ điều kiện, đã qua thời hạn", is_named=True)
_PAUSED = _Said("đang tạm dừng", "đang tạm dừng", "tạm dừng", is_named=True)
_UNDATED = _alike("chưa xác định thời hạn", is_named=True)
_REGULAR = _Said("là nhiệm vụ thường xuyên", "là nhiệm vụ thường xuyên", "thường xuyên")
_GIVEN_UP = _alike("không tiếp tục thực hiện", is_named=True)
_SAID: Mapping[State, _Said] = {
    "done_on_time": _IN_TIME,
    "done_late": _LATE,
    "in_progress": _RUNNING,
    "not_started": _AHEAD,
    "in_progress_overdue": _OPEN,
    "not_started_overdue": _OPEN,
    "waiting": _WAITING,
    "paused": _PAUSED,
    "no_deadline": _UNDATED,
    "ongoing": _REGULAR,
    "cancelled": _GIVEN_UP,
}


def of_area(short: str, standings: Iterable[Standing]) -> str:
    """Return how an area's tasks stand, those that a leader asks for with their numbers."""
    return _of_area(short, _by_words(standings))


def of_coordinated(office: str, standings: Iterable[Standing]) -> str:
    """Return how the tasks stand that an office only helps with."""
    return f"{_standing(f'{office} phối hợp thực hiện', _by_words(standings))}."


def _by_words(standings: Iterable[Standing]) -> _Groups:
    """Return the numbers of tasks by what is said of their state, in the order in which it is said."""
    groups: dict[_Said, list[int]] = {}
    for said in _SAID.values():
        groups.setdefault(said, [])
        if said is _WAITING:
            groups[_HELD_UP] = []
    for standing in standings:
        said = _HELD_UP if standing.is_held_up else _SAID[standing.state]
        groups[said].append(standing.task.id)
    return [(said, ids) for said, ids in groups.items() if ids]


def _of_area(short: str, found: _Groups) -> str:
    """Return the sentence of an area of groups of tasks in one state each.

    >>> _of_area("Thể chế", [])
    'Kế hoạch không giao nhiệm vụ riêng về lĩnh vực này.'
    >>> _of_area("Thể chế", [(_LATE, [4])])
    'Lĩnh vực Thể chế có 01 nhiệm vụ, hoàn thành nhưng quá hạn.'
    >>> _of_area("Thể chế", [(_RUNNING, [4, 5, 6])])
    'Lĩnh vực Thể chế có 03 nhiệm vụ, đều đang thực hiện trong hạn.'
    >>> _of_area("Thể chế", [(_OPEN, [4, 8])])
    'Lĩnh vực Thể chế có 02 nhiệm vụ, đều quá hạn, chưa hoàn thành.'
    >>> _of_area("Thể chế", [(_IN_TIME, [1, 2, 3]), (_RUNNING, [4, 5]), (_OPEN, [8])])
    'Lĩnh vực Thể chế có 06 nhiệm vụ; trong đó 03 nhiệm vụ đã hoàn thành đúng hạn, 02 nhiệm vụ đang thực hiện trong hạn, 01 nhiệm vụ quá hạn, chưa hoàn thành (nhiệm vụ số 8).'
    """  # noqa: E501  a sentence is shown whole
    if not found:
        return "Kế hoạch không giao nhiệm vụ riêng về lĩnh vực này."
    return f"{_standing(f'Lĩnh vực {short} có', found)}."


def _standing(head: str, found: _Groups) -> str:
    """Return a head with how many tasks there are and how they stand, of one or more groups."""
    total = sum(len(ids) for _, ids in found)
    if len(found) == 1:
        said = found[0][0]
        return f"{head} {tasks(total)}, {said.alone if total == 1 else f'đều {said.alike}'}"
    parts = [
        (len(ids), f"{said.part} ({numbered(ids)})" if said.is_named else said.part) for said, ids in found
    ]
    return f"{head} {in_all(total, parts)}"
