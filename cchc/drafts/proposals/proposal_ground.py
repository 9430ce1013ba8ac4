"""Whether a document amends the plan that is there, or only gives tasks and grants days.

An issued text is changed by one of equal form and of the same issuer (Decree 30/2020/NĐ-CP, article 18); a
letter, or a list of another body, is a basis of tasks. Read next: `cchc.drafts.proposals.plan_proposals`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations
from cchc.drafts.proposals import commune_names
from cchc.drafts.proposals.proposal_values import Ground
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from cchc.drafts.changes.source_changes import ChangesReading
    from cchc.plan import Plan

_AMENDING = {"Kế hoạch", "Quyết định", "Chương trình", "Nghị quyết", "Phương án", "Đề án"}


def ground_of(plan: Plan, reading: ChangesReading, day: date, taken: Collection[int] = ()) -> Ground:
    """Return what a document counts as for a plan; RequestError when it changes another plan."""
    issued = reading.document
    can_amend = citations.type_of(issued.number) in _AMENDING and not issued.is_letter
    is_own = not issued.issuer or commune_names.is_same_body(issued.issuer, plan.head.issuer)
    changes_a_plan = bool(issued.changed) or any(
        change.what not in {"add", "either"} for change in reading.changes
    )
    is_amendment = can_amend and is_own and (changes_a_plan or not issued.issuer)
    if is_amendment and issued.changed:
        own = [plan.head.number or "", *(amendment.document for amendment in plan.head.amendments)]
        if not any(citations.is_same(cited, number) for cited in issued.changed for number in own if number):
            raise RequestError(
                f"văn bản này điều chỉnh {', '.join(issued.changed)}, không phải kế hoạch {plan.head.number}",
                hint="chọn kế hoạch mà văn bản điều chỉnh bằng --plan",
            )
    return Ground(plan, issued, day, is_amendment, frozenset(taken))
