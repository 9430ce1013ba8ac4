"""The documents of a task in its row: numbers in one cell, days and summaries in two more.

A sheet adds documents, and says the day or the summary of one; it takes none away: whoever types a new
number over an old one is told that the old one stays. Read next: `cchc.intake.document_cells` (where one
document ends), `cchc.intake.document_remarks` (what is said of them), `cchc.intake.row_updates`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import citations, date_words, labels, names, typed_days
from cchc.characters import one_line
from cchc.intake import document_cells
from cchc.intake.cell_values import parse_day, text_of
from cchc.intake.rows import AGAIN, RejectedCellError, Rejections, say_the_same
from cchc.reports.sheet_columns import DOCUMENT_DAYS, DOCUMENTS, NOTHING, SUMMARIES, together
from cchc.updates import task_lists, task_records

if TYPE_CHECKING:
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.intake.rows import Row

_DAYS_APART = re.compile(r"\s*(?:[;,\n]|\bvà\b)\s*")  # no day has one of these in it


class _Document(NamedTuple):
    """A document as a row has it: its number and symbol, its day, what the cell of summaries says of it.

    `is_dated`: its day stands beside its number, in the same cell.
    """

    number: str
    day: str = ""
    summary: str = ""
    is_dated: bool = False


def new_results(record: PlainRecord, row: Row, today: date) -> list[PlainRecord]:
    """Return the results that a row has and its task's record doesn't, in their order.

    What was written into the sheet and has since been taken out of the plan is not put back. Raises
    RejectedCellError when a day or a summary can't be understood, or it isn't clear whose it is.
    """
    before = document_cells.listed(row.written_text(DOCUMENTS)) if row.remembers(DOCUMENTS) else []
    there = [str(result["document"]) for _, result in _documented(record)]
    known = [*before, *there, *(part for document in there for part in document_cells.listed(document))]
    cell = row.cells.get(DOCUMENTS)
    if cell is None or not cell.words:
        return []
    text_of(cell)
    parts = [part for part in document_cells.listed(cell.lines) if part not in known]
    if unclear := list(filter(None, map(document_cells.unclear, parts))):
        error = RejectedCellError(cell.place, "; ".join(unclear))
        error.others = _wrong_days(row, today)
        raise error
    new = [part for part in _documents(record, row) if not document_cells.is_among(part.number, known)]
    return [_result(row, part, today) for part in dict.fromkeys(new)]


def _wrong_days(row: Row, today: date) -> tuple[RejectedCellError, ...]:
    """Return the refusal of the cell of days when one of them can't be, whatever documents there are."""
    cell, rejections = row.edited_cell(DOCUMENT_DAYS), Rejections()
    if cell is None:
        return ()
    for part in _DAYS_APART.split(cell.lines):
        if _part(part):
            rejections.attempt(parse_day, cell, today, part)
    return rejections.found


def _result(row: Row, part: _Document, today: date) -> PlainRecord:
    fields = {
        "document": document_cells.name(part.number),
        "date": _iso(row, part, today),
        "summary": part.summary,
    }
    return {name: text for name, text in fields.items() if text}


def with_days_and_summaries(before: PlainRecord, record: PlainRecord, row: Row, today: date) -> PlainRecord:
    """Return a record with the days and summaries that somebody filled in of documents that are there.

    `before` is the record before the row's new documents were added.
    Raises RejectedCellError for a day that can't be understood, and when the plan has changed them since.
    """
    now = _cells_now(before)
    edited = [
        title
        for title in (DOCUMENT_DAYS, SUMMARIES)
        if (cell := row.edited_cell(title)) is not None and not say_the_same(cell.words, now[title])
    ]
    for part in _documents(before, row) if edited or row.edited_cell(DOCUMENTS) else ():
        for index, result in _documented(record):
            if not citations.is_same(str(result["document"]), part.number):
                continue
            fields = {
                name: text
                for title, name, text in (
                    (DOCUMENT_DAYS, "date", _iso(row, part, today)),
                    (SUMMARIES, "summary", part.summary),
                )
                if (title in edited or (name == "date" and part.is_dated))
                and text
                and _one_line(result, name) != text
            }
            for name in fields:
                _check_unchanged(row, DOCUMENT_DAYS if name == "date" else SUMMARIES, result, name)
            if "date" in fields and part.is_dated:
                _check_day(row, result, fields["date"])
            if fields:
                record = task_lists.edit_item(record, "results", index, fields)
    return record


def _iso(row: Row, part: _Document, today: date) -> str:
    cell = row.cells.get(DOCUMENTS) if part.is_dated else row.cells.get(DOCUMENT_DAYS)
    return parse_day(cell, today, part.day).isoformat() if cell is not None and part.day else ""


def _check_day(row: Row, result: PlainRecord, day: str) -> None:
    """Reject a day beside a number that the plan has with another: it may be another year's document."""
    now, said = (date_words.parse_date(words) for words in (_one_line(result, "date"), day))
    if now and said and now != said:
        message = (
            f"ô này ghi {result['document']} ngày {labels.day(said)}, kế hoạch ghi ngày {labels.day(now)}; "
            f"muốn sửa thì ghi ngày đúng ở cột {DOCUMENT_DAYS}, bỏ ngày ở ô này"
        )
        raise RejectedCellError(row.cells[DOCUMENTS].place, message)


def _one_line(result: PlainRecord, name: str) -> str:
    return names.nfc(one_line(str(result.get(name, ""))).strip())


