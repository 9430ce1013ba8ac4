"""What a document changes in one task of the plan → a proposal: a field, a later day, the end of the work.

What the plan says already by this document is known; old words that differ from the plan's are a doubt.
Read next: `cchc.drafts.proposals.plan_proposals` (which task is meant),
`cchc.drafts.proposals.proposal_updates`.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from cchc import citations, labels, names
from cchc.drafts.changes.source_changes import STEPS
from cchc.drafts.proposals import cut_values, plan_matches, same_values
from cchc.drafts.proposals.plan_matches import UnsureError
from cchc.drafts.proposals.proposal_values import Known, Proposal
from cchc.task import AMENDABLE

if TYPE_CHECKING:
    from cchc.changes import PlainRecord
    from cchc.drafts.changes.source_changes import SourceChange
    from cchc.drafts.proposals.proposal_values import Ground
    from cchc.task import Task
    from cchc.yamltext.nodes import Plain


class Wish(NamedTuple):
    """The field that a document sets, its old words where they are told, and the new ones."""

    field: str
    before: str
    after: str


def wish_of(change: SourceChange, task: Task, ground: Ground) -> Wish:
    """Return which field a change sets, its old words where they are told, and the new ones."""
    if change.what == "replace":
        if is_recorded(task, "title", ground) and change.after in task.title:
            return Wish("title", "", task.title)
        with contextlib.suppress(UnsureError):  # the phrase may be a field's whole words
            field = same_values.field_with(ground.plan, task, change.before, ground.day)
            return Wish(field, change.before, change.after)
        field, text = same_values.with_phrase(task, change.before, change.after)
        return Wish(field, "", text)
    field = change.field
    if not field:
        now = [
            name
            for name in AMENDABLE
            if is_recorded(task, name, ground) and _is_now(task, name, change.after, ground)
        ]
        if now or _is_extended(task, change.after, ground):
            return Wish((now or ["due"])[0], "", change.after)
        field = same_values.field_with(ground.plan, task, change.before, ground.day)
    if change.what in {"grow", "shrink"}:
        return Wish(field, "", _grown(change, task, field, ground))
    return Wish(field, change.before, change.after)


def _grown(change: SourceChange, task: Task, field: str, ground: Ground) -> str:
    """Return a field's words with more of them, or fewer; only coordinators are a list."""
    now = plan_matches.current(task, field, ground.day)
    if field == "coordinators":
        named = plan_matches.offices(ground.plan, change.after)
        kept = [owner for owner in task.coordinators if change.what == "grow" or owner not in named]
        new = [owner for owner in named if change.what == "grow" and owner not in kept]
        return "; ".join(owner.short for owner in (*kept, *new))
    is_same = same_values.are_same(ground.plan, field, now, change.after)
    if change.what == "shrink":
        if now and not is_same:
            raise _differs(task, field, change.after, now)
        return ""
    if now and not is_same:
        raise _differs(task, field, "", now)
    return change.after


def _differs(task: Task, field: str, before: str, now: str) -> UnsureError:
    told = f"văn bản ghi nội dung cũ là “{before}”" if before else "văn bản ghi là bổ sung"
    return UnsureError(
        "before-differs", f"Nhiệm vụ số {task.id}: {labels.FIELD[field]} trong kế hoạch là “{now}”, {told}."
    )


def adjust(change: SourceChange, task: Task, wish: Wish, ground: Ground) -> Proposal | Known:
    """Return the proposal of a field's new words, or that they are there.

    Raises UnsureError when the old words differ from the plan's, and for what such a document can't change.
    """
    field, before, after = wish
    now = plan_matches.current(task, field, ground.day)
    is_done = is_recorded(task, field, ground) and change.what not in STEPS
    if is_done or (field == "due" and _is_extended(task, after, ground)):
        return Known(change, task.id)
    if same_values.is_there(ground.plan, field, now, after):
        return Known(change, task.id)
    if before and not same_values.are_same(ground.plan, field, before, now):
        raise _differs(task, field, before, now)
    cut_values.refuse(change, field, after, ground.plan.head.year)
    if field == "due" and after and (not ground.is_amendment or any(one.approved for one in task.extensions)):
        return _extend(change, task, after, ground)
    if not ground.is_amendment:
        text = (
            f"Nhiệm vụ số {task.id}: nội dung kế hoạch chỉ được điều chỉnh bằng văn bản cùng hình thức của "
            "cơ quan ban hành; đúng là văn bản điều chỉnh thì ghi bằng cchc amend."
        )
        raise UnsureError("form-differs", text)
    return Proposal("field-amended", change, task.id, {field: _value(field, after, ground)})


def _value(field: str, words: str, ground: Ground) -> Plain:
    """Return the words of a field as a plan's file has them; UnsureError when they can't be."""
    if not words and field in {"title", "area", "owner", "due"}:
        raise UnsureError("value-refused", "Văn bản không ghi nội dung mới.")
    if field == "target":
        return _target(words)
    if field == "owner":
        found = plan_matches.offices(ground.plan, words)
        if len(found) != 1:
            raise UnsureError("owner-several", f"Văn bản ghi nhiều cơ quan chủ trì: “{words}”.")
        return found[0].short
    if field == "coordinators":
        return [owner.short for owner in plan_matches.offices(ground.plan, words)]
    if field == "area":
        if area := plan_matches.area_of(ground.plan, words):
            return area
        raise UnsureError("value-refused", f"Kế hoạch không có lĩnh vực “{words}”.")
    return words


def _target(words: str) -> Plain:
    """Return how many of what words promise, nothing for none; UnsureError when they don't say both."""
    target = plan_matches.target_of(words)
    if words and not target:
        raise UnsureError("value-refused", f"Chỉ tiêu “{words}” không ghi rõ số lượng và đơn vị.")
    return target


def _extend(change: SourceChange, task: Task, words: str, ground: Ground) -> Proposal:
    fields: PlainRecord = {"due": words, "date": ground.day.isoformat(), "document": ground.issued.number}
    if change.reason:
        fields["reason"] = change.reason
    return Proposal("deadline-extended", change, task.id, {**fields, "approved": "true"})


def is_recorded(task: Task, field: str, ground: Ground) -> bool:
    """Whether a task's field was changed by this document already."""
    return any(one.field == field and ground.is_it(one.document) for one in task.amendments)


def _is_extended(task: Task, words: str, ground: Ground) -> bool:
    """Whether a task has this deadline by this document."""
    same = (one for one in task.extensions if one.document and ground.is_it(one.document))
    return any(same_values.are_same(ground.plan, "due", one.due.text, words) for one in same)


def _is_now(task: Task, field: str, words: str, ground: Ground) -> bool:
    return same_values.are_same(ground.plan, field, words, plan_matches.current(task, field, ground.day))


def stop(change: SourceChange, task: Task, ground: Ground) -> Proposal | Known:
    """Return the proposal to cancel or pause a task, or that it is so by this document."""
    stops = [stop for stop in (task.stopped, *task.stops) if stop]
    if any(stop.document and ground.is_it(stop.document) for stop in stops):
        return Known(change, task.id)
    if task.status == "cancelled":
        citation = citations.cite((task.stopped.document if task.stopped else "") or "một văn bản khác")
        raise UnsureError("value-refused", f"Nhiệm vụ số {task.id} đã hủy theo {citation}.")
    code = "task-cancelled" if change.what == "stop" else "task-paused"
    fields: PlainRecord = {"date": ground.day.isoformat(), "document": ground.issued.number}
    reason = names.nfc(change.reason)
    return Proposal(code, change, task.id, fields | ({"reason": reason} if reason else {}))
