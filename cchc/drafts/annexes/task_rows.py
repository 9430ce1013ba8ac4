"""The rows of the annexes → tasks, each under its group and its lead-in, and the rows that are none.

A row is empty, a header, a total, the name of a group, a lead-in ("…, gồm:", with parts below) or a task;
what isn't a task stands in `skipped` with the reason, so that rows in = tasks + skipped. Where a row may
be either, it is named for a person. Read next: `cchc.drafts.annexes.row_entries` (rows → entries),
`cchc.drafts.annexes.task_cells` (an entry → a task), `cchc.drafts.annexes.numbering` (numbers that are
amiss).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from cchc import names
from cchc.drafts.annexes import (
    group_cells,
    numbering,
    row_entries,
    row_groups,
    row_kinds,
    swapped_dates,
    task_cells,
)
from cchc.drafts.annexes.numbering import Count, Number
from cchc.drafts.reading import Skipped
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cchc.drafts.annexes.entries import Entry
    from cchc.drafts.annexes.task_tables import Annex
    from cchc.drafts.reading import SourceTask
    from cchc.sources.document import SourceDocument


class Rows(NamedTuple):
    """What the rows of the annexes are."""

    tasks: tuple[SourceTask, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(slots=True)
class _State:
    """What holds for the rows that follow: the group and its count, and the lead-ins they stand under."""

    areas: Collection[str]
    group: str = ""
    group_style: str = ""
    groups: int = 0
    above: list[Number] = field(default_factory=list)
    tasks: list[SourceTask] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    of_tasks: list[Count] = field(default_factory=list)

    def begin_group(self, text: str, style: str = "") -> None:
        """Let the rows that follow belong to a group, "" for none; `style` is that of its number."""
        self.group, self.group_style, self.above = text, style, []
        self.groups += 1


def read(
    document: SourceDocument,
    annexes: Sequence[Annex],
    *,
    year: int | None = None,
    areas: Collection[str] = (),
    registered: Collection[str] = (),
) -> Rows:
    """Return the tasks of the annexes of a document in their order.

    `year` is the plan's, `areas` the titles of its body's areas, `registered` names of known offices.
    """
    state = _State(frozenset(map(names.key, areas)))
    known = frozenset(map(names.key, registered))
    before = ""
    for annex, group in zip(annexes, row_groups.groups(document, annexes, areas), strict=True):
        if not annex.goes_on or group != before:
            state.begin_group(group)
        before = group
        entries = row_entries.read(annex)
        over = row_groups.caption(document, annex)
        if over and not group and _is_first_of_groups(over, entries.entries):
            state.begin_group(over.text)
        state.skipped += entries.skipped
        state.doubts += entries.doubts
        first = len(state.tasks)
        _read_entries(state, entries.entries, task_cells.Cells(annex, year, known))
        state.doubts += swapped_dates.doubts(annex, state.tasks[first:])
    state.doubts += numbering.doubts(state.of_tasks, state.counts)
    return Rows(tuple(state.tasks), tuple(state.doubts), tuple(state.skipped))


def _is_first_of_groups(over: row_groups.Caption, entries: Sequence[Entry]) -> bool:
    """Whether the words over an annex are "I. …" and the first group in it is "II. …"."""
    first = next((entry.number for entry in entries if entry.number.names_group), None)
    return first is not None and numbering.follows(over.number, first)


_REASONS: dict[row_kinds.Kind, str] = {
    "total": "dòng tổng cộng",
    "after-total": "sau dòng tổng cộng",
    "note": "ghi chú hoặc chữ ký",
    "untitled": "không có nội dung công việc",
}


def _read_entries(state: _State, entries: list[Entry], cells: task_cells.Cells) -> None:
    rows = row_kinds.of(entries, state.areas)
    for index, (entry, kind) in enumerate(zip(entries, rows.kinds(), strict=True)):
        if kind in _REASONS:
            state.skipped.append(Skipped(entry.place, _REASONS[kind], entry.words))
            if kind == "untitled" and entry.own_level.names_group and not entry.texts:
                state.begin_group("")  # "II" without a name: what follows is of no group that has one
        elif kind == "group":
            _begin_group(state, entry)
        else:
            _read_row(state, entry, cells, has_parts=rows.has_parts(index), is_lead_in=kind == "lead-in")


def _begin_group(state: _State, entry: Entry) -> None:
    text = " ".join(entry.title.split())
    state.begin_group(text, entry.own_level.style)
    state.skipped.append(Skipped(entry.place, "tên nhóm nhiệm vụ", text))
    if not entry.wide and not entry.is_numbered and not row_kinds.is_in_capitals(text):
        words = f"Dòng “{text}” không có số và chỉ có nội dung; hiểu là tên nhóm, không lấy."
        state.doubts.append(Doubt("group-or-task", entry.place, words))
    others = [name for name in entry.texts if name not in {"title", "area"}]
    if others:
        cells = "; ".join(" ".join(entry.texts[name].split()) for name in others)
        state.doubts.append(
            Doubt("group-row-with-cells", entry.place, f"Dòng tên nhóm “{text}” còn ghi: “{cells}”.")
        )


def _read_row(
    state: _State, entry: Entry, cells: task_cells.Cells, *, has_parts: bool, is_lead_in: bool
) -> None:
    """Take a row as a task, or leave it out as a lead-in; what stands below it belongs to it."""
    number, title = entry.own_level, " ".join(entry.title.split())
    if number.names_group and number.style == state.group_style:
        state.begin_group("", number.style)  # "III" stands beside the group "II", not in it
    running = entry.number if entry.number.text else Number() if is_lead_in and entry.level.text else number
    count = Count(running, entry.place, _parent(state, number), state.groups)
    state.above = [above for above in state.above if above.depth < number.depth]
    if number.text:
        state.above.append(number)
    if running.text or not is_lead_in:
        state.counts.append(count)
    if is_lead_in or has_parts or entry.wide:
        words = "hiểu là câu dẫn, không lấy" if is_lead_in else "vẫn lấy là một nhiệm vụ"
        why = "có các mục con" if has_parts or is_lead_in else "gộp nhiều cột"
        told = (number.text,) if number.text else ()
        state.doubts.append(Doubt("group-or-task", entry.place, f"Dòng “{title}” {why}; {words}.", told))
    if is_lead_in:
        state.skipped.append(Skipped(entry.place, "câu dẫn của các mục con", title))
        return
    state.doubts += group_cells.give(state.group, entry, cells.annex.columns)
    task, doubts = cells.task(entry, running.text, state.group, count.parent)
    state.tasks.append(task)
    state.doubts += doubts
    state.of_tasks.append(count)
    if has_parts and number.names_group:
        state.begin_group(title, number.style)


def _parent(state: _State, number: Number) -> str:
    """Return the number of the row that one with this number stands under."""
    above = [each for each in state.above if each.depth < number.depth]
    if not number.text or number.style == "unclear" or not above:
        return ""
    last = above[-1]
    return last.text if number.style != "dotted" or number.text.startswith(f"{last.text}.") else ""
