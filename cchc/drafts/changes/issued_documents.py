"""The head of a document that came in the year: its number, day, issuer, subject, and which plan it changes.

Letters have no type and no title: their number stands over "V/v …" and "Kính gửi". Read next:
`cchc.drafts.paragraphs.head` (plans and decisions).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import citations, names, patterns
from cchc.drafts.changes import task_references
from cchc.drafts.changes.source_changes import IssuedDocument
from cchc.drafts.paragraphs import head, head_days, lines, parts
from cchc.drafts.paragraphs.capitals import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.drafts.paragraphs.lines import Line
    from cchc.sources.document import SourceDocument

_NUMBER = patterns.lazy(
    r"\bSố\s*[:.]?\s*(?P<number>\d{1,5}[a-zA-Z]?\s*/\s*[\w&ĐƠƯ.-]+(?:\s*[-/]\s*[A-ZĐƠƯ&]+)*)"
)
_CITED = r"số\s*:?\s*(\d{1,5}[a-zA-Z]?(?:/\d{4})?/[\w&Đ-]+)"
_CHANGES = patterns.lazy(
    r"\b(?:sửa đổi|điều chỉnh|bổ sung)\b[^;.“”]{0,120}?"
    rf"\b(?:Kế hoạch|Chương trình|Quyết định|Danh mục)\b[^;.“”]{{0,60}}?{_CITED}",
    re.IGNORECASE,
)
_ISSUERS = patterns.lazy(r"(uy ban nhan dan|ubnd|hoi dong nhan dan|so|bo|van phong|chi cuc|ban|dang uy)\b")
_PLACES = patterns.lazy(r"(xa|phuong|dac khu|tinh|thanh pho)\b")
# "V/v" looks like a Roman number with its mark.
_SUBJECT = patterns.lazy(r"^(?:V\s*/?\s*v|Về việc)\s*:?\s+(?P<words>.+)$", re.IGNORECASE)
_WHEN = patterns.lazy(r"(?:^|[^\W\d],\s*)ngày\s+\d{1,2}\s+tháng|^[^\d,]{2,40},\s*ngày\s+\d", re.IGNORECASE)
_TYPES = ("ke hoach", "quyet dinh", "chuong trinh", "nghi quyet")
_TYPE = patterns.lazy(
    r"(?:kế hoạch|quyết định|chương trình|nghị quyết)\s*:?\s+(?P<words>\S.*)", re.IGNORECASE
)
_ADDRESSED = patterns.lazy(r"kinh gui\b")
_FOOT = patterns.lazy(r"(noi nhan|phu luc)\b")
_SIGNED = patterns.lazy(r"(?:TM|KT|TL|TUQ|Q)\s*\.\s*\w")
_BASE = patterns.lazy(r"(can cu|xet de nghi|theo de nghi|thuc hien)\b")
_COMMITTEE = patterns.lazy(r"(uy ban nhan dan|ubnd|hoi dong nhan dan|chu tich)\b")
_GOES_ON = patterns.lazy(r"\b(cua|cho|tai|va|theo|do|so|ngay|nam|ve)$")  # a title that its line doesn't end
_MAX_HEAD = 40  # lines


def read(document: SourceDocument) -> IssuedDocument:
    """Return what a document's head says."""
    found = lines.read(document, [table for table in document.tables if not lines.lays_out(table)])
    heading = head.read(document, parts.read(document)).plan
    above = _head(found)
    typed = any(line.folded.startswith(_TYPES) for line in above)
    number = heading.number if typed and heading.number else _number(above)
    date = next(filter(None, map(_day, _over_title(above))), "")
    spelling = Spelling([line.text for line in found])
    kind = citations.type_of(number)
    return IssuedDocument(
        number=number,
        date=date,
        issuer=_issuer(above, spelling) or heading.issuer,
        summary=_summary(above, typed=typed),
        changed=_changed(found),
        is_letter=not typed and kind in {"", "Công văn", "Thông báo", "Tờ trình", "Báo cáo"} and bool(number),
    )


def body(found: Iterable[Line]) -> list[Line]:
    """Return the lines of a document behind its head."""
    rows = list(found)
    return rows[len(_head(rows)) :]


