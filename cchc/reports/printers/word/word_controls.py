"""The blanks of a Word file as content controls: put in when it is made, read when a person has been at it.

A control is named by its alias, which ends in the blank's name: LibreOffice drops tags, rich controls
and the mark of a shown prompt, and moves a line break out of a control (measured, 7.4), so that each
paragraph has a control of its own. What stood in each when the file was made, and all the other words,
are kept as hashes in a property of the file.

Read next: `cchc.reports.official.filled_blanks` (who marks the blanks),
`cchc.cli.filling.filled_word_files` (who asks what was filled in).
"""

from __future__ import annotations

import io
import json
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.text.run import Run

from cchc import characters, disk, names
from cchc.reports.printers.word import word_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docx.document import Document

# Private characters that carry a blank's place through a template: filled or not, its name, its words.
_FILLED, _EMPTY, _NAME_END, _END = "\ue000", "\ue001", "\ue002", "\ue003"
_NAME_START = 0xE100
_MARKED = re.compile(f"([{_FILLED}{_EMPTY}][\ue100-\ue1ff]+{_NAME_END}[^{_END}]*{_END})")
_LEFT_OVER = re.compile("[\ue000-\ue003\ue100-\ue1ff]+")
_MAX_ALIAS = 64  # characters that Word takes
_MAX_NAME = _MAX_ALIAS - len("… ()")
_PROPERTY = "cchc"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that people and programs name


class MadeBlank(NamedTuple):
    """A blank as it was when the file was made: the hash of its words, and whether people wrote them."""

    digest: str
    is_filled: bool


class WordBlanks(NamedTuple):
    """What stands in the blanks of a Word file now, and what was there when it was made.

    A text is empty where the prompt of a blank still stands, and where Word shows its own.
    `is_otherwise_changed`: other words than those in the blanks aren't as they were made. `of` is the
    document that the file is, as it was told to `remember`.
    """

    texts: Mapping[str, str]
    made: Mapping[str, MadeBlank]
    is_otherwise_changed: bool
    of: str = ""

    def changed(self) -> Iterator[str]:
        """Yield the names of the blanks that a person changed."""
        for name, text in self.texts.items():
            made = self.made.get(name)
            if made is not None and (digest(text) != made.digest if made.is_filled else bool(text)):
                yield name

    def was(self, name: str, text: str) -> bool:
        """Whether a blank had this text, or none, when the file was made."""
        made = self.made[name]
        return digest(text) == made.digest if made.is_filled else not text


def digest(text: str) -> str:
    """Return the hash of a text as people compare it: blanks at the ends of its lines don't count."""
    return disk.digest("\n".join(_paragraphs(text)).encode())[:16]


def _paragraphs(text: str) -> Iterator[str]:
    lines = (" ".join(characters.one_line(line).split()) for line in names.nfc(text).splitlines())
    return filter(None, lines)


def mark(name: str, words: str, is_filled: bool) -> str:  # noqa: FBT001  as `filled_blanks.Mark` is called
    """Return words with marks that lead them through a template to `put`."""
    coded = "".join(chr(_NAME_START + byte) for byte in name.encode())
    return f"{_FILLED if is_filled else _EMPTY}{coded}{_NAME_END}{_LEFT_OVER.sub('', words)}{_END}"


def unmarked(words: str) -> str:
    """Return words as they are printed, without the marks that lead to `put`.

    >>> unmarked(mark("ky-hieu", "VX", True)), unmarked("UBND")
    ('VX', 'UBND')
    """
    return _LEFT_OVER.sub("", re.sub(f"[{_FILLED}{_EMPTY}][\ue100-\ue1ff]+{_NAME_END}", "", words))


def put(document: Document, titles: Mapping[str, str]) -> None:
    """Make a control of everything that is marked; marks that a template tore apart go.

    `titles` say what each blank is called in Word.
    """
    for run in list(document.element.body.iter(qn("w:r"))):
        pieces = _MARKED.split(_text_of(run))
        if len(pieces) > 1:
            _replace(run, [_piece(run, words, titles) for words in pieces if words])
    for text in document.element.body.iter(qn("w:t")):
        if text.text and _LEFT_OVER.search(text.text):
            text.text = _LEFT_OVER.sub("", text.text)


def _text_of(run: Any) -> str:  # noqa: ANN401  lxml's elements have no types
    return "".join(text.text or "" for text in run.iter(qn("w:t")))


def _replace(run: Any, pieces: list[Any]) -> None:  # noqa: ANN401
    for piece in pieces:
        run.addprevious(piece)
    run.getparent().remove(run)


