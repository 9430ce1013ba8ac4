"""A command that updates the plan imports what it needs before it takes the lock: others wait for that."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.changed_lines import plan

if TYPE_CHECKING:
    from pathlib import Path

# A whole process: here the other tests have imported everything already.
CODE = """
import sys
from contextlib import contextmanager
from cchc.planfile import writing
locked, late = writing.locked, []
@contextmanager
def watched(*arguments, **options):
    with locked(*arguments, **options) as real:
        before = set(sys.modules)
        try:
            yield real
        finally:
            late.extend(name for name in sys.modules if name not in before and name.startswith("cchc"))
writing.locked = watched
from cchc.cli import app
code = app.run(sys.argv[1:])
print("late:", code, *late)
"""


@pytest.mark.parametrize(
    ("wrong", "arguments", "code"),
    [
        ({}, ("update", "4", "--progress", "30"), 0),
        ({}, ("done", "4", "--document", "5/BC-UBND", "--date", "16/3/2026", "--commit"), 3),
        ({}, ("update", "4", "--progress", "140"), 2),
        ({"status: not_started": "status: xong"}, ("update", "4", "--progress", "30"), 1),
        ({"status: not_started": "staus: done"}, ("start", "4"), 1),
        ({"owner: Phòng VHXH": "owner: Phòng VHX"}, ("start", "4"), 1),
    ],
)
def test_nothing_is_imported_under_the_lock(
    office: Path, wrong: dict[str, str], arguments: tuple[str, ...], code: int
) -> None:
    text = plan(office)
    for right, mistake in wrong.items():
        text = text.replace(right, mistake, 1)
    (office / "plans/2026.yaml").write_text(text, "utf-8")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", CODE, *arguments]
    done = subprocess.run(command, cwd=office, env=env, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == f"late: {code}"
