"""Plans made by chance, written as Word, Excel, Markdown and HTML, and read back: what differs.

    python -m tests.support.random_documents --seeds 300
    python -m tests.support.random_documents --seeds 20 --seed 17 --forms docx --no-office

Each plan is written in every form by `tests.support.layout_writers` and must be read as it was made.
The Word files are opened and saved by LibreOffice, too, as .docx and as .odt and then as .docx, the
sheets as .xlsx. Prints each difference, then how many files differ of each kind; ends with code 1 when
there is one. Read next: `tests.support.random_plans`.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from cchc.drafts import reader
from cchc.errors import CchcError
from cchc.sources import reading
from tests.support import random_plans
from tests.support.layout_writers import WRITERS
from tests.support.row_accounts import unaccounted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cchc.drafts.reading import Reading
    from cchc.sources.document import SourceDocument
    from tests.support.plan_layouts import Layout

_BATCH = 100  # files of one start of LibreOffice
_GROUP_NUMBER = re.compile(r"^([IVXLC]+|[A-Z]|\d+)[.)]?\s+")
_WORD = "docx:MS Word 2007 XML"
_EXCEL = "xlsx:Calc MS Excel 2007 XML"
# The ways of a file through LibreOffice: its form, what it is saved as, one after the other.
WAYS = {"docx-docx": ("docx", _WORD), "docx-odt": ("docx", "odt", _WORD), "xlsx-xlsx": ("xlsx", _EXCEL)}


def make(seed: int) -> Layout:
    """Make the plan of a seed."""
    return random_plans.make(Random(seed))


def differences(
    layout: Layout,
    path: Path,
    read: Callable[[SourceDocument], Reading] = reader.read,
) -> list[str]:
    """Return a line for each difference between a plan and what is read of its file."""
    document = reading.read(path)
    found = read(document)
    has_body = path.suffix != ".xlsx"
    lines = unaccounted(document, found)
    lines += _differing("task", _expected_tasks(layout), _tasks(found))
    lines += _differing("office", _expected_offices(layout, has_body=has_body), _offices(found))
    if has_body:
        lines += _differing("body", _expected_body(layout), _body(found))
        lines += _differing("head", sorted(layout.head.items()), _head(layout, found))
    return lines


def _differing(kind: str, wanted: Sequence[object], got: Sequence[object]) -> list[str]:
    """Return what is missing and what is too much; what stands in another order alone, too."""
    lines = [f"{kind} lost: {each}" for each in wanted if each not in got]
    lines += [f"{kind} extra: {each}" for each in got if each not in wanted]
    is_other = not lines and [*wanted] != [*got]
    return [f"{kind} in another order or several times: {got}"] if is_other else lines


def _expected_tasks(layout: Layout) -> list[tuple[object, ...]]:
    return [
        (
            task.number, _folded(task.title), task.owners, task.coordinators, _folded(task.due),
            task.group.casefold(), task.parent, task.deliverable, task.note,
        )
        for task in layout.tasks
    ]  # fmt: skip


def _tasks(found: Reading) -> list[tuple[object, ...]]:
    return [
        (
            task.number.rstrip(".)"), task.title, task.owners, task.coordinators, task.due,
            _GROUP_NUMBER.sub("", task.group).casefold(), task.parent, task.deliverable, task.note,
        )
        for task in found.tasks
    ]  # fmt: skip


def _expected_offices(layout: Layout, *, has_body: bool) -> list[str]:
    duties = [office for office, _ in layout.expected_body.duties] if has_body else []
    return list(dict.fromkeys([*duties, *layout.offices]))


def _offices(found: Reading) -> list[str]:
    return [office.name for office in found.owners]


def _expected_body(layout: Layout) -> list[object]:
    body = layout.expected_body
    return [
        ("legal bases", body.legal_bases), ("purposes", body.purposes), ("requirements", body.requirements),
        ("areas", body.areas), ("duties", body.duties), ("recipients", body.recipients),
        ("signed", ("TM. ỦY BAN NHÂN DÂN", body.position)),
    ]  # fmt: skip


def _body(found: Reading) -> list[object]:
    body = found.body
    duties = tuple(("; ".join(duty.owners), duty.items) for duty in body.duties)
    return [
        ("legal bases", body.legal_bases), ("purposes", body.purposes), ("requirements", body.requirements),
        ("areas", tuple((area.title, area.measures) for area in body.areas)), ("duties", duties),
        ("recipients", body.recipients), ("signed", (body.signatory.authority, body.signatory.position)),
    ]  # fmt: skip


def _head(layout: Layout, found: Reading) -> list[tuple[str, str]]:
    return sorted((name, str(getattr(found.plan, name))) for name in layout.head)


def _folded(text: str) -> str:
    return " ".join(text.split())


def write(layouts: Iterable[tuple[int, Layout]], form: str, folder: Path) -> list[Path]:
    """Write plans in one form into a folder, each named by its seed."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for seed, layout in layouts:
        paths.append(folder / f"{seed}.{form}")
        WRITERS[form](layout, paths[-1])
    return paths


