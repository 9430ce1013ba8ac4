"""Which tasks a sentence names, by number ("nhiệm vụ số 8, 9") or by title; and the sentence without them.

Quotes are “ ” here, whatever the document has (`quotes.with_quotes`). Read next:
`cchc.drafts.changes.adjusted_words` (what is changed), `cchc.drafts.changes.change_sentences`.
"""

from __future__ import annotations

import re

from cchc import patterns
from cchc.drafts.changes import field_words, quotes, reasons
from cchc.drafts.offices import kinds

_NUMBERS = (
    r"\d{1,3}(?!\d|[/.]\d)(?:\s*(?:,|;|và)\s*(?:nhiệm vụ\s+)?(?:số\s+)?"
    r"\d{1,3}(?![\d/]|\.\d|\s*(?:ngày|tháng|nhiệm vụ)))*"
)
_NUMBERED = r"(?:có\s+)?(?:số\s+thứ\s+tự|số\s+TT|STT|thứ|mã(?:\s+số)?|số)"
REFERENCE = patterns.lazy(
    rf"(?:(?:các |những )?(?:nhiệm vụ|NV|công việc|nội dung|mục|dòng)\s+{_NUMBERED}"
    rf"|(?:nhiệm vụ|\bNV)(?!\s*\d+\s+(?:tháng|năm))|\bSTT|số thứ tự)\s*:?\s*(?P<numbers>{_NUMBERS})",
    re.IGNORECASE,
)
WITH_BRACKETS = patterns.lazy(rf"{REFERENCE.pattern}(?:\s*\([^()]*\))?", re.IGNORECASE)
_TITLED = patterns.lazy(rf"(?:nhiệm vụ|công việc)\s*:?\s*{quotes.QUOTE}", re.IGNORECASE)
_IN_BRACKETS = patterns.lazy(rf"{REFERENCE.pattern}\s*\((?P<inner>[^()]+)\)", re.IGNORECASE)
# What is said in brackets of a task and isn't its title: why it is given up, where it stands.
WHY = patterns.lazy(r"\b(?:đã|đang|chưa|trùng|không còn|vì|do)\b", re.IGNORECASE)
_WHERE = patterns.lazy(
    r"(?:phụ lục|mục|phần|dòng|trang|biểu|bảng|danh mục|kế hoạch số|"
    r"STT|TT|quý|tháng|năm|ngày|thuộc|tại|theo|nhiệm vụ)\b",
    re.IGNORECASE,
)


def numbers(text: str) -> tuple[str, ...]:
    """Return the numbers of the tasks that a text names, each once; words in quotes name none.

    >>> numbers("Bãi bỏ các nhiệm vụ số 19, 20 và 21"), numbers("Bổ sung 02 nhiệm vụ")
    (('19', '20', '21'), ())
    """
    found = (
        re.findall(r"\d+", match["numbers"]) for match in REFERENCE.finditer(quotes.without_quoted(text))
    )
    return tuple(
        dict.fromkeys(number.lstrip("0") for listed in found for number in listed if number.strip("0"))
    )


def first_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers of the tasks that a text names first; what stands in brackets behind them aside.

    >>> first_numbers("Bãi bỏ nhiệm vụ số 7 (Rà soát), 8; nội dung chuyển vào nhiệm vụ số 9")
    ('7', '8')
    """
    outside = re.sub(r"(?<!\s)\s*\([^()]*\)", "", quotes.without_quoted(text))
    match = REFERENCE.search(outside) or REFERENCE.search(quotes.without_quoted(text))
    return numbers(match[0]) if match else ()


def last_numbers(text: str, end: int) -> tuple[str, ...]:
    """Return the numbers of the tasks that were named last before a place."""
    matches = [match for match in REFERENCE.finditer(quotes.hidden(text)) if match.start() <= end]
    return numbers(matches[-1][0]) if matches else ()


def is_bare_reference(text: str) -> bool:
    """Whether a line names a task and no more, for lines below it: "Đối với nhiệm vụ số 14:"."""
    rest = REFERENCE.sub("", text)
    return bool(re.fullmatch(r"\s*(?:đối với|tại|về)?\s*(?:\(.*\))?[\s:.]*", rest, re.IGNORECASE))


def begins_with_task(text: str) -> bool:
    """Whether a line begins with the number of a task: "Nhiệm vụ số 3: …"."""
    return bool(REFERENCE.match(text))


def title(text: str) -> str:
    """Return the title by which a sentence names its task; empty where it names none.

    >>> title("Nhiệm vụ số 16: Báo cáo ngày; lý do: đã dừng"), title("Bãi bỏ nhiệm vụ “Báo cáo ngày”")
    ('Báo cáo ngày', 'Báo cáo ngày')
    """
    if named := _TITLED.search(bare(text)):
        return named[1].strip(" .;")
    match = re.match(rf"^{REFERENCE.pattern}\s*[:–-]\s*(?P<title>.+)$", text, re.IGNORECASE)
    return reasons.without_reason(match["title"]).strip(" .;") if match else ""


def title_in_brackets(text: str) -> str:
    """Return the title that stands in brackets behind a task's number; empty where something else does.

    >>> title_in_brackets("nhiệm vụ số 9 (Rà soát quy chế)"), title_in_brackets("nhiệm vụ số 9 (tại Phụ lục)")
    ('Rà soát quy chế', '')
    """
    match = _IN_BRACKETS.search(quotes.hidden(text))
    inner = text[match.start("inner") : match.end("inner")].strip(" .;“”") if match else ""
    is_title = inner[:1].isupper() and not WHY.search(inner) and not _WHERE.match(inner)
    has_field = any(begin == 0 and name != "title" for begin, _, name in field_words.find(inner))
    return inner if is_title and not has_field and not kinds.begins_as_office(inner) else ""


def bare(text: str) -> str:
    """Return a sentence in which tasks are named without their numbers: "Thời hạn nhiệm vụ là …"."""
    return REFERENCE.sub("nhiệm vụ", text)


def without_references(text: str) -> str:
    """Return a sentence without the tasks that it names outside of quotes.

    >>> without_references("Thời hạn nhiệm vụ số 8 (Rà soát) là Quý IV/2026")
    'Thời hạn  là Quý IV/2026'
    """
    for match in reversed(list(WITH_BRACKETS.finditer(quotes.hidden(text)))):
        text = text[: match.start()] + text[match.end() :]
    return text


def behind_numbers(text: str) -> str:
    """Return what follows the colon behind a task's number; empty where nothing does.

    >>> behind_numbers("Nhiệm vụ số 3: Quý IV/2026.")
    'Quý IV/2026'
    """
    match = re.search(rf"{WITH_BRACKETS.pattern}\s*:\s*(?P<rest>.+)$", text, re.IGNORECASE)
    return match["rest"].strip(" .;") if match else ""
