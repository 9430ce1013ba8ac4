"""Which doubts of a reading are still open once a person has answered: the others aren't told again.

Read next: `cchc.drafts.writing.answers` (what was answered), `cchc.drafts.writing.draft` (where doubts
are told).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.drafts.writing.answers import Answers
    from cchc.drafts.writing.draft_tasks import DraftTask
    from cchc.sources.doubts import Doubt

_BY_TASK = {
    "owner-several": "owners",
    "owner-role": "owners",
    "owner-person": "owners",
    "area-missing": "areas",
}


def still_open(doubts: Sequence[Doubt], tasks: Sequence[DraftTask], answers: Answers) -> tuple[Doubt, ...]:
    """Return the doubts that no answer has settled; `tasks` are those of the draft."""
    ids = {task.source.place: str(task.id) for task in tasks}
    return tuple(
        doubt
        for doubt in doubts
        if not _is_settled(doubt, ids.get(doubt.place) if doubt.place else None, answers)
    )


def _is_settled(doubt: Doubt, task: str | None, answers: Answers) -> bool:
    if doubt.code == "alias-proposed":
        return any(doubt.text.startswith(f"“{wording}”") for wording in answers.offices)
    if doubt.code == "dates-swapped":
        return bool(answers.dates)
    section = _BY_TASK.get(doubt.code)
    return section is not None and task in getattr(answers, section)
