"""The report page in a real browser: the pages to look at, and what can be asked of one that is open.

Chromium is the system's own; nothing is downloaded. On a machine without it these tests are left
out, with the reason, but never in CI.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from cchc.changes import Change
from cchc.planfile import document
from cchc.reports.overview import report
from cchc.reports.printers import pages
from tests.support.checkout import ISSUED_PLAN
from tests.support.plans import make_trace, make_trace_saying

try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright
except ImportError:
    if os.environ.get("CI"):
        raise
    pytest.skip("chưa cài các gói kiểm thử bằng trình duyệt", allow_module_level=True)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Dialog, Page, Request

    from cchc.plan import Plan
    from cchc.trail import Trace

DAY = date(2026, 9, 14)
PATIENCE = 30_000  # milliseconds until what should be there is missed; a busy machine needs some

# What became of the plan's tasks by 14/09/2026, so that every state is there.
WHAT_BECAME = {
    1: """\
    assignee: Nguyễn Văn A
    lead: Phó Chủ tịch UBND xã
    approver: Chủ tịch UBND xã
    deliverable: Kế hoạch tuyên truyền
    status: done
    progress: 100
    done_on: 2026-03-20
    results:
      - document: 15/KH-UBND
        date: 2026-03-16
        summary: Kế hoạch tuyên truyền cải cách hành chính năm 2026
        link: https://example.com/15-KH-UBND
      - document: 18/KH-UBND
        date: 2026-03-20
        summary: Kế hoạch kiểm tra
        link: van-ban/18-KH-UBND.pdf
""",
    2: """\
    assignee: Trần Thị B
    status: done
    done_on: 2026-02-12
    results:
      - document: 09/KH-UBND
        date: 2026-02-12
        link: https://example.com/09-KH-UBND
""",
    3: """\
    assignee: Lê Văn C
    lead: Phó Chủ tịch UBND xã
    status: in_progress
    started_on: 2026-07-01
    progress: 60
    notes:
      - date: 2026-09-01
        text: Đã phát 180/300 phiếu
""",
    4: """\
    assignee: Nguyễn Văn A
    status: in_progress
    progress: 40
    condition_met_on: 2026-05-04
    notes:
      - text: Dự thảo đang lấy ý kiến các đơn vị
""",
    7: """\
    status: cancelled
    stopped:
      date: 2026-05-05
      document: 51/UBND-VX
      reason: Thuộc thẩm quyền của tỉnh
""",
    8: """\
    status: done
    done_on: 2026-06-30
""",
    9: """\
    status: paused
    stopped:
      date: 2026-04-01
      document: 50/UBND-VX
""",
    10: """\
    due: Thường xuyên
""",
    11: """\
    status: in_progress
    progress: 0
""",
    12: """\
    due: Chưa xác định
""",
    14: """\
    status: in_progress
    progress: 50
""",
    15: """\
    status: in_progress
    extensions:
      - due: Quý IV/2026
        date: 2026-09-01
        document: 41/UBND-VX
        approved: true
""",
    16: """\
    status: submitted
    progress: 95
""",
}


WHAT_CHANGED = (
    Change("task:4", ("status",), "not_started", "in_progress"),
    Change("task:4", ("progress",), None, "40"),
    Change("task:3", ("progress",), "20", "60"),
    Change("plan", ("annex", "date"), "2026-01-07", "2026-01-02"),
)


def told(text: str, what_became: dict[int, str]) -> str:
    """Write into a plan's text what became of its tasks; a field that is given replaces the old one."""
    for number, lines in what_became.items():
        before, mark, rest = text.partition(f"\n  - id: {number}\n")
        own, *others = re.split(r"(?=\n  - id: )", rest)
        for key in re.findall(r"^    (\w+):", lines, flags=re.MULTILINE):
            own = re.sub(rf"^    {key}: .*\n", "", own, flags=re.MULTILINE)
        text = f"{before}{mark}{own.rstrip()}\n{lines}{''.join(others)}"
    return text


@cache
def plan_of(tasks: int = 20) -> Plan:
    """Return a plan with so many tasks: the first of the real ones, or these again and again."""
    text = told(ISSUED_PLAN.read_text("utf-8"), WHAT_BECAME)
    plan = document.parse(text.encode(), ISSUED_PLAN.name).plan
    again = (plan.tasks[i % len(plan.tasks)]._replace(id=i + 1) for i in range(tasks))
    return replace(plan, tasks=tuple(again))


