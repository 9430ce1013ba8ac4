"""What only a person can answer about a source, one at a time, with proposals.

A proposal is shown and never taken by itself. Knows no terminal. Read next: `cchc.drafts.writing.answers`
(what was answered), `cchc.drafts.writing.area_proposals` (which area a task may belong to).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.drafts.writing import area_proposals, draft_areas, draft_tasks
from cchc.drafts.writing.answers import KEEP, TURN
from cchc.placeholders import UNSORTED_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.drafts.reading import Reading
    from cchc.drafts.writing.answers import Answers


class Choice(NamedTuple):
    """An answer that may be chosen: what is kept, and how it is worded."""

    value: str
    words: str


class Question(NamedTuple):
    """A question about a source.

    `section` and `key` say where its answer is kept, `source` is what the document says there. Without
    `choices` the answer is typed. `proposal` is the place of a choice, None where nothing is proposed;
    `is_weak` says that it is a hint and must be chosen by itself. `may_be_new`: other words may be typed.
    """

    section: str
    key: str
    words: str
    source: str = ""
    choices: tuple[Choice, ...] = ()
    proposal: int | None = None
    is_weak: bool = False
    may_be_new: bool = False


def open_questions(reading: Reading, answers: Answers) -> Iterator[Question]:
    """Yield what is not answered yet: the head, which wordings are one office, dates, who leads, areas."""
    yield from _of_the_head(reading, answers)
    yield from _of_offices(reading, answers)
    yield from _of_dates(reading, answers)
    yield from _of_leads(reading, answers)
    yield from _of_areas(reading, answers)


def _of_the_head(reading: Reading, answers: Answers) -> Iterator[Question]:
    asked = (("year", "Kế hoạch của năm nào?"), ("issuer", "Cơ quan nào ban hành kế hoạch?"))
    for key, words in asked:
        if not getattr(reading.plan, key) and key not in answers.plan:
            yield Question("plan", key, words)


def _of_offices(reading: Reading, answers: Answers) -> Iterator[Question]:
    for office in reading.owners:
        for alias in office.aliases:
            if answers.office_of(alias) is None:
                choices = (
                    Choice(office.name, f"là “{office.name}”"),
                    Choice(alias, "là một cơ quan riêng"),
                )
                yield Question("offices", alias, f"“{alias}” là cơ quan nào?", choices=choices, proposal=0)


def _of_dates(reading: Reading, answers: Answers) -> Iterator[Question]:
    for doubt in reading.doubts:
        if doubt.code == "dates-swapped" and not answers.dates:
            choices = (
                Choice(KEEP, "giữ ngày như trong tệp"),
                Choice(TURN, "đảo lại ngày và tháng của cả cột"),
            )
            yield Question("dates", "", "Ngày và tháng trong cột có bị đảo không?", doubt.text, choices)
            return


def _of_leads(reading: Reading, answers: Answers) -> Iterator[Question]:
    for task in draft_tasks.settle(reading, answers):
        if len(task.source.owners) > 1 and str(task.id) not in answers.owners:
            choices = tuple(Choice(name, name) for name in task.source.owners)
            words = f"Nhiệm vụ {task.id}: cơ quan nào chủ trì? (các cơ quan còn lại là phối hợp)"
            yield Question("owners", str(task.id), words, task.source.title, choices, 0)


def _of_areas(reading: Reading, answers: Answers) -> Iterator[Question]:
    tasks = draft_tasks.settle(reading, answers)
    areas = draft_areas.build(reading.body.areas, (task.area for task in tasks))
    named = [area for area in areas if area.id != UNSORTED_ID]
    choices = tuple(Choice(area.title, area.title) for area in named)
    propose = area_proposals.Proposals(named)
    for task in tasks:
        if not task.area:
            words = f"Nhiệm vụ {task.id} thuộc lĩnh vực nào?"
            proposal = propose.best(task.source.title)
            yield Question(
                "areas",
                str(task.id),
                words,
                task.source.title,
                choices,
                proposal,
                is_weak=True,
                may_be_new=True,
            )
