"""What many plans counted, kept between runs: used while it holds, and never when it is broken."""

from __future__ import annotations

import os
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from cchc import cache_files
from cchc.planfile import document, plan_files
from cchc.planfile.fast import cache
from cchc.rollup import cached_counts, change_times, counting
from cchc.rollup.cached_counts import CachedCounts
from cchc.rollup.counting import FileProblem, PlanCount
from tests.support.communes import DAY, REAL_PLAN, commune, counted
from tests.support.plans import make_plan, make_task


def forget_how_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise AssertionError("read anew")

    monkeypatch.setattr(document, "parse", fail)


def test_a_file_that_was_counted_is_not_read_again_while_its_counts_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, folder = commune(tmp_path, 1), tmp_path / "kept"
    first = counted(plan, folder)
    assert isinstance(first, PlanCount)
    assert first.until is not None
    with monkeypatch.context() as patch:
        forget_how_to_read(patch)
        assert counted(plan, folder) == first
        assert counted(plan, folder, first.until - timedelta(days=1)) == first
        for day in (first.until, DAY - timedelta(days=1)):
            with pytest.raises(AssertionError, match="read anew"):
                counted(plan, folder, day)
        plan.write_text(plan.read_text("utf-8") + "# thêm\n", "utf-8")
        with pytest.raises(AssertionError, match="read anew"):
            counted(plan, folder)
    assert counted(plan, folder) == first


def in_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    later = time.time_ns() + 3_600_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: later)


NO_CHANGE_TIME = pytest.mark.skipif(sys.platform == "win32", reason="Windows không có giờ đổi của tệp")


@NO_CHANGE_TIME
def test_a_file_that_nobody_touched_is_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, folder = commune(tmp_path, 1), tmp_path / "kept"
    in_an_hour(monkeypatch)
    first = counted(plan, folder)

    def fail(_: Path) -> bytes:
        raise AssertionError("opened")

    with monkeypatch.context() as patch:
        patch.setattr(plan_files, "read", fail)
        assert counted(plan, folder) == first
        plan.write_bytes(plan.read_bytes())
        with pytest.raises(AssertionError, match="opened"):
            counted(plan, folder)


