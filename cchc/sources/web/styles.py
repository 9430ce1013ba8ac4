"""The styles of a web page, as far as they say what is seen and in which font: those of a tag or a class.

Read next: `cchc.sources.web.page_text` (who asks).

>>> Styles("@media print {p {display: none}} p.a, .b {display:none} p {font-family: x}").of("p", "a c")
'font-family: x;display:none'
"""

from __future__ import annotations

import re

from cchc import patterns

_MAX = 200_000  # characters of styles that are looked at
_COMMENT = patterns.lazy(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|<!--|-->")
_SIMPLE = patterns.lazy(r"[a-z][a-z0-9]*(?:\.[\w-]+)?|\.[\w-]+", re.IGNORECASE)


class Styles:
    """What the rules of a page say for a tag, a class, or a class of a tag; other rules are not looked at."""

    def __init__(self, text: str) -> None:
        self._rules: dict[str, str] = {}
        for selectors, declarations in _rules(_COMMENT.sub(" ", text[:_MAX])):
            for selector in map(str.strip, selectors.split(",")):
                if _SIMPLE.fullmatch(selector):
                    name = selector.lower()
                    self._rules[name] = ";".join(filter(None, (self._rules.get(name), declarations.strip())))

    def of(self, tag: str, classes: str, own: str = "") -> str:
        """Return the declarations for an element, the ones that win last; `own` is its own style."""
        if not self._rules:
            return own
        names = classes.lower().split()
        selectors = (tag, *(f".{name}" for name in names), *(f"{tag}.{name}" for name in names))
        return ";".join(filter(None, (*(self._rules.get(each) for each in selectors), own)))


def _rules(text: str) -> list[tuple[str, str]]:
    """Return the selectors and declarations of each rule that holds for every medium."""
    rules, at, depth, start, selectors = [], 0, 0, 0, ""
    for brace in re.finditer("[{}]", text):
        if brace[0] == "{":
            if depth == 0:
                selectors, start = text[at : brace.start()].rpartition(";")[2], brace.end()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                at = brace.end()
                if "@" not in selectors:
                    rules.append((selectors, text[start : brace.start()]))
    return rules
