"""The documents tell the truth: links lead somewhere, commands run, promised keys are there."""

from __future__ import annotations

import ast
import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.cli import command_table
from cchc.cli.filling import figure_example
from tests.support import change_papers, make_all
from tests.support.checkout import CHECKOUT
from tests.support.people import Person
from tests.support.repositories import edited, office_with
from tests.support.views import VIEWS

if TYPE_CHECKING:
    from tests.support.answers import Answer, Cchc

PAGES = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def links(text: str) -> list[str]:
    return [link for link in LINK.findall(text) if "://" not in link]


def commands(text: str) -> list[tuple[str, ...]]:
    """Return the command lines of a page that run one after another: a shell block's, a row's, a sentence's."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [(line,) for block in blocks for line in block.splitlines() if line.startswith("cchc ")]
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    rows = re.findall(r"^\|.*\|$", prose, re.MULTILINE)
    sentences = re.sub(r"^\|.*\|$", "", prose, flags=re.MULTILINE).replace("\n", " ")
    spans = [tuple(re.findall(r"`(cchc [^`]+)`", row)) for row in rows]
    return [
        *lines,
        *filter(None, spans),
        *((span,) for span in re.findall(r"`(cchc [a-z][^`]*)`", sentences)),
    ]


README = (CHECKOUT / "README.md").read_text("utf-8")
# What must have happened before a command makes sense, by how it begins; the README says it elsewhere.
BEFORE: dict[str, list[tuple[str, ...]]] = {
    "cchc undo 3": [("start", "4"), ("start", "5"), ("start", "6")],
    "cchc undo": [("start", "4")],
    "cchc note 4 --edit 2": [("note", "4", "Đã gửi dự thảo")],
    "cchc extend 5 --withdraw": [("extend", "5", "--to", "Quý IV/2026", "--proposed", "--date", "1/9/2026")],
    "cchc reopen 1": [("done", "1", "--done-on", "16/3/2026")],
    "cchc amend --document DT/KH-UBND --number": [
        ("amend", "--document", "DT/KH-UBND", "--date", "10/7/2026")
    ],
    "cchc amend --document 45/KH-UBND --date 12/7/2026": [
        ("amend", "--document", "45/KH-UBND", "--date", "10/7/2026")
    ],
    "cchc import": [("report", "--format", "xlsx", "-o", "TỆP.xlsx")],
    "cchc docx-text": [("report", "--format", "docx", "-o", "TỆP.docx")],
}
# Names of commands alone, and a conflict of git's: tests/e2e/test_resolving.py.
ELSEWHERE = ("cchc amend", "cchc extend", "cchc resolve", "cchc rollup FOLDER…")
BEGINNINGS = ("cchc import ke-hoach.docx", "cchc init")  # where there is no plan yet
RUN = [lines for lines in commands(README) if not {*lines}.intersection((*ELSEWHERE, *BEGINNINGS))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    assert [link for link in links(page.read_text("utf-8")) if not (page.parent / link).exists()] == []


def test_a_broken_link_would_be_seen() -> None:
    assert links("xem [lỗi](docs/khong-co.md#a)") == ["docs/khong-co.md"]


def strangers(text: str) -> list[str]:
    """Return what a text names as of the package and what isn't there: a module, or something in one."""
    named = re.findall(r"`(cchc(?:\.\w+)+)", text)
    return [name for name in named if not _is_there(name.split("."))]


def _is_there(parts: list[str]) -> bool:
    for depth in range(len(parts), 1, -1):
        path = CHECKOUT.joinpath(*parts[:depth])
        for file in (path.with_suffix(".py"), path / "__init__.py"):
            if file.is_file():
                inside = parts[depth : depth + 1]
                return not inside or re.search(rf"\b{inside[0]}\b", file.read_text("utf-8")) is not None
    return False


def test_every_module_that_a_docstring_sends_its_reader_to_is_there() -> None:
    sources = sorted((CHECKOUT / "cchc").rglob("*.py"))
    assert {path.name: found for path in sources if (found := strangers(path.read_text("utf-8")))} == {}


def test_a_module_that_has_gone_would_be_seen() -> None:
    assert strangers("Read next: `cchc.cli.gone`, `cchc.names.gone`, `cchc.names.fold`, `cchc.cli.app`.") == [
        "cchc.cli.gone",
        "cchc.names.gone",
    ]


