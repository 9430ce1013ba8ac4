"""A line whose values are told one after another: which option each is of that has none.

Each stretch of words behind an option, and before any, is parted into values, longest first; where a word
can't be told for what it is, nothing is. A text that a command takes may be what is left.
Read next: `cchc.cli.known_values` (what values are), `cchc.cli.stray_values` (who asks, and what is said).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc import names, option_words, typed_lines
from cchc.cli import free_words, known_values, line_pieces, meant_options, missing_quotes
from cchc.cli.known_values import Option
from cchc.cli.line_pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cchc.cli.missing_quotes import Grammar, Part
    from cchc.plan import Plan

_MAX_WORDS = 16  # of one stretch: more is prose
_MAX_OF_ONE = 8  # words of one value
_MAX_OF_NAME = 4  # words that people call an option
_PROSE = {"NỘI DUNG", "TỪ", "LỜI GHI"}  # metavars of texts, which may hold any words


class Line:
    """A line whose values are told one after another."""

    def __init__(
        self,
        parts: Sequence[Part],
        parameters: Sequence[Any],
        grammar: Grammar,
        command: str,
        plan: Callable[[], Plan | None],
        *,
        sure: bool,
    ) -> None:
        self.parts, self.grammar, self.command, self.plan = parts, grammar, command, plan
        self.sure = sure  # take nothing that only may be a name
        known = ((name, one) for one in parameters for name in (one.name, *one.opts, *one.secondary_opts))
        self.parameters = dict(known)
        self.taken = {part.name for part in parts if part.name}
        self.lacks_number = meant_options.TASKS in grammar.arguments
        self.lacks_text = bool({"title", "text"} & set(grammar.arguments))
        free = [word for part in parts for word in (part.rest if part.name else part.typed)]
        self.has_document = bool(self.taken.intersection(meant_options.DOCUMENTS)) or any(
            known_values.read(word, known_values.ANY_DOCUMENT) for word in free
        )

    def pieces(self) -> list[Piece] | None:
        """Return the line as pieces, with a place for a number that lacks; None when not all are told."""
        found: list[Piece] = []
        for part in line_pieces.runs(self.parts):
            told = self._told(part)
            if told is None:
                return None
            found += told
        if self.lacks_number and not self.grammar.arguments["ids"].startswith("["):
            is_of_all = self.command == "show" and "--of" in self.taken
            found.insert(0, Piece((), "", "all" if is_of_all else typed_lines.TASK))
        return None if self.lacks_text else found

    def takes_one(self, option: str) -> bool:
        """Whether an option takes a value, and may stand once."""
        return option in self.grammar.valued and not self.parameters[option].multiple

    def _told(self, part: Part) -> list[Piece] | None:
        """Return an option with its value, typed by the words that were stray, and the pieces behind it."""
        if part.name not in self.grammar.valued:
            behind = self._behind(part.rest)
            return None if behind is None else [Piece((), part.name), *behind]
        value, rest = self._with_own_number(part)
        option = self._option(part.name)
        metavar = self.grammar.valued[part.name]
        for count in range(len(rest), -1, -1):
            words = (value, *rest[:count])
            meant = self._read(words, option)
            if meant is not None and (pieces := self._behind(rest[count:], part.name)) is not None:
                if count and line_pieces.is_short(option):
                    return [Piece((), part.name, meant, beside=line_pieces.beside(words, meant)), *pieces]
                text = " ".join(words)
                return [Piece((), part.name, text.rstrip(",;") if pieces else text), *pieces]
        is_fixed = option.name in option_words.WORDS  # no word of its own is its value
        is_open = bool(rest) and (is_fixed or (metavar in _PROSE and " " not in value))
        pieces = None if is_open else self._parted(rest)
        return None if pieces is None else [Piece((), part.name, value), *pieces]

    def _with_own_number(self, part: Part) -> tuple[str, tuple[str, ...]]:
        """Return an option's value with the numbers behind it that may be its own, and what stands behind.

        They are where tasks are named already: `done 9 --document CV 12 20/11/2026`.
        """
        value, rest = part.value, part.rest
        may_go_on = meant_options.TASKS in self.grammar.arguments and not self.lacks_number
        if may_go_on and missing_quotes.may_go_on(value, self.grammar.valued[part.name]):
            while rest and free_words.numbers(rest[0]):
                value, rest = f"{value} {rest[0]}", rest[1:]
        return value, rest

    def _behind(self, words: Sequence[str], before: str = "") -> list[Piece] | None:
        """Return words as values that are all told, or as the text that the command still takes."""
        pieces = self._parted(words, before)
        if pieces is not None or not self.lacks_text:
            return pieces
        if self.lacks_number:
            return self._numbered(words)
        self.lacks_text = False
        needed = meant_options.NEEDED.get(self.command, frozenset()) - self.taken
        for start in range(1, len(words)) if needed else ():
            kept = set(self.taken)
            ends = self._parted(words[start:])
            if ends is not None and {piece.option for piece in ends} == needed:
                return [line_pieces.text(words[:start]), *ends]
            self.taken = kept
        return [line_pieces.text(words)]

    def _numbered(self, words: Sequence[str]) -> list[Piece] | None:
        """Return words that begin with numbers of tasks, and the text behind these."""
        spans = (words[:count] for count in range(min(len(words), _MAX_OF_ONE), 0, -1))
        begin = next((span for span in spans if free_words.numbers(" ".join(span))), ())
        self.lacks_number = not begin
        behind = self._behind(words[len(begin) :]) if begin else None
        numbered = Piece(tuple(begin), "", free_words.numbers(" ".join(begin)), meant_options.TASKS)
        return behind and [numbered, *behind]

    def _parted(self, words: Sequence[str], before: str = "") -> list[Piece] | None:
        """Return words as values that are all told; `before`: the option of the value before them."""
        if not words:
            return []
        if len(words) > _MAX_WORDS:
            return None
        spans = (tuple(words[:count]) for count in range(min(len(words), _MAX_OF_ONE), 0, -1))
        pieces = [piece for span in spans if (piece := self._piece(span, before))]
        if self.lacks_number:
            pieces.sort(key=lambda piece: piece.argument != meant_options.TASKS)
        for piece in pieces:
            kept = set(self.taken), self.lacks_text, self.lacks_number
            self.taken.add(piece.option or piece.argument)
            self.lacks_number = self.lacks_number and piece.argument != meant_options.TASKS
            self.lacks_text = self.lacks_text and piece.argument != meant_options.TEXT
            rest = self._parted(words[len(piece.typed) :], piece.option)
            if rest is not None:
                return [piece, *rest]
            self.taken, self.lacks_text, self.lacks_number = kept
        return None

    def _piece(self, typed: tuple[str, ...], before: str) -> Piece | None:
        text = " ".join(typed)
        if meant_options.TASKS in self.grammar.arguments and (numbers := free_words.numbers(text)):
            return Piece(typed, "", numbers, meant_options.TASKS)
        if named := self._argument(typed) or self._without_dashes(typed):
            return named
        is_open = self.command in meant_options.MANY_DAYS and known_values.read(text, known_values.ANY_DAY)
        for option in self._meant(before) if not is_open else ():
            if (value := self._read(typed, option)) is not None:
                return Piece(typed, option.name, value or None)
        if self.lacks_text and len(typed) == 1 and " " in text:
            return Piece(typed, "", text, meant_options.TEXT)
        return self._called(typed) or self._reason(typed)

    def _argument(self, typed: tuple[str, ...]) -> Piece | None:
        """Return the value of an argument that isn't there yet: a year, a file; or what says nothing."""
        text = " ".join(typed)
        for name in meant_options.READ.intersection(self.grammar.arguments) - self.taken:
            if (value := self._read(typed, self._option(name))) is not None:
                return Piece(
                    typed, "", value, name, line_pieces.beside(typed, value) if name == "year" else ()
                )
        if len(typed) == 1 and free_words.is_path(text):
            if not meant_options.PATHS.isdisjoint(self.grammar.arguments):
                return Piece(typed, "", text, "paths")
            may_name_plan = "--plan" in self.parameters.keys() - self.taken and "file" not in self.parameters
            if may_name_plan and text.endswith((".yaml", ".yml")):
                return Piece(typed, "--plan", text)
        is_filler = self.command in meant_options.LISTING and names.fold(text) in meant_options.FILLERS
        return Piece(typed, "", beside=typed) if is_filler else None

    def _without_dashes(self, typed: tuple[str, ...]) -> Piece | None:
        """Return an option with its value that words are but for dashes: overdue, owner vhxh, owner=vhxh."""
        word, *value = line_pieces.called_apart(typed)
        return self._named(typed, f"--{names.fold(word)}", " ".join(value)) if word else None

    def _called(self, typed: tuple[str, ...]) -> Piece | None:
        """Return an option with its value that words are by what people call it: tiến độ 40, từ 2/3."""
        words = line_pieces.called_apart(typed)
        for count in range(min(len(words), _MAX_OF_NAME), 0, -1):
            called = meant_options.CALLED.get(names.fold(" ".join(words[:count])), ())
            if known := [name for name in called if name in self.grammar.valued and name not in self.taken]:
                return self._named(typed, known[0], " ".join(words[count:]))
        return None

    def _named(self, typed: tuple[str, ...], name: str, value: str) -> Piece | None:
        """Return an option with what stands behind its name, if that can be its value; a flag has none."""
        is_flag = name in self.grammar.flags
        if name in self.taken or not (is_flag or name in self.grammar.valued) or is_flag == bool(value):
            return None
        option = self._option(name)
        if is_flag or not known_values.can_read(option):
            return None if self._ends_in_value(value.split()) else Piece(typed, name, value or None)
        meant = line_pieces.read_named(value, option) or self._read(value.split(), option)
        return Piece(typed, name, meant if line_pieces.is_short(option) else value) if meant else None

    def _reason(self, typed: tuple[str, ...]) -> Piece | None:
        """Return words that are nothing else as the reason of what is done to the tasks that were named."""
        is_prose = len(typed) > 1 and not self.sure and all(map(str.isalpha, typed))
        may_be = self.command in meant_options.REASONED and not self.lacks_number
        is_reason = is_prose and may_be and meant_options.REASON not in self.taken
        return Piece(typed, meant_options.REASON, " ".join(typed)) if is_reason else None

    def _meant(self, before: str) -> Iterator[Option]:
        """Yield the options that a value may be, the likeliest first: behind one of its kind, that one's."""
        if again := self._again(before):
            yield self._option(again)
        names: Iterable[str] = meant_options.MEANT.get(self.command, ())
        if before in meant_options.DOCUMENTS:
            names = sorted(names, key=lambda name: name != meant_options.DAY)
        needs = self.command in meant_options.NEEDS_DOCUMENT and not self.has_document
        for name in names:
            is_early = meant_options.BEHIND.get(name, name) not in {name, *self.taken}
            if name not in self.taken and not is_early and not (needs and name == meant_options.DAY):
                yield self._option(name)

    def _again(self, before: str) -> str:
        """Return the option of a value that stands behind one of its kind; empty where there is one alone."""
        if not before or self._option(before).kind not in known_values.SEVERAL:
            return ""
        if self.command in meant_options.BESIDE_OWNER and self.takes_one(before) and before != "--of":
            return meant_options.BESIDE_OWNER[self.command] if before == "--owner" else ""
        return before

    def _option(self, name: str) -> Option:
        metavar = self.parameters[name].metavar
        kind = str(getattr(metavar, "offers", "") or metavar or "")
        return Option(name, kind, self.plan() if kind in known_values.OF_PLANS else None)

    def _read(self, typed: Sequence[str], option: Option) -> str | None:
        """Return the value of an option that words are, or may be where no other value ends them."""
        value = known_values.read(" ".join(typed), option)
        if value is not None or self.sure or self._ends_in_value(typed):
            return value
        return known_values.read_likely(" ".join(typed), option)

    def _ends_in_value(self, typed: Sequence[str]) -> bool:
        options = [self._option(name) for name in meant_options.MEANT.get(self.command, ())]
        ends = [" ".join(typed[start:]) for start in range(1, len(typed))]
        return any(known_values.read(end, option) is not None for end in ends for option in options)
