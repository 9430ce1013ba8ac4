"""The parts of a document: head, title, legal bases, opening, sections, closing, foot, annexes.

Sections are found by their words and by how their markers stand, in any numbering. Read next:
`cchc.drafts.paragraphs.head` and `cchc.drafts.paragraphs.body`, which read these parts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import names, patterns
from cchc.drafts.paragraphs import foot, lines, sections
from cchc.drafts.paragraphs.lines import DASH, DIGIT, PLAIN, Line
from cchc.sources.draft_marks import is_draft_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.drafts.paragraphs.sections import Section
    from cchc.sources.document import SourceDocument

_TYPES = ("ke hoach", "chuong trinh", "de an", "phuong an")
ISSUING_TYPES = ("quyet dinh", "nghi quyet")  # documents that may issue a plan and hold it
# Who decides, between a decision's title and its legal bases: "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …".
_DECIDES = patterns.lazy(
    r"(uy ban nhan dan|ubnd|hoi dong|chu tich|bo truong|giam doc|tong giam doc|hieu truong|truong ban|"
    r"truong phong|chanh van phong|thu truong|cuc truong|chi cuc truong|vien truong|chinh phu|thu tuong)\b"
)
_NEWS = patterns.lazy(r"ngay \d|.*\bda ban hanh\b")  # what a web page says of a plan below its title
_BASIS = patterns.lazy(r"(can cu|theo de nghi|xet de nghi|xet to trinh|thuc hien|theo|tren co so)\b")
_ARTICLE = patterns.lazy(r"điều \d", re.IGNORECASE)  # before the title of the plan that a decision issues
_ANNEX = patterns.lazy(r"(phu luc|danh muc|bieu( so| mau)?|bang phan cong|bang tong hop)\b")


class Parts(NamedTuple):
    """The lines of a document by the part that they stand in; a title's lines begin with its type.

    `articles` are those of a decision: before the plan that it holds, or behind the one that issues it.
    """

    head: tuple[Line, ...] = ()
    title: tuple[Line, ...] = ()
    bases: tuple[Line, ...] = ()
    opening: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[Line, ...] = ()
    mention: tuple[Line, ...] = ()
    issued_with: tuple[Line, ...] = ()
    articles: tuple[Line, ...] = ()
    foot: foot.Foot = foot.Foot()
    drafts: tuple[Line, ...] = ()


def read(document: SourceDocument) -> Parts:
    """Return the parts of a document; a part that it hasn't is empty."""
    found = lines.read(document)
    drafts = tuple(line for line in found if _is_draft_mark(line))
    found = tuple(line for line in found if not _is_draft_mark(line))
    ends = foot.find(found)
    numbered = [(i, line) for i, line in enumerate(found) if i not in ends.indexes]
    rows = [line for _, line in numbered]
    begin, end = _title_span(rows)
    headings = sections.headings(rows, end)
    stop = _end(numbered, headings, end, ends)
    headings = [(i, kind) for i, kind in headings if i < stop]
    front_end = headings[0][0] if headings else _front_end(rows, end, stop)
    open_end, closing = sections.without_closing(sections.part(rows, headings, stop))
    kept, mention = sections.without_mention(open_end)
    front = _without_who_decides(rows[end:front_end])
    articles_at = next((i for i, line in enumerate(front) if _is_article(line)), len(front))
    bases, opening, issued = _front(rows[:begin], front[:articles_at])
    if not headings and len(opening) > 1:  # a plan of a table alone: what closes it stands behind the table
        at = 1 + sections.closing_start(opening[1:])
        opening, closing = opening[:at], (*opening[at:], *closing)
    return Parts(
        head=_head(rows[:begin]),
        title=tuple(rows[begin:end]),
        bases=bases,
        opening=opening,
        sections=sections.with_topics(kept),
        closing=closing,
        mention=mention,
        issued_with=issued,
        articles=(*(line for line in rows[:begin] if _ARTICLE.match(line.marker)), *front[articles_at:]),
        foot=ends,
        drafts=drafts,
    )


def _is_draft_mark(line: Line) -> bool:
    return line.rank == PLAIN and is_draft_mark(line.text)


def _title_span(rows: Sequence[Line]) -> tuple[int, int]:
    """Return where the title begins, with its type ("KẾ HOẠCH"), and where it ends; (0, 0): none."""
    for types in (_TYPES, ISSUING_TYPES):
        for index, line in enumerate(rows):
            if line.rank == PLAIN and line.folded in types:
                return index, _title_end(rows, index + 1)
    for index, line in enumerate(rows):
        if line.rank <= DIGIT or _BASIS.match(line.folded):
            break
        is_title = line.is_capital or line.is_bold or not line.text.endswith((".", ";", ":"))
        if line.folded.startswith(tuple(f"{name} " for name in _TYPES)) and is_title:
            return index, _title_end(rows, index + 1) if line.is_capital else index + 1
    return 0, 0


