"""The report page printed on A4, as Decree 30/2020/NĐ-CP lays official documents out."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from cchc.planfile import document
from cchc.reports.overview import report
from cchc.reports.printers import pages
from cchc.task import Note
from tests.browser.page_in_chromium import (
    DAY,
    DESK,
    NIGHT,
    PHONE,
    TIGHT_LINES,
    WHAT_CHANGED,
    chromium,
    opened,
    page_of,
    plan_of,
    rendered,
)
from tests.support.checkout import ISSUED_PLAN
from tests.support.plans import make_trace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from pypdf import PageObject

    from cchc.plan import Plan

POINTS_PER_MM = 72 / 25.4
A4 = (210, 297)
LIST_HEAD = ("TT", "Nộidungcôngviệc", "Cơquanchủtrì", "Thờihạn", "Trạngthái", "Tiếnđộ", "Minhchứng")
CLARITY_HEAD = ("Nhiệmvụ", "Thẩmquyền", "Kếtquả")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Keep one Chromium for this module; it is gone before tests that fork."""
    with chromium() as started:
        yield started


@dataclass(frozen=True)
class Piece:
    """Text on a page, with the place of its baseline in millimetres from the top left."""

    text: str
    left: float
    top: float


@dataclass(frozen=True)
class Sheet:
    """A printed page: its size in millimetres and the text on it."""

    size: tuple[int, int]
    pieces: tuple[Piece, ...]

    @property
    def is_landscape(self) -> bool:
        """Whether the sheet lies."""
        return self.size[0] > self.size[1]

    @property
    def text(self) -> str:
        """All the text without spaces: a PDF has them wherever a letter came from another font."""
        return "".join("".join(piece.text for piece in self.pieces).split())

    @property
    def number(self) -> str:
        """What stands in the top margin."""
        return "".join(piece.text.strip() for piece in self.pieces if piece.top < 19)


@dataclass(frozen=True)
class Paper:
    """A printed document: its sheets, and on which one (from 0) each part begins."""

    sheets: tuple[Sheet, ...]
    places: dict[str, int]
    is_tagged: bool


def printed(page: Page) -> Paper:
    """Print a page as Chromium does, on the paper that the page asks for."""
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)))
    places = {
        name.lstrip("/"): number
        for name, target in reader.named_destinations.items()
        if (number := reader.get_destination_page_number(target)) is not None
    }
    return Paper(tuple(map(_sheet, reader.pages)), places, is_tagged="/StructTreeRoot" in reader.root_object)


def _sheet(page: PageObject) -> Sheet:
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    pieces: list[Piece] = []

    def note(text: str, outer: list[float], inner: list[float], _font: object, _size: float) -> None:
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        if text.strip():
            pieces.append(Piece(text, x / POINTS_PER_MM, (height - y) / POINTS_PER_MM))

    page.extract_text(visitor_text=note)
    return Sheet((round(width / POINTS_PER_MM), round(height / POINTS_PER_MM)), tuple(pieces))


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Paper:
    """Print the page of the 20 tasks."""
    with opened(browser, page_of()) as visit:
        return printed(visit.page)


@pytest.fixture(scope="module")
def long_paper(browser: Browser) -> Paper:
    """Print the page of 200 tasks."""
    with opened(browser, page_of(200)) as visit:
        return printed(visit.page)


@cache
def task_anchors(tasks: int) -> list[str]:
    """Return the ids of the list's rows; cancelled tasks stand under it."""
    return [f"nv-{task.id:02}" for task in plan_of(tasks).tasks if task.status != "cancelled"]


def test_the_paper_is_a4_first_upright_then_lying(paper: Paper) -> None:
    assert {tuple(sorted(sheet.size)) for sheet in paper.sheets} == {A4}
    assert not paper.sheets[0].is_landscape
    assert not paper.sheets[paper.places["linh-vuc"]].is_landscape
    for part in ("lich", "danh-muc", "sau-ro", "minh-chung"):
        assert paper.sheets[paper.places[part]].is_landscape
    kinds = [sheet.is_landscape for sheet in paper.sheets]
    turns = sum(one != other for one, other in pairwise(kinds))
    assert turns <= 2, "the wide tables in one go"


def test_twenty_tasks_take_few_sheets(paper: Paper) -> None:
    assert 5 <= len(paper.sheets) <= 7


def test_a_leaders_summary_stands_on_the_first_sheet(paper: Paper, long_paper: Paper) -> None:
    first = paper.sheets[0].text
    for words in ("Hoànthànhđúnghạn", "Quáhạn(2)", "Đếnhạntrong30ngàytới(1)", "Đolườngmứcđộhàilòng"):
        assert words in first
    assert all("".join(area.short.split()) in first for area in plan_of().areas)
    for one in (paper, long_paper):
        assert (one.places["linh-vuc"], one.places["lich"]) == (0, 1)
    assert "nhiệmvụkhác,xemDanhmụcnhiệmvụ" in long_paper.sheets[0].text


