"""Other wordings of known offices in sentences and among who receives a document.

A mention adds a wording, never an office: "(qua Phòng VH-XH)", "Lãnh đạo VP HĐND&UBND xã", "Lưu: VT,
VHXH". Read next: `cchc.drafts.offices.register`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import names, patterns
from cchc.drafts.offices import likeness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from cchc.drafts.reading import Body

_BEGINS = patterns.lazy(
    r"\b(?:Phòng|phòng|Trung tâm|trung tâm|TT|Văn phòng|văn phòng|VP|Trạm|Ban|Công an|Hội|Đoàn)\b"
)
_ENDS = patterns.lazy(r"[,;.:()\[\]“”]|\s[-–]\s")
_KEPT = patterns.lazy(r"^Lưu\s*:?\s*", re.IGNORECASE)
# Small letters behind "xã" are no commune's name: "Trạm y tế xã chuẩn bị vắc xin".
_BEHIND_LEVEL = patterns.lazy(r"\b(?:xã|phường|thị trấn|đặc khu) ([^\W\d_])", re.IGNORECASE)
_MAX_WORDS = 10  # of a name in a sentence
_MAX_LETTERS = 120
_MIN_LETTERS = 3  # of an abbreviation without its kind ("VHXH")


class Mention(NamedTuple):
    """A wording, and the known office that it may be."""

    wording: str
    office: str


def find(body: Body, closing: str, offices: Sequence[str]) -> Iterator[Mention]:
    """Yield wordings of the offices in the closing, among who receives it, and in the items of the body."""
    items = [item for duty in body.duties for item in duty.items]
    measures = [measure for area in body.areas for measure in area.measures]
    known = {names.key(office) for office in offices}
    for text in (closing, *body.recipients, *items, *measures, *body.purposes, *body.requirements):
        if _KEPT.match(text):
            yield from _kept_by(text, offices)
        else:
            yield from _in_sentence(text, offices, known)


def _in_sentence(text: str, offices: Sequence[str], known: Collection[str]) -> Iterator[Mention]:
    for begin in _BEGINS.finditer(text):
        rest = text[begin.start() : begin.start() + _MAX_LETTERS]
        words = [match.end() for match in re.finditer(r"\S+", _up_to_end(rest, begin[0]))][:_MAX_WORDS]
        for end in reversed(words):
            wording = rest[:end].strip(" ,;.:")
            if any(first.islower() for first in _BEHIND_LEVEL.findall(wording)):
                continue
            if names.key(wording) in known:
                break
            if found := _only(office for office in offices if _is_wording(wording, office)):
                yield Mention(wording[:1].upper() + wording[1:], found)
                break


def _up_to_end(text: str, kind: str) -> str:
    """Return the words of a sentence in which a name can stand; "Văn hóa - Xã hội" may go on."""
    stop = next(
        (m.start() for m in _ENDS.finditer(text, len(kind)) if "-" not in m[0] and "–" not in m[0]), None
    )
    return text if stop is None else text[:stop]


def _is_wording(wording: str, office: str) -> bool:
    if names.key(wording) == names.key(office) or not likeness.same(wording, office):
        return False
    parsed = likeness.parse(wording)
    return bool(parsed.words) and bool(parsed.kind)


def _kept_by(text: str, offices: Sequence[str]) -> Iterator[Mention]:
    """Yield the offices that keep the document, which only their abbreviation names."""
    for token in re.findall(r"\w[\w-]*", _KEPT.sub("", text)):
        if len(token) < _MIN_LETTERS or not token.isupper():
            continue
        for compare in (likeness.same, likeness.slip):
            found = _only(office for office in offices if compare(_with_kind(token, office), office))
            if found:
                yield Mention(token, found)
                break


def _with_kind(token: str, office: str) -> str:
    kind = likeness.parse(office).kind
    return " ".join([*office.split()[: len(kind.split())], token]) if kind else token


def _only(found: Iterable[str]) -> str:
    """Return the one that is found; "" where there is none or more than one."""
    offices = list(found)
    return offices[0] if len(offices) == 1 else ""
