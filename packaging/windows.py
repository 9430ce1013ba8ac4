"""Make a folder, or its zip, that runs cchc on Windows without being installed, from a USB stick too.

Puts together what others made: python.org's embeddable zip, the wheels of cchc and of what it needs, and
MinGit where it is given. Fetches nothing, runs nothing of them, and so works on any system. Knows what the
wheels ask for on Windows, and refuses a folder of wheels that lacks any of it. The same input gives the
same bytes.

Read next: docs/windows.md (where each part comes from), windows-folder/ (what a person opens).
"""

from __future__ import annotations

import argparse
import email
import re
import sys
import tempfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, NoReturn, cast

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import Version

if TYPE_CHECKING:
    from email.message import Message

_TEXTS, _PROGRAM = Path(__file__).parent / "windows-folder", "chuong-trinh"
_PLATFORM = "win_amd64"
_AMD64 = 0x8664  # a program's machine, in the header after "PE\0\0"

Files = dict[str, bytes]  # what stands in the folder, by its path with slashes


class Wheel(NamedTuple):
    """One wheel: the package's name as others write it, its version, and what it says of itself."""

    name: str
    version: Version
    about: Message


def main(arguments: list[str] | None = None) -> None:
    """Make the folder that the command line asks for; end with 2 and a sentence where a part is wrong."""
    asked = _arguments(arguments)
    if asked.target.exists():
        _refuse(f"{asked.target} is there already; remove it, or name another target")
    files, python = _python(asked.python)
    files |= _packages(asked.wheels, python)
    if asked.git:
        files |= _git(asked.git)
    files |= _texts()
    write = _write_zip if asked.target.suffix == ".zip" else _write_folder
    write(dict(sorted(files.items())), asked.target)
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
    parser.add_argument("target", type=Path, help="the folder to make, or a zip if it ends so")
    return parser.parse_args(arguments)


def _refuse(sentence: str) -> NoReturn:
    sys.stderr.write(f"windows.py: {sentence}\n")
    raise SystemExit(2)


def _unzipped(path: Path, what: str) -> Files:
    """Return the files of a zip; refuse what is none and what would lie outside of its folder."""
    try:
        with zipfile.ZipFile(path) as archive:
            files = {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}
    except FileNotFoundError:
        _refuse(f"{path} isn't there; {what} is wanted")
    except (OSError, zipfile.BadZipFile, RuntimeError) as error:
        _refuse(f"{path} can't be read as a zip ({error}); {what} is wanted")
    for name in files:
        if ".." in PurePosixPath(name).parts or name.startswith("/") or re.search(r"[\\:]", name):
            _refuse(f"{path} has a file outside of its folder: {name}")
    return files


def _python(path: Path) -> tuple[Files, Version]:
    """Return Python's files and its version (3.13): what its own library is called tells it."""
    what = "python.org's embeddable package for 64-bit Windows (python-3.13.x-embed-amd64.zip)"
    files = _unzipped(path, what)
    libraries = [found for name in files if (found := re.fullmatch(r"python(\d)(\d+)\.dll", name))]
    wanted = {
        "python.exe",
        *(f"python{found[1]}{found[2]}{end}" for found in libraries for end in (".zip", "._pth")),
    }
    if len(libraries) != 1 or not wanted <= set(files):
        lacking = ", ".join(sorted(wanted - set(files))) or "python3XX.dll"
        _refuse(f"{path} isn't {what}: no {lacking} at its top")
    if _machine(files["python.exe"]) != _AMD64:
        _refuse(f"{path} is for another processor; {what} is wanted")
    major, minor = libraries[0].groups()
    # Where Python looks for modules, and nowhere else: no environment, no registry, not the plan's folder.
    files[f"python{major}{minor}._pth"] = f"python{major}{minor}.zip\r\n.\r\n..\\lib\r\n".encode()
    return {f"{_PROGRAM}/python/{name}": data for name, data in files.items()}, Version(f"{major}.{minor}")


def _machine(program: bytes) -> int:
    """Return the machine that a Windows program is for; 0 for what is none."""
    header = int.from_bytes(program[0x3C:0x40], "little")
    if program[:2] != b"MZ" or program[header : header + 4] != b"PE\0\0":
        return 0
    return int.from_bytes(program[header + 4 : header + 6], "little")


