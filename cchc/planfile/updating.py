"""An update of a plan file as a value: from the bytes and what is wished of them to the new bytes.

The plain way, whatever the size of the file: read it whole, edit it, read the result. Works without
a disk.

Read next: `cchc.planfile.document_edits` (the edit), `cchc.history.file_updates` (who writes the bytes).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc.planfile import document, settled_notes
from cchc.planfile.document_edits import apply_changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.changes import Change
    from cchc.plan import Plan
    from cchc.planfile.document import Document
    from cchc.yamltext.nodes import Plain
    from cchc.yamltext.splicing.style_counts import StyleCounts


@dataclass(frozen=True, slots=True)
class PlanUpdate:
    """What a command wishes of a plan file.

    `wished` returns, for the document as it is, its data as they should be. `task_ids` are the tasks that
    alone may change, none when others may; when some are named, the document that `wished` is asked
    about may be a part of the file that has these and lacks others.
    """

    wished: Callable[[Document], dict[str, Plain]]
    task_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class UpdatedFile:
    """The bytes of a file after an update, what changed, and the plan they mean where it was read."""

    changes: tuple[Change, ...]
    data: bytes
    plan: Plan | None = None


def update_document(
    opened: Document, update: PlanUpdate, style_counts: StyleCounts | None = None
) -> tuple[tuple[Change, ...], Document]:
    """Return what an update changes, and the document as it should be, without the notes that it settles.

    `style_counts` are those of the whole file when the document is an excerpt of one. Raises whatever
    `update.wished` and `apply_changes` raise.
    """
    changes, updated = apply_changes(opened, update.wished(opened), style_counts)
    return changes, settled_notes.dropped(updated, changes)


def update_bytes(data: bytes, name: str, update: PlanUpdate) -> UpdatedFile:
    """Return a file's bytes with an update made; `name` is what messages call the file.

    Raises whatever reading and `update_document` raise.
    """
    changes, updated = update_document(document.parse(data, name), update)
    return UpdatedFile(changes, updated.data, updated.plan)
