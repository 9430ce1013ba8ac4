"""What a paragraph says of a task: labelled lines, the last bracket, a sentence → who, with whom, until when.

"Đơn vị chủ trì: Văn phòng." is read outright. "(Văn phòng chủ trì, hoàn thành trong quý I/2026)" and
"Giao Văn phòng chủ trì … trước ngày 30/9/2026." are proposals. Knows no task. Read next:
`cchc.drafts.paragraphs.prose_tasks`.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from cchc import column_words, patterns
from cchc.drafts.offices import kinds, office_roles, office_words
from cchc.drafts.paragraphs import prose_sentences

_MAX_LENGTH = 3000  # letters of a paragraph that is a task; longer ones are none
_FIELDS = frozenset({"owners", "coordinators", "due", "deliverable", "lead", "note", "unread"})
_SENTENCE_END = patterns.lazy(r"(?<=\w\w\w)\.\s+(?=[^\W\d_])")  # not "TT. PVHCC"
_BRACKET = patterns.lazy(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*[.;,:]*\s*$")
_JOINT = patterns.lazy(r"[.;,]\s+|\s[-–—]\s+")  # what may stand before a label inside a paragraph
_BODY = r"(?:cơ quan |đơn vị )?"
_LEADS = patterns.lazy(
    rf"^(?P<name>.+?)[\s,]+(?:là {_BODY})?(?:chủ trì|tham mưu|thực hiện)\b.*$", re.IGNORECASE
)
_LEADS_BEFORE = patterns.lazy(rf"^(?:do|giao|{_BODY}chủ trì)\s*:?\s+(?P<name>.+)$", re.IGNORECASE)
_HELPS = patterns.lazy(r"^(?P<name>.+?)\s+phối hợp\b.*$", re.IGNORECASE)
_HELPS_BEFORE = patterns.lazy(
    r"^(?:chủ trì,?\s*)?(?:và\s+)?phối hợp(?: với| cùng)?\s*:?\s+(?P<name>.+)$",
    re.IGNORECASE,
)
_ALWAYS = patterns.lazy(
    r"(?:thực hiện\s+)?(?:thường xuyên|định kỳ|hằng|hàng|cả năm|trong năm)(?:[\s,]+[\w/]+){0,6}",
    re.IGNORECASE,
)
_PART_DUE = patterns.lazy(
    r"(?:thời (?:gian|hạn)(?: hoàn thành| thực hiện)?\s*:?\s*)?"
    rf"(?P<due>(?:(?:thực hiện|hoàn thành|xong)\s+)*(?:{prose_sentences.BY}\s+){{0,3}}"
    rf"{prose_sentences.TIME}(?:\s*(?:,|-|–|và|đến)\s*{prose_sentences.TIME})*)",
    re.IGNORECASE,
)
Named = Literal["owners", "coordinators"]


class TaskWords(NamedTuple):
    """What words say of a task; empty is what they don't. `is_proposal`: from a bracket or a sentence."""

    owners: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    due: str = ""
    deliverable: str = ""
    lead: str = ""
    note: str = ""
    is_proposal: bool = False

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return any(self[:6])


def labelled(text: str) -> TaskWords | None:
    """Return what a line of labels says; None for other lines.

    >>> said = labelled("Chủ trì: Văn phòng HĐND và UBND; phối hợp: các thôn.")
    >>> said.owners, said.coordinators
    (('Văn phòng HĐND và UBND',), ('các thôn',))
    >>> labelled("Tổ chức hội nghị đối thoại.") is None
    True
    """
    if len(text) > _MAX_LENGTH:
        return None
    found = _labels(text)
    if not found or found[0].start > 0:
        return None
    said = TaskWords()
    for index, label in enumerate(found):
        end = found[index + 1].start if index + 1 < len(found) else len(text)
        said = _with_label(said, label.words, _value(text[label.end : end]))
    return said or None


def ends_with_label(text: str) -> bool:
    """Whether a text before a colon ends with a label: what follows is no part of it, but a field.

    >>> ends_with_label("Rà soát văn bản; chủ trì"), ends_with_label("Cải cách thể chế")
    (True, False)
    """
    return any(_field(text[match.end() :]) in _FIELDS for match in _JOINT.finditer(text))


def proposed(text: str) -> TaskWords:
    """Return what the last bracket, labels inside, or a sentence of a paragraph seem to say.

    >>> said = proposed("Kiểm tra niêm yết (Trung tâm PVHCC chủ trì, hoàn thành trong quý I/2026).")
    >>> said.owners, said.due
    (('Trung tâm PVHCC',), 'hoàn thành trong quý I/2026')
    """
    if len(text) > _MAX_LENGTH:
        return TaskWords()
    said = _bracket(text) or _inside(text) or TaskWords()
    if not said.owners:
        owners, others = prose_sentences.offices(text)
        said = said._replace(owners=owners, coordinators=said.coordinators or others)
    if not said.due:
        said = said._replace(due=prose_sentences.deadline(text))
    if said.due and not said.owners:
        owners, others = prose_sentences.subject(text)
        said = said._replace(owners=owners, coordinators=said.coordinators or others)
    return said._replace(is_proposal=True)


class _Label(NamedTuple):
    """A label in a paragraph, and where it begins and its colon ends."""

    words: str
    start: int
    end: int


