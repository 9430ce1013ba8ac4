"""Section II of a document: its areas, each with its measures.

Read next: `cchc.drafts.paragraphs.body`; `cchc.drafts.paragraphs.prose_tasks` (which lines are tasks and
no measures).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns
from cchc.drafts.paragraphs import capitals, prose_words, sections
from cchc.drafts.paragraphs.lines import DASH, PLAIN, POINT, Line
from cchc.drafts.reading import SourceArea

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cchc.drafts.paragraphs.sections import Section

_MAX_TITLE_WORDS = 30
_MAX_AIM_WORDS = 10  # of a heading such as "Mục tiêu cụ thể đến hết năm 2026"
_NO_AREA = patterns.lazy(r"(thoi gian|dia diem|kinh phi|nguon kinh phi|thanh phan|doi tuong)( |$)")
# What an area's lines are parted by: "1.1. Mục tiêu", "1.2. Nhiệm vụ và giải pháp cụ thể".
_AIMS = r"(?:muc tieu|chi tieu|yeu cau|ket qua)"
_WORKS = r"(?:nhiem vu|giai phap|noi dung|cong viec|bien phap)"
_PART = patterns.lazy(
    rf"(?:cac |mot so |ve )?(?:{_AIMS}|{_WORKS})"
    rf"(?: (?:va )?(?:{_AIMS}|{_WORKS}|chu yeu|trong tam|cu the|chinh|"
    r"can dat|dat duoc|thuc hien|trien khai|chung|nam \d{4})){0,4}"
)


class Area(NamedTuple):
    """An area: the line of its title, its title, and its lines, each a measure or part of a task."""

    heading: Line
    title: str
    lines: tuple[Line, ...]


def read(parts: Iterable[Section]) -> tuple[SourceArea, ...]:
    """Return the areas of sections about a plan's content, with each paragraph a measure."""
    return tuple(
        SourceArea(area.title, tuple(line.text for line in area.lines if not heads_part(line)))
        for area in find(parts)
    )


def heads_part(line: Line) -> bool:
    """Whether a line only says what those below it are: "Mục tiêu", "Nhiệm vụ, giải pháp:"."""
    return line.rank != DASH and bool(_PART.fullmatch(line.folded))


def works(area: Area) -> tuple[tuple[Line, ...], ...]:
    """Return the lines of an area that may be tasks, by the part they stand in: no aims."""
    kept: list[list[Line]] = [[]]
    is_aim = False
    for line in area.lines:
        if heads_part(line):
            is_aim = bool(re.match(_AIMS, line.folded)) and not re.search(_WORKS, line.folded)
            kept.append([])
        elif not is_aim:
            kept[-1].append(line)
    return tuple(tuple(rows) for rows in kept if rows)


def find(parts: Iterable[Section]) -> tuple[Area, ...]:
    """Return the areas of sections as lines; one that has no areas is an area by its own heading."""
    found: list[Area] = []
    for section in parts:
        if section.kind == sections.AREA:
            found.append(Area(section.heading, _title(section.heading.text), section.lines))
        else:
            found += _areas(section.heading, section.lines)
    return tuple(found)


def _areas(heading: Line, rows: Sequence[Line]) -> list[Area]:
    rank = min((line.rank for line in rows if line.rank <= POINT), default=None)
    has_dashes = any(line.rank == DASH for line in rows)
    groups = _groups(
        rows, lambda line: _is_title(line, has_dashes=has_dashes) if rank is None else line.rank == rank
    )
    if not any(_heads(group) for group in groups):
        return [Area(heading, _title(heading.text), tuple(rows))] if rows else []
    if any(not _is_aim(group[0]) for group in groups):
        groups = [group for group in groups if not _is_aim(group[0])]
    found: list[Area] = []
    for group in groups:
        title, rest = _title_and_rest(group)
        if _NO_AREA.match(group[0].folded):
            continue  # a plan has no place for it
        is_container = sections.kind_of(group[0].folded) == sections.CONTENT and len(group) > 1
        if is_container and any(line.rank < DASH for line in group[1:]):
            found += _areas(group[0], group[1:])
        else:
            found.append(Area(group[0], title, (*rest, *group[1:])))
    return found


def _is_aim(line: Line) -> bool:
    """Whether a heading is about what must be reached, which is no area: "1. Mục tiêu cụ thể"."""
    is_purpose = sections.kind_of(line.folded) == sections.PURPOSE and not _colon(line.text)
    is_heading = len(line.text.split()) <= _MAX_AIM_WORDS and not line.text.endswith((".", ";"))
    return is_purpose and is_heading and not re.search(_WORKS, line.folded)


def _is_title(line: Line, *, has_dashes: bool) -> bool:
    """Whether a line without a number is a title: in bold, or the only kind without a dash."""
    return line.rank == PLAIN and (line.is_bold or has_dashes) and not line.text.endswith((".", ";", ":"))


def _groups(rows: Sequence[Line], begins: Callable[[Line], bool]) -> list[list[Line]]:
    """Return the lines of each heading, with it; lines before the first are no area's."""
    groups: list[list[Line]] = []
    for line in rows:
        if begins(line):
            groups.append([line])
        elif groups:
            groups[-1].append(line)
    return groups


def _heads(group: Sequence[Line]) -> bool:
    """Whether the first line of a group is a heading: it has lines below it, or doesn't end as a sentence."""
    first = group[0]
    if len(first.text.split()) > _MAX_TITLE_WORDS and not _colon(first.text):
        return False
    return len(group) > 1 or bool(_colon(first.text)) or not first.text.endswith((".", ";", ","))


def _title_and_rest(group: Sequence[Line]) -> tuple[str, list[Line]]:
    first = group[0]
    if title := _colon(first.text):
        return _title(title), [first._replace(text=first.text[len(title) + 1 :].strip(), marker="")]
    return _title(first.text), []


def _colon(text: str) -> str:
    """Return the title before a colon that a sentence follows; "" where none does."""
    title, colon, rest = text.partition(":")
    is_title = "(" not in title and len(title.split()) <= _MAX_TITLE_WORDS // 2
    is_title = is_title and not prose_words.ends_with_label(title)  # "Rà soát văn bản; chủ trì: …" is a task
    return title if colon and rest.strip() and is_title else ""


def _title(text: str) -> str:
    return capitals.Spelling([]).usual(re.sub(r"[\s.:;,]+$", "", text))
