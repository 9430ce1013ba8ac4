"""Remarks on figures of a period's file: beside a number that has a map, and at one that stands alone.

A lone number becomes a map on its line, so that the comment behind it stays: `tin-bai: 45  # cả tin` →
`tin-bai: {value: 45, note: của thôn}  # cả tin`.

Read next: `cchc.periodfile.document`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.periodfile.reading import FIGURES
from cchc.yamltext import parsing
from cchc.yamltext.nodes import Scalar, child
from cchc.yamltext.operations import Add, Set
from cchc.yamltext.splicing.scalars import inline_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc.yamltext.nodes import Path, Plain
    from cchc.yamltext.operations import Edit


def note_edits(plain: Mapping[str, Plain], notes: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the edits of remarks on figures that have a map."""
    found = plain.get(FIGURES)
    for id_, inside in found.items() if isinstance(found, dict) else ():
        if isinstance(inside, dict) and id_ in notes:
            at: Path = (FIGURES, id_, "note")
            yield Set(at, notes[id_]) if "note" in inside else Add(at, notes[id_])


def at_lone_numbers(text: str, notes: Mapping[str, str]) -> str:
    r"""Return a text with remarks on the figures whose numbers stand alone; nothing else changes.

    >>> before = "period: 1\nfigures:\n  tin-bai: 45  # cả tin\n  ty-le: '58,97'\n  ho-so:\n"
    >>> print(at_lone_numbers(before, {"tin-bai": "của thôn", "ty-le": "a: b", "ho-so": "chờ"}), end="")
    period: 1
    figures:
      tin-bai: {value: 45, note: của thôn}  # cả tin
      ty-le: {value: "58,97", note: "a: b"}
      ho-so: {note: chờ}
    """
    if not text or not notes:
        return text
    root = child(parsing.parse_nodes(text), FIGURES)
    lone = [(child(root, id_), note) for id_, note in notes.items()] if root else []
    numbers = [(node, note) for node, note in lone if isinstance(node, Scalar)]
    for node, note in sorted(numbers, key=lambda pair: pair[0].start, reverse=True):
        text = text[: node.start] + _with_remark(text, node, note) + text[node.end :]
    return text


def _with_remark(text: str, node: Scalar, note: str) -> str:
    """Return a map of a number and a remark, as it stands where the number stood."""
    number, remark = (inline_text(words.strip(), "", flow=True) for words in (node.value, note))
    value = f"value: {number}, " if node.value.strip() else ""
    before = "" if text[: node.start].endswith((" ", "\n")) else " "
    after = "\n" if text[node.start : node.end].endswith("\n") else ""  # a block's last line
    return f"{before}{{{value}note: {remark}}}{after}"
