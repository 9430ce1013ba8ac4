"""A year of commands by chance, and the reports of its days: made on the day, and again at the year's end.

Every command is of its own day, so that nothing is entered late; what a command refuses is part of
the year. `differences` holds the answers of a day against those of later, by the wish alone: the
same, but for a figure that was overwritten since, which may be blank.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from random import Random

    from tests.support.answers import Answer

FIRST, LAST = date(2026, 1, 5), date(2026, 12, 28)
_PROGRESS = re.compile(r",? tiến độ \d+%")
_BLANK = {"", 0, None}
# What a report says of a task's progress, which may be blank later.
_FIGURES = {"progress", "progress_percent"}


def days(random: Random, commands: int) -> list[date]:
    """Return so many working days of the year, in order."""
    span = (LAST - FIRST).days
    return sorted(FIRST + timedelta(days=random.randrange(span)) for _ in range(commands))


def command(random: Random, day: date, tasks: int) -> list[str]:
    """Return a command of a day, on a plan with so many tasks."""
    number, document = str(random.randint(1, tasks)), f"{random.randint(10, 99)}/UBND-VX"
    words = day.strftime("%d/%m/%Y")
    choices: list[list[str]] = [
        ["start", number],
        ["update", number, "--progress", str(random.randrange(5, 100, 5))],
        ["update", number, "--note", f"ghi ngày {words}"],
        ["update", number, "--achieved", str(random.randint(1, 2))],
        ["update", number, "--condition-met-on", words],
        ["submit", number, "--document", document],
        ["done", number, "--document", document, "--date", words],
        ["done", number],
        ["done", number, "--document", document],
        ["reopen", number, "--reason", "làm lại"],
        ["reopen", number, "--status", "in_progress"],
        ["pause", number, "--document", document, "--reason", "chờ hướng dẫn"],
        ["cancel", number, "--document", document],
        ["extend", number, "--to", "Quý IV/2026", "--document", document],
        ["extend", number, "--to", "31/12/2026", "--proposed"],
    ]  # fmt: skip
    return [*random.choice(choices), "--as-of", day.isoformat()]


def report(cchc: Callable[..., Answer], day: date) -> dict[str, Any]:
    """Return what is reported of a day: counts, lists, sentences, documents."""
    as_of = ("--as-of", day.isoformat())
    stats = json.loads(cchc("stats", "--format", "json", *as_of).out)
    tasks = json.loads(cchc("list", "--format", "json", *as_of).out)["tasks"]
    kinds = [
        json.loads(cchc("report", "--kind", kind, "--format", "json", "-o", "-", *as_of).out)
        for kind in ("overview", "progress")
    ]
    derived = ("id", "due", "state", "days_left")
    return {
        "stats": stats,
        "tasks": [{key: task[key] for key in derived} for task in tasks],
        "reports": kinds,
        "due": cchc("due", "--quarter", f"Q{(day.month + 2) // 3}", *as_of).out,
    }


def differences(then: Any, now: Any, at: tuple[str | int, ...] = ()) -> Iterator[str]:
    """Yield where the report of a day says another thing now than it said then."""
    if isinstance(then, dict) and isinstance(now, dict) and then.keys() == now.keys():
        for key in then:
            yield from differences(then[key], now[key], (*at, key))
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for index, (one, other) in enumerate(zip(then, now, strict=True)):
            yield from differences(one, other, (*at, index))
    elif then != now and not _is_blank_figure(then, now, at):
        yield f"{'.'.join(map(str, at))}: {then!r} → {now!r}"


def _is_blank_figure(then: Any, now: Any, at: tuple[str | int, ...]) -> bool:
    if _FIGURES.intersection(at[-1:]):
        return now in _BLANK
    if not isinstance(then, str) or not isinstance(now, str):
        return False
    return _PROGRESS.sub("", then) == now or (re.fullmatch(r"\d+%", then) is not None and now == "")


def without(path: Path, field: str) -> None:
    """Take a field away wherever a plan has it: as a program would that keeps no such day."""
    text = re.sub(
        rf"(?m)^ *(?:- )?{field}:(?: .*)?\n(?:(?= {{6}})(?: {{6}}.*\n))*", "", path.read_text("utf-8")
    )
    path.write_text(text, "utf-8")
