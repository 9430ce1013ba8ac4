"""Tables written as text, for tests that invent annexes.

A row a line, cells between "|"; "<" goes on from the left (merged), "^" from above, "⏎" is a line end.
"#1. " is a number that Word counts. A row that begins with "~" is hidden, with ">" the first of a page.
"""

from __future__ import annotations

from cchc.drafts import reader
from cchc.sources.document import Block, Cell, Paragraph, Place, Row, SourceDocument, Table
from tests.support.row_accounts import unaccounted


def table(  # noqa: PLR0913  what a table may be, each by its name
    text: str,
    *,
    number: int = 1,
    sheet: str | None = None,
    can_wrap: bool = False,
    hidden_columns: tuple[int, ...] = (),
    is_hidden: bool = False,
) -> Table:
    """Return the table that a text draws."""
    place = Place(sheet=sheet) if sheet else Place(page=1, table=number) if can_wrap else Place(table=number)
    rows: list[Row] = []
    for index, line in enumerate(filter(str.strip, text.strip().split("\n")), start=1):
        drawn = line.strip()
        cells: list[Cell] = []
        for column, words in enumerate(part.strip() for part in drawn.lstrip("~>").split("|")):
            if words == "<":
                cells.append(Cell(cells[-1].text, "down" if cells[-1].merged == "down" else "across"))
            elif words == "^":
                cells.append(Cell(rows[-1].cells[column].text, "down"))
            elif words.startswith("#"):
                counted, _, rest = words[1:].partition(" ")
                cells.append(Cell(rest.replace("⏎", "\n"), number=counted))
            else:
                cells.append(Cell(words.replace("⏎", "\n")))
        where = place._replace(row=index)
        rows.append(Row(tuple(cells), where, drawn.startswith("~"), drawn.startswith(">")))
    assert len({len(row.cells) for row in rows}) == 1, [len(row.cells) for row in rows]
    return Table(tuple(rows), place, sheet or "", hidden_columns, is_hidden=is_hidden, can_wrap=can_wrap)


def document(*blocks: Table | str) -> SourceDocument:
    """Return a document of tables and paragraphs."""
    made: list[Block] = [
        Paragraph(block, Place(paragraph=index)) if isinstance(block, str) else block
        for index, block in enumerate(blocks, start=1)
    ]
    return SourceDocument(tuple(made))


def read(*blocks: Table | str) -> tuple[list[str], set[str], list[str]]:
    """Return a line for each task, the codes of the doubts, and the reasons of what was left out.

    A line: "number: title / owners; … / coordinators; … / due @group <parent". No row may be lost.
    """
    source = document(*blocks)
    found = reader.read(source)
    assert unaccounted(source, found) == []
    lines = []
    for task in found.tasks:
        line = f"{task.number}: {task.title} / {'; '.join(task.owners)} / {'; '.join(task.coordinators)} / {task.due}"
        line += f" @{task.group}" if task.group else ""
        lines.append(line + (f" <{task.parent}" if task.parent else ""))
    return lines, {doubt.code for doubt in found.doubts}, [skipped.reason for skipped in found.skipped]
