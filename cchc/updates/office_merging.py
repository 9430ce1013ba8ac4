"""Two offices of the register that are one: the second goes, and the first is called by its names as well.

What tasks, duties, amendments and views write stays word for word, for all of it is found by name; an office
that a list would then have twice stands there once. Pure: from the plan's plain data to the data as they
should be. Read next: `cchc.updates.owner_register` (other changes of the register).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.errors import RequestError
from cchc.updates.task_records import items_of, set_fields, tasks_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from cchc.changes import PlainRecord
    from cchc.owners import Owner, Register
    from cchc.plan import Plan
    from cchc.yamltext.nodes import Plain


class Share(NamedTuple):
    """How many tasks an office leads, in how many it coordinates, and how many duties it has."""

    leads: int
    coordinates: int
    duties: int


def share_of(plan: Plan, office: Owner) -> Share:
    """Return what a plan gives to an office."""
    return Share(
        sum(task.owner == office for task in plan.tasks),
        sum(office in task.coordinators for task in plan.tasks),
        sum(office in duty.owners for duty in plan.duties),
    )


def offices_called(register: Register, names_: Iterable[str], office: Owner) -> list[Owner]:
    """Return the other offices whose id, name or short name is among some names, in their order.

    An office that has one of them as another name only isn't meant: the name may stand there by mistake.
    """
    found: dict[Owner, None] = {}
    for name in names_:
        for other in register.exact(name):
            own = {names.key(spelling) for spelling in (other.id, other.name, other.short)}
            if other != office and names.key(name) in own:
                found[other] = None
    return list(found)


def merge(data: PlainRecord, office: Owner, others: Sequence[Owner]) -> PlainRecord:
    """Return the plan's data with other offices merged into one.

    Raises RequestError where one is an agency and the other a common name of several.
    """
    check_kinds(office, others)
    written = set(map(names.key, _written_names(data)))
    gone = {names.key(spelling) for other in others for spelling in other.spellings}
    merged = gone.union(map(names.key, office.spellings))
    new = _new_aliases(office, others, written)
    ids = {other.id for other in others}
    owners: list[Plain] = []
    for item in items_of(data, "owners"):
        if not isinstance(item, dict):
            owners.append(item)
        elif _id(item) == office.id and new:
            owners.append({**item, "aliases": [*items_of(item, "aliases"), *new]})
        elif _id(item) not in ids:
            owners.append(item)
    new_data: PlainRecord = {**data, "owners": owners}
    if "tasks" in data:
        tasks = items_of(data, "tasks")
        new_data["tasks"] = [_task(task, merged, gone) if isinstance(task, dict) else task for task in tasks]
    if "duties" in data:
        new_data["duties"] = [_duty(duty, merged) for duty in items_of(data, "duties")]
    return new_data


def check_kinds(office: Owner, others: Iterable[Owner]) -> None:
    """Check that offices may be one; RequestError where one is an agency and the other a common name."""
    for other in others:
        _refuse_other_kind(office, other)


def _refuse_other_kind(office: Owner, other: Owner) -> None:
    if office.kind == other.kind:
        return
    common, single = (office, other) if office.kind == "collective" else (other, office)
    message = (
        f'không gộp "{other.name}" vào "{office.name}": "{common.name}" là tên gọi chung của nhiều đơn vị, '
        f'"{single.name}" là một cơ quan'
    )
    raise RequestError(
        message, hint=f"`kind` của `{common.id}` ghi sai thì sửa ở mục `owners` của tệp rồi chạy lại"
    )


def _new_aliases(office: Owner, others: Iterable[Owner], written: Collection[str]) -> list[str]:
    """Return what the merged offices are called and the first one isn't yet.

    An id is no name that people use: it becomes one only where the plan calls the office by it.
    """
    known = set(map(names.key, office.spellings))
    new: list[str] = []
    for other in others:
        spellings = [other.name, other.short, *other.aliases]
        if names.key(other.id) in written:
            spellings.append(other.id)
        for spelling in spellings:
            if (key := names.key(spelling)) not in known:
                known.add(key)
                new.append(spelling)
    return new


def _written_names(data: PlainRecord) -> Iterator[str]:
    """Yield each name of an office that tasks, duties, amendments and views write."""
    for task in tasks_of(data):
        yield str(task.get("owner", ""))
        yield from map(str, items_of(task, "coordinators"))
        for entry in items_of(task, "amendments"):
            if isinstance(entry, dict) and entry.get("field") in {"owner", "coordinators"}:
                yield from names.listed(str(entry.get("before", "")))
    for duty in items_of(data, "duties"):
        if isinstance(duty, dict):
            yield from map(str, items_of(duty, "owners"))
    views = data.get("views")
    for view in views.values() if isinstance(views, dict) else ():
        if isinstance(view, dict):
            yield from (str(view.get(option, "")) for option in ("owner", "coordinator", "involving"))


def _task(task: PlainRecord, merged: Collection[str], gone: set[str]) -> PlainRecord:
    """Return a task that has the merged office once: who leads doesn't coordinate, too."""
    lead = names.key(str(task.get("owner", "")))
    if gone.intersection((lead, *(names.key(str(name)) for name in items_of(task, "coordinators")))):
        coordinators = _once(items_of(task, "coordinators"), merged, at_most=lead not in merged)
        task = _with_list(task, "coordinators", coordinators)
    if "amendments" not in task:
        return task
    entries = [_amendment(entry, merged) for entry in items_of(task, "amendments")]
    return {**task, "amendments": entries}


def _amendment(entry: Plain, merged: Collection[str]) -> Plain:
    if not isinstance(entry, dict) or entry.get("field") != "coordinators":
        return entry
    listed = names.listed(str(entry.get("before", "")))
    kept = _once(listed, merged)
    return entry if kept == listed else {**entry, "before": "; ".join(map(str, kept))}


def _duty(duty: Plain, merged: Collection[str]) -> Plain:
    if not isinstance(duty, dict):
        return duty
    return _with_list(duty, "owners", _once(items_of(duty, "owners"), merged))


def _with_list(record: PlainRecord, field: str, kept: list[Plain]) -> PlainRecord:
    return record if kept == items_of(record, field) else set_fields(record, {field: kept})


def _once(listed: Sequence[Plain], merged: Collection[str], at_most: int = 1) -> list[Plain]:
    """Return a list of names with the merged office `at_most` times, the first of them."""
    kept: list[Plain] = []
    for name in listed:
        is_merged = names.key(str(name)) in merged
        if not is_merged or at_most > 0:
            kept.append(name)
        at_most -= is_merged
    return kept


def _id(item: PlainRecord) -> str:
    return str(item.get("id", "")).strip()
