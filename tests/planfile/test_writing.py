"""Writing a plan: whole or not at all, nobody's work lost, everything about the file kept."""

from __future__ import annotations

import os
import signal
import stat
import sys
import threading
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock

from cchc import interrupts
from cchc.errors import SurroundingsError
from cchc.planfile import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD, NEW = b"cu\n", b"moi\n"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="chỉ có trên POSIX")


def quiet(_: str) -> None:
    """Say nothing."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "2026.yaml"
    path.write_bytes(OLD)
    return path


def leftovers(plan: Path) -> list[str]:
    return sorted(path.name for path in (plan.parent / ".cchc").iterdir() if path.suffix == ".tmp")


def test_new_bytes_take_the_place_of_the_old_ones(plan: Path) -> None:
    writing.replace(plan, OLD, NEW)
    assert plan.read_bytes() == NEW
    assert leftovers(plan) == []


def test_the_folder_beside_the_plan_keeps_itself_out_of_git(plan: Path) -> None:
    with writing.locked(plan, wait=1, tell=quiet):
        pass
    assert (plan.parent / ".cchc/.gitignore").read_bytes() == b"*\n"


def test_an_ignore_file_cut_short_by_a_kill_is_mended(plan: Path) -> None:
    (plan.parent / ".cchc").mkdir()
    (plan.parent / ".cchc/.gitignore").write_bytes(b"")
    writing.replace(plan, OLD, NEW)
    assert (plan.parent / ".cchc/.gitignore").read_bytes() == b"*\n"


def test_what_somebody_saved_meanwhile_is_not_overwritten(plan: Path) -> None:
    plan.write_bytes(b"nguoi khac\n")
    with pytest.raises(SurroundingsError, match="vừa được chương trình khác sửa"):
        writing.replace(plan, OLD, NEW)
    assert plan.read_bytes() == b"nguoi khac\n"
    assert leftovers(plan) == []


def test_a_save_between_writing_and_the_swap_is_seen(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def save_late(path: Path, data: bytes, *, status: os.stat_result) -> None:
        original(path, data, status=status)
        plan.write_bytes(b"nguoi khac\n")

    original = writing._write_durably  # noqa: SLF001
    monkeypatch.setattr(writing, "_write_durably", save_late)
    with pytest.raises(SurroundingsError, match="vừa được chương trình khác sửa"):
        writing.replace(plan, OLD, NEW)
    assert plan.read_bytes() == b"nguoi khac\n"


def test_what_a_killed_writer_left_is_cleared_but_not_other_plans(plan: Path) -> None:
    folder = plan.parent / ".cchc"
    folder.mkdir()
    (folder / "2026.yaml.123.tmp").write_bytes(b"dang do")
    (folder / "2027.yaml.123.tmp").write_bytes(b"cua nguoi khac")
    writing.replace(plan, OLD, NEW)
    assert leftovers(plan) == ["2027.yaml.123.tmp"]


@posix_only
@pytest.mark.parametrize("made", ["a link to a folder", "a link to nothing", "a file"])
def test_what_only_looks_like_the_folder_of_the_tool_is_refused_and_untouched(plan: Path, made: str) -> None:
    folder, elsewhere = plan.parent / ".cchc", plan.parent / "elsewhere"
    elsewhere.mkdir()
    for name in (".gitignore", "2026.yaml.77.tmp", "2026.yaml.lock"):
        (elsewhere / name).write_bytes(b"cua nguoi khac\n")
    if made == "a file":
        folder.write_bytes(b"cua nguoi khac\n")
    else:
        folder.symlink_to(elsewhere if made.endswith("folder") else "khong-co")
    with pytest.raises(
        SurroundingsError, match="là liên kết hoặc tệp, không phải thư mục của cchc"
    ) as raised:
        replace_locked(plan)
    assert "xóa hoặc đổi tên nó" in raised.value.hint
    assert plan.read_bytes() == OLD
    assert {path.read_bytes() for path in elsewhere.iterdir()} == {b"cua nguoi khac\n"}
    assert len(list(elsewhere.iterdir())) == 3
    folder.unlink()
    replace_locked(plan)
    assert plan.read_bytes() == NEW, "the control: a real folder is used"


def replace_locked(plan: Path) -> None:
    with writing.locked(plan, wait=1, tell=quiet) as real:
        writing.replace(real, OLD, NEW)


@posix_only
@pytest.mark.parametrize("name", [".gitignore", "2026.yaml.lock"])
def test_no_file_elsewhere_is_written_through_a_link_in_the_folder(plan: Path, name: str) -> None:
    elsewhere = plan.parent / "elsewhere"
    elsewhere.write_bytes(b"")
    (plan.parent / ".cchc").mkdir()
    (plan.parent / ".cchc" / name).symlink_to(elsewhere)
    if name.endswith(".lock"):
        with pytest.raises(SurroundingsError, match="không phải là tệp khóa của cchc"):
            replace_locked(plan)
    else:
        replace_locked(plan)
    assert elsewhere.read_bytes() == b""
    assert (plan.parent / ".cchc" / name).is_symlink()


def test_an_ignore_file_that_a_person_wrote_stays(plan: Path) -> None:
    (plan.parent / ".cchc").mkdir()
    (plan.parent / ".cchc/.gitignore").write_bytes(b"*.tmp\n*.lock\n")
    replace_locked(plan)
    assert (plan.parent / ".cchc/.gitignore").read_bytes() == b"*.tmp\n*.lock\n"


def test_only_files_that_the_tool_named_are_cleared(plan: Path) -> None:
    folder = plan.parent / ".cchc"
    folder.mkdir()
    for name in ("2026.yaml.123.tmp", "2026.yaml.ban-nhap.tmp", "2026.yaml.tmp", "2026-yaml.1.tmp"):
        (folder / name).write_bytes(b"x")
    writing.replace(plan, OLD, NEW)
    assert leftovers(plan) == ["2026-yaml.1.tmp", "2026.yaml.ban-nhap.tmp", "2026.yaml.tmp"]


@posix_only
def test_a_lock_follows_a_plan_that_was_opened_to_colleagues(plan: Path) -> None:
    plan.chmod(0o600)
    replace_locked(plan)
    lock = plan.parent / ".cchc/2026.yaml.lock"
    lock.touch(0o600)  # where the lock goes with its holder
    lock.chmod(0o600)
    plan.chmod(0o664)
    with writing.locked(plan, wait=1, tell=quiet):
        assert stat.S_IMODE(lock.stat().st_mode) == 0o664
    plan.chmod(0o600)
    with writing.locked(plan, wait=1, tell=quiet):
        pass


@posix_only
def test_the_folder_follows_one_that_was_opened_to_colleagues(plan: Path) -> None:
    plan.parent.chmod(0o700)
    replace_locked(plan)
    plan.parent.chmod(0o770)
    with writing.locked(plan, wait=1, tell=quiet):
        assert stat.S_IMODE((plan.parent / ".cchc").stat().st_mode) == 0o770


@posix_only
@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="đổi tài khoản cần quyền quản trị máy"
)
def test_a_colleague_may_write_though_the_lock_was_made_when_only_its_owner_might(plan: Path) -> None:
    plan.chmod(0o600)
    folder = plan.parent / ".cchc"
    folder.mkdir()
    (folder / "2026.yaml.lock").touch(0o600)
    for path, mode in ((plan.parent, 0o777), (folder, 0o777), (plan, 0o666)):
        path.chmod(mode)
    for above in plan.parents:
        if above.stat().st_uid == 0 and not above.stat().st_mode & 0o001:
            above.chmod(above.stat().st_mode | 0o011)
    os.seteuid(65534)
    try:
        with writing.locked(plan, wait=1, tell=quiet) as real:
            assert real.read_bytes() == OLD
    finally:
        os.seteuid(0)


@posix_only
def test_the_mode_is_kept(plan: Path) -> None:
    plan.chmod(0o640)
    writing.replace(plan, OLD, NEW)
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640


@posix_only
@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="đổi chủ tệp cần quyền quản trị máy")
def test_the_owner_is_kept(plan: Path) -> None:
    os.chown(plan, 12345, 54321)
    writing.replace(plan, OLD, NEW)
    assert (plan.stat().st_uid, plan.stat().st_gid) == (12345, 54321)


@posix_only
def test_a_link_stays_a_link_and_its_target_is_written(plan: Path) -> None:
    link = plan.parent / "nam-nay.yaml"
    link.symlink_to(plan.name)
    with writing.locked(link, wait=1, tell=quiet) as real:
        writing.replace(real, OLD, NEW)
    assert link.is_symlink()
    assert plan.read_bytes() == NEW


def test_a_read_only_plan_is_refused_and_untouched(plan: Path) -> None:
    plan.chmod(0o444)
    with pytest.raises(SurroundingsError, match="chỉ cho đọc"):
        writing.replace(plan, OLD, NEW)
    assert plan.read_bytes() == OLD


def test_only_one_holds_the_lock_and_the_wait_is_told(plan: Path) -> None:
    told: list[str] = []
    with (
        writing.locked(plan, wait=1, tell=quiet),
        pytest.raises(SurroundingsError, match="vẫn đang được một lệnh khác cập nhật"),
        writing.locked(plan, wait=1.2, tell=told.append),
    ):
        pass
    assert [line.split(" đang được")[1] for line in told] == [" một lệnh khác cập nhật, xin chờ…"]


def test_a_link_and_its_target_share_one_lock(plan: Path) -> None:
    link = plan.parent / "nam-nay.yaml"
    link.symlink_to(plan.name)
    with (
        writing.locked(plan, wait=0, tell=quiet),
        pytest.raises(SurroundingsError),
        writing.locked(link, wait=0, tell=quiet),
    ):
        pass


def test_the_lock_is_free_again_after_an_error(plan: Path) -> None:
    with pytest.raises(ValueError, match="x"), writing.locked(plan, wait=1, tell=quiet):
        raise ValueError("x")
    with writing.locked(plan, wait=0, tell=quiet):
        pass


def race(plan: Path, write: Callable[[Path, bytes, bytes], None], *, lock: bool) -> int:
    """Let 8 threads count up in one file; give how many counts survived."""
    plan.write_bytes(b"0")

    def count() -> None:
        for _ in range(10):
            if lock:
                with writing.locked(plan, wait=30, tell=quiet) as real:
                    old = real.read_bytes()
                    write(real, old, str(int(old) + 1).encode())
            else:
                old = plan.read_bytes() or b"0"
                write(plan, old, str(int(old) + 1).encode())

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return int(plan.read_bytes() or b"0")


def test_counting_together_loses_no_count(plan: Path) -> None:
    assert race(plan, writing.replace, lock=True) == 80


def test_the_race_does_catch_a_writer_without_a_lock(plan: Path) -> None:
    def naive(path: Path, _: bytes, new: bytes) -> None:
        path.write_bytes(new)

    old_interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        # On a busy machine the threads may come one after the other, as if there were a lock.
        assert any(race(plan, naive, lock=False) < 80 for _ in range(20))
    finally:
        sys.setswitchinterval(old_interval)


def test_on_windows_a_held_file_is_tried_again(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries, original = 0, type(plan).replace

    def held_twice(self: Path, target: Path) -> None:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise PermissionError(13, "The process cannot access the file")
        original(self, target)

    monkeypatch.setattr(writing, "_POSIX", False)
    monkeypatch.setattr(type(plan), "replace", held_twice)
    writing.replace(plan, OLD, NEW)
    assert (tries, plan.read_bytes()) == (3, NEW)


def test_on_windows_a_file_held_too_long_is_told(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(writing, "_POSIX", False)
    monkeypatch.setattr(writing, "_HELD_FOR", 0.1)
    monkeypatch.setattr(type(plan), "replace", held)
    with pytest.raises(SurroundingsError, match="không ghi được"):
        writing.replace(plan, OLD, NEW)
    assert plan.read_bytes() == OLD
    assert leftovers(plan) == []


def test_on_windows_no_folder_is_synced_and_no_owner_set(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise AssertionError("Windows has no such call")

    monkeypatch.setattr(writing, "_POSIX", False)
    monkeypatch.setattr(os, "fchown", missing, raising=False)
    monkeypatch.setattr(os, "fchmod", missing, raising=False)
    writing.replace(plan, OLD, NEW)
    assert plan.read_bytes() == NEW


@posix_only
def test_when_only_the_folder_could_not_be_synced_the_message_says_so(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(writing, "_sync_folder", fail)
    with pytest.raises(SurroundingsError, match="chưa chắc"):
        writing.replace(plan, OLD, NEW)
    assert plan.read_bytes() == NEW


def handlers_where_a_lock_is_dropped(plan: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Use a lock; return who hears Ctrl-C each time that one tidies up for itself."""
    heard: list[object] = []

    class Lock(FileLock):
        def __del__(self, *_: Any) -> None:
            heard.append(signal.getsignal(signal.SIGINT))
            super().__del__()

    monkeypatch.setattr(writing, "FileLock", Lock)
    with writing.locked(plan, wait=1, tell=quiet):
        pass
    return heard


@pytest.mark.usefixtures("ctrl_c")
def test_a_lock_is_dropped_where_no_ctrl_c_can_hit_it(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python prints a KeyboardInterrupt in a `__del__` with a traceback, and goes on."""
    assert [type(one) for one in handlers_where_a_lock_is_dropped(plan, monkeypatch)] == [
        interrupts.HeldInterrupts
    ]
    monkeypatch.setattr(interrupts, "held", partial(nullcontext, interrupts.HeldInterrupts()))
    assert handlers_where_a_lock_is_dropped(plan, monkeypatch) == [signal.default_int_handler], "the control"


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_while_a_lock_is_released_comes_when_it_is(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Lock(FileLock):
        def release(self, force: bool = False) -> None:  # noqa: FBT001, FBT002  as the library has it
            signal.raise_signal(signal.SIGINT)
            super().release(force=force)
            signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as slow:
        slow.setattr(writing, "FileLock", Lock)
        with pytest.raises(KeyboardInterrupt):
            replace_locked(plan)
    assert plan.read_bytes() == NEW
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    plan.write_bytes(OLD)
    replace_locked(plan)
