"""How long plan files of a size take, the wrong ones beside a right one: time, memory and what is printed.

    python bench/wrong_files.py
    python bench/wrong_files.py --mib 0.25 --only unknown

A wrong file takes no longer than a right one of its size and at most twice its memory, and what is said
of it has a bound. The right one is as dense as the wrong ones: short tasks with short notes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from itertools import chain, count, repeat
from pathlib import Path
from typing import TYPE_CHECKING

from make_plans import REAL
from measuring import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TASK = "  - {{id: {}, title: T, area: the-che, owner: phong-vhxh, due: Quý I/2026{}}}\n"
HEAD = REAL.read_text("utf-8").partition("\ntasks:")[0] + "\n"


def _each(pattern: str) -> Iterator[str]:
    return (pattern.format(number) for number in count(1))


def _dense_tasks() -> Iterator[str]:
    for number in count(1):
        notes = ", ".join(f"{{text: N{note}}}" for note in range(20))
        yield TASK.format(number, f", notes: [{notes}]")


def _long_tasks() -> Iterator[str]:
    for number in count(1):
        title = "Rà soát thủ tục hành chính trên địa bàn xã và công khai kết quả; " * 5
        yield TASK.format(number, "").replace("title: T", f"title: {title}")


ONE_TASK = "tasks:\n" + TASK.format(1, "").removesuffix("}\n")
# Each file by its name: what stands first, what is repeated up to the size, what stands last.
FILES: dict[str, tuple[str, Iterable[str], str]] = {
    "right, dense": (f"{HEAD}tasks:\n", _dense_tasks(), ""),
    "right, long texts": (f"{HEAD}tasks:\n", _long_tasks(), ""),
    "items that are no tasks": (f"{HEAD}tasks:\n", repeat("- x\n"), ""),
    "items that differ and are no tasks": (f"{HEAD}tasks:\n", _each("- x{}\n"), ""),
    "empty items": (f"{HEAD}tasks:\n", repeat("-\n"), ""),
    "a million unknown fields": (HEAD + ONE_TASK, _each(", truong{}: x"), "}\n"),
    "one office a million times": (
        HEAD + ONE_TASK + ", coordinators: [A",
        repeat(",A"),
        "]}\n",
    ),
    "notes with a wrong field": (HEAD + ONE_TASK + ", notes: [", repeat("{text: x, sai: y},"), "]}\n"),
    "notes with a wrong field, by lines": (
        f"{HEAD}tasks:\n  - id: 1\n    notes:\n",
        repeat("    - text: x\n      sai: y\n"),
        "",
    ),
    "unknown top keys": (HEAD, _each("truong{}: x\n"), ""),
    "one number for all": (f"{HEAD}tasks:\n", repeat(TASK.format(1, "")), ""),
    "tasks without title": (
        f"{HEAD}tasks:\n",
        _each("  - {{id: {}, area: the-che, owner: phong-vhxh, due: Quý I/2026}}\n"),
        "",
    ),
    "unknown offices": (
        f"{HEAD}tasks:\n",
        _each("  - {{id: {0}, title: T, area: the-che, owner: Phòng {0}, due: Quý I/2026}}\n"),
        "",
    ),
    "offices without end": (
        HEAD.partition("\nareas:")[0].partition("\nowners:")[0] + "\nowners:\n",
        _each("  - {{id: o{0}, name: Phòng {0}, aliases: [P{0}, Phòng]}}\n"),
        "tasks:\n  - {id: 1, title: T, area: the-che, owner: Phong, due: Quý I/2026}\n",
    ),
    "aliases without end": (HEAD + "tasks:\n  - &a {}\n", repeat("  - *a\n"), ""),
    "notes that are texts": (HEAD + ONE_TASK + ", notes: [", repeat("x,"), "]}\n"),
    "a key without end": (HEAD, chain(["k"], repeat("k" * 1000)), ": x\n"),
    "doubtful letters": (
        f"{HEAD}tasks:\n",
        (TASK.format(n, "").replace("title: T", "title: Ðo Ðo\u200b") for n in count(1)),
        "",
    ),
    "brackets": (f"{HEAD}tasks:\n", repeat("  - [[[[x]]]]\n"), ""),
}


def write(path: Path, name: str, size: int) -> None:
    """Write one of the files with about so many bytes."""
    first, parts, last = FILES[name]
    left = size - len(first.encode()) - len(last.encode())
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(first)
        for part in parts:
            left -= len(part.encode())
            if left < 0:
                break
            file.write(part)
        file.write(last)


def run(command: list[str], cwd: Path) -> tuple[float, float, int, int]:
    """Return the seconds, the peak in MB, the bytes printed and the exit code of one run."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as printed:
        with subprocess.Popen(
            command, cwd=cwd, stdout=printed, stderr=printed, env=_environment(cwd)
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        return seconds, usage.ru_maxrss / 1024, printed.tell(), process.returncode


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(CHECKOUT), "XDG_CACHE_HOME": str(folder / "cache")}


def main() -> None:
    """Write each file, run the commands on it, print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mib", type=float, default=15)
    parser.add_argument("--only", default="")
    parser.add_argument("--command", action="append", help="an own command line, such as check --format json")
    options = parser.parse_args()
    commands = options.command or ["list", "check", "check --format json"]
    print("| file | command | seconds | MB | printed | code |\n| --- | --- | ---: | ---: | ---: | ---: |")
    for name in FILES:
        if options.only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "plans/2026.yaml"
            path.parent.mkdir()
            write(path, name, int(options.mib * 2**20))
            for command in commands:
                line = [sys.executable, "-m", "cchc", *command.split(), "--as-of", "2026-11-28"]
                seconds, peak, printed, code = run(line, Path(folder))
                print(
                    f"| {name} | {command} | {seconds:.1f} | {peak:.0f} | {printed:,} | {code} |", flush=True
                )


if __name__ == "__main__":
    main()
