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


CITED = "Triển khai Nghị quyết số 66/NQ-CP ngày 26/3/2025 ban hành Chương trình cắt giảm; giảm chi phí trong năm 2026"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (CITED, 1),
        ("Thực hiện Nghị định số 118/2025/NĐ-CP trong năm 2026", 1),
        ("Theo Kế hoạch số 130/KH-BCĐTKNQ18 năm 2026 và Kế hoạch 5-KH/TU năm 2026", 2),
        # Not cited: another sentence, a bracket that was closed, a plan without a number.
        ("Thực hiện Nghị định số 118/2025/NĐ-CP. Hoàn thành trong năm 2026", 0),
        ("Chuyển đổi số (theo Kế hoạch số 103/KH-UBND của tỉnh) trong năm 2026", 0),
        ("Triển khai Kế hoạch CCHC tỉnh năm 2026", 0),
    ],
)
def test_the_year_of_what_a_cited_document_is_about_stays_and_is_shown(text: str, kept: int) -> None:
    reworded = year_words.to_year(text, 2026, 2027)
    assert len(reworded.kept) == kept
    assert reworded.text == (text if kept else text.replace("năm 2026", "năm 2027"))
    assert all("năm 2026" in words for words in (*reworded.kept, *reworded.shown))
    assert year_words.names_year(text, 2026), "a legal basis of the year is told by it all the same"


def test_the_words_shown_around_a_year_hold_it_however_long_the_text_is() -> None:
    text = f"{'rà soát thủ tục ' * 30}năm 2026; {'báo cáo ' * 30}năm 2026."
    shown = year_words.to_year(text, 2026, 2027).shown
    assert [words.count("năm 2026") for words in shown] == [1, 1]
    assert all(len(words) < 100 for words in shown)


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
