"""Regular expressions that are compiled when they're first asked for something, not when they're imported.

Whoever reads papers knows some three hundred, of which a paper needs two thirds: compiling all of them
with the imports took a third of `cchc import` of a Word plan (95 of 290 ms; 35 less now). A room with
few of them, or that nearly always needs each, has `re.compile` as everybody has.

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
