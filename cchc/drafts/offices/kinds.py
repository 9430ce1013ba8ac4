"""How an office's name begins, and what begins like one and is none.

Knows no lists of names and no plan. Read next: `cchc.drafts.offices.office_words`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cchc import names, patterns

# How an office's name begins. What stands in _NAMELESS needs more words to be a name.
_KINDS = (
    "phòng", "p", "ban", "sở", "tổ", "trung tâm", "tt", "trạm", "hội", "đoàn", "trường", "đội", "cục",
    "bộ", "vụ", "viện", "ủy ban", "ubnd", "hội đồng", "hđnd", "cơ quan", "đơn vị", "văn phòng", "vp",
    "công an", "ca", "bch", "bcđ", "chi cục", "chi bộ", "đảng bộ", "đảng ủy", "thường trực", "mttq",
    "ubmttq", "mặt trận", "công đoàn", "các", "bộ phận", "kho bạc", "ngân hàng", "bưu điện", "điện lực",
    "bảo hiểm xã hội", "bhxh", "tòa án", "hạt", "hợp tác xã", "htx", "thôn", "xóm", "ấp", "khu phố",
    "lãnh đạo", "chủ tịch", "phó chủ tịch", "bí thư", "trưởng", "thủ trưởng", "công chức", "ông", "bà",
    "đồng chí", "đ c", "công ty", "thuế cơ sở", "thuế tỉnh", "thuế khu vực", "thanh tra", "liên đoàn",
    "đài truyền thanh", "đài phát thanh", "tập thể", "toàn thể",
)  # fmt: skip
_NAMELESS = frozenset(
    {
        "phòng", "p", "ban", "sở", "tổ", "trung tâm", "tt", "trạm", "hội", "đoàn", "trường", "đội", "cục",
        "bộ", "vụ", "viện", "ủy ban", "ubnd", "hội đồng", "hđnd", "cơ quan", "đơn vị", "các", "thôn",
        "bộ phận", "trưởng", "ca", "thanh tra",
    }
)  # fmt: skip
# Kinds that are run together with the name in an abbreviation: "TTPVHCC", "BCHQS"; and those that people
# write for unions and the army without any kind: "CCB", "HPN", "CHQS".
_ABBREVIATED = patterns.lazy(
    r"(?:TT|VP|BCH|BCĐ|BQL|UBMT|MTTQ|TYT|CAX|HCCB|HND|ĐTN)[A-ZĐ]+\b"
    r"|(?:TYT|CAX|H?CCB|HND|H?LHPN|HPN|ĐTN|LĐLĐ|CĐCS|CHQS|H?CTĐ|H?NCT)\b"
)
# What begins like an office and is none.
_NO_KINDS = (
    "phòng chống", "phòng ngừa", "phòng thủ", "phòng cháy", "phòng bệnh", "phòng dịch", "phòng vệ",
    "tổ chức", "hội nghị", "hội nhập", "hội thảo", "hội thi", "hội họp", "sở hữu", "ban hành", "đoàn kết",
    "bộ máy", "bộ thủ tục", "vụ việc", "trường hợp", "đội ngũ", "các loại", "trưởng thành",
    "lãnh đạo chỉ đạo",
    "thanh tra kiểm tra", "thanh tra xử lý", "thanh tra việc", "thanh tra công vụ", "thanh tra trách nhiệm",
)  # fmt: skip
_IN_SPITE = ("ban hành chính",)  # offices that begin like what is none


@lru_cache(maxsize=1024)
def begins_as_office(part: str) -> bool:
    """Whether a text begins as the name of an office does, and says more than its kind.

    >>> [begins_as_office(part) for part in ("Trạm Y tế", "Tổ chức cán bộ", "UBND", "UBND xã")]
    [True, False, False, True]
    """
    words = _letters(part)
    if _ABBREVIATED.match(part):
        return True
    if any(words[: len(kind)] == kind for kind in _kinds(_NO_KINDS)) and not any(
        words[: len(kind)] == kind for kind in _kinds(_IN_SPITE)
    ):
        return False
    longest = max((kind for kind in _kinds(_KINDS) if words[: len(kind)] == kind), key=len, default=None)
    if longest is None:
        return False
    return len(words) > len(longest) or longest not in _kinds(tuple(_NAMELESS))


def is_kind_alone(part: str) -> bool:
    """Whether a text is no more than a kind of office that needs no name in a commune.

    >>> [is_kind_alone(part) for part in ("Công an", "Công an xã", "Phòng")]
    [True, False, False]
    """
    words = _letters(part)
    return words in _kinds(_KINDS) and words not in _kinds(tuple(_NAMELESS))


def needs_name(part: str) -> bool:
    """Whether a text is a kind of office that says nothing without a name.

    >>> [needs_name(part) for part in ("Trung tâm", "- Phòng", "Công an", "Trạm Y tế")]
    [True, True, False, False]
    """
    return _letters(part) in _kinds(tuple(_NAMELESS))


@lru_cache(maxsize=8)
def _kinds(kinds: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(_letters(kind) for kind in kinds)


def _letters(text: str) -> tuple[str, ...]:
    """Return the words of a text, each with its letters and marks without their order: "uỷ" is "ủy"."""
    words = re.findall(r"\w+", names.nfc(text).casefold())
    return tuple("".join(sorted(unicodedata.normalize("NFD", word))) for word in words)
