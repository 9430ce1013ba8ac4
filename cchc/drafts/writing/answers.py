"""What a person settled of a source: which wordings are one office, who leads, where a task belongs.

Whatever isn't in it stays open and marked. Knows no file: a paper can be read without one, and YAML
costs a tenth of that (30 ms of 290). Read next: `cchc.drafts.writing.answers_file` (where answers are
kept), `cchc.drafts.writing.questions` (what is asked).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc import names

if TYPE_CHECKING:
    from collections.abc import Mapping

TURN, KEEP = "đảo", "giữ"  # what becomes of dates whose day and month may be swapped
MAPS = ("offices", "areas", "owners", "plan")
SECTIONS = (*MAPS, "dates")


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered, a map for each section of the file.

    `offices` leads from a wording to the office's name; `areas` and `owners` from a task's number in the
    draft; `plan` from a field of the head; `dates` is TURN, KEEP or empty.
    """

    offices: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)
    plan: Mapping[str, str] = field(default_factory=dict)
    dates: str = ""

    def office_of(self, wording: str) -> str | None:
        """Return the name of the office that a wording was said to be; None when nobody said.

        What it was said to be may be another wording: the last is the office's name. Wordings that are said
        to be each other stay offices of their own.
        """
        found, seen = self._said_of(wording), {names.key(wording)}
        while found is not None and names.key(found) not in seen:
            seen.add(names.key(found))
            further = self._said_of(found)
            if further is None or names.key(further) == names.key(found):
                return found
            found = further
        return None if found is None else wording

    def _said_of(self, wording: str) -> str | None:
        wanted = names.key(wording)
        return next((name for said, name in self.offices.items() if names.key(said) == wanted), None)

    def with_answer(self, section: str, key: str, value: str) -> Answers:
        """Return the answers with one more."""
        known = {name: getattr(self, name) for name in SECTIONS}
        known[section] = value if section == "dates" else {**known[section], key: value}
        return Answers(**known)
