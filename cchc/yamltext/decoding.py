"""From the bytes of a file to text that can be trusted: UTF-8, visible characters, no conflict.

Refused with their place: files too large, other encodings, letters that another program destroyed,
control characters, invisible line breaks (pasted from Word), lone CR, git's conflict markers, tabs
as indentation. Accepted: a byte order mark, CRLF, decomposed (NFD) Vietnamese. Knows neither YAML
nor plans.

Read next: `cchc.yamltext.parsing` (the text as YAML), `cchc.yamltext.damage` (destroyed letters).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.errors import Location, TextError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 16 * 1024 * 1024
BOM = "\ufeff"
WHOLE_FILE_CODES = frozenset(
    {"too-large", "not-utf8", "damaged-text"}
)  # after these nothing else can be known

_SAVE_AS_UTF8 = "mở tệp bằng Notepad, chọn Save as, ở ô Encoding (Mã hóa) chọn UTF-8 rồi lưu lại"

# One of these is in every text that `damage` finds something in; many a sound one has them, too.
_MAY_BE_DAMAGED = ("\ufffd", "áº", "á»", "Ã", "Ă", "Ä", "Å", "Æ", "Ì", "·∫", "·ª", "ß║", "ß╗")
_SURROGATES = "[\ud800-\udfff]"
_HIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]+"
_LINE_BREAK = "([\x85\u2028\u2029]|\r(?!\n))[^\n]*"  # one a line is enough to find it
_CONFLICT = r"(?m)^(<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|\Z)"
_TAB_INDENT = r"(?m)^ *(\t+)[ \t]*[^\s#]"


def decode(data: bytes) -> tuple[str, bool]:
    """Return the text of a file and whether a byte order mark stood before it.

    Raises TextError for what is too large, not UTF-8, or holds characters that a file must not.
    """
    head = Location(1, 1)
    if len(data) > MAX_BYTES:
        message = f"tệp quá lớn, tối đa {MAX_BYTES // 2**20} MB"
        raise TextError("too-large", head, message, "kiểm tra xem đây có đúng là tệp kế hoạch không")
    if _is_wide(data):
        raise TextError("not-utf8", head, "tệp lưu theo bảng mã UTF-16, không phải UTF-8", _SAVE_AS_UTF8)
    marked = data.startswith(BOM.encode())
    body = data.removeprefix(BOM.encode())
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        before = body[: error.start].decode("utf-8")
        message = "tệp không theo mã UTF-8, từ đây trở đi có chữ không đọc được"
        raise TextError("not-utf8", locate(before, len(before)), message, _SAVE_AS_UTF8) from None
    if any(mark in text for mark in _MAY_BE_DAMAGED):
        from cchc.yamltext import damage  # noqa: PLC0415  hardly ever needed

        if found := damage.find(text):
            location = locate(text, found.start, found.width)
            raise TextError("damaged-text", location, found.message, damage.HINT)
    if not _is_clean(text) and (problem := next(find_problems(text), None)):
        raise problem
    return text, marked


def find_unreadable(text: str) -> str:
    """Return what a text brings that no file may hold, in words; empty when it brings nothing.

    The rule of `decode` for texts that come from elsewhere, such as a command line.
    """
    if found := re.search(_SURROGATES, text):
        return "có chữ không theo mã UTF-8"
    if not text.isprintable() and (found := re.search(f"{_HIDDEN}|[\x85\u2028\u2029\r]", text)):
        kind = "ký tự xuống dòng ẩn" if found.group() in "\x85\u2028\u2029\r" else "ký tự điều khiển"
        return f"có {kind} U+{ord(found.group()[0]):04X}"
    if any(mark in text for mark in _MAY_BE_DAMAGED):
        from cchc.yamltext import damage  # noqa: PLC0415  hardly ever needed

        if damaged := damage.find(text):
            return damaged.message
    return ""


def _is_clean(text: str) -> bool:
    """Whether `find_problems` finds nothing, in a tenth of its time; true of almost every file."""
    lines = text.replace("\r\n", "") if "\r" in text else text
    is_visible = lines.replace("\n", "").isprintable()
    return is_visible and not any(mark in text for mark in ("<<<<<<<", "=======", ">>>>>>>", "|||||||"))


def _is_wide(data: bytes) -> bool:
    """Whether letters take two or four bytes; a file of nothing but NUL is a broken one."""
    is_marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return is_marked or (b"\x00" in data[:2] and data[:4].strip(b"\x00") != b"")


def find_problems(text: str) -> Iterator[TextError]:
    """Yield an error for all that an editor doesn't show, or shows as something else than YAML reads."""
    for match in re.finditer(_HIDDEN, text):
        message = f"có ký tự ẩn (ký tự điều khiển U+{ord(match.group()[0]):04X})"
        hint = "xóa ký tự này; nếu cả tệp đều như vậy thì tệp đã hỏng, lấy lại bản lưu trước đó"
        location = locate(text, match.start(), len(match.group()))
        yield TextError("control-character", location, message, hint)
    for match in re.finditer(_LINE_BREAK, text):
        message = f"có ký tự xuống dòng ẩn (mã U+{ord(match.group(1)):04X}), thường do dán từ Word"
        hint = "xóa ký tự này, nếu cần xuống dòng thì bấm phím Enter"
        if match.group(1) == "\r":
            message = "xuống dòng bằng ký tự CR của máy Mac đời cũ (mã U+000D)"
            hint = "lưu lại tệp với kiểu xuống dòng thông thường (CRLF hoặc LF)"
        yield TextError("hidden-line-break", locate(text, match.start(1)), message, hint)
    yield from _conflicts(text)
    for match in re.finditer(_TAB_INDENT, text):
        location = locate(text, match.start(1), len(match.group(1)))
        hint = "xóa Tab ở đầu dòng, thay bằng dấu cách cho thẳng cột với các dòng cùng mục"
        yield TextError("tab", location, "dòng này thụt vào bằng phím Tab", hint)


def _conflicts(text: str) -> Iterator[TextError]:
    """Yield the first place that git left in conflict, with how many there are; else every mark left over."""
    marks = list(re.finditer(_CONFLICT, text))
    places = sum(text.startswith("<<<<<<<", match.start()) for match in marks)
    many = f"{places} " if places > 1 else ""
    for match in marks[:1] if places else marks:
        message = f"tệp còn {many}chỗ hai bên sửa khác nhau, chưa gộp"
        hint = "gộp bằng: cchc resolve; hoặc giữ lại phần đúng, xóa các dòng <<<<<<<, =======, >>>>>>>"
        yield TextError("conflict", locate(text, match.start(), 7), message, hint)


def locate(text: str, index: int, width: int = 1) -> Location:
    """Return the location of the character at an index of the text, in lines and columns from 1."""
    line_head = text.rfind("\n", 0, index) + 1
    return Location(text.count("\n", 0, index) + 1, index - line_head + 1, width)
