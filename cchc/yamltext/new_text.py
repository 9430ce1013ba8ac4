"""A new file from plain data, with comments above what they are about.

Lines are broken at a hundred columns, parts and long items are kept apart by a blank line, as in the
plan files that people write. Knows no plan. Read next: `cchc.yamltext.splicing.fragments` (how values
are written).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cchc.yamltext.parsing import parse_nodes
from cchc.yamltext.splicing import fragments, scalars
from cchc.yamltext.splicing.layout import Layout
from cchc.yamltext.splicing.style import DocumentStyle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc.yamltext.nodes import Path, Plain

    Comments = Mapping[Path, Sequence[str]]

_MARK = "# "
_INNER = 2  # how deep what stands in a part of the file is


def write(data: dict[str, Plain], comments: Comments) -> str:
    r"""Return the text of a file; `comments` are paragraphs by the path of what they stand above.

    Those of the path () open the file.

    >>> print(write({"year": "2026", "tasks": [{"id": "1", "title": "Rà soát"}]}, {("tasks", 0): ["Dòng 4"]}))
    year: 2026
    <BLANKLINE>
    tasks:
      # Dòng 4
      - id: 1
        title: Rà soát
    <BLANKLINE>
    """
    writer = _Writer(comments)
    lines = list(writer.comment((), 0))
    for key, value in data.items():
        lines += ["", *writer.entry((key,), key, value, 0)] if lines else writer.entry((key,), key, value, 0)
    return "\n".join(lines) + "\n"


class _Writer:
    """Values as lines, each below its comment."""

    def __init__(self, comments: Comments) -> None:
        self._comments = comments
        self._style = DocumentStyle(Layout("", parse_nodes("- a")), Counter())

    def comment(self, path: Path, column: int) -> Iterator[str]:
        """Yield the comment of a path at a column; an empty paragraph is an empty line of it."""
        width = self._style.width - column - len(_MARK)
        for paragraph in self._comments.get(path, ()):
            for line in scalars.wrap(" ".join(paragraph.split()), width):
                yield (" " * column + _MARK + line).rstrip()

    def entry(self, path: Path, key: str, value: Plain, column: int) -> Iterator[str]:
        """Yield a key with its value, the key at a column."""
        yield from self.comment(path, column)
        if isinstance(value, str) or not value:
            first, *more = fragments.map_lines(self._style, {key: value}, column, None)
            yield " " * column + first
            yield from more
            return
        yield f"{' ' * column}{scalars.inline_text(key, '')}:"
        inner = column + self._style.step
        yield from (
            self._map(path, value, inner) if isinstance(value, dict) else self._list(path, value, inner)
        )

    def _map(self, path: Path, values: dict[str, Plain], column: int) -> Iterator[str]:
        for place, (key, value) in enumerate(values.items()):
            inner = (*path, key)
            if place and column == _INNER and inner in self._comments:
                yield ""
            yield from self.entry(inner, key, value, column)

    def _list(self, path: Path, values: list[Plain], column: int) -> Iterator[str]:
        items = [list(self._item((*path, place), value, column)) for place, value in enumerate(values)]
        is_apart = any(isinstance(value, dict) for value in values) or any(len(item) > 1 for item in items)
        for place, item in enumerate(items):
            if place and is_apart:
                yield ""
            yield from self.comment((*path, place), column)
            yield from item

    def _item(self, path: Path, value: Plain, column: int) -> Iterator[str]:
        behind = column + self._style.dash_gap
        if not isinstance(value, dict) or not value:
            first, *more = fragments.item_lines(self._style, value, column, behind, None)
            yield " " * column + first
            yield from more
            return
        first, *more = self._map(path, value, behind)
        yield f"{' ' * column}-{first[column + 1 :]}"
        yield from more
