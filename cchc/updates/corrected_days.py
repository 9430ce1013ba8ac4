"""What a document gave moves with it when its day in the plan's list is corrected.

Only what cites the document by its old day moves: the words of who gave a task, the day of assignment,
stops and extensions. What can't be moved surely stays, and is told.

Pure, as `cchc.updates.amendment_list` is, which asks. Read next: `cchc.citations` (days inside words).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, date_words
from cchc.errors import RequestError
from cchc.updates import task_status
from cchc.updates.task_records import items_of, set_fields

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.plan import Amendment
    from cchc.yamltext.nodes import Plain


def is_given_by(basis: str, amendment: Amendment) -> bool:
    """Whether a basis names a document, by whatever day of its year: numbers begin anew every year."""
    days = citations.days_in(basis)
    is_of_year = not days or any(day.year == amendment.date.year for day in days)
    return is_of_year and citations.is_same(citations.number_of(basis), amendment.document)


def is_of(entry: Plain | None, document: str) -> bool:
    """Whether a record names a document as its own."""
    return isinstance(entry, dict) and citations.is_same(str(entry.get("document", "")), document)


def moved(task: PlainRecord, listed: Amendment, day: date) -> PlainRecord:
    """Return a task's record with another day wherever it cites a document by the day that is listed."""
    task = _with_basis(task, listed, day)
    if _is_on(task.get("stopped"), "date", listed):
        try:
            task = task_status.correct_stop(task, {"date": day.isoformat()})
        except RequestError:  # an earlier stop is in the way
            return _with_ended(task, listed, day)
    return _with_ended(task, listed, day)


def _with_basis(task: PlainRecord, listed: Amendment, day: date) -> PlainRecord:
    """Return a record whose basis, also one that was amended since, and day of assignment have moved."""

    def redated(words: Plain | None) -> Plain | None:
        is_given = words and is_given_by(str(words), listed)
        return citations.redated(str(words), listed.date, day) if is_given else words

    entries = items_of(task, "amendments")
    bases = [one.get("before") for one in entries if isinstance(one, dict) and one.get("field") == "basis"]
    if not any(is_given_by(str(words), listed) for words in (task.get("basis"), *bases) if words):
        return task
    fields: PlainRecord = {"basis": redated(task.get("basis")) or ""} if "basis" in task else {}
    if date_words.parse_date(str(task.get("assigned_on", ""))) == listed.date:
        fields["assigned_on"] = day.isoformat()
    if bases:
        fields["amendments"] = [
            {**one, "before": redated(one["before"]) or ""}
            if isinstance(one, dict) and one.get("field") == "basis" and "before" in one
            else one
            for one in entries
        ]
    return set_fields(task, fields)


def _with_ended(task: PlainRecord, listed: Amendment, day: date) -> PlainRecord:
    """Return a record whose ended stops and extensions have moved, unless one would end before it began."""

    def stop(one: PlainRecord) -> PlainRecord:
        until = date_words.parse_date(str(one.get("until", "")))
        return {**one, "date": day.isoformat()} if until and day <= until else one

    def extension(one: PlainRecord) -> PlainRecord:
        fields = [name for name in ("date", "approved_on") if _is_on(one, name, listed)]
        right = {**one, **dict.fromkeys(fields, day.isoformat())}
        days = [date_words.parse_date(str(right.get(name, ""))) for name in ("date", "approved_on")]
        return one if days[0] and days[1] and days[1] < days[0] else right

    kinds: dict[str, tuple[tuple[str, ...], Callable[[PlainRecord], PlainRecord]]] = {
        "stops": (("date",), stop),
        "extensions": (("date", "approved_on"), extension),
    }
    for field, (names, move) in kinds.items():
        items = [
            move(one) if isinstance(one, dict) and any(_is_on(one, name, listed) for name in names) else one
            for one in items_of(task, field)
        ]
        task = {**task, field: items} if items != items_of(task, field) else task
    return task


def _is_on(entry: Plain | None, field: str, listed: Amendment) -> bool:
    """Whether a record names a document as its own, with the day that is listed in one of its fields."""
    if not isinstance(entry, dict) or not is_of(entry, listed.document):
        return False
    return date_words.parse_date(str(entry.get(field, ""))) == listed.date
