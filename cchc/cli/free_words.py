"""Words of a command line that stand behind no option, put together as the values of a command's arguments.

For lines whose quotes were left out. Knows what arguments are called, and which files there are; no plans.
Read next: `cchc.cli.missing_quotes` (who asks).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc import disk, names, typed_days

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

LISTS = {"files", "paths", "between", "aliases"}  # arguments of which there may be many
_PLACEHOLDERS = ("SỐ", "TÊN-KHÁC")  # for a task's number that wasn't typed, and a name that can't be told
_QUOTES = "“”„‟«»‘’\"'"
_LABELS = {
    "TỆP": "tên tệp",
    "TỆP.docx": "tên tệp",
    "TỆP|THƯ MỤC…": "tên tệp",
    "[page|word]": "tên mẫu",
    "TÊN-KHÁC...": "tên khác",
    "[CŨ[..MỚI]]": "ngày",
}
_NUMBERS = re.compile(
    r"(?i)(?:(?:nv|nhiệm vụ|nhiem vu|số|so) ?)*(\d+(?: ?(?:[-,;]|đến|den|tới|toi|và|va) ?\d+)*)[,:]?"
    r"|(all|tất cả|tat ca)(?: nhiệm vụ| nhiem vu)?"
)
_JOINTS = ((r"(?i) ?(?:-|đến|den|tới|toi) ?", "-"), (r"(?i) ?(?:[,;]|và|va) ?", ","))
_SHEET = re.compile(r"(?i).*\.(?:xlsx|csv)")
_PERIODS = {"quy", "nam", "ca", "thang"}  # with what a period's name begins that has several words


class Value(NamedTuple):
    """An argument's value: where its words start, how many they are, what it is called, its text."""

    start: int
    words: int
    what: str
    text: str


def values_of(words: Sequence[str], arguments: Mapping[str, str]) -> list[Value]:
    """Return the values of arguments (with metavars) that words are; one of no words is a placeholder."""
    counts = _COUNTERS.get(tuple(arguments), _all)(words) if len(words) > 1 else [1] * len(words)
    labels = [_LABELS.get(metavar, metavar.lower()) for metavar in arguments.values()]
    values, at = [], 0
    for place, count in enumerate(counts):
        text = text_of(words[at : at + count]) if count > 1 else words[at] if count else ""
        label = labels[min(place, len(labels) - 1)] if labels else ""
        values.append(Value(at, count, label, text if count else _PLACEHOLDERS[place]))
        at += count
    return values


def _all(words: Sequence[str]) -> list[int]:
    return [len(words)]


def _each(words: Sequence[str]) -> list[int]:
    return [1] * len(words)


def _number_and_text(words: Sequence[str]) -> list[int]:
    return [1, len(words) - 1] if is_number(words[0]) else [0, len(words)]


def _two_names(words: Sequence[str]) -> list[int]:
    """Part an office's name and another: a code or an abbreviation before a name, or two that begin alike.

    Names that are single words, or in quotes, are whole.
    """
    whole = re.compile(r"[A-ZĐ0-9&-]+|[a-z0-9-]+|.* .*")
    if len(words) == 2 or all(map(whole.fullmatch, words)):  # noqa: PLR2004  as it should be
        return _each(words)
    if quoted := next((place for place, word in enumerate(words) if place and " " in word), 0):
        return [quoted, *_each(words[quoted:])]
    again = next((place for place, word in enumerate(words) if place and word == words[0]), 0)
    is_whole = re.fullmatch(r"[A-ZĐ0-9&-]{2,}|[a-z0-9-]+|.* .*", words[0])
    middle = 1 if is_whole else again or len(words)
    return [middle, len(words) - middle]


def _period_and_file(words: Sequence[str]) -> list[int]:
    if not _SHEET.fullmatch(words[-1]):
        return _each(words) if any(map(is_path, words)) else _all(words)
    first = 2 if names.fold(words[0]) in _PERIODS and len(words) > 2 else 1  # noqa: PLR2004
    return [first, len(words) - first]


def _versions(words: Sequence[str]) -> list[int]:
    """Return words as one where they are a day: hôm qua."""
    text = text_of(words)
    return _all(words) if typed_days.read(text) or typed_days.is_relative(text) else _each(words)


def _files(words: Sequence[str]) -> list[int]:
    """Return words as one that are a file together, where the first of them is none."""
    counts: list[int] = []
    while (at := sum(counts)) < len(words):
        ends = () if is_path(words[at]) else range(len(words), at + 1, -1)
        end = next((one for one in ends if disk.is_anything(Path(text_of(words[at:one])))), at + 1)
        counts.append(end - at)
    return counts


_COUNTERS: dict[tuple[str, ...], Callable[[Sequence[str]], list[int]]] = {
    **dict.fromkeys(((), ("ids",), ("count",), ("shell",), ("year",)), _each),
    ("ids", "text"): _number_and_text,
    ("name", "aliases"): _two_names,
    ("period", "file"): _period_and_file,
    ("between",): _versions,
    ("files",): _files,
    ("paths",): _files,
}


def text_of(words: Sequence[str]) -> str:
    """Return words as one text, without quotes at its ends that held nothing together."""
    return " ".join(words).strip(_QUOTES).strip()


def numbers(text: str) -> str | None:
    """Return task numbers as they are shortest; None of other words.

    >>> numbers("nhiệm vụ 1 đến 3"), numbers("tất cả"), numbers("họp")
    ('1-3', 'all', None)
    """
    found = _NUMBERS.fullmatch(text)
    shortest = (found[1] or "all") if found else None
    for joint, sign in _JOINTS if shortest else ():
        shortest = re.sub(joint, sign, str(shortest))
    return None if re.search(r"-\d+-", shortest or "") else shortest  # 16-3-2026 is a day


def is_number(word: str) -> bool:
    """Whether a word can stand for tasks: 4, 1,3,7-9, all."""
    return word.casefold() in {"all", "tất", "cả"} or not any(letter.isalpha() for letter in word)


def is_path(word: str) -> bool:
    """Whether a word is a file or a folder that is there, or is written as one."""
    return bool(re.search(r"[/\\*.]", word)) or disk.is_anything(Path(word))
