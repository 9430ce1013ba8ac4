"""The schema that editors have: it says what the models say, refuses no good plan, and flags what it can."""

from __future__ import annotations

import itertools
import json
import random
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator

from cchc import labels
from cchc.deadlines.parsing import parse_deadline
from cchc.editors import plan_schema
from cchc.errors import PlanError
from cchc.planfile import document, records, values
from tests.support import make_plan_schema, schema_cases
from tests.support.command_line import parameters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

GENERAL = json.loads(plan_schema.general())
# How people write what a field holds, well and badly; each is tried bare and, where YAML reads it so, as a number.
SPELLINGS = (
    "30/6/2026", "30-6-2026", "30.6.2026", "2026-06-30", "1/1/1900", "31/12/2199", "2026-6-30", "30/6/26", "30/13/2026",
    "32/1/2026", "30-6/2026", "2026/06/30", "hôm nay", "0/1/2026", "1/1/2200", " 30/6/2026 ", "0", "7", "07", "007",
    "100", "101", "0100", "150%", "50%", "50 %", "%", "-1", "1.5", "1,5", "1,55", "1,5555", "12345", "1234567890", "999999999",
    "2026", "1899", "2200", "26", "true", "True", "TRUE", "có", "Có", "CÓ", "không", "yes", "No", "maybe", "vhxh",
    "phong-vhxh", "Phong", "a--b", "-a", "a-", "a b", "đội", "done", "not_started", "xong", "Done", "agency", "paused",
    "collective", "x", "", " ", "1e3", "0x10", "1_000",
)  # fmt: skip


def test_the_file_is_what_the_models_make() -> None:
    assert plan_schema.general() == make_plan_schema.page()


def test_every_field_has_a_vietnamese_name_and_a_meaning() -> None:
    assert tuple(GENERAL["properties"]) == records.TOP_KEYS
    for path, field in fields(GENERAL):
        assert field.get("title"), path
        assert field.get("description"), path


