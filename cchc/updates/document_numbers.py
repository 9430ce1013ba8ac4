"""Another number for a document that amends the plan, wherever its tasks cite it: a draft's, a wrong one.

Pure, as `cchc.updates.amendment_list` is. What cites a document of the same number of another year stays.

Read next: `cchc.updates.corrected_days` (another day), `cchc.cli.commands.amend` (who asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, date_words
from cchc.errors import RequestError
from cchc.updates.amendment_list import not_listed, place_of
from cchc.updates.corrected_days import is_given_by, is_of
from cchc.updates.task_records import items_of, set_fields

if TYPE_CHECKING:
    from cchc.changes import PlainRecord
    from cchc.plan import Amendment, Head
    from cchc.yamltext.nodes import Plain

_LISTS = ("amendments", "submissions", "stops", "extensions", "results")
_RECORDS = ("stopped", "submitted")


def check(head: Head, document: str, number: str) -> None:
    """Raise RequestError when a document isn't listed, or another one has the number already."""
    if place_of(head, document) is None:
        first = "ghi văn bản điều chỉnh trước bằng: cchc amend --document SỐ-VĂN-BẢN --date NGÀY"
        raise not_listed(head, document, first)
    if citations.is_same(number, head.number or ""):
        raise RequestError(f"{number} là số của chính kế hoạch này", hint="xem lại --number")
    taken = place_of(head, number)
    if taken is not None and taken != place_of(head, document):
        raise RequestError(f"kế hoạch đã có văn bản điều chỉnh {number}", hint="xem lại --number")


def with_number(data: PlainRecord, listed: Amendment, number: str) -> PlainRecord:
    """Return the plan's data with a number in place of a listed document's, in the list and in the tasks."""
    plan = data.get("plan")
    head = plan if isinstance(plan, dict) else {}
    entries = [_entry(one, listed, number) for one in items_of(head, "amendments")]
    tasks = [
        _task(task, listed, number) if isinstance(task, dict) else task for task in items_of(data, "tasks")
    ]
    return {**data, "plan": set_fields(head, {"amendments": entries}), "tasks": tasks}


def _task(task: PlainRecord, listed: Amendment, number: str) -> PlainRecord:
    changed: PlainRecord = {}
    if "basis" in task:
        changed["basis"] = _basis(task["basis"], listed, number)
    for name in _LISTS:
        if name in task:
            changed[name] = [_entry(one, listed, number) for one in items_of(task, name)]
    for name in _RECORDS:
        if name in task:
            changed[name] = _entry(task[name], listed, number)
    return {**task, **changed} if any(task[name] != value for name, value in changed.items()) else task


def _entry(entry: Plain, listed: Amendment, number: str) -> Plain:
    """Return a record with the new number, where it names the document as its own, or what gave the task."""
    if not isinstance(entry, dict):
        return entry
    if entry.get("field") == "basis" and "before" in entry:
        entry = {**entry, "before": _basis(entry["before"], listed, number)}
    day = date_words.parse_date(str(entry.get("date", "")))
    is_of_year = day is None or day.year == listed.date.year
    return {**entry, "document": number} if is_of_year and is_of(entry, listed.document) else entry


def _basis(words: Plain, listed: Amendment, number: str) -> Plain:
    if not isinstance(words, str) or not is_given_by(words, listed):
        return words
    if words == citations.cite(listed.document, listed.date):
        return citations.cite(number, listed.date)
    return words.replace(citations.number_of(words), citations.number_of(number), 1)
