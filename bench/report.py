"""The report page of a plan of 20, 200 and 2,000 tasks: time, peak memory, size, as ratios.

    python bench/report.py [--runs 5] [--sizes 20 200 2000]

Each size twice: the whole process, `cchc report --format html`, and building and rendering alone,
in one process that has the plan in memory and has rendered once. All run in turn.
"""

from __future__ import annotations

import argparse
import compileall
import gzip
import json
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from measuring import CHECKOUT, measured

DAY = "2026-09-14"
RENDER = """
import json, sys, time
from datetime import date
from cchc.planfile import document
from cchc.reports.overview import report; from cchc.reports.printers import pages
with open(sys.argv[1], "rb") as file:
    plan = document.parse(file.read(), "x.yaml").plan
taken = []
for _ in range(int(sys.argv[2]) + 1):
    start = time.perf_counter()
    pages.render(report.build(plan, date.fromisoformat(sys.argv[3]), source="plans/2026.yaml"), "html")
    taken.append((time.perf_counter() - start) * 1000)
json.dump(taken[1:], sys.stdout)
"""


@dataclass
class Size:
    """What was measured of a plan with so many tasks."""

    tasks: int
    whole: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)
    memory: float = 0
    page: bytes = b""


def measure(folder: Path, sizes: list[int], runs: int) -> tuple[float, list[Size]]:
    """Return the interpreter's own time and what was measured of each size."""
    found = [Size(tasks) for tasks in sizes]
    floor: list[float] = []
    for size in found:
        make = [sys.executable, str(CHECKOUT / "bench/make_plans.py"), str(size.tasks)]
        # In a process of its own: a child's peak memory counts what its parent held at the fork.
        with (folder / f"{size.tasks}.yaml").open("wb") as file:
            subprocess.run(make, stdout=file, check=True)
    for _ in range(runs + 1):
        floor.append(measured([sys.executable, "-c", "pass"])[0])
        for size in found:
            whole, memory = measured(command(folder, size.tasks))
            size.whole.append(whole)
            size.memory = max(size.memory, memory)
    for size in found:
        alone = [sys.executable, "-c", RENDER, str(folder / f"{size.tasks}.yaml"), str(runs), DAY]
        size.alone = json.loads(subprocess.run(alone, cwd=CHECKOUT, capture_output=True, check=True).stdout)
        size.page = (folder / f"{size.tasks}.html").read_bytes()
        size.whole = size.whole[1:]
    return statistics.median(floor[1:]), found


def command(folder: Path, tasks: int) -> list[str]:
    """Return the command that writes the page."""
    return [
        *(sys.executable, "-m", "cchc", "report", "--format", "html", "--as-of", DAY),
        *("--plan", str(folder / f"{tasks}.yaml"), "-o", str(folder / f"{tasks}.html")),
    ]


def main() -> None:
    """Measure every size and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20, 200, 2_000])
    options = parser.parse_args()
    compileall.compile_dir(CHECKOUT / "cchc", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        floor, sizes = measure(Path(folder), options.sizes, options.runs)
    least = statistics.median(sizes[0].whole), statistics.median(sizes[0].alone)
    print(
        f"| tasks | command ms | × python | × {sizes[0].tasks} tasks | render ms | × {sizes[0].tasks} tasks "
        "| peak MB | page kB | gzipped kB |"
    )
    print("| ---: |" + " ---: |" * 8)
    for size in sizes:
        whole, alone = statistics.median(size.whole), statistics.median(size.alone)
        print(
            f"| {size.tasks} | {whole:.0f} | {whole / floor:.1f} | {whole / least[0]:.1f} "
            f"| {alone:.1f} | {alone / least[1]:.1f} | {size.memory:.0f} "
            f"| {len(size.page) / 1000:.0f} | {len(gzip.compress(size.page, mtime=0)) / 1000:.0f} |"
        )
    print(f"\n`python -c pass` takes {floor:.0f} ms.")


if __name__ == "__main__":
    main()
