"""Talking to a person: streams that never fail on Vietnamese, tables on a terminal, problems.

Data goes to stdout, talk to stderr. A terminal that can't show a letter gets the nearest it can
(cp1258: base letter and combining tone; else without marks). Text of the plan is data: control
and direction characters are taken out before it reaches a terminal, and it is never markup.
rich is imported only when a table is drawn.

Read next: `cchc.reports.listing` (rows in plain forms), `cchc.cli.app` (the error boundary).
"""

from __future__ import annotations

import codecs
import json
import os
import re
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from cchc import names
from cchc.reports import listing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.errors import CchcError, Problem
    from cchc.reports.listing import Listing

NARROW = 64  # columns; below that a table's cells would be taller than wide
WIDE = 110  # columns; below that a task's title would get less room than its office and deadline
_STACK_WIDTH = 30
_WIDTH_IN_PIPE = 100
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_NEAR = str.maketrans(
    {"…": "...", "→": "->", "·": "-", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'",
     "│": "|", "✓": "x", "−": "-", "×": "x", "≥": ">=", "≤": "<=", "đ": "d", "Đ": "D"}
)  # fmt: skip


def prepare_streams() -> None:
    """Let both streams put the nearest letters for what they can't encode; a closed one takes anything."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors=nearest_letters(stream.encoding))


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def nearest_letters(encoding: str) -> str:
    """Register how to write what an encoding lacks; give the name to open a stream with.

    One name an encoding, since the error that Python hands over calls all of them "charmap".
    """

    def replace(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        lost = error.object[error.start : error.end]
        return "".join(_encodable(char, encoding) for char in lost), error.end

    name = f"cchc-nearest-{encoding}"
    codecs.register_error(name, replace)
    return name


def _encodable(char: str, encoding: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    tone = "".join(mark for mark in parts if mark in _TONES)
    letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    for candidate in (letter + tone, letter, bare, char.translate(_NEAR)):
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        return candidate
    return "?"


def clean(text: str) -> str:
    """Take out of a text what would steer a terminal: control and direction characters."""
    return _HIDDEN.sub(lambda found: " " if found.group() in "\n\t" else "", text)


def say(text: str) -> None:
    """Tell the person something: a line on stderr."""
    sys.stderr.write(f"{text}\n")


def write(text: str) -> None:
    """Put data on stdout, as it is."""
    sys.stdout.write(text)


def write_bytes(data: bytes) -> None:
    """Put a document on stdout, byte for byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def write_json(value: object) -> None:
    """Put a value on stdout as JSON; escaped where the stream isn't Unicode, never degraded."""
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    write(json.dumps(value, ensure_ascii=not is_unicode, indent=2) + "\n")


def is_terminal(stream: TextIO) -> bool:
    """Tell whether somebody looks at the stream."""
    return stream.isatty()


def width() -> int:
    """Give the columns to write in."""
    if os.environ.get("COLUMNS", "").isdigit():
        return max(int(os.environ["COLUMNS"]), 20)
    return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else _WIDTH_IN_PIPE


def write_listing(rows: Listing, form: str | None, *, heading: bool = False) -> None:
    """Print rows as `table`, `plain`, `csv` or `md`; without a form as somebody or nobody looks.

    `heading` puts the columns' titles above plain rows, for when several listings follow.
    """
    match form or ("table" if is_terminal(sys.stdout) else "plain"):
        case "table":
            write_table(rows)
        case "csv":
            write(listing.comma_separated(rows))
        case "md":
            write(listing.markdown(rows))
        case _:
            write(listing.plain(rows, heading=heading))


