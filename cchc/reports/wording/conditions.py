"""What a task waits for, turned round: that it hasn't come yet, and what is asked of a superior.

"Sau khi có văn bản của UBND tỉnh" becomes "chưa có văn bản của UBND tỉnh", and "UBND tỉnh sớm ban hành
văn bản". Words that can't be turned with certainty are quoted, and nobody is asked by name. Knows words,
no tasks.

Read next: `cchc.reports.official.waiting_lines` (who says it of a task).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from cchc import citations, names, sentence_openings

_LEAD = re.compile(r"(?:ngay )?(?:sau |chờ |đến )?khi |chờ |theo (?!quy định)|sau ", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_HAVE = re.compile(r"(?:đã )?(có|nhận được) (?!thẩm quyền|liên quan)(.+)", re.IGNORECASE)
# Who stands above a commune, as the beginning of a name; "bộ phận", "bộ tiêu chí" are none.
_SUPERIOR = (
    r"(?:(?:(?:văn phòng|chủ tịch|lãnh đạo|thường trực) )?"
    r"(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân) )?(?:cấp )?(?:tỉnh|thành phố)(?! ủy)"
    r"|(?:ban thường vụ )?(?:tỉnh|thành) ủy|sở (?!hữu)|bộ (?!phận|tiêu|chỉ|thủ|quy|tài liệu|mẫu|máy)"
    r"|chính phủ|thủ tướng|quốc hội|trung ương|(?:cơ quan )?cấp trên"
)
_NAME = re.compile(rf"(?:{_SUPERIOR})[^,;]*", re.IGNORECASE)
_ABOVE = re.compile(rf"(?<!\w)(?:{_SUPERIOR})", re.IGNORECASE)
# What a body does, as it follows its name; small letters only: "Sở Giao thông" gives nothing.
_DOES = (
    r"nâng cấp|cung cấp|phân cấp|bàn giao|chuyển giao|tổ chức|xây dựng|sửa đổi|cho ý kiến|thẩm định|có"
    r"|chấp thuận|ban hành|phê duyệt|công bố|hướng dẫn|triển khai|bố trí|phân bổ|cấp|giao|thông qua"
    r"|quyết định"
)
# Another condition behind the first one.
_AND_MORE = re.compile(r" (?:và|hoặc) (?:được|có|khi|sau|nhận|hoàn thành) ", re.IGNORECASE)
_ACTS = re.compile(
    rf"(?P<who>(?:{_SUPERIOR}).*?)\s*(?<!\w)(?P<does>(?-i:{_DOES})) (?P<what>.+)", re.IGNORECASE
)
_BECOMES = re.compile(r"(?P<what>.+?) (?P<verb>được|có|hoàn thành|ban hành)(?P<rest>(?: .+)?)", re.IGNORECASE)
_AMBIGUOUS = ("có thẩm quyền", "có liên quan", "nếu", "trước khi")
_ISSUED = (
    "văn bản", "kế hoạch", "hướng dẫn", "quyết định", "quy định", "nghị quyết", "chương trình", "đề án",
    "thông tư", "nghị định", "công văn", "quy chế", "chỉ thị", "bộ chỉ số", "bộ tiêu chí", "tiêu chí",
)  # fmt: skip
_LONGEST_NAME = 8  # words of a body's name; more are another clause


class Request(NamedTuple):
    """What is asked of a superior: who, and what he is to do, behind "sớm"."""

    who: str
    what: str


def unmet(condition: str) -> str:
    """Return that a condition hasn't come true, to follow "do".

    >>> unmet("sau khi có văn bản triển khai của UBND tỉnh"), unmet("Sau khi tỉnh có kế hoạch.")
    ('chưa có văn bản triển khai của UBND tỉnh', 'tỉnh chưa có kế hoạch')
    >>> unmet("khi Sở Khoa học và Công nghệ ban hành hướng dẫn"), unmet("chờ hướng dẫn của Bộ Nội vụ")
    ('Sở Khoa học và Công nghệ chưa ban hành hướng dẫn', 'chưa có hướng dẫn của Bộ Nội vụ')
    >>> unmet("khi Sở Giao thông vận tải công bố quy định")
    'Sở Giao thông vận tải chưa công bố quy định'
    >>> unmet("sau khi kế hoạch được phê duyệt"), unmet("sau khi được bố trí kinh phí")
    ('kế hoạch chưa được phê duyệt', 'chưa được bố trí kinh phí')
    >>> unmet("khi Sở Khoa học và Công nghệ nâng cấp phần mềm"), unmet("theo hướng dẫn của tỉnh")
    ('Sở Khoa học và Công nghệ chưa nâng cấp phần mềm', 'chưa có hướng dẫn của tỉnh')
    >>> unmet("sau khi có hướng dẫn của tỉnh và được bố trí kinh phí")
    'chưa đủ điều kiện thực hiện: sau khi có hướng dẫn của tỉnh và được bố trí kinh phí'
    >>> unmet("sau khi cơ quan có thẩm quyền quyết định (nếu có)")
    'chưa đủ điều kiện thực hiện: sau khi cơ quan có thẩm quyền quyết định, nếu có'
    """
    said = _plain(condition)
    if not said:
        return "chưa đủ điều kiện thực hiện"
    return surely_unmet(said) or f"chưa đủ điều kiện thực hiện: {sentence_openings.inside_sentence(said)}"


def surely_unmet(condition: str) -> str:
    """Return the same of a condition whose words can be turned round with certainty, else nothing.

    >>> surely_unmet("Khi có hướng dẫn của tỉnh"), surely_unmet("theo yêu cầu của cấp trên")
    ('chưa có hướng dẫn của tỉnh', '')
    """
    said = _plain(condition)
    return _turned(_LEAD.sub("", said, count=1)) if _LEAD.match(said) else ""


def _turned(bare: str) -> str:
    """Return that something hasn't happened yet, empty where its words can't be turned with certainty."""
    if _is_unclear(bare):
        return ""
    if _HAVE.fullmatch(bare) or names.fold(bare).startswith("duoc "):
        return f"chưa {sentence_openings.inside_sentence(bare).removeprefix('đã ')}"
    acts, becomes = _ACTS.fullmatch(bare), _BECOMES.fullmatch(bare)
    if acts and not _is_issued(bare):
        return f"{acts['who'].removesuffix(' đã')} chưa {acts['does']} {acts['what']}"
    if becomes:
        return f"{becomes['what'].removesuffix(' đã')} chưa {becomes['verb']}{becomes['rest']}"
    return f"chưa có {sentence_openings.inside_sentence(bare)}" if _is_issued(bare) else ""


def is_above(text: str) -> bool:
    """Whether a text names somebody who stands above a commune.

    >>> is_above("văn bản của UBND tỉnh"), is_above("Sở Nội vụ"), is_above("bộ phận một cửa của xã")
    (True, True, False)
    """
    return bool(_ABOVE.search(names.nfc(text)))


def request(condition: str) -> Request | None:
    """Return what is asked of the superior whom a condition waits for; None where it names none clearly.

    >>> request("sau khi có văn bản triển khai của UBND tỉnh")
    Request(who='UBND tỉnh', what='ban hành văn bản triển khai')
    >>> request("sau khi tỉnh có kế hoạch"), request("khi Bộ Nội vụ phê duyệt đề án")
    (Request(who='tỉnh', what='ban hành kế hoạch'), Request(who='Bộ Nội vụ', what='phê duyệt đề án'))
    >>> request("sau khi kế hoạch của Sở Nội vụ được phê duyệt"), request("sau khi được bố trí kinh phí")
    (Request(who='Sở Nội vụ', what='phê duyệt kế hoạch'), None)
    >>> request("khi Bộ Nội vụ công bố Chỉ số CCHC (dự kiến tháng 4/2026)")
    Request(who='Bộ Nội vụ', what='công bố Chỉ số CCHC')
    >>> request("sau khi có kinh phí của tỉnh")
    Request(who='tỉnh', what='có kinh phí')
    >>> request("sau khi có văn bản của tỉnh và kinh phí được bố trí")
    """
    bare = _LEAD.sub("", _plain(_IN_BRACKETS.sub("", condition)), count=1)
    if _is_unclear(bare):
        return None
    if turned := _HAVE.fullmatch(bare):
        return _of_whom(turned[2], "")
    if _is_issued(bare):
        turned = _BECOMES.fullmatch(bare)
        return _of_whom(turned["what"], turned["rest"].strip()) if turned else _of_whom(bare, "")
    if (turned := _ACTS.fullmatch(bare)) and _is_name(turned["who"].removesuffix(" đã")):
        who, does, what = turned["who"].removesuffix(" đã"), turned["does"], turned["what"]
        return Request(who, _made(what) if does.lower() == "có" else f"{does} {what}")
    return None


def _of_whom(what: str, does: str) -> Request | None:
    """Return what is asked of whom a thing comes from: "văn bản của UBND tỉnh"."""
    thing, of, who = what.rpartition(" của ")
    if not of or not _is_name(who) or " " in does.replace("ban hành", "").replace("phê duyệt", ""):
        return None
    return Request(who, f"{does} {thing}" if does else _made(thing))


def _is_unclear(bare: str) -> bool:
    """Whether words may be read in two ways, or hold a second condition."""
    return bool(_AND_MORE.search(bare)) or any(names.contains_words(bare, words) for words in _AMBIGUOUS)


def _made(thing: str) -> str:
    return f"{'ban hành' if _is_issued(thing) else 'có'} {thing}"


def _is_issued(thing: str) -> bool:
    return any(names.nfc(thing).lower().startswith(words) for words in _ISSUED)


def _is_name(text: str) -> bool:
    """Whether a text is the name of one superior and nothing besides."""
    words = text.split()
    joined = [after for before, after in pairwise(words) if before == "và"]
    return (
        bool(_NAME.fullmatch(text))
        and len(words) <= _LONGEST_NAME
        and all(word[:1].isupper() for word in joined)
        and not re.search(rf"(?<!\w)(?:{_DOES})(?!\w)(?! trên)", text.removeprefix("cấp "))
    )


def _plain(condition: str) -> str:
    """Return a condition without a mark at its end and without brackets, days as documents write them."""
    words = _IN_BRACKETS.sub(r", \1", names.nfc(condition)).strip().strip(" .;,")
    return citations.with_official_days(words)