@NO_CHANGE_TIME
def test_a_file_touched_just_now_is_read_though_size_and_time_may_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = commune(tmp_path, 1)
    assert cached_counts.fingerprint(plan) == ""
    in_an_hour(monkeypatch)
    before, mark = plan.stat(), cached_counts.fingerprint(plan)
    assert mark
    plan.write_text(plan.read_text("utf-8").replace("xã Số 1", "xã Số 2"), "utf-8")
    os.utime(plan, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert plan.stat().st_size == before.st_size
    assert plan.stat().st_mtime_ns == before.st_mtime_ns
    assert cached_counts.fingerprint(plan) != mark, "a copy that keeps the time is another file"
    assert cached_counts.fingerprint(tmp_path) == cached_counts.fingerprint(tmp_path / "khong-co") == ""


def put_back_the_creation_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files tell when they were made in place of when they were changed, as Windows does."""
    whole = Path.stat

    def stat(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        told = whole(self, follow_symlinks=follow_symlinks)
        nanoseconds = {"st_atime_ns": told.st_atime_ns, "st_mtime_ns": told.st_mtime_ns, "st_ctime_ns": 0}
        return os.stat_result(tuple(told), nanoseconds)

    monkeypatch.setattr(Path, "stat", stat)


@pytest.mark.parametrize("system", ["posix", "nt"])
def test_a_file_rewritten_with_its_size_and_time_is_counted_anew_where_no_change_time_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(change_times, "_SYSTEM", system)
    put_back_the_creation_time(monkeypatch)
    in_an_hour(monkeypatch)
    plan, folder = commune(tmp_path, 1), tmp_path / "kept"
    first, before = counted(plan, folder), plan.stat()
    plan.write_text(plan.read_text("utf-8").replace("xã Số 1", "xã Số 2"), "utf-8")
    os.utime(plan, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (plan.stat().st_size, plan.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    now = counted(plan, folder)
    is_stale = now == first
    assert is_stale == (system == "posix"), "a control: a system that says it has change times is believed"


def test_a_file_rewritten_with_its_size_and_time_is_counted_anew_on_this_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_an_hour(monkeypatch)
    plan, folder = commune(tmp_path, 1), tmp_path / "kept"
    first, before = counted(plan, folder), plan.stat()
    assert counted(plan, folder) == first
    plan.write_text(plan.read_text("utf-8").replace("xã Số 1", "xã Số 2"), "utf-8")
    os.utime(plan, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert counted(plan, folder) != first


@NO_CHANGE_TIME
def test_file_systems_that_keep_no_time_of_change_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = tmp_path.stat().st_dev
    line = f"36 35 {os.major(device)}:{os.minor(device)} / / rw - {{}} /dev/x rw\n"
    for kind, is_kept in (
        ("ext4", True),
        ("vfat", False),
        ("fuse.sshfs", False),
        ("9p", False),
        ("nfs4", True),
    ):
        mounts = tmp_path / kind
        mounts.write_text(line.format(kind), "utf-8")
        monkeypatch.setattr(change_times, "_MOUNTS", mounts)
        change_times._devices_without.cache_clear()  # noqa: SLF001
        assert change_times.are_kept(device) == is_kept
    monkeypatch.setattr(change_times, "_MOUNTS", tmp_path / "khong-co")
    change_times._devices_without.cache_clear()  # noqa: SLF001
    assert change_times.are_kept(device)
    monkeypatch.undo()
    change_times._devices_without.cache_clear()  # noqa: SLF001


@pytest.mark.parametrize(
    "content",
    [
        b'{"counts":{}}',
        b'{"counts":{"a":1},"hashes":{}}',
        b'{"counts":{"a":["b",1e999,"2026-01-01",null,[1,1,1,1,1,1,1,1,1,1,1]]},"hashes":{}}',
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"x": [1]}',
        b'{"x": 5}',
        b"[" * 100_000,
        b'{"a":["b","c",1,2,3]}',
    ],
)
def test_kept_counts_that_are_broken_or_foreign_are_none(tmp_path: Path, content: bytes) -> None:
    plan, folder = commune(tmp_path, 1), tmp_path / "kept"
    first = counted(plan, folder)
    (file,) = folder.rglob("*.json")
    assert cached_counts.load(folder).counts, "a control"
    for written in (content, cache_files.with_checksum(content)):
        file.write_bytes(written)
        assert counted(plan, folder) == first
    no_folder = tmp_path / "tep"
    no_folder.write_bytes(content)
    assert counted(plan, no_folder) == first


def test_what_is_kept_is_what_was_counted(tmp_path: Path) -> None:
    plan = document.parse(REAL_PLAN.read_bytes(), "x").plan
    said: dict[str, PlanCount | FileProblem] = {
        "a": counting.count(plan, DAY),
        "b": counting.count(
            make_plan(make_task(due="Năm 2026", status="done", done_on=DAY)), date(2027, 1, 1)
        ),
        "c": FileProblem("12:5", "hỏng"),
        "d": FileProblem("", ""),
    }
    assert isinstance(said["b"], PlanCount)
    assert said["b"].until is None
    cached_counts.save(tmp_path, CachedCounts(said, {"1.2.3": "a"}))
    assert cached_counts.load(tmp_path) == CachedCounts(said, {"1.2.3": "a"})


def test_whole_plans_do_not_crowd_out_what_was_counted(tmp_path: Path) -> None:
    plan, folder = commune(tmp_path, 1), tmp_path / "kept"
    counted(plan, folder)
    for number in range(70):
        cache.save(folder, str(number), make_plan(make_task()))
    assert cached_counts.load(folder).counts
    (folder / "rollup" / "0.1-0.json").write_text("{}", "utf-8")
    counted(commune(tmp_path, 2), folder)
    assert len(list((folder / "rollup").iterdir())) == 1, "counts of another version go"


def test_only_files_that_the_cache_named_are_dropped(tmp_path: Path) -> None:
    folder = tmp_path / "rollup"
    folder.mkdir()
    for name in ("bao-cao.json", "2026.json", "ghi-chu.txt", "0.0.9-1f.json", ".0.0.9-1f.json.77.tmp"):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (0, 0))
    cached_counts.save(tmp_path, CachedCounts())
    names = {path.name for path in folder.iterdir()}
    assert names == {"bao-cao.json", "2026.json", "ghi-chu.txt", f"{cache.code_version()}.json"}


@pytest.mark.skipif(sys.platform == "win32", reason="liên kết cần quyền riêng trên Windows")
def test_counts_are_neither_read_nor_written_through_a_link(tmp_path: Path) -> None:
    cached_counts.save(tmp_path / "a", CachedCounts({}, {"x": "y"}))
    assert cached_counts.load(tmp_path / "a").hashes == {"x": "y"}, "the control"
    (tmp_path / "b").mkdir()
    (tmp_path / "b/rollup").symlink_to(tmp_path / "a/rollup")
    assert cached_counts.load(tmp_path / "b").hashes == {}
    cached_counts.save(tmp_path / "b", CachedCounts({}, {"z": "y"}))
    assert cached_counts.load(tmp_path / "a").hashes == {"x": "y"}
