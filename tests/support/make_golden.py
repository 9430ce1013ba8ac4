"""Write the golden reports anew: `python -m tests.support.make_golden`, then read the diff aloud.

Pages are made from the frozen copy of the plan in `tests/data/`, not from `plans/`, which officers
edit; periodic reports and letters from made plans (`tests.support.made_plans`), of the whole of a year too.
What stands in a Word file is kept as plain lines (`tests.support.word_lines`).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc import reporting
from cchc.planfile import document
from cchc.reports.document_kinds import ASSIGNMENT, REMINDER
from cchc.reports.official import assignment, chat_digest, filled_blanks, progress, reminder
from cchc.reports.overview import report
from cchc.reports.printers import pages
from cchc.reports.printers.word import word_controls, word_document
from cchc.version import VERSION
from tests.support import made_plans, word_lines
from tests.support.checkout import ISSUED_PLAN, TESTS

if TYPE_CHECKING:
    from cchc.reports.official.official_document import OfficialDocument

GOLDEN = TESTS / "golden"
PERIODIC = TESTS / "data" / "bao-cao"
LETTERS = TESTS / "data" / "cong-van"
CASES = {
    "ca-xa-2026-09-14": (date(2026, 9, 14), None),
    "vhxh-2026-06-30": (date(2026, 6, 30), "vhxh"),
}


# Periodic reports: of made plans by their sizes, and of a made year by the period and the month of its figures.
SIZES = made_plans.SIZES
PERIODS = {"q1": 3, "6t": 6, "q3": 9, "nam": 12}
HELPING = "phoi-hop"  # of an office that only helps others
REPORTS = (*(f"{size:02}-nhiem-vu" for size in SIZES), *(f"nam-{period}" for period in PERIODS), HELPING)
_LARGE = f"{SIZES[-1]}-nhiem-vu"  # of its long tables and lists the ends are kept


def periodic_report(name: str) -> tuple[OfficialDocument, date]:
    """Build the periodic report of a golden, its blanks still open, and give the day of its figures."""
    owner = made_plans.HELPER if name == HELPING else None
    size, _, period = name.partition("-")
    if owner:
        plan, day, period = made_plans.helped_plan(), made_plans.DAY, "q3"
    elif size.isdigit():
        plan, day, period = made_plans.made_plan(int(size)), made_plans.DAY, "q3"
    else:
        plan, day = made_plans.made_year(), date(2026, PERIODS[period], 14)
    return progress.build(plan, day, owner=owner, period=reporting.find(plan, period)), day


def periodic_markdown(name: str) -> str:
    """Return a periodic report in Markdown: all of it, but for what repeats itself in that of a large plan."""
    page = pages.render(periodic_report(name)[0], "md").decode()
    lines = filter(None, page.splitlines())  # else each item of a list is a list of its own
    return word_lines.as_text(word_lines.without_middles(lines)) if name == _LARGE else page


def periodic_word(name: str) -> str:
    """Return the text of a periodic report in Word, with its blanks, as another program reads it; long tables and lists cut."""
    built, day = periodic_report(name)
    marked = filled_blanks.fill(built, filled_blanks.NO_WORDS, word_controls.mark)
    return word_lines.as_text(word_lines.without_middles(word_lines.read(word_document.render(marked, day))))


def periodic() -> dict[str, str]:
    """Return every golden periodic report by its file name."""
    found = {f"bao-cao-{name}.md": periodic_markdown(name) for name in REPORTS}
    return found | {f"bao-cao-{name}.docx.txt": periodic_word(name) for name in REPORTS}


def letters() -> dict[str, str]:
    """Return every golden letter in Markdown, and every golden message, by its file name."""
    found: dict[str, str] = {}
    plans = {f"{size:02}-nhiem-vu": made_plans.made_plan(size) for size in SIZES[:-1]}
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
    """Return every golden report by its file name, the version left out of it."""
    plan = document.parse(ISSUED_PLAN.read_bytes(), ISSUED_PLAN.name).plan
    found: dict[str, str] = {}
    for name, (day, owner_id) in CASES.items():
        owner = next((owner for owner in plan.owners if owner.id == owner_id), None)
        built = report.build(plan, day, source="plans/2026.yaml", owner=owner)
        for form in pages.NAMES:
            page = pages.render(built, form).decode()
            found[f"{name}.{form}"] = page.replace(f"cchc {VERSION}", "cchc VERSION")
    return found


def main() -> None:
    for folder, texts in ((GOLDEN, rendered()), (PERIODIC, periodic()), (LETTERS, letters())):
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
