"""Whether a line says that the document is a draft: "DỰ THẢO", "Dự thảo lần 2", "(Dự thảo ngày 05/01/2026)".

A stamp, a head or a watermark says it in few words; a task "Dự thảo báo cáo gửi tỉnh" is none. Knows no
formats. Read next: `cchc.sources.reading`, `cchc.sources.word.word_document` (who ask).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import patterns
from cchc.names import fold
from cchc.sources.document import Table
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc.sources.document import Block, Place

_HEAD = 15  # blocks in which a draft is called so
_HEAD_ROWS = 6  # of a table there

_STAMP = patterns.lazy(
    r"(?:ban )?du thao(?: lan(?: thu)? \w+| \d+)*(?: ngay\b.*| \d.*| xin y kien| lay y kien.*)?"
)


def is_draft_mark(line: str) -> bool:
    """Whether a line of a head, a text box or a page's head says nothing but that this is a draft.

    >>> [is_draft_mark(line) for line in ("DỰ THẢO", "(Dự thảo lần hai)", "Dự thảo báo cáo gửi tỉnh")]
    [True, True, False]
    """
    return _STAMP.fullmatch(fold(line)) is not None


def head_lines(blocks: Sequence[Block]) -> Iterator[tuple[str, Place | None]]:
    """Yield the texts of a document's head, which ends where its legal bases begin, and their places."""
    for block in blocks[:_HEAD]:
        if isinstance(block, Table):
            yield from ((cell.text, row.place) for row in block.rows[:_HEAD_ROWS] for cell in row.cells)
        elif block.text.startswith("Căn cứ"):
            return
        else:
            yield block.text, block.place


def draft_doubts(texts: Iterable[tuple[str, Place | None]]) -> Iterator[Doubt]:
    """Yield a doubt for each wording that says that this is a draft, with the first place of it."""
    told: set[str] = set()
    for text, place in texts:
        for line in text.split("\n"):
            if is_draft_mark(line) and line not in told:
                told.add(line)
                yield Doubt("draft-mark", place, f"Văn bản ghi “{line}”; xin bản đã ký.")
