"""What a document says that changes a plan: tasks added, fields adjusted, tasks given up, as values.

Words are the source's own; which task of which plan is meant is not known here. Read next:
`cchc.drafts.changes.changes_reading` (who reads them), `cchc.drafts.proposals.plan_proposals` (what they
mean for a plan).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from cchc.drafts.reading import Skipped, SourceTask
    from cchc.sources.document import Place
    from cchc.sources.doubts import Doubt

# What is done: a task comes; a field gets other words, more of them, or fewer; words are replaced in some
# field; a row is the whole of a task as it is to be, or that or a new one; a task is given up or paused.
What = Literal["add", "set", "grow", "shrink", "replace", "row", "either", "stop", "pause"]
STEPS = frozenset({"grow", "shrink", "replace"})  # a document may do several of them to one field
MAX_LETTERS = 2000  # of a sentence or paragraph; longer ones aren't looked through


class SourceChange(NamedTuple):
    """One change as a document words it; empty is what it doesn't say.

    `number` and `title` name the task that is meant. `field` is a task's field; where it is empty, only
    the old words can tell which. `task` is the row of `add` and `row`, `target` the quantity it promises.
    `sentence` is the whole sentence of the document; empty for a row of a table. `is_counted`: the number
    counts the rows of a list, and is the plan's only where the title says so, too.
    """

    what: What
    place: Place
    number: str = ""
    title: str = ""
    field: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""
    task: SourceTask | None = None
    target: str = ""
    sentence: str = ""
    is_counted: bool = False

    @property
    def words(self) -> str:
        """The task that is meant, as the document names it: "nhiệm vụ số 8", "“Tổ chức hội nghị”"."""
        title = f"“{self.title or (self.task.title if self.task else '')}”"
        if self.number and title != "“”":
            return f"nhiệm vụ số {self.number} {title}"
        return f"nhiệm vụ số {self.number}" if self.number else title


class IssuedDocument(NamedTuple):
    """A document as its head says: number, day (ISO), who issued it, what about; and what it changes.

    `changed` are the numbers of the plans that it says it changes; `is_letter`: it is of no type that
    can change a plan's text.
    """

    number: str = ""
    date: str = ""
    issuer: str = ""
    summary: str = ""
    changed: tuple[str, ...] = ()
    is_letter: bool = False


class ChangesReading(NamedTuple):
    """All that a document says of changes, what was doubtful, and the rows that were left out.

    `new_list` is where it says that its list of tasks stands instead of the plan's.
    """

    document: IssuedDocument
    changes: tuple[SourceChange, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    new_list: Place | None = None
