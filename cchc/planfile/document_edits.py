"""From what a plan's data should be to the edited text, by the fewest edits.

The edits lead from the document's data to the wished ones; the data that are read from the new text
must be what was wished, and a plan as any file is. Items that move and change take two turns. Works
without a disk.

Read next: `cchc.planfile.edit_script` (the edits), `cchc.planfile.item_moves` (the turns),
`cchc.planfile.wish` (the net), `cchc.yamltext.edits` (the text).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.changes import compare
from cchc.errors import PlanError, RequestError, SurroundingsError
from cchc.planfile import document, draft_comments, edit_script, item_moves, wish
from cchc.yamltext import edits, nodes

if TYPE_CHECKING:
    from cchc.changes import Change
    from cchc.planfile.document import Document
    from cchc.yamltext.nodes import Path, Plain
    from cchc.yamltext.splicing.style_counts import StyleCounts


def apply_changes(
    opened: Document, wished: dict[str, Plain], style_counts: StyleCounts | None = None
) -> tuple[tuple[Change, ...], Document]:
    """Return what changes, and the document with the changes made; the same one when there are none.

    `style_counts` are those of the whole file when the document is an excerpt of one.

    Raises RequestError when the result would be no valid plan, SurroundingsError when the text is in
    a style that the edit can't keep, or wouldn't say what was wished.
    """
    changes = compare(opened.plain, wished)
    if not changes and wish.is_fulfilled(opened.plain, wished):
        return (), opened
    between = item_moves.first(opened.plain, wished)
    moved = opened if between is opened.plain else _edited(opened, between, style_counts)
    return changes, _edited(moved, wished, style_counts)


def _edited(opened: Document, wished: dict[str, Plain], style_counts: StyleCounts | None) -> Document:
    """Return a document that says what was wished; raises what `apply_changes` raises."""
    try:
        script = list(edit_script.edits_between(opened.plain, wished))
        edited = edits.apply(
            opened.text,
            script,
            style_counts,
            data=opened.plain,
            tree=opened.tree,
            goes_along=draft_comments.are_a_drafts,
        )
    except edits.EditError as error:
        place = f"{opened.name}:{error.location.line}:{error.location.column}"
        raise SurroundingsError(f"{place}: {error.message}", error.hint) from None
    except edit_script.NoEditError as error:
        raise _unsafe_error(opened, error.path) from None
    if not wish.is_fulfilled(edited.data, wished):
        raise _unsafe_error(opened, script[0].path if script else ())
    bom = opened.data[: len(opened.data) - len(opened.text.encode())]
    try:
        return document.parse(bom + edited.text.encode(), opened.name, edited.data)
    except PlanError as error:
        first = error.problems[0]
        message = f"cập nhật này làm kế hoạch sai, chưa ghi gì: {first.message}"
        raise RequestError(message, first.hint) from None


def _unsafe_error(opened: Document, path: Path) -> SurroundingsError:
    """Return the error for a wish that no edit of the text fulfils."""
    location = nodes.location_of(opened.tree, path)
    return SurroundingsError(
        f"{opened.name}:{location.line}:{location.column}: "
        "không sửa được chỗ này mà vẫn giữ nguyên phần còn lại của tệp, nên tệp chưa được ghi",
        hint="sửa tay bằng trình soạn thảo rồi chạy `cchc check`",
    )
