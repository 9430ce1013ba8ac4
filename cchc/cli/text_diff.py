"""Two texts compared line by line, for a person.

Read next: `cchc.changes` (versions of a plan compared field by field).
"""

from __future__ import annotations

import difflib


def unified_diff(before: str, after: str, name: str, *, no_newline: str = "") -> str:
    r"""Return what differs between two texts of a file, as git writes it.

    `no_newline` is written in a line of its own below a last line without a line break.

    >>> print(unified_diff("a\nb\n", "a\nc", "x", no_newline="(không xuống dòng)"), end="")
    --- a/x
    +++ b/x
    @@ -1,2 +1,2 @@
     a
    -b
    +c
    (không xuống dòng)
    """
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    remark = f"{no_newline}\n" if no_newline else ""
    lines = difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n{remark}" for line in lines)
