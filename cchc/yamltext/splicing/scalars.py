r"""How a text is written as a YAML scalar: plain, quoted, folded or literal.

Pure functions from a value to the characters that mean it, and to whether a style can hold it at
all. A value that a YAML 1.1 reader would take for something else than the same text gets quotes;
real dates, plain numbers and `true`, `false` are written bare, as the plan files do.

Knows neither documents nor places.

Read next: `cchc.yamltext.splicing.style` (what a document's own style is).
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

# What YAML doesn't call printable, with CR and the breaks of old (U+0085, U+2028, U+2029) and a byte
# order mark: it is written as an escape. https://yaml.org/spec/1.1/#c-printable  As what is left out,
# not as what isn't in: that pattern takes ten times as long to compile.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile(f'[\\\\"\n\t]|{_UNPRINTABLE.pattern}')

_NO_PLAIN_START = re.compile(r"[,\[\]{}#&*!|>'\"%@`\s]|[-?:](?=[\s,\[\]{}]|\Z)|(---|\.\.\.)(?=\s|\Z)")
_NO_PLAIN = re.compile(r"[\t\n]|:(?=\s|\Z)| #| \Z")
_NO_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}]|:\?|\A[:?]")

# The words and numbers of YAML 1.1, https://yaml.org/type/, with `0o17` and `1e3` of YAML 1.2.
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "<<", "="))
_NUMBER = re.compile(
    r"""[-+]?( 0b[01_]+ | 0o[0-7]+ | 0x[0-9a-f_]+           # other bases; octal is among the decimals
             | [0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?      # base 60: 12:30
             | [0-9][0-9_]*(\.[0-9_]*)?(e[-+]?[0-9]+)?
             | \.[0-9_]+(e[-+]?[0-9]+)? | \.inf | \.nan )""",
    re.IGNORECASE | re.VERBOSE,
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*")
_SAME_NUMBER = re.compile(r"0|-?[1-9][0-9]*|-?(0|[1-9][0-9]{0,8})\.(0|[0-9]{0,3}[1-9])")

_BREAKABLE = re.compile(r"(?<=\S) (?=\S)")


def columns(text: str) -> int:
    """Count the columns that a text takes: a mark of decomposed Vietnamese takes none."""
    return len(text) if text.isascii() else len(text) - sum(map(bool, map(unicodedata.combining, text)))


def is_writable(value: str) -> bool:
    """Whether a value can stand in a UTF-8 file at all: half characters can't."""
    return not any("\ud800" <= letter <= "\udfff" for letter in value)


def plain_fits(value: str, *, flow: bool = False) -> bool:
    """Whether a value can be written bare and still be read as the same text.

    >>> [plain_fits(value) for value in ("Quý II/2026", "2026-09-20", "100", "true")]
    [True, True, True, True]
    >>> [plain_fits(value) for value in ("012", "no", "12:30", "a: b", "a #b", "- a", "")]
    [False, False, False, False, False, False, False]
    """
    if not value or _NO_PLAIN_START.match(value) or _NO_PLAIN.search(value) or _UNPRINTABLE.search(value):
        return False
    if flow and _NO_PLAIN_IN_FLOW.search(value):
        return False
    return _reads_as_itself(value)


def is_free(value: str, style: str) -> bool:
    """Whether a text on its line could as well be written otherwise than it is: quoted or bare."""
    return style not in {"|", ">"} and bool(value) and (not style or plain_fits(value))


def _reads_as_itself(value: str) -> bool:
    """Whether what YAML 1.1 makes of a bare word shows as the same text again."""
    if value in {"true", "false"} or _SAME_NUMBER.fullmatch(value):
        return True
    if _DAY.fullmatch(value):
        try:
            date.fromisoformat(value)
        except ValueError:
            return False
        return True
    return not (value.lower() in _WORDS or _NUMBER.fullmatch(value) or _TIME.fullmatch(value))


def inline_text(value: str, style: str, *, flow: bool = False, spare: str = '"') -> str:
    r"""Return a value without line breaks, in the style asked for when that can hold it.

    `style` is `''` for bare, else `'` or `"`; `spare` is the quote for what can't stand bare.

    >>> inline_text("sau: khi có", ""), inline_text("xã's", "'"), inline_text("một\nhai", "'")
    ('"sau: khi có"', "'xã''s'", '"một\\nhai"')
    """
    if not style and plain_fits(value, flow=flow):
        return value
    if (style or spare) == "'" and "\n" not in value and not _UNPRINTABLE.search(value):
        return "'" + value.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(_escape, value) + '"'


def _escape(match: re.Match[str]) -> str:
    letter = match.group()
    code = ord(letter)
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    return f"\\x{code:02X}" if code <= 0xFF else f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"  # noqa: PLR2004  what YAML's escapes hold


def literal_fits(value: str, *, indented: bool = False) -> bool:
    """Whether `|` can hold a value; `indented` when its header states the indentation.

    A line of blanks alone could not be told from an empty one, a leading tab from indentation.
    """
    lines = value.rstrip("\n").split("\n")
    if not lines[-1] or _UNPRINTABLE.search(value):
        return False
    if any(line.startswith("\t") or (line and not line.strip(" \t")) for line in lines):
        return False
    return indented or not next(line for line in lines if line).startswith(" ")


def folded_fits(value: str) -> bool:
    """Whether `>` can hold a value so that folding gives exactly the same text back."""
    lines = value.rstrip("\n").split("\n")
    if not lines[0] or not lines[-1] or _UNPRINTABLE.search(value):
        return False
    return all(line == line.strip(" \t") for line in lines)


def chomping_mark(value: str) -> str:
    """Return the mark that tells what becomes of the line breaks at the end of a block scalar."""
    breaks = len(value) - len(value.rstrip("\n"))
    return "-" if not breaks else "" if breaks == 1 else "+"


def wrap(text: str, width: int, first: int | None = None) -> list[str]:
    """Return the lines of a text that is broken at single spaces, so that folding gives it back.

    `width` counts columns; `first` is the width of line one, if it has another.

    >>> wrap("Căn cứ Nghị quyết số 57", 12)
    ['Căn cứ Nghị', 'quyết số 57']
    """
    room = width if first is None else first
    lines, line = [], ""
    for word in _BREAKABLE.split(text):
        longer = f"{line} {word}" if line else word
        if line and columns(longer) > room:
            lines.append(line)
            line, room = word, width
        else:
            line = longer
    return [*lines, line]


def fold(value: str, width: int) -> list[str]:
    """Return a value as the lines of a folded scalar; an empty line stands for a line break."""
    lines: list[str] = []
    for paragraph in value.rstrip("\n").split("\n"):
        lines += ["", *wrap(paragraph, width)] if lines and paragraph else wrap(paragraph, width)
    return lines


def refold(old: list[str], value: str, width: int, first: int | None = None) -> list[str]:
    """Return a value folded again, with the lines at the head and the end that still say the same.

    >>> refold(["Căn cứ Luật", "số 57", "của Quốc hội"], "Căn cứ Luật số 58 của Quốc hội", 30)
    ['Căn cứ Luật', 'số 58', 'của Quốc hội']
    """
    rest, head, tail = value.rstrip("\n"), 0, len(old)
    if "\n" in rest or not all(line and line == line.strip(" \t") for line in old):
        return fold(value, width)
    while head < len(old) - 1 and _starts_with_line(rest, old[head]):
        rest = rest[len(old[head]) + 1 :]
        head += 1
    whole = rest
    while tail > head + 1 and _starts_with_line(rest[::-1], old[tail - 1][::-1]):
        rest = rest[: -len(old[tail - 1]) - 1]
        tail -= 1
    if head == 0 and tail == len(old):
        return wrap(rest, width, first)
    # The old lines show where lines break here; a tail that would leave a ragged line is broken anew.
    room = max(columns(line) for line in old)
    without_tail, with_tail = wrap(whole, room), [*wrap(rest, room), *old[tail:]]
    return [*old[:head], *(with_tail if len(with_tail) <= len(without_tail) else without_tail)]


def _starts_with_line(text: str, line: str) -> bool:
    """Whether a text begins with a line and one space at which it may be broken."""
    return text.startswith(line + " ") and bool(_BREAKABLE.match(text, len(line)))
