"""A change of the plan that a document proposes, and the ground on which it is proposed, as values.

Read next: `cchc.drafts.proposals.plan_proposals` (who makes them).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cchc import citations

if TYPE_CHECKING:
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.drafts.changes.source_changes import IssuedDocument, SourceChange
    from cchc.plan import Plan
    from cchc.sources.doubts import Doubt

# The kinds of proposals, in words.
CODES = MappingProxyType(
    {
        "task-added": "bổ sung nhiệm vụ",
        "field-amended": "điều chỉnh nội dung",
        "deadline-extended": "gia hạn",
        "task-cancelled": "không tiếp tục thực hiện",
        "task-paused": "tạm dừng",
    }
)
# Doubts that keep a change of the document from being proposed.
HINDRANCES = frozenset({
    "task-unclear", "task-left-out", "task-there",
    "before-differs", "changes-differ", "count-differs", "office-unknown",
    "value-refused", "form-differs", "change-unread", "owner-several", "owner-missing", "area-missing",
    "due-missing", "number-unclear",
})  # fmt: skip


class Proposal(NamedTuple):
    """One change that a person accepts or not: its kind, the document's words, the task (None: a new one).

    `fields` are what is recorded, `lacks` those of a new task that only a person can give, `remarks` what
    the document says of it and the plan doesn't get.
    """

    code: str
    change: SourceChange
    task: int | None
    fields: PlainRecord
    lacks: tuple[str, ...] = ()
    remarks: tuple[Doubt, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What tells this proposal from the others of its document, whenever the plan is read."""
        fields = str(self.fields) if self.task else self.fields.get("title")
        return self.code, self.task, self.change.place, fields

    @property
    def claim(self) -> int:
        """The number that the document gives its new task ("Nhiệm vụ số 21: …"); 0 where it gives none."""
        is_numbered = self.task is None and self.change.what == "add" and self.change.number
        return int(self.change.number) if is_numbered else 0

    def with_fields(self, **fields: str) -> Proposal:
        """Return the proposal of a new task with what it lacks."""
        given = {name: value for name, value in fields.items() if value and name in self.lacks}
        lacks = tuple(name for name in self.lacks if name not in given)
        return self._replace(fields={**self.fields, **given}, lacks=lacks)


class Known(NamedTuple):
    """A change that is in the plan already."""

    change: SourceChange
    task: int


class Ground(NamedTuple):
    """The plan that is there, and the document as it counts: its day, and whether it amends this plan."""

    plan: Plan
    issued: IssuedDocument
    day: date
    is_amendment: bool
    taken: frozenset[int] = frozenset()

    @property
    def cited(self) -> str:
        """The document as it is cited; another body's with its issuer."""
        cited = citations.cite(self.issued.number, self.day)
        return cited if self.is_amendment or not self.issued.issuer else f"{cited} của {self.issued.issuer}"

    def is_it(self, document: str) -> bool:
        """Whether a text, such as a task's basis, names the document."""
        return citations.is_same(document, citations.cite(self.issued.number, self.day))
