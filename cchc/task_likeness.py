"""Whether two records of tasks are of one task, as far as their titles and what else is said of it tell.

Works on plain data. Read next: `cchc.renumbering` (who asks).
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from cchc import names
from cchc.changes import are_same

if TYPE_CHECKING:
    from cchc.yamltext.nodes import Plain


def is_rather(task: Plain, added: Plain, holder: Plain) -> bool:
    """Whether a task may rather be one that was added than the one that has its number.

    So if the added one has the words of its title; or if as much else is said of it, and the one that has the
    number isn't clearly the task with its title corrected.
    """
    is_closer = _closeness(task, added) >= _closeness(task, holder)
    if is_closer and _has_words_of(task, added):
        return True
    is_said = agreement(task, added) >= agreement(task, holder)
    return is_said and (is_closer or not _has_words_of(task, holder))


def agreement(task: Plain, other: Plain) -> int:
    """Return in how many values that are said of a task, but its number and title, another one agrees."""
    if not isinstance(task, dict) or not isinstance(other, dict):
        return 0
    fields = task.keys() - {"id", "title"}
    return sum(are_same(task[name], other.get(name, "")) for name in fields)


def title_key(record: Plain) -> str:
    """Return what all spellings of a task's title share."""
    return names.key(title(record))


def title(record: Plain) -> str:
    """Return a task's title, empty where it has none."""
    return str(record.get("title", "")) if isinstance(record, dict) else ""


def _has_words_of(task: Plain, other: Plain) -> bool:
    """Whether half of the words of a task's title, or more, stand in another one's."""
    words, others = (Counter(names.fold(title(one)).split()) for one in (task, other))
    return 2 * (words & others).total() >= words.total() > 0


def _closeness(task: Plain, other: Plain) -> float:
    return SequenceMatcher(None, title_key(task), title_key(other), autojunk=False).ratio()
