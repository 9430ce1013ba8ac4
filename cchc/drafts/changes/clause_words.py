"""The clauses of a sentence one by one: what each says of a field, and which went into no change.

"Thời hạn Quý IV/2026; cơ quan chủ trì: Phòng A; riêng nhiệm vụ số 12 giữ nguyên" are three. Read next:
`cchc.drafts.changes.adjusted_words` (the whole sentence), `cchc.drafts.changes.change_sentences`.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import names, patterns
from cchc.drafts.changes import field_words, quotes, task_references
from cchc.drafts.offices import kinds, office_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc.drafts.changes.source_changes import SourceChange

# "Into": the word of many others ("hoàn thành", "thành phố") that isn't a part of them.
TO = r"(?:(?<!hoàn )(?<!cấu )(?<!trưởng )(?<!tạo )thành(?!\s+(?:phố|viên|lập|phần|tích|công|thạo)\b)|sang)"
# Where the next clause begins: another field with its words, or a task that differs from the others.
NEXT = (
    r"[,.;]\s+(?=(?:và\s+|đồng thời\s+)?(?:thời (?:hạn|gian)\b|tiến độ\b"
    rf"|(?:{field_words.BARE})\s*(?:(?:là|thành|sang|từ|được|điều chỉnh|sửa|đổi)\b|[:“])"
    r"|riêng\b))"
)
VERB = r"(?:nay\s+)?(?:được\s+)?(?:điều chỉnh|sửa đổi|sửa|đổi|thay đổi|thay|chuyển|lùi|gia hạn)(?:\s+lại)?"
_NEXT = patterns.lazy(rf"{NEXT}|;\s+", re.IGNORECASE)
_LEAD_IN = patterns.lazy(
    rf"^\W*(?:(?:{VERB}|bổ sung)\b[^:]*?(?:như sau|cụ thể)?\s*:\s*|(?:như sau|cụ thể)\s*:\s*)", re.IGNORECASE
)
_JOINED = r"^\W*(?:(?:và|đồng thời|riêng|còn|đối với)\s+)*"
_SAID = patterns.lazy(
    rf"{_JOINED}(?:{VERB}\s+)?(?:{field_words.FIELD})\W*(?P<verb>{VERB}\s*)?"
    rf"(?P<link>là\b|{TO}\b|đến(?: hết)?\b|:)?\s*:?\s*(?P<value>.+?)[\s.;,]*$",
    re.IGNORECASE,
)
_ONLY_VALUE = patterns.lazy(
    rf"{_JOINED}(?:{VERB}\s*)?(?:là|{TO}|đến(?: hết)?|:)\s+(?P<value>.+?)[\s.;,]*$",
    re.IGNORECASE,
)
_DAY = patterns.lazy(
    r"(?:trước|trong|quý|tháng|ngày|năm|cuối|hết|chậm nhất|thường xuyên|hằng|hàng|đến|\d)", re.IGNORECASE
)
_APART = patterns.lazy(r"\W*riêng\b", re.IGNORECASE)
_DENIES = patterns.lazy(r"\W*không\b", re.IGNORECASE)
_DOES = patterns.lazy(rf"\b(?:{VERB}|giao|bổ sung|thêm|bỏ|từ ngày|từ khi|trừ|nếu)\b", re.IGNORECASE)
_EXCEPT = patterns.lazy(
    r"\b(?:trừ|ngoài|không (?:bao )?gồm|không áp dụng(?: đối với| cho)?)\s+(?:các\s+)?nhiệm vụ", re.IGNORECASE
)
_STAYS = patterns.lazy(r"\b(?:giu nguyen|khong (?:thay )?doi|khong dieu chinh)\b")
# Words that say nothing by themselves: verbs, fields' names and where a task stands.
_EMPTY = patterns.lazy(
    r"\b(?:dieu chinh|sua doi|sua|bo sung|thay doi|thay the|thay|gia han|lui|keo dai|rut ngan|doi voi|doi|"
    r"chuyen|cua|tai|trong|ban hanh|kem theo|theo|"
    r"phu luc\b.*|ke hoach\b.*|nhu sau|cu the|cac|nhung|va|dong thoi|"
    r"noi dung|nhiem vu|cong viec|duoc|lai|nay|so|muc|dong|stt|khac|i|ii|iii|iv|\d+)\b"
)


class Clause(NamedTuple):
    """A clause and where it begins in its sentence."""

    begin: int
    text: str

    @property
    def numbers(self) -> tuple[str, ...]:
        """The tasks that it names."""
        return task_references.numbers(self.text)

    @property
    def is_apart(self) -> bool:
        """Whether it takes tasks out of what was said before: "riêng nhiệm vụ số 12 …"."""
        return bool(_APART.match(self.text))

    @property
    def keeps(self) -> bool:
        """Whether it says that things stay as they are."""
        return bool(_STAYS.search(names.fold(self.text)))


class SetField(NamedTuple):
    """A field, empty where the clause leaves it to the one before, and its new words."""

    field: str
    value: str


def each(text: str) -> list[Clause]:
    """Return the clauses of a sentence; what stands in quotes or brackets isn't cut."""
    outside = re.sub(r"\([^()]*\)", lambda match: f"({'_' * (len(match[0]) - 2)})", quotes.hidden(text))
    ends = [match.end() for match in _NEXT.finditer(outside)]
    bounds = [0, *ends, len(text)]
    parts = (Clause(begin, text[begin:end]) for begin, end in itertools.pairwise(bounds))
    return [part for part in parts if any(map(str.isalnum, part.text))]


