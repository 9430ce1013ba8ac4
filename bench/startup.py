"""Start-up time, side by side: the interpreter, a bare typer app, `cchc list`, `update`, an answer to Tab.

The bare app with one pydantic model is the floor of whatever reads a plan file that isn't kept.

    python bench/startup.py [--runs 15] [--plan plans/2026.yaml]

Prints ratios of medians, of wall time and of processor time; the programs run in turn, so that a machine
that slows down slows all.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None

sys.path.insert(0, str(Path(__file__).parents[1]))

from cchc.cli.command_table import COMMANDS

CHECKOUT = Path(__file__).parents[1]
BARE = """
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None)
{commands}
app()
"""
COMMAND = """
@app.command()
def {name}(a: str = "", b: str = "", c: bool = False) -> None:
    print("x")
"""
NAMES = tuple(f"command_{number}" for number in range(len(COMMANDS)))  # as many as cchc has
MODEL = """
from pydantic import BaseModel
class Task(BaseModel):
    id: int
"""


def programs(folder: Path, plan: Path) -> dict[str, list[str]]:
    """Return the programs to time, by name."""
    bare, modelled, copy = folder / "bare.py", folder / "modelled.py", folder / "plan.yaml"
    commands = "".join(COMMAND.format(name=name) for name in NAMES)
    bare.write_text(BARE.format(commands=commands), "utf-8")
    modelled.write_text(MODEL + BARE.format(commands=commands), "utf-8")
    copy.write_bytes(plan.read_bytes())
    cchc = [sys.executable, "-m", "cchc"]
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "bare typer app": [sys.executable, str(bare), "command-0"],
        "the same with a pydantic model": [sys.executable, str(modelled), "command-0"],
        "cchc __complete (Tab)": [*cchc, "__complete", "bash", "owners", "=tram", "--plan", str(plan)],
        "cchc --version": [*cchc, "--version"],
        "cchc -h": [*cchc, "-h"],
        "cchc list -h": [*cchc, "list", "-h"],
        "cchc list": [*cchc, "list", "--plan", str(plan)],
        "cchc list, CCHC_CACHE=0": ["env", "CCHC_CACHE=0", *cchc, "list", "--plan", str(plan)],
        "cchc list --format json": [*cchc, "list", "--format", "json", "--plan", str(plan)],
        "cchc update": [*cchc, "update", "4", "--progress", "{run}", "--plan", str(copy)],
    }


def timed(command: list[str]) -> tuple[float, float]:
    """Return the wall time and the processor time of one run, in milliseconds."""
    start, used = time.perf_counter(), _processor_time()
    subprocess.run(command, cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - start) * 1000, (_processor_time() - used) * 1000


def _processor_time() -> float:
    """Return the seconds that all programs started here have used."""
    times = os.times()
    if resource is None:
        return times.children_user + times.children_system
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)  # finer than the system's ticks
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Time every program in turn and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--plan", type=Path, default=CHECKOUT / "plans/2026.yaml")
    options = parser.parse_args()
    compileall.compile_dir(CHECKOUT / "cchc", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        commands = programs(Path(folder), options.plan.resolve())
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for run in range(options.runs + 1):
            for name, command in commands.items():
                taken[name].append(timed([part.replace("{run}", str(run)) for part in command]))
    medians = {
        name: [statistics.median(t) for t in zip(*times[1:], strict=True)] for name, times in taken.items()
    }
    floor, bare = medians["python -c pass"], medians["bare typer app"]
    print("| program | ms | × python | × bare typer app | processor ms | × python |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, (wall, used) in medians.items():
        print(
            f"| {name} | {wall:.0f} | {wall / floor[0]:.1f} | {wall / bare[0]:.2f} "
            f"| {used:.0f} | {used / floor[1]:.1f} |"
        )


if __name__ == "__main__":
    main()
