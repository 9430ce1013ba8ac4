"""A plan that git left in conflict, merged by task and field from the three versions git kept.

The text begins as git's own merge of the lines, so that comments of both sides stay; then only the
values are edited that the merge by fields decides otherwise. What comes out is read again, must be
a valid plan and say exactly what was merged, or nothing is written. The commit is left to `cchc save`.

Read next: `cchc.history.conflicts` (what git left), `cchc.merging` (the merge),
`cchc.planfile.document_edits` (the edits), `cchc.history.finishing` (the commit).
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from cchc import contradictions, merging
from cchc.changes import KINDS, by_id, compare, place_of
from cchc.errors import PlanError, RequestError, SurroundingsError
from cchc.history import file_updates, git, line_merging, listed_documents, renumbered_texts, text_merges
from cchc.history.git import GitError
from cchc.planfile import document, document_edits, writing
from cchc.planfile.updating import UpdatedFile
from cchc.updates import amended_by_both, amendment_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc.changes import Change
    from cchc.history.conflicts import Sides
    from cchc.history.file_updates import WriteOptions
    from cchc.merging import Choice, Conflict, Merged, Place
    from cchc.plan import Plan
    from cchc.planfile.document import Document
    from cchc.yamltext.nodes import Plain

_LABELS = ("ours", "base", "theirs")  # of marks that nobody sees


class ResolvedPlan(NamedTuple):
    """The merged plan, what it takes over from the incoming side, and comments that got lost.

    `is_ours` is whether it is our version to the byte.
    """

    document: Document
    changes: tuple[Change, ...]
    lost_comments: tuple[str, ...]
    is_ours: bool


def merge(sides: Sides, decide: Callable[[Conflict], Choice | None]) -> Merged:
    """Merge the versions by task and field; what no plan may say together is decided, too.

    Each side is a plan, but both together may be none: two add one name to two offices. The field that is
    wrong then counts as one that both changed differently. Raises PlanError when one side is no plan.
    """
    answers: dict[str, Choice | None] = {}

    def decide_once(conflict: Conflict) -> Choice | None:
        if conflict.key not in answers:
            answers[conflict.key] = decide(conflict)
        return answers[conflict.key]

    sides, remarks = listed_documents.follow(sides, decide_once)
    ours, theirs = (
        document.parse(data, f"{sides.name} ({side})").plain
        for data, side in ((sides.ours, "bản hiện tại"), (sides.theirs, "bản gộp vào"))
    )
    base, ours, theirs, on_fields = amended_by_both.join(_base(sides), ours, theirs)
    whole: list[Place] = []
    merged = merging.merge(base, ours, theirs, decide_once, by_two=True)
    while wrong := document.first_finding(merged.data):
        record, path = place_of(merged.data, wrong.at)
        places = [place for place in ((record, path), (record, ())) if place not in whole]
        if not places:
            break
        whole.append(places[0])
        merged = merging.merge(base, ours, theirs, decide_once, whole, by_two=True)
    merged.remarks = [*remarks, *on_fields, *merged.remarks]
    return merged


def _base(sides: Sides) -> dict[str, Plain]:
    """Return what both sides came from; nothing when it is no plan: then every difference is a conflict."""
    try:
        return document.parse(sides.base, sides.name).plain if sides.base else {}
    except PlanError:
        return {}


def build(sides: Sides, merged: Merged) -> ResolvedPlan:
    """Put a merged plan into its text; nothing is written to the disk.

    Raises RequestError when what was merged is no valid plan, SurroundingsError when no text says
    exactly what was merged.
    """
    was = sides.ours
    sides = renumbered_texts.of(sides, merged.numbers)
    ours = document.parse(sides.ours, f"{sides.name} (bản hiện tại)")
    sides = listed_documents.follow(sides, lambda conflict: _held(conflict, merged)).sides
    begun = document.parse(sides.ours, ours.name) if sides.ours != was else ours
    if wrong := document.first_error(merged.data):
        hint = "gộp tệp bằng tay, hoặc chọn bên khác"
        raise RequestError(f"kết quả gộp không phải là kế hoạch đúng, chưa ghi gì: {wrong}", hint)
    resolved, lost = None, list[str]()
    for before in _merges_of_lines(sides, begun):
        found = _with_data(before, merged.data)
        missing = _lost_comments(sides, found) if found else []
        if found and (resolved is None or len(missing) < len(lost)):
            resolved, lost = found, missing
        if resolved and not lost:
            break
    if resolved is None:
        hint = "mở tệp, gộp bằng tay, lưu tệp rồi chạy: cchc save"
        raise SurroundingsError(f"không đưa được kết quả gộp vào {sides.name}", hint)
    merged.remarks = [*merged.remarks, *_joined_offices(ours.plan, resolved.plan)]
    return ResolvedPlan(resolved, compare(ours.plain, resolved.plain), tuple(lost), resolved.data == was)


def _joined_offices(ours: Plan, merged: Plan) -> Iterator[str]:
    """Yield which offices lead a task and coordinate it, and didn't on our side."""
    known = {task.id for task in ours.tasks if task.owner in task.coordinators}
    for task in merged.tasks:
        if task.owner in task.coordinators and task.id not in known:
            place = task.coordinators.index(task.owner)
            found = contradictions.owner_coordinating(task.id, task.owner.short, place)
            yield f"{found.message}; {found.hint}"


