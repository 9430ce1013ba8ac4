"""The five edits of a YAML text as values, each by example.

A path leads to what is edited: the keys and indexes from the top. The paths of edits that are made
together are all those before the first of them. How the text is edited is not known here.

Read next: `cchc.yamltext.data_edits` (what edits mean for bare data), `cchc.yamltext.edits` (the text).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
class Insert:
    r"""A new item comes into the list at the steps before the last, before the item at that index.

    The index behind the last item is the end of the list. Comments stay with what is below them; what
    is inserted at one index stands in the order of the edits.

    >>> from cchc.yamltext.edits import apply
    >>> before = '''\
    ... # phối hợp
    ... coordinators:
    ...   - Trạm Y tế  # đã ký
    ...   # thêm tháng 3
    ...   - Công an xã
    ... aliases: [VHXH]
    ... '''
    >>> middle, first = Insert(("coordinators", 1), "Phòng Kinh tế"), Insert(("aliases", 0), "Phòng VHXH")
    >>> print(apply(before, [middle, first]).text, end="")
    # phối hợp
    coordinators:
      - Trạm Y tế  # đã ký
      - Phòng Kinh tế
      # thêm tháng 3
      - Công an xã
    aliases: [Phòng VHXH, VHXH]

    Refused where a text or a map stands, and behind the end of the list:

    >>> apply("results: xong\n", [Insert(("results", 0), "x")])
    Traceback (most recent call last):
        ...
    cchc.yamltext.splicing.splices.EditError: chỗ này không phải là danh sách nên không thêm mục vào được
    >>> apply("results: [a]\n", [Insert(("results", 2), "x")])
    Traceback (most recent call last):
        ...
    cchc.yamltext.splicing.splices.EditError: không có `results.3` trong tệp
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
Edit = Set | Add | Append | Insert | Remove
