"""`cchc import FILE.xlsx --update`: what offices filled in, taken over as ordinary updates; CSV, too.

Read next: `cchc.intake.sheets` (what the rows ask for), `cchc.intake.tables` (how they are found),
`cchc.cli.importing.sheet_identity` (whose sheet it is).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cchc import disk
from cchc.cli import console
from cchc.cli.importing import sheet_identity
from cchc.cli.options import today
from cchc.cli.updating.commit_reports import report_commit
from cchc.cli.updating.plan_updates import say_moved, show_diff, write_update
from cchc.cli.updating.update_options import NOTHING_WRITTEN
from cchc.errors import CchcError, RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.changes import Change, PlainRecord
    from cchc.cli.updating.update_options import UpdateOptions
    from cchc.intake.sheets import RejectedRow
    from cchc.intake.tables import Table
    from cchc.planfile.document import Document
    from cchc.task import Area

MAX_BYTES = 64 * 1024 * 1024


def import_sheet(options: UpdateOptions, file: str, *, anyway: bool, add: bool) -> None:
    """Update the plan with what offices filled in; `add` takes rows without a number for new tasks."""
    from cchc.cli.updating.update_remarks import Remarks
    from cchc.history import file_updates
    from cchc.planfile.updating import PlanUpdate

    if options.expected:
        raise RequestError("--expect không dùng với import", hint="bỏ --expect; xem trước bằng --dry-run")
    path = options.path  # a missing plan is told before the sheet is read
    data = _read_sheet(str(Path(file)))
    table = _table(file, data)
    _say_how_it_is_read(table)
    sheet_identity.say_if_unknown(table, is_text=_is_text(file, data))
    taken = _known_numbers(path) if add else None
    sheet = _SheetUpdate(table, options, anyway=anyway, taken=taken)
    remarks = Remarks(today())
    plan_update = PlanUpdate(lambda document: remarks.compare(document, sheet.new_data(document)))
    preview = file_updates.preview(path, plan_update)  # worked out before the file is locked
    if options.dry_run:
        if options.diff:
            show_diff(preview.before, preview.after, path)
        _report(preview.changes, sheet, is_told=options.diff)
        remarks.say()
        console.say(NOTHING_WRITTEN)
    else:
        result = write_update(plan_update, options)
        _report(result.changes, sheet, is_told=False)
        remarks.say()
        say_moved(result)
        report_commit(result, path)
        if sheet.rejected and result.changes:
            console.say(_what_is_left(len(sheet.rejected)))
    if sheet.rejected:
        raise typer.Exit(1)


def _known_numbers(path: Path) -> frozenset[int]:
    """Return the numbers that tasks of a plan have or once had."""
    from cchc.history import earlier_tasks

    return frozenset(earlier_tasks.known_numbers(path))


def _what_is_left(rejected: int) -> str:
    """Return that some rows of a sheet were written and others rejected, and what to do about these."""
    return (
        f"đã ghi các thay đổi trên; còn {rejected} dòng chưa nhập: "
        "sửa các ô đã nêu trong bảng, lưu, rồi nhập lại"
    )


class _SheetUpdate:
    """What the rows of a sheet make of the plan file, worked out once for each text of the file.

    The file is read for the preview and again when it is locked, and hardly ever changes in between.
    `rejected` are the rows rejected for the text that was asked about last, the one that is written;
    `remarks` are sentences on cells that aren't taken over, and on a plan whose tasks have changed since.
    `taken` are the numbers that no new task gets, None when there are no new tasks.
    """

    def __init__(
        self, table: Table, options: UpdateOptions, *, anyway: bool, taken: frozenset[int] | None
    ) -> None:
        self.rejected: Sequence[RejectedRow] = ()
        self.remarks: Sequence[str] = ()
        self.areas: Sequence[Area] = ()
        self._table = table
        self._today = options.today
        self._is_preview = options.dry_run
        self._anyway = anyway
        self._taken = taken
        self._results: dict[str, tuple[PlainRecord, Sequence[RejectedRow], Sequence[str]]] = {}

    def new_data(self, document: Document) -> PlainRecord:
        """Return the plan's data with all rows taken over that can be."""
        if document.text not in self._results:
            self._results[document.text] = self._take_over(document)
        data, self.rejected, self.remarks = self._results[document.text]
        self.areas = document.plan.areas
        return data

    def _take_over(self, document: Document) -> tuple[PlainRecord, Sequence[RejectedRow], Sequence[str]]:
        from cchc import queries
        from cchc.intake import assumed_days, new_tasks, sheets, untaken
        from cchc.planfile.document import first_error
        from cchc.reports.printers import task_sheet
        from cchc.reports.sheet_columns import PlanIdentity

        rows, made_from, plan = self._table.rows, self._table.identity, PlanIdentity.of(document.plan)
        if not self._anyway:
            sheet_identity.refuse_another_plan(self._table, document, can_add=self._taken is not None)
        additions = None if self._taken is None else new_tasks.Additions(document.plan, self._taken)
        data, rejected, assumed = sheets.apply_rows(
            document.plain, rows, today=self._today, first_error=first_error, additions=additions
        )
        shown = task_sheet.cell_texts(queries.standings(document.plan, self._today))
        remarks = list(untaken.lines(rows, shown, {row.row for row in rejected}))
        if additions is not None:
            remarks.extend(new_tasks.remarks(additions, data, self._today))
        remarks.extend(assumed_days.lines(assumed, is_preview=self._is_preview))
        remarks.extend(_what_follows(document, data))
        if rejected and made_from is not None and made_from.digest != plan.digest:
            remarks.append("từ khi lập bảng, kế hoạch đã thêm, bớt hoặc sửa nội dung nhiệm vụ")
        return data, rejected, remarks