def test_nothing_stands_alone_on_a_sheet(paper: Paper, long_paper: Paper) -> None:
    for sheet in (*paper.sheets, *long_paper.sheets):
        body = [piece.top for piece in sheet.pieces if piece.top >= 19]
        assert max(body) - min(body) > (40 if sheet.is_landscape else 60), sheet.text[:80]  # millimetres


def full_plan() -> Plan:
    """Return the 20 tasks with who does, leads and approves each, and with notes on every second one."""
    notes = (Note(DAY, "Đã dự thảo, đang lấy ý kiến các phòng, ban, đơn vị liên quan."),)
    tasks = (
        task._replace(
            assignee="Nguyễn Thị Hường",
            lead="Phó Chủ tịch UBND xã",
            approver="Chủ tịch UBND xã",
            notes=notes if task.id % 2 else (),
        )
        for task in plan_of().tasks
    )
    return replace(plan_of(), tasks=tuple(tasks))


def test_twenty_tasks_with_persons_and_notes_take_few_sheets_too(browser: Browser) -> None:
    with opened(browser, rendered(full_plan(), make_trace(*WHAT_CHANGED))) as visit:
        full = printed(visit.page)
        assert len(full.sheets) <= 7
        assert (full.places["linh-vuc"], full.places["lich"]) == (0, 1)
        visit.restyle("@media print { #lich { page: auto !important } }")
        assert printed(visit.page).places["lich"] == 1, "a calendar that stands alone would be seen"
        assert not printed(visit.page).sheets[1].is_landscape


def test_every_task_that_is_late_is_named_or_counted_on_the_first_sheet(browser: Browser) -> None:
    plan = document.parse(ISSUED_PLAN.read_bytes(), ISSUED_PLAN.name).plan
    page = pages.render(report.build(plan, date(2027, 1, 5), source=ISSUED_PLAN.name), "html")
    with opened(browser, page) as visit:
        sheets = printed(visit.page).sheets
        late = visit.ask("() => [...document.querySelectorAll('[data-tt~=qh]')].map(row => row.dataset.id)")
    assert len(late) > 12
    named = re.findall(r"NV(\d+)", sheets[0].text.partition("Quáhạn(")[2])
    counted = re.search(r"Còn(\d+)nhiệmvụkhác", sheets[0].text)
    assert counted
    assert len(named) + int(counted[1]) == len(late)


@pytest.mark.parametrize("tasks", [0, 1])
def test_the_smallest_plans_print_too(browser: Browser, tasks: int) -> None:
    with opened(browser, page_of(tasks)) as visit:
        sheets = printed(visit.page).sheets
    assert 2 <= len(sheets) <= 3
    assert all(len(sheet.text) > 200 for sheet in sheets), "no sheet with the footnote's end alone"
    assert all(sheet.text for sheet in sheets), "no empty sheet"
    last = sheets[-1].text
    assert "Thayđổitrongkỳ" in last, "what changed stands on one sheet, with its heading"
    assert "Cáchtính." in last


def test_sheets_are_numbered_from_the_second_on_top_in_the_middle(paper: Paper, long_paper: Paper) -> None:
    for sheets in (paper.sheets, long_paper.sheets):
        assert [sheet.number for sheet in sheets] == ["", *map(str, range(2, len(sheets) + 1))]
    second = paper.sheets[1]
    number = next(piece for piece in second.pieces if piece.top < 19)
    assert number.left == pytest.approx(30 + (297 - 30 - 15) / 2, abs=4), "in the middle of the text"


def test_text_keeps_the_margins(paper: Paper) -> None:
    """Upright 25/20/20/35 mm, lying 20/15/20/30 mm: top, right, bottom, left."""
    for sheet in paper.sheets:
        top, bottom, left = (20, 20, 30) if sheet.is_landscape else (25, 20, 35)
        body = [piece for piece in sheet.pieces if piece.top >= 19]
        assert min(piece.top for piece in body) > top
        assert max(piece.top for piece in body) < sheet.size[1] - bottom + 1
        assert min(piece.left for piece in body) > left - 0.5


def sheets_without_head(paper: Paper, tasks: int) -> list[int]:
    """Return the sheets on which rows of the list stand but not its head."""
    with_rows = {paper.places[anchor] for anchor in task_anchors(tasks)}
    return sorted(n for n in with_rows if not all(word in paper.sheets[n].text for word in LIST_HEAD))


