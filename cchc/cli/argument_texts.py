"""Texts of a command line that are to stand in a plan's file: held to the rule that files are read by.

Terminals, scripts and other programs hand over bytes that are no UTF-8, control characters and line
breaks that nobody sees. What is harmless is taken away, the rest refused with the option's name,
before anything is read or written.

Read next: `cchc.cli.updating.update_options` (who asks), `cchc.yamltext.decoding` (the rule).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from typer.models import ArgumentInfo, OptionInfo

from cchc import characters, typed_lines
from cchc.cli import console
from cchc.errors import RequestError

if TYPE_CHECKING:
    from inspect import Parameter

_FILES = {"plan", "file"}  # a file may be called anything


def readable(parameter: Parameter, value: Any) -> Any:  # noqa: ANN401  whatever the option is
    """Return an option's value as a file can hold it: line breaks LF, no blanks or byte order mark around it.

    Characters that nobody sees go, as from the cells of a sheet, which is said. Raises RequestError for
    what no file can hold.
    """
    from cchc.yamltext import decoding

    if isinstance(value, list):
        return [readable(parameter, part) for part in value]
    if not isinstance(value, str) or parameter.name in _FILES:
        return value
    if (placeholder := value.strip(' "“”')) in typed_lines.PLACEHOLDERS:
        message = f'{_name(parameter)}: "{placeholder}" là chỗ để điền, chưa phải nội dung'
        raise RequestError(message, hint="thay bằng nội dung thật rồi gõ lại; chưa có gì được ghi")
    text = value.replace("\r\n", "\n").replace(decoding.BOM, "").strip()
    if not text.isprintable() and (hidden := characters.INVISIBLE_PATTERN.findall(text)):
        points = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(hidden))
        console.say(f"({_name(parameter)}: đã bỏ ký tự ẩn {points}, thường do dán từ Word hoặc trang web)")
        text = characters.INVISIBLE_PATTERN.sub("", text).strip()
    if why := decoding.find_unreadable(text):
        raise RequestError(f"{_name(parameter)}: {why}", hint="xóa hoặc gõ lại chỗ đó; chưa có gì được ghi")
    return text


def refuse_empty(parameter: Parameter, value: Any) -> None:  # noqa: ANN401  whatever the option is
    """Raise RequestError for an option that was given without a text, unless its value may be left out."""
    texts = value if isinstance(value, list) else [value]
    infos = [info for info in get_args(parameter.annotation)[1:] if isinstance(info, OptionInfo)]
    if "" not in texts or not infos or str(infos[0].metavar).startswith("["):
        return
    name = _name(parameter)
    raise RequestError(f"{name}: chưa ghi nội dung", hint=f"bỏ {name} hoặc ghi nội dung; chưa có gì được ghi")


def _name(parameter: Parameter) -> str:
    """Return what messages call an option or an argument: "--done-on", "nội dung"."""
    for info in get_args(parameter.annotation)[1:]:
        if isinstance(info, ArgumentInfo):
            return (info.metavar or parameter.name).rstrip(".").lower()
        if isinstance(info, OptionInfo) and info.param_decls:
            return info.param_decls[0]
    return f"--{parameter.name.replace('_', '-')}"
