"""Changes that commands made to a plan, taken back; what people changed in it since stays.

Read next: `cchc.cli.commands.undo` (who asks), `cchc.history.undoing` (how it is done).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import typer

from cchc import disk, typed_lines
from cchc.cli import console
from cchc.cli.opened_plan import command_about
from cchc.cli.updating.commit_reports import write_options
from cchc.cli.updating.plan_updates import report_changes, show_diff
from cchc.errors import PlanError, RequestError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cchc.history.file_updates import UpdateResult
    from cchc.history.journal import RecordedChange
    from cchc.history.undoing import UndoConflictError, Undone
    from cchc.merging import Conflict
    from cchc.planfile.updating import UpdatedFile


class UndonePlan(NamedTuple):
    """A plan without its last changes, newest first, as it is shown."""

    path: Path
    changes: Sequence[RecordedChange]
    shown: Undone

    @property
    def is_same(self) -> bool:
        """Whether nothing is to be written."""
        return self.shown.file.data == self.shown.before

    @property
    def was_saved(self) -> bool:
        """Whether the history has the plan with what is taken back."""
        from cchc.history import undoing

        return undoing.was_saved(self.path, self.shown.before, self.changes)

    def show(self) -> None:
        """Write which lines would change."""
        before, after = self.shown.before, self.shown.file.data
        show_diff(before.decode("utf-8", "replace"), after.decode("utf-8", "replace"), self.path)

    def report(self) -> None:
        """Write what changes."""
        report_changes(self.shown.file.changes)
        for comment in self.shown.lost_comments:
            console.say(f"ghi chú không giữ được: {comment}")
        if not self.shown.file.changes:
            console.say(
                "nội dung kế hoạch không đổi, chỉ cách trình bày tệp, hoặc tệp trở lại như khi chưa gộp"
            )

    def write(self, *, yes: bool, commit: bool) -> UpdateResult:
        """Write the plan as it was shown, unless nobody looked; then say what changed."""
        from cchc.history import file_updates
        from cchc.planfile import writing

        undone: list[Undone] = []

        def change(data: bytes) -> UpdatedFile:
            undone.append(self.shown if data == self.shown.before else _undone(self.path, data, self.changes))
            if not yes and undone[-1].file.changes != self.shown.file.changes:
                raise writing.changed_meanwhile(self.path)
            return undone[-1].file

        options = write_options(self.path, commit=commit)
        result = file_updates.write_file(self.path, change, options, undone=len(self.changes))
        if yes:
            self._replace(shown=undone[-1]).report()
        return result


def take_back(path: Path, changes: Sequence[RecordedChange]) -> UndonePlan:
    """Return the plan without some changes; typer.Exit when something was changed again since."""
    from cchc.planfile import plan_files

    return UndonePlan(path, changes, _undone(path, plan_files.read(path), changes))


def _undone(path: Path, data: bytes, changes: Sequence[RecordedChange]) -> Undone:
    """Return what the plan's bytes become; typer.Exit when something was changed again since.

    Raises RequestError when it would be in conflict again, and nothing is left that could resolve that.
    """
    from cchc.history import conflicts, undoing

    try:
        undone = undoing.take_back(data, disk.display_path(path), changes)
    except undoing.UndoConflictError as error:
        _report_conflicts(error, path, data)
        raise typer.Exit(1) from None
    except PlanError:
        if not any(conflicts.has_marks(change.before) for change in changes):
            raise
        reason = _merged_in_between if conflicts.is_unfinished(path) else _merged_for_good
        raise reason(path) from None
    if conflicts.has_marks(undone.file.data) and not conflicts.is_unfinished(path):
        raise _merged_for_good(path)
    return undone


def _merged_in_between(path: Path) -> RequestError:
    """Return why nothing from before a conflict is taken back while its merge is going on."""
    message = (
        "không hoàn tác được nhiều thay đổi cùng lúc: trong đó có lần chọn bên ở chỗ hai bên sửa khác nhau"
    )
    return RequestError(message, f"hoàn tác từng thay đổi một: {command_about(path, 'undo')}")


def _merged_for_good(path: Path) -> RequestError:
    """Return why a resolved conflict doesn't come back, and how a wrong choice is put right."""
    from cchc.history import commits, git

    try:
        is_merging = commits.unfinished(path) is not None
    except git.GitError:
        is_merging = False
    message = f"không hoàn tác được: {disk.display_path(path)} sẽ lại có dấu của chỗ hai bên sửa khác nhau"
    if is_merging:
        hint = f"gộp lại từ đầu: git checkout --merge {typed_lines.quoted_path(path)}, rồi chọn lại bằng: "
        why = "mà kho lịch sử đã được báo là gộp xong tệp (git: add)"
        return RequestError(f"{message}, {why}", f"{hint}{command_about(path, 'resolve')}")
    hint = (
        "chọn nhầm bên thì ghi lại giá trị đúng bằng lệnh thường dùng (cchc update, cchc done, …); "
        f"xem hai bên từng có gì: {command_about(path, 'history')}"
    )
    return RequestError(f"{message}, mà lần gộp ấy đã xong", hint)


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
            '  gợi ý: hoàn tác cả các chỗ khác: sửa tay các chỗ trên thành như "lệnh đã ghi", rồi chạy lại '
            "lệnh hoàn tác vừa gõ"
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
