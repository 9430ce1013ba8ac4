"""Months, quarters and other spans of a year as people say them at a command line: quý ba, tháng mười hai.

Numbers in words become figures, which `cchc.date_words` reads. Plan files hold no such words: their deadlines
have a grammar of their own (docs/deadlines.md). Never reads the clock; marks don't matter.
Read next: `cchc.option_values` (who asks), `cchc.typed_days` (days).
"""

from __future__ import annotations

import re

from cchc import typed_days

_NUMBERS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10, "muoi mot": 11, "muoi hai": 12,
}  # fmt: skip
_NUMBER = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_YEAR = r"(?P<year>(?: ?[/,.-] ?| nam )\d{4})?"
# "Tháng năm 2026" may lack its number: the fifth month has a stroke or another "năm" before the year.
_NAMED = rf"(?P<unit>quy|thang) (?P<number>{_NUMBER}){_YEAR}"
_WHOLE_YEAR = r"(?:ca|toan|ca mot|mot) nam(?: (?P<year>\d{4}))?"
_MONTHS = rf"(?P<number>\d{{1,2}}|{_NUMBER}) thang(?: dau)?(?: nam)?(?: (?P<year>\d{{4}}))?"
_HALF = rf"(?P<number>{_NUMBER}) thang (?P<side>dau|cuoi) nam{_YEAR.replace(' nam ', ' ')}"
_QUARTERS = ("I", "II", "III", "IV")


def in_figures(text: str) -> str:
    """Return a span whose number stands in words with it in figures; other texts as they are.

    >>> in_figures("Quý ba"), in_figures("tháng mười hai năm 2026"), in_figures("sáu tháng đầu năm")
    ('Quý III', 'Tháng 12/2026', '6 tháng đầu năm')
    >>> in_figures("quý năm"), in_figures("Q3")
    ('quý năm', 'Q3')
    """
    said = typed_days.plain(text)
    found = re.fullmatch(_NAMED, said) or re.fullmatch(_HALF, said)
    if found is None:
        return text
    number, year = _NUMBERS[found["number"]], re.sub(r"\D", "", found["year"] or "")
    if side := found.groupdict().get("side"):
        words = f"{number} tháng {'đầu' if side == 'dau' else 'cuối'} năm"
        return f"{words} {year}" if year else words
    if found["unit"] == "quy" and number > len(_QUARTERS):
        return text
    words = f"Quý {_QUARTERS[number - 1]}" if found["unit"] == "quy" else f"Tháng {number}"
    return f"{words}/{year}" if year else words


def with_whole_year(text: str, year: int) -> str:
    """Return a span whose year has two digits with four, if that is about `year`; other texts as they are.

    >>> with_whole_year("Q2/26", 2026), with_whole_year("3/26", 2026), with_whole_year("03/04", 2026)
    ('Q2/2026', '3/2026', '03/04')
    """
    found = re.fullmatch(r"(.*[/.]) ?(\d\d)", text)
    if found is None or abs(2000 + int(found[2]) - year) > typed_days.NEAR:
        return text
    return f"{found[1]}20{found[2]}"


def months_from_start(text: str, year: int) -> int | None:
    """Return how many months of a year a text means that begin with the year; None for any other.

    >>> months_from_start("chín tháng đầu năm", 2026), months_from_start("cả năm", 2026)
    (9, 12)
    >>> months_from_start("6 tháng đầu năm 2025", 2026), months_from_start("6 tháng cuối năm", 2026)
    (None, None)
    """
    said = typed_days.plain(text)
    whole = re.fullmatch(_WHOLE_YEAR, said)
    found = whole or re.fullmatch(_MONTHS, said)
    if found is None or int(found["year"] or year) != year:
        return None
    if whole:
        return 12
    number = found["number"]
    return int(number) if number.isdecimal() else _NUMBERS[number]
