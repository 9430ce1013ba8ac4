"""Plan files of many communes, for rollups."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.rollup import loading
from cchc.rollup.counting import FileProblem, PlanCount
from tests.support.checkout import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Callable


REAL_PLAN = CHECKOUT / "plans/2026.yaml"
DAY = date(2026, 8, 1)


def commune(folder: Path, number: int, change: Callable[[str], str] = lambda text: text) -> Path:
    """Write the real plan as that of a commune with a number."""
    path = folder / f"xa-{number:03}" / "plans" / "2026.yaml"
    path.parent.mkdir(parents=True)
    text = REAL_PLAN.read_text("utf-8").replace("xã Vĩnh Thông", f"xã Số {number}")
    path.write_text(change(text), "utf-8")
    return path


def without_last_tasks(many: int) -> Callable[[str], str]:
    return lambda text: "\n  - id: ".join(text.split("\n  - id: ")[:-many]).rstrip() + "\n"


def counted(path: Path, folder: Path | None, day: date = DAY) -> PlanCount | FileProblem:
    return loading.load_counts([path], day, cache_folder=folder, report_progress=lambda _: None)[0][1]
