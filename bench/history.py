"""The whole history of a plan: time beside reading every revision and beside git alone; memory.

    python bench/history.py [--runs 5] [--commits 1000]

All in one process and in turn, on one repository that `make_history.py` makes; the memory is that
of a process of its own, for so many commits and for four times as many.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from make_history import LAST
from measuring import CHECKOUT

sys.path.insert(0, str(CHECKOUT))

from cchc import changes
from cchc.history import entries, log, revisions
from cchc.history.blobs import BlobReader
from cchc.yamltext import parsing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cchc.history.revisions import PlanInRepository

PLAN = "plans/2026.yaml"
COUNT = """
import resource, sys
from pathlib import Path
from cchc.history import entries, revisions
plan_file = revisions.locate(Path(sys.argv[1]))
for _ in entries.load(plan_file, revisions.head(plan_file)):
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def ours(plan_file: PlanInRepository, since: date | None = None) -> int:
    """Read the history as `cchc history` does; give how many fields changed."""
    found = entries.load(plan_file, revisions.head(plan_file), since)
    return sum(len(entry.changes) for entry in found if entry.event == "edited")


def every_revision(plan_file: PlanInRepository) -> int:
    """Read every revision whole and compare it with its parent: the plain way."""
    count = 0
    with BlobReader(plan_file.top) as blobs:
        head = revisions.head(plan_file)
        for commit in log.file_commits(plan_file, head, log.paths(plan_file, head)):
            before = commit.before[0].name if commit.before else ""
            old, new = (_plain(blobs, name) for name in (before, commit.after or ""))
            count += len(changes.compare(old, new)) if old else 0
    return count


def _plain(blobs: BlobReader, name: str, kept: dict[str, dict] = {}) -> dict:  # noqa: B006  one run's
    if name not in kept:
        kept.clear() if len(kept) > 1 else None
        data = blobs.read(name) if name else None
        kept[name] = parsing.parse_plain(data.decode()) if data else {}
    return kept[name]


def git_alone(plan_file: PlanInRepository) -> int:
    """Let git list the commits and give every content: nobody looks at them."""
    listed = [
        "git",
        "-C",
        str(plan_file.top),
        "log",
        "--raw",
        "-z",
        "--no-abbrev",
        "--format=%H",
        "--",
        plan_file.path,
    ]
    raw = subprocess.run(listed, capture_output=True, check=True).stdout
    blobs = [part.split(b" ")[3] for part in raw.split(b"\0") if part.startswith((b":", b"\n:"))]
    batch = ["git", "-C", str(plan_file.top), "cat-file", "--batch"]
    return len(subprocess.run(batch, input=b"\n".join(blobs), capture_output=True, check=True).stdout)


def made_at(folder: Path) -> int:
    """Make a repository of as many commits as its folder's name says; give how many fields changed."""
    command = [sys.executable, str(CHECKOUT / "bench/make_history.py"), str(folder), "--commits", folder.name]
    return int(subprocess.run(command, capture_output=True, check=True).stdout)


def peak(folder: Path) -> float:
    """Return the peak memory (MB) of reading a history, without that of git, which maps its files."""
    command = [sys.executable, "-c", COUNT, str(folder / PLAN)]
    return int(subprocess.run(command, cwd=CHECKOUT, capture_output=True, check=True).stdout) / 1024


def main() -> None:
    """Time every way in turn and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--commits", type=int, default=1_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        plans = [Path(name) / str(commits) for commits in (options.commits, 4 * options.commits)]
        made = [made_at(folder) for folder in plans]
        # First: a child's peak memory counts what its parent held at the fork.
        memory = [peak(folder) for folder in plans]
        plan_file = revisions.locate(plans[0] / PLAN)
        since = LAST.date() - timedelta(days=30)
        ways: dict[str, Callable[[], int]] = {
            "whole history": lambda: ours(plan_file),
            "last month of it": lambda: ours(plan_file, since),
            "every revision read whole": lambda: every_revision(plan_file),
            "git log --raw and cat-file --batch": lambda: git_alone(plan_file),
        }
        taken: dict[str, list[float]] = {way: [] for way in ways}
        found = {}
        for _ in range(options.runs + 1):
            for way, run in ways.items():
                start = time.perf_counter()
                found[way] = run()
                taken[way].append((time.perf_counter() - start) * 1000)
    medians = {way: statistics.median(times[1:]) for way, times in taken.items()}
    whole = medians["whole history"]
    print(f"{options.commits} commits, {made[0]} changes made; found {found['whole history']} of them")
    print("\n| way | ms | whole history takes |\n| --- | ---: | ---: |")
    for way, median in medians.items():
        print(f"| {way} | {median:.0f} | × {whole / median:.2f} |")
    print(f"\npeak memory: {memory[0]:.1f} MB, for four times as many commits {memory[1]:.1f} MB")


if __name__ == "__main__":
    main()
