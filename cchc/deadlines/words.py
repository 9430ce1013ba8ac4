"""The words of a deadline: one named pattern a wording, with examples. A new wording goes here.

Patterns match text in lower case with single spaces, and capture nothing ("(?:…)"). Within a table
the first that matches wins, so the longer wording stands first. Each example is read by the very
wording it stands beside: tests/deadlines/test_words.py. How dates are written is in `cchc.periods`,
what tokens mean in `grammar`. Read next: `docs/deadlines.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.deadlines.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Iterable


class Wording(NamedTuple):
    """A way to say something; the examples are whole deadlines in lower case."""

    meaning: str
    pattern: str
    examples: tuple[str, ...]


def any_of(wordings: Iterable[Wording]) -> str:
    """Return the alternatives of a pattern, in the order of the table."""
    return "|".join(wording.pattern for wording in wordings)


_AT_THE_LATEST = r"(?:chậm|muộn) nhất"

# Words that say what a date is for. They and the dates must make up the whole text.
# Matched in plain text: "hàng" is "hằng", "kì" is "kỳ", "năm 2026" is "2026" (`date_words.plain_text`).

_HOUR = r"(?:lúc )?(?:0?[1-9]|1\d|2[0-4]) ?(?:(?:h|giờ|g)(?: ?\d\d)?|:\d\d)(?: ?phút)?"

DATE_WORDS: dict[Token, tuple[Wording, ...]] = {
    Token.UNTIL: (
        Wording("a dash", r"-", ("15-20/7/2026", "quý i - quý iii/2026")),
        Wording("the slash of an ISO interval", r"/(?=\d{4}-)", ("2026-06-01/2026-06-30",)),
        Wording("to", r"(?:từ nay )?(?:cho )?(?:đến|tới)(?: hết)?", ("từ nay đến 30/6", "tới hết quý ii")),
        Wording("the end of", r"hết|cuối", ("hết quý ii", "cuối tháng 6/2026")),
        Wording("before an hour of that very day", rf"trước {_HOUR}", ("trước 17h00 ngày 30/6/2026",)),
        Wording("at the latest", _AT_THE_LATEST, ("chậm nhất 15/12", "muộn nhất là 30/6/2026")),
        Wording("not later than", r"không (?:quá|sau|(?:chậm|muộn) hơn)",
                ("không quá 30/6", "không muộn hơn 30/6")),
        Wording("the closing day", r"hạn chót", ("hạn chót 30/6/2026",)),
    ),
    Token.BEFORE: (Wording("before", r"trước", ("trước 30/6/2026", "trước quý ii")),),
    Token.FROM: (
        Wording("from", r"(?:kể |tính )?từ", ("từ quý iii/2026", "kể từ ngày 01/7/2026")),
        Wording("beginning", r"bắt đầu", ("bắt đầu từ quý ii/2026",)),
    ),
    Token.AFTER: (Wording("after", r"sau", ("sau 30/6/2026",)),),
    Token.AND: (
        Wording("a mark between items", r"[,;&+]", ("quý i, ii/2026", "quý i; quý iii/2026")),
        Wording("a word between items", r"và|hoặc", ("30/6 và 15/12/2026",)),
        Wording("a sentence that follows", r"\.(?= [^\W\d])", ("30/4/2026. báo cáo trong năm 2026",)),
    ),
    Token.FILLER: (
        Wording("to do the work", r"hoàn (?:thành|tất)|thực hiện|triển khai|tổ chức|tiến hành|kết thúc|xong",
                ("hoàn thành xong trong tháng 6", "tổ chức quý ii/2026")),
        # "Báo cáo quý I/2026" names a report: what its date is, these words don't say.
        Wording("to write, report or run something",
                r"(?:(?:xây dựng|ban hành)(?: kế hoạch)?|báo cáo(?: kết quả)?|vận hành(?: ổn định)?)"
                r"(?! (?:\d|[ivx]+\b|q\d|t\d|ngày|tháng|quý|năm|nửa))",
                ("xây dựng kế hoạch trong quý i/2026", "12/2026 báo cáo kết quả triển khai")),
        Wording("a round, or how many there are", r"(?:đợt|lần) (?:thứ )?\d{1,2}|\d{1,2} (?:đợt|lần)(?! ?/)",
                ("đợt 1: trước 31/3/2026; đợt 2: trước 30/9/2026", "01 lần trong năm")),
        Wording("in, on, and other small words", r"trong|vào|là|ngay|nhưng",
                ("trong quý i", "vào ngày 30/6")),
        Wording("a name for a deadline", r"thời (?:gian|hạn|điểm)|hạn|dự kiến",
                ("thời hạn: quý ii", "quý ii (dự kiến)")),
        Wording("the whole of", r"các|cả|suốt|giai đoạn", ("cả năm 2026", "giai đoạn 2026 - 2030")),
        # "Đầu quý II" and "giữa quý II" name no day: only the quarter around them is certain.
        Wording("the beginning or middle of", r"nửa (?:đầu|cuối)(?= (?:tháng|quý))|đầu|giữa",
                ("đầu quý ii/2026", "giữa quý ii", "nửa đầu tháng 9/2026")),
        Wording("an hour", _HOUR, ("chậm nhất 17 giờ 00 ngày 30/6/2026",)),
        Wording("a space, full stop or colon", r"[ :]+|\.", ("thời hạn: 30/6/2026",)),
    ),
}  # fmt: skip
DATE_WORD = "|".join(f"(?P<{token.name}>{any_of(wordings)})" for token, wordings in DATE_WORDS.items())
DATE_WORD = rf"(?:{DATE_WORD})(?!(?<=\w)\w)"  # not the beginning of a longer word

# Words of regular work. They decide wherever they stand, in plain text as above.

ONGOING = (
    Wording("all the time", r"(?<!không )thường xuyên|liên tục", ("nhiệm vụ thường xuyên", "liên tục")),
    Wording("from then on", r"trở đi", ("từ năm 2026 trở đi",)),
    Wording("all the year round", r"quanh năm", ("quanh năm",)),
    # Not "năm sau" alone: "tháng 1 năm sau" is a month of the next year.
    Wording("the years that follow",
            r"(?:(?:các|những) năm (?:tiếp theo|kế tiếp|sau)|(?<=và )năm (?:tiếp theo|kế tiếp))\b",
            ("năm 2026 và các năm tiếp theo", "năm 2026 và năm tiếp theo")),
)  # fmt: skip
PERIODIC = (
    Wording("every month", r"(?:hằng|mỗi|từng) (?:ngày|tuần|tháng|quý|năm|kỳ)\b",
            ("ngày 05 hằng tháng", "mỗi quý")),
    Wording("periodically", r"(?<!không )định kỳ", ("định kỳ 6 tháng",)),
    Wording("the reporting period", r"kỳ báo cáo", ("trong kỳ báo cáo",)),
    Wording("by the month", r"theo (?:tuần|tháng|quý|kỳ)\b", ("theo quý",)),
    Wording("times a period", r"\blần/|/lần", ("2 lần/năm", "6 tháng/lần")),
    Wording("half-yearly and yearly", r"\b6 tháng(?:, 9 tháng)?(?:,| và) năm\b(?! ?\d)", ("6 tháng, năm",)),
    Wording("once a month", r"(?:tuần|tháng|quý|năm) (?:một|\d+) lần", ("tháng một lần",)),
    Wording("a period without its number",
            r"(?:/|đầu |giữa |cuối )(?:tuần|tháng|quý|kỳ|(?<=/)năm)\b(?! ?(?:\d|[ivx]+\b))",
            ("cuối quý", "ngày 20/tháng")),
)  # fmt: skip

# What makes dates of no year come back: "trước ngày 15/12 hằng năm".
EVERY_YEAR = r"\b(?:hằng|mỗi) năm\b"

# Placeholders: somebody said that nobody set a deadline. They make up the whole text.
# These and all below are matched before the spelling is made one: write both "hằng" and "hàng".

_OF_TIME = r"(?:thời gian|thời hạn|thời điểm|hạn|ngày|hoàn thành|thực hiện|cụ thể|được)"
PLACEHOLDERS = (
    Wording("not settled",
            r"(?:chưa|không)(?: được)?(?: xác định| rõ| chốt| ấn định| thống nhất| quy định| biết| có)?",
            ("chưa xác định", "chưa có thời hạn")),
    Wording("being settled", r"đang (?:xây dựng|cập nhật|xem xét|xin ý kiến|xác định)", ("đang cập nhật",)),
    Wording("to be settled later", r"(?:sẽ )?(?:cập nhật|thông báo|xác định|bổ sung) sau",
            ("thông báo sau",)),
    Wording("left open", r"(?:để |bỏ )?trống|chờ", ("để trống", "chờ")),
    Wording("an abbreviation", r"tbd|tba|n/?a|none|null|x+", ("tbd", "n/a")),
)  # fmt: skip
PLACEHOLDER = rf"(?:{_OF_TIME}:? )*(?:{any_of(PLACEHOLDERS)})(?: {_OF_TIME})*|[\W_]*"
# A form with a part left blank: "ngày …/…/2026", "quý ?/2026".
BLANK_FORM = r"(?:[\W\d_]|ngày|tháng|năm|quý|trước|[ivx])+"  # the whole text
BLANK = r"(?:^|[/-] ?|(?:ngày|tháng|năm|quý|trước) ?)(?:…|\.{2,}|_+|\?+|x+)(?!\w)"  # somewhere in it

# Lead words of a condition: it runs from there. Only those of COUNTED_FROM have a day that a length
# of time can be counted from ("20 ngày sau khi …"). "Sau 30/6" and "trước quý II" bound a date.

_A_DATE = r" (?:(?:ngày )?\d|(?:quý|tháng|năm|đầu|giữa|cuối|hết|nửa|lúc)\b|[qt]\d)"
_PERIOD_WORDS = r"dõi|quý|tháng|tuần|kỳ|định kỳ|từng (?:ngày|tuần|tháng|quý|năm|kỳ)|hằng|hàng"
COUNTED_FROM = (
    Wording("when", r"(?:ngay )?(?:sau )?(?<!trước )khi", ("khi có yêu cầu", "sau khi có hướng dẫn")),
    Wording("from the time when", r"(?:kể |tính )?từ (?:khi|lúc|thời điểm|ngày(?! ?\d))",
            ("kể từ ngày ban hành",)),
    Wording("after an event", rf"(?:ngay )?sau(?!{_A_DATE})", ("sau đại hội đảng bộ",)),
)  # fmt: skip
NOT_COUNTED_FROM = (
    Wording("before an event", rf"trước(?!{_A_DATE})", ("trước kỳ họp hđnd", "trước khi họp")),
    Wording("depending on", r"t[uù][yỳ](?: theo| thuộc)?|phụ thuộc|căn cứ",
            ("tùy tình hình thực tế", "căn cứ văn bản")),
    Wording("as need arises", r"đột xuất(?: khi)?", ("đột xuất khi cần thiết",)),
    Wording("if", r"nếu|trong trường hợp", ("nếu có", "trong trường hợp cần thiết")),
    Wording("waiting for", r"chờ|đợi", ("chờ hướng dẫn của tỉnh",)),
    Wording("according to", rf"(?<!tiếp )(?<!kèm )theo(?! (?:{_PERIOD_WORDS})\b)",
            ("theo kế hoạch của tỉnh",)),
)  # fmt: skip
CONDITION_LEAD = rf"\b(?:(?P<counted>{any_of(COUNTED_FROM)})|{any_of(NOT_COUNTED_FROM)})(?= \w)"
# A length of time before the lead word: "trong vòng 20 ngày". "10-15 ngày" is vague.
SPAN = (
    rf"(?:(?:trong(?: vòng| thời (?:hạn|gian))?|{_AT_THE_LATEST}(?: là)?|không quá|tối đa|sau) )*"
    r"(?<![\w/.,-])(?P<vague>\d+ ?- ?)?(?P<quantity>\d{1,3}) (?P<unit>ngày|tuần|tháng|năm)"
    r"(?P<working_days> làm việc)?[ ,;]*$"
)
# Where a condition may end; a bare ", ngày …" belongs to the document that the condition names.
CONDITION_END = (
    r"[,;(] ?(?=(?:nhưng |và )?(?:trước|chậm|muộn|không|đến|hết|trong|hoàn thành|báo cáo|xong|từ|quý"
    r"|tháng|năm|cuối|hằng|hàng|định kỳ|thường xuyên|[qt]?\d))"
    rf"| (?=nhưng |{_AT_THE_LATEST}|không quá)"
)
# A full stop that may end a condition's sentence, in the text as it is written.
SENTENCE_END = r"\b(?P<last_word>[^\W\d_]+)\.(?= [^\W\d_])"
# What a bracket names beside a date, when it says nothing of time: "Quý I/2026 (Kế hoạch CĐS)".
LABEL = (
    r"\((?:kế hoạch|mô hình|nội dung|đối với|phần)\b"
    r"(?:(?!ngày|tuần|tháng|quý|năm|trước|sau|lùi|hoãn|bỏ|hủy|huỷ|gia hạn)[^()\d])*(?: \d{1,2})?\)"
)
