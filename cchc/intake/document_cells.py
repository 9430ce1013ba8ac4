"""A cell that lists documents: where one ends and the next begins, the day beside each, and what is unclear.

Documents stand apart by ";", by lines, and by commas or "và" where each part has a number of its own.
Nothing in a cell is left out: what can't be told apart surely is said, never guessed.

Knows texts, no rows. Read next: `cchc.intake.documents` (what a task's record takes over of it).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import characters, citations, labels, names, typed_days
from cchc.reports.sheet_columns import DOCUMENT_DAYS, NOTHING, SUMMARIES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

PARTS = re.compile(r"\s*[;\n]\s*")
_JOINTS = re.compile(r"(\s*,\s*(?:và\s+)?|\s+và\s+)")
_NUMBER = r"(?<![\w/])\d[\w-]*/(?:\d{4}/)?[^\W\d_][^\s,;()]*"
_SHORT_LIST = re.compile(rf"(?i)(?:^|\bsố:?\s*)\d+\w?\s*(?:,|và|&|\+)\s*(?:số:?\s*)?{_NUMBER}")  # "20, 21/BC"
_DAY = re.compile(
    r"(?i)\b(?:ngày\s+)?(?P<day>\d{1,2} tháng \d{1,2} năm \d{4}"
    r"|(?<![\w/.-])\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?![\w/-])|(?<![\w/-])\d{4}-\d\d-\d\d(?![\w/-])"
    r"|(?<=ngày )\d[^\s,;()]*(?: tháng \d+)?(?: năm \d+)?)"
)
_LAST_DAY = re.compile(rf"[\s,(]+{_DAY.pattern.removeprefix('(?i)')}\)?\.?$", re.IGNORECASE)
_AROUND = " ,.()"  # what may stand around a day


def listed(text: str) -> list[str]:
    """Return the documents that a cell lists; in numbers, what looks like a letter or a dash is one.

    >>> listed("Báo cáo số 20/BC-VHXH ngày 5/6/2026, 21/BC-VHXH và 22/BC; Biên bản")
    ['Báo cáo số 20/BC-VHXH ngày 5/6/2026', '21/BC-VHXH', '22/BC', 'Biên bản']
    """
    meant = characters.in_latin(names.nfc(text)).translate(characters.DASHES)
    parts = [part for piece in PARTS.split(meant) for part in _parted(" ".join(piece.split()))]
    return [part for part in parts if part and part != NOTHING]


def _parted(piece: str) -> list[str]:
    """Return the documents of a text that commas part, the text as a whole where that isn't sure."""
    first, *rest = _JOINTS.split(piece)
    found = [first]
    for joint, words in zip(rest[::2], rest[1::2], strict=True):
        if (day := _DAY.search(words)) and not (words[: day.start()] + words[day.end() :]).strip(_AROUND):
            found[-1] += joint + words
        else:
            found.append(words)
    is_sure = all(len(re.findall(_NUMBER, part)) == 1 for part in found)
    return found if is_sure else [piece]


def is_among(number: str, known: Sequence[str]) -> bool:
    """Whether a document is one of others."""
    return any(citations.is_same(number, other) for other in known)


def days_in(part: str) -> list[date]:
    """Return the days that a document's words name, each once."""
    days = (typed_days.with_year(found["day"]) for found in _DAY.finditer(part))
    return list(dict.fromkeys(day for day in days if day))


def not_a_day(quoted: str, words: str) -> str:
    """Return what is said of words that are no day, and that most often only lack the year.

    >>> not_a_day('"15/6"', "15/6")
    '"15/6" không phải là ngày dùng được (chưa ghi năm), ví dụ 30/06/2026'
    """
    lack = " (chưa ghi năm)" if typed_days.lacks_year(words) else ""
    if typed_days.is_relative(words):
        lack = " (bảng có thể được nhập vào ngày khác: ghi đủ ngày, tháng, năm)"
    return f"{quoted} không phải là ngày dùng được{lack}, ví dụ 30/06/2026"


def unclear(part: str) -> str:
    """Return why the words of a document can't be taken over, empty when they can.

    >>> unclear("20/BC-VHXH về 5/KH-UBND")[:34], unclear("20/BC ngày 31/2/2026")[:37]
    ('không rõ "20/BC-VHXH về 5/KH-UBND"', '"31/2/2026" không phải là ngày dùng đ')
    """
    if len(re.findall(_NUMBER, part)) > 1 or _SHORT_LIST.search(part):
        return (
            f'không rõ "{part}" là mấy văn bản; ghi đủ số, ký hiệu từng văn bản, cách nhau bằng dấu “;”, '
            f"nội dung khác ghi ở cột {SUMMARIES}"
        )
    for found in _DAY.finditer(part):
        if typed_days.with_year(found["day"]) is None:
            return not_a_day(f'"{found["day"]}"', found["day"])
    if not _DAY.sub("", part).strip(_AROUND):
        return f"đây là ngày, không phải số, ký hiệu văn bản; ngày ghi ở cột {DOCUMENT_DAYS}"
    if len(days := days_in(part)) > 1:
        shown = ", ".join(map(labels.day, days))
        return f'"{part}" có nhiều ngày ({shown}); để lại ngày của văn bản, ngày khác ghi ở cột {SUMMARIES}'
    return ""


def name(part: str) -> str:
    """Return a document's words without its day; the number alone where the type before it says no more.

    >>> name("Báo cáo số 15/BC-TYT ngày 30/6/2026"), name("Biên bản họp số 15/BC-TYT ngày 30/6/2026")
    ('15/BC-TYT', 'Biên bản họp số 15/BC-TYT')
    """
    if found := citations.WITH_DAY.fullmatch(part):
        before = names.key(re.sub(r"(?i)\bsố:? *$", "", part[: found.start("number")]))
        if before in {"", *map(names.key, (citations.type_of(found["number"]), "Công văn", "Văn bản"))}:
            return found["number"]
    return _LAST_DAY.sub("", part)
