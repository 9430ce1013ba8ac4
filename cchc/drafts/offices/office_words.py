"""The words of a cell or a heading that name offices → the offices.

A cell names one office or many, and an office's own name may hold commas and "và": "Phòng Kinh tế, Hạ
tầng và Đô thị". So names part at ";" and at line ends, and at "," and "và" only where each part begins
as an office's name does, or is one that is known already; so with "/" and " - ". Knows no table and no
plan. Read next:
`cchc.drafts.offices.office_roles` (who leads of them), `cchc.drafts.offices.register`
(which names are one office).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc import names, patterns
from cchc.drafts.offices import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_LENGTH = 2000  # letters of a text that names offices; longer text is prose and stays whole
_MAX_PARTS = 8  # parts between commas and "và" that one name may have
_COLLECTIVE = ("cac phong", "cac so", "cac co quan", "cac ban", "cac bo", "cac nganh", "cac don vi")
_COMMITTEES = patterns.lazy(r"\b(?:H[ĐD]ND|Hội đồng nhân dân|Đảng [ủu][ỷy]?)$", re.IGNORECASE)
_COMMITTEE = patterns.lazy(
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân)\b", re.IGNORECASE
)
_OFFICE = frozenset({"văn phòng", "vp"})
_OFFICE_OF_COMMITTEES = patterns.lazy(r"(?:văn phòng|vp)\b", re.IGNORECASE)
_BULLET = patterns.lazy(r"^\s*(?:[-+*•–—]|[a-zđ][.)]|[1-9]\d?[.)](?!\d))\s+")
_OUTSIDE_BRACKETS = patterns.lazy(r"\([^()]*\)|\[[^\[\]]*\]")
_INNER_BULLET = patterns.lazy(r"(\s+(?:[-+•]|[1-9]\d?[.)])\s+)")
_COMRADE = patterns.lazy(r"(?:đ/c|đồng chí|ông|bà)\b", re.IGNORECASE)
_STROKE = patterns.lazy(r"\s*/\s*|\s+[-–—]\s+")
_CONJUNCTION = patterns.lazy(r"\s*,\s*(?:và\s+)?|\s+và\s+|\s*&\s*|\s+\+\s+", re.IGNORECASE)


@lru_cache(maxsize=1024)  # the cells of a column say the same again and again
def split(text: str, *, known: frozenset[str] = frozenset(), lines_separate: bool = True) -> tuple[str, ...]:
    """Return the offices that a text names, in its words and its order, each once.

    `known` are the keys of names that are known, made once for all texts: a document may name thousands.
    `lines_separate` is False where lines only wrap (PDF).

    >>> split("Phòng VH-XH, Phòng Kinh tế và Công an xã")
    ('Phòng VH-XH', 'Phòng Kinh tế', 'Công an xã')
    >>> split("Văn phòng HĐND và UBND; Phòng Kinh tế, Hạ tầng và Đô thị")
    ('Văn phòng HĐND và UBND', 'Phòng Kinh tế, Hạ tầng và Đô thị')
    >>> split("Các phòng, ban, đơn vị liên quan")
    ('Các phòng, ban, đơn vị liên quan',)
    """
    whole = names.nfc(text)
    if len(whole) > _MAX_LENGTH:
        return (" ".join(whole.split()),)
    lines = whole.split("\n") if lines_separate else [" ".join(whole.split())]
    found = (
        name
        for segment in _segments(_joined(lines))
        for name in _names(_tidy(segment), known)
        if names.key(name)
    )
    return tuple(dict.fromkeys(found))


def _joined(lines: list[str]) -> list[str]:
    """Return lines with those joined that go on: after "-", "," or "và", or in small letters."""
    whole: list[str] = []
    for line in filter(None, (" ".join(line.split()) for line in lines)):
        before = whole[-1] if whole else ""
        if not before or _BULLET.match(line) or not _goes_on(before, line):
            whole.append(line)
        else:
            is_one_word = before.endswith("-") and not before.endswith(" -")
            whole[-1] = before + ("" if is_one_word else " ") + line
    return whole


def _goes_on(before: str, line: str) -> bool:
    if before.endswith(";"):
        return False
    if kinds.needs_name(before) or (before.lower() in _OFFICE and _COMMITTEE.match(line)):
        return True  # "Trung tâm", "Phục vụ hành chính công"
    if re.search(r"(?:[-,&]|\bvà)$", before) or before.count("(") > before.count(")"):
        return True
    return line.startswith(("(", "&", "- ")) or (line[0].islower() and not kinds.begins_as_office(line))


def _segments(lines: list[str]) -> Iterator[str]:
    for line in lines:
        for part in _split_outside_brackets(line, re.compile(r"\s*;\s*")):
            yield from _bullets(part) if _BULLET.match(part) else [part]


def _bullets(text: str) -> list[str]:
    """Return the parts of a list whose lines were joined: "- Phòng A - Công an", "1. Phòng A 2. Phòng B"."""
    pieces = _INNER_BULLET.split(_BULLET.sub("", text))
    parts = [pieces[0]]
    for mark, part in zip(pieces[1::2], pieces[2::2], strict=True):
        if kinds.begins_as_office(part):
            parts.append(part)
        else:
            parts[-1] += mark + part
    return parts


def _tidy(text: str) -> str:
    text = _BULLET.sub("", " ".join(text.split()))
    return re.sub(r"(?<!\.)[.,;:/]+$", "", text.strip(" ,;")).strip()


def _names(text: str, known: frozenset[str]) -> list[str]:
    """Return the names in a text without ";": itself, or its parts if each is a name."""
    if names.key(text) in known or names.fold(text).startswith(_COLLECTIVE):
        return [text]
    sides = _sides(text, known)
    if len(sides) > 1:
        return [name for side in sides for name in _names(side, known)]
    pieces = _split_outside_brackets(text, _CONJUNCTION, keep=True)
    parts = _known_parts(_without_committees(pieces), known)
    whole: list[str] = []
    for index, (joint, part) in enumerate(parts):
        if index == 0 or names.key(part) in known or _begins_another(whole[0], part):
            if names.fold(part).startswith(_COLLECTIVE):
                rest = "".join(mark + each for mark, each in parts[index + 1 :])
                return [*whole, part + rest]
            whole.append(part)
        elif _ends_a_list(parts, index):
            whole[-1] += joint + part
        else:
            return [text]
    return whole if names.key(whole[0]) in known or kinds.begins_as_office(whole[0]) else [text]


def _sides(text: str, known: frozenset[str]) -> list[str]:
    """Return the parts of a name between "/" and " - " where both sides are offices; else the name."""
    pieces = _split_outside_brackets(text, _STROKE, keep=True)
    sides = [pieces[0]]
    for stroke, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        are_offices = all(
            names.key(side) in known or kinds.begins_as_office(side) for side in (sides[-1], piece)
        )
        is_one = _COMRADE.match(sides[-1]) or (_COMMITTEES.search(sides[-1]) and _COMMITTEE.match(piece))
        if are_offices and not is_one:
            sides.append(piece)
        else:
            sides[-1] += stroke + piece
    return sides


def _begins_another(first: str, part: str) -> bool:
    """Whether a part begins an office of its own; after "các thôn" small letters go on: "tổ dân phố"."""
    goes_on = names.fold(first).startswith("cac ") and part[:1].islower()
    return kinds.begins_as_office(part) and not goes_on


def _ends_a_list(parts: list[tuple[str, str]], index: int) -> bool:
    """Whether a part that is no office belongs to a list in the name before, which "và" ends.

    "Phòng Kinh tế, Hạ tầng và Đô thị, Công an xã" are two; "Văn phòng, kế toán, Công an xã" is unclear.
    """
    for joint, part in parts[index:]:
        if kinds.begins_as_office(part):
            return False
        if "và" in joint.lower() or "&" in joint:
            return True
    return False


def _without_committees(pieces: list[str]) -> list[tuple[str, str]]:
    """Return parts with what joins each to the one before; "Văn phòng HĐND và UBND xã" is one part."""
    parts = [("", pieces[0])]
    for joint, part in zip(pieces[1::2], pieces[2::2], strict=True):
        before = parts[-1][1]
        is_office = _OFFICE_OF_COMMITTEES.match(before) and _COMMITTEES.search(before)
        if is_office and _COMMITTEE.match(part):
            parts[-1] = (parts[-1][0], before + joint + part)
        else:
            parts.append((joint, part))
    return parts


def _known_parts(parts: list[tuple[str, str]], known: frozenset[str]) -> list[tuple[str, str]]:
    """Return parts with those joined that together are a known name."""
    joined: list[tuple[str, str]] = []
    start = 0
    while start < len(parts):
        end = start + 1
        text = parts[start][1]
        longer = text
        for index in range(start + 1, min(start + _MAX_PARTS, len(parts))):
            longer += "".join(parts[index])
            if names.key(longer) in known:
                text, end = longer, index + 1
        joined.append((parts[start][0], text))
        start = end
    return joined


def _split_outside_brackets(text: str, pattern: re.Pattern[str], *, keep: bool = False) -> list[str]:
    """Return the parts of a text between what a pattern finds outside brackets; `keep`: what it finds too."""
    hidden = _OUTSIDE_BRACKETS.sub(lambda match: "\0" * len(match[0]), text)
    parts, start = [], 0
    for match in pattern.finditer(hidden):
        parts.append(text[start : match.start()])
        if keep:
            parts.append(text[match.start() : match.end()])
        start = match.end()
    return [*parts, text[start:]]
