"""Make docs/commands.md from the parser: `python -m tests.support.make_command_docs`.

What a command is for, its arguments and options are those that typer parses; groups, Vietnamese names and
examples come from `cchc.cli.command_table`, fixed words from `cchc.completion.vocabulary`, their Vietnamese
names from `cchc.option_words`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from typer.main import get_command

from cchc import names, option_words
from cchc.cli import command_table, environment, help_pages
from cchc.cli.application import application
from cchc.completion import vocabulary
from tests.support.checkout import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAGE = CHECKOUT / "docs" / "commands.md"

_HEAD = """\
# Các lệnh

Trang này được tạo từ chính bộ đọc lệnh bằng `python -m tests.support.make_command_docs`, không sửa trực tiếp.
Trên màn hình: `cchc --help`, `cchc help list`. Biến môi trường và nơi để tệp, viết cho kỹ sư: [environment.md](environment.md).

Tên lệnh và giá trị của tùy chọn gõ bằng tiếng Việt cũng được, có dấu hay không dấu; tên khác ghi trong ngoặc sau mỗi giá trị.
Mọi lệnh đều có `-h`, `--help`. Nội dung có dấu cách thì đặt trong dấu nháy kép.
"""


def page() -> str:
    """Return the page: the commands in a table by group, then each, then what holds for all of them."""
    program = get_command(application([]))
    top = typer.Context(program, info_name="cchc", help_option_names=["-h", "--help"])
    words = {row.path: dict(map(_split, row.entries)) for row in vocabulary.rows(program, lambda _: ())}
    parts = [_HEAD, _contents(program)]
    for group in command_table.GROUPS:
        parts.append(f"## {group}\n")
        for name, command in _commands_of(program, group):
            parts += _sections(command, typer.Context(command, info_name=name, parent=top), words)
    return "\n".join([*parts, *_of_all_commands(program, top)])


def _commands_of(program: Any, group: str) -> Iterator[tuple[str, Any]]:
    for name, row in command_table.COMMANDS.items():
        if row.group == group:
            yield name, program.commands[name]


def _contents(program: Any) -> str:
    """Return a table of the commands, each leading to its section."""
    rows = []
    for group in command_table.GROUPS:
        named = [f"[{name}](#{anchor(f'cchc {name}')})" for name, _ in _commands_of(program, group)]
        rows.append((group, ", ".join(named)))
    return _table(("Nhóm", "Lệnh"), rows)


def anchor(heading: str) -> str:
    """Return what forges call the place of a heading.

    >>> anchor("`cchc owner add`")
    'cchc-owner-add'
    """
    kept = "".join(char for char in heading.lower() if char.isalnum() or char in " -_")
    return kept.replace(" ", "-")


def _sections(command: Any, context: typer.Context, words: dict[str, dict[str, str]]) -> Iterator[str]:
    """Yield the section of a command, and those of the commands inside it."""
    path = help_pages.path_of(context)
    inner = getattr(command, "commands", {})
    yield f"{'####' if ' ' in path else '###'} `cchc {path}`\n"
    yield f"{' '.join((command.help or '').split()).rstrip('.')}.\n"
    yield f"```text\n{context.command_path} {help_pages.usage_of(context, command)}\n```\n"
    if verbs := command_table.verbs_of(path):
        before = " ".join(["cchc", *path.split()[:-1]])
        yield f"Tên khác: {', '.join(f'`{before} {verb}`' for verb in verbs)}.\n"
    if inner:
        rows = [
            (f"[{name}](#{anchor(f'cchc {path} {name}')})", _sentence(one)) for name, one in inner.items()
        ]
        yield _table(("Lệnh", "Dùng để"), rows)
    else:
        yield from _parameters(command.get_params(context), path, words[path])
    yield "Ví dụ:\n\n```console\n" + "".join(f"$ {line}\n" for line in command_table.EXAMPLES[path]) + "```\n"
    for name, one in inner.items():
        yield from _sections(one, typer.Context(one, info_name=name, parent=context), words)


def _sentence(command: Any) -> str:
    return help_pages.first_line(command.help)


def _parameters(parameters: Iterable[Any], path: str, words: dict[str, str]) -> Iterator[str]:
    """Yield the table of arguments, then that of options; help, which every command has, is left out."""
    shown = [one for one in parameters if not one.hidden and one.name != "help"]
    for kind, heading in (("argument", "Tham số"), ("option", "Tùy chọn")):
        rows = [
            (_called(one), _value(one, path, words), one.help or "")
            for one in shown
            if one.param_type_name == kind
        ]
        if rows:
            yield _table((heading, "Giá trị", "Ý nghĩa"), rows)


def _called(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar or parameter.name}`"
    return ", ".join(f"`{name}`" for name in sorted(parameter.opts, key=lambda name: name.startswith("--")))


def _value(parameter: Any, path: str, words: dict[str, str]) -> str:
    """Return what may be given: fixed words with their Vietnamese names, else what kind of text; defaults."""
    is_argument = parameter.param_type_name == "argument"
    fixed = [] if is_argument else _fixed_words(words[parameter.opts[-1]])
    if is_argument and str(parameter.metavar).startswith("["):
        fixed = _fixed_words(parameter.metavar.strip("[]."))
    option = path if is_argument else max(parameter.opts, key=len)
    parts = [", ".join(_with_names(option, fixed)), *_names_of_several(option, path)] if fixed else []
    if not fixed and not is_argument and not parameter.is_flag:
        parts.append(f"`{parameter.metavar}`")
    if is_argument and not fixed:
        parts.append("bắt buộc" if parameter.required else "")
    if getattr(parameter, "multiple", False) and "nhiều lần" not in (parameter.help or ""):
        parts.append("nhiều lần")
    if isinstance(parameter.default, str) and parameter.default:
        parts.append(f"mặc định `{parameter.default}`")
    if variable := getattr(parameter, "envvar", None):
        parts.append(f"hoặc `{variable}=1`")
    return "; ".join(filter(None, parts))


def _fixed_words(value: str) -> list[str]:
    """Return the words of a row of the table of completion; numbers and what a plan holds are none."""
    words = value.split("|") if value and not value.startswith("@") else []
    return [] if all(word.isdecimal() for word in words) else words


def _with_names(option: str, known: list[str]) -> Iterator[str]:
    """Yield each word with its Vietnamese names, said once: `docx` (Word, văn bản Word)."""
    spelled = list(option_words.spellings(option, known))
    for code in known:
        others = {names.key(word): word for one, word in spelled if one == code and word != code}
        yield f"`{code}` ({_quoted(others.values())})" if others else f"`{code}`"


def _names_of_several(option: str, path: str) -> Iterator[str]:
    """Yield what is said of names that stand for several words, or for another option."""
    if option == "--state":
        yield f"mọi trạng thái quá hạn: {_quoted(option_words.LATE)}"
        yield f"mọi trạng thái đã xong: {_quoted(option_words.FINISHED)}"
    elif (path, option) == ("list", "--status"):
        yield f"như `--overdue`: {_quoted(option_words.LATE)}"


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _of_all_commands(program: Any, top: typer.Context) -> Iterator[str]:
    """Yield what is no command of its own: help, the version, exit codes, variables."""
    yield "## Chung cho mọi lệnh\n"
    options = [(_called(one), one.help or "") for one in program.get_params(top)]
    others = ", ".join(f"`cchc {names.fold(verb).replace(' ', '-')}`" for verb in command_table.HELP)
    options.append(("`cchc help LỆNH`", f"Trợ giúp của một lệnh; tên khác: {others}."))
    yield _table(("Gõ", "Kết quả"), options)
    yield "## Mã kết thúc\n"
    yield _table(("Mã", "Nghĩa"), [(f"`{code}`", told) for code, told in help_pages.EXIT_CODES.items()])
    yield "## Biến môi trường\n"
    yield _table(("Biến", "Nghĩa"), [(f"`{name}`", told) for name, told in environment.VARIABLES.items()])


def _split(entry: str) -> tuple[str, str]:
    name, _, value = entry.partition("=")
    return name, value


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def main() -> None:
    PAGE.write_text(page(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
