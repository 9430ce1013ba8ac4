"""Talking to a person: streams that never fail on Vietnamese, and text that can't steer a terminal.

Data goes to stdout, talk to stderr. A terminal that can't show a letter gets the nearest it can
(cp1258: base letter and combining tone; else without marks). What leaves through a pipe or into a
file is UTF-8 with line ends as they are, on every system: Windows would take its code page and write
CR LF for each LF. Text of the plan is data: control and direction characters are taken out before it
reaches a terminal.

Read next: `cchc.cli.tables` (listings), `cchc.cli.problems` (what is wrong with a file).
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
from cchc.characters import CONTROL, DIRECTION, INVISIBLE, SEPARATORS, SURROGATES, TONES

if TYPE_CHECKING:
    from cchc.errors import CchcError

_MIN_WIDTH = 20  # columns; a narrower COLUMNS is taken for this
_UNKNOWN_WIDTH = 100
_HIDDEN = re.compile(f"[{CONTROL}{SEPARATORS}{INVISIBLE}{DIRECTION}{SURROGATES}]")
_BREAKS = "\t\n\x0b\x0c\x85\u2028\u2029"  # what keeps words apart
_NEAR = str.maketrans(
    {"…": "...", "→": "->", "·": "-", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'",
     "│": "|", "✓": "x", "−": "-", "×": "x", "≥": ">=", "≤": "<=", "đ": "d", "Đ": "D"}
)  # fmt: skip


def prepare_streams() -> None:
    """Let all streams be UTF-8 where no terminal is, and the nearest letters where one is.

    PYTHONIOENCODING is set on purpose and holds for talk and plain listings; never for documents.
    A closed stream takes anything.
    """
    sys.stdout = sys.stdout or _null_stream()
    sys.stderr = sys.stderr or _null_stream()
    is_encoding_set = bool(os.environ.get("PYTHONIOENCODING", "").partition(":")[0])
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if not reconfigure:
            continue
        if not is_terminal(stream):
            encoding = stream.encoding if is_encoding_set else "utf-8"
            reconfigure(encoding=encoding, errors=nearest_letters(encoding), newline="")
        else:
            reconfigure(errors=nearest_letters(stream.encoding))
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure and not is_encoding_set and not is_terminal(sys.stdin):
        reconfigure(encoding="utf-8", errors="replace")


def _null_stream() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def nearest_letters(encoding: str) -> str:
    """Register how to write what an encoding lacks; return the error handler's name to open a stream with.

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
    """Return the nearest text to a character that an encoding has, "?" when it has none."""
    parts = unicodedata.normalize("NFD", char)
    tone = "".join(mark for mark in parts if mark in TONES)
    letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
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
    return _HIDDEN.sub(lambda hidden: " " if hidden.group() in _BREAKS else "", text)


def clean_line(text: str) -> str:
    """Clean a line so that its columns stay: tabs one space, hidden characters a mark."""
    return _HIDDEN.sub(lambda hidden: " " if hidden.group() == "\t" else "·", names.nfc(text))


def say(text: str) -> None:
    """Write a line to the person, on stderr; what it repeats of a plan, of git or of argv steers nothing."""
    sys.stderr.write(f"{clean(text)}\n")


def show_error(error: CchcError) -> None:
    """Write what ended a command, and what to do."""
    say(f"cchc: {error.message}")
    for line in error.said:
        say(f"  | {line}")
    if error.hint:
        say(f"  gợi ý: {error.hint}")


def write(text: str) -> None:
    """Write data to stdout, as it is."""
    sys.stdout.write(text)


def write_document(text: str) -> None:
    """Write a document (CSV, Markdown, JSON, what git reads) to stdout: as UTF-8 unless somebody looks."""
    if is_terminal(sys.stdout):
        write(text)
    else:
        write_bytes(text.encode("utf-8", "replace"))


def write_bytes(data: bytes) -> None:
    """Write a document to stdout, byte for byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def write_json(value: object) -> None:
    """Write a value to stdout as JSON; escaped on a terminal that isn't Unicode, never degraded."""
    is_unicode = not is_terminal(sys.stdout) or (sys.stdout.encoding or "").lower().startswith("utf")
    write_document(json.dumps(value, ensure_ascii=not is_unicode, indent=2) + "\n")


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody looks at the stream."""
    return stream.isatty()


def width() -> int:
    """Return the number of columns to write in: COLUMNS, else the terminal's; 100 where neither tells it.

    A terminal of no columns, such as that of `docker exec` or `expect`, doesn't know its width.
    """
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and (number := int(columns[-9:])):
        return max(number, _MIN_WIDTH)
    try:
        return (
            is_terminal(sys.stdout) and os.get_terminal_size(sys.stdout.fileno()).columns
        ) or _UNKNOWN_WIDTH
    except (OSError, ValueError):
        return _UNKNOWN_WIDTH
