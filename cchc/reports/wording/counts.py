"""Figures inside sentences: counts with their zero, fractions with their share, totals with their parts.

A count below ten takes a zero before a counted noun, thousands a point; nothing is said in words, never
as "0 nhiệm vụ". What follows "trong đó" adds up to the total before it. Shares are `cchc.labels.percent`.

Read next: `cchc.reports.wording.situations` (whole sentences).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels, quantities

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TASK = "nhiệm vụ"
_ALL_FROM = 10  # "cả 09 nhiệm vụ", "toàn bộ 10 nhiệm vụ"
_SHARED_FROM = 10  # a share of fewer says no more than the fraction


def count(number: int) -> str:
    """Return how many of something, as documents write it: with a zero below 10.

    >>> count(3), count(12), count(1247), count(0)
    ('03', '12', '1.247', '0')
    """
    return f"{number:02}" if 0 < number < 10 else f"{number:,}".replace(",", ".")  # noqa: PLR2004  a figure


def amount(number: int, unit: str) -> str:
    """Return how much of a unit; percent takes no zero.

    >>> amount(2, "hội nghị"), amount(80, "%"), amount(5, "% hồ sơ")
    ('02 hội nghị', '80%', '5% hồ sơ')
    """
    return quantities.with_unit(number if quantities.is_percent(unit) else count(number), unit)


def tasks(number: int) -> str:
    """Return a number of tasks.

    >>> tasks(1), tasks(20), tasks(0)
    ('01 nhiệm vụ', '20 nhiệm vụ', 'không có nhiệm vụ')
    """
    return f"{count(number)} {_TASK}" if number else f"không có {_TASK}"


def every(number: int) -> str:
    """Return all of several tasks: "cả" of a few, "toàn bộ" of many.

    >>> every(1), every(3), every(17)
    ('nhiệm vụ này', 'cả 03 nhiệm vụ', 'toàn bộ 17 nhiệm vụ')
    """
    if number == 1:
        return f"{_TASK} này"
    return f"{'toàn bộ' if number >= _ALL_FROM else 'cả'} {tasks(number)}"


def fraction(part: int, whole: int) -> str:
    """Return how many of how many.

    >>> fraction(1, 2), fraction(18, 24), fraction(0, 20)
    ('01/02', '18/24', '00/20')
    """
    return f"{count(part) if part else '00'}/{count(whole)}"


def share(part: int, whole: int, noun: str) -> str:
    """Return a fraction of a noun, with its share where that says more.

    >>> share(8, 17, "nhiệm vụ"), share(1, 2, "hội nghị")
    ('08/17 nhiệm vụ, đạt tỷ lệ 47,06%', '01/02 hội nghị')
    """
    told = f", đạt tỷ lệ {labels.percent(part, whole)}" if whole >= _SHARED_FROM else ""
    return f"{fraction(part, whole)} {noun}{told}"


def numbered(ids: Iterable[int]) -> str:
    """Return tasks by their numbers, which take no zero.

    >>> numbered([8]), numbered([8, 11])
    ('nhiệm vụ số 8', 'nhiệm vụ số 8, 11')
    """
    return f"{_TASK} số {', '.join(map(str, ids))}"


def in_all(total: int, parts: Sequence[tuple[int, str]]) -> str:
    """Return a total with the parts that it is made of; a part of nothing goes, a lone one is the whole.

    >>> in_all(9, [(5, "hoàn thành đúng hạn"), (0, "hoàn thành quá hạn"), (4, "đang thực hiện")])
    '09 nhiệm vụ; trong đó 05 nhiệm vụ hoàn thành đúng hạn, 04 nhiệm vụ đang thực hiện'
    >>> in_all(2, [(0, "thường xuyên"), (2, "có thời hạn")]), in_all(0, [])
    ('02 nhiệm vụ có thời hạn', 'không có nhiệm vụ')
    """
    told = [(number, words) for number, words in parts if number]
    if len(told) == 1:
        return f"{tasks(total)} {told[0][1]}"
    if not told:
        return tasks(total)
    return f"{tasks(total)}; trong đó {', '.join(f'{tasks(number)} {words}' for number, words in told)}"
