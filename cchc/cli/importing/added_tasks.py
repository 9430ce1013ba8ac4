"""What a new task says, a line each field, below the line that it is new.

Read next: `cchc.cli.importing.proposal_texts` and `cchc.cli.importing.sheet_import` (who show new tasks
before they are written).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import change_words, labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc.changes import PlainRecord
    from cchc.task import Area

_TOLD = {"id", "title"}  # in the line above


def lines(record: PlainRecord, areas: Sequence[Area]) -> Iterator[str]:
    """Yield what a new task's record says, areas by their titles; not that it hasn't begun."""
    titles: Mapping[str, str] = {area.id: area.title for area in areas}
    for name, value in record.items():
        if name in _TOLD or not value or value == "not_started":
            continue
        words = titles.get(str(value), "") if name == "area" else ""
        yield f"  {labels.FIELD[name]}: {words or change_words.value_label(name, value)}"
