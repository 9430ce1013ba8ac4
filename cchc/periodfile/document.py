"""What a reporting period's file says: the words that people wrote into its documents, and its figures.

The file is small, edited by hand as well as by commands, and kept in git beside the plan. Its first key
is `period: 1`; then come the kinds of documents (`cchc.reports.document_kinds`), in each the offices,
`chung` for the whole commune, in each the blanks by their names. Knows no disk and no document.

Read next: `cchc.periodfile.period_files` (where it lies), `cchc.cli.period_blanks` (who fills it).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc import names
from cchc.errors import RequestError, SurroundingsError, TextError
from cchc.periodfile.period_files import FIRST_KEY
from cchc.yamltext import decoding, edits, new_text, nodes, parsing
from cchc.yamltext.operations import Add, Remove, Set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc.yamltext.nodes import Path, Plain
    from cchc.yamltext.operations import Edit

VERSION = "1"
FIGURES = "figures"
WHOLE = "chung"  # in the place of an office: the commune itself
_HEAD = (
    "Nội dung do người soạn ghi vào báo cáo của kỳ; cchc report đọc và ghi thêm, sửa bằng tay cũng được.",
    "Để trống hoặc xóa một dòng thì chỗ ấy trong báo cáo lại là chỗ cần điền.",
)


@dataclass(frozen=True, slots=True)
class PeriodDocument:
    """A period's file that was read, or one that isn't there yet and has no text.

    `data` are its bytes, `texts` what people wrote: by kind of document, office and name of the blank; none
    of them is empty.
    """

    name: str
    data: bytes = b""
    text: str = ""
    plain: Mapping[str, Plain] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)

    def texts_of(self, kind: str, office: str) -> Mapping[str, str]:
        """Return what people wrote into a document, by the name of each blank."""
        return self.texts.get(kind, {}).get(office, {})


def parse(data: bytes, name: str, kinds: Sequence[str]) -> PeriodDocument:
    """Read the bytes of a period's file; `kinds` are the names that documents may have.

    Raises RequestError, with the place, when it holds something else.
    """
    try:
        text, _ = decoding.decode(data)
        plain = parsing.parse_plain(text)
    except TextError as error:
        place = f"{name}:{error.location.line}:{error.location.column}"
        raise RequestError(f"{place}: {error.message}", error.hint) from None
    reader = _Reader(name, text)
    if not isinstance(plain, dict) or plain.get(FIRST_KEY) != VERSION:
        hint = f"dòng đầu của tệp phải là `{FIRST_KEY}: {VERSION}`"
        raise RequestError(f"{name} không phải tệp nội dung của kỳ báo cáo", hint)
    texts = {kind: reader.offices(kind, value) for kind, value in plain.items() if kind in kinds}
    reader.refuse_unknown([*plain], [FIRST_KEY, *kinds, FIGURES])
    return PeriodDocument(name, data, text, plain, texts)


class _Reader:
    """Reads the maps of a file, and knows the place of what is wrong."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text

    def refuse_unknown(self, found: Sequence[str], known: Sequence[str]) -> None:
        for key in found:
            if key not in known:
                near = names.nearest(key, known, 1)
                hint = f"có phải là: {near[0]}?" if near else f"dùng một trong: {', '.join(known)}"
                raise self._error((key,), f"không có mục {key!r}", hint)

    def offices(self, kind: str, value: Plain) -> dict[str, dict[str, str]]:
        if value and not isinstance(value, dict):
            raise self._error((kind,), f"{kind} phải gồm các cơ quan", f"ví dụ: `{WHOLE}:` cho cả xã")
        offices = value if isinstance(value, dict) else {}
        return {office: dict(self._blanks((kind, office), inside)) for office, inside in offices.items()}

    def _blanks(self, at: Path, value: Plain) -> Iterator[tuple[str, str]]:
        if value and not isinstance(value, dict):
            raise self._error(at, f"{at[-1]} phải gồm các dòng `tên chỗ điền: nội dung`")
        for blank, words in (value if isinstance(value, dict) else {}).items():
            if not isinstance(words, str):
                hint = "nội dung nhiều đoạn thì ghi `|` sau dấu hai chấm, mỗi đoạn một dòng"
                raise self._error((*at, blank), f"{blank} phải là một nội dung, không phải danh sách", hint)
            if words.strip():
                yield blank, words.strip()

    def _error(self, at: Path, message: str, hint: str = "") -> RequestError:
        location = nodes.location_of(parsing.parse_nodes(self._text), at, on_key=True)
        return RequestError(f"{self._name}:{location.line}:{location.column}: {message}", hint)


def with_texts(document: PeriodDocument, kind: str, office: str, texts: Mapping[str, str]) -> bytes:
    r"""Return the bytes of a file with what people wrote into a document; an empty text takes one away.

    The other lines stay as they are. Raises SurroundingsError when the file's style can't be kept.

    >>> empty = PeriodDocument("2026-q3.yaml")
    >>> print(with_texts(empty, "progress", "chung", {"kien-nghi": "Không."}).decode().partition("\n\n")[2])
    period: 1
    <BLANKLINE>
    progress:
      chung:
        kien-nghi: Không.
    <BLANKLINE>
    """
    if not document.text:
        kept: dict[str, Plain] = {blank: words for blank, words in texts.items() if words}
        return new_text.write({FIRST_KEY: VERSION, kind: {office: kept}}, {(): _HEAD}).encode()
    try:
        changes = list(_edits(document.plain, (kind, office), texts))
        edited = edits.apply(document.text, changes, data=dict(document.plain)).text.encode()
        return document.data[: len(document.data) - len(document.text.encode())] + edited  # a BOM stays
    except edits.EditError as error:
        place = f"{document.name}:{error.location.line}:{error.location.column}"
        raise SurroundingsError(f"{place}: {error.message}", error.hint) from None


def _edits(plain: Mapping[str, Plain], at: tuple[str, str], texts: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the fewest edits: a blank each, or whatever around them isn't there yet."""
    kept: dict[str, Plain] = {blank: words for blank, words in texts.items() if words}
    offices = plain.get(at[0])
    blanks = offices.get(at[1]) if isinstance(offices, dict) else None
    if not isinstance(offices, dict) or not isinstance(blanks, dict):
        if kept:
            yield Add(at, kept) if isinstance(offices, dict) or at[0] in plain else Add(at[:1], {at[1]: kept})
        return
    for blank, words in texts.items():
        if blank in blanks:
            yield Set((*at, blank), words) if words else Remove((*at, blank))
        elif words:
            yield Add((*at, blank), words)
