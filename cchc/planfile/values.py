"""From the text of one field to its typed value: dates, numbers, ids, statuses.

Each function takes what stands in the file and returns the value, or raises `InvalidValue` with a
Vietnamese message and a remedy. Knows nothing of records or places.

Read next: `cchc.planfile.schema` (which field holds what).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import characters, date_words, labels, names, periods, quantities, task_facts
from cchc.owners import OWNER_KINDS, OwnerKind
from cchc.task import STATUSES, Status

if TYPE_CHECKING:
    from datetime import date

MAX_TEXT = 20_000  # characters in one value; a whole plan document has about 30,000
_MAX_DIGITS = 9  # no count or number of a plan is longer
_SHOWN = 60  # characters of a wrong value that a message repeats

# As in `encoding`, which sees the text: an escape in double quotes would bring them in all the same.
_CONTROL = f"(?![\\t\\n])[{characters.CONTROL}]"
_WITHOUT_YEAR = re.compile(r"(\d{1,2})[/.-](\d{1,2})")
_POINTS = r"[0-9]{1,4}([.,][0-9]{1,3})?"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class InvalidValue(ValueError):  # noqa: N818  pydantic collects ValueErrors; the name says what it is
    """A field holds what it cannot mean."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def shown(value: str) -> str:
    """Shorten a wrong value for a message."""
    return value if len(value) <= _SHOWN else value[:_SHOWN] + "…"


def visible(value: str) -> str:
    """Return a text without the characters that nobody sees, pasted in with others."""
    return characters.INVISIBLE_PATTERN.sub("", value).strip()


def text(value: object) -> str:
    """Return a text, trimmed and composed (NFC)."""
    if not isinstance(value, str):
        what = "danh sách" if isinstance(value, list) else "nhóm các trường"
        hint = 'chỉ ghi một nội dung; nếu có dấu ":" hoặc bắt đầu bằng [ { thì đặt trong ngoặc kép'
        raise InvalidValue("not-text", f"chỗ này phải là một nội dung, không phải {what}", hint)
    written = names.nfc(value.strip())
    if not written:
        raise InvalidValue("empty", "mục này để trống", "ghi nội dung hoặc xóa dòng")
    if not written.isprintable() and (found := re.search(_CONTROL, written)):
        message = f"ký tự điều khiển U+{ord(found.group()):04X} không được dùng trong kế hoạch"
        raise InvalidValue("control-character", message, "xóa ký tự này")
    if "\ufffd" in written:
        hint = "xem văn bản gốc rồi ghi lại đúng chữ"
        raise InvalidValue("damaged-text", "có chữ đã mất (thành ký tự U+FFFD)", hint)
    if len(written) > MAX_TEXT:
        message = f"nội dung dài {len(written)} ký tự, tối đa {MAX_TEXT}"
        raise InvalidValue("too-long", message, "rút gọn; nếu dính cả các dòng sau thì xem lại dấu ngoặc kép")
    return written


def words(value: object) -> tuple[str, ...]:
    """Return the texts of a list, or the one that stands in its place."""
    return tuple(map(text, value)) if isinstance(value, list) else (text(value),)


def day(value: object) -> date:
    """Return a date written 2026-06-30 or 30/6/2026."""
    written = text(value)
    if found := date_words.parse_date(written):
        return found
    if (typed := _WITHOUT_YEAR.fullmatch(written)) and date_words.parse_date(
        f"{written}/2028"
    ):  # a leap year
        hint = f"ghi đủ ngày/tháng/năm, ví dụ {int(typed[1])}/{int(typed[2])}/2026"
        raise InvalidValue("bad-date", f'ngày "{shown(written)}" chưa ghi năm', hint)
    if meant := _meant_day(written):
        hint = f"ghi {meant.day}/{meant.month}/{meant.year}"
        raise InvalidValue("bad-date", f'chưa đọc được ngày "{shown(written)}"', hint)
    hint = "viết ngày/tháng/năm, ví dụ 30/6/2026, hoặc năm-tháng-ngày, ví dụ 2026-06-30"
    raise InvalidValue("bad-date", f'"{shown(written)}" không phải là một ngày có thật', hint)


