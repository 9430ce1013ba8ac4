"""Which task, office and field of a plan a document's words mean; what isn't sure is a doubt, never a guess.

Read next: `cchc.drafts.proposals.plan_proposals`.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from cchc import names, queries, states
from cchc.deadlines.parsing import parse_deadline
from cchc.drafts.offices import office_words
from cchc.errors import RequestError
from cchc.task import words_of

if TYPE_CHECKING:
    from datetime import date

    from cchc.drafts.changes.source_changes import SourceChange
    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.task import Task

_UNIT = re.compile(r"\b(?:xa|phuong|dac khu)\b")
_LIKE = 0.85  # of two wordings of one title
_MAX_COMPARED = 400  # letters of a title that are compared; the time goes with the square
_MIN_BEGINNING = 20  # letters by which a title may be named
_TEXTS = ("title", "deliverable", "condition")  # in which words may be replaced


class UnsureError(Exception):
    """Words that can't be matched surely: the doubt's code and sentence."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


def task_of(plan: Plan, change: SourceChange) -> Task:
    """Return the task that a change means; UnsureError when number and title don't lead to one task."""
    by_id = {task.id: task for task in plan.tasks}
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
    known = [spelling for owner in plan.owners for spelling in owner.spellings]
    found = []
    for name in office_words.split(text, registered=known):
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
    unit = next(iter(_UNIT.findall(names.fold(plan.head.issuer))), "")
    own = names.fold(plan.head.issuer).partition(unit)[1:] if unit else ()
    folded = names.fold(name)
    for spelling in (
        folded,
        f"{folded} {unit}",
        *(folded.removesuffix(f" {end}") for end in ("".join(own), unit)),
    ):
        if owners := plan.register.exact(spelling):
            return owners
    return []


def area_of(plan: Plan, words: str) -> str:
    """Return the id of the area that words name; empty where they name none."""
    try:
        return queries.find_area(plan, words).id if words else ""
    except RequestError:
        return ""


def current(task: Task, field: str, day: date) -> str:
    """Return the words of a task's field as they hold on a day."""
    if field == "due":
        return states.standing_on(task, day).due.text
    if field == "target":
        return f"{task.target.quantity} {task.target.unit}" if task.target else ""
    return words_of(getattr(task, field)) or ""


def are_same(plan: Plan, field: str, one: str, other: str) -> bool:
    """Whether two wordings of a field's value mean the same."""
    if names.fold(one) == names.fold(other):
        return True
    if not one or not other:
        return False
    if field == "due":
        first, second = (parse_deadline(words, plan.head.year) for words in (one, other))
        ends = first.end is not None or first.kind in {"ongoing", "periodic"}
        return ends and (first.kind, first.start, first.end, first.condition) == (
            second.kind, second.start, second.end, second.condition,
        )  # fmt: skip
    if field in {"owner", "coordinators"}:
        try:
            return set(offices(plan, one)) == set(offices(plan, other))
        except UnsureError:
            return False
    return field == "area" and bool(area_of(plan, one)) and area_of(plan, one) == area_of(plan, other)


def field_with(plan: Plan, task: Task, words: str, day: date) -> str:
    """Return the field that holds a document's old words; UnsureError where none or several do."""
    fields = (
        "title",
        "owner",
        "coordinators",
        "due",
        "deliverable",
        "condition",
        "lead",
        "assignee",
        "approver",
    )
    found = [field for field in fields if words and are_same(plan, field, words, current(task, field, day))]
    if len(found) == 1:
        return found[0]
    what = f"nội dung cũ “{words}”" if words else "nội dung cũ"
    why = "không rõ là của trường nào" if found or not words else "không có trong kế hoạch"
    raise UnsureError("before-differs", f"Nhiệm vụ số {task.id}: {what} {why}.")


def with_phrase(task: Task, phrase: str) -> tuple[str, str]:
    """Return the one field that holds a phrase once, and its words; UnsureError where that isn't so."""
    texts = {field: words_of(getattr(task, field)) or "" for field in _TEXTS}
    found = [(field, text) for field, text in texts.items() if text.count(phrase) == 1]
    if len(found) != 1 or sum(text.count(phrase) for text in texts.values()) != 1:
        raise UnsureError(
            "before-differs",
            f"Nhiệm vụ số {task.id}: cụm từ “{phrase}” không có đúng một chỗ trong kế hoạch.",
        )
    return found[0]
