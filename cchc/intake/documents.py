"""The documents of a task in its row: numbers in one cell, apart by ";", days and summaries in two more.

A sheet adds documents, and says the day or the summary of one; it takes none away: whoever types a new
number over an old one is told that the old one stays (`dropped`). Read next: `cchc.intake.row_updates`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import characters, citations, labels, names, periods
from cchc.characters import one_line
from cchc.intake.cell_values import parse_day, text_of
from cchc.intake.rows import RejectedCellError, say_the_same
from cchc.reports.sheet_columns import DOCUMENT_DAYS, DOCUMENTS, NOTHING, SUMMARIES, together
from cchc.updates import task_lists, task_records
from cchc.yamltext.decoding import find_unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.intake.rows import Row

_PARTS = re.compile(r"\s*[;\n]\s*")
_DAY = re.compile(r"[\s,(]+(?:ngày )?\d{1,2}([/.-])\d{1,2}\1\d{4}\)?\.?$")  # behind a number
# Between numbers of documents: a comma, too, where another number follows.
_NUMBERS = re.compile(r"\s*(?:[;\n]|,(?=\s*\d[\w-]*/(?:\d{4}/)?[^\W\d_]))\s*")


class _Document(NamedTuple):
    """A document as a row has it: its number and symbol, the day beside it, what other cells say of it."""

    number: str
    day: str = ""
    summary: str = ""


def new_results(record: PlainRecord, row: Row, today: date) -> list[PlainRecord]:
    """Return the results that a row has and its task's record doesn't, in their order.

    What was written into the sheet and has since been taken out of the plan is not put back. Raises
    RejectedCellError when a day or a summary can't be understood, or it isn't clear whose it is.
    """
    before = _numbers(row.written_text(DOCUMENTS)) if row.remembers(DOCUMENTS) else []
    there = [str(result["document"]) for _, result in _documented(record)]
    known = [*before, *there, *(part for document in there for part in _numbers(document))]
    cell = row.cells.get(DOCUMENTS)
    if cell is None or not cell.words:
        return []
    text_of(cell)
    new = [part for part in _documents(record, row) if not _is_among(part.number, known)]
    return [_result(row, part, today) for part in dict.fromkeys(new)]


def _result(row: Row, part: _Document, today: date) -> PlainRecord:
    cell = row.cells.get(DOCUMENT_DAYS) or row.cells[DOCUMENTS]
    if periods.parse_date(part.number):
        message = f"đây là ngày, không phải số, ký hiệu văn bản; ngày ghi ở cột {DOCUMENT_DAYS}"
        raise RejectedCellError(row.cells[DOCUMENTS].place, message)
    named = citations.days_in(part.number)
    place = cell if part.day else row.cells[DOCUMENTS]
    day = part.day or (named[0].isoformat() if len(named) == 1 else "")
    fields = {
        "document": _DAY.sub("", citations.without_day(part.number)),
        "date": parse_day(place, today, day).isoformat() if day else "",
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
    for part in _documents(before, row) if edited else ():
        for index, result in _documented(record):
            if not citations.is_same(str(result["document"]), part.number):
                continue
            fields = {
                name: text
                for title, name, text in (
                    (DOCUMENT_DAYS, "date", _iso(row, part.day, today)),
                    (SUMMARIES, "summary", part.summary),
                )
                if title in edited and text and _one_line(result, name) != text
            }
            for name in fields:
                _check_unchanged(row, DOCUMENT_DAYS if name == "date" else SUMMARIES, result, name)
            if fields:
                record = task_lists.edit_item(record, "results", index, fields)
    return record


def _iso(row: Row, day: str, today: date) -> str:
    cell = row.cells.get(DOCUMENT_DAYS)
    return parse_day(cell, today, day).isoformat() if cell is not None and day else ""


def _one_line(result: PlainRecord, name: str) -> str:
    return names.nfc(one_line(str(result.get(name, ""))).strip())


def _check_unchanged(row: Row, title: str, result: PlainRecord, name: str) -> None:
    """Reject another day or summary of a document than the plan has, when that isn't what was written."""
    now, written = _one_line(result, name), row.written_text(title)
    if not now or not row.remembers(title) or now == written:
        return
    if not any(say_the_same(now, part) for part in _PARTS.split(written)):
        shown = labels.day(day) if (day := periods.parse_date(now)) else now
        message = f"kế hoạch đã đổi từ khi lập bảng, nay {result['document']} ghi: {shown}"
        raise RejectedCellError(row.cells[title].place, message)


