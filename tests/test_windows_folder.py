"""The folder that runs cchc on Windows: made of made zips here; `.ci/windows` makes and runs a real one."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.checkout import CHECKOUT

SCRIPT = CHECKOUT / "packaging/windows.py"
PROGRAM = b"MZ" + bytes(58) + (64).to_bytes(4, "little") + b"PE\0\0"
AMD64, ARM64 = b"\x64\x86", b"\x64\xaa"
PYTHON = {
    "python.exe": PROGRAM + AMD64,
    "python313.dll": b"",
    "python313.zip": b"",
    "python313._pth": b"python313.zip\r\n.\r\n",
}
GIT = {"cmd/git.exe": PROGRAM + AMD64, "LICENSE.txt": b""}


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def wheel(folder: Path, name: str, *needs: str, files: dict[str, bytes] | None = None) -> Path:
    """Write a wheel by its file's name; what it needs is worded as in METADATA."""
    package, version = name.split("-")[:2]
    about = "\n".join(
        [f"Name: {package}", f"Version: {version}", *(f"Requires-Dist: {one}" for one in needs)]
    )
    metadata = {f"{package}-{version}.dist-info/METADATA": about.encode()}
    return zipped(folder / name, {f"{package}/__init__.py": b"", **metadata, **(files or {})})


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """Return a folder with all parts: Python, MinGit, and wheels of cchc and the one thing that it needs."""
    zipped(tmp_path / "python.zip", PYTHON)
    zipped(tmp_path / "git.zip", GIT)
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    wheel(wheels, "cchc-0.1.0-py3-none-any.whl", "lxml>=5.3", "pyarrow; extra == 'parquet'")
    wheel(wheels, "lxml-6.1.3-cp313-cp313-win_amd64.whl", files={"lxml-6.1.3.data/scripts/x.py": b""})
    return tmp_path


def make(parts: Path, target: str = "made", *options: str, python: str = "python.zip") -> str:
    """Make the folder in a real process; return what it said against it."""
    command = [sys.executable, str(SCRIPT), "--python", python, "--wheels", "wheels", *options, target]
    done = subprocess.run(command, cwd=parts, capture_output=True, check=False)
    said = done.stderr.decode()
    assert (done.returncode, bool(said)) in {(0, False), (2, True)}, said
    assert said.count("\n") <= 1, "one sentence, no traceback"
    assert not said or not os.path.exists(parts / target) or "already" in said, "nothing half made"  # noqa: PTH110  of a name too long, too
    return said


def test_a_folder_holds_what_is_opened_and_what_is_run(parts: Path) -> None:
    assert make(parts, "made", "--git", "git.zip") == ""
    made = parts / "made"
    assert {path.name for path in made.iterdir()} == {
        "Bat-dau.cmd",
        "cchc.cmd",
        "DOC-TRUOC.txt",
        "chuong-trinh",
    }
    program = made / "chuong-trinh"
    assert (program / "git/cmd/git.exe").exists()
    assert (program / "lib/lxml/__init__.py").exists()
    assert not list(program.rglob("x.py")), "scripts are for the machine that a wheel is installed on"
    assert (program / "python/python313._pth").read_text().split() == ["python313.zip", ".", r"..\lib"]


def test_what_is_opened_is_plain_where_cmd_reads_it_and_has_its_line_ends(parts: Path) -> None:
    make(parts)
    for path in (parts / "made").rglob("*.cmd"):
        data = path.read_bytes()
        assert data.isascii(), "cmd.exe reads it in a code page that nobody knows"
        assert data.count(b"\n") == data.count(b"\r\n") > 0
    texts = [path.read_text("utf-8") for path in (parts / "made").rglob("*.txt")]
    assert sum("cchc" in text for text in texts) >= 3


def test_each_text_that_a_window_shows_is_there_and_each_that_is_there_is_shown(parts: Path) -> None:
    make(parts)
    shown = (parts / "made/Bat-dau.cmd").read_text()
    texts = sorted(path.name for path in (parts / "made/chuong-trinh/loi-chao").iterdir())
    assert [name for name in texts if name not in shown] == []
    assert shown.count(".txt") == len(texts)


