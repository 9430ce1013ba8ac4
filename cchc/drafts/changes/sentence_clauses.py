"""The clauses of a sentence that changes tasks: which tasks it names, by number or title, and the reason.

Quotes are “ ” here, whatever the document has (`with_quotes`). Read next:
`cchc.drafts.changes.adjusted_words` (what is changed), `cchc.drafts.changes.change_sentences`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cchc.drafts.changes import field_words
from cchc.drafts.offices import kinds

# "Into": the word of many others ("hoàn thành", "thành phố") that isn't a part of them.
TO = r"(?:(?<!hoàn )(?<!cấu )(?<!trưởng )(?<!tạo )thành(?!\s+(?:phố|viên|lập|phần|tích|công|thạo)\b)|sang)"
# Where the next clause begins: another field with its words, or a task that differs from the others.
NEXT = (
    r"[,.;]\s+(?=(?:và\s+|đồng thời\s+)?(?:thời (?:hạn|gian)\b|tiến độ\b"
    rf"|(?:{field_words.BARE})\s*(?:(?:là|thành|sang|từ|được|điều chỉnh|sửa|đổi)\b|[:“])"
    r"|riêng\b))"
)
QUOTE = r"“\s*([^”]+?)\s*”"
_NUMBERS = (
    r"\d{1,3}(?!\d|[/.]\d)(?:\s*(?:,|;|và)\s*(?:nhiệm vụ\s+)?(?:số\s+)?"
    r"\d{1,3}(?![\d/]|\.\d|\s*(?:ngày|tháng|nhiệm vụ)))*"
)
_NUMBERED = r"(?:có\s+)?(?:số\s+thứ\s+tự|số\s+TT|STT|thứ|mã(?:\s+số)?|số)"
_REFERENCE = re.compile(
    rf"(?:(?:các |những )?(?:nhiệm vụ|NV|công việc|nội dung|mục|dòng)\s+{_NUMBERED}"
    rf"|(?:nhiệm vụ|\bNV)(?!\s*\d+\s+(?:tháng|năm))|\bSTT|số thứ tự)\s*:?\s*(?P<numbers>{_NUMBERS})",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"[\s,;.(–-]+(?:(?:với\s+)?(?:lý|lí) do\s*:?|do|vì)\s+(?P<reason>.+?)"
    r"(?:[\s.;)]*$|(?=;\s*(?:riêng\b|nhiệm vụ số\b)))",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"(?:nhiệm vụ|công việc)\s*:?\s*{QUOTE}", re.IGNORECASE)
_ONLY_ADDS = re.compile(
    r"^(?:giao )?(?:bổ sung|thêm)\s*(?:các |một số |những )?(?:nhiệm vụ|công việc|nội dung)?(?: mới| sau)?"
    r"(?:\s*vào\b.*)?",
    re.IGNORECASE,
)


_IN_BRACKETS = re.compile(rf"{_REFERENCE.pattern}\s*\((?P<inner>[^()]+)\)", re.IGNORECASE)
# What is said in brackets of a task and isn't its title: why it is given up, where it stands.
_WHY = re.compile(r"\b(?:đã|đang|chưa|trùng|không còn|vì|do)\b", re.IGNORECASE)
_WHERE = re.compile(
    r"(?:phụ lục|mục|phần|dòng|trang|biểu|bảng|danh mục|kế hoạch số|"
    r"STT|TT|quý|tháng|năm|ngày|thuộc|tại|theo|nhiệm vụ)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"^\W*(?:cho\s+)?(?:đến|tới)\s+(?:khi|hết|lúc)\b"
    r"|^\W*(?:trong (?:thời gian|khi)|chờ|để)\b",
    re.IGNORECASE,
)
_STOP_WORDS = re.compile(
    r"\b(?:ra khỏi|khỏi|không|tiếp tục|thực hiện|triển khai|tại|trong|của|thuộc|ở|các|nữa|này|trên|nêu|"
    r"nhiệm vụ|công việc|trọng tâm|"
    r"(?:theo |tại )?(?:Phụ lục|Danh mục|Kế hoạch|mục|phần|Biểu)(?:\s+(?:số\s+)?[\w/&.-]*\d[\w/&.-]*"
    r"|\s+[IVX]+\b)?"
    r"(?:\s+ngày\s+\d[\d/]*)?|ban hành|kèm)\b",
    re.IGNORECASE,
)


class BehindStop(NamedTuple):
    """What follows the task in a sentence that gives it up: why or until when, and what isn't understood."""

    reason: str
    rest: str


