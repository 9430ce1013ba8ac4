"""Quotes that were left out: `--owner Phòng VHXH`, `note 4 Đã họp lần 2`. The answer is the line to type.

A shell parts what no quotes hold together. Which words belong together is told from what options and
arguments take, never from a plan; a line that a command can read is left alone.
Read next: `cchc.cli.free_words` (what stands behind no option), `cchc.cli.vietnamese` (who asks).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import names, typed_days, typed_lines
from cchc.cli import free_words, value_kinds
from cchc.cli.free_words import is_number, text_of
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_WITH_NUMBERS = {"quy", "thang", "ngay", "nam"}  # "Quý 4" is one value
ONE_WORD = {"SỐ", "NĂM", "MÃ=SỐ"}  # metavars of options whose value has no blanks
_WITH_DAYS = {"NGÀY", "PHIÊN BẢN|NGÀY", "THỜI HẠN", "NỘI DUNG"}
_MAX_WORDS_OF_DAY = 6  # ngày 30 tháng 6 năm 2026


class Grammar(NamedTuple):
    """What may stand behind a command: options with a value and arguments, with metavars; flags."""

    valued: Mapping[str, str]
    flags: Collection[str]
    arguments: Mapping[str, str]

    @property
    def takes_numbers(self) -> bool:
        """Whether words may be numbers of tasks."""
        return next(iter(self.arguments), "") in {"ids", "count"}

    @property
    def takes_text(self) -> bool:
        """Whether a word may be anything."""
        return bool(self.arguments) and tuple(self.arguments) not in {("ids",), ("count",)}


class Part(NamedTuple):
    """An option as it was typed, with its value and the words behind that; other words have no `name`."""

    typed: tuple[str, ...]
    name: str = ""
    value: str = ""
    rest: tuple[str, ...] = ()


def is_readable(words: Sequence[str], grammar: Grammar) -> bool:
    """Whether a command can read words as they are, as far as numbers and its arguments show."""
    parts = parts_of(words, grammar)
    if parts is None:
        return False
    free = [word for part in parts for word in (part.rest if part.name else part.typed)]
    are_numbers = grammar.takes_numbers and all(map(_is_plain_number, free))
    return are_numbers or _can_be_read(parts, grammar)


def refuse(words: Sequence[str], grammar: Grammar, command: str) -> None:
    """Raise RequestError when a value of several words has no quotes; `command` is before the words.

    Also for a "=" that stands between an option and its value, which would be the value.
    """
    joined = _without_equals(words, grammar)
    whole, apart = mended(joined, grammar)
    if len(joined) < len(words):
        message = "dấu = đứng riêng giữa tùy chọn và nội dung thì thành nội dung"
        raise RequestError(message, hint=f"bỏ dấu ấy; cả lệnh: {typed_lines.line([command, *whole])}")
    if apart:
        what, text = apart[0]
        message = f"{what} có dấu cách thì đặt trong dấu nháy kép: {text}"
        numbers = _for_numbers(text, grammar) if what.startswith("--") else ""
        hint = f"{numbers}cả lệnh: {typed_lines.line([command, *whole])}"
        raise RequestError(message, hint=hint)


def _for_numbers(text: str, grammar: Grammar) -> str:
    """Return where to write what stands behind a text's first word, if all that may be numbers of tasks."""
    first, *behind = text.split()
    are_numbers = all(re.fullmatch(r"\d[\d,;-]*", word) for word in behind)
    if not (grammar.takes_numbers and are_numbers) or names.fold(first) in _WITH_NUMBERS:
        return ""
    return f"{' '.join(behind)} là số nhiệm vụ thì ghi trước các tùy chọn; "


def _without_equals(words: Sequence[str], grammar: Grammar) -> list[str]:
    """Return words without each "=" that stands by itself between an option and what is to be its value."""
    around = zip(["", *words], words, [*words[1:], "-"], strict=False)
    return [
        word
        for before, word, after in around
        if word != "=" or before not in grammar.valued or after.startswith("-")
    ]


