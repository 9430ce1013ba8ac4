"""The report page in Chromium, as a leader opens it: read, filtered, linked to, attacked, in the dark, on a phone."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import html5lib
import pytest
from playwright.sync_api import expect

from cchc import queries
from cchc.states import APART, DONE, OVERDUE
from tests.browser.page_in_chromium import (
    CUT_OFF,
    DAY,
    DESK,
    NIGHT,
    PHONE,
    SMALL_PHONE,
    SMALL_WINDOW,
    STICKING_OUT,
    TIGHT_LINES,
    View,
    absent,
    chromium,
    opened,
    page_of,
    page_saying,
    plan_of,
    with_added,
    without_policy,
)
from tests.reports.test_pages import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator

    from cchc.owners import Owner
    from cchc.states import Standing
    from cchc.task import Area
    from tests.browser.page_in_chromium import Visit

# Text that would leave the place where it stands, wherever that is.
BREAKING_OUT = [
    "</script><script>alert(1)</script>",
    "</style></title></textarea><svg onload=alert(1)>",
    '" autofocus onfocus=alert(1) x="',
    "' autofocus onfocus=alert(1) x='",
    "--><script>alert(1)</script>",
]
LONG_WORD = "m" * 300
# Cancelled tasks stand apart, under the list.
ITEMS = [item for item in queries.standings(plan_of(), DAY) if item.state != "cancelled"]
NUMBERS = [item.task.id for item in ITEMS]
SECTIONS = ["tong-quan", "can-xu-ly", "linh-vuc", "lich", "danh-muc", "sau-ro", "minh-chung", "thay-doi"]

PAGES: dict[str, Callable[[], bytes]] = {
    "0 tasks": lambda: page_of(0),
    "1 task": lambda: page_of(1),
    "20 tasks": page_of,
    "200 tasks": lambda: page_of(200),
    "hostile": lambda: page_saying(*HOSTILE, *BREAKING_OUT),
}
VIEWS = {"1280": DESK, "1280 dark": NIGHT, "390": PHONE, "320": SMALL_PHONE}

every_page = pytest.mark.parametrize("content", PAGES)
every_view = pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Keep one Chromium for this module; it is gone before tests that fork."""
    with chromium() as started:
        yield started


@pytest.fixture
def desk(browser: Browser) -> Iterator[Visit]:
    """Open the page of the 20 tasks on a desk's screen."""
    with opened(browser, page_of()) as visit:
        yield visit


def nothing(found: list[str]) -> None:
    """See that nothing was found, or say all of it."""
    assert not found, "\n".join(["", *found])


# What everybody can read


@every_view
@every_page
def test_axe_finds_nothing_wrong_and_nothing_it_cannot_decide(
    browser: Browser, content: str, view: View
) -> None:
    with opened(browser, PAGES[content](), view) as visit:
        nothing(visit.axe())


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ('<p><font color="#999">mờ</font></p>', "violations color-contrast"),
        ("<p><button></button></p>", "violations button-name"),
        ('<p><a href="#a">1</a><a href="#b">2</a></p>', "violations target-size"),
        (
            '<p><font color="#777"><table background="data:,x"><tr><td>chữ trên ảnh</table></font></p>',
            "incomplete color-contrast",
        ),
    ],
)
def test_axe_would_see_a_page_that_is_wrong(browser: Browser, markup: str, rule: str) -> None:
    with opened(browser, with_added(page_of(1), markup)) as visit:
        visit.restyle("p a { font-size: 8px; line-height: 1 }")
        assert [line for line in visit.axe() if line.startswith(rule)]


def test_the_dark_page_is_dark(browser: Browser) -> None:
    def paper(view: View) -> str:
        with opened(browser, page_of(1), view) as visit:
            return str(visit.ask("() => getComputedStyle(document.body).backgroundColor"))

    assert (paper(DESK), paper(NIGHT)) == ("rgb(244, 246, 249)", "rgb(15, 20, 28)")


