"""Documents that amend the plan, as one side of a merge corrected its list, in all three versions.

One side gives a draft its number, or another day, or takes a document off the list; the other has meanwhile
recorded more under it. Everything that cites the document follows the correction, as it does in
`cchc amend`; a document that the other side still records by stays in the list.

Read next: `cchc.history.resolving` (who asks), `cchc.updates.document_numbers` and `amendment_list`.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from cchc import citations, names
from cchc.errors import PlanError, RequestError, SurroundingsError
from cchc.merging import Conflict
from cchc.planfile import document, document_edits
from cchc.updates import amendment_list, document_numbers
from cchc.updates.corrected_days import is_given_by, is_of
from cchc.updates.task_records import items_of, set_fields, tasks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc.changes import PlainRecord
    from cchc.history.conflicts import Sides
    from cchc.merging import Choice
    from cchc.plan import Amendment
    from cchc.planfile.document import Document
    from cchc.yamltext.nodes import Plain

_NAMES = ("bản hiện tại", "bản gộp vào")
_Versions = dict[str, "Document"]  # "base", "ours" and "theirs"


class Followed(NamedTuple):
    """Three versions that name their documents alike, and what a person must know of it."""

    sides: Sides
    remarks: tuple[str, ...] = ()


def follow(sides: Sides, decide: Callable[[Conflict], Choice | None]) -> Followed:
    """Return three versions in which each side's corrections of the list hold; `decide` tells which of two.

    Raises PlanError when one side is no plan.
    """
    try:
        base = document.parse(sides.base, sides.name) if sides.base else None
    except PlanError:
        base = None
    if base is None or not base.plan.head.amendments:
        return Followed(sides)
    ours, theirs = (
        document.parse(data, f"{sides.name} ({name})")
        for data, name in zip((sides.ours, sides.theirs), _NAMES, strict=True)
    )
    versions = {"base": base, "ours": ours, "theirs": theirs}
    remarks = list(_corrections(versions, decide))
    base, ours, theirs = versions.values()
    return Followed(sides._replace(base=base.data, ours=ours.data, theirs=theirs.data), tuple(remarks))


def _corrections(versions: _Versions, decide: Callable[[Conflict], Choice | None]) -> Iterator[str]:
    """Correct versions document by document, and yield what a person must know."""
    for place, listed in enumerate(versions["base"].plan.head.amendments):
        ours, theirs = (_found(versions["base"], versions[name], listed) for name in ("ours", "theirs"))
        if ours and theirs:
            yield from _with_one_number(versions, place, (listed, ours, theirs), decide)
        elif ours or theirs:
            yield from _kept(versions, listed, is_ours=bool(theirs))


def _found(base: Document, side: Document, listed: Amendment) -> Amendment | None:
    """Return a document of the base as a side lists it, by whatever number; None when it is gone there.

    One with another number is known by its day, its summary or what it changed, if only one is like it.
    """
    now, before = side.plan.head.amendments, base.plan.head.amendments
    if same := [one for one in now if _is_same(one, listed)]:
        return same[0]
    gone = [one for one in before if not any(_is_same(one, other) for other in now)]
    new = [one for one in now if not any(_is_same(one, other) for other in before)]
    alike = [one for one in new if _are_alike(base, listed, side, one)]
    is_sure = len(alike) == 1 and sum(_are_alike(base, one, side, alike[0]) for one in gone) == 1
    return alike[0] if is_sure else None


def _are_alike(base: Document, old: Amendment, side: Document, new: Amendment) -> bool:
    """Whether a document may be another one with its number corrected."""
    if old.date == new.date or (old.summary and old.summary == new.summary):
        return True
    return bool(_changes(base.plain, old) & _changes(side.plain, new))


def _is_same(one: Amendment, other: Amendment) -> bool:
    return citations.is_same(one.document, other.document) and one.date.year == other.date.year


def _with_one_number(
    versions: _Versions,
    place: int,
    found: tuple[Amendment, Amendment, Amendment],
    decide: Callable[[Conflict], Choice | None],
) -> Iterator[str]:
    """Yield what to know of a document that gets the number and day one side corrected, in every version."""
    listed, ours, theirs = found
    numbers = [one.document for one in found]
    side: Choice | None = "theirs" if _is_same(ours, listed) else "ours"
    if len(set(numbers)) == len(numbers):
        path = ("amendments", place, "document")
        side = decide(Conflict("plan", path, listed.document, ours.document, theirs.document))
        if side is None:  # the merge asks, and nothing is written until somebody answers
            return
    right = theirs if side == "theirs" else ours
    day = theirs.date if ours.date == listed.date else ours.date
    for name, one in zip(("base", "ours", "theirs"), found, strict=True):
        other = versions[name]
        is_used = name != "base" and _uses(other.plain, one) != _uses(versions["base"].plain, found[0])
        if one.document != right.document:
            versions[name] = _with_data(other, _numbered(other, one, right.document))
            if is_used:
                yield f"văn bản điều chỉnh {one.document} của {_name(name)} nay là {right.document}"
        if one.date == listed.date != day:
            current = versions[name]
            with suppress(RequestError):
                data = amendment_list.record(
                    current.plain, current.plan.head, right.document, day=day, summary=None
                )
                versions[name] = _with_data(current, data)


def _numbered(version: Document, listed: Amendment, number: str) -> PlainRecord:
    """Return a version's data with another number of a document, which it may list under that, too."""
    data = document_numbers.with_number(version.plain, listed, number)
    places = [amendment_list.place_of(version.plan.head, one) for one in (listed.document, number)]
    plan = data["plan"]
    if places[1] in (None, places[0]) or not isinstance(plan, dict):
        return data
    documents = [one for place, one in enumerate(items_of(plan, "amendments")) if place != places[0]]
    tasks = [set_fields(task, {"amendments": _each_once(task)}) for task in tasks_of(data)]
    return {**data, "plan": {**plan, "amendments": documents}, "tasks": [*tasks]}


