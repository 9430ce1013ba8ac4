"""What stands above an annex: its label, its title and what it goes with (Decree 30/2020, appendix I).

And the row that says so where an annex has no tasks: a table is never its head alone.

Read next: `cchc.reports.official.official_document` (the annex itself).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.reports.official.official_document import ROMAN, ROOM, heading_row, open_day
from cchc.reports.wording import situations

if TYPE_CHECKING:
    from collections.abc import Sequence


def annex_label(place: int, count: int) -> str:
    """Return what an annex is called: numbered where there are several (Decree 30/2020, appendix I).

    >>> annex_label(1, 1), annex_label(2, 3)
    ('Phụ lục', 'Phụ lục II')
    """
    return "Phụ lục" if count == 1 else f"Phụ lục {ROMAN[place - 1]}"


def annex_title(words: str) -> str:
    """Return the title of an annex: in capitals below its label (Decree 30/2020), symbols as they are.

    >>> annex_title("Nội dung bổ sung Quyết định số 5/QyĐ-UBND")
    'NỘI DUNG BỔ SUNG QUYẾT ĐỊNH SỐ 5/QyĐ-UBND'
    """
    return " ".join(word if "/" in word else word.upper() for word in words.split(" "))


def annex_caption(of: str, symbol: str, year: int, issuer: str) -> str:
    """Return which document an annex goes with; its number and its day aren't known yet.

    >>> annex_caption("Công văn", "UBND-VX", 2026, "UBND xã").split()
    ['(Kèm', 'theo', 'Công', 'văn', 'số', '/UBND-VX', 'ngày', 'tháng', 'năm', '2026', 'của', 'UBND', 'xã)']
    """
    return f"(Kèm theo {of} số{ROOM}/{symbol} {open_day(year)} của {issuer})"


def rows_without_tasks(titles: Sequence[str], office: str = "") -> tuple[tuple[str, ...], ...]:
    """Return the only row of a table that has no tasks: of a plan, or of what an office leads in it.

    >>> rows_without_tasks(("TT", "Nhiệm vụ", "Thời hạn"))
    (('', 'Kế hoạch chưa có nhiệm vụ', ''),)
    """
    return (heading_row("", situations.without_tasks(office), titles),)
