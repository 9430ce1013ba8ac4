"""Which names stand for one office in two versions of a plan that are to be merged.

One side may write an office by its name, the other by another name of it. Works on plain data, as
`cchc.merging` does; a name that stands for two offices, once both versions are one, is told by no one.
Read next: `cchc.merging` (who asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names
from cchc.changes import by_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc.yamltext.nodes import Path, Plain


class Spellings:
    """The offices of some versions by all their names."""

    def __init__(self, *versions: Mapping[str, Plain]) -> None:
        self._ids: dict[str, str] = {}
        for version in versions:
            for number, owner in by_id(version.get("owners", "")).items():
                for name in _names_of(owner):
                    known = self._ids.setdefault(names.key(name), number)
                    if known != number:
                        self._ids[names.key(name)] = ""

    def are_same(self, record: str, path: Path, one: Plain, other: Plain) -> bool:
        """Whether two texts at a place name the same office, or the same area."""
        if not isinstance(one, str) or not isinstance(other, str):
            return False
        if _field_of(path) == "area":
            return names.key(one) == names.key(other)
        return names_offices(record, path) and self.key(one) == self.key(other)

    def key(self, name: str) -> str:
        """Return what all names of an office share; of a name that no office has, its spellings."""
        key = names.key(name)
        return self._ids.get(key) or key

    def respelled(self, items: list[Plain], like: list[Plain]) -> list[Plain]:
        """Return a list of names, each as another list spells that office, if it has it."""
        known = {self.key(item): item for item in like if isinstance(item, str)}
        return [known.get(self.key(item), item) if isinstance(item, str) else item for item in items]


def names_offices(record: str, path: Path) -> bool:
    """Whether the texts at a place name offices."""
    field = _field_of(path)
    return field in {"owner", "coordinators"} or (record, field) == ("duties", "owners")


def _field_of(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _names_of(owner: Plain) -> Iterator[str]:
    if isinstance(owner, dict):
        aliases = owner.get("aliases")
        for name in (
            owner.get("id"),
            owner.get("name"),
            owner.get("short"),
            *(aliases if isinstance(aliases, list) else ()),
        ):
            if isinstance(name, str) and name:
                yield name
