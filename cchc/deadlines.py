"""Read a deadline as a plan words it ("Quý II/2026 (sau khi tỉnh có kế hoạch)").

A placeholder is `unknown`. Else the condition, found by its lead word, is lifted out; words of
regular work ("thường xuyên", "hằng quý") decide wherever they stand; what is left must be dates,
words that bound them and harmless filler (`_SIGNS`), to the last word. One word too many makes it
`not_a_deadline`, one impossible date `invalid`: nothing is guessed. Real plans set the rules:
tests/data/deadlines.tsv. Tasks and today's date are not known here. Read next: `states`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from cchc.periods import Mention, Period, Span, SpanUnit, Unit, find_mention, plain_text

__all__ = ["Deadline", "DeadlineKind", "Span", "parse"]
DeadlineKind = Literal[
    "day", "month", "quarter", "year", "range", "milestones", "ongoing", "periodic",
    "conditional", "unknown", "not_a_deadline", "invalid",
]  # fmt: skip

_LONGEST = 500  # characters; longer text is prose, and the bound keeps every pattern fast
_ONE_DAY = timedelta(days=1)
_SPAN_UNITS: dict[str, tuple[int, SpanUnit]] = {
    "ngày": (1, "day"), "tuần": (7, "day"), "tháng": (1, "month"), "năm": (1, "year"),
}  # fmt: skip
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))

# "Chưa xác định", "đang cập nhật", a form left blank: somebody said that nobody set a deadline.
_OF_TIME = r"(?:thời gian|thời hạn|thời điểm|hạn|ngày|hoàn thành|thực hiện|cụ thể|được)"
_PLACEHOLDER = (
    rf"(?:{_OF_TIME}:? )*(?:(?:chưa|không)(?: được)?(?: xác định| rõ| chốt| ấn định| thống nhất"
    r"| quy định| biết| có)?|đang (?:xây dựng|cập nhật|xem xét|xin ý kiến|xác định)"
    r"|(?:sẽ )?(?:cập nhật|thông báo|xác định|bổ sung) sau|(?:để |bỏ )?trống|chờ|tbd|tba|n/?a"
    rf"|none|null|x+)(?: {_OF_TIME})*|[\W_]*"
)
_BLANK = r"(?:^|[/-] ?|(?:ngày|tháng|năm|quý|trước) ?)(?:…|\.{2,}|_+|\?+|x+)(?!\w)"
_FORM = r"(?:[\W\d_]|ngày|tháng|năm|quý|trước|[ivx])+"

# "sau 30/6" and "trước quý II" bound a date; "sau hội nghị" and "trước khi" are conditions.
_DATED = r" (?:(?:ngày )?\d|(?:quý|tháng|năm|đầu|giữa|cuối|hết|nửa|lúc)\b|[qt]\d)"
_LEAD = (
    r"\b(?:(?P<count>(?:ngay )?(?:sau )?(?<!trước )khi|(?:kể |tính )?từ (?:khi|lúc|thời điểm"
    rf"|ngày(?! ?\d))|(?:ngay )?sau(?!{_DATED}))|trước(?!{_DATED})|t[uù][yỳ](?: theo| thuộc)?"
    r"|phụ thuộc|căn cứ|nếu|chờ|đợi|trong trường hợp|(?<!tiếp )(?<!kèm )theo"
    r"(?! (?:dõi|quý|tháng|tuần|kỳ|định kỳ|từng|hằng|hàng)\b))(?= \w)"
)
_INSIDE = r"(?:[^()\[\]{}]|\([^()]*\))*"  # up to the bracket that closes around the condition
_SPAN = (
    r"(?:(?:trong(?: vòng| thời (?:hạn|gian))?|(?:chậm|muộn) nhất(?: là)?|không quá|tối đa|sau) )*"
    r"(?<![\w/.,-])(?P<vague>\d+ ?- ?)?(?P<n>\d{1,3}) (?P<unit>ngày|tuần|tháng|năm)"
    r"(?P<working> làm việc)?[ ,;]*$"
)
# Where a condition may end; a bare ", ngày …" belongs to the document that the condition names.
_CUT = (
    r"[,;(] ?(?=(?:nhưng |và )?(?:trước|chậm|muộn|không|đến|hết|trong|hoàn thành|xong|từ|quý"
    r"|tháng|năm|cuối|hằng|hàng|định kỳ|thường xuyên|[qt]?\d))"
    r"| (?=nhưng |(?:chậm|muộn) nhất|không quá)"
)

_REGULAR: dict[DeadlineKind, str] = {
    "ongoing": r"(?<!không )thường xuyên|liên tục|trở đi|quanh năm"
    r"|(?:(?:các|những) )?năm (?:tiếp theo|kế tiếp|sau)\b",
    "periodic": r"(?:hằng|mỗi|từng) (?:ngày|tuần|tháng|quý|năm|kỳ)\b|(?<!không )định kỳ"
    r"|kỳ báo cáo|theo (?:tuần|tháng|quý|kỳ)\b|\blần/|/lần"
    r"|(?:tuần|tháng|quý|năm) (?:một|\d+) lần"
    r"|(?:/|đầu |giữa |cuối )(?:tuần|tháng|quý|kỳ|(?<=/)năm)\b(?! ?(?:\d|[ivx]+\b))",
}
_HOUR = r"(?:lúc )?(?:0?[1-9]|1\d|2[0-4]) ?(?:(?:h|giờ|g)(?: ?\d\d)?|:\d\d)(?: ?phút)?"
# u: until, that day included; b: before; f: from; a: after; c: and; the rest is filler.
# "đầu quý II" and "giữa quý II" name no day: only the quarter around them is certain.
_SIGNS = (
    rf"(?:(?P<u>-|/(?=\d{{4}}-)|(?:từ nay )?(?:cho )?(?:đến|tới)(?: hết)?|hết|cuối|trước {_HOUR}"
    r"|(?:chậm|muộn) nhất|không (?:quá|sau|(?:chậm|muộn) hơn)|hạn chót)|(?P<b>trước)"
    r"|(?P<f>(?:kể |tính )?từ|bắt đầu)|(?P<a>sau)|(?P<c>[,;&+]|và|hoặc)|hoàn (?:thành|tất)"
    r"|thực hiện|triển khai|tổ chức|tiến hành|kết thúc|xong|trong|vào|là|thời (?:gian|hạn|điểm)"
    rf"|hạn|dự kiến|ngay|các|cả|suốt|giai đoạn|đầu|giữa|nhưng|{_HOUR}|[ .:]+)(?!(?<=\w)\w)"
)


class Deadline(NamedTuple):
    """What the words of a deadline mean; days are included on both ends.

    "Từ quý III" has no end and "chậm nhất 15/12" no start; ongoing work has at most a start.
    """

    text: str  # the words exactly as given
    kind: DeadlineKind
    start: date | None = None
    end: date | None = None
    condition: str | None = None  # in its own words, without brackets
    span: Span | None = None  # never for working days: the holidays between are not known
    year_assumed: bool = False  # the plan's year was taken; the bare word "năm" does say it


def parse(text: str, plan_year: int) -> Deadline:
    """Read the words of a deadline in a plan of this year; whatever the words, nothing is raised.

    >>> parse("Trước tháng 3/2027", 2026).end
    datetime.date(2027, 2, 28)
    """
    if len(text) > 4 * _LONGEST:  # decomposed letters and stray spaces may swell a short text
        return Deadline(text, "not_a_deadline")
    return _parse(text, plan_year)


@lru_cache(maxsize=8192)
def _parse(text: str, plan_year: int) -> Deadline:
    words = " ".join(unicodedata.normalize("NFC", text.translate(_INVISIBLE)).split())
    low = words.replace("İ", "i").lower()  # as long as `words`: no other letter grows
    if len(words) > _LONGEST:
        return Deadline(text, "not_a_deadline")
    if _is_placeholder(low):
        return Deadline(text, "unknown")
    condition, span, rest = _lift_condition(words, low, plan_year)
    if condition and re.search(_REGULAR["ongoing"], condition.lower()):
        rest += " thường xuyên"  # regular work is regular wherever the words stand
    read = _read(rest, plan_year)
    if read.kind == "unknown":
        read = Deadline(text, "conditional" if condition else "not_a_deadline")
    if read.kind == "not_a_deadline":
        return Deadline(text, "not_a_deadline")
    return read._replace(text=text, condition=condition, span=span)


def _is_placeholder(low: str) -> bool:
    bare = low.strip(" ()[]{}.,:;…-*\"'")
    blank_form = re.fullmatch(_FORM, low) and re.search(_BLANK, low)
    return bool(blank_form or re.fullmatch(_PLACEHOLDER, bare))


def _lift_condition(words: str, low: str, plan_year: int) -> tuple[str | None, Span | None, str]:
    """Split the words into a condition, the span counted from it, and the rest in lower case."""
    lead = re.search(_LEAD, low)
    if lead is None:
        return None, None, low
    begin = lead.start()
    closing = next(re.compile(_INSIDE).finditer(low, begin)).end()
    head, tail, span = low[:begin], "", None
    if counted := re.search(_SPAN, head):
        head = head[: counted.start()]
        if lead["count"] and not counted["vague"] and not counted["working"]:
            times, unit = _SPAN_UNITS[counted["unit"]]
            span = Span(times * int(counted["n"]), unit)
        else:  # what cannot be counted stays with the words of the condition
            begin = counted.start()
    for cut in islice(re.compile(_CUT).finditer(low, lead.end(), closing), 9):  # few: for speed
        if _read(low[cut.start() : closing], plan_year).kind not in {"unknown", "not_a_deadline"}:
            tail = low[cut.start() : closing]
            break
    condition = words[begin : closing - len(tail)].strip(" ,;.")
    return condition, span, f"{head}{tail} {low[closing:]}"


def _read(low: str, plan_year: int) -> Deadline:
    """Read words without a condition; `unknown` when they say nothing at all."""
    if _is_placeholder(low):
        return Deadline(low, "unknown")
    text = plain_text(re.sub(r"[()\[\]{}\"“”'‘’*•]", " ", low)).rstrip(" .,;:").lstrip(" .,;:+-")
    kind = next((kind for kind, words in _REGULAR.items() if re.search(words, text)), None)
    if kind is None:
        return _read_dates(text, plan_year)
    # A bare "trong năm" beside regular work says nothing of when it begins.
    read = _read_dates(re.sub(rf"{_REGULAR[kind]}|\bnăm\b", " ", text), plan_year)
    start = read.start if kind == "ongoing" else None
    kind = "invalid" if read.kind == "invalid" else kind
    return Deadline(low, kind, start, year_assumed=bool(start) and read.year_assumed)


def _read_dates(text: str, plan_year: int) -> Deadline:
    """Read dates and the words that bound them, up to the last word of the text."""
    signs, mentions = _scan(text)
    if signs is None or not mentions:
        return Deadline(text, "not_a_deadline" if signs is None else "unknown")
    for i in reversed(range(len(mentions) - 1)):  # the year mostly stands at the end
        mentions[i] = mentions[i].completed_by(mentions[i + 1])
    for i in range(1, len(mentions)):
        mentions[i] = mentions[i].completed_by(mentions[i - 1])
    if signs.startswith(("b", "ub")):  # "trước 30/6 và 15/12" means before each
        signs = signs.replace("ct", "cbt")
    try:
        # A bare number and "ngày 15" of no month drop out, so that their item makes no sense.
        whole = (each for each in mentions if each.unit != "day" or each.month is not None)
        parts = iter([(each.unit, each.period(plan_year)) for each in whole if each.unit])
        items = [(item, list(islice(parts, item.count("t")))) for item in signs.split("c")]
        read = _join([_reach(*item) for item in items])
    except ValueError:
        return Deadline(text, "invalid")
    assumed = any(each.year is None and each.unit not in {"year", "range"} for each in mentions)
    return read._replace(year_assumed=assumed and bool(read.start or read.end))


def _scan(text: str) -> tuple[str | None, list[Mention]]:
    """Turn the words into signs, "t" for a date; None for the signs if a word stays unread."""
    signs, mentions, at = "", list[Mention](), 0
    while at < len(text):
        if word := re.compile(_SIGNS).match(text, at):
            signs, at = signs + (word.lastgroup or ""), word.end()
        elif found := find_mention(text, at, mentions[-1] if mentions else None):
            mentions.append(found[0])
            signs, at = signs + "t", found[1]
        else:
            return None, []
    return re.sub(r"([cfu])\1+", r"\1", signs).strip("c"), mentions


def _reach(signs: str, parts: list[tuple[Unit, Period]]) -> Deadline:
    """Say what one item of a list comes to; ValueError if it runs backwards."""
    match signs, parts:
        case "t", [(unit, days)]:
            return Deadline(signs, unit, days.start, days.end)
        case "ut", [(unit, days)]:
            return Deadline(signs, unit, None, days.end)
        case "bt" | "ubt", [(_, days)]:
            return Deadline(signs, "day", None, days.start - _ONE_DAY)
        case "ft" | "at", [(_, days)]:
            return Deadline(signs, "range", days.end + _ONE_DAY if signs == "at" else days.start)
        case "tut" | "ftut" | "tubt" | "ftubt", [(_, first), (_, last)]:
            end = last.start - _ONE_DAY if "b" in signs else last.end
            return Deadline(signs, "range", first.start, Period(first.start, end).end)
    return Deadline(signs, "not_a_deadline")


def _join(items: list[Deadline]) -> Deadline:
    """Join the items of a list into one deadline; ValueError if their ends go backwards."""
    first, last = items[0], items[-1]
    ends = [item.end for item in items if item.end]
    if len(items) == 1:
        return first
    if len(ends) < len(items):  # "từ quý I và quý II", or an item that makes no sense
        return Deadline(first.text, "not_a_deadline")
    if all(item.start and item.kind == first.kind for item in items):
        pairs = zip(ends, items[1:], strict=False)
        if all(after.start == end + _ONE_DAY for end, after in pairs):
            return Deadline(first.text, "range", first.start, last.end)
    if first.start and not items[2:] and first.start <= ends[1] <= ends[0] and not last.start:
        return last._replace(start=first.start)  # "quý II/2026, chậm nhất 15/6": a closer end
    if ends != sorted(set(ends)):
        raise ValueError(ends)
    if all(item.start and item.kind == "month" for item in items):
        return Deadline(first.text, "periodic")  # no milestones: "tháng 3, 6, 9, 12" comes back
    return Deadline(first.text, "milestones", None, last.end)
