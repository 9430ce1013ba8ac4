"""The words of a Word file: those in its content controls, and the hash of all the others.

What a program counts is no word: page numbers, days of today; what other fields show is one. Pictures,
comments, notes, deletions that are tracked, and words that a person made bold, italic or underlined
count, in a control too, whose text can't carry them: whoever wrote them would miss them.

Read next: `cchc.reports.printers.word.word_controls` (who asks).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from cchc import characters, disk, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docx.document import Document

_ALIAS = re.compile(r"\(([^()]+)\)\s*$")
_PARTS = re.compile(r"/word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_PICTURES = {
    qn(f"w:{name}")
    for name in (
        "drawing",
        "pict",
        "object",
        "sym",
        "commentReference",
        "footnoteReference",
        "endnoteReference",
    )
} | {qn("m:oMath")}
_BREAKS = {qn("w:br"), qn("w:cr")}
# Fields whose result a program counts anew, when it opens the file or when it prints it.
_COUNTED = re.compile(
    r"\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES|PAGEREF|DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE|EDITTIME"
    r"|FILENAME|FILESIZE|NUMWORDS|NUMCHARS|REVNUM|TOC)(?!\w)",
    re.IGNORECASE,
)
_LETTERS = {qn("w:tab"): " ", qn("w:ptab"): " ", qn("w:noBreakHyphen"): "-"}


class FoundWords(NamedTuple):
    """What stands in the controls of each name, whether one is marked as a prompt, the hash of other words.

    Word leaves that mark where it is when another program writes into a control: words that aren't the
    prompt are words. A control that somebody emptied shows Word's own prompt, which is no word.
    """

    controls: Mapping[str, Sequence[str]]
    prompts: Mapping[str, bool]
    digest: str


def read(document: Document) -> FoundWords:
    """Return the words of a Word file, of its body, headers, footers, notes and comments."""
    walk = _Walk(frozenset(_prompt_styles(document)))
    others: list[str] = []
    for part in sorted(document.part.package.iter_parts(), key=lambda part: str(part.partname)):
        if _PARTS.fullmatch(str(part.partname)):
            root = part.element if hasattr(part, "element") else parse_xml(part.blob)
            others += walk.paragraphs(root)
    return FoundWords(walk.controls, walk.prompts, disk.digest("\n".join(others).encode())[:16])


class _Walk:
    """Goes through the parts of a file, and gathers what stands in controls on the way."""

    def __init__(self, prompt_styles: frozenset[str]) -> None:
        self.controls: dict[str, list[str]] = {}
        self.prompts: dict[str, bool] = {}
        self._prompt_styles = prompt_styles
        self._is_in_result = False  # of a field that a program counts
        self._instruction = ""  # of the field

    def paragraphs(self, root: Any) -> Iterator[str]:  # noqa: ANN401  lxml's elements have no types
        """Yield the paragraphs that aren't empty; a control stands there by its name alone."""
        before = ""
        for paragraph in root.iter(qn("w:p")):
            self._is_in_result = False
            words = " ".join(names.nfc("".join(self._words(paragraph))).split())
            if words and (words != before or not words.startswith("\ufffc")):
                yield words
            before = words

    def _words(self, element: Any) -> Iterator[str]:  # noqa: ANN401
        for child in element:
            if child.tag == qn("w:sdt") and (name := self._name(child)):
                self._keep(name, child)
                yield f"\ufffc{name}\ufffc{''.join(_uncarried(child))}"
            elif child.tag == qn("w:p"):
                continue  # in a text box: it comes by itself
            elif child.tag == qn("w:fldChar"):
                self._pass_mark(child.get(qn("w:fldCharType")) or "")
            elif child.tag == qn("w:instrText"):
                self._instruction += child.text or ""
            elif child.tag == qn("w:fldSimple") and _is_counted(child.get(qn("w:instr")) or ""):
                continue
            elif child.tag in _PICTURES:
                yield "\ufffd"
            elif child.tag in {qn("w:t"), qn("w:delText")}:
                yield "" if self._is_in_result else f"{_look(child)}{child.text or ''}"
            elif child.tag in _BREAKS or child.tag in _LETTERS:
                yield _LETTERS.get(child.tag, " ")
            else:
                yield from self._words(child)

    def _pass_mark(self, kind: str) -> None:
        """Note where a field begins, where its result does, and where it ends."""
        if kind == "begin":
            self._instruction = ""
        self._is_in_result = kind == "separate" and _is_counted(self._instruction)

    @staticmethod
    def _name(control: Any) -> str:  # noqa: ANN401
        alias = control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}")
        found = _ALIAS.search(alias.get(qn("w:val")) or "") if alias is not None else None
        return found.group(1) if found else ""

    def _keep(self, name: str, control: Any) -> None:  # noqa: ANN401
        content = control.find(qn("w:sdtContent"))
        lines: list[str] = [""]
        for child in content.iter() if content is not None else ():
            if child.tag in _BREAKS or (child.tag == qn("w:p") and lines[-1]):
                lines.append("")
            elif child.tag == qn("w:t"):
                lines[-1] += characters.one_line(child.text or "")
            else:
                lines[-1] += _LETTERS.get(child.tag, "")
        is_prompt = control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
        known = self.controls.setdefault(name, [])
        self.prompts[name] = self.prompts.get(name, False) or is_prompt
        text = "\n".join(line.strip() for line in lines if line.strip())
        if text and not (is_prompt and self._is_in_style(control)):
            known.append(text)

    def _is_in_style(self, control: Any) -> bool:  # noqa: ANN401
        """Whether all words of a control look as Word makes its own prompts look."""
        runs = [text.getparent() for text in control.iter(qn("w:t")) if text.text]
        styles = (run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}") for run in runs)
        return all(style is not None and style.get(qn("w:val")) in self._prompt_styles for style in styles)


def _prompt_styles(document: Document) -> Iterator[str]:
    """Yield what a file calls the style of Word's own prompts; its name is the same in every language."""
    yield "PlaceholderText"
    for style in document.styles:
        if (style.name or "").lower() == "placeholder text":
            yield style.style_id


def _is_counted(instruction: str) -> bool:
    """Whether a program counts what a field shows."""
    return _COUNTED.match(instruction) is not None


def _uncarried(control: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield marks for what a control holds beside its text: pictures, notes, deletions, how words look."""
    for child in control.iter():
        if child.tag in _PICTURES:
            yield "\ufffd"
        elif child.tag == qn("w:t"):
            yield _look(child)
        elif child.tag == qn("w:delText"):
            yield f"{_look(child)}{child.text or ''}"


def _look(text: Any) -> str:  # noqa: ANN401
    """Return how words look that were made bold, italic, underlined, struck out or deleted; else nothing."""
    if text.tag == qn("w:delText"):
        return "\ufffd-"
    properties = text.getparent().find(qn("w:rPr"))
    if properties is None:
        return ""
    marks = (("w:b", "b"), ("w:i", "i"), ("w:u", "u"), ("w:strike", "s"))
    on = (mark for name, mark in marks if _is_on(properties.find(qn(name))))
    return "".join(f"\ufffd{mark}" for mark in on)


def _is_on(property_: Any) -> bool:  # noqa: ANN401
    return property_ is not None and property_.get(qn("w:val")) not in {"0", "false", "none"}