def _labels(text: str) -> list[_Label]:
    """Return the labels of a paragraph: at its start, and behind ".", ";", "," or a dash."""
    found: list[_Label] = []
    start = 0
    for colon in re.finditer(r"\s*:\s*", text):
        joints = [0, *(joint.end() for joint in _JOINT.finditer(text, start, colon.start()))]
        at = next((each for each in joints if each >= start and _is_label(text, each, colon.start())), None)
        if at is not None:
            found.append(_Label(text[at : colon.start()].strip(), at, colon.end()))
        start = colon.end()
    return found


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether words are a label; behind "," and a dash, which part much else, only a whole wording."""
    words = text[start:end].strip()
    if not re.fullmatch(r"[^\W\d_][^:;.()]{1,60}", words) or _field(words) not in _FIELDS:
        return False
    for joint in _JOINT.finditer(words):  # "Rà soát văn bản, chủ trì" begins with a task
        if (
            column_words.is_header_word(words[joint.end() :])
            and _field(words[: joint.start()]) not in _FIELDS
        ):
            return False
    is_parted = start == 0 or re.search(r"[.;]\s+$", text[:start])
    return bool(is_parted) or column_words.is_header_word(words)


def _with_label(said: TaskWords, label: str, value: str) -> TaskWords:
    field = _field(label)
    if field in {"owners", "coordinators"}:
        named, *others = _SENTENCE_END.split(value, maxsplit=1)
        if others and kinds.begins_as_office(others[0]):
            named, others = value, []
        said = _with_roles(said, named) if field == "owners" else _with_offices(said, "coordinators", named)
        return _with_rest(said, others[0]) if others else said
    if field == "due":
        return said._replace(due=said.due or value)
    if field == "deliverable":
        return said._replace(deliverable=said.deliverable or value)
    if field == "lead":
        return said._replace(lead=said.lead or value)
    note = value if field == "note" else f"{label}: {value}"
    return said._replace(note=f"{said.note}; {note}" if said.note else note)


def _with_roles(said: TaskWords, text: str) -> TaskWords:
    """Add who leads, and with whom, where a label's words say both: "Văn phòng chủ trì"."""
    roles = office_roles.read(text)
    owners, others = roles if roles and roles.owners else (text, "")
    return _with_offices(_with_offices(said, "owners", owners), "coordinators", others)


def _with_rest(said: TaskWords, text: str) -> TaskWords:
    """Add what stands behind the offices of a label in sentences of its own: a deadline, or a note."""
    if due := prose_sentences.deadline(text) or _due_in_bracket(text):
        return said._replace(due=said.due or due)
    return said._replace(note=f"{said.note}; {text}" if said.note else text)


def _field(label: str) -> str:
    meaning = column_words.meaning(label.strip())
    return meaning.field if meaning else ""


def _value(text: str) -> str:
    return re.sub(r"(?:[\s.;,]|\s[-–—])+$", "", text.strip())


def _bracket(text: str) -> TaskWords | None:
    match = _BRACKET.search(text)
    if match is None:
        return None
    if (said := labelled(match[1])) is not None:
        return said
    said, is_said = TaskWords(), False  # is_said: who leads is said, so that a bare name is no second one
    for part in _parts(match[1]):
        due = _due_in_bracket(part)
        if helps := (_HELPS.match(part) or _HELPS_BEFORE.match(part)):
            said = _named(said, "coordinators", helps["name"])
        elif leads := (_LEADS.match(part) or _LEADS_BEFORE.match(part)):
            said, is_said = _named(said, "owners", leads["name"]), True
        elif due and not said.due:
            said = said._replace(due=due)
        elif not is_said:
            said = _named(said, "owners", part)
    return said or None


def _parts(text: str) -> list[str]:
    """Return the parts of a bracket: at ";", and at "," where an office or a time begins."""
    parts: list[str] = []
    for segment in re.split(r"\s*;\s*", text):
        for piece in re.split(r"\s*,\s*", segment):
            said = (_due_in_bracket(piece), _HELPS_BEFORE.match(piece), _LEADS_BEFORE.match(piece))
            begins = kinds.begins_as_office(piece) or any(said)
            if parts and not begins and not segment.startswith(piece):
                parts[-1] = f"{parts[-1]}, {piece}"
            else:
                parts.append(piece)
    return [part.strip() for part in parts if part.strip()]


def _due_in_bracket(part: str) -> str:
    """Return the words of a part of a bracket that are a deadline; a document's day is none."""
    if re.search(r"\bsố\s*\d", part, re.IGNORECASE):
        return ""
    if match := _PART_DUE.fullmatch(part.strip()):
        return match["due"]
    return part.strip() if _ALWAYS.fullmatch(part.strip()) else ""


def _named(said: TaskWords, field: Named, text: str) -> TaskWords:
    text = re.sub(r"^(?:do|giao(?: cho)?|với|cùng)\s+", "", text.strip(), flags=re.IGNORECASE)
    if not kinds.begins_as_office(text):
        return said
    return _with_offices(said, field, text)


def _with_offices(said: TaskWords, field: Named, text: str) -> TaskWords:
    before = said.owners if field == "owners" else said.coordinators
    found = tuple(dict.fromkeys((*before, *office_words.split(text))))
    return said._replace(owners=found) if field == "owners" else said._replace(coordinators=found)


def _inside(text: str) -> TaskWords | None:
    """Return what labels behind the first sentence say: "Rà soát văn bản. Chủ trì: Văn phòng."."""
    for match in _JOINT.finditer(text):
        if said := labelled(text[match.end() :]):
            return said._replace(due=said.due.partition(";")[0])
    return None
