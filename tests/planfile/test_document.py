"""A plan file as a whole: bytes in, a plan or every problem out, and nothing in between."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc.errors import PlanError
from cchc.planfile import document, warnings
from cchc.yamltext import decoding
from tests.support.checkout import ISSUED_PLAN

if TYPE_CHECKING:
    from cchc.errors import Problem

REAL_PLAN = ISSUED_PLAN.read_text("utf-8")
DAY = date(2026, 7, 1)


def problems(data: bytes | str) -> tuple[Problem, ...]:
    with pytest.raises(PlanError) as caught:
        document.parse(data if isinstance(data, bytes) else data.encode(), "x.yaml")
    assert caught.value.exit_code == 1
    return caught.value.problems


def changed(*changes: tuple[str, str]) -> str:
    """Return the real plan with each text changed where it stands first; it must stand there."""
    text = REAL_PLAN
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return text


# One plan in many files


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", decoding.BOM])
def test_line_ends_marks_and_forms_of_letters_change_nothing(
    form: Literal["NFC", "NFD"], line_end: str, mark: str
) -> None:
    text = unicodedata.normalize(form, REAL_PLAN).replace("\n", line_end)
    read = document.parse((mark + text).encode(), "x.yaml")
    usual = document.parse(REAL_PLAN.encode(), "x.yaml")
    assert read.plan == usual.plan
    assert (read.text, read.bom) == (text, bool(mark))
    told = [
        (problem.code, problem.location.line, problem.message)
        for problem in warnings.find(read, DAY).problems
    ]
    assert told == [
        (problem.code, problem.location.line, problem.message)
        for problem in warnings.find(usual, DAY).problems
    ]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_words_that_a_warning_means_are_found_in_every_form(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, REAL_PLAN)
    told = {
        problem.code: problem
        for problem in warnings.find(document.parse(text.encode(), "x.yaml"), DAY).problems
    }
    found = told["doubled-word"]
    start = found.location.column - 1
    pointed_at = found.source_line[start : start + found.location.width]
    assert unicodedata.normalize("NFC", pointed_at) == "sở Sở"


def test_the_real_plan_is_read_whole() -> None:
    plan = document.parse(REAL_PLAN.encode(), "x.yaml").plan
    assert [task.id for task in plan.tasks] == list(range(1, 21))
    assert (len(plan.owners), len(plan.areas), len(plan.duties)) == (8, 8, 6)


# Everything that is wrong, at once


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    wrong = changed(
        ("cchc: 1", "cchc: 3"),
        ("  year: 2026", "  yaer: 2026"),
        ("    kind: collective", "    kind: phòng"),
        ("    status: not_started", "    status: hoàn thành"),
        ("    owner: Trạm Y tế", "    owner: Trạm thú y"),
        ("  - id: 20", "  - id: 19"),
        ("due: Quý III/2026", "due:"),
    )
    told = problems(wrong)
    assert [problem.code for problem in told] == [
        "version",
        "unknown-key",
        "bad-kind",
        "bad-status",
        "empty",
        "unknown-owner",
        "duplicate-id",
    ]
    assert [p.location for p in told] == sorted(p.location for p in told)
    lines = wrong.split("\n")
    assert all(problem.source_line == lines[problem.location.line - 1] for problem in told)
    assert {(problem.path, problem.severity) for problem in told} == {("x.yaml", "error")}


def test_every_refused_mark_is_told_at_once_and_so_is_every_tab() -> None:
    marks = changed(
        ("owner: Phòng VHXH", "owner: &x Phòng VHXH"), ("due: Quý I/2026", "due: *x\n    due: *x")
    )
    assert [problem.code for problem in problems(marks)] == ["anchor", "alias", "duplicate-key", "alias"]
    tabs = REAL_PLAN.replace("    area: tthc", "\tarea: tthc")
    assert [problem.code for problem in problems(tabs)] == ["tab"] * REAL_PLAN.count("    area: tthc")


def test_a_problem_of_the_whole_file_shows_no_line_of_it() -> None:
    for data in (b"#" * (decoding.MAX_BYTES + 1), REAL_PLAN.encode("utf-16"), b""):
        (problem,) = problems(data)
        assert problem.source_line == ""
        assert (problem.location.line, problem.location.column) == (1, 1)


def test_a_problem_behind_the_last_line_has_a_place_all_the_same() -> None:
    (problem,) = problems("a: [b,\n\n")
    assert problem.location.line == 1


# Nothing is skipped


@pytest.mark.parametrize(
    "tail",
    [
        "---\n",
        "...\n- id: 21\n",
        "---\ntasks: []\n",
        "tasks: []\n",
        "  - x\n",
        "  -\n",
        "  - id: 21\n",
        "ghi_chu: x\n",
        "]\n",
        '"',
        "\u2028",
        "\x00",
        "<<<<<<< HEAD\n",
    ],
)
def test_a_plan_with_anything_wrong_at_its_end_is_not_read(tail: str) -> None:
    assert problems(REAL_PLAN + tail)


@pytest.mark.parametrize("tail", ["# hết\n", "\n\n", "...\n", "...\n# hết\n", "reporting: {}\n"])
def test_a_plan_with_nothing_wrong_at_its_end_is_read(tail: str) -> None:
    assert len(document.parse((REAL_PLAN + tail).encode(), "x.yaml").plan.tasks) == 20


LINES = REAL_PLAN.split("\n")


@settings(max_examples=150)
@given(
    line=st.integers(0, len(LINES) - 1),
    column=st.integers(0, 30),
    cut=st.integers(0, 3),
    put=st.text(st.sampled_from(" :-#\"'[]{}&*!|>%@`\t\n\u00a0\u200bê"), max_size=3),
)
def test_a_slip_of_the_hand_is_read_whole_or_told_in_its_place(
    line: int, column: int, cut: int, put: str
) -> None:
    lines = list(LINES)
    lines[line] = lines[line][:column] + put + lines[line][column + cut :]
    text = "\n".join(lines)
    try:
        read = document.parse(text.encode(), "x.yaml")
    except PlanError as error:
        found = error.problems
        assert found
        count = text.count("\n") + 1
        assert all(1 <= problem.location.line <= count for problem in found)
        assert all(problem.message and problem.hint for problem in found)
    else:
        assert len(read.plan.tasks) == text.count("\n  - id: ") - text.split("\ntasks:")[0].count(
            "\n  - id: "
        )


@settings(max_examples=200)
@given(st.binary(max_size=60))
@example(b"---")
def test_bytes_that_are_no_plan_are_told_so_and_never_crash(data: bytes) -> None:
    assert problems(data)
