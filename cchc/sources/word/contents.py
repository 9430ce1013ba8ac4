"""Which elements of a Word file hold what a reader sees: through the wrappers, past what is gone.

Content controls, smart tags, links, insertions stand around paragraphs, rows, cells and runs alike and
count as if they weren't there; deletions and the places that text was moved from do. Knows no text. Read
next: `cchc.sources.word.runs` (inside a paragraph), `cchc.sources.word.tables` (inside a table).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.sources.word.parts import MC, W, child, local, switch, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.sources.word.parts import Element

WRAPPERS = frozenset(
    {"sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo"}
)
DELETIONS = frozenset({"del", "moveFrom"})


def unwrapped(element: Element) -> Element | None:
    """Return what is to be entered of an element that only wraps; None for one that doesn't."""
    if element.tag == f"{MC}AlternateContent":
        return alternative(element)
    name = local(element)
    if name == "sdt":
        return None if _is_filled_by_program(element) else child(element, "sdtContent")
    if name == "fldSimple" and is_contents_list(element.get(f"{W}instr", "")):
        return None
    return element if name in WRAPPERS else None


def within(container: Element, names: frozenset[str]) -> Iterator[Element]:
    """Yield the elements of some names in a container, in their order, in whatever wrappers."""
    for element in container:
        if local(element) in names:
            yield element
            continue
        inner = unwrapped(element)
        if inner is not None:
            yield from within(inner, names)


def alternative(element: Element) -> Element | None:
    """Return the one of several forms of the same thing that is read: the newest, which is the first."""
    found = element.find(f"{MC}Choice")
    return element.find(f"{MC}Fallback") if found is None or not len(found) else found


def is_contents_list(instruction: str) -> bool:
    """Whether a field lists the document's headings: it says again what stands in the text."""
    return instruction.split()[:1] == ["TOC"]


def _is_filled_by_program(control: Element) -> bool:
    """Whether a content control shows what nobody wrote: its prompt, or the list of contents."""
    properties = child(control, "sdtPr")
    gallery = value(properties, "docPartObj/docPartGallery")
    return bool(switch(properties, "showingPlcHdr")) or gallery == "Table of Contents"


def mark_whole_fields(story: Element) -> None:
    """Mark the beginnings of fields that have an end: no other may swallow the text behind it."""
    begun: list[Element] = []
    for element in story.iter(f"{W}fldChar"):
        if any(local(around) in DELETIONS for around in element.iterancestors()):
            continue
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            begun.append(element)
        elif kind == "end" and begun:
            begun.pop().set("whole", "1")


class Fields:
    """Where in the fields around it a run stands: fields begin and end between runs and paragraphs."""

    def __init__(self) -> None:
        self._around: list[
            list[str]
        ] = []  # of each field: its instruction so far, and whether it has a result

    def character(self, element: Element) -> None:
        """Take a beginning, a middle or an end of a field."""
        kind = element.get(f"{W}fldCharType")
        if kind == "begin" and element.get("whole"):
            self._around.append(["", ""])
        elif kind == "separate" and self._around:
            self._around[-1][1] = "result"
        elif kind == "end" and self._around:
            self._around.pop()

    def instruction(self, text: str) -> None:
        """Take a piece of the instruction of the innermost field."""
        if self._around and not self._around[-1][1]:
            self._around[-1][0] += text

    @property
    def are_shown(self) -> bool:
        """Whether what stands here is seen: it is of no instruction and of no list of contents."""
        return not self._around or all(
            result and not is_contents_list(instruction) for instruction, result in self._around
        )
