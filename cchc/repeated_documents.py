"""One document recorded twice in one task: as two results, or as the reason of two extensions.

Knows lists of numbers, neither files nor commands' options. Read next: `cchc.planfile.warnings` and
`cchc.cli.updating.update_remarks` (who tell of it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import labels, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.changes import PlainRecord

_COMMANDS = {"results": "result", "extensions": "extend"}


class RepeatedDocument(NamedTuple):
    """The item of a task's list whose document an earlier item has, too; both are counted from 0."""

    task: str
    field: str
    place: int
    first: int
    document: str

    @property
    def message(self) -> str:
        """Where the document stands, and where before, in a sentence."""
        where = f"ở mục {self.first + 1} và mục {self.place + 1}"
        return f'NV {self.task}: {labels.FIELD[self.field]} ghi "{self.document}" hai lần, {where}'

    @property
    def hint(self) -> str:
        """How one of the two is taken away."""
        command = f"cchc {_COMMANDS[self.field]} {self.task} --remove {self.place + 1}"
        return f"ghi trùng thì bỏ một mục: {command}; đúng là hai lần thì để nguyên"


def find(task: str, field: str, documents: Sequence[str]) -> Iterator[RepeatedDocument]:
    """Yield each item whose document stands before; `documents` has an empty text for an item without one."""
    first: dict[str, int] = {}
    for index, document in enumerate(documents):
        number = names.fold(document)
        if number and first.setdefault(number, index) != index:
            yield RepeatedDocument(task, field, index, first[number], document)


def of_record(record: PlainRecord) -> Iterator[RepeatedDocument]:
    """Yield what `find` does of a task's plain record."""
    for field in _COMMANDS:
        items = record.get(field)
        documents = [_document(item) for item in items] if isinstance(items, list) else []
        yield from find(str(record.get("id")), field, documents)


def _document(item: object) -> str:
    """Return the document of a plain item; none of a proposal that was withdrawn."""
    return str(item.get("document", "")) if isinstance(item, dict) and not item.get("withdrawn_on") else ""
