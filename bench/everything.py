"""All benches in turn as one Markdown page, with the machine and the versions.

    python bench/everything.py > page.md    docs/performance.md, but for its last chapter
    python bench/everything.py --small

Small: few runs on little data, which shows that they still run and nothing else. The last chapter of
docs/performance.md is taken apart by hand, and stays.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from importlib.metadata import version

from measuring import CHECKOUT

# Each bench by what it asks: its program, and what makes it small.
BENCHES = {
    "Start-up": ("startup.py", ["--runs", "2"]),
    "One update": ("update.py", ["--runs", "1", "--sizes", "20", "200"]),
    "The report page": ("report.py", ["--runs", "1", "--sizes", "20"]),
    "History": ("history.py", ["--runs", "1", "--commits", "50"]),
    "Many plans": ("rollup.py", ["--runs", "1", "--plans", "70"]),
    "Papers": ("importing.py", ["--runs", "1", "--rows", "20", "--pages", "12"]),
    "Wrong files": ("wrong_files.py", ["--mib", "0.1", "--command", "check"]),
    "Beside other tools": ("others.py", ["--runs", "1", "--sizes", "20"]),
}
PACKAGES = ("typer", "pydantic", "pyyaml", "jinja2", "lxml", "openpyxl", "pdfplumber")
HEAD = """\
# Speed

Times of one machine say little; read the ratios, each against what stands in the same table, run in
turn. What a table measures stands at the head of its program. Written by `python bench/everything.py`,
but for the last chapter.
"""


def machine() -> str:
    """Say on what the figures were taken."""
    processors = len(os.sched_getaffinity(0))
    git = subprocess.run(["git", "--version"], capture_output=True, check=True, text=True).stdout.split()[2]
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    system = f"{platform.system()} {platform.machine()}, {processors} processors, shared with other work"
    return f"{system}; Python {platform.python_version()}, git {git}, {packages}."


def main() -> None:
    """Run every bench and print the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    small = parser.parse_args().small
    print(f"{HEAD}\n{machine()}")
    for title, (program, arguments) in BENCHES.items():
        command = [sys.executable, str(CHECKOUT / "bench" / program), *(arguments if small else [])]
        found = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
        print(f"\n## {title}\n\n`bench/{program}`\n\n{found.strip()}", flush=True)


if __name__ == "__main__":
    main()
