"""Many versions of one plan file, parsed quickly: each different record is parsed once.

From one version to the next most records are the same to the byte. A file is cut at its top keys
and at the items of their lists; a piece that was parsed before has the very same value again, so
that a comparison sees at once where nothing changed. What can't be cut safely (one line that is not
where plans have it, a quote that runs over a cut) is parsed whole: the result is always that of
`parsing.parse_plain`.

Knows YAML's lines, not plans. Read next: `cchc.yamltext.parsing`, `cchc.history.entries` (who reads
whole histories).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc.errors import TextError
from cchc.yamltext import decoding, parsing

if TYPE_CHECKING:
    from cchc.yamltext.nodes import Plain

_BOM = decoding.BOM.encode()
_SECTION = re.compile(rb"\n(?=[^ \t\r\n#-])")
_KEY = re.compile(rb"([A-Za-z_]\w*):(?=[ \t\r\n]|\Z)")
_FIRST_ITEM = re.compile(rb"[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*( *)-(?=[ \r\n]|\Z)")
MIN_PIECES = 500  # kept at least, of about a kilobyte each


class VersionReader:
    """Parses versions of one plan file and remembers their records, in bounded memory."""

    def __init__(self) -> None:
        self._read: dict[bytes, Plain] = {}
        self._max_pieces = MIN_PIECES

    def read(self, data: bytes) -> Plain:
        """Return the plain data of one version, as `parsing.parse_plain` does of its text.

        Raises TextError as parsing the whole file does.
        """
        try:
            cut = self._read_cut(data)
        except TextError:  # perhaps only because it was cut
            cut = None
        return parsing.parse_plain(decoding.decode(data)[0]) if cut is None else cut

    def _read_cut(self, data: bytes) -> Plain | None:
        if len(data) > decoding.MAX_BYTES:
            return None
        head, *sections = _lines_kept(_SECTION.split(b"\n" + data.removeprefix(_BOM)))
        if self._piece(head, head) != {}:
            return None
        whole: dict[str, Plain] = {}
        count = 0
        for section in sections:
            key = _KEY.match(section)
            if key is None or (name := key.group(1).decode()) in whole:
                return None
            items = _items(section, key.end())
            count += len(items) or 1
            value = self._list(name, items) if items else self._value(name, section)
            if value is None:
                return None
            whole[name] = value
        self._forget(count)
        return whole

    def _list(self, name: str, items: list[bytes]) -> Plain | None:
        read: list[Plain] = []
        head = f"{name}:\n".encode()
        for item in items:
            value = self._piece(item, head + item)
            if not isinstance(value, dict) or not isinstance(one := value.get(name), list) or len(one) != 1:
                return None
            read.append(one[0])
        return read

    def _value(self, name: str, section: bytes) -> Plain | None:
        value = self._piece(section, section)
        return value.get(name) if isinstance(value, dict) and len(value) == 1 else None

    def _piece(self, piece: bytes, text: bytes) -> Plain:
        """Return the value of a piece, parsed from `text` unless it is known; those used last stay known."""
        value = self._read.pop(piece, None)
        if value is None:
            value = parsing.parse_plain(decoding.decode(text)[0])
        self._read[piece] = value
        return value

    def _forget(self, in_one_version: int) -> None:
        """Forget what was not used for longest; a version and some like it always fit."""
        self._max_pieces = max(self._max_pieces, 4 * in_one_version)
        while len(self._read) > self._max_pieces:
            del self._read[next(iter(self._read))]


def _items(section: bytes, start: int) -> list[bytes]:
    """Return the items of the list under a key; none when it is no list, or not written as most are.

    Whatever a list's items hold is written deeper than their dashes, but for text in quotes, which
    can't be read when it is cut.
    """
    first = _FIRST_ITEM.match(section, start)
    if first is None:
        return []
    indent = len(first.group(1))
    body = section[first.start(1) :]
    if re.search(rb"\n(?! {%d}-(?:[ \r\n]|\Z)) {0,%d}[^ \t\r\n#]" % (indent, indent), body):
        return []
    items = _lines_kept(re.split(rb"\n(?= {%d}-(?:[ \r\n]|\Z))" % indent, body))
    return [section[start : first.start(1)] + items[0], *items[1:]]


def _lines_kept(parts: list[bytes]) -> list[bytes]:
    """Return parts that were cut at line ends with their line ends."""
    return [*(part + b"\n" for part in parts[:-1]), parts[-1]]