def dropped(row: Row, shown: Mapping[str, str]) -> list[str]:
    """Return the numbers that stood in a row's cell of documents and that somebody typed others over.

    `shown` is what a sheet made now would have in the row's cells.
    """
    cell = row.edited_cell(DOCUMENTS)
    if cell is None:
        return []
    now = _numbers(cell.lines)
    before = row.written_text(DOCUMENTS) if row.remembers(DOCUMENTS) else shown.get(DOCUMENTS, "")
    there = _numbers(shown.get(DOCUMENTS, ""))
    return [number for number in _numbers(before) if _is_among(number, there) and not _is_among(number, now)]


def undated(row: Row, shown: Mapping[str, str]) -> list[str]:
    """Return the new documents of a row that bear no day; they count from the day they are recorded on."""
    cell = row.edited_cell(DOCUMENTS)
    numbers = [] if cell is None else _numbers(cell.lines)
    known = _numbers(f"{shown.get(DOCUMENTS, '')};{row.written_text(DOCUMENTS)}")
    new = [each for each in numbers if not (_is_among(each, known) or periods.parse_date(each))]
    if not new or find_unreadable(row.text(DOCUMENTS)):
        return []
    try:
        days = _beside(row, DOCUMENT_DAYS, (len(numbers), len(new)), shown.get(DOCUMENT_DAYS, ""))
    except RejectedCellError:
        return []  # the row is rejected
    said = dict(zip(numbers, days, strict=True))
    return [number for number in new if not said[number] and not citations.days_in(number)]


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
    days = [periods.parse_date(str(result.get("date", ""))) for result in results]
    return {
        DOCUMENTS: "; ".join(_one_line(result, "document") for result in results),
        DOCUMENT_DAYS: together(labels.day(day) if day else None for day in days),
        SUMMARIES: together(_one_line(result, "summary") for result in results),
    }


def _numbers(text: str) -> list[str]:
    """Return the documents that a cell lists; in numbers, what looks like a letter or a dash is one."""
    meant = characters.in_latin(names.nfc(text)).translate(characters.DASHES)
    return [part for part in map(str.strip, _NUMBERS.split(meant)) if part and part != NOTHING]


def _is_among(number: str, known: Sequence[str]) -> bool:
    return any(citations.is_same(number, other) for other in known)


def _documents(record: PlainRecord, row: Row) -> list[_Document]:
    """Return the documents that a row lists, else those that its task has, each with its day and summary."""
    cell = row.cells.get(DOCUMENTS)
    there = [str(result["document"]) for _, result in _documented(record)]
    now = _cells_now(record)
    is_list = cell is not None and cell.words and cell.words != now[DOCUMENTS]
    numbers = _numbers(cell.lines) if cell is not None and is_list else there
    if not numbers:
        for title in (DOCUMENT_DAYS, SUMMARIES):
            if (beside := row.edited_cell(title)) is not None:
                message = f"chưa ghi văn bản ở cột {DOCUMENTS}"
                raise RejectedCellError(beside.place, message)
    new = sum(not _is_among(number, there) for number in numbers)
    counts = (len(numbers), new)
    days = _beside(row, DOCUMENT_DAYS, counts, now[DOCUMENT_DAYS])
    summaries = _beside(row, SUMMARIES, counts, now[SUMMARIES])
    return [_Document(*parts) for parts in zip(numbers, days, summaries, strict=True)]


def _beside(row: Row, title: str, counts: tuple[int, int], now: str) -> list[str]:
    """Return what a cell says of each document: of so many, and so many new ones, which are the last.

    `now` is what a sheet made now would have there. Raises RejectedCellError when it has as many parts as
    neither of them, and somebody filled it in.
    """
    count, new = counts
    cell = row.cells.get(title)
    if cell is None or not cell.words:
        return [""] * count
    text = text_of(cell) if isinstance(cell.value, str) else cell.words
    before = row.written_text(title) if row.remembers(title) else now
    if before and names.nfc(one_line(text)).startswith(before):
        text = names.nfc(one_line(text)).removeprefix(before)  # as it was written, and more behind it
        parts = [part for part in map(str.strip, _PARTS.split(text)) if part]
        if len(parts) in {0, new}:
            return [""] * (count - len(parts)) + [_part(part) for part in parts]
        text = cell.lines
    parts = [text.strip()] if count == 1 else [part.strip() for part in _PARTS.split(text.strip())]
    if len(parts) == count:
        return [_part(part) for part in parts]
    if row.edited_cell(title) is None:
        return [""] * count
    if len(parts) == new:
        return [""] * (count - new) + [_part(part) for part in parts]
    place = row.cells[DOCUMENTS].place if DOCUMENTS in row.cells else row.place
    message = f"ô {place} có {count} văn bản mà ô này ghi {len(parts)} phần (cách nhau bằng dấu “;”)"
    raise RejectedCellError(cell.place, message)


def _part(part: str) -> str:
    return "" if part == NOTHING else part
