"""Where the report of a past day says another thing at the year's end than it said on the day.

By the wish alone: the same, but for a figure that was overwritten since, which may be blank. Of a cell's
parts only those that are figures may be missing, or be told in percent; none may be new or moved.

Read next: `tests.support.year` (a year of commands).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_TIMES_HELD = (
    r"đã thực hiện \d+/\d+ hội nghị(?:, (?:đạt tỷ lệ [\d,]+%|vượt \d+ hội nghị))?|chưa thực hiện \d+ hội nghị"
)
_PROGRESS = re.compile(r",? (?:tiến độ|đạt) \d+%")
_ACHIEVED = re.compile(rf"(?<=Chỉ tiêu: )đạt \d+/|[,;] (?:{_TIMES_HELD})")
_SHARE = re.compile(r"đã thực hiện (\d+)/(\d+) hội nghị(?:, đạt tỷ lệ [\d,]+%)?", re.IGNORECASE)
_BLANK = {"", 0, None}
# What a report says of a task's progress, which may be blank later.
_FIGURES = {
    "progress",
    "progress_percent",
    "progress_on",
    "achieved",
    "achieved_on",
    "before",
}
_LINES_OF_FIGURES = r"^  tiến độ: .*|, đã đạt .*(?=$)| · sửa ở dòng .*"
_NUMBERED = r"^(  (?:gia hạn|văn bản|nhật ký)) \d+(?=:)"  # the numbers are those of today, for commands
# Parts of a cell, which ";" divides; what is asked of an office stands behind them.
_PART_FIGURE = re.compile(rf"đạt \d+%|{_TIMES_HELD}")
_ASKED = re.compile(r"\. (?=[A-ZĐ][^.;]*$)")


def differences(then: Any, now: Any, at: tuple[str | int, ...] = ()) -> Iterator[str]:
    """Yield where the report of a day says another thing now than it said then."""
    if isinstance(then, dict) and isinstance(now, dict) and then.keys() == now.keys():
        for key in then:
            yield from differences(then[key], now[key], (*at, key))
    elif at == ("calendar",):
        before, after = (text.replace("\r\n ", "").split("\r\n") for text in (then, now))
        yield from differences(before, after, (*at, "lines"))
    elif at == ("due",):
        yield from differences(then.split("\n"), now.split("\n"), (*at, "lines"))
    elif at[:1] == ("cards",) and len(at) == 2:
        yield from differences(_without_figures(then), _without_figures(now), (*at, "lines"))
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for index, (one, other) in enumerate(zip(then, now, strict=True)):
            yield from differences(one, other, (*at, index))
    elif then != now and not _is_blank_figure(then, now, at):
        yield f"{'.'.join(map(str, at))}: {then!r} → {now!r}"


def _without_figures(card: list[str]) -> list[str]:
    """Return the lines of a task without what may be blank later."""
    bare = (re.sub(_NUMBERED, r"\1", re.sub(_LINES_OF_FIGURES, "", line)) for line in card)
    return [line for line in bare if line]


def _is_blank_figure(then: Any, now: Any, at: tuple[str | int, ...]) -> bool:
    if _FIGURES.intersection(at[-1:]):
        return now in _BLANK
    return isinstance(then, str) and isinstance(now, str) and _lacks_figures(then, now, at)


def _lacks_figures(then: str, now: str, at: tuple[str | int, ...]) -> bool:
    """Whether words are what they were without figures, as they are told at this place."""
    if "rows" in at:
        return any(_is_cell_without_figures(words, now) for words in (then, _in_percent(then)))
    if at[:1] == ("sheet",):
        return re.fullmatch(r"\d+%?", then) is not None and now == ""
    bare = {then, _PROGRESS.sub("", then)}
    alike = bare | {_ACHIEVED.sub("", words) for words in bare} | {_in_percent(words) for words in bare}
    return now in alike


def _in_percent(words: str) -> str:
    """Return words with the share of a target in percent, which isn't said beside the share itself."""
    return _SHARE.sub(lambda share: f"đạt {100 * int(share[1]) // int(share[2])}%", words)


def _is_cell_without_figures(then: str, now: str) -> bool:
    """Whether a cell has what it had, in order, but for parts that are figures."""
    (parts, asked), (left, asked_now) = _in_parts(then), _in_parts(now)
    for part in parts:
        if left[:1] == [part]:
            left.pop(0)
        elif not _PART_FIGURE.fullmatch(part):
            return False
    return not left and asked == asked_now


def _in_parts(cell: str) -> tuple[list[str], str]:
    """Return the parts of a cell, each begun with a small letter, and what is asked in it."""
    told, *asked = _ASKED.split(cell)
    return [f"{part[:1].lower()}{part[1:]}" for part in told.split("; ") if part], "".join(asked)