def _held(conflict: Conflict, merged: Merged) -> Choice:
    """Return which side's number of a document the merged plan has."""
    listed = [one.document for one in amendment_list.listed(merged.data)]
    return "theirs" if conflict.theirs in listed else "ours"


def _lost_comments(sides: Sides, resolved: Document) -> list[str]:
    return line_merging.lost_comments(sides.base, sides.ours, sides.theirs, resolved.data)


def _merges_of_lines(sides: Sides, ours: Document) -> Iterator[Document]:
    """Yield texts to begin with: git's own merge of the lines, it with the comments of both sides, ours."""
    texts = sides.ours, sides.base, sides.theirs
    with suppress(PlanError, GitError):
        yield document.parse(text_merges.merge_lines(*texts, "--ours"), sides.name)
    with suppress(PlanError, GitError):
        marked, _ = text_merges.merge_with_marks(*texts, _LABELS)
        yield document.parse(line_merging.with_comments_of_both(marked), sides.name)
    yield ours


def _with_data(before: Document, data: dict[str, Plain]) -> Document | None:
    """Edit a document so that it says the merged data, its records in its order; None when its text can't."""
    try:
        _, edited = document_edits.apply_changes(before, _in_order_of(before.plain, data))
    except SurroundingsError:
        return None
    return None if compare(edited.plain, data) else edited


def _in_order_of(before: dict[str, Plain], data: dict[str, Plain]) -> dict[str, Plain]:
    """Return merged data with their records in a document's order: git put them where they belong."""

    def in_order(section: str, records: Plain) -> Plain:
        ids = {number: index for index, number in enumerate(by_id(before.get(section, "")))}
        by_number = by_id(records)
        return [
            by_number[number] for number in sorted(by_number, key=lambda number: ids.get(number, len(ids)))
        ]

    return {
        section: in_order(section, value) if section in KINDS and isinstance(value, list) else value
        for section, value in data.items()
    }


def save(sides: Sides, resolved: ResolvedPlan, options: WriteOptions) -> None:
    """Write the merged plan, if the file still is what was read.

    Raises what `cchc.planfile.writing` raises; then nothing was written.
    """

    def change(data: bytes) -> UpdatedFile:
        if data != sides.data:
            raise writing.changed_meanwhile(sides.real)
        merged = _with_line_ends(resolved.document.data, sides.data)
        return UpdatedFile(resolved.changes, merged, resolved.document.plan)

    file_updates.write_file(sides.real, change, options)
    # The file may be what git left to the byte: then nothing but the index tells that it is settled.
    if _with_line_ends(resolved.document.data, sides.data) == sides.data:
        try:
            git.change(sides.real.parent, "add", "--", sides.real.name)
        except GitError as error:
            raise SurroundingsError(f"chưa báo được là đã gộp {sides.name}: {error}", error.hint) from None


def _with_line_ends(data: bytes, before: bytes) -> bytes:
    """Return bytes with CRLF where git puts it into work trees; what git keeps has none."""
    return data.replace(b"\n", b"\r\n") if b"\r\n" in before and b"\r\n" not in data else data
