"""Official documents as pages and Markdown: valid, quiet, and no text of the plan is markup."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import cmarkgfm
import html5lib
import pytest
from markdown_it import MarkdownIt

from cchc.planfile import document
from cchc.reports import document_kinds
from cchc.reports.official import progress
from cchc.reports.official.official_document import Annex, Table
from cchc.reports.printers import pages
from tests.reports.test_pages import HOSTILE
from tests.reports.test_word import KINDS, built, hostile_plan
from tests.support import made_plans
from tests.support.checkout import SAMPLE_PLAN

if TYPE_CHECKING:
    from cchc.plan import Plan


@pytest.fixture(scope="module")
def sample() -> Plan:
    return document.parse(SAMPLE_PLAN.read_bytes(), "2026.yaml").plan


def tree(page: str) -> Any:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_is_valid_and_asks_for_nothing(sample: Plan, kind: str) -> None:
    page = pages.render(built(sample, kind), "html").decode()
    parsed = tree(page)
    assert parsed.findall(".//script") == []
    assert [link.get("href") for link in parsed.iter("a")] == []
    assert not [
        name for element in parsed.iter() for name in element.attrib if name == "style" or name[:2] == "on"
    ]
    policy = parsed.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy


@pytest.mark.parametrize("kind", KINDS)
def test_page_and_markdown_say_what_the_document_says(sample: Plan, kind: str) -> None:
    made = built(sample, kind)
    parsed = tree(pages.render(made, "html").decode())
    said = text_of(parsed.find("body"))
    for line in (*made.lines, *made.closing):
        assert " ".join(line.text.split()) in said
    table = made.table or (made.annex and made.annex.table)
    assert table
    for cell in (cell for row in table.rows for cell in row):
        assert " ".join(cell.split()) in said
    shown = text_of(html5lib.parse(cmarkgfm.github_flavored_markdown_to_html(pages.render(made, "md").decode()), namespaceHTMLElements=False))  # fmt: skip
    for line in made.lines:
        assert " ".join(line.text.removeprefix("- ").split()) in shown


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", KINDS)
def test_text_of_the_plan_is_never_markup(kind: str, text: str) -> None:
    made = built(hostile_plan(text), kind)
    parsed = tree(pages.render(made, "html").decode())
    assert (len(parsed.findall(".//script")), len(parsed.findall(".//style"))) == (0, 1)
    assert parsed.findall(".//img") == []
    assert " ".join(text.split()) in text_of(parsed.find("body"))
    markdown = pages.render(made, "md").decode()
    for html in (
        cmarkgfm.github_flavored_markdown_to_html(markdown),
        MarkdownIt("gfm-like", {"linkify": False}).render(markdown),
    ):
        shown = html5lib.parse(html, namespaceHTMLElements=False)
        assert not [element for element in shown.iter() if element.tag in {"script", "img"}]
        # GitHub's Markdown makes a link of any address; it leads where it says.
        assert all(link.get("href").startswith("http://www.example.com") for link in shown.iter("a"))
        cells = [text_of(cell) for cell in shown.iter("td")]  # where a list's semicolon is no part of a title
        assert any(" ".join(text.split()).rstrip(";") in cell for cell in cells)


def test_who_signs_stands_behind_the_recipients(sample: Plan) -> None:
    made = built(sample, "plan")
    markdown = pages.render(made, "md").decode()
    assert markdown.index("Nơi nhận:") < markdown.index(made.signature.lines[0])
    assert markdown.index(made.signature.lines[0]) < markdown.index(made.signature.name)


def test_a_row_that_heads_others_is_bold_and_has_no_names_of_columns_on_a_phone() -> None:
    made = progress.build(made_plans.made_year(), date(2026, 9, 14))
    unknown = (("1", "Cuộc kiểm tra", "cuộc", *[""] * 4),)
    figures = Annex("Phụ lục II", "SỐ LIỆU", "", Table(document_kinds.PROGRESS.annexes[0].titles, unknown))
    page = pages.render(made._replace(more_annexes={"figures": figures}), "html").decode()
    heads = [row for row in tree(page).iter("tr") if row.get("class") == "heads"]
    assert [text_of(row) for row in heads][:2] == ["IChỉ đạo, điều hành", "IICải cách thể chế"]
    assert ".heads td::before { display: none }" in page
    others = [row for row in tree(page).iter("tr") if row.find("td") is not None and not row.get("class")]
    assert all(text_of(row)[0].isdigit() for row in others)
    assert text_of(others[-1]) == "1Cuộc kiểm tracuộc", "a figure that isn't known heads nothing"
