"""What is doubtful in the words that say who leads: one name that may be several offices, a person.

Knows no cells. Read next: `cchc.drafts.task_doubts`, who tells it; `cchc.drafts.offices.office_words`
(names that part for certain).
"""

from __future__ import annotations

import re
from functools import lru_cache

from cchc import names, patterns
from cchc.drafts.offices import kinds

_BRACKETS = patterns.lazy(r"\([^()]*\)|\[[^\[\]]*\]")
_JOINT = patterns.lazy(r"\s*(,\s*và\s|,|\svà\s|&|\+|\s[-–—]\s)\s*", re.IGNORECASE)
_STROKE = patterns.lazy(r"[^\W\d]\s*/\s*[^\W\d]|\bhoặc\b", re.IGNORECASE)
_COMRADE = patterns.lazy(r"\b(?:đ/c|đồng chí|ông|bà|anh|chị|cô)\b[.:]?\s+(?P<name>[^\W\d]+)", re.IGNORECASE)
# "Đ/c Chủ tịch": a position, as an office is.
_POSITION = patterns.lazy(r"(?:Chủ|Phó|Trưởng|Bí|Chánh|Giám|Lãnh|Thường|Thủ|Cán|Công|Chuyên|Hiệu)$")
_NAME = patterns.lazy(r"[A-ZĐÀ-Ỹ][a-zà-ỹ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹ]+){1,4}")
_FAMILIES = frozenset(
    {
        "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do",
        "ho", "ngo", "duong", "ly", "dinh", "trinh", "mai", "luong", "to", "truong", "ha", "cao",
        "thai", "chau", "ta", "phung", "quach", "dao", "vuong", "lam", "kieu", "tang", "thach",
        "luu", "chu", "nong", "hua", "danh",
    }
)  # fmt: skip


@lru_cache(maxsize=1024)  # a table names the same offices in every row
def may_name_several(name: str) -> bool:
    """Whether a name that was kept whole may be several offices.

    A name of one office has "và" before its last part: "Phòng Kinh tế, Hạ tầng và Đô thị".

    >>> may_name_several("Phòng Văn hóa - Xã hội, Kinh tế"), may_name_several("Công an, Quân sự")
    (True, True)
    >>> may_name_several("Phòng Kinh tế, Hạ tầng và Đô thị")
    False
    """
    text = _COMRADE.sub(" ", _BRACKETS.sub(" ", names.nfc(name)))
    if re.match(r"(?:các|phòng,|ban,)\s", text, re.IGNORECASE):
        return False
    if _STROKE.search(re.sub(r"\bH[ĐD]ND\s*/\s*UBND|\bUBND\s*/\s*H[ĐD]ND", "UBND", text)):
        return True
    pieces = _JOINT.split(text.strip())
    joints, last = [joint.strip() for joint in pieces[1::2]], pieces[-1]
    if len(pieces) > 1 and kinds.is_kind_alone(pieces[0]) and pieces[2][:1].isupper():
        return True
    return (
        "," in joints and joints[-1] in {",", "-", "–", "—"} and _is_word(_after_comma(pieces, joints), last)
    )


def _after_comma(pieces: list[str], joints: list[str]) -> str:
    """Return the piece behind the last comma."""
    return pieces[2 * (len(joints) - 1 - joints[::-1].index(",")) + 2]


def _is_word(*pieces: str) -> bool:
    return all(piece[:1].isupper() for piece in pieces)


@lru_cache(maxsize=1024)
def names_person(name: str) -> bool:
    """Whether words name a person and no office.

    >>> [names_person(name) for name in ("Đ/c Nam - VP", "Nguyễn Văn Bình", "Đ/c Chủ tịch")]
    [True, True, False]
    """
    text = names.nfc(name)
    comrade = _COMRADE.match(text)
    if kinds.begins_as_office(text) and not comrade:
        return False
    if comrade and comrade["name"][:1].isupper() and not _POSITION.match(comrade["name"]):
        return True
    parts = (part.strip() for part in re.split(r"\s[-–—]\s|[,;/(]", text))
    return any(
        _NAME.fullmatch(part)
        and names.fold(part).split()[0] in _FAMILIES
        and not kinds.begins_as_office(part)
        for part in parts
    )
