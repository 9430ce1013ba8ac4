"""A row or a sentence that gives a new task → a proposal, with what only a person can add.

A list of the province gives tasks to communes in common words ("UBND các xã, phường"): which office of the
commune leads is for a person to say. Rows for others are no matter of this plan. Read next:
`cchc.drafts.proposals.plan_proposals`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import names
from cchc.drafts.offices import office_words
from cchc.drafts.proposals import cut_values, plan_matches
from cchc.drafts.proposals.plan_matches import UnsureError
from cchc.drafts.proposals.proposal_values import Known, Proposal
from cchc.drafts.reading import Skipped
from cchc.updates import task_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.changes import PlainRecord
    from cchc.drafts.changes.source_changes import SourceChange
    from cchc.drafts.proposals.proposal_values import Ground
    from cchc.drafts.reading import SourceTask
    from cchc.plan import Plan

FOR_OTHERS = "giao cơ quan khác"
_COMMUNES = re.compile(r"\b(xa|phuong|dac khu|cap xa|dia phuong|co so)\b")
_COMMITTEE = re.compile(r"(cac )?(uy ban nhan dan|ubnd|chu tich|xa phuong|dia phuong)\b")
_TARGET = re.compile(r"0*(?P<quantity>[1-9]\d*)\s+(?P<unit>\S.*)")


def propose(change: SourceChange, ground: Ground) -> Proposal | Known | Skipped:
    """Return the proposal of a new task, or that it is there, or that it is given to others.

    Raises UnsureError when a task of the same title is there for another reason, or a value can't be kept.
    """
    row = change.task
    if row is None or not row.title:
        raise UnsureError("change-unread", "Văn bản bổ sung nhiệm vụ nhưng không đọc được nội dung.")
    plan = ground.plan
    there = plan_matches.with_title(plan, row.title)
    if any(task.basis and ground.is_by_it(task.basis) for task in there):
        return Known(change, there[0].id)
    if not _is_for_us(row, plan, ground):
        helps = any(
            _is_commune(name, plan) or plan_matches.registered(plan, name) for name in row.coordinators
        )
        reason = f"{FOR_OTHERS}{', xã phối hợp' if helps else ''}"
        return Skipped(row.place, reason, f"{row.title} ({'; '.join(row.owners)})")
    if there:
        text = f"Kế hoạch đã có nhiệm vụ số {there[0].id} “{there[0].title}”."
        raise UnsureError("task-there", text)
    if not row.due:
        raise UnsureError("due-missing", f"“{row.title}”: văn bản không ghi thời hạn.")
    cut_values.refuse(change, "due", row.due, plan.head.year)
    fields: PlainRecord = {"title": row.title, "area": plan_matches.area_of(plan, row.group)}
    if target := _TARGET.fullmatch(change.target):
        fields["target"] = {"quantity": target["quantity"], "unit": target["unit"]}
    fields |= {name: words for name, words in (("lead", row.lead), ("deliverable", row.deliverable)) if words}
    fields |= {"basis": ground.cited, "assigned_on": ground.day.isoformat(), "status": "not_started"}
    fields |= _offices(row, plan, ground)
    fields["due"] = task_fields.readable_due(row.due, plan.head.year)
    lacks = tuple(name for name in ("owner", "area") if not fields.get(name))
    return Proposal("task-added", change, None, fields, lacks)


def _offices(row: SourceTask, plan: Plan, ground: Ground) -> PlainRecord:
    """Return who leads, "" where a person must say it, and which registered offices coordinate.

    Raises UnsureError for an office of an own document that isn't registered, or several that lead.
    """
    if _all_communes(row.owners, plan) or (not ground.is_amendment and not _registered(row.owners, plan)):
        own = [
            owners[0].short for name in row.coordinators if (owners := plan_matches.registered(plan, name))
        ]
        return {"owner": "", **({"coordinators": list(own)} if own else {})}
    leading = plan_matches.offices(plan, "; ".join(row.owners))
    if len(leading) > 1:
        raise UnsureError(
            "owner-several", f"“{row.title}”: văn bản ghi nhiều cơ quan chủ trì: {'; '.join(row.owners)}."
        )
    fields: PlainRecord = {"owner": leading[0].short if leading else ""}
    helping = [owner.short for owner in plan_matches.offices(plan, "; ".join(row.coordinators))]
    return fields | ({"coordinators": list(helping)} if helping else {})


def _registered(offices: Sequence[str], plan: Plan) -> bool:
    return any(plan_matches.registered(plan, name) for name in offices)


def _all_communes(offices: Sequence[str], plan: Plan) -> bool:
    """Whether only committees of communes are named: the commune as a whole, in common words or its own."""
    return bool(offices) and all(_is_commune(name, plan) for name in offices)


def _is_commune(name: str, plan: Plan) -> bool:
    folded = names.fold(name)
    if plan_matches.registered(plan, name):
        return False
    if folded == names.fold(plan.head.issuer):
        return True
    is_common = bool(re.search(r"\b(cac|cap) (xa|phuong)\b|\bdia phuong\b", folded))
    is_own = folded.removeprefix("uy ban nhan dan ").removeprefix("ubnd ") in {"xa", "phuong", "dac khu"}
    return bool(
        _COMMITTEE.match(folded)
        and _COMMUNES.search(folded)
        and (is_common or is_own or _is_ours(folded, plan))
    )


def _is_ours(folded: str, plan: Plan) -> bool:
    place = re.split(r"\b(?:xa|phuong|dac khu) ", names.fold(plan.head.issuer))[-1]
    return bool(place) and place in folded


def _is_for_us(row: SourceTask, plan: Plan, ground: Ground) -> bool:
    """Whether a row is for the commune: another body's list has rows for others."""
    if ground.is_amendment or not row.owners or _is_own(ground):
        return True
    offices = (part for name in row.owners for part in (name, *office_words.split(name)))
    return any(_is_commune(name, plan) or plan_matches.registered(plan, name) for name in offices)


def _is_own(ground: Ground) -> bool:
    return is_same_body(ground.issued.issuer, ground.plan.head.issuer)


def is_same_body(one: str, other: str) -> bool:
    """Whether two names are of one committee, written whole or short.

    >>> is_same_body("UBND xã Vĩnh Thông", "Ủy ban nhân dân xã Vĩnh Thông")
    True
    """
    first, second = (names.fold(name).replace("uy ban nhan dan", "ubnd") for name in (one, other))
    return bool(first) and first == second
