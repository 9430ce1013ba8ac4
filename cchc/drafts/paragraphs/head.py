"""What the head of a document and the captions of its annexes say: number, date, title, issuer.

Knows no tasks. Read next: `cchc.drafts.paragraphs.head_doubts` (what in it can't be right),
`cchc.drafts.paragraphs.parts`, `cchc.drafts.paragraphs.body`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns
from cchc.drafts.paragraphs import captions, head_days, head_doubts, parts
from cchc.drafts.paragraphs.capitals import Spelling
from cchc.drafts.reading import PlanHead
from cchc.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.drafts.paragraphs.lines import Line
    from cchc.drafts.paragraphs.parts import Parts
    from cchc.sources.document import SourceDocument, Table
    from cchc.sources.doubts import Doubt

_NUMBER = patterns.lazy(
    r"^Số\s*[:.]?\s*(?P<count>\d+[a-zA-Z]?|[\s.…_]*)\s*(?P<symbol>(?:[/-]\s*[0-9A-ZĐƯƠ&.]+\s*)+)"
)
_PLACE = patterns.lazy(r"(?P<place>[^,]*),\s*ngày\b.*")
_MOTTO = patterns.lazy(
    r"\s*(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI(?: CHỦ NGHĨA VIỆT NAM)?|CHỦ NGHĨA VIỆT NAM|"
    r"ĐỘC LẬP\s*[-–]\s*TỰ DO\s*[-–]\s*HẠNH PHÚC|"
    r"ĐẢNG CỘNG SẢN VIỆT NAM)\s*",
    re.IGNORECASE,
)
_UNIT = patterns.lazy(r"(xa|phuong|dac khu|tinh|thanh pho|huyen|thi tran|thi xa|quan)\b(?! hoi)")
_BODY = patterns.lazy(
    r"(uy ban|ubnd|hdnd|hoi dong|phong|so|trung tam|dang uy|dang bo|tinh uy|ban|van phong|truong|tram|"
    r"chi cuc|cuc|bo|cong an|hoi|doan|vu|tong cuc|vien)\b"
)
_ISSUES = patterns.lazy(
    r"(?:Văn phòng )?(?:(?:Ủy|Uỷ) ban nhân dân|UBND)\b[^,;]*?"
    r"(?=\s+(?:đã )?(?:ban hành|xây dựng|triển khai|đề ra|tổ chức|thực hiện)\b)"
)
_ISSUER_OF = patterns.lazy(r"\bcủa\s+((?:Ủy|Uỷ) ban nhân dân|UBND)\s+([^),;]+)")


class HeadReading(NamedTuple):
    """The head of a plan and what was doubtful in it."""

    plan: PlanHead
    doubts: tuple[Doubt, ...] = ()


def read(document: SourceDocument, found: Parts, annexes: Sequence[Table] = ()) -> HeadReading:
    """Return what the head and the captions say.

    `annexes` are the tables of the document that hold tasks, `found` are the parts of what is beside them.
    """
    caption = captions.read(document, annexes)
    spelling = Spelling(_all_words(document, found, caption.caption))
    pieces = _pieces(found.head or [line for line in caption.lines if not line.text.startswith("(")])
    issued = " ".join(line.text for line in found.issued_with)
    opening = " ".join(line.text for line in found.opening)
    title = _spelled_title(found.title, spelling)
    annex_title = spelling.usual(caption.title)
    day = _day(pieces) or head_days.iso_day(issued)
    if not day and _number(pieces) in ("", _cited_number(caption.caption)):
        day = head_days.iso_day(caption.caption)  # the annex came with this document
    plan = PlanHead(
        number=_number(pieces) or _cited_number(issued) or _cited_number(caption.caption),
        date=day,
        year=_year(title, annex_title, opening, day, head_days.iso_day(caption.caption)),
        title=title,
        issuer=_issuer(pieces, spelling) or _issuer_in_text(opening, issued, caption.caption),
        place=_place(pieces),
        opening=opening,
        closing=" ".join(line.whole for line in found.closing),
        annex_title=annex_title,
        annex_caption=caption.caption,
        annex_date=head_days.iso_day(caption.caption),
        annex_mention=" ".join(line.text for line in found.mention),
    )
    is_told = any(doubt.code == "draft-mark" for doubt in document.doubts)
    drafts = [] if is_told else head_doubts.of_drafts(found)
    return HeadReading(plan, (*drafts, *head_doubts.of_days(plan, head_days.iso_day(issued))))


def _cited_number(text: str) -> str:
    """Return the number of the document that a text cites first.

    >>> _cited_number("(Kèm theo Kế hoạch số 02 /KH-UBND ngày 07/01/2026 của UBND xã Vĩnh Thông)")
    '02/KH-UBND'
    """
    match = re.search(r"\bsố\s*:?\s*(\d+\w?\s*(?:[/-]\s*[0-9A-ZĐƯ]+\s*)+)", text)
    return re.sub(r"\s+", "", match[1]) if match else ""


def _spelled_title(rows: Sequence[Line], spelling: Spelling) -> str:
    """Return a title with its type as a plan file has it: "Kế hoạch Cải cách hành chính … năm 2026"."""
    if not rows:
        return ""
    if rows[0].folded in parts.ISSUING_TYPES:
        whole = " ".join(line.text for line in rows[1:])
        match = re.search(r"(Kế hoạch|KẾ HOẠCH|Chương trình|CHƯƠNG TRÌNH)\s.*", whole)
        return spelling.usual(match[0]) if match else ""
    kind = rows[0].text.rstrip(" :.")
    words = " ".join(line.text for line in rows[1:])
    spelled = [spelling.usual(kind), spelling.usual(words)] if words else [spelling.usual(kind)]
    return " ".join(spelled).rstrip(" .")


def _all_words(document: SourceDocument, found: Parts, caption: str) -> list[str]:
    bodies = [line.text for section in found.sections for line in (section.heading, *section.lines)]
    cells = [
        line
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for line in cell.text.split("\n")
    ]
    rows = (*found.head, *found.bases, *found.opening, *found.closing, *found.foot.recipients)
    return [*(line.text for line in rows), *bodies, caption, *cells]


def _pieces(head: Iterable[Line]) -> list[str]:
    """Return the texts of a head, each by itself where two columns stand in one line."""
    pieces = []
    for line in head:
        for text in _MOTTO.split(line.whole):
            match = _NUMBER.match(text)
            parts_ = (text[: match.end()], text[match.end() :]) if match else (text,)
            pieces += [part.strip() for part in parts_ if part.strip()]
    return pieces


def _number(pieces: Iterable[str]) -> str:
    """Return the number of a document; "" where the registry has not filled it in ("Số:   /KH-UBND")."""
    for piece in pieces:
        if match := _NUMBER.match(piece):
            whole = re.sub(r"\s+", "", match["count"] + match["symbol"])
            return whole.rstrip("/-") if whole[0].isdigit() else ""
    return ""


def _day(pieces: Iterable[str]) -> str:
    return next((day for piece in pieces if (day := head_days.iso_day(piece))), "")


def _place(pieces: Iterable[str]) -> str:
    matches = (_PLACE.fullmatch(piece) for piece in pieces)
    places = (match["place"].strip() for match in matches if match)
    return next((place for place in places if re.search(r"[^\W\d]", place)), "")


def _year(title: str, annex_title: str, opening: str, *days: str) -> str:
    named = (head_days.named_year(text) for text in (title, annex_title, opening))
    return next(filter(None, (*named, *(day[:4] for day in days))), "")


def _issuer(pieces: Sequence[str], spelling: Spelling) -> str:
    """Return the body that issues: the last one named in the head's capitals, with its commune."""
    end = next((i for i, piece in enumerate(pieces) if _NUMBER.match(piece)), len(pieces))
    capital = (piece for piece in pieces[:end] or pieces if piece.upper() == piece)
    named = [piece for piece in capital if re.search(r"[^\W\d]{2}", piece) and not _NUMBER.match(piece)]
    starts = [i for i, piece in enumerate(named) if _BODY.match(fold(piece)) and not _UNIT.match(fold(piece))]
    if not starts:
        return ""
    rest = named[starts[-1] + 1 :]
    end = next((i for i, piece in enumerate(rest) if captions.BEGINS.match(fold(piece))), len(rest))
    return spelling.usual(" ".join([named[starts[-1]], *rest[:end]]))


def _issuer_in_text(opening: str, *captions_: str) -> str:
    if match := _ISSUES.search(opening):
        return match[0]
    for caption in captions_:
        if match := _ISSUER_OF.search(caption):
            return f"{match[1]} {match[2].strip()}"
    return ""
