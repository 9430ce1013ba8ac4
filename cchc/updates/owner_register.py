"""What commands do to the register of offices: a new one, another name for one that is there.

Pure: from the plan's plain data to the data as they should be. A name that stands for an office already
is a RequestError, which names both. Other changes (a new name for an office, its removal) concern what
was signed and are made by hand in the file.

Read next: `cchc.updates.task_fields` (tasks), `cchc.cli.commands.owner` (the commands).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names
from cchc.errors import RequestError
from cchc.updates.task_records import items_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.changes import PlainRecord
    from cchc.owners import Owner, Register
    from cchc.yamltext.nodes import Plain


def new_owner(
    register: Register, name: str, *, id_: str = "", short: str = "", aliases: Sequence[str] = ()
) -> PlainRecord:
    """Return the record of a new office; its id is made of its name unless one is given.

    Raises RequestError when one of its names stands for another office.
    """
    id_ = id_ or names.fold(name).replace(" ", "-")
    if not id_:
        raise RequestError(
            f'tên cơ quan "{name}" không có chữ nào', hint='ví dụ: cchc owner add "Công an xã"'
        )
    for spelling in filter(None, (name, id_, short, *aliases)):
        _refuse_taken(register, spelling, name)
    fields = {"id": id_, "name": name, "short": short}
    record: PlainRecord = {field: text for field, text in fields.items() if text}
    return record | ({"aliases": list(aliases)} if aliases else {})


def add_owner(data: PlainRecord, owner: PlainRecord) -> PlainRecord:
    """Return the plan's data with a new office at the end of the register."""
    return {**data, "owners": [*items_of(data, "owners"), owner]}


def add_aliases(data: PlainRecord, register: Register, owner: Owner, aliases: Sequence[str]) -> PlainRecord:
    """Return the plan's data with other names for an office; those that it goes by already are left out.

    Raises RequestError when one stands for another office.
    """
    new: dict[str, str] = {}
    for alias in aliases:
        if owner not in register.exact(alias):
            _refuse_taken(register, alias, owner.short)
            new.setdefault(names.key(alias), alias)
    if not new:
        return data
    owners = [_with_aliases(item, owner, list(new.values())) for item in items_of(data, "owners")]
    return {**data, "owners": owners}


def _with_aliases(item: Plain, owner: Owner, new: list[str]) -> Plain:
    if not isinstance(item, dict) or str(item.get("id", "")).strip() != owner.id:
        return item
    return {**item, "aliases": [*items_of(item, "aliases"), *new]}


def _refuse_taken(register: Register, spelling: str, name: str) -> None:
    if not names.key(spelling):
        raise RequestError(f'tên "{spelling}" không có chữ nào', hint="ghi tên như trong văn bản")
    if taken := register.exact(spelling):
        other = taken[0]
        message = f'"{spelling}" đã là tên của "{other.name}" ({other.id}), không đặt cho "{name}"'
        if spelling == name:
            message = f'"{name}" đã có trong danh mục: "{other.name}" ({other.id})'
        hint = f'thêm tên gọi khác cho cơ quan đã có: cchc owner alias "{other.short}" "TÊN GỌI KHÁC"'
        raise RequestError(message, hint=f"{hint}; đổi tên cơ quan thì sửa mục `owners` của tệp kế hoạch")
