"""A text in Markdown → a source document: paragraphs, headings, lists, tables (drawn with bars or in HTML).

Notes are taken out and told; a heading is a bold paragraph. Read next: `cchc.sources.markdown.blocks`
(what is made of what is found), `cchc.sources.markdown.text` (marks in a line),
`cchc.sources.markdown.tables`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import patterns
from cchc.names import nfc
from cchc.sources import bounds, wraps
from cchc.sources.encodings import decoded
from cchc.sources.lines import folded
from cchc.sources.markdown import tables
from cchc.sources.markdown.blocks import Blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc.sources.document import SourceDocument

_FRONT_MATTER = patterns.lazy(
    r"\A---[ \t]*\n(?:[\w-]+:[^\n]*\n|[ \t#-][^\n]*\n){1,200}?(?:---|\.\.\.)[ \t]*\n"
)
_NOTE = patterns.lazy(r"\[\^([^\]\s]{1,60})\]:\s*(.*)")
_LINK = patterns.lazy(r"\s{0,3}\[[^\]^]{1,200}\]:\s*\S+.*")
_FENCE = patterns.lazy(r"\s{0,3}(`{3,}|~{3,})")
_QUOTE = patterns.lazy(r"\A(?:\s{0,3}>\s?)+")
_HEADING = patterns.lazy(r"\s{0,3}#{1,6}(?!#)\s*(\S.*)")
_UNDERLINE = patterns.lazy(r"\s{0,3}(=+|-{2,})\s*")
_RULE = patterns.lazy(r"\s{0,3}([-*_])\s*(?:\1\s*){2,}")
_ITEM = patterns.lazy(r"(\s*)([-*+•]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)")
_WEB_TABLE = patterns.lazy(r"<(/?)table\b[^>]*>", re.IGNORECASE)
_OF_WEB_TABLE = patterns.lazy(r"</?t(?:able|head|body|foot|r|h|d)\b", re.IGNORECASE)
_HARD_END = patterns.lazy(r"(?: {2,}|\\)$")


def read(data: bytes) -> SourceDocument:
    """Return what stands in a text in Markdown.

    Raises FileError when it can't be read or is too large.
    """
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    bounds.check_text(len(text))
    text = _FRONT_MATTER.sub("", _without_comments(nfc(text)), count=1)
    return _Reader([_QUOTE.sub("", line, count=1).expandtabs(4) for line in text.split("\n")]).document()


class _Reader:
    """The lines of a text, and what was found in those before the next one."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._next = 0
        self._found = Blocks()
        self._waiting: list[str] = []  # lines of the paragraph that has begun
        self._number = ""  # what is counted for it
        self._lists: dict[int, tuple[str, int]] = {}  # mark and count of the last item, by its indent
        self._width = wraps.page_width(
            line for line in lines if not tables.has_bar(line) and not _OF_WEB_TABLE.search(line)
        )

    def document(self) -> SourceDocument:
        """Return the document that the lines make."""
        while self._next < len(self._lines):
            self._take(self._lines[self._next])
        self._end_paragraph()
        return self._found.document()

    def _take(self, line: str) -> None:
        """Take the next line, and those that belong to it."""
        if fence := _FENCE.match(line):
            self._take_code(fence[1])
        elif _WEB_TABLE.search(line):
            self._take_web_table()
        elif tables.begins(self._lines, self._next):
            self._take_table()
        elif tables.is_grid_rule(line):
            rows = tables.grid_rows(self._following(_is_of_grid))
            self._take_rows(rows)
        elif note := _NOTE.match(line):
            self._end_paragraph()
            self._next += 1
            more = self._following(lambda each: each.startswith((" ", "\t")))
            self._found.add_note(note[1], " ".join([note[2], *more]))
        else:
            self._next += 1
            if not self._take_heading(line) and not _LINK.fullmatch(line):
                self._take_text(line)

    def _following(self, is_of_it: Callable[[str], bool]) -> list[str]:
        """Return the next lines as long as they belong to something."""
        start = self._next
        while self._next < len(self._lines) and is_of_it(self._lines[self._next]):
            self._next += 1
        return list(self._lines[start : self._next])

    def _take_code(self, fence: str) -> None:
        """Take what is shown as it stands, a paragraph for each line."""
        self._end_paragraph()
        self._next += 1
        for line in self._following(lambda each: not each.lstrip().startswith(fence)):
            self._found.add_paragraph(folded(line), is_plain=True)
        self._next += 1

    def _take_web_table(self) -> None:
        """Take a table in HTML, with tables in it, and what stands on its lines before and after it."""
        depth, lines = 0, []
        while self._next < len(self._lines):
            line = self._lines[self._next]
            self._next += 1
            lines.append(line)
            depth += sum(-1 if tag[1] else 1 for tag in _WEB_TABLE.finditer(line))
            if depth <= 0:
                break
        self._end_paragraph()
        self._lists.clear()
        self._found.add_web_page("\n".join(lines))

    def _take_table(self) -> None:
        has_rule = tables.is_rule(self._lines[self._next + 1])
        lines = self._following(lambda each: bool(each.strip()) and tables.has_bar(each))
        rows = [tables.cells(line) for line in lines if not tables.is_rule(line)]
        self._take_rows(rows, goes_on=not has_rule)

    def _take_rows(self, rows: list[list[str]], *, goes_on: bool = False) -> None:
        """Take the rows of a table; without titles of its own it may be the rest of the one above."""
        self._end_paragraph()
        self._lists.clear()
        if not (goes_on and self._found.extend_table(rows)) and rows:
            self._found.add_table(rows)

    def _take_heading(self, line: str) -> bool:
        """Whether a line is a heading, a rule or empty, which ends a paragraph; such a line is read."""
        if not line.strip():
            self._end_paragraph()
        elif self._waiting and _UNDERLINE.fullmatch(line):
            self._end_paragraph(is_heading=True)
        elif _RULE.fullmatch(line):
            self._end_paragraph()
        elif heading := _HEADING.fullmatch(line):
            self._end_paragraph()
            self._waiting = [heading[1].rstrip().rstrip("#").rstrip()]
            self._end_paragraph(is_heading=True)
        else:
            return False
        return True

    def _take_text(self, line: str) -> None:
        """Take a line of a paragraph, or the first one of an item of a list."""
        item = _ITEM.fullmatch(line)
        goes_on = self._waiting and not self._number and wraps.is_wrap(self._waiting[-1], line, self._width)
        if item and not goes_on:
            self._end_paragraph()
            self._number = self._counted(len(item[1]), item[2])
            self._waiting = [item[3]]
        else:
            self._waiting.append(line.lstrip())

    def _counted(self, indent: int, mark: str) -> str:
        """Return what is shown for an item: a list whose items are all marked "1." is counted."""
        for deeper in [each for each in self._lists if each > indent]:
            del self._lists[deeper]
        if not mark[0].isdigit():
            return "-"
        last_mark, count = self._lists.get(indent, ("", 0))
        count = count + 1 if mark == last_mark else int(mark[:-1])
        self._lists[indent] = (mark, count)
        return f"{mark[:-1] if mark != last_mark else count}{mark[-1]}"

    def _end_paragraph(self, *, is_heading: bool = False) -> None:
        lines, self._waiting = self._waiting, []
        number, self._number = self._number, ""
        text = ""
        for line, following in zip(lines, [*lines[1:], ""], strict=False):
            goes_on = wraps.is_wrap(line, following, self._width) and not _HARD_END.search(line)
            text += _HARD_END.sub("", line) + (" " if goes_on else "\n")
        if self._found.add_paragraph(text, number, is_heading=is_heading) and not number:
            self._lists.clear()


def _without_comments(text: str) -> str:
    """Return a text without the comments of HTML in it; one that has no end is text."""
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces.append(text[at:start])
        at = end + len("-->")
    return "".join(pieces) + text[at:]


def _is_of_grid(line: str) -> bool:
    return tables.is_grid_rule(line) or line.lstrip().startswith("|")
