"""The sections of a document among its lines, by their words and by how their markers stand.

"I. MỤC ĐÍCH, YÊU CẦU", "A. …", "1. …" or capitals alone: whatever numbering is the highest. The last
paragraphs of the last section may close the whole; a line in a section may point to the annex. Read
next: `cchc.drafts.paragraphs.parts`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns
from cchc.drafts.offices import kinds
from cchc.drafts.paragraphs.lines import DASH, DIGIT, PLAIN, ROMAN, Line, is_capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PURPOSE, CONTENT, AREA, DUTY, OTHER = "purpose", "content", "area", "duty", "other"

_KINDS = (
    (PURPOSE, r"(muc dich|muc tieu|yeu cau|quan diem|y nghia)\b"),
    (PURPOSE, r"(cac |mot so )?chi tieu\b(?!.*\b(nhiem vu|giai phap|noi dung|cong viec)\b)"),
    (DUTY, r"(to chuc,? (va )?(trien khai|thuc hien|phoi hop)|to chuc va)\b"),
    (DUTY, r"(phan cong|trach nhiem|trien khai thuc hien|giao nhiem vu)\b"),
    (OTHER, r"(kinh phi|nguon kinh phi|che do|thoi gian|tien do|doi tuong|pham vi|thong tin bao cao)\b"),
    (OTHER, r"(dia diem|thanh phan)\b"),
    (CONTENT, r"(cac |mot so |nhung )?(noi dung|nhiem vu|giai phap|chi tieu|bien phap|cong viec)\b"),
    (CONTENT, r"(ke hoach thuc hien|phuong huong)\b"),
    # An area of the programme of reform that stands as a section of its own.
    (AREA, r"(day manh |tiep tuc |nang cao )?cai cach\b(?! hanh chinh)"),
    (AREA, r"(day manh |tiep tuc )?chuyen doi so\b"),
    (AREA, r"(xay dung .*|phat trien .*)?chinh quyen (so|dien tu)\b|hien dai hoa\b"),
    (AREA, r"(cong tac )?(tuyen truyen|chi dao dieu hanh|chi dao)\b"),
)
_MENTION = patterns.lazy(r"\b(kem theo|dinh kem|phu luc|danh muc|bieu)\b")
_CLOSING = patterns.lazy(
    r"(tren day la|trong qua trinh|(yeu cau|de nghi) (cac|thu truong|truong)|can cu (noi dung )?ke hoach|"
    r"(noi dung )?ke hoach nay|(uy ban nhan dan|ubnd) (xa|phuong|dac khu)\b.*\b(yeu cau|de nghi))\b"
)
# Sections that tell how things are, or what the paper itself is about.
_REPORTS = patterns.lazy(
    r"(dac diem|tinh hinh|ket qua|danh gia|thuan loi|kho khan|uu diem|han che|ton tai|nguyen nhan|can cu|"
    r"co so|su can thiet|thuc trang|mo dau|ket luan|kien nghi|de xuat|hieu luc|dieu khoan|bao cao)\b"
)
_ASKED = patterns.lazy(r"^(?:giao|đề nghị|yêu cầu|đối với|trách nhiệm của)\s+(?:cho\s+)?", re.IGNORECASE)
_MAX_HEADING = 160  # letters of a section's heading


class Section(NamedTuple):
    """A section: its heading, what it is about, its lines."""

    heading: Line
    kind: str
    lines: tuple[Line, ...]


def kind_of(heading: str) -> str:
    """Return what a section of this folded heading is about; "" where its words don't say.

    >>> kind_of("nhiem vu giai phap"), kind_of("dac diem tinh hinh")
    ('content', '')
    """
    return next((kind for kind, words in _KINDS if re.match(words, heading)), "")


def headings(rows: Sequence[Line], begin: int) -> list[tuple[int, str]]:
    """Return where sections begin, and what they are about; `begin` is where the title ends."""
    known = {
        index: kind
        for index, line in enumerate(rows)
        if index >= begin and _can_head(line) and (kind := kind_of(line.folded))
    }
    marked = [rows[index].rank for index in known if rows[index].rank <= DIGIT]
    high = [line.rank for line in rows[begin:] if line.rank <= ROMAN and _can_head(line)]
    top = min(high if len(high) > 1 else marked, default=PLAIN)
    found = []
    for index, line in enumerate(rows[begin:], begin):
        kind = known.get(index, "")
        if line.rank == top and top <= ROMAN and _can_head(line):
            found.append((index, kind or OTHER))
        elif (kind and ((line.rank == top and top <= DIGIT) or (line.rank == PLAIN and line.is_capital))) or (
            kind and top == PLAIN and line.is_bold
        ):
            found.append((index, kind))
    return found


def _can_head(line: Line) -> bool:
    return bool(_capitals_before_colon(line)) or (
        len(line.text) <= _MAX_HEADING
        and not (line.text.endswith((";", ".")) and not line.is_capital and not line.is_bold)
        and (line.rank <= DIGIT or (line.rank == PLAIN and (line.is_capital or line.is_bold)))
    )


def _capitals_before_colon(line: Line) -> str:
    """Return the heading in "III. KINH PHÍ: Ngân sách xã."; "" where none stands before a colon."""
    title, colon, rest = line.text.partition(":")
    is_heading = line.rank <= ROMAN and len(title) <= _MAX_HEADING and is_capital(title)
    return title if colon and rest.strip() and is_heading else ""


def part(rows: Sequence[Line], headings: Sequence[tuple[int, str]], stop: int) -> list[Section]:
    """Return the sections that begin at the headings, the last one up to `stop`."""
    if not headings:
        return []
    ends = [index for index, _ in headings[1:]] + [stop]
    return [
        _section(rows[index], kind, rows[index + 1 : end])
        for (index, kind), end in zip(headings, ends, strict=True)
    ]


def _section(heading: Line, kind: str, rows: Sequence[Line]) -> Section:
    if title := _capitals_before_colon(heading):
        rest = heading.text[len(title) + 1 :].strip()
        rows = [heading._replace(text=rest, marker="", rank=PLAIN), *rows]
        heading = heading._replace(text=title)
    return Section(heading, kind, tuple(rows))


def with_topics(found: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections, with one that assigns tasks by topic, and not by office, as one of content.

    Where none is about the content, those about fields of work are areas.
    "II. PHÂN CÔNG NHIỆM VỤ" may hold "1. Tuyên truyền"; "III. TỔ CHỨC THỰC HIỆN" then says who does what.
    """
    named = tuple(section._replace(kind=CONTENT) if _has_topics(section) else section for section in found)
    if any(section.kind in (CONTENT, AREA) for section in named):
        return named
    return tuple(section._replace(kind=AREA) if _is_field(section) else section for section in named)


