"""What people do to a Word file, done to its XML: write into a control, add words, make words bold.

Also the real LibreOffice, which opens a file and saves it.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

DOCUMENT = "word/document.xml"
with_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice opens and saves the file"
)


def change(data: bytes, edit: Callable[[str], str]) -> bytes:
    """Return a Word file with the XML of its body edited."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, edit(part.decode()).encode() if name == DOCUMENT else part)
    return made.getvalue()


_PROMPT_MARK = "<w:showingPlcHdr/>"


def type_into(data: bytes, blank: str, words: str, *, keep_mark: bool = False) -> bytes:
    """Return a Word file with words typed into the control of a blank; the prompt goes, as in Word.

    A line break of the words is one of Word's inside the control. With `keep_mark` the mark of a shown
    prompt stays, as some programs leave it.
    """
    control = re.compile(
        rf'<w:sdt>(?:(?!</w:sdt>).)*?\({re.escape(blank)}\)"(?:(?!</w:sdt>).)*</w:sdt>', re.DOTALL
    )
    typed = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in words.split("\n"))

    def fill(match: re.Match[str]) -> str:
        bare = match.group() if keep_mark else match.group().replace(_PROMPT_MARK, "")
        return re.sub(r"<w:t(?: [^>]*)?>[^<]*</w:t>|<w:t/>", lambda _: typed, bare, count=1)

    return change(data, lambda xml: _once(control, fill, xml))


def empty(data: bytes, blank: str) -> bytes:
    """Return a Word file in which the words of a blank were deleted: Word shows a prompt of its own."""
    shown = "Click or tap here to enter text."
    style = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
    typed = type_into(data, blank, shown)
    alias = re.compile(rf'<w:alias w:val="[^"]*\({re.escape(blank)}\)"/>')
    run = re.compile(
        rf"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?(\s*<w:t[^>]*>{re.escape(shown)})", re.DOTALL
    )

    def edit(xml: str) -> str:
        marked = _once(alias, lambda match: match.group() + _PROMPT_MARK, xml)
        return _once(run, lambda match: f"<w:r>{style}{match.group(1)}", marked)

    return change(typed, edit)


def add_words(data: bytes, behind: str, words: str) -> bytes:
    """Return a Word file with words added behind others."""
    return change(data, lambda xml: _once(re.compile(re.escape(behind)), lambda _: behind + words, xml))


def _once(pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str], text: str) -> str:
    new, count = pattern.subn(replace, text, count=1)
    assert count == 1, pattern.pattern
    return new


@cache
def _profile() -> TemporaryDirectory[str]:
    """Return LibreOffice's own folder for this process; a new one for each file takes seconds."""
    return TemporaryDirectory(ignore_cleanup_errors=True)


def save_with_office(path: Path) -> None:
    """Open a Word file with LibreOffice and save it in its place."""
    folder = path.resolve().parent / "soffice"
    _convert(path, "docx:MS Word 2007 XML", folder)
    (folder / path.name).replace(path)
    shutil.rmtree(folder)


def print_with_office(path: Path, folder: Path) -> Path:
    """Return the PDF that LibreOffice makes of a Word file, in a folder."""
    _convert(path, "pdf", folder)
    return folder / f"{path.stem}.pdf"


def _convert(path: Path, form: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={Path(_profile().name).as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir"]
    subprocess.run([*command, str(folder), str(path)], check=True, capture_output=True)
