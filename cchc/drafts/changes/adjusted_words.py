"""What a sentence changes in the tasks that it names: which field, from which words to which.

"Nhiệm vụ số 9: điều chỉnh cơ quan chủ trì từ “A” thành “B”; thời hạn từ “C” thành “D”" are two changes: each
pair of words belongs to the field and the task that were named last before it. Read next:
`cchc.drafts.changes.change_sentences`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns
from cchc.drafts.changes import (
    clause_words,
    field_words,
    quotes,
    reasons,
    task_references,
)
from cchc.drafts.changes.quotes import QUOTE
from cchc.drafts.changes.source_changes import SourceChange
from cchc.drafts.offices import kinds, office_words

if TYPE_CHECKING:
    from cchc.drafts.changes.source_changes import What
    from cchc.sources.document import Place

_BARE = r"([^“”;:]+?)"
_VERB = clause_words.VERB
_INTO = rf"(?:\s*{_VERB})?\s*(?:thành|sang|bằng|lên|xuống|đến)\s*(?:là\s+|:\s*)?(?:cụm từ\s+)?"
_TO = clause_words.TO
_LATER = r"(?:gia hạn|lùi|kéo dài)\b.*?\b"
# A condition in brackets belongs to the words before it; what else stands there doesn't.
_END = (
    rf"(?=\s*(?:[;.]\s*$|;\s|{clause_words.NEXT}"
    r"|,?\s*(?:(?:và )?(?:các )?nhiệm vụ số|lý do|do |theo |tại )"
    r"|\((?!(?:sau |nếu |khi |chờ |trừ ))|$))"
)
# The first kind that fits is taken, with all its matches: the old words, then the new ones.
_PAIRS = tuple(
    patterns.lazy(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:từ|cụm từ|thay(?: thế)?|sửa(?: đổi)?)\s*:?\s*{QUOTE}{_INTO}{QUOTE}",
        rf"(?:{field_words.BARE})\s*(?:là\s+|:\s*)?{QUOTE}\s*,?{_INTO}{QUOTE}",
        rf"\btừ\s+{_BARE}\s+(?:{_TO}|lên|xuống(?: còn)?|còn)\s+{_BARE}{_END}",
        rf"{_LATER}từ\s+{_BARE}\s+đến(?: hết)?\s+{_BARE}{_END}",
        rf"(?:{field_words.BARE})\s*:\s*{_BARE},?\s*{_VERB}\s+thành\s*:?\s*{_BARE}{_END}",
    )
)
_NEW_OF_FIELD = patterns.lazy(
    rf"(?:{field_words.BARE})\s*(?:{_VERB}\s*)?(?:là|thành|sang|:)\s*:?\s*{QUOTE}", re.IGNORECASE
)
_ONLY_NEW = tuple(
    patterns.lazy(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_TO}|là|bằng)\s*:?\s*{QUOTE}",
        rf"(?:điều chỉnh|sửa đổi|đổi|chuyển|lùi|kéo dài|gia hạn)\b.*?\b{_TO}\s*:?\s+{_BARE}{_END}",
        rf"\b(?:rút ngắn|nâng|tăng|giảm|hạ)\b.*?\b(?:lên|xuống(?: còn)?|còn)\s+{_BARE}{_END}",
        rf"{_LATER}((?:đến|tới)\s+(?:hết\s+)?(?:ngày|tháng|quý|cuối|năm|\d)[^“”;]*?){_END}",
    )
)
_LEADER = patterns.lazy(
    r"\bgiao\s+(?P<new>.+?)\s+(?:là\s+(?:cơ quan|đơn vị)\s+)?chủ trì\b.*?"
    r"(?:\bthay(?: thế)?(?: cho)?\s+(?P<old>[^;.]+?)(?:\s+(?:đối với|tại|trong|ở)\b[^;.]*)?)?[\s.;]*$",
    re.IGNORECASE,
)
_COORDINATOR = patterns.lazy(
    r"\b(?P<verb>bổ sung|thêm|(?:bãi |loại |lược )?bỏ|rút|đưa)\s+(?P<office>.+?)\s+"
    r"(?:là|làm|vào|(?:ra )?khỏi)\s+(?:danh sách\s+)?(?:các\s+)?"
    r"(?:cơ quan|đơn vị|cơ quan, đơn vị)?\s*phối hợp",
    re.IGNORECASE,
)
_OF_FIELD = patterns.lazy(rf"\b(?P<verb>bổ sung|thêm|bãi bỏ|bỏ)\s+(?:{field_words.FIELD})", re.IGNORECASE)
_LEADING_TO = patterns.lazy(r"^(?:đến|tới)\s+(?:hết\s+)?", re.IGNORECASE)
_LEADS = patterns.lazy(
    r"\s+(?:chủ trì|thực hiện|làm (?:cơ quan|đơn vị) chủ trì)(?:\s+thực hiện)?$", re.IGNORECASE
)
_MARKS = ' “”"'


class _Found(NamedTuple):
    """What a piece of a sentence does: where it begins, and the field with its old and new words."""

    begin: int
    what: What
    field: str
    before: str
    after: str


def read(text: str, place: Place, refs: tuple[str, ...], usual_field: str = "") -> list[SourceChange]:
    """Return what a sentence changes in tasks; nothing where it can't be read.

    `refs` are the tasks where the sentence names none, `usual_field` is the field that a heading names.
    """
    words, why = reasons.split_reason(text)
    found = (
        _pairs(words, usual_field)
        or _office_changes(words)
        or _of_field(words)
        or _only_new(words, usual_field)
        or _behind_numbers(words, usual_field)
    )
    title = task_references.title(words)
    is_named = title and all(title not in {one.before, one.after} for one in found)
    named = title if is_named and (not refs or title in quotes.quoted(words)) else ""
    if len(task_references.numbers(words)) == 1:
        named = named or task_references.title_in_brackets(words)
    told = (one._replace(after=_LEADS.sub("", one.after)) if one.field == "owner" else one for one in found)
    changes = [
        SourceChange(what, place, number, named, field, before, after, why)
        for begin, what, field, before, after in told
        for number in task_references.last_numbers(words, begin) or refs or ([""] if named else [])
    ]
    base = SourceChange("set", place, title=named, field=usual_field, reason=why)
    return sorted(_with_clauses(words, changes, base, refs), key=lambda one: words.find(one.after))


def _with_clauses(
    text: str, changes: list[SourceChange], base: SourceChange, refs: tuple[str, ...]
) -> list[SourceChange]:
    """Return changes with those of the clauses that the whole sentence told nothing of."""
    numbers = refs
    for clause in clause_words.each(text):
        named = clause.numbers
        numbers = named or numbers
        field = changes[-1].field if changes else base.field
        mine = [one for one in changes if one.after and one.after in clause.text]
        if clause.is_apart:
            mine = [one for one in mine if one.number in named]
            changes = [one for one in changes if one.number not in named or one in mine]
        said = None if mine or clause.keeps else clause_words.set_field(clause.text)
        if said and (said.field or field):
            set_ = base._replace(field=said.field or field, after=said.value)
            changes += [set_._replace(number=number) for number in numbers or ([""] if base.title else [])]
    return changes


def _pairs(text: str, usual_field: str) -> list[_Found]:
    """Return old and new words, each pair with the field that was named last before it."""
    for pattern in _PAIRS:
        found = []
        for match in pattern.finditer(text):
            before, after = (match[place].strip(" ,.") for place in (1, 2))
            is_phrase = "cụm từ" in text[: match.end()].lower()
            field = "" if is_phrase else _last_field(text, match.start(1)) or usual_field or _moved(text)
            found.append(_Found(match.start(), "replace" if is_phrase else "set", field, before, after))
        if found:
            return found
    return []


def _only_new(text: str, usual_field: str) -> list[_Found]:
    """Return new words whose old ones the sentence doesn't tell."""
    each = [
        _Found(match.start(1), "set", _last_field(text, match.start(1)), "", match[1].strip(" ,."))
        for match in _NEW_OF_FIELD.finditer(text)
    ]
    if each:
        return each
    for pattern in _ONLY_NEW:
        if match := pattern.search(text):
            field = _last_field(text, match.start(1)) or usual_field or _moved(text)
            after = _LEADING_TO.sub("", match[1].strip(" ,."))
            return [_Found(match.start(1), "set", field, "", after)] if field and after else []
    return []


