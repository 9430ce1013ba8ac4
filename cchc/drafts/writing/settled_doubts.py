"""Which doubts of a reading are still open once a person has answered: the others aren't told again.

Read next: `cchc.drafts.writing.answers` (what was answered), `cchc.drafts.writing.draft` (where doubts
are told).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names

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
    busy = {_office(name, answers) for task in tasks for name in (task.owner, *task.coordinators)}

    def is_settled(doubt: Doubt) -> bool:
        if doubt.code == "alias-proposed":
            return answers.office_of(doubt.subject) is not None
        if doubt.code == "owner-without-task":
            return _office(doubt.subject, answers) in busy
        if doubt.code == "dates-swapped":
            return bool(answers.dates)
        section = _BY_TASK.get(doubt.code)
        task = ids.get(doubt.place) if doubt.place else None
        return section is not None and task in getattr(answers, section)

    return tuple(doubt for doubt in doubts if not is_settled(doubt))


def _office(name: str, answers: Answers) -> str:
    """Return the key of the office that a name is by the answers."""
    return names.key(answers.office_of(name) or name)
