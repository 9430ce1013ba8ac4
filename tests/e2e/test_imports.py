"""What each command imports: a module that is new here costs start-up time, and is let in on purpose only.

`python tests/e2e/test_imports.py` writes the list anew: read the difference before you commit it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent.parent
EXPECTED = CHECKOUT / "tests/data/imports.txt"
UNCACHED = "CCHC_CACHE=0"
COMMANDS = (
    ("--version",),
    ("--help",),
    ("list",),
    (UNCACHED, "list"),
    ("list", "--format", "json"),
    ("due",),
    ("show", "4", "--format", "json"),
    ("stats",),
    ("check",),
    ("update", "4", "--progress", "10", "--dry-run"),
    ("history",),
    ("rollup", "--year", "2026"),
    ("report", "--format", "md", "-o", "-"),
    ("report", "--format", "csv", "-o", "-"),
    ("report", "--format", "docx", "-o", "-"),
)
# Of others' packages those that we depend on; what they need in turn depends on their versions.
HEAVY = {
    "typer",
    "yaml",
    "pydantic",
    "rich",
    "jinja2",
    "filelock",
    "docx",
    "docxtpl",
    "lxml",
    "xlsxwriter",
    "openpyxl",
    "pyarrow",
}
CODE = """
import sys
before = set(sys.modules)
from cchc.cli import app
app.run(sys.argv[1:])
new = set(sys.modules) - before
ours = {name for name in new if name.startswith("cchc")}
others = {name.partition(".")[0] for name in new - ours}
sys.stderr.write("\\n".join(["#", *sorted(others), *sorted(ours)]))
"""


def imported(folder: Path, command: tuple[str, ...]) -> list[str]:
    """Run a command; give the packages of others and the modules of ours that it imported."""
    own = {"XDG_CACHE_HOME": str(folder), "LOCALAPPDATA": str(folder), "CCHC_CACHE": "1"}
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1", **own}
    if command[0] == UNCACHED:
        command, env["CCHC_CACHE"] = command[1:], "0"
    done = subprocess.run(
        [sys.executable, "-c", CODE, *command], cwd=folder, env=env, capture_output=True, check=True
    )
    names = done.stderr.decode().rpartition("#\n")[2].split("\n")
    return [name for name in names if name.startswith("cchc") or name in HEAVY]


def page() -> str:
    """Return the list: a command, then a line each."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plans").mkdir()
        shutil.copy(CHECKOUT / "tests/data/ke-hoach-2026.yaml", folder / "plans/2026.yaml")
        for command in (("list",), ("rollup", "--year", "2026")):  # so that what they read is kept
            imported(folder, command)
        parts = [
            f"cchc {' '.join(one)}\n" + "".join(f"  {n}\n" for n in imported(folder, one)) for one in COMMANDS
        ]
    return "\n".join(parts)


def test_no_command_imports_a_newcomer() -> None:
    assert page() == EXPECTED.read_text("utf-8")


def packages(command: str) -> set[str]:
    """Return the packages of others that a command imports, by the list."""
    parts = EXPECTED.read_text("utf-8").split("\n\n")
    (part,) = [part for part in parts if part.partition("\n")[0] == f"cchc {command}"]
    return {line.strip() for line in part.split("\n")[1:] if not line.strip().startswith("cchc")}


def test_a_list_for_a_pipe_draws_nothing_and_fills_in_no_template() -> None:
    for command in ("list", "CCHC_CACHE=0 list", "due", "stats", "check"):
        assert not packages(command) & {
            "rich",
            "jinja2",
            "filelock",
            "docx",
            "docxtpl",
            "xlsxwriter",
            "openpyxl",
        }
    assert packages("--help") == {"typer"}


def test_a_plan_that_is_kept_needs_neither_yaml_nor_pydantic() -> None:
    for command in (
        "list",
        "list --format json",
        "due",
        "show 4 --format json",
        "stats",
        "rollup --year 2026",
    ):
        assert packages(command) == {"typer"}
    assert packages("CCHC_CACHE=0 list") == {"typer", "yaml", "pydantic"}


if __name__ == "__main__":
    EXPECTED.write_text(page(), "utf-8", newline="\n")
