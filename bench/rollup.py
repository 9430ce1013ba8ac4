"""Many communes' plans: cold and warm beside a YAML loader in as many processes; peak memory.

    python bench/rollup.py [--runs 3] [--plans 3321]

Warm: one file in a hundred changed since. Every way is a process of its own, in turn.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from make_plans import plan_text
from measuring import CHECKOUT

PROVINCES = 34
CHANGED = 100  # one file in so many
ROLLUP = [sys.executable, "-m", "cchc", "rollup", "--as-of", "2026-11-20"]
LOADER = """
import os, sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
import yaml

def load(path):
    return len(yaml.load(path.read_bytes(), yaml.CSafeLoader)["tasks"])

if __name__ == "__main__":
    paths = sorted(Path(sys.argv[1]).rglob("*.yaml"))
    with ProcessPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        print(sum(pool.map(load, paths, chunksize=16)))
"""


def make(folder: Path, plans: int) -> list[Path]:
    """Write so many plans of 20 to 40 tasks."""
    made = random.Random(7)  # noqa: S311  the same plans each time
    paths = [folder / f"tinh-{n % PROVINCES:02}/xa-{n:04}/plans/2026.yaml" for n in range(plans)]
    for number, path in enumerate(paths):
        path.parent.mkdir(parents=True)
        text = plan_text(made.randint(20, 40)).replace("xã Vĩnh Thông", f"xã Số {number}")
        path.write_text(text, "utf-8")
    return paths


def run(command: list[str], folder: Path, cache: Path) -> tuple[float, float]:
    """Return the wall time (s) of a command over a folder, and the peak memory (MB) of a process."""
    environment = os.environ | {"XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(CHECKOUT)}
    start = time.perf_counter()
    process = subprocess.Popen([*command, str(folder)], env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    """Time every way in turn and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--plans", type=int, default=3_321)
    options = parser.parse_args()
    ways: dict[str, list[tuple[float, float]]] = {"cold": [], "warm, 1 % changed": [], "CSafeLoader": []}
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / "plans", Path(name) / "cache"
        paths = make(folder, options.plans)
        loader = Path(name) / "load.py"
        loader.write_text(LOADER, "utf-8")
        for number in range(options.runs):
            shutil.rmtree(cache, ignore_errors=True)
            ways["cold"].append(run(ROLLUP, folder, cache))
            for path in paths[number::CHANGED]:
                with path.open("a", encoding="utf-8") as file:
                    file.write(f"# {number}\n")
            ways["warm, 1 % changed"].append(run(ROLLUP, folder, cache))
            ways["CSafeLoader"].append(run([sys.executable, str(loader)], folder, cache))
        size = sum(path.stat().st_size for path in paths) / 1e6
    floor = statistics.median(seconds for seconds, _ in ways["CSafeLoader"])
    print(f"{options.plans} plans, {size:.0f} MB, {len(os.sched_getaffinity(0))} processors\n")
    print("| way | s | beside CSafeLoader | peak MB |\n| --- | ---: | ---: | ---: |")
    for way, taken in ways.items():
        seconds = statistics.median(one for one, _ in taken)
        print(f"| {way} | {seconds:.2f} | × {seconds / floor:.2f} | {max(peak for _, peak in taken):.0f} |")


if __name__ == "__main__":
    main()
