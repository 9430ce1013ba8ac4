"""The parts of a Word file as trees of elements: its document, styles, numbering, notes, heads and feet.

Files come from anybody: parts are bounded, no entity is followed, nothing is fetched. The names of Strict
Open XML are turned into those of Transitional, so that nobody else need know of them. The only module
that imports lxml for Word. Read next: `cchc.sources.word.word_document` (who walks the document).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from lxml import etree

from cchc.office_files import WORD, OfficeFile

if TYPE_CHECKING:
    from collections.abc import Iterator

# lxml has no types of its own: an element is Any to mypy.
Element = Any

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    f"{_STRICT}wordprocessingml/main": _MAIN,
    f"{_STRICT}officeDocument/relationships": f"{_OFFICE}relationships",
    f"{_STRICT}officeDocument/math": f"{_OFFICE}math",
    f"{_STRICT}drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
}

W = f"{{{_MAIN}}}"
R = f"{{{_OFFICE}relationships}}"
M = f"{{{_OFFICE}math}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_OFF = {"0", "false", "off"}


class WordParts:
    """The parts of one Word file; those that it lacks are None. Raises as `OfficeFile` does."""

    def __init__(self, data: bytes) -> None:
        self._file = OfficeFile(data, WORD)
        self._main = self._file.main_part()
        self._targets = self._related()

    def _related(self) -> dict[str, tuple[str, str]]:
        try:
            return self._file.related(self._main)
        except KeyError:
            return {}

    @cached_property
    def document(self) -> Element:
        """The main part. Raises ValueError when it is none of Word's."""
        root = self._tree(self._main)
        if root is None or root.tag != f"{W}document":
            raise ValueError("no document of Word")
        return root

    def one(self, kind: str) -> Element | None:
        """Return the part of a kind ("styles", "numbering", "comments", …), None when there is none."""
        return next(self.several(kind), None)

    def several(self, *kinds: str) -> Iterator[Element]:
        """Yield the parts of some kinds ("header", "footer")."""
        for kind, name in self._targets.values():
            tree = self._tree(name) if kind in kinds else None
            if tree is not None:
                yield tree

    def chunk(self, identifier: str) -> tuple[str, bytes] | None:
        """Return the name and the bytes of a file that stands whole in the document, by its identifier."""
        _, name = self._targets.get(identifier, ("", ""))
        data = self._file.part(name) if name else None
        return None if data is None else (name, data)

    def _tree(self, name: str) -> Element | None:
        data = self._file.part(name)
        if data is None:
            return None
        self._file.elements(data)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        root = etree.fromstring(data, parser)
        if root.getroottree().docinfo.doctype:
            raise ValueError("a part with a document type: entities could make it any size")
        if any(name.startswith(_STRICT) for name in root.nsmap.values()):
            _rename(root)
        return root


def _rename(root: Element) -> None:
    """Give the names of Strict Open XML in a tree those that Transitional has for them."""
    for element in root.iter(etree.Element):
        element.tag = _transitional(element.tag)
        for name in element.attrib:
            new = _transitional(name)
            if new != name:
                element.set(new, element.attrib.pop(name))


def _transitional(name: str) -> str:
    if not name.startswith(f"{{{_STRICT}"):
        return name
    namespace, _, local = name[1:].partition("}")
    return f"{{{_TRANSITIONAL.get(namespace, namespace)}}}{local}"


def value(element: Element | None, path: str) -> str | None:
    """Return the value of an element at a path of local names below another; None without it."""
    found = child(element, path)
    return None if found is None else found.get(f"{W}val")


def child(element: Element | None, path: str) -> Element | None:
    """Return the first element of Word at a path of local names below another, None where there is none."""
    if element is None:
        return None
    for name in path.split("/"):
        if element is None:
            return None
        element = next(element.iterchildren(W + name), None)  # `find` parses the path each time
    return element


def switch(element: Element | None, name: str) -> bool | None:
    """Return whether a property that is on or off is on; None where it isn't said."""
    found = child(element, name)
    if found is None:
        return None
    return found.get(f"{W}val", "1").strip().lower() not in _OFF


def number(text: str | None, default: int = 0, most: int = 1_000_000) -> int:
    """Return an attribute as a number from 0 to a bound; the default where it is none."""
    try:
        return min(max(int(text or ""), 0), most)
    except ValueError:
        return default


def local(element: Element) -> str:
    """Return an element's name when it is Word's own, empty when it is of another vocabulary."""
    tag: str = element.tag
    return tag[len(W) :] if isinstance(tag, str) and tag.startswith(W) else ""
