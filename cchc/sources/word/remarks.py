"""What was odd in a Word file, collected while it is read and told with its place when that is known.

Insertions and deletions are read as if they were accepted, hidden text as if it weren't there, text that
is struck through as any other; each is named with its words. Many of a kind are told once more for all the
rest. Knows no elements. Read next: `cchc.sources.doubts` (what becomes of it), `cchc.sources.word.runs`
(who remarks).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cchc.sources.doubts import Doubt, struck_words
from cchc.sources.lines import folded, shortened

if TYPE_CHECKING:
    from cchc.sources.document import Place

_MAX_OF_KIND = 60  # doubts of one kind; a document that was reworked has thousands
_MAX_CHARACTERS = 120  # of words that are quoted


class Remarks:
    """What was remarked: pending until `settle` says where it was."""

    def __init__(self) -> None:
        self._pending: list[tuple[str, str]] = []
        self._hidden: list[str] = []
        self._struck: list[str] = []
        self._inserted: list[str] = []
        self._deleted: list[str] = []
        self._old_fonts: dict[str, str] = {}  # the encoding of each
        self._old_paragraphs: Counter[str] = Counter()  # how many there are of each font
        self._old_places: dict[str, Place | None] = {}  # the first of each
        self._doubts: list[Doubt] = []
        self._counts: Counter[str] = Counter()

    def add(self, code: str, sentence: str) -> None:
        """Remark something of a kind in the paragraph or row that is being read."""
        self._pending.append((code, sentence))

    def hidden(self, text: str) -> None:
        """Remark a piece of text that is hidden."""
        self._hidden.append(text)

    def struck(self, text: str) -> None:
        """Remark a piece of text that is struck through, and read like any other."""
        self._struck.append(text)

    def inserted(self, text: str) -> None:
        """Remark a piece of text that was inserted and not accepted yet."""
        self._inserted.append(text)

    def deleted(self, text: str) -> None:
        """Remark a piece of text that was deleted and not accepted yet."""
        self._deleted.append(text)

    def add_deleted_row(self, text: str) -> None:
        """Remark a row that was deleted, not accepted yet."""
        self.add("tracked-change", f"Dòng đã xóa nhưng chưa chấp nhận: {quoted(text)}; không đọc.")

    def add_inserted_row(self) -> None:
        """Remark a row that was inserted, not accepted yet; what stands in it needs no word of its own."""
        self._inserted.clear()
        self.add("tracked-change", "Dòng được thêm nhưng chưa chấp nhận; đọc như đã chấp nhận.")

    def old_font(self, font: str, encoding: str) -> None:
        """Remark that text under a font was converted."""
        self._old_fonts.setdefault(font, encoding)
        self._old_paragraphs[font] += 1

    def settle(self, place: Place | None) -> None:
        """Say where all was that is pending."""
        changes = [
            f"{word} {quoted(''.join(pieces))}"
            for word, pieces in (("đã xóa", self._deleted), ("đã thêm", self._inserted))
            if folded("".join(pieces))
        ]
        if changes:
            self.add(
                "tracked-change", f"Dấu vết sửa chưa chấp nhận: {', '.join(changes)}; đọc như đã chấp nhận."
            )
        if folded("".join(self._hidden)):
            self.add("hidden-text", f"Chữ bị ẩn, không đọc: {quoted(''.join(self._hidden))}.")
        if folded("".join(self._struck)):
            self.add("struck-text", struck_words(["".join(self._struck)]))
        for code, sentence in self._pending:
            self._tell(Doubt(code, place, sentence))
        for font in self._old_fonts.keys() - self._old_places.keys():
            self._old_places[font] = place
        for pending in (self._pending, self._hidden, self._struck, self._inserted, self._deleted):
            pending.clear()

    def _tell(self, doubt: Doubt) -> None:
        self._counts[doubt.code] += 1
        if self._counts[doubt.code] <= _MAX_OF_KIND:
            self._doubts.append(doubt)

    def doubts(self) -> tuple[Doubt, ...]:
        """Return what was told, in order, and of each kind how many more there were."""
        more = [
            Doubt(code, None, f"Còn {count - _MAX_OF_KIND} chỗ như vậy, không kể hết ở đây.")
            for code, count in self._counts.items()
            if count > _MAX_OF_KIND
        ]
        return (*self._doubts, *more, *self._old_font_doubts())

    def _old_font_doubts(self) -> list[Doubt]:
        return [
            Doubt(
                "font-legacy",
                self._old_places.get(font),
                f"{self._old_paragraphs[font]} đoạn gõ bằng phông chữ cũ {font} ({encoding}), đã chuyển sang"
                " Unicode; xem lại chữ hoa có dấu.",
            )
            for font, encoding in self._old_fonts.items()
        ]


def quoted(text: str) -> str:
    r"""Return words in quotes on one line, cut where they are long.

    >>> quoted("Quý I\n2026")
    '“Quý I 2026”'
    """
    line = folded(text).replace("\n", " ")
    return f"“{shortened(line, _MAX_CHARACTERS)}”"
