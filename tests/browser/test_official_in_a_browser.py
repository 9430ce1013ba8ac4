"""Official documents as pages: no syllable cut, cards on a phone, annexes on lying sheets of their own."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Literal

import pytest
from pypdf import PdfReader

from cchc.reports import document_kinds
from cchc.reports.document_kinds import PROGRESS
from cchc.reports.official import progress
from cchc.reports.official.official_document import Annex, Table
from cchc.reports.printers import pages
from tests.browser.page_in_chromium import (
    DAY,
    DESK,
    PHONE,
    SMALL_PHONE,
    STICKING_OUT,
    View,
    chromium,
    opened,
)
from tests.reports.test_word import KINDS, built, sample_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

# Words in tables that stand on more than one line.
CUT_WORDS = """() => {
  const cut = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode;
    if (!text.parentElement.closest('th, td')) continue;
    for (const word of text.data.matchAll(/[\\p{L}\\p{N}%]+/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) cut.push(word[0]);
    }
  }
  return cut;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Keep one Chromium for this module; it is gone before tests that fork."""
    with chromium() as started:
        yield started


@cache
def page_of(kind: str) -> bytes:
    return pages.render(built(sample_plan(), kind), "html")


@cache
def page_of_annexes() -> bytes:
    """Return a report with three annexes, the second one over several sheets."""
    made = built(sample_plan(), "progress")
    assert made.annex
    names = [annex.name for annex in PROGRESS.annexes]
    more = {
        annex.name: Annex(f"Phụ lục {number}", "Số liệu", made.annex.caption, Table(annex.titles, rows))
        for annex, number, rows in zip(
            PROGRESS.annexes,
            ("II", "III"),
            ((("1", *["Hồ sơ"] * 6),) * 40, (("1", "2", *["Thời hạn"] * 4),)),
            strict=True,
        )
    }
    assert list(more) == names
    return pages.render(made._replace(more_annexes=more), "html")


@pytest.mark.parametrize(
    "view", [DESK, View(1000), View(900), PHONE, SMALL_PHONE], ids=lambda v: str(v.width)
)
@pytest.mark.parametrize("kind", KINDS)
def test_no_syllable_is_cut_and_nothing_sticks_out(browser: Browser, kind: str, view: View) -> None:
    with opened(browser, page_of(kind), view) as visit:
        assert visit.ask(CUT_WORDS) == []
        assert visit.ask(STICKING_OUT) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_syllable_is_cut_on_paper(browser: Browser, kind: str) -> None:
    row = document_kinds.find(kind)
    with opened(browser, page_of(kind), View(952 if row.has_annex or row.lies else 586)) as visit:
        visit.page.emulate_media(media="print")
        assert visit.ask(CUT_WORDS) == []


def test_a_syllable_that_is_cut_would_be_seen(browser: Browser) -> None:
    with opened(browser, page_of("progress")) as visit:
        visit.restyle("table { table-layout: auto !important } td { overflow-wrap: anywhere; width: 1% }")
        visit.restyle(".annex { max-width: 400px !important }")
        assert visit.ask(CUT_WORDS)


@pytest.mark.parametrize("view", [DESK, PHONE], ids=lambda v: str(v.width))
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_wrong_with_an_official_document(browser: Browser, kind: str, view: View) -> None:
    with opened(browser, page_of(kind), view) as visit:
        assert visit.axe() == []
        assert visit.messages == []


def test_a_rule_stands_clear_of_the_text_above_and_below(browser: Browser) -> None:
    for kind in KINDS:
        if document_kinds.find(kind).is_letter:
            continue
        with opened(browser, page_of(kind)) as visit:
            below = visit.ask(
                "() => document.querySelector('h1').nextElementSibling.getBoundingClientRect().top"
                " - document.querySelector('h1').getBoundingClientRect().bottom"
            )
            assert below >= 8, kind  # pixels: the rule is the last of the title


# How many lines an element's text stands on.
LINES = """selector => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(selector));
  return new Set([...range.getClientRects()].filter(box => box.width).map(box => Math.round(box.bottom / 8))).size;
}"""


@pytest.mark.parametrize("media", ["screen", "print"])
def test_number_and_day_stand_on_one_line_each(browser: Browser, media: Literal["screen", "print"]) -> None:
    plan = sample_plan()
    own = pages.render(progress.build(plan, DAY, owner=plan.owners[0]), "html")  # its symbol is a long blank
    with opened(browser, own, View(1280 if media == "screen" else 586)) as visit:
        visit.page.emulate_media(media=media)
        assert [visit.ask(LINES, of) for of in (".number", ".place")] == [1, 1]
        visit.restyle(".official { grid-template-columns: 2fr 3fr !important; column-gap: 16px !important }")
        assert visit.ask(LINES, ".number") == 2, "a number on two lines would be seen"


def test_a_titles_last_line_is_not_a_single_word(browser: Browser) -> None:
    short = """() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('h1 span:last-child'));
      const widths = [...range.getClientRects()].map(box => box.width);
      return widths.at(-1) / Math.max(...widths);
    }"""
    with opened(browser, page_of("amendment")) as visit:
        assert visit.ask(short) > 0.5
        visit.restyle("h1 { text-wrap: wrap !important } h1 span { width: 402px !important }")
        assert visit.ask(short) < 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_right_edge_of_a_table_is_within_its_sheet(browser: Browser, kind: str) -> None:
    outside = """() => [...document.querySelectorAll('table')].filter(table =>
      table.getBoundingClientRect().right > table.parentElement.getBoundingClientRect().right - 0.5).length"""
    with opened(browser, page_of(kind), View(952)) as visit:
        visit.page.emulate_media(media="print")
        assert visit.ask(outside) == 0
        visit.restyle("table { width: 100% !important }")
        assert visit.ask(outside) == visit.ask("() => document.querySelectorAll('table').length")


def test_each_annex_lies_on_sheets_of_its_own_numbered_by_itself(browser: Browser) -> None:
    with opened(browser, page_of_annexes()) as visit:
        data = visit.page.pdf(prefer_css_page_size=True, print_background=True)
    sheets = [
        (sheet.mediabox.width > sheet.mediabox.height, sheet.extract_text().strip())
        for sheet in PdfReader(io.BytesIO(data)).pages
    ]
    upright = [text for lies, text in sheets if not lies]
    lying = [text for lies, text in sheets if lies]
    assert [text for _, text in sheets] == upright + lying
    assert [text.split()[0] for text in upright[1:]] == [str(n) for n in range(2, len(upright) + 1)]
    firsts = [index for index, text in enumerate(lying) if text.startswith("Phụ lục")]
    assert len(firsts) == 3
    for first, after in zip(firsts, [*firsts[1:], len(lying)], strict=True):
        others = lying[first + 1 : after]
        assert [text.split()[0] for text in others] == [str(n) for n in range(2, len(others) + 2)]
        assert all("TT" in text for text in others), "the table's head is repeated"
    assert firsts[2] - firsts[1] > 1


def test_blanks_are_marked_on_the_screen_and_plain_on_paper(browser: Browser) -> None:
    colour = "() => getComputedStyle(document.querySelector('mark')).backgroundColor"
    with opened(browser, page_of("progress")) as visit:
        assert visit.ask(colour) == "rgb(255, 242, 168)"
        visit.page.emulate_media(media="print")
        assert visit.ask(colour) == "rgba(0, 0, 0, 0)"
