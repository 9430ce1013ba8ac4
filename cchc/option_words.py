"""Vietnamese words for the values of options that take one of a few words: "quá hạn", word, lịch.

One table, an option a row (the argument of `template init` has one, too), with a row for each of its values,
also for one that has no Vietnamese name; what several states are called together stands under it. Folded like
the names of offices, so that marks, case, blanks and hyphens don't matter.
Read next: `cchc.option_values` (which asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels, names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_CLARITY = ("6 rõ", "sáu rõ")
_STATUSES = {  # beside their labels
    "not_started": ("chưa làm", "chưa bắt đầu"),
    "in_progress": ("đang làm",),
    "submitted": ("đã trình", "chờ duyệt", "đang chờ duyệt", "đang trình"),
    "done": ("đã hoàn thành", "xong", "đã xong"),
    "paused": ("đang tạm dừng", "dừng"),
    "cancelled": ("hủy",),
}
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "--format": {
        "table": ("bảng",),
        "plain": ("dòng chữ", "chữ thường"),
        "md": ("Markdown",),
        "html": ("trang", "trang web", "trang HTML"),
        "docx": ("Word", "văn bản Word", "tệp Word"),
        "xlsx": ("Excel", "bảng Excel", "bảng tính"),
        "ics": ("lịch", "Outlook"),
        "text": ("tin nhắn", "chữ"),
        **dict.fromkeys(("json", "csv", "parquet", "github", "gitlab", "sarif"), ()),
    },
    "--kind": {
        "overview": ("trang tổng quan", "tổng quan"),
        "progress": ("báo cáo định kỳ", "tiến độ", "báo cáo", "báo cáo tiến độ"),
        "plan": ("văn bản kế hoạch", "kế hoạch"),
        "amendment": (
            "dự thảo kế hoạch sửa đổi, bổ sung",
            "sửa đổi, bổ sung",
            "kế hoạch sửa đổi, bổ sung",
            "điều chỉnh",
        ),
        "assignment": ("phiếu giao việc", "giao việc"),
        "reminder": ("công văn đôn đốc", "đôn đốc"),
    },
    "--status": {code: (label, *_STATUSES[code]) for code, label in labels.STATUS.items()},
    "--state": {code: (label,) for code, label in labels.STATE.items()},
    "--sort": {
        "id": ("số", "số thứ tự", "NV"),
        "due": ("thời hạn", "hạn"),
        "state": ("trạng thái",),
        "owner": ("cơ quan", "cơ quan chủ trì", "chủ trì"),
        "title": ("nội dung",),
    },
    "--fail-on": {"overdue": ("quá hạn",), "6ro": _CLARITY},
    # Of warnings, only families that a plan's people speak of have names; others go by their codes.
    "--ignore": {
        "6ro": _CLARITY,
        **{
            f"6ro-{aspect}": (f"rõ {label}", f"chưa rõ {label}", f"6 rõ {label}")
            for aspect, label in labels.CLARITY.items()
        },
    },
    "--split": {"owner": ("cơ quan", "cơ quan chủ trì")},
    "--take": {"ours": ("bản hiện tại", "hiện tại"), "theirs": ("bản gộp vào", "gộp vào")},
    "template init": {"page": ("trang", "trang HTML"), "word": ()},
}
# The codes of all other warnings, which --ignore takes.
WARNINGS = (
    *("amendment-of-another-day", "area-without-task", "bad-link", "begun-not-started"),
    *("condition-met-without-one", "day-of-another-year", "day-to-come", "days-out-of-turn"),
    *("deadline-before-document", "done-below-100", "doubled-word", "draft-note", "ended-last-year"),
    *("extension-no-later", "given-before-document", "hidden-character", "left-open"),
    *("line-in-text", "look-alike", "lost-dash", "missing-file", "no-tasks", "not-issued"),
    *("open-at-100", "owner-coordinates", "owner-without-task", "plan-of-another-year"),
    *("province", "repeated-document", "repeated-task", "text-behind-hash", "two-dates"),
    *("unknown-figure", "unknown-owner", "unreadable-deadline", "year-assumed"),
)
# What several states are called together, for `--state`, and `--status` for what is late.
LATE = ("quá hạn", "đang quá hạn", "trễ hạn")
FINISHED = ("hoàn thành", "đã hoàn thành", "xong", "đã xong")


def find(text: str, option: str, known: Collection[str]) -> str | None:
    """Return which of the known words a text means: itself in any case, or its Vietnamese name."""
    key = names.key(text)
    if not key:
        return None
    for code, word in spellings(option, known):
        if names.key(word) == key:
            return code
    return None


def with_commas(text: str, option: str, known: Collection[str]) -> str:
    """Return known words that stand side by side with the commas that part them, each by its code.

    A list that isn't of known words alone stays as it is.

    >>> with_commas("đang làm tạm dừng", "--status", labels.STATUS)
    'in_progress,paused'
    >>> with_commas("html xyz", "--format", ("html", "docx"))
    'html xyz'
    """
    return ",".join(_codes_side_by_side(part, option, known) or part for part in text.split(","))


def _codes_side_by_side(text: str, option: str, known: Collection[str]) -> str:
    """Return the codes of two or more known words, with commas; empty for any other text."""
    rest, codes = text.split(), []
    while rest:
        spans = ((count, " ".join(rest[:count])) for count in range(len(rest), 0, -1))
        named = ((count, find(span, option, known)) for count, span in spans)
        count, code = next(((count, code) for count, code in named if code), (0, ""))
        if not code:
            return ""
        codes.append(code)
        rest = rest[count:]
    return ",".join(codes) if len(codes) > 1 else ""


def spellings(option: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the known words, each with itself and with every Vietnamese name that it has."""
    for code in known:
        for word in (code, *WORDS.get(option, {}).get(code, ())):
            yield code, word


def listed(option: str, known: Collection[str]) -> str:
    """Return the known words in a line, each behind its first Vietnamese name.

    >>> listed("--kind", ("overview",)), listed("--shell", ("bash", "zsh"))
    ('"trang tổng quan" (overview)', 'bash, zsh')
    """
    named = {code: next(iter(WORDS.get(option, {}).get(code, ())), "") for code in known}
    words = [f'"{word}" ({code})' if word else code for code, word in named.items()]
    return ("; " if any(named.values()) else ", ").join(words)


def is_late(status: str) -> bool:
    """Whether a value of --status names what is late, which is no status: --overdue asks for it."""
    return is_one_of(status, LATE)


def is_one_of(text: str, words: Collection[str]) -> bool:
    """Whether a text is one of the words, however it is spelled."""
    return names.key(text) in map(names.key, words)
