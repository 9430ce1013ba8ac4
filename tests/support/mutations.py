"""A sound file → one that is damaged, or made to harm whoever opens it, by chance.

Bytes are cut, turned, taken out and repeated; inside a zip the parts are, each with a right checksum, and
their XML gets numbers that no office writes, tags in the wrong place and elements many times. Knows no
reader. Read next: `tests.support.mutated_documents`.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

ZIPPED = {".docx", ".xlsx"}
_NUMBERS = (
    b"-1", b"0", b"65535", b"99999", b"1048576", b"99999999999", b"1e999", b"abc", b"", b"1.5", b"NaN",
    b"XFD1048576", b"A1:XFD1048576",
)  # fmt: skip
_PIECES = {
    ".html": (b"<table>", b"<tr><td rowspan=65535 colspan=99999>", b"<div>", b"</table>", b"&#0;", b"<!--"),
    ".md": (b"|", b"| --- |", b"**", b"`", b"<table><td rowspan=9999>", b"> ", b"[^1]", b"\n\n"),
    ".txt": (b"\t", b"\n\n", b"I. ", b"  ", b"\xff", b"\x0c"),
    ".csv": (b'"', b";", b",", b"\n", b"\0", b"=1+1", b"9" * 400, b"\r"),
    ".pdf": (b"0 0 1 1 re f\n", b"BT /R 1 Tf", b" 99999999 ", b" obj", b"<<", b"[", b"endstream\n"),
    ".docx": (b"<w:tbl>", b'<w:gridSpan w:val="9999"/>', b"<w:vMerge/>", b"<w:r><w:t>x</w:t></w:r>", b"<w:p>"),
    ".xlsx": (b'<c r="XFD1048576"><v>1</v></c>', b"<row>", b'<mergeCell ref="A1:XFD9"/>', b"<si/>", b"<f>A1</f>"),
    ".doc": (b"\0" * 64, b"\xff" * 64, b"\x13\x14\x15", b"\x07"),
}  # fmt: skip
_MAX_TIMES = 20_000  # that a piece or an element is repeated
_ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>'
)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def mutate(data: bytes, suffix: str, random: Random) -> bytes:
    """Return a file with one to three things done to it; `suffix` says what it is."""
    for _ in range(random.choice((1, 1, 2, 3))):
        if suffix in ZIPPED and random.random() < 0.8:
            with (
                suppress(Exception),
                warnings.catch_warnings(action="ignore"),
            ):  # no zip any more; a name twice
                data = _with_parts_changed(data, suffix, random)
        elif suffix == ".pdf" and random.random() < 0.5:
            data = _with_a_stream_changed(data, random)
        else:
            data = random.choice(_ON_BYTES)(data, suffix, random)
        if not data:
            return b"\n"
    return data


def _cut(data: bytes, _suffix: str, random: Random) -> bytes:
    return data[: random.randrange(len(data))]


def _turned(data: bytes, _suffix: str, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 5, 50))):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _shortened(data: bytes, _suffix: str, random: Random) -> bytes:
    start = random.randrange(len(data))
    return data[:start] + data[start + random.randrange(1, 2000) :]


def _doubled(data: bytes, _suffix: str, random: Random) -> bytes:
    start = random.randrange(len(data))
    end = start + random.randrange(1, 2000)
    return data[:end] + data[start:end] * random.choice((1, 1, 200)) + data[end:]


def _filled(data: bytes, suffix: str, random: Random) -> bytes:
    start = random.randrange(len(data))
    piece = random.choice(_PIECES[suffix]) * random.choice((1, 1, 30, _MAX_TIMES))
    return data[:start] + piece + data[start:]


def _with_other_numbers(data: bytes, _suffix: str, random: Random) -> bytes:
    """Return a file with some numbers that no office writes."""
    found = list(re.finditer(rb'(?<=")[^"<>\s]{1,20}(?=")|\d+', data))
    for match in sorted(
        random.sample(found, min(len(found), random.randint(1, 6))), reverse=True, key=_start
    ):
        data = data[: match.start()] + random.choice(_NUMBERS) + data[match.end() :]
    return data


def _start(match: re.Match[bytes]) -> int:
    return match.start()


_ON_BYTES: tuple[Callable[[bytes, str, Random], bytes], ...] = (
    _cut, _turned, _turned, _shortened, _doubled, _filled, _with_other_numbers,
)  # fmt: skip


def _with_parts_changed(data: bytes, suffix: str, random: Random) -> bytes:
    """Return a zip one of whose parts is changed, lost, there twice, empty, another's, or far too large."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    heavy = [
        index for index, (name, _) in enumerate(parts) if re.search(r"document|sheet\d|numb|style|Str", name)
    ]
    at = random.choice(heavy) if heavy and random.random() < 0.8 else random.randrange(len(parts))
    name, part = parts[at]
    kind = random.randrange(12)
    if kind == 0:
        del parts[at]
    elif kind == 1:
        parts.append((name, random.choice(parts)[1]))
    elif kind == 2:
        parts[at] = (name, random.choice((b"", b"<", random.choice(parts)[1], part + b" " * 80_000_000)))
    else:
        parts[at] = (name, _changed_xml(part, suffix, random))
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for each, content in parts:
            package.writestr(zipfile.ZipInfo(each), content, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def _changed_xml(part: bytes, suffix: str, random: Random) -> bytes:
    """Return XML with a tag lost, in another place or many times, other numbers, or entities."""
    tags = list(re.finditer(rb"<[^<>?!]+>", part))
    if not tags:
        return _turned(part or b"x", suffix, random)
    tag, other = random.choice(tags), random.choice(tags)
    kind = random.randrange(7)
    if kind < 2:
        return part[: tag.start()] + (other[0] + tag[0]) * kind + part[tag.end() :]
    change = {2: _with_entities, 3: _repeated, 4: _filled}.get(kind, _with_other_numbers)
    return change(part, suffix, random)


def _with_entities(part: bytes, _suffix: str, _random: Random) -> bytes:
    """Return XML whose text is a large one of its own, and a file of this system."""
    declared = re.sub(rb"(<\?xml[^>]*>)?", lambda match: match[0] + _ENTITIES, part, count=1)
    return re.sub(rb"(?=</(?:w:)?t>)", b"&c;&d;", declared, count=1)


def _repeated(part: bytes, _suffix: str, random: Random) -> bytes:
    """Return XML with a whole element many times: a row, a cell, a paragraph, a table, a list."""
    name = random.choice(
        (b"w:tr", b"w:tc", b"w:p", b"w:tbl", b"w:r", b"row", b"c", b"si", b"mergeCell", b"xf")
    )
    found = list(re.finditer(rb"<%b[ >].*?</%b>" % (name, name), part, re.DOTALL))
    if not found:
        return part
    element = random.choice(found)
    times = min(_MAX_TIMES, 20_000_000 // len(element[0]))
    return part[: element.end()] + element[0] * times + part[element.end() :]


def _with_a_stream_changed(data: bytes, random: Random) -> bytes:
    """Return a PDF with a page's drawing changed, not only the bytes that pack it."""
    found = list(_STREAM.finditer(data))
    if not found:
        return _turned(data, ".pdf", random)
    stream = random.choice(found)
    try:
        content = zlib.decompress(stream[1])
    except zlib.error:
        return _turned(data, ".pdf", random)
    change = random.choice((_turned, _doubled, _filled, _with_other_numbers))
    packed = zlib.compress(change(content or b"q", ".pdf", random))
    return data[: stream.start(1)] + packed + data[stream.end(1) :]
