"""Updating the plan file as the options say, and reporting what became of it.

Read next: `cchc.updates.task_fields` (what commands make of a task), `cchc.history.file_updates` (how it
is written).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cchc import disk
from cchc.cli import console, task_numbers
from cchc.cli.options import parse_choice, today
from cchc.cli.updating.commit_reports import report_commit, write_options
from cchc.errors import SurroundingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cchc.changes import Change, PlainRecord
    from cchc.cli.task_numbers import TaskNumbers
    from cchc.cli.updating.update_options import UpdateOptions
    from cchc.history.file_updates import UpdateResult
    from cchc.plan import Plan
    from cchc.planfile.document import Document
    from cchc.planfile.updating import PlanUpdate
    from cchc.updates.task_fields import TaskUpdate

_MAX_MOVED = 5  # tasks with another number that are told one by one


def update_tasks(ids: Sequence[str] | None, options: UpdateOptions, update: TaskUpdate) -> None:
    """Update the tasks of these numbers, in one write."""
    update_tasks_by(ids, options, lambda _: update)


def update_tasks_by(
    ids: Sequence[str] | None, options: UpdateOptions, update_for: Callable[[Plan], TaskUpdate]
) -> None:
    """Update tasks in a way that depends on the plan, such as on its register of names."""
    update_numbered(task_numbers.parse(ids or [], options.owner_of_tasks), options, update_for)


def update_numbered(
    asked: TaskNumbers, options: UpdateOptions, update_for: Callable[[Plan], TaskUpdate]
) -> None:
    """Update the tasks that were asked for, in one write."""
    # What the update needs is imported here, before the lock: others wait for it.
    from cchc.updates import task_fields, task_status  # noqa: F401

    def new_data(document: Document) -> PlainRecord:
        tasks = check_tasks(document, asked, options)
        return task_fields.update_tasks(document.plain, tasks, update_for(document.plan))

    update_plan(new_data, options, asked.words, tasks=asked.numbers)


def update_plan(
    new_data: Callable[[Document], PlainRecord],
    options: UpdateOptions,
    what: str,
    *,
    tasks: Sequence[int] = (),
    is_told: bool = False,
) -> None:
    """Update the plan file to the data that `new_data` makes of it, and report what changed.

    `what` is what messages call the thing that is updated. `tasks` are those that alone may change;
    none when others may. `is_told` is whether the person heard already what changes.
    Raises SurroundingsError when the file was saved but not committed.
    """
    from cchc import lookups, queries  # noqa: F401  before the lock: others wait for it, and an import may fail
    from cchc.cli.updating import other_plans
    from cchc.cli.updating.update_remarks import Remarks
    from cchc.history import file_updates
    from cchc.planfile import remedy_search  # noqa: F401  the same: of a plan that is wrong
    from cchc.planfile.updating import PlanUpdate

    if options.commit:
        from cchc.history import linked_files  # noqa: F401  the same
    remarks = Remarks(today())

    def wished(document: Document) -> PlainRecord:
        data = new_data(document)
        if not options.names_plan:
            other_plans.refuse_days(options.path, document, data)
        return remarks.compare(document, data)

    update = PlanUpdate(wished, tuple(tasks))
    result = None if options.dry_run else write_update(update, options)
    found = result or file_updates.preview(options.path, update)
    if not found.changes:
        console.say(f"không có gì thay đổi: {what} đã đúng như vậy")
    if isinstance(found, file_updates.Preview) and options.diff:
        show_diff(found.before, found.after, options.path)
    elif not is_told:
        report_changes(found.changes)
    if not is_told:
        say_lost(found.lost_comments)
    say_settled(found.settled_notes)
    remarks.say()
    if result:
        say_moved(result)
        report_commit(result, options.path)


def say_moved(result: UpdateResult) -> None:
    """Write which tasks got other numbers since a command wrote the plan: nobody is told by a pull.

    Where the update changed what has such a number now, it says that this is another task.
    """
    if result.in_between is None:
        return
    from cchc.history import moved_tasks

    changed = {change.record for change in result.changes}
    moves = moved_tasks.between(*result.in_between)
    for old, new, title, _ in moves[:_MAX_MOVED]:
        console.say(f"từ lần ghi trước có nhiệm vụ đổi số: NV {old} nay là NV {new}: {console.clean(title)}")
    if more := len(moves[_MAX_MOVED:]):
        console.say(f"và {more} nhiệm vụ khác đổi số: xem cchc list")
    for old, new, _, holder in moves:
        if holder and f"task:{old}" in changed:
            console.say(f"NV {old} vừa ghi nay là nhiệm vụ khác: {console.clean(holder)}")
            console.say(f"  gợi ý: ghi nhầm thì gõ cchc undo, rồi ghi lại cho NV {new}")


def show_lines(plan: Path, new_data: Callable[[Document], PlainRecord]) -> None:
    """Write which lines of a plan would change by an update."""
    from cchc.history import file_updates
    from cchc.planfile.updating import PlanUpdate

    preview = file_updates.preview(plan, PlanUpdate(new_data))
    show_diff(preview.before, preview.after, plan)


def show_diff(before: str, after: str, plan: Path) -> None:
    """Write lines to be changed: to a person without what steers a terminal, else byte for byte."""
    from cchc.cli.text_diff import unified_diff

    name = disk.display_path(plan).lstrip("/")
    no_newline = "\\ không có dấu xuống dòng ở cuối tệp"
    diff = unified_diff(before, after, name, no_newline=no_newline)
    if console.is_terminal(sys.stdout):
        diff = "".join(f"{console.clean(line)}\n" for line in diff.splitlines())
    console.write_document(diff)


def say_lost(comments: Sequence[str]) -> None:
    """Write which comments of people go with what is taken out."""
    for comment in comments:
        console.say(f"ghi chú trong mục bị bỏ, không giữ được: {console.clean(comment)}")


def say_settled(notes: Sequence[str]) -> None:
    """Write which notes of a draft go, since what they asked for is said now."""
    for note in notes:
        console.say(f"ghi chú của bản nháp đã bỏ theo: {console.clean(note.removeprefix('# '))}")


def write_update(update: PlanUpdate, options: UpdateOptions) -> UpdateResult:
    """Write an update, and commit it if the options say so."""
    from cchc.history import file_updates

    how = write_options(options.path, commit=options.commit)._replace(before_writing=options.before_writing)
    return file_updates.update_file(options.path, update, how)


def report_changes(changes: Sequence[Change]) -> None:
    """Write each change as a sentence."""
    from cchc.change_words import sentence, worth_telling

    console.write("".join(f"{console.clean(sentence(change))}\n" for change in worth_telling(changes)))


def check_tasks(document: Document, asked: TaskNumbers, options: UpdateOptions) -> list[int]:
    """Return the numbers of the tasks that were asked for, whose fields are as --expect says.

    Raises RequestError when a task or a field is unknown, SurroundingsError when a field differs.
    """
    numbers = [standing.task.id for standing in asked.find(document.plan, options.today)]
    for number in numbers if options.expected else ():
        _check_expected(document, number, options.expected)
    return numbers


def _check_expected(document: Document, number: int, expected: Sequence[tuple[str, str]]) -> None:
    from cchc import labels, names, option_words
    from cchc.planfile import record_types, schema
    from cchc.task import STATUSES
    from cchc.updates import task_fields

    known = record_types.known_fields(schema.TaskRecord, ())
    record = task_fields.find_task(document.plain, number)
    for named, value in expected:
        field = next(iter(labels.keys_called(named, known)), "") or parse_choice(named, known, "--expect")
        current = record.get(field) or ("not_started" if field == "status" else "")
        text = current if isinstance(current, str) else "(nhiều giá trị)"
        meant = option_words.find(value, "--status", STATUSES) if field == "status" else None
        same = {names.nfc(value), meant}
        if names.nfc(text) not in same:
            now = f'đang ghi là "{labels.STATUS.get(text, text)}"' if text else "đang để trống"
            raise SurroundingsError(
                f'NV {number}: {labels.FIELD[field]} {now}, không phải "{value}"',
                hint="xem lại bằng cchc show rồi quyết định; chưa có gì được ghi",
            )
