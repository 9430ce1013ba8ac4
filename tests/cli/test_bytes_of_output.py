"""What leaves through a pipe: UTF-8 with its own line ends, whatever Windows would make of it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from cchc.cli import app
from tests.support.checkout import CHECKOUT
from tests.support.repositories import Repository, git_program

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = CHECKOUT / "tests/data/cases"
PLAN = CASES / "csv-line-ends-on-windows/plan.yaml"
LIKE_WINDOWS = {"PYTHONPATH": os.pathsep.join([str(CASES / "csv-line-ends-on-windows"), str(CHECKOUT)])}
CODE_PAGES = ("cp1252", "cp1258", "cp437")
DAY = ("--as-of", "14/9/2026")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with the plan of the case; where git is, a repository with two versions of it."""
    (tmp_path / "xa/plans").mkdir(parents=True)
    shutil.copy(PLAN, tmp_path / "xa/cu.yaml")
    if shutil.which("git"):
        repository = Repository(tmp_path / "xa").start(PLAN.read_text("utf-8"))
        repository.commit(PLAN.read_text("utf-8").replace("progress: 60", "progress: 70"))
    else:
        shutil.copy(PLAN, tmp_path / "xa/plans/2026.yaml")
    return tmp_path / "xa"


def run(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run Python with other variables, its streams in pipes."""
    environment = {"PYTHONPATH": str(CHECKOUT)} | os.environ | variables
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, check=False, timeout=60
    )


class Written(NamedTuple):
    """What a command wrote: its exit code, and the bytes of both streams."""

    code: int
    out: bytes
    err: bytes


@pytest.fixture
def cchc(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Written]:
    """Run the command on streams as Windows opens them for a pipe, in a code page if one is named."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv("CCHC_PLAN", raising=False)

    def run_command(*command: str, windows: str = "", chosen: str = "") -> Written:
        streams = [
            io.TextIOWrapper(
                io.BytesIO(),
                encoding=chosen or windows or "utf-8",
                errors="strict",
                newline="\r\n" if windows else "\n",
            )
            for _ in range(2)
        ]
        with monkeypatch.context() as patch:
            patch.delenv("PYTHONIOENCODING", raising=False)
            if chosen:
                patch.setenv("PYTHONIOENCODING", chosen)
            patch.setattr(sys, "stdout", streams[0])
            patch.setattr(sys, "stderr", streams[1])
            code = app.run(list(command))
            for stream in streams:
                stream.flush()
        return Written(code, *(stream.buffer.getvalue() for stream in streams))

    return run_command


DOCUMENTS = (
    ("list", "--format", "csv", *DAY),
    ("list", "--format", "md", *DAY),
    ("list", "--format", "json", *DAY),
    ("due", "--format", "csv", *DAY),
    ("show", "2", "--format", "json", *DAY),
    ("stats", "--format", "json", *DAY),
    ("stats", "--format", "md", *DAY),
    ("check", "--format", "json", *DAY),
    ("check", "--format", "github", *DAY),
    ("history", "--format", "csv"),
    ("history", "--format", "md"),
    ("history", "--format", "json"),
    ("diff", "HEAD~1..HEAD", "--format", "csv"),
    ("diff", "HEAD~1..HEAD", "--format", "json"),
    ("diff", "--git-driver", "--", "plans/2026.yaml"),
    ("diff", "--git-driver", "--", "plans/2026.yaml", "cu.yaml", "x", "1", "plans/2026.yaml", "y", "1"),
    ("rollup", "plans", "--format", "csv", *DAY),
    ("rollup", "plans", "--format", "json", *DAY),
    ("report", "--format", "csv", "-o", "-", *DAY),
    ("report", "--format", "md", "-o", "-", *DAY),
    ("update", "2", "--progress", "50", "--diff"),
)  # fmt: skip


@pytest.mark.parametrize("command", DOCUMENTS, ids=" ".join)
def test_a_document_in_a_pipe_has_the_same_bytes_in_every_code_page(
    command: tuple[str, ...], cchc: Callable[..., Written]
) -> None:
    if command[0] == "history" or command[:2] == ("diff", "HEAD~1..HEAD"):
        git_program()
    plain = cchc(*command).out
    assert plain.decode("utf-8").count("\ufffd") == 0
    assert b"\r\r" not in plain != b""
    for code_page in CODE_PAGES:
        assert cchc(*command, windows=code_page).out == plain
        assert cchc(*command, windows=code_page, chosen=code_page).out == plain


def test_csv_begins_with_its_mark_and_ends_each_line_once(folder: Path) -> None:
    command = ("-m", "cchc", "list", "--format", "csv", *DAY)
    written = run(folder, *command, **LIKE_WINDOWS, PYTHONIOENCODING="cp1252").stdout
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.count(b"\r\n") == written.count(b"\n") == written.count(b"\r") == 4
    assert "Văn phòng HĐND&UBND" in written.decode("utf-8-sig")


def test_what_stands_for_windows_would_be_seen(folder: Path) -> None:
    script = "import sys; sys.stdout.write('\\ufeffTiến độ\\r\\n')"
    written = run(folder, "-c", script, **LIKE_WINDOWS, PYTHONIOENCODING="cp1252:replace").stdout
    assert (written[:4], written[-3:]) == (b"?Ti?", b"\r\r\n")


def test_markdown_in_a_pipe_is_utf8(cchc: Callable[..., Written]) -> None:
    written = cchc("list", "--format", "md", *DAY, chosen="cp1258").out.decode("utf-8")
    assert "Đo lường mức độ hài lòng của người dân" in written


@pytest.mark.parametrize("code_page", CODE_PAGES)
def test_what_git_reads_is_utf8(code_page: str, cchc: Callable[..., Written]) -> None:
    case = CASES / "git-diff-driver-in-a-windows-code-page"
    sides = (str(case / "old.yaml"), "x", "100644", str(case / "new.yaml"), "y", "100644")
    arguments = ("diff", "--git-driver", "--", "plans/2026.yaml", *sides)
    answer = cchc(*arguments, windows=code_page, chosen=code_page).out
    assert "tiến độ: 60% → 70%" in answer.decode("utf-8")
    assert b"\r" not in answer


def test_plain_lines_and_talk_are_utf8_unless_an_encoding_is_set_on_purpose(
    cchc: Callable[..., Written],
) -> None:
    command = ("due", "--quarter", "2", *DAY)
    answer = cchc(*command, windows="cp1252")
    assert "Rà soát thủ tục hành chính" in answer.out.decode("utf-8")
    assert "chỉ xem nhiệm vụ chưa xong" in answer.err.decode("utf-8")
    assert b"\r" not in answer.out + answer.err
    assert "Rà soát" in cchc(*command, chosen="cp1258").out.decode("cp1258")


FILES = (
    (("list", *DAY), "viec.csv"),
    (("list", *DAY), "viec.txt"),
    (("due", *DAY), "viec.md"),
    (("stats", *DAY), "viec.json"),
    (("stats", *DAY), "viec.md"),
    (("check", *DAY), "loi.txt"),
    (("check", *DAY), "loi.json"),
    (("history",), "lich-su.csv"),
    (("diff", "HEAD~1..HEAD"), "so-sanh.md"),
)


@pytest.mark.parametrize(("command", "name"), FILES, ids=str)
def test_a_named_file_holds_what_the_pipe_would_have_got(
    command: tuple[str, ...], name: str, folder: Path, cchc: Callable[..., Written]
) -> None:
    formats = {"csv": "csv", "md": "md", "json": "json", "txt": "text" if command[0] == "check" else "plain"}
    piped = cchc(*command, "--format", formats[name.rpartition(".")[2]])
    written = cchc(*command, "-o", name, windows="cp1252", chosen="cp1252")
    assert (folder / name).read_bytes() == piped.out != b""
    assert (written.code, written.out) == (piped.code, f"{name}\n".encode())


def test_a_file_that_a_listing_cannot_be_is_refused_with_what_can(
    folder: Path, cchc: Callable[..., Written]
) -> None:
    for command, name in (
        ("list", "a.xlsx"),
        ("stats", "a.csv"),
        ("check", "a.md"),
        ("list", "plans/2026.yaml"),
    ):
        answer = cchc(command, "-o", name)
        assert (answer.code, "gợi ý: " in answer.err.decode()) == (2, True)
    assert not list(folder.glob("a.*"))


def test_a_file_that_somebody_wrote_is_replaced_only_when_asked(
    folder: Path, cchc: Callable[..., Written]
) -> None:
    own = folder / "viec.csv"
    own.write_text("của tôi", "utf-8")
    for command in ("list", "due", "history"):
        answer = cchc(command, "-o", "viec.csv")
        assert (answer.code, own.read_text("utf-8")) == (3, "của tôi")
    assert cchc("list", "-o", "viec.csv", "--overwrite").code == 0
    assert own.read_bytes().startswith(b"\xef\xbb\xbf")
    assert cchc("list", "-o", "viec.csv", *DAY).code == 0
