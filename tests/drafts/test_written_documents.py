"""Plans made by chance are read from Word, Excel, Markdown and HTML as they were written.

LibreOffice opens and saves the Word files and the sheets in between, as whoever works on them does. More
of it than tests try: `python -m tests.support.random_documents`.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from cchc.drafts import reader
from cchc.sources.document import Cell, Table
from tests.support import random_documents
from tests.support.layout_writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc.drafts.reading import Reading
    from cchc.sources.document import SourceDocument

_IN_OFFICE = 4  # plans that LibreOffice opens and saves


@pytest.mark.parametrize("form", WRITERS)
def test_a_written_plan_is_read_as_it_was_made(
    form: str, tmp_path: Path, often: Callable[[int], int]
) -> None:
    layouts = {seed: random_documents.make(seed) for seed in range(often(30))}
    for path in random_documents.write(layouts.items(), form, tmp_path):
        assert random_documents.differences(layouts[int(path.stem)], path) == [], path.name


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice opens and saves the files")
def test_a_plan_that_libreoffice_saved_is_read_as_it_was_made(tmp_path: Path) -> None:
    layouts = {seed: random_documents.make(seed) for seed in range(100, 100 + _IN_OFFICE)}
    running = []
    for name in ("docx-docx", "xlsx-xlsx"):
        form, saved_as = random_documents.WAYS[name]
        paths = random_documents.write(layouts.items(), form, tmp_path / form)
        running.append(random_documents.start_office(paths, saved_as, tmp_path / name))
    for process in running:
        process.wait(120)
    saved = [*tmp_path.glob("docx-docx/*.docx"), *tmp_path.glob("xlsx-xlsx/*.xlsx")]
    assert len(saved) == 2 * _IN_OFFICE
    for path in saved:
        assert random_documents.differences(layouts[int(path.stem)], path) == [], path.name


def _without_merged(document: SourceDocument) -> Reading:
    """Read a document as a reader would that takes a merged cell for its first row only."""

    def emptied(cell: Cell) -> Cell:
        return cell._replace(text="") if cell.merged == "down" else cell

    blocks = (
        block._replace(rows=tuple(row._replace(cells=tuple(map(emptied, row.cells))) for row in block.rows))
        if isinstance(block, Table)
        else block
        for block in document.blocks
    )
    return reader.read(document._replace(blocks=tuple(blocks)))


def _with_the_last_row_lost(document: SourceDocument) -> Reading:
    """Read a document as a reader would that forgets the last row of each table."""
    blocks = (
        block._replace(rows=block.rows[:-1]) if isinstance(block, Table) else block
        for block in document.blocks
    )
    return reader.read(document._replace(blocks=tuple(blocks)))


def _without_a_paragraph(document: SourceDocument) -> Reading:
    """Read a document as a reader would that loses one item of a list of the body."""
    lost = next(block for block in document.paragraphs if block.text.startswith("- "))
    blocks = tuple(block for block in document.blocks if block is not lost)
    return reader.read(document._replace(blocks=blocks))


@pytest.mark.parametrize(
    ("broken", "kinds"),
    [
        (_without_merged, {"task lost", "task extra"}),
        (_with_the_last_row_lost, {"task lost"}),
        (_without_a_paragraph, {"body lost", "body extra"}),
    ],
)
def test_a_reader_that_loses_something_is_found_out(
    broken: Callable[[SourceDocument], Reading], kinds: set[str], tmp_path: Path
) -> None:
    found: set[str] = set()
    for seed in range(20):
        layout = random_documents.make(seed)
        (path,) = random_documents.write([(seed, layout)], "html", tmp_path)
        lines = random_documents.differences(layout, path, broken)
        found |= {line.partition(":")[0] for line in lines}
        if kinds <= found:
            return
    assert kinds <= found
