"""What the values of updating commands mean: days that have come, documents, targets, amendments.

A value comes in as text; what can't be read, or hasn't happened yet, raises RequestError.
Read next: `cchc.cli.updating.update_options` (the options), `cchc.option_values` (those of other commands).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import citations, labels, quantities, typed_days
from cchc.cli import console
from cchc.cli.options import parse_day, today
from cchc.errors import RequestError
from cchc.names import typed

if TYPE_CHECKING:
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.plan import Amendment, Head

_NUMBER = re.compile(r"\d[\w-]*/[^\W\d]")  # of a document, where its symbol begins


def parse_past_day(text: str, option: str, by: date, year: int | None = None) -> date:
    """Parse the date of something that has happened by a day, that of --as-of.

    Without a year it is the one that has come of the days in the plan's `year` and in that of `by`.
    Raises RequestError when that is no date, one that hasn't come by then, one of long ago, or two.
    """
    from cchc.updates import status_refusals

    day = parse_day(text, option, _year_meant(text, option, by, year or by.year))
    if day > today():
        if typed_days.lacks_year(typed(text)):
            earlier = f"{day.day}/{day.month}/{day.year - 1}"
            message = f'{option}: "{text}" là ngày {citations.day(day)}, chưa đến'
            raise RequestError(message, hint=f"ngày của năm trước thì ghi đủ năm: {earlier}")
        raise RequestError(f"{option}: ngày {text} chưa đến", hint="ghi ngày đã diễn ra thật")
    if refusal := status_refusals.refusal_of_day(day, today()):
        raise RequestError(f"{option}: {refusal}", hint="ghi ngày đã diễn ra thật")
    refuse_later(day, f"{option}: ngày", by)
    return day


def _year_meant(text: str, option: str, by: date, year: int) -> int:
    """Return the year of a day that names none; RequestError when it has come in the plan's and since."""
    day = typed_days.read(typed(text))
    if day is None or day.year is not None or year == by.year:
        return by.year
    come = [reading for one in (year, by.year) for reading in day.readings(one) if reading <= by]
    if len(come) > 1:
        both = " hoặc ".join(citations.day(reading) for reading in come)
        message = f'{option}: "{text}" có thể là ngày {both}'
        raise RequestError(message, hint=f"ghi năm đủ bốn chữ số, ví dụ {citations.day(come[0])}")
    return come[0].year if come else by.year


def refuse_later(day: date, what: str, by: date) -> None:
    """Raise RequestError for the day of a fact, called `what`, after the day on which a command works."""
    if day > by:
        raise RequestError(
            f"{what} {labels.day(day)} sau ngày tính số liệu {labels.day(by)} (--as-of)",
            hint=f"bỏ --as-of, hoặc ghi ngày không muộn hơn {citations.day(by)}",
        )


def record_of(**fields: str | None) -> PlainRecord:
    """Return a record of the fields that have a value, in the order given."""
    return {name: text for name, value in fields.items() if value and (text := value.strip())}


def parse_document(text: str | None, option: str = "--document") -> str:
    """Parse the number and symbol of a document; empty without one.

    Raises RequestError when the date stands there, too: it has a field of its own.
    """
    number = typed(text or "")
    if found := citations.WITH_DAY.fullmatch(number):
        day = re.sub(r" ?(?:tháng|năm) ?", "/", found["day"])
        message = f'{option}: "{number}" có cả ngày của văn bản'
        raise RequestError(message, hint=f"ghi riêng: {option} {found['number']} --date {day}")
    if len(_NUMBER.findall(number)) > 1:
        each = "nhiều văn bản kết quả thì ghi từng văn bản: cchc result NV --add SỐ-VĂN-BẢN --date NGÀY"
        console.say(f'({option}: "{number}" được ghi thành một văn bản; {each})')
    say_what_lacks(number, option)
    return number


def say_what_lacks(number: str, option: str = "--document") -> None:
    """Write that a document is recorded without its number or its symbol, which may be right."""
    if number and "/" not in number:
        found = re.search(r"\d+", number)
        lacking, like = ("ký hiệu", found[0]) if found else ("số", "15")
        console.say(f'({option}: "{number}" chưa có {lacking}; số, ký hiệu ghi như {like}/BC-UBND)')


def find_amendment(head: Head, text: str, by: date) -> Amendment:
    """Return the amendment that --amendment names; RequestError without one by the day of --as-of."""
    from cchc.updates import amendments

    amendment = amendments.find(head, typed(text))
    refuse_later(amendment.date, f"--amendment: văn bản {amendment.document} ban hành ngày", by)
    return amendment


def parse_target(text: str) -> PlainRecord:
    """Parse --target: how many of what, "02 hội nghị", "80%"; RequestError when it is no such thing."""
    number, unit = quantities.parted(typed(text))
    if not (number.isascii() and number.isdigit() and int(number)) or not unit:
        raise RequestError(
            f'--target: "{text}" không phải là số lượng và đơn vị', hint='ví dụ: "02 hội nghị", "80%"'
        )
    return {"quantity": str(int(number)), "unit": unit}


def day_of_basis(basis: str, by: date) -> date | None:
    """Return the day of the document that gives a task, as its citation says; None when it names no day.

    Raises RequestError when it names several, or one that has not come by the day of --as-of.
    """
    days = citations.days_in(basis)
    if len(days) > 1:
        raise RequestError("--basis: nêu nhiều ngày", hint="ghi thêm ngày giao nhiệm vụ: --assigned-on NGÀY")
    return parse_past_day(days[0].isoformat(), "--basis", by) if days else None
