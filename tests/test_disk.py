"""What the disk answers where it can't be asked: names too long for it, links in a circle, no hard links."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from cchc import disk
from cchc.errors import SurroundingsError, reason

TOO_LONG = Path("x" * 300)  # a name that a file system refuses


def circle_of(folder: Path) -> Path:
    """Make a link that leads to itself by another one, and return it."""
    first, second = folder / "a", folder / "b"
    first.symlink_to(second)
    second.symlink_to(first)
    return first


def test_nothing_lies_under_a_name_that_no_disk_can_hold() -> None:
    assert not disk.is_folder(TOO_LONG)
    assert not disk.is_file(TOO_LONG)
    assert not disk.is_anything(TOO_LONG)
    assert disk.file_digest(TOO_LONG) is None


def test_a_link_in_a_circle_leads_nowhere_and_stays_what_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    link = circle_of(tmp_path)
    assert disk.end_of_links(link) == link
    assert disk.is_broken_link(link)

    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError  # as Python up to 3.12 does

    monkeypatch.setattr(Path, "resolve", refuse)
    assert disk.leads_outside(link)
    assert disk.end_of_links(link) == link


def test_a_folder_is_told_where_a_file_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsError, match="là thư mục"):
        disk.read_input(str(tmp_path), hint="gợi ý")


def test_a_file_that_cannot_be_read_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SurroundingsError, match="không đọc được tệp") as caught:
        disk.read_input(str(path), hint="xem lại quyền")
    assert caught.value.hint == "xem lại quyền"
    assert disk.file_digest(path) == ""


def test_what_cannot_be_removed_stays_without_a_word(tmp_path: Path) -> None:
    disk.remove_quietly(tmp_path)
    assert tmp_path.is_dir()


@pytest.mark.parametrize("has_links", [True, False], ids=["hard links", "no hard links"])
def test_a_file_gets_a_free_name_and_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, has_links: bool
) -> None:
    if not has_links:  # as on a USB stick

        def refuse(*_: object) -> None:
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(Path, "hardlink_to", refuse)
    free, taken = tmp_path / "moi", tmp_path / "cu"
    taken.write_bytes(b"cu")
    for path in (free, taken):
        waiting = tmp_path / "cho"
        waiting.write_bytes(b"moi")
        if path == taken:
            with pytest.raises(disk.OccupiedError):
                disk.swap_into_free(waiting, path)
        else:
            disk.swap_into_free(waiting, path)
            assert not waiting.exists()
    assert (free.read_bytes(), taken.read_bytes()) == (b"moi", b"cu")


def test_a_file_among_the_folders_of_a_path_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a").write_bytes(b"")
    with pytest.raises(SurroundingsError, match="a không phải là thư mục"):
        disk.write_output(Path("a/b/c.docx"), b"")
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert disk.why_not_written(Path("b.docx"), full) == reason(full)
    beside = NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    assert disk.why_not_written(Path("b.docx"), beside) == reason(beside)
