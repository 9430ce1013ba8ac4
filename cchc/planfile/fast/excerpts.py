"""A plan file cut down to the tasks of an update, and put together again when they were edited.

An excerpt is a plan file like any other: the whole one without the lines of most tasks. So it is
read, checked and edited by the same code, and takes no longer however many tasks the whole has.
What was cut out is proved to stay by its bytes. An index says where to cut. If what it cuts out for
an excerpt isn't just the tasks that it says, or an edit reaches beyond the tasks that were asked
for, there is no excerpt, and the file has to be edited as a whole.

Knows files, not what is done to them. Read next: `cchc.planfile.fast.task_index` (where to cut),
`cchc.planfile.fast.updating` (who uses it).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from cchc.errors import PlanError
from cchc.planfile import document as documents
from cchc.planfile.fast.task_index import TaskIndex, index_of
from cchc.yamltext import decoding
from cchc.yamltext.splicing.style_counts import with_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.planfile.document import Document


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some tasks of a file, those at `places` in its list, with all that isn't a task.

    `asked` are those among the places that may change; `index` is that of the whole file, `own`
    that of the excerpt, with the customs of its tasks: all else stays as it is.
    """

    document: Document
    places: tuple[int, ...]
    asked: frozenset[int]
    index: TaskIndex
    own: TaskIndex


def cut(data: bytes, name: str, index: TaskIndex, ids: Iterable[int]) -> Excerpt | None:
    """Cut a file down to the tasks of these numbers and their neighbours; None when that can't be.

    The neighbours show an edit what stands above and below, as in the whole file; the last task
    has everything behind the tasks.
    """
    place_of = {number: place for place, number in enumerate(index.ids)}
    asked = frozenset(place_of.get(number, -1) for number in ids)
    fits = sum(index.sizes) == len(data) and min(index.sizes) >= 0 and len(index.sizes) == len(index.ids) + 1
    if -1 in asked or not fits:
        return None
    places = tuple(sorted(near(asked, len(index.ids) - 1)))
    pieces = _pieces(data, index)
    try:
        document = documents.parse(b"".join([pieces[0], *(pieces[place + 1] for place in places)]), name)
    except PlanError:
        return None
    own = index_of(document, tasks_alone=True)
    if own is None or own.ids != tuple(index.ids[place] for place in places):
        return None
    if own.sizes != (index.sizes[0], *(index.sizes[place + 1] for place in places)):
        return None
    return Excerpt(document, places, asked, index, own)


def near(asked: Iterable[int], last: int) -> set[int]:
    """Give the places that an excerpt has: those asked for, those beside them, and the last one."""
    return {last, *(place + step for place in asked for step in (-1, 0, 1) if 0 <= place + step <= last)}


def put_back(excerpt: Excerpt, data: bytes, edited: Document) -> tuple[bytes, TaskIndex] | None:
    """Put an edited excerpt in its place in the file; give the file's new bytes and their index.

    None when anything but the tasks that were asked for is another, or the file gets too large.
    """
    own = index_of(edited, tasks_alone=True)
    if own is None or own.ids != excerpt.own.ids:
        return None
    pieces, sizes = list(_pieces(data, excerpt.index)), list(excerpt.index.sizes)
    head, *tasks = _pieces(edited.data, own)
    if head != pieces[0]:
        return None
    for place, task in zip(excerpt.places, tasks, strict=True):
        if task != pieces[place + 1] and place not in excerpt.asked:
            return None
        pieces[place + 1], sizes[place + 1] = memoryview(task), len(task)
    whole = b"".join(pieces)
    if len(whole) > decoding.MAX_BYTES:
        return None
    customs = with_part(excerpt.index.customs, excerpt.own.customs, own.customs)
    return whole, TaskIndex(excerpt.index.ids, tuple(sizes), customs)


def _pieces(data: bytes, index: TaskIndex) -> list[memoryview]:
    """Cut bytes as an index says, without copying them."""
    view = memoryview(data)
    return [view[start:end] for start, end in pairwise(accumulate(index.sizes, initial=0))]
