"""Letters that a program destroyed: UTF-8 read in another code page and saved, or replaced by U+FFFD.

Such a file is sound YAML and a wrong plan: deadlines that nobody can read are never overdue. Each
sequence looked for is valid UTF-8 of a Vietnamese letter once it is read in its code page (Windows
1252 and 1258, Latin-1, Macintosh, DOS 437). What may follow an upper-case letter in right text
(quotes, dashes, spaces, footnote marks behind "XÃ") does not count.

Read next: `cchc.yamltext.decoding` (who asks).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

REPLACEMENT = "\ufffd"
_LOST = f"\x80-\x9f{REPLACEMENT}"  # bytes that have no letter in the code page
# What bytes 80 to BF are in Windows-1252 and Latin-1.
_NEXT = f"{_LOST}\xa0-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MISREAD = re.compile(
    f"á[º»][{_NEXT}]"  # E1 BA, E1 BB: ạ to ỹ
    f"|[ÃĂ][{_LOST}¡¢£¨©ª¬´µº½‚ƒˆ‰Šš™]"  # C3: à to ý
    f"|Ä[{_LOST}‘ƒ‚©¨]|Å[©¨]|Æ[¡°¯]"  # C4, C5, C6: đ, ă, ĩ; ũ; ơ, ư
    f"|Ì[{_LOST}€ƒ‰£]"  # CC: tones that are letters of their own
    "|·[∫ª].|ß[║╗]."  # E1 BA, E1 BB on the Macintosh and under DOS
)
_IN_QUOTES = re.compile("«[^«»]*á$")  # the end of «…á», not the letter behind it
_MAX_SHOWN = 30

HINT = (
    "đừng sửa từng chữ: chép tệp này ra nơi khác, lấy lại bản đã ghi vào lịch sử gần nhất bằng "
    "`git checkout HEAD -- TỆP` (các bản trước: cchc history), khi lưu thì chọn mã UTF-8"
)


class Damage(NamedTuple):
    """Where letters are destroyed: index and length in the text, and what is to be said of it."""

    start: int
    width: int
    message: str


def find(text: str) -> Damage | None:
    """Return the first place where letters are destroyed, None for a sound text."""
    misread = next(_misread(text), None)
    start, width = (misread.start(), len(misread.group())) if misread else (len(text), 1)
    lost = text.find(REPLACEMENT, 0, start)
    if lost >= 0:
        start, width = lost, 1
    return Damage(start, width, _message(text, start)) if start < len(text) else None


def _misread(text: str) -> Iterator[re.Match[str]]:
    for match in _MISREAD.finditer(text):
        head = text.rfind("\n", 0, match.start()) + 1
        if not _IN_QUOTES.search(text, head, match.start() + 1):
            yield match


def _message(text: str, start: int) -> str:
    if text[start] == REPLACEMENT:
        return "chữ ở đây đã mất (thành ký tự U+FFFD) vì tệp được lưu qua một bảng mã khác"
    head = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    word = text[head:].split(maxsplit=1)[0][:_MAX_SHOWN]
    meant = _read_right(word)
    rest = f', đúng ra là "{meant}"' if meant else ""
    return f'chữ bị hỏng: "{word}" là chữ UTF-8 bị đọc nhầm theo bảng mã khác rồi lưu lại{rest}'


def _read_right(word: str) -> str:
    """Return what a word was before it was misread as Windows-1252; empty when that is lost."""
    try:
        data = b"".join(char.encode("latin-1" if char <= "\xff" else "cp1252") for char in word)
        return data.decode("utf-8")
    except UnicodeError:
        return ""
