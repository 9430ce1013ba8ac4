"""Work that is handed in, sent back and handed in again: every day of it says later what it said then."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.changed_lines import changed_lines

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

OFFICE = "Trung tâm PVHCC"
MESSAGES = (("--kind", "assignment", "--split", "owner"), ("--kind", "reminder", "--split", "owner"))
RETURNS = (
    ("start", "2", "--as-of", "10/6/2026"),
    ("start", "2", "--date", "10/6/2026"),
    ("update", "2", "--status", "in_progress", "--as-of", "10/6/2026"),
)


def plan(office: Path) -> str:
    return (office / "plans/2026.yaml").read_text("utf-8")


@pytest.fixture
def handed_in(cchc: Cchc, office: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Hand task 2 in on the first of June, before which it had begun; return the plan."""
    monkeypatch.delenv("CCHC_CACHE", raising=False)  # where what can be undone is kept
    assert cchc("start", "2", "--date", "4/5/2026").code == 0
    assert cchc("submit", "2", "--document", "12/TTr-TTPVHCC", "--date", "1/6/2026").code == 0
    return plan(office)


def said_of(cchc: Cchc, day: str) -> list[Any]:
    """Return what is told of a day: the task, messages, which offices get none, the sheet, part IV."""
    as_of = ("--as-of", day)
    told = [cchc("report", "-o", "-", "--format", "text", *kind, *as_of) for kind in MESSAGES]
    sheet = cchc("report", "-o", "-", "--kind", "assignment", "--owner", OFFICE, "--format", "md", *as_of)
    progress = cchc("report", "-o", "-", "--kind", "progress", "--format", "json", *as_of)
    return [
        re.sub(" · sửa ở dòng .*", "", cchc("show", "2", *as_of).out),  # lines move, days don't
        *((answer.out, answer.err) for answer in told),
        (sheet.out, sheet.err),
        json.loads(progress.out)["lines"],
    ]


@pytest.mark.parametrize("given_back", RETURNS)
@pytest.mark.usefixtures("handed_in")
def test_a_day_between_two_submissions_says_later_what_it_said(
    given_back: tuple[str, ...], cchc: Cchc
) -> None:
    days = ("31/5/2026", "5/6/2026", "15/6/2026", "25/6/2026")
    then = [said_of(cchc, days[0]), said_of(cchc, days[1])]
    assert "đã trình, chờ duyệt" in then[1][0]
    assert cchc(*given_back).code == 0
    then.append(said_of(cchc, days[2]))
    assert cchc("submit", "2", "--document", "14/TTr-TTPVHCC", "--date", "20/6/2026").code == 0
    then.append(said_of(cchc, days[3]))
    assert cchc("done", "2", "--document", "9/BC-TTPVHCC", "--date", "1/7/2026").code == 0
    assert [said_of(cchc, day) for day in days] == then


def test_what_was_handed_in_is_one_line_with_its_return_and_moves_in_the_file(
    handed_in: str, cchc: Cchc, office: Path
) -> None:
    answer = cchc("start", "2", "--date", "10/6/2026")
    assert answer.out.splitlines() == [
        "2 · trạng thái: đã trình, chờ duyệt → đang thực hiện",
        "2 · các lần trình đã bị trả lại: thêm trình ngày 01/06/2026 · 12/TTr-TTPVHCC · bị trả lại ngày 10/06/2026",
    ]
    gone, came = changed_lines(handed_in, plan(office))
    assert gone == [
        "    status: submitted",
        "    submitted:",
        "      date: 2026-06-01",
        "      document: 12/TTr-TTPVHCC",
    ]
    assert came == [
        "    status: in_progress",
        "    submissions:",
        "      - date: 2026-06-01",
        "        document: 12/TTr-TTPVHCC",
        "        until: 2026-06-10",
    ]
    line = plan(office).split("\n").index("      - date: 2026-06-01") + 1
    assert (
        f"  đã trình: 01/06/2026 · 12/TTr-TTPVHCC · bị trả lại ngày 10/06/2026 · sửa ở dòng {line} của"
        in cchc("show", "2").out
    )
    [task] = json.loads(cchc("show", "2", "--format", "json").out)["tasks"]
    assert task["submitted"] is None
    assert task["submissions"] == [
        {"until": "2026-06-10", "date": "2026-06-01", "document": "12/TTr-TTPVHCC"}
    ]
    assert cchc("check", "--ignore", "6ro").code == 0
    assert cchc("undo", "--yes").code == 0
    assert plan(office) == handed_in


def test_a_task_that_begins_is_still_one_changed_line(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    assert cchc("update", "4", "--status", "in_progress").code == 0
    assert [len(lines) for lines in changed_lines(before, plan(office))] == [1, 1]


def test_a_submission_that_is_typed_again_is_corrected_and_said_to_be(
    handed_in: str, cchc: Cchc, office: Path
) -> None:
    assert cchc("submit", "2").out == cchc("submit", "2", "--as-of", "15/6/2026").out == ""
    assert plan(office) == handed_in
    answer = cchc("submit", "2", "--date", "20/6/2026")
    assert "đã sửa lần trình ghi từ trước" in answer.err
    assert "cchc undo; cchc start 2 --date NGÀY" in answer.err
    assert changed_lines(handed_in, plan(office)) == (
        ["      date: 2026-06-01"],
        ["      date: 2026-06-20"],
    )
    # What the remark names makes it two submissions.
    for command in (("undo", "--yes"), RETURNS[1], ("submit", "2", "--date", "20/6/2026")):
        assert cchc(*command).code == 0
    assert "until: 2026-06-10" in plan(office)
    assert "submitted:\n      date: 2026-06-20\n" in plan(office)


def test_a_submission_of_an_older_file_whose_return_has_no_day_is_not_replaced_without_a_word(
    handed_in: str, cchc: Cchc, office: Path
) -> None:
    older = handed_in.replace("status: submitted", "status: in_progress")
    (office / "plans/2026.yaml").write_text(older, "utf-8")
    answer = cchc("submit", "2", "--date", "20/6/2026")
    assert "không giữ lần trình ngày 01/06/2026, vì tệp không ghi ngày bị trả lại" in answer.err
    for command in (("undo", "--yes"), RETURNS[1], ("submit", "2", "--date", "20/6/2026")):
        assert cchc(*command).code == 0
    assert "until: 2026-06-10" in plan(office)


def test_reopening_what_was_handed_in_says_how_it_is_given_back(
    handed_in: str, cchc: Cchc, office: Path
) -> None:
    answer = cchc("reopen", "2")
    assert (answer.code, plan(office)) == (0, handed_in)
    assert "đã bị trả lại thì ghi bằng: cchc start 2 --date NGÀY" in answer.err
    dated = cchc("reopen", "2", "--date", "10/6/2026")
    assert (dated.code, plan(office)) == (2, handed_in)
    assert "đã bị trả lại thì ghi ngày đó bằng: cchc start 2 --date NGÀY" in dated.err
