"""Under which number of today each commit has a task: merges, and people, gave tasks other numbers since.

Filled while commits come, newest first. A merge numbers anew what one of its parents has, and that holds for
all commits behind that parent which the other parents don't have: a task that they all have was never in
another one's place. Holds the hashes of these commits alone.

Read next: `cchc.renumbering` (how a task is known again), `cchc.history.entries` (who asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.history import git

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.history.log import FileCommit
    from cchc.history.revisions import PlanInRepository


class _Renumbered(NamedTuple):
    """The commits behind one that numbered tasks anew, and which numbers these have since."""

    commits: frozenset[str]
    numbers: dict[str, str]


class FormerNumbers:
    """What became of the numbers that older commits have."""

    def __init__(self, plan_file: PlanInRepository) -> None:
        self._plan_file = plan_file
        self._learnt: list[_Renumbered] = []

    def learn(self, commit: FileCommit, parent: str, numbers: Mapping[str, str]) -> None:
        """Take in that a commit gave tasks of a parent other numbers: old → new. Raises GitError."""
        others = [f"^{one}" for one in commit.parents if one != parent]
        behind = git.ask(self._plan_file.top, "rev-list", parent, *others).decode().split()
        self._learnt.append(_Renumbered(frozenset(behind), dict(numbers)))

    def of(self, commit: str) -> dict[str, str]:
        """Return which numbers tasks of a commit have at the start, where not its own: old → new."""
        found: dict[str, str] = {}
        for one in reversed(self._learnt):  # the nearest one first
            if commit in one.commits:
                found = {**one.numbers, **{old: one.numbers.get(new, new) for old, new in found.items()}}
        return found
