"""Which keys of a plan file a line may belong below: what its record or its list is called.

Read next: `cchc.planfile.schema` (which record has which fields).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, get_origin

from cchc.planfile import record_types, schema
from cchc.planfile.reporting_schema import ReportingRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.planfile.record_types import Record

_SECTIONS: dict[str, tuple[type[Record], bool]] = {
    "plan": (schema.HeadRecord, False),
    "owners": (schema.OwnerRecord, True),
    "duties": (schema.DutyRecord, True),
    "areas": (schema.AreaRecord, True),
    "tasks": (schema.TaskRecord, True),
    "reporting": (ReportingRecord, False),
}


_OF_TEXTS = ("title: >-", "opening: >-", "closing: >-")  # of texts over several lines
_LINE = re.compile(r" *(?P<dash>- +)?(?:(?P<key>[\w-]+):(?: |$))?")


class _Parent(NamedTuple):
    """A key, whether a list stands below it, and the fields of what stands there; none of a text."""

    name: str
    is_list: bool
    fields: frozenset[str]


def of_sections(line: str) -> list[str]:
    """Return the lines that begin the sections of a file which a line may be the first one of.

    >>> of_sections("  - id: 1")
    ['owners:', 'areas:', 'tasks:']
    """
    is_name = line.rstrip().endswith(":") and not line.lstrip().startswith("- ")
    return _fitting(line, _sections()) + ["views:"] * is_name  # the names of views are free


def is_section(line: str) -> bool:
    """Whether a line begins a section.

    >>> is_section("tasks:"), is_section("  tasks:")
    (True, False)
    """
    return line.rstrip() in {f"{name}:" for name in (*_SECTIONS, "views")}


def of_fields(line: str, section: str = "") -> list[str]:
    """Return the lines that begin the fields of a section, or any, which a line may be the first one below.

    >>> of_fields("      quantity: 2")
    ['target:']
    >>> of_fields("      - Phòng VHXH", "tasks")
    ['coordinators:']
    >>> of_fields("      Rà soát văn bản", "plan")
    ['title: >-', 'opening: >-', 'closing: >-']
    """
    sections = (section,) if section in _SECTIONS else tuple(_SECTIONS)
    if fitting := _fitting(line, _fields(sections)):
        return fitting
    known = {field for one in sections for field in record_types.known_fields(_SECTIONS[one][0])}
    return [text for text in _OF_TEXTS if _is_text(line) and text.partition(":")[0] in known]


def _fitting(line: str, parents: tuple[_Parent, ...]) -> list[str]:
    found = _LINE.match(line)
    key, is_list = (found["key"], found["dash"] is not None) if found else (None, False)
    return list(
        dict.fromkeys(
            f"{parent.name}:"
            for parent in parents
            if parent.is_list == is_list and (key in parent.fields if key else is_list and not parent.fields)
        )
    )


def _is_text(line: str) -> bool:
    """Whether a line begins neither an item nor a field."""
    found = _LINE.match(line)
    return found is None or not (found["dash"] or found["key"])


@cache
def _sections() -> tuple[_Parent, ...]:
    return tuple(
        _Parent(name, is_list, frozenset(record_types.known_fields(model)))
        for name, (model, is_list) in _SECTIONS.items()
    )


@cache
def _fields(sections: tuple[str, ...]) -> tuple[_Parent, ...]:
    return tuple(parent for section in sections for parent in _inside(_SECTIONS[section][0]))


def _inside(model: type[Record]) -> Iterator[_Parent]:
    """Yield the fields of a record that hold lists or records, and those of the records inside."""
    inner = record_types.inner_records(model)
    for name, info in model.model_fields.items():
        key, is_list = info.alias or name, get_origin(info.annotation) is list
        if key in inner:
            yield _Parent(key, is_list, frozenset(record_types.known_fields(inner[key])))
            yield from _inside(inner[key])
        elif is_list:
            yield _Parent(key, is_list, frozenset())
