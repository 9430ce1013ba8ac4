"""A document whose list of tasks stands instead of the plan's: what the new list doesn't have any more.

Nothing is cancelled for that: why a task is gone, or what it became, only a person can tell. Read next:
`cchc.drafts.proposals.plan_proposals`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.drafts.proposals import plan_matches
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.drafts.changes.source_changes import ChangesReading
    from cchc.drafts.proposals.proposal_values import Ground


def doubts(reading: ChangesReading, ground: Ground) -> Iterator[Doubt]:
    """Yield the doubt that a new list lacks tasks of the plan which are still to be done."""
    titles = [change.task.title for change in reading.changes if change.task]
    if not (reading.new_list and ground.is_amendment and titles):
        return
    known = {task.id for title in titles for task in plan_matches.with_title(ground.plan, title)}
    reworded = [title for title in titles if not plan_matches.with_title(ground.plan, title)]
    named = {change.number for change in reading.changes if not change.is_counted}
    left_out = [
        task.id
        for task in ground.plan.tasks
        if task.status != "cancelled"
        and str(task.id) not in named
        and task.id not in known
        and not any(plan_matches.are_alike(title, task.title) for title in reworded)
    ]
    if left_out:
        listed = ", ".join(map(str, left_out))
        text = f"Danh mục thay thế không còn nhiệm vụ số {listed}: không làm nữa thì hủy bằng cchc cancel."
        yield Doubt("task-left-out", reading.new_list, text, tuple(map(str, left_out)))