def _meant_day(written: str) -> date | None:
    """Return the day that three numbers tell in another way than a file has it; None if they tell none."""
    first, second, third = [*re.findall("[0-9]+", written), "", "", ""][:3]
    year = third if len(third) == len("2026") else f"20{third}"
    return date_words.parse_date(f"{first}/{second}/{year}") or date_words.parse_date(
        f"{first}-{second:0>2}-{third:0>2}"
    )


def whole(value: object) -> int:
    """Return a whole number from 0 on."""
    written = text(value)
    if written.isascii() and written.isdigit() and len(written) <= _MAX_DIGITS:
        return int(written)
    message = f'"{shown(written)}" không phải là số nguyên từ 0 trở lên'
    raise InvalidValue("bad-number", message, "chỉ ghi các chữ số 0 đến 9, ví dụ 20")


def promise(value: object) -> tuple[int, str]:
    """Return how many of what a text such as "2 hội nghị" promises."""
    written = text(value)
    number, unit = quantities.parted(written)
    if number.isascii() and number.isdigit() and len(number) <= _MAX_DIGITS and unit:
        return int(number), unit
    message = f'"{shown(written)}" không phải là số lượng và đơn vị'
    raise InvalidValue("bad-target", message, "ví dụ: 2 hội nghị")


def year(value: object) -> int:
    """Return a year that a plan can be for."""
    number = whole(value)
    if number not in periods.YEARS:
        raise InvalidValue("bad-year", f"{number} không phải là một năm", "ghi đủ bốn chữ số, ví dụ 2026")
    return number


def percent(value: object) -> int:
    """Return a whole number from 0 to 100; a percent sign behind it says nothing new."""
    number = whole(text(value).removesuffix("%"))
    if number > 100:  # noqa: PLR2004  a percentage
        hint = "ghi tỷ lệ phần trăm, từ 0 đến 100"
        raise InvalidValue("bad-progress", f"{number} nằm ngoài khoảng 0 đến 100", hint)
    return number


def points(value: object) -> float:
    """Return a number of points: 2, 1.5 or 1,5."""
    written = text(value)
    if re.fullmatch(_POINTS, written):
        return float(written.replace(",", "."))
    message = f'"{shown(written)}" không phải là số điểm'
    raise InvalidValue("bad-number", message, "chỉ ghi số, ví dụ 2 hoặc 1,5")


def flag(value: object) -> bool:
    """Return whether a field says true or yes, in English or Vietnamese."""
    written = text(value)
    if (found := task_facts.FLAGS.get(written.lower())) is not None:
        return found
    message = f'"{shown(written)}" không phải là true hoặc false'
    raise InvalidValue("bad-flag", message, "ghi true (có) hoặc false (không)")


def slug(value: object) -> str:
    """Return an id: lower case without marks, digits, hyphens."""
    written = text(value)
    if _SLUG.fullmatch(written):
        return written
    message = f'mã "{shown(written)}" chỉ được gồm chữ thường không dấu, chữ số và dấu gạch nối'
    suggestion = names.fold(written).replace(" ", "-")
    raise InvalidValue("bad-id", message, f"ví dụ: `{suggestion or 'phong-vhxh'}`")


def status(value: object) -> Status:
    """Return a declared status; its Vietnamese name is not one, but is understood in the hint."""
    written = text(value)
    if written in STATUSES:
        return written
    meant = [known for known, label in labels.STATUS.items() if names.key(label) == names.key(written)]
    near = meant or names.nearest(written, STATUSES, limit=1)
    known = ", ".join(f"{status} ({label})" for status, label in labels.STATUS.items())
    hint = f"có phải là `{near[0]}` ({labels.STATUS[near[0]]})?" if near else f"các trạng thái: {known}"
    raise InvalidValue("bad-status", f'không có trạng thái "{shown(written)}"', hint)


def owner_kind(value: object) -> OwnerKind:
    """Return the kind of an owner."""
    written = text(value)
    if written in OWNER_KINDS:
        return written
    hint = "ghi agency (một cơ quan) hoặc collective (tên gọi chung của nhiều cơ quan)"
    raise InvalidValue("bad-kind", f'không có loại cơ quan "{shown(written)}"', hint)
