"""`cchc schema`: the schema on the screen or in a file, and the line in the plan that leads to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.editors import period_schema, plan_schema

if TYPE_CHECKING:
    from tests.support.answers import Cchc

LINE = "# yaml-language-server: $schema=.cchc/2026.schema.json"


def test_the_schema_of_any_plan_needs_none(
    cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = cchc("schema")
    assert (answer.code, answer.out) == (0, plan_schema.general())
    assert cchc("schema", "-o", "luoc-do.json").code == 0
    assert Path("luoc-do.json").read_text("utf-8") == plan_schema.general()


def test_the_schema_of_a_plan_has_its_owners_areas_and_year(cchc: Cchc, office: Path) -> None:
    definitions = json.loads(cchc("schema", "--plan", "plans/2026.yaml").out)["definitions"]
    assert "Phòng VHXH" in definitions[plan_schema.OWNER]["anyOf"][0]["enum"]
    assert "chi-dao" in definitions[plan_schema.AREA]["enum"]
    assert "Quý I/2026" in definitions[plan_schema.DUE]["examples"]
    own = office / "plans/.cchc/2026.schema.json"
    assert cchc("schema", "--plan", "plans/2026.yaml", "-o", str(own)).code == 0
    assert json.loads(own.read_text("utf-8"))["definitions"] == definitions


def test_the_schema_of_periods_files_is_another(cchc: Cchc, office: Path) -> None:
    assert cchc("schema", "--period").out == period_schema.text()
    own = json.loads(cchc("schema", "--period", "--plan", "plans/2026.yaml").out)
    assert "vhxh" in own["properties"]["progress"]["anyOf"][0]["properties"]


def test_the_line_is_one_new_line_that_comes_once(cchc: Cchc, office: Path) -> None:
    plan = office / "plans/2026.yaml"
    before = plan.read_bytes()
    answer = cchc("schema", "--modeline")
    assert answer.code == 0, answer.err
    assert plan.read_bytes() == f"{LINE}\n".encode() + before
    assert (office / "plans/.cchc/2026.schema.json").is_file()
    assert "đã ghi dòng đầu của plans/2026.yaml" in answer.err
    again = cchc("schema", "--modeline")
    assert "không đổi gì" in again.err
    assert plan.read_bytes() == f"{LINE}\n".encode() + before
    assert cchc("check").code == 0


def test_the_line_keeps_the_mark_and_the_line_ends_of_the_file(cchc: Cchc, office: Path) -> None:
    plan = office / "plans/2026.yaml"
    text = plan.read_text("utf-8").replace("\n", "\r\n")
    plan.write_bytes(f"\ufeff{text}".encode())
    assert cchc("schema", "--plan", "plans/2026.yaml", "--modeline", "-o", "lược đồ.json").code == 0
    line = "# yaml-language-server: $schema=../l%C6%B0%E1%BB%A3c%20%C4%91%E1%BB%93.json"
    assert plan.read_bytes() == f"\ufeff{line}\r\n{text}".encode()


def test_the_line_can_be_taken_back(cchc: Cchc, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    plan = office / "plans/2026.yaml"
    before = plan.read_bytes()
    assert cchc("schema", "--modeline").code == 0
    assert cchc("undo", "--yes").code == 0
    assert plan.read_bytes() == before


def test_a_new_owner_comes_into_the_schema_when_it_is_made_again(cchc: Cchc, office: Path) -> None:
    assert cchc("schema", "--modeline").code == 0
    assert cchc("owner", "add", "Công an xã").code == 0
    answer = cchc("schema", "--modeline")
    assert answer.code == 0, answer.err
    assert "Công an xã" in (office / "plans/.cchc/2026.schema.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--modeline", "--period"), 2, "--modeline chỉ dùng cho tệp kế hoạch"),
        (("--modeline", "-o", "-"), 2, "--modeline cần một tệp"),
        (("-o", "luoc-do.docx"), 2, "đặt đuôi .json"),
        (("--plan", "plans/2026.yaml", "-o", "plans/2026.yaml"), 2, "-o"),
        (("--plan", "khong-co.yaml"), 2, "không có tệp"),
        (("-o", "cua-toi.json"), 3, "đã được sửa hoặc không do cchc ghi"),
    ],
)
def test_a_request_that_would_harm_is_refused(
    cchc: Cchc, office: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = (office / "plans/2026.yaml").read_bytes()
    (office / "cua-toi.json").write_text("{}", "utf-8")
    answer = cchc("schema", *arguments)
    assert (answer.code, said in answer.err) == (code, True), answer.err
    assert (office / "plans/2026.yaml").read_bytes() == before
    assert (office / "cua-toi.json").read_text("utf-8") == "{}"


def test_a_plan_that_is_wrong_has_no_schema_of_its_own(cchc: Cchc, office: Path) -> None:
    plan = office / "plans/2026.yaml"
    plan.write_text(plan.read_text("utf-8").replace("year: 2026", "year: nay"), "utf-8")
    answer = cchc("schema", "--modeline")
    assert answer.code == 1
    assert "[bad-number]" in answer.err
    assert "yaml-language-server" not in plan.read_text("utf-8")


def test_the_schema_that_somebody_had_named_is_told(cchc: Cchc, office: Path) -> None:
    plan = office / "plans/2026.yaml"
    plan.write_text(
        f"# yaml-language-server: $schema=foo.json  # của tôi\n{plan.read_text('utf-8')}", "utf-8"
    )
    answer = cchc("schema", "--modeline")
    assert answer.code == 0
    assert "dòng ấy trước đây dẫn đến: foo.json" in answer.err
    assert plan.read_text("utf-8").startswith(
        "# yaml-language-server: $schema=.cchc/2026.schema.json  # của tôi\n"
    )
    assert "trước đây" not in cchc("schema", "--modeline").err
