"""A repository that somebody else prepared runs nothing when its plan is only read.

Each trap is a key of the repository's own configuration, a hook or an attribute that makes plain
git run a program; each is first shown to work on plain git.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.checkout import CHECKOUT
from tests.support.repositories import Repository, office_with

if TYPE_CHECKING:
    from collections.abc import Callable

READS = [
    ("history",),
    ("history", "4", "--since", "1/1/2026"),
    ("show", "4"),
    ("diff",),
    ("diff", "HEAD~1..HEAD"),
    ("diff", "1/3/2026"),
    ("list", "--rev", "HEAD~1"),
    ("due", "--rev", "1/3/2026"),
    ("stats", "--rev", "HEAD~1"),
    ("report", "--format", "md", "-o", "-"),
    ("report", "--format", "md", "-o", "-", "--rev", "HEAD~1"),
    ("resolve",),
]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="bẫy viết bằng kịch bản của sh")


class Trap:
    """A program that leaves a mark when it is run."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.mark = folder / "đã-chạy"
        self.program = folder / "bay.sh"
        self.program.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{self.mark}'\nexit 0\n")
        self.program.chmod(0o755)

    def sprung(self) -> bool:
        """Whether it was run since last asked."""
        was = self.mark.exists()
        self.mark.unlink(missing_ok=True)
        return was


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    return Trap(tmp_path / "bẫy")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = office_with(tmp_path / "xã")
    made.record("status: in_progress", task=4)
    made.record("progress: 40", task=4)
    return made


def read_everything(repository: Repository) -> None:
    """Ask every question that is answered from git; none may fail for what it met."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}
    for command in READS:
        done = subprocess.run(
            [sys.executable, "-m", "cchc", *command],
            cwd=repository.folder,
            env=environment,
            capture_output=True,
            check=False,
        )
        assert done.returncode == (2 if command == ("resolve",) else 0), (command, done.stderr.decode())


def configure(repository: Repository, **keys: str) -> None:
    """Set keys in the repository's own configuration, `__` for a dot."""
    for key, value in keys.items():
        repository.git("config", key.replace("__", "."), value)


def touch_plan(repository: Repository) -> None:
    """Make git believe that the plan may have changed, so that it looks at its contents."""
    os.utime(repository.plan, (1, 1))


def attribute(repository: Repository, text: str) -> None:
    (repository.folder / ".git/info").mkdir(exist_ok=True)
    (repository.folder / ".git/info/attributes").write_text(text)


def monitor(repository: Repository, trap: Trap) -> tuple[str, ...]:
    configure(repository, core__fsmonitor=str(trap.program))
    return ("status",)


def filters(repository: Repository, trap: Trap) -> tuple[str, ...]:
    configure(repository, filter__x__clean=str(trap.program), filter__x__smudge=str(trap.program))
    attribute(repository, "*.yaml filter=x\n")
    return ("status",)


def filter_process(repository: Repository, trap: Trap) -> tuple[str, ...]:
    configure(repository, filter__x__process=str(trap.program))
    attribute(repository, "*.yaml filter=x\n")
    return ("status",)


def external_diff(repository: Repository, trap: Trap) -> tuple[str, ...]:
    configure(repository, diff__external=str(trap.program))
    return ("diff", "HEAD~1")


def diff_driver(repository: Repository, trap: Trap) -> tuple[str, ...]:
    configure(repository, diff__x__textconv=str(trap.program), diff__x__command=str(trap.program))
    attribute(repository, "*.yaml diff=x\n")
    return ("diff", "HEAD~1")


def signature(repository: Repository, trap: Trap) -> tuple[str, ...]:
    """Sign the last commit with nonsense, and have the repository name the program that checks it."""
    said = repository.git("cat-file", "commit", "HEAD")
    head, _, message = said.partition("\n\n")
    signed = f"{head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n{message}"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=repository.folder,
        input=signed.encode(),
        capture_output=True,
        check=True,
    )
    repository.git("update-ref", "refs/heads/main", made.stdout.decode().strip())
    configure(repository, log__showSignature="true", gpg__program=str(trap.program))
    return ("log", "-1")


def hooks(repository: Repository, trap: Trap) -> tuple[str, ...]:
    folder = repository.folder / ".git/hooks"
    folder.mkdir(exist_ok=True)
    for name in ("post-index-change", "pre-commit", "post-checkout", "reference-transaction"):
        (folder / name).write_bytes(trap.program.read_bytes())
        (folder / name).chmod(0o755)
    touch_plan(repository)
    return ("status",)


