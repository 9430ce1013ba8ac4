"""The real process, given what goes wrong in an office: a message, the right code, no traceback."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.checkout import CHECKOUT, ISSUED_PLAN


def cchc(
    *arguments: str, cwd: Path, env: dict[str, str] | None = None, utf8: bool = True
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as its own process, and check that it never ends in a traceback."""
    settings = {
        **os.environ,
        "PYTHONPATH": str(CHECKOUT),
        **({"PYTHONUTF8": "1"} if utf8 else {}),
        **(env or {}),
    }
    done = subprocess.run(
        [sys.executable, "-m", "cchc", *arguments],
        cwd=cwd,
        env=settings,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert b"Traceback" not in done.stderr
    return done


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    shutil.copy(ISSUED_PLAN, tmp_path / "plans/2026.yaml")
    return tmp_path


BAD_FILES = {
    "empty": (b"", "tệp này không phải là kế hoạch"),
    "one-word": (b"xin chao", "tệp này không phải là kế hoạch"),
    "brackets": (b"[" * 100_000, "lồng nhau quá 32 cấp"),
    "utf-16": ("cchc: 1\n".encode("utf-16"), "UTF-16"),
    "nul": (b"cchc: 1\x00\n", "ký tự điều khiển U+0000"),
    "not-utf-8": (b"cchc: 1\nplan: \xff\n", "tệp không theo mã UTF-8"),
    "conflict": (b"cchc: 1\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n", "chỗ hai bên sửa khác nhau"),
    "wrong-yaml": (b"cchc: 1\nplan: [a\n", "dấu [ mở mà không đóng"),
    "wrong-plan": (b"cchc: 1\nplan: x\ntasks: y\n", "`plan` phải là nhóm trường"),
    "binary": (bytes(range(256)) * 10, "2026.yaml:"),
    "bomb": (b"a: &a [x,x]\n" + b"b: [*a,*a]\n" * 100, "neo YAML"),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("command", ["list", "check", "report"])
def test_a_file_that_is_no_plan_is_told_with_its_place(office: Path, name: str, command: str) -> None:
    data, message = BAD_FILES[name]
    (office / "plans/2026.yaml").write_bytes(data)
    done = cchc(command, cwd=office)
    told = (done.stdout if command == "check" else done.stderr).decode()
    assert done.returncode == 1
    assert told.startswith("plans/2026.yaml:")
    assert message in told
    assert not (office / "bao-cao").exists()


def test_a_file_of_100_megabytes_is_refused_without_reading_it(office: Path) -> None:
    with (office / "plans/2026.yaml").open("wb") as file:
        file.truncate(100 * 2**20)
    done = cchc("list", cwd=office)
    assert done.returncode == 1
    assert "tệp quá lớn" in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--plan", "khong-co.yaml"), "không có tệp khong-co.yaml"),
        (("--plan", "plans"), "là thư mục"),
        (("--plan", "a" * 300), "tên tệp dài quá mức"),
    ],
)
def test_a_plan_that_is_not_there_is_told(office: Path, arguments: tuple[str, ...], message: str) -> None:
    done = cchc("list", *arguments, cwd=office)
    assert done.returncode in {2, 3}
    assert message in done.stderr.decode()


def test_no_plan_at_all_says_where_to_go(tmp_path: Path) -> None:
    done = cchc("list", cwd=tmp_path)
    assert done.returncode == 2
    assert "không tìm thấy tệp kế hoạch" in done.stderr.decode()


def test_two_plans_for_one_year_are_refused_and_named(office: Path) -> None:
    shutil.copy(ISSUED_PLAN, office / "plans/2026-sua-doi.yaml")
    done = cchc("list", "--as-of", "2026-05-01", cwd=office)
    assert done.returncode == 2
    assert "plans/2026-sua-doi.yaml, plans/2026.yaml" in done.stderr.decode()


def test_the_plan_may_be_named_by_the_environment(office: Path) -> None:
    done = cchc("list", cwd=office.parent, env={"CCHC_PLAN": str(office / "plans/2026.yaml")})
    assert len(done.stdout.splitlines()) == 20


@pytest.mark.skipif(sys.platform == "win32", reason="ống dẫn của Windows đóng theo cách khác")
def test_a_pipe_that_closes_early_is_quiet(office: Path) -> None:
    command = f"'{sys.executable}' -m cchc list --format json | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=office,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
    assert done.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="máy không có /dev/full")
