"""A plan kept between runs is the plan that would be read; whatever else is there is no plan."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from cchc import cache_files
from cchc.plan import CompletionScale, Duty, Reporting, ReportingPeriod, ScaleStep
from cchc.planfile import document
from cchc.planfile.fast import cache
from cchc.planfile.fast.cache import key_of, load, save
from cchc.task import Note, Result, Stop, Target
from tests.support.checkout import CHECKOUT, SAMPLE_PLAN, TESTS
from tests.support.plan_writer import some_text
from tests.support.plans import make_area, make_extension, make_owner, make_plan, make_task

if TYPE_CHECKING:
    from tests.support.answers import Cchc

PLANS = [
    CHECKOUT / "plans/2026.yaml",
    SAMPLE_PLAN,
    *sorted((TESTS / "messy").glob("*.yaml")),
]
DAY = date(2026, 6, 30)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_kept_is_what_was_read(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    plan = document.parse(data, "x").plan
    save(tmp_path, key_of(data), plan)
    assert load(tmp_path, key_of(data)) == plan
    assert load(tmp_path, key_of(data + b"\n")) is None


def test_every_value_that_a_plan_can_have_is_kept(tmp_path: Path) -> None:
    full = make_task(
        1,
        due="20 ngày sau khi Tỉnh ủy ban hành",
        target=Target(2, "hội nghị", 1),
        stopped=Stop(DAY, "1/CV", "chờ"),
        results=(Result("1/BC", DAY, "x", "https://a.vn"), Result()),
        notes=(Note(None, "a\nb"), Note(DAY, "\u2028🙂")),
        extensions=(make_extension("Quý III/2026", DAY), make_extension("30/9", DAY, approved=False)),
        coordinators=(make_owner("x"), make_owner("ngoài", name="Không có trong danh mục")),
        condition_met_on=DAY,
        progress=0,
        condition="",
    )
    reporting = Reporting(
        (ReportingPeriod("q1", "Quý I", DAY, DAY, None),), CompletionScale("1/QĐ", (ScaleStep(90, 2.5),))
    )
    plan = make_plan(
        full, make_task(2), owners=(make_owner(), make_owner("x")), reporting=reporting,
        duties=(Duty((make_owner(),), ("a", "b")),), areas=(make_area(printed=False, measures=("m",)),),
    )  # fmt: skip
    save(tmp_path, key_of(b"x"), plan)
    kept = load(tmp_path, key_of(b"x"))
    assert kept == plan
    assert kept is not None
    assert kept.register.exact("Phòng VHXH") == plan.register.exact("Phòng VHXH")


def test_plans_made_by_chance_are_kept_as_they_are(tmp_path: Path) -> None:
    random = Random(7)
    for number in range(300):
        words = [some_text(random) for _ in range(4)]
        task = make_task(
            number, title=words[0], due=words[1], notes=(Note(None, words[2]),), condition=words[3] or None
        )
        save(tmp_path, key_of(str(number).encode()), make_plan(task))
        assert load(tmp_path, key_of(str(number).encode())) == make_plan(task)
    assert len(list(tmp_path.iterdir())) <= 64, "the oldest are dropped"


def broken_caches(written: bytes) -> list[bytes]:
    good = written.partition(b"\n")[2].decode()
    kept = json.loads(good)
    foreign = json.dumps({**kept, "rest": [kept["tables"]["Owner"][0], *kept["rest"][1:]]})
    unknown = good.replace('"Head"', '"Popen"')
    short = json.dumps({**kept, "tables": {**kept["tables"], "Owner": kept["tables"]["Owner"][:1]}})
    deep = "[" * 100_000
    wrong = (b"", b"{", b"null", b"[]", b"\xff\xfe", *(x.encode() for x in (foreign, unknown, short, deep)))
    damaged = written.replace(b'"Ph\xc3\xb2ng VHXH"', b'"Ph\xc3\xb2ng VHXX"', 1)
    assert damaged != written
    return [
        b"",
        b"\xff",
        b"[]",
        written[:-20],
        damaged,
        good.encode(),
        *map(cache_files.with_checksum, wrong),
    ]


@pytest.mark.usefixtures("office")
def test_a_broken_or_foreign_cache_is_as_none_and_mended(
    cchc: Cchc, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    true = cchc("list").out
    (file,) = (tmp_path / "cache/cchc").iterdir()
    good = file.read_bytes()
    for data in broken_caches(good):
        file.write_bytes(data)
        assert cchc("list").out == true
        assert file.read_bytes() == good, "kept anew"


def test_the_cache_is_used_at_all(cchc: Cchc, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: who can read no file any more still gets an answer."""
    true = cchc("list").out
    monkeypatch.setattr(document, "parse", None)
    assert cchc("list").out == true
    (office / "plans/2026.yaml").write_bytes((office / "plans/2026.yaml").read_bytes() + b"\n")
    assert cchc("list").code == 70
    monkeypatch.setenv("CCHC_CACHE", "0")
    assert cchc("list").code == 70


@pytest.mark.usefixtures("office")
def test_a_changed_file_is_another_plan(cchc: Cchc) -> None:
    assert "Việc mới" not in cchc("list").out
    assert cchc("update", "4", "--title", "Việc mới").code == 0
    assert "Việc mới" in cchc("list").out


