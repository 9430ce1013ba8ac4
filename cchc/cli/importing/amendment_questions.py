"""Which changes of a document a person accepts, asked on a terminal one at a time, with a way back.

Read next: `cchc.cli.importing.source_questions` (what a new task lacks), `cchc.cli.questions` (the way back).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.cli import console, questions
from cchc.cli.importing import proposal_texts, source_questions
from cchc.drafts.proposals.proposal_questions import question_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc.drafts.proposals.proposal_values import Ground, Proposal
    from cchc.planfile.document import Document

# Enter is yes: what stands in a signed document is to be recorded; "0" as where questions are put off.
_ANSWERS = {**questions.YES_OR_NO_WORDS, "": True, "1": True, "2": False, "de sau": False}
_QUESTION = "  Ghi vào kế hoạch? [Enter là có, 0 là không]: "
_LATER = "để sau, chưa ghi nhiệm vụ này"


class _Standing(NamedTuple):
    """How far the questions are: at which proposal, with what a person said of it, and what is accepted."""

    place: int
    given: dict[str, str]
    accepted: tuple[Proposal, ...]


def ask_all(
    opened: Document, ground: Ground, proposals: Sequence[Proposal], today: date
) -> tuple[Proposal, ...]:
    """Ask for each proposal, and for what a new task lacks; return those that are accepted.

    Who goes back is asked the last question again, as if it hadn't been answered. Raises
    KeyboardInterrupt at the end of the input.
    """
    now, is_anew = _Standing(0, {}, ()), False
    before: list[_Standing] = []
    asked = _Questions(opened, ground, proposals, today)
    while now.place < len(proposals):
        if is_anew or not now.given:
            asked.say_heading(now)
        try:
            after = asked.ask(now, can_go_back=bool(before))
        except questions.BackError:
            now, is_anew = before.pop(), True
        else:
            before.append(now)
            now, is_anew = after, False
    return now.accepted


class _Questions(NamedTuple):
    """The questions about a document's proposals for a plan."""

    opened: Document
    ground: Ground
    proposals: Sequence[Proposal]
    today: date

    def say_heading(self, now: _Standing) -> None:
        """Say which proposal it is, and what the document says."""
        proposal = self.proposals[now.place]
        console.say("")
        console.say(f"(còn {self._left(now)}) {proposal_texts.heading(proposal)}")
        if words := proposal_texts.source_words(proposal):
            console.say(f"  văn bản ghi: “{words}”")

    def ask(self, now: _Standing, *, can_go_back: bool) -> _Standing:
        """Ask one question and return how far that brings; BackError goes to the one before."""
        proposal = self.proposals[now.place].with_fields(**now.given)
        if proposal.lacks:
            name = proposal.lacks[0]
            question = question_for(proposal, name, self.ground.plan)
            value = source_questions.ask(question, self._left(now), _LATER, can_go_back=can_go_back)
            if value is not None:
                return now._replace(given={**now.given, name: value})
        elif self._is_accepted(proposal, now.accepted, can_go_back=can_go_back):
            return _Standing(now.place + 1, {}, (*now.accepted, proposal))
        return _Standing(now.place + 1, {}, now.accepted)

    def _is_accepted(self, proposal: Proposal, accepted: Sequence[Proposal], *, can_go_back: bool) -> bool:
        """Show what a proposal changes beside those that are accepted, and ask whether it is, too."""
        before = proposal_texts.changes_of(self.opened, self.ground, accepted, self.today)
        after = proposal_texts.changes_of(self.opened, self.ground, [*accepted, proposal], self.today)
        told = [change for change in after if change not in before]
        for line in proposal_texts.lines(told, proposal, self.ground.plan):
            console.say(f"  {line}")
        if can_go_back:
            console.say(questions.WAY_BACK)
        return questions.ask_or_go_back(_QUESTION, _ANSWERS, questions.YES_OR_NO, can_go_back=can_go_back)

    def _left(self, now: _Standing) -> int:
        return len(self.proposals) - now.place