def test_a_full_disk_behind_stdout_is_told_with_code_3(office: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cchc", "list"],
            cwd=office,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert "không ghi hết được kết quả" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp1258", "utf-8"])
@pytest.mark.parametrize(
    "arguments", [["--help"], ["list", "--owner", "vhxh"], ["list", "--owner", "x"], ["check"]]
)
def test_a_terminal_that_cannot_show_vietnamese_still_gets_an_answer(
    office: Path, encoding: str, arguments: list[str]
) -> None:
    done = cchc(*arguments, cwd=office, env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}, utf8=False)
    assert done.returncode == (2 if arguments == ["list", "--owner", "x"] else 0)
    (done.stdout + done.stderr).decode(encoding)


def on_terminal(arguments: list[str], cwd: Path, env: dict[str, str]) -> str:
    """Run the command on a pseudo-terminal and return all that it showed."""
    pid, terminal = pty.fork()
    if pid == 0:  # pragma: no cover  the child becomes the command
        os.chdir(cwd)
        os.execve(
            sys.executable,
            [sys.executable, "-m", "cchc", *arguments],
            {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1", **env},
        )
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.waitpid(pid, 0)
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"COLUMNS": "40"}, {"COLUMNS": "80"}])
def test_a_plain_or_narrow_terminal_gets_whole_titles(office: Path, env: dict[str, str]) -> None:
    shown = on_terminal(["list", "--as-of", "2026-09-14"], office, env)
    for word in ["LGSP", "phường,", "kiểm", "tra", "công", "vụ", "Thái", "Nguyên", "đối", "thoại"]:
        assert word in shown
    if "COLUMNS" in env and int(env["COLUMNS"]) >= 64:
        assert "\x1b[3" in shown, "colour on a terminal"
    if "NO_COLOR" in env or env.get("TERM") == "dumb":
        assert "\x1b[3" not in shown


def test_escape_codes_in_the_plan_never_reach_a_terminal(office: Path) -> None:
    """The parser refuses control characters; it keeps direction marks, and the console drops them."""
    path = office / "plans/2026.yaml"
    path.write_text(path.read_text("utf-8").replace("Tự kiểm tra,", "Tự \u202ekiểm [red]tra,"), "utf-8")
    shown = on_terminal(["list"], office, {"COLUMNS": "100"})
    assert "\u202e" not in shown
    assert "[red]tra," in shown
    assert "\u202e" in cchc("list", "--format", "json", cwd=office).stdout.decode(), "data keeps the text"


def test_ctrl_c_ends_with_130(office: Path) -> None:
    code = (
        "import sys; sys.argv=['cchc','list']\n"
        "from cchc.cli import app, opened_plan, process\n"
        "def stop(*a): raise KeyboardInterrupt\n"
        "opened_plan.open_plan = stop\n"
        "process.run(app.run)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=office,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 130
    assert "đã dừng theo yêu cầu (Ctrl-C)" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


# Ctrl-C, pressed at the moment when the command line itself is imported.
PRESSED = """
import os, sys
class Pressing:
    def find_spec(self, name, *_):
        if name == "cchc.cli.app":
            os.kill(os.getpid(), 2)
sys.meta_path.insert(0, Pressing())
sys.argv = ["cchc", "list"]
"""


@pytest.mark.usefixtures("ctrl_c")
@pytest.mark.parametrize(
    ("start", "tracebacks"),
    [
        ("from cchc.__main__ import main; main()", 0),
        ("from cchc.cli import app, process; process.run(app.run)", 1),
    ],
)
def test_ctrl_c_is_quiet_before_the_command_line_is_there(office: Path, start: str, tracebacks: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRESSED + start],
        cwd=office,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -2
    assert done.stderr.count(b"Traceback") == tracebacks


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_a_closed_stream_hides_no_answer_and_changes_no_code(office: Path, closed: str) -> None:
    own = f"{sys.executable} -m cchc"
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}
    for command, code in (("list", 0), ("update 6 --progress 77", 0), ("list --owner khong-co", 2)):
        run = subprocess.run(
            ["sh", "-c", f"{own} {command} {closed}"], cwd=office, env=env, capture_output=True, check=False
        )
        assert run.returncode == code, run.stderr.decode()
        assert b"Traceback" not in run.stderr
    assert "progress: 77" in (office / "plans/2026.yaml").read_text("utf-8")


def test_a_bug_is_told_without_a_traceback_with_code_70(office: Path) -> None:
    code = (
        "import sys; sys.argv=['cchc','list']\n"
        "from cchc.cli import app, opened_plan, process\n"
        "opened_plan.open_plan = None\n"
        "process.run(app.run)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=office,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 70
    assert "lỗi của chương trình (TypeError" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
