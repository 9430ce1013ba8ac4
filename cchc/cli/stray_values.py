"""Values that were typed without their options: `list "Phòng VHXH" "Quý II"`, `done 4 15/KH-UBND 16/3`.

The answer is the line in which each has its own; where a word can't be told for what it is, nothing is
guessed. Read next: `cchc.cli.known_values` (what values are), `cchc.cli.vietnamese` (who asks).
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc import typed_lines
from cchc.cli import environment, known_values, missing_quotes, options, plan_choice
from cchc.cli.known_values import Option
from cchc.errors import CchcError, RequestError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc.cli.missing_quotes import Grammar, Part
    from cchc.plan import Plan

_MAX_WORDS = 16  # of one stretch: more is prose
_MAX_OF_ONE = 8  # words of one value
_NUMBERS = re.compile(
    r"(?i)(?:(?:nv|nhiệm vụ|nhiem vu|số|so) ?)*(\d+(?: ?(?:[-,;]|đến|den|tới|toi|và|va) ?\d+)*),?"
    r"|(all|tất cả|tat ca)(?: nhiệm vụ| nhiem vu)?"
)
_JOINTS = ((r"(?i) ?(?:-|đến|den|tới|toi) ?", "-"), (r"(?i) ?(?:[,;]|và|va) ?", ","))
_PROSE = {"NỘI DUNG", "TỪ", "LỜI GHI"}  # metavars of texts, which may hold any words


class Mended(NamedTuple):
    """A line's words, each value behind its option; the words that had none, the options that were added."""

    words: list[str]
    stray: list[str]
    added: list[str]


class _Piece(NamedTuple):
    """Words that are one value, the option that they are of (empty: an argument), and what it takes."""

    typed: tuple[str, ...]
    option: str
    value: str
    is_number: bool = False  # of tasks

    @property
    def words(self) -> list[str]:
        return [word for word in (self.option, self.value) if word]


def refuse(words: Sequence[str], parameters: Sequence[Any], grammar: Grammar, command: str) -> None:
    """Raise RequestError when values lack their options and each can be told for what it is."""
    found = mended(words, parameters, grammar, command)
    if found and found.stray:
        added = f"thêm tên tùy chọn: {' '.join(found.added)}; " if found.added else ""
        hint = f"{added}cả lệnh: {typed_lines.line([command, *found.words])}"
        raise RequestError(f"thừa tham số: {' '.join(found.stray)}", hint=hint)


def mended(words: Sequence[str], parameters: Sequence[Any], grammar: Grammar, command: str) -> Mended | None:
    """Return words with the option of each value that has none; None when not all can be told."""
    parts = missing_quotes.parts_of(words, grammar)
    if parts is None or {"--", "="} & set(words):
        return None
    ways = (_Line(parts, parameters, grammar, command, sure=sure).mended() for sure in (True, False))
    return next(filter(None, ways), None)


