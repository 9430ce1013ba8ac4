"""Changes that commands made to a period's file, taken back; what people wrote there since stays.

Read next: `cchc.cli.commands.undo` (who asks), `cchc.periodfile.differences` (how it is done).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import typer

from cchc import disk, typed_lines
from cchc.cli import console
from cchc.cli.filling import period_words, period_writing
from cchc.cli.opened_plan import command_about
from cchc.cli.updating.plan_updates import show_diff
from cchc.periodfile import differences, period_files
from cchc.periodfile.reading import FIGURES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cchc.history.journal import RecordedChange
    from cchc.periodfile.differences import EntryConflict
    from cchc.periodfile.document import PeriodDocument

_FIGURE = 2  # steps to a lone figure: `figures`, its id


class UndonePeriod(NamedTuple):
    """A period's file as it is, what it is without the last changes, newest first, and where it lies."""

    plan: Path
    path: Path
    now: PeriodDocument
    data: bytes
    changes: Sequence[RecordedChange]

    @property
    def is_same(self) -> bool:
        """Whether nothing is to be written."""
        return self.data == self.now.data

    @property
    def was_saved(self) -> bool:
        """Whether the history has the file with what is taken back."""
        from cchc.history import undoing

        return undoing.was_saved(self.path, self.now.data, self.changes)

    def show(self) -> None:
        """Write which lines would change."""
        show_diff(self.now.text, period_words.parse_version(self.path, self.data).text, self.path)

    def report(self) -> None:
        """Write what changes."""
        after = period_words.parse_version(self.path, self.data)
        for line in period_writing.sentences(self.now, after):
            console.write(f"{console.clean(line)}\n")
        if not self.data and self.now.data:
            console.say(f"bỏ tệp {self.now.name}, vì tệp do lệnh ấy lập")

    def write(self, *, yes: bool, commit: bool) -> None:  # noqa: ARG002  a plan's is committed
        """Write the file, note that for the next undo, and say what changed unless that was shown.

        Raises SurroundingsError when it can't be written.
        """
        if self.is_same:
            return
        period_writing.store(self.plan, self.path, self.now.data, self.data)
        after = period_words.read(self.path)
        period_writing.note(self.plan, self.path, self.now, after, undone=len(self.changes))
        if yes:
            self.report()
        if not self.data:
            self._say_kept()

    def _say_kept(self) -> None:
        """Write that the history keeps a file that is gone: a commit of the plan takes no file away."""
        from cchc.history import commits

        if commits.last_committed(self.path.resolve()) is not None:
            name = disk.display_path(self.path)
            command = f'git commit -m "Bỏ tệp của kỳ" -- {typed_lines.quoted_path(self.path)}'
            console.say(f"lịch sử vẫn giữ {name}; bỏ cả ở đó bằng: {command}")


def take_back(plan: Path, period: str, changes: Sequence[RecordedChange]) -> UndonePeriod:
    """Return what the file of a period becomes without its last changes, newest first.

    Raises typer.Exit, after saying what was changed again since, and RequestError when the file is wrong.
    """
    path = period_files.path_of(plan, period)
    now = undone = period_words.read(path)
    for change in changes:
        after, before = (period_words.parse_version(path, data) for data in (change.after, change.before))
        try:
            data = differences.take_back(undone, after, before)
        except differences.ConflictError as error:
            for conflict in error.conflicts:
                _say_conflict(conflict, plan, period, path)
            console.say("chưa ghi gì")
            raise typer.Exit(1) from None
        undone = period_words.parse_version(path, data)
    return UndonePeriod(plan, path, now, undone.data, changes)


def _say_conflict(conflict: EntryConflict, plan: Path, period: str, path: Path) -> None:
    """Write what has been changed again since, and what to do."""
    entry = conflict.path
    written, now, before = (console.clean(period_writing.shown(entry, text)) for text in conflict[1:])
    console.say(f"{disk.display_path(path)}: {period_writing.entry(entry)} đã được sửa lại từ khi lệnh ghi")
    console.say(f"  trước lệnh:  {before}")
    console.say(f"  lệnh đã ghi: {written}")
    console.say(f"  hiện nay:    {now}")
    how = f"sửa tay `{entry[-1]}` trong {disk.display_path(path)}"
    if entry[0] == FIGURES and (len(entry) == _FIGURE or entry[-1] == "value"):
        setting = typed_lines.quoted(f"{entry[1]}={conflict.before or ''}")
        how = f"gõ: {command_about(plan, f'figures {period} --set {setting}')}"
    console.say(f"  gợi ý: muốn như trước lệnh thì {how}")
