"""A list of rows, and its plain forms: tab-separated text, CSV, a Markdown table.

A value that commands fill and printers print; knows nothing of tasks. The table for a terminal is
`cchc.cli.tables`'s, since it is talk for a person. Read next: `cchc.reports.printers.listing_sheet`.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import characters

if TYPE_CHECKING:
    from collections.abc import Iterable

_BREAKS = f"[{characters.CONTROL}{characters.SEPARATORS}]+"
# A spreadsheet takes a cell that begins so for a formula; a plain number is left alone.
_FORMULA = r"[=+\-@\t\r＝＋－＠]"
_NUMBER = r"[+-]?\d+([.,]\d+)?%?"
# What Markdown, GitHub's too, would take for markup: some marks anywhere, others by what stands beside.
_MARKDOWN = re.compile(
    r"""([\\`*|~$]
    | (?<!\w)_+ | _+(?!\w)               # inside of a word they are letters
    | (?<!\S)[#]                         # of a heading, or of its end
    | ^[>] | ^[+](?=\s|$)
    | <(?=[A-Za-z/!?]|$)
    # Of an entity, or of one that ends in what follows the text: "&UBND;" is none.
    | &(?=(?:[#]\w+|\w*[a-z]\w*|AMP|COPY|DD|ENG|ETH|GT|LT|QUOT|REG|THORN|TRADE)(?:;|$)) )""",
    re.VERBOSE,
)
_IN_BRACKETS = re.compile(r"\[[^\[\]]+\]")  # what is left to fill in: no link where nothing follows it
_LINKS = re.compile(r"\]\s*[(\[:]|\[\^|\[[ xX]\]")


class Column(NamedTuple):
    """A column: its heading, whether it holds numbers, and whether a narrow terminal may stack it.

    Stacked columns share one cell, a line each, so that the others keep room for long titles.
    """

    title: str
    numeric: bool = False
    stacks: bool = False


class Listing(NamedTuple):
    """Rows of text under columns; `styles` are terminal styles, one a row, or none at all."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    styles: tuple[str, ...] = ()


class TitledListing(NamedTuple):
    """A listing as a document of its own: what it is called, of when, and what there is to say below."""

    title: str
    subtitle: str
    listing: Listing
    remarks: tuple[str, ...] = ()


def plain(listing: Listing, *, heading: bool = False) -> str:
    r"""Return a line a row, cells apart by tabs, for other programs.

    >>> plain(Listing((Column("A"), Column("B")), (("1", "x y"),)))
    '1\tx y\n'
    """
    head = (tuple(column.title for column in listing.columns),) if heading else ()
    rows = (*head, *listing.rows)
    return "".join("\t".join(_on_one_line(row)) + "\n" for row in rows)


def _on_one_line(row: tuple[str, ...]) -> Iterable[str]:
    """Return cells without breaks, looked for in the whole row first: in each cell it is the slowest step."""
    return row if "".join(row).isprintable() else (re.sub(_BREAKS, " ", visible(cell)) for cell in row)


def comma_separated(listing: Listing) -> str:
    """Return CSV that Excel on Windows opens right: byte order mark, CRLF, no cell a formula."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.title for column in listing.columns)
    writer.writerows([escape_formula(visible(cell)) for cell in row] for row in listing.rows)
    return out.getvalue()


def escape_formula(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: with an apostrophe before what looks like one.

    >>> escape_formula("=1+1"), escape_formula("-5")
    ("'=1+1", '-5')
    """
    is_formula = re.match(_FORMULA, cell) and not re.fullmatch(_NUMBER, cell)
    return f"'{cell}" if is_formula else cell


def visible(text: str) -> str:
    r"""Return a text without what nobody sees and what turns its direction: no document has them.

    >>> visible("Rà so\u200bát\u202e")
    'Rà soát'
    """
    return text if text.isprintable() else characters.INVISIBLE_PATTERN.sub("", text)


def markdown(listing: Listing) -> str:
    """Return a GFM table; text that would be markup is escaped."""
    head = [column.title for column in listing.columns]
    rule = ["---:" if column.numeric else "---" for column in listing.columns]
    lines = [head, rule, *([markdown_text(cell) for cell in row] for row in listing.rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def markdown_text(text: str) -> str:
    r"""Return a text escaped so that Markdown shows it as it is, on one line.

    >>> print(markdown_text("a|b *c*"))
    a\|b \*c\*
    >>> print(markdown_text("[tên] HĐND&UBND"), markdown_text("[a](b) &amp;"))
    [tên] HĐND&UBND \[a\](b) \&amp;
    """
    escaped = _MARKDOWN.sub(
        lambda found: "".join(f"\\{mark}" for mark in found[0]), re.sub(_BREAKS, " ", visible(text)).strip()
    )
    is_left_to_fill = not _LINKS.search(escaped) and not re.search(r"[\[\]]", _IN_BRACKETS.sub("", escaped))
    return escaped if is_left_to_fill else re.sub(r"([\[\]])", r"\\\1", escaped)


def markdown_paragraph(text: str) -> str:
    r"""Return a text escaped as a paragraph of its own: a number or a dash at its beginning is no list's.

    >>> print(markdown_paragraph("5. Trạm Y tế"))
    5\. Trạm Y tế
    """
    return re.sub(r"^(\d{1,9})?([.)+-])(?=\s|$)", r"\1\\\2", markdown_text(text))
