"""Answers to the questions about a source, kept while they are typed: where, and what is taken up again.

Who names a file with --answers finds them there. Everybody else's are kept in the tool's own folder, by the
hash of the source: whoever was interrupted, or put questions off, goes on where they stopped. Nobody gets
those without being asked.

Read next: `cchc.cli.importing.plan_import` (who asks), `cchc.drafts.writing.answers_file` (the format).
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from cchc import disk, own_folder
from cchc.drafts.writing.answers import Answers
from cchc.errors import CchcError

_HINT = "xem lại --answers"


class AnswersPlace(NamedTuple):
    """Where the answers about a source are kept: in the file that was named, else in the tool's folder."""

    source: Path
    name: str | None

    def read_named(self) -> Answers:
        """Return the answers of the file that was named; none where it isn't there yet, or none was named."""
        if self.name is None or not disk.is_anything(Path(self.name)):
            return Answers()
        from cchc.drafts.writing import answers_file

        return answers_file.parse(disk.read_input(self.name, hint=_HINT), self.name)

    def read_kept(self) -> Answers:
        """Return what was answered of these bytes before; none where it can't be read, or a file is named."""
        if self.name is not None or not own_folder.is_real(Path(own_folder.NAME)):
            return Answers()
        from cchc.drafts.writing import answers_file

        with suppress(CchcError):
            return answers_file.parse(disk.read_input(str(self._own_file), hint=_HINT), own_folder.NAME)
        return Answers()

    def keep(self, answers: Answers) -> bool:
        """Return whether the answers could be kept. Raises an error only for a file that was named."""
        from cchc.drafts.writing import answers_file

        if self.name is not None:
            path = Path(self.name)
            old = disk.read_input(self.name, hint=_HINT).decode() if disk.is_anything(path) else ""
            disk.write_output(disk.end_of_links(path), answers_file.updated_text(old, answers).encode())
            return True
        try:
            own_folder.make(Path())
            disk.write_output(self._own_file, answers_file.text(answers).encode())
        except CchcError:
            return False
        return True

    @property
    def _own_file(self) -> Path:
        digest = disk.file_digest(self.source) or "khong-ro"
        return Path(own_folder.NAME, f"tra-loi-{digest[:16]}.yaml")