def _moved(text: str) -> str:
    """Return the field that a verb alone names: what is extended is a deadline, what is moved an owner."""
    if re.search(r"\b(?:gia hạn|lùi|kéo dài)\b", text, re.IGNORECASE):
        return "due"
    return "owner" if re.search(r"\bchuyển\b.*\btừ\b", text, re.IGNORECASE) else ""


def _office_changes(text: str) -> list[_Found]:
    """Return "giao X chủ trì …" and "bổ sung X là cơ quan phối hợp …"."""
    if (match := _COORDINATOR.search(text)) and _is_office(match["office"]):
        return [
            _Found(match.start(), _step(match["verb"]), "coordinators", "", match["office"].strip(_MARKS))
        ]
    if (match := _LEADER.search(text)) and _is_office(match["new"]):
        old = (match["old"] or "").strip(_MARKS)
        return [_Found(len(text), "set", "owner", old, match["new"].strip(_MARKS))]
    return []


def _of_field(text: str) -> list[_Found]:
    """Return "bổ sung cơ quan phối hợp “X”", or with the words behind the task's number: "…: X"."""
    found = []
    for match in _OF_FIELD.finditer(quotes.hidden(text)):
        field = next(name for name, words in match.groupdict().items() if words and name != "verb")
        quoted = re.match(rf"\s*:?\s*{QUOTE}", text[match.end() :])
        words = quoted[1] if quoted else task_references.behind_numbers(text).strip(_MARKS)
        if words:
            found.append(_Found(match.start(), _step(match["verb"]), field, "", words))
    return found


def _behind_numbers(text: str, usual_field: str) -> list[_Found]:
    """Return the words behind a task's number, where the field was named: "Nhiệm vụ số 3: Quý IV/2026"."""
    first = next((one.text for one in clause_words.each(text)), "")
    if (said := clause_words.set_field(first)) and said.field:
        return []  # a label of its own
    words = task_references.behind_numbers(first)
    end = text.find(words) if words else 0
    field = _last_field(text, end) or usual_field
    words = _LEADING_TO.sub("", words) if field == "due" else words
    is_value = field == "due" or (field in {"owner", "coordinators"} and _is_office(words))
    return [_Found(end, "set", field, "", words)] if words and is_value else []


def _step(verb: str) -> What:
    return "grow" if verb.lower() in {"bổ sung", "thêm"} else "shrink"


def _is_office(text: str) -> bool:
    offices = office_words.split(text.strip(_MARKS))
    return bool(offices) and all(map(kinds.begins_as_office, offices))


def _last_field(text: str, end: int) -> str:
    """Return the field that was named last before a place; a task's title in quotes names none."""
    found = [field for begin, _, field in field_words.find(quotes.hidden(text)) if begin < end]
    narrow = [field for field in found if field != "title"]
    return (narrow or found or [""])[-1]
