r"""The marks inside a line of Markdown → the text that a reader of the page sees.

Bold and slanted letters, links, escapes, entities and line breaks of HTML; references to notes are
taken out and told. Knows no blocks. Read next: `cchc.sources.markdown.markdown_document`.

>>> shown("**Mở** _chuyên_ mục<br>số \\*1\\*[^1] (*)")
Shown(text='Mở chuyên mục\nsố *1* (*)', is_bold=False, notes=('1',))
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from cchc import patterns
from cchc.sources.lines import folded

_ESCAPED = patterns.lazy(r"\\([!-/:-@\[-`{-~])")
_ESCAPES = 0xE000  # of the private use area: stands for an escaped character meanwhile
_KEPT = patterns.lazy("[\ue021-\ue07e]")
_PRIVATE = patterns.lazy("[\ue000-\ue0ff]")
_CODE = patterns.lazy(r"(?<!`)(`{1,3})(?!`)([^`\n]{1,2000})\1(?!`)")
_NOTE = patterns.lazy(r"\[\^([^\]\s]{1,60})\]")
_PICTURE = patterns.lazy(r"!\[([^\[\]]{0,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,500}\")?\)")
_LINK = patterns.lazy(r"\[([^\[\]]{1,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,500}\")?\)")
_ADDRESS = patterns.lazy(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_BREAK = patterns.lazy(r"<\s*(?:br|/p|/div|/li)\s*/?\s*>", re.IGNORECASE)
_TAG = patterns.lazy(
    r"</?(?:a|abbr|b|big|center|code|del|div|em|font|i|ins|kbd|li|mark|ol|p|s|small|span|strike|strong|sub|sup"
    r"|tt|u|ul)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_HEAVY_TAG = patterns.lazy(r"<(/?)(?:b|strong)\s*>", re.IGNORECASE)
_DELIMITERS = patterns.lazy(r"\*{1,3}|(?<!_)_{1,3}(?!_)")
_BOLD = patterns.lazy(r"(?<!\*)\*\*(?!\*)")
_MAX_OPEN = 20  # marks that wait for their end; more is no text of a person
_WORD = patterns.lazy(r"\w")


class Shown(NamedTuple):
    """What is seen of a text, whether all of it is bold, and which notes it refers to."""

    text: str
    is_bold: bool = False
    notes: tuple[str, ...] = ()


def shown(text: str) -> Shown:
    """Return what is seen of a text of Markdown, line breaks that a person made as line feeds."""
    text = _ESCAPED.sub(_kept, _PRIVATE.sub("", text))
    text = _CODE.sub(lambda code: "".join(_kept_all(code[2])), text)
    notes = tuple(dict.fromkeys(_NOTE.findall(text)))
    text = _PICTURE.sub("", _NOTE.sub("", text))
    text = _ADDRESS.sub(r"\1", _LINK.sub(r"\1", text))
    text = _TAG.sub("", _HEAVY_TAG.sub("**", _BREAK.sub("\n", text)))
    text, is_bold = _without_emphasis(text)
    return Shown(folded(_KEPT.sub(_meant, unescape(text))), is_bold, notes)


def shown_in_web_table(text: str) -> Shown:
    """Return what is seen of a cell of a table in HTML: its marks are letters, but for what people add.

    That are references to notes and stretches of bold letters; tags and entities were read already.

    >>> shown_in_web_table("**Thôn** 5*, `mẫu` *.doc[^2]").text
    'Thôn 5*, `mẫu` *.doc'
    """
    notes = tuple(dict.fromkeys(_NOTE.findall(text)))
    plain, is_bold = _without_emphasis(_NOTE.sub("", text), _BOLD)
    return Shown(folded(plain), is_bold, notes)


def _kept(escape: re.Match[str]) -> str:
    return chr(_ESCAPES + ord(escape[1]))


def _kept_all(code: str) -> list[str]:
    """Return the characters of a code span, those that could be marks as kept ones."""
    return [chr(_ESCAPES + ord(each)) if "!" <= each <= "~" and not each.isalnum() else each for each in code]


def _meant(kept: re.Match[str]) -> str:
    return chr(ord(kept[0]) - _ESCAPES)


def _without_emphasis(text: str, marks: re.Pattern[str] = _DELIMITERS) -> tuple[str, bool]:
    """Return a text without the marks of bold and slanted letters, and whether all its words are bold."""
    waiting: list[re.Match[str]] = []
    pairs: list[tuple[re.Match[str], re.Match[str]]] = []
    for mark in marks.finditer(text):
        before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        if _closes(mark[0], before, after):
            start = next((i for i in reversed(range(len(waiting))) if waiting[i][0] == mark[0]), None)
            if start is not None:
                pairs.append((waiting[start], mark))
                del waiting[start:]
                continue
        if _closes(mark[0], after, before):  # the same rule, seen from the other side
            waiting.append(mark)
            del waiting[:-_MAX_OPEN]
    bold = [(first.end(), last.start()) for first, last in pairs if len(first[0]) > 1]
    cuts = sorted(mark.span() for pair in pairs for mark in pair)
    plain = _cut(text, cuts)
    outside = _cut(text, sorted([*bold, *cuts]))
    return plain, bool(bold) and not _WORD.search(outside)


def _closes(mark: str, inner: str, outer: str) -> bool:
    """Whether a mark may end a stretch whose last character is `inner`, when `outer` follows the mark."""
    if not inner or inner.isspace():
        return False
    if mark[0] == "_" and (outer.isalnum() or outer == "_"):
        return False
    is_punctuation = not inner.isalnum()
    return not (is_punctuation and outer.isalnum())


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    """Return a text without some stretches of it, which are sorted and may lie in each other."""
    pieces, at = [], 0
    for start, end in spans:
        if start > at:
            pieces.append(text[at:start])
        at = max(at, end)
    return "".join(pieces) + text[at:]
