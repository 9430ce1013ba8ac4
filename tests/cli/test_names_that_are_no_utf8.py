"""Files whose names are no UTF-8, from old archives and other code pages: every output copes with them."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.repositories import small_plan

if TYPE_CHECKING:
    from tests.support.answers import Cchc

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")

PLAN = os.fsdecode(b"plans/n\xe9.yaml")
FOLDER = os.fsdecode(b"x\xe3")


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / FOLDER / PLAN
    file.parent.mkdir(parents=True)
    file.write_text(small_plan(), "utf-8")
    monkeypatch.chdir(tmp_path / FOLDER)


@pytest.mark.parametrize("format_", ["text", "json", "github", "gitlab", "sarif"])
def test_check_prints_every_form_of_it(cchc: Cchc, monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "tom-tat.md")
    answer = cchc("check", "plans", "--format", format_, "--strict")
    assert answer.code == 1, answer.err
    assert Path("tom-tat.md").exists() == (format_ == "github")
    if format_ == "sarif":
        (result, *_) = json.loads(answer.out)["runs"][0]["results"]
        address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert address == "plans/n%E9.yaml", "as URIs have bytes of any kind"


def test_a_schema_is_named_by_its_bytes(cchc: Cchc) -> None:
    assert cchc("schema", "--modeline", "--plan", PLAN).code == 0
    assert (
        Path(PLAN).read_text("utf-8").startswith("# yaml-language-server: $schema=.cchc/n%E9.schema.json\n")
    )
    assert cchc("schema", "--modeline", "--plan", PLAN, "-o", f"{FOLDER}.json").code == 0
    assert Path(PLAN).read_text("utf-8").startswith("# yaml-language-server: $schema=../x%E3.json\n")


@pytest.mark.parametrize("format_", ["html", "md", "json", "docx", "xlsx", "csv", "ics"])
def test_reports_of_it_are_made(cchc: Cchc, format_: str) -> None:
    """Into a folder elsewhere, from which links to evidence lead through the plan's own."""
    answer = cchc("report", "--plan", PLAN, "--format", format_, "-o", f"../bao-cao/{FOLDER}.{format_}")
    assert answer.code == 0, answer.err


@pytest.mark.parametrize("format_", ["table", "csv", "json", "html", "xlsx", "parquet"])
def test_it_is_counted_among_others(cchc: Cchc, format_: str) -> None:
    if format_ == "parquet":
        pytest.importorskip("pyarrow")
    answer = cchc("rollup", "plans", "--format", format_)
    assert answer.code == 0, answer.err
