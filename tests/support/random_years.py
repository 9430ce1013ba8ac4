"""What the past and undoing are shown by, tried as often as one likes: random years, and undone commands.

    python -m tests.support.random_years --years 5 --commands 100
    python -m tests.support.random_years --years 0 --undone 1000 --seed 7

Prints a line each year: how many commands were taken, and every difference between what was reported on
a day and what is reported of it at the year's end. Ends with code 1 when there is one. An undone command
that doesn't give what it has to ends it with that command's error.

Read next: `tests.support.year`, `tests.support.undone_commands`.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from cchc.cli import app
from tests.support import undone_commands, year
from tests.support.answers import Answer
from tests.support.checkout import ISSUED_PLAN

TURNS = 60  # commands that are undone on one plan, before a new one is taken


def main() -> int:
    """Try as many years and undone commands as asked, in a folder of their own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--commands", type=int, default=100, help="in a year")
    parser.add_argument("--undone", type=int, default=0, metavar="COMMANDS")
    parser.add_argument("--seed", type=int, default=1000, help="of the first year")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        plan = _new_office(Path(folder))
        seeds = range(options.seed, options.seed + options.years)
        differences = sum([_try_year(plan, seed, options.commands) for seed in seeds])
        _try_undoing(plan, options.seed, options.undone)
        os.chdir("/")
    return 1 if differences else 0


def _new_office(folder: Path) -> Path:
    """Stand in a folder where the settings of whoever runs this don't count; return where its plan lies."""
    for name in [name for name in os.environ if name.startswith("CCHC_")]:
        del os.environ[name]
    os.environ |= {"XDG_CACHE_HOME": str(folder / "cache"), "LOCALAPPDATA": str(folder / "cache")}
    (folder / "plans").mkdir()
    os.chdir(folder)
    return folder / "plans/2026.yaml"


def _try_year(plan: Path, seed: int, commands: int) -> int:
    """Print how a year went; return how many differences there were."""
    start = time.monotonic()
    shutil.copy(ISSUED_PLAN, plan)
    year.give_targets(plan)
    reported, taken = year.live(_answer, Random(seed), commands)
    differences = list(year.replay(_answer, reported))
    print(  # noqa: T201
        f"year {seed}: {taken} commands taken, {len(reported)} days reported again, "
        f"{len(differences)} differences, {time.monotonic() - start:.0f} s",
        *differences,
        sep="\n  ",
        flush=True,
    )
    return len(differences)


def _try_undoing(plan: Path, seed: int, commands: int) -> None:
    """Print how many commands were undone; AssertionError at the first that wasn't."""
    undone = exact = 0
    while undone < commands:
        shutil.copy(ISSUED_PLAN, plan)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            played = undone_commands.play(plan, Random(seed), TURNS)
        undone, exact, seed = undone + played.undone, exact + played.exact, seed + 1
    if commands:
        print(f"{undone} commands undone after edits by hand, {exact} to the byte")  # noqa: T201


def _answer(*line: str) -> Answer:
    """Run the command in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = app.run(list(line))
        texts = []
        for stream in (out, err):
            stream.flush()
            stream.seek(0)
            texts.append(stream.read())
    return Answer(code, *texts)


if __name__ == "__main__":
    sys.exit(main())
