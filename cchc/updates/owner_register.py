"""What commands do to the register of offices: a new one, another name for one, or one name less.

Pure: from the plan's plain data to the data as they should be. A name that stands for an office already
is a RequestError, which names both. Other changes (a new name for an office, its removal) concern what
was signed and are made by hand in the file.

Read next: `cchc.updates.office_merging` (two offices that are one), `cchc.cli.commands.owner` (the commands).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names
from cchc.errors import RequestError
from cchc.updates.task_records import items_of, set_fields, tasks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
            f'tên cơ quan "{name}" không có chữ nào', hint="cả lệnh: cchc owner add TÊN-CƠ-QUAN"
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
            _refuse_name_of_another(register, alias, owner)
            _refuse_taken(register, alias, owner.short)
            new.setdefault(names.key(alias), alias)
    if not new:
        return data
    owners = [_with_aliases(item, owner, list(new.values())) for item in items_of(data, "owners")]
    return {**data, "owners": owners}


def _with_aliases(item: Plain, owner: Owner, new: list[str]) -> Plain:
    if not isinstance(item, dict) or not _is_record_of(item, owner):
        return item
    return {**item, "aliases": [*items_of(item, "aliases"), *new]}


def remove_aliases(data: PlainRecord, owner: Owner, aliases: Sequence[str]) -> PlainRecord:
    """Return the plan's data without some of the other names of an office.

    Raises RequestError for what is no other name of it, and for one that the plan calls it by.
    """
    for alias in aliases:
        _refuse_no_alias(owner, alias)
        if places := list(_places_of(data, names.key(alias), owner)):
            raise RequestError(
                f'chưa bỏ được tên "{alias}": kế hoạch còn ghi tên này ở {", ".join(places)}',
                hint=f'ghi "{owner.short}" ở các chỗ đó trước: cchc update SỐ --owner, --coordinator; '
                "phần `duties` và `before` của văn bản điều chỉnh thì sửa trong tệp",
            )
    gone = {names.key(alias) for alias in aliases}

    def without(item: Plain) -> Plain:
        if not isinstance(item, dict) or not _is_record_of(item, owner):
            return item
        kept = [alias for alias in items_of(item, "aliases") if names.key(str(alias)) not in gone]
        return set_fields(item, {"aliases": kept})

    return {**data, "owners": [without(item) for item in items_of(data, "owners")]}


def _refuse_no_alias(owner: Owner, alias: str) -> None:
    if names.key(alias) in {names.key(known) for known in owner.aliases}:
        return
    known = ", ".join(f'"{one}"' for one in owner.aliases)
    hint = f"tên gọi khác đã ghi: {known}" if known else f'"{owner.short}" chưa có tên gọi khác nào'
    if names.key(alias) in {names.key(own) for own in (owner.id, owner.name, owner.short)}:
        hint = f"đây là tên chính của cơ quan, sửa ở mục `owners` của tệp kế hoạch; {hint}"
    raise RequestError(f'"{alias}" không phải là tên gọi khác của "{owner.short}"', hint=hint)


def _places_of(data: PlainRecord, key: str, owner: Owner) -> Iterator[str]:
    """Yield where a plan calls an office by a name that is no other name of it as well."""
    if key in {names.key(own) for own in (owner.id, owner.name, owner.short)}:
        return
    for task in tasks_of(data):
        called = [task.get("owner", ""), *items_of(task, "coordinators")]
        for entry in items_of(task, "amendments"):
            if isinstance(entry, dict) and entry.get("field") in {"owner", "coordinators"}:
                called += names.listed(str(entry.get("before", "")))
        if key in {names.key(str(name)) for name in called}:
            yield f"NV {task.get('id')}"
    for number, duty in enumerate(items_of(data, "duties"), 1):
        if isinstance(duty, dict) and key in {names.key(str(name)) for name in items_of(duty, "owners")}:
            yield f"mục thứ {number} của `duties`"


def _is_record_of(item: PlainRecord, owner: Owner) -> bool:
    return str(item.get("id", "")).strip() == owner.id


def _refuse_name_of_another(register: Register, alias: str, owner: Owner) -> None:
    """Raise RequestError for a name of another office, with the command that makes both one."""
    if not (taken := register.exact(alias)):
        return
    other = taken[0]
    message = f'"{alias}" đã là tên của "{other.name}" ({other.id}), không đặt cho "{owner.short}"'
    merge = f'cchc owner alias "{owner.short}" "{other.short}"'
    hint = f"hai tên là một cơ quan thì gộp: {merge} --yes (xem trước: --dry-run)"
    if names.key(alias) not in {names.key(own) for own in (other.id, other.name, other.short)}:
        hint = f'tên ghi nhầm chỗ thì bỏ trước: cchc owner alias "{other.short}" "{alias}" --remove; {hint}'
    raise RequestError(message, hint=hint)


def _refuse_taken(register: Register, spelling: str, name: str) -> None:
    if not names.key(spelling):
        raise RequestError(f'tên "{spelling}" không có chữ nào', hint="ghi tên như trong văn bản")
    several = register.names_in(spelling)
    if several and all(map(register.exact, several)):
        hint = "các cơ quan ấy đã có trong danh mục; khi giao việc thì ghi riêng từng tên"
        raise RequestError(f'"{spelling}" là tên của {len(several)} cơ quan', hint=hint)
    if taken := register.exact(spelling):
        other = taken[0]
        message = f'"{spelling}" đã là tên của "{other.name}" ({other.id}), không đặt cho "{name}"'
        if spelling == name:
            message = f'"{name}" đã có trong danh mục: "{other.name}" ({other.id})'
        hint = f'thêm tên gọi khác cho cơ quan đã có: cchc owner alias "{other.short}" "TÊN GỌI KHÁC"'
        raise RequestError(message, hint=f"{hint}; đổi tên cơ quan thì sửa mục `owners` của tệp kế hoạch")
