"""Values that were typed without their options: `list "Phòng VHXH" "Quý II"`, `done 4 15/KH-UBND 16/3`.

The answer is the line in which each has its own; where a word can't be told for what it is, nothing is
guessed. Of an option that takes one value and got several, the answer is a line for each.
Read next: `cchc.cli.line_reading` (how they are told), `cchc.cli.vietnamese` (who asks).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import typed_lines
from cchc.cli import environment, line_reading, meant_options, missing_quotes, options, plan_choice
from cchc.errors import CchcError, RequestError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.cli.line_pieces import Piece
    from cchc.cli.line_reading import Line
    from cchc.cli.missing_quotes import Grammar, Part
    from cchc.plan import Plan


class Mended(NamedTuple):
    """The lines to type, each value behind its option, and what was found in the line that was typed.

    `stray`: words that had no option; `added`: those with theirs; `texts`: what only lacked quotes;
    `several`: the option of which each line has one of the values, if any; `late`: task numbers that
    stood behind the text.
    """

    lines: list[list[str]]
    stray: list[str]
    added: list[str]
    texts: list[str]
    several: str
    late: str


def refuse(words: Sequence[str], parameters: Sequence[Any], grammar: Grammar, command: str) -> None:
    """Raise RequestError when values lack their options and each can be told for what it is."""
    found = mended(words, parameters, grammar, command)
    if found is None or not (found.stray or found.texts or found.late):
        return
    lines = "; ".join(typed_lines.line([command, *line]) for line in found.lines)
    if found.several:
        message = f"thừa tham số: {' '.join(found.stray)}"
        raise RequestError(message, hint=f"{found.several} nhận một giá trị; mỗi giá trị một lệnh: {lines}")
    if found.late:
        raise RequestError(f"số nhiệm vụ ghi trước nội dung: {found.late}", hint=f"cả lệnh: {lines}")
    if not found.stray:
        message = f"nội dung có dấu cách thì đặt trong dấu nháy kép: {found.texts[0]}"
        raise RequestError(message, hint=f"cả lệnh: {lines}")
    added = f"thêm tên tùy chọn: {' '.join(found.added)}; " if found.added else ""
    raise RequestError(f"thừa tham số: {' '.join(found.stray)}", hint=f"{added}cả lệnh: {lines}")


def mended(words: Sequence[str], parameters: Sequence[Any], grammar: Grammar, command: str) -> Mended | None:
    """Return words with the option of each value that has none; None when not all can be told."""
    parts = missing_quotes.parts_of(words, grammar)
    if parts is None or {"--", "="} & set(words):
        return None
    name = command.removeprefix("cchc ")
    named = next((part.value for part in parts if part.name in {"--plan", "-p"}), "")

    @cache
    def plan() -> Plan | None:
        return _read_plan(named or environment.plan_path())

    apart = [_taken_apart(part) for part in parts]
    ways = [(parts, True), (parts, False), *([(apart, True)] if apart != parts else [])]
    for these, sure in ways:
        line = line_reading.Line(these, parameters, grammar, name, plan, sure=sure)
        pieces = line.pieces()
        if pieces is not None:
            return _mended(pieces, line)
    return None


def _taken_apart(part: Part) -> Part:
    """Return an option or other words with several values that stand in one pair of quotes as words."""
    words = tuple(word for text in (part.rest if part.name else part.typed) for word in text.split())
    return part._replace(rest=words) if part.name else part._replace(typed=words)


def _mended(pieces: Sequence[Piece], line: Line) -> Mended | None:
    """Return what a line's pieces say; None when several options have several values each."""
    arguments = [piece.argument for piece in pieces]
    behind_text = arguments.index(meant_options.TEXT) if meant_options.TEXT in arguments else len(pieces)
    late = [piece for piece in pieces[behind_text:] if piece.argument == meant_options.TASKS]
    pieces = [*late, *(piece for piece in pieces if piece not in late)]
    options = [piece.option for piece in pieces if line.takes_one(piece.option)]
    several = sorted({option for option in options if options.count(option) > 1})
    if len(several) > 1:
        return None
    kept = [piece for piece in pieces if piece.option in several] or pieces[:1]
    lines = [
        [word for one in pieces if one is each or one.option not in several for word in one.words]
        for each in kept
    ]
    strays = [piece for piece in pieces if piece.option and piece.typed]
    return Mended(
        lines,
        [word for piece in pieces for word in (piece.typed if piece in strays else piece.beside)],
        [typed_lines.line(piece.words) for piece in strays],
        [str(piece.value) for piece in pieces if piece.is_text],
        next(iter(several), ""),
        " ".join(str(piece.value) for piece in late),
    )


def _read_plan(named: str | None) -> Plan | None:
    """Return a plan, or the one that commands find; None when it can't be read: nobody asked for it."""
    from cchc.planfile import document, plan_files
    from cchc.planfile.fast import door

    try:
        path = Path(named) if named else plan_choice.find(Path.cwd(), options.today().year).path
        data = plan_files.read(path)
        return door.load_plan(data, environment.cache_folder(), lambda: document.parse(data, path.name).plan)
    except (CchcError, OSError):
        return None
