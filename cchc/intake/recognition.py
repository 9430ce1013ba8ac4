"""Whether a source document is a sheet of ours that came back, and no plan to make a draft of.

Read next: `cchc.intake.titles` (its columns), `cchc.cli.importing.plan_import` and
`cchc.cli.importing.amendment_import` (who ask).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import disk, typed_lines
from cchc.errors import CchcError, RequestError
from cchc.intake import own_titles
from cchc.reports.sheet_columns import KEPT, NUMBER
from cchc.sources import reading

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cchc.sources.document import SourceDocument

_MAX_BYTES = 64 * 1024  # the titles are among the first ones
_FIGURE_TITLES = frozenset(
    {"Mã", "Chỉ tiêu", "Kỳ này"}
)  # of a form for figures: reports.printers.figure_sheet
_PERIOD_IN_NAME = re.compile(r"so-lieu-([a-z0-9]+)(?:-\d{1,3})?")  # as such a form is named
_MARKS = re.compile("[,;\t|]")  # between the cells of a CSV, which is read as paragraphs


def read_paper(path: Path) -> SourceDocument:
    """Return what a file says of a plan.

    Raises RequestError for a sheet of tasks or figures that came back, whatever its encoding, and what
    `cchc.sources.reading.read` raises.
    """
    try:
        document = reading.read(path)
    except CchcError:
        if _is_comma_file_of_ours(path):
            raise _refusal(path) from None
        raise
    if _is_task_sheet(document):
        raise _refusal(path)
    if _has_figures(document):
        raise _figures_refusal(path)
    return document


def refuse_figures(path: Path) -> None:
    """Raise RequestError for a sheet of a period's figures, which isn't one of tasks."""
    try:
        document = reading.read(path)
    except CchcError:
        return
    if _has_figures(document):
        raise _figures_refusal(path)


def _is_comma_file_of_ours(path: Path) -> bool:
    from cchc.intake import comma_files  # noqa: PLC0415  only for what can't be read as a paper

    if path.suffix.lower() not in comma_files.ENDINGS or not path.is_file():
        return False
    try:
        text = comma_files.characters_of(disk.read_input(str(path), hint="", size=_MAX_BYTES))
    except CchcError:
        return False
    return any(_has_titles(_MARKS.split(line)) for line in text.splitlines()[: own_titles.MAX_ROW])


def _refusal(path: Path) -> RequestError:
    message = f"{disk.display_path(path)} là bảng nhiệm vụ lập từ một kế hoạch, không phải văn bản kế hoạch"
    remedy = f"cchc import {typed_lines.quoted_path(path)} --update"
    return RequestError(message, f"cập nhật kế hoạch theo bảng đã điền: {remedy}")


def _figures_refusal(path: Path) -> RequestError:
    message = f"{disk.display_path(path)} là bảng số liệu của kỳ báo cáo, không phải bảng nhiệm vụ"
    named = _PERIOD_IN_NAME.fullmatch(path.stem.lower())
    period = named[1] if named else "KỲ"
    which = "" if named else "; KỲ như q1, 6t, q3, nam"
    return RequestError(
        message, f"ghi số liệu vào kỳ: cchc figures {period} {typed_lines.quoted_path(path)}{which}"
    )


def _has_figures(document: SourceDocument) -> bool:
    """Whether a document has the titles of a form for figures in one row."""
    rows = [row for table in document.tables for row in table.rows[: own_titles.MAX_ROW]]
    told = [[cell.text for cell in row.cells] for row in rows]
    told += [_MARKS.split(line.text) for line in document.paragraphs[: own_titles.MAX_ROW]]
    return any({text.strip(' "') for text in texts} >= _FIGURE_TITLES for texts in told)


def _is_task_sheet(document: SourceDocument) -> bool:
    """Whether a document has the hidden sheet that ours keep, or the titles of our columns in one row."""
    for table in document.tables:
        rows = table.rows[: own_titles.MAX_ROW]
        if table.name == KEPT and rows and NUMBER in {cell.text for cell in rows[0].cells}:
            return True
        if any(_has_titles(cell.text for cell in row.cells) for row in rows):
            return True
    return any(_has_titles(_MARKS.split(line.text)) for line in document.paragraphs[: own_titles.MAX_ROW])


def _has_titles(texts: Iterable[str]) -> bool:
    return bool(own_titles.columns(dict(enumerate(texts)), frozenset()))
