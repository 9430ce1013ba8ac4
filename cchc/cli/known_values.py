"""What a value is that was typed without its option, told from the value itself: a quarter, an office.

A table says who reads the values of each kind. A value that only may be one is none. Names of offices and
areas are those of the plan; without one, what begins as an office.
Read next: `cchc.cli.line_reading` (who asks), `cchc.option_words` (what fixed words are called).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import date_words, labels, names, option_words, periods, typed_days, typed_periods
from cchc.cli import value_kinds
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.plan import Plan

_FIGURE = "MÃ=SỐ"
_NAMED = {value_kinds.OFFICE.offers, value_kinds.AREA.offers, value_kinds.PERIOD.offers}
OF_PLANS = frozenset({*_NAMED, _FIGURE})
# Kinds of which people name several where one is taken.
SEVERAL = frozenset({*_NAMED, value_kinds.QUARTER.offers, value_kinds.MONTH.offers})
_ANY_YEAR = periods.YEARS.start
_UNFINISHED = {"chua xong", "chua hoan thanh", "con lai", "dang mo"}
_OF_FLAGS = {
    "--overdue": {"qua han", "dang qua han", "cham", "cham han", "tre", "tre han", "qua thoi han"},
    "--open": _UNFINISHED,
    "--form": {"excel", "xlsx", "bang excel", "bieu mau", "bang de dien"},
}
_ENDED = ("done", "cancelled")
_YEAR_OR_MONTHS = r"(?:ca |toan )?nam(?: \d{4})?|\d{1,2} thang(?: dau)?(?: nam)?(?: \d{4})?"
_DOCUMENT = r"(?:(.*) )?(\d[\w-]*/(?:\d{4}/)?[^\W\d][\w&-]*)"
_KINDS = "cong van|van ban|quyet dinh|ke hoach|bao cao|to trinh|thong bao|nghi quyet|cong dien|bien ban"
_BEFORE_DOCUMENT = rf"(?:theo )?(?:{_KINDS})?(?: ?so)?|theo"
_LEAST_OF_NAME = 4  # letters of a name that is found by some of its words
_JOINTS = r"(?i)^(?:của|cua|và|va|do|cho|theo|trong|vào|vao) | (?:chủ trì|chu tri)$"
_ROMAN = ("I", "II", "III", "IV")
_WHOLE = 100  # percent


class Option(NamedTuple):
    """An option: its name, what its values are (offers of a kind of values, else its metavar), the plan."""

    name: str
    kind: str
    plan: Plan | None = None


ANY_DAY, ANY_DOCUMENT = Option("", "NGÀY"), Option("", "SỐ KÝ HIỆU")


def can_read(option: Option) -> bool:
    """Whether the values of an option can be told from other words."""
    return option.name in _BY_OPTION or option.kind in _BY_KIND or option.name in option_words.WORDS


def read(words: str, option: Option) -> str | None:
    """Return the value of an option that words are surely, as they or as their code; None when they are none.

    A flag has no value: its words give an empty one.
    """
    reader = _BY_OPTION.get(option.name) or _BY_KIND.get(option.kind) or _fixed
    found = (reader(typed_periods.in_figures(said), option) for said in dict.fromkeys((words, bare(words))))
    return next((value for value in found if value is not None), None)


def bare(words: str) -> str:
    """Return the words of a value without those that only join it to others.

    >>> bare("của Phòng VHXH,"), bare("do Trạm Y tế chủ trì"), bare("trong quý 3")
    ('Phòng VHXH', 'Trạm Y tế', 'quý 3')
    """
    return re.sub(_JOINTS, "", words.rstrip(",;:"))


def read_likely(words: str, option: Option) -> str | None:
    """Return words as the name of an office or an area that they may be by some of its words."""
    from cchc import lookups

    is_office = option.kind == value_kinds.OFFICE.offers
    if not is_office and option.kind != value_kinds.AREA.offers:
        return None
    find: Callable[[Plan, str], object] = lookups.find_owner if is_office else lookups.find_area
    name = bare(words)
    if option.plan and len(names.key(name)) >= _LEAST_OF_NAME:
        try:
            find(option.plan, name)
        except RequestError:
            pass
        else:
            return name
    if not is_office:
        return None
    from cchc.drafts.offices import kinds

    return name if kinds.begins_as_office(name) else None


def _fixed(said: str, option: Option) -> str | None:
    known = option.kind.split("|") if option.name in option_words.WORDS else ()
    return option_words.find(said, option.name, known)


def _flag(said: str, option: Option) -> str | None:
    return "" if names.fold(said) in _OF_FLAGS[option.name] else None


def _status(said: str, option: Option) -> str | None:
    """Read a status; with what isn't finished, or is late, where each can be asked for."""
    known = option.kind.split("|")
    is_any = set(_ENDED) <= set(known)
    if is_any and names.fold(said) in _UNFINISHED:
        return ",".join(code for code in labels.STATUS if code not in _ENDED)
    if is_any and option_words.is_one_of(said, option_words.LATE):
        return said
    return option_words.find(said, option.name, known)


def _state(said: str, option: Option) -> str | None:
    """Read a state, or what several are called together."""
    is_group = option_words.is_one_of(said, (*option_words.LATE, *option_words.FINISHED))
    return said if is_group else option_words.find(said, option.name, option.kind.split("|"))


