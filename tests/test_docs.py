"""The documents tell the truth: links lead somewhere, commands run, promised keys are there."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.cli import app, questions
from tests.support.repositories import edited, office_with

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.answers import Answer

CHECKOUT = Path(__file__).parent.parent
PAGES = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def links(text: str) -> list[str]:
    return [link for link in LINK.findall(text) if "://" not in link]


def commands(text: str) -> list[str]:
    """Give the command lines of a page: in shell blocks, and in code spans of tables."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("cchc ")]
    spans = re.findall(r"\| `(cchc [^`]+)` \|", text)
    return lines + spans


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    assert [link for link in links(page.read_text("utf-8")) if not (page.parent / link).exists()] == []


def test_a_broken_link_would_be_seen() -> None:
    assert links("xem [lỗi](docs/khong-co.md#a)") == ["docs/khong-co.md"]


@pytest.mark.parametrize("command", commands((CHECKOUT / "README.md").read_text("utf-8")))
def test_every_command_of_the_readme_runs(
    cchc: Callable[..., Answer], office: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    git = ("git", "-c", "user.name=Cán bộ", "-c", "user.email=canbo@example.vn")
    for asked in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Kế hoạch")):
        subprocess.run([*git, *asked], cwd=office, check=True)
    if command == "cchc undo":  # what it needs: a change, and a person who answers
        monkeypatch.delenv("CCHC_CACHE", raising=False)
        monkeypatch.setattr(questions, "somebody_answers", lambda: True)
        monkeypatch.setattr(questions, "confirm", lambda _: True)
        cchc("start", "4")
    (office / "15.pdf").write_bytes(b"%PDF-1")  # a scan
    answer = cchc(*shlex.split(command)[1:])
    assert answer.code == 0, answer.err


def test_the_readme_names_every_command() -> None:
    readme = (CHECKOUT / "README.md").read_text("utf-8")
    assert [name for name in app.COMMANDS if f"cchc {name}" not in readme] == []


def test_every_key_of_the_json_is_promised(
    cchc: Callable[..., Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = office_with(tmp_path)
    good = repository.text
    repository.commit("a: [")
    repository.commit(good)
    repository.plan.write_text(edited(good, 4, "progress: 1"), "utf-8")
    monkeypatch.chdir(repository.folder)
    promised = (CHECKOUT / "docs/json.md").read_text("utf-8")

    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return {str(key) for key in value}.union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    forms = (["show", "4"], ["stats"], ["check"], ["history", "4"], ["diff"])
    printed = set().union(*(keys(json.loads(cchc(*form, "--format", "json").out)) for form in forms))
    assert [key for key in sorted(printed) if not re.search(rf"\b{key}\b", promised)] == []
