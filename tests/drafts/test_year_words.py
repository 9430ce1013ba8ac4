"""Years in the words of a plan: those of the plan move on, those of spans, dates and documents stay."""

from __future__ import annotations

import re

import pytest

from cchc.drafts.writing import year_words
from cchc.planfile import document
from tests.support.plans import REAL_PLAN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kế hoạch năm 2026", "Kế hoạch năm 2027"),
        ("NĂM 2026", "NĂM 2027"),
        ("năm 2026; năm 2030", "năm 2027; năm 2030"),
    ],
)
def test_the_plans_own_year_moves_on(text: str, expected: str) -> None:
    assert year_words.to_year(text, 2026, 2027).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "giai đoạn 2026 - 2030", "giai đoạn năm 2026 - 2030", "giai đoạn năm 2026–2030", "năm 2025 và 2026",
        "năm 2025 và năm 2026", "năm 2026 và năm 2027", "năm 2026, 2027", "từ năm 2021 đến năm 2026",
        "số 02/KH-UBND ngày 02/01/2026", "Quý II/2026", "năm 20260",
    ],
)  # fmt: skip
def test_a_year_that_others_are_joined_to_stays(text: str) -> None:
    assert year_words.to_year(text, 2026, 2027) == year_words.Reworded(text)


def test_of_the_real_plan_no_span_date_or_document_changes() -> None:
    plan = document.parse(REAL_PLAN.read_bytes(), "plan").plan
    texts = [
        *(m for area in plan.areas for m in area.measures),
        *(i for duty in plan.duties for i in duty.items),
    ]
    for text in texts:
        new = year_words.to_year(text, 2026, 2027).text
        kept = r"\d{4} ?[-–] ?\d{4}|\d+/\d+/\d{4}|số [\d\w]+[-/]\S+|năm \d{4} và (?:năm )?\d{4}"
        assert re.findall(kept, new) == re.findall(kept, text)


@pytest.mark.parametrize(
    ("due", "kind", "expected"),
    [
        ("Quý II/2026", "quarter", "Quý II/2027"),
        ("Quý 3 năm 2026", "quarter", "Quý 3 năm 2027"),
        ("Tháng 01/2026", "month", "Tháng 01/2027"),
        ("Năm 2026", "year", "Năm 2027"),
        ("Cả năm 2026", "year", "Cả năm 2027"),
        ("Trong năm 2026", "year", "Trong năm 2027"),
        ("Quý II", "quarter", "Quý II"),
        ("Thường xuyên", "ongoing", "Thường xuyên"),
        ("Hằng quý", "periodic", "Hằng quý"),
        ("Quý I/2027", "quarter", None),
        ("30/6/2026", "day", None),
        ("Trước 30/6/2026", "day", None),
        ("Quý II/2026 (sau khi tỉnh có kế hoạch)", "quarter", None),
        ("Quý IV/2026 và quý I/2027", "range", None),
    ],
)
def test_only_pure_periods_move_to_another_year(due: str, kind: str, expected: str | None) -> None:
    assert year_words.due_of_year(due, kind, 2026, 2027) == expected
