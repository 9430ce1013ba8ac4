"""Changes of one task by one document that can't both hold: two values of a field, an end and something else.

None of them is proposed: which one is meant, only a person can tell. Read next:
`cchc.drafts.proposals.plan_proposals`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels
from cchc.drafts.changes.source_changes import STEPS
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc.drafts.proposals.proposal_values import Proposal

_ENDS = frozenset({"task-cancelled", "task-paused"})


def without(proposals: Iterable[Proposal]) -> tuple[list[Proposal], list[Doubt]]:
    """Return the proposals that can hold beside each other, and the doubts for those that can't."""
    kept = list(proposals)
    by_task: dict[int, list[Proposal]] = {}
    for proposal in kept:
        if proposal.task is not None:
            by_task.setdefault(proposal.task, []).append(proposal)
    doubts: list[Doubt] = []
    for of_task in by_task.values():
        for against, text in _against(of_task):
            doubts.append(Doubt("changes-differ", against[-1].change.place, text, (str(against[-1].task),)))
            kept = [one for one in kept if not any(one is other for other in against)]
    return kept, doubts


def _against(of_task: Sequence[Proposal]) -> Iterator[tuple[list[Proposal], str]]:
    """Yield the proposals of a task that stand against each other, with what the document says."""
    task = of_task[0].task
    if any(one.code in _ENDS for one in of_task) and len({one.code for one in of_task}) > 1:
        yield list(of_task), f"Nhiệm vụ số {task}: văn bản vừa dừng, hủy vừa điều chỉnh."
        return
    fields: dict[str, list[Proposal]] = {}
    for one in of_task:
        for name in () if one.code in _ENDS else ("due",) if one.code == "deadline-extended" else one.fields:
            fields.setdefault(name, []).append(one)
    for name, several in fields.items():
        are_steps = all(one.change.what in STEPS for one in several)
        if not are_steps and len({str(one.fields[name]) for one in several}) > 1:
            listed = " và ".join(f"“{one.change.after}”" for one in several)
            yield several, f"Nhiệm vụ số {task}: văn bản ghi {labels.FIELD[name]} mới là {listed}."