def fields(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the fields of a schema, by where they stand."""
    if isinstance(schema, list):
        for item in schema:
            yield from fields(item, path)
    elif isinstance(schema, dict):
        properties = schema.get("properties", {}) if "title" in schema else {}
        for name, field in properties.items():
            yield f"{path}.{name}", field
            yield from fields(field, f"{path}.{name}")
        for key in ("anyOf", "allOf", "items"):
            yield from fields(schema.get(key, []), path)


def test_no_good_plan_is_refused() -> None:
    assert list(schema_cases.refused(schema_cases.good_files(), plan_schema.general())) == []
    assert len(schema_cases.good_files()) > 90


def test_a_fixed_list_of_wrong_plans_is_flagged() -> None:
    found = list(schema_cases.refused(schema_cases.wrong_files(), plan_schema.general()))
    assert found == schema_cases.flagged()
    assert len(found) >= 70


def test_a_plans_own_schema_refuses_it_for_nothing() -> None:
    for file in schema_cases.good_files()[::8]:  # each takes a tenth of a second
        own = plan_schema.of_plan(document.parse(file.read_bytes(), file.name).plan)
        assert list(schema_cases.refused([file], own)) == [], file


def test_areas_are_those_of_the_plan_and_owners_are_suggested() -> None:
    file = schema_cases.ERRORS / "6ro-nguoi.yaml"
    own = plan_schema.of_plan(document.parse(file.read_bytes(), file.name).plan)
    files = [
        schema_cases.ERRORS / f"{name}.yaml"
        for name in ("unknown-area", "unknown-area-of-a-figure", "unknown-owner")
    ]
    assert list(schema_cases.refused(files, own)) == ["unknown-area", "unknown-area-of-a-figure"]
    definitions = json.loads(own)["definitions"]
    assert "Phòng VHXH" in definitions[plan_schema.OWNER]["anyOf"][0]["enum"]
    assert definitions[plan_schema.AREA]["enum"]


@pytest.mark.parametrize("written", ["01", "2026", "1e3", "the-che"])
def test_an_area_whose_id_yaml_takes_for_a_number_is_taken(written: str, tmp_path: Path) -> None:
    file = schema_cases.ERRORS / "6ro-nguoi.yaml"
    text = re.sub(r"(?m)^(  - id|    area): (the-che|tthc)$", rf"\1: {written}", file.read_text("utf-8"))
    (tmp_path / "2026.yaml").write_text(text, "utf-8")
    plan = document.parse(text.encode(), "2026.yaml").plan
    assert written in {area.id for area in plan.areas}
    judge = schema_cases.validator(plan_schema.of_plan(plan))
    assert judge.is_valid(schema_cases.value(tmp_path / "2026.yaml"))


def test_a_plan_with_nothing_in_it_yet_has_a_schema() -> None:
    text = "cchc: 1\nplan:\n  year: 2027\n  title: Kế hoạch\n  issuer: UBND xã A\n"
    own = plan_schema.of_plan(document.parse(text.encode(), "2027.yaml").plan)
    assert schema_cases.validator(own).is_valid(
        {"cchc": 1, "plan": {"year": 2027, "title": "K", "issuer": "U"}}
    )
    assert json.loads(own)["definitions"][plan_schema.DUE]["examples"][0] == "Quý I/2027"


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("text", values.text), ("day", values.day), ("whole", values.whole), ("year", values.year),
        ("percent", values.percent), ("points", values.points), ("flag", values.flag), ("slug", values.slug),
        ("status", values.status), ("owner_kind", values.owner_kind),
    ],
)  # fmt: skip
def test_a_spelling_that_is_taken_is_never_refused(name: str, read: Callable[[object], object]) -> None:
    judge = Draft7Validator({"$ref": f"#/definitions/{name}", "definitions": GENERAL["definitions"]})
    chance = random.Random(name)
    shaken = [
        "".join(chance.choice("0123456789/-.,% ab") for _ in range(chance.randint(1, 10)))
        for _ in range(2000)
    ]
    wrongly = [text for text in (*SPELLINGS, *shaken) if _is_taken(read, text) and not judge.is_valid(text)]
    assert wrongly == []
    numbers = [text for text in SPELLINGS if text.isascii() and text.isdigit() and _is_taken(read, text)]
    assert [text for text in numbers if name not in {"status", "flag"} and not judge.is_valid(int(text))] == (
        numbers if name == "day" else []
    )
    assert not all(judge.is_valid(text) for text in SPELLINGS), "it refuses something"


def _is_taken(read: Callable[[object], object], text: str) -> bool:
    try:
        read(text)
    except values.InvalidValue:
        return False
    return True


PLAN = """cchc: 1
plan: {year: 2026, title: Kế hoạch, issuer: UBND xã A}
owners: [{id: vhxh, name: Phòng VHXH}]
areas: [{id: tthc, title: Thủ tục}]
"""
TASK = "tasks:\n  - id: 1\n    title: Việc\n    area: tthc\n    owner: Phòng VHXH\n    due: Quý III/2026\n"
EXTENSION = f"{TASK}    extensions:\n      - due: Quý IV/2026\n        date: 1/6/2026\n"
FIGURE = "reporting:\n  figures:\n    - {id: p, title: P}\n    - id: q\n      title: Q\n"
DOCUMENTS = ("", '""', "4/UBND", "4")
# Records, with fields that are written or left out in every way together, and what each may hold.
TOGETHER = [
    (
        f"{PLAN}{TASK}",
        4,
        {
            "status": labels.STATUS,
            "done_on": ("", '""', "30/6/2026", "2026-06-30"),
            "stopped": ("", "{}", "{document: 4/UBND, date: 1/6/2026}", "{document: , date: 1/6/2026}"),
        },
    ),
    (
        f"{PLAN}{EXTENSION}",
        8,
        {"approved": ("", "true", '"True"', "có", "CÓ", "false", "không"), "document": DOCUMENTS},
    ),
    (f"{PLAN}{FIGURE}", 6, dict.fromkeys(("sum", "share", "of"), ("", "[]", "[p]"))),
    (f"{PLAN}{FIGURE}", 6, {"area": ("", "tthc"), "section": ("", "kiem-tra", "tuyen-truyen", "khac")}),
    (
        f"{PLAN}views:\n  a:\n    command: list\n",
        4,
        {
            "quarter": ("", '""', "3"),
            "month": ("", "9"),
            "state": ("[]", "[waiting, paused]", "waiting"),
            "overdue": ("", "true", "false", "có"),
        },
    ),
    (
        f"{PLAN}views:\n  a:\n    command: due\n",
        4,
        {"within": ("", "7", "0"), "quarter": ("", "Q3"), "overdue": ("true", "false"), "open": ("true",)},
    ),
]


@pytest.mark.parametrize(("text", "indent", "fields_"), TOGETHER)
def test_fields_of_a_record_are_flagged_together_where_cchc_refuses_them(
    text: str, indent: int, fields_: dict[str, Iterable[str]], tmp_path: Path
) -> None:
    judge = schema_cases.validator(plan_schema.general())
    counts = {True: 0, False: 0}
    for number, values_ in enumerate(itertools.product(*([None, *held] for held in fields_.values()))):
        said = [(name, value) for name, value in zip(fields_, values_, strict=True) if value is not None]
        file = tmp_path / f"{number}.yaml"
        file.write_text(text + "".join(f"{' ' * indent}{name}: {value}\n" for name, value in said), "utf-8")
        try:
            document.parse(file.read_bytes(), "2026.yaml")
            is_taken = True
        except PlanError:
            is_taken = False
        assert judge.is_valid(schema_cases.value(file)) == is_taken, said
        counts[is_taken] += 1
    assert min(counts.values()) > 0, "some are good and some are wrong"


def test_deadlines_that_are_offered_are_read() -> None:
    for words in plan_schema.DUE_EXAMPLES:
        assert parse_deadline(words, 2026).kind, words


def test_a_schema_that_is_too_strict_would_be_seen() -> None:
    strict = json.loads(plan_schema.general())
    strict["definitions"]["day"] = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-"}
    assert list(schema_cases.refused(schema_cases.good_files(), json.dumps(strict)))


@pytest.mark.parametrize(("command", "model"), [("list", "ListView"), ("due", "DueView")])
def test_an_editor_offers_offices_for_a_view_where_tab_does_for_its_options(command: str, model: str) -> None:
    """Areas it doesn't: a view may have them by their titles, and the schema knows their ids alone."""
    offered = {
        name.removeprefix("--")
        for path, name, one in parameters()
        if path == command and getattr(one.metavar, "offers", "") == "@owners"
    }
    names = make_plan_schema._NAMES.items()  # noqa: SLF001  what a field's text is
    known = {field for (of, field), name in names if of == model and name == plan_schema.OWNER}
    assert offered == known != set()