def mended(words: Sequence[str], grammar: Grammar) -> tuple[list[str], list[tuple[str, str]]]:
    """Return words with each value that fell apart as one, and what these are, in words, with their texts.

    Words that a command can read stay, and those with an option that it doesn't have.
    """
    parts = parts_of(words, grammar)
    if parts is None or _can_be_read(parts, grammar):
        return list(words), []
    whole, places, apart = _with_options_whole(parts, grammar)
    values = free_words.values_of([whole[place] for place in places], grammar.arguments)
    more = [(one.what, one.text) for one in values if one.words > 1]
    if not more:
        return whole, apart
    texts = {place: [word] for place, word in enumerate(whole) if place not in places}
    for value in values:
        texts.setdefault(places[min(value.start, len(places) - 1)], []).append(value.text)
    return [text for _, several in sorted(texts.items()) for text in several], [*more, *apart]


def _can_be_read(parts: Sequence[Part], grammar: Grammar) -> bool:
    """Whether a command has an argument for each word that may stand behind no option."""
    arguments = tuple(grammar.arguments)
    if not grammar.takes_text or arguments[-1] in free_words.LISTS or arguments == ("period", "file"):
        return False
    words = [word for part in parts for word in (part.rest if part.name else part.typed) if word != "--"]
    return len(words) <= len(arguments)


def parts_of(words: Sequence[str], grammar: Grammar) -> list[Part] | None:
    """Return words as options and others; None when one is no option that the command has."""
    parts: list[Part] = []
    at = 0
    while at < len(words):
        name, equals, joined = words[at].partition("=")
        if words[at] == "--":
            return [*parts, *(Part((word,)) for word in words[at:])]
        if name in grammar.valued:
            start = at + (0 if equals else 1)
            value = joined if equals else " ".join(words[start : start + 1])
            ends = (one for one in range(start + 1, len(words)) if words[one].startswith("-"))
            end = next(ends, max(len(words), start + 1))
            parts.append(Part(tuple(words[at : start + 1]), name, value, tuple(words[start + 1 : end])))
            at = end
            continue
        if re.match(r"--[^\W\d_]|-[a-z]", name) and " " not in name and name not in grammar.flags:
            return None
        parts.append(Part((words[at],), "") if name not in grammar.flags else Part((words[at],), name))
        at += 1
    return parts


def _with_options_whole(
    parts: Sequence[Part], grammar: Grammar
) -> tuple[list[str], list[int], list[tuple[str, str]]]:
    """Return all words with the value of each option as one, places of other words, what fell apart."""
    whole: list[str] = []
    free: list[int] = []
    apart: list[tuple[str, str]] = []
    has_text = _has_text(parts, grammar)
    numbered = [part for part in parts if _has_numbers(part)]
    for part in parts:
        has_numbers = any(one is not part for one in numbered)
        count = _words_of_value(part, grammar, has_text=has_text, has_numbers=has_numbers)
        if count:
            apart.append((f"{part.name}: nội dung", text_of([part.value, *part.rest[:count]])))
        others = part.rest[count:] if part.name else part.typed
        whole += [part.name, apart[-1][1]] if count else part.typed if part.name else ()
        free += range(len(whole), len(whole) + len(others)) if others != ("--",) else ()
        whole += others
        has_text = has_text or bool(part.name and others)
    return whole, free, apart


def _has_text(parts: Sequence[Part], grammar: Grammar) -> bool:
    """Whether the text that a command takes stands behind no option, or in quotes behind one."""
    outside = [part.typed[0] for part in parts if not part.name and part.typed != ("--",)]
    if grammar.takes_numbers and outside and is_number(outside[0]):
        outside = outside[1:]
    return bool(outside) or any(" " in word for part in parts for word in part.rest)


def _has_numbers(part: Part) -> bool:
    """Whether words that stand behind no option, or behind an option's value, name tasks."""
    words = part.rest if part.name else part.typed
    return any(is_number(word) for word in words if word != "--")


