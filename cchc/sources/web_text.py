"""The text of a web page's elements: paragraphs in their order, with what a browser counts for them.

White space is folded as a browser does, lists are counted, what nobody sees is left out and told.
Knows no tables: it hands over their elements. Read next: `cchc.sources.web_tables`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from cchc.sources.lines import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Element = Any  # of lxml, which has no types

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
_LEFT_OUT = frozenset({
    "script", "style", "noscript", "template", "head", "title", "nav", "button", "select", "option",
    "textarea", "svg", "object", "iframe", "audio", "video", "canvas",
})
# fmt: on
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_SPACE = re.compile("[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_NOTE = re.compile(r"#(_?(ftn|edn|fn)|sdfootnote|sdendnote|footnote|cite_note)", re.IGNORECASE)
_HEAVY = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LAST_ROMAN = 39  # the letters above go no further


class Text(NamedTuple):
    """A paragraph, and the number that a browser counts for it."""

    text: str
    number: str = ""
    is_bold: bool = False


class Findings:
    """What was left out of a page, as texts: hidden, deleted, and whether notes are referred to."""

    def __init__(self) -> None:
        self.hidden: list[str] = []
        self.deleted: list[str] = []
        self.has_notes = False


def parse(html: str) -> Element | None:
    """Return the root element of a page, None when it has none. Nothing is fetched, nothing is run."""
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return etree.fromstring(_without_declaration(html), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _without_declaration(html: str) -> str:
    """Return a page without what says its encoding for XML: the text is decoded already."""
    return re.sub(r"^\s*<\?xml[^>]*>", "", html)


def texts(root: Element, is_apart: Callable[[Element], bool], findings: Findings) -> Iterator[Text | Element]:
    """Yield the paragraphs in an element, and in their order the elements that stand apart from the text."""
    flow = _Flow()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            yield from flow.end(element, is_root=element is root)
        elif element is not root and is_apart(element):
            yield from flow.flushed()
            yield element
            flow.pass_over(element)
            walk.skip_subtree()
        elif _is_left_out(element, findings):
            flow.pass_over(element)
            walk.skip_subtree()
        else:
            yield from flow.start(element)
    yield from flow.flushed()


def plain(element: Element) -> str:
    """Return all letters in an element, its white space folded to one line."""
    return " ".join("".join(element.itertext()).split())


def _is_left_out(element: Element, findings: Findings) -> bool:
    """Whether nobody reads an element; what it would say is kept in `findings`."""
    tag = element.tag
    if tag in _LEFT_OUT:
        return True
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        findings.hidden += [words] if (words := plain(element)) else []
        return True
    if tag == "del":
        findings.deleted += [words] if (words := plain(element)) else []
        return True
    if tag == "a" and _NOTE.match(element.get("href", "")):
        findings.has_notes = True
        return True
    return False


class _List:
    """A list that is being read: how it counts, and how far."""

    def __init__(self, element: Element) -> None:
        self._kind = element.get("type", "1") if element.tag == "ol" else ""
        self._count = _whole(element.get("start"), 1) - 1

    def next_number(self, item: Element) -> str:
        """Return what a browser writes before the next item."""
        self._count = _whole(item.get("value"), self._count + 1)
        if not self._kind:
            return "-"
        return f"{_counted(self._count, self._kind)}."


class _Flow:
    """The text that was met since the last paragraph ended, and in what it stands."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._is_all_bold = True
        self._number = ""
        self._weights: list[bool] = [False]
        self._lists: list[_List] = []
        self._passed: Element = None
        self._pre = 0

    def start(self, element: Element) -> Iterator[Text]:
        """Take the beginning of an element; yield the paragraph that ends with it."""
        tag = element.tag
        if tag in _BLOCKS:
            yield from self.flushed()
        self._weights.append(_is_bold(element, inherited=self._weights[-1]))
        if tag in {"ol", "ul"}:
            self._lists.append(_List(element))
        elif tag == "li":
            self._number = self._lists[-1].next_number(element) if self._lists else "-"
        elif tag == "br":
            self._pieces.append("\n")
        elif tag == "pre":
            self._pre += 1
        self._add(element.text)

    def end(self, element: Element, *, is_root: bool) -> Iterator[Text]:
        """Take the end of an element, and what stands behind it; yield the paragraph that ends with it."""
        tag = element.tag
        if element is self._passed:
            self._passed = None
        else:
            if tag in _BLOCKS:
                yield from self.flushed()
            self._weights.pop()
            if tag in {"ol", "ul"}:
                self._lists.pop()
            self._pre -= tag == "pre"
        if not is_root:
            self._add(element.tail)

    def pass_over(self, element: Element) -> None:
        """Take notice that only the end of an element will come."""
        self._passed = element

    def flushed(self) -> Iterator[Text]:
        """Yield the paragraph that ends here, if there is one."""
        if text := folded("".join(self._pieces)):
            yield Text(text, self._number, self._is_all_bold)
            self._number = ""
        self._pieces.clear()
        self._is_all_bold = True

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self._pieces.append(text if self._pre else _SPACE.sub(" ", text))
        if text.strip() and not self._weights[-1]:
            self._is_all_bold = False


def _is_bold(element: Element, *, inherited: bool) -> bool:
    if weight := _WEIGHT.search(element.get("style", "")):
        return weight[1].lower() in _HEAVY
    return inherited or element.tag in _BOLD


def _whole(value: str | None, otherwise: int) -> int:
    """Return the number that an attribute says, within what a list counts to."""
    digits = (value or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 5 else otherwise  # noqa: PLR2004


def _counted(number: int, kind: str) -> str:
    """Return a number as a list of some kind writes it.

    >>> _counted(4, "a"), _counted(14, "I"), _counted(40, "i"), _counted(28, "A"), _counted(3, "1")
    ('d', 'XIV', '40', 'AB', '3')
    """
    if kind in {"i", "I"} and 0 < number <= _LAST_ROMAN:
        letters = ""
        for value, sign in _ROMAN:
            letters += sign * (number // value)
            number %= value
        return letters.upper() if kind == "I" else letters
    if kind in {"a", "A"} and number > 0:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return letters.upper() if kind == "A" else letters
    return str(number)
