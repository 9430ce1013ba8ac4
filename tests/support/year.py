"""A year of commands by chance, and the reports of its days: made on the day, and again at the year's end.

Every command is of its own day, so that nothing is entered late; what a command refuses is part of
the year. The answers of a day are held against those of later.

Read next: `tests.support.blank_figures` (what may differ). More than tests try:
`python -m tests.support.random_years`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.support import blank_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from random import Random

    from tests.support.answers import Cchc

CHECKED = [
    date(2026, month, day) for month, day in ((2, 1), (3, 14), (5, 2), (6, 14), (8, 1), (9, 14), (11, 1))
]
FIRST, LAST = date(2026, 1, 5), date(2026, 12, 28)
AREAS = ("chi-dao", "the-che", "thu-tuc")
WITH_TARGET = (5, 12, 14)
MESSAGES = (
    ("--kind", "assignment", "--split", "owner"),
    ("--kind", "reminder", "--split", "owner"),
    ("--kind", "reminder"),
)
HANDED_IN = (1, 2, 5, 8)
OFFICES = ("Phòng VHXH", "Phòng Kinh tế", "Trạm Y tế")


def give_targets(plan: Path) -> None:
    """Give two more tasks of the real plan a target."""
    text = plan.read_text("utf-8")
    for number in WITH_TARGET[:2]:
        text = text.replace(
            f"  - id: {number}\n", f"  - id: {number}\n    target:\n      quantity: 2\n      unit: hội nghị\n"
        )
    plan.write_text(text, "utf-8")


def days(random: Random, number: int) -> list[date]:
    """Return so many working days of the year, in order."""
    span = (LAST - FIRST).days
    return sorted(FIRST + timedelta(days=random.randrange(span)) for _ in range(number))


def commands(random: Random, day: date, tasks: int) -> list[list[str]]:
    """Return a command of a day, or some that belong together, on a plan with so many tasks."""
    number, document = str(random.randint(1, tasks)), f"{random.randint(10, 99)}/UBND-VX"
    words = day.strftime("%d/%m/%Y")
    choices: list[list[str]] = [
        ["start", number],
        ["update", number, "--progress", str(random.randrange(5, 100, 5))],
        ["update", number, "--note", f"ghi ngày {words}"],
        ["submit", number, "--document", document, "--expect", "submitted="],
        ["done", number, "--document", document, "--date", words],
        ["done", number],
        ["done", number, "--document", document],
        ["reopen", number, "--reason", "làm lại"],
        ["reopen", number, "--status", "in_progress"],
        # Not twice, here and when submitting: the second one would correct what was said of the first.
        ["pause", number, "--document", document, "--reason", "chờ hướng dẫn", "--expect", "stopped="],
        ["cancel", number, "--document", document, "--expect", "stopped="],
        ["extend", number, "--to", "Quý IV/2026", "--document", document],
        ["extend", number, "--to", "31/12/2026", "--proposed"],
        ["extend", number, "--withdraw", "1"],
        ["add", f"Việc giao ngày {words}", "--area", random.choice(AREAS), "--owner", random.choice(OFFICES),
         "--due", random.choice(("Quý III/2026", "Quý IV/2026", "Năm 2026"))],
    ]  # fmt: skip
    chance = random.random()
    if chance < 0.15:
        return _rare(random, day)
    if chance < 0.25:
        return _amended(random, day, number)
    if chance < 0.4:
        return _handed_in(random, day)
    return [[*random.choice(choices), "--as-of", day.isoformat()]]


def _rare(random: Random, day: date) -> list[list[str]]:
    """Return what few tasks can have: a proposal, its approval, a part of the target."""
    document = f"{random.randint(10, 99)}/UBND-VX"
    few, with_target = str(random.randint(1, 4)), random.choice(WITH_TARGET)
    waiting = random.choice(("4", "13"))
    choices = (
        ["extend", few, "--to", "31/12/2026", "--proposed"],
        ["extend", few, "--approve", "1", "--document", document],
        ["update", str(with_target), "--achieved", str(random.randint(1, 2))],
        ["update", waiting, "--condition-met-on", day.isoformat(), "--expect", "condition_met_on="],
    )
    return [[*random.choice(choices), "--as-of", day.isoformat()]]


def _handed_in(random: Random, day: date) -> list[list[str]]:
    """Return what hands work in, or gives it back, of few tasks: so that it happens to one again and again."""
    number, document = str(random.choice(HANDED_IN)), f"{random.randint(10, 99)}/TTr-UBND"
    choices = (
        ["submit", number, "--document", document, "--expect", "submitted="],
        ["submit", number, "--date", day.isoformat(), "--expect", "submitted="],
        ["update", number, "--status", "submitted"],
        ["start", number],
        # Work that hadn't begun would begin without a day.
        ["update", number, "--status", "in_progress", "--expect", "status=submitted"],
    )
    return [[*random.choice(choices), "--as-of", day.isoformat()]]


def _amended(random: Random, day: date, number: str) -> list[list[str]]:
    """Return the commands by which a document of the day amends a task."""
    document, as_of = f"{day.timetuple().tm_yday}/KH-UBND", ("--as-of", day.isoformat())
    change = random.choice(
        (
            ["--owner", random.choice(OFFICES)],
            ["--due", "Quý IV/2026"],
            ["--lead", f"Ông {number}"],
            ["--title", f"Việc {number} sửa ngày {day:%d/%m/%Y}"],
            ["--coordinator", random.choice(OFFICES)],
        )
    )
    return [
        ["amend", "--document", document, "--date", day.isoformat(), "--summary", "Điều chỉnh", *as_of],
        ["update", number, "--amendment", document, *change, *as_of],
    ]


def report(cchc: Cchc, day: date) -> dict[str, Any]:
    """Return what is reported of a day: counts, lists, sentences, documents, and all that is known of a task."""
    as_of = ("--as-of", day.isoformat())

    def made(*options: str) -> str:
        return cchc("report", "-o", "-", *options, *as_of).out

    def told(*options: str) -> list[str]:
        """Return the lines of a message, and which offices get none and why."""
        answer = cchc("report", "-o", "-", "--format", "text", *options, *as_of)
        return [*answer.out.split("\n"), *answer.err.split("\n")]

    def sheet(office: str) -> Any:
        answer = cchc(
            "report", "-o", "-", "--kind", "assignment", "--owner", office, "--format", "json", *as_of
        )
        return json.loads(answer.out) if answer.out else answer.err

    kinds = (("overview",), ("progress",), ("plan", "--updated"))
    cards = cchc("show", "all", *as_of).out.split("\nNV ")
    listed = cchc("list", "--status", "done,paused,cancelled", "--format", "plain", *as_of)
    return {
        "stats": json.loads(cchc("stats", "--format", "json", *as_of).out),
        "tasks": json.loads(cchc("list", "--format", "json", *as_of).out)["tasks"],
        "declared": listed.out,
        "due": cchc("due", "--quarter", f"Q{(day.month + 2) // 3}", *as_of).out,
        "cards": [card.split("\n") for card in cards],
        "reports": [json.loads(made("--kind", *kind, "--format", "json")) for kind in kinds],
        "assigned": [sheet(office) for office in OFFICES],
        "messages": [told(*kind) for kind in MESSAGES],
        "sheet": list(csv.reader(io.StringIO(made("--format", "csv")))),
        "calendar": made("--format", "ics"),
    }


def live(
    cchc: Cchc,
    random: Random,
    number: int,
    report: Callable[[Cchc, date], Any] = report,
) -> tuple[dict[date, Any], int]:
    """Run a year of commands; return what was reported on its days, and how many commands were taken."""
    reported: dict[date, Any] = {}
    taken, tasks, checked = 0, 20, list(CHECKED)
    for day in days(random, number):
        while checked and checked[0] < day:
            asked = checked.pop(0)
            reported[asked] = report(cchc, asked)
        for command in commands(random, day, tasks):
            answer = cchc(*command)
            assert answer.code in {0, 2, 3}, answer.err  # 3: not as expected
            taken += answer.code == 0
            tasks += answer.out.startswith(f"{tasks + 1} · thêm")
    return reported, taken


def replay(cchc: Cchc, reported: dict[date, Any]) -> Iterator[str]:
    """Yield what the reports of days say otherwise now than they said then."""
    for day, then in reported.items():
        for difference in blank_figures.differences(then, report(cchc, day)):
            yield f"{day}: {difference}"


def without(path: Path, field: str) -> None:
    """Delete a field, or a line "field: value", wherever a plan has it, as if no such day were kept."""
    line = field if ":" in field else f"{field}:(?: .*)?"
    text = re.sub(rf"(?m)^ *(?:- )?{line}\n(?:(?= {{6}})(?: {{6}}.*\n))*", "", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