def plan_saying(*texts: str) -> Plan:
    """Return a plan that says these texts wherever it can say something: one owner, area and task each."""
    said = ["'" + text.replace("'", "''") + "'" for text in texts]
    # No two go by one name.
    names = [f"{words[:-1]} {index}'" if index else words for index, words in enumerate(said)]
    source = "cchc: 1\nplan:\n  date: 2026-01-02\n  year: 2026\n"
    source += "".join(f"  {key}: {said[0]}\n" for key in ("number", "title", "issuer", "place"))
    source += "owners:\n" + "".join(
        f"  - id: o{i}\n    name: {words}\n    aliases: [n{i}]\n" for i, words in enumerate(names)
    )
    source += "areas:\n" + "".join(f"  - id: a{i}\n    title: {words}\n" for i, words in enumerate(names))
    source += "tasks:\n" + "".join(_task_saying(i, words) for i, words in enumerate(said))
    return document.parse(source.encode(), "x.yaml").plan


def _task_saying(index: int, words: str) -> str:
    state = ("status: in_progress", "status: done\n    done_on: 2026-03-01", "status: not_started")[index % 3]
    due = (words, "Quý II/2026", "Quý IV/2026")[index % 3]
    names = ("title", "condition", "assignee", "lead", "approver", "deliverable", "basis")
    plain = "".join(f"    {name}: {words}\n" for name in names if name != "condition" or index % 2)
    return f"""\
  - id: {index + 1}
    area: a{index}
    {state}
    owner: o{index}
    coordinators: [n{index}]
    due: {due}
    target:
      quantity: 2
      unit: {words}
    results:
      - document: {words}
        date: 2026-03-01
        summary: {words}
        link: {words}
    notes:
      - text: {words}
    extensions:
      - due: 20/12/2026
        date: 2026-06-01
        document: {words}
        reason: {words}
        approved: {"true" if index % 2 else "false"}
{plain}"""


def rendered(plan: Plan, trace: Trace, *, source: str = "plans/2026.yaml") -> bytes:
    """Return the page of a plan."""
    return pages.render(report.build(plan, DAY, source=source, trace=trace), "html")


@cache
def page_of(tasks: int = 20) -> bytes:
    """Return the page of a plan with so many tasks."""
    return rendered(plan_of(tasks), make_trace(*WHAT_CHANGED))


@cache
def page_saying(*texts: str) -> bytes:
    """Return the page of a plan that says these texts everywhere."""
    return rendered(plan_saying(*texts), make_trace_saying(texts[0]), source=texts[0])


def with_added(html: bytes, markup: str) -> bytes:
    """Return a page with something more at its end, as if it had got in somehow."""
    assert html.count(b"</body>") == 1
    return html.replace(b"</body>", markup.encode() + b"</body>")


def without_policy(html: bytes) -> bytes:
    """Return a page without its content security policy, for what the policy would hide."""
    return re.sub(rb'<meta[^>]*http-equiv="Content-Security-Policy"[^>]*>', b"", html, flags=re.IGNORECASE)


