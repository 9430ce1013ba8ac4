"""A plan file cut down to the tasks of an update, and put together again when these were edited.

An excerpt is a plan file like any other: the whole one without the lines of most tasks. It is read,
checked and edited by the same code, in a time that doesn't grow with the file. An index says where to
cut. If the bytes that it cuts out aren't just the tasks that it names, or an edit reaches beyond the
tasks that were asked for, there is no excerpt, and the file has to be edited as a whole.

Knows files, not what is done to them. Read next: `cchc.planfile.fast.task_index` (where to cut),
`cchc.planfile.fast.updating` (who uses it).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from cchc.errors import PlanError
from cchc.planfile.document import parse
from cchc.planfile.fast.task_index import TaskIndex, index_of
from cchc.yamltext import decoding
from cchc.yamltext.splicing.style_counts import with_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.planfile.document import Document


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some tasks of a file, those at `positions` in its list, with all that isn't a task.

    `may_change` are those of the positions whose tasks the update is about; `index` is that of the
    whole file, `own_index` that of the excerpt, with the style of its tasks alone.
    """

    document: Document
    positions: tuple[int, ...]
    may_change: frozenset[int]
    index: TaskIndex
    own_index: TaskIndex


def cut(data: bytes, name: str, index: TaskIndex, ids: Iterable[int]) -> Excerpt | None:
    """Return a file cut down to the tasks of these numbers and their neighbours; None when it can't be.

    The neighbours show an edit what stands above and below, as in the whole file; the last task
    has everything behind the tasks.
    """
    position_of = {number: position for position, number in enumerate(index.ids)}
    may_change = frozenset(position_of.get(number, -1) for number in ids)
    fits = sum(index.sizes) == len(data) and min(index.sizes) >= 0 and len(index.sizes) == len(index.ids) + 1
    if -1 in may_change or not fits:
        return None
    positions = tuple(sorted(near(may_change, len(index.ids) - 1)))
    pieces = _pieces(data, index)
    try:
        document = parse(b"".join([pieces[0], *(pieces[position + 1] for position in positions)]), name)
    except PlanError:
        return None
    own = index_of(document, tasks_alone=True)
    if own is None or own.ids != tuple(index.ids[position] for position in positions):
        return None
    if own.sizes != (index.sizes[0], *(index.sizes[position + 1] for position in positions)):
        return None
    return Excerpt(document, positions, may_change, index, own)


def near(wanted: Iterable[int], last: int) -> set[int]:
    """Return the positions that an excerpt has: the wanted ones, those beside them, and the last one."""
    beside = (position + step for position in wanted for step in (-1, 0, 1))
    return {last, *(position for position in beside if 0 <= position <= last)}


def put_back(excerpt: Excerpt, data: bytes, edited: Document) -> tuple[bytes, TaskIndex] | None:
    """Return the file's new bytes with an edited excerpt in its place, and their index.

    None when anything else than the tasks that may change did change, or the file gets too large.
    """
    own = index_of(edited, tasks_alone=True)
    if own is None or own.ids != excerpt.own_index.ids:
        return None
    pieces, sizes = list(_pieces(data, excerpt.index)), list(excerpt.index.sizes)
    head, *tasks = _pieces(edited.data, own)
    if head != pieces[0]:
        return None
    for position, task in zip(excerpt.positions, tasks, strict=True):
        if task != pieces[position + 1] and position not in excerpt.may_change:
            return None
        pieces[position + 1], sizes[position + 1] = memoryview(task), len(task)
    whole = b"".join(pieces)
    if len(whole) > decoding.MAX_BYTES:
        return None
    style_counts = with_part(excerpt.index.style_counts, excerpt.own_index.style_counts, own.style_counts)
    return whole, TaskIndex(excerpt.index.ids, tuple(sizes), style_counts)


def _pieces(data: bytes, index: TaskIndex) -> list[memoryview]:
    """Return bytes cut as an index says, without copying them."""
    view = memoryview(data)
    return [view[start:end] for start, end in pairwise(accumulate(index.sizes, initial=0))]
