"""What `cchc init` writes for editors: files that they read, where nothing lies yet, and a task that finds places."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cchc.editors import period_schema, plan_schema, workspace_files
from tests.support import error_catalogue

if TYPE_CHECKING:
    from tests.support.answers import Cchc

INIT = ("init", "--issuer", "UBND xã A", "--year", "2027")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    return tmp_path


def vscode(name: str) -> Any:
    return json.loads(Path(".vscode", name).read_text("utf-8"))


def test_the_files_for_editors_are_there_after_init(cchc: Cchc) -> None:
    answer = cchc(*INIT)
    assert answer.code == 0, answer.err
    (schema, plans), (period, periods) = vscode("settings.json")["yaml.schemas"].items()
    assert Path(schema).read_text("utf-8") == plan_schema.general()
    assert Path(period).read_text("utf-8") == period_schema.text()
    assert ("plans/*.yaml" in plans, "plans/bao-cao/*.yaml" in periods) == (True, True)
    assert vscode("extensions.json") == {"recommendations": ["redhat.vscode-yaml"]}
    (task,) = vscode("tasks.json")["tasks"]
    assert (task["command"], task["args"]) == ("cchc", ["check", "--format", "text"])
    assert Path(".editorconfig").read_text("utf-8").startswith("[plans/**.{yaml,yml}]\ncharset = utf-8\n")
    (said,) = [line for line in answer.err.splitlines() if ".gitattributes" in line]
    assert said.endswith("không phải làm gì với chúng: .gitattributes, .gitignore, .vscode, .editorconfig")


def test_a_folder_with_a_plan_gets_what_it_lacks(cchc: Cchc) -> None:
    """A clone, or a plan of `import` or `new`: there was no other way to these files."""
    assert cchc(*INIT).code == 0
    plan = Path("plans/2027.yaml").read_bytes()
    for name in ("settings.json", "tasks.json"):
        Path(".vscode", name).unlink()
    Path(".editorconfig").unlink()
    Path(".gitignore").write_text("/bao-cao/\n", "utf-8")
    answer = cchc("init")
    assert answer.code == 0, answer.err
    assert "không phải làm gì với chúng: .gitignore, .vscode, .editorconfig" in answer.err
    assert "đã có plans/2027.yaml: không tạo kế hoạch mới, chỉ ghi các tệp phụ còn thiếu" in answer.err
    assert vscode("settings.json")
    assert vscode("tasks.json")
    assert Path("plans/2027.yaml").read_bytes() == plan
    for again in (("init",), INIT):
        answer = cchc(*again)
        assert (answer.code, "thư mục này đã có plans/2027.yaml" in answer.err) == (2, True)


def test_on_a_terminal_too_the_task_gets_a_line_for_each_finding(
    cchc: Cchc, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """VS Code runs it in one; without its form the gaps in the 6 rõ are a table there."""
    monkeypatch.chdir(office)
    wanted = {line.partition(": ")[0] for line in cchc("check").out.splitlines()}
    monkeypatch.setattr("cchc.cli.console.is_terminal", lambda _: True)
    monkeypatch.setattr("cchc.cli.problems.is_terminal", lambda _: True)
    (task,) = json.loads(workspace_files.files()[".vscode/tasks.json"])["tasks"]
    patterns = [one["pattern"]["regexp"] for one in task["problemMatcher"]]
    for arguments, is_whole in ((task["args"], True), (["check"], False)):
        lines = cchc(*arguments).out.splitlines()
        found = [match for line in lines for pattern in patterns if (match := re.match(pattern, line))]
        assert ({f"{one[1]}:{one[2]}:{one[3]}" for one in found} == wanted) == is_whole


def test_what_is_there_stays_and_is_told(cchc: Cchc) -> None:
    Path(".vscode").mkdir()
    Path(".vscode/settings.json").write_text("{ // của tôi\n}", "utf-8")
    Path(".vscode/tasks.json").mkdir()
    Path(".editorconfig").write_bytes(b"root = true\r\n[*.py]\r\nindent_size = 4")
    answer = cchc(*INIT)
    assert answer.code == 0, answer.err
    assert Path(".vscode/settings.json").read_text("utf-8") == "{ // của tôi\n}"
    assert 'đã có .vscode/settings.json, không sửa; thêm tay nếu cần: {"yaml.schemas"' in answer.err
    assert "đã có .vscode/tasks.json, không sửa" in answer.err
    assert vscode("extensions.json")
    section = "\r\n".join(("", *workspace_files.SECTION_LINES, "")).encode()
    assert Path(".editorconfig").read_bytes() == b"root = true\r\n[*.py]\r\nindent_size = 4\r\n" + section


def test_files_that_are_the_same_already_are_no_news(cchc: Cchc) -> None:
    assert cchc(*INIT).code == 0
    Path("plans/2027.yaml").unlink()
    before = {file: file.read_bytes() for file in Path().rglob("*") if file.is_file()}
    answer = cchc(*INIT)
    assert answer.code == 0
    assert "các tệp phụ" not in answer.err
    assert "không sửa" not in answer.err
    assert {file: file.read_bytes() for file in before} == before


def test_nothing_is_written_through_a_link_or_a_file_in_the_place_of_the_folder(
    cchc: Cchc, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    Path(".vscode").symlink_to(elsewhere, target_is_directory=True)
    Path(".editorconfig").mkdir()
    answer = cchc(*INIT)
    assert answer.code == 0, answer.err
    assert list(elsewhere.iterdir()) == []
    assert ".vscode không phải thư mục ở đây" in answer.err
    assert ".editorconfig là thư mục: để nguyên" in answer.err


@pytest.mark.parametrize("is_there", [True, False])
def test_nothing_is_written_at_the_end_of_a_link_that_leads_out_of_the_folder(
    cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_there: bool
) -> None:
    elsewhere, here = tmp_path / "elsewhere", tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    if is_there:
        elsewhere.write_text("của người khác\n", "utf-8")
    Path(".editorconfig").symlink_to(elsewhere)
    answer = cchc(*INIT)
    assert answer.code == 0, answer.err
    assert ".editorconfig là liên kết dẫn ra ngoài thư mục này: để nguyên" in answer.err
    for name in (".gitattributes", ".gitignore"):
        Path("plans/2027.yaml").unlink(missing_ok=True)
        Path(name).unlink()
        Path(name).symlink_to(elsewhere)
        answer = cchc(*INIT)
        assert answer.code == 2
        assert f"{name} là liên kết dẫn ra ngoài thư mục này" in answer.err
        assert not Path("plans/2027.yaml").exists(), "it is said before anything is written"
        Path(name).unlink()
        Path(name).touch()
    assert elsewhere.exists() == is_there
    assert not is_there or elsewhere.read_text("utf-8") == "của người khác\n"


def test_the_task_finds_every_place_that_check_tells_and_nothing_else() -> None:
    (task,) = json.loads(workspace_files.files()[".vscode/tasks.json"])["tasks"]
    matchers = {one["severity"]: one["pattern"] for one in task["problemMatcher"]}
    count = 0
    for entry in error_catalogue.entries():
        heads = {}
        for line in entry.expected.splitlines():
            found = {severity: re.search(one["regexp"], line) for severity, one in matchers.items()}
            told = [severity for severity, match in found.items() if match]
            assert len(told) == line.startswith(f"{entry.name}.yaml:"), line
            for severity in told:
                heads[line] = severity, [found[severity][matchers[severity][key]] for key in KEYS]  # type: ignore[index]
        problems = error_catalogue.problems(entry.data, entry.name)
        for (severity, (path, row, column, _, code)), problem in zip(heads.values(), problems, strict=False):
            place = problem.location
            assert (severity, path, int(row), int(column), code) == (
                problem.severity, f"{entry.name}.yaml", place.line, place.column, problem.code
            )  # fmt: skip
            count += 1
    assert count > 200


KEYS = ("file", "line", "column", "message", "code")


def test_the_task_finds_the_warnings_of_the_real_plan(cchc: Cchc, office: Path) -> None:
    said = [line for line in cchc("check").out.splitlines() if line.startswith("plans/2026.yaml:")]
    assert said
    assert [line for line in said if not re.search(workspace_files.WARNING, line)] == []
    plan = office / "plans/2026.yaml"
    plan.write_text(plan.read_text("utf-8").replace("status: not_started", "status: xong"), "utf-8")
    said = [line for line in cchc("check").out.splitlines() if line.startswith("plans/2026.yaml:")]
    assert said
    assert [line for line in said if not re.search(workspace_files.ERROR, line)] == []
