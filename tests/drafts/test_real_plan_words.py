"""The real plan in each form of paper, item for item, beside the plan file that a person made of it.

White space is folded; the words themselves must be the same. Owners are worded in full in section III
and by their short names in the file, so they are looked up in its register.
"""

import shutil
from typing import Any

import pytest
import yaml

from cchc import names
from cchc.drafts import reader
from cchc.drafts.reading import Reading
from cchc.sources import reading as source_files
from tests.support.intake_cases import FOLDER
from tests.support.plans import REAL_PLAN

FORMS = [
    "seed.docx",
    pytest.param("seed.doc", marks=pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice")),
    "seed.pdf",
    "seed.html",
    "seed.md",
    "seed.txt",
]


@pytest.fixture(scope="module")
def file() -> dict[str, Any]:
    loaded: dict[str, Any] = _folded(yaml.load(REAL_PLAN.read_text("utf-8"), yaml.BaseLoader))
    return loaded


@pytest.fixture(scope="module", params=FORMS)
def read(request: pytest.FixtureRequest) -> Reading:
    return reader.read(source_files.read(FOLDER / request.param))


def _folded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _folded(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_folded(each) for each in value]
    return " ".join(value.split())


def test_the_head_is_the_same(file: dict[str, Any], read: Reading) -> None:
    plan, annex = file["plan"], file["plan"]["annex"]
    for name in ("number", "date", "year", "title", "issuer", "place", "opening", "closing"):
        assert _folded(getattr(read.plan, name)) == plan[name]
    for name in ("title", "caption", "date", "mention"):
        assert _folded(getattr(read.plan, f"annex_{name}")) == annex[name]


def test_the_body_is_the_same(file: dict[str, Any], read: Reading) -> None:
    plan, body = file["plan"], read.body
    for name in ("legal_bases", "purposes", "requirements", "recipients"):
        assert _folded(getattr(body, name)) == plan[name]
    assert body.signatory._asdict() == plan["signatory"]
    printed = [area for area in file["areas"] if area.get("printed") != "false"]
    assert [[area.title, _folded(area.measures)] for area in body.areas] == [
        [area["title"], area["measures"]] for area in printed
    ]


def test_the_duties_are_the_same(file: dict[str, Any], read: Reading) -> None:
    owners = _by_any_name(file)
    wanted = [
        [[owners[names.key(name)] for name in duty["owners"]], duty["items"]] for duty in file["duties"]
    ]
    assert [
        [[owners[names.key(name)] for name in duty.owners], _folded(duty.items)] for duty in read.body.duties
    ] == wanted


def test_the_offices_are_the_same_with_all_their_wordings(file: dict[str, Any], read: Reading) -> None:
    owners = _by_any_name(file)
    assert [owners[names.key(office.name)] for office in read.owners] == [
        owner["id"] for owner in file["owners"]
    ]
    for office, owner in zip(read.owners, file["owners"], strict=True):
        assert {owners[names.key(alias)] for alias in office.aliases} <= {owner["id"]}
        found = {names.key(name) for name in (office.name, *office.aliases)}
        assert set(map(names.key, owner.get("aliases", []))) <= found
        assert office.is_collective == (owner.get("kind") == "collective")


def _by_any_name(file: dict[str, Any]) -> dict[str, str]:
    return {
        names.key(name): owner["id"]
        for owner in file["owners"]
        for name in filter(None, (owner["name"], owner.get("short"), *owner.get("aliases", [])))
    }
