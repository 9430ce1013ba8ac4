"""What a reporting period's file says: the words that people wrote into its documents, and its figures.

The file is small, edited by hand as well as by commands, and kept in git beside the plan. Its first key
is `period: 1`; then come the kinds of documents (`cchc.reports.document_kinds`), in each the offices,
`chung` for the whole commune, in each the blanks by their names; then `figures`, a number each, or
`value` and `note`. Knows no disk and no document.

Read next: `cchc.periodfile.period_files` (where it lies), `cchc.cli.filling.period_words` (who reads and
writes it).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from cchc.errors import Finding, Location, PeriodError, SurroundingsError, TextError
from cchc.periodfile import figure_remarks, reading
from cchc.periodfile.period_files import FIRST_KEY, is_period_file
from cchc.periodfile.reading import FIGURES, VERSION, Reader
from cchc.yamltext import decoding, edits, new_text, parsing
from cchc.yamltext.operations import Add, Remove, Set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from cchc.yamltext.nodes import Path, Plain
    from cchc.yamltext.operations import Edit

_HEAD = (
    "Nội dung do người soạn ghi vào báo cáo của kỳ; cchc report đọc và ghi thêm, sửa bằng tay cũng được.",
    "Để trống hoặc xóa một dòng thì chỗ ấy trong báo cáo lại là chỗ cần điền.",
)
# Of a file that git left in conflict: `resolve` is for plans.
_WAY_OUT = "mở tệp, giữ lại phần đúng, xóa các dòng <<<<<<<, =======, >>>>>>>; lưu tệp rồi chạy: cchc save"


@dataclass(frozen=True, slots=True)
class PeriodDocument:
    """A period's file that was read, or one that isn't there yet and has no text.

    `data` are its bytes, `texts` what people wrote: by kind of document, office and name of the blank; none
    of them is empty. `figures` and the remarks on them, `notes`, are by the figure's id.
    """

    name: str
    data: bytes = b""
    text: str = ""
    plain: Mapping[str, Plain] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)

    def texts_of(self, kind: str, office: str) -> Mapping[str, str]:
        """Return what people wrote into a document, by the name of each blank."""
        return self.texts.get(kind, {}).get(office, {})


def parse(data: bytes, name: str, kinds: Sequence[str]) -> PeriodDocument:
    """Read the bytes of a period's file; `kinds` are the names that documents may have.

    Raises PeriodError, with the place, when it holds something else.
    """
    try:
        return _parse(data, name, kinds)
    except PeriodError as error:
        from cchc.periodfile import slips  # noqa: PLC0415  needed only where something is wrong

        text = data.decode("utf-8", "replace").removeprefix(decoding.BOM)
        raise slips.told(error, text, partial(_is_read, name, kinds)) from None


def _is_read(name: str, kinds: Sequence[str], text: str) -> bool:
    try:
        return _parse(text.encode(), name, kinds) is not None
    except PeriodError:
        return False


def _parse(data: bytes, name: str, kinds: Sequence[str]) -> PeriodDocument:
    text = ""
    try:
        text, _ = decoding.decode(data)
        plain = parsing.parse_plain(text)
    except TextError as error:
        hint = _WAY_OUT if error.code == "conflict" else error.hint
        found = Finding((), error.code, error.message, hint)
        raise PeriodError(reading.problem_at(name, text, error.location, found)) from None
    reader = Reader(name, text)
    if not isinstance(plain, dict) or FIRST_KEY not in plain or not is_period_file(data):
        hint = f"dòng đầu của tệp phải là `{FIRST_KEY}: {VERSION}`"
        found = Finding((), "not-a-period", "đây không phải tệp nội dung của kỳ báo cáo", hint)
        raise PeriodError(reading.problem_at(name, text, Location(1, 1), found))
    reader.refuse_other_version(plain[FIRST_KEY])
    reader.refuse_unknown([*plain], [FIRST_KEY, *kinds, FIGURES])
    texts = {kind: reader.offices(kind, value) for kind, value in plain.items() if kind in kinds}
    values, notes = reader.figures(plain.get(FIGURES, ""))
    return PeriodDocument(name, data, text, plain, texts, values, notes)


def with_figures(
    document: PeriodDocument,
    values: Mapping[str, str],
    notes: Mapping[str, str] | None = None,
    order: Sequence[str] = (),
) -> bytes:
    """Return the bytes of a file with figures as they are written; an empty one takes a figure away.

    `notes` are remarks on figures, known or not. New figures stand in an `order` of ids; the other
    lines stay as they are. Raises SurroundingsError when the file's style can't be kept.
    """
    remarks = notes or {}
    kept: dict[str, Plain] = {id_: number for id_, number in values.items() if number}
    found = document.plain.get(FIGURES)
    for id_, note in remarks.items():
        if id_ in kept:
            kept[id_] = {"value": kept[id_], "note": note}
        elif not isinstance(found, dict) or id_ not in found:
            kept[id_] = {"note": note}
    if not document.text:
        return new_text.write({FIRST_KEY: VERSION, FIGURES: kept}, {(): _HEAD}).encode()
    changes = [
        *_figure_edits(document.plain, {**dict.fromkeys(kept, ""), **values}, kept, tuple(order)),
        *figure_remarks.note_edits(document.plain, remarks),
    ]
    return _bytes(document, figure_remarks.at_lone_numbers(_edited(document, changes), remarks))


def _figure_edits(
    plain: Mapping[str, Plain], values: Mapping[str, str], kept: dict[str, Plain], order: tuple[str, ...]
) -> Iterator[Edit]:
    if FIGURES not in plain:
        if kept:
            yield Add((FIGURES,), kept)
        return
    found = plain[FIGURES]
    known = found if isinstance(found, dict) else {}
    for id_, number in values.items():
        inside = known.get(id_)
        at: Path = (FIGURES, id_, "value") if isinstance(inside, dict) else (FIGURES, id_)
        is_there = id_ in known and (not isinstance(inside, dict) or "value" in inside)
        if is_there:
            yield Set(at, number) if number else Remove(at)
        elif id_ not in known and id_ in kept:
            yield Add(at, kept[id_], order)
        elif number:
            yield Add(at, number)


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
    return edited(document, _edits(document.plain, (kind, office), texts))


def edited(document: PeriodDocument, changes: Iterator[Edit]) -> bytes:
    """Return the bytes of a file after edits. Raises SurroundingsError when its style can't be kept."""
    return _bytes(document, _edited(document, [*changes]))


