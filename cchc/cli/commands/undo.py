"""`cchc undo`: the last changes that commands made to the plan, taken back; what was done since stays."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk, labels
from cchc.cli import console, environment, questions
from cchc.cli.opened_plan import command_about, path_of_plan_to_update
from cchc.cli.options import PlanOption, parse_number_between, today
from cchc.cli.updating.plan_updates import report_changes, report_commit, show_diff, write_options
from cchc.cli.updating.update_options import CommitOption, DryRunOption
from cchc.errors import RequestError, SurroundingsError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cchc.history.journal import RecordedChange
    from cchc.history.undoing import UndoConflictError, Undone
    from cchc.merging import Conflict
    from cchc.planfile.updating import UpdatedFile

_MAX_COUNT = 999_999_999


def undo(
    count: Annotated[
        str | None, typer.Argument(metavar="SỐ LẦN", help="Hoàn tác bấy nhiêu thay đổi gần nhất; mặc định 1.")
    ] = None,
    *,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Không hỏi lại trước khi ghi.", show_default=False)
    ] = False,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    plan: PlanOption = None,
) -> None:
    """Hoàn tác thay đổi gần nhất mà lệnh cchc đã ghi; những gì sửa tay từ đó vẫn giữ."""
    from cchc.planfile import plan_files

    path = path_of_plan_to_update(plan, today())
    number = 1 if count is None else parse_number_between(count, 1, _MAX_COUNT, "số lần")
    changes = _known_changes(path, number)
    for change in changes:
        console.say(_told(change))
    undone = _take_back(path, plan_files.read(path), changes)
    if undone.file.data == undone.before:
        console.say(f"không có gì thay đổi: kế hoạch đã như trước đó{_further(path)}")
        return
    if dry_run:
        show_diff(undone.before.decode("utf-8", "replace"), undone.file.data.decode("utf-8", "replace"), path)
        return
    if not yes:
        _report(undone)
        if not _is_agreed():
            console.say("chưa ghi gì")
            return
    _write(path, changes, undone, yes=yes, commit=commit)


def _known_changes(path: Path, number: int) -> list[RecordedChange]:
    """Return the last changes, newest first; RequestError when so many aren't known."""
    from cchc.history import journal
    from cchc.planfile import plan_files

    real = plan_files.real_path(path)
    folder = environment.cache_folder()
    if folder is None:
        message = f"không hoàn tác được: {environment.why_no_cache()}"
        raise SurroundingsError(message, _other_ways(path))
    changes = list(islice(journal.load(folder, real), number))
    if not changes:
        message = f"chưa biết thay đổi nào của {disk.display_path(path)} do lệnh cchc ghi trên máy này"
        raise RequestError(message, _other_ways(path))
    if len(changes) < number:
        message = f"chỉ còn giữ {len(changes)} thay đổi để hoàn tác, không phải {number}"
        raise RequestError(message, f"hoàn tác tất cả: {command_about(path, f'undo {len(changes)}')}")
    return changes


def _other_ways(path: Path) -> str:
    """Return how else an earlier state can be had."""
    from cchc.history import revisions
    from cchc.history.git import GitError

    try:
        revisions.locate(path)
    except GitError:
        return "sửa tay bằng trình soạn thảo"
    name = disk.quoted_path(path)
    return (
        f"xem tệp khác lần ghi vào git gần nhất ở đâu: {command_about(path, 'diff')}, "
        f"các lần ghi: {command_about(path, 'history')}; "
        f"bỏ mọi sửa đổi từ lần ghi gần nhất: git checkout HEAD -- {name}"
    )


def _told(change: RecordedChange) -> str:
    """Return which change is taken back."""
    try:
        moment = f" lúc {labels.moment(datetime.fromisoformat(change.moment))}"
    except ValueError:
        moment = ""
    what = change.sentence or "cả tệp"
    return f"{'làm lại việc đã hoàn tác' if change.undone else 'hoàn tác thay đổi'}{moment}: {what}"


def _take_back(path: Path, data: bytes, changes: Sequence[RecordedChange]) -> Undone:
    """Return what the plan's bytes become; typer.Exit when something was changed again since."""
    from cchc.history import undoing

    try:
        return undoing.take_back(data, disk.display_path(path), changes)
    except undoing.UndoConflictError as error:
        _report_conflicts(error, path, data)
        raise typer.Exit(1) from None


