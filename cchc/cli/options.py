"""Options that several commands share, and how their texts become values.

The only place that reads the clock (Vietnam time). Options come in as text and are parsed here, so
that a wrong one is answered in Vietnamese: all functions raise RequestError, which names the option.

Read next: `cchc.cli.opened_plan` (the plan that options mean), `cchc.cli.task_numbers` (the tasks).
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import labels, names, periods, typed_days
from cchc.cli import value_kinds
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterable

PlanOption = Annotated[
    str | None,
    typer.Option(
        "--plan", "-p", metavar=value_kinds.FILE, help="Tệp kế hoạch; mặc định tìm trong thư mục plans/."
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="NGÀY", help="Tính đến ngày này, ví dụ 30/6/2026; mặc định hôm nay."),
]
RevOption = Annotated[
    str | None,
    typer.Option(
        "--rev",
        metavar="PHIÊN BẢN|NGÀY",
        help="Kế hoạch như đã ghi vào lịch sử: mã phiên bản, hoặc hết một ngày.",
    ),
]
SCREEN = "-"  # what is typed after `-o` for the screen

OverwriteOption = Annotated[
    bool, typer.Option("--overwrite", help="Thay cả tệp đã được sửa hoặc không do cchc ghi.")
]
OwnerOption = Annotated[
    str | None, typer.Option("--owner", metavar=value_kinds.OFFICE, help="Cơ quan chủ trì.")
]
QuarterOption = Annotated[
    str | None,
    typer.Option("--quarter", metavar=value_kinds.QUARTER, help="Thời hạn kết thúc trong quý: Q2, 2, II."),
]
MonthOption = Annotated[
    str | None,
    typer.Option("--month", metavar=value_kinds.MONTH, help="Thời hạn kết thúc trong tháng: 3, 3/2026."),
]
OverdueOption = Annotated[
    bool | None,
    typer.Option(
        "--overdue/--no-overdue", help="Chỉ nhiệm vụ quá hạn; --no-overdue bỏ điều kiện ấy của cách xem."
    ),
]
ViewOption = Annotated[
    str | None,
    typer.Option(
        "--view",
        metavar=value_kinds.VIEW,
        help="Cách xem có tên trong kế hoạch (mục views), ví dụ: giao-ban.",
    ),
]

LISTING_FORMATS = ("table", "plain", "json", "csv", "md")
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar=value_kinds.one_of(LISTING_FORMATS),
        help="Dạng in ra; mặc định là bảng trên màn hình, dòng chữ khi nối sang lệnh khác.",
    ),
]


def today() -> date:
    """Return today's date in Vietnam."""
    return now().date()


def now() -> datetime:
    """Return the time in Vietnam."""
    return datetime.now(periods.VIETNAM)


def moment_of_change() -> str:
    """Return the time as `undo` orders changes by it: 2026-11-28T15:02:30.000001, in Vietnam."""
    return now().isoformat(timespec="microseconds").partition("+")[0]


def parse_as_of(text: str | None, year: int | None = None) -> date:
    """Parse --as-of, the day that a command is about; without it that is today."""
    return today() if text is None else parse_day(text, "--as-of", year)


def parse_day(text: str, option: str, year: int | None = None) -> date:
    """Parse a date as people type it; one without a year is in `year`, that of the plan, else in this one."""
    from cchc import option_values

    return option_values.read_day(text, option, today(), year)


def parse_day_of_history(text: str, option: str) -> date:
    """Parse a day on which something was recorded; one without a year is the last such day until today."""
    from cchc import option_values

    return option_values.read_day_of_history(text, option, today())


def parse_version(text: str, option: str) -> str:
    """Return the name of a version in git, of a day in the file's spelling: 30/6/26 is 2026-06-30.

    Names of versions may look like 1.2 or 1-2, so that a day has a stroke or a blank.
    """
    is_day = typed_days.read(text) or typed_days.from_today(text, today())
    return parse_day_of_history(text, option).isoformat() if is_day and re.search(r"[/\s]", text) else text


def due_words(text: str, option: str = "--due") -> str:
    """Return the words of a deadline, those of a single day in a spelling that files are read in."""
    from cchc import citations, typed_periods
    from cchc.deadlines import parsing

    words = typed_periods.in_figures(names.unquoted(text))
    day = typed_days.read(words)
    is_unclear = bool(
        day
        and day.year is not None
        and day.readings(day.year)
        and (parsing.has_unclear_century(words) or not parsing.parse_deadline(words, day.year).end)
    )
    if is_unclear or typed_days.from_today(words, today()):
        return citations.day(parse_day(words, option))
    return words


def parse_number(text: str, option: str) -> int:
    """Parse a whole number."""
    digits = names.typed(text)
    if digits.isascii() and digits.isdigit() and len(digits) <= 9:  # noqa: PLR2004  longer is a slip
        return int(digits)
    if re.fullmatch(r"-\d+", digits):
        raise RequestError(f'{option}: "{text}" nhỏ hơn 0', hint="ghi một số từ 0 trở lên, ví dụ: 3")
    raise RequestError(f'{option}: "{text}" không phải là số nguyên', hint="ghi một số, ví dụ: 3")


def parse_days(text: str, option: str) -> int:
    """Parse a number of days: 7, "7 ngày", "hai tuần tới"."""
    days = typed_days.ahead(names.typed(text))
    return parse_number(text, option) if days is None else days


def parse_number_between(text: str, least: int, most: int, option: str) -> int:
    """Parse a whole number within bounds, both allowed."""
    number = parse_number(text, option)
    if not least <= number <= most:
        raise RequestError(f"{option}: {number} không nằm trong khoảng từ {least} đến {most}")
    return number


def parse_period(quarter: str | None, month: str | None, year: int) -> periods.Period | None:
    """Parse --quarter or --month, if one of them is there; one without a year is in the plan's year."""
    if quarter is not None:
        return parse_quarter(quarter, year, "--quarter")
    if month is None:
        return None
    from cchc import option_values

    return option_values.read_month(month, year, "--month")


def parse_quarter(text: str, year: int, option: str) -> periods.Period:
    """Parse a quarter; one without a year is in the plan's year."""
    from cchc import option_values

    return option_values.read_quarter(text, year, option)


def parse_year(text: str, option: str) -> int:
    """Parse a year: 2027, "năm 2027"."""
    if text.isascii() and text.isdecimal() and len(text) == 4 and int(text) in periods.YEARS:  # noqa: PLR2004
        return int(text)
    from cchc import option_values

    return option_values.read_year(text, option)


def parse_choice(text: str, known: Iterable[str], option: str) -> str:
    """Return which of a few words a text is, or means in Vietnamese."""
    known = tuple(known)
    if (word := names.typed(text)) in known:
        return word
    from cchc import option_values

    return option_values.read_choice(text, known, option)


def parse_field(text: str, option: str) -> str:
    """Parse the name of a field of the file: its key or its Vietnamese name."""
    called = labels.keys_called(names.typed(text), labels.FIELD)
    return called[0] if called else parse_choice(text, labels.FIELD, option)