def test_what_reads_pdf_is_wanted_unless_it_is_left_out(parts: Path) -> None:
    wheel(parts / "wheels", "cchc-0.1.0-py3-none-any.whl", "pdfplumber>=0.11; extra == 'pdf'")
    said = make(parts)
    assert "lacks what is needed on Windows: pdfplumber>=0.11; get it: pip download" in said
    assert make(parts, "made", "--without-pdf") == ""


def test_the_same_parts_give_the_same_bytes(parts: Path) -> None:
    make(parts, "made.zip")
    first = (parts / "made.zip").read_bytes()
    (parts / "made.zip").unlink()
    (parts / "python.zip").unlink()
    zipped(parts / "python.zip", dict(reversed(PYTHON.items())))
    make(parts, "made.zip")
    assert (parts / "made.zip").read_bytes() == first
    names = zipfile.ZipFile(parts / "made.zip").namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"Bat-dau.cmd", "cchc.cmd", "DOC-TRUOC.txt", "chuong-trinh"}, (
        "Extract All makes the folder around"
    )
    assert not [name for name in names if "ke-hoach/" in name], (
        "a new version unzipped here leaves plans alone"
    )


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (GIT, "no python.exe at its top"),
        ({f"python/{name}": data for name, data in PYTHON.items()}, "no python.exe at its top"),
        ({"python.exe": PROGRAM + AMD64}, "no python3XX.dll at its top"),
        ({name: data for name, data in PYTHON.items() if name != "python313._pth"}, "no python313._pth"),
        (PYTHON | {"python.exe": PROGRAM + ARM64}, "for another processor"),
        (PYTHON | {"python.exe": b""}, "for another processor"),
        (PYTHON | {"../x": b""}, "outside of its folder: ../x"),
        (PYTHON | {"c:x": b""}, "outside of its folder: c:x"),
    ],
)
def test_a_zip_that_is_not_pythons_is_refused(parts: Path, files: dict[str, bytes], said: str) -> None:
    zipped(parts / "other.zip", files)
    assert said in make(parts, python="other.zip")


def test_a_file_that_is_no_zip_or_is_not_there_is_refused(parts: Path) -> None:
    (parts / "other.zip").write_bytes(b"PK")
    assert "can't be read as a zip" in make(parts, python="other.zip")
    assert "isn't there" in make(parts, python="none.zip")
    assert "isn't MinGit" in make(parts, "made", "--git", "python.zip")


def test_a_folder_of_wheels_that_lacks_one_is_refused_with_the_command_that_gets_it(parts: Path) -> None:
    (lxml,) = (parts / "wheels").glob("lxml*")
    lxml.unlink()
    said = make(parts)
    assert "lacks what is needed on Windows: lxml>=5.3; get it: pip download -d wheels" in said
    assert (
        "--platform win_amd64 --python-version 3.13 --only-binary=:all: -c .ci/constraints.txt 'lxml>=5.3'"
        in said
    )


def test_what_only_windows_needs_is_missed_though_pip_elsewhere_leaves_it_out(parts: Path) -> None:
    wheels = parts / "wheels"
    wheel(wheels, "cchc-0.1.0-py3-none-any.whl", 'colorama; platform_system == "Windows"')
    assert "lacks what is needed on Windows: colorama" in make(parts)
    wheel(wheels, "cchc-0.1.0-py3-none-any.whl", 'uvloop; sys_platform != "win32"')
    assert make(parts) == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lxml-6.1.2-cp313-cp313-win_amd64.whl", "two versions of lxml"),
        ("yaml-6.0-cp312-cp312-win_amd64.whl", "isn't for Python 3.13 on 64-bit Windows"),
        ("yaml-6.0-cp313-cp313-manylinux_2_17_x86_64.whl", "isn't for Python 3.13 on 64-bit Windows"),
        ("yaml.whl", "isn't named as a wheel"),
    ],
)
def test_a_wheel_of_another_kind_is_refused(parts: Path, name: str, said: str) -> None:
    zipped(parts / "wheels" / name, {"yaml-6.0.dist-info/METADATA": b"Name: yaml"})
    assert said in make(parts)


