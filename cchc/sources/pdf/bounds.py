"""How much a PDF may unpack to: its packed pieces are measured before anything reads them.

A page or font that is packed may unpack to a thousand times its size, and the reader of PDF files asks for
it whole. Pictures are left out, for they are not unpacked. Read next: `cchc.sources.pdf.pdf_document`.
"""

from __future__ import annotations

import re
import zlib

from cchc import patterns
from cchc.errors import FileError

MAX_PAGES = 300
MAX_RULES = 8_000  # of a page: the time for finding tables goes with the square
MAX_LETTERS = 60_000  # of a page; a full one has 4,000
MAX_UNPACKED = 64 * 1024 * 1024  # bytes of all pieces but pictures
_REMEDY = "in ra PDF lại chỉ phần kế hoạch và phụ lục, hoặc xin tệp Word (.docx)"
_STREAM = patterns.lazy(rb"stream\r?\n")
_DICTIONARY = 2_000  # bytes before a piece in which it is described
_PICTURE = patterns.lazy(rb"/Subtype\s*/Image")
_LAYERS = 3  # packed again and again: nobody does it, but it is allowed
_MAX_MAPPED = 400_000  # letters in the tables of a file's fonts; Unicode has 150,000
_RANGES = patterns.lazy(rb"begin(?:bf|cid|notdef)range(.*?)end(?:bf|cid|notdef)range", re.DOTALL)
_HEX = rb"<\s*([0-9A-Fa-f]{1,16})\s*>\s*"
_RANGE = patterns.lazy(_HEX + _HEX + rb"(?:<[^<>]*>|\[[^\[\]]*\]|\d+)")


def check_size(data: bytes) -> None:
    """Refuse a file that unpacks to more than any plan. Raises FileError."""
    total = mapped = 0
    for piece in _STREAM.finditer(data):
        described = data[max(0, piece.start() - _DICTIONARY) : piece.start()].rpartition(b"obj")[2]
        packed = data[piece.end() : piece.end() + _length(data, piece.end())]
        if b"LZWDecode" in described or b"RunLengthDecode" in described:
            total += 64 * len(packed)
        elif not _PICTURE.search(described):
            unpacked = _unpacked(packed, MAX_UNPACKED - total)
            total += len(unpacked)
            mapped += _mapped(unpacked)
        if total > MAX_UNPACKED:
            raise too_large(f"giải nén ra quá {MAX_UNPACKED // 1024**2} MB")
        if mapped > _MAX_MAPPED:
            raise too_large("bảng mã chữ của phông quá dài")


def too_large(excess: str) -> FileError:
    """Return the error that a file is too large, by what."""
    return FileError(f"tệp PDF này quá lớn: {excess}", _REMEDY)


def _length(data: bytes, start: int) -> int:
    end = data.find(b"endstream", start)
    return (end if end >= 0 else len(data)) - start


def _unpacked(packed: bytes, limit: int) -> bytes:
    """Return what a piece unpacks to, no further than a little over the limit."""
    for _ in range(_LAYERS):
        unpacked = _inflated(packed, limit)
        if unpacked is None:
            break
        packed = unpacked
    return packed


def _mapped(piece: bytes) -> int:
    """Return how many letters a font's table lists, by the ranges in it."""
    return sum(
        max(0, int(last, 16) - int(first, 16)) + 1
        for ranges in _RANGES.findall(piece)
        for first, last in _RANGE.findall(ranges)
    )


def _inflated(packed: bytes, limit: int) -> bytes | None:
    """Return what a piece unpacks to as far as the limit goes, None when it isn't packed so."""
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(packed, limit + 1)
    except zlib.error:
        return None
    return unpacked or None