def _head(found: Sequence[Line]) -> list[Line]:
    """Return the lines of the head: to the title, the address or the legal bases."""
    end = 0
    typed = next((i for i, line in enumerate(found[:_MAX_HEAD]) if line.folded.startswith(_TYPES)), _MAX_HEAD)
    titled = typed + (0 if _TYPE.match(found[typed].text) else 1) if typed < len(found) else _MAX_HEAD
    for index, line in enumerate(found[:_MAX_HEAD]):
        is_item = bool(line.marker) and line.rank < lines.POINT and not _SUBJECT.match(line.whole)
        if line.folded.startswith("can cu ") or is_item or (index > typed and _SIGNED.match(line.text)):
            break
        if index > titled and _begins_body(line, found[index - 1]):
            break
        if _ADDRESSED.match(line.folded):
            return list(found[: index + 1])
        if line.folded.endswith("nhu sau") or (line.text.endswith(":") and line.folded not in _TYPES):
            break
        end = index + 1
    is_headed = any(_NUMBER.search(line.whole) or line.folded in _TYPES for line in found[:end])
    return list(found[:end]) if is_headed or end < _MAX_HEAD else []


def _begins_body(line: Line, before: Line) -> bool:
    """Whether a line behind a title's first one is of the body: a sentence, who issues, a legal base."""
    if task_references.numbers(line.text) or _BASE.match(line.folded):
        return True
    if line.text[:1].islower():
        return False
    goes_on = bool(_GOES_ON.search(before.folded)) or before.text.endswith(",")
    is_sentence = line.text.rstrip().endswith((".", ";", ":")) or before.text.rstrip().endswith(".")
    return not goes_on and (is_sentence or bool(_COMMITTEE.match(line.folded)))


def _texts(above: Iterable[Line]) -> list[str]:
    return [line.whole for line in above]


def _over_title(above: Sequence[Line]) -> list[str]:
    """Return the lines over a title, without the subject: these cite other documents with their days."""
    end = next((i for i, line in enumerate(above) if line.folded.startswith(_TYPES)), len(above))
    return [line.whole for line in above[:end] if not _SUBJECT.match(line.whole)]


def _day(text: str) -> str:
    """Return the day of a line that says where and when, and no day of a document that it cites."""
    return head_days.iso_day(text) if _WHEN.search(text) else ""


def _number(above: Iterable[Line]) -> str:
    match = next(filter(None, map(_NUMBER.search, _texts(above))), None)
    return re.sub(r"\s+", "", match["number"]).rstrip("-.") if match else ""


def _issuer(above: Sequence[Line], spelling: Spelling) -> str:
    """Return who issued: the capitals over the number, the last body with its place."""
    capitals: list[str] = []
    for line in above:
        if _NUMBER.search(line.whole) or re.match(r"Số\s*:", line.whole):
            break
        if line.is_capital and "cong hoa xa hoi" not in line.folded and "doc lap" not in line.folded:
            capitals.append(line.text)
    starts = [
        i
        for i, text in enumerate(capitals)
        if _ISSUERS.match(names.fold(text)) and not _PLACES.match(names.fold(text))
    ]
    if not starts:
        return ""
    whole = " ".join(capitals[starts[-1] :])
    return spelling.usual(re.split(r"\s+(?:CỘNG HÒA|CỘNG HOÀ)\b", whole)[0])


def _summary(above: Sequence[Line], *, typed: bool) -> str:
    for line in above:
        if match := _SUBJECT.match(line.whole):
            return match["words"].strip(" .")
    if not typed:
        return ""
    at = next((i for i, line in enumerate(above) if line.folded.startswith(_TYPES)), None)
    if at is None:
        return ""
    if whole := _TYPE.match(above[at].text):  # type and title in one line
        return whole["words"].strip(" .")
    words = []
    for line in above[at + 1 : at + 4]:
        if line.rank != lines.PLAIN or _FOOT.match(line.folded):
            break
        words.append(line.text)
    return " ".join(words).strip(" .")


def _changed(found: Sequence[Line]) -> tuple[str, ...]:
    """Return the numbers of the plans that the document says it changes."""
    cited: dict[str, None] = {}
    for line in found:
        if line.folded.startswith("can cu"):
            continue
        for match in _CHANGES.finditer(line.text):
            cited[match[1].rstrip("-.")] = None
    return tuple(cited)