@pytest.mark.parametrize("lines", RUN, ids=lambda lines: lines[0])
@pytest.mark.usefixtures("known_to_git")
def test_every_command_of_the_readme_runs(
    cchc: Cchc,
    office: Path,
    monkeypatch: pytest.MonkeyPatch,
    person: Person,
    lines: tuple[str, ...],
) -> None:
    for asked in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Kế hoạch")):
        subprocess.run(["git", *asked], cwd=office, check=True)
    monkeypatch.delenv("CCHC_CACHE", raising=False)  # undo needs what is kept there, and somebody who answers
    person.says("có")
    (office / "15.pdf").write_bytes(b"%PDF-1")  # a scan
    if lines[0].startswith("cchc figures"):
        plan = office / "plans/2026.yaml"
        plan.write_text(plan.read_text("utf-8") + "\n".join(figure_example.lines("tthc")) + "\n", "utf-8")
    if "--view" in lines[0]:
        plan = office / "plans/2026.yaml"
        plan.write_text(f"{plan.read_text('utf-8')}\n{VIEWS}", "utf-8")
    (office / "ke-hoach-75.docx").write_bytes(change_papers.sentences_and_an_annex())
    person.types(*[""] * 9)  # Enter: yes
    for line in lines:
        for before in next((BEFORE[start] for start in BEFORE if line.startswith(start)), ()):
            assert cchc(*before).code == 0
        answer = cchc(*shlex.split(line)[1:])
        assert answer.code == 0, f"{line}\n{answer.err}"


IMPORT_PAGE = (CHECKOUT / "docs/import.md").read_text("utf-8")
_FROM_PAPER, _IN_THE_YEAR = (
    [line for lines in commands(part) for line in lines if line not in {"cchc add", "cchc save"}]
    for part in IMPORT_PAGE.split("## Bảng nhiệm vụ các cơ quan gửi lại")
)
# What was done before on the page, by how a command begins.
_BEFORE_ON_THE_PAGE: dict[str, list[tuple[str, ...]]] = {
    "cchc check --plan plans/2027.yaml": [("new", "2027")],
    "cchc check": [("import", "ke-hoach.docx")],
    "cchc owner alias": [("import", "ke-hoach.docx")],
    "cchc undo": [
        ("import", "ke-hoach.docx"),
        ("owner", "alias", "Phòng Văn hóa - Xã hội", "Phòng VH-XH", "--yes"),
    ],
    "cchc import bang-da-dien.xlsx": [("report", "--format", "xlsx", "-o", "bang-da-dien.xlsx")],
}


def shown(page: str) -> list[tuple[str, list[str]]]:
    """Return the commands of a page below which their output is shown, with its lines."""
    found = re.findall(
        r"^```sh\n[^`]*?([^\n`]+)\n```\n(?:(?!```).)*^```text\n(.*?)^```", page, re.MULTILINE | re.DOTALL
    )
    return [(command, lines.splitlines()) for command, lines in found]


