"""Where the tasks of a plan file stand, and in what style the whole file is written.

That is all that the edit of one task needs to know of the others. Found once, by reading the whole
file, and cached under the hash of the file's bytes; every update that uses an index makes the next
one. An index that is broken, foreign or can't be cached is no error.

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
    """Where the tasks of a file stand, and the style of the whole file, counted.

    `sizes` are bytes: of what stands before the first task, then of each task, from the line of its
    dash to that of the next one; the last goes on to the end of the file.
    """

    ids: tuple[int, ...]
    sizes: tuple[int, ...]
    style_counts: StyleCounts


def index_of(document: Document, *, tasks_alone: bool = False) -> TaskIndex | None:
    """Return where a file's tasks stand; None when they aren't written below each other, line by line.

    With `tasks_alone` the style is counted in the tasks and in nothing else.
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
    """Return the index that is cached under a key, None when there is none."""
    try:
        value = cache.cached_value(folder, key, "index")
        ids, sizes = (tuple(map(int, value[name])) for name in ("ids", "sizes"))
        style_counts = Counter({tuple(style): int(count) for *style, count in value["styles"]})
        return TaskIndex(ids, sizes, style_counts)
    except BROKEN:
        return None


def save(folder: Path, key: str, index: TaskIndex, *, instead_of: str | None = None) -> None:
    """Cache an index, `instead_of` that of the file before; where that can't be done nothing happens."""
    if instead_of is not None and instead_of != key:
        cache.delete(folder, instead_of, "index")
    styles = [[*style, count] for style, count in index.style_counts.items()]
    cache.cache_value(folder, key, "index", {"ids": index.ids, "sizes": index.sizes, "styles": styles})
