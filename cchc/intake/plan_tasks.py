"""The tasks of a plan while the rows of a sheet go by: each is found by its number or its title at once.

A sheet has a row for each task: looking through all tasks for each of them would take the time of the
square. Read next: `cchc.intake.row_tasks` (which task a row means), `cchc.intake.sheets` (what becomes
of the rows).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.updates import task_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cchc.changes import PlainRecord


class PlanTasks(NamedTuple):
    """A plan's data, and its tasks: their records in the file's order, the index and the title of each.

    `places` and `titles` are by the tasks' numbers; `numbers` are these by the keys of the titles, in the
    file's order.
    """

    data: PlainRecord
    records: Sequence[PlainRecord]
    places: Mapping[int, int]
    titles: Mapping[int, str]
    numbers: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, data: PlainRecord) -> PlanTasks:
        """Return the tasks of a plan's data."""
        places: dict[int, int] = {}
        titles: dict[int, str] = {}
        numbers: dict[str, tuple[int, ...]] = {}
        records = task_records.tasks_of(data)
        for place, record in enumerate(records):
            number, title = _number(record), _title(record)
            places[number], titles[number] = place, title
            key = names.key(title)
            numbers[key] = (*numbers.get(key, ()), number)
        return cls(data, records, places, titles, numbers)

    def record(self, number: int) -> PlainRecord:
        """Return the record of the task of a number; the caller knows that it is there."""
        return self.records[self.places[number]]

    def with_keys(self, keys: Iterable[str]) -> list[int]:
        """Return the numbers of the tasks whose titles have one of these keys, in the file's order."""
        found = {number for key in keys for number in self.numbers.get(key, ())}
        return sorted(found, key=self.places.__getitem__)

    def with_record(self, number: int, record: PlainRecord) -> PlanTasks:
        """Return the tasks with another record of one, whose title stays."""
        records = [*self.records]
        records[self.places[number]] = record
        return self._replace(data={**self.data, "tasks": list(records)}, records=records)


def _number(record: PlainRecord) -> int:
    return int(str(record.get("id")))


def _title(record: PlainRecord) -> str:
    return " ".join(str(record.get("title", "")).split())
