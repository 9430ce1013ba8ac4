"""Who leads and who coordinates: the owners of a plan, and the register in which they are found by name.

Values as a commune means them; what a file says is `planfile.schema`. Read next: `cchc.task`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from cchc import names, office_names

if TYPE_CHECKING:
    from collections.abc import Iterable


_BETWEEN_NAMES = r"[;,；，、\n]| và | - "
_MAX_PARTS = 100  # of a text that may name several
OwnerKind = Literal["agency", "collective"]
OWNER_KINDS: tuple[OwnerKind, ...] = get_args(OwnerKind)


class Owner(NamedTuple):
    """An agency that leads or coordinates; a collective stands for several unnamed ones."""

    id: str
    name: str
    short: str
    aliases: tuple[str, ...] = ()
    kind: OwnerKind = "agency"

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything that the owner is called by, its id first."""
        return (self.id, self.name, self.short, *self.aliases)


class Register:
    """The owners of one plan, found by any of their names."""

    def __init__(self, owners: Iterable[Owner]) -> None:
        self._index = names.NameIndex((owner, owner.spellings) for owner in owners)

    def exact(self, name: str) -> list[Owner]:
        """Return the owners that go by exactly this name, spelling differences aside."""
        return self._index.exact(name)

    def search(self, name: str) -> list[Owner]:
        """Return the owners that go by this name, else those with it among the words of a name.

        A collective is found by its own names only: "các phòng" must not stand for everybody.
        """
        return self.exact(name) or [owner for owner in self._index.with_words(name) if owner.kind == "agency"]

    def names_in(self, text: str) -> list[str]:
        """Return the names in a text that stands for several offices, one known at least; none of any other.

        >>> register = Register([Owner("yt", "Trạm Y tế", "Trạm Y tế"), Owner("ca", "Công an xã", "Công an")])
        >>> [register.names_in(text) for text in ("trạm y tế, Công an", "Trạm Y tế", "A và B")]
        [['trạm y tế', 'Công an'], [], []]
        """
        parts = [part.strip() for part in re.split(_BETWEEN_NAMES, text, maxsplit=_MAX_PARTS)]
        parts = [part for part in parts if part]
        return parts if len(parts) > 1 and any(self.exact(part) for part in parts) else []

    def nearest(self, name: str) -> list[str]:
        """Return the short names of the owners with a name most like `name`, the best first.

        Names that are alike by what kind of body they begin with alone aren't.
        """
        near = self._index.nearest(name)
        return [
            owner.short
            for owner in near
            if any(office_names.are_alike(name, spelling) for spelling in owner.spellings)
        ]
