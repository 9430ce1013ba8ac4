"""Facts of one task, read alike of its plain record, as commands have it, and of the plan's `Task`.

Both have the same fields; what can't be read counts as not there, for whoever reads the file tells of it.

Read next: `cchc.contradictions`, `cchc.chronology` (who ask).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from cchc import date_words
from cchc.deadlines.parsing import parse_deadline

FLAGS = {"true": True, "yes": True, "có": True, "false": False, "no": False, "không": False}


def value(record: Any, field: str) -> Any:  # noqa: ANN401  see the module
    """Return what a record says in a field; None when it says nothing."""
    return record.get(field) if isinstance(record, dict) else getattr(record, field, None)


def items(task: Any, field: str) -> Any:  # noqa: ANN401
    """Return the items of a list; none of a field that isn't one."""
    listed = value(task, field)
    return listed if isinstance(listed, list | tuple) else ()


def status(task: Any) -> str:  # noqa: ANN401
    """Return the declared status; a task without one is not started."""
    return str(value(task, "status") or "not_started")


def day(written: Any) -> date | None:  # noqa: ANN401
    """Return the day that a value means, if it is one."""
    return written if isinstance(written, date) or not written else date_words.parse_date(str(written))


def deadline(words: Any, year: int) -> Any:  # noqa: ANN401  a Deadline
    """Return the deadline that a value means, in a plan of this year."""
    return words if hasattr(words, "condition") else parse_deadline(str(words or ""), year)


def number(written: Any) -> int:  # noqa: ANN401
    """Return the figure that a value means, 0 when it is none."""
    text = str(written or "").removesuffix("%").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0  # noqa: PLR2004  as any figure


def is_true(written: Any) -> bool:  # noqa: ANN401
    """Whether a value means yes, in English or Vietnamese."""
    return FLAGS.get(str(written).strip().lower(), False)
