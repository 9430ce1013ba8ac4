"""What a document says, block by block, in the program's own words: as Markdown, Word or a page has it.

People's words (titles, notes, reasons) are nobody's fault but theirs: `tests.support.made_plans` marks
them, and `own_words` puts one letter in their place.

Read next: `tests.support.prose_faults` (what is wrong with a block).
"""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import Literal, NamedTuple

import docx
from docx.table import Table

OPEN, CLOSE = "⟦", "⟧"  # around what people wrote; no template escapes them
_PEOPLE = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")

Kind = Literal["text", "item", "heading", "cell"]
_HEADINGS = re.compile(r"(?:[IVX]+|\d+|[a-zđ])[.)] ")


class Block(NamedTuple):
    """A paragraph, an item of a list, a heading or a cell, with blanks and spaces as they are read."""

    kind: Kind
    text: str


def mark(words: str) -> str:
    """Return people's words with the marks around them; the stop at their end stands outside.

    >>> mark("Rà soát văn bản."), mark("")
    ('⟦Rà soát văn bản⟧.', '')
    """
    bare = words.rstrip(" .;")
    return f"{OPEN}{bare}{CLOSE}{words[len(bare) :]}" if bare else words


def own_words(text: str) -> str:
    """Return a text with a letter for each piece that people wrote.

    >>> own_words("Nhiệm vụ số 8: ⟦Rà soát (2 đợt)⟧ (Phòng VHXH).")
    'Nhiệm vụ số 8: X (Phòng VHXH).'
    """
    return _PEOPLE.sub("X", text)


def of_markdown(page: str) -> list[Block]:
    """Return the blocks of a Markdown page."""
    found: list[Block] = []
    for line in page.splitlines():
        plain = re.sub(r"\\(.)", r"\1", line.strip())
        if plain.startswith("|"):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
            found += [_block(re.sub(r"\\(.)", r"\1", cell), "cell") for cell in cells]
        elif plain.startswith("#"):
            found.append(_block(plain.lstrip("# "), "heading"))
        else:
            found.append(_block(re.sub(r"^\*{1,2}(.*?)\*{1,2}$", r"\1", plain)))
    return [block for block in found if block.text and not re.fullmatch(r":?-+:?", block.text)]


def of_word(data: bytes) -> list[Block]:
    """Return the blocks of a Word file, in the order of the text."""
    found: list[Block] = []
    document = docx.Document(io.BytesIO(data))
    for one in document.iter_inner_content():
        if isinstance(one, Table):
            kind: Kind | None = None if _is_layout(one) else "cell"
            cells = (cell for row in one.rows for cell in row.cells)
            found += [_block(part.text, kind) for cell in cells for part in cell.paragraphs]
        else:
            found.append(_block(one.text))
    return [block for block in found if block.text]


def _is_layout(table: Table) -> bool:
    """Whether a table only holds what stands side by side: the head, the foot."""
    return len(table.rows) <= 2 and len(table.columns) == 2


class _Page(HTMLParser):
    """Collects the blocks of a page; what isn't shown is left out, and what is no sentence is a cell."""

    _BLOCKS = frozenset(
        {
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "li",
            "td",
            "th",
            "div",
            "section",
            "dt",
            "dd",
            "caption",
            "summary",
        }
    )
    _HIDDEN = frozenset({"style", "script", "title", "template"})

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._open: list[str] = []
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in self._BLOCKS | self._HIDDEN:
            self._end()
            self._open.append(tag)
        elif tag == "br":
            self._end()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._BLOCKS | self._HIDDEN and tag in self._open:
            self._end()
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not set(self._open) & self._HIDDEN:
            self._text += data

    def _end(self) -> None:
        tags, text = set(self._open), self._text
        self._text = ""
        if not text.strip() or tags & self._HIDDEN:
            return
        if tags & {"h1", "h2", "h3", "h4"}:
            kind: Kind | None = "heading"
        else:
            is_prose = "p" in tags and not tags & {"td", "th"} and text.strip()[-1] in ".:;"
            kind = None if is_prose else "cell"
        self.blocks.append(_block(text, kind))


def of_page(page: str) -> list[Block]:
    """Return the blocks of an HTML page that are shown."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    return reader.blocks


def _block(text: str, kind: Kind | None = None) -> Block:
    words = re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("**", "")).strip()
    if kind is None:
        kind = "item" if words.startswith("- ") else "heading" if _HEADINGS.match(words) else "text"
    return Block(kind, own_words(words))
