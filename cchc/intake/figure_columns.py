"""The words over the columns of a sheet of figures, and which columns it has.

Words that offices put over columns of tasks count, too. Read next: `cchc.intake.figure_sheets`.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from cchc import column_words, names

if TYPE_CHECKING:
    from collections.abc import Mapping

Column = Literal["id", "title", "value", "note", "number", "unit", "before", "change"]

_WORDS: MappingProxyType[Column, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("Mã", "Mã số", "Mã chỉ tiêu", "Mã số liệu"),
        "title": ("Chỉ tiêu", "Tên chỉ tiêu", "Nội dung chỉ tiêu", "Chỉ tiêu báo cáo", "Tên số liệu"),
        "value": (
            "Kỳ này", "Số kỳ này", "Số liệu kỳ này", "Kỳ báo cáo", "Trong kỳ", "Số liệu trong kỳ",
            "Thực hiện trong kỳ", "Kết quả trong kỳ", "Giá trị", "Số lượng", "Số liệu", "Kết quả",
            "Kết quả thực hiện", "Thực hiện",
        ),
        "note": ("Ghi chú",),
        "number": ("TT", "STT", "Số TT"),
        "unit": ("Đơn vị tính", "ĐVT", "Đơn vị"),
        "before": ("Kỳ trước", "Cùng kỳ năm trước", "Cùng kỳ", "Số kỳ trước", "Số liệu kỳ trước"),
        "change": ("So với kỳ trước", "So sánh với kỳ trước", "Tăng, giảm", "Tăng giảm", "Chênh lệch"),
    }
)  # fmt: skip
_BRACKETS = re.compile(r"\([^()]*\)")


def find(header: Mapping[int, str], title: str, before_title: str) -> dict[int, Column]:
    """Return which columns of a row are those of figures, by their index; none when it is no head of them.

    The titles are those of the period and of the one before, which may stand over columns, too. Of two
    columns that mean the same the one with the surer word is taken.

    >>> find({0: "STT", 1: "Chỉ tiêu", 3: "Quý III/2026", 4: "Lũy kế"}, "quý III/2026", "")
    {0: 'number', 1: 'title', 3: 'value'}
    >>> find({0: "TT", 1: "Nội dung công việc", 2: "Tiến độ"}, "quý III/2026", "")
    {}
    """
    ranked = sorted(
        (rank, index, column)
        for index, words in header.items()
        for column, rank in [_meaning(words, title, before_title)]
        if column
    )
    found: dict[int, Column] = {}
    for _, index, column in ranked:
        if column not in found.values():
            found[index] = column
    is_head = "value" in found.values() and not {"id", "title"}.isdisjoint(found.values())
    return dict(sorted(found.items())) if is_head else {}


def _meaning(words: str, title: str, before_title: str) -> tuple[Column | None, int]:
    """Return what a column's head means, and how surely: less is surer."""
    key, bare = names.key(words), names.key(_BRACKETS.sub(" ", words))
    for column, named in (("value", title), ("before", before_title)):
        if named and key == names.key(named):
            return ("value", 0) if column == "value" else ("before", 0)
    for known, wordings in _WORDS.items():
        for rank, wording in enumerate(wordings, start=1):
            if names.key(wording) in {key, bare}:
                return known, rank
    meant = column_words.meaning(words)
    if meant and meant.field in {"title", "note"}:
        return ("title", 100) if meant.field == "title" else ("note", 100)
    return None, 0