def in_order(lines: list[str], output: str) -> bool:
    """Whether an output has these lines in this order; "…" stands for any lines, the others follow each other."""
    parts = "\n".join(lines).split("\n…\n")
    at = 0
    for part in parts:
        at = output.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a plan on paper, before a terminal at which somebody says yes to everything."""
    shutil.copy(CHECKOUT / "tests/data/intake/groups.docx", tmp_path / "ke-hoach.docx")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    return tmp_path


def run_line(cchc: Cchc, line: str, person: Person) -> Answer:
    """Run a command of the page on import after what was done before, answering as it says."""
    for before in next(
        (_BEFORE_ON_THE_PAGE[start] for start in _BEFORE_ON_THE_PAGE if line.startswith(start)), ()
    ):
        assert cchc(*before).code == 0
    person.types("có", *[""] * 9)
    return cchc(*shlex.split(line)[1:])


@pytest.mark.parametrize("line", dict.fromkeys(_FROM_PAPER))
@pytest.mark.usefixtures("papers")
def test_every_command_for_papers_runs_as_the_page_on_import_says(
    cchc: Cchc, person: Person, line: str
) -> None:
    answer = run_line(cchc, line, person)
    assert answer.code == 0, answer.err


@pytest.mark.parametrize("line", dict.fromkeys(_IN_THE_YEAR))
@pytest.mark.usefixtures("known_to_git")
def test_every_command_of_the_year_runs_as_the_page_on_import_says(
    cchc: Cchc, office: Path, person: Person, line: str
) -> None:
    for asked in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Kế hoạch")):
        subprocess.run(["git", *asked], cwd=office, check=True)
    (office / "ke-hoach-75.docx").write_bytes(change_papers.sentences_and_an_annex())
    answer = run_line(cchc, line, person)
    assert answer.code == 0, answer.err


@pytest.mark.parametrize(("line", "lines"), shown(IMPORT_PAGE), ids=lambda value: str(value)[:40])
@pytest.mark.usefixtures("papers")
def test_the_page_on_import_shows_what_its_commands_say(
    cchc: Cchc, person: Person, line: str, lines: list[str]
) -> None:
    answer = run_line(cchc, line, person)
    said = "\n".join(row.rstrip() for row in answer.err.splitlines())
    assert in_order(lines, said), said
    assert not in_order([*lines, "dòng không có"], said), "the control: one line more would be missed"


def test_the_page_on_import_has_all_of_its_commands() -> None:
    """The control: none is left out because of where it stands."""
    assert len(shown(IMPORT_PAGE)) == IMPORT_PAGE.count("```text\n") > 0
    assert {"cchc import ke-hoach.docx --answers tra-loi.yaml", "cchc undo"} <= {*_FROM_PAPER}
    assert {"cchc import bang-da-dien.xlsx --update", "cchc new 2027", "cchc diff"} <= {*_IN_THE_YEAR}


@pytest.mark.parametrize("line", BEGINNINGS)
def test_every_beginning_of_the_readme_makes_a_plan(
    cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, person: Person, line: str
) -> None:
    assert f"`{line}`" in README
    shutil.copy(CHECKOUT / "tests/data/intake/seed.docx", tmp_path / "ke-hoach.docx")
    monkeypatch.chdir(tmp_path)
    person.says("không")
    person.types("Ủy ban nhân dân xã A", "2026", "", "Phòng Kinh tế")
    answer = cchc(*shlex.split(line)[1:])
    assert answer.code == 0, answer.err
    assert cchc("check", "--plan", "plans/2026.yaml").code == 0


def test_every_command_of_the_readme_is_found() -> None:
    """The control: none is left out because of where it stands."""
    found = [line for lines in commands(README) for line in lines]
    assert len(found) == len(
        re.findall(r"`cchc [a-z]|^cchc ", README.replace("`cchc\n", "`cchc "), re.MULTILINE)
    )
    assert "cchc note 4 --remove 2" in found
    assert "cchc extend 5 --withdraw" in found


def test_the_example_of_finished_work_is_on_time(cchc: Cchc, office: Path) -> None:
    """Typed three weeks after the letter: the work was done on the day of the letter."""
    line = next(line for lines in RUN for line in lines if line.startswith("cchc done 1 "))
    answer = cchc(*shlex.split(line)[1:], "--as-of", "10/4/2026")
    assert answer.code == 0, answer.err
    assert "16/03/2026" in answer.out + answer.err, "it says which day it took"
    shown = json.loads(cchc("show", "1", "--as-of", "10/4/2026", "--format", "json").out)
    task = shown["tasks"][0]
    assert (task["state"], task["done_on"]) == ("done_on_time", "2026-03-16")
    assert "Hoàn thành đúng hạn" in cchc("show", "1").out


def test_the_readme_names_every_command() -> None:
    readme = (CHECKOUT / "README.md").read_text("utf-8")
    assert [name for name in command_table.COMMANDS if f"cchc {name}" not in readme] == []


def test_every_key_of_the_json_is_promised(
    cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = office_with(tmp_path)
    good = repository.text
    repository.commit("a: [")
    repository.commit(good)
    repository.plan.write_text(edited(good, 4, "progress: 1"), "utf-8")
    monkeypatch.chdir(repository.folder)
    promised = (CHECKOUT / "docs/json.md").read_text("utf-8")

    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return {str(key) for key in value}.union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    forms = (["show", "4"], ["stats"], ["check"], ["history", "4"], ["diff"])
    printed = set().union(*(keys(json.loads(cchc(*form, "--format", "json").out)) for form in forms))
    assert [key for key in sorted(printed) if not re.search(rf"\b{key}\b", promised)] == []


def modules() -> list[str]:
    """Return the modules of the top and of the command line, whose rooms the map names one by one."""
    code = CHECKOUT / "cchc"
    found = [*code.glob("*.py"), *(code / "cli").rglob("*.py")]
    return sorted(path.stem for path in found if path.stem != "__init__" and path.parent.name != "commands")


def named_in_the_map(text: str) -> set[str]:
    """Return the words of the map of architecture.md: its first block of code."""
    return set(re.findall(r"\w+", text.split("```")[1]))


def test_every_module_of_the_top_and_of_the_command_line_stands_in_the_map() -> None:
    text = (CHECKOUT / "docs/architecture.md").read_text("utf-8")
    assert [name for name in modules() if name not in named_in_the_map(text)] == []


def test_a_module_that_the_map_leaves_out_is_found() -> None:
    text = (CHECKOUT / "docs/architecture.md").read_text("utf-8").replace("word_marks", "")
    assert [name for name in modules() if name not in named_in_the_map(text)] == ["word_marks"]


def pages_in_messages(source: str) -> list[str]:
    """Return texts of a module, but docstrings, that name a page of `docs/`."""
    tree = ast.parse(source)
    told = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [one for one in ast.walk(tree) if isinstance(one, ast.Constant) and one not in told]
    return [str(one.value) for one in texts if re.search(r"docs/\w", str(one.value))]


def test_no_message_sends_a_reader_to_a_page_that_is_not_installed() -> None:
    assert pages_in_messages('"""See docs/a.md."""\nx = f"xem docs/{1}", "xem docs/b.md"\n') == [
        "xem docs/b.md"
    ]
    sources = sorted((CHECKOUT / "cchc").rglob("*.py"))
    assert len(sources) > 300
    assert [
        (path.name, text) for path in sources for text in pages_in_messages(path.read_text("utf-8"))
    ] == []


def test_one_command_makes_all_that_is_made_but_pictures() -> None:
    scripts = {path.stem for path in (CHECKOUT / "tests/support").glob("make_*.py")} | {"schema_cases"}
    made = {step.__name__.rpartition(".")[2] for step in make_all.STEPS}
    assert made == scripts - {"make_all", "make_pictures"}