def title_in_brackets(text: str) -> str:
    """Return the title that stands in brackets behind a task's number; empty where something else does.

    >>> title_in_brackets("nhiệm vụ số 9 (Rà soát quy chế)"), title_in_brackets("nhiệm vụ số 9 (tại Phụ lục)")
    ('Rà soát quy chế', '')
    """
    match = _IN_BRACKETS.search(hidden(text))
    inner = text[match.start("inner") : match.end("inner")].strip(" .;“”") if match else ""
    is_title = inner[:1].isupper() and not _WHY.search(inner) and not _WHERE.match(inner)
    has_field = any(begin == 0 and name != "title" for begin, _, name in field_words.find(inner))
    return inner if is_title and not has_field and not kinds.begins_as_office(inner) else ""


def behind_stop(text: str) -> BehindStop:
    """Return what follows the last task that a sentence gives up; its reason was taken off before.

    >>> behind_stop("Tạm dừng nhiệm vụ số 15 cho đến khi có hướng dẫn.").reason
    'cho đến khi có hướng dẫn'
    """
    found = list(re.finditer(rf"{_REFERENCE.pattern}(?:\s*\([^()]*\))?", hidden(text), re.IGNORECASE))
    if not found:
        return BehindStop("", "")
    first = found[0]
    brackets = first[0].partition("(")[2].strip(" )")
    why = brackets if _WHY.search(brackets) else ""
    behind = text[first.end() :].strip(" .;,")
    if _UNTIL.match(behind):
        return BehindStop(why or behind, "" if not why else behind)
    if behind.startswith("(") and behind.endswith(")") and not why:
        return BehindStop(behind.strip("() "), "")
    bare = without_references(re.sub(r"^\s*[:–-].*|“[^”]*”", " ", behind))
    is_said = any(map(str.isalpha, _STOP_WORDS.sub(" ", bare)))
    return BehindStop(why, behind if is_said else "")


def numbers(text: str) -> tuple[str, ...]:
    """Return the numbers of the tasks that a text names, each once; words in quotes name none.

    >>> numbers("Bãi bỏ các nhiệm vụ số 19, 20 và 21"), numbers("Bổ sung 02 nhiệm vụ")
    (('19', '20', '21'), ())
    """
    found = (re.findall(r"\d+", match["numbers"]) for match in _REFERENCE.finditer(_without_quoted(text)))
    return tuple(
        dict.fromkeys(number.lstrip("0") for listed in found for number in listed if number.strip("0"))
    )


