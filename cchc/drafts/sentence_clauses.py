"""One sentence that changes tasks → which tasks, which field, from which words to which.

"Nhiệm vụ số 9: điều chỉnh cơ quan chủ trì từ “A” thành “B”; thời hạn từ “C” thành “D”" are two changes: each
pair of words belongs to the field and the task that were named last before it. Read next:
`cchc.drafts.change_sentences`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc.drafts import field_words, office_words
from cchc.drafts.source_changes import SourceChange

if TYPE_CHECKING:
    from cchc.drafts.source_changes import What
    from cchc.sources.document import Place

_Q = r"[“\"«]\s*([^”\"»]+?)\s*[”\"»]"
_NUMBERS = (
    r"\d{1,3}(?!\d|[/.]\d)(?:\s*(?:,|;|và)\s*(?:nhiệm vụ\s+)?(?:số\s+)?"
    r"\d{1,3}(?![\d/]|\.\d|\s*(?:ngày|tháng|nhiệm vụ)))*"
)
_NUMBERED = r"(?:có\s+)?(?:số\s+thứ\s+tự|số\s+TT|STT|thứ|mã(?:\s+số)?|số)"
_REFERENCE = re.compile(
    rf"(?:(?:các |những )?(?:nhiệm vụ|NV|công việc|nội dung|mục|dòng)\s+{_NUMBERED}"
    rf"|\bNV|\bSTT|số thứ tự)\s*:?\s*(?P<numbers>{_NUMBERS})",
    re.IGNORECASE,
)
_INTO = (
    r"(?:\s*(?:được\s+)?(?:điều chỉnh|sửa đổi|sửa|đổi|thay))?"
    r"\s*(?:thành|sang|bằng|lên|xuống|đến)\s*(?:là\s+)?(?:cụm từ\s+)?"
)
_LATER = r"(?:gia hạn|lùi|kéo dài)\b.*?\b"
_END = r"(?=\s*(?:[;.]\s*$|;\s|,?\s*(?:nhiệm vụ số|lý do|do |theo |tại )|\(|$))"
_PAIRS = (
    re.compile(rf"(?:từ|cụm từ|thay(?: thế)?|sửa(?: đổi)?)\s*:?\s*{_Q}{_INTO}{_Q}", re.IGNORECASE),
    re.compile(rf"\btừ\s+([^“\";]+?)\s+(?:thành|sang)\s+([^“\";]+?){_END}", re.IGNORECASE),
    re.compile(rf"{_LATER}từ\s+([^“\";]+?)\s+đến(?: hết)?\s+([^“\";]+?){_END}", re.IGNORECASE),
)
_ONLY_NEW = (
    re.compile(rf"(?:thành|sang|là|bằng)\s*:?\s*{_Q}", re.IGNORECASE),
    re.compile(
        rf"(?:điều chỉnh|sửa đổi|đổi|chuyển|lùi)\b.*?\b(?:thành|sang)\s+([^“\";]+?){_END}", re.IGNORECASE
    ),
    re.compile(
        rf"{_LATER}((?:đến|tới)\s+(?:hết\s+)?(?:ngày|tháng|quý|cuối|năm|\d)[^“\";]*?){_END}", re.IGNORECASE
    ),
)
_LEADER = re.compile(
    r"\bgiao\s+(?P<new>.+?)\s+(?:là\s+(?:cơ quan|đơn vị)\s+)?chủ trì\b.*?"
    r"(?:\bthay(?: thế)?(?: cho)?\s+(?P<old>[^;.]+?))?[\s.;]*$",
    re.IGNORECASE,
)
_COORDINATOR = re.compile(
    r"\b(?P<verb>bổ sung|thêm|bỏ)\s+(?P<office>.+?)\s+(?:là|làm|vào|khỏi)\s+(?:danh sách\s+)?(?:các\s+)?"
    r"(?:cơ quan|đơn vị|cơ quan, đơn vị)?\s*phối hợp",
    re.IGNORECASE,
)
_QUOTED_FIELD = re.compile(
    rf"\b(?P<verb>bổ sung|thêm|bỏ)\s+(?:{field_words.FIELD})\s*:?\s*(?P<words>{_Q})", re.IGNORECASE
)
_REASON = re.compile(
    r"[\s,;.(–-]+(?:(?:với\s+)?(?:lý|lí) do\s*:?|do|vì)\s+(?P<reason>.+?)[\s.;)]*$", re.IGNORECASE
)
_TITLED = re.compile(rf"(?:nhiệm vụ|công việc)\s*:?\s*{_Q}", re.IGNORECASE)
_ONLY_ADDS = re.compile(
    r"^(?:giao )?(?:bổ sung|thêm)\s*(?:các |một số |những )?(?:nhiệm vụ|công việc|nội dung)?(?: mới| sau)?"
    r"(?:\s*vào\b.*)?",
    re.IGNORECASE,
)
_LEADING_TO = re.compile(r"^(?:đến|tới)\s+", re.IGNORECASE)


class _Found(NamedTuple):
    """What a piece of a sentence does: where it begins, and the field with its old and new words."""

    begin: int
    what: What
    field: str
    before: str
    after: str


def numbers(text: str) -> tuple[str, ...]:
    """Return the numbers of the tasks that a text names, each once; words in quotes name none.

    >>> numbers("Bãi bỏ các nhiệm vụ số 19, 20 và 21"), numbers("Bổ sung 02 nhiệm vụ")
    (('19', '20', '21'), ())
    """
    found = (re.findall(r"\d+", match["numbers"]) for match in _REFERENCE.finditer(_without_quoted(text)))
    return tuple(
        dict.fromkeys(number.lstrip("0") for listed in found for number in listed if number.strip("0"))
    )


def is_bare_reference(text: str) -> bool:
    """Whether a line names a task and no more, for lines below it: "Đối với nhiệm vụ số 14:"."""
    rest = _REFERENCE.sub("", text)
    return bool(re.fullmatch(r"\s*(?:đối với|tại|về)?\s*(?:\(.*\))?[\s:.]*", rest, re.IGNORECASE))


def names_a_task(text: str) -> bool:
    """Whether "Bổ sung …" goes on with a task's own words, and not only with "nhiệm vụ vào …"."""
    rest = _ONLY_ADDS.sub("", text)
    return any(map(str.isalpha, re.sub(r"\b(?:chi tiết|tại|kèm|như sau|sau|cụ thể|gồm)\b", "", rest)))


