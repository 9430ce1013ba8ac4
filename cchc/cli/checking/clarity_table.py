"""Which of the 6 rõ each task of a plan states, as a table for a person.

Read next: `cchc.clarity` (the rules), `cchc.cli.checking.problem_output` (who draws it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import clarity, labels
from cchc.cli import console, tables
from cchc.reports.listing import Column, Listing

if TYPE_CHECKING:
    from datetime import date

    from cchc.plan import Plan

# What fills a gap of each of the six; a title isn't filled in but made clear.
_OPTIONS = {
    "nguoi": "--assignee",
    "thoi-gian": "--due",
    "trach-nhiem": "--lead",
    "tham-quyen": "--approver",
    "ket-qua": "--deliverable",
}


def write(plan: Plan, day: date) -> None:
    """Draw which of the six each task states."""
    columns = (
        Column("NV", numeric=True),
        *(Column(labels.CLARITY[aspect]) for aspect in clarity.ASPECTS),
        Column("Đạt"),
    )
    rows = []
    for task in plan.tasks:
        unclear = clarity.unclear(task, day)
        marks = ("thiếu" if aspect in unclear else "✓" for aspect in clarity.ASPECTS)
        rows.append((str(task.id), *marks, f"{len(clarity.ASPECTS) - len(unclear)}/6"))
    tables.write_table(Listing(columns, tuple(rows)))
    options = ", ".join(f"{option} ({labels.CLARITY[aspect]})" for aspect, option in _OPTIONS.items())
    console.say(f"mỗi ô “thiếu” là một điều chưa rõ; ghi thêm bằng: cchc update SỐ với {options}")
    console.say("từng nhiệm vụ thiếu gì: cchc check -o kiem-tra.txt")
