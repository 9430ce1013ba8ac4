"""What typer's parser refused, in Vietnamese: an unknown option, a missing value, a word too many.

A refusal that isn't known here is quoted in typer's English: options are texts, so that there are hardly
any. Read next: `cchc.cli.vietnamese` (the parser), `cchc.cli.app` (who asks).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cchc import names
from cchc.cli import meant_options, word_marks
from cchc.errors import RequestError

if TYPE_CHECKING:
    import typer

_LIKE = 0.7  # of an option's name and a slip in typing it; less is another word, as "reason" and "as-of"
_EXTRA = re.compile(r"(?s)Got unexpected extra arguments? ?\(?s?\)? ?\((.*)\)")


def usage_error(error: typer.TyperException) -> RequestError:
    """Return what the parser refused in Vietnamese; a refusal not known here with its words quoted."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "cchc"
    question = ""
    if type(error).__name__ == "NoSuchOption":
        near = _nearest_options(context, getattr(error, "option_name", ""))
        question = f"có phải là {', '.join(near)}? " if near else getattr(error, "text_hint", "")
        if getattr(error, "option_name", "") == "--date":
            question = _days_instead(context) or question
    elif (extra := _EXTRA.search(error.message)) and word_marks.begins_with_dash(extra.group(1)):
        question = "dấu gạch dài của Word không mở đầu tùy chọn: dùng hai gạch nối --; "
    return RequestError(_refusal(error), hint=f"{question}xem cách dùng: {command} --help")


def _nearest_options(context: Any, option: str) -> list[str]:  # noqa: ANN401
    """Return the options that a wrong one begins, else what people call so, else those most like it.

    Else those whose help has its words: `--don-doc` is no option.
    """
    parameters = context.command.params if context else []
    known = [name for parameter in parameters for name in parameter.opts if name.startswith("--")]
    begun = [name for name in known if name.startswith(option)]
    called = [name for name in meant_options.CALLED.get(names.fold(option), ()) if name in known]
    return (
        begun
        or called[:1]
        or names.nearest(option, known, likeness=_LIKE)
        or [
            parameter.opts[0]
            for parameter in parameters
            if parameter.param_type_name == "option" and names.contains_words(parameter.help or "", option)
        ]
    )


def _days_instead(context: Any) -> str:  # noqa: ANN401
    """Return which options of a command take days, when it has no day of its own; nothing without any."""
    options = [option for parameter in context.command.params for option in parameter.opts] if context else []
    others = [option for option in options if option.endswith("-on")]
    named = f"; ngày khác: {', '.join(others)}" if others else ""
    return f"ngày tính số liệu ghi bằng --as-of NGÀY{named}; " if "--as-of" in options else ""


def _refusal(error: Any) -> str:  # noqa: ANN401  the refusals' types are private
    message, option = error.message, getattr(error, "option_name", None)
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return f"không có tùy chọn {option}"
    if kind == "BadOptionUsage":
        what = "không nhận giá trị" if "does not take" in message else "cần một giá trị"
        return f"tùy chọn {option} {what}"
    if kind == "MissingParameter":
        return f"còn thiếu: {_parameter_name(error)}"
    if kind == "BadParameter":
        return _wrong_value(error)
    if extra := _EXTRA.search(message):
        return f"thừa tham số: {extra.group(1)}"
    is_bare = "Missing command" in message
    return "chưa ghi lệnh" if is_bare else f'lệnh viết chưa đúng, bộ đọc lệnh báo: "{message}"'


def _parameter_name(error: Any) -> str:  # noqa: ANN401
    """Return what a person calls the parameter that was refused: "--commit", "TỆP.xlsx"."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "param_hint", None) or "tham số")
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name)
    return str(parameter.opts[0])


def _wrong_value(error: Any) -> str:  # noqa: ANN401
    """Return what is wrong with a value; typer itself reads only those of flags' variables."""
    name, variable = _parameter_name(error), getattr(getattr(error, "param", None), "envvar", None)
    if found := re.match(r"'(.*)' is not a valid boolean", error.message, re.DOTALL):
        where = f"biến môi trường {variable}" if variable else name
        return f'{where}: "{found[1]}" không phải là 1 (có) hoặc 0 (không)'
    return f'{name}: giá trị không dùng được, bộ đọc lệnh báo: "{error.message}"'