@pytest.mark.parametrize("content", [*PAGES, "long word"])
def test_nothing_reaches_beyond_the_windows_edge(browser: Browser, content: str) -> None:
    html = page_saying(LONG_WORD, LONG_WORD) if content == "long word" else PAGES[content]()
    with opened(browser, html) as visit:
        for view in (DESK, SMALL_WINDOW, PHONE, SMALL_PHONE):
            visit.page.set_viewport_size({"width": view.width, "height": 900})
            nothing([f"{view.width}: {found}" for found in visit.ask(STICKING_OUT)])


def test_a_word_that_widens_the_page_would_be_seen(browser: Browser) -> None:
    with opened(browser, with_added(page_of(1), f"<p>{LONG_WORD}</p>"), SMALL_PHONE) as visit:
        visit.restyle("p { overflow-wrap: normal !important }")
        assert visit.ask(STICKING_OUT)


SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""


@pytest.mark.parametrize("view", [DESK, PHONE, SMALL_PHONE], ids=lambda view: str(view.width))
@pytest.mark.parametrize("content", ["20 tasks", "hostile"])
def test_no_text_is_cut_off_when_a_reader_spaces_it_out(browser: Browser, content: str, view: View) -> None:
    """WCAG 1.4.12, with the figures that it names."""
    with opened(browser, PAGES[content](), view) as visit:
        nothing(visit.ask(CUT_OFF))
        visit.restyle(SPACED)
        nothing(visit.ask(CUT_OFF))
        nothing(visit.ask(STICKING_OUT))


def test_text_that_is_cut_off_would_be_seen(desk: Visit) -> None:
    desk.restyle("h2 { height: 0.6em }")
    assert len(desk.ask(CUT_OFF)) >= len(SECTIONS)
    desk.restyle("h2 { overflow: hidden }")
    assert len(desk.ask(CUT_OFF)) >= len(SECTIONS)


@pytest.mark.parametrize("view", [DESK, PHONE], ids=lambda view: str(view.width))
def test_lines_leave_room_for_stacked_marks(browser: Browser, view: View) -> None:
    with opened(browser, page_of(), view) as visit:
        nothing(visit.ask(TIGHT_LINES))
        visit.restyle("h2 { line-height: 1.2 }")
        assert len(visit.ask(TIGHT_LINES)) >= len(SECTIONS)


def test_who_uses_the_keyboard_sees_where_they_are(desk: Visit) -> None:
    first = None
    for _ in range(40):
        desk.page.keyboard.press("Tab")
        label, width, style, height = desk.ask(
            "() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.textContent.trim(), parseFloat(s.outlineWidth), s.outlineStyle,"
            " e.getBoundingClientRect().height]; }"
        )
        first = first or label
        assert width >= 3, label
        assert style == "solid", label
        assert height > 1, label
    assert first == "Đến nội dung chính"


def test_the_parts_stand_in_their_order_and_the_menu_leads_to_each(desk: Visit) -> None:
    sections = desk.page.locator("main section[id]")
    assert sections.evaluate_all("all => all.map(s => s.id)") == SECTIONS
    links = desk.page.locator("nav a")
    assert links.evaluate_all("all => all.map(a => a.getAttribute('href'))") == [
        f"#{id_}" for id_ in SECTIONS
    ]
    assert min(links.evaluate_all("all => all.map(a => a.getBoundingClientRect().height)")) >= 40


@pytest.mark.parametrize(("view", "cells"), [(DESK, 7), (SMALL_WINDOW, 5), (PHONE, 2)])
def test_a_narrow_window_shows_fewer_columns_and_says_the_same(
    browser: Browser, view: View, cells: int
) -> None:
    with opened(browser, page_of(), view) as visit:
        row = visit.page.locator("#nv-04")
        assert row.locator("th:visible, td:visible").count() == cells
        assert visit.page.locator("#danh-muc thead th:visible").count() == (cells if cells > 2 else 0)
        seen = " ".join(row.inner_text().split())
        assert "Đang thực hiện, quá hạn" in seen
        assert "Quý II/2026 (sau khi tỉnh có kế hoạch)" in seen
        assert "quá hạn 76 ngày" in seen
        assert "Phòng VHXH" in seen


def test_a_cancelled_task_stands_apart_and_can_still_be_linked_to(desk: Visit) -> None:
    cancelled = desk.page.locator("#danh-muc #nv-07")
    assert cancelled.locator("xpath=ancestor::table").count() == 0
    assert "Đã hủy" in cancelled.inner_text()
    assert 7 not in desk.rows()


