"""Reports printed: golden pages, text that stays text, templates that may be replaced but not abused."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import cmarkgfm
import html5lib
import pytest
from make_golden import CASES, GOLDEN, PLAN, rendered
from markdown_it import MarkdownIt

from cchc.errors import SurroundingsError
from cchc.planfile import document
from cchc.reports import pages, report

if TYPE_CHECKING:
    from cchc.reports.report import Report

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
    """Give the report on a plan that says `text` wherever a plan can say something."""
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
    return report.build(plan, date(2026, 9, 14), source=text)


def real_report() -> Report:
    plan = document.parse(PLAN.read_bytes(), PLAN.name).plan
    return report.build(plan, date(2026, 9, 14), source="plans/2026.yaml")


@pytest.mark.parametrize("name", [f"{case}.{form}" for case in CASES for form in pages.NAMES])
def test_the_page_is_the_golden_one(name: str) -> None:
    assert rendered()[name] == (GOLDEN / name).read_text("utf-8"), "read the diff, then tests/make_golden.py"


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


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_the_plan_is_never_markup_in_html(text: str) -> None:
    page = pages.render(hostile_plan(text), "html").decode()
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    assert tree.findall(".//script") == tree.findall(".//img") == []
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert not [a for a in tree.iter("a") if a.get("href", "").startswith("javascript")]
    title = tree.find(".//tr[@id='nv-01']/th")
    assert title is not None
    assert (title.text or "").strip() == text


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
        "import sys; sys.path.insert(0, 'tests'); import make_golden;"
        "sys.stdout.buffer.write(''.join(make_golden.rendered().values()).encode())"
    )
    pages_made = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parent.parent,
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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("một\n{{ report.khong_co }}", "dòng 2"),
        ("một\nhai\n{% if %}", "dòng 3"),
        ("{{ 1 / 0 }}", "dòng 1"),
        ("{% include 'khong-co.j2' %}", "không tìm thấy mẫu khong-co.j2"),
        ("{% include '../bi-mat.txt' %}", "không tìm thấy mẫu"),
        ("{{ report.__class__.__mro__ }}", "unsafe"),
        ("{{ ''.__class__ }}", "unsafe"),
        ("{{ report.clear() }}", "unsafe"),
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
