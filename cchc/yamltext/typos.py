"""Typos after which YAML reads a field or a list item as plain text, found in one line.

They are no errors of YAML by themselves: libyaml stumbles later, or not at all, and then a text
stands where a list or a field should. Knows one line and nothing around it, but for a dash
that lacks, which the lines above show. Read next: `cchc.yamltext.explaining` (who asks).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

KEY_AND_TEXT = "viết theo dạng `tên: nội dung`, có một dấu cách sau dấu hai chấm"
_DASH_AND_TEXT = "mỗi mục của danh sách bắt đầu bằng dấu gạch ngang và một dấu cách: `- …`"

_ODD_SPACE = r" *([^\S \t\r\n])"
_ODD_DASH = r" *([–—−‒•·▪◦*+])"
_TIGHT_DASH = r" *(-)(?=[^\s-])"
_WIDE_COLON = r" *(?:- +)?[^\W\d][\w-]* *(：)"
_TIGHT_COLON = r" *(?:- +)?[^\W\d][\w-]*(:)(?=[^ \r\n/])"
_EMPTY_LIST, _EMPTY_MAP = (
    rf"(?P<before> *(?:- +)*)[\w-]+: *(?P<empty>{marks}) *(?:#.*)?$" for marks in (r"\[\]", r"\{\}")
)


@dataclass(frozen=True, slots=True)
class Typo:
    """What is wrong at one character of a line, and what to do."""

    index: int
    message: str
    hint: str


def find(line: str) -> Typo | None:
    """Return the typo at the beginning of a line, if there is one.

    >>> find("    owner:Phòng VHXH").message
    'thiếu dấu cách sau dấu hai chấm'
    >>> find("    owner: Phòng VHXH")
    """
    for pattern, answer in (
        (_ODD_SPACE, _odd_space),
        (_ODD_DASH, _odd_dash),
        (_TIGHT_DASH, _tight_dash),
        (_WIDE_COLON, _wide_colon),
        (_TIGHT_COLON, _tight_colon),
    ):
        if match := re.match(pattern, line):
            return Typo(match.start(1), *answer(line, match.start(1)))
    return None


def without(line: str) -> str:
    """Return a line as it would be without its typos.

    >>> without("  –due：Quý I")
    '  - due: Quý I'
    """
    body = re.sub(r"^[–—−‒•·▪◦*+]\s*|^-(?=[^\s-])", "- ", line.lstrip())
    body = re.sub(r"^((?:- +)?[^\W\d][\w-]*) *(?:：\s*|:(?=[^ \r\n/])\s?)", r"\1: ", body)
    return f"{' ' * (len(line) - len(line.lstrip()))}{body}"


def _odd_space(line: str, index: int) -> tuple[str, str]:
    message = f"đầu dòng có dấu cách đặc biệt (mã U+{ord(line[index]):04X}), thường do dán từ Word"
    return message, "xóa, gõ lại bằng dấu cách thường"


def _odd_dash(line: str, index: int) -> tuple[str, str]:
    return f'đầu dòng là dấu "{line[index]}", không phải dấu gạch ngang "-"', _DASH_AND_TEXT


def _tight_dash(_line: str, _index: int) -> tuple[str, str]:
    return "thiếu dấu cách sau dấu gạch ngang", _DASH_AND_TEXT


def _wide_colon(_line: str, _index: int) -> tuple[str, str]:
    return 'dấu hai chấm ở đây là ký tự "：", không phải dấu ":" thường', KEY_AND_TEXT


def _tight_colon(line: str, index: int) -> tuple[str, str]:
    after = line[index + 1]
    if after.isspace():
        return f"sau dấu hai chấm là dấu cách đặc biệt (mã U+{ord(after):04X})", KEY_AND_TEXT
    return "thiếu dấu cách sau dấu hai chấm", KEY_AND_TEXT


def below_empty(above: str, line: str) -> Typo | None:
    """Return what is wrong with items below a list that says `[]`, or fields below a `{}`; None if neither.

    >>> below_empty("tasks: []  # ghi sau", "  - id: 1").hint
    'xóa [] ở dòng này, giữ các dòng bên dưới'
    >>> below_empty("  notes: []", "- id: 2")
    """
    is_item = line.lstrip().startswith("-")
    found = re.match(_EMPTY_LIST if is_item else _EMPTY_MAP, above)
    depth = len(line) - len(line.lstrip())
    if found is None or depth < len(found["before"]) + (not is_item):
        return None
    message = f"{found['empty']} nghĩa là chưa có gì, nên không ghi thêm được ở các dòng bên dưới"
    return Typo(found.start("empty"), message, f"xóa {found['empty']} ở dòng này, giữ các dòng bên dưới")


def out_of_column(before: str, column: int, *, is_item: bool) -> tuple[str, str]:
    r"""Return what is wrong with a line that begins in a column where nothing goes on, and what to do.

    >>> out_of_column("tasks:\n  - id: 1\n    due: Quý I\n", 2, is_item=False)[0]
    'dòng này thẳng cột với các mục của danh sách mà thiếu dấu gạch ngang'
    >>> out_of_column("tasks:\n  - id: 1\n", 3, is_item=False)[0]
    'dòng này thụt vào không thẳng cột với các trường cùng mục'
    """
    if is_item:
        message = "dấu gạch ngang này không thẳng cột với các mục khác của danh sách"
        return message, "thêm hoặc bớt dấu cách ở đầu dòng cho thẳng cột"
    if is_in_column_of_dashes(before, column):
        message = "dòng này thẳng cột với các mục của danh sách mà thiếu dấu gạch ngang"
        return message, "mục mới thì thêm `- ` ở đầu dòng; thuộc mục ở trên thì thụt vào sâu hơn"
    message = "dòng này thụt vào không thẳng cột với các trường cùng mục"
    hint = "so với dòng ngay trên, thêm hoặc bớt dấu cách ở đầu dòng cho thẳng cột"
    return message, f"{hint}; dòng này đã thẳng cột thì sửa dòng ngay trên"


def first_without_dash(before: str, column: int) -> int | None:
    r"""Return where the first item of a list begins that lacks the dash which the next one has in a column.

    None where it has one, or where the lines above are no item.

    >>> text = "owners:\n    id: a\n    name: A\n"
    >>> text[first_without_dash(text, 2):].split("\n")[0]
    'id: a'
    >>> first_without_dash("tasks:\n- id: 1\n", 2)
    """
    start, first = len(before), None
    for line in reversed(before.splitlines(keepends=True)):
        start -= len(line)
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        indent = len(line) - len(line.lstrip(" "))
        if indent > column:
            is_field = re.match(r"[\w-]+:(?: |$)", text)
            first = (start + indent if is_field else None) if indent == column + 2 else first
            continue
        is_list = text.split("#")[0].rstrip().endswith(":") and not text.startswith("-")
        return first if is_list else None
    return None


def is_in_column_of_dashes(before: str, column: int) -> bool:
    """Whether the lines before belong to a list whose dashes stand in a column."""
    for line in reversed(before.splitlines()):
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent <= column and not line.lstrip().startswith("#"):
            return indent == column and line.startswith("- ", column)
    return False