def _period(said: str, option: Option) -> str | None:
    folded = names.fold(said)
    is_period = (
        folded in value_kinds.PERIODS
        or re.fullmatch(_YEAR_OR_MONTHS, folded)
        or typed_periods.months_from_start(said, _ANY_YEAR)
        or _quarter_of(said)
    )
    if not is_period and option.plan:
        own = option.plan.reporting.periods
        is_period = any(names.key(said) in {names.key(one.id), names.key(one.title)} for one in own)
    return said if is_period else None


def _quarter_of(said: str) -> periods.Period | None:
    has_word = re.match(r"quy ?[\divx]|q\.? ?\d", typed_days.plain(said))
    return date_words.parse_quarter(said, _ANY_YEAR) if has_word else None


def _month_of(said: str) -> periods.Period | None:
    has_word = re.match(r"thang ?\d|t\d{1,2}\b|\d{1,2}/\d{4}$", typed_days.plain(said))
    return date_words.parse_month(said, _ANY_YEAR) if has_word else None


def _quarter(said: str, _: Option) -> str | None:
    quarter = _quarter_of(said)
    return _number_or(said, f"Q{(quarter.start.month + 2) // 3}", quarter.start.year) if quarter else None


def _month(said: str, _: Option) -> str | None:
    month = _month_of(said)
    return _number_or(said, month.start.month, month.start.year) if month else None


def _number_or(said: str, number: int | str, year: int) -> str:
    """Return the number of a span whose year nobody said, else what was said."""
    return f"{number}" if year == _ANY_YEAR else said


def _deadline(said: str, option: Option) -> str | None:
    """Read a day, a month or a quarter, which a plan's file will say with its marks."""
    said = re.sub(r"(?i)^(?:đến|den|tới|toi|sang)(?: hết| het)? ", "", said)
    if _day(said, option):
        return said
    quarter, month = _quarter_of(said), _month_of(said)
    span = quarter or month
    if span is None or not said.isascii() or not said[0].isalpha():
        return said if span else None
    word = f"Quý {_ROMAN[span.start.month // 3]}" if quarter else f"Tháng {span.start.month}"
    return word if span.start.year == _ANY_YEAR else f"{word}/{span.start.year}"


def _day(said: str, _: Option) -> str | None:
    return said if typed_days.read(said) or typed_days.is_relative(said) else None


def _document(said: str, _: Option) -> str | None:
    found = re.fullmatch(_DOCUMENT, said)
    return found[2] if found and re.fullmatch(_BEFORE_DOCUMENT, names.fold(found[1] or "")) else None


def _days_ahead(said: str, _: Option) -> str | None:
    return str(days) if (days := typed_days.ahead(said)) is not None else None


def _figure(said: str, option: Option) -> str | None:
    """Read a number behind the name of a figure; the name is a place to fill in where it can't be told."""
    found = re.fullmatch(r"(?:(.*?)(?: ?(=) ?| ))?(\d[\d.,]*)", said)
    if found is None:
        return None
    name, sign, number = found.groups(default="")
    known = option.plan.reporting.figures if option.plan else ()
    named = (one.id for one in known if names.key(name) in {names.key(one.id), names.key(one.title)})
    return f"{next(named, name if sign else _FIGURE.partition('=')[0])}={number}"


def _year(said: str, _: Option) -> str | None:
    before = r"(?:ke hoach |plan )?(?:cho |cua )?(?:nam )?"
    found = re.fullmatch(rf"{before}(\d{{4}})(?: ke hoach)?", typed_days.plain(said))
    return found[1] if found else None


def _share(said: str, _: Option) -> str | None:
    found = re.fullmatch(r"(\d{1,3}) ?(?:%|phan tram)", typed_days.plain(said))
    return found[1] if found and int(found[1]) <= _WHOLE else None


def _office(said: str, option: Option) -> str | None:
    return said if option.plan and len(option.plan.register.exact(said)) == 1 else None


def _area(said: str, option: Option) -> str | None:
    key = names.key(said)
    known = option.plan.areas if option.plan else ()
    called = [one for one in known if key in map(names.key, (one.id, one.title, one.short))]
    return said if len(called) == 1 else None


def _file(said: str, _: Option) -> str | None:
    return said if re.search(r"\w\.\w{2,5}$", said) else None


_BY_OPTION: dict[str, Callable[[str, Option], str | None]] = {
    **dict.fromkeys(_OF_FLAGS, _flag),
    "--progress": _share,
    "--status": _status,
    "--state": _state,
}
_BY_KIND: dict[str, Callable[[str, Option], str | None]] = {
    value_kinds.PERIOD.offers: _period,
    value_kinds.QUARTER.offers: _quarter,
    value_kinds.MONTH.offers: _month,
    value_kinds.OFFICE.offers: _office,
    value_kinds.AREA.offers: _area,
    value_kinds.FILE.offers: _file,
    _FIGURE: _figure,
    "NĂM": _year,
    "NGÀY": _day,
    "THỜI HẠN": _deadline,
    "SỐ KÝ HIỆU": _document,
    "SỐ NGÀY": _days_ahead,
}
