"""Values that were typed without their options: `due tháng 12`, `list phòng VHXH`, `report quý 3`.

Told from the words and the options that a command has, never from a plan.
Read next: `cchc.cli.usage_errors` (who asks), `cchc.option_words` (what values are called).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cchc import date_words, names, option_words, periods, typed_lines, typed_periods
from cchc.cli import value_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable

_ANY_YEAR = periods.YEARS.start
_OVERDUE = {"qua han", "cham", "cham han", "tre", "tre han", "qua thoi han"}
_PERIOD = r"(?:quy|ca nam|nam|\d+ thang)\b.*"
_OFFICES = ("@owners",)


def option_of(parameters: Iterable[Any], words: str) -> str:
    """Return the option of a command that takes words, with them; empty without such a one."""
    said = typed_periods.in_figures(words)
    options = [parameter for parameter in parameters if parameter.param_type_name == "option"]
    if named := _without_dashes(options, words):
        return named
    for parameter in options:
        option, offers = parameter.opts[0], str(getattr(parameter.metavar, "offers", ""))
        if parameter.is_flag:
            if option == "--overdue" and names.fold(words) in _OVERDUE:
                return "--overdue"
        elif (value := _value(option, offers, said)) is not None:
            return f"{option} {typed_lines.quoted(value)}"
    return ""


def _without_dashes(options: Iterable[Any], words: str) -> str:
    """Return the option, with its value, that words are but for dashes: overdue, owner vhxh; else nothing."""
    name, _, value = words.partition(" ")
    option = f"--{name.lower()}"
    is_flag = next((one.is_flag for one in options if option in one.opts), None)
    if is_flag is None or is_flag == bool(value):
        return ""
    return f"{option} {typed_lines.quoted(value)}" if value else option


def _value(option: str, offers: str, said: str) -> str | None:
    """Return the value of an option that words are, as they or as their code; None when they are none."""
    known = tuple(offers.split("|"))
    if offers == value_kinds.PERIOD.offers:
        is_period = said.lower() in value_kinds.PERIODS or re.fullmatch(_PERIOD, names.fold(said))
        return said if is_period else None
    if offers == value_kinds.MONTH.offers:
        has_word = names.fold(said).startswith("thang ") or re.fullmatch(r"[Tt]\d{1,2}", said)
        month = date_words.parse_month(said, _ANY_YEAR) if has_word else None
        return _number_or(said, month.start.month, month.start.year) if month else None
    if offers == value_kinds.QUARTER.offers:
        has_word = re.match(r"(?:quy |q\d)", names.fold(said))
        quarter = date_words.parse_quarter(said, _ANY_YEAR) if has_word else None
        return _number_or(said, f"Q{(quarter.start.month + 2) // 3}", quarter.start.year) if quarter else None
    if known == _OFFICES and option == "--owner":
        from cchc.drafts.offices import kinds

        return said if kinds.begins_as_office(said) else None
    return option_words.find(said, option, known) if option in option_words.WORDS else None


def _number_or(said: str, number: int | str, year: int) -> str:
    """Return the number of a span whose year nobody said, else what was said."""
    return f"{number}" if year == _ANY_YEAR else said
