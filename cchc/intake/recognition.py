"""Whether a source document is a task sheet of ours that came back, and no plan to make a draft of.

Read next: `cchc.intake.titles` (its columns), `cchc.cli.importing.plan_import` and
`cchc.cli.importing.amendment_import` (who ask).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import disk
from cchc.errors import CchcError, RequestError
from cchc.intake import own_titles
from cchc.reports.sheet_columns import KEPT, NUMBER
from cchc.sources import reading

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cchc.sources.document import SourceDocument

_MAX_BYTES = 64 * 1024  # the titles are among the first ones
_MARKS = re.compile("[,;\t|]")  # between the cells of a CSV, which is read as paragraphs


def read_paper(path: Path) -> SourceDocument:
    """Return what a file says of a plan.

    Raises RequestError for a task sheet that came back, whatever its encoding, and what
    `cchc.sources.reading.read` raises.
    """
    try:
        document = reading.read(path)
    except CchcError:
        if _is_comma_file_of_ours(path):
            raise _refusal(path) from None
        raise
    _refuse_task_sheet(document, path)
    return document


def _is_comma_file_of_ours(path: Path) -> bool:
    from cchc.intake import comma_files  # noqa: PLC0415  only for what can't be read as a paper

    if path.suffix.lower() not in comma_files.ENDINGS or not path.is_file():
        return False
    try:
        text = comma_files.characters_of(disk.read_input(str(path), hint="", size=_MAX_BYTES))
    except CchcError:
        return False
    return any(_has_titles(_MARKS.split(line)) for line in text.splitlines()[: own_titles.MAX_ROW])


def _refuse_task_sheet(document: SourceDocument, path: Path) -> None:
    """Raise RequestError for a task sheet that came back: it updates a plan, and is none."""
    if _is_task_sheet(document):
        raise _refusal(path)


def _refusal(path: Path) -> RequestError:
    message = f"{disk.display_path(path)} là bảng nhiệm vụ lập từ một kế hoạch, không phải văn bản kế hoạch"
    remedy = f"cchc import {disk.quoted_path(path)} --update"
    return RequestError(message, f"cập nhật kế hoạch theo bảng đã điền: {remedy}")


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