def _check_unchanged(row: Row, title: str, result: PlainRecord, name: str) -> None:
    """Reject another day or summary of a document than the plan has, when that isn't what was written."""
    now, written = _one_line(result, name), row.written_text(title)
    if not now or not row.remembers(title) or now == written:
        return
    if not any(say_the_same(now, part) for part in document_cells.PARTS.split(written)):
        shown = labels.day(day) if (day := date_words.parse_date(now)) else now
        cell = row.cells[title]
        asked = labels.day(day) if (day := typed_days.with_year(cell.words)) else cell.words
        message = f"kế hoạch đã đổi từ khi lập bảng, nay {result['document']} ghi: {shown}"
        message += f"; ô này ghi: {asked}; {AGAIN}"
        raise RejectedCellError(row.cells[title].place, message)


def _documented(record: PlainRecord) -> list[tuple[int, PlainRecord]]:
    """Return the results that name a document, with their numbers among all, from 1."""
    results = task_records.items_of(record, "results")
    return [
        (index, result)
        for index, result in enumerate(results, 1)
        if isinstance(result, dict) and result.get("document")
    ]


def _cells_now(record: PlainRecord) -> dict[str, str]:
    """Return what a sheet made now would have in the cells of a task's documents."""
    results = [result for _, result in _documented(record)]
    days = [date_words.parse_date(str(result.get("date", ""))) for result in results]
    return {
        DOCUMENTS: "; ".join(_one_line(result, "document") for result in results),
        DOCUMENT_DAYS: together(labels.day(day) if day else None for day in days),
        SUMMARIES: together(_one_line(result, "summary") for result in results),
    }


def _documents(record: PlainRecord, row: Row) -> list[_Document]:
    """Return the documents that a row lists, else those that its task has, each with its day and summary."""
    cell = row.cells.get(DOCUMENTS)
    there = [str(result["document"]) for _, result in _documented(record)]
    now = _cells_now(record)
    is_list = cell is not None and cell.words and cell.words != now[DOCUMENTS]
    numbers = document_cells.listed(cell.lines) if cell is not None and is_list else there
    if not numbers:
        for title in (DOCUMENT_DAYS, SUMMARIES):
            if (beside := row.edited_cell(title)) is not None:
                message = f"chưa ghi văn bản ở cột {DOCUMENTS}"
                raise RejectedCellError(beside.place, message)
    new = sum(not document_cells.is_among(number, there) for number in numbers)
    counts = (len(numbers), new)
    days = parts_beside(row, DOCUMENT_DAYS, counts, now[DOCUMENT_DAYS])
    summaries = parts_beside(row, SUMMARIES, counts, now[SUMMARIES])
    parts = [_Document(*parts) for parts in zip(numbers, days, summaries, strict=True)]
    return [_dated(row, part) for part in parts] if is_list and row.edited_cell(DOCUMENTS) else parts


def _dated(row: Row, part: _Document) -> _Document:
    """Return a document with the day beside its number; RejectedCellError when its other cell has another."""
    named = document_cells.days_in(part.number)
    if len(named) != 1:
        return part
    beside = typed_days.with_year(part.day)
    if beside and beside != named[0]:
        message = (
            f"văn bản {document_cells.name(part.number)} ghi ngày {labels.day(named[0])} ở ô này mà ghi ngày "
            f"{labels.day(beside)} ở ô {row.cells[DOCUMENT_DAYS].place}; để lại ngày đúng"
        )
        raise RejectedCellError(row.cells[DOCUMENTS].place, message)
    return part if part.day else part._replace(day=named[0].isoformat(), is_dated=True)


def parts_beside(row: Row, title: str, counts: tuple[int, int], now: str) -> list[str]:
    """Return what a cell says of each document: of so many, and so many new ones, which are the last.

    `now` is what a sheet made now would have there. Raises RejectedCellError when it has as many parts as
    neither of them, and somebody filled it in.
    """
    count, new = counts
    cell = row.cells.get(title)
    if cell is None or not cell.words:
        return [""] * count
    text = text_of(cell) if isinstance(cell.value, str) else cell.words
    marks = _DAYS_APART if title == DOCUMENT_DAYS else document_cells.PARTS
    before = row.written_text(title) if row.remembers(title) else now
    if before and names.nfc(one_line(text)).startswith(before):
        text = names.nfc(one_line(text)).removeprefix(before)  # as it was written, and more behind it
        parts = [part for part in map(str.strip, marks.split(text)) if part]
        if len(parts) in {0, new}:
            return [""] * (count - len(parts)) + [_part(part) for part in parts]
        text = cell.lines
    is_whole = count == 1 and title != DOCUMENT_DAYS  # a summary may have any mark in it
    parts = [text.strip()] if is_whole else [part.strip() for part in marks.split(text.strip())]
    if len(parts) == count:
        return [_part(part) for part in parts]
    if row.edited_cell(title) is None:
        return [""] * count
    if len(parts) == new:
        return [""] * (count - new) + [_part(part) for part in parts]
    place = row.cells[DOCUMENTS].place if DOCUMENTS in row.cells else row.place
    message = f"ô {place} có {count} văn bản mà ô này ghi {len(parts)} phần (cách nhau bằng dấu “;”)"
    message += "; ghi mỗi văn bản một phần, theo thứ tự, không có thì ghi “-”"
    raise RejectedCellError(cell.place, message)


def _part(part: str) -> str:
    return "" if part == NOTHING else part
