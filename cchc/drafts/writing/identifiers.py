"""Ids for what a draft names: short words in small letters, each once.

Read next: `cchc.planfile.values` (what an id may be).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names, patterns

if TYPE_CHECKING:
    from collections.abc import Container

_MAX = 30  # letters
_NO_LETTER = patterns.lazy(r"[^a-z0-9]+")


def identifier(text: str, taken: Container[str], spare: str) -> str:
    """Return an id made of the words of a text, `spare` where it has none, with a number if it is taken.

    `taken` holds keys of names (`names.key`), for an id is a name as well.

    >>> identifier("Phòng Văn hóa - Xã hội xã", (), "co-quan")
    'phong-van-hoa-xa-hoi-xa'
    >>> identifier("Trạm Y tế", {"tramyte"}, "co-quan")
    'tram-y-te-2'
    """
    words = _NO_LETTER.sub(" ", names.fold(text)).split()
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word
        if len(longer) > _MAX:
            break
        name = longer
    name = name or (words[0][:_MAX] if words else spare)
    number, unique = 1, name
    while names.key(unique) in taken:
        number += 1
        unique = f"{name}-{number}"
    return unique
