"""`-o` of commands that print a listing: the same text in a file, its format told by the file's name.

PowerShell's own `>` writes another encoding; this way the file holds the bytes that were meant.

Read next: `cchc.cli.output.page_files` (how files are written), `cchc.cli.tables` (what is printed).
"""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk
from cchc.cli import console, value_kinds
from cchc.cli.options import SCREEN, parse_choice
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=value_kinds.FILE,
        help="Ghi vào tệp thay cho màn hình; dạng theo đuôi tệp nếu không có --format.",
    ),
]
_FORMAT_BY_SUFFIX = {
    ".csv": "csv", ".md": "md", ".json": "json", ".txt": "plain", ".html": "html", ".htm": "html",
    ".docx": "docx", ".xlsx": "xlsx", ".ics": "ics", ".parquet": "parquet", ".sarif": "sarif",
}  # fmt: skip
_LISTED_SUFFIXES = (".csv", ".md", ".json", ".sarif", ".txt")
# Programs believe these endings, and nothing here writes what they expect behind them.
_WRITTEN_BY_NOBODY = frozenset(
    {".doc", ".docm", ".dotx", ".odt", ".rtf", ".xls", ".xlsm", ".xlsb", ".ods", ".pptx", ".pdf", ".zip"}
)
_ENDING_OF_JSON = {"json": ".json", "gitlab": ".json", "sarif": ".sarif"}  # all of them are JSON
_NO_TEXT = ("docx", "xlsx", "parquet")


def format_of(output: str | None, known: Collection[str]) -> str | None:
    """Return the format that a file's ending names, None when it names none or no file is named.

    Raises RequestError when programs would take the file for something that the command can't write.
    """
    suffix = _suffix(output)
    format_ = _FORMAT_BY_SUFFIX.get(suffix)
    if format_ in known:
        return format_
    if format_ == "plain" and "text" in known:
        return "text"
    if suffix in _WRITTEN_BY_NOBODY or format_ not in {None, "plain"}:
        suffixes = [f".{name}" for name in known if f".{name}" in _FORMAT_BY_SUFFIX]
        raise RequestError(f"-o: lệnh này không ghi được tệp {suffix}", f"đặt đuôi {', '.join(suffixes)}")
    return None


def refuse_other_ending(format_: str, output: str | None) -> None:
    """Raise RequestError when a file's ending says another format: a program would call the file broken."""
    suffix = _suffix(output)
    meant = _FORMAT_BY_SUFFIX.get(suffix)
    if meant == "plain":
        is_other = format_ in _NO_TEXT
    elif meant == "json":
        is_other = format_ not in _ENDING_OF_JSON
    else:
        is_other = suffix in _WRITTEN_BY_NOBODY or meant not in {None, format_}
    if is_other:
        ending = f".{format_}" if f".{format_}" in _FORMAT_BY_SUFFIX else ".txt"
        hint = f"đặt đuôi {ending}"
        if meant not in {None, "plain"}:
            hint += f", hoặc bỏ --format để dạng theo đuôi {suffix}"
        raise RequestError(f"--format {format_} không khớp với đuôi {suffix} của tệp sau -o", hint)


def refuse_no_name(output: str | None) -> None:
    """Raise RequestError for a name without a letter, as a script gives it whose variable is empty."""
    if output is not None and not output.strip():
        raise RequestError("-o: chưa ghi tên tệp", hint="bỏ -o hoặc ghi tên tệp; chưa có gì được ghi")


def _suffix(output: str | None) -> str:
    """Return the ending of the file that is named, empty for the screen and for a folder that is there.

    Raises RequestError as `refuse_no_name` does.
    """
    refuse_no_name(output)
    if output is None or output == SCREEN or disk.names_folder(output):
        return ""
    return PurePath(output).suffix.lower()


def choose_format(format_: str | None, output: str | None, known: Collection[str]) -> str | None:
    """Return the format that is asked for: the one named, else the one of the file's ending.

    Raises RequestError when the command doesn't print it, and when the ending says another.
    """
    if format_ is not None:
        format_ = parse_choice(format_, known, "--format")
        refuse_other_ending(format_, output)
        return format_
    suffix = _suffix(output)
    format_ = _FORMAT_BY_SUFFIX.get(suffix)
    if format_ == "plain" and "plain" not in known:
        format_ = "text"
    if format_ == "plain":
        for_excel = "; mở bằng Excel: đặt đuôi .csv" if "csv" in known else ""
        console.say(f"(tệp .txt không có dòng tiêu đề, các cột cách nhau bằng dấu tab{for_excel})")
    if suffix in {".yaml", ".yml", ""} or format_ in known:
        return format_
    listed = (s for s in _LISTED_SUFFIXES if _FORMAT_BY_SUFFIX[s] in known or s == ".txt")
    hint = f"đặt đuôi {', '.join(listed)}"
    if suffix in {".xlsx", ".docx", ".html", ".ics"}:
        hint += "; báo cáo Word, Excel, trang web, lịch: cchc report --format …"
    raise RequestError(f"-o: lệnh này không ghi được tệp {suffix}", hint=hint)


@contextmanager
def opened(
    output: str | None, stem: str, format_: str | None, *plans: Path, overwrite: bool
) -> Iterator[None]:
    """Let what is printed meanwhile become a file, if one is named; `stem` is its name in a folder.

    It takes the place of no plan that it is about; what is written is remembered beside the first.
    """
    if output in {None, SCREEN}:
        yield
        return
    from cchc.cli.output import page_files

    screen, data = sys.stdout, io.BytesIO()
    sys.stdout = io.TextIOWrapper(data, encoding="utf-8", errors="replace", newline="")
    try:
        yield
        sys.stdout.flush()
        page = data.getvalue()
    finally:
        sys.stdout = screen
    suffix = f".{format_}" if format_ in {"csv", "md"} else _ENDING_OF_JSON.get(format_ or "", ".txt")
    first = next(iter(plans), None)
    page_files.write([(f"{stem}{suffix}", page)], output, *plans, overwrite=overwrite, office_plan=first)
