"""The report as a value: every figure adds up, and nothing that came later is in it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from cchc import queries
from cchc.plan import Plan
from cchc.planfile import document
from cchc.reports import report
from cchc.states import STATES

FROZEN = Path(__file__).parent / "data" / "ke-hoach-2026.yaml"


def read(text: str) -> Plan:
    return document.parse(text.encode(), "2026.yaml").plan


def with_task(number: int, lines: str) -> Plan:
    """Give the frozen plan with a task's status line replaced by other lines."""
    text = FROZEN.read_text("utf-8")
    head, tail = text.split(f"  - id: {number}\n", 1)
    return read(f"{head}  - id: {number}\n" + tail.replace("    status: not_started\n", lines, 1))


def build(plan: Plan, day: date, owner: str | None = None) -> report.Report:
    chosen = queries.find_owner(plan, owner) if owner else None
    return report.build(plan, day, source="plans/2026.yaml", owner=chosen)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return document.parse(FROZEN.read_bytes(), "2026.yaml").plan


DONE_LATE = "    status: done\n    done_on: 2026-07-02\n    results:\n      - document: 15/KH-UBND\n        date: 2026-07-02\n"


def test_shares_groups_and_rows_all_add_up_to_the_whole(plan: Plan) -> None:
    built = build(plan, date(2026, 9, 14))
    assert built.total == len(built.tasks) == 20
    assert sum(share.count for share in built.shares) == 20
    assert sum(group.total for group in built.areas) == 20
    assert sum(group.total for group in built.owners) == 20
    assert sum(group.overdue for group in built.areas) == len(built.overdue) == 4


def test_what_was_finished_after_the_day_is_not_counted_as_done() -> None:
    plan = with_task(5, DONE_LATE)
    before, after = build(plan, date(2026, 6, 30)), build(plan, date(2026, 7, 2))
    assert (before.completion.numerator, after.completion.numerator) == (0, 1)
    assert before.evidence == ()
    assert [item.document for item in after.evidence] == ["15/KH-UBND"]
    assert after.tasks[4].state == "done_late"
    assert after.tasks[4].timing == "hoàn thành 02/07/2026"


def test_the_sentences_name_what_was_due_and_what_is_apart() -> None:
    plan = with_task(5, DONE_LATE)
    assert build(plan, date(2026, 9, 14)).sentences == (
        "Đến ngày 14/09/2026, xã đã hoàn thành 1/20 nhiệm vụ (5%).",
        "Trong 4 nhiệm vụ đã đến hạn, 1 nhiệm vụ đã hoàn thành (đúng hạn 0), 3 nhiệm vụ quá hạn, chưa hoàn thành.",
        "2 nhiệm vụ đến hạn trong 30 ngày tới.",
        "Ngoài ra có 2 nhiệm vụ đang chờ điều kiện.",
    )


def test_before_anything_is_due_the_sentences_say_so(plan: Plan) -> None:
    sentences = build(plan, date(2026, 1, 2)).sentences
    assert sentences[1] == "Chưa có nhiệm vụ nào đến hạn."
    assert sentences[2] == "1 nhiệm vụ đến hạn trong 30 ngày tới."


def test_a_report_on_one_office_holds_its_tasks_alone(plan: Plan) -> None:
    built = build(plan, date(2026, 9, 14), "Văn phòng HĐND và UBND")
    assert [row.number for row in built.tasks] == [9, 10, 11, 12, 14]
    assert [group.id for group in built.owners] == ["vp-hdnd-ubnd"]
    assert built.sentences[0].startswith("Đến ngày 14/09/2026, Văn phòng HĐND và UBND xã đã hoàn thành")


def test_a_plan_without_tasks_makes_a_report_without_dividing_by_zero(plan: Plan) -> None:
    empty = Plan(plan.head, plan.owners, plan.areas, ())
    built = build(empty, date(2026, 9, 14))
    assert built.sentences == ("Chưa có nhiệm vụ nào.",)
    assert built.clarity.complete == "0%"
    assert built.completion.percent == "0%"


def test_an_extension_shows_the_new_deadline_and_the_first_one() -> None:
    plan = with_task(
        5,
        "    status: not_started\n    extensions:\n      - due: Quý III/2026\n        date: 2026-06-20\n"
        "        document: 41/UBND-VX\n        approved: true\n",
    )
    row = build(plan, date(2026, 7, 1)).tasks[4]
    assert (row.due, row.original_due, row.is_overdue) == ("Quý III/2026", "Quý II/2026", False)
    earlier = build(plan, date(2026, 6, 19)).tasks[4]
    assert (earlier.due, earlier.original_due) == ("Quý II/2026", "")


def test_the_issuer_is_broken_before_the_commune(plan: Plan) -> None:
    assert build(plan, date(2026, 9, 14)).issuer == ("ỦY BAN NHÂN DÂN", "XÃ VĨNH THÔNG")


def test_the_six_main_states_are_always_shown_others_where_they_occur(plan: Plan) -> None:
    shares = build(plan, date(2026, 9, 14)).shares
    assert [share.state for share in shares] == [*STATES[:6], "waiting"]


def test_the_matrix_counts_what_each_task_states(plan: Plan) -> None:
    matrix = build(plan, date(2026, 9, 14)).clarity
    assert matrix.sentence == (
        "0/20 nhiệm vụ đáp ứng đủ 6 rõ. Thiếu: rõ người (20 nhiệm vụ), rõ trách nhiệm (20 nhiệm vụ), "
        "rõ thẩm quyền (20 nhiệm vụ), rõ kết quả (20 nhiệm vụ), rõ việc (2 nhiệm vụ)."
    )
    assert matrix.percents == ("0%", "90%", "100%", "0%", "0%", "0%")
    assert matrix.rows[0].stated == (False, True, True, False, False, False)


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://vinhthong.gov.vn/15.pdf", "https://vinhthong.gov.vn/15.pdf"),
        ("van-ban/15.pdf", "van-ban/15.pdf"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//evil.example/x", ""),
        ("/etc/passwd", ""),
        ("\\\\server\\share", ""),
        (" javascript:alert(1)", ""),
    ],
)
def test_only_safe_links_can_be_followed(link: str, shown: str) -> None:
    assert report.safe_link(link) == shown


def test_no_field_is_named_like_a_method_of_a_dict() -> None:
    """Templates would reach the method, not the value."""
    values = [report.Report, report.Row, report.Share, report.Group, report.Clarity, report.ClarityRow]
    named = {field.name for value in values for field in fields(value)}
    assert named & set(dir(dict)) == set()