def fetching(repository: Repository, trap: Trap) -> tuple[str, ...]:
    """Lack a version, and name the program that would bring it."""
    blob = repository.git("rev-parse", "HEAD~1:plans/2026.yaml").strip()
    repository.git("update-index", "--refresh")
    (repository.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    configure(
        repository,
        core__repositoryFormatVersion="1",
        extensions__partialClone="origin",
        remote__origin__url=f"ext::{trap.program}",
        remote__origin__promisor="true",
        protocol__ext__allow="always",
    )
    return ("cat-file", "blob", blob)


TRAPS = [
    monitor,
    filters,
    filter_process,
    external_diff,
    diff_driver,
    signature,
    hooks,
    fetching,
]


@pytest.mark.parametrize("laid", TRAPS, ids=lambda laid: laid.__name__)
def test_a_trap_that_plain_git_springs_is_not_sprung_by_reading(
    repository: Repository, trap: Trap, laid: Callable[[Repository, Trap], tuple[str, ...]]
) -> None:
    plain = laid(repository, trap)
    touch_plan(repository)
    repository.git(*plain, check=False)
    assert trap.sprung(), "the control: plain git does run it"
    touch_plan(repository)
    if laid is not fetching:
        read_everything(repository)
    else:
        read_what_is_there(repository)
    assert not trap.sprung()


def read_what_is_there(repository: Repository) -> None:
    """Ask for the history of a repository that lacks a version: told, not fetched."""
    done = subprocess.run(
        [sys.executable, "-m", "cchc", "history"],
        cwd=repository.folder,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "kho lịch sử thiếu dữ liệu của phiên bản này" in done.stdout.decode()


def test_replaced_objects_are_not_believed(repository: Repository) -> None:
    """Plain git shows another history than the one that was written."""
    true = repository.changed_fields()
    repository.git("replace", "HEAD:plans/2026.yaml", "HEAD~2:plans/2026.yaml")
    assert "progress: 40" not in repository.git("show", "HEAD:plans/2026.yaml"), "the control"
    assert repository.changed_fields() == true


def test_objects_borrowed_from_elsewhere_run_nothing(
    repository: Repository, trap: Trap, tmp_path: Path
) -> None:
    other = office_with(tmp_path / "nơi khác")
    configure(other, core__fsmonitor=str(trap.program))
    info = repository.folder / ".git/objects/info"
    info.mkdir(exist_ok=True)
    (info / "alternates").write_text(f"{other.folder}/.git/objects\n")
    read_everything(repository)
    assert not trap.sprung()


def test_variables_that_lead_to_another_repository_are_not_followed(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside a hook git sets them, for the repository that the hook is of."""
    other = office_with(tmp_path / "nơi khác")
    true = repository.changed_fields()
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    assert repository.changed_fields() == true


def test_a_repository_of_somebody_else_is_not_read(repository: Repository) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        reason = "chỉ tài khoản root mới đổi được chủ của tệp"
        assert not os.environ.get("CI"), reason
        pytest.skip(reason)
    for path in (repository.folder, *repository.folder.rglob("*")):
        os.chown(path, 12345, 12345)
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1", "HOME": "/nonexistent"}

    def run(*command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "cchc", *command],
            cwd=repository.folder,
            env=environment,
            capture_output=True,
            check=False,
        )

    history = run("history")
    assert history.returncode == 3
    assert "kho lịch sử thuộc tài khoản khác" in history.stderr.decode()
    shown = run("show", "4")
    assert shown.returncode == 0
    assert shown.stderr.decode().startswith("(không có lịch sử: kho lịch sử thuộc tài khoản khác")


_WORKERS = """
import multiprocessing, sys
from contextlib import nullcontext
from pathlib import Path
from cchc.rollup import workers
del sys.path[0]
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    if sys.argv[1] == "control":
        workers._safe_path = nullcontext
    workers._MIN_FILES = 1
    print(*workers.each(Path.exists, [Path("a")] * 40))
"""


@pytest.mark.parametrize(("way", "is_run"), [("control", True), ("", False)])
def test_workers_take_no_module_of_the_folder(tmp_path: Path, way: str, *, is_run: bool) -> None:
    """Where processes are started anew (not forked) each is a Python that looks for modules here first."""
    script = tmp_path / "bên ngoài/work.py"
    for file in (script, tmp_path / "xã/multiprocessing/__init__.py"):
        file.parent.mkdir(parents=True)
    script.write_text(_WORKERS, "utf-8")
    mark = tmp_path / "đã-chạy"
    trap = tmp_path / "xã/multiprocessing/__init__.py"
    trap.write_text(f"open({str(mark)!r}, 'w').close()\nraise SystemExit(1)\n", "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}
    line = [sys.executable, str(script), way]
    done = subprocess.run(line, cwd=tmp_path / "xã", env=environment, capture_output=True, check=False)
    assert done.stdout.split() == [b"False"] * 40, done.stderr
    assert mark.exists() == is_run


@pytest.mark.parametrize("name", ["typer.py", "yaml.py", "click/__init__.py"])
def test_the_package_started_as_a_module_takes_none_of_the_folder(tmp_path: Path, name: str) -> None:
    """As the page on installing has it: `python -m cchc`."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    mark = tmp_path / "đã-chạy"
    (tmp_path / name).write_text(f"open({str(mark)!r}, 'w').close()\n", "utf-8")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2026.yaml").write_text("x: 1\n", "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "CCHC_CACHE": "0"}
    subprocess.run([sys.executable, "-m", "cchc", "check"], cwd=tmp_path, env=environment, check=False)
    assert not mark.exists()
    module = name.partition(".")[0].partition("/")[0]
    subprocess.run([sys.executable, "-c", f"import {module}"], cwd=tmp_path, env=environment, check=False)
    assert mark.exists(), "control: Python takes it"
