"""The columns of an annex made by chance, and their header of one or two rows.

Knows no rows of tasks. Read next: `tests.support.random_annexes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.support.plan_layouts import Box

if TYPE_CHECKING:
    from collections.abc import Container
    from random import Random

_HEADERS = {
    "number": ("STT", "TT", "Số TT", "S\nTT", "Stt"),
    "title": ("Nội dung công việc", "Nội dung", "Nhiệm vụ", "Tên nhiệm vụ", "Nội dung nhiệm vụ"),
    "owners": ("Cơ quan chủ trì", "Đơn vị chủ trì", "Chủ trì", "Cơ quan,\nđơn vị chủ trì", "CHỦ TRÌ"),
    "coordinators": ("Cơ quan phối hợp", "Đơn vị phối hợp", "Phối hợp"),
    "due": ("Thời gian hoàn thành", "Thời hạn", "Thời gian thực hiện", "Tiến độ", "Hạn hoàn thành"),
    "deliverable": ("Sản phẩm", "Kết quả/Sản phẩm", "Sản phẩm đầu ra"),
    "note": ("Ghi chú",),
    "area": ("Lĩnh vực",),
}
_OVER_BOTH = ("Phân công thực hiện", "Tổ chức thực hiện", "Trách nhiệm")


class Columns(NamedTuple):
    """The fields from the left to the right, and the rows of their header."""

    fields: tuple[str, ...]
    header: tuple[tuple[Box, ...], ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.fields)

    def row(self, cells: dict[str, Box], covered: Container[str] = ()) -> tuple[Box, ...]:
        """Return the boxes of a row; a missing one is empty, and none where a box above goes on."""
        return tuple(cells.get(name, Box()) for name in self.fields if name not in covered)


def make_columns(random: Random, *, has_numbers: bool, has_areas: bool) -> Columns:
    """Make columns: title and owner, most often also who helps and until when."""
    after = ["owners"]
    after += ["coordinators"] if random.random() < 0.8 else []
    after += ["due"] if random.random() < 0.9 else []
    after += ["deliverable"] if random.random() < 0.4 else []
    after += ["note"] if random.random() < 0.2 else []
    if random.random() < 0.3:
        random.shuffle(after)
    before = (["number"] if has_numbers else []) + (["area"] if has_areas else [])
    fields = (*before, "title", *after)
    return Columns(fields, _header(random, fields))


def _header(random: Random, fields: tuple[str, ...]) -> tuple[tuple[Box, ...], ...]:
    texts = [random.choice(_HEADERS[name]) for name in fields]
    at = next(
        (place for place in range(len(fields)) if fields[place : place + 2] == ("owners", "coordinators")),
        None,
    )
    rows = [tuple(map(Box, texts))]
    if at is not None and random.random() < 0.3:
        over = Box(random.choice(_OVER_BOTH), across=2)
        tall = [Box(text, down=2) for text in texts]
        rows = [(*tall[:at], over, *tall[at + 2 :]), tuple(map(Box, texts[at : at + 2]))]
    if random.random() < 0.15:
        rows.append(tuple(Box(f"({count})") for count in range(1, len(fields) + 1)))
    return tuple(rows)
