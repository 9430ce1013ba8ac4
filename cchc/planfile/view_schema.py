"""The shape of a view in a plan file: the options of `list`, or of `due`, that choose and sort tasks.

`views:` maps names that people choose to views; `command` says which of the two records one is. Keys are
the options' names as they are typed. Read next: `cchc.planfile.view_records` (a file's views against these),
`cchc.views` (what a view is for).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from cchc.planfile import values
from cchc.planfile.record_types import Flag, Record, Text, Whole

Words = Annotated[tuple[str, ...], BeforeValidator(values.words)]


class ListViewRecord(Record):
    """A view of `list`."""

    command: Annotated[Literal["list"], BeforeValidator(values.text)]
    owner: Text | None = None
    coordinator: Text | None = None
    involving: Text | None = None
    area: Text | None = None
    status: Words | None = None
    state: Words | None = None
    overdue: Flag = False
    quarter: Text | None = None
    month: Text | None = None
    running_in: Text | None = Field(default=None, alias="running-in")
    before: Text | None = None
    after: Text | None = None
    search: Text | None = None
    sort: Text | None = None


class DueViewRecord(Record):
    """A view of `due`; `open` is another name of `unfinished`, as at the command line."""

    command: Annotated[Literal["due"], BeforeValidator(values.text)]
    quarter: Text | None = None
    month: Text | None = None
    within: Whole | None = None
    owner: Text | None = None
    overdue: Flag = False
    unfinished: Flag = False
    open: Flag = False


ViewRecord = ListViewRecord | DueViewRecord
RECORDS: dict[str, type[ViewRecord]] = {
    "list": ListViewRecord,
    "due": DueViewRecord,
}