def _what_follows(document: Document, data: PlainRecord) -> Iterator[str]:
    """Yield what the changes leave to be said or asked of each task, as by `cchc update`."""
    from cchc.cli.updating import update_hints
    from cchc.updates import task_records

    before = {str(record.get("id")): record for record in task_records.tasks_of(document.plain)}
    for record in task_records.tasks_of(data):
        old = before.get(str(record.get("id")))
        if old is not None and old is not record and old != record:
            yield from update_hints.what_follows(old, record)


def _report(changes: Sequence[Change], sheet: _SheetUpdate, *, is_told: bool) -> None:
    """Write what changes, unless that is told already, then what doesn't and why."""
    from cchc.intake import sheets

    if not is_told:
        console.write("".join(f"{console.clean(line)}\n" for line in _change_lines(changes, sheet.areas)))
    for line in (*sheets.rejection_lines(sheet.rejected), *sheet.remarks):
        console.say(line)
    if not changes and not sheet.rejected and not sheet.remarks:
        console.say("không có gì thay đổi: kế hoạch đã đúng như bảng")


def _change_lines(changes: Sequence[Change], areas: Sequence[Area]) -> Iterator[str]:
    """Yield each change as a sentence, and all that a new task says."""
    from cchc.change_words import sentence, worth_telling
    from cchc.cli.importing import added_tasks

    for change in worth_telling(changes):
        yield sentence(change)
        if change.before is None and not change.path and isinstance(change.after, dict):
            yield from added_tasks.lines(change.after, areas)


def _is_text(file: str, data: bytes) -> bool:
    """Whether a file is a CSV by its name, and no Excel file after all."""
    from cchc.intake import comma_files

    return Path(file).suffix.lower() in comma_files.ENDINGS and not data.startswith(b"PK")


def _say_how_it_is_read(table: Table) -> None:
    """Write what other words than ours are taken for, and which columns are missing."""
    from cchc.reports.sheet_columns import NUMBER

    for words, title in table.meanings:
        if title != NUMBER:
            console.say(f'cột "{words}" được hiểu là {title}')
    for sentence in table.lost:
        console.say(sentence)
    if table.missing and table.is_own:
        console.say(f"bảng không có cột: {', '.join(table.missing)}")


def _table(file: str, data: bytes) -> Table:
    """Return the table of tasks of a sheet. Raises RequestError for one of figures, with its command."""
    try:
        return _parse(file, data)
    except CchcError:
        from cchc.intake import recognition

        recognition.refuse_figures(Path(file))
        raise


def _parse(file: str, data: bytes) -> Table:
    if _is_text(file, data):
        from cchc.intake import comma_files

        return comma_files.parse(data)
    from cchc.intake import workbooks

    return workbooks.parse(data)


def _read_sheet(name: str) -> bytes:
    data = disk.read_input(name, hint="đóng tệp nếu đang mở bằng Excel rồi chạy lại", size=MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise RequestError(f"tệp {name} quá lớn", hint="xóa các trang không cần rồi lưu lại")
    return data
