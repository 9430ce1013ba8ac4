"""The templates for CI in `docs/ci`: right by the schemas of the forges, and their commands do what is said."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.support.checkout import CHECKOUT
from tests.support.repositories import Repository, edited, small_plan

if TYPE_CHECKING:
    from tests.support.answers import Cchc

FOLDER = CHECKOUT / "docs/ci"
GITHUB, GITLAB = FOLDER / "github-workflow.yml", FOLDER / "gitlab-ci.yml"
SCHEMAS = {
    GITHUB: ("vendor.github-workflows",),
    GITLAB: ("vendor.gitlab-ci", "--data-transform", "gitlab-ci"),
}
# A key of each that its schema doesn't let go.
BROKEN = {GITHUB: ("runs-on: ubuntu-latest", "runson: ubuntu-latest"), GITLAB: ("script:\n", "scripts:\n")}
SHALLOW = 1  # commits that GitHub's checkout fetches by itself
PERSON = "Người theo dõi"


def is_right(file: Path, template: Path) -> bool:
    """Whether a file is right by the schema that check-jsonschema brings along."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", *SCHEMAS[template], str(file)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def commands(template: Path) -> list[list[str]]:
    """Return the command lines of ours that a template runs, without the shell's words."""
    found = re.findall(
        r"^ *- (?:run: )?cchc (.*?)(?: \|\| true)?$", template.read_text("utf-8"), re.MULTILINE
    )
    return [line.split() for line in found]


def depths(template: Path) -> list[int]:
    """Return how many commits each of its checkouts fetches, 0 for all."""
    data: dict[str, Any] = yaml.safe_load(template.read_text("utf-8"))
    if template == GITLAB:
        return [int(data["variables"]["GIT_DEPTH"])]
    steps = [step for job in data["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    return [step.get("with", {}).get("fetch-depth", SHALLOW) for step in checkouts]


@pytest.fixture
def office(tmp_path: Path) -> Repository:
    """Make a repository whose plan changed, and that names a person."""
    repository = Repository(tmp_path / "xã").start(small_plan())
    repository.record(f"assignee: {PERSON}", task=1)
    repository.record("status: in_progress", task=2)
    return repository


@pytest.mark.parametrize("template", SCHEMAS, ids=lambda template: template.name)
def test_a_template_is_right_by_the_schema_of_its_forge(template: Path, tmp_path: Path) -> None:
    assert is_right(template, template)
    broken = tmp_path / template.name
    broken.write_text(template.read_text("utf-8").replace(*BROKEN[template]), "utf-8")
    assert not is_right(broken, template), "the control"


@pytest.mark.parametrize("template", SCHEMAS, ids=lambda template: template.name)
def test_its_checkouts_have_the_history_that_commands_read(
    template: Path, office: Repository, tmp_path: Path, cchc: Cchc
) -> None:
    assert depths(template)
    for depth in {*depths(template), SHALLOW}:
        clone = tmp_path / f"{depth}"
        options = [f"--depth={depth}"] if depth else []
        office.git("clone", "-q", *options, office.folder.as_uri(), str(clone))
        told = cchc("history", "--plan", str(clone / "plans/2026.yaml"))
        assert (len(told.out.splitlines()) > 1) == (depth != SHALLOW), "a shallow clone is the control"


@pytest.mark.parametrize("template", SCHEMAS, ids=lambda template: template.name)
def test_its_commands_check_every_plan_and_make_a_page_without_people(
    template: Path, office: Repository, monkeypatch: pytest.MonkeyPatch, cchc: Cchc
) -> None:
    monkeypatch.chdir(office.folder)
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "GITHUB_STEP_SUMMARY", "CCHC_PLAN"):
        monkeypatch.delenv(name, raising=False)
    lines = commands(template)
    assert lines
    for line in lines:
        answer = cchc(*line)
        assert answer.code == 0, answer.err
    assert PERSON not in (office.folder / "public/index.html").read_text("utf-8")
    report = next(line for line in lines if "--no-people" in line)
    assert (
        PERSON
        in cchc(
            *(word if word != "public/index.html" else "-" for word in report if word != "--no-people")
        ).out
    )
    if template == GITLAB:
        assert json.loads((office.folder / "gl-code-quality-report.json").read_text("utf-8"))
    (office.folder / "plans/2027.yaml").write_text(edited(office.text, 1, "status: xong"), "utf-8")
    assert [cchc(*line).code for line in lines if line[0] == "check"] == [1] * (len(lines) - 1)


def test_the_example_for_pre_commit_is_one_that_it_takes(tmp_path: Path) -> None:
    (example,) = re.findall(
        r"^```yaml\n(.*?)^```", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    for text, code in ((example, 0), (example.replace("rev:", "rew:"), 1)):
        (tmp_path / "config.yaml").write_text(text, "utf-8")
        command = [sys.executable, "-m", "pre_commit", "validate-config", str(tmp_path / "config.yaml")]
        assert subprocess.run(command, capture_output=True, check=False).returncode == code
