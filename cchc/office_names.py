"""Whether a part of an office's name can stand for that office, or names another body inside it.

A name begins with what kind of body it is, and goes on with what tells it from others: "Phòng | Văn
hóa - Xã hội", "Trạm | Y tế". A part that begins with a kind of its own is the name of another body:
"UBND xã" is the commune's committee, and its office is "Văn phòng HĐND và UBND xã".

Knows words, neither plans nor owners. Read next: `cchc.queries` (`find_owner`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from cchc import names

if TYPE_CHECKING:
    from collections.abc import Iterable

# How names of bodies begin (Luật Tổ chức chính quyền địa phương, and the political system beside it).
_BODIES = (
    "UBND", "HĐND", "ủy ban", "hội đồng", "đảng ủy", "đảng bộ", "chi bộ", "MTTQ", "UBMTTQ", "mặt trận",
    "hội", "đoàn", "công đoàn", "ban", "phòng", "văn phòng", "trung tâm", "trạm", "trường", "các", "tổ",
    "đội", "sở", "cục", "chi cục", "công an", "thường trực", "chủ tịch", "thôn", "xóm", "xã", "phường",
    "đặc khu", "huyện", "tỉnh", "thành phố",
)  # fmt: skip
_NO_BODIES = ("xã hội",)  # what begins like one
_SHORT_FORMS = (("ủy ban nhân dân", "UBND"), ("hội đồng nhân dân", "HĐND"))


# The units that a committee or an office is of; "Phòng Văn hóa - Xã hội" and "Hợp tác xã" name none.
_UNITS = ("xã", "phường", "đặc khu", "thị trấn", "thị xã", "thành phố", "quận", "huyện", "tỉnh")
_UNIT = re.compile(rf"(?<!\S)(?<!hợp tác )(?:{'|'.join(_UNITS)})(?!\S)(?! hội\b)", re.IGNORECASE)
_COMMITTEES = ("uy ban nhan dan", "ubnd")
_HEAD_OF_COMMITTEE = "chu tich "


def unit_at(name: str) -> int:
    """Return where a name, composed (NFC), says what unit of the land it is of, -1 where it doesn't.

    >>> [unit_at(name) for name in ("UBND xã Vĩnh Thông", "Phòng Văn hóa - Xã hội", "UBND phường Xã Đàn")]
    [5, -1, 5]
    """
    found = _UNIT.search(name)
    return found.start() if found else -1


def unit_of(name: str) -> str:
    """Return what unit of the land a name is of: "xã", "phường", "đặc khu"; empty where it doesn't say so.

    >>> unit_of("Ủy ban nhân dân phường Xã Đàn"), unit_of("Phòng Văn hóa - Xã hội đặc khu Cát Hải")
    ('phường', 'đặc khu')
    >>> unit_of("UBND thị xã Bình Minh"), unit_of("Phòng Văn hóa - Xã hội")
    ('thị xã', '')
    """
    found = _UNIT.search(names.nfc(name))
    return found[0].lower() if found else ""


def is_committee(name: str) -> bool:
    """Whether a name is that of a people's committee, or of its chairman.

    >>> is_committee("UBND xã Vĩnh Thông"), is_committee("Chủ tịch UBND phường Xã Đàn")
    (True, True)
    >>> is_committee("Hội Nông dân xã Vĩnh Thông"), is_committee("Văn phòng HĐND và UBND xã")
    (False, False)
    """
    return names.fold(name).removeprefix(_HEAD_OF_COMMITTEE).startswith(_COMMITTEES)


# The Party, the people's council, the Front and its unions, by how their names begin.
_BESIDE = re.compile(
    r"(?:(?:(?:ban )?(?:thuong truc|thuong vu|chap hanh|cong tac)|btv|bch|btt) )?"
    r"(?:dang uy|dang bo|chi bo|hdnd|hoi dong nhan dan|mat tran|mttq|ubmt\w*|(?:uy ban|ub) "
    r"(?:mat tran|mttq|kiem tra)|cong doan|lien doan|doan (?:thanh nien|tncs|tn|xa|phuong)\b"
    r"|(?:tinh|xa|phuong) doan|hoi (?!dong\b))"
    r"|ban (?:phap che|kinh te|van hoa)\b.*\b(?:hdnd|hoi dong nhan dan)\b(?! va\b)|ban xay dung dang\b"
    r"|.*\b(?:dang uy|dang bo)\b"
)


def stands_beside_committee(name: str) -> bool:
    """Whether an office is of the Party, the people's council or the Front: a committee orders it nothing.

    >>> beside = "Ủy ban MTTQ Việt Nam xã", "Văn phòng Đảng ủy", "Hội Nông dân xã", "Đoàn TNCS Hồ Chí Minh"
    >>> [stands_beside_committee(name) for name in beside]
    [True, True, True, True]
    >>> beside = "Ban Chấp hành Đoàn xã", "Ban Thường trực UBMTTQ xã", "BTV Hội LHPN", "Ban Pháp chế HĐND xã"
    >>> [stands_beside_committee(name) for name in beside]
    [True, True, True, True]
    >>> below = "Ban Chỉ huy quân sự", "Ban Công tác đồng bào", "Đoàn kiểm tra liên ngành", "Ban Kinh tế xã"
    >>> [stands_beside_committee(name) for name in below]
    [False, False, False, False]
    >>> below = "Phòng Kinh tế", "Trạm Y tế xã", "Văn phòng HĐND và UBND xã", "Hội đồng nghĩa vụ quân sự"
    >>> [stands_beside_committee(name) for name in below]
    [False, False, False, False]
    """
    return bool(_BESIDE.match(names.fold(name)))


# Bodies of the centre in a commune, below their own branch (Luật Công an nhân dân; tax, treasury, insurance).
_OF_THE_CENTRE = re.compile(r"(?:cong an|(?:chi cuc )?thue|kho bac|bao hiem xa hoi|bhxh)\b")


def has_other_superior(name: str) -> bool:
    """Whether a committee is not who stands above an office in the head of what it issues.

    >>> others = "Công an xã", "Thuế cơ sở 3", "Văn phòng Đảng ủy", "Ủy ban MTTQ Việt Nam xã"
    >>> [has_other_superior(name) for name in others]
    [True, True, True, True]
    >>> [has_other_superior(name) for name in ("Phòng Kinh tế xã", "Trạm Y tế xã", "Trường Tiểu học")]
    [False, False, False]
    """
    return stands_beside_committee(name) or bool(_OF_THE_CENTRE.match(names.fold(name)))


def of_place(name: str, issuer: str) -> str:
    """Return an office's name with that of its place behind a bare "xã", as the issuer of a plan has it.

    >>> of_place("Công an xã", "Ủy ban nhân dân xã Vĩnh Thông"), of_place("Văn phòng Đảng ủy", "UBND xã A")
    ('Công an xã Vĩnh Thông', 'Văn phòng Đảng ủy')
    """
    name, issuer = names.nfc(name), names.nfc(issuer)
    at, place = unit_at(name), unit_at(issuer)
    is_bare = at > 0 <= place and name[at:].lower() == unit_of(name) == unit_of(issuer)
    return f"{name[:at]}{issuer[place:]}" if is_bare else name


def stands_for(part: str, spellings: Iterable[str], issuer: str) -> bool:
    """Whether part of an office's name, found in some of its spellings, can't mean another body.

    The other body is one whose own name stands inside the office's, or the plan's issuer.

    >>> office, committee = ["Văn phòng HĐND và UBND xã"], "Ủy ban nhân dân xã Vĩnh Thông"
    >>> [stands_for(part, office, committee) for part in ("UBND xã", "HĐND", "Văn phòng HĐND", "xã")]
    [False, False, True, False]
    >>> stands_for("xã hội", ["Phòng Văn hóa - Xã hội xã"], committee)
    True
    """
    spellings = list(spellings)
    if any(names.contains_words(name, part) for name in _with_short_forms(issuer)):
        return any(_is_issuer(name, issuer) for name in spellings)
    begins = any(_begins_with(names.fold(name), names.fold(part)) for name in spellings)
    return begins or not _names_a_body(part)


def are_alike(one: str, other: str) -> bool:
    """Whether names of offices are alike in more than the kind of body that they begin with.

    >>> are_alike("Phòng Tư pháp", "Phòng VHXH"), are_alike("Phòng VHXX", "Phòng VHXH")
    (False, True)
    """
    own, others = names.fold(one), names.fold(other)
    kinds = [_kind(name) for name in (own, others)]
    if all(kinds):
        own, others = own.removeprefix(kinds[0]), others.removeprefix(kinds[1])
    return not (own and others) or bool(names.nearest(own, [others], limit=1))


def _kind(folded: str) -> str:
    """Return the words for a kind of body that a folded name begins with; empty when it doesn't."""
    kinds = (kind for kind in map(names.fold, _BODIES) if _begins_with(folded, kind))
    return max(kinds, key=len, default="")