def test_without_a_place_for_it_everything_works(
    cchc: Cchc, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = cchc("list").out
    (office / "tệp").write_text("x")
    for home in (str(office / "tệp"), "/proc/khong-co", "tương/đối"):
        monkeypatch.setenv("XDG_CACHE_HOME", home)
        monkeypatch.setenv("HOME", str(office / "nhà"))
        answer = cchc("list")
        assert (answer.out, answer.err) == (true, "")
    assert not (office / "tương").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows có quyền theo cách khác")
@pytest.mark.usefixtures("office")
def test_others_do_not_read_what_is_kept(cchc: Cchc, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    cchc("list")
    assert stat.S_IMODE((tmp_path / "cache/cchc").stat().st_mode) == 0o700


def test_errors_are_never_kept(cchc: Cchc, office: Path) -> None:
    file = office / "plans/2026.yaml"
    file.write_text(file.read_text("utf-8").replace("area: the-che", "area: khong-co", 1), "utf-8")
    assert [cchc("list").code for _ in range(2)] == [1, 1]
    assert cache.load(Path(os.environ["XDG_CACHE_HOME"]) / "cchc", key_of(file.read_bytes())) is None


def test_no_plan_is_read_or_counted_through_the_rooms_that_are_passed_over() -> None:
    reading = """
import sys
from cchc.planfile import document
from cchc.planfile.fast import packing, updating
from cchc.rollup import loading
with open(sys.argv[1], "rb") as file:
    packing.pack(document.parse(file.read(), "x.yaml").plan)
print(*(name for name in sys.modules if name.startswith("cchc.")))
"""
    command = [sys.executable, "-c", reading, str(PLANS[0])]
    modules = subprocess.run(command, capture_output=True, check=True, text=True, cwd=CHECKOUT).stdout
    rooms = {name.split(".")[1] for name in modules.split()}
    assert {"planfile", "yamltext", "deadlines", "rollup", "task"} <= rooms, "the control"
    assert not rooms & cache.OTHER_ROOMS
    assert all((CHECKOUT / "cchc" / room).is_dir() for room in cache.OTHER_ROOMS)


def test_a_change_of_any_module_in_any_room_that_reads_plans_makes_another_key(tmp_path: Path) -> None:
    room = tmp_path / "planfile/a/b"
    room.mkdir(parents=True)
    newest, module = tmp_path / "plan.py", room / "new.py"
    for path, time in ((newest, 3_000), (module, 1_000)):
        path.write_text("")
        os.utime(path, ns=(time, time))
    before = cache.modules_digest(tmp_path)
    (room / "notes.txt").write_text("no module")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/word.py").write_text("no plan is read through this room")
    (room / "sources").mkdir()
    assert cache.modules_digest(tmp_path) == before, "the control"
    os.utime(module, ns=(2_000, 2_000))  # replaced by one that is older than the newest
    other_time = cache.modules_digest(tmp_path)
    module.write_text("x")
    os.utime(module, ns=(2_000, 2_000))
    other_size = cache.modules_digest(tmp_path)
    module.rename(room / "renamed.py")
    assert len({before, other_time, other_size, cache.modules_digest(tmp_path)}) == 4


def test_a_package_without_files_of_its_own_is_known_by_the_zip_around_it(tmp_path: Path) -> None:
    archive = tmp_path / "cchc.zip"
    archive.write_bytes(b"")
    os.utime(archive, ns=(3_000, 3_000))
    before = cache.modules_digest(archive / "cchc")
    os.utime(archive, ns=(2_000, 2_000))
    assert cache.modules_digest(archive / "cchc") != before


def key(number: int) -> str:
    return key_of(str(number).encode())


def test_only_files_that_the_cache_named_are_dropped(tmp_path: Path) -> None:
    for number in range(80):
        foreign = tmp_path / f"cua-nguoi-khac-{number}.json"
        foreign.write_bytes(b"x")
        os.utime(foreign, (0, 0))
    (tmp_path / f".{key(0)}.plan.json.77.tmp").write_bytes(b"x")  # a run that was killed long ago
    os.utime(tmp_path / f".{key(0)}.plan.json.77.tmp", (0, 0))
    (tmp_path / f".{key(0)}.plan.json.78.tmp").write_bytes(b"x")  # one that is writing now
    for number in range(70):
        save(tmp_path, key(number), make_plan(make_task(number)))
    names = sorted(path.name for path in tmp_path.iterdir())
    assert len([name for name in names if name.startswith("cua-")]) == 80
    assert [name for name in names if name.startswith(".")] == [f".{key(0)}.plan.json.78.tmp"]
    assert len([name for name in names if name.endswith(".plan.json")]) == cache.MAX_FILES, "the control"


@pytest.mark.skipif(sys.platform == "win32", reason="quyền và liên kết kiểu POSIX")
@pytest.mark.parametrize("made", ["open to all", "open to the group", "of another account", "a link"])
@pytest.mark.usefixtures("office")
def test_a_cache_folder_that_is_not_the_users_alone_is_not_used(
    cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "cache/cchc"
    for command in (("list",), ("rollup", "plans")):
        true = cchc(*command)
        assert (true.code, true.err) == (0, "")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert before, "the control: a folder of the user's is used"
    if made == "a link":
        folder.rename(tmp_path / "elsewhere")
        folder.symlink_to(tmp_path / "elsewhere")
        before = {
            folder / path.relative_to(tmp_path / "elsewhere"): path.stat().st_mtime_ns
            for path in (tmp_path / "elsewhere").rglob("*")
        }
    elif made == "of another account":
        monkeypatch.setattr(os, "geteuid", lambda: 4711)
    else:
        folder.chmod(0o777 if made == "open to all" else 0o770)
    monkeypatch.setattr(cache_files, "read", lambda _: pytest.fail("read"))
    monkeypatch.setattr(cache_files, "write", lambda *_: pytest.fail("written"))
    for arguments in (["list"], ["rollup", "plans"], ["report", "--format", "md", "-o", "-"]):
        assert cchc(*arguments).code == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before
