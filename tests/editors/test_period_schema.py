"""The schema of a period's file: it refuses nothing that reading takes, and flags what it can."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.editors import period_schema
from cchc.errors import PeriodError
from cchc.periodfile import document as period_document
from cchc.planfile import document
from cchc.reports.document_kinds import OFFICIAL_KINDS
from tests.support import schema_cases

if TYPE_CHECKING:
    from jsonschema import Draft7Validator

KINDS = tuple(kind.name for kind in OFFICIAL_KINDS)
EXAMPLE = Path(__file__).parents[1] / "data/format/example.yaml"
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