def _packages(folder: Path, python: Version) -> Files:
    """Return the files of all wheels of a folder, which must be all that cchc needs."""
    wheels: dict[str, Wheel] = {}
    files: Files = {}
    for path in sorted(folder.glob("*.whl")):
        wheel, contents = _wheel(path, python)
        if wheel.name in wheels:
            _refuse(f"{folder} has two versions of {wheel.name}")
        wheels[wheel.name] = wheel
        files |= contents
    if "cchc" not in wheels:
        _refuse(f"{folder} has no wheel of cchc; make it: pip wheel --no-deps -w {folder} .")
    if lacking := _lacking(wheels, python):
        names = " ".join(f"'{one}'" for one in lacking)
        fitting = f"--platform {_PLATFORM} --python-version {python} --only-binary=:all:"
        _refuse(
            f"{folder} lacks what is needed on Windows: {', '.join(lacking)}; get it: "
            f"pip download -d {folder} --no-deps {fitting} -c .ci/constraints.txt {names}"
        )
    return files


def _wheel(path: Path, python: Version) -> tuple[Wheel, Files]:
    """Return a wheel and its files; refuse what isn't for this Python on 64-bit Windows."""
    try:
        name, version, _, tags = parse_wheel_filename(path.name)
    except InvalidWheelFilename:
        _refuse(f"{path.name} isn't named as a wheel")
    if not tags & _fitting(python):
        _refuse(f"{path.name} isn't for Python {python} on 64-bit Windows")
    contents = _unzipped(path, "a wheel")
    metadata = [data for file, data in contents.items() if re.fullmatch(r"[^/]+\.dist-info/METADATA", file)]
    if len(metadata) != 1:
        _refuse(f"{path.name} isn't a wheel: it has no METADATA")
    about = email.message_from_bytes(metadata[0])
    if python not in SpecifierSet(about.get("Requires-Python", "")):
        _refuse(f"{path.name} wants Python {about['Requires-Python']}, this is {python}")
    return Wheel(name, version, about), dict(filter(None, map(_installed, contents.items())))


def _installed(file: tuple[str, bytes]) -> tuple[str, bytes] | None:
    """Return where a wheel's file goes; nowhere what is only run or read by its own name."""
    name, data = file
    parts = PurePosixPath(name).parts
    if parts[0].endswith(".data"):
        if parts[1] not in {"purelib", "platlib"}:
            return None
        parts = parts[2:]
    return "/".join((_PROGRAM, "lib", *parts)), data


def _fitting(python: Version) -> set[Tag]:
    name, version = f"cp{python.major}{python.minor}", python.release[:2]
    return {*cpython_tags(version, [name], [_PLATFORM]), *compatible_tags(version, name, [_PLATFORM])}


def _lacking(wheels: dict[str, Wheel], python: Version) -> list[str]:
    """Return what the wheels ask for on Windows that isn't there, as they word it.

    pip, run on another system, leaves out what is wanted on Windows alone.
    """
    windows: dict[str, str] = {
        **cast("dict[str, str]", default_environment()),
        "os_name": "nt",
        "sys_platform": "win32",
        "platform_system": "Windows",
        "platform_machine": "AMD64",
        "python_version": str(python),
        "python_full_version": f"{python}.0",
        "extra": "",
    }
    asked = [Requirement(line) for one in wheels.values() for line in one.about.get_all("Requires-Dist", [])]
    needed = [one for one in asked if not one.marker or one.marker.evaluate(windows)]
    there = {name: wheel.version for name, wheel in wheels.items()}
    pairs = [(canonicalize_name(one.name), one) for one in needed]
    missed = [one for name, one in pairs if name not in there or there[name] not in one.specifier]
    return sorted({f"{one.name}{one.specifier}" for one in missed})


def _git(path: Path) -> Files:
    files = _unzipped(path, what := "MinGit for 64-bit Windows (MinGit-…-64-bit.zip)")
    if _machine(files.get("cmd/git.exe", b"")) != _AMD64:
        _refuse(f"{path} isn't {what}: no such cmd/git.exe")
    return {f"{_PROGRAM}/git/{name}": data for name, data in files.items()}


def _texts() -> Files:
    """Return what a person opens and reads, with the line ends of Windows, whatever git made of them."""
    files: Files = {}
    for path in sorted(_TEXTS.rglob("*")):
        if path.is_file():
            name = path.relative_to(_TEXTS).as_posix()
            text = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
            files[name if "/" not in name else f"{_PROGRAM}/{name}"] = text
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
    """Write the zip, all in one folder of its own name; the same files give the same bytes."""
    with tempfile.TemporaryDirectory(dir=target.absolute().parent) as work:
        whole = Path(work) / "whole"
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                entry = zipfile.ZipInfo(
                    f"{target.stem}/{name}"
                )  # of 1980, the earliest day that a zip can tell
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0  # one for all systems that this runs on
                archive.writestr(entry, data)
        whole.replace(target)


if __name__ == "__main__":
    main()
