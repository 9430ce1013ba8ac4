"""`--file`: the file of a document, copied beside the plan, whose link the update writes.

Read next: `cchc.evidence_files` (the copying), `cchc.cli.commands.done` (a command that has it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk
from cchc.cli import console, value_kinds
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.changes import PlainRecord
    from cchc.cli.updating.update_options import UpdateOptions
    from cchc.evidence_files import EvidenceFile
    from cchc.yamltext.nodes import Plain

FileOption = Annotated[
    str | None,
    typer.Option(
        "--file", metavar=value_kinds.FILE, help="Tệp của văn bản; được chép vào minh-chung/ cạnh plans/."
    ),
]


class Evidence:
    """The file that --file names, if any: links to its copies, made just before the plan is written."""

    def __init__(self, file: str | None, link: str | None, options: UpdateOptions) -> None:
        """Read the file; RequestError when it is none, or when --link says where it is, too."""
        self._name = file or ""
        self._file: EvidenceFile | None = None
        self._link = (link or "").strip()
        self._plan = options.path
        if file is None:
            return
        if link:
            raise RequestError(
                "chỉ dùng một trong hai: --file hoặc --link", hint="--file tự ghi đường dẫn của bản chép"
            )
        from cchc import evidence_files

        self._file = evidence_files.EvidenceFile(file.strip(), evidence_files.place_of(options.path))
        options.before_writing = self._file.copy

    @property
    def is_named(self) -> bool:
        """Whether there is a file."""
        return self._file is not None

    def with_link(self, item: Mapping[str, Plain], record: PlainRecord, document: str = "") -> PlainRecord:
        """Return a result of a task with the link to its copy; as it is without a file.

        The copy is named by the result's document, else by `document`.
        """
        if self._file is None:
            return dict(item)
        named = str(item.get("document") or document)
        return {**item, "link": self._file.link(int(str(record.get("id"))), named)}

    def say(self) -> None:
        """Write where the copies are, and that a link leads nowhere."""
        from cchc import evidence_files

        if self._link and (why := evidence_files.doubt(self._link, self._plan)):
            console.say(
                f'--link: "{self._link}" {why}; chép tệp vào bằng --file, có trên mạng thì ghi https://…'
            )
        for path in self._file.copied if self._file else ():
            console.say(f"đã chép {self._name} vào {disk.display_path(path)}")