def _is_issuer(name: str, issuer: str) -> bool:
    return any(
        _begins_with(names.fold(whole), names.fold(spelling))
        for whole in _with_short_forms(issuer)
        for spelling in _with_short_forms(name)
    )


def _names_a_body(part: str) -> bool:
    """Whether a part begins as the name of one body does; "HĐND&UBND" are two, an office of both."""
    if " va " in names.fold(part) or any(_begins_as_written(part, words) for words in _NO_BODIES):
        return False
    return any(_begins_as_written(part, words) for words in _BODIES)


def _begins_as_written(part: str, words: str) -> bool:
    """Whether a text begins with words; marks count once the text has any: "số hóa" is no "sở"."""
    if part.isascii():
        return _begins_with(names.fold(part), names.fold(words))
    wanted = words.casefold().split()
    typed = re.findall(r"\w+", names.nfc(part).casefold())[: len(wanted)]
    return [*map(_letters, typed)] == [*map(_letters, wanted)]


def _letters(word: str) -> list[str]:
    """Return a word's letters and marks without their places: "uỷ" and "ủy" are one word."""
    return sorted(unicodedata.normalize("NFD", word))


def _begins_with(folded: str, part: str) -> bool:
    return f"{folded} ".startswith(f"{part} ")


def _with_short_forms(name: str) -> set[str]:
    """Return a name of a body with and without abbreviations."""
    short = long = names.fold(name)
    for words, letters in _SHORT_FORMS:
        short = short.replace(names.fold(words), names.fold(letters))
        long = long.replace(names.fold(letters), names.fold(words))
    return {short, long}
