"""Dashes and quotes of Word in a command that was pasted: a shell takes them for letters.

Knows words and the names of options, no commands. Read next: `cchc.cli.vietnamese` (who asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.characters import DASHES
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_OPENING, _CLOSING = "“„‟«", "”“»"


def begins_with_dash(word: str) -> bool:
    """Whether a word begins with one of Word's dashes, which no option does."""
    return ord(word[:1] or " ") in DASHES


def refuse_word_marks(words: Sequence[str], options: Collection[str]) -> None:
    """Raise RequestError for an option behind a dash of Word's, and a text that fell apart in its quotes."""
    if "--" in words:
        words = words[: list(words).index("--")]
    for word in words:
        if begins_with_dash(word) and (option := _meant(word, options)):
            message = f'"{word}" bắt đầu bằng dấu gạch dài "{word[0]}" của Word nên không phải là tùy chọn'
            what = "hai gạch nối --" if option.startswith("--") else "gạch nối -"
            raise RequestError(message, hint=f"dùng {what}: {option}")
    for start, word in enumerate(words):
        if not word.startswith(tuple(_OPENING)) or any(mark in word[1:] for mark in _CLOSING):
            continue
        for end in range(start + 1, len(words)):
            if words[end].rstrip(".,;").endswith(tuple(_CLOSING)):
                text = " ".join(words[start : end + 1]).strip(_OPENING + _CLOSING)
                raise RequestError(
                    f"dấu ngoặc cong “ ” của Word không giữ các chữ liền nhau: {word} … {words[end]}",
                    hint=f'dùng ngoặc thẳng ": "{text}"',
                )


def _meant(word: str, options: Collection[str]) -> str:
    """Return the option that a word was to be, empty when it was none."""
    name = word.partition("=")[0].translate(DASHES).lstrip("-")
    return next((option for option in (f"--{name}", f"-{name}") if option in options), "")
