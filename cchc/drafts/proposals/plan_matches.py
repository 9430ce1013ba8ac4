"""Which task, office and field of a plan a document's words mean; what isn't sure is a doubt, never a guess.

Read next: `cchc.drafts.proposals.plan_proposals`.
"""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc import lookups, names, patterns, states
from cchc.drafts.changes import same_words
from cchc.drafts.offices import office_words
from cchc.errors import RequestError
from cchc.task import words_of

if TYPE_CHECKING:
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.drafts.changes.source_changes import SourceChange
    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.task import Task

_UNIT = patterns.lazy(r"\b(?:xa|phuong|dac khu)\b")
# What bodies are written as, whole and short; both are in every document.
_SHORT = (
    ("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("uy ban mat tran to quoc", "ubmttq"),
    ("uy ban mttq", "ubmttq"), ("mat tran to quoc", "mttq"), ("co lien quan", "lien quan"),
    ("thu tuc hanh chinh", "tthc"), ("hanh chinh cong", "hcc"),
)  # fmt: skip
_TARGET = patterns.lazy(
    r"(?:(?:tối thiểu|ít nhất)(?: là)?\s+)?(?P<quantity>[1-9]\d*)(?:\s+(?=\S)|(?=%))(?P<unit>.+)",
    re.IGNORECASE,
)
_LIKE = 0.85  # of two wordings of one title
_MAX_COMPARED = 400  # letters of a title that are compared; the time goes with the square
_MIN_BEGINNING = 20  # letters by which a title may be named


class UnsureError(Exception):
    """Words that can't be matched surely: the doubt's code and sentence."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


def task_of(plan: Plan, change: SourceChange) -> Task:
    """Return the task that a change means; UnsureError when number and title don't lead to one task."""
    by_id = {task.id: task for task in plan.tasks}
    titled = with_title(plan, change.title) if change.is_counted else []
    if len(titled) == 1:
        return titled[0]
    if change.number:
        task = by_id.get(int(change.number))
        if task is None:
            raise UnsureError("task-unclear", f"Kế hoạch không có nhiệm vụ số {change.number}.")
        if change.title and not (are_alike(change.title, task.title) or is_part(change.title, task.title)):
            raise UnsureError(
                "task-unclear",
                f"Văn bản ghi nhiệm vụ số {change.number} là “{change.title}”; trong kế hoạch nhiệm vụ số "
                f"{task.id} là “{task.title}”.",
            )
        return task
    named = change.title or (change.before if change.field in {"", "title"} else "")
    exact = with_title(plan, named)
    if len(exact) == 1:
        return exact[0]
    if not named:
        raise UnsureError("task-unclear", "Văn bản không ghi số, không ghi tên nhiệm vụ.")
    near = exact or [task for task in plan.tasks if is_part(named, task.title)]
    if near:
        listed = ", ".join(str(task.id) for task in near)
        raise UnsureError("task-unclear", f"“{named}” có thể là nhiệm vụ số {listed}: văn bản không ghi số.")
    raise UnsureError("task-unclear", f"Kế hoạch không có nhiệm vụ “{named}”.")


def with_title(plan: Plan, title: str) -> list[Task]:
    """Return the tasks that have a title, spelling differences aside."""
    wanted = names.key(title)
    return [task for task in plan.tasks if wanted and names.key(task.title) == wanted]


def is_part(title: str, whole: str) -> bool:
    """Whether one title holds the other."""
    one, other = names.fold(title), names.fold(whole)
    return bool(one) and (one in other or other in one)


def are_alike(title: str, other: str) -> bool:
    """Whether two wordings are of one title: one begins as the other does, or they hardly differ."""
    one, two = names.fold(title)[:_MAX_COMPARED], names.fold(other)[:_MAX_COMPARED]
    if one == two:
        return True
    short = min(one, two, key=len)
    if len(short) >= _MIN_BEGINNING and one.startswith(short) and two.startswith(short):
        return True
    matcher = difflib.SequenceMatcher(None, one, two, autojunk=False)
    return all(ratio() >= _LIKE for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))


def offices(plan: Plan, text: str) -> list[Owner]:
    """Return the registered offices that words name; UnsureError when one isn't registered."""
    known = frozenset(names.key(spelling) for owner in plan.owners for spelling in owner.spellings)
    found = []
    for name in office_words.split(text, known=known):
        owners = registered(plan, name)
        if len(owners) != 1:
            raise UnsureError(
                "office-unknown",
                f'Cơ quan “{name}” chưa có trong danh mục; cơ quan mới: cchc owner add "{name}"; '
                f'tên gọi khác: cchc owner alias "TÊN ĐÃ CÓ" "{name}".',
            )
        found.append(owners[0])
    return list(dict.fromkeys(found))


def registered(plan: Plan, name: str) -> list[Owner]:
    """Return the offices that go by a name, with the commune's own unit behind it or without."""
    if owners := plan.register.exact(name):
        return owners
    issuer = plan.head.issuer
    wanted = _bare(name, issuer)
    return [
        owner
        for owner in plan.owners
        if any(_bare(spelling, issuer) == wanted for spelling in owner.spellings)
    ]


@lru_cache(maxsize=4096)  # the offices of a plan are asked for again and again
def _bare(name: str, issuer: str) -> str:
    """Return an office's name as it is compared: committees' short forms, no name of the own commune."""
    folded = names.fold(name)
    for whole, short in _SHORT:
        folded = folded.replace(whole, short)
    issuer = names.fold(issuer)
    unit, place = next(iter(_UNIT.findall(issuer)), ""), _UNIT.split(issuer)[-1].strip()
    for end in filter(None, (place, unit)):
        folded = folded.removesuffix(f" {end}")
    return names.key(folded)


def area_of(plan: Plan, words: str) -> str:
    """Return the id of the area that words name; empty where they name none."""
    try:
        return lookups.find_area(plan, words).id if words else ""
    except RequestError:
        return ""


def target_of(words: str) -> PlainRecord:
    """Return how many of what words promise ("tối thiểu 02 hội nghị"); nothing where they don't say both.

    >>> target_of("02 (hai) hội nghị"), target_of("ít nhất 95%"), target_of("nhiều hội nghị")
    ({'quantity': '2', 'unit': 'hội nghị'}, {'quantity': '95', 'unit': '%'}, {})
    """
    found = _TARGET.fullmatch(same_words.plain_figures(" ".join(words.split())))
    return {"quantity": found["quantity"], "unit": found["unit"]} if found else {}


def current(task: Task, field: str, day: date) -> str:
    """Return the words of a task's field as they hold on a day."""
    if field == "due":
        return states.standing_on(task, day).due.text
    if field == "target":
        return task.target.promise if task.target else ""
    return words_of(getattr(task, field)) or ""
