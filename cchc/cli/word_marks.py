"""Dashes and quotes of Word in a pasted command: said, with the line as it should be.

A shell takes Word's marks for letters. Knows words and the names of options, no commands.
Read next: `cchc.cli.vietnamese` (who asks), `cchc.cli.missing_quotes` (quotes that were left out).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import names, typed_lines
from cchc.characters import DASHES
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

_OPENING, _CLOSING = "“„‟«‘", "”“»’"


def begins_with_dash(word: str) -> bool:
    """Whether a word begins with one of Word's dashes, which no option does."""
    return ord(word[:1] or " ") in DASHES


def refuse_word_marks(
    words: Sequence[str], options: Collection[str], command: str, mend: Callable[[list[str]], list[str]]
) -> None:
    """Raise RequestError for an option behind a dash of Word's, and a text that fell apart in its quotes.

    The remedy is the whole line as it should be; `command` is what stands before the words, `mend` puts
    together what else fell apart.
    """
    count = list(words).index("--") if "--" in words else len(words)
    words, behind = words[:count], words[count:]
    for word in words:
        if option := _misspelled(word, options):
            dash = next((sign for sign in word[:2] if ord(sign) in DASHES), "")
            if dash:
                message = f'"{word}" bắt đầu bằng dấu gạch dài "{dash}" của Word nên không phải là tùy chọn'
            else:
                message = f'"{word}" không phải là tùy chọn: tên dài viết sau hai dấu gạch nối'
            what = "hai gạch nối --" if option.startswith("--") else "gạch nối -"
            straight = _with_straight_quotes([_with_hyphens(one, options) for one in words])
            right = typed_lines.line([command, *mend([*straight, *behind])])
            raise RequestError(message, hint=f"dùng {what}: {option}; cả lệnh: {right}")
    for start, word in enumerate(words):
        if not word.startswith(tuple(_OPENING)) or _ends_in_quotes(word[1:]):
            continue
        for end in range(start + 1, len(words)):
            if _ends_in_quotes(words[end]):
                text = " ".join(words[start : end + 1]).strip(_OPENING + _CLOSING)
                right = typed_lines.line([command, *mend([*_with_straight_quotes(words), *behind])])
                raise RequestError(
                    f"dấu ngoặc cong “ ” của Word không giữ các chữ liền nhau: {word} … {words[end]}",
                    hint=f'dùng ngoặc thẳng ": "{text}"; cả lệnh: {right}',
                )


def _ends_in_quotes(word: str) -> bool:
    return word.rstrip(".,;").endswith(tuple(_CLOSING))


def _misspelled(word: str, options: Collection[str]) -> str:
    """Return the option that a word with other dashes was to be, empty when it is one or was to be none."""
    name = word.partition("=")[0]
    has_dash = word.startswith("-") or begins_with_dash(word)
    is_as_it_should_be = re.match(r"--[^-]|-.$", name)  # an option by its own name, or a value
    option = _meant(name, options) if has_dash and not is_as_it_should_be else ""
    return "" if option == name else option


def _with_hyphens(word: str, options: Collection[str]) -> str:
    """Return a word with its dash as an option has it, if it is to be one."""
    option = _misspelled(word, options)
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
        if opened and _ends_in_quotes(word):
            whole.append(" ".join(opened).strip(_OPENING + _CLOSING))
            opened = []
    return whole + opened


def _meant(name: str, options: Collection[str]) -> str:
    """Return the option that a word was to be, however it is spelled; empty when it was none."""
    key = names.key(name)
    return next((option for option in options if key == names.key(option)), "") if key else ""