def _edited(document: PeriodDocument, changes: list[Edit]) -> str:
    try:
        return edits.apply(document.text, changes, data=dict(document.plain)).text
    except edits.EditError as error:
        place = f"{document.name}:{error.location.line}:{error.location.column}"
        raise SurroundingsError(f"{place}: {error.message}", error.hint) from None


def _bytes(document: PeriodDocument, text: str) -> bytes:
    return document.data[: len(document.data) - len(document.text.encode())] + text.encode()  # a BOM stays


def _edits(plain: Mapping[str, Plain], at: tuple[str, str], texts: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the fewest edits: a blank each, or whatever around them isn't there yet."""
    kept: dict[str, Plain] = {blank: words for blank, words in texts.items() if words}
    offices = plain.get(at[0])
    blanks = offices.get(at[1]) if isinstance(offices, dict) else None
    if blanks == "":  # the line of the office is there, and nothing below it
        yield from (Add((*at, blank), words) for blank, words in kept.items())
        return
    if not isinstance(offices, dict) or not isinstance(blanks, dict):
        if kept:
            yield Add(at, kept) if isinstance(offices, dict) or at[0] in plain else Add(at[:1], {at[1]: kept})
        return
    for blank, words in texts.items():
        if blank in blanks:
            yield Set((*at, blank), words) if words else Remove((*at, blank))
        elif words:
            yield Add((*at, blank), words)
