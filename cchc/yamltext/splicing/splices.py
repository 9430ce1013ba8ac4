"""Changes of a text as pieces that take the place of others, and how an edit is refused.

Every edit becomes splices at places of the text as it was read; they are put in together, so that
none moves the place of another. Knows text, not YAML.

Read next: `cchc.yamltext.edits` (who makes and combines them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.errors import TextError
from cchc.yamltext.decoding import locate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.errors import Location


class EditError(TextError):
    """An edit can't be made without touching or guessing more than was asked for."""


class Splice(NamedTuple):
    """A piece of text between two places, and what comes there instead.

    `depth` decides between insertions at one place: what is deeper in the document stands first.
    `whole_lines` marks a removal that starts at the head of a line and takes lines only.
    """

    start: int
    end: int
    text: str
    depth: int = 0
    whole_lines: bool = False


def join(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with all splices put in.

    Raises EditError when two of them want the same place.

    >>> join("a: 1, b: 2", [Splice(9, 10, "3"), Splice(0, 1, "x")])
    'x: 1, b: 3'
    """
    in_order = sorted(
        _move_behind_removals(text, list(splices)),
        key=lambda splice: (splice.start, splice.end, -splice.depth),
    )
    pieces, position = [], 0
    for splice in in_order:
        if splice.start < position:
            raise overlap_error(locate(text, splice.start))
        pieces += [text[position : splice.start], splice.text]
        position = splice.end
    return "".join([*pieces, text[position:]])


def overlap_error(location: Location) -> EditError:
    """Return the error for two edits that want the same place."""
    message = "hai thay đổi cùng chạm vào một chỗ trong tệp"
    return EditError("edit-overlap", location, message, "thực hiện từng thay đổi một")


def _move_behind_removals(text: str, splices: list[Splice]) -> list[Splice]:
    """Return splices with lines that are added at the end of removed lines moved behind these.

    They begin with a line break, since they stand behind a line; behind removed lines they end
    with one instead.
    """
    removals = [splice for splice in splices if splice.whole_lines]

    def move(splice: Splice) -> Splice:
        for removal in removals:
            ends_in_break = text[removal.end - 1 : removal.end] == "\n"
            last = removal.end - 1 if ends_in_break else removal.end
            if not splice.whole_lines and removal.start < splice.start <= last and splice.text[:1] in "\r\n":
                line_break = "\r\n" if splice.text.startswith("\r") else "\n"
                lines = splice.text.removeprefix(line_break) + line_break * ends_in_break
                return splice._replace(start=removal.end, end=removal.end, text=lines)
        return splice

    return [move(splice) for splice in splices]
