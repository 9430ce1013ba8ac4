"""A value as templates and JSON may have it: dicts, lists, texts, numbers, dates; no methods of its own.

Read next: its neighbours `pages`, `word` and `json_forms` (who hands values on).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType
from typing import Any

_LEAVES = frozenset((str, int, float, bool, date, NoneType))  # most of what there is, so seen without a call


def plain(value: Any) -> Any:  # noqa: ANN401  any part of a report
    """Return a value with every record in it as a dict of its fields.

    >>> from cchc.reports.listing import Column
    >>> plain({"columns": (Column("NV", numeric=True),)})
    {'columns': ({'title': 'NV', 'numeric': True, 'stacks': False},)}
    """
    if isinstance(value, tuple | list):
        names = getattr(value, "_fields", None)
        parts = [part if part.__class__ in _LEAVES else plain(part) for part in value]
        return dict(zip(names, parts, strict=True)) if names else type(value)(parts)
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value
