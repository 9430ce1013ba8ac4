"""From the bytes of a file to text that can be trusted: UTF-8, visible characters, no conflict.

Refused with their place: files too large, other encodings, control characters, invisible line
breaks (pasted from Word), lone CR, git's conflict markers, tabs as indentation. Accepted: a byte
order mark, CRLF, decomposed (NFD) Vietnamese. Knows neither YAML nor plans.

Read next: `cchc.planfile.yamltext` (the text as YAML).
"""

from __future__ import annotations

import re

from cchc.errors import Location

MAX_BYTES = 16 * 1024 * 1024

_SAVE_AS_UTF8 = "mở tệp bằng trình soạn thảo rồi lưu lại với bảng mã UTF-8"

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_BREAK = re.compile("[\x85\u2028\u2029]|\r(?!\n)")
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_TAB_INDENT = re.compile(r"^ *(\t)[ \t]*[^\s#]", re.MULTILINE)


class TextError(Exception):
    """The text is not one that a plan may be written in: one place, one reason, one remedy."""

    def __init__(self, code: str, location: Location, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.location = location
        self.message = message
        self.hint = hint


def decode(data: bytes) -> tuple[str, bool]:
    """Give the text of a file and whether a byte order mark stood before it.

    Raises TextError for what is too large, not UTF-8, or holds characters that a plan must not.
    """
    head = Location(1, 1)
    if len(data) > MAX_BYTES:
        message = f"tệp quá lớn, tối đa {MAX_BYTES // 2**20} MB"
        raise TextError("too-large", head, message, "kiểm tra xem đây có đúng là tệp kế hoạch không")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4]:
        raise TextError("not-utf8", head, "tệp lưu theo mã UTF-16 hoặc UTF-32", _SAVE_AS_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_head = before.rfind(b"\n") + 1
        column = len(before[line_head:].decode("utf-8", "replace")) + 1
        place = Location(before.count(b"\n") + 1, column)
        raise TextError("not-utf8", place, "tệp không theo mã UTF-8", _SAVE_AS_UTF8) from None
    bom = text.startswith("\ufeff")
    text = text[1:] if bom else text
    _check_characters(text)
    return text, bom


def _check_characters(text: str) -> None:
    """Refuse what an editor doesn't show, or shows as something else than YAML reads."""
    if found := _CONTROL.search(text):
        message = f"ký tự điều khiển U+{ord(found.group()):04X} không được dùng trong kế hoạch"
        raise TextError("control-character", locate(text, found.start()), message, "xóa ký tự này")
    if found := _LINE_BREAK.search(text):
        message = f"ký tự xuống dòng ẩn U+{ord(found.group()):04X}, thường do dán từ Word"
        hint = "xóa ký tự này, xuống dòng bằng phím Enter"
        raise TextError("hidden-line-break", locate(text, found.start()), message, hint)
    if found := _CONFLICT.search(text):
        message = "tệp còn dấu xung đột của git"
        hint = "giữ lại phần đúng, xóa các dòng <<<<<<<, =======, >>>>>>> rồi lưu lại"
        raise TextError("conflict", locate(text, found.start(), 7), message, hint)
    if found := _TAB_INDENT.search(text):
        place = locate(text, found.start(1))
        raise TextError("tab", place, "dòng thụt vào bằng phím Tab", "thay bằng dấu cách")


def locate(text: str, index: int, width: int = 1) -> Location:
    """Give the place of a character, counted from the head of the text."""
    line_head = text.rfind("\n", 0, index) + 1
    return Location(text.count("\n", 0, index) + 1, index - line_head + 1, width)
