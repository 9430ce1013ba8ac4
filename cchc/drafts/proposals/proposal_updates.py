"""Accepted proposals → the plan's data as they should be, by what the commands themselves do.

Read next: `cchc.updates` (amendments, tasks, stops), `cchc.cli.importing.amendment_import` (who asks and
writes).
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from cchc import states
from cchc.drafts.changes import same_words
from cchc.drafts.proposals import plan_matches
from cchc.plan import Amendment
from cchc.updates import amendment_list, amendments, task_fields, task_status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.drafts.changes.source_changes import SourceChange
    from cchc.drafts.proposals.proposal_values import Ground, Proposal
    from cchc.plan import Plan
    from cchc.updates.task_fields import TaskUpdate


def apply(data: PlainRecord, proposals: Iterable[Proposal], ground: Ground, *, today: date) -> PlainRecord:
    """Return a plan's data with proposals made, and the document listed where it amends the plan.

    Raises RequestError where a rule forbids one.
    """
    proposals = list(proposals)
    if proposals and ground.is_amendment:
        data = listed(data, ground)
    claimed = {one.claim for one in proposals if one.claim}
    for proposal in sorted(proposals, key=lambda one: (one.task is None, one.claim or sys.maxsize)):
        if proposal.task is None:
            taken = ground.taken | (claimed - {proposal.claim})
            data = task_fields.add_task(data, _without_empty(proposal.fields), taken)
        else:
            data = task_fields.update_tasks(data, [proposal.task], _update(proposal, ground, today))
    return data


def listed(data: PlainRecord, ground: Ground) -> PlainRecord:
    """Return a plan's data with the document among its amendments; RequestError where it can't be one."""
    amendment = _amendment(ground)
    return amendment_list.record(
        data, ground.plan.head, amendment.document, day=amendment.date, summary=amendment.summary
    )


def _amendment(ground: Ground) -> Amendment:
    there = next((one for one in ground.plan.head.amendments if ground.is_it(one.document)), None)
    summary = (there.summary if there else None) or ground.issued.summary or None
    return Amendment(there.document if there else ground.issued.number, ground.day, summary)


def _amended_plan(ground: Ground) -> Plan:
    """Return the plan with the document among its amendments, as it is once the first change is made."""
    head, amendment = ground.plan.head, _amendment(ground)
    if any(ground.is_it(one.document) for one in head.amendments):
        return ground.plan
    return replace(ground.plan, head=head._replace(amendments=(*head.amendments, amendment)))


def _without_empty(fields: PlainRecord) -> PlainRecord:
    return {name: value for name, value in fields.items() if value}


def _asked(record: PlainRecord, proposal: Proposal, ground: Ground, today: date) -> PlainRecord:
    """Return a task's record with the fields of a proposal, each by its rule.

    A document may do two things to one list or text: each is done to what the other left.
    """
    fields, change = dict(proposal.fields), proposal.change
    if "coordinators" in fields and change.what in {"grow", "shrink"}:
        named = plan_matches.offices(ground.plan, change.after)
        added, removed = (named, []) if change.what == "grow" else ([], named)
        return task_fields.coordinate(record, ground.plan.register, added, removed)
    if change.what == "replace":
        fields |= _with_phrases(record, fields, change)
    target = fields.pop("target", None)
    after = task_fields.ask_for(record, fields, today=today)
    return after if target is None else task_fields.set_target(after, target)  # type: ignore[arg-type]


def _with_phrases(record: PlainRecord, fields: PlainRecord, change: SourceChange) -> PlainRecord:
    """Return the texts that hold a phrase, with the new one, as they are now; nothing for other fields."""
    found: PlainRecord = {}
    for name in fields:
        text = str(record.get(name, ""))
        places = same_words.find(text, change.before)
        if len(places) == 1 and places[0] != (0, len(text)):
            begin, end = places[0]
            found[name] = text[:begin] + change.after + text[end:]
    return found


def _update(proposal: Proposal, ground: Ground, today: date) -> TaskUpdate:
    if proposal.code == "deadline-extended":
        task = next(task for task in ground.plan.tasks if task.id == proposal.task)
        standing = states.standing_on(task, ground.day)
        holding = standing.due._replace(end=standing.end)
        year = ground.plan.head.year
        return lambda record: task_fields.extend(record, proposal.fields, plan_year=year, holding=holding)
    if proposal.code == "field-amended":
        amendment, plan = _amendment(ground), _amended_plan(ground)

        def amend(record: PlainRecord) -> PlainRecord:
            after = _asked(record, proposal, ground, today)
            return amendments.keep_before(record, after, plan, amendment)

        return amend
    status = "cancelled" if proposal.code == "task-cancelled" else "paused"
    return lambda record: task_status.stop(record, status, proposal.fields)
