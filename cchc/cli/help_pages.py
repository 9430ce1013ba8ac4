"""Help pages: how usage, commands, options, examples, exit codes and variables stand on a page.

Lines break between words alone, never inside one or at a hyphen, and examples not at all: they are copied.
Knows typer's commands by what they say of themselves, and no command by its name.

Read next: `cchc.cli.command_table` (what is told of each command), `cchc.cli.vietnamese` (who asks).
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from cchc import names
from cchc.cli import command_table, console, environment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Rows = list[tuple[str, str]]

_WIDEST, _NAMES_WIDEST, _TOLD_LEAST = 80, 26, 20  # columns
EXIT_CODES = {
    "0": "Đã làm xong.",
    "1": "Tệp kế hoạch hoặc tệp đưa vào sai, lệnh kiểm tra thấy điều cần báo, hoặc còn chỗ phải chọn.",
    "2": "Lệnh viết chưa đúng, hoặc yêu cầu không làm được.",
    "3": "Máy, ổ đĩa, kho lịch sử hoặc chương trình khác không cho làm.",
    "130": "Đã dừng bằng Ctrl-C.",
}
_MORE = (
    "Xem một lệnh: cchc help LỆNH. Lệnh gõ bằng tiếng Việt cũng được, có dấu hay không dấu, "
    "ví dụ cchc danh-sach, cchc den-han, cchc bao-cao. Cách gõ từng lệnh có ở trang trợ giúp của lệnh. "
    'Giá trị của tùy chọn cũng vậy: --status "đang làm", --format word, --kind "công văn đôn đốc".'
)


def of_command(context: Any, command: Any) -> str:  # noqa: ANN401
    """Return the page of one command."""
    usage = usage_of(context, command)
    return _page(context, command, usage, [*_parameters(command.get_params(context)), *_told_of(context)])


def of_group(context: Any, group: Any) -> str:  # noqa: ANN401
    """Return the page of a group of commands; that of the program has all that holds for every command."""
    commands = {name: first_line(group.commands[name].help) for name in group.list_commands(context)}
    if context.parent is not None:
        sections = [("Lệnh", list(commands.items()))]
        more = _told_of(context)
    else:
        sections = [
            (title, [(name, told) for name, told in commands.items() if _group_of(name) == title])
            for title in command_table.GROUPS
        ]
        more = [
            _section("Mã kết thúc", list(EXIT_CODES.items())),
            _section("Biến môi trường", list(environment.VARIABLES.items())),
            _wrapped(_MORE, ""),
        ]
    parts = [_section(title, rows) for title, rows in sections if rows]
    return _page(
        context, group, usage_of(context, group), [*parts, *_parameters(group.get_params(context)), *more]
    )


def usage_of(context: Any, command: Any) -> str:  # noqa: ANN401
    """Return what follows a command's name, in one line: "[TÙY CHỌN] SỐ..."."""
    if getattr(command, "commands", None):
        return "LỆNH [TÙY CHỌN]..."
    pieces = " ".join(command.collect_usage_pieces(context)).replace("[OPTIONS]", "[TÙY CHỌN]")
    return pieces.replace("{", "").replace("}", "")


def first_line(text: str | None) -> str:
    """Return what a command says of itself in a list of commands."""
    return (text or "").split("\n", 1)[0]


def path_of(context: Any) -> str:  # noqa: ANN401
    """Return a command as the table knows it: "list", "owner add"."""
    return str(context.command_path).partition(" ")[2]


def _group_of(name: str) -> str:
    return command_table.COMMANDS[name].group


def _page(context: Any, command: Any, usage: str, parts: Iterable[str]) -> str:  # noqa: ANN401
    head = f"Cách dùng: {context.command_path}"
    hanging = " " * (len(head) + 1)
    lines = _wrapped(f"{head} {usage}", "", hanging=hanging if _has_room(hanging) else "  ")
    about = _wrapped(" ".join((command.help or "").split()), "  ")
    return "\n\n".join([lines, about, *parts])


def _parameters(parameters: Iterable[Any]) -> list[str]:
    """Return the arguments, then the options, each under its heading."""
    shown = [parameter for parameter in parameters if not getattr(parameter, "hidden", False)]
    sections = []
    for kind, heading in (("argument", "Tham số"), ("option", "Tùy chọn")):
        rows = [(_called(one), _help(one)) for one in shown if one.param_type_name == kind]
        if rows:
            sections.append(_section(heading, rows))
    return sections


def _called(parameter: Any) -> str:  # noqa: ANN401
    """Return an option or an argument as it is typed: "-o, --output TỆP"."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name)
    called = ", ".join(sorted([*parameter.opts, *parameter.secondary_opts], key=_is_long))
    return called if parameter.is_flag or parameter.count else f"{called} {parameter.metavar}"


def _is_long(option: str) -> bool:
    return option.startswith("--")


def _help(parameter: Any) -> str:  # noqa: ANN401
    """Return what a parameter is for, with its usual value where that is a word."""
    told = str(parameter.help or "")
    usual = parameter.default if parameter.show_default else None
    return f"{told.rstrip('.')}; mặc định {usual}." if usual and isinstance(usual, str) else told


def _told_of(context: Any) -> list[str]:  # noqa: ANN401
    """Return the examples of a command, its Vietnamese names, and where more is told."""
    path = path_of(context)
    examples = "".join(f"\n  {line}" for line in command_table.EXAMPLES.get(path, ()))
    parts = [f"Ví dụ:{examples}"] if examples else []
    if verbs := command_table.verbs_of(path):
        before = f"{context.parent.command_path} "
        parts.append(_wrapped(f"Gõ cách khác: {', '.join(f'{before}{verb}' for verb in verbs)}", ""))
    return [*parts, _wrapped("Mã kết thúc, biến môi trường: cchc --help", "")]


def _section(title: str, rows: Rows) -> str:
    return "\n".join([f"{title}:", *_definitions(rows)])


def _definitions(rows: Rows) -> Iterator[str]:
    """Yield the lines of names and what they mean; a long name, on a narrow page each, has its own line."""
    fitting = [len(names.nfc(name)) for name, _ in rows if len(names.nfc(name)) <= _NAMES_WIDEST]
    column = max(fitting, default=_NAMES_WIDEST)
    for name, told in rows:
        if not _has_room(" " * (column + 4)):
            yield _wrapped(name, "  ", hanging="    ")
            yield _wrapped(told, "    ")
            continue
        lines = _wrapped(told, " " * (column + 4)).split("\n")
        if len(names.nfc(name)) > column:
            yield _wrapped(name, "  ", hanging="    ")
        else:
            lines[0] = f"  {name:<{column}}  {lines[0].lstrip()}".rstrip()
        yield from lines


def _width() -> int:
    return min(console.width(), _WIDEST)


def _has_room(indent: str) -> bool:
    """Whether the page is wide enough for what is told behind an indent."""
    return _width() >= len(indent) + _TOLD_LEAST


def _wrapped(text: str, indent: str, *, hanging: str | None = None) -> str:
    """Return a text in lines no wider than the page, broken between words."""
    return textwrap.fill(
        names.nfc(text),
        _width(),
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
