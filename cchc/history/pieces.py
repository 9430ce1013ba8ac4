"""How one text is made of another: what they share at their ends, and compressed what stands between.

Knows bytes only. Read next: `cchc.history.journal` (who keeps them).
"""

from __future__ import annotations

import zlib
from typing import NamedTuple

from cchc.yamltext.decoding import MAX_BYTES

BROKEN = zlib.error  # what unpacking raises beside ValueError


class Piece(NamedTuple):
    """How one text is made of another: so many bytes from its start and its end, and these between."""

    start: int
    end: int
    packed: bytes


def fingerprint(data: bytes) -> str:
    """Return what bytes are known by where nobody forges any: it takes a fifth of a hash's time."""
    return f"{zlib.crc32(data):08x}-{len(data)}"


def between(old: bytes, new: bytes) -> Piece:
    """Return how a text is made of another one."""
    start = _common_start(old, new, min(len(old), len(new)))
    end = _common_end(old, new, min(len(old), len(new)) - start)
    return Piece(start, end, pack(new[start : len(new) - end]))


def restored(old: bytes, piece: Piece) -> bytes:
    """Return the text that is made of another one. Raises ValueError when it can't be of this one."""
    if not 0 <= piece.start <= len(old) - piece.end <= len(old):
        raise ValueError(piece)
    return old[: piece.start] + unpack(piece.packed) + old[len(old) - piece.end :]


def _common_start(old: bytes, new: bytes, most: int) -> int:
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if old[least:middle] == new[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _common_end(old: bytes, new: bytes, most: int) -> int:
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if old[len(old) - middle : len(old) - least] == new[len(new) - middle : len(new) - least]:
            least = middle
        else:
            most = middle - 1
    return least


def pack(data: bytes) -> bytes:
    """Return bytes compressed, quickly rather than well."""
    return zlib.compress(data, 1)


def unpack(data: bytes) -> bytes:
    """Return what was packed; raises ValueError when it is more than any plan is."""
    unpacking = zlib.decompressobj()
    unpacked = unpacking.decompress(data, MAX_BYTES)
    if not unpacking.eof:
        raise ValueError(len(data))
    return unpacked
