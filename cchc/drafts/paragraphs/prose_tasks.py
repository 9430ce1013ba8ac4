"""Tasks of a plan without an annex: numbered paragraphs of the body with their owner and deadline.

Labelled lines ("Đơn vị chủ trì: …") are read outright; brackets and sentences are proposals, and the
title stays whole. Paragraphs with a dash are tasks only where they say who or until when. Called only
where no table holds tasks. Read next: `cchc.drafts.paragraphs.prose_words` (what a paragraph says).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc.drafts import task_doubts
from cchc.drafts.paragraphs import areas, parts, prose_words, sections
from cchc.drafts.paragraphs.lines import DASH, POINT, Line
from cchc.drafts.paragraphs.prose_words import TaskWords
from cchc.drafts.reading import Body, SourceArea, SourceTask
from cchc.sources.doubts import Doubt
from cchc.sources.lines import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.drafts.paragraphs.areas import Area
    from cchc.sources.document import SourceDocument

_MAX_QUOTED = 80  # characters of a sentence, in a doubt
_NO_ANNEX = "Văn bản không có danh mục nhiệm vụ kèm theo; nhiệm vụ đọc từ các đoạn của phần nội dung."
_NOTHING = "Văn bản không có bảng ghi nhiệm vụ; các đoạn cũng không ghi cơ quan chủ trì hay thời hạn."


class ProseReading(NamedTuple):
    """Tasks found in the body, the body without them (they are no measures), and the doubts."""

    tasks: tuple[SourceTask, ...]
    body: Body
    doubts: tuple[Doubt, ...] = ()


class _Candidate(NamedTuple):
    """A paragraph that may be a task, the lines below it, and what all of them say."""

    line: Line
    below: tuple[Line, ...]
    said: TaskWords
    parent: str = ""
    proposed: str = ""  # which fields a bracket or a sentence gives, in words


class _Found(NamedTuple):
    """What one area holds: tasks, and the lines that stay measures; whether it is an area at all."""

    area: Area
    tasks: tuple[_Candidate, ...]
    measures: tuple[Line, ...]
    is_area: bool = True
    shared: TaskWords = TaskWords()


def read(document: SourceDocument, body: Body, *, year: int | None = None) -> ProseReading:
    """Return the tasks that the paragraphs of section II hold, with the doubt `no-annex` first.

    `year` is the plan's, of the deadlines that name none.
    """
    found_parts = parts.read(document)
    kinds = (sections.CONTENT, sections.AREA)
    content = [section for section in found_parts.sections if section.kind in kinds]
    headings = {section.heading for section in content if section.kind == sections.CONTENT}
    found = [_of_area(area, is_section=area.heading in headings) for area in areas.find(content)]
    found = _with_bare_headings(found)
    if not any(candidate.said for each in found for candidate in each.tasks):
        return ProseReading((), body, (Doubt("no-annex", None, _NOTHING),))
    tasks, doubts = list[SourceTask](), [Doubt("no-annex", None, _NO_ANNEX)]
    for each in found:
        if each.shared:
            doubts.append(_shared_doubt(each))
        for candidate in each.tasks:
            task = _task(candidate, each)
            tasks.append(task)
            doubts += _doubts(task, candidate, year)
    kept = tuple(
        SourceArea(each.area.title, tuple(line.text for line in each.measures))
        for each in found
        if each.is_area
    )
    return ProseReading(tuple(tasks), body._replace(areas=kept), tuple(doubts))


def _of_area(area: Area, *, is_section: bool) -> _Found:
    rows = area.lines
    first = next((i for i, line in enumerate(rows) if line.rank <= POINT and _said(line) is None), len(rows))
    labels = [line for line in rows[:first] if _said(line)]
    if labels and not is_section and first == len(rows):
        return _heading_task(area, rows)
    if not rows and not is_section:
        candidate = _candidate(area.heading, ())
        return _Found(area, (candidate,), (), is_area=False) if candidate.said else _Found(area, (), ())
    leaves = [candidate for part in areas.works(area) for candidate in _leaves(part)]
    taken = {line for candidate in leaves for line in (candidate.line, *candidate.below)}
    parents = {candidate.parent for candidate in leaves if candidate.parent}
    measures = tuple(
        line
        for line in rows
        if line not in taken and line.marker not in parents and not areas.heads_part(line)
    )
    return _Found(area, tuple(leaves), measures, is_area=bool(measures) or not is_section)


def _heading_task(area: Area, rows: Sequence[Line]) -> _Found:
    """Return an area whose own heading is a task, for its lines say who leads.

    With other paragraphs beside the labels it stays an area too, and they stay its measures.
    """
    said = TaskWords()
    for line in rows:
        said = _joined(said, _said(line))
    others = tuple(line for line in rows if not _said(line))
    is_split = any(line.place == area.heading.place for line in rows)  # "Title: first measure"
    heading = area.heading._replace(text=area.title) if is_split else area.heading
    candidate = _Candidate(heading, (), said)
    return _Found(area, (candidate,), others, is_area=bool(others), shared=said if others else TaskWords())


def _with_bare_headings(found: Sequence[_Found]) -> list[_Found]:
    """Return what was found, with headings that nothing follows as tasks where those beside them are."""
    if all(each.is_area for each in found):
        return list(found)
    return [
        _Found(each.area, (_candidate(each.area.heading, ()),), (), is_area=False)
        if each.is_area and not each.area.lines
        else each
        for each in found
    ]


def _leaves(rows: Sequence[Line]) -> list[_Candidate]:
    is_numbered = any(line.rank <= POINT and _said(line) is None for line in rows)
    return _numbered(rows) if is_numbered else _with_dashes(rows)


def _numbered(rows: Sequence[Line]) -> list[_Candidate]:
    """Return the numbered paragraphs that have no numbered ones below them, each with what follows it."""
    found = []
    parents: list[Line] = []
    for index, line in enumerate(rows):
        if line.rank > POINT or _said(line) is not None:
            continue
        parents = [parent for parent in parents if parent.rank < line.rank]
        end = index + 1
        while end < len(rows) and (rows[end].rank >= DASH or _said(rows[end]) is not None):
            end += 1
        has_parts = end < len(rows) and rows[end].rank > line.rank
        if has_parts and not any(_said(each) for each in rows[index + 1 : end]):
            parents.append(line)
            continue
        parent = parents[-1].marker if parents else ""
        found.append(_candidate(line, rows[index + 1 : end], parent))
    return found


def _with_dashes(rows: Sequence[Line]) -> list[_Candidate]:
    """Return the paragraphs without numbers that say who leads or until when."""
    found = []
    for index, line in enumerate(rows):
        if _said(line) is not None:
            continue
        end = index + 1
        while end < len(rows) and _said(rows[end]) is not None:
            end += 1
        candidate = _candidate(line, rows[index + 1 : end])
        if candidate.said:
            found.append(candidate)
    return found


def _candidate(line: Line, below: Sequence[Line], parent: str = "") -> _Candidate:
    said = TaskWords()
    for each in below:
        said = _joined(said, _said(each))
    words = ""
    if not (said.owners and said.due):
        more = _joined(said, prose_words.proposed(line.text))
        words = _proposed_words(said, more)
        said = more._replace(is_proposal=bool(words))
    return _Candidate(line, tuple(below), said, parent, words)


def _proposed_words(said: TaskWords, more: TaskWords) -> str:
    """Return what was read from a sentence, in words: "Cơ quan, thời hạn"; empty for nothing."""
    office = "cơ quan" if more.owners != said.owners else "cơ quan phối hợp"
    named = [office] if more[:2] != said[:2] else []
    return ", ".join([*named, "thời hạn"] if more.due != said.due else named).capitalize()


def _said(line: Line) -> TaskWords | None:
    return prose_words.labelled(line.text)


def _joined(said: TaskWords, more: TaskWords | None) -> TaskWords:
    """Return what was said, with more where it was silent."""
    if more is None:
        return said
    return said._replace(**{name: value for name, value in more._asdict().items() if not getattr(said, name)})


def _task(candidate: _Candidate, found: _Found) -> SourceTask:
    said, line = candidate.said, candidate.line
    more = [f"{each.marker} {each.text}".strip() for each in candidate.below if _said(each) is None]
    return SourceTask(
        number=line.marker if re.search(r"\w", line.marker) else "",
        title=" ".join([line.text, *more]),
        place=line.place,
        owners=said.owners,
        coordinators=said.coordinators,
        due=said.due,
        group=found.area.title if found.is_area else "",
        parent=candidate.parent,
        deliverable=said.deliverable,
        lead=said.lead,
        note=said.note,
    )


def _doubts(task: SourceTask, candidate: _Candidate, year: int | None) -> Iterator[Doubt]:
    told = (task.number,) if task.number else ()
    if candidate.said.is_proposal:
        words = f"{candidate.proposed} đọc từ câu “{shortened(task.title, _MAX_QUOTED)}”."
        yield Doubt("read-from-prose", task.place, words, told)
    yield from task_doubts.of_task(task, year)


def _shared_doubt(found: _Found) -> Doubt:
    heading = found.area.heading
    words = (
        f"Mục “{found.area.title}” ghi chung cơ quan, thời hạn cho {len(found.measures)} ý: đọc thành một "
        "nhiệm vụ."
    )
    return Doubt("group-or-task", heading.place, words, (heading.marker,) if heading.marker else ())
