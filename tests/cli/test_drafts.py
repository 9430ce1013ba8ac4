"""A plan that isn't signed yet has no number and no day: every document of it has blanks there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.changed_lines import plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

SIGNED = ("  number: 02/KH-UBND\n", "  date: 2026-01-02\n")
DAY = ("--as-of", "2026-09-20")


@pytest.fixture
def draft(office: Path) -> Path:
    text = plan(office)
    for line in SIGNED:
        assert line in text
        text = text.replace(line, "")
    (office / "plans/2026.yaml").write_text(text, "utf-8")
    return office


OVERVIEW = [((), format_) for format_ in ("html", "md", "json")]
OFFICIAL = [
    (("--kind", *kind), format_)
    for kind in (("progress",), ("plan",), ("plan", "--updated"), ("assignment", "--owner", "Phòng VHXH"))
    for format_ in ("html", "md", "json", "docx")
]


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize(("kind", "format_"), OVERVIEW + OFFICIAL)
def test_every_document_of_a_draft_is_made(cchc: Cchc, kind: tuple[str, ...], format_: str) -> None:
    answer = cchc("report", *kind, "--format", format_, *DAY)
    assert answer.code == 0, answer.err
    assert "None" not in answer.out


@pytest.mark.usefixtures("draft")
def test_the_plan_leaves_room_for_the_number_and_the_day(cchc: Cchc) -> None:
    text = cchc("report", "--kind", "plan", "--format", "md", "-o", "-", *DAY).out.replace("\xa0", "_")
    assert "Số:________/KH-UBND" in text
    assert "Vĩnh Thông, ngày________tháng________năm 2026" in text


@pytest.mark.usefixtures("draft")
def test_what_cites_the_plan_has_blanks(cchc: Cchc) -> None:
    text = cchc("report", "--kind", "progress", "--format", "md", "-o", "-", *DAY).out
    assert "Thực hiện Kế hoạch số [số]/KH-UBND ngày [ngày ban hành] về" in text
    assert "theo Kế hoạch số … ngày …" in cchc("report", "--format", "md", "-o", "-", *DAY).out


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize(
    "arguments", [("list",), ("list", "--format", "json"), ("show", "4"), ("stats",), ("due",), ("rollup", "plans"),
                  ("report", "--format", "xlsx"), ("report", "--format", "ics"), ("report", "--format", "csv")],
)  # fmt: skip
def test_every_other_question_is_answered(cchc: Cchc, arguments: tuple[str, ...]) -> None:
    assert cchc(*arguments, *DAY).code == 0


@pytest.mark.usefixtures("draft")
def test_a_sheet_of_a_draft_comes_back(cchc: Cchc) -> None:
    assert cchc("report", "--format", "xlsx", "-o", "bang.xlsx", *DAY).code == 0
    answer = cchc("import", "bang.xlsx", "--update", *DAY)
    assert answer.code == 0, answer.err


def test_check_says_that_a_plan_is_not_issued(cchc: Cchc, draft: Path) -> None:
    answer = cchc("check")
    assert answer.code == 0
    assert "kế hoạch chưa ghi số, ký hiệu và ngày ban hành [not-issued]" in answer.out + answer.err
    path = draft / "plans/2026.yaml"
    path.write_text(plan(draft).replace("plan:\n", f"plan:\n{SIGNED[0]}", 1), "utf-8")
    answer = cchc("check")
    assert "kế hoạch chưa ghi ngày ban hành [not-issued]" in answer.out + answer.err


def test_a_task_that_is_added_to_a_draft_is_in_it_from_the_first(cchc: Cchc, draft: Path) -> None:
    answer = cchc("add", "Tuyên truyền", "--area", "tthc", "--owner", "vhxh", "--due", "Quý IV/2026")
    assert answer.code == 0
    assert "chưa ban hành" in answer.err
    assert "assigned_on" not in plan(draft)
    by_letter = ("--basis", "Công văn số 1/UBND-VX ngày 20/1/2026")
    assert (
        cchc(
            "add", "Tuyên truyền", "--area", "tthc", "--owner", "vhxh", "--due", "Quý IV/2026", *by_letter
        ).code
        == 0
    )
    assert "assigned_on: 2026-01-20" in plan(draft)


@pytest.mark.usefixtures("draft")
def test_an_update_of_a_draft_changes_nothing_that_was_signed(cchc: Cchc) -> None:
    assert "đã ký" not in cchc("update", "4", "--due", "Quý III/2026").err
