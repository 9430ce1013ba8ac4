"""What a new task lacks, as a question with the plan's own areas and offices to choose from.

Read next: `cchc.drafts.writing.questions` (the value), `cchc.cli.importing.source_questions` (who asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.drafts.writing.area_proposals import Proposals
from cchc.drafts.writing.draft_areas import DraftArea
from cchc.drafts.writing.questions import Choice, Question

if TYPE_CHECKING:
    from cchc.drafts.proposals.proposal_values import Proposal
    from cchc.plan import Plan


def question_for(proposal: Proposal, field: str, plan: Plan) -> Question:
    """Return the question for a field that a new task lacks: its area, or who leads."""
    title = str(proposal.fields.get("title", ""))
    if field == "owner":
        choices = tuple(Choice(owner.short, owner.name) for owner in plan.owners)
        said = "; ".join(proposal.change.task.owners) if proposal.change.task else ""
        return Question("owner", title, "Cơ quan nào của xã chủ trì?", said, choices)
    choices = tuple(Choice(area.id, area.title) for area in plan.areas)
    areas = [DraftArea(area.id, area.title, measures=area.measures) for area in plan.areas]
    best = Proposals(areas).best(title)
    return Question("area", title, "Nhiệm vụ thuộc lĩnh vực nào?", title, choices, best, is_weak=True)
