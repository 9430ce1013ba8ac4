"""Typer in Vietnamese: how commands are parsed, their help pages, commands that there aren't.

Typer writes its own words in English and offers no hook for most of them, so the two classes that
all commands are made with have pages and a parser of their own. Knows typer, not what the commands do.

Read next: `cchc.cli.usage_errors` (what the parser refused), `cchc.cli.application` (the commands).
"""

from __future__ import annotations

import os
import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from cchc import names
from cchc.cli import command_table, console, value_kinds, word_marks
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Collection

    from cchc.cli.missing_quotes import Grammar

_LONGEST_NAME = 255  # bytes; on Windows characters
_STRAY = re.compile(r"[/%]|[^\W\d]")  # in no number of a task, or in few
_MAX_SHOWN = 40  # characters of a name that is too long
_LIKE = 0.75  # of a command's name and a slip in typing it; less is another word, as "quá hạn" and "gia hạn"


class VietnameseCommand(TyperCommand):
    """One command, its help in Vietnamese; a text may begin with a dash, as "- Xây dựng" does.

    An option whose metavar stands in brackets, `--approve [SỐ]`, may come without its value.
    """

    def make_parser(self, ctx: Any) -> Any:  # noqa: ANN401, D102
        parser: Any = super().make_parser(ctx)
        parse_option = parser._process_opts  # noqa: SLF001  there is no other place to step in

        def parse_option_or_text(word: str, state: Any) -> None:  # noqa: ANN401
            if _may_stand_alone(word, parser) and (not state.rargs or state.rargs[0].startswith("-")):
                state.rargs.insert(0, "")
            if _is_text(word, parser):
                state.largs.append(word)
                return
            before = dict(state.opts)
            try:
                parse_option(word, state)
                _refuse_second_value(before, state)
            except typer.TyperException as error:
                error.text_hint = _text_hint(word, parser)  # type: ignore[attr-defined]
                error.ctx = getattr(error, "ctx", None) or ctx  # type: ignore[attr-defined]
                raise

        parser._process_opts = parse_option_or_text  # noqa: SLF001
        return parser

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401, D102
        parameters = self.get_params(ctx)
        options = {name for one in parameters for name in (*one.opts, *one.secondary_opts)}
        command = ctx.command_path
        args = _with_known_options(args, options, parameters)
        word_marks.refuse_word_marks(args, options, command, lambda words: _mended(words, parameters))
        if any(other[:1] != "-" and (one[:1] != "-" or "=" in one) for one, other in pairwise(args)):
            from cchc.cli import called_numbers, missing_quotes

            known = grammar(parameters)
            args = called_numbers.bare(args, known)
            if not missing_quotes.is_readable(args, known):
                _refuse_strays(args, parameters, command)
            missing_quotes.refuse(args, known, command)
        typed = list(args)
        try:
            parsed: list[str] = super().parse_args(ctx, args)
        except typer.TyperException:
            _refuse_strays(typed, parameters, command)
            raise
        if any(_STRAY.search(one) for one in _numbers(ctx)):
            _refuse_strays(typed, parameters, command)
        for parameter in parameters:
            if value_kinds.FILE in str(parameter.metavar):
                refuse_long_names(ctx.params.get(parameter.name))
        return parsed

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401, D102  typer's parser types are private
        return _in_vietnamese(super().get_help_option(ctx))

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401, D102
        from cchc.cli import help_pages

        return help_pages.of_command(ctx, self)


class VietnameseGroup(TyperGroup):
    """A group of commands, its help in Vietnamese; an unknown command is answered with the nearest ones."""

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401, D102
        return _in_vietnamese(super().get_help_option(ctx))

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401, D102
        from cchc.cli import help_pages

        return help_pages.of_group(ctx, self)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401, D102
        parameters = self.get_params(ctx)
        options = {name for one in parameters for name in one.opts}
        own = list(takewhile(lambda word: word.startswith("-"), args))
        parsed: list[str] = super().parse_args(
            ctx, [*_with_known_options(own, options, parameters), *args[len(own) :]]
        )
        return parsed

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401, D102
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            inside = " ".join(ctx.command_path.split()[1:])
            args = command_table.with_command_first(args, inside)
            if args[0] not in self.commands:
                raise _unknown_command(ctx, args, inside)
        return super().resolve_command(ctx, args)


def _unknown_command(context: Any, words: list[str], inside: str) -> RequestError:  # noqa: ANN401
    """Return that there is no such command, with what its words ask for, else with those of a like name."""
    from cchc.cli import spoken_advice

    if not inside and (advice := spoken_advice.advice(words, lambda name: _takes(context, name))):
        return RequestError(f'không có lệnh "{words[0]}"', hint=advice)
    known = command_table.known_names(inside)
    like = names.nearest(words[0], known, likeness=_LIKE)
    near = list(dict.fromkeys(known[names.key(name)] for name in like))
    hint = f"có phải là: {', '.join(near)}?" if near else f"xem các lệnh: {context.command_path} --help"
    return RequestError(f'không có lệnh "{words[0]}"', hint=hint)


