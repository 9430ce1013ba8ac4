"""Lists of the periodic report: a head with its items, of which a single one goes on in the head's sentence.

Read next: `cchc.reports.official.progress_contents` and `cchc.reports.official.next_steps` (which lists).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import sentence_openings
from cchc.reports.official.official_document import dashed, text, with_list_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.reports.official.official_document import Line


def gathered(head: str, items: Sequence[str]) -> Iterator[Line]:
    """Yield a head with its items as a list; its only one in its sentence, behind a comma if that has one."""
    if items:
        only = f"{head}{',' if ',' in head else ''} là"
        yield from under(only if len(items) == 1 else f"{head}, gồm:", items)


def under(head: str, items: Sequence[str]) -> Iterator[Line]:
    """Yield a head that is worded for its items, with them: one goes on in its sentence."""
    if len(items) == 1:
        yield text(f"{head} {sentence_openings.inside_sentence(items[0]).rstrip(' .;')}.")
    else:
        yield text(head)
        yield from dashed(with_list_marks(items))
