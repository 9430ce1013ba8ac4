"""Every task of many plans as rows of a Parquet file, asked by DuckDB."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from cchc.rollup import task_rows
from tests.support.communes import DAY, REAL_PLAN, commune, without_last_tasks

if TYPE_CHECKING:
    from tests.support.answers import Cchc


def ask(question: str) -> list[tuple[Any, ...]]:
    answer = duckdb.sql(question)
    assert answer is not None
    return answer.fetchall()


def test_every_task_of_every_plan_is_a_row_of_a_parquet_file(
    tmp_path: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(70):  # enough for several processes
        commune(tmp_path, number, without_last_tasks(1 + number % 15))
    (tmp_path / "hong.yaml").write_text("cchc: 1\n", "utf-8")
    answer = cchc("rollup", "--format", "parquet", "--as-of", "2026-08-01", "-o", "nv.parquet")
    assert (answer.code, answer.out) == (1, "nv.parquet\n")
    assert "hong.yaml:1:1:" in answer.err
    rolled = json.loads(cchc("rollup", "--format", "json", "--as-of", "2026-08-01").out)
    counted_there = dict(ask("select state, count(*) from 'nv.parquet' group by state"))
    assert counted_there == {state: count for state, count in rolled["total"]["states"].items() if count}
    assert ask("select count(distinct path), min(as_of), max(year) from 'nv.parquet'") == [(70, DAY, 2026)]
    first = Path("nv.parquet").read_bytes()
    cchc("rollup", "--format", "parquet", "--as-of", "2026-08-01", "-o", "nv.parquet")
    assert Path("nv.parquet").read_bytes() == first


@pytest.mark.usefixtures("office")
def test_a_row_says_of_a_task_what_the_json_says(cchc: Cchc) -> None:
    cchc("rollup", "--format", "parquet", "--as-of", "2026-08-01", "-o", "nv.parquet")
    rows = ask(
        "select task, title, area, owner, coordinators, status, state, due, due_kind, due_end, days_left, "
        "progress from 'nv.parquet' order by task"
    )
    listed = json.loads(cchc("list", "--format", "json", "--as-of", "2026-08-01").out)["tasks"]
    assert len(rows) == 20
    for row, task in zip(rows, listed, strict=True):
        end = row[9] and row[9].isoformat()
        assert (*row[:9], end, *row[10:]) == (
            task["id"], task["title"], task["area"]["title"], task["owner"]["name"],
            [one["name"] for one in task["coordinators"]], task["status"], task["state"],
            task["due"]["text"], task["due"]["kind"], task["due"]["end"], task["days_left"], task["progress"],
        )  # fmt: skip


def test_the_columns_of_a_parquet_file_are_typed_even_without_a_row(
    tmp_path: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cchc("rollup", "--format", "parquet", "-o", "nv.parquet").code == 0
    types = {name: kind for name, kind, *_ in ask("describe select * from 'nv.parquet'")}
    assert list(types) == list(task_rows.COLUMNS)
    assert {types[name] for name in ("as_of", "due_start", "due_end", "done_on")} == {"DATE"}
    assert {types[name] for name in ("task", "year", "days_left", "progress")} == {"INTEGER"}
    assert types["coordinators"] == "VARCHAR[]"


def test_parquet_without_pyarrow_is_a_clear_message(
    office: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    answer = cchc("rollup", "--format", "parquet")
    assert answer.code == 3
    assert "cần gói pyarrow" in answer.err
    assert "cchc[parquet]" in answer.err
    assert not (office / "bao-cao").exists()


@pytest.mark.parametrize("option", [("--year", "2026"), ("--top", "3")])
@pytest.mark.usefixtures("office")
def test_parquet_holds_everything(cchc: Cchc, option: tuple[str, str]) -> None:
    answer = cchc("rollup", "--format", "parquet", *option)
    assert answer.code == 2
    assert "ghi đủ mọi nhiệm vụ" in answer.err


@pytest.mark.usefixtures("office")
def test_the_question_of_the_docs_is_answered_from_a_folder_of_files(cchc: Cchc) -> None:
    page = (REAL_PLAN.parent.parent / "docs/rollups.md").read_text("utf-8")
    question = page.split("```sql\n")[1].split("```")[0]
    for province in ("an-giang", "ca-mau"):
        cchc("rollup", "--format", "parquet", "--as-of", "2026-08-01", "-o", f"kho/{province}.parquet")
    alone = json.loads(cchc("stats", "--format", "json", "--as-of", "2026-08-01").out)["areas"]
    expected = {area["title"]: (2 * area["total"], 2 * area["overdue"]) for area in alone if area["total"]}
    answered = ask(question)
    assert {area: (tasks, overdue) for area, tasks, overdue in answered} == expected
    shares = [overdue / tasks for _, tasks, overdue in answered]
    assert shares == sorted(shares, reverse=True)
    for column in task_rows.COLUMNS:
        assert column in page