def behind_reference(text: str) -> str:
    """Return the words of an added task: without "Bổ sung nhiệm vụ số 21:" before them.

    >>> behind_reference("Nhiệm vụ số 21: Tập huấn"), behind_reference("Bổ sung nhiệm vụ: Tập huấn")
    ('Tập huấn', 'Tập huấn')
    """
    rest = re.sub(
        r"^(?:giao )?(?:bổ sung|thêm)(?: thêm)?\s*(?:01 |một )?(?=nhiệm vụ|công việc|[“\":])",
        "",
        text,
        flags=re.IGNORECASE,
    )
    rest = re.sub(
        rf"^{_REFERENCE.pattern.replace('(?P<numbers>', '(?:')}\s*[:.,–-]*\s*", "", rest, flags=re.IGNORECASE
    )
    return re.sub(
        r"^(?:nhiệm vụ|công việc)(?: mới)?\s*(?::|(?=[“\"]))\s*", "", rest, flags=re.IGNORECASE
    ).strip()


def title(text: str) -> str:
    """Return the title by which a sentence names its task; empty where it names none.

    >>> title("Nhiệm vụ số 16: Báo cáo ngày; lý do: đã dừng"), title("Bãi bỏ nhiệm vụ “Báo cáo ngày”")
    ('Báo cáo ngày', 'Báo cáo ngày')
    """
    if quoted := _TITLED.search(_REFERENCE.sub("nhiệm vụ", text)):
        return quoted[1].strip(" .;")
    match = re.match(rf"^{_REFERENCE.pattern}\s*[:–-]\s*(?P<title>.+)$", text, re.IGNORECASE)
    return _REASON.sub("", match["title"]).strip(" .;") if match else ""


def reason(text: str) -> str:
    """Return the reason that a sentence gives, as it words it.

    >>> reason("Không tiếp tục thực hiện nhiệm vụ số 16, lý do hệ thống đã dừng.")
    'hệ thống đã dừng'
    """
    match = _REASON.search(_hidden(text))
    return text[match.start("reason") : match.end("reason")].strip(" .;") if match else ""


