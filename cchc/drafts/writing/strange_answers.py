"""Answers about what a source doesn't have: they were made for another document, or mistyped by hand.

Nothing of them is refused, for one file may serve several papers of one plan; each is told. Read next:
`cchc.drafts.writing.answers` (the file), `cchc.drafts.writing.draft_areas` (which areas there are).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names
from cchc.drafts.writing import draft_areas, draft_tasks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc.drafts.reading import Reading
    from cchc.drafts.writing.answers import Answers

_MAX_NAMED = 20


def sentences(reading: Reading, answers: Answers) -> Iterator[str]:
    """Yield a sentence for each kind of answer that this source has no place for, or that is new to it."""
    known = set(map(str, draft_tasks.number(reading.tasks)))
    numbers = [
        f"{section} {key}"
        for section in ("areas", "owners")
        for key in getattr(answers, section)
        if key not in known
    ]
    of_source = set(map(names.key, _wordings(reading)))
    wordings = [said for said in answers.offices if names.key(said) not in of_source]
    led = [answers.office_of(said) or said for said in answers.offices if names.key(said) in of_source]
    led += [name for key, name in answers.owners.items() if key in known]
    offices = [name for name in led if names.key(answers.office_of(name) or name) not in of_source]
    groups = (task.group for task in reading.tasks if task.group)
    areas = draft_areas.build(reading.body.areas, groups)
    new = [
        title
        for key, title in answers.areas.items()
        if key in known and draft_areas.find(areas, title) is None
    ]
    yield from _told("câu trả lời không dùng đến, văn bản không có nhiệm vụ số ấy", numbers)
    yield from _told("câu trả lời không dùng đến, văn bản không ghi cách gọi ấy", wordings)
    if answers.dates and all(doubt.code != "dates-swapped" for doubt in reading.doubts):
        yield "câu trả lời không dùng đến, văn bản không có cột ngày nào có thể bị đảo: dates"
    yield from _told("câu trả lời ghi cơ quan mà văn bản không có, bản nháp thêm vào danh mục", offices)
    yield from _told("câu trả lời ghi lĩnh vực mà văn bản không có, bản nháp thêm lĩnh vực", new)


def _wordings(reading: Reading) -> Iterator[str]:
    """Yield each wording of an office in the source."""
    for office in reading.owners:
        yield from (office.name, office.short, *office.aliases)
    for task in reading.tasks:
        yield from (*task.owners, *task.coordinators)
    for duty in reading.body.duties:
        yield from duty.owners


def _told(words: str, what: Iterable[str]) -> Iterator[str]:
    listed = list(dict.fromkeys(what))
    if listed:
        more = f"; … và {len(listed) - _MAX_NAMED} câu khác" if len(listed) > _MAX_NAMED else ""
        yield f"{words}: {'; '.join(listed[:_MAX_NAMED])}{more}"
