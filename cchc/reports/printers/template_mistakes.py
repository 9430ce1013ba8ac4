r"""What is wrong with the tags of a template, in the words of an office.

Jinja tells it in English, and of a Word file with a line that nobody sees there: the text that stands near
says where. Read next: `cchc.reports.printers.sandbox`.

>>> in_words("Encountered unknown tag 'endif'.")
'{% endif %} không có thẻ mở nào trước nó'
>>> in_words("expected token 'end of print statement', got 'integer'")
'cần }} mà lại gặp một số'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

REMEDY = (
    "sửa chỗ này trong mẫu; chuyển tệp mẫu ra khỏi thư mục templates (hoặc bỏ --template) "
    "thì dùng lại mẫu có sẵn"
)
_OPEN = re.compile(r"innermost block that needs to be closed is '([^']*)'")
_CLOSING = re.compile(r"^end|^el(?:if|se)$")
_TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "end of template": "hết mẫu",
    "integer": "một số",
    "float": "một số",
    "string": "một đoạn trong nháy",
    "name": "một tên",
}
_CONTEXT_BEFORE = 3  # lines that docxtpl keeps before the one with the mistake
_MAX_SHOWN = 60  # characters of the text near a mistake
_NO_WORDS = "một thẻ trong {{ }} hoặc {% %} viết chưa đúng"


def in_words(message: str) -> str:
    """Return what Jinja says of a syntax error in Vietnamese, in general words where it isn't known here."""
    for pattern, words in _MISTAKES:
        if found := re.match(pattern, message, re.DOTALL):
            return words(found)
    return _NO_WORDS


def _unknown_tag(found: re.Match[str]) -> str:
    tag = f"{{% {found[1]} %}}"
    if needed := _OPEN.search(found.string):
        return f"gặp {tag} trong khi thẻ {{% {needed[1]} %}} chưa đóng"
    return f"{tag} không có thẻ mở nào trước nó" if _CLOSING.match(found[1]) else f"không có thẻ {tag}"


def _unexpected_end(found: re.Match[str]) -> str:
    needed = _OPEN.search(found.string)
    return f"thẻ {{% {needed[1]} %}} chưa có {{% end{needed[1]} %}}" if needed else "thiếu thẻ đóng ở cuối"


_MISTAKES: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"Encountered unknown tag '([^']*)'", _unknown_tag),
    (r"Unexpected end of template", _unexpected_end),
    (
        r"[Ee]xpected token '([^']*)', got (.+?)\.?$",
        lambda found: f"cần {_token(found[1])} mà lại gặp {_token(found[2])}",
    ),
    (r"[Ee]xpected an expression, got (.+?)\.?$", lambda found: f"thiếu nội dung trước {_token(found[1])}"),
    (r"No filter named '([^']*)'", lambda found: f"không có bộ lọc {found[1]}"),
    (r"No test named '([^']*)'", lambda found: f"không có phép thử {found[1]}"),
    (r"unexpected char (.+) at \d+", lambda found: f"có ký tự lạ {found[1]}"),
    (
        r"unexpected end of template, expected '(.+)'",
        lambda found: f"thiếu {_token(found[1])} ở cuối",
    ),
    (r"unexpected '([^']+)'", lambda found: f"thừa {_token(found[1])}"),
    (r"Missing end of comment", lambda _: "ghi chú {# chưa có #}"),
)


def _token(words: str) -> str:
    bare = words.strip("'\"")
    return _TOKENS.get(bare, f"“{bare}”")


def near(error: Exception) -> str:
    """Return what stands near a mistake in a Word file, shortened; empty where that isn't known."""
    lines = [" ".join(line.split()) for line in getattr(error, "docx_context", ())]
    number = getattr(error, "lineno", None) or 0
    at = min(_CONTEXT_BEFORE, max(number - 1, 0))
    by_distance = sorted(range(len(lines)), key=lambda place: (abs(place - at), place > at))
    text = next((lines[place] for place in by_distance if lines[place]), "")
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN].rstrip()}…"
