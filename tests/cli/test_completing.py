"""`cchc completion`, and the questions that its scripts ask: answered from the cache, and never with a message."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc import periods
from cchc.cli import completing
from tests.support.checkout import CHECKOUT
from tests.support.views import plan_with

if TYPE_CHECKING:
    from tests.support.answers import Cchc


def asked(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-m", "cchc", "__complete", *words]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False)


@pytest.mark.parametrize("shell", ["bash", "zsh", "powershell"])
def test_a_script_is_printed(cchc: Cchc, shell: str) -> None:
    answer = cchc("completion", shell)
    assert answer.code == 0
    assert "__complete" in answer.out
    assert answer.err == ""  # a shell reads the script at every start


def test_another_shell_is_refused(cchc: Cchc) -> None:
    answer = cchc("completion", "fish")
    assert answer.code == 2
    assert "dùng một trong: bash, zsh, powershell" in answer.err


@pytest.mark.parametrize(
    "line",
    [
        ["list", "--plan", "khac/a b.yaml"],
        ["list", "--plan=khac/a b.yaml"],
        ["list", "--plan", "=", "khac/a b.yaml"],  # as bash parts it
        ["list", "-p", "'khac/a b.yaml'"],
        ["list", "-p", r"khac/a\ b.yaml"],
    ],
)
def test_the_plan_that_the_line_names_is_asked(office: Path, line: list[str]) -> None:
    (office / "khac").mkdir()
    (office / "plans/2026.yaml").rename(office / "khac/a b.yaml")
    assert completing.answer(["bash", "owners", "=tram", *line], 2026) == "Trạm Y tế xã\tTrạm Y tế\n"


def test_in_powershell_a_backslash_is_no_quote(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (office / r"a\b.yaml").write_bytes((office / "plans/2026.yaml").read_bytes())
    line = ["list", "--plan", r"a\b.yaml"]
    assert completing.answer(["powershell", "owners", "=tram", *line], 2026) == "Trạm Y tế xã\tTrạm Y tế\n"
    with pytest.raises(Exception, match="không có tệp"):
        completing.answer(["bash", "owners", "=tram", *line], 2026)


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (None, ["bash", "owners", "="]),
        (b"nhi\xe1\xbb\x87m v\xe1\xbb\xa5: [", ["bash", "owners", "="]),
        (b"year: 2026\n", ["zsh", "ids", "="]),
        (None, []),
        (None, ["bash"]),
        (None, ["bash", "owners", "=", "--plan", "\0"]),
        (None, ["bash", "owners", "=", "--plan", "~khong-ai/x.yaml"]),
    ],
)
def test_nothing_is_said_where_there_is_no_plan_or_a_wrong_one(
    office: Path, plan: bytes | None, words: list[str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (office / "plans/2026.yaml").unlink()
    if plan is not None:
        (office / "plans/2026.yaml").write_bytes(plan)
    assert completing.run(["__complete", *words]) == 0
    assert capfdbinary.readouterr() == (b"", b"")


def test_a_real_process_answers_in_utf8_and_imports_neither_typer_nor_plans(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    code = (
        "import sys; from cchc.cli import completing, process; completing.run(sys.argv[1:]);"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONIOENCODING": "ascii"}
    assert asked("bash", "owners", "=tram").stdout == "Trạm Y tế xã\tTrạm Y tế\n".encode()
    command = [sys.executable, "-c", code, "__complete", "bash", "owners", "=tram"]
    done = subprocess.run(command, cwd=office, env=env, capture_output=True, check=True)
    assert done.stdout == "Trạm Y tế xã\tTrạm Y tế\n".encode()
    assert not {"typer", "rich", "pydantic", "yaml", "jinja2", "cchc.plan", "dataclasses"} & {
        *done.stderr.decode().split()
    }


def test_a_real_process_without_a_plan_says_nothing(tmp_path: Path) -> None:
    done = asked("bash", "owners", "=", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_of_several_plans_the_one_of_the_year_is_asked(office: Path) -> None:
    plan = plan_with().decode()
    (office / "plans/2027.yaml").write_text(
        plan.replace("xã\n", "Hòa Bình\n").replace("year: 2026", "year: 2027"), "utf-8"
    )
    question = ["bash", "owners", "=tram"]
    assert completing.answer(question, 2026) == "Trạm Y tế xã\tTrạm Y tế\n"
    assert completing.answer(question, 2027).startswith("Trạm Y tế Hòa Bình\t")


@pytest.mark.parametrize(("moment", "year"), [("2026-12-31T16:59:59", 2026), ("2026-12-31T17:00:00", 2027)])
def test_the_year_is_that_of_vietnam(
    moment: str, year: int, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    seconds = datetime.fromisoformat(f"{moment}+00:00").timestamp()
    monkeypatch.setattr("time.time", lambda: seconds)
    monkeypatch.setattr(completing, "answer", lambda words, year: f"{words[0]} {year}")
    assert completing.run(["__complete", "bash"]) == 0
    assert capfdbinary.readouterr().out == f"bash {year}".encode()
    assert datetime.fromtimestamp(seconds, periods.VIETNAM).year == year


def test_a_new_office_is_offered_at_once(office: Path, cchc: Cchc) -> None:
    assert completing.answer(["bash", "owners", "=hat kiem"], 2026) == ""
    assert cchc("owner", "add", "Hạt Kiểm lâm").code == 0
    assert completing.answer(["bash", "owners", "=hat kiem"], 2026).startswith("Hạt Kiểm lâm\t")


@pytest.mark.parametrize("command", ["list", "danh-sach"])
def test_views_are_offered_for_the_command_whatever_it_is_called(command: str, office: Path) -> None:
    (office / "plans/2026.yaml").write_bytes(plan_with())
    assert completing.answer(["bash", "views", "=", command, "--view"], 2026) == (
        'giao-ban\tlist --overdue --sort "thời hạn"\nvhxh\tlist --owner "phong vhxh" --status not_started,paused\n'
    )
    assert completing.answer(["zsh", "views", "=TUAN", "due", "--view", "TUAN"], 2026).startswith(
        "tuan-nay\tdue "
    )


def test_what_is_kept_is_asked_again_and_made_anew_where_it_is_broken(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(office / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(office / "cache"))
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    question = ["bash", "periods", "="]
    first = completing.answer(question, 2026)
    (kept,) = (office / "cache/cchc").glob("*.offers.json")
    with monkeypatch.context() as patch:
        patch.setattr("cchc.completion.answers.of_plan", None)  # not needed again
        assert completing.answer(question, 2026) == first
    kept.write_bytes(kept.read_bytes()[:-1])
    assert completing.answer(question, 2026) == first


def test_a_plan_that_is_wrong_is_read_once(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Finding what is wrong with it takes a second, at each Tab while somebody edits it by hand."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(office / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(office / "cache"))
    monkeypatch.delenv("CCHC_CACHE", raising=False)
    plan, question = office / "plans/2026.yaml", ["bash", "owners", "=tram"]
    good = plan.read_text("utf-8")
    plan.write_text(good.replace("status: not_started", "status: xong", 1), "utf-8")
    assert completing.answer(question, 2026) == ""
    with monkeypatch.context() as patch:
        patch.setattr("cchc.planfile.document.parse", None)  # not asked again
        assert completing.answer(question, 2026) == ""
    plan.write_text(good, "utf-8")
    assert completing.answer(question, 2026) == "Trạm Y tế xã\tTrạm Y tế\n"