def test_every_task_has_a_cell_in_the_calendar(desk: Visit) -> None:
    chips = desk.page.locator("#lich a[href^='#nv-']")
    numbers = [int(href[4:]) for href in chips.evaluate_all("all => all.map(a => a.getAttribute('href'))")]
    assert len(set(numbers)) == len(numbers)
    assert set(numbers) >= set(NUMBERS)
    sizes = chips.evaluate_all("all => all.map(a => a.getBoundingClientRect()).map(b => [b.width, b.height])")
    assert min(width for width, _ in sizes) >= 30
    assert min(height for _, height in sizes) >= 26
    name = desk.page.locator("#lich a[href='#nv-04']").aria_snapshot()
    assert re.search(r"Nhiệm vụ 4\b.*quá hạn.*30/06/2026", name), name


# Finding one's way with the script


def control(visit: Visit, label: str) -> Locator:
    return visit.page.get_by_role("search").get_by_label(label)


def choose(visit: Visit, label: str, words: str) -> None:
    """Choose in a list what begins with these words."""
    select = control(visit, label)
    options = select.locator("option").all_inner_texts()
    select.select_option(label=next(text for text in options if text.strip().startswith(words)))


def says(visit: Visit, shown: int, total: int = len(ITEMS)) -> None:
    """See that the page says how many tasks it shows, and shows so many."""
    words = "" if shown == total else f"Đang hiện {shown} trong "
    expect(visit.page.get_by_role("status")).to_contain_text(f"{words}{total} nhiệm vụ")
    assert len(visit.rows()) == shown


def numbers_of(found: Callable[[Standing], bool]) -> list[int]:
    return [item.task.id for item in ITEMS if found(item)]


def test_filters_leave_the_tasks_that_are_asked_for(desk: Visit) -> None:
    says(desk, len(ITEMS))
    choose(desk, "Trạng thái", "Đang thực hiện, trong hạn")
    assert desk.rows() == numbers_of(lambda item: item.state == "in_progress")
    says(desk, 5)
    choose(desk, "Lĩnh vực", "Chỉ đạo, điều hành")
    assert desk.rows() == [3, 14]
    choose(desk, "Cơ quan chủ trì", "Văn phòng HĐND")
    assert desk.rows() == [14]
    says(desk, 1)
    choose(desk, "Trạng thái", "Hoàn thành quá hạn")
    says(desk, 0)
    desk.page.get_by_role("search").get_by_role("button", name="Bỏ lọc").click()
    says(desk, len(ITEMS))
    assert control(desk, "Cơ quan chủ trì").input_value() == ""


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ke hoach nang cao", [2, 4]),
        ("KẾ HOẠCH nâng cao", [2, 4]),
        ("nâng cao kế hoạch", [2, 4]),
        ("do luong muc do hai long y te", [6]),
        ("không có gì như thế", []),
    ],
)
def test_search_needs_no_marks_and_no_order(desk: Visit, typed: str, found: list[int]) -> None:
    control(desk, "Tìm kiếm").press_sequentially(typed)
    says(desk, len(found))
    assert desk.rows() == found


def heading(visit: Visit, label: str) -> Locator:
    return visit.page.locator("#danh-muc thead th").filter(has_text=label)


def test_a_columns_heading_sorts_by_it_and_says_so(desk: Visit) -> None:
    ends = {item.task.id: item.end for item in ITEMS}
    deadline = heading(desk, "Thời hạn")
    deadline.get_by_role("button").click()
    expect(deadline).to_have_attribute("aria-sort", "ascending")
    dated = [ends[number] for number in desk.rows()]
    known = sorted(day for day in dated if day)
    assert dated == [*known, *[None] * dated.count(None)]
    deadline.get_by_role("button").click()
    expect(deadline).to_have_attribute("aria-sort", "descending")
    known = [end for number in desk.rows() if (end := ends[number])]
    assert known == sorted(known, reverse=True)
    heading(desk, "TT").get_by_role("button").click()
    assert desk.rows() == NUMBERS
    expect(deadline).not_to_have_attribute("aria-sort", "descending")


