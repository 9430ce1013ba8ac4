"""The owners and areas that the records of one file name: found, or a finding that says what was meant.

A name that nobody goes by, an owner named twice and an area that isn't there are findings. Bounded: names
that are nearly the same are looked for a while only, for a file may hold a hundred thousand wrong ones.

Read next: `cchc.owners` (the names that an office goes by), `cchc.planfile.resolution` (who asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names, owners
from cchc.errors import Finding
from cchc.planfile import values
from cchc.task import Area

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.planfile import schema
    from cchc.planfile.records import Records
    from cchc.yamltext.nodes import Path, Plain

_MAX_COMPARED = 200_000  # names, in search of those that are nearly the same; 2 s at most
_NAMED_BY = {"owners": "name", "areas": "id"}  # by which other records name one
_MAX_LISTED = 50  # ids that a hint repeats


class NameLookup:
    """Finds the owners and areas that the records of one file name, and collects what is not found.

    No more than `room` findings are looked for.
    """

    def __init__(self, records: Records, room: int) -> None:
        self.records = records
        self.room = room
        self.findings: list[Finding] = []
        self.owners = {index: _owner(record) for index, record in records.owners.items()}
        self.areas = {index: _area(record) for index, record in records.areas.items()}
        self.register = owners.Register(self.owners.values())
        self.area_by_id = {names.key(area.id): area for area in self.areas.values()}
        self.half_read = {
            section: {names.key(name) for item in items.values() for name in _texts(item)}
            for section, items in records.broken.items()
        }
        self.nameless = {
            section
            for section, field in _NAMED_BY.items()
            for item in records.broken.get(section, {}).values()
            if isinstance(item, dict) and not item.get(field)
        }
        self._areas_by_title: dict[str, list[str]] = {}
        for area in self.areas.values():
            for name in dict.fromkeys((names.key(area.title), names.key(area.short))):
                self._areas_by_title.setdefault(name, []).append(area.id)
        self._spellings = sum(len(owner.spellings) for owner in self.owners.values())
        self._left_to_compare = _MAX_COMPARED

    @property
    def is_full(self) -> bool:
        """Whether there are as many findings as are looked for."""
        return len(self.findings) >= self.room

    def is_explained(self, section: str, name: str) -> bool:
        """Whether a missing name needs no finding, such as when its own record has one, or lost its name."""
        is_known = section in self.records.unread | self.nameless or names.key(name) in self.half_read.get(
            section, ()
        )
        return is_known or self.is_full

    def _may_compare(self, known: int) -> bool:
        """Whether a name may still be compared with so many others, in search of what was meant."""
        self._left_to_compare -= known
        return self._left_to_compare >= 0

    def owner(self, name: str, at: Path) -> owners.Owner | None:
        """Return the owner that goes by a name; a finding when none does."""
        found = self.register.exact(name)
        if not found and not self.is_explained("owners", name):
            message = f'cơ quan "{values.shown(name)}" chưa có trong danh mục'
            self.findings.append(Finding(at, "unknown-owner", message, self._owner_hint(name, at)))
        return found[0] if found else None

    def _owner_hint(self, name: str, at: Path) -> str:
        if self.register.names_in(name):
            if at[-1] == "owner":
                return "`owner` chỉ ghi một cơ quan chủ trì; các cơ quan khác ghi vào `coordinators`"
            return "mỗi cơ quan một dòng, bắt đầu bằng dấu gạch ngang: `- …`"
        near = self.register.nearest(name) if self._may_compare(self._spellings) else []
        if not near:
            return "sửa dòng này hoặc thêm cơ quan vào `owners`"
        owner = self.register.exact(near[0])[0]
        return f'gần giống "{near[0]}" ({owner.id}); sửa dòng này hoặc thêm bí danh vào `owners`'

    def owners_of(self, listed: Sequence[str], at: Path) -> tuple[owners.Owner, ...]:
        """Return the owners of a list of names; naming one twice is a finding."""
        found: dict[owners.Owner, None] = {}
        for index, name in enumerate(listed):
            if self.is_full:
                break
            owner = self.owner(name, (*at, index))
            if owner in found:
                message = f'cơ quan "{values.shown(name)}" ghi hai lần trong một danh sách'
                self.findings.append(Finding((*at, index), "duplicate-owner", message, "xóa một dòng"))
            elif owner:
                found[owner] = None
        return tuple(found)

    def area(self, name: str, at: Path) -> Area | None:
        """Return the area with an id; a finding when there is none."""
        found = self.area_by_id.get(names.key(name))
        if found is None and not self.is_explained("areas", name):
            message = f'lĩnh vực "{values.shown(name)}" chưa có trong `areas`'
            self.findings.append(Finding(at, "unknown-area", message, self._area_hint(name)))
        return found

    def _area_hint(self, name: str) -> str:
        ids = [area.id for area in self.areas.values()]
        near = self._areas_by_title.get(names.key(name), [])
        if not near and self._may_compare(len(ids)):
            near = names.nearest(name, ids, limit=1)
        if near:
            return f"có phải là `{near[0]}`?"
        known = ", ".join(ids[:_MAX_LISTED]) + (", …" if len(ids) > _MAX_LISTED else "")
        return f"ghi mã của một lĩnh vực: {known}" if known else "thêm lĩnh vực này vào `areas`"

    def names_in(self, item: Plain, at: Path) -> None:
        """Look up what a record names that has the wrong shape elsewhere."""
        if not isinstance(item, dict):
            return
        for key, look_up in (("owner", self.owner), ("area", self.area)):
            name = item.get(key)
            if isinstance(name, str) and name.strip():
                look_up(name.strip(), (*at, key))
        for key in ("owners", "coordinators"):
            listed = item.get(key)
            if isinstance(listed, list) and all(isinstance(name, str) and name.strip() for name in listed):
                self.owners_of([str(name).strip() for name in listed], (*at, key))


def _texts(item: Plain) -> Iterator[str]:
    """Yield every text in an item, whatever it stands for."""
    if isinstance(item, str):
        yield item
    else:
        for inside in item.values() if isinstance(item, dict) else item:
            yield from _texts(inside)


def _owner(record: schema.OwnerRecord) -> owners.Owner:
    return owners.Owner(
        **dict(record) | {"short": record.short or record.name, "aliases": tuple(record.aliases)}
    )


def _area(record: schema.AreaRecord) -> Area:
    return Area(**dict(record) | {"short": record.short or record.title, "measures": tuple(record.measures)})
