"""The one owner, area or task that somebody named, or an error that says what they may have meant.

Works on plan values. Read next: `cchc.owners` (the names that an office goes by), `cchc.cli.office_options`
(the options that name one), `cchc.queries` (many tasks at once).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels, names, office_names
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.states import Standing
    from cchc.task import Area


def find_owner(plan: Plan, name: str, *, whole: bool = False) -> Owner:
    """Find the one owner that goes by a name, or, unless it must be whole, by words that mean no other body.

    Raises RequestError with the candidates when there are several, with the nearest names when
    there is none.
    """
    exact = plan.register.exact(name)
    owners = exact or ([] if whole else plan.register.search(name))
    is_meant = exact or all(
        office_names.stands_for(name, owner.spellings, plan.head.issuer) for owner in owners
    )
    if len(owners) != 1 or not is_meant:
        error = _not_one(labels.RECORD["owner"], name, owners, plan.register.nearest(name), plan.owners)
        if several := plan.register.names_in(name):
            raise RequestError(error.message, hint=f"mỗi lần ghi một cơ quan: {_quoted(several)}")
        raise error
    return owners[0]


def find_area(plan: Plan, name: str) -> Area:
    """Find the one area by its id, title, short title, or words of these; else as `find_owner`."""
    index = names.NameIndex((area, (area.id, area.title, area.short)) for area in plan.areas)
    areas = index.exact(name) or index.with_words(name)
    if len(areas) != 1:
        nearest = [area.short for area in index.nearest(name)]
        raise _not_one(labels.RECORD["area"], name, areas, nearest, plan.areas)
    return areas[0]


def _not_one(
    what: str,
    name: str,
    candidates: Sequence[Owner] | Sequence[Area],
    nearest: Sequence[str],
    known: Sequence[Owner] | Sequence[Area],
) -> RequestError:
    """Return the error for a name that several things go by, or none; a lone candidate is asked about."""
    if len(candidates) > 1:
        message = f'"{name}" khớp với nhiều {what}: {_quoted(thing.short for thing in candidates)}'
        return RequestError(message, hint="ghi đầy đủ một trong các tên trên")
    every = f"các {what} có trong kế hoạch: {_quoted(thing.short for thing in known)}"
    hint = f"gần giống: {_quoted(nearest)}" if nearest else every
    if candidates:
        hint = f'có phải là "{candidates[0].short}"? nếu đúng thì ghi đầy đủ tên này'
    return RequestError(f'không có {what} nào tên là "{name}"', hint=hint)


def _quoted(texts: Iterable[str]) -> str:
    """Return names in a row, each in quotes."""
    return ", ".join(f'"{name}"' for name in texts)


def find_tasks(standings: Sequence[Standing], ids: Iterable[int]) -> list[Standing]:
    """Return the tasks with these numbers, in the order asked; raises RequestError when one is not there."""
    by_id = {standing.task.id: standing for standing in standings}
    wanted = list(dict.fromkeys(ids))
    if missing := [number for number in wanted if number not in by_id]:
        from cchc import number_spans  # noqa: PLC0415  for this error alone

        message = f"không có nhiệm vụ số {number_spans.written(missing)}"
        there = f"có các nhiệm vụ {number_spans.around(missing, by_id)}" if by_id else "chưa có nhiệm vụ nào"
        raise RequestError(message, hint=f"kế hoạch {there}")
    return [by_id[number] for number in wanted]
