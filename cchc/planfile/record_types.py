"""What all records of a plan file share: the types of their fields, and which fields a record has.

Everything comes in as text and is typed here. Knows no record. Read next: `cchc.planfile.schema` (the
records), `cchc.planfile.values` (one field).
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from cchc.planfile import values

if TYPE_CHECKING:
    from collections.abc import Iterable


Text = Annotated[str, BeforeValidator(values.text)]
Day = Annotated[date, BeforeValidator(values.day)]
Whole = Annotated[int, BeforeValidator(values.whole)]
Year = Annotated[int, BeforeValidator(values.year)]
Percent = Annotated[int, BeforeValidator(values.percent)]
Points = Annotated[float, BeforeValidator(values.points)]
Flag = Annotated[bool, BeforeValidator(values.flag)]
Slug = Annotated[str, BeforeValidator(values.slug)]


def no_items() -> Any:  # noqa: ANN401  a field's default, whatever its list holds
    """Return a field that defaults to a new empty list; one that stands in the class would be copied deeply.

    The factory isn't `list` itself, whose signature pydantic would have to read from its text.
    """
    return Field(default_factory=_empty)


def _empty() -> list[Any]:
    return []


class Record(BaseModel):
    """What all records share: only known fields, and an empty field is one not filled in."""

    # Built when it is first used: many plans have no `reporting`, and no record but those with a section
    # of their own is ever validated alone.
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty(cls, data: object) -> object:
        return {k: v for k, v in data.items() if v != ""} if isinstance(data, dict) else data


def known_fields(model: type[Record], loc: Iterable[str | int] = ()) -> tuple[str, ...]:
    """Return the keys that a record, or the record inside it at `loc`, may have."""
    for step in loc:
        if isinstance(step, str):
            model = inner_records(model)[step]
    return _fields(model)


@cache  # a file of mistakes asks for each
def _fields(model: type[Record]) -> tuple[str, ...]:
    return tuple(info.alias or name for name, info in model.model_fields.items())


@cache
def inner_records(model: type[Record]) -> dict[str, type[Record]]:
    """Return the fields that hold a record, `X`, `X | None` or `list[X]`, each with it."""
    found: dict[str, type[Record]] = {}
    for name, info in model.model_fields.items():
        for kind in (info.annotation, *get_args(info.annotation)):
            if isinstance(kind, type) and issubclass(kind, Record):
                found[info.alias or name] = kind
    return found