def first_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers of the tasks that a text names first; what stands in brackets behind them aside.

    >>> first_numbers("Bãi bỏ nhiệm vụ số 7 (Rà soát), 8; nội dung chuyển vào nhiệm vụ số 9")
    ('7', '8')
    """
    outside = re.sub(r"\s*\([^()]*\)", "", _without_quoted(text))
    match = _REFERENCE.search(outside) or _REFERENCE.search(_without_quoted(text))
    return numbers(match[0]) if match else ()


def is_bare_reference(text: str) -> bool:
    """Whether a line names a task and no more, for lines below it: "Đối với nhiệm vụ số 14:"."""
    rest = _REFERENCE.sub("", text)
    return bool(re.fullmatch(r"\s*(?:đối với|tại|về)?\s*(?:\(.*\))?[\s:.]*", rest, re.IGNORECASE))


def begins_with_task(text: str) -> bool:
    """Whether a line begins with the number of a task: "Nhiệm vụ số 3: …"."""
    return bool(_REFERENCE.match(text))


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
        r"^(?:giao )?(?:bổ sung|thêm)(?: thêm)?\s*(?:\d+ |một )?(?=nhiệm vụ|công việc|[“:])",
        "",
        text,
        flags=re.IGNORECASE,
    )
    rest = re.sub(  # in which area, said before the title
        r"^(?:\d+ |một )?nhiệm vụ(?: mới)? (?:thuộc|về|vào)(?: nhóm)? lĩnh vực "
        r"([^“”:;]{2,120}?)\s*:?\s*“([^”]+)”\s*[,;]?",
        r"“\2”; lĩnh vực: \1;",
        rest,
        flags=re.IGNORECASE,
    )
    rest = re.sub(
        rf"^{_REFERENCE.pattern.replace('(?P<numbers>', '(?:')}\s*[:.,–-]*\s*", "", rest, flags=re.IGNORECASE
    )
    return re.sub(r"^(?:nhiệm vụ|công việc)(?: mới)?\s*(?::|(?=“))\s*", "", rest, flags=re.IGNORECASE).strip()


def title(text: str) -> str:
    """Return the title by which a sentence names its task; empty where it names none.

    >>> title("Nhiệm vụ số 16: Báo cáo ngày; lý do: đã dừng"), title("Bãi bỏ nhiệm vụ “Báo cáo ngày”")
    ('Báo cáo ngày', 'Báo cáo ngày')
    """
    if named := _TITLED.search(bare(text)):
        return named[1].strip(" .;")
    match = re.match(rf"^{_REFERENCE.pattern}\s*[:–-]\s*(?P<title>.+)$", text, re.IGNORECASE)
    return _REASON.sub("", match["title"]).strip(" .;") if match else ""


def reason(text: str) -> str:
    """Return the reason that a sentence gives, as it words it.

    >>> reason("Không tiếp tục thực hiện nhiệm vụ số 16, lý do hệ thống đã dừng.")
    'hệ thống đã dừng'
    >>> reason("Lùi thời hạn nhiệm vụ số 8 đến Quý IV, lý do: chờ tỉnh; riêng nhiệm vụ số 9 đến Quý I.")
    'chờ tỉnh'
    """
    match = _REASON.search(hidden(text))
    return text[match.start("reason") : match.end("reason")].strip(" .;") if match else ""


def last_numbers(text: str, end: int) -> tuple[str, ...]:
    """Return the numbers of the tasks that were named last before a place."""
    matches = [match for match in _REFERENCE.finditer(hidden(text)) if match.start() <= end]
    return numbers(matches[-1][0]) if matches else ()


def with_quotes(text: str) -> str:
    """Return a text whose quotes, of whatever kind, are “ ”; letters stay where they are.

    >>> with_quotes('từ "Quý II" thành «Quý III»')
    'từ “Quý II” thành “Quý III”'
    """
    text = re.sub(r"[“”\"„«»]([^“”\"„«»]+)[“”\"„«»]", r"“\1”", text)
    return re.sub(r"(?<![\w“])[‘'](?!\s)([^“”‘’']+)(?<!\s)['’](?![\w”])", r"“\1”", text)


def quoted(text: str) -> list[str]:
    """Return what stands in quotes."""
    return [words.strip() for words in re.findall(r"“([^”]*)”", text)]


def hidden(text: str) -> str:
    """Return a text of the same length in which quoted words are blank."""
    return re.sub(r"“([^”]*)”", lambda match: f"“{'_' * len(match[1])}”", text)


def split_reason(text: str) -> tuple[str, str]:
    """Return a sentence without the reason that it gives, and the reason; what follows that stays."""
    because = _REASON.search(hidden(text))
    if because is None:
        return text, ""
    return text[: because.start()] + text[because.end() :], reason(text)


def bare(text: str) -> str:
    """Return a sentence in which tasks are named without their numbers: "Thời hạn nhiệm vụ là …"."""
    return _REFERENCE.sub("nhiệm vụ", text)


def without_references(text: str) -> str:
    """Return a sentence without the tasks that it names outside of quotes.

    >>> without_references("Thời hạn nhiệm vụ số 8 (Rà soát) là Quý IV/2026")
    'Thời hạn  là Quý IV/2026'
    """
    found = re.finditer(rf"{_REFERENCE.pattern}(?:\s*\([^()]*\))?", hidden(text), re.IGNORECASE)
    for match in reversed(list(found)):
        text = text[: match.start()] + text[match.end() :]
    return text


def behind_numbers(text: str) -> str:
    """Return what follows the colon behind a task's number; empty where nothing does.

    >>> behind_numbers("Nhiệm vụ số 3: Quý IV/2026.")
    'Quý IV/2026'
    """
    match = re.search(rf"{_REFERENCE.pattern}\s*(?:\([^()]*\)\s*)?:\s*(?P<rest>.+)$", text, re.IGNORECASE)
    return match["rest"].strip(" .;") if match else ""


def _without_quoted(text: str) -> str:
    return re.sub(r"“[^”]*”", " ", text)
