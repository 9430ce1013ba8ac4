"""What befalls one line of a plan in an editor, and a remedy followed to the letter by somebody who doesn't think."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.errors import Problem

_FIELD = re.compile(r"( *(?:- +)?[\w-]+):( +[^>| ].*)?$")
_KEY_LINE = re.compile(r" *[\w-]+:(?: >-)?$")


class Damage(NamedTuple):
    """What befell which line, counted from 1, and the text afterwards."""

    kind: str
    line: int
    text: str


def damages(text: str) -> Iterator[Damage]:
    """Yield the text with each of its lines damaged in every way that fits."""
    lines = text.rstrip("\n").split("\n")
    for index, line in enumerate(lines):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        for kind, instead in _of_line(line):
            yield Damage(kind, index + 1, "\n".join([*lines[:index], *instead, *lines[index + 1 :]]) + "\n")
        below = lines[index + 1] if index + 1 < len(lines) else ""
        if _FIELD.match(line) and _FIELD.match(below) and "#" not in line:
            run = f"{line}    {below.strip()}"
            yield Damage(
                "two in one", index + 1, "\n".join([*lines[:index], run, *lines[index + 2 :]]) + "\n"
            )


def _of_line(line: str) -> Iterator[tuple[str, list[str]]]:
    body, depth = line.lstrip(" "), _indent(line)
    if body.startswith("- "):
        yield "no dash", [" " * depth + body[2:]]
        yield "no dash, but its space", [" " * depth + body[1:]]
    elif depth > 1 and _FIELD.match(line):
        yield "a dash too many", [f"{' ' * (depth - 2)}- {body}"]
        yield "a letter before it", [f"j{line}"]
        yield "a letter instead of a blank", [f"j{line[1:]}"]
        yield "words in a line of their own", ["gửi anh Nam xem", line]
    if body.startswith("- ") or _FIELD.match(line) or _KEY_LINE.match(line):
        moves = {"one left": depth - 1, "two left": depth - 2, "one right": depth + 1, "two right": depth + 2}
        moves["at the margin"] = 0
        yield from ((kind, [" " * to + body]) for kind, to in moves.items() if to >= 0 and to != depth)
    if (field := _FIELD.match(line)) and field[2]:
        yield "no colon", [f"{field[1]} {field[2].strip()}"]
    if _KEY_LINE.match(line):
        yield "gone", []


def follow(problem: Problem, text: str) -> str | None:
    """Return the text as it is once the hint of a problem was followed; None for a hint that names no act."""
    lines = text.split("\n")
    index = problem.location.line - 1
    line, hint = lines[index], problem.hint
    instead = next((ways for way in _WAYS if (ways := way(lines, line, hint)) is not None), None)
    if found := re.search(r"(?:thêm dấu hai chấm|thay cho dấu `[=;]`) sau `(\w+)`", hint):
        instead = [re.sub(rf"\b{found[1]}\b *[=;]? *", f"{found[1]}: ", line, count=1)]
    return None if instead is None else "\n".join([*lines[:index], *instead, *lines[index + 1 :]])


def _moved(_lines: list[str], line: str, hint: str) -> list[str] | None:
    if not (found := re.search(r"(thêm|bớt) (\d+) dấu cách ở đầu dòng này", hint)):
        return None
    by = int(found[2])
    return [" " * by + line] if found[1] == "thêm" else [line.removeprefix(" " * by)]


def _dashed(_lines: list[str], line: str, hint: str) -> list[str] | None:
    body, depth = line.lstrip(" "), _indent(line)
    if found := re.search(r"viết (\d+) dấu cách thay cho `- ` ở đầu", hint):
        return [" " * (depth + int(found[1])) + body.lstrip(" -")]
    if "bỏ `- ` ở đầu dòng này" in hint:
        return [" " * depth + body.removeprefix("- ")]
    if found := re.search(r"viết `- ` thay cho (\d+) dấu cách ngay trước", hint):
        return [" " * (depth - int(found[1])) + "- " + body]
    if found := re.search(r"thêm (?:(\d+) dấu cách và )?`- ` ", hint):
        return [" " * (depth + int(found[1] or 0)) + "- " + body]
    return None


def _taken_away(_lines: list[str], line: str, hint: str) -> list[str] | None:
    if found := re.match("(xóa|viết dấu cách thay cho) `(.+?)`", hint):
        return [line.replace(found[2], "" if found[1] == "xóa" else " " * len(found[2]), 1)]
    return [] if "xóa cả dòng" in hint else None


def _added(lines: list[str], line: str, hint: str) -> list[str] | None:
    if not (
        found := re.search(r"thêm ngay trên dòng này dòng `(.+?)`(?: thẳng cột với (.*?)dòng (\d+))?", hint)
    ):
        return None
    return [" " * _column(lines, found[2], found[3]) + found[1], line]


def _parted(lines: list[str], line: str, hint: str) -> list[str] | None:
    words = r"xuống dòng trước `(.+?)`, (?:cho thẳng cột với (.*?)dòng (\d+)|thụt vào (\d+))"
    if not (found := re.search(words, hint)):
        return None
    at = line.index(f" {found[1]}") + 1
    return [line[:at].rstrip(), " " * int(found[4] or _column(lines, found[2], found[3])) + line[at:]]


_WAYS = (_moved, _dashed, _taken_away, _added, _parted)


def _column(lines: list[str], what: str | None, number: str | None) -> int:
    """Return the column of a line that a hint names, or of the text behind its dash."""
    line = lines[int(number) - 1] if number else ""
    return len(line) - len(line.lstrip(" -")) if what else _indent(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
