"""Where the tasks of a plan file stand, and how the whole file is written: what one task's edit needs of it.

Found once, by reading the whole file, and kept beside the plan cache under the hash of the file's
bytes; every update that uses it gives the next one. As with the cache, one that is broken, foreign
or can't be kept is no error, only slower.

Read next: `cchc.planfile.fast.excerpts` (what is cut by it).
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc.cache_files import BROKEN
from cchc.planfile.fast import cache
from cchc.yamltext import decoding
from cchc.yamltext.nodes import Mapping, Sequence
from cchc.yamltext.splicing.layout import Layout
from cchc.yamltext.splicing.style_counts import StyleCounts, count_styles

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.planfile.document import Document


class TaskIndex(NamedTuple):
    """Where the tasks of a file stand, and the customs of the whole file.

    `sizes` are bytes: of what stands before the first task, then of each task, from the line of its
    dash to that of the next one; the last goes on to the end of the file.
    """

    ids: tuple[int, ...]
    sizes: tuple[int, ...]
    customs: StyleCounts


def index_of(document: Document, *, tasks_alone: bool = False) -> TaskIndex | None:
    """Find where a file's tasks stand; None when they aren't written below each other, line by line.

    With `tasks_alone` the customs are those of the tasks and of nothing else.
    """
    layout = Layout(document.text, document.tree)
    tasks = document.tree.values.get("tasks") if isinstance(document.tree, Mapping) else None
    if not isinstance(tasks, Sequence) or tasks.flow or not tasks.items:
        return None
    dashes = [at for at, _ in layout.entries(tasks)]
    if not all(map(layout.is_first_on_line, dashes)):
        return None
    seams = [0, *map(layout.line_start, dashes), len(document.text)]
    sizes = [len(document.text[start:end].encode()) for start, end in pairwise(seams)]
    sizes[0] += len(decoding.BOM.encode()) if document.bom else 0
    ids = tuple(task.id for task in document.plan.tasks)
    return TaskIndex(ids, tuple(sizes), count_styles(layout, section="tasks" if tasks_alone else None))


def load(folder: Path, key: str) -> TaskIndex | None:
    """Give the index that is kept under a key of the cache, None when there is none."""
    try:
        kept = cache.cached_value(folder, key, "index")
        ids, sizes = (tuple(map(int, kept[name])) for name in ("ids", "sizes"))
        customs = Counter({tuple(custom): int(count) for *custom, count in kept["customs"]})
        return TaskIndex(ids, sizes, customs)
    except BROKEN:
        return None


def save(folder: Path, key: str, index: TaskIndex, *, instead_of: str | None = None) -> None:
    """Keep an index, `instead_of` that of the file before; where that can't be done it is not."""
    if instead_of is not None and instead_of != key:
        cache.delete(folder, instead_of, "index")
    customs = [[*custom, count] for custom, count in index.customs.items()]
    cache.cache_value(folder, key, "index", {"ids": index.ids, "sizes": index.sizes, "customs": customs})
