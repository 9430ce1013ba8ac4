"""Files of each form, damaged by chance, given to `import`: each ends in time, with a sentence, and writes nothing.

    python -m tests.support.mutated_documents --files 500
    python -m tests.support.mutated_documents --files 50 --forms docx pdf --seed 7 --keep bad

Each file is read by `import --dry-run --format json` (a returned sheet by `import --update --dry-run`) in a
process of its own with limits of time and memory. Prints a line for each file that ended otherwise than
with code 0, 1, 2 or 3 and a sentence, then the slowest and the largest of each form; ends with code 1 when
there is one. Needs a system that forks. Read next: `tests.support.mutations` (what is done to a file).
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from importlib import import_module
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from cchc.cli import app
from tests.support import mutations, random_documents
from tests.support.checkout import ISSUED_PLAN, TESTS
from tests.support.layout_writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CASES = TESTS / "data/intake"
SECONDS = 20  # of the processor: on a busy machine the clock runs on meanwhile
_PATIENCE = 10  # times as long by the clock, for what only waits
MEBIBYTES = 512  # of memory in all; the command takes 100 before it opens the file
_MEBI = 1024 * 1024
_VIETNAMESE = re.compile("[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụấầẩẫậếềểễệốồổỗộớờởỡợứừửữự]")
_CODES = {0, 1, 2, 3}
# What the command loads when it needs it: here before the processes part, so that each is quick.
_LOADED = (
    "cchc.cli.importing.plan_import", "cchc.cli.importing.sheet_import", "cchc.drafts.reader", "cchc.drafts.reading_json",
    "cchc.sources.word.word_document", "cchc.sources.pdf.pdf_document", "cchc.sources.web.web_page",
    "cchc.sources.markdown.markdown_document", "cchc.sources.plain.plain_text", "cchc.sources.excel",
    "pdfplumber", "openpyxl",
)  # fmt: skip


class Form(NamedTuple):
    """Files of a form as they stand in the project, and how they are given to the command."""

    suffix: str
    files: Sequence[bytes]
    options: tuple[str, ...] = ("--dry-run", "--format", "json")


class Ending(NamedTuple):
    """How the command ended: its code (minus a signal), its texts, seconds, and mebibytes taken."""

    code: int
    out: str
    err: str
    seconds: float
    mebibytes: float


def forms(folder: Path, names: Sequence[str]) -> dict[str, Form]:
    """Return forms by their names; files that the project doesn't keep are made in a folder."""
    found = {}
    for name in names:
        suffix = f".{name.removeprefix('returned-')}"
        if name.startswith("returned-"):
            found[name] = Form(suffix, [_returned(folder, suffix)], ("--update", "--dry-run"))
            continue
        files = [path.read_bytes() for path in sorted(CASES.glob(f"*{suffix}"))]
        if name in WRITERS:
            layouts = [(seed, random_documents.make(seed)) for seed in range(4)]
            files += [path.read_bytes() for path in random_documents.write(layouts, name, folder / "made")]
        found[name] = Form(suffix, files)
    return found


NAMES = ("docx", "xlsx", "pdf", "html", "md", "txt", "doc", "returned-csv", "returned-xlsx")


def _returned(folder: Path, suffix: str) -> bytes:
    """Return the sheet that the command makes for offices to fill in."""
    path = folder / f"bang{suffix}"
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")):  # it says where the file is
        assert app.run(["report", "--plan", str(ISSUED_PLAN), "--format", suffix[1:], "-o", str(path)]) == 0
    return path.read_bytes()


def try_file(path: Path, options: Sequence[str], run: Callable[[list[str]], int] = app.run) -> Ending:
    """Return how `import` of a file ends, in a process of its own, in the file's folder."""
    start = time.monotonic()
    texts = [path.parent.parent / name for name in ("out", "err")]
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        _run(path, options, texts, run)
    _, status, used = os.wait4(child, 0)
    out, err = (text.read_text("utf-8", errors="replace") for text in texts)
    taken = used.ru_maxrss * 1024 / _MEBI
    return Ending(os.waitstatus_to_exitcode(status), out, err, time.monotonic() - start, taken)