def _piece(run: Any, words: str, titles: Mapping[str, str]) -> Any:  # noqa: ANN401
    """Return a piece of a run: a run like it, or a control around one."""
    made = Run(deepcopy(run), None)  # type: ignore[arg-type]
    if not _MARKED.fullmatch(words):
        made.text = words
        return made._r  # noqa: SLF001  python-docx has no controls
    head, _, made.text = words[:-1].partition(_NAME_END)
    name = bytes(ord(letter) - _NAME_START for letter in head[1:]).decode()
    is_filled = head[0] == _FILLED
    if not is_filled:
        made.font.highlight_color = WD_COLOR_INDEX.YELLOW
    if len(name) > _MAX_NAME:  # it has no place in an alias: what is typed there is another change
        return made._r  # noqa: SLF001
    return _control(made._r, name, titles.get(name, name), is_filled=is_filled)  # noqa: SLF001


def _control(run: Any, name: str, title: str, *, is_filled: bool) -> Any:  # noqa: ANN401
    """Return a plain-text control around a run; without words of people what is shown is a prompt."""
    room = _MAX_ALIAS - len(name) - len(" ()")
    short = title if len(title) <= room else f"{title[: room - 1].rstrip()}…"
    control, properties, content = map(OxmlElement, ("w:sdt", "w:sdtPr", "w:sdtContent"))
    alias, tag, text = map(OxmlElement, ("w:alias", "w:tag", "w:text"))
    alias.set(qn("w:val"), f"{short} ({name})")
    tag.set(qn("w:val"), name[:_MAX_ALIAS])
    text.set(qn("w:multiLine"), "1")
    shown = [] if is_filled else [OxmlElement("w:showingPlcHdr")]
    for part in (alias, tag, *shown, text):
        properties.append(part)
    content.append(run)
    control.append(properties)
    control.append(content)
    return control


def remember(document: Document, of: str = "") -> None:
    """Keep in a Word file what stands in its blanks, the hash of its other words, and what it is `of`."""
    found = word_words.read(document)
    blanks = {}
    for name, texts in found.controls.items():
        shown = "\n".join(dict.fromkeys(texts))  # a form that has it twice shows it twice
        blanks[name] = [digest(shown), int(not found.prompts[name])]
    kept = {"words": found.digest, "of": of, "blanks": blanks}
    value = json.dumps(kept, separators=(",", ":"), sort_keys=True)
    data = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}"><property fmtid="{_FORMAT_ID}" pid="2" '
        f'name="{_PROPERTY}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property></Properties>'
    ).encode()
    package = document.part.package
    package.relate_to(Part(PackURI("/docProps/custom.xml"), _CONTENT, data, package), _RELATION)


def read(data: bytes) -> WordBlanks | None:
    """Return what stands in the blanks of a Word file, None of one that was made without them.

    Raises whatever python-docx raises at a file that is damaged.
    """
    document = docx.Document(io.BytesIO(data))
    kept = _kept(document)
    if kept is None:
        return None
    found = word_words.read(document)
    made = {name: MadeBlank(was, bool(is_filled)) for name, (was, is_filled) in kept["blanks"].items()}
    texts = {name: _typed(of, made.get(name)) for name, of in found.controls.items()}
    return WordBlanks(texts, made, found.digest != kept["words"], kept["of"])


def differ_in_blanks_alone(one: bytes, other: bytes) -> bool:
    """Whether two Word files are the same document with the same words, but for those in the blanks.

    Raises whatever python-docx raises at a file that is damaged.
    """
    documents = [docx.Document(io.BytesIO(data)) for data in (one, other)]
    kept = [found for found in map(_kept, documents) if found]
    words = [word_words.read(document).digest for document in documents]
    return len(kept) == len(documents) and words[0] == words[1] and kept[0]["of"] == kept[1]["of"] != ""


def _typed(texts: Sequence[str], made: MadeBlank | None) -> str:
    """Return what people wrote into the controls of a blank: what isn't the prompt that stood there.

    Whether a control says that it shows a prompt doesn't count: programs leave that, or drop it.
    """
    texts = [*dict.fromkeys(texts)]  # a copy says nothing new
    whole = "\n".join(texts)
    if made is None or made.is_filled:
        return whole
    if digest(whole) == made.digest:
        return ""
    return "\n".join(text for text in texts if digest(text) != made.digest)


def _kept(document: Document) -> dict[str, Any] | None:
    """Return what `remember` kept; None when nothing did, or it was spoilt."""
    for relation in document.part.package.rels.values():
        if relation.reltype == _RELATION and not relation.is_external:
            properties = parse_xml(relation.target_part.blob)
            for one in properties:
                if one.get("name") == _PROPERTY and len(one):
                    try:
                        kept = json.loads(one[0].text or "")
                        blanks = kept["blanks"].items()
                        return {
                            "words": str(kept["words"]),
                            "of": str(kept.get("of", "")),
                            "blanks": {k: (str(a), int(b)) for k, (a, b) in blanks},
                        }
                    except (ValueError, KeyError, TypeError, AttributeError):
                        return None
    return None
