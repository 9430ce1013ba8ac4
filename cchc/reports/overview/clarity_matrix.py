"""The matrix of the 6 rõ: what each task states, and what is missing most.

Read next: `cchc.clarity` (the rules).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc import clarity, labels
from cchc.reports import anchors
from cchc.reports.wording import counts, situations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cchc.clarity import Aspect
    from cchc.states import Standing


@dataclass(frozen=True, slots=True)
class ClarityRow:
    """Which of the six a task states, in the fixed order."""

    number: int
    anchor: str
    title: str
    stated: tuple[bool, ...]
    count: int
    is_complete: bool


@dataclass(frozen=True, slots=True)
class Clarity:
    """The matrix of the 6 rõ, its sentence, and the share of clear tasks under each column."""

    columns: tuple[str, ...]
    rows: tuple[ClarityRow, ...]
    percents: tuple[str, ...]
    complete: str
    sentence: str


def matrix(standings: Sequence[Standing], day: date) -> Clarity:
    """Return which of the six every task states on a day."""
    rows: list[ClarityRow] = []
    missing: dict[Aspect, int] = dict.fromkeys(clarity.ASPECTS, 0)
    for standing in standings:
        unclear = clarity.unclear(standing.task, day)
        for aspect in unclear:
            missing[aspect] += 1
        stated = tuple(aspect not in unclear for aspect in clarity.ASPECTS)
        anchor = anchors.task(standing.task.id)
        rows.append(
            ClarityRow(standing.task.id, anchor, standing.task.title, stated, sum(stated), all(stated))
        )
    complete = sum(row.is_complete for row in rows)
    return Clarity(
        columns=tuple(labels.CLARITY[aspect] for aspect in clarity.ASPECTS),
        rows=tuple(rows),
        percents=tuple(labels.percent(len(rows) - missing[aspect], len(rows)) for aspect in clarity.ASPECTS),
        complete=labels.percent(complete, len(rows)),
        sentence=_sentence(complete, len(rows), missing) if rows else "Không có nhiệm vụ nào.",
    )


def _sentence(complete: int, total: int, missing: Mapping[Aspect, int]) -> str:
    """Return a sentence on the two that are missing most, and on any that are missing as often."""
    first = situations.clear(complete, total)
    worst = sorted((a for a in missing if missing[a]), key=lambda a: -missing[a])
    if not worst:
        return first
    least = missing[worst[:2][-1]]
    aspects = [aspect for aspect in worst if missing[aspect] >= least]
    parts = [f"rõ {labels.CLARITY[aspect].lower()} ({counts.count(missing[aspect])})" for aspect in aspects]
    parts[0] = parts[0].replace(")", " nhiệm vụ)")
    most = " nhiều nhất" if len(worst) > 1 else ""
    return f"{first} Thiếu{most}: {', '.join(parts)}."