def test_titles_sort_as_vietnamese_does_and_states_by_urgency(desk: Visit) -> None:
    titles = {item.task.id: item for item in ITEMS}
    heading(desk, "Nội dung").get_by_role("button").click()
    assert desk.rows() == [item.task.id for item in sorted(ITEMS, key=queries.by_title)]
    heading(desk, "Trạng thái").get_by_role("button").click()
    states = [titles[number].state for number in desk.rows()]
    ranks = [0 if state in OVERDUE else 2 if state in DONE else 1 for state in states]
    assert ranks == sorted(ranks)
    assert states.index("in_progress") < states.index("not_started")


def test_on_a_phone_a_list_sorts(browser: Browser) -> None:
    with opened(browser, page_of(), PHONE) as visit:
        select = visit.page.get_by_label("Sắp xếp")
        texts = select.locator("option").all_inner_texts()
        select.select_option(label=next(text for text in texts if text.strip().startswith("Thời hạn")))
        assert visit.rows()[0] == 2, "January"


def test_the_address_keeps_what_is_shown(browser: Browser, desk: Visit) -> None:
    trail = desk.ask("() => history.length")
    choose(desk, "Trạng thái", "Đang thực hiện, trong hạn")
    control(desk, "Tìm kiếm").fill("ke hoach")
    heading(desk, "Thời hạn").get_by_role("button").click()
    heading(desk, "Thời hạn").get_by_role("button").click()
    shown = desk.rows()
    expect(desk.page).to_have_url(re.compile("#.*tt=.*"))
    parts = dict(part.split("=") for part in desk.ask("() => location.hash.slice(1)").split("&"))
    assert parts.keys() == {"tt", "q", "sx"}
    assert parts["sx"].endswith("-")
    assert desk.ask("() => history.length") == trail, "no half-typed words to go back through"
    with opened(browser, page_of(), at="#" + desk.page.url.partition("#")[2]) as other:
        assert other.rows() == shown
        assert control(other, "Tìm kiếm").input_value() == "ke hoach"
        expect(heading(other, "Thời hạn")).to_have_attribute("aria-sort", "descending")
        says(other, len(shown))


def test_an_address_typed_into_an_open_page_is_followed(desk: Visit) -> None:
    desk.page.goto(f"{desk.address}#q=nang%20cao")
    expect(control(desk, "Tìm kiếm")).to_have_value("nang cao")
    assert desk.rows() == [2, 4, *[number for number in desk.rows() if number not in {2, 4}]]
    assert len(desk.rows()) < len(ITEMS)


def test_every_figure_leads_to_the_tasks_behind_it(desk: Visit) -> None:
    links = desk.page.locator("#tong-quan a[href*='tt=']")
    counts = Counter(item.state for item in ITEMS)
    seen = []
    for link in links.all():
        desk.page.get_by_role("search").get_by_role("button", name="Bỏ lọc").click()
        said = re.search(r"\d+", link.inner_text())
        link.click()
        shown = desk.rows()
        assert said is not None
        assert len(shown) == int(said.group())
        assert len({item.state for item in ITEMS if item.task.id in shown}) == 1
        seen.append(len(shown))
    assert sorted(seen) == sorted(counts.values())


AREAS = {task.area.title: task.area for task in plan_of().tasks}
OWNERS = {task.owner.name: task.owner for task in plan_of().tasks}


@pytest.mark.parametrize("names", [AREAS, OWNERS], ids=["areas", "owners"])
def test_every_area_and_owner_leads_to_its_tasks(desk: Visit, names: dict[str, Area | Owner]) -> None:
    for name, one in names.items():
        theirs = [item for item in ITEMS if one in {item.task.area, item.task.owner}]
        link = desk.page.get_by_role("link", name=name, exact=True)
        row = desk.page.locator("#linh-vuc tr").filter(has=link)
        counted = sum(item.state not in APART for item in theirs)
        assert re.search(rf"\d+\s*/\s*{counted}\b", row.inner_text()), "of those that can be finished"
        row.get_by_role("link", name=name, exact=True).click()
        assert desk.rows() == [item.task.id for item in theirs]


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no script"])
def test_a_link_to_a_task_opens_at_it(browser: Browser, *, scripts: bool) -> None:
    with opened(browser, page_of(200), at="#nv-150", scripts=scripts) as visit:
        expect(visit.page.locator("#nv-150")).to_be_in_viewport()
        marked = "() => getComputedStyle(document.querySelector(':target > *')).backgroundColor"
        plain = "() => getComputedStyle(document.querySelector('#nv-149 > *')).backgroundColor"
        assert visit.ask(marked) != visit.ask(plain)


