"""Write the golden reports anew: `python -m tests.support.make_golden`, then read the diff aloud.

Pages are made from the frozen copy of the plan in `tests/data/`, not from `plans/`, which officers
edit; periodic reports and letters from made plans (`tests.support.made_plans`), of the whole of a year too.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cchc import reporting
from cchc.planfile import document
from cchc.reports.document_kinds import ASSIGNMENT, REMINDER
from cchc.reports.official import assignment, chat_digest, progress, reminder
from cchc.reports.overview import report
from cchc.reports.printers import pages
from cchc.version import VERSION
from tests.support import made_plans

HERE = Path(__file__).parents[1]
GOLDEN = HERE / "golden"
PERIODIC = HERE / "data" / "bao-cao"
LETTERS = HERE / "data" / "cong-van"
PLAN = HERE / "data" / "ke-hoach-2026.yaml"
CASES = {
    "ca-xa-2026-09-14": (date(2026, 9, 14), None),
    "vhxh-2026-06-30": (date(2026, 6, 30), "vhxh"),
}


# Periodic reports: of made plans by their sizes, and of a made year by the period and the month of its figures.
SIZES = (0, 1, 20)
PERIODS = {"q1": 3, "6t": 6, "q3": 9, "nam": 12}


def periodic() -> dict[str, str]:
    """Return every golden periodic report, in Markdown, by its file name."""
    found: dict[str, str] = {}
    for size in SIZES:
        plan = made_plans.made_plan(size)
        built = progress.build(plan, made_plans.DAY, period=reporting.find(plan, "q3"))
        found[f"bao-cao-{size:02}-nhiem-vu.md"] = pages.render(built, "md").decode()
    year = made_plans.made_year()
    for period, month in PERIODS.items():
        built = progress.build(year, date(2026, month, 14), period=reporting.find(year, period))
        found[f"bao-cao-nam-{period}.md"] = pages.render(built, "md").decode()
    return found


def letters() -> dict[str, str]:
    """Return every golden letter in Markdown, and every golden message, by its file name."""
    found: dict[str, str] = {}
    plans = {f"{size:02}-nhiem-vu": made_plans.made_plan(size) for size in SIZES}
    for name, plan in (plans | {"nam": made_plans.made_year()}).items():
        day, owner = made_plans.DAY, plan.owners[0]
        built = {"giao-viec": assignment.build(plan, day, owner)}
        if reminder.pressed(plan, day):
            built |= {"don-doc": reminder.build(plan, day), "don-doc-vhxh": reminder.build(plan, day, owner)}
        for stem, letter in built.items():
            found[f"{stem}-{name}.md"] = pages.render(letter, "md").decode()
        found[f"don-doc-{name}.txt"] = chat_digest.build(plan, day, None, REMINDER)
        found[f"giao-viec-{name}.txt"] = chat_digest.build(plan, day, owner, ASSIGNMENT)
    return found


def rendered() -> dict[str, str]:
    """Give every golden report by its file name, the version left out of it."""
    plan = document.parse(PLAN.read_bytes(), PLAN.name).plan
    found: dict[str, str] = {}
    for name, (day, owner_id) in CASES.items():
        owner = next((owner for owner in plan.owners if owner.id == owner_id), None)
        built = report.build(plan, day, source="plans/2026.yaml", owner=owner)
        for form in pages.NAMES:
            page = pages.render(built, form).decode()
            found[f"{name}.{form}"] = page.replace(f"cchc {VERSION}", "cchc VERSION")
    return found


if __name__ == "__main__":
    for folder, texts in ((GOLDEN, rendered()), (PERIODIC, periodic()), (LETTERS, letters())):
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8", newline="\n")
