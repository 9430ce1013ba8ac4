"""What git printed when it refused a change for no reason that is known: the lines of a hook, if any.

Git hands on whatever a hook prints, and adds nothing. What it says itself begins with `error: `, most of it
with `fatal: `, or has a `hint: `. Knows no reasons.

Read next: `cchc.history.refusals` (the reasons).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_MAX_LINES = 200


def lines(text: str) -> tuple[str, ...]:
    """Return the lines to be shown: where there are several, and git didn't say why it ended."""
    found = [line for line in _COLOURS.sub("", text).splitlines() if line.strip()]
    if len(found) == 1 or any(line.startswith(("fatal: ", "hint: ")) for line in found):
        return ()
    more = len(found) - _MAX_LINES
    return (*found[:_MAX_LINES], f"… và {more} dòng nữa") if more > 0 else tuple(found)


def may_be_gits(said: Sequence[str]) -> bool:
    """Whether such lines may be git's own, which begin with an error once it has warned, or are none."""
    first = next((line for line in said if not line.startswith("warning: ")), "error: ")
    return first.startswith("error: ")
