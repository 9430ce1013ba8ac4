"""The package in a zip on Python's path: every command answers as the checkout does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.checkout import CHECKOUT, ISSUED_PLAN

DAY = ("--as-of", "2026-09-14")


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack the package, its templates inside."""
    path = tmp_path_factory.mktemp("zipped") / "cchc.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for source in sorted((CHECKOUT / "cchc").rglob("*.*")):
            if source.suffix not in {".py", ".json"}:
                continue
            archive.write(source, source.relative_to(CHECKOUT))
        for source in sorted((CHECKOUT / "templates").iterdir()):
            archive.write(source, Path("cchc/templates") / source.name)
    return path


def run(path: Path, folder: Path, *arguments: str) -> tuple[int, bytes, bytes, dict[str, bytes]]:
    """Run a command of the package at `path` on a plan; return its code, its output and every file it left."""
    (folder / "plans").mkdir(parents=True)
    shutil.copy(ISSUED_PLAN, folder / "plans/2026.yaml")
    own = {"PYTHONPATH": str(path), "PYTHONUTF8": "1", "CCHC_CACHE": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "cchc", *arguments],
        cwd=folder,
        env={**os.environ, **own},
        capture_output=True,
        check=False,
    )
    files = {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
    return done.returncode, done.stdout, done.stderr, files


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("list", *DAY), 0),
        (("list", "--format", "json", *DAY), 0),
        (("show", "4", *DAY), 0),
        (("check",), 0),
        (("report", "--format", "html", *DAY), 0),
        (("report", "--format", "md", *DAY), 0),
        (("report", "--format", "docx", *DAY), 0),
        (("report", "--format", "xlsx", *DAY), 0),
        (("report", "--kind", "plan", "--format", "html", *DAY), 0),
        (("template", "list"), 0),
        (("schema",), 0),
        (("schema", "--plan", "plans/2026.yaml"), 0),
        (("template", "init", "word"), 0),
        (("rollup", "--format", "html", *DAY), 0),
        (("update", "4", "--progress", "50"), 0),
        (("update", "4", "--progress", "101"), 2),
    ],
)
def test_a_command_does_the_same_from_a_zip(
    zipped: Path, tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    expected = run(CHECKOUT, tmp_path / "checkout" / "xa", *arguments)
    assert run(zipped, tmp_path / "zipped" / "xa", *arguments) == expected
    assert expected[0] == code


def test_what_runs_from_the_zip_is_the_zip(zipped: Path, tmp_path: Path) -> None:
    code = "import cchc.cli.app; print(cchc.cli.app.__file__)"
    env = {**os.environ, "PYTHONPATH": str(zipped)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, check=True
    )
    assert done.stdout.decode().startswith(str(zipped))


def test_plans_are_cached_from_a_zip(zipped: Path, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    shutil.copy(ISSUED_PLAN, tmp_path / "plans/2026.yaml")
    own = {"PYTHONPATH": str(zipped), "XDG_CACHE_HOME": str(tmp_path / "cache"), "CCHC_CACHE": "1"}
    env = {**os.environ, **own, "LOCALAPPDATA": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "cchc", "list", *DAY]
    outputs = [
        subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=True).stdout for _ in "12"
    ]
    assert outputs[0] == outputs[1]
    assert list((tmp_path / "cache").rglob("*.plan.json"))