def test_a_link_to_a_task_that_is_filtered_out_brings_it_back(desk: Visit) -> None:
    choose(desk, "Trạng thái", "Hoàn thành quá hạn")
    assert desk.rows() == [2]
    desk.page.locator("#lich a[href='#nv-06']").click()
    says(desk, len(ITEMS))
    expect(desk.page.locator("#nv-06")).to_be_in_viewport()
    assert desk.ask("() => document.activeElement.closest('tr')?.id") == "nv-06"


def test_the_print_button_prints(browser: Browser) -> None:
    with opened(browser, page_of(1)) as visit:
        visit.ask("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
        visit.page.get_by_role("button", name="In", exact=True).click()
        assert visit.ask("() => window.printed") == 1


@pytest.mark.parametrize(
    "at",
    [
        "#",
        "#&&==&",
        "#q=%",
        "#q=%E0%A4%A",
        "#tt=__proto__&cq=constructor",
        "#sx=toString-",
        "#nv-999",
        "#q=%3Cimg%20src=x%20onerror=alert(1)%3E",
        "#tt=%22%5D,script,%5Bx=%22",
    ],
)
def test_an_address_that_makes_no_sense_does_no_harm(browser: Browser, at: str) -> None:
    with opened(browser, page_of(), at=at) as visit:
        assert visit.messages == visit.dialogs == []
        assert visit.page.get_by_role("status").is_visible()
        control(visit, "Tìm kiếm").fill("ke hoach nang cao")
        visit.page.get_by_role("search").get_by_role("button", name="Bỏ lọc").click()
        says(visit, len(ITEMS))
        assert visit.messages == visit.dialogs == []


# Without a network, without a script, after the mail system


def used(visit: Visit) -> None:
    """Do with the page what can be done."""
    control(visit, "Tìm kiếm").fill("kế hoạch")
    choose(visit, "Trạng thái", "Đang thực hiện")
    heading(visit, "Thời hạn").get_by_role("button").click()
    visit.page.locator("#lich a[href='#nv-06']").click()
    visit.page.locator("#tong-quan a[href*='tt=']").first.click()
    visit.page.locator("#linh-vuc a[href*='lv=']").first.click()


@every_view
def test_a_page_asks_for_nothing_says_nothing_and_keeps_nothing(browser: Browser, view: View) -> None:
    with opened(browser, page_of(), view) as visit:
        if view.width > 620:
            used(visit)
        visit.page.reload()
        visit.page.wait_for_load_state("networkidle")
        assert visit.requests
        assert visit.foreign_requests == []
        assert visit.messages == visit.dialogs == []
        assert visit.ask("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.parametrize("content", ["0 tasks", "1 task", "200 tasks", "hostile"])
def test_a_page_of_any_size_is_silent(browser: Browser, content: str) -> None:
    with opened(browser, PAGES[content]()) as visit:
        assert (visit.foreign_requests, visit.messages, visit.dialogs) == ([], [], [])


@pytest.mark.parametrize(
    ("markup", "trace"),
    [
        ('<img src="http://127.0.0.1:9/x.png" alt="">', "foreign_requests"),
        ('<link rel="stylesheet" href="x.css">', "foreign_requests"),
        ("<script>console.log('x')</script>", "messages"),
        ("<script>khongCo()</script>", "messages"),
        ("<script>alert(1)</script>", "dialogs"),
        ('<img src="x" onerror="alert(1)" alt="">', "dialogs"),
    ],
)
def test_a_request_a_message_a_dialog_would_be_seen(browser: Browser, markup: str, trace: str) -> None:
    with opened(browser, with_added(without_policy(page_of(1)), markup)) as visit:
        assert visit.comes(lambda: getattr(visit, trace))


def test_without_its_script_the_page_is_a_plain_one(browser: Browser) -> None:
    with opened(browser, page_of(), scripts=False) as visit:
        assert visit.rows() == NUMBERS
        assert visit.page.locator("button:visible, select:visible, input:visible").count() == 0
        assert not visit.page.get_by_role("search").is_visible()
        figures = visit.page.locator("#tong-quan a, #linh-vuc a")
        leads = set(figures.evaluate_all("all => all.map(a => a.getAttribute('href'))"))
        assert leads == {"#danh-muc"}
        visit.page.locator("#lich a[href='#nv-19']").click()
        expect(visit.page.locator("#nv-19")).to_be_in_viewport()
        nothing(visit.ask(STICKING_OUT))


def test_a_page_whose_line_ends_were_changed_works_all_the_same(browser: Browser) -> None:
    """Mail and network drives turn LF into CRLF; the policy's hashes are of the text as parsed."""
    changed = page_of().replace(b"\n", b"\r\n")
    with opened(browser, changed) as visit:
        control(visit, "Tìm kiếm").fill("ke hoach nang cao")
        assert visit.rows() == [2, 4]
        assert visit.ask("() => getComputedStyle(document.body).backgroundColor") == "rgb(244, 246, 249)"
        assert visit.messages == []


def test_a_style_or_script_that_was_touched_is_refused(browser: Browser) -> None:
    touched = page_of().replace(b"</style>", b"body { background: red }</style>")
    touched = touched.replace(b"</script>", b";alert(1)</script>")
    with opened(browser, touched) as visit:
        assert len(visit.messages) == 2, "one refusal each"
        assert visit.dialogs == []


# What a plan says stays text


@pytest.mark.parametrize("text", [*HOSTILE, *BREAKING_OUT])
def test_words_of_a_plan_never_run_and_never_become_markup(browser: Browser, text: str) -> None:
    with opened(browser, page_saying(text)) as visit:
        control(visit, "Tìm kiếm").fill(text)
        visit.page.locator("#lich a[href='#nv-01']").click()
        assert (visit.foreign_requests, visit.messages, visit.dialogs) == ([], [], [])
        assert visit.ask(
            "() => [...document.querySelectorAll('*')].flatMap(e => [...e.attributes])"
            ".filter(a => /^on|^style$|^autofocus$/.test(a.name)).length"
        ) == 0  # fmt: skip
        tags = visit.ask(
            "() => [...document.querySelectorAll('script, img, iframe, object, base')].map(e => e.tagName)"
        )
        assert tags == ["SCRIPT"]
        leads = visit.page.locator("a").evaluate_all("all => all.map(a => a.protocol)")
        assert set(leads) <= {"file:", "http:", "https:"}
        assert text in visit.page.locator("#nv-01 th").inner_text()


ATTACKS = {
    "script": "<script>alert(1)</script>",
    "data script": '<script src="data:text/javascript,alert(1)"></script>',
    "handler": '<img src="data:," onerror="alert(1)" alt="">',
    "frame": '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
    "picture": '<img src="http://127.0.0.1:9/x.png" alt="">',
    "style sheet": '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
    "style": "<style>p { background: url(http://127.0.0.1:9/x) }</style>",
    "font": "<p style=\"background: url('http://127.0.0.1:9/x')\">x</p>",
    "embedded": '<embed src="http://127.0.0.1:9/x">',
}
PROTECTION = pytest.mark.parametrize("protected", [True, False], ids=["policy", "no policy"])


@PROTECTION
@pytest.mark.parametrize("attack", ATTACKS)
def test_the_policy_stops_what_got_into_a_page(browser: Browser, attack: str, *, protected: bool) -> None:
    """Without the policy each one does its harm: the attacks are real ones."""
    page = page_of(1) if protected else without_policy(page_of(1))
    with opened(browser, with_added(page, ATTACKS[attack])) as visit:
        if protected:
            assert visit.comes(lambda: visit.messages), "a refusal is told"
            visit.page.wait_for_load_state("networkidle")
            assert visit.harm == []
        else:
            assert visit.comes(lambda: visit.harm)


CALLS = {
    "fetch": "() => fetch('http://127.0.0.1:9/x').catch(() => 0)",
    "beacon": "() => navigator.sendBeacon('http://127.0.0.1:9/x', 'x')",
    "form": """() => {
        const form = document.body.appendChild(document.createElement('form'));
        form.action = 'http://127.0.0.1:9/x';
        form.submit();
    }""",
    "base": """() => {
        const base = document.createElement('base'), link = document.createElement('a');
        base.href = 'http://127.0.0.1:9/';
        document.head.prepend(base);
        link.href = 'x';
        if (link.href.startsWith(base.href)) alert(1);
    }""",
    "javascript link": """() => {
        const link = document.body.appendChild(document.createElement('a'));
        link.href = 'javascript:alert(1)';
        link.click();
    }""",
}


@PROTECTION
@pytest.mark.parametrize("call", CALLS)
def test_the_policy_stops_what_a_script_would_send(browser: Browser, call: str, *, protected: bool) -> None:
    page = page_of(1) if protected else without_policy(page_of(1))
    with opened(browser, page) as visit:
        visit.ask(CALLS[call])
        # What is allowed may take its time on a busy machine; what is refused is refused at once.
        if protected:
            visit.page.wait_for_timeout(500)
            assert visit.harm == []
        else:
            assert visit.comes(lambda: visit.harm)


# Valid HTML


def test_the_strict_parser_reads_every_page() -> None:
    for content in PAGES.values():
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(content().decode())
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids))


