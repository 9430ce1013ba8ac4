"""The schema of a period's file: it refuses nothing that reading takes, and flags what it can."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc import figures
from cchc.editors import period_schema
from cchc.errors import PeriodError
from cchc.periodfile import document as period_document
from cchc.planfile import document
from cchc.reports.document_kinds import OFFICIAL_KINDS
from tests.support import schema_cases
from tests.support.checkout import TESTS

if TYPE_CHECKING:
    from jsonschema import Draft7Validator

KINDS = tuple(kind.name for kind in OFFICIAL_KINDS)
EXAMPLE = TESTS / "data/format/example.yaml"
GOOD = (
    "period: 1\n",
    '# Quý III\n"period": "1"\nprogress:\n',
    "period: 1\nprogress: {}\nfigures: {}\n",
    "period: 1\nprogress:\n  chung:\n    kiem-tra: Đã kiểm tra 02 cơ quan.\n  vhxh:\n    kiem-tra: ''\n    so: 5\n",
    "period: 1\nreminder:\n  chung: ''\nassignment:\n  vhxh:\n    ghi-chu: |\n      Một.\n      Hai.\n",
    "period: 1\nfigures:\n  tin-bai: 5\n  ho-so: '1.247'\n  ty-le: 58,97\n  dung-han: 98%\n  hoi-nghi:\n",
    "period: 1\nfigures:\n  tin-bai:\n    value: 1.247.000,5\n    note: chưa đối chiếu\n  x: {value: , note: }\n",
)
WRONG = (
    "progress: {}\n",
    "period: 2\n",
    "period: 1\nprogres:\n  chung:\n    a: b\n",
    "period: 1\nprogress: xong\n",
    "period: 1\nprogress:\n  chung: xong\n",
    "period: 1\nprogress:\n  chung:\n    a: [x]\n",
    "period: 1\nfigures: 5\n",
    "period: 1\nfigures:\n  tin-bai: khoảng 500\n",
    "period: 1\nfigures:\n  tin-bai: -5\n",
    "period: 1\nfigures:\n  tin-bai: [5]\n",
    "period: 1\nfigures:\n  tin-bai: {value: 5, nte: x}\n",
    "period: 1\nfigures:\n  tin-bai: {value: '1,234,5'}\n",
)


@pytest.fixture(params=["any", "own"])
def judge(request: pytest.FixtureRequest) -> Draft7Validator:
    plan = document.parse(EXAMPLE.read_bytes(), EXAMPLE.name).plan
    return schema_cases.validator(period_schema.text(plan if request.param == "own" else None))


@pytest.mark.parametrize("text", GOOD)
def test_what_is_read_is_not_refused(judge: Draft7Validator, tmp_path: Path, text: str) -> None:
    period_document.parse(text.encode(), "q3", KINDS)
    (tmp_path / "q3.yaml").write_text(text, "utf-8")
    assert judge.is_valid(schema_cases.value(tmp_path / "q3.yaml"))


@pytest.mark.parametrize("text", WRONG)
def test_what_is_not_read_is_flagged(judge: Draft7Validator, tmp_path: Path, text: str) -> None:
    with pytest.raises(PeriodError):
        period_document.parse(text.encode(), "q3", KINDS)
    (tmp_path / "q3.yaml").write_text(text, "utf-8")
    assert not judge.is_valid(schema_cases.value(tmp_path / "q3.yaml"))


def test_the_figures_and_offices_of_a_plan_are_offered() -> None:
    plan = document.parse(EXAMPLE.read_bytes(), EXAMPLE.name).plan
    properties = json.loads(period_schema.text(plan))["properties"]
    offered = properties["figures"]["anyOf"][0]["properties"]
    assert {id_: one["title"] for id_, one in offered.items()} == {
        figure.id: figure.title for figure in plan.reporting.figures
    }
    offices = properties["progress"]["anyOf"][0]["properties"]
    assert [*offices] == ["chung", *(owner.id for owner in plan.owners)]


TAKEN = ("0", "5", "0585", "1.247", "1.247.000,5", "58,97", "58,9731", "98%", " 98 % ", "12.345.678,000001")
REFUSED = ("", "1.5", "1,247.5", "1.2470", "12.34", ",5", "5,", "-5", "5 hồ sơ", "%", "1 247", "٣")


@pytest.mark.parametrize("text", [*TAKEN, *REFUSED])
def test_a_figure_is_written_in_an_editor_as_it_is_read(text: str) -> None:
    pattern = re.compile(period_schema._NUMBER)  # noqa: SLF001  the schema's own
    is_read = True
    try:
        figures.parse(text)
    except ValueError:
        is_read = False
    assert (is_read, bool(pattern.search(text))) == (text in TAKEN, text in TAKEN)


def test_figures_by_chance_are_written_as_they_are_read() -> None:
    pattern, chance = re.compile(period_schema._NUMBER), random.Random(11)  # noqa: SLF001
    texts = ["".join(chance.choices("0123456789..,,%", k=chance.randint(1, 12))) for _ in range(5000)]
    read = 0
    for text in texts:
        try:
            figures.parse(text)
        except ValueError:
            assert not pattern.search(text), text
        else:
            assert pattern.search(text), text
            read += 1
    assert read > 100
