"""The same work in other tools, loaded with the same tasks: list, update one, print a page.

    python bench/others.py [--runs 5] [--sizes 20 2000 20000]

Left out is what isn't installed: taskwarrior, hledger and tj3 (Debian), topydo and doorstop (PyPI).
They do less: none checks a plan, none keeps its comments. hledger has no update, doorstop and
TaskJuggler only the page. Left out as well are pages of more than 2,000 tasks, which nobody opens, and
what a tool can't do: topydo has no numbers for 20,000 tasks.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from make_plans import plan_text
from measuring import CHECKOUT

sys.path.insert(0, str(CHECKOUT))

from cchc.planfile import document

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.task import Task

Commands = dict[str, list[str]]
ITEM = """\
active: true
derived: false
header: ''
level: 1.{number}
links: []
normative: true
ref: ''
reviewed: null
text: |
  {title}
"""


def cchc(folder: Path, _: list[Task]) -> Commands:
    """Install ours as users do, and give what to time; the plan is there already, and was read before."""
    own = [sys.executable, "-P", "-m", "cchc"]
    plan = ["--plan", str(folder / "plan.yaml")]
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(folder / "own")]
    subprocess.run([*install, str(CHECKOUT)], check=True)
    timed([*own, "list", *plan], 0, folder)
    return {
        "list": [*own, "list", *plan],
        "update": [*own, "update", "4", "--progress", "{number}", *plan],
        "page": [*own, "report", "--format", "html", "-o", str(folder / "page.html"), *plan],
    }


def taskwarrior(folder: Path, tasks: list[Task]) -> Commands:
    """Load taskwarrior's own store."""
    (folder / "td").mkdir()
    (folder / "rc").write_text(f"data.location={folder}/td\nconfirmation=off\nverbose=nothing\n", "utf-8")
    own = ["task", f"rc:{folder}/rc"]
    entries = [
        {
            "description": task.title,
            "project": task.area.id,
            "status": "pending",
            "entry": "20260102T000000Z",
            "due": f"{task.due.end or '2026-12-31'}T000000Z".replace("-", ""),
        }
        for task in tasks
    ]
    given = "\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    subprocess.run([*own, "import", "-"], input=given, text=True, capture_output=True, check=True)
    return {"list": [*own, "list"], "update": [*own, "4", "modify", "priority:H", "project:n{number}"]}


def topydo(folder: Path, tasks: list[Task]) -> Commands:
    """Write a todo.txt."""
    file = folder / "todo.txt"
    lines = (f"{task.title} +{task.area.id} due:{task.due.end or '2026-12-31'}\n" for task in tasks)
    file.write_text("".join(lines), "utf-8")
    own = ["topydo", "-t", str(file)]
    return {"list": [*own, "ls"], "update": [*own, "append", "4", "n{number}"]}


def hledger(folder: Path, tasks: list[Task]) -> Commands:
    """Write a journal of a transaction a task."""
    file = folder / "plan.journal"
    entry = "{day} {title}\n    {area}:{owner}    1\n    plan\n\n"
    file.write_text(
        "".join(
            entry.format(
                day=task.due.end or "2026-12-31", title=task.title, area=task.area.id, owner=task.owner.id
            )
            for task in tasks
        ),
        "utf-8",
    )
    return {"list": ["hledger", "-f", str(file), "register"]}


def doorstop(folder: Path, tasks: list[Task]) -> Commands:
    """Write a document of an item a task."""
    git = ["git", "init", "-q", str(folder / "ds")]
    subprocess.run(git, check=True)
    make = ["doorstop", "create", "NV", "nv", "--digits", "5"]
    subprocess.run(make, cwd=folder / "ds", capture_output=True, check=True)
    for task in tasks:
        item = ITEM.format(number=task.id, title=task.title)
        (folder / f"ds/nv/NV{task.id:05}.yml").write_text(item, "utf-8")
    page = ["doorstop", "publish", "NV", str(folder / "page.html")]
    return {"page": ["env", "-C", str(folder / "ds"), *page]}


def taskjuggler(folder: Path, tasks: list[Task]) -> Commands:
    """Write a project of a task each, with its deadline, and a table of them as its report."""
    file = folder / "plan.tjp"
    head = 'project plan "Kế hoạch" 2026-01-01-00:00-+0000 +2y {\n  timezone "UTC"\n}\n'
    entry = 'task nv{id} "{title}" {{ end {end} }}\n'
    titles = {task.id: task.title.replace('"', "'") for task in tasks}
    ends = {task.id: min(str(task.due.end or "2026-12-31"), "2027-12-30") for task in tasks}
    made = "".join(entry.format(id=number, title=title, end=ends[number]) for number, title in titles.items())
    report = 'taskreport page "page" {\n  formats html\n  columns no, name, start, end\n}\n'
    file.write_text(head + made + report, "utf-8")
    return {"page": ["tj3", "--silent", "--output-dir", str(folder), str(file)]}


TOOLS: dict[str, tuple[str, Callable[[Path, list[Task]], Commands]]] = {
    "cchc": (sys.executable, cchc),
    "taskwarrior": ("task", taskwarrior),
    "hledger": ("hledger", hledger),
    "topydo": ("topydo", topydo),
    "doorstop": ("doorstop", doorstop),
    "taskjuggler": ("tj3", taskjuggler),
}
LONGEST_PAGE = 2_000  # tasks
MAX_TASKS = {"topydo": 2_000}  # tasks that a tool can take


def timed(command: list[str], number: int, folder: Path) -> float:
    """Return the wall time of one run, in milliseconds; `{number}` makes every update another one."""
    filled = [part.replace("{number}", str(number)) for part in command]
    environment = os.environ | {"PYTHONPATH": str(folder / "own"), "XDG_CACHE_HOME": str(folder / "cache")}
    start = time.perf_counter()
    done = subprocess.run(filled, env=environment, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"{filled}: {done.stderr.decode()}")
    return (time.perf_counter() - start) * 1000


def compared(size: int, runs: int, tools: list[str]) -> dict[tuple[str, str], float]:
    """Return the medians of every work in every tool, for so many tasks."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plan.yaml").write_text(plan_text(size), "utf-8")
        tasks = list(document.parse((folder / "plan.yaml").read_bytes(), "plan.yaml").plan.tasks)
        commands = {
            (work, tool): command
            for tool in tools
            if size <= MAX_TASKS.get(tool, size)
            for work, command in TOOLS[tool][1](folder, tasks).items()
            if work != "page" or size <= LONGEST_PAGE
        }
        taken: dict[tuple[str, str], list[float]] = {key: [] for key in commands}
        for number in range(runs + 1):
            for key, command in commands.items():
                taken[key].append(timed(command, number, folder))
    return {key: statistics.median(times[1:]) for key, times in taken.items()}


def main() -> None:
    """Time every work in every tool that is there, in turn, and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20, 2_000, 20_000])
    options = parser.parse_args()
    tools = [name for name, (program, _) in TOOLS.items() if shutil.which(program)]
    print("| tasks | work | tool | ms | cchc takes |\n| ---: | --- | --- | ---: | ---: |")
    for size in options.sizes:
        medians = compared(size, options.runs, tools)
        for (work, tool), median in sorted(medians.items()):
            print(f"| {size} | {work} | {tool} | {median:.0f} | × {medians[work, 'cchc'] / median:.2f} |")
    if missing := [name for name in TOOLS if name not in tools]:
        print(f"\nnot installed here: {', '.join(missing)}")


if __name__ == "__main__":
    main()
