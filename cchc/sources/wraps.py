"""Whether the end of a line of text was made by a person or only by the width of the page.

A program that wraps fills every line as far as the next word goes; a person ends lines where a thing
ends. Knows no format. Read next: `cchc.sources.markdown.markdown_document`, `cchc.sources.plain.plain_text`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import patterns

if TYPE_CHECKING:
    from collections.abc import Iterable

_LABEL = patterns.lazy(r"\s*[-–+*•]\s+[^\W\d_][^:]{1,40}:(?:\s|$)")  # "- Đơn vị chủ trì: Văn phòng"
# What an item of a list or a numbered part begins with, after which no line was only wrapped.
ITEM_MARK = r"(?:[IVXLC]{1,5}[.)]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]\)|[-+•*–])\s"
_NARROWEST = 50  # characters: a page that is wrapped is wider
_WIDEST = 130  # the longest line of a text that is wrapped at all


def page_width(lines: Iterable[str]) -> int:
    """Return the width at which a text was wrapped, in characters, 0 when it wasn't."""
    longest = max(map(len, lines), default=0)
    return longest if _NARROWEST <= longest <= _WIDEST else 0


def is_wrap(line: str, following: str, width: int) -> bool:
    """Whether a line goes on in the next one: its first word would not have fit in the page's width."""
    if _LABEL.match(following):
        return False
    if line.rstrip().endswith("./.") or (_is_capital(following) and not _is_capital(line)):
        return False  # the end of a document, a heading
    first = following.split(maxsplit=1)[:1]
    return bool(width and first) and len(line.rstrip()) + 1 + len(first[0]) > width


def _is_capital(line: str) -> bool:
    """Whether a line has several words, all in capitals."""
    return len(line.split()) > 1 and line.isupper()
