"""Which units count whole things, so that a part of one is a slip: "1,105 hồ sơ" was meant as 1.105.

Units are what a plan says. Those that measure (điểm, giờ, triệu đồng, %) have parts, and one that isn't
known here may have, too.

Read next: `cchc.figures` (how numbers are written).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cchc import figures, names

if TYPE_CHECKING:
    from decimal import Decimal

_COUNTED = """
hồ sơ, thủ tục, TTHC, dịch vụ công, DVC, văn bản, tài liệu, quyết định, kế hoạch, báo cáo, cuộc,
lần, lượt, đợt, buổi, hội nghị, lớp, tin, bài, tin bài, phiếu, đơn, vụ, việc, vụ việc, người,
cán bộ, công chức, viên chức, học viên, hộ, tổ chức, doanh nghiệp, cơ quan, đơn vị, tổ, thôn,
nhiệm vụ, mô hình, sáng kiến, giải pháp, ý kiến, kiến nghị, phản ánh, tài khoản, giao dịch, máy, bộ,
cái, chiếc, chuyên mục, chỉ tiêu, tiêu chí, biên lai, chứng thư số, chữ ký số
"""
_MINUS = ("-", "–", "−")
_LONGEST = 3  # words of the longest noun above


def is_counted(unit: str) -> bool:
    """Whether a unit counts whole things: its first words say so.

    >>> is_counted("hồ sơ"), is_counted("tin, bài"), is_counted("cuộc kiểm tra"), is_counted("Lượt người")
    (True, True, True, True)
    >>> is_counted("%"), is_counted("điểm"), is_counted("triệu đồng"), is_counted("giờ"), is_counted("")
    (False, False, False, False, False)
    """
    words = names.fold(unit).split()[:_LONGEST]
    return any(" ".join(words[:count]) in _counted() for count in range(1, len(words) + 1))


@cache
def _counted() -> frozenset[str]:
    return frozenset(names.fold(noun) for noun in _COUNTED.split(","))


def has_part(value: Decimal, unit: str) -> bool:
    """Whether a number has a part of one where its unit counts whole things."""
    return value != value.to_integral_value() and is_counted(unit)


def parse_in(text: str, unit: str) -> Decimal:
    """Return a number of something counted in a unit.

    Raises ValueError as `cchc.figures.parse` does, for "12%" of others, and for parts of whole things.

    >>> parse_in("12%", "%"), parse_in("12", "hồ sơ"), parse_in("1,5", "điểm")
    (Decimal('12'), Decimal('12'), Decimal('1.5'))
    >>> parse_in("12%", "hồ sơ")
    Traceback (most recent call last):
        ...
    ValueError: 12%
    >>> parse_in("1,105", "hồ sơ")
    Traceback (most recent call last):
        ...
    ValueError: 1,105
    """
    if figures.PERCENT in text and unit != figures.PERCENT:
        raise ValueError(text)
    value = figures.parse(text)
    if has_part(value, unit):
        raise ValueError(text)
    return value


def no_number(text: str, unit: str) -> str:
    """Return in what a text is no number of something that is counted in a unit, to follow the text."""
    if figures.PERCENT in text and unit != figures.PERCENT:
        return f"là tỷ lệ, số liệu này tính bằng {unit or 'số đếm'}"
    try:
        is_part = has_part(figures.parse(text), unit)
    except ValueError:
        is_part = False
    if is_part:
        return f"có phần lẻ, số liệu này đếm bằng {unit}"
    return f"không phải là số{' từ 0 trở lên' if text.strip()[:1] in _MINUS else ''}"


def how_to_write(unit: str) -> str:
    """Return how numbers of something counted in a unit are written."""
    return "viết như 585, 1.247" if is_counted(unit) else "viết như 585, 1.247 hoặc 58,97"
