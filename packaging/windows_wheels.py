"""The wheels in the folder for Windows: which fit, what they ask for there, where their files go.

Knows what each wheel asks for on 64-bit Windows, and refuses a folder of wheels that lacks any of it.
Read next: `windows` (who puts them beside Python), docs/windows.md (where they come from).
"""

from __future__ import annotations

import email
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, cast

from packaging.markers import default_environment
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from windows_parts import PROGRAM, Files, refuse, unzipped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.message import Message
    from pathlib import Path

    from packaging.version import Version

_PLATFORM = "win_amd64"
EXTRAS = ("pdf",)  # of cchc, which an office can't add itself: plans lie there in PDF


class Wheel(NamedTuple):
    """One wheel: the package's name as others write it, its version, and what it says of itself."""

    name: str
    version: Version
    about: Message


def packages(folder: Path, python: Version, extras: Sequence[str] = EXTRAS) -> Files:
    """Return the files of all wheels of a folder, which must be all that cchc and these extras need."""
    if not folder.is_dir():
        refuse(f"{folder} is no folder; one with the wheels of cchc and of what it needs is wanted")
    wheels: dict[str, Wheel] = {}
    files: Files = {}
    for path in sorted(folder.glob("*.whl")):
        wheel, contents = _wheel(path, python)
        if wheel.name in wheels:
            refuse(f"{folder} has two versions of {wheel.name}")
        wheels[wheel.name] = wheel
        files |= contents
    if "cchc" not in wheels:
        refuse(f"{folder} has no wheel of cchc; make it: pip wheel --no-deps -w {folder} .")
    if lacking := _lacking(wheels, python, extras):
        names = " ".join(f"'{one}'" for one in lacking)
        fitting = f"--platform {_PLATFORM} --python-version {python} --only-binary=:all:"
        refuse(
            f"{folder} lacks what is needed on Windows: {', '.join(lacking)}; get it: "
            f"pip download -d {folder} --no-deps {fitting} -c .ci/constraints.txt {names}"
        )
    return files


def _wheel(path: Path, python: Version) -> tuple[Wheel, Files]:
    """Return a wheel and its files; refuse what isn't for this Python on 64-bit Windows."""
    try:
        name, version, _, tags = parse_wheel_filename(path.name)
    except InvalidWheelFilename:
        refuse(f"{path.name} isn't named as a wheel")
    if not tags & _fitting(python):
        refuse(f"{path.name} isn't for Python {python} on 64-bit Windows")
    contents = unzipped(path, "a wheel")
    metadata = [data for file, data in contents.items() if re.fullmatch(r"[^/]+\.dist-info/METADATA", file)]
    if len(metadata) != 1:
        refuse(f"{path.name} isn't a wheel: it has no METADATA")
    about = email.message_from_bytes(metadata[0])
    if python not in _specifier(about.get("Requires-Python", ""), path):
        refuse(f"{path.name} wants Python {about['Requires-Python']}, this is {python}")
    return Wheel(name, version, about), dict(filter(None, map(_installed, contents.items())))


def _specifier(text: str, path: Path) -> SpecifierSet:
    try:
        return SpecifierSet(text)
    except InvalidSpecifier:
        refuse(f"{path.name} can't be read: it wants Python {text!r}")


def _installed(file: tuple[str, bytes]) -> tuple[str, bytes] | None:
    """Return where a wheel's file goes; nowhere what is only run or read by its own name."""
    name, data = file
    parts = PurePosixPath(name).parts
    if parts[0].endswith(".data"):
        if parts[1:2] not in {("purelib",), ("platlib",)}:
            return None
        parts = parts[2:]
    return "/".join((PROGRAM, "lib", *parts)), data


def _fitting(python: Version) -> set[Tag]:
    name, version = f"cp{python.major}{python.minor}", python.release[:2]
    return {*cpython_tags(version, [name], [_PLATFORM]), *compatible_tags(version, name, [_PLATFORM])}


def _lacking(wheels: dict[str, Wheel], python: Version, extras: Sequence[str]) -> list[str]:
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
    }
    needed = [
        requirement
        for wheel in wheels.values()
        for requirement in _requirements(wheel)
        for extra in ("", *(extras if wheel.name == "cchc" else ()))
        if not requirement.marker or requirement.marker.evaluate({**windows, "extra": extra})
    ]
    there = {name: wheel.version for name, wheel in wheels.items()}
    pairs = [(canonicalize_name(one.name), one) for one in needed]
    missed = [one for name, one in pairs if name not in there or there[name] not in one.specifier]
    return sorted({f"{one.name}{one.specifier}" for one in missed})


def _requirements(wheel: Wheel) -> list[Requirement]:
    """Return what a wheel asks for."""
    lines = wheel.about.get_all("Requires-Dist", [])
    try:
        return [Requirement(line) for line in lines]
    except InvalidRequirement as error:
        refuse(f"the wheel of {wheel.name} can't be read: {str(error).splitlines()[0]}")