def absent(what: str) -> NoReturn:
    """Leave a test out because the machine lacks a program; in CI that is a fault."""
    reason = f"máy này không có {what}"
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, mà CI thì phải có", pytrace=False)
    pytest.skip(reason)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
    program = next(filter(None, map(shutil.which, names)), None) or absent("Chromium, Chrome hay Edge")
    quiet = ("gpu", "quic", "background-networking", "component-update", "sync")
    arguments = ["--no-sandbox", "--no-first-run", *(f"--disable-{what}" for what in quiet)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page that is open, and what it did since: asked for, said, asked the reader."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Note from now on whatever the page does."""

        def forget_forbidden(request: Request) -> None:
            if request.failure == "csp":
                self.requests.remove(request.url)

        def dismiss(dialog: Dialog) -> None:
            self.dialogs.append(dialog.message)
            dialog.dismiss()

        self.page.on("request", lambda request: self.requests.append(request.url))
        # Chromium tells of a request that the page's policy forbids, and that it wasn't made.
        self.page.on("requestfailed", forget_forbidden)
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("dialog", dismiss)

    @property
    def foreign_requests(self) -> list[str]:
        """What the page asked for beside itself."""
        return [url for url in self.requests if url.partition("#")[0] != self.address]

    @property
    def harm(self) -> list[str]:
        """What the page asked the reader, and whom else it asked: what it carries in itself is nobody."""
        return self.dialogs + [
            url for url in self.foreign_requests if not url.startswith(("data:", "about:"))
        ]

    def comes(self, what: Callable[[], object]) -> bool:
        """Whether something becomes true; what a page does when it is painted may come long after it is loaded."""
        until = time.monotonic() + PATIENCE / 1000
        while not what() and time.monotonic() < until:
            self.page.wait_for_timeout(50)
        return bool(what())

    def rows(self) -> list[int]:
        """Return the numbers of the tasks that the list shows, from top to bottom."""
        shown = self.page.locator("#danh-muc tbody tr[id^='nv-']:visible")
        return [int(name.removeprefix("nv-")) for name in shown.evaluate_all("rows => rows.map(r => r.id)")]

    def axe(self) -> list[str]:
        """Return what axe-core finds wrong, and what it cannot decide."""
        options = {
            "resultTypes": ["violations", "incomplete"],
            "rules": {"target-size": {"enabled": True}},  # WCAG 2.2's 24 pixels: off unless asked for
        }
        found = Axe().run(self.page, options=options).response
        return [
            f"{kind} {rule['id']} {node['target']}: {node.get('failureSummary', '')}"
            for kind in ("violations", "incomplete")
            for rule in found[kind]
            for node in rule["nodes"]
        ]

    def ask(self, script: str, argument: Any = None) -> Any:
        """Run a question in the page; the page's policy doesn't bind the one who asks."""
        return self.page.evaluate(script, argument)

    def restyle(self, css: str) -> None:
        """Put a style sheet over the page's own, as a reader with their own needs does."""
        self.ask(
            "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
            " document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }",
            css,
        )


@dataclass(frozen=True)
class View:
    """How somebody looks at a page."""

    width: int
    dark: bool = False


DESK = View(1280)
NIGHT = View(1280, dark=True)
SMALL_WINDOW = View(900)
PHONE = View(390)
SMALL_PHONE = View(320)  # WCAG 1.4.10: as wide as 1280 pixels at 400 %


@contextmanager
def opened(
    browser: Browser, html: bytes, view: View = DESK, *, at: str = "", scripts: bool = True
) -> Iterator[Visit]:
    """Open a page from a file, as a leader does who got it by mail; `at` is what follows the address."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder).resolve() / "tien-do.html"
        file.write_bytes(html)
        context = browser.new_context(
            viewport={"width": view.width, "height": 900},
            color_scheme="dark" if view.dark else "light",
            java_script_enabled=scripts,
            locale="vi-VN",
        )
        context.set_default_timeout(PATIENCE)
        try:
            visit = Visit(context.new_page(), file.as_uri())
            visit.listen()
            visit.page.goto(visit.address + at)
            yield visit
        finally:
            context.close()


_ASIDE = """
const name = element => element.tagName.toLowerCase() + (element.id && '#' + element.id)
  + [...element.classList].map(c => '.' + c).join('');
const words = element => name(element) + ' ' + JSON.stringify(element.textContent.trim().slice(0, 40));
// Text for screen readers alone lies in a box of one pixel.
const hidden = element => !element.checkVisibility({visibilityProperty: true})
  || [...function* () { for (let e = element; e; e = e.parentElement) yield e.getBoundingClientRect(); }()]
    .some(box => box.width <= 1 || box.height <= 1);
const texts = function* () {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (walk.currentNode.data.trim() && !/SCRIPT|STYLE|OPTION|TEMPLATE/.test(element.tagName) && !hidden(element))
      yield [walk.currentNode, element];
  }
};
"""

# Elements that reach beyond the window's right edge, unless something around them scrolls or cuts.
STICKING_OUT = (
    "() => {"
    + _ASIDE
    + """
  const edge = document.documentElement.clientWidth;
  const held = element => {
    for (let e = element.parentElement; e && e !== document.body; e = e.parentElement)
      if (getComputedStyle(e).overflowX !== 'visible') return true;
    return false;
  };
  const out = [...document.body.querySelectorAll('*')]
    .filter(e => e.getBoundingClientRect().right > edge + 1 && !hidden(e) && !held(e)).map(words);
  const wide = document.documentElement.scrollWidth;
  return wide > edge ? [`trang rộng ${wide} trên ${edge}`, ...out] : out;
}"""
)

# Text that its own box, or a box around it that cuts, doesn't hold. One line of a title is all that
# the table of the 6 rõ shows: that is meant, and its link leads to the whole title.
CUT_OFF = (
    "() => {"
    + _ASIDE
    + """
  const found = new Set();
  for (const [text, element] of texts()) {
    if (element.closest('#sau-ro tbody')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()];
    let own = true;
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      const style = getComputedStyle(e), box = e.getBoundingClientRect();
      if (/^(inline|contents)$/.test(style.display)) continue;
      const cuts = style.overflow !== 'visible' && !/auto|scroll/.test(style.overflow);
      if ((own || cuts) && boxes.some(b => b.width > 1 && (b.top < box.top - 4 || b.bottom > box.bottom + 4
          || b.left < box.left - 2 || b.right > box.right + 2))) found.add(words(element));
      own = false;
      if (/auto|scroll/.test(style.overflow) || style.position === 'absolute') break;
    }
  }
  return [...found];
}"""
)

# Lines of text that stand closer than 1.3 times their letters: stacked Vietnamese marks would touch.
TIGHT_LINES = (
    "() => {"
    + _ASIDE
    + """
  const found = new Set();
  for (const [, element] of texts()) {
    const style = getComputedStyle(element);
    if (parseFloat(style.lineHeight) / parseFloat(style.fontSize) < 1.299)
      found.add(words(element) + ' ' + style.lineHeight + '/' + style.fontSize);
  }
  return [...found];
}"""
)
