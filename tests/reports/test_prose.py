"""Documents that nobody sends back: their own words, in every kind and form, against a chairman's pencil."""

from __future__ import annotations

from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

import pytest

from cchc import citations, labels, queries, reporting
from cchc.reports.official import amendment_draft, assignment, plan_document, progress, reminder, updated_plan
from cchc.reports.overview import report
from cchc.reports.printers import pages
from cchc.reports.printers.word import word_document
from cchc.reports.wording import situations
from tests.support import made_plans, make_golden, prose, prose_faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.plan import Plan
    from cchc.reports.official.official_document import OfficialDocument
    from tests.support.prose import Block

DAY = made_plans.DAY
REMEDY = "python -m tests.support.make_golden, then read it aloud"
PLANS: dict[str, tuple[Callable[[], Plan], date, str | None]] = {
    **{f"made-{size}": (partial(made_plans.made_plan, size), DAY, "q3") for size in made_plans.SIZES},
    **{
        f"year-{period}": (made_plans.made_year, date(2026, month, 14), period)
        for period, month in (("q1", 3), ("6t", 6), ("q3", 9), ("nam", 12))
    },
    "helped": (made_plans.helped_plan, DAY, "q3"),
    "real-new": (made_plans.real_plan, date(2026, 1, 5), "q1"),
    "real-q3": (made_plans.real_plan, DAY, None),
}
IN_ALL_FORMS = [
    *(("progress", name) for name in ("made-0", "made-1", "made-20", "year-q3", "year-nam")),
    *((kind, "made-20") for kind in ("assignment", "reminder", "amendment", "plan", "updated-plan")),
]


@cache
def plan_of(name: str) -> tuple[Plan, date, str | None]:
    make, day, period = PLANS[name]
    return made_plans.marked(make()), day, period


@cache
def built(name: str, kind: str) -> tuple[OfficialDocument, ...]:
    plan, day, period = plan_of(name)
    found = reporting.find(plan, period) if period else None
    if kind == "progress":
        of_offices = (progress.build(plan, day, owner=owner, period=found) for owner in plan.owners[:2])
        return (progress.build(plan, day, period=found), *of_offices)
    if kind == "assignment":
        return tuple(assignment.build(plan, day, owner) for owner in plan.owners)
    if kind == "reminder":
        return tuple(reminder.build(plan, day, owner) for owner in (None, *plan.owners))
    if kind == "amendment":
        return tuple(amendment_draft.build(plan, amendment) for amendment in plan.head.amendments)
    return (plan_document.build(plan),) if kind == "plan" else (updated_plan.build(plan, day),)


def markdown(document: OfficialDocument) -> list[Block]:
    return prose.of_markdown(pages.render(document, "md").decode())


@pytest.mark.parametrize("kind", ["progress", "assignment", "reminder", "amendment", "plan", "updated-plan"])
@pytest.mark.parametrize("name", PLANS)
def test_no_official_document_is_sent_back_for_its_words(name: str, kind: str) -> None:
    for document in built(name, kind):
        assert prose_faults.find(markdown(document)) == [], document.subject


@pytest.mark.parametrize("name", PLANS)
def test_the_page_is_not_sent_back_for_its_words(name: str) -> None:
    plan, day, period = plan_of(name)
    plan = made_plans.with_marked_deadlines(plan)
    found = reporting.find(plan, period) if period else None
    page = report.build(plan, day, source="plans/2026.yaml", period=found)
    for blocks in (
        prose.of_markdown(pages.render(page, "md").decode()),
        prose.of_page(pages.render(page, "html").decode()),
    ):
        assert prose_faults.find(blocks, official=False) == []


@pytest.mark.parametrize("kind", ["progress", "assignment", "reminder"])
@pytest.mark.parametrize("name", ["made-20", "year-q3"])
def test_a_blank_is_asked_for_at_one_place_of_a_document(name: str, kind: str) -> None:
    for document in built(name, kind):
        said = str(document._replace(blanks=(), sections={}))
        asked_twice = [blank.name for blank in document.blanks if said.count(blank.mark) > 1]
        assert asked_twice == [], document.subject


def test_what_is_said_of_one_task_stands_behind_a_comma_where_more_than_one_thing_is_said() -> None:
    said = "\n".join(block.text for block in markdown(built("year-q3", "progress")[0]))
    assert (
        "Có 01 nhiệm vụ không tiếp tục thực hiện, không tính vào tỷ lệ hoàn thành, là nhiệm vụ số 7: " in said
    )
    assert "Có 01 nhiệm vụ tạm dừng là nhiệm vụ số 18: " in said


@pytest.mark.parametrize(("kind", "name"), IN_ALL_FORMS)
def test_word_page_and_markdown_say_the_same(kind: str, name: str) -> None:
    for document in built(name, kind)[:1]:
        texts = markdown(document)
        in_word = prose.of_word(word_document.render(document, DAY))
        on_page = prose.of_page(pages.render(document, "html").decode())
        assert prose_faults.differences(texts, in_word) == []
        assert prose_faults.differences(texts, on_page) == []