def _words_of_value(part: Part, grammar: Grammar, *, has_text: bool, has_numbers: bool) -> int:
    """Return how many of the words behind an option's value belong to it.

    `has_text`, `has_numbers`: the text that the command takes, numbers of tasks stand elsewhere.
    """
    value, rest = part.value, part.rest
    if not rest or not value or value.startswith("-"):
        return 0
    metavar = grammar.valued[part.name].strip("[]")
    span = max(_words_of_day(value, rest) if metavar in _WITH_DAYS else 0, _words_of_number(value, rest))
    is_rest_read = all(is_number(word) for word in rest[span:]) if grammar.takes_numbers else not rest[span:]
    if span and (is_rest_read or metavar == "NGÀY" or (grammar.takes_text and not has_text)):
        return span
    is_day = metavar == "NGÀY" and grammar.arguments
    if metavar in ONE_WORD or (is_day and (grammar.takes_text or _is_day(value))):
        is_list = has_numbers and getattr(grammar.valued[part.name], "offers", "") == value_kinds.TASKS.offers
        return len(rest) if is_list and all(map(is_number, rest)) else 0
    if grammar.takes_text:
        return _words_before_text(value, rest, grammar, has_text=has_text)
    strays = [word for word in rest if not (grammar.takes_numbers and is_number(word))]
    if not strays:
        return len(rest) if has_numbers and may_go_on(value, grammar.valued[part.name]) else 0
    has_letters = any(letter.isalpha() for word in (value, strays[0]) for letter in word)
    return len(rest) if has_letters else 0


def may_go_on(value: str, metavar: str) -> bool:
    """Whether a number behind a value may be its own: CV 12, Họp 2; not that of a code, a day or a share."""
    offers = getattr(metavar, "offers", "")
    is_code = re.fullmatch(r"[a-z][a-z0-9_=-]*", value) and (offers not in {"", "@files"} or "=" in metavar)
    if is_code or " " in value:
        return False
    if metavar == "NỘI DUNG":
        return not re.fullmatch(r"[\d%]+", value)
    return not (any(map(str.isdigit, value)) or free_words.is_path(value))


def _is_day(text: str) -> bool:
    return typed_days.read(text) is not None or typed_days.is_relative(text)


def _words_of_day(value: str, rest: Sequence[str]) -> int:
    """Return how many words are a day together with the value: 30 tháng 6, hôm qua; 0 when none are."""
    texts = (" ".join([value, *rest[:count]]) for count in range(_MAX_WORDS_OF_DAY))
    are_days = list(map(_is_day, texts))
    return max((count for count in range(1, min(len(rest) + 1, len(are_days))) if are_days[count]), default=0)


def _words_of_number(value: str, rest: Sequence[str]) -> int:
    """Return how many words are a number that the value waits for, with its year, or are its unit.

    Quý 4 năm 2026; 40 %.
    """
    if value.isdecimal() and rest[0] == "%":
        return 1
    if names.fold(value) not in _WITH_NUMBERS or not rest[0][:1].isdecimal():
        return 0
    has_year = len(rest) > 2 and names.fold(rest[1]) == "nam" and rest[2].isdecimal()  # noqa: PLR2004
    return 3 if has_year else 1


def _words_before_text(value: str, rest: Sequence[str], grammar: Grammar, *, has_text: bool) -> int:
    """Return how many words belong to a value behind which the command's own text may stand.

    In quotes it is sure; else it begins with a capital letter, behind a code ("vhxh"), an abbreviation, or a
    word with a figure ("30/6", "IV/2026").
    """
    if {"aliases", "between", "period"} & grammar.arguments.keys():
        return 0
    if tuple(grammar.arguments)[-1] in free_words.LISTS:
        are_words = [not (word.isascii() or free_words.is_path(word)) for word in rest]
        return [*are_words, False].index(False)
    quoted = next((place for place, word in enumerate(rest) if " " in word), None)
    if quoted is not None:
        return quoted
    parts = [value, *rest]
    for count, word in enumerate(rest if not has_text else ()):
        before = parts[count]
        is_code = count == 0 and re.fullmatch(r"[a-z][a-z0-9-]*", before)
        is_short = before.isupper() and len(before) > 1 and not word.isupper()
        has_figure = any(letter.isdigit() for letter in before)
        if word[:1].isupper() and (is_code or is_short or has_figure):
            return count
    return len(rest)


def _is_plain_number(word: str) -> bool:
    return re.fullmatch(r"[\d,;-]+", word) is not None