def adjustments(text: str, place: Place, refs: tuple[str, ...], usual_field: str = "") -> list[SourceChange]:
    """Return what a sentence changes in tasks; nothing where it can't be read.

    `refs` are the tasks where the sentence names none, `usual_field` is the field that a heading names.
    """
    because = _REASON.search(_hidden(text))
    why, words = (reason(text), text[: because.start()]) if because else ("", text)
    found = _pairs(words, usual_field) or _office_changes(words) or _quoted_field(words)
    named = title(text) if not refs or _TITLED.search(_REFERENCE.sub("nhiệm vụ", words)) else ""
    if found and any(after == named for _, _, _, _, after in found):
        named = ""
    return [
        SourceChange(what, place, number, named, field, before, after, why)
        for begin, what, field, before, after in found
        for number in _last_numbers(words, begin) or refs or ([""] if named else [])
    ]


def _pairs(text: str, usual_field: str) -> list[_Found]:
    """Return the old and the new words with the field named before: where, what, field, before, after."""
    for pattern in _PAIRS:
        found = []
        for match in pattern.finditer(text):
            phrase = "cụm từ" in match[0].lower() or "cụm từ" in text[: match.start()].lower()
            field = "" if phrase else _last_field(text, match.start(1)) or usual_field or _moved(text)
            what: What = "replace" if phrase else "set"
            found.append(_Found(match.start(), what, field, match[1].strip(), match[2].strip(" ,.")))
        if found and all(field or what == "replace" for _, what, field, _, _ in found):
            return found
    for pattern in _ONLY_NEW:
        if new := pattern.search(text):
            field = _last_field(text, new.start(1)) or usual_field or _moved(text)
            after = _LEADING_TO.sub("", new[1].strip(" ,."))
            return [_Found(new.start(1), "set", field, "", after)] if field and after else []
    return []


def _moved(text: str) -> str:
    """Return the field that a verb alone names: what is extended is a deadline, what is moved an owner."""
    if re.search(r"\b(?:gia hạn|lùi|kéo dài)\b", text, re.IGNORECASE):
        return "due"
    return "owner" if re.search(r"\bchuyển\b.*\btừ\b", text, re.IGNORECASE) else ""


def _office_changes(text: str) -> list[_Found]:
    if match := _COORDINATOR.search(text):
        what: What = "shrink" if match["verb"].lower() == "bỏ" else "grow"
        office = match["office"].strip(' “”"')
        return [_Found(match.start(), what, "coordinators", "", office)] if _is_office(office) else []
    if (match := _LEADER.search(text)) and _is_office(match["new"]):
        old = (match["old"] or "").strip(' “”"')
        return [_Found(len(text), "set", "owner", old, match["new"].strip(' “”"'))]
    return []


def _quoted_field(text: str) -> list[_Found]:
    found = []
    for match in _QUOTED_FIELD.finditer(text):
        field = next(
            name for name, words in match.groupdict().items() if words and name not in {"verb", "words"}
        )
        what: What = "shrink" if match["verb"].lower() == "bỏ" else "grow"
        found.append(_Found(match.start(), what, field, "", match["words"].strip(' “”"«»')))
    return found


def _is_office(text: str) -> bool:
    return all(map(office_words.begins_as_office, office_words.split(text.strip(' “”"'))))


def _last_field(text: str, end: int) -> str:
    """Return the field that was named last before a place; a task's title in quotes names none."""
    found = [field for begin, _, field in field_words.find(_hidden(text)) if begin < end]
    narrow = [field for field in found if field != "title"]
    return (narrow or found or [""])[-1]


def _last_numbers(text: str, begin: int) -> tuple[str, ...]:
    matches = [match for match in _REFERENCE.finditer(_hidden(text)) if match.start() <= begin]
    return numbers(matches[-1][0]) if matches else ()


def _hidden(text: str) -> str:
    """Return a text of the same length in which quoted words are blank."""
    return re.sub(r"(?<=[“\"«])[^”\"»]*(?=[”\"»])", lambda match: "_" * len(match[0]), text)


def _without_quoted(text: str) -> str:
    return re.sub(r"[“\"«][^”\"»]*[”\"»]", " ", text)
