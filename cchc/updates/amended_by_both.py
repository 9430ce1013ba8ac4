"""One field of a task that two people had changed by two documents, neither knowing of the other's.

Both documents hold: the later one found what the earlier one had ordered, as it would have been recorded
by one person. What both changed of one document's order, and two documents of one day, are left to
whoever decides.

Pure, as `cchc.updates.amendments` is. Read next: `cchc.history.resolving` (who asks).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc import citations, labels, renumbering
from cchc.changes import id_of
from cchc.updates import amendment_list
from cchc.updates.amendments import field_value, field_words
from cchc.updates.task_records import items_of, set_fields, tasks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.changes import PlainRecord
    from cchc.plan import Amendment
    from cchc.yamltext.nodes import Plain

_SIGNED = -1  # the place of what stood there before any document
_Chain = dict[int, str]  # what each document ordered, by its place among all, in the order of their days


class Joined(NamedTuple):
    """Three versions that say the same of each field that both sides had changed, and sentences on it."""

    base: PlainRecord
    ours: PlainRecord
    theirs: PlainRecord
    remarks: tuple[str, ...] = ()


def join(base: PlainRecord, ours: PlainRecord, theirs: PlainRecord) -> Joined:
    """Return three versions in which each document ordered what its side says, in the order of their days."""
    documents = _documents(ours, theirs)
    if len(documents) < 2:  # noqa: PLR2004  two that changed one field
        return Joined(base, ours, theirs)
    numbers = renumbering.follow(base, ours, theirs)
    found = [
        {new.get(id_of(task), id_of(task)): task for task in tasks_of(data)}
        for data, new in ((base, numbers.base), (ours, numbers.ours), (theirs, numbers.theirs))
    ]
    remarks: list[str] = []
    for number in sorted(set.intersection(*map(set, found)) - numbers.unsure):
        records = [tasks[number] for tasks in found]
        for field in sorted({str(entry.get("field")) for one in records for entry in _entries(one)}):
            chain = _merged([_chain(one, field, documents) for one in records], documents)
            if chain:
                records = [_with_chain(one, records, field, chain, documents) for one in records]
                remarks.append(f"NV {number} · {labels.FIELD[field]}: {_said(chain, documents)}")
        for tasks, record in zip(found, records, strict=True):
            tasks[number] = record
    base, ours, theirs = (
        {**data, "tasks": _replaced(data, tasks)} if "tasks" in data else data
        for data, tasks in zip((base, ours, theirs), found, strict=True)
    )
    return Joined(base, ours, theirs, tuple(remarks))


def _said(chain: _Chain, documents: Sequence[Amendment]) -> str:
    *_, before, last = (documents[place] for place in chain if place != _SIGNED)
    cited = (f"{one.document} ngày {labels.day(one.date)}" for one in (before, last))
    return f"{' và '.join(cited)} cùng điều chỉnh, nay theo {last.document}"


def _replaced(data: PlainRecord, tasks: dict[str, PlainRecord]) -> list[Plain]:
    """Return the tasks of a version as they are now: they were kept in its order."""
    now = iter(tasks.values())
    return [next(now) if isinstance(one, dict) else one for one in items_of(data, "tasks")]


def _documents(ours: PlainRecord, theirs: PlainRecord) -> list[Amendment]:
    """Return the documents that either side lists, in the order of their days."""
    listed = [*amendment_list.listed(ours)]
    listed += [one for one in amendment_list.listed(theirs) if _place(one.document, listed) is None]
    return sorted(listed, key=lambda one: one.date)


def _place(document: str, documents: Sequence[Amendment]) -> int | None:
    cited = (citations.cite(one.document, one.date) for one in documents)
    return next((place for place, one in enumerate(cited) if citations.is_same(one, document)), None)


def _entries(record: PlainRecord) -> list[PlainRecord]:
    return [entry for entry in items_of(record, "amendments") if isinstance(entry, dict)]


def _by_place(record: PlainRecord, field: str, documents: Sequence[Amendment]) -> dict[int, PlainRecord]:
    """Return the changes of a field, by their documents' places, in this order."""
    entries = [entry for entry in _entries(record) if entry.get("field") == field]
    places = [(_place(str(entry.get("document")), documents), entry) for entry in entries]
    found = {place: entry for place, entry in places if place is not None}
    return {place: found[place] for place in sorted(found)}


def _chain(record: PlainRecord, field: str, documents: Sequence[Amendment]) -> _Chain:
    """Return what was signed of a field, then what each document ordered."""
    entries = _by_place(record, field, documents)
    words = [field_words(entry.get("before")) for entry in entries.values()] + [
        field_words(record.get(field))
    ]
    return dict(zip((_SIGNED, *entries), words, strict=True))


def _merged(chains: Sequence[_Chain], documents: Sequence[Amendment]) -> _Chain | None:
    """Return what both sides' documents ordered; None where they did nothing apart, or it must be decided."""
    base, ours, theirs = chains
    if ours == theirs or base in (ours, theirs):
        return None
    merged: _Chain = {}
    for place in sorted({*ours, *theirs}):
        was, our_words, their_words = (chain.get(place) for chain in chains)
        if our_words != their_words and was not in (our_words, their_words):
            return None
        words = their_words if was == our_words else our_words
        if words is not None:
            merged[place] = words
    by_both = [one for one in merged if one != _SIGNED]
    if len(by_both) < 2 or any(  # noqa: PLR2004  as in `join`
        documents[one].date == documents[other].date and not any({one, other} <= set(side) for side in chains)
        for one, other in pairwise(by_both)
    ):
        return None
    return merged


def _with_chain(
    record: PlainRecord,
    versions: Sequence[PlainRecord],
    field: str,
    chain: _Chain,
    documents: Sequence[Amendment],
) -> PlainRecord:
    """Return a version's record of a task with the changes of a field that both sides' documents ordered."""
    all_entries = [_by_place(one, field, documents) for one in versions]
    entries = {place: entry for found in all_entries for place, entry in found.items()}
    places = [*chain]
    own = [set_fields(entries[place], {"before": chain[before]}) for before, place in pairwise(places)]
    others = [entry for entry in _entries(record) if entry.get("field") != field]
    in_order = sorted([*others, *own], key=lambda entry: _place(str(entry.get("document")), documents) or 0)
    last = places[-1]
    ordered = (one.get(field, "") for one in versions if field_words(one.get(field)) == chain[last])
    value = field_value(record, field, chain[last]) if field == "target" else next(ordered, chain[last])
    return set_fields(record, {field: value, "amendments": [*in_order]})
