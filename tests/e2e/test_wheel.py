"""The built wheel in an empty environment, outside the checkout, as a new user has it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.support.checkout import CHECKOUT, ISSUED_PLAN


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command with nothing of the checkout in its way."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COV_"))} | {"PYTHONUTF8": "1"}
    done = subprocess.run([str(c) for c in command], cwd=cwd, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the checkout and install it into a fresh environment."""
    folder = tmp_path_factory.mktemp("wheel")
    ignored = shutil.ignore_patterns(
        ".git", ".venv", "bao-cao", "__pycache__", ".*_cache", ".hypothesis", "dist"
    )
    shutil.copytree(CHECKOUT, folder / "checkout", ignore=ignored)
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    constraints = CHECKOUT / ".ci/constraints.txt"
    run(
        python,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "-w",
        folder / "dist",
        folder / "checkout",
        cwd=folder,
    )
    wheel = next((folder / "dist").glob("cchc-*.whl"))
    run(python, "-m", "pip", "install", "-q", "-c", constraints, wheel, cwd=folder)
    shutil.rmtree(folder / "checkout")
    return folder


def test_the_wheel_holds_the_package_and_the_templates_and_nothing_else(installed: Path) -> None:
    wheel = next((installed / "dist").glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top.split("-")[0] for top in tops} == {"cchc"}
    packed = {name.removeprefix("cchc/templates/") for name in names if name.startswith("cchc/templates/")}
    assert packed == {path.name for path in (CHECKOUT / "templates").iterdir()}
    assert "cchc/editors/plan.schema.json" in names
    assert not list((installed / "dist").glob("compiled*")), "what was compiled is in the wheel alone"


def test_the_installed_command_answers_the_three_examples(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    shutil.copy(ISSUED_PLAN, tmp_path / "plans/2026.yaml")
    command = installed / "env" / ("Scripts" if sys.platform == "win32" else "bin") / "cchc"
    listed = run(command, "list", "--owner", "Phòng VHXH", cwd=tmp_path)
    assert [line.split("\t")[0] for line in listed.splitlines()] == [
        "1",
        "3",
        "4",
        "7",
        "8",
        "13",
        "15",
        "16",
        "18",
        "19",
        "20",
    ]
    due = run(command, "due", "--quarter", "Q2", cwd=tmp_path)
    assert [line.split("\t")[0] for line in due.splitlines()] == ["4", "5", "8"]
    path = run(command, "report", "--format", "html", cwd=tmp_path).strip()
    assert (tmp_path / path).read_text("utf-8").count('<tr id="nv-') == 20


def page(installed: Path, folder: Path, name: str) -> bytes:
    """Print the page of a plan by the installed command."""
    command = installed / "env" / ("Scripts" if sys.platform == "win32" else "bin") / "cchc"
    plan = ISSUED_PLAN
    run(command, "report", "--as-of", "2026-09-14", "--plan", plan, "-o", folder / name, cwd=folder)
    return (folder / name).read_bytes()


def test_the_installed_page_is_printed_by_compiled_templates(installed: Path, tmp_path: Path) -> None:
    """They are those of the checkout, and where another Jinja is installed the sources are used."""
    (package,) = installed.glob("env/**/site-packages/cchc")
    (compiled,) = (package / "compiled/html").glob("jinja2-*")
    true = page(installed, tmp_path, "1.html")
    source = package / "templates/report.html.j2"
    written = source.read_text("utf-8")
    source.write_text("hỏng", "utf-8")
    try:
        assert page(installed, tmp_path, "2.html") == true
        compiled.rename(compiled.with_name("jinja2-0.1"))
        assert page(installed, tmp_path, "3.html") == "hỏng".encode()
        source.write_text(written, "utf-8")
        assert page(installed, tmp_path, "4.html") == true
    finally:
        source.write_text(written, "utf-8")
        compiled.with_name("jinja2-0.1").rename(compiled)


def test_a_wheel_works_without_being_unpacked(installed: Path, tmp_path: Path) -> None:
    """Its compiled templates, too: they print though the sources are gone."""
    wheel = tmp_path / "cchc.whl"
    with (
        zipfile.ZipFile(next((installed / "dist").glob("*.whl"))) as archive,
        zipfile.ZipFile(wheel, "w") as copy,
    ):
        for name in archive.namelist():
            copy.writestr(name, "hỏng" if name == "cchc/templates/report.html.j2" else archive.read(name))
    python = installed / "env" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    start = f"import sys; sys.path.insert(0, {str(wheel)!r}); from cchc.__main__ import main; main()"
    plan = ISSUED_PLAN
    run(python, "-c", start, "report", "--as-of", "2026-09-14", "--plan", plan, "-o", "1.html", cwd=tmp_path)
    assert (tmp_path / "1.html").read_bytes() == page(installed, tmp_path, "2.html")
