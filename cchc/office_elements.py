"""The elements of an XML part of an Excel or Word file, told one by one as a parser meets them.

The names of both standards, Transitional and Strict Open XML, are taken for the same: elements and
attributes go by their local names. What no program of an office writes is refused with ValueError.
Read next: `cchc.office_files` (the file that a part is in).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_DEPTH = 200  # of elements in each other


class Target:
    """What an XML parser reports to: counts the elements, and refuses what no file of an office has."""

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
        if text is not None:
            self.data = text

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Tell of an element that begins. Raises ValueError when it is nested too deeply."""
        self._count()
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise ValueError("elements nested deeper than any program writes them")
        if self._start is not None:
            self._start(
                _local(tag),
                {_local(name): attributes[name] for name in attributes} if attributes else attributes,
            )

    def end(self, tag: str) -> None:
        """Tell of an element that ends."""
        self._depth -= 1
        if self._end is not None:
            self._end(_local(tag))

    def doctype(self, *_: Any) -> None:  # noqa: ANN401  names that nobody needs
        """Raise ValueError: a part of a file of an office has no document type."""
        raise ValueError("a part with a document type: entities could make it any size")

    def close(self) -> None:
        """Do nothing: all is reported already."""


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition("}")[2]