class _Line:
    """A line whose values are told one after another."""

    def __init__(
        self, parts: Sequence[Part], parameters: Sequence[Any], grammar: Grammar, command: str, *, sure: bool
    ) -> None:
        self.parts, self.grammar, self.command = parts, grammar, command.removeprefix("cchc ")
        self.sure = sure  # take nothing that only may be a name
        self.parameters = {name: one for one in parameters for name in (*one.opts, *one.secondary_opts)}
        self.taken = {part.name for part in parts if part.name}
        self.has_number = "ids" not in grammar.arguments
        free = [word for part in parts for word in (part.rest if part.name else part.typed)]
        self.has_text = not {"title", "text"} & set(grammar.arguments)
        self.has_document = bool(self.taken.intersection(known_values.DOCUMENTS)) or any(
            known_values.read(word, known_values.ANY_DOCUMENT) for word in free
        )

    @cached_property
    def plan(self) -> Plan | None:
        """The plan that the command would ask, for names of offices and areas; None when none can be read."""
        named = next((part.value for part in self.parts if part.name in {"--plan", "-p"}), "")
        return _read_plan(named or environment.plan_path())

    def mended(self) -> Mended | None:
        words: list[str] = []
        stray: list[str] = []
        added: list[str] = []
        for part in _runs(self.parts):
            head, pieces = self._told(part)
            if pieces is None:
                return None
            words += head.words
            if head.typed:
                stray += head.typed
            for piece in pieces:
                words += piece.words
                if piece.option:
                    stray += piece.typed
                    added.append(typed_lines.line(piece.words))
        if not self.has_number and not self.grammar.arguments["ids"].startswith("["):
            words.insert(0, typed_lines.TASK)
        return Mended(words, stray, added) if self.has_text else None

    def _told(self, part: Part) -> tuple[_Piece, list[_Piece] | None]:
        """Return an option with its value, typed by the words that were stray, and the pieces behind it."""
        if part.name not in self.grammar.valued:
            return _Piece((), part.name, ""), self._parted(part.rest)
        value, rest = part.value, part.rest
        option = self._option(part.name)
        metavar = self.grammar.valued[part.name]
        for count in range(len(rest), 0, -1):
            text = " ".join((value, *rest[:count]))
            meant = self._read((value, *rest[:count]), option)
            if meant is not None and (pieces := self._parted(rest[count:])) is not None:
                is_one_word = metavar in missing_quotes.ONE_WORD
                typed = rest[:count] if is_one_word else ()
                return _Piece(typed, part.name, meant if is_one_word else text), pieces
        is_open = bool(rest) and metavar in _PROSE and " " not in value
        return _Piece((), part.name, value), None if is_open else self._parted(rest)

    def _parted(self, words: Sequence[str], before: str = "") -> list[_Piece] | None:
        """Return words as values that are all told; `before`: the option of the value before them."""
        if not words:
            return []
        if len(words) > _MAX_WORDS:
            return None
        spans = (tuple(words[:count]) for count in range(min(len(words), _MAX_OF_ONE), 0, -1))
        pieces = [piece for span in spans if (piece := self._piece(span, before))]
        if not self.has_number:
            pieces.sort(key=lambda piece: not piece.is_number)
        for piece in pieces:
            kept = set(self.taken), self.has_text, self.has_number
            self.taken.add(piece.option)
            self.has_number = self.has_number or piece.is_number
            self.has_text = self.has_text or not (piece.option or piece.is_number)
            rest = self._parted(words[len(piece.typed) :], piece.option)
            if rest is not None:
                return [piece, *rest]
            self.taken, self.has_text, self.has_number = kept
        return None

    def _piece(self, typed: tuple[str, ...], before: str) -> _Piece | None:
        text = " ".join(typed)
        if "ids" in self.grammar.arguments and (found := _NUMBERS.fullmatch(text)):
            return _Piece(typed, "", _in_figures(found), is_number=True)
        if named := self._without_dashes(typed):
            return named
        is_open = self.command in known_values.MANY_DAYS and known_values.read(text, known_values.ANY_DAY)
        for option in self._meant(before) if not is_open else ():
            if (value := self._read(typed, option)) is not None:
                return _Piece(typed, option.name, value)
        is_text = not self.has_text and len(typed) == 1 and " " in text
        return _Piece(typed, "", text) if is_text else None

    def _without_dashes(self, typed: tuple[str, ...]) -> _Piece | None:
        """Return an option with its value that words are but for dashes: overdue, owner vhxh."""
        word, _, value = " ".join(typed).partition(" ")
        name, is_flag = f"--{word.lower()}", f"--{word.lower()}" in self.grammar.flags
        if name in self.taken or not (is_flag or name in self.grammar.valued) or is_flag == bool(value):
            return None
        option = self._option(name)
        is_told = (
            is_flag or not known_values.can_read(option) or self._read(value.split(), option) is not None
        )
        return _Piece(typed, name, value) if is_told else None

    def _meant(self, before: str) -> Iterator[Option]:
        """Yield the options that a value may be, the likeliest first."""
        names: Iterable[str] = known_values.MEANT.get(self.command, ())
        if before in known_values.DOCUMENTS:
            names = sorted(names, key=lambda name: name != known_values.DAY)
        needs = self.command in known_values.NEEDS_DOCUMENT and not self.has_document
        for name in names:
            if name not in self.taken and not (needs and name == known_values.DAY):
                yield self._option(name)

    def _option(self, name: str) -> Option:
        metavar = self.parameters[name].metavar
        kind = str(getattr(metavar, "offers", "") or metavar or "")
        return Option(name, kind, self.plan if kind in known_values.OF_PLANS else None)

    def _read(self, typed: Sequence[str], option: Option) -> str | None:
        """Return the value of an option that words are, or may be where no other value ends them."""
        value = known_values.read(" ".join(typed), option)
        if value is not None or self.sure or self._ends_in_value(typed):
            return value
        return known_values.read_likely(" ".join(typed), option)

    def _ends_in_value(self, typed: Sequence[str]) -> bool:
        options = [self._option(name) for name in known_values.MEANT.get(self.command, ())]
        ends = [" ".join(typed[start:]) for start in range(1, len(typed))]
        return any(known_values.read(end, option) is not None for end in ends for option in options)


def _runs(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield options, each with the words that stand behind it, and first the words before any."""
    free: list[str] = []
    last: Part | None = None
    for part in parts:
        if not part.name:
            free += part.typed
            continue
        if last or free:
            yield _with_rest(last, free)
        last, free = part, list(part.rest)
    if last or free:
        yield _with_rest(last, free)


def _with_rest(part: Part | None, free: Sequence[str]) -> Part:
    return (part or missing_quotes.Part(()))._replace(rest=tuple(free))


def _in_figures(found: re.Match[str]) -> str:
    """Return task numbers as they are shortest: 4, 1-3, all."""
    numbers = found[1] or "all"
    for joint, sign in _JOINTS:
        numbers = re.sub(joint, sign, numbers)
    return numbers


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
