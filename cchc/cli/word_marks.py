"""Dashes and quotes of Word in a pasted command, and quotes that were left out: said, with the right line.

A shell takes Word's marks for letters, and parts words that no quotes hold together. Knows words and the
names of options, no commands. Read next: `cchc.cli.vietnamese` (who asks).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.characters import DASHES
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_OPENING, _CLOSING = "“„‟«", "”“»"


def begins_with_dash(word: str) -> bool:
    """Whether a word begins with one of Word's dashes, which no option does."""
    return ord(word[:1] or " ") in DASHES


def refuse_word_marks(words: Sequence[str], options: Collection[str], command: str) -> None:
    """Raise RequestError for an option behind a dash of Word's, and a text that fell apart in its quotes.

    The remedy is the whole line as it should be; `command` is what stands before the words.
    """
    if "--" in words:
        words = words[: list(words).index("--")]
    for word in words:
        if begins_with_dash(word) and (option := _meant(word, options)):
            message = f'"{word}" bắt đầu bằng dấu gạch dài "{word[0]}" của Word nên không phải là tùy chọn'
            what = "hai gạch nối --" if option.startswith("--") else "gạch nối -"
            right = line(command, _with_straight_quotes([_with_hyphens(one, options) for one in words]))
            raise RequestError(message, hint=f"dùng {what}: {option}; cả lệnh: {right}")
    for start, word in enumerate(words):
        if not word.startswith(tuple(_OPENING)) or any(mark in word[1:] for mark in _CLOSING):
            continue
        for end in range(start + 1, len(words)):
            if words[end].rstrip(".,;").endswith(tuple(_CLOSING)):
                text = " ".join(words[start : end + 1]).strip(_OPENING + _CLOSING)
                right = line(command, _with_straight_quotes(words))
                raise RequestError(
                    f"dấu ngoặc cong “ ” của Word không giữ các chữ liền nhau: {word} … {words[end]}",
                    hint=f'dùng ngoặc thẳng ": "{text}"; cả lệnh: {right}',
                )


def refuse_missing_quotes(
    words: Sequence[str], valued: Collection[str], command: str, *, takes_numbers: bool
) -> None:
    """Raise RequestError when a value of several words stands without quotes: `--owner Phòng VHXH`.

    For commands that take no other words than task numbers (`takes_numbers`), or none. A value of numbers
    alone has no second word.
    """
    whole, apart = _with_values_whole(words, valued, takes_numbers=takes_numbers)
    if apart:
        name, text = apart[0]
        message = f"{name}: nội dung có dấu cách thì đặt trong dấu nháy kép: {text}"
        raise RequestError(message, hint=f"cả lệnh: {line(command, whole)}")


def _with_values_whole(
    words: Sequence[str], valued: Collection[str], *, takes_numbers: bool
) -> tuple[list[str], list[tuple[str, str]]]:
    """Return words with each value that fell apart as one, and the options and values of which that is so."""
    whole: list[str] = []
    apart: list[tuple[str, str]] = []
    place = 0
    while place < len(words) and words[place] != "--":
        name, equals, joined = words[place].partition("=")
        start = place + (0 if equals else 1)
        ends = (at for at in range(start + 1, len(words)) if words[at].startswith("-"))
        end = next(ends, len(words))
        value = joined if equals else " ".join(words[start : start + 1])
        rest = words[start + 1 : end]
        has_strays = any(not (takes_numbers and _is_number(one)) for one in rest)
        is_text = value[:1] != "-" and any(letter.isalpha() for letter in value)
        if name in valued and has_strays and is_text:
            apart.append((name, " ".join([value, *rest])))
            whole += apart[-1]
            place = end
        else:
            taken = start + 1 if name in valued else place + 1
            whole += words[place:taken]
            place = taken
    return whole + list(words[place:]), apart


def line(command: str, words: Sequence[str]) -> str:
    """Return a command line, with quotes around words that have blanks or signs of a shell in them."""
    return " ".join([command, *map(_quoted, words)])


def _quoted(word: str) -> str:
    if word and not re.search(r"[\s&|<>;()]", word):
        return word
    return f"'{word}'" if '"' in word else f'"{word}"'


def _is_number(word: str) -> bool:
    """Whether a word can stand for tasks: 4, 1,3,7-9, all."""
    return word.casefold() in {"all", "tất", "cả"} or not any(letter.isalpha() for letter in word)


def _with_hyphens(word: str, options: Collection[str]) -> str:
    """Return a word with its dash as an option has it, if it is to be one."""
    option = _meant(word, options) if begins_with_dash(word) else ""
    return f"{option}{word[len(word.partition('=')[0]) :]}" if option else word


def _with_straight_quotes(words: Sequence[str]) -> list[str]:
    """Return words in which each text between curly quotes is one, without them."""
    whole: list[str] = []
    opened: list[str] = []
    for word in words:
        if opened or word.startswith(tuple(_OPENING)):
            opened.append(word)
        else:
            whole.append(word)
        if opened and word.rstrip(".,;").endswith(tuple(_CLOSING)):
            whole.append(" ".join(opened).strip(_OPENING + _CLOSING))
            opened = []
    return whole + opened


def _meant(word: str, options: Collection[str]) -> str:
    """Return the option that a word was to be, empty when it was none."""
    name = word.partition("=")[0].translate(DASHES).lstrip("-")
    return next((option for option in (f"--{name}", f"-{name}") if option in options), "")
