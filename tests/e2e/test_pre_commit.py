"""The hook that `.pre-commit-hooks.yaml` offers, run by pre-commit on real repositories.

pre-commit installs a hook from a package index; here it runs the command of this checkout instead
(`language: system`). That the package can be installed is what `test_wheel.py` shows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.checkout import CHECKOUT
from tests.support.programs import path_with_cchc
from tests.support.repositories import Repository, small_plan

HOOKS = CHECKOUT / ".pre-commit-hooks.yaml"
CONFIG = """\
repos:
  - repo: {hooks}
    rev: {rev}
    hooks:
      - id: cchc-check
        language: system
"""


def pre_commit(repository: Repository, *arguments: str) -> tuple[int, str]:
    """Run pre-commit where a repository lies; return its exit code and what it said."""
    command = [sys.executable, "-m", "pre_commit", *arguments]
    env = {**os.environ, **repository.environment}
    done = subprocess.run(command, cwd=repository.folder, env=env, capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.fixture
def hooked(tmp_path: Path) -> Repository:
    """Make a repository with two plans and the hook, as `pre-commit install` leaves it."""
    hooks = Repository(tmp_path / "cchc", path=HOOKS.name).start(HOOKS.read_text("utf-8"))
    repository = Repository(tmp_path / "xã Vĩnh Thông")
    repository.environment = {
        "PATH": path_with_cchc(tmp_path / "bin"),
        "PRE_COMMIT_HOME": str(tmp_path / "kept"),
    }
    repository.start(small_plan())
    shutil.copy(repository.plan, repository.folder / "plans/2027.yaml")
    (repository.folder / "plans/bao-cao").mkdir()
    (repository.folder / "plans/bao-cao/2026-q3.yaml").write_text("period: 1\n", "utf-8")
    config = CONFIG.format(hooks=hooks.folder, rev=hooks.head())
    (repository.folder / ".pre-commit-config.yaml").write_text(config, "utf-8")
    code, said = pre_commit(repository, "install")
    assert code == 0, said
    repository.git("add", "-A")
    return repository


def test_pre_commit_takes_the_file_of_hooks(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "xã").start(small_plan())
    assert pre_commit(repository, "validate-manifest", str(HOOKS)) == (0, "")
    broken = repository.folder / "hooks.yaml"
    broken.write_text(HOOKS.read_text("utf-8").replace("  entry: cchc check\n", ""), "utf-8")
    assert pre_commit(repository, "validate-manifest", str(broken))[0] == 1, "the control"


def test_two_plans_are_checked_in_one_process_before_each_commit(hooked: Repository) -> None:
    code, said = pre_commit(hooked, "run", "--all-files", "--verbose")
    assert (code, said.count("đã kiểm tra 3 tệp: không có lỗi")) == (0, 1)
    assert "bao-cao" not in said
    good = hooked.text
    hooked.plan.write_text(good.replace("status: not_started", "status: xong", 1), "utf-8")
    hooked.git("add", "-A")
    before = hooked.head()
    hooked.git("commit", "-qm", "Sai", check=False)
    assert hooked.head() == before, "a plan that is wrong isn't committed"
    code, said = pre_commit(hooked, "run")
    line = next(n for n, text in enumerate(hooked.text.splitlines(), 1) if "status: xong" in text)
    assert code == 1
    assert f"plans/2026.yaml:{line}:13: " in said
    assert 'trạng thái "xong"' in said
    hooked.plan.write_text(good, "utf-8")
    hooked.git("add", "-A")
    hooked.git("commit", "-qm", "Đúng")
    assert hooked.head() != before


def test_a_periods_file_that_is_wrong_is_not_committed(hooked: Repository) -> None:
    hooked.git("commit", "-qm", "Đúng")
    period = hooked.folder / "plans/bao-cao/2026-q3.yaml"
    before = hooked.head()
    period.write_text("period: 1\nfigures:\n  a: [1\n", "utf-8")
    hooked.git("add", "-A")
    hooked.git("commit", "-qm", "Sai", check=False)
    assert hooked.head() == before
    code, said = pre_commit(hooked, "run")
    assert (code, "plans/bao-cao/2026-q3.yaml:3:6: " in said) == (1, True)
    period.write_text("period: 1\nfigures:\n  a: 1\n", "utf-8")
    hooked.git("add", "-A")
    hooked.git("commit", "-qm", "Đúng")
    assert hooked.head() != before
