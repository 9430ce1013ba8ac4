"""Make a folder, or its zip, that runs cchc on Windows without being installed, from a USB stick too.

Puts together what others made: python.org's embeddable zip, the wheels of cchc and of what it needs, and
MinGit where it is given. Fetches nothing, runs nothing of them, and so works on any system. The same input
gives the same bytes.

Read next: docs/windows.md (where each part comes from), windows-folder/ (what a person opens),
windows_wheels.py (which packages fit).
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import zipfile
from pathlib import Path

import windows_wheels
from packaging.version import Version
from windows_parts import PROGRAM, Files, refuse, unzipped

_TEXTS = Path(__file__).parent / "windows-folder"
_AMD64 = 0x8664  # a program's machine, in the header after "PE\0\0"


def main(arguments: list[str] | None = None) -> None:
    """Make the folder that the command line asks for; end with 2 and a sentence where a part is wrong."""
    asked = _arguments(arguments)
    if os.path.lexists(asked.target):
        refuse(f"{asked.target} is there already; remove it, or name another target")
    if not asked.target.absolute().parent.is_dir():
        refuse(f"there is no folder {asked.target.parent} to make {asked.target.name} in; make it first")
    files, python = _python(asked.python)
    extras = () if asked.without_pdf else windows_wheels.EXTRAS
    files |= windows_wheels.packages(asked.wheels, python, extras)
    if asked.git:
        files |= _git(asked.git)
    files |= _texts()
    write = _write_zip if asked.target.suffix.lower() == ".zip" else _write_folder
    try:
        write(dict(sorted(files.items())), asked.target)
    except OSError as error:
        refuse(
            f"{asked.target} can't be written ({error.strerror}); name another target, or make room for it"
        )
    megabytes = sum(map(len, files.values())) / 1e6
    sys.stdout.write(f"{asked.target}: {len(files)} files, {megabytes:.1f} MB unpacked\n")


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make the folder that runs cchc on Windows.")
    parser.add_argument(
        "--python", type=Path, required=True, help="python.org's Windows embeddable package (64-bit), a zip"
    )
    parser.add_argument(
        "--wheels", type=Path, required=True, help="a folder with the wheels of cchc and of what it needs"
    )
    parser.add_argument(
        "--git", type=Path, help="MinGit's zip (64-bit); without it the machine's git is used"
    )
    parser.add_argument("--without-pdf", action="store_true", help="leave out what reads plans in PDF")
    parser.add_argument("target", type=Path, help="the folder to make, or a zip if it ends so")
    return parser.parse_args(arguments)


def _python(path: Path) -> tuple[Files, Version]:
    """Return Python's files and its version: what its own library is called tells it."""
    what = "python.org's embeddable package for 64-bit Windows (python-3.13.x-embed-amd64.zip)"
    files = unzipped(path, what)
    libraries = [found for name in files if (found := re.fullmatch(r"python(\d)(\d+)\.dll", name))]
    wanted = {
        "python.exe",
        *(f"python{found[1]}{found[2]}{end}" for found in libraries for end in (".zip", "._pth")),
    }
    if len(libraries) != 1 or not wanted <= set(files):
        lacking = ", ".join(sorted(wanted - set(files))) or "python3XX.dll"
        refuse(f"{path} isn't {what}: no {lacking} at its top")
    if _machine(files["python.exe"]) != _AMD64:
        refuse(f"{path} is for another processor; {what} is wanted")
    major, minor = libraries[0].groups()
    # Where Python looks for modules, and nowhere else: no environment, no registry, not the plan's folder.
    files[f"python{major}{minor}._pth"] = f"python{major}{minor}.zip\r\n.\r\n..\\lib\r\n".encode()
    return {f"{PROGRAM}/python/{name}": data for name, data in files.items()}, Version(f"{major}.{minor}")


def _machine(program: bytes) -> int:
    """Return the machine that a Windows program is for; 0 for what is none."""
    header = int.from_bytes(program[0x3C:0x40], "little")
    if program[:2] != b"MZ" or program[header : header + 4] != b"PE\0\0":
        return 0
    return int.from_bytes(program[header + 4 : header + 6], "little")


def _git(path: Path) -> Files:
    files = unzipped(path, what := "MinGit for 64-bit Windows (MinGit-…-64-bit.zip)")
    if _machine(files.get("cmd/git.exe", b"")) != _AMD64:
        refuse(f"{path} isn't {what}: no such cmd/git.exe")
    return {f"{PROGRAM}/git/{name}": data for name, data in files.items()}


def _texts() -> Files:
    """Return what a person opens and reads, with the line ends of Windows, whatever git made of them."""
    files: Files = {}
    for path in sorted(_TEXTS.rglob("*")):
        if path.is_file():
            name = path.relative_to(_TEXTS).as_posix()
            text = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
            files[name if "/" not in name else f"{PROGRAM}/{name}"] = text
    return files


def _write_folder(files: Files, target: Path) -> None:
    """Write the folder; it has its name only when it is whole."""
    with tempfile.TemporaryDirectory(dir=target.absolute().parent) as work:
        whole = Path(work) / "whole"
        for name, data in files.items():
            path = whole / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        whole.replace(target)


def _write_zip(files: Files, target: Path) -> None:
    """Write the zip, without a folder around: Windows extracts into one of the zip's name.

    The same files give the same bytes.
    """
    with tempfile.TemporaryDirectory(dir=target.absolute().parent) as work:
        whole = Path(work) / "whole"
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                entry = zipfile.ZipInfo(name)  # of 1980, the earliest day that a zip can tell
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0  # one for all systems that this runs on
                archive.writestr(entry, data)
        whole.replace(target)


if __name__ == "__main__":
    main()
