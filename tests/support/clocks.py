"""The clock of commands, for tests that need a day of their own: `cchc.cli.options` reads no other."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo


def stopped_at(moment: datetime) -> type[datetime]:
    """Return what `options.datetime` is replaced by, so that it is this moment for as long as one likes."""
    return _reading(lambda _: moment)


def changed_by(change: Callable[[datetime], datetime]) -> type[datetime]:
    """Return the same for a clock that goes on, but shows what a function makes of the real moment."""
    return _reading(change)


def _reading(shown: Callable[[datetime], datetime]) -> type[datetime]:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Clock:
            return cls.fromtimestamp(shown(datetime.now(tz)).timestamp(), tz)

    return Clock
