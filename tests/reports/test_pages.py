"""Reports printed: golden pages, text that stays text, templates that may be replaced but not abused."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cmarkgfm
import html5lib
import pytest
from markdown_it import MarkdownIt

from cchc.changes import Change
from cchc.errors import SurroundingsError
from cchc.plan import ReportingPeriod
from cchc.planfile import document
from cchc.reports.overview import report
from cchc.reports.printers import pages, sandbox, templates
from tests.support.checkout import CHECKOUT, ISSUED_PLAN
from tests.support.make_golden import CASES, GOLDEN, rendered
from tests.support.plans import make_owner, make_plan, make_task, make_trace, make_trace_saying

if TYPE_CHECKING:
    from cchc.reports.overview.report import Report

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "a|b|c",
    "**đậm** _nghiêng_ `mã`",
    "[liên kết](javascript:alert(1))",
    "{{ 7 * 7 }}",
    "{% include '/etc/passwd' %}",
    "=1+1",
    "\\| & &amp; &#60;",
    "~~gạch~~ # đầu <!-- ẩn --> www.example.com",
]


def hostile_plan(text: str) -> Report:
    """Return the report on a plan that says `text` wherever a plan can say something."""
    quoted = "'" + text.replace("'", "''") + "'"
    source = f"""\
cchc: 1
plan:
  number: {quoted}
  date: 2026-01-02
  year: 2026
  title: {quoted}
  issuer: {quoted}
owners:
  - id: a
    name: {quoted}
areas:
  - id: b
    title: {quoted}
tasks:
  - id: 1
    title: {quoted}
    area: b
    condition: {quoted}
    assignee: {quoted}
    status: done
    done_on: 2026-03-01
    results:
      - document: {quoted}
        date: 2026-03-01
        summary: {quoted}
        link: {quoted}
    notes:
      - text: {quoted}
    owner: a
    due: {quoted}
