"""Whether the plan can have what a document proposes: a rule or the format may forbid it.

Read next: `cchc.cli.importing.amendment_import` (who asks), `cchc.drafts.proposals.proposal_updates`
(what is tried).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.drafts.proposals import proposal_updates, refusals
from cchc.errors import RequestError
from cchc.planfile.document import first_error

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc.drafts.proposals.plan_proposals import Proposals
    from cchc.drafts.proposals.proposal_values import Ground, Proposal
    from cchc.planfile.document import Document


def checked(opened: Document, ground: Ground, found: Proposals, today: date) -> Proposals:
    """Return the proposals that a plan can have; one that a rule or the format forbids is a doubt."""

    def refusal(proposals: Sequence[Proposal]) -> str:
        ready = [one for one in proposals if not one.lacks]
        try:
            data = proposal_updates.apply(opened.plain, ready, ground, today=today)
        except RequestError as error:
            return error.message
        return first_error(data)

    if ground.is_amendment and found.proposals:  # a plan that can't be amended at all is told as such
        _check_listing(opened, ground)
    if not refusal(found.proposals):
        return found
    refused = [(one, refusal([one])) for one in found.proposals]
    doubts = tuple(refusals.doubt(one.change, why) for one, why in refused if why)
    kept = tuple(one for one, why in refused if not why)
    return found._replace(proposals=kept, doubts=found.doubts + doubts)


def _check_listing(opened: Document, ground: Ground) -> None:
    """Check that the document can be among the plan's amendments; RequestError, without options, if not."""
    try:
        proposal_updates.listed(opened.plain, ground)
    except RequestError as error:
        hint = (
            error.hint if "--" not in error.hint else "xem lại số, ngày ghi trong văn bản; đúng kế hoạch chưa"
        )
        raise RequestError(refusals.in_words(error.message), hint=hint) from None
