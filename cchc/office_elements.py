"""The elements of an XML part of an Excel or Word file, told one by one as a parser meets them.

The names of both standards, Transitional and Strict Open XML, are taken for the same: elements and
attributes go by their local names. What no program of an office writes is refused with ValueError.
Read next: `cchc.office_files` (the file that a part is in).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_DEPTH = 200  # of elements in each other


class PartParser:
    """Tells of the elements of a part as its bytes come, and refuses what no file of an office has.

    `start` gets each element's local name and attributes, `end` its local name, `text` what stands between
    two of these, in one piece unless it is very long or the bytes part there. Raises ExpatError for what
    is no XML.
    """

    def __init__(
        self,
        count: Callable[[], None],
        start: Callable[[str, dict[str, str]], None] | None,
        text: Callable[[str], None] | None,
        end: Callable[[str], None] | None,
    ) -> None:
        self._count = count
        self._start = start
        self._end = end
        self._depth = 0
        # Expat itself, not ElementTree upon it: letters written as numbers ("&#7879;"), as openpyxl
        # writes them, would come one by one, which takes twice the time.
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._tell_start
        self._parser.EndElementHandler = self._tell_end
        self._parser.CharacterDataHandler = text
        self._parser.StartDoctypeDeclHandler = _refuse_document_type

    def feed(self, data: bytes) -> None:
        """Take the next bytes."""
        self._parser.Parse(data, False)  # noqa: FBT003  expat takes no names

    def close(self) -> None:
        """Take the end of the part."""
        self._parser.Parse(b"", True)  # noqa: FBT003

    def _tell_start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count()
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise ValueError("elements nested deeper than any program writes them")
        if self._start is not None:
            if attributes and "}" in "".join(attributes):
                attributes = {_local(name): value for name, value in attributes.items()}
            self._start(_local(tag), attributes)

    def _tell_end(self, tag: str) -> None:
        self._depth -= 1
        if self._end is not None:
            self._end(_local(tag))


def _refuse_document_type(*_: object) -> None:
    raise ValueError("a part with a document type: entities could make it any size")


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition("}")[2]