def _title_end(rows: Sequence[Line], start: int) -> int:
    end = start
    while end < min(len(rows), start + 4):
        line = rows[end]
        if line.rank < DASH or line.text.startswith("(") or line.text.endswith((";", ":", "/.")):
            break
        if line.is_capital and rows[start - 1].folded in ISSUING_TYPES and _DECIDES.match(line.folded):
            break
        if _NEWS.match(line.folded):
            break
        if line.folded.startswith("can cu ") or (sections.kind_of(line.folded) and line.rank != PLAIN):
            break
        if end > start and not _continues_title(rows[end - 1], line):
            break
        end += 1
    return end


def _continues_title(before: Line, line: Line) -> bool:
    if line.folded.startswith(("can cu", "thuc hien", "theo", "uy ban nhan dan", "ubnd", "nham")):
        return before.is_capital and line.is_capital
    if line.text.endswith("."):
        return False
    return line.is_capital if before.is_capital else (line.is_bold and before.is_bold)


def _end(
    numbered: Sequence[tuple[int, Line]], headings: list[tuple[int, str]], begin: int, ends: foot.Foot
) -> int:
    """Return where the body ends: at its foot, or where an annex begins."""
    start = headings[0][0] if headings else begin
    foot_at = min(ends.indexes, default=0)
    for index, (place, line) in enumerate(numbered[start:], start):
        follows_foot = foot_at and place > foot_at >= numbered[start][0]
        if follows_foot or (line.is_capital and line.rank == PLAIN and _ANNEX.match(line.folded)):
            return index
    return len(numbered)


def _front_end(rows: Sequence[Line], begin: int, stop: int) -> int:
    for index in range(begin, stop):
        if rows[index].rank <= DASH and not _BASIS.match(rows[index].folded):
            return index
    return stop if begin else 0


def _head(rows: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of the head: those before a decision's title or the first legal basis."""
    for index, line in enumerate(rows):
        if line.folded in ISSUING_TYPES or line.folded.startswith("can cu "):
            return tuple(rows[:index])
    return tuple(rows)


def _front(
    before: Sequence[Line], behind: Sequence[Line]
) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
    """Return the legal bases, the opening, and the line that says with what a plan was issued.

    A plan that a decision issues has the decision's bases, which stand `before` its title.
    """
    bases = [part for line in before if _is_basis(line) for part in _split_bases(line)]
    opening: list[Line] = []
    issued: list[Line] = []
    for line in behind:
        if line.text.startswith("(") and "kem theo" in line.folded:
            issued.append(line)
        elif not opening and _is_basis(line):
            bases += _split_bases(line)
        elif not opening:
            *more, rest = _split_bases(line)
            bases += more
            opening.append(rest)
        else:
            opening.append(line)
    return tuple(bases), tuple(opening), tuple(issued)


def _without_who_decides(rows: Sequence[Line]) -> list[Line]:
    """Return the lines behind a title without "HIỆU TRƯỞNG TRƯỜNG …" and, below it, "QUYẾT ĐỊNH:"."""
    start = 0
    if rows and rows[0].is_capital and _DECIDES.match(rows[0].folded):
        start = next((i for i, line in enumerate(rows) if not line.is_capital), len(rows))
    return [line for line in rows[start:] if line.folded not in (*ISSUING_TYPES, "quyet nghi")]


def _is_article(line: Line) -> bool:
    return bool(re.fullmatch(r"(?i:điều) (?:[2-9]|\d\d)", line.marker))


def _is_basis(line: Line) -> bool:
    says_what = line.text.endswith(":") or re.search(r"\bnhu sau\b", line.folded)
    return bool(_BASIS.match(line.folded)) and not says_what and line.text.endswith((";", ".", ","))


def _split_bases(line: Line) -> list[Line]:
    """Return the legal bases that stand in one paragraph, perhaps with the opening behind them.

    "Căn cứ A; Luật B; Căn cứ C; Ủy ban nhân dân xã ban hành …:" are three: "Luật B" goes on from A.
    """
    pieces = re.split(r";\s+(?=[A-ZĐÀ-Ỹ])", line.text)
    found: list[str] = []
    for index, piece in enumerate(pieces):
        is_last = index == len(pieces) - 1
        if found and not _BASIS.match(names.fold(piece)) and not (is_last and not _is_basis(line)):
            found[-1] = f"{found[-1]}; {piece}"
        else:
            found.append(piece)
    return [line._replace(text=piece) for piece in found]
