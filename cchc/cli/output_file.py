"""`-o` of commands that print a listing: the same text in a file, its format told by the file's name.

PowerShell's own `>` writes another encoding; this way the file holds the bytes that were meant.

Read next: `cchc.cli.report_files` (how files are written), `cchc.cli.tables` (what is printed).
"""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.options import parse_choice
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="TỆP",
        help="Ghi vào tệp thay cho màn hình; dạng theo đuôi tệp nếu không có --format.",
    ),
]
_SCREEN = "-"
_FORMAT_BY_SUFFIX = {".csv": "csv", ".md": "md", ".json": "json", ".txt": "plain"}


def choose_format(format_: str | None, output: str | None, known: Collection[str]) -> str | None:
    """Return the format that is asked for: the one named, else the one of the file's suffix.

    Raises RequestError when the command doesn't print it.
    """
    if format_ is not None:
        return parse_choice(format_, known, "--format")
    if output in {None, _SCREEN}:
        return None
    suffix = PurePath(output or "").suffix.lower()
    format_ = _FORMAT_BY_SUFFIX.get(suffix)
    if format_ == "plain" and "plain" not in known:
        format_ = "text"
    if suffix in {".yaml", ".yml", ""} or format_ in known:
        return format_
    hint = f"đặt đuôi {', '.join(s for s, f in _FORMAT_BY_SUFFIX.items() if f in known or f == 'plain')}"
    if suffix in {".xlsx", ".docx", ".html", ".ics"}:
        hint += "; báo cáo Word, Excel, trang web, lịch: cchc report --format …"
    raise RequestError(f"-o: lệnh này không ghi được tệp {suffix}", hint=hint)


@contextmanager
def opened(
    output: str | None, stem: str, format_: str | None, plan: Path | None = None, *, overwrite: bool
) -> Iterator[None]:
    """Let what is printed meanwhile become a file, if one is named; `stem` is its name in a folder."""
    if output in {None, _SCREEN}:
        yield
        return
    from cchc.cli import report_files

    screen, data = sys.stdout, io.BytesIO()
    sys.stdout = io.TextIOWrapper(data, encoding="utf-8", errors="replace", newline="")
    try:
        yield
        sys.stdout.flush()
        page = data.getvalue()
    finally:
        sys.stdout = screen
    suffix = format_ if format_ in {"csv", "md", "json"} else "txt"
    plans = () if plan is None else (plan,)
    report_files.write([(f"{stem}.{suffix}", page)], output, *plans, overwrite=overwrite, office_plan=plan)