def test_a_folder_without_cchc_is_refused(parts: Path) -> None:
    (parts / "wheels/cchc-0.1.0-py3-none-any.whl").unlink()
    assert "has no wheel of cchc; make it: pip wheel" in make(parts)


def test_wheels_that_are_in_no_folder_are_refused(parts: Path) -> None:
    (parts / "wheels").rename(parts / "elsewhere")
    assert "wheels is no folder" in make(parts)
    (parts / "wheels").touch()
    assert "wheels is no folder" in make(parts)


def test_a_wheel_that_is_too_old_or_wants_another_python_is_refused(parts: Path) -> None:
    (lxml,) = (parts / "wheels").glob("lxml*")
    lxml.unlink()
    wheel(parts / "wheels", "lxml-5.0-py3-none-any.whl")
    assert "lxml>=5.3" in make(parts)
    about = b"Name: lxml\nRequires-Python: >=3.14"
    (parts / "wheels/lxml-5.0-py3-none-any.whl").unlink()
    zipped(parts / "wheels/lxml-6.0-py3-none-any.whl", {"lxml-6.0.dist-info/METADATA": about})
    assert "wants Python >=3.14, this is 3.13" in make(parts)


def test_a_target_that_is_there_is_left_alone(parts: Path) -> None:
    (parts / "made").mkdir()
    (parts / "made/mine").touch()
    assert "there already" in make(parts)
    assert [path.name for path in (parts / "made").iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("Requires-Python: ba", "wants Python 'ba'"),
        ("Requires-Dist: lxml >=", "the wheel of thu can't be read"),
    ],
)
def test_a_wheel_whose_wishes_nobody_can_read_is_refused(parts: Path, about: str, said: str) -> None:
    metadata = f"Name: thu\nVersion: 1\n{about}\n".encode()
    zipped(parts / "wheels/thu-1-py3-none-any.whl", {"thu-1.dist-info/METADATA": metadata})
    assert said in make(parts)
    assert not (parts / "made").exists()


def test_a_file_beside_the_folders_of_a_wheels_data_is_left_out(parts: Path) -> None:
    wheel(parts / "wheels", "thu-1-py3-none-any.whl", files={"thu-1.data": b"", "thu-1.data/x": b""})
    assert make(parts) == ""
    assert not list((parts / "made").rglob("thu-1.data"))


def test_a_zip_with_damaged_contents_is_refused(parts: Path) -> None:
    with zipfile.ZipFile(parts / "python.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("python.exe", b"abc" * 10_000)
    data = bytearray((parts / "python.zip").read_bytes())
    data[45:60] = b"\xff" * 15
    (parts / "python.zip").write_bytes(data)
    assert "can't be read as a zip" in make(parts)


def test_a_target_in_no_folder_or_that_is_a_link_to_nothing_is_refused(parts: Path) -> None:
    assert "there is no folder no/such" in make(parts, "no/such/made")
    (parts / "made").symlink_to(parts / "nothing")
    assert "is there already" in make(parts, "made")


@pytest.mark.parametrize("name", ["x" * 300, f"{'x' * 300}.zip"])
def test_a_target_that_the_disk_does_not_take_is_refused_and_nothing_stays(parts: Path, name: str) -> None:
    before = sorted(parts.iterdir())
    assert f"{name} can't be written" in make(parts, name)
    assert sorted(parts.iterdir()) == before


def test_a_zip_is_made_whatever_its_ending_is_written_with(parts: Path) -> None:
    assert make(parts, "made.ZIP") == ""
    assert zipfile.is_zipfile(parts / "made.ZIP")
