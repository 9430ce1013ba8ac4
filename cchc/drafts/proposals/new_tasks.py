"""A row or a sentence that gives a new task → a proposal, with what only a person can add.

A list of the province gives tasks to communes in common words ("UBND các xã, phường"): which office of the
commune leads is for a person to say. Rows for others are no matter of this plan. Read next:
`cchc.drafts.proposals.plan_proposals`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.drafts.proposals import commune_names, cut_values, plan_matches
from cchc.drafts.proposals.plan_matches import UnsureError
from cchc.drafts.proposals.proposal_values import Known, Proposal
from cchc.drafts.reading import Skipped
from cchc.sources.doubts import Doubt
from cchc.sources.lines import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.changes import PlainRecord
    from cchc.drafts.changes.source_changes import SourceChange
    from cchc.drafts.proposals.commune_names import Named
    from cchc.drafts.proposals.proposal_values import Ground
    from cchc.drafts.reading import SourceTask

_FOR_OTHERS = "giao cơ quan khác"
_MAX_TITLE = 80  # letters of a title in a remark


def propose(change: SourceChange, ground: Ground) -> Proposal | Known | Skipped:
    """Return the proposal of a new task, or that it is there, or that it is given to others.

    Raises UnsureError when a task of the same title is there for another reason, or a value can't be kept.
    """
    row = change.task
    if row is None or not row.title:
        raise UnsureError("change-unread", "Văn bản bổ sung nhiệm vụ nhưng không đọc được nội dung.")
    plan = ground.plan
    there = plan_matches.with_title(plan, row.title)
    if any(task.basis and ground.is_it(task.basis) for task in there):
        return Known(change, there[0].id)
    leading, helping = (commune_names.read(names_, plan) for names_ in (row.owners, row.coordinators))
    if not _concerns_us(row, leading, ground):
        helps = helping.is_commune or bool(helping.offices)
        reason = f"{_FOR_OTHERS}{', xã phối hợp' if helps else ''}"
        return Skipped(row.place, reason, f"{row.title} ({'; '.join(row.owners)})")
    if there:
        text = f"Kế hoạch đã có nhiệm vụ số {there[0].id} “{there[0].title}”."
        raise UnsureError("task-there", text)
    if not row.due:
        raise UnsureError("due-missing", f"“{row.title}”: văn bản không ghi thời hạn.")
    cut_values.refuse(change, "due", row.due, plan.head.year)
    fields = {**_fields(row, change.target, ground), **_offices(row, leading, helping, ground)}
    fields["due"] = row.due
    lacks = tuple(name for name in ("owner", "area") if not fields.get(name))
    remarks = tuple(_remarks(change, fields, leading, helping))
    return Proposal("task-added", change, None, fields, lacks, remarks)


def _concerns_us(row: SourceTask, leading: Named, ground: Ground) -> bool:
    """Whether the plan's own commune is to do what a row says: the document is its own, or gives it to it."""
    is_own = commune_names.is_same_body(ground.issued.issuer, ground.plan.head.issuer)
    return bool(ground.is_amendment or not row.owners or is_own or leading.offices or leading.is_commune)


def _fields(row: SourceTask, target: str, ground: Ground) -> PlainRecord:
    """Return what a row says of a new task but for its offices and its deadline."""
    fields: PlainRecord = {"title": row.title, "area": plan_matches.area_of(ground.plan, row.group)}
    if promise := plan_matches.target_of(target):
        fields["target"] = promise
    fields |= {name: words for name, words in (("lead", row.lead), ("deliverable", row.deliverable)) if words}
    fields |= {"basis": ground.cited, "assigned_on": ground.day.isoformat(), "status": "not_started"}
    return fields


def _offices(row: SourceTask, leading: Named, helping: Named, ground: Ground) -> PlainRecord:
    """Return who leads, "" where a person must say it, and which registered offices coordinate.

    Raises UnsureError for an office of an own amendment that isn't registered, or several that lead.
    """
    if ground.is_amendment and not (leading.is_commune and not leading.others and not leading.offices):
        plan_matches.offices(ground.plan, "; ".join(row.owners))
        plan_matches.offices(ground.plan, "; ".join(row.coordinators))
    if len(leading.offices) > 1:
        text = f"“{row.title}”: văn bản ghi nhiều cơ quan chủ trì: {'; '.join(row.owners)}."
        raise UnsureError("owner-several", text)
    own = [owner.short for owner in helping.offices if owner not in leading.offices]
    owner = leading.offices[0].short if leading.offices else ""
    return {"owner": owner, **({"coordinators": list(own)} if own else {})}


def _remarks(change: SourceChange, fields: PlainRecord, leading: Named, helping: Named) -> Iterator[Doubt]:
    """Yield what is said of a new task and the plan doesn't get: offices of others, a vague target."""
    title = shortened(str(fields["title"]), _MAX_TITLE)
    if others := [*leading.others, *helping.others]:
        listed = "; ".join(f"“{name}”" for name in dict.fromkeys(others))
        text = f"“{title}”: không ghi {listed}, chưa có trong danh mục cơ quan."
        yield Doubt("office-outside", change.place, text)
    if change.target and "target" not in fields:
        text = f"“{title}”: chỉ tiêu “{change.target}” không ghi rõ số lượng và đơn vị."
        yield Doubt("cell-unread", change.place, text)