def _run(path: Path, options: Sequence[str], texts: Sequence[Path], run: Callable[[list[str]], int]) -> None:
    """Run the command with limits and end this process."""
    code = 99
    try:
        os.chdir(path.parent)
        for number, text in enumerate(texts, start=1):
            os.dup2(os.open(text, os.O_CREAT | os.O_WRONLY | os.O_TRUNC), number)
        sys.stdout, sys.stderr = (
            os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2)
        )
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + 2 * MEBIBYTES * _MEBI
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        signal.alarm(_PATIENCE * SECONDS)
        code = run(["import", path.name, *options])
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def faults(ending: Ending, folder: Path, before: dict[str, bytes]) -> list[str]:
    """Return what is wrong with an ending, and with the folder whose files were `before`."""
    found = []
    if ending.code in {-signal.SIGPROF, -signal.SIGALRM}:
        return [f"takes more than {SECONDS} s"]
    if ending.code not in _CODES:
        found.append(f"code {ending.code}: {ending.err[-300:]}")
    if "Traceback" in ending.err:
        found.append("traceback")
    if ending.code and not _VIETNAMESE.search(ending.err):
        found.append(f"code {ending.code} without a sentence: {ending.err!r}")
    if ending.code == 0 and ending.out.startswith("{") and not isinstance(json.loads(ending.out), dict):
        found.append("no object")
    if ending.mebibytes > MEBIBYTES:
        found.append(f"takes {ending.mebibytes:.0f} MiB")
    if contents(folder) != before:
        found.append("something was written")
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files under a folder by their paths."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def try_form(form: Form, seeds: range, folder: Path) -> list[tuple[int, Ending, list[str]]]:
    """Return how each mutated file of a form ended and what was wrong with it, by its seed."""
    office = folder / "office"
    shutil.rmtree(office, ignore_errors=True)
    (office / "plans").mkdir(parents=True)
    if "--update" in form.options:
        shutil.copy(ISSUED_PLAN, office / "plans/2026.yaml")
    tried = []
    for seed in seeds:
        path = office / f"tep{form.suffix}"
        _write_mutated(path, form, seed)
        before = contents(office)
        ending = try_file(path, form.options)
        tried.append((seed, ending, faults(ending, office, before)))
    return tried


def _write_mutated(path: Path, form: Form, seed: int) -> None:
    """Write a file in a process that ends, so that what it took is not counted for the command."""
    child = os.fork()
    if child == 0:
        try:
            random = Random(seed)
            path.write_bytes(mutations.mutate(random.choice(form.files), form.suffix, random))
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def main() -> int:
    """Mutate and import as many files of each form as asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--files", type=int, default=100, metavar="N", help="of each form")
    parser.add_argument("--seed", type=int, default=0, help="of the first")
    parser.add_argument("--forms", nargs="*", default=[*NAMES], choices=[*NAMES])
    parser.add_argument("--keep", type=Path, help="a folder for the files that ended wrongly")
    options = parser.parse_args()
    for module in _LOADED:
        import_module(module)
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        for form_name, form in forms(Path(name), options.forms).items():
            tried = try_form(form, range(options.seed, options.seed + options.files), Path(name))
            wrong += _report(form_name, form, tried, options.keep)
    return 1 if wrong else 0


def _report(name: str, form: Form, tried: list[tuple[int, Ending, list[str]]], keep: Path | None) -> int:
    bad = [(seed, found) for seed, _, found in tried if found]
    for seed, found in bad:
        print(f"{name} {seed}: {'; '.join(found)}")  # noqa: T201
        if keep:
            keep.mkdir(exist_ok=True)
            _write_mutated(keep / f"{name}-{seed}{form.suffix}", form, seed)
    codes = dict(sorted(Counter(ending.code for _, ending, _ in tried).items()))
    slowest = max(tried, key=lambda each: each[1].seconds)
    largest = max(tried, key=lambda each: each[1].mebibytes)
    print(  # noqa: T201
        f"{name}: {len(tried)} files, {len(bad)} wrong, codes {codes}, slowest {slowest[1].seconds:.1f} s"
        f" ({slowest[0]}), largest {largest[1].mebibytes:.0f} MiB ({largest[0]})",
        flush=True,
    )
    return len(bad)


if __name__ == "__main__":
    sys.exit(main())