def start_office(paths: Sequence[Path], saved_as: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start LibreOffice, which opens files and saves them in another folder, and ends."""
    command = [
        shutil.which("soffice") or "soffice",
        f"-env:UserInstallation={(folder.parent / f'{folder.name}-profile').as_uri()}",
        *("--headless", "--norestore", "--convert-to", saved_as, "--outdir", str(folder)),
        *map(str, paths),
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def through_office(paths: Sequence[Path], way: Sequence[str], folder: Path) -> list[Path]:
    """Return the files that LibreOffice made of files, saved one after the other as a way says."""
    for step, saved_as in enumerate(way, start=1):
        end = folder.parent / f"{folder.name}-{step}"
        for start in range(0, len(paths), _BATCH):
            start_office(paths[start : start + _BATCH], saved_as, end).wait(600)
        paths = [end / f"{path.stem}.{saved_as.partition(':')[0]}" for path in paths]
    return [*paths]


def main() -> int:
    """Write, convert and read as many plans as asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=100, metavar="N")
    parser.add_argument("--seed", type=int, default=0, help="the first one")
    parser.add_argument("--forms", nargs="*", default=[*WRITERS], choices=[*WRITERS])
    parser.add_argument("--no-office", action="store_true", help="without LibreOffice")
    parser.add_argument("--keep", type=Path, help="a folder where the files stay")
    options = parser.parse_args()
    layouts = {seed: make(seed) for seed in range(options.seed, options.seed + options.seeds)}
    with contextlib.ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        counts = [*_counts(layouts, options.forms, folder, with_office=not options.no_office)]
    return 1 if any(counts) else 0


def _counts(
    layouts: dict[int, Layout], forms: list[str], folder: Path, *, with_office: bool
) -> Iterator[int]:
    """Print what differs, form by form and way by way; yield how many files differ of each."""
    for form in forms:
        paths = write(layouts.items(), form, folder / form)
        yield _report(layouts, paths, form)
        for name, (first, *way) in WAYS.items():
            if with_office and first == form:
                yield _report(layouts, through_office(paths, way, folder / name), name)


def _report(layouts: dict[int, Layout], paths: Sequence[Path], name: str) -> int:
    start, kinds, bad = time.monotonic(), Counter[str](), 0
    for path in paths:
        try:
            lines = differences(layouts[int(path.stem)], path)
        except CchcError as error:
            lines = [f"refused: {error}"]
        bad += bool(lines)
        kinds.update({line.partition(":")[0] for line in lines})
        print(*(f"{name} {path.stem}: {line}" for line in lines), sep="\n", end="\n" if lines else "")  # noqa: T201
    seconds = time.monotonic() - start
    print(f"{name}: {len(paths)} files, {bad} differ {dict(kinds)}, {seconds:.1f} s to read", flush=True)  # noqa: T201
    return bad


if __name__ == "__main__":
    sys.exit(main())
