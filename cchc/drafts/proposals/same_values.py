"""Whether a document's words for a field mean what the plan's do, however either is written; whose they are.

Old words are found again by what they mean; new ones that differ by a letter are new. Read next:
`cchc.drafts.changes.same_words` (bare words), `cchc.drafts.proposals.task_proposals` (who asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names
from cchc.deadlines.parsing import parse_deadline
from cchc.drafts.changes import same_words
from cchc.drafts.proposals import plan_matches
from cchc.drafts.proposals.plan_matches import UnsureError
from cchc.task import words_of

if TYPE_CHECKING:
    from datetime import date

    from cchc.plan import Plan
    from cchc.task import Task

# The fields that old words may be of where the document names none.
_HOLDERS = (
    "title", "owner", "coordinators", "due", "target", "deliverable", "condition", "lead", "assignee",
    "approver",
)  # fmt: skip
_TEXTS = ("title", "deliverable", "condition")  # in which words may be replaced
_OFFICES = frozenset({"owner", "coordinators"})


def are_same(plan: Plan, field: str, one: str, other: str) -> bool:
    """Whether two wordings of a field's value mean the same."""
    if not (one and other) or same_words.mean_same(one, other):
        return same_words.mean_same(one, other)
    if field == "due":
        return _end_alike(one, other, plan.head.year)
    if field in _OFFICES:
        try:
            return set(plan_matches.offices(plan, one)) == set(plan_matches.offices(plan, other))
        except UnsureError:
            return False
    if field == "target":
        return _promise_alike(one, other)
    area = plan_matches.area_of(plan, one) if field == "area" else ""
    return bool(area) and area == plan_matches.area_of(plan, other)


def is_there(plan: Plan, field: str, now: str, after: str) -> bool:
    """Whether a field says a document's new words already; a text's letters count ("Công" → "Cổng")."""
    if field in _OFFICES or field in {"due", "area", "target"}:
        return are_same(plan, field, now, after)
    return same_words.are_spelled_alike(now, after)


def _promise_alike(one: str, other: str) -> bool:
    """Whether two wordings promise the same, "at least" or not."""
    first, second = (plan_matches.target_of(words) for words in (one, other))
    quantities = [(target.get("quantity"), names.fold(str(target.get("unit")))) for target in (first, second)]
    return bool(first) and quantities[0] == quantities[1]


def _end_alike(one: str, other: str, year: int) -> bool:
    """Whether two deadlines are one; regular work has no days to be told apart by, only its words."""
    first, second = (parse_deadline(words, year) for words in (one, other))
    return (
        (first.end is not None or first.kind == "ongoing")
        and (first.kind, first.start, first.end) == (second.kind, second.start, second.end)
        and same_words.mean_same(first.condition or "", second.condition or "")
    )


def field_with(plan: Plan, task: Task, words: str, day: date) -> str:
    """Return the field that holds a document's old words; UnsureError where none or several do."""
    found = [
        field
        for field in _HOLDERS
        if words and are_same(plan, field, words, plan_matches.current(task, field, day))
    ]
    if len(found) == 1:
        return found[0]
    what = f"nội dung cũ “{words}”" if words else "nội dung cũ"
    why = "không rõ là của trường nào" if found or not words else "không có trong kế hoạch"
    raise UnsureError("before-differs", f"Nhiệm vụ số {task.id}: {what} {why}.")


def with_phrase(task: Task, phrase: str, new: str) -> tuple[str, str]:
    """Return the one field that holds a phrase once, and its words with the new ones instead.

    Raises UnsureError where no field holds it, or more than once.
    """
    texts = {field: words_of(getattr(task, field)) or "" for field in _TEXTS}
    found = [
        (field, text[:begin] + new + text[end:])
        for field, text in texts.items()
        for begin, end in same_words.find(text, phrase)
    ]
    if len(found) != 1:
        text = f"Nhiệm vụ số {task.id}: cụm từ “{phrase}” không có đúng một chỗ trong kế hoạch."
        raise UnsureError("before-differs", text)
    return found[0]
