"""Documents as people cite them: "Công văn số 1234/UBND-HCC ngày 25/6/2026".

The number with its symbol tells one document from another; its symbol says which type it is of
(Decree 30/2020/NĐ-CP, appendix III). What isn't known is left out, never guessed. Knows no plans.

Read next: `cchc.updates.amendments` (documents that change a plan), `cchc.reports.wording.phrases`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import date_words, names, sentence_openings

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_NUMBER = r"\d[\w-]*/[^\s,;()]+"
_LONG_DAY = r"(\d{1,2}) tháng (\d{1,2}) năm (\d{4})"
_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
WITH_DAY = re.compile(  # a document's number, and its day behind it
    r"(?:.*\bsố:? )?(?P<number>\d\S*/\S*?),? ngày "
    r"(?P<day>\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})\.?",
    re.IGNORECASE,
)
_CITED_DAY = re.compile(rf",? ngày (?:{_LONG_DAY}|{_DAY})(?![\w/-])")
_BARE_NUMBER = re.compile(r"^(?:số:? *)?(\d+) ?/ ?(?=\w)", re.IGNORECASE)  # nothing but "số" before it
_NO_TYPE = "văn bản số "  # what a number without a symbol is cited as
_PADDED_MONTHS = 2  # the decree's rule: a zero before months 1 and 2 alone

# What stands between "/" and "-" in a number; none of these: an official letter.
_TYPES = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "CV": "Công văn",
    "GUQ": "Giấy ủy quyền",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
    "PC": "Phiếu chuyển",
    "PG": "Phiếu gửi",
    "PB": "Phiếu báo",
    # What citations name beside: legal documents of above, and the Party's conclusions.
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch",
    "KL": "Kết luận",
}
# Who issued a letter stands where other documents have their type: a committee, an office, a ministry.
_ISSUERS = r"UBND|HĐND|VP\w*|[SB]\w{2,}"


def number_of(text: str) -> str:
    """Return the number and symbol that a text names, else the text itself without its day.

    >>> number_of("Công văn số 1234/UBND-HCC ngày 25/6/2026"), number_of("Nghị quyết của HĐND xã")
    ('1234/UBND-HCC', 'Nghị quyết của HĐND xã')
    >>> number_of("DT/KH-UBND ngày 10/7/2026"), number_of(cite("12"))  # not numbered yet
    ('DT/KH-UBND', '12')
    """
    found = re.search(_NUMBER, names.nfc(text))
    if found and re.search(r"[^\W\d_]", found[0]):  # a day is no number: 25/6/2026
        return found[0].rstrip(".")
    words = " ".join(text.split())
    return _CITED_DAY.sub("", names.nfc(words)).removeprefix(_NO_TYPE).strip() or words


def is_same(one: str, other: str) -> bool:
    """Whether two texts name one document; of two days that they name, one must be the same.

    >>> is_same("45/KH-UBND", "Kế hoạch số 45/kh-ubnd ngày 10/7/2026")
    True
    >>> is_same("45/KH-UBND ngày 10/7/2025", "45/KH-UBND ngày 10/7/2026")  # numbers begin anew every year
    False
    """
    number, another = number_of(one), number_of(other)
    key = names.key(number)
    if key != names.key(another) or not (key or number == another):
        return False
    days, others = days_in(one), days_in(other)
    return not days or not others or any(day in others for day in days)


def days_in(text: str) -> list[date]:
    """Return the days that a text names, each once; what looks like one and isn't is left out.

    >>> days_in("Công văn số 12/UBND-VX ngày 25/6/2026"), days_in("ngày 05 tháng 01 năm 2026")
    ([datetime.date(2026, 6, 25)], [datetime.date(2026, 1, 5)])
    """
    short = re.sub(_LONG_DAY, r"\1/\2/\3", names.nfc(text))
    found = (date_words.parse_date(words) for words in re.findall(rf"(?<![\w/.-]){_DAY}(?![\w/-])", short))
    return list(dict.fromkeys(day for day in found if day))


def redated(text: str, old: date, new: date) -> str:
    """Return a text with another day where it names one, written alike; as it is unless it names that once.

    >>> from datetime import date
    >>> redated("Kế hoạch số 45/KH-UBND ngày 08/7/2026", date(2026, 7, 8), date(2026, 7, 10))
    'Kế hoạch số 45/KH-UBND ngày 10/7/2026'
    >>> redated("ngày 08 tháng 7 năm 2026", date(2026, 7, 8), date(2026, 7, 10))
    'ngày 10 tháng 7 năm 2026'
    """
    words = names.nfc(text)
    spelled = re.finditer(rf"{_LONG_DAY}|(?<![\w/.-]){_DAY}(?![\w/-])", words)
    found = [one for one in spelled if days_in(one[0]) == [old]]
    if len(found) != 1:
        return text
    number, month, year = day(new).split("/")
    mark = re.sub(r"\d", "", found[0][0])[0]
    written = f"{number} tháng {month} năm {year}" if mark == " " else f"{number}{mark}{month}{mark}{year}"
    return f"{words[: found[0].start()]}{written}{words[found[0].end() :]}"


def day(value: date) -> str:
    """Write a date as official documents do inside a text: 05/01/2026, 16/3/2026.

    >>> from datetime import date
    >>> day(date(2026, 6, 5)), day(date(2026, 2, 5))
    ('05/6/2026', '05/02/2026')
    """
    month = f"{value.month:02}" if value.month <= _PADDED_MONTHS else str(value.month)
    return f"{value.day:02}/{month}/{value.year}"


def type_of(number: str) -> str:
    """Return the type of document that a number's symbol says; empty when it can't be told.

    >>> type_of("45/KH-UBND"), type_of("88/UBND-VX"), type_of("5/ABC")
    ('Kế hoạch', 'Công văn', '')
    >>> type_of("57-NQ/TW"), type_of("02/2026/NQ-HĐND")
    ('Nghị quyết', 'Nghị quyết')
    >>> type_of("30/2020/NĐ-CP"), type_of("12/2025/TT-BNV"), type_of("123-KL/TW")
    ('Nghị định', 'Thông tư', 'Kết luận')
    """
    found = re.match(r"\d+(?:/\d{4})?/(\w+)|\d+-(\w+)/", names.nfc(number))  # "57-NQ/TW" is the Party's way
    symbol = (found[1] or found[2]).upper() if found else ""
    by_symbol = {kind.upper(): name for kind, name in _TYPES.items()}
    return by_symbol.get(symbol, "Công văn" if re.fullmatch(_ISSUERS, symbol) else "")


def cite(text: str, dated: date | None = None, *, write: Callable[[date], str] = day) -> str:
    """Return how a document is cited, with its type and its day as far as they are known.

    `write` writes days: as official documents do, unless it is for a screen.

    >>> from datetime import date
    >>> cite("45/KH-UBND", date(2026, 7, 10)), cite("Công văn số 8/UBND-VX ngày 1/7/2026")
    ('Kế hoạch số 45/KH-UBND ngày 10/7/2026', 'Công văn số 8/UBND-VX ngày 01/7/2026')
    >>> cite("số 45 /KH-UBND"), cite("1234/UBND-HCC ngày 5/06/2026")
    ('Kế hoạch số 45/KH-UBND', 'Công văn số 1234/UBND-HCC ngày 05/6/2026')
    >>> cite("8/ABC", date(2026, 7, 10)), cite("12")
    ('văn bản số 8/ABC ngày 10/7/2026', 'văn bản số 12')
    >>> cite("Giấy phép số 8/GP-UBND", date(2026, 7, 10))  # whose type no list has is written with it
    'Giấy phép số 8/GP-UBND ngày 10/7/2026'
    """
    words = _BARE_NUMBER.sub(r"\1/", " ".join(text.split()))
    if words[:1].isdigit() and number_of(words) != words.rstrip("."):
        number = number_of(words)  # "1234/UBND-HCC ngày 25/6/2026"
        words = words.replace(number, f"{type_of(number) or 'văn bản'} số {number}", 1)
    elif words[:1].isdigit():
        words = f"{type_of(words) or 'văn bản'} số {words}"
    words = with_official_days(words, write=write)
    return f"{words} ngày {write(dated)}" if dated and not days_in(words) else words


def about(citation: str, summary: str) -> str:
    """Return a citation with what the document is about, without its type once more.

    A summary that says "về" is only joined to it.

    >>> about("Kế hoạch số 60/KH-UBND", "Kế hoạch tuyên truyền CCHC."), about("Kế hoạch số 6/KH", "CCHC 2026")
    ('Kế hoạch số 60/KH-UBND về tuyên truyền CCHC', 'Kế hoạch số 6/KH về CCHC 2026')
    >>> about("Công văn số 8/UBND-VX", "Về việc rà soát"), about("Công văn số 8/UBND-VX", "")
    ('Công văn số 8/UBND-VX về việc rà soát', 'Công văn số 8/UBND-VX')
    """
    words = sentence_openings.inside_sentence(summary.strip().rstrip(" .;"))
    kind = citation.partition(" số ")[0]
    if words.lower().startswith(f"{kind.lower()} "):
        words = words[len(kind) :].lstrip()
    if not words:
        return citation
    return f"{citation} {words}" if words.startswith("về ") else f"{citation} về {words}"


def with_official_days(text: str, *, write: Callable[[date], str] = day) -> str:
    """Return a text with every day in figures as official documents write it, or as `write` does.

    >>> with_official_days("Chậm nhất ngày 5/06/2026"), with_official_days("Mục 1/2/3, ngày 31/6/2026")
    ('Chậm nhất ngày 05/6/2026', 'Mục 1/2/3, ngày 31/6/2026')
    """

    def written(found: re.Match[str]) -> str:
        value = date_words.parse_date(found[0])
        return write(value) if value else found[0]

    return re.sub(rf"(?<![\w/.-]){_DAY}(?![\w/-])", written, text)
