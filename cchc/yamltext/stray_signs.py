"""What a line has too much: quotes of Word's, letters before its field, or itself.

Each way to be rid of it is a guess, as in `cchc.yamltext.remedies`, and tried by whoever knows what the
text should say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.yamltext import typos
from cchc.yamltext.block_lines import Remedy, following, indent, is_content, is_item

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# At the margin, where letters land that are typed into the wrong window; farther in they are part of a name.
_BEFORE_FIELD = re.compile(r"(?P<letters>[^\s#-]{1,3})(?P<blanks> +)(?=(?:- +)*[\w-]+:(?: |$)|- )")
_FIELD = re.compile(r" *[a-z_]+:(?: |$)")  # of a plan; what has other letters is words and a colon
_IN_WORDS_QUOTES = re.compile(r"(?P<head> *(?:- +)*(?:[\w-]+: +)?)[“”„](?P<text>.*)[“”] *")
_FAR = 60  # lines; few fields hold more


def find(lines: Sequence[str], line: int) -> Iterator[Remedy]:
    """Yield the ways in which a line is set right by what is taken away from it."""
    yield from _quotes(lines, line)
    yield from _before_field(lines, line)


def nearest_before_field(lines: Sequence[str], line: int) -> list[int]:
    """Return the nearest line above with letters before its field; libyaml stumbles over what it holds."""
    above = range(line - 1, max(line - _FAR, -1), -1)
    return [at for at in above if _BEFORE_FIELD.match(lines[at])][:1]


def whole_line(lines: Sequence[str], line: int) -> Iterator[Remedy]:
    """Yield a line that has no field's name as a remark, where it keeps a text from being read."""
    text, below = lines[line], following(lines, line)
    if _FIELD.match(text) or is_item(text) or typos.find(text) or below == line:
        return
    column = indent(text)
    hint = "là ghi chú thì thêm `# ` ở đầu dòng; thừa thì xóa cả dòng"
    if any(map(is_content, lines[:line])):  # what keeps the words comes first
        hint = f"viết tiếp dòng trên thì thụt vào sâu hơn dòng đó; {hint}"
    yield Remedy(
        line,
        (f"{' ' * column}# {text[column:]}",),
        (below, indent(lines[below])),
        "dòng này không bắt đầu bằng tên trường nào",
        hint,
        column=column,
    )


def _quotes(lines: Sequence[str], line: int) -> Iterator[Remedy]:
    """Yield a line whose text stands in Word's quotes, which YAML takes for letters, with straight ones."""
    if (found := _IN_WORDS_QUOTES.fullmatch(lines[line])) and '"' not in found["text"]:
        head = found["head"]
        yield Remedy(
            line,
            (f'{head}"{found["text"]}"',),
            (line, len(head)),
            "dấu ngoặc kép cong “ ” (thường do dán từ Word) không bao được nội dung",
            'gõ lại hai dấu này thành ngoặc kép thẳng: "…"',
            column=len(head),
        )


def _before_field(lines: Sequence[str], line: int) -> Iterator[Remedy]:
    """Yield a line without the letters at its margin, those taken away or written instead of blanks."""
    text = lines[line]
    if not (found := _BEFORE_FIELD.match(text)):
        return
    letters, rest = found["letters"], text[found.end() :]
    for column, what in ((len(found["blanks"]), "xóa"), (found.end(), "viết dấu cách thay cho")):
        yield Remedy(
            line,
            (" " * column + rest,),
            (line, column),
            f"thừa `{letters}` ở đầu dòng",
            f"{what} `{letters}`",
        )