def _takes(context: Any, name: str) -> tuple[list[Any], Grammar]:  # noqa: ANN401
    """Return the parameters of a command, and what they let stand behind it."""
    parameters = context.command.commands[name].params
    return parameters, grammar(parameters)


def grammar(parameters: list[Any]) -> Grammar:
    """Return what a command's parameters let stand behind it."""
    from cchc.cli.missing_quotes import Grammar

    options = [one for one in parameters if one.param_type_name == "option"]
    flags = {name for one in options if one.is_flag for name in (*one.opts, *one.secondary_opts)}
    valued = {name: one.metavar or "" for one in options if not one.is_flag for name in one.opts}
    arguments = {one.name: str(one.metavar or "") for one in parameters if one not in options}
    return Grammar(valued, flags, arguments)


def _with_known_options(words: list[str], options: Collection[str], parameters: list[Any]) -> list[str]:
    """Return words with each option by its own name, however it is spelled: --OWNER."""
    if all(word[:1] != "-" or word.partition("=")[0] in options for word in words):
        return words
    from cchc.cli import option_names

    known = grammar(parameters)
    return option_names.as_declared(words, known.valued, known.flags)


def _mended(words: list[str], parameters: list[Any]) -> list[str]:
    from cchc.cli import missing_quotes

    return missing_quotes.mended(words, grammar(parameters))[0]


def _refuse_strays(words: list[str], parameters: list[Any], command: str) -> None:
    from cchc.cli import stray_values

    stray_values.refuse(words, parameters, grammar(parameters), command)


def _numbers(ctx: Any) -> list[str]:  # noqa: ANN401
    """Return what was typed for numbers of tasks."""
    typed = ctx.params.get("ids") or []
    return [typed] if isinstance(typed, str) else list(typed)


def _may_stand_alone(word: str, parser: Any) -> bool:  # noqa: ANN401
    """Whether a word is an option whose value, a number, may be left out: its metavar is in brackets."""
    option = parser._long_opt.get(word)  # noqa: SLF001
    return option is not None and str(option.obj.metavar).startswith("[")


def _is_text(word: str, parser: Any) -> bool:  # noqa: ANN401
    """Whether a word that begins with a dash is a text: no option has a space in its name.

    An option in one word with its value stays one (`--note="a b"`, `-p"a b.yaml"`), and one that was
    quoted together with its value stays wrong.
    """
    parts = word.split(None, 1)
    name = parts[0].split("=", 1)[0]
    if len(parts) == 1 or name in parser._long_opt:  # noqa: SLF001
        return False
    takes_no_text = not parser._args  # noqa: SLF001
    is_short_option = word[:2] in parser._short_opt  # noqa: SLF001
    return not (is_short_option and (takes_no_text or word.lower().endswith((".yaml", ".yml"))))


def _refuse_second_value(before: dict[str, Any], state: Any) -> None:  # noqa: ANN401
    """Raise RequestError when the option read last had another value: one of the two would be dropped."""
    option = state.order[-1] if state.order else None
    name = getattr(option, "name", None)
    if option is None or option.multiple or getattr(option, "is_flag", False) or name not in before:
        return
    first, second = before[name], state.opts[name]
    if first != second:
        said = f'ghi hai lần, "{console.clean(str(first))}" và "{console.clean(str(second))}"'
        raise RequestError(f"{option.opts[0]} {said}", hint="giữ lại một giá trị rồi gõ lại")


def refuse_long_names(value: Any) -> None:  # noqa: ANN401  a name of a file, several or none
    """Raise RequestError for a file's name that no disk can hold: that is no matter of the machine."""
    for name in value if isinstance(value, (list, tuple)) else [value]:
        parts = re.split(r"[/\\]", name) if isinstance(name, str) else []
        if any(len(part if os.name == "nt" else os.fsencode(part)) > _LONGEST_NAME for part in parts):
            shown = console.clean(str(name))[:_MAX_SHOWN]
            raise RequestError(f"tên tệp dài quá mức máy cho phép: {shown}…", hint="xem lại tên tệp đã gõ")


def _text_hint(word: str, parser: Any) -> str:  # noqa: ANN401
    """Return how a word is given as a text, when it doesn't look like an option; else nothing."""
    if re.fullmatch(r"--?[a-z][a-z-]*(?:=.*)?", word):
        return ""
    if any(argument.obj.name in {"title", "text"} for argument in parser._args):  # noqa: SLF001
        return f'nếu đây là nội dung thì ghi ở cuối lệnh, sau dấu --, ví dụ: -- "{word}"; '
    takes_note = "--note" in parser._long_opt  # noqa: SLF001
    return f'nếu đây là nội dung thì viết liền, ví dụ: --note="{word}"; ' if takes_note else ""


def _in_vietnamese(option: Any) -> Any:  # noqa: ANN401
    """Word the help option, and let it print through our own stream: typer's goes round it."""
    if option is not None:
        option.help = "Hiện trợ giúp rồi thoát."
        option.callback = _print_help
    return option


def _print_help(ctx: Any, _: Any, wanted: Any) -> None:  # noqa: ANN401
    if wanted and not ctx.resilient_parsing:
        console.write(f"{ctx.get_help()}\n")
        raise typer.Exit