@pytest.fixture
def html_validate(tmp_path: Path) -> Callable[[dict[str, bytes]], list[str]]:
    """Ask html-validate what it finds in pages."""
    program = shutil.which("html-validate") or absent("html-validate (npm install --global html-validate)")
    rules = {"doctype-style": "off"}  # in capitals or not, it is the same
    config = {"root": True, "extends": ["html-validate:recommended"], "rules": rules}
    (tmp_path / "rules.json").write_text(json.dumps(config), "utf-8")

    def ask(contents: dict[str, bytes]) -> list[str]:
        for name, html in contents.items():
            (tmp_path / f"{name}.html").write_bytes(html)
        files = [f"{name}.html" for name in contents]
        command = [program, "--config", "rules.json", "--formatter", "json=found.json", *files]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode in {0, 1}, done.stderr.decode()
        return [
            f"{message['ruleId']} {message['line']}:{message['column']} {message['message']}"
            for file in json.loads((tmp_path / "found.json").read_bytes())
            for message in file["messages"]
        ]

    return ask


def test_html_validate_finds_nothing(html_validate: Callable[[dict[str, bytes]], list[str]]) -> None:
    assert html_validate({name.replace(" ", "-"): make() for name, make in PAGES.items()}) == []


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ('<p id="tong-quan">hai lần</p>', "no-dup-id"),
        ("<p><div>khối trong đoạn</div></p>", "close-order"),
        ('<p style="color: red">x</p>', "no-inline-style"),
        ('<a role="button" href="#x"><button type="button">x</button></a>', "element-permitted-content"),
    ],
)
def test_html_validate_would_see_a_page_that_is_wrong(
    html_validate: Callable[[dict[str, bytes]], list[str]], markup: str, rule: str
) -> None:
    assert any(line.startswith(rule) for line in html_validate({"wrong": with_added(page_of(1), markup)}))


ROWS_OF_TILES = """count => {
  const list = document.querySelector('.tiles'), first = list.firstElementChild;
  list.replaceChildren(...Array.from({length: count}, () => first.cloneNode(true)));
  const rows = {};
  for (const tile of list.children) rows[Math.round(tile.getBoundingClientRect().top)] = 1
    + (rows[Math.round(tile.getBoundingClientRect().top)] || 0);
  return Object.values(rows);
}"""


@pytest.mark.parametrize("view", [DESK, SMALL_WINDOW, PHONE], ids=lambda view: str(view.width))
def test_no_tile_stands_alone_in_its_row(browser: Browser, view: View) -> None:
    with opened(browser, page_of(1), view) as visit:
        for count in range(6, 11):
            rows = visit.ask(ROWS_OF_TILES, count)
            assert sum(rows) == count
            assert min(rows) > 1, (count, rows)
