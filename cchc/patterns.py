"""Regular expressions that are compiled when they're first asked for something, not when they're imported.

Whoever reads papers knows some three hundred, and a paper needs fewer than half of them: compiling all
with the imports took a fifth of `cchc import` of a Word plan (55 of 290 ms, 25 of 230 now: see
docs/performance.md). A room with few of them has `re.compile` as everybody has.

Read next: `cchc.drafts.paragraphs.lines` (many of them).
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast


def lazy(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    r"""Return what does all that a compiled pattern does, compiled when it's first wanted.

    An error in it is raised then, so a test has each of them compiled.

    >>> lazy(r"(\d+)/(\d+)").sub(r"\2/\1", "03/12")
    '12/03'
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(source, flags))


class LazyPattern:
    """Stands for a pattern; each method is that of the compiled one from its first call on."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern = source
        self.given_flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[Any]:
        return re.compile(self.pattern, self.given_flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever a pattern has
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value
