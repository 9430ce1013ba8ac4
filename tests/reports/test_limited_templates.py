"""Office templates that ask for too much end with the template's name; what is usual costs nothing."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.styles import CT_Styles

from cchc.errors import SurroundingsError
from cchc.reports import document_kinds
from cchc.reports.overview import report
from cchc.reports.printers import pages, sandbox, template_budget, templates
from tests.support.checkout import CHECKOUT
from tests.support.plans import make_plan, make_task, read_real_plan

if TYPE_CHECKING:
    from tests.support.answers import Cchc

DAY = date(2026, 7, 1)


def _nasty() -> dict[str, str]:
    bench = CHECKOUT / "bench"
    spec = importlib.util.spec_from_file_location("nasty_templates", bench / "nasty_templates.py")
    assert spec is not None
    assert spec.loader is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(bench)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    nasty: dict[str, str] = module.NASTY
    return nasty


NASTY = _nasty()
FINE = {  # some that do nothing bad in the end
    *("power", "power of a power", "surrogate", "large number from text", "dict of dicts", "spaces in tags"),
    *("links", "no such thing"),
}


def page(folder: Path, text: str) -> str:
    template = folder / "mau.html.j2"
    template.write_text(text, "utf-8", "replace")
    return pages.render(
        report.build(make_plan(make_task()), DAY, source="x.yaml"), "html", template=template
    ).decode()


@pytest.mark.parametrize("name", sorted(set(NASTY) - FINE))
def test_a_template_that_asks_for_too_much_is_ended_by_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(SurroundingsError, match=r"mau\.html\.j2"):  # how soon: bench/nasty_templates.py
        page(tmp_path, NASTY[name])


def test_without_a_budget_the_same_template_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_budget, "_STEPS", 10**9)
    monkeypatch.setattr(template_budget, "_SECONDS", 3.0)
    with pytest.raises(SurroundingsError, match="tính quá lâu"):
        page(tmp_path, NASTY["nested loops that do nothing"])  # by the clock, which is there as well
    monkeypatch.setattr(template_budget.Budget, "make", lambda *_: None)
    monkeypatch.setattr(template_budget.Budget, "use", lambda *_: None)
    assert len(page(tmp_path, "{{ ('x' * 9999)|replace('x', 'y' * 9999) }}")) == 9999**2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ 'x' * 10**10 }}", "dòng 1: tạo ra nội dung quá dài"),
        (
            "\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "dòng 2: tính quá lâu",
        ),
        ("{{ [1, 2]|random }}", "không được làm việc này (lấy ngẫu nhiên"),
        ("{{ dict.fromkeys }}", "in ra một đối tượng của chương trình"),
        ("{{ [{}]|map(attribute='wrong')|list }}", 'không có "wrong"'),
        ("{% for a in [1] %}" * 21 + "{% endfor %}" * 21, "lồng nhau quá nhiều"),
    ],
)
def test_what_is_said_names_the_reason(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SurroundingsError) as caught:
        page(tmp_path, text)
    assert said in caught.value.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ 3 * 4 }} {{ 2 ** 10 }} {{ 'a' * 3 }} {{ [1] * 2 }}", "12 1024 aaa [1, 1]"),
        ("{{ 'a' ~ 1 ~ '<' }}", "a1&lt;"),
        ("{{ 'a' + 'b' }} {{ [1] + [2] }}", "ab [1, 2]"),
        ("{{ '%05.1f' % 1.25 }} {{ '%s và %s'|format('a', 'b') }}", "001.2 a và b"),
        ("{{ '{:>5}|{}'.format('a', 1500000) }}", "    a|1500000"),
        ("**{{ '**%s**' % 'a' }}**", "****a****"),
        ("{{ ['a', 'b']|join(', ') }} {{ 'a'|center(5) }}.", "a, b   a  ."),
        ("{{ 'a b'.replace('a', 'c') }} {{ ', '.join(['a', 'b']) }}", "c b a, b"),
        ("{{ [1, 2, 3]|batch(2)|list }}", "[[1, 2], [3]]"),
        ("{{ [3, 1]|sort|first }} {{ 10000000|default(0) }}", "1 10000000"),
        ("{{ [{'a': 1}]|map(attribute='a')|list }}", "[1]"),
        ("{% for a in [1, 2] recursive %}{{ loop.index }}/{{ loop.length }} {% endfor %}", "1/2 2/2 "),
        ("{% for a in [1, 2, 3] if a > 1 %}{{ a }}{% else %}-{% endfor %}", "23"),
        ("{% for k, v in {'a': 1}.items() %}{{ k }}{{ v }}{% endfor %}", "a1"),
        (
            "{% macro m(context, function=1) %}{{ context }}{{ function }}{% endmacro %}{{ m(context=2) }}",
            "21",
        ),
        ("{{ 1 < 2 < 3 }} {{ 'a' in ['a'] }}", "True True"),
        ("{{ report.title|length > 0 }}", "True"),
    ],
)
def test_what_is_usual_is_as_before(text: str, expected: str, tmp_path: Path) -> None:
    assert page(tmp_path, text) == expected


def test_an_own_page_that_builds_on_the_packaged_one_is_the_same_to_the_byte(tmp_path: Path) -> None:
    whole = report.build(read_real_plan(), DAY, source="x.yaml")
    (tmp_path / "report.html.j2").write_text('{% extends "cchc/report.html.j2" %}', "utf-8")
    assert pages.render(whole, "html", office=tmp_path) == pages.render(whole, "html")


def test_the_budget_grows_with_the_report() -> None:
    tasks = [{"title": "T" * 100, "notes": ["x"] * 10}] * 5000
    form = "{% for a in report %}{% for b in a.notes %}{{ a.title }}{{ b|upper }}{% endfor %}{% endfor %}"
    environment = sandbox.limited(tasks, 1_000_000, escaping=True)
    assert len(environment.from_string(form).render(report=tasks)) == 5000 * 10 * 101


# Word forms


def form(path: Path, *lines: str) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    "name", ["nested loops", "text times number", "21 loops", "random", "address", "macro that branches"]
)
def test_a_word_form_that_asks_for_too_much_is_ended_by_name(
    name: str, tmp_path: Path, cchc: Cchc, office: Path
) -> None:
    path = form(tmp_path / "mau.docx", NASTY[name])
    answer = cchc("report", "--format", "docx", "--kind", "progress", "--template", str(path), "-o", "x.docx")
    assert answer.code == 3
    assert "mẫu mau.docx: " in answer.err
    assert not (office / "x.docx").exists()


@pytest.mark.usefixtures("office")
def test_a_word_form_of_many_lines_takes_a_time_that_grows_with_them_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cchc: Cchc
) -> None:
    looked_up = 0
    default_for = CT_Styles.default_for

    def counted(styles: CT_Styles, kind: object) -> object:
        nonlocal looked_up
        looked_up += 1
        return default_for(styles, kind)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(CT_Styles, "default_for", counted)  # 4 ms, and once a line it took 100 s
    path = tmp_path / "mau.docx"
    document = docx.Document()
    for line in ("{%p for i in range(2000) %}", "{{ i }}", "{%p endfor %}"):
        document.add_paragraph(line)
    document.save(str(path))
    answer = cchc("report", "--format", "docx", "--kind", "progress", "--template", str(path), "-o", "x.docx")
    assert answer.code == 0, answer.err
    assert len(docx.Document("x.docx").paragraphs) == 2000
    assert 0 < looked_up < 20


@pytest.mark.parametrize(
    ("template", "words"),
    [
        (b"{{ 1 / 0 }}", "không tính được: chia cho 0"),
        (b"{% for i in range(200000) %}{% endfor %}", "range(…) quá dài, tối đa 100.000"),
        (b"xa V\xednh", "tệp không theo mã UTF-8"),
    ],
)
@pytest.mark.usefixtures("office")
def test_what_python_refuses_in_a_template_is_said_in_vietnamese(
    template: bytes, words: str, tmp_path: Path, cchc: Cchc
) -> None:
    path = tmp_path / "mau.html.j2"
    path.write_bytes(template)
    answer = cchc("report", "--format", "html", "--template", str(path), "-o", "-")
    assert answer.code == 3
    assert words in answer.err


# A form that is damaged


def test_a_damaged_form_is_a_form_that_is_damaged(tmp_path: Path, cchc: Cchc, office: Path) -> None:
    good = form(tmp_path / "good.docx", "{{ report.subject }}").read_bytes()
    damaged: dict[str, bytes] = {
        "cut": good[: len(good) // 2],
        "empty": b"",
        "text": b"x" * 500,
        "zip": _zip({"a.txt": b"x"}),
        "flipped": bytes(byte ^ (0xFF if 200 < index < 400 else 0) for index, byte in enumerate(good)),
        "no document": _zip({"[Content_Types].xml": b"<Types/>"}),
    }
    for name, data in damaged.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(data)
        answer = cchc(
            "report", "--format", "docx", "--kind", "progress", "--template", str(path), "-o", "x.docx"
        )
        assert (name, answer.code) == (name, 3)
        assert f"mẫu {name}.docx" in answer.err


def _zip(parts: dict[str, bytes]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return saved.getvalue()


# Whose template it is


def test_a_page_says_that_it_does_not_follow_the_offices_word_form(office: Path, cchc: Cchc) -> None:
    assert cchc("template", "init", "word").code == 0
    form = office / "templates" / document_kinds.find("progress").word_template
    assert form.is_file()
    report = ("report", "--kind", "progress", "-o", "-", "--as-of", "14/9/2026")
    for name in ("md", "html"):
        answer = cchc(*report, "--format", name)
        said = f"(mẫu Word riêng templates/{form.name} chỉ dùng cho bản Word: bản {name} có bố cục"
        assert (answer.code, answer.err.count(said)) == (0, 1)
    assert "chỉ dùng cho bản Word" not in cchc(*report, "--format", "json").err
    assert "chỉ dùng cho bản Word" not in cchc("report", "--format", "md", "-o", "-").err  # has no Word form
    (office / "templates/official.md.j2").write_text("của cơ quan", "utf-8")
    assert "chỉ dùng cho bản Word" not in cchc(*report, "--format", "md").err
    form.unlink()
    assert "chỉ dùng cho bản Word" not in cchc(*report, "--format", "html").err


def test_a_template_beside_the_plan_is_said(office: Path, cchc: Cchc) -> None:
    (office / "templates").mkdir(exist_ok=True)
    (office / "templates/report.html.j2").write_text("x", "utf-8")
    answer = cchc("report", "--format", "html", "-o", "-")
    assert answer.out == "x"
    assert "dùng mẫu riêng templates/report.html.j2" in answer.err
    assert "mẫu riêng" not in cchc("report", "--format", "md", "-o", "-").err
    named = cchc("report", "--format", "html", "--template", "templates/report.html.j2", "-o", "-")
    assert "mẫu riêng" not in named.err


def test_a_copy_of_a_packaged_template_is_not_worth_a_word(office: Path, cchc: Cchc) -> None:
    own = office / "templates"
    own.mkdir(exist_ok=True)
    packaged = templates.packaged().joinpath("report.html.j2").read_bytes()
    for copy in (packaged, packaged.replace(b"\n", b"\r\n")):
        (own / "report.html.j2").write_bytes(copy)
        assert "mẫu riêng" not in cchc("report", "--format", "html", "-o", "-").err
    (own / "report.html.j2").write_bytes(packaged + b"<!-- x -->\n")
    assert "dùng mẫu riêng templates/report.html.j2" in cchc("report", "--format", "html", "-o", "-").err


def test_template_check_tries_the_page_that_report_prints(office: Path, cchc: Cchc) -> None:
    (office / "templates").mkdir(exist_ok=True)
    own = office / "templates/report.html.j2"
    own.write_text(
        "{% if report.source != 'plans/2026.yaml' %}{{ report.wrong }}{% endif %}{{ report.source }}", "utf-8"
    )
    assert cchc("report", "--format", "html", "-o", "-").out == "plans/2026.yaml"
    assert cchc("template", "check").code == 0