"""
    plan = document.parse(source.encode(), "x.yaml").plan
    return report.build(plan, date(2026, 9, 14), source=text, trace=make_trace_saying(text))


def real_report() -> Report:
    plan = document.parse(ISSUED_PLAN.read_bytes(), ISSUED_PLAN.name).plan
    return report.build(plan, date(2026, 9, 14), source="plans/2026.yaml")


@pytest.mark.parametrize("name", [f"{case}.{form}" for case in CASES for form in pages.NAMES])
def test_the_page_is_the_golden_one(name: str) -> None:
    assert rendered()[name] == (GOLDEN / name).read_text("utf-8"), (
        "read the diff, then python -m tests.support.make_golden"
    )


def test_every_golden_is_used() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(rendered())


def test_the_html_is_valid_and_in_vietnamese() -> None:
    parser = html5lib.HTMLParser(strict=True)
    tree = parser.parse(pages.render(real_report(), "html").decode())
    assert tree.get("lang") == "vi"


def test_the_strict_parser_would_see_a_broken_page() -> None:
    broken = pages.render(real_report(), "html").decode().replace("</table>", "", 1)
    with pytest.raises(html5lib.html5parser.ParseError):
        html5lib.HTMLParser(strict=True).parse(broken)


def handlers_and_styles(tree: Any) -> list[str]:
    """Return the attributes that hold a script or a style, of a whole page."""
    names = (name for element in tree.iter() for name in element.attrib)
    return [name for name in names if name == "style" or name.startswith("on")]


def parsed(page: bytes) -> Any:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page.decode())


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_policy_names_the_hashes_of_what_a_browser_sees(ends: str) -> None:
    """The parser makes LF of CRLF, so a page that went through mail still runs."""
    tree = parsed(pages.render(real_report(), "html").replace(b"\n", ends.encode()))
    meta = tree.find(".//meta[@http-equiv='Content-Security-Policy']")
    policy = dict(part.split(" ", 1) for part in meta.get("content").split("; "))
    for tag in ("style", "script"):
        (element,) = tree.findall(f".//{tag}")
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert policy.pop(f"{tag}-src") == f"'sha256-{digest}'"
    assert policy == {
        "default-src": "'none'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_page_has_its_parts_in_order_and_every_link_inside_leads_somewhere() -> None:
    tree = parsed(pages.render(real_report(), "html"))
    assert [section.get("id") for section in tree.findall(".//main/section")] == [
        "tong-quan", "can-xu-ly", "linh-vuc", "lich", "danh-muc", "sau-ro", "minh-chung", "thay-doi",
    ]  # fmt: skip
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    inside = {a.get("href")[1:] for a in tree.iter() if (a.get("href") or "").startswith("#")}
    assert inside <= set(ids)


def sized(count: int) -> Report:
    plan = document.parse(ISSUED_PLAN.read_bytes(), ISSUED_PLAN.name).plan
    tasks = (plan.tasks[i % len(plan.tasks)]._replace(id=i + 1) for i in range(count))
    return report.build(replace(plan, tasks=tuple(tasks)), date(2026, 9, 14), source="plans/2026.yaml")


@pytest.mark.parametrize("form", pages.NAMES)
@pytest.mark.parametrize("count", [0, 1, 20, 200])
def test_a_plan_of_any_size_makes_a_page(count: int, form: str) -> None:
    page = pages.render(sized(count), form).decode()
    assert page.count('<tr id="nv-') == (count if form == "html" else 0)
    if not count:
        assert "Kế hoạch chưa có nhiệm vụ nào." in page
        assert "Không có nhiệm vụ quá hạn." in page
        assert "Chưa có văn bản minh chứng." in page
    if form == "html":
        assert ('class="tiles"' in page) == bool(count), "no share of nothing, no empty bar"


@pytest.mark.parametrize("form", pages.NAMES)
def test_a_page_without_open_tasks_does_not_say_that_the_plan_is_empty(form: str) -> None:
    helper = make_owner("y-te", name="Trạm Y tế xã")
    given_up = make_plan(make_task(1, status="cancelled"), owners=(make_owner(), helper))
    of_all = pages.render(report.build(given_up, date(2026, 9, 14), source="x"), form).decode()
    of_one = pages.render(report.build(given_up, date(2026, 9, 14), source="x", owner=helper), form).decode()
    assert "Không còn nhiệm vụ nào ngoài nhiệm vụ đã hủy." in of_all
    assert of_one.count("Kế hoạch không giao nhiệm vụ cho Trạm Y tế xã chủ trì.") == 2
    for page in (of_all, of_one):
        assert "hưa có nhiệm vụ nào" not in page


def test_a_page_is_small_enough_to_send() -> None:
    page = pages.render(real_report(), "html")
    assert len(page) <= 120_000
    assert len(gzip.compress(page)) <= 25_000


A_TRACE = make_trace(
    Change("owner:vhxh", ("short",), "Phòng VH", "Phòng VHXH"),
    Change("task:4", ("status",), "not_started", "in_progress"),
    Change("task:4", ("lead",), None, "Phó Chủ tịch"),
    saved=False,
)


def test_the_page_says_what_was_chosen_for_it() -> None:
    plan = document.parse(ISSUED_PLAN.read_bytes(), ISSUED_PLAN.name).plan
    period = ReportingPeriod("q3", "Quý III/2026", date(2025, 12, 15), date(2026, 9, 14))
    chosen = report.build(
        plan, date(2026, 9, 10), source="x", period=period, provisional=True, trace=A_TRACE, sample=True
    )
    for form in pages.NAMES:
        page = pages.render(chosen, form).decode()
        words = " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", "", page, flags=re.DOTALL).split())
        assert (
            "Kỳ báo cáo Quý III/2026 · số liệu chốt ngày 10/09/2026 (số liệu tạm tính) · theo Kế hoạch số "
            "02/KH-UBND ngày 02/01/2026"
        ) in words.replace("\\", "")
        assert "(MINH HỌA) BÁO CÁO TIẾN ĐỘ" in words
        assert "Số liệu minh họa, không phải số liệu thật." in words
        assert "phiên bản a1b2c3d4 ngày 09/09/2026, có thay đổi chưa ghi vào lịch sử" in words
        assert "Từ sau ngày 14/06/2026 đến hết ngày 10/09/2026, kế hoạch có 3 thay đổi ở 2 mục." in words
        assert "trạng thái: chưa thực hiện → đang thực hiện" in words
        plain = pages.render(real_report(), form).decode()
        assert not [word for word in ("Kỳ báo cáo", "tạm tính", "MINH HỌA", "phiên bản") if word in plain]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_the_plan_is_never_markup_in_html(text: str) -> None:
    page = pages.render(hostile_plan(text), "html").decode()
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    assert (len(tree.findall(".//script")), len(tree.findall(".//style"))) == (1, 1)
    assert tree.findall(".//img") == []
    assert handlers_and_styles(tree) == []
    assert not [a for a in tree.iter("a") if a.get("href", "").startswith("javascript")]
    title = tree.find(".//tr[@id='nv-01']/th/span[@data-by='title']")
    assert title is not None
    assert title.text == text


def cells_of(html: str) -> list[str]:
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)
    return ["".join(cell.itertext()).strip() for cell in tree.iter("td")]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_the_plan_is_never_markup_in_markdown(text: str) -> None:
    source = pages.render(hostile_plan(text), "md").decode()
    for html in (
        cmarkgfm.github_flavored_markdown_to_html(source),
        MarkdownIt("gfm-like", {"linkify": False}).render(source),
    ):
        cells = cells_of(html)
        assert cells.count(text) >= 4, "title, area, owner, due, document, summary"


def test_the_same_plan_day_and_version_give_the_same_bytes_everywhere() -> None:
    code = (
        "import sys; from tests.support import make_golden;"
        "sys.stdout.buffer.write(''.join(make_golden.rendered().values()).encode())"
    )
    pages_made = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=CHECKOUT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed, zone, language in [
            ("0", "UTC", "C"),
            ("1", "Asia/Ho_Chi_Minh", "vi_VN.UTF-8"),
            ("2", "EST", "POSIX"),
        ]
    }
    assert len(pages_made) == 1


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_an_office_may_replace_a_template(tmp_path: Path) -> None:
    write(tmp_path / "templates", "report.md.j2", "Xã: {{ report.place }}")
    assert pages.render(real_report(), "md", office=tmp_path / "templates") == "Xã: Vĩnh Thông".encode()


def test_an_office_may_build_on_a_packaged_template(tmp_path: Path) -> None:
    write(tmp_path / "templates", "report.md.j2", '{% include "cchc/report.md.j2" %}\nPhần thêm.\n')
    page = pages.render(real_report(), "md", office=tmp_path / "templates").decode()
    assert page.startswith("# BÁO CÁO TIẾN ĐỘ")
    assert page.endswith("Phần thêm.\n")


BLOCKS = [
    "title", "style", "script", "banner", "official", "heading", "menu", "overview", "urgent", "groups",
    "calendar", "tasks", "cancelled", "clarity", "evidence", "footer",
]  # fmt: skip


@pytest.mark.parametrize("block", BLOCKS)
def test_an_office_may_replace_any_one_block_of_the_page(tmp_path: Path, block: str) -> None:
    text = '{% extends "cchc/report.html.j2" %}{% block ' + block + " %}CUA-CO-QUAN{% endblock %}"
    write(tmp_path / "templates", "report.html.j2", text)
    page = pages.render(real_report(), "html", office=tmp_path / "templates").decode()
    assert page.count("CUA-CO-QUAN") == 1
    assert ("Tỷ lệ nhiệm vụ đã rõ" in page) == (block != "clarity")


def test_a_replaced_block_may_use_what_the_packaged_template_uses(tmp_path: Path) -> None:
    text = (
        '{% extends "cchc/report.html.j2" %}\n'
        "{% block style %}{{ super() }}.x { color: red }{% endblock %}\n"
        "{% block footer %}{{ super() }}<p>{{ pill(report.tasks[0]) }}</p>{% endblock %}\n"
    )
    write(tmp_path / "templates", "report.html.j2", text)
    tree = parsed(pages.render(real_report(), "html", office=tmp_path / "templates"))
    style = tree.find(".//style").text
    assert style.endswith(".x { color: red }")
    assert pages.policy_hash(style) in tree.find(".//meta[@http-equiv]").get("content")
    assert len(tree.findall(".//footer//span[@class='pill cqh']")) == 1


def test_an_offices_own_style_sheet_wins_and_is_allowed(tmp_path: Path) -> None:
    write(tmp_path / "templates", "report.css", "body { color: teal }\r\n")
    tree = parsed(pages.render(real_report(), "html", office=tmp_path / "templates"))
    assert tree.find(".//style").text.startswith("body { color: teal }\n:root")
    assert pages.policy_hash(tree.find(".//style").text) in tree.find(".//meta[@http-equiv]").get("content")


def test_a_single_template_wins_over_the_offices_own(tmp_path: Path) -> None:
    write(tmp_path / "templates", "report.md.j2", "của cơ quan")
    chosen = write(tmp_path, "mau.j2", "mẫu riêng")
    assert (
        pages.render(real_report(), "md", template=chosen, office=tmp_path / "templates")
        == "mẫu riêng".encode()
    )


def test_html_is_escaped_in_templates_of_any_name(tmp_path: Path) -> None:
    chosen = write(tmp_path, "mau.txt", "{{ report.source }}")
    assert pages.render(hostile_plan("<b>"), "html", template=chosen) == b"&lt;b&gt;"


NAMES_OF_A_REPORT = "areas, as_of, bar, calendar, cancelled, changed, clarity, coming, "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "một\n{{ report.khong_co }}",
            f'm.j2, dòng 2: không có "khong_co"; các tên dùng được: {NAMES_OF_A_REPORT}',
        ),
        (
            "{{ report.khong_co.sau }}",
            f'm.j2, dòng 1: không có "khong_co"; các tên dùng được: {NAMES_OF_A_REPORT}',
        ),
        (
            "{% for x in report.tasks %}\n{{ x.ten }}{% endfor %}",
            'dòng 2: không có "ten"; các tên dùng được: anchor, ',
        ),
        ("{{ bao_cao.title }}", 'dòng 1: không có "bao_cao"; tên dùng được: report'),
        ("{{ report.title.dai }}", 'dòng 1: không có "dai" trong một giá trị không chia thành phần'),
        ("{% from 'cchc/macros.html.j2' import khong %}{{ khong() }}", 'dòng 1: không có "khong"'),
        (
            '{% extends "cchc/report.html.j2" %}\n{% block footer %}\n{{ report.x }}{% endblock %}',
            'm.j2, dòng 3: không có "x"',
        ),
        ("một\nhai\n{% if %}", "m.j2, dòng 3: viết sai thẻ điền ("),
        ("{{ 1 | khong_co }}", "m.j2, dòng 1: viết sai thẻ điền ("),
        ("{{ 1 / 0 }}", "m.j2, dòng 1: không tính được: chia cho 0"),
        ("{% include 'khong-co.j2' %}", "không tìm thấy mẫu khong-co.j2"),
        ("{% include '../bi-mat.txt' %}", "không tìm thấy mẫu"),
        ("{{ report.__class__.__mro__ }}", 'dòng 1: mẫu không được làm việc này (dùng "__class__")'),
        ("{{ ''.__class__ }}", 'dòng 1: mẫu không được làm việc này (dùng "__class__")'),
        ("{{ report.clear() }}", "dòng 1: mẫu không được làm việc này ("),
    ],
)
def test_a_wrong_or_hostile_template_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "bi-mat.txt").write_text("bí mật", "utf-8")
    chosen = write(tmp_path / "mau", "m.j2", text)
    with pytest.raises(SurroundingsError) as raised:
        pages.render(real_report(), "html", template=chosen)
    assert said in raised.value.message
    assert raised.value.exit_code == 3


@pytest.mark.skipif(sys.platform == "win32", reason="liên kết tượng trưng cần quyền riêng trên Windows")
def test_a_link_out_of_the_template_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "bi-mat.txt").write_text("bí mật", "utf-8")
    chosen = write(tmp_path / "mau", "m.j2", "{% include 'trong.txt' %}")
    (tmp_path / "mau" / "trong.txt").symlink_to(tmp_path / "bi-mat.txt")
    with pytest.raises(SurroundingsError, match=re.escape("không tìm thấy mẫu trong.txt")):
        pages.render(real_report(), "html", template=chosen)
    (tmp_path / "mau" / "trong.txt").unlink()
    write(tmp_path / "mau", "trong.txt", "công khai")
    assert pages.render(real_report(), "html", template=chosen) == "công khai".encode()


def test_compiled_templates_print_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages.compile_packaged(tmp_path)
    monkeypatch.setattr(templates, "compiled", lambda: tmp_path)
    monkeypatch.setattr(sandbox._PackageLoader, "get_source", None)  # noqa: SLF001  no source is asked for
    for name, text in rendered().items():
        assert text == (GOLDEN / name).read_text("utf-8"), name


def test_an_error_in_a_compiled_template_is_told_by_its_name_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = tmp_path / "mau.html.j2"
    template.write_text('{% from "cchc/macros.html.j2" import pill %}{{ pill({}) }}', "utf-8")
    with pytest.raises(SurroundingsError) as plain:
        pages.render(hostile_plan("x"), "html", template=template)
    pages.compile_packaged(tmp_path / "compiled")
    monkeypatch.setattr(templates, "compiled", lambda: tmp_path / "compiled")
    with pytest.raises(SurroundingsError) as compiled:
        pages.render(hostile_plan("x"), "html", template=template)
    place = re.compile(r"mẫu \S*macros\.html\.j2, dòng (\d+): ")
    lines = [place.match(caught.value.message) for caught in (plain, compiled)]
    assert all(lines)
    assert len({line[1] for line in lines if line}) == 1