def test_the_lists_head_is_on_every_sheet_that_it_goes_over(paper: Paper, long_paper: Paper) -> None:
    assert len({paper.places[anchor] for anchor in task_anchors(20)}) > 1
    assert sheets_without_head(paper, 20) == []
    assert sheets_without_head(long_paper, 200) == []


def test_the_head_of_the_6_ro_is_on_every_sheet_that_it_goes_over(long_paper: Paper) -> None:
    sheets = long_paper.sheets[long_paper.places["sau-ro"] : long_paper.places["minh-chung"]]
    assert len(sheets) > 1
    assert all(word in sheet.text for sheet in sheets for word in CLARITY_HEAD)


def test_a_head_that_is_not_repeated_would_be_seen(browser: Browser) -> None:
    with opened(browser, page_of()) as visit:
        visit.restyle("thead { display: table-row-group !important }")
        assert sheets_without_head(printed(visit.page), 20)


def above_the_rows(paper: Paper, tasks: int) -> set[str]:
    """Return what stands above the first row of the list's second and later sheets: its head, if no row is cut."""
    firsts: dict[int, str] = {}
    for anchor in task_anchors(tasks):
        firsts.setdefault(paper.places[anchor], str(int(anchor.removeprefix("nv-"))))
    found = set()
    for place, number in list(firsts.items())[1:]:
        body = [piece for piece in paper.sheets[place].pieces if piece.top >= 19]
        margin = min(piece.left for piece in body)
        row = next(p for p in body if p.text.strip() == number and p.left < margin + 15)
        found.add("".join("".join(p.text for p in body if p.top < row.top - 3).split()))
    return found


def test_a_tasks_row_is_not_cut_in_two(long_paper: Paper) -> None:
    assert len(above_the_rows(long_paper, 200)) == 1


def test_a_row_that_is_cut_would_be_seen(browser: Browser) -> None:
    with opened(browser, page_of(200)) as visit:
        visit.restyle("tr { break-inside: auto !important }")
        assert len(above_the_rows(printed(visit.page), 200)) > 1


def test_links_still_lead_to_the_rows(paper: Paper) -> None:
    assert set(task_anchors(20)) <= paper.places.keys()
    assert paper.is_tagged, "a screen reader finds its way in the PDF"


def test_what_is_for_the_screen_is_not_printed(browser: Browser) -> None:
    with opened(browser, page_of()) as visit:
        visit.page.emulate_media(media="print")
        for what in ("nav", "[role=search]", "button", "select", "input", "a[href='#noi-dung']"):
            assert visit.page.locator(f"{what}:visible").count() == 0, what


def test_the_print_is_black_serif_with_ruled_tables(browser: Browser) -> None:
    with opened(browser, page_of()) as visit:
        visit.page.emulate_media(media="print")
        fonts, sizes, links, borders = visit.ask(
            "() => { const all = (what, key) => [...new Set([...document.querySelectorAll(what)]"
            "   .filter(e => e.checkVisibility()).map(e => getComputedStyle(e)[key]))];"
            " return [all('body *', 'fontFamily'), all('main p, #danh-muc td', 'fontSize'),"
            "   all('a:not(#lich *)', 'color'), all('#danh-muc td', 'borderBottom')]; }"
        )
        assert all(font.startswith('"Times New Roman"') for font in fonts), fonts
        assert min(float(size.removesuffix("px")) for size in sizes) >= 11 * 96 / 72 - 0.01, sizes
        assert links == ["rgb(0, 0, 0)"]
        assert borders == ["1px solid rgb(0, 0, 0)"]
        assert visit.ask(TIGHT_LINES) == []


INKS = """() => [...document.querySelectorAll('body, body *')].map(e => getComputedStyle(e))
  .map(s => s.color + s.backgroundColor)"""


def test_a_phones_or_a_dark_screens_page_prints_as_a_desks_does(browser: Browser, paper: Paper) -> None:
    """What a window's width or colours change must not reach the paper."""
    inks = []
    for view in (DESK, PHONE, NIGHT):
        with opened(browser, page_of(), view) as visit:
            again = printed(visit.page)
            visit.page.emulate_media(media="print")
            inks.append(visit.ask(INKS))
        assert [sheet.text for sheet in again.sheets] == [sheet.text for sheet in paper.sheets]
    assert inks[0] == inks[1] == inks[2]


def test_words_of_every_state_are_printed(paper: Paper) -> None:
    text = "".join(sheet.text for sheet in paper.sheets)
    for words in ("Hoàn thành quá hạn", "Chờ điều kiện", "Đã hủy", "15/KH-UBND", "Đã phát 180/300 phiếu"):
        assert words.replace(" ", "") in text
