"""The four edits of a YAML text as values, each by example, and what they mean for bare data.

A path leads to what is edited: the keys and indexes from the top. The paths of edits that are made
together are all those before the first of them. How the text is edited is not known here.

Read next: `cchc.yamltext.edits` (the text).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc.yamltext.nodes import Path, Plain


@dataclass(frozen=True, slots=True)
class Set:
    r"""Another text comes where one stands; an empty value such as `owner:` is a text, too.

    >>> from cchc.yamltext.edits import apply
    >>> before = '''\
    ... owner: 'Phòng VHXH'  # chủ trì
    ... due:
    ... '''
    >>> print(apply(before, [Set(("owner",), "Trạm Y tế"), Set(("due",), "no")]).text, end="")
    owner: 'Trạm Y tế'  # chủ trì
    due: 'no'

    Refused where a list or a map stands, and where nothing does:

    >>> apply("results:\n  - xong\n", [Set(("results",), "x")])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    cchc.yamltext.splicing.splices.EditError: chỗ này là danh sách hoặc nhóm trường, ...
    >>> apply("owner: VHXH\n", [Set(("due",), "x")])
    Traceback (most recent call last):
        ...
    cchc.yamltext.splicing.splices.EditError: không có `due` trong tệp
    """

    path: Path
    value: str


@dataclass(frozen=True, slots=True)
class Add:
    r"""A new key, the last step of the path, comes into the map at the steps before.

    It stands behind the nearest key before it in `order` that the map has, else before the first
    that follows, else at the end. Comments stay with what is below them.

    >>> from cchc.yamltext.edits import apply
    >>> before = '''\
    ... - id: 1
    ...   # theo Quyết định 12
    ...   due: Quý I
    ... '''
    >>> owner = Add((0, "owner"), "VHXH", order=("id", "owner", "due"))
    >>> print(apply(before, [owner, Add((0, "results"), ["no"])]).text, end="")
    - id: 1
      owner: VHXH
      # theo Quyết định 12
      due: Quý I
      results:
        - "no"

    Refused where no map stands, and where it has the key:

    >>> apply("owner: VHXH\n", [Add(("owner", "id"), "1")])
    Traceback (most recent call last):
        ...
    cchc.yamltext.splicing.splices.EditError: chỗ này không phải là nhóm trường nên không thêm trường vào được
    >>> apply("owner: VHXH\n", [Add(("owner",), "Trạm Y tế")])
    Traceback (most recent call last):
        ...
    cchc.yamltext.splicing.splices.EditError: trường `owner` đã có trong mục này
    """

    path: Path
    value: Plain
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Append:
    r"""A new last item comes into the list at a path, which may be empty.

    >>> from cchc.yamltext.edits import apply
    >>> before = '''\
    ... results:
    ...   - document: 'Kế hoạch'  # đã ký
    ... notes: []
    ... '''
    >>> result = Append(("results",), {"document": "Báo cáo"})
    >>> print(apply(before, [result, Append(("notes",), "Chờ tỉnh")]).text, end="")
    results:
      - document: 'Kế hoạch'  # đã ký
      - document: 'Báo cáo'
    notes:
      - 'Chờ tỉnh'

    Refused where a text or a map stands:

    >>> apply("results: xong\n", [Append(("results",), "x")])
    Traceback (most recent call last):
        ...
    cchc.yamltext.splicing.splices.EditError: chỗ này không phải là danh sách nên không thêm mục vào được
    """

    path: Path
    value: Plain


@dataclass(frozen=True, slots=True)
class Remove:
    r"""A key with its value, or an item of a list, goes.

    Comments on its lines and between them go with it, comment lines above and below stay.

    >>> from cchc.yamltext.edits import apply
    >>> before = '''\
    ... # việc của năm
    ... tasks:
    ...   - id: 1  # xong
    ...   # việc của quý
    ...   - id: 2
    ...     due: Quý I
    ... '''
    >>> print(apply(before, [Remove(("tasks", 0)), Remove(("tasks", 1, "due"))]).text, end="")
    # việc của năm
    tasks:
      # việc của quý
      - id: 2

    Refused where nothing stands:

    >>> apply("tasks: []\n", [Remove(("tasks", 0))])
    Traceback (most recent call last):
        ...
    cchc.yamltext.splicing.splices.EditError: không có `tasks.1` trong tệp
    """

    path: Path


# Each by itself, and any of them together unless two want the same place. All are refused, too, in
# what no command writes: keys with `? `, characters that no file can hold, an empty document.
Edit = Set | Add | Append | Remove


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
    removals = (edit.path for edit in edits if isinstance(edit, Remove))
    for path in sorted(removals, key=sort_key, reverse=True):  # from the end, so that no index moves
        data = _change_at(data, path[:-1], partial(_remove, path[-1]))
    return data


def sort_key(path: Path) -> tuple[tuple[int, str], ...]:
    """Return a path as something that can be compared: what stands within another follows it."""
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in path)


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


def _add(key: str, value: Plain, old: Plain) -> Plain:
    if old and not isinstance(old, dict):
        raise TypeError(old)
    return {**(old if isinstance(old, dict) else {}), key: value}


def _remove(step: str | int, old: Plain) -> Plain:
    if isinstance(old, dict):
        return {key: value for key, value in old.items() if key != step}
    return [item for index, item in enumerate(old) if index != step]