def write_table(rows: Listing) -> None:
    """Draw a listing for a person; in few columns as a card a row."""
    columns = width()
    if columns < NARROW:
        write("".join(_card(rows, row) for row in rows.rows))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = rows if columns >= WIDE else _stacked(rows)
    widest = max(columns // 7, 18) if shown is rows else _STACK_WIDTH
    numbers = {place: _unbroken(shown, place) for place, one in enumerate(shown.columns) if one.numeric}
    is_tight = len(numbers) > 1 and _whole_width(shown) > columns  # titles of numbers break first
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for place, column in enumerate(shown.columns):
        table.add_column(
            Text(column.title),
            justify="right" if column.numeric else "left",
            min_width=numbers.get(place),
            overflow="fold",
            max_width=numbers.get(place) if is_tight else widest if column.stacks else None,
        )
    for row, style in zip(shown.rows, shown.styles or [""] * len(shown.rows), strict=True):
        table.add_row(*(Text(_lines(cell)) for cell in row), style=style)
    Console(file=sys.stdout, width=columns, highlight=False, markup=False, emoji=False).print(table)


def _unbroken(rows: Listing, place: int) -> int:
    """Give the width that keeps every number of a column, and every word of its title, in one piece."""
    words = (*rows.columns[place].title.split(), *(word for row in rows.rows for word in row[place].split()))
    return max(map(len, words), default=0)


def _whole_width(rows: Listing) -> int:
    """Give the width of a table in which nothing breaks."""
    cells = zip(*(row for row in rows.rows), strict=True)
    widths = (max(map(len, (column.title, *of))) for column, of in zip(rows.columns, cells, strict=True))
    return sum(width + 2 for width in widths)


def _stacked(rows: Listing) -> Listing:
    """Put the columns that may share a cell into one, at the right."""
    stacking = [column.stacks for column in rows.columns]
    if sum(stacking) < 2:  # noqa: PLR2004  one alone has nothing to share
        return rows
    kept = [column for column in rows.columns if not column.stacks]
    shared = listing.Column(", ".join(c.title for c in rows.columns if c.stacks), stacks=True)
    cells = tuple(
        (
            *(cell for cell, stacks in zip(row, stacking, strict=True) if not stacks),
            "\n".join(cell.replace("\n", " ") for cell, stacks in zip(row, stacking, strict=True) if stacks),
        )
        for row in rows.rows
    )
    return listing.Listing((*kept, shared), cells, rows.styles)


def _card(rows: Listing, row: Iterable[str]) -> str:
    cells = zip(rows.columns, row, strict=True)
    return "\n".join(f"{column.title}: {_lines(cell)}" for column, cell in cells if cell) + "\n\n"


def _lines(cell: str) -> str:
    return "\n".join(map(clean, cell.split("\n")))


def show_error(error: CchcError) -> None:
    """Say what ended a command, and what to do."""
    say(f"cchc: {clean(error.message)}")
    if error.hint:
        say(f"  gợi ý: {clean(error.hint)}")


def show_problems(problems: Iterable[Problem], stream: TextIO) -> None:
    """Print problems: place and message; the line and the hint, too, when somebody looks."""
    full = is_terminal(stream)
    stream.writelines(f"{problem_text(p) if full else problem_head(p)}\n" for p in problems)


def problem_head(problem: Problem) -> str:
    """Give the first line of a problem, the one that editors jump by."""
    place = f"{problem.path}:{problem.location.line}:{problem.location.column}"
    kind = "cảnh báo: " if problem.severity == "warning" else ""
    return f"{place}: {kind}{clean(problem.message)} [{problem.code}]"


_SHOWN = 100  # characters of a source line


def problem_text(problem: Problem) -> str:
    """Give a problem with the line it is on, carets under what is meant, and the hint."""
    lines = [problem_head(problem)]
    if problem.source_line:
        number = f"{problem.location.line:>5}"
        start = max(0, problem.location.column - 1 - _SHOWN // 2) if len(problem.source_line) > _SHOWN else 0
        shown = clean_line(problem.source_line[start : start + _SHOWN])
        before = clean_line(problem.source_line[start : problem.location.column - 1])
        room = max(1, columns_of(shown) - columns_of(before))
        carets = "^" * min(max(columns_of(pointed_at(problem)), 1), room)
        lines += [f"{number} │ {shown}", f"{'':>5} │ {' ' * columns_of(before)}{carets}"]
    if problem.hint:
        lines.append(f"  gợi ý: {clean(problem.hint)}")
    return "\n".join(lines)


def pointed_at(problem: Problem) -> str:
    """Give the part of the line that a problem means."""
    start = problem.location.column - 1
    return clean_line(problem.source_line[start : start + problem.location.width])


def clean_line(text: str) -> str:
    """Clean a line so that its columns stay: tabs one space, hidden characters a mark."""
    return _HIDDEN.sub(lambda found: " " if found.group() == "\t" else "·", names.nfc(text))


def columns_of(text: str) -> int:
    """Give the columns that a text takes on a terminal."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))
