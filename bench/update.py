"""One update of a plan of 20, 2,000 and 20,000 tasks: time and peak memory, as ratios.

    python bench/update.py [--runs 5] [--sizes 20 2000 20000]

The first update of a file, which reads it whole, isn't counted in the time, but in the memory.
Beside it stands the plain way, PyYAML's CSafeLoader and CDumper: it loses every comment and
rewrites every line, but it is what a script would do. All run in turn.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import CHECKOUT, measured

PLAIN = """
import sys, yaml
path = sys.argv[1]
with open(path, encoding="utf-8") as file:
    data = yaml.load(file, Loader=yaml.CSafeLoader)
data["tasks"][3]["progress"] = int(sys.argv[2])
with open(path, "w", encoding="utf-8") as file:
    yaml.dump(data, file, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
"""


def programs(folder: Path, size: int, run: int) -> dict[str, list[str]]:
    """Return the programs to time, each on a file of its own."""
    ours, plain = folder / f"{size}.yaml", folder / f"{size}-plain.yaml"
    progress = str(run % 100)
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        f"PyYAML load and dump, {size} tasks": [sys.executable, "-c", PLAIN, str(plain), progress],
        f"cchc update, {size} tasks": [
            *(sys.executable, "-m", "cchc", "update", "4"),
            *("--progress", progress, "--plan", str(ours)),
        ],
    }


def main() -> None:
    """Time every program in turn and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20, 2_000, 20_000])
    options = parser.parse_args()
    compileall.compile_dir(CHECKOUT / "cchc", quiet=1)
    taken: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in options.sizes:
            make = [sys.executable, str(CHECKOUT / "bench/make_plans.py"), str(size)]
            # In a process of its own: a child's peak memory counts what its parent held at the fork.
            text = folder / f"{size}.yaml"
            with text.open("wb") as file:
                subprocess.run(make, stdout=file, check=True)
            shutil.copy(text, folder / f"{size}-plain.yaml")
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        for run in range(options.runs + 1):
            for size in options.sizes:
                for label, command in programs(folder, size, run).items():
                    taken.setdefault(label, []).append(measured(command))
    medians = {label: statistics.median(t for t, _ in times[1:]) for label, times in taken.items()}
    floor = medians["python -c pass"]
    print("| program | ms | × python | peak MB |\n| --- | ---: | ---: | ---: |")
    for label, median in medians.items():
        peak = max(memory for _, memory in taken[label])
        print(f"| {label} | {median:.0f} | {median / floor:.1f} | {peak:.0f} |")


if __name__ == "__main__":
    main()
