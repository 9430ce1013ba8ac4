"""Talking to a person: streams that never fail on Vietnamese, and text that can't steer a terminal.

Data goes to stdout, talk to stderr. A terminal that can't show a letter gets the nearest it can
(cp1258: base letter and combining tone; else without marks). Text of the plan is data: control
and direction characters are taken out before it reaches a terminal.

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
_NEAR = str.maketrans(
    {"…": "...", "→": "->", "·": "-", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'",
     "│": "|", "✓": "x", "−": "-", "×": "x", "≥": ">=", "≤": "<=", "đ": "d", "Đ": "D"}
)  # fmt: skip


def prepare_streams() -> None:
    """Let both streams write the nearest letters for what they can't encode; a closed one takes anything."""
    sys.stdout = sys.stdout or _null_stream()
    sys.stderr = sys.stderr or _null_stream()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors=nearest_letters(stream.encoding))


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
    return _HIDDEN.sub(lambda hidden: " " if hidden.group() in "\n\t" else "", text)


def clean_line(text: str) -> str:
    """Clean a line so that its columns stay: tabs one space, hidden characters a mark."""
    return _HIDDEN.sub(lambda hidden: " " if hidden.group() == "\t" else "·", names.nfc(text))


def say(text: str) -> None:
    """Write a line to the person, on stderr."""
    sys.stderr.write(f"{text}\n")


def show_error(error: CchcError) -> None:
    """Write what ended a command, and what to do."""
    say(f"cchc: {clean(error.message)}")
    if error.hint:
        say(f"  gợi ý: {clean(error.hint)}")


def write(text: str) -> None:
    """Write data to stdout, as it is."""
    sys.stdout.write(text)


def write_bytes(data: bytes) -> None:
    """Write a document to stdout, byte for byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def write_json(value: object) -> None:
    """Write a value to stdout as JSON; escaped where the stream isn't Unicode, never degraded."""
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    write(json.dumps(value, ensure_ascii=not is_unicode, indent=2) + "\n")


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
