"""Word and Excel files as LibreOffice prints them: the pages that people will hold in their hands."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest

from cchc import lookups, queries, reporting
from cchc.planfile import document
from cchc.reports import document_kinds
from cchc.reports.official import amendment_draft, assignment, plan_document, progress, reminder, updated_plan
from cchc.reports.printers import task_sheet
from cchc.reports.printers.word import word_document
from tests.support import amended_plans, made_plans
from tests.support.checkout import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

    from cchc.plan import Plan

DAY = date(2026, 9, 14)
POINTS = 72 / 25.4  # a millimetre
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def plan_at(path: str) -> Plan:
    return document.parse((CHECKOUT / path).read_bytes(), "2026.yaml").plan


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make every document and have LibreOffice print all of them at once."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        reason = "máy này không có LibreOffice"
        assert not os.environ.get("CI"), reason
        pytest.skip(reason)
    made = tmp_path_factory.mktemp("van-ban")
    sample = plan_at("docs/sample/plans/2026.yaml")
    owner = lookups.find_owner(sample, "vhxh")
    period = reporting.find(sample, "q3")
    changed = amended_plans.amended((CHECKOUT / "plans/2026.yaml").read_bytes())
    documents = {
        "progress": progress.build(sample, DAY, period=period),
        "plan": plan_document.build(plan_at("plans/2026.yaml")),
        "assignment": assignment.build(sample, DAY, owner),
        "reminder": reminder.build(made_plans.made_plan(20), DAY),
        "updated-plan": updated_plan.build(changed, DAY),
        "amendment": amendment_draft.build(changed, amended_plans.AMENDMENT),
        "office": progress.build(sample, DAY, owner=owner),
    }
    for name, built in documents.items():
        (made / f"{name}.docx").write_bytes(word_document.render(built, DAY))
    (made / "tasks.xlsx").write_bytes(task_sheet.workbook(sample, queries.standings(sample, DAY), DAY))
    profile = f"-env:UserInstallation={(made / 'profile').as_uri()}"
    files = [str(path) for path in sorted(made.glob("*.*x"))]
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(made), *files],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return made


@pytest.fixture
def opened(folder: Path) -> Iterator[dict[str, PDF]]:
    pages = {path.stem: pdfplumber.open(path) for path in folder.glob("*.pdf")}
    yield pages
    for one in pages.values():
        one.close()


def lines(page: Page) -> list[dict[str, float | str]]:
    """Return the lines of text of a page with their places."""
    return page.extract_text_lines()


def line(page: Page, text: str) -> dict[str, Any]:
    """Find the words of a line of text, and where it begins and ends, in points."""
    words = page.search(text, regex=False)
    assert words, f"{text} is not on one line"
    return words[0]


def test_everything_was_printed(opened: dict[str, PDF]) -> None:
    assert sorted(opened) == [
        "amendment",
        "assignment",
        "office",
        "plan",
        "progress",
        "reminder",
        "tasks",
        "updated-plan",
    ]


@pytest.mark.parametrize(
    "kind", ["progress", "plan", "assignment", "office", "updated-plan", "amendment", "reminder"]
)
def test_the_nations_name_stands_on_one_line_and_the_rule_is_as_long_as_the_motto(
    opened: dict[str, PDF], kind: str
) -> None:
    page = opened[kind].pages[0]
    assert line(page, NATION)["x1"] < page.width - 20 * POINTS + 1
    motto = line(page, MOTTO)
    under = {
        (drawn["x0"], drawn["x1"])
        for drawn in (*page.lines, *page.rects)
        if 0 < drawn["top"] - motto["bottom"] < 8 and drawn["x0"] > page.width / 2 - 60
    }
    assert len(under) == 1
    assert under.pop() == pytest.approx((motto["x0"], motto["x1"]), abs=2)


@pytest.mark.parametrize(
    "kind", ["progress", "plan", "assignment", "office", "updated-plan", "amendment", "reminder"]
)
def test_text_keeps_the_decrees_margins_and_pages_their_numbers(opened: dict[str, PDF], kind: str) -> None:
    number, lay = 0, opened[kind].pages[0].width > opened[kind].pages[0].height
    for page in opened[kind].pages:
        lies = page.width > page.height
        number, lay = (1 if lies and (not lay or begins_annex(page)) else number + 1), lies
        assert (round(page.width / POINTS), round(page.height / POINTS)) == (
            (297, 210) if lies else (210, 297)
        )
        top, right, bottom, left = (20, 15, 20, 30) if lies else (25, 20, 20, 35)
        words = page.extract_words()
        head = [word_ for word_ in words if word_["top"] < (top - 3) * POINTS]
        assert [word_["text"] for word_ in head] == ([str(number)] if number > 1 else [])
        if head:
            middle = (head[0]["x0"] + head[0]["x1"]) / 2
            assert middle == pytest.approx((left * POINTS + page.width - right * POINTS) / 2, abs=3)
        body = [word_ for word_ in words if word_ not in head]
        assert min(word_["x0"] for word_ in body) > left * POINTS - 2
        assert max(word_["x1"] for word_ in body) < page.width - right * POINTS + 2
        assert max(word_["bottom"] for word_ in body) < page.height - bottom * POINTS + 2


def begins_annex(page: Page) -> bool:
    """Whether an annex begins on a page, which numbers its own."""
    return str(lines(page)[0]["text"]).startswith("Phụ lục")


def test_only_annexes_lie(opened: dict[str, PDF]) -> None:
    for kind, name in (("progress", "Phụ lục I"), ("plan", "DANH MỤC")):
        kinds = [page.width > page.height for page in opened[kind].pages]
        first = kinds.index(True)
        assert kinds == [False] * first + [True] * (len(kinds) - first)
        assert opened[kind].pages[first].extract_text_lines()[0]["text"] == name
    assert all(page.width > page.height for page in opened["assignment"].pages), "its tables are wide"
    assert [page.width > page.height for page in opened["reminder"].pages] == [False, False, True]


@pytest.mark.parametrize(("kind", "title"), [("progress", "Nhiệm vụ"), ("plan", "Nội dung công việc")])
def test_an_annexs_head_is_on_each_of_its_pages_and_no_row_is_cut(
    opened: dict[str, PDF], kind: str, title: str
) -> None:
    pages = [page for page in opened[kind].pages if page.width > page.height]
    assert len(pages) > 1
    first, *others = pages
    numbers: list[str] = []
    for page in (first, *takewhile(lambda page: not begins_annex(page), others)):
        (table,) = page.extract_tables()
        assert title in (table[0][1] or "").replace("\n", " ")
        numbers += [row[0] or "" for row in table[1:] if not (row[0] or "").isalpha()]  # but areas'
    # A row that is cut goes on in a row without a number on the next page.
    assert numbers == [str(number) for number in range(1, 21)]


def test_the_whole_plan_is_printed_word_for_word(opened: dict[str, PDF]) -> None:
    said = "".join(page.extract_text(layout=False) or "" for page in opened["plan"].pages)
    squeezed = "".join(said.split())
    built = plan_document.build(plan_at("plans/2026.yaml"))
    place = 0
    for one in built.lines:
        place = squeezed.find("".join(one.text.split())[:40], place)
        assert place >= 0, one.text


def test_an_office_has_the_commune_above_it(opened: dict[str, PDF]) -> None:
    page = opened["office"].pages[0]
    superior, own = line(page, "XÃ VĨNH THÔNG"), line(page, "PHÒNG VĂN HÓA - XÃ HỘI")
    assert superior["top"] < own["top"]
    fonts = {char["fontname"] for char in superior["chars"]}
    assert not [font for font in fonts if "Bold" in font]
    assert all("Bold" in char["fontname"] for char in own["chars"] if char["text"].strip())


def test_the_sheet_prints_on_lying_pages_with_all_its_columns(opened: dict[str, PDF]) -> None:
    first, *_ = opened["tasks"].pages
    assert first.width > first.height
    text = first.extract_text()
    for title in ("NV", "Nội dung công việc", "Tình trạng", "Ghi chú"):
        assert title in text
    assert f"Trang 1/{len(opened['tasks'].pages)}" in text


def test_every_kind_of_document_is_among_them() -> None:
    tried = {"progress", "plan", "updated-plan", "amendment", "assignment", "reminder"}
    assert {kind.name for kind in document_kinds.OFFICIAL_KINDS} == tried
