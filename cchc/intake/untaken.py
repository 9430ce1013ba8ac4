"""What is said of cells that somebody filled in and that no update takes over: where, and what to do instead.

Read next: `cchc.intake.sheets` (what is taken over), `cchc.reports.sheet_columns` (the remedies).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels, names
from cchc.intake import document_remarks, row_tasks, wordings
from cchc.intake.row_updates import BEGUN
from cchc.intake.rows import UNTITLED, say_the_same
from cchc.reports.sheet_columns import BY_WORDS, DOCUMENTS, FILLED_IN, NOTE, NUMBER, REMEDIES, STATUS, TITLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from cchc.intake.rows import Row

    Shown = Mapping[str, Mapping[str, str]]

_NOT_STARTED = names.key(labels.STATUS["not_started"])
_MAX_LINES = 50
_MAX_TITLE = 40  # characters of a column's title in a message


def lines(rows: Iterable[Row], shown: Shown, rejected: Collection[str] = ()) -> Iterator[str]:
    """Yield a sentence for each cell that somebody filled in and that no update takes over.

    `shown` is what a sheet made now would have in each task's cells, for sheets that don't keep what
    was written into these. Of a row that is rejected, by its place, documents aren't told: the plan doesn't
    have them yet. At most fifty, and how many more.
    """
    told = list(_told(rows, shown, rejected))
    yield from told[:_MAX_LINES]
    if len(told) > _MAX_LINES:
        yield f"và {len(told) - _MAX_LINES} ô khác cũng không được nhập"


def _told(rows: Iterable[Row], shown: Shown, rejected: Collection[str]) -> Iterator[str]:
    columns: set[str] = set()  # that were told as a whole
    tasks = {names.key(cells[TITLE]): cells for cells in shown.values()}
    for row in rows:
        if not row.cells:
            for cell in row.others.values():
                yield f"ô {cell.place}: không thuộc dòng nhiệm vụ nào nên không được nhập"
            continue
        if row.has_own_number and row_tasks.is_group(row):
            yield f"ô {row.place}: dòng tên nhóm, không phải nhiệm vụ, nên không được nhập"
            continue
        yield from _unknown_columns(row, columns)
        if row.has_own_number or row.written is not None:
            task = _task(row)
            if task in shown and names.key(row.text(TITLE)) == names.key(shown[task][TITLE]):
                yield from _of_task(row, task, shown[task])  # else the row is rejected
                if row.place not in rejected:
                    yield from _of_documents(row, task, shown[task])
        else:
            there = tasks.get(names.key(row.text(TITLE)))
            yield from _columns_of_another_office(row, there, columns)


def _task(row: Row) -> str:
    if not row.has_own_number:
        return row.written_text(NUMBER)
    return row_tasks.key_of(row.text(NUMBER))


def _unknown_columns(row: Row, columns: set[str]) -> Iterator[str]:
    for title, cell in row.others.items():
        if title in REMEDIES or title in columns:
            continue
        columns.add(title)
        if title.startswith(UNTITLED):
            yield f"ô {cell.place}: cột này không có tiêu đề nên không được nhập, cả các ô dưới đó"
        else:
            remedy = _remedy_of_column(title)
            yield f'ô {cell.place}: cột "{title[:_MAX_TITLE]}" không được nhập, cả các ô dưới đó{remedy}'


def _remedy_of_column(title: str) -> str:
    """Return into which column the contents of another belong, by its title; empty when nobody knows."""
    meaning = wordings.meaning(title)
    if meaning == "result":
        return f"; trạng thái thì ghi ở cột {STATUS}, diễn biến thì ghi ở cột {NOTE}"
    column = NOTE if meaning == "remark" else BY_WORDS.get(meaning or "")
    return f"; nội dung đó ghi ở cột {column}" if column in FILLED_IN else ""


def _of_task(row: Row, task: str, shown: Mapping[str, str]) -> Iterator[str]:
    """Yield the cells of a task's row that say something else than the plan."""
    for title, cell in row.others.items():
        if title not in REMEDIES:
            continue
        written = row.written if row.written is not None and title in row.written else shown
        before = names.nfc(written.get(title, cell.words).strip())
        same = say_the_same(cell.words, before) or names.key(cell.words) == names.key(before)
        if cell.error or not same:
            remedy = REMEDIES[title].format(*[task] * 2)
            yield f"ô {cell.place}: cột {title} không được nhập; {remedy}"
    status = row.text(STATUS)
    begun = {labels.STATUS[code] for code in BEGUN}
    if not row.remembers(STATUS) and names.key(status) == _NOT_STARTED and shown[STATUS] in begun:
        remedy = f"đúng là chưa thì dùng cchc update {task} --status not_started"
        yield f"ô {row.cells[STATUS].place}: kế hoạch đã ghi {shown[STATUS]} nên giữ nguyên; {remedy}"


def _of_documents(row: Row, task: str, shown: Mapping[str, str]) -> Iterator[str]:
    """Yield the documents of a row that was taken over which have no day or were typed over."""
    for number in document_remarks.undated(row, shown):
        where = f"ô {row.cells[DOCUMENTS].place}: văn bản {number} chưa có ngày"
        yield f"{where}; ghi: cchc result {task} --edit SỐ --date NGÀY, số xem ở cchc show {task}"
    for number in document_remarks.dropped(row, shown):
        cell = row.cells[DOCUMENTS]
        remedy = f"bỏ thì dùng cchc result {task} --remove SỐ, số xem ở cchc show {task}"
        yield f"ô {cell.place}: văn bản {number} không còn trong ô nhưng vẫn giữ trong kế hoạch; {remedy}"


def _columns_of_another_office(row: Row, shown: Mapping[str, str] | None, columns: set[str]) -> Iterator[str]:
    """Yield the columns in which the plan has something else: nobody knows which cells mean a change."""
    for title, cell in row.others.items():
        if title not in REMEDIES or title in columns:
            continue
        if shown is not None and names.key(shown.get(title, cell.words)) == names.key(cell.words):
            continue
        columns.add(title)
        remedy = REMEDIES[title].format("SỐ", "SỐ")
        yield f"ô {cell.place}: cột {title} không được nhập, cả các ô dưới đó; khác với kế hoạch thì {remedy}"
