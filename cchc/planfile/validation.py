"""An item of a plan file against the record that it should be: the record, or every reason why it is none.

With `cchc.planfile.schema` the only module that imports pydantic.

Read next: `cchc.planfile.misfits` (the reasons in Vietnamese), `cchc.planfile.records` (who asks).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pydantic import ValidationError

from cchc.planfile.record_types import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.planfile import values
    from cchc.yamltext.nodes import Path, Plain

_NO_PLUGINS = "PYDANTIC_DISABLE_PLUGINS"
_PART = 200  # items of a list that are looked at together; hardly any record has a longer list

AnyRecord = TypeVar("AnyRecord", bound=Record)


def _build(model: type[Record]) -> None:
    """Build a model that is about to be used, with those inside it and no plugins.

    Plugins of pydantic that happen to be installed have no say in a plan, and looking for them reads
    the metadata of every package there is. Programs that are started from here keep theirs.
    """
    before = os.environ.get(_NO_PLUGINS)
    os.environ[_NO_PLUGINS] = "__all__"
    try:
        model.model_rebuild()
    finally:
        del os.environ[_NO_PLUGINS]
        if before is not None:
            os.environ[_NO_PLUGINS] = before


class Misfit(NamedTuple):
    """One reason why an item is no such record."""

    kind: str  # pydantic's name for it
    loc: Path
    value: object
    error: values.InvalidValue | None


def validate(
    model: type[AnyRecord], item: Plain, limit: int = 1000
) -> tuple[AnyRecord | None, tuple[Misfit, ...]]:
    """Return the record that an item is, or None and the reasons why it is none, `limit` of them at most.

    pydantic gathers all reasons before it says one: so an item with a long list is looked at in parts first.
    """
    if not model.__pydantic_complete__:
        _build(model)
    if (longest := _longest_list(item)) > _PART and (found := _misfits_by_parts(model, item, longest, limit)):
        return None, found
    try:
        return model.model_validate(item), ()
    except ValidationError as error:
        return None, tuple(_misfits(error))[:limit]


def _misfits(error: ValidationError) -> Iterator[Misfit]:
    for details in error.errors(include_url=False):
        yield Misfit(details["type"], details["loc"], details["input"], details.get("ctx", {}).get("error"))


def _misfits_by_parts(model: type[AnyRecord], item: Plain, longest: int, limit: int) -> tuple[Misfit, ...]:
    """Return the first reasons why an item is no such record, found in a part of its lists at a time."""
    found: list[Misfit] = []
    size = _PART
    start = 0
    while start < longest and len(found) < limit:
        try:
            model.model_validate(_part(item, start, start + size))
        except ValidationError as error:
            if error.error_count() > limit and size > 1:
                size = 1
                continue
            found += (
                misfit._replace(loc=_whole_loc(misfit.loc, start))
                for misfit in _misfits(error)
                if start == 0 or any(isinstance(step, int) for step in misfit.loc)  # others are known already
            )
        start += size
    return tuple(found[:limit])


def _part(value: Plain, start: int, end: int) -> Plain:
    """Return a value with a part of each of its lists; what is in these stays whole."""
    if isinstance(value, list):
        return value[start:end]
    return {key: _part(part, start, end) for key, part in value.items()} if isinstance(value, dict) else value


def _whole_loc(loc: Path, start: int) -> Path:
    """Return where a place in a part of the lists is in the whole ones."""
    first = next((place for place, step in enumerate(loc) if isinstance(step, int)), None)
    return loc if first is None else (*loc[:first], int(loc[first]) + start, *loc[first + 1 :])


def _longest_list(value: Plain) -> int:
    """Return how long the longest list is that is not inside another."""
    if isinstance(value, dict):
        parts = (_longest_list(part) for part in value.values() if part.__class__ is not str)
        return max(parts, default=0)
    return len(value) if isinstance(value, list) else 0
