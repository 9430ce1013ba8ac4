"""A Word file (.docx, .docm, .dotx) → a source document, read as if all tracked changes were accepted.

The walk is our own: ready libraries lose content controls, inserted text and the numbers that Word
counts, and keep hidden text. Knows no plan. Read next: `cchc.sources.word.story` (the walk),
`cchc.sources.word.parts` (the file), `cchc.sources.word.numbering`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cchc.office_files import WORD, sentences
from cchc.sources.document import Block, Paragraph, SourceDocument
from cchc.sources.doubts import Doubt
from cchc.sources.draft_marks import draft_doubts, head_lines, is_draft_mark
from cchc.sources.word.numbering import Numbering
from cchc.sources.word.parts import W, WordParts, child
from cchc.sources.word.remarks import Remarks, quoted
from cchc.sources.word.sides import parted
from cchc.sources.word.story import Story
from cchc.sources.word.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.sources.word.parts import Element

_MAX_DEPTH = 1  # of files that stand whole in each other
_MAX_CHUNKS = 20  # of files that stand whole in one
_TOLD_BOXES = 5
_MAX_NOTE = 500  # characters of a note; fewer are quoted
_CHUNK_READERS = {
    ".htm": "web.web_page",
    ".html": "web.web_page",
    ".xhtml": "web.web_page",
    ".txt": "plain.plain_text",
}


def read(data: bytes) -> SourceDocument:
    """Return what stands in a Word file.

    Raises FileError when it is none, is damaged, has a password or is too large.
    """
    with sentences(WORD):
        return _Document(WordParts(data)).read()


class _Document:
    """One Word file while it is read."""

    def __init__(self, parts: WordParts, depth: int = 0) -> None:
        self._parts = parts
        self._depth = depth
        self._chunks = 0
        self._known_notes: dict[str, dict[str, str]] = {}
        self._styles = Styles(parts)
        self._remarks = Remarks()

    def read(self) -> SourceDocument:
        body = child(self._parts.document, "body")
        if body is None:
            raise ValueError("a document of Word without a body")
        story = Story(
            self._styles, self._remarks, Numbering(self._parts, self._styles), self._note, self._chunk
        )
        blocks = parted(tuple(story.blocks(body)), story.sides)
        doubts = [*self._remarks.doubts(), *self._draft_marks(blocks, story.asides)]
        if not blocks and story.has_pictures:
            doubts.append(
                Doubt("no-text", None, "Tệp chỉ có hình ảnh, không có chữ để đọc; xin tệp Word có chữ.")
            )
        doubts += _unread_boxes(story.asides)
        self._remarks.settle(None)
        return SourceDocument(blocks, tuple(doubts), tuple(story.asides))

    def _note(self, kind: str, identifier: str) -> str:
        """Return what a footnote, an endnote or a comment says."""
        return self._notes(kind).get(identifier, "")

    def _notes(self, kind: str) -> dict[str, str]:
        if kind not in self._known_notes:
            root = self._parts.one(f"{kind}s")
            found = () if root is None else root.iterfind(f"{W}{kind}")
            self._known_notes[kind] = {note.get(f"{W}id", ""): self._text(note)[:_MAX_NOTE] for note in found}
        return self._known_notes[kind]

    def _text(self, container: Element) -> str:
        """Return the text of a part of the file that is no part of the body, with text boxes in it."""
        story = Story(self._styles, Remarks())
        lines = [line.text for line in story.lines(container)]
        return "\n".join([*lines, *(aside.text for aside in story.asides)])

    def _chunk(self, identifier: str) -> tuple[Block, ...]:
        """Return the blocks of a file that stands whole in this one, if it is of a kind that is read."""
        self._chunks += 1
        is_within = self._chunks <= _MAX_CHUNKS
        name, data = (self._parts.chunk(identifier) if is_within else None) or (identifier, b"")
        try:
            document = self._inner_document(name, data)
        except Exception:  # noqa: BLE001  whatever is wrong with it, the rest can be read
            document = None
        if document is None:
            self._remarks.add(
                "no-text", f"Một tệp chèn vào văn bản ({name}) không đọc được; mở bằng Word rồi lưu lại."
            )
            return ()
        for doubt in document.doubts:
            self._remarks.add(doubt.code, doubt.text)
        return document.blocks

    def _inner_document(self, name: str, data: bytes) -> SourceDocument | None:
        if data.startswith(b"PK") and self._depth < _MAX_DEPTH:
            return _Document(WordParts(data), self._depth + 1).read()
        reader = _CHUNK_READERS.get(name[name.rfind(".") :].lower())
        if reader is None:
            return None
        document: SourceDocument = import_module(f"cchc.sources.{reader}").read(data)
        return document

    def _draft_marks(self, blocks: tuple[Block, ...], asides: list[Paragraph]) -> Iterator[Doubt]:
        """Yield a doubt for each wording that says that this is a draft, with the first place of it."""
        lines = [*head_lines(blocks), *((aside.text, aside.place) for aside in asides)]
        lines += [(self._text(part), None) for part in self._parts.several("header", "footer")]
        return draft_doubts(lines)


def _unread_boxes(asides: list[Paragraph]) -> list[Doubt]:
    """Return a doubt for the text boxes that say more than that this is a draft."""
    said = [aside for aside in asides if not is_draft_mark(aside.text)]
    if not said:
        return []
    words = ", ".join(quoted(aside.text) for aside in said[:_TOLD_BOXES])
    more = f" và {len(said) - _TOLD_BOXES} dòng khác" if len(said) > _TOLD_BOXES else ""
    return [Doubt("text-box", None, f"Chữ trong hộp chữ đứng ngoài văn bản, không đọc: {words}{more}.")]
