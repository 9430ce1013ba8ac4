"""Word files of before 2007, through LibreOffice where it is; what is said where it isn't, or makes nothing."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from cchc.errors import FileError, SurroundingsError
from cchc.sources import reading
from cchc.sources.document import SourceDocument
from cchc.sources.word import old_word_document
from tests.sources.test_word import doubts
from tests.support.checkout import TESTS
from tests.support.word_files import p, word_file

CASES = TESTS / "data/intake"
_WITH_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice makes the .docx")
_WITH_SHELL = pytest.mark.skipif(os.name == "nt", reason="the program is a script of a shell")


def content(document: SourceDocument) -> list[str]:
    """Return the words of the paragraphs and cells of a document."""
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(one.text for one in document.paragraphs), *cells]


@_WITH_OFFICE
@pytest.mark.parametrize("name", ["groups", "oldfont"])
def test_an_old_word_file_says_what_the_new_one_says(name: str) -> None:
    old = reading.read(CASES / f"{name}.doc")
    new = reading.read(CASES / f"{name}.docx")
    assert content(old) == content(new)
    assert [table.has_borders for table in old.tables] == [table.has_borders for table in new.tables]
    assert bool(doubts(old, "font-legacy")) == bool(doubts(new, "font-legacy"))


@_WITH_OFFICE
def test_a_damaged_old_word_file_ends_in_a_sentence() -> None:
    with pytest.raises(FileError) as caught:
        old_word_document.read((CASES / "groups.doc").read_bytes()[:2000])
    assert "lưu lại thành .docx" in caught.value.hint


@_WITH_OFFICE
def test_libreoffice_fetches_nothing_that_a_file_names() -> None:
    asked: list[str] = []

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    with HTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        # Without the profile, this very file makes LibreOffice ask for the picture three times.
        page = f'<html><body><p>Kế hoạch</p><img src="http://127.0.0.1:{server.server_port}/a.png"></body></html>'
        document = old_word_document.read(page.encode())
        server.shutdown()
    assert content(document) == ["Kế hoạch"]
    assert asked == []


def program(folder: Path, script: str) -> None:
    """Write a program named as LibreOffice's."""
    file = folder / "soffice"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the one folder in which programs are looked for, beside that of the shell."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(old_word_document, "_USUAL_PLACES", ())
    return folder


def test_without_libreoffice_a_person_is_told_what_to_do(programs: Path) -> None:
    with pytest.raises(SurroundingsError, match="không có LibreOffice") as caught:
        old_word_document.read(b"x")
    assert "Word" in caught.value.hint
    assert ".docx" in caught.value.hint


@_WITH_SHELL
def test_a_program_that_hangs_is_stopped_with_all_it_started(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = programs / "started"
    program(programs, f"/bin/sleep 600 & echo $! > {started}\nwait")
    for seconds in (1, 10, 100):  # on a busy machine a program may take its time to begin
        monkeypatch.setattr(old_word_document, "_SECONDS", seconds)
        with pytest.raises(SurroundingsError, match=f"quá {seconds} giây"):
            old_word_document.read(b"x")
        if started.exists() and started.read_text():
            break
    assert ends_soon(int(started.read_text()))


def ends_soon(process: int) -> bool:
    """Whether a process ends within a minute: a busy machine takes its time over a signal."""
    until = time.monotonic() + 60
    while is_running(process):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def is_running(process: int) -> bool:
    """Whether a process runs; one that has ended may wait for somebody to ask."""
    state = subprocess.run(["/bin/ps", "-o", "stat=", "-p", str(process)], capture_output=True, check=False)
    return not state.stdout.strip().startswith(b"Z") and bool(state.stdout.strip())


@_WITH_SHELL
def test_a_program_that_makes_nothing_ends_in_a_sentence(programs: Path) -> None:
    program(programs, "exit 0")
    with pytest.raises(FileError, match="không chuyển được"):
        old_word_document.read(b"x")


@_WITH_SHELL
def test_the_program_has_a_profile_of_its_own_and_no_way_out(programs: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    program(
        programs,
        f'echo "$@" "$https_proxy" "$PWD" > {seen}; /bin/cat ho-so/user/registrymodifications.xcu >> {seen}',
    )
    with pytest.raises(FileError):
        old_word_document.read(b"x")
    told = seen.read_text()
    folder = Path(told.split("--outdir ")[1].split()[0]).parent
    assert f"-env:UserInstallation={folder.as_uri()}/ho-so" in told
    assert "http://127.0.0.1:9" in told
    assert "DisableMacrosExecution" in told
    assert not folder.exists()


@_WITH_SHELL
@pytest.mark.parametrize(("end", "is_lost"), [("\x07\x07\0", True), ("\x07\x07\r\0", False)])
def test_a_table_that_ends_the_file_is_known_to_have_lost_its_cells(
    programs: Path, end: str, *, is_lost: bool
) -> None:
    made = programs / "made.docx"
    made.write_bytes(word_file(p("Danh mục") + p("TTNội dungThời hạn1ViệcQuý I/2026")))
    program(programs, f"/bin/mkdir -p ra && /bin/cp {made} ra/tep.docx")
    document = old_word_document.read(f"Việc\x07Quý I/2026{end}".encode("utf-16-le") + b"\0" * 20)
    assert [place for place, _ in doubts(document, "cells-lost")] == ["đoạn 2"] * is_lost
