"""The documents that show results, as a report lists them, and which links may be followed.

Read next: `cchc.reports.overview.rows` (which counts them by task).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import characters, labels
from cchc.reports import anchors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.states import Standing
    from cchc.task import Result, Task

USUAL_WAY = "../"  # from the folder that reports usually go to
_COPIES = "minh-chung/"  # what the link of a copy that a command made begins with
_LINK_STARTS = ("http://", "https://")
_CONTROL = re.compile(f"[{characters.CONTROL}]")


class Evidence(NamedTuple):
    """A document that shows a result; `link` is empty unless it is safe to follow."""

    number: int
    anchor: str
    task_anchor: str
    document: str
    day: str
    summary: str
    link: str


def build(standings: Sequence[Standing], office: str = USUAL_WAY) -> tuple[Evidence, ...]:
    """Return all evidence that there was on the day, in the order of the tasks.

    `office` leads from the report's folder to the one that the copies lie in.
    """
    shown = [(standing.task, result) for standing in standings for result in standing.task.results]
    return tuple(_evidence(number, task, result, office) for number, (task, result) in enumerate(shown, 1))


def _evidence(number: int, task: Task, result: Result, office: str) -> Evidence:
    link = safe_link(result.link or "")
    return Evidence(
        number=task.id,
        anchor=anchors.evidence(number),
        task_anchor=anchors.task(task.id),
        document=result.document or "",
        day=labels.day(result.date) if result.date else "",
        summary=result.summary or "",
        link=f"{office}{link}" if link.startswith(_COPIES) else link,
    )


def safe_link(link: str) -> str:
    """Return a link if it leads to the web or to a file beside the report, else nothing.

    >>> safe_link("https://a.vn/x"), safe_link("javascript:alert(1)"), safe_link("van-ban/15.pdf")
    ('https://a.vn/x', '', 'van-ban/15.pdf')
    """
    link = link.strip()
    if _CONTROL.search(link):  # browsers drop them, and what is left may lead elsewhere
        return ""
    if link.lower().startswith(_LINK_STARTS):
        return link
    is_relative = ":" not in link and not link.startswith(("/", "\\")) and "\\" not in link
    return link if is_relative else ""
