"""Whether the offices of a row are the plan's own commune, alone or beside others.

A province's list says "Sở Nội vụ; UBND các xã, phường", "UBND cấp xã", or names communes one by one. Who
only helps doesn't lead. Read next: `cchc.drafts.proposals.new_tasks` (what becomes of the row).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import names, patterns
from cchc.drafts.offices import kinds, office_roles, office_words
from cchc.drafts.proposals import plan_matches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.owners import Owner
    from cchc.plan import Plan

_UNITS = r"(?:xã|phường|thị trấn|đặc khu)"
_COMMON = patterns.lazy(r"\b(?:(?:cac|cap|\d+) (?:xa|phuong|dac khu)|dia phuong|cap co so)\b")
_BODY = patterns.lazy(
    r"(?:(?:lanh dao|chu tich|thu truong) )*(?:cac )?"
    r"(?:ubnd|uy ban nhan dan|chinh quyen|xa|phuong|cap xa|dia phuong)\b"
)
# "các xã: A, B và C": which communes is said, each by its name.
_LISTED = patterns.lazy(
    rf"\bcác\s+{_UNITS}(?:\s*(?:,|và)\s*{_UNITS})*\s*:?\s+(?P<first>[^\s,;:].*)", re.DOTALL
)
_BETWEEN = patterns.lazy(r"[;\n,/()]| - | – |\s+(?:và|cùng|với)\s+|&")
_HELPS = patterns.lazy(r"\b(?:cùng\s+)?phối hợp$", re.IGNORECASE)


class Named(NamedTuple):
    """The offices of a row: the plan's own, whether the commune as a whole, and the others' names."""

    offices: tuple[Owner, ...]
    is_commune: bool
    others: tuple[str, ...]


def read(row_names: Iterable[str], plan: Plan) -> Named:
    """Return which of a row's offices are the plan's, and the names of those that aren't."""
    offices: dict[Owner, None] = {}
    others: dict[str, None] = {}
    is_commune = False
    for name in row_names:
        for part in [name] if plan_matches.registered(plan, name) else office_words.split(name):
            if found := plan_matches.registered(plan, part):
                offices |= dict.fromkeys(found)
            elif is_ours(part, plan):
                is_commune = True
                others |= dict.fromkeys(_beside_us(part, plan))
            else:
                others[part] = None
    return Named(tuple(offices), is_commune, tuple(others))


def is_ours(words: str, plan: Plan) -> bool:
    """Whether the words for who does something say, among others, the plan's own commune."""
    words = names.nfc(" ".join(words.split()))
    roles = office_roles.read(words)
    leading = roles.owners if roles and roles.owners else words
    if listed := _LISTED.search(leading):
        first = listed["first"]
        if first[:1].isupper() and not kinds.begins_as_office(first):
            return _has_place(leading, plan)
    return any(_is_us(piece, plan) for piece in _pieces(leading))


def is_same_body(one: str, other: str) -> bool:
    """Whether two names are of one committee, written whole or short.

    >>> is_same_body("UBND xã Vĩnh Thông", "Ủy ban nhân dân xã Vĩnh Thông")
    True
    """
    first, second = (names.fold(name).replace("uy ban nhan dan", "ubnd") for name in (one, other))
    return first in {second, "ubnd xa", "ubnd phuong", "ubnd dac khu"} if first else False


def _pieces(words: str) -> list[str]:
    return [piece for piece in map(str.strip, _BETWEEN.split(words)) if piece and not _HELPS.search(piece)]


def _beside_us(words: str, plan: Plan) -> list[str]:
    """Return what stands before the commune in words that no rule parts: "Các sở, ban và UBND các xã"."""
    at = min((words.find(piece) for piece in _pieces(words) if _is_us(piece, plan)), default=0)
    before = re.sub(r"(?:[\s,;/(&–-]|\bvà\b|\bcùng\b)+$", "", words[: max(at, 0)])
    return [before] if names.key(before) else []


def _is_us(piece: str, plan: Plan) -> bool:
    folded = names.fold(piece)
    if folded in {names.fold(plan.head.issuer), "xa", "phuong", "dac khu"}:
        return folded == names.fold(plan.head.issuer)
    if not _BODY.match(folded):
        return False
    bare = _BODY.sub("", folded, count=1).strip()
    return bool(_COMMON.search(folded)) or bare in {"xa", "phuong", "dac khu"} or _has_place(piece, plan)


def _has_place(words: str, plan: Plan) -> bool:
    place = re.split(r"\b(?:xa|phuong|dac khu) ", names.fold(plan.head.issuer))[-1]
    return bool(place) and names.contains_words(words, place)