def _report_conflicts(error: UndoConflictError, path: Path, data: bytes) -> None:
    """Write what has been changed again since, and what to do."""
    from cchc import conflict_words
    from cchc.cli.updating import undo_hints

    for conflict in error.conflicts:
        subject, written, now, before = map(console.clean, conflict_words.words(conflict))
        console.say(f"{subject}: đã được sửa lại từ khi lệnh ghi")
        console.say(f"  trước lệnh:  {before}")
        console.say(f"  lệnh đã ghi: {written}")
        console.say(f"  hiện nay:    {now}")
        lines = [command_about(path, command) for command in undo_hints.commands(conflict, error.now)]
        how = f"gõ: {'; rồi: '.join(lines)}" if lines else f"sửa tay {_place(conflict, path, data)}"
        console.say(f"  gợi ý: muốn như trước lệnh thì {how}")
    for number in error.taken:
        console.say(f"nhiệm vụ {number} đã bị xóa, và số {number} nay là của nhiệm vụ khác")
        console.say("  gợi ý: thêm lại nhiệm vụ đã xóa, dưới số khác, bằng: cchc add")
    console.say("chưa ghi gì")
    if error.conflicts:
        console.say(
            '  gợi ý: hoàn tác cả các chỗ khác: sửa tay các chỗ trên thành như "lệnh đã ghi", rồi chạy lại: '
            f"{command_about(path, 'undo')}"
        )


def _place(conflict: Conflict, path: Path, data: bytes) -> str:
    """Return where in the file a value stands, or the record that it belongs to."""
    from cchc import changes
    from cchc.planfile import document
    from cchc.yamltext import nodes

    opened = document.parse(data, disk.display_path(path))
    kind, _, name = conflict.record.partition(":")
    section = changes.SECTIONS.get(kind, kind)
    numbers = list(changes.by_id(opened.plain.get(section, "")))
    index = (numbers.index(name),) if name in numbers else ()
    return f"{opened.name}:{nodes.location_of(opened.tree, (section, *index, *conflict.path)).line}"


def _report(undone: Undone) -> None:
    report_changes(undone.file.changes)
    for comment in undone.lost_comments:
        console.say(f"ghi chú không giữ được: {comment}")
    if not undone.file.changes:
        console.say(
            "nội dung kế hoạch không đổi, chỉ cách trình bày tệp, hoặc tệp trở lại như khi có xung đột"
        )


def _is_agreed() -> bool:
    """Whether the person agrees; RequestError when nobody is there to be asked."""
    if not questions.somebody_answers():
        raise RequestError("chưa ghi gì: không có ai trả lời câu hỏi", "đồng ý thì thêm --yes")
    return questions.confirm("ghi các thay đổi trên?")


def _write(path: Path, changes: Sequence[RecordedChange], shown: Undone, *, yes: bool, commit: bool) -> None:
    """Write the plan without some changes, as it was shown unless nobody looked."""
    from cchc.history import file_updates
    from cchc.planfile import writing

    undone: list[Undone] = []

    def change(data: bytes) -> UpdatedFile:
        undone.append(shown if data == shown.before else _take_back(path, data, changes))
        if not yes and undone[-1].file.changes != shown.file.changes:
            raise writing.changed_meanwhile(path)
        return undone[-1].file

    options = write_options(commit=commit or _was_commit(path, changes))
    result = file_updates.write_file(path, change, options, undone=len(changes))
    if yes:
        _report(undone[-1])
    what = "hoàn tác" if changes[0].undone else "làm lại"
    console.say(f"đã ghi; {what} bằng: {command_about(path, 'undo')}{_further(path)}")
    report_commit(result, path)


def _was_commit(path: Path, changes: Sequence[RecordedChange]) -> bool:
    """Whether one of the changes was a commit of its own, made with it or at once after it."""
    from cchc.history import commits
    from cchc.planfile import plan_files

    if any(change.is_committed for change in changes):
        return True
    return commits.is_last_commit(plan_files.real_path(path), changes[0].before, changes[0].after)


def _further(path: Path) -> str:
    """Return how to go back further; nothing when no change is left, or the next is the last one."""
    from cchc.history import journal
    from cchc.planfile import plan_files

    folder = environment.cache_folder()
    count = journal.going_on(journal.load(folder, plan_files.real_path(path))) if folder else 0
    return f"; lùi tiếp: {command_about(path, f'undo {count}')}" if count > 1 else ""
