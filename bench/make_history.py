"""Make a repository with a plan whose history is as long as one likes, for the benches.

    python bench/make_history.py FOLDER [--commits 1000] [--days 330]

Each commit changes a field of one task in its line, as an update does, and some two; the changes
are counted and printed. The same arguments give the same repository.
"""

from __future__ import annotations

import argparse
import random
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

from make_plans import plan_text

LAST = datetime(2026, 11, 20, 3, tzinfo=UTC)
AUTHORS = ("Cán bộ một", "Cán bộ hai", "Cán bộ ba")


def make(folder: Path, commits: int, days: int = 330) -> int:
    """Make the repository, and give how many fields its commits changed after the first one."""
    chance, changes = random.Random(2026), 0  # noqa: S311  the same one each time
    text, stream = plan_text(20), []
    start, step = LAST - timedelta(days=days), timedelta(days=days) / commits
    for number in range(commits):
        for _ in range(0 if not number else 1 + (number % 60 == 0)):
            text = _changed(text, chance, number)
            changes += 1
        stream.append(_commit(number, start + step * number, text))
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "init", "-q", "-b", "main", str(folder)], check=True)
    load = ["git", "-C", str(folder), "fast-import", "--quiet"]
    subprocess.run(load, input="".join(stream).encode(), check=True)
    subprocess.run(["git", "-C", str(folder), "reset", "-q", "--hard", "main"], check=True)
    return changes


def _changed(text: str, chance: random.Random, number: int) -> str:
    """Change the progress of one task, or give it one."""
    before, _, listed = text.partition("\ntasks:")
    tasks = listed.split("\n  - id: ")
    index = chance.randrange(1, len(tasks))
    head, mark, rest = tasks[index].partition("    status: ")
    line, _, rest = rest.partition("\n")
    if rest.startswith("    progress: "):
        rest = rest.partition("\n")[2]
    tasks[index] = f"{head}{mark}{line}\n    progress: {number % 100}\n{rest}"
    return before + "\ntasks:" + "\n  - id: ".join(tasks)


def _commit(number: int, moment: datetime, text: str) -> str:
    author = f"{AUTHORS[number % len(AUTHORS)]} <canbo@example.vn> {int(moment.timestamp())} +0700"
    size = len(text.encode())
    return (
        f"commit refs/heads/main\nauthor {author}\ncommitter {author}\ndata 3\ncap\n"
        f"M 100644 inline plans/2026.yaml\ndata {size}\n{text}\n"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--commits", type=int, default=1_000)
    parser.add_argument("--days", type=int, default=330)
    options = parser.parse_args()
    print(make(options.folder, options.commits, options.days))
