"""The head and the foot of a letter typed with tabs: two texts side by side, as a table without lines.

Most offices lay them out with a table; who types them leaves a tab between the office and the country's
name, between the recipients and the signature. Knows no elements. Read next:
`cchc.sources.word.word_document` (who asks); `cchc.sources.plain.side_columns` does the same for plain
text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import patterns
from cchc.names import fold
from cchc.sources.document import Block, Cell, Paragraph, Row, Table
from cchc.sources.lines import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TABS = patterns.lazy("\t+")
_MAX_PARAGRAPHS = 15  # paragraphs side by side
_BULLETS = ("-", "+")  # that Word counts for the recipients
_COUNTRY, _RECIPIENTS = "cong hoa xa hoi", "noi nhan"


def sides(stored: str) -> tuple[str, str] | None:
    r"""Return what stands to the left and to the right of the tabs of a paragraph; None without a tab.

    >>> sides("UBND XÃ\t\tCỘNG HÒA"), sides("\tĐộc lập"), sides("Kế hoạch")
    (('UBND XÃ', 'CỘNG HÒA'), ('', 'Độc lập'), None)
    """
    if "\t" not in stored.rstrip():
        return None
    left, *right = _TABS.split(stored.rstrip())
    return folded(left), folded(" ".join(right))


def parted(blocks: Sequence[Block], parts: Mapping[int, tuple[str, str]]) -> tuple[Block, ...]:
    """Return blocks with a table for each head and foot; `parts` are the sides of paragraphs by number."""
    found: list[Block] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if isinstance(block, Paragraph) and _begins(parts.get(block.place.paragraph or 0)):
            pairs = _pairs(blocks[index : index + _MAX_PARAGRAPHS], parts)
            texts = ["\n".join(filter(None, side)) for side in zip(*pairs, strict=True)]
            row = Row(tuple(Cell(text) for text in texts), block.place)
            found.append(Table((row,), block.place, has_borders=False))
            index += len(pairs)
        else:
            found.append(block)
            index += 1
    return tuple(found)


def _begins(pair: tuple[str, str] | None) -> bool:
    if pair is None:
        return False
    return fold(pair[1]).startswith(_COUNTRY) or (bool(pair[1]) and fold(pair[0]).startswith(_RECIPIENTS))


def _pairs(blocks: Sequence[Block], parts: Mapping[int, tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the sides of the paragraphs that follow each other; a recipient may have nothing beside it."""
    pairs: list[tuple[str, str]] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            break
        marker = f"{block.number} " if block.number in _BULLETS else ""
        is_recipient = (marker + block.text).startswith("-") and bool(pairs)
        pair = parts.get(block.place.paragraph or 0)
        if pair is None and is_recipient and fold(pairs[0][0]).startswith(_RECIPIENTS):
            pair = (block.text, "")
        if pair is None or (block.number and not marker):
            break
        pairs.append((marker + pair[0], pair[1]))
    return pairs
