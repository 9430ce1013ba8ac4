"""Typer in Vietnamese: help pages, and messages for a command line that can't be parsed.

Typer writes its own words in English and offers no hook for most of them, so the two classes that
all commands are made with lay out help themselves, and `usage_error` words what the parser
refused. Of a refusal that it does not know typer's English is shown: options are texts, so that
there are hardly any. Knows typer, not what the commands do.

Read next: `cchc.cli.app` (which commands there are).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from cchc import names
from cchc.cli import console
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterable

_EXTRA = re.compile(r"(?s)Got unexpected extra arguments? ?\(?s?\)? ?\((.*)\)")


class VietnameseCommand(TyperCommand):
    """One command, its help in Vietnamese; a text may begin with a dash, as "- Xây dựng" does."""

    def make_parser(self, ctx: Any) -> Any:  # noqa: ANN401, D102
        parser: Any = super().make_parser(ctx)
        parse_option = parser._process_opts  # noqa: SLF001  there is no other place to step in

        def parse_option_or_text(word: str, state: Any) -> None:  # noqa: ANN401
            if _is_text(word, parser):
                state.largs.append(word)
                return
            try:
                parse_option(word, state)
            except typer.TyperException as error:
                error.text_hint = _text_hint(word, parser)  # type: ignore[attr-defined]
                raise

        parser._process_opts = parse_option_or_text  # noqa: SLF001
        return parser

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401, D102  typer's parser types are private
        return _in_vietnamese(super().get_help_option(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, D102
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[TÙY CHỌN]")
        formatter.write_usage(ctx.command_path, pieces, prefix="Cách dùng: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, D102
        _write_parameters(self.get_params(ctx), ctx, formatter)


class VietnameseGroup(TyperGroup):
    """A group of commands, its help in Vietnamese; an unknown command is answered with the nearest ones."""

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401, D102
        return _in_vietnamese(super().get_help_option(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, D102
        formatter.write_usage(ctx.command_path, "LỆNH [TÙY CHỌN]...", prefix="Cách dùng: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, D102
        rows = [(name, _first_line(self.commands[name].help)) for name in self.list_commands(ctx)]
        with formatter.section("Lệnh"):
            formatter.write_dl(rows)
        _write_parameters(self.get_params(ctx), ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401, D102
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            near = names.nearest(args[0], self.commands)
            hint = f"có phải là: {', '.join(near)}?" if near else "xem các lệnh: cchc --help"
            raise RequestError(f'không có lệnh "{args[0]}"', hint=hint)
        return super().resolve_command(ctx, args)


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


def _text_hint(word: str, parser: Any) -> str:  # noqa: ANN401
    """Return how a word is given as a text, when it doesn't look like an option; else nothing."""
    if re.fullmatch(r"--?[a-z][a-z-]*(?:=.*)?", word):
        return ""
    if any(argument.obj.name == "title" for argument in parser._args):  # noqa: SLF001
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


def _first_line(text: str | None) -> str:
    return (text or "").split("\n", 1)[0]


def _write_parameters(parameters: Iterable[Any], ctx: Any, formatter: Any) -> None:  # noqa: ANN401
    """Write the arguments, then the options, each under its heading."""
    records = [(parameter.param_type_name, parameter.get_help_record(ctx)) for parameter in parameters]
    for kind, heading in (("argument", "Tham số"), ("option", "Tùy chọn")):
        rows = [record for param_kind, record in records if record and param_kind == kind]
        if rows:
            with formatter.section(heading):
                formatter.write_dl(rows)


def usage_error(error: typer.TyperException) -> RequestError:
    """Return what typer's parser refused in Vietnamese; a refusal not known here in typer's own words."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "cchc"
    hint = f"xem cách dùng: {command} --help"
    option = getattr(error, "option_name", None)
    match type(error).__name__:
        case "NoSuchOption":
            near = sorted(filter(None, getattr(error, "possibilities", None) or ()))
            question = f"có phải là {', '.join(near)}? " if near else getattr(error, "text_hint", "")
            return RequestError(f"không có tùy chọn {option}", hint=question + hint)
        case "BadOptionUsage":
            what = "không nhận giá trị" if "does not take" in error.message else "cần một giá trị"
            return RequestError(f"tùy chọn {option} {what}", hint=hint)
    if extra := _EXTRA.search(error.message):
        return RequestError(f"thừa tham số: {extra.group(1)}", hint=hint)
    if "Missing command" in error.message:
        return RequestError("chưa ghi lệnh", hint=hint)
    return RequestError(f"lệnh viết chưa đúng: {error.format_message()}", hint=hint)