def _is_field(section: Section) -> bool:
    """Whether a section is about a field of work, and nothing else: "I. Công tác văn hóa"."""
    heading = section.heading.folded
    return (
        section.kind == OTHER and not kind_of(heading) and not _REPORTS.match(heading) and bool(section.lines)
    )


def _has_topics(section: Section) -> bool:
    if section.kind != DUTY or not re.search(r"\bnhiem vu\b", section.heading.folded):
        return False
    rank = min((line.rank for line in section.lines if line.rank < DASH), default=None)
    titles = [line.text for line in section.lines if line.rank == rank]
    offices = [text for text in titles if kinds.begins_as_office(_ASKED.sub("", text))]
    return rank is not None and not offices


def without_closing(sections: Sequence[Section]) -> tuple[list[Section], tuple[Line, ...]]:
    """Return the sections, and the last paragraphs of the last one where they close the whole."""
    if not sections:
        return [], ()
    last = sections[-1]
    at = closing_start(last.lines)
    return [*sections[:-1], last._replace(lines=last.lines[:at])], last.lines[at:]


def closing_start(rows: Sequence[Line]) -> int:
    """Return where the last paragraphs begin that close the whole; the number of paragraphs where none do."""
    for index, line in enumerate(rows):
        if line.rank == PLAIN and line.folded.startswith("tren day la"):
            return index
    start = len(rows)
    while start and rows[start - 1].rank == PLAIN:
        start -= 1
    for index in range(start, len(rows)):
        if _CLOSING.match(rows[index].folded):
            return index
    return len(rows) - 1 if start < len(rows) and rows[-1].text.endswith("./.") else len(rows)


def without_mention(sections: Iterable[Section]) -> tuple[tuple[Section, ...], tuple[Line, ...]]:
    """Return the sections, and the lines in them that point to the annex."""
    mention: list[Line] = []
    kept = []
    for section in sections:
        pointing = [line for line in section.lines if _is_mention(line)]
        mention += pointing
        kept.append(section._replace(lines=tuple(line for line in section.lines if line not in pointing)))
    return tuple(kept), tuple(mention)


def _is_mention(line: Line) -> bool:
    if line.rank != PLAIN or not _MENTION.search(line.folded):
        return False
    in_brackets = line.text.startswith("(") and line.text.rstrip(".;").endswith(")")
    points = re.search(r"\b(kem theo|dinh kem)\b", line.folded) and len(line.text) <= _MAX_HEADING
    return bool(in_brackets or points)