def _each_once(task: PlainRecord) -> list[Plain]:
    """Return the changes of a task, one a field and document: what it found first."""
    found: dict[tuple[str, str], Plain] = {}
    for entry in items_of(task, "amendments"):
        if isinstance(entry, dict):
            found.setdefault((names.key(str(entry.get("document"))), str(entry.get("field"))), entry)
    return [*found.values()]


def _kept(versions: _Versions, listed: Amendment, *, is_ours: bool) -> Iterator[str]:
    """Put a document back that one side took off the list, where the other has recorded more under it."""
    gone, other = ("ours", "theirs") if is_ours else ("theirs", "ours")
    more = _uses(versions[other].plain, listed) - _uses(versions["base"].plain, listed)
    if not more:
        return
    side = versions[gone]
    with suppress(RequestError):
        data = amendment_list.record(
            side.plain, side.plan.head, listed.document, day=listed.date, summary=listed.summary
        )
        versions[gone] = _with_data(side, data)
        tasks = ", ".join(dict.fromkeys(number for number, _, _ in sorted(more)))
        yield (
            f"{_name(gone)} đã bỏ văn bản điều chỉnh {listed.document}, {_name(other)} còn ghi theo "
            f"ở NV {tasks} nên giữ lại; bỏ thì gõ: cchc amend --document {listed.document} --remove"
        )


def _name(side: str) -> str:
    return _NAMES[side == "theirs"]


def _with_data(before: Document, data: PlainRecord) -> Document:
    """Return a version with other data; as it was where that were no plan: then the merge asks."""
    with suppress(RequestError, SurroundingsError):
        return document_edits.apply_changes(before, data)[1]
    return before


def _uses(data: PlainRecord, listed: Amendment) -> set[tuple[str, str, str]]:
    """Return what tasks say by a document: the task, the field, and what it says."""
    uses = set()
    for task in tasks_of(data):
        number = str(task.get("id"))
        if is_given_by(str(task.get("basis", "")), listed):
            uses.add((number, "basis", ""))
        if is_of(task.get("stopped"), listed.document):
            uses.add((number, "stopped", ""))
        for entry in items_of(task, "amendments"):
            if isinstance(entry, dict) and is_of(entry, listed.document):
                field = str(entry.get("field"))
                uses.add((number, field, repr(task.get(field))))
    return uses


def _changes(data: PlainRecord, listed: Amendment) -> set[tuple[str, str]]:
    """Return which fields of which tasks a document changed."""
    return {(number, field) for number, field, _ in _uses(data, listed)}
