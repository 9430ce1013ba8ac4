"""Warnings about the text of a plan file as it is written: what nobody sees, and what is cut off.

Read next: `cchc.planfile.warnings` (warnings about what the plan says), `cchc.characters`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc import characters, labels, placeholders
from cchc.errors import Finding
from cchc.yamltext.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.planfile.document import Document
    from cchc.yamltext.nodes import Node, Path, Plain

_DIRECTION = re.compile(f"[{characters.DIRECTION}\u200e\u200f\u061c\u2066-\u2069]")
# Letters of the look-alikes that no Vietnamese text has: D with another stroke, Cyrillic, Greek capitals.
_LOOK_ALIKE = re.compile(
    "[\xd0\xf0\u0189\u0256\u0391-\u03a1\u03a4\u03a5\u03a7\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c-\u041e"
    "\u0420-\u0423\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458]"
)
# A comment with no space behind its "#", other than a ruler of signs.
_GLUED = re.compile(r"[ \t]+(#[^\s#=*~!-][^\r\n]*)")
# A line of nothing but the sign with which the text of an item begins on the next one.
_SIGN_ALONE = re.compile(r"^[ \t]*([>|][-+])[ \t\r]*$", re.MULTILINE)
# A comment of a draft that asks somebody to look at what stands below it.
_DRAFT_NOTE = re.compile(rf"^[ \t]*# (?:- )?{re.escape(placeholders.LOOK)}", re.MULTILINE)
# A line that would be an item, a remark or a field, were it not farther in than it may be.
_OWN_LINE = re.compile(r"(?P<dash>- )(?!\d)|(?:.*\s)?# |(?P<key>\w+): ")
_MAX_SHOWN = 40
_WORDS_BEHIND = 20  # of a sign, by which it is found
_MAX_NOTES = 20  # whose lines are told


def text_findings(document: Document) -> Iterator[Finding]:
    """Yield the warnings of a text, from `draft-note` to `text-behind-hash`."""
    if notes := list(_DRAFT_NOTE.finditer(document.text)):
        lines = [str(document.text.count("\n", 0, note.start()) + 1) for note in notes[:_MAX_NOTES]]
        more = ", …" if len(notes) > len(lines) else ""
        message = f"còn {len(notes)} ghi chú “?” của bản nháp, ở dòng {', '.join(lines)}{more}"
        hint = "xem lại từng chỗ; xong chỗ nào thì xóa ghi chú chỗ ấy"
        yield Finding((), "draft-note", message, hint, severity="warning")
    signs = set(_SIGN_ALONE.findall(document.text))
    for path, text in _texts(document.plain, ()):
        if signs and isinstance(path[-1], int) and signs.intersection(words := text.split()):
            yield _lost_dash(path, words, signs)
        if not text.isprintable() and (found := characters.INVISIBLE_PATTERN.findall(text)):
            yield _hidden(path, found)
        if not text.isascii() and (letter := _LOOK_ALIKE.search(text)):
            yield _look_alike(path, text, letter)
    for path, scalar in _scalars(document.tree, ()):
        if not scalar.style and scalar.value and (match := _GLUED.match(document.text, scalar.end)):
            yield _cut_off(path, match.group(1).rstrip())
        if scalar.style in {"", ">"}:
            lines = document.text[scalar.start : scalar.end].split("\n")
            yield from (_swallowed(path, line) for line in _swallowed_lines(lines))


def _hidden(path: Path, found: list[str]) -> Finding:
    points = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(found))
    turns = " (đảo chiều chữ)" if any(map(_DIRECTION.match, found)) else ""
    message = f"có ký tự ẩn {points}{turns}, thường do dán từ Word hoặc trang web"
    hint = "xóa rồi gõ lại chỗ này; báo cáo, bảng in ra đã bỏ các ký tự này"
    return Finding(path, "hidden-character", message, hint, severity="warning", words=found[0])


def _lost_dash(path: Path, words: list[str], signs: set[str]) -> Finding:
    """Return that an item of a list is read as words of the one before it."""
    start = next(place for place, word in enumerate(words) if word in signs)
    sign, behind = words[start], " ".join(words[start : start + _WORDS_BEHIND])
    message = f"thiếu dấu gạch `- ` trước `{sign}`, nên mục này bị đọc liền vào mục trên"
    hint = f"viết `- ` thay cho 2 dấu cách ngay trước `{sign}`, cho thẳng cột với các mục khác"
    return Finding(path, "lost-dash", message, hint, severity="warning", words=behind)


def _look_alike(path: Path, text: str, found: re.Match[str]) -> Finding:
    letter = found.group()
    meant = letter.lower().translate(characters.LOOK_ALIKES)
    meant = meant.upper() if letter.isupper() else meant
    head = text.rfind(" ", 0, found.start()) + 1
    word = text[head:].split(maxsplit=1)[0]
    message = (
        f'chữ "{letter}" (U+{ord(letter):04X}) trong "{word}" không phải là chữ {meant} (U+{ord(meant):04X})'
    )
    return Finding(
        path, "look-alike", message, "gõ lại chữ này bằng bộ gõ tiếng Việt", severity="warning", words=word
    )


def _cut_off(path: Path, comment: str) -> Finding:
    message = f'phần "{_shown(comment)}" sau dấu # bị coi là ghi chú, không thuộc nội dung'
    hint = "nếu là nội dung thì đặt cả nội dung trong ngoặc kép; nếu là ghi chú thì thêm dấu cách sau dấu #"
    return Finding(path, "text-behind-hash", message, hint, severity="warning")


def _swallowed_lines(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a text over several that look like ones of their own.

    A dash may stand at a line's beginning, too, since the line above was full.
    """
    longest = max(map(len, lines))
    for above, line in pairwise(lines):
        found = _OWN_LINE.match(line.strip())
        if found is None or (found["key"] and found["key"] not in labels.FIELD):
            continue
        if not found["dash"] or len(above) + len(" -") <= longest:
            yield line.strip()


def _swallowed(path: Path, line: str) -> Finding:
    message = f'dòng "{_shown(line)}" là phần tiếp của nội dung ở dòng trên'
    hint = "là mục, trường riêng thì bớt dấu cách ở đầu dòng cho thẳng cột với các mục, trường khác"
    if "# " in line:
        message = f'phần "{_shown(line[line.index("# ") :])}" nằm trong nội dung, không phải ghi chú'
        hint = "là ghi chú thì chuyển lên trên trường này, thành một dòng riêng bắt đầu bằng dấu #"
    return Finding(path, "line-in-text", message, hint, severity="warning", words=line)


def _shown(words: str) -> str:
    return words if len(words) <= _MAX_SHOWN else f"{words[:_MAX_SHOWN]}…"


def _texts(value: Plain, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text of plain data with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, (*path, key))
    else:
        for index, part in enumerate(value):
            yield from _texts(part, (*path, index))


def _scalars(node: Node, path: Path) -> Iterator[tuple[Path, Scalar]]:
    """Yield every value with its path."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Mapping):
        for key, part in node.values.items():
            yield from _scalars(part, (*path, key))
    else:
        for index, part in enumerate(node.items):
            yield from _scalars(part, (*path, index))
