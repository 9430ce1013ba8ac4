"""Whether a plan's data say what was wished of them: the net under every edit of a plan file.

Two versions are compared as a whole, by their own rules: nothing here is shared with the code that
finds the differences and derives the edits, so that one mistake can't hide another.

Read next: `cchc.planfile.document_edits` (who asks before anything is written).
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc.yamltext.nodes import Plain

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NUMBER = re.compile(r"0*(\d+)", re.ASCII)

Comparable = str | date | list["Comparable"] | dict[str, "Comparable"]


def is_fulfilled(data: Plain, wished: Plain) -> bool:
    """Whether data say what was wished: the same values, the items of every list in the same order.

    Empty fields, lists and maps count as absent, the order of a map's keys doesn't; texts are the same
    without blanks around and in composed form, days however they are written.

    >>> is_fulfilled({"done_on": "30/6/2026", "lead": ""}, {"done_on": "2026-06-30"})
    True
    >>> is_fulfilled({"coordinators": ["A", "B"]}, {"coordinators": ["B", "A"]})
    False
    """
    return data == wished or comparable(data) == comparable(wished)


def comparable(value: Plain) -> Comparable:
    """Return a value as it is compared; the text is empty for all that is empty."""
    if isinstance(value, str):
        return _comparable_text(value)
    if isinstance(value, list):
        return [comparable(item) for item in value] or ""
    fields = {key: _comparable_id(item) if key == "id" else comparable(item) for key, item in value.items()}
    return {key: item for key, item in fields.items() if item != ""} or ""


def _comparable_text(text: str) -> Comparable:
    stripped = unicodedata.normalize("NFC", text.strip())
    if day_first := _DAY_FIRST.fullmatch(stripped):
        day, month, year = map(int, day_first.groups())
    elif year_first := _YEAR_FIRST.fullmatch(stripped):
        year, month, day = map(int, year_first.groups())
    else:
        return stripped
    try:
        return date(year, month, day)
    except ValueError:
        return stripped


def _comparable_id(value: Plain) -> Comparable:
    """Return an id without leading zeros: "04" and "4" are one task."""
    text = comparable(value)
    number = _NUMBER.fullmatch(text) if isinstance(text, str) else None
    return number[1] if number else text