SENT_BACK = [
    ("digit at a sentence's start", "Chưa xong. 1 nhiệm vụ đến hạn trong 30 ngày tới."),
    ("count without its zero", "Có 1 nhiệm vụ quá hạn."),
    ("count without its zero", "Đã hoàn thành 2/20 nhiệm vụ."),
    ("count without its zero", "Đã tổ chức 1/2 hội nghị."),
    ("nothing counted", "Có 0 nhiệm vụ quá hạn."),
    ("bracket in a bracket", "Việc (thời hạn (gia hạn)); thôi."),
    ("bracket in a bracket", "Việc (thời hạn."),
    ("doubled stop", "Việc đã xong.."),
    ("doubled stop", "Việc đã xong;."),
    ("empty bracket", "Việc ( ) đã xong."),
    ("parts that don't sum", "Có 05 nhiệm vụ đến hạn; trong đó 02 nhiệm vụ quá hạn, 02 nhiệm vụ xong."),
    ("day without its zero", "Đến ngày 5/9/2026."),
    ("small letter at a sentence's start", "đến ngày 05/9/2026."),
    ("two ways of writing days", "Từ ngày 05/9/2026 đến ngày 05/09/2026."),
    ("two ways of writing days", "Đến ngày 14/09/2026."),
    ("list that doesn't sum", "Tổng số: 21 nhiệm vụ, gồm:\n- Xong: 20 nhiệm vụ."),
    ("list of another length", "Có 02 nhiệm vụ quá hạn, gồm:\n- Việc."),
]


@pytest.mark.parametrize(("fault", "text"), SENT_BACK)
def test_what_chairmen_send_back_is_found(fault: str, text: str) -> None:
    assert any(one.startswith(fault) for one in prose_faults.find(prose.of_markdown(text)))


SIGNED = (
    "1. Kế hoạch và mức độ hoàn thành\n"
    "Đến ngày 05/9/2026, đã hoàn thành 08/17 nhiệm vụ có thời hạn, đạt tỷ lệ 47,06%. Có 30 nhiệm vụ.\n"
    "Có 03 nhiệm vụ đến hạn; trong đó 02 nhiệm vụ hoàn thành đúng hạn, 01 nhiệm vụ quá hạn.\n"
    "Tổng số: 12 nhiệm vụ, gồm:\n- Xong: 12 nhiệm vụ.\nNhiệm vụ số 8 (Kế hoạch số 8/KH-UBND ngày 02/01/2026).\n"
    "Kỳ báo cáo 6 tháng đầu năm, ngày 05 tháng 9 năm 2026; nhiệm vụ số 8, 9 và 10 gồm:\n"
    "- ⟦1 việc (2 phần), 3 người..⟧; [nêu nguyên nhân].\nTrên đây là báo cáo./."
)


def test_what_is_signed_is_left_alone() -> None:
    assert prose_faults.find(prose.of_markdown(SIGNED)) == []


def test_a_figure_that_differs_between_two_forms_is_found() -> None:
    one, other = prose.of_markdown("- Có **08** nhiệm vụ."), prose.of_page("<p>Có 09 nhiệm vụ.</p>")
    assert prose_faults.differences(one, other) == ["- Có 08 nhiệm vụ.", "Có 09 nhiệm vụ."]
    assert prose_faults.differences(one, prose.of_page("<p>- Có 08\xa0nhiệm vụ.</p>")) == []


@pytest.mark.parametrize("name", make_golden.REPORTS)
def test_a_periodic_report_is_the_golden_one_word_for_word(name: str) -> None:
    golden = (make_golden.PERIODIC / f"bao-cao-{name}.md").read_text("utf-8")
    assert make_golden.periodic_markdown(name) == golden, REMEDY


@pytest.mark.parametrize("name", make_golden.REPORTS)
def test_what_stands_in_a_word_report_is_the_golden_text(name: str) -> None:
    golden = (make_golden.PERIODIC / f"bao-cao-{name}.docx.txt").read_text("utf-8")
    assert make_golden.periodic_word(name) == golden, REMEDY


def test_every_golden_report_is_made() -> None:
    made = {f"bao-cao-{name}.{form}" for name in make_golden.REPORTS for form in ("md", "docx.txt")}
    assert {path.name for path in make_golden.PERIODIC.iterdir()} == made


@pytest.mark.parametrize("name", [name for name in PLANS if name != "made-0"])
def test_page_report_sheet_and_terminal_say_one_figure(name: str) -> None:
    plan, day, _ = plan_of(name)
    standings = queries.standings(plan, day)
    tally = queries.tally(standings)
    said = situations.completion(tally, citations.day(day), "UBND xã")
    page = report.build(plan, day, source="x")
    assert page.sentences[0] == said.replace(citations.day(day), labels.day(day), 1)
    lines = [line.text for line in progress.build(plan, day).lines]
    assert any(line.startswith(said) for line in lines)
    listed = [line for line in lines if line.startswith("Tổng số: ")]
    assert not listed or f" {tally.total:02} nhiệm vụ" in listed[0]
    assert sum(share.count for share in page.shares) == tally.total
    if tally.countable and tally.done:
        assert labels.percent(tally.done, tally.countable) in said.replace("01/01", "100%")
