"""What edits mean for bare data: text, lists and maps without a place.

The net under the edits of a text: what they make of the text must say this.

Read next: `cchc.yamltext.operations` (the edits), `cchc.yamltext.edits` (the text).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cchc.yamltext.operations import Add, Append, Insert, Remove, Set

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc.yamltext.nodes import Path, Plain
    from cchc.yamltext.operations import Edit


def apply_to_data(data: Plain, edits: Sequence[Edit]) -> Plain:
    """Return a copy of plain data with edits made; all paths are those before the first edit.

    Raises LookupError or TypeError for a path that isn't there.

    >>> apply_to_data({"a": ["1", "2"]}, [Remove(("a", 0)), Append(("a",), "3"), Add(("b",), "4")])
    {'a': ['2', '3'], 'b': '4'}
    """
    for edit in edits:
        if isinstance(edit, Set):
            data = _change_at(data, edit.path, partial(_replace, edit.value))
        elif isinstance(edit, Append):
            data = _change_at(data, edit.path, partial(_append, edit.value))
        elif isinstance(edit, Add):
            data = _change_at(data, edit.path[:-1], partial(_add, str(edit.path[-1]), edit.value))
    moving = sorted(edits, key=_sort_key_of_moving)
    for edit in moving[::-1]:  # from the end, so that no index moves
        if isinstance(edit, Remove):
            data = _change_at(data, edit.path[:-1], partial(_remove, edit.path[-1]))
        elif isinstance(edit, Insert):
            data = _change_at(data, edit.path[:-1], partial(_insert, edit.path[-1], edit.value))
    return data


def sort_key(path: Path) -> tuple[tuple[int, str], ...]:
    """Return a path as something that can be compared: what stands within another follows it."""
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in path)


def _sort_key_of_moving(edit: Edit) -> tuple[tuple[tuple[int, str], ...], bool]:
    """Return where an edit stands; what is inserted at an index comes before what is removed there."""
    return sort_key(edit.path), isinstance(edit, Remove)


def _change_at(data: Plain, path: Path, change: Callable[[Plain], Plain]) -> Plain:
    """Return data with what stands at a path changed; the rest is shared, nothing is overwritten."""
    if not path:
        return change(data)
    step, rest = path[0], path[1:]
    if isinstance(data, dict) and isinstance(step, str):
        return {**data, step: _change_at(data[step], rest, change)}
    if isinstance(data, list) and isinstance(step, int):
        return [*data[:step], _change_at(data[step], rest, change), *data[step + 1 :]]
    raise LookupError(step)


def _replace(value: Plain, _old: Plain) -> Plain:
    return value


def _append(item: Plain, old: Plain) -> Plain:
    if old and not isinstance(old, list):
        raise TypeError(old)
    return [*old, item]


def _insert(index: str | int, item: Plain, old: Plain) -> Plain:
    old = old or []
    if not isinstance(old, list) or not isinstance(index, int):
        raise TypeError(old)
    return [*old[:index], item, *old[index:]]


def _add(key: str, value: Plain, old: Plain) -> Plain:
    if old and not isinstance(old, dict):
        raise TypeError(old)
    return {**(old if isinstance(old, dict) else {}), key: value}


def _remove(step: str | int, old: Plain) -> Plain:
    if isinstance(old, dict):
        return {key: value for key, value in old.items() if key != step}
    return [item for index, item in enumerate(old) if index != step]
