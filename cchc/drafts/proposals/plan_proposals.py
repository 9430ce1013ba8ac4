"""What a document's changes mean for the plan that is there: proposals to be accepted or not, and doubts.

Pure: a proposal is a value, made into data by `cchc.drafts.proposals.proposal_updates`. What is in the
plan already by this document is known and proposed no more. Read next:
`cchc.drafts.proposals.plan_matches` (which task is meant).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from cchc.drafts.proposals import (
    new_tasks,
    plan_matches,
    replaced_lists,
    same_values,
    task_proposals,
    twofold_changes,
)
from cchc.drafts.proposals.plan_matches import UnsureError
from cchc.drafts.proposals.proposal_values import Ground, Known, Proposal
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.drafts.changes.source_changes import ChangesReading, SourceChange
    from cchc.drafts.reading import Skipped, SourceTask

# Fields of a task by the names that rows of annexes have for them.
_NAMES_OF_ROW = {
    "owner": "owners",
    "coordinators": "coordinators",
    "due": "due",
    "deliverable": "deliverable",
}


class Proposals(NamedTuple):
    """What may be done, what is there already, what is doubtful, and rows that are no matter of this plan."""

    proposals: tuple[Proposal, ...] = ()
    known: tuple[Known, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def propose(reading: ChangesReading, ground: Ground) -> Proposals:
    """Return what a document's changes mean for a plan, in the order in which documents tell them."""
    proposals: list[Proposal] = []
    known: list[Known] = []
    doubts = [*reading.doubts, *replaced_lists.doubts(reading, ground)]
    skipped: list[Skipped] = []
    for change in reading.changes:
        try:
            for found in _of_change(change, ground):
                if isinstance(found, Proposal):
                    proposals.append(found)
                    doubts += found.remarks
                elif isinstance(found, Known):
                    known.append(found)
                else:
                    skipped.append(found)
        except UnsureError as unsure:
            doubts.append(_doubt(change, unsure.code, str(unsure)))
    proposals, twofold = twofold_changes.without(proposals)
    doubts += twofold
    proposals.sort(key=lambda one: (one.task is None, one.task or 0, one.claim or sys.maxsize))
    proposals, unclear = _rightly_numbered(proposals, ground)
    doubts = sorted([*doubts, *unclear], key=_place)
    return Proposals(tuple(proposals), tuple(known), tuple(doubts), (*skipped, *reading.skipped))


def _rightly_numbered(proposals: Sequence[Proposal], ground: Ground) -> tuple[list[Proposal], list[Doubt]]:
    """Return the proposals but for new tasks that the document numbers otherwise than the plan would."""
    kept: list[Proposal] = []
    doubts: list[Doubt] = []
    number = max((task.id for task in ground.plan.tasks), default=0) + 1
    for proposal in proposals:
        if proposal.claim and proposal.claim != _next_free(number, ground):
            free = _next_free(number, ground)
            said = f"Văn bản ghi nhiệm vụ bổ sung là số {proposal.claim}"
            text = f"{said}, số tiếp theo của kế hoạch là {free}: {_way_out(proposal.claim < free)}."
            doubts.append(_doubt(proposal.change, "number-unclear", text))
            continue
        if proposal.task is None:
            number = _next_free(number, ground) + 1
        kept.append(proposal)
    return kept, doubts


def _way_out(is_taken: bool) -> str:  # noqa: FBT001  the number is taken, or further on
    """Return why a task that is added can't have the document's number, and what to do about it."""
    add = "ghi nhiệm vụ với số tiếp theo bằng: cchc add … --amendment SỐ KÝ HIỆU của văn bản này"
    if is_taken:
        return f"số đó đã có; đúng là nhiệm vụ mới thì {add}"
    return f"có thể còn văn bản khác chưa nhập, nhập văn bản ấy trước; nếu không còn thì {add}"


def _next_free(number: int, ground: Ground) -> int:
    while number in ground.taken:
        number += 1
    return number


def _place(doubt: Doubt) -> tuple[int, ...]:
    """Return where a doubt stands among the others, as far as places tell."""
    place = doubt.place
    return (
        (place.page or 0, place.table or 0, place.row or 0, place.line or 0, place.paragraph or 0)
        if place
        else ()
    )


def _doubt(change: SourceChange, code: str, text: str) -> Doubt:
    return Doubt(code, change.place, text, (change.number,) if change.number else ())


def _of_change(change: SourceChange, ground: Ground) -> Iterator[Proposal | Known | Skipped]:
    if change.what == "add":
        yield new_tasks.propose(change, ground)
    elif change.task and change.what in {"row", "either"}:
        yield from _of_row(change, change.task, ground)
    elif change.what in {"stop", "pause"}:
        yield task_proposals.stop(change, plan_matches.task_of(ground.plan, change), ground)
    else:
        task = plan_matches.task_of(ground.plan, change)
        if task.status == "cancelled":
            raise UnsureError("value-refused", f"Nhiệm vụ số {task.id} đã hủy.")
        yield task_proposals.adjust(change, task, task_proposals.wish_of(change, task, ground), ground)


def _of_row(change: SourceChange, row: SourceTask, ground: Ground) -> Iterator[Proposal | Known | Skipped]:
    """Propose what a row that lists a whole task changes in it; a row of no task of the plan is a new one."""
    exact = plan_matches.with_title(ground.plan, row.title)
    is_new = not ground.is_amendment or not (exact or _is_like_any(row.title, ground))
    if change.what == "either" and is_new:
        yield new_tasks.propose(change, ground)
        return
    task = exact[0] if len(exact) == 1 else plan_matches.task_of(ground.plan, change)
    if task.basis and ground.is_it(task.basis) and exact:
        yield Known(change, task.id)
        return
    values = {field: getattr(row, name) for field, name in _NAMES_OF_ROW.items()}
    if not exact:
        values["title"] = row.title
    for field, value in values.items():
        words = "; ".join(value) if isinstance(value, tuple) else str(value)
        if words and not same_values.are_same(
            ground.plan, field, words, plan_matches.current(task, field, ground.day)
        ):
            yield task_proposals.adjust(change, task, task_proposals.Wish(field, "", words), ground)
        elif words and task_proposals.is_recorded(task, field, ground):
            yield Known(change, task.id)


def _is_like_any(title: str, ground: Ground) -> bool:
    return any(
        plan_matches.are_alike(title, task.title) or plan_matches.is_part(title, task.title)
        for task in ground.plan.tasks
    )
