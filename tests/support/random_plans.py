"""Plans made by chance, as an office might lay them out, and what must be read from each.

A layout is lines, text in two columns, and grids of boxes (merged, continued, counted by Word); the
expected reading is made beside it and never from what a program printed. Read next:
`tests.support.random_annexes` (the grids), `tests.support.plan_layouts` (the values),
`tests.support.layout_writers` (how a file says it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support import random_annexes
from tests.support.plan_layouts import ExpectedBody, Layout, Line, Sides
from tests.support.random_words import AREAS, OFFICES, make_sentence, sample

if TYPE_CHECKING:
    from random import Random

    from tests.support.plan_layouts import Block

_COMMUNE = "xã Bình Minh Tây"
_BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ",
    "Căn cứ Kế hoạch số 901/KH-UBND ngày 30/12/2025 của UBND tỉnh về cải cách hành chính năm 2026",
    "Thực hiện Chỉ thị số 23/CT-TTg ngày 02/9/2021 của Thủ tướng Chính phủ",
    "Xét đề nghị của Trưởng phòng Văn hóa - Xã hội",
)
_RECIPIENTS = (
    "Sở Nội vụ", "TT. Đảng ủy - HĐND xã", "Chủ tịch, các PCT UBND xã", "Các phòng chuyên môn",
    "Ủy ban MTTQ Việt Nam xã", "Lưu: VT, VHXH",
)  # fmt: skip
_POSITIONS = ("CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def make(random: Random) -> Layout:
    """Make a plan: its body, and its annex under it."""
    number, day = random.randint(1, 99), random.randint(1, 28)
    head = {"number": f"{number:02}/KH-UBND", "date": f"2026-01-{day:02}", "year": "2026"}
    annex = random_annexes.make(random)
    body, expected = _body(random)
    caption = (
        Line("PHỤ LỤC", is_bold=True),
        Line(random.choice(("DANH MỤC NHIỆM VỤ NĂM 2026", "Danh mục nhiệm vụ cải cách hành chính năm 2026"))),
        Line(f"(Kèm theo Kế hoạch số {head['number']} ngày {day:02}/01/2026 của UBND {_COMMUNE})"),
    )
    return Layout(
        body=(*_head(head["number"], day), *body, *_foot(random, expected)),
        caption=caption,
        annex=annex.blocks,
        tasks=annex.tasks,
        head=head,
        expected_body=expected,
        seed=random.getrandbits(32),
    )


def _head(number: str, day: int) -> tuple[Block, ...]:
    left = ("ỦY BAN NHÂN DÂN", _COMMUNE.upper(), f"Số: {number}")
    right = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"Bình Minh Tây, ngày {day:02} tháng 01 năm 2026",
    )
    return (
        Sides(left, right),
        Line("KẾ HOẠCH", is_bold=True),
        Line("Cải cách hành chính năm 2026", is_bold=True),
    )


def _body(random: Random) -> tuple[list[Block], ExpectedBody]:
    expected = ExpectedBody(
        legal_bases=sample(random, _BASES, 1, 4),
        purposes=_items(random),
        requirements=_items(random),
        areas=tuple((title, _items(random)) for title in sample(random, AREAS, 1, 4)),
        duties=tuple((office, _items(random)) for office in sample(random, OFFICES[:8], 1, 4)),
        recipients=sample(random, _RECIPIENTS, 1, 5),
        position=random.choice(_POSITIONS),
    )
    blocks: list[Block] = [Line(f"{basis};") for basis in expected.legal_bases]
    blocks.append(Line(f"Ủy ban nhân dân {_COMMUNE} ban hành Kế hoạch cải cách hành chính như sau:"))
    blocks += _section("I. MỤC ĐÍCH, YÊU CẦU")
    blocks += _part("1. Mục đích", expected.purposes)
    blocks += _part("2. Yêu cầu", expected.requirements)
    blocks += _section("II. NỘI DUNG")
    for index, (title, items) in enumerate(expected.areas, start=1):
        blocks += _part(f"{index}. {title}", items)
    blocks += _section("III. TỔ CHỨC THỰC HIỆN")
    for index, (title, items) in enumerate(expected.duties, start=1):
        blocks += _part(f"{index}. {title}", items)
    blocks.append(Line("Trên đây là Kế hoạch cải cách hành chính năm 2026, yêu cầu các đơn vị thực hiện./."))
    return blocks, expected


def _items(random: Random) -> tuple[str, ...]:
    return tuple(f"{make_sentence(random)}." for _ in range(random.randint(1, 3)))


def _section(title: str) -> list[Block]:
    return [Line(title, is_bold=True)]


def _part(title: str, items: tuple[str, ...]) -> list[Block]:
    return [Line(title, is_bold=True), *(Line(f"- {item}") for item in items)]


def _foot(random: Random, expected: ExpectedBody) -> tuple[Block, ...]:
    left = ("Nơi nhận:", *(f"- {name};" for name in expected.recipients))
    right = ("TM. ỦY BAN NHÂN DÂN", expected.position)
    return (Sides(left, right, is_right_first=random.random() < 0.2),)
