"""What of a document's head can't be right by itself: a draft's mark, days and years that differ.

Knows no tasks but for the years of their deadlines. Read next: `cchc.drafts.paragraphs.head`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from cchc.drafts.paragraphs import head_days
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.drafts.paragraphs.parts import Parts
    from cchc.drafts.reading import PlanHead, SourceTask


def of_deadlines(plan: PlanHead, tasks: Sequence[SourceTask]) -> tuple[Doubt, ...]:
    """Return the doubt that most deadlines are of another year than the plan's (`title-year`), if they are.

    A deadline in the next year or a few in others are usual, and of "2026-2030" the last year counts.
    """
    named = (re.findall(r"\b(20\d\d)\b", task.due) for task in tasks)
    years = [each[-1] for each in named if each]
    usual = max(set(years), key=years.count, default="")
    if not plan.year or usual == plan.year or years.count(usual) * 2 <= len(years):
        return ()
    text = f"Kế hoạch là của năm {plan.year}, phần lớn thời hạn ghi năm {usual}."
    return (Doubt("title-year", None, text),)


def of_drafts(found: Parts) -> list[Doubt]:
    """Return the doubt for each mark by which a document says that it is a draft."""
    return [Doubt("draft-mark", line.place, f"Văn bản ghi “{line.text}”.") for line in found.drafts]


def of_days(plan: PlanHead, issued: str) -> list[Doubt]:
    """Return the doubts that the days, or the years, of a document differ.

    `issued` is the day, ISO, on which the line that issues the plan says it was.
    """
    doubts = []
    days = [
        ("phần đầu", plan.date),
        ("dòng ban hành kèm theo", issued),
        ("danh mục kèm theo", plan.annex_date),
    ]
    known = [(where, day) for where, day in days if day]
    if len({day for _, day in known}) > 1:
        said = ", ".join(f"{where} ghi {date.fromisoformat(day):%d/%m/%Y}" for where, day in known)
        doubts.append(Doubt("dates-differ", None, _sentence(said)))
    years = {
        "tên kế hoạch": head_days.named_year(plan.title),
        "tên danh mục": head_days.named_year(plan.annex_title),
    }
    named = {where: year for where, year in years.items() if year}
    title_year = int(named.get("tên kế hoạch", plan.year) or 0)
    if plan.date and title_year and int(plan.date[:4]) not in (title_year, title_year - 1):
        named["ngày ban hành"] = plan.date[:4]
    if len(set(named.values())) > 1 or ("ngày ban hành" in named and named["ngày ban hành"] != plan.year):
        named.setdefault("tên kế hoạch", plan.year)
        said = ", ".join(f"{where} ghi năm {year}" for where, year in named.items())
        doubts.append(Doubt("title-year", None, _sentence(said)))
    return doubts


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
