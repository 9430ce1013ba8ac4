"""The body of a document: legal bases, purposes, areas with measures, duties, recipients, who signs.

Knows no annexes. Read next: `cchc.drafts.paragraphs.parts` (where each part stands),
`cchc.drafts.paragraphs.areas` and `cchc.drafts.paragraphs.duties` (sections II and III),
`cchc.drafts.paragraphs.prose_tasks` (tasks that stand in the body).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import patterns
from cchc.drafts.paragraphs import areas, duties, foot, sections
from cchc.drafts.reading import Body, Skipped

if TYPE_CHECKING:
    from cchc.drafts.paragraphs.lines import Line
    from cchc.drafts.paragraphs.parts import Parts
    from cchc.drafts.paragraphs.sections import Section
    from cchc.sources.doubts import Doubt

_PURPOSE = patterns.lazy(r"(muc dich|muc tieu|quan diem|y nghia|yeu cau)\b")
_MAX_WORDS = 8  # of a heading such as "Mục tiêu cụ thể đến hết năm 2026"


class BodyReading(NamedTuple):
    """The parts of a body, and the paragraphs for which a plan has no place (`left_out`)."""

    body: Body
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[Skipped, ...] = ()


def read(found: Parts) -> BodyReading:
    """Return the items of a document's parts, each in its order and in its own words."""
    left_out = _without_place(found)
    purposes, requirements = _purposes(found)
    content = [section for section in found.sections if section.kind in (sections.CONTENT, sections.AREA)]
    in_charge, rest = duties.read([section for section in found.sections if section.kind == sections.DUTY])
    body = Body(
        legal_bases=tuple(re.sub(r"[\s;,.]+$", "", line.text) for line in found.bases),
        purposes=purposes,
        requirements=requirements,
        areas=areas.read(content),
        duties=in_charge,
        recipients=foot.recipients(found.foot),
        signatory=foot.signatory(found.foot),
    )
    return BodyReading(body, (), (*left_out, *(_skipped(line) for line in (*_before_areas(content), *rest))))


def _purposes(found: Parts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the purposes and the requirements of the sections about them; aims are purposes."""
    purposes: list[str] = []
    requirements: list[str] = []
    for section in found.sections:
        if section.kind != sections.PURPOSE:
            continue
        target = requirements if section.heading.folded.startswith("yeu cau") else purposes
        for line in section.lines:
            heading, colon, rest = line.text.partition(":")
            is_heading = _PURPOSE.match(line.folded) and len(heading.split()) <= _MAX_WORDS
            if is_heading and (colon or not line.text.endswith((".", ";"))):
                target = requirements if line.folded.startswith("yeu cau") else purposes
                if rest.strip():
                    target.append(rest.strip())
            else:
                target.append(line.text)
    return tuple(purposes), tuple(requirements)


def _before_areas(content: list[Section]) -> list[Line]:
    """Return the lines of section II that lead to its areas or part their measures, and are in none."""
    kept = {
        line
        for area in areas.find(content)
        for line in (area.heading, *(line for line in area.lines if not areas.heads_part(line)))
    }
    split = {area.heading.place for area in areas.find(content)}  # "Title: first measure" stands in one line
    return [
        line
        for section in content
        for line in section.lines
        if line not in kept and line.place not in split and sections.kind_of(line.folded) != sections.CONTENT
    ]


def _without_place(found: Parts) -> list[Skipped]:
    return [_skipped(line) for line in found.articles] + [
        _skipped(line)
        for section in found.sections
        if section.kind == sections.OTHER
        for line in (section.heading, *section.lines)
    ]


def _skipped(line: Line) -> Skipped:
    return Skipped(line.place, "tệp kế hoạch không có chỗ cho đoạn này", line.whole)
