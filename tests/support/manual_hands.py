"""What people do between the commands of a chapter: edit the plan, fill in a sheet or a Word file, work beside.

Sheets are filled in by openpyxl, which this project's writer and reader don't use. A colleague's commits are
real git's, on a branch that is merged in.
Read next: `tests.support.manual`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from tests.support import change_papers, word_people
from tests.support.checkout import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Callable

_DATA = CHECKOUT / "tests/data"
_COLLEAGUE = "Trần Thị B"
_BRANCH = "ban-cua-dong-nghiep"
_ARROW = " => "


def start(work: Path, value: str) -> None:
    """Put the signed plan, or the plan file, into a folder."""
    source, name = {
        "word": ("intake/seed.docx", "ke-hoach.docx"),
        "plan": ("ke-hoach-2026.yaml", "plans/2026.yaml"),
    }[value]
    (work / name).parent.mkdir(exist_ok=True)
    shutil.copy(_DATA / source, work / name)


def paper(work: Path, value: str) -> None:
    """Put a document that changes the plan into a folder."""
    (work / value).write_bytes(change_papers.sentences_and_an_annex())


def edit(work: Path, value: str) -> None:
    """Change a place of the plan: `old => new`, where `|` is the end of a line."""
    plan = max(work.glob("plans/*.yaml"))  # the latest year's
    plan.write_text(_replaced(plan.read_text("utf-8"), value), "utf-8", newline="\n")


def append(work: Path, value: str) -> None:
    """Write lines at the end of the plan, `|` between two."""
    (plan,) = work.glob("plans/*.yaml")
    lines = value.replace("|", "\n")
    plan.write_text(f"{plan.read_text('utf-8')}{lines}\n", "utf-8", newline="\n")


def sheet(work: Path, value: str) -> None:
    """Fill in a row of a sheet: `file | task | column = words | …`."""
    name, task, *cells = value.split(" | ")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl says what of Excel's own it leaves out
        book = openpyxl.load_workbook(work / name)
    page = book.worksheets[0]
    rows = list(page.iter_rows())
    titles = next(row for row in rows if row[0].value == "NV")
    (row,) = [row for row in rows if str(row[0].value) == task]
    for cell in cells:
        title, words = cell.split(" = ")
        (column,) = [number for number, head in enumerate(titles) if head.value == title]
        row[column].value = words
    book.save(work / name)


def word(work: Path, value: str) -> None:
    """Type into the blank of a Word file: `file | blank => words`."""
    name, typed = value.split(" | ")
    file = work / name
    file.write_bytes(word_people.type_into(file.read_bytes(), *typed.split(_ARROW)))


def words(work: Path, value: str) -> None:
    """Add words to a Word file outside its blanks: `file | words that stand there => words behind them`."""
    name, added = value.split(" | ")
    file = work / name
    file.write_bytes(word_people.add_words(file.read_bytes(), *added.split(_ARROW)))


def colleague(work: Path, value: str) -> None:
    """Commit a change of the plan, `old => new`, beside the commits that are here."""
    git(work, "checkout", "-q", "-b", _BRANCH)
    edit(work, value)
    git(work, "commit", "-q", "-a", "-m", "Cập nhật kế hoạch", GIT_AUTHOR_NAME=_COLLEAGUE)
    git(work, "checkout", "-q", "-")


def merge(work: Path, _value: str) -> None:
    """Merge what a colleague committed, as far as git and its driver, this `cchc`, can."""
    programs = work.parent / "bin"
    programs.mkdir()
    command = f'#!/bin/sh\nPYTHONPATH="{CHECKOUT.as_posix()}" exec "{Path(sys.executable).as_posix()}" -m cchc "$@"\n'
    (programs / "cchc").write_text(command, "utf-8", newline="\n")
    (programs / "cchc").chmod(0o755)
    git(work, "merge", "--no-edit", _BRANCH, PATH=f"{programs}{os.pathsep}{os.environ['PATH']}")


def git(work: Path, *arguments: str, **surroundings: str) -> list[str]:
    """Return what git answers, also when it stops for a person to decide."""
    done = subprocess.run(
        ["git", *arguments], cwd=work, env=os.environ | surroundings, check=False, capture_output=True
    )
    return (done.stdout + done.stderr).decode().splitlines()


def _replaced(text: str, change: str) -> str:
    old, new = change.split(_ARROW)
    assert old in text, old
    return text.replace(old, new.replace("|", "\n"), 1)


HANDS: dict[str, Callable[[Path, str], None]] = {
    step.__name__: step for step in (start, paper, edit, append, sheet, word, words, colleague, merge)
}
