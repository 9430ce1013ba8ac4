"""What an update leaves to be said beside what it changed: doubts, never refusals.

A document recorded twice, an office that leads and coordinates, a day years from the plan's, facts that
contradict each other: said when the
update brought it about, so that what was odd before isn't said again and again.

Read next: `cchc.contradictions`, `cchc.chronology`, `cchc.document_days`,
`cchc.repeated_documents`, `cchc.plan_year` (the rules),
`cchc.cli.updating.plan_updates` (who asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import chronology, contradictions, document_days, plan_year, repeated_documents
from cchc.cli import console
from cchc.owners import Register
from cchc.updates import task_records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.plan import Head
    from cchc.planfile.document import Document


class Remarks:
    """What is odd in what an update makes of a plan, and wasn't before."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._hints: dict[str, str] = {}

    def compare(self, document: Document, wished: PlainRecord) -> PlainRecord:
        """Look at the data that an update wishes for a document, and return them as they are."""
        self._hints.clear()  # an update may be worked out twice
        head, new_head = document.plan.head, _new_head(document, wished)
        register = Register(document.plan.owners)
        before = {str(record.get("id")): record for record in task_records.tasks_of(document.plain)}
        for record in task_records.tasks_of(wished):
            old = before.get(str(record.get("id")))
            if record is old or record == old:
                continue
            known = {message for message, _ in self._doubts(old, head, register)} if old else set()
            if old and (told := document_days.extension_behind(old, record)):
                self._hints[told] = "xem các lần gia hạn bằng cchc show"
            if old:
                self._hints |= dict(document_days.proposals_left(old, record, head.year))
            self._hints |= {
                told: hint for told, hint in self._doubts(record, new_head, register) if told not in known
            }
        if doubt := next(plan_year.head_doubts(head), None):
            self._hints[doubt.message] = "xem lại bằng cchc check"
        return wished

    def _doubts(self, record: PlainRecord, head: Head, register: Register) -> Iterator[tuple[str, str]]:
        for repeated in repeated_documents.of_record(record):
            yield repeated.message, repeated.hint
        for found in contradictions.find(record, head.year, self._today):
            yield found.message, found.hint
        for found in (*chronology.find(record), *document_days.find(record, head)):
            yield found.message, found.hint
        leads = set(register.exact(str(record.get("owner"))))
        for place, name in enumerate(task_records.items_of(record, "coordinators")):
            for office in leads.intersection(register.exact(str(name))):
                found = contradictions.owner_coordinating(record.get("id"), office.short, place)
                yield found.message, found.hint

    def say(self) -> None:
        """Write what is odd, a line each."""
        for message, hint in self._hints.items():
            console.say(f"{message}; {hint}")


def _new_head(document: Document, wished: PlainRecord) -> Head:
    """Return the plan's head with the documents that amend it in the data that an update wishes."""
    head = document.plan.head
    if wished.get("plan") == document.plain.get("plan"):
        return head
    from cchc.updates import amendment_list  # `amend` has it already

    return head._replace(amendments=amendment_list.listed(wished))
