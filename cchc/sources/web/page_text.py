"""The text of a web page's elements: paragraphs in their order, with what a browser counts for them.

White space is folded as a browser does, lists are counted, what nobody sees is left out and told.
Knows no tables: it hands over their elements. Read next: `cchc.sources.web.cell_tables`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from cchc import patterns
from cchc.sources.lines import folded
from cchc.sources.number_formats import in_format
from cchc.sources.old_fonts import encoding, is_unicode, unicode_text
from cchc.sources.web.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc.sources.old_fonts import Encoding

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
_SPACE = patterns.lazy("[ \t\r\n\f]+")
_HIDDEN = patterns.lazy(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_STRIKES = frozenset({"s", "strike"})
_STRUCK = patterns.lazy(r"text-decoration[^;]*:[^;]*line-through", re.IGNORECASE)
_WEIGHT = patterns.lazy(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_FAMILY = patterns.lazy(r"font-family\s*:\s*[\"']?([^\"',;]+)", re.IGNORECASE)
_NOTE = patterns.lazy(r"#(_?(ftn|edn|fn)|sdfootnote|sdendnote|footnote|cite_note)", re.IGNORECASE)
_HEAVY = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_COUNTING = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class Text(NamedTuple):
    """A paragraph, and the number that a browser counts for it."""

    text: str
    number: str = ""
    is_bold: bool = False


class Findings:
    """What was left out of a page, as texts: hidden, deleted; whether notes are referred to; old fonts.

    `struck` are the texts that are struck through, and read like any other.

    `styles` are those of the page that is read.
    """

    def __init__(self, styles: str = "") -> None:
        self._styles = Styles(styles)
        self.hidden: list[str] = []
        self.deleted: list[str] = []
        self.struck: list[str] = []
        self.has_notes = False
        self.old: set[str] = set()

    def style(self, element: Element) -> str:
        """Return the style of an element that counts: the page's for it, then its own."""
        return self._styles.of(str(element.tag), element.get("class", ""), element.get("style", ""))


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
    flow = _Flow(findings)
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
    if element.get("hidden") is not None or _HIDDEN.search(findings.style(element)):
        findings.hidden += [words] if (words := plain(element)) else []
        return True
    if tag == "del":
        findings.deleted += [words] if (words := plain(element)) else []
        return True
    if tag in _STRIKES or _STRUCK.search(findings.style(element)):
        findings.struck += [words] if (words := plain(element)) else []
        return False
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
        return f"{in_format(self._count, _COUNTING.get(self._kind, 'decimal'))}."


class _Flow:
    """The text that was met since the last paragraph ended, and in what it stands."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._encodings: list[Encoding] = [""]
        self._pieces: list[str] = []
        self._is_all_bold = True
        self._number = ""
        self._weights: list[bool] = [False]
        self._lists: list[_List] = []
        self._passed: Element = None
        self._pre = 0

    def start(self, element: Element) -> Iterator[Text]:
        """Yield the paragraph that ends where an element begins."""
        tag = element.tag
        if tag in _BLOCKS:
            yield from self.flushed()
        style = self._findings.style(element)
        self._weights.append(_is_bold(element.tag, style, inherited=self._weights[-1]))
        self._encodings.append(_encoding(element, style, self._encodings[-1]))
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
        """Yield the paragraph that ends with an element; what stands behind it is read."""
        tag = element.tag
        if element is self._passed:
            self._passed = None
        else:
            if tag in _BLOCKS:
                yield from self.flushed()
            self._weights.pop()
            self._encodings.pop()
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
        old = self._encodings[-1]
        if old and text.strip() and not is_unicode(text):
            text = unicode_text(text, old)
            self._findings.old.add(old)
        self._pieces.append(text if self._pre else _SPACE.sub(" ", text))
        if text.strip() and not self._weights[-1]:
            self._is_all_bold = False


def _is_bold(tag: str, style: str, *, inherited: bool) -> bool:
    if weights := _WEIGHT.findall(style):
        return weights[-1].lower() in _HEAVY
    return inherited or tag in _BOLD


def _encoding(element: Element, style: str, inherited: Encoding) -> Encoding:
    """Return how the text in an element is encoded, by the font that it or one around it names."""
    families = _FAMILY.findall(style)
    name = (
        families[-1] if families else element.get("face", "").split(",")[0] if element.tag == "font" else ""
    )
    return encoding(name.strip(" '\"")) if name.strip() else inherited


def _whole(value: str | None, otherwise: int) -> int:
    """Return the number that an attribute says, within what a list counts to."""
    digits = (value or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 5 else otherwise  # noqa: PLR2004
