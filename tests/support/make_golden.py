"""Write the golden reports anew: `python -m tests.support.make_golden`, then read the diff.

The goldens are made from the frozen copy of the plan in `tests/data/`, not from `plans/`, which
officers edit.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cchc.planfile import document
from cchc.reports.overview import report
from cchc.reports.printers import pages
from cchc.version import VERSION

HERE = Path(__file__).parents[1]
GOLDEN = HERE / "golden"
PLAN = HERE / "data" / "ke-hoach-2026.yaml"
CASES = {
    "ca-xa-2026-09-14": (date(2026, 9, 14), None),
    "vhxh-2026-06-30": (date(2026, 6, 30), "vhxh"),
}


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
    for name, text in rendered().items():
        (GOLDEN / name).write_text(text, "utf-8", newline="\n")