def set_field(clause: str) -> SetField | None:
    """Return the field that a clause sets, and to what; None where it sets none in plain words.

    >>> set_field("Nhiệm vụ số 8: thời hạn Quý IV/2026;"), set_field("riêng nhiệm vụ số 12 thành Quý II/2027")
    (SetField(field='due', value='Quý IV/2026'), SetField(field='', value='Quý II/2027'))
    """
    bare = " ".join(task_references.without_references(clause).split())
    words = _LEAD_IN.sub("", bare, count=1) or bare
    for text in (words, bare):
        if match := _SAID.match(text):
            field = next(name for name in field_words.NAMES if match[name])
            value = _unquoted(match["value"])
            if value and _fits(field, value, linked=bool(match["link"])):
                return SetField(field, re.sub(r"^(?:đến|tới)\s+(?:hết\s+)?", "", value))
            return None
    match = _ONLY_VALUE.match(bare) if task_references.numbers(clause) else None
    value = _unquoted(match["value"]) if match else ""
    return SetField("", value) if value else None


def _unquoted(words: str) -> str:
    """Return words without the quotes around them; "" where only a part of them is quoted."""
    words = words.strip()
    whole = re.fullmatch(r"“([^”]*)”", words)
    return (whole[1] if whole else "" if "“" in words else words).strip(" .,;")


def _fits(field: str, value: str, *, linked: bool) -> bool:
    if re.match(r"từ\b", value, re.IGNORECASE):
        return False
    if field == "due":
        return bool(_DAY.match(value))
    if field in {"owner", "coordinators"}:
        offices = office_words.split(value)
        return bool(offices) and all(map(kinds.begins_as_office, offices))
    return linked


def sets_field(text: str) -> bool:
    """Whether a sentence without a verb sets a field: "Nhiệm vụ số 8: thời hạn Quý IV/2026"."""
    found = (set_field(clause.text) for clause in each(text))
    return any(one and one.field for one in found)


def excepts(text: str) -> bool:
    """Whether a sentence takes tasks out of a change that it doesn't name the tasks of."""
    return bool(_EXCEPT.search(quotes.hidden(text)))


def is_remark(clause: str) -> bool:
    """Whether a clause that went into no change is a remark: no task, no field, nobody who is to do it.

    >>> is_remark("không đề nghị gia hạn lần nữa"), is_remark("giao Phòng A theo dõi")
    (True, False)
    """
    if task_references.numbers(clause) or "“" in clause:
        return False
    return bool(_DENIES.match(clause)) or not (_DOES.search(clause) or field_words.find(clause))


def lost(text: str, found: Iterable[SourceChange]) -> Iterator[str]:
    """Yield the clauses of a sentence that say something and went into no change."""
    taken = [names.fold(words) for one in found for words in (one.after, one.before, one.title) if words]
    for clause in each(text):
        folded = names.fold(clause.text)
        if clause.keeps or any(words in folded for words in taken):
            continue
        bare = task_references.without_references(re.sub(r"\([^()]*\)", " ", clause.text))
        for begin, end, _ in reversed(field_words.find(bare)):
            bare = f"{bare[:begin]} {bare[end:]}"
        if any(map(str.isalpha, _EMPTY.sub(" ", names.fold(bare)))):
            yield clause.text.strip(" .;,")


def lost_quotes(text: str, found: Iterable[SourceChange]) -> list[str]:
    """Return the quoted words of a sentence that are in none of its changes."""
    each_ = (f"{change.title} {change.before} {change.after} {change.task}" for change in found)
    taken = names.fold(" ".join(each_))
    return [
        quoted
        for quoted in quotes.quoted(text)
        if names.fold(quoted) not in taken and not re.fullmatch(field_words.BARE, quoted, re.IGNORECASE)
    ]
