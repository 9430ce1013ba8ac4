"""A quarter's report filled in again and again: typed into Word, saved by LibreOffice, made anew with other figures.

What people typed must be in each report that follows, in Word and in Markdown, and in the period's file,
whatever else changed. More of it than tests try: `python -m tests.support.refilled_reports --turns 20`.
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
from cchc.reports.printers.word import word_controls
from tests.support import word_people
from tests.support.checkout import ISSUED_PLAN

REPORT = ("report", "--kind", "progress", "--period", "q3", "--as-of", "2026-09-10", "--format")
WORD = Path("bao-cao/bao-cao-q3-2026-09-10.docx")
PERIOD = Path("plans/bao-cao/2026-q3.yaml")
_TEXTS = (
    "Đã kiểm tra {} cơ quan; “không” có sai phạm.",
    "Kết quả: {} lượt & <đạt>",
    "- Việc số {};\n- Việc sau.",
)


def main() -> int:
    """Fill a report in so often as asked; return 1 when anything that was typed got lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for name in [name for name in os.environ if name.startswith("CCHC_")]:
        del os.environ[name]
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"XDG_CACHE_HOME": f"{folder}/cache", "LOCALAPPDATA": f"{folder}/cache"}
        os.chdir(folder)
        Path("plans").mkdir()
        shutil.copy(ISSUED_PLAN, "plans/2026.yaml")
        lost = fill_in(options.turns, Random(options.seed))
        os.chdir("/")
    return 1 if lost else 0


def fill_in(turns: int, random: Random) -> int:
    """Print what became of each turn; return how many texts got lost."""
    _run(*REPORT, "docx")
    typed: dict[str, str] = {}
    lost = 0
    for turn in range(1, turns + 1):
        start = time.monotonic()
        # Of a text of two paragraphs, each in a control of its own, nothing is typed over.
        blanks = sorted(blank for blank in _texts() if "\n" not in typed.get(blank, ""))
        for blank in random.sample(blanks, 2):
            typed[blank] = random.choice(_TEXTS).format(turn)
            data = WORD.read_bytes()
            xml = typed[blank].replace("&", "&amp;").replace("<", "&lt;")
            WORD.write_bytes(word_people.type_into(data, blank, xml))
        word_people.save_with_office(WORD)
        _run("update", str(random.randint(1, 20)), "--progress", str(random.randint(1, 99)))
        made = _run(*REPORT, "docx", "--format", "md")
        missing = [blank for blank, words in typed.items() if not _is_kept(blank, words)]
        lost += len(missing)
        others = [] if made == f"{WORD}\n{WORD.with_suffix('.md')}\n" else [made]
        print(  # noqa: T201
            f"turn {turn}: {len(typed)} blanks filled, lost: {', '.join(missing) or 'none'}, "
            f"{time.monotonic() - start:.0f} s",
            *others,
            flush=True,
        )
    return lost


def _is_kept(blank: str, words: str) -> bool:
    """Whether a text is in Word, in Markdown and in the period's file as it was typed, but for blanks."""
    wanted = _bare(words)
    markdown = (
        WORD.with_suffix(".md")
        .read_text("utf-8")
        .replace("\\", "")
        .replace("&lt;", "<")
        .replace("&amp;", "&")
    )
    return (
        _bare(_texts()[blank]) == wanted
        and all(_bare(line) in _bare(markdown) for line in words.split("\n"))
        and all(_bare(line) in _bare(PERIOD.read_text("utf-8")) for line in words.split("\n"))
    )


def _bare(text: str) -> str:
    """Return a text without blanks, quotes and marks of lists, which each form writes in its way."""
    return "".join(letter for letter in text if letter.isalnum())


def _texts() -> dict[str, str]:
    blanks = word_controls.read(WORD.read_bytes())
    if blanks is None:
        raise ValueError(WORD)
    return dict(blanks.texts)


def _run(*line: str) -> str:
    """Run the command in this process; return what it printed."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = app.run(list(line))
    for stream in (out, err):
        stream.flush()
        stream.seek(0)
    if code:
        raise ValueError(err.read())
    return out.read()


if __name__ == "__main__":
    sys.exit(main())
