"""Editing an excerpt of a plan file gives the bytes that editing the whole file gives.

An excerpt holds the tasks that are asked for and their neighbours; the files here are small, and cut
all the same.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from cchc import cache_files
from cchc.errors import CchcError, PlanError
from cchc.planfile import document
from cchc.planfile.fast import cache, excerpts, task_index, updating
from cchc.planfile.fast.task_index import TaskIndex, index_of
from cchc.planfile.updating import PlanUpdate, update_bytes
from cchc.updates import task_fields, task_records
from cchc.yamltext.splicing import style
from tests.support.edit_differences import MESSY
from tests.support.plan_writer import Writer, some_text
from tests.support.plans import REAL_PLAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc.changes import PlainRecord
    from cchc.planfile.document import Document
    from tests.support.answers import Cchc

DAY = "2026-06-30"
TEXTS = ("assignee", "lead", "approver", "deliverable", "basis", "condition", "title")
UPDATES_BY_CHANCE = 3_000
HEAD: dict[str, Any] = {
    "cchc": "1",
    "plan": {
        "number": "1/KH",
        "date": "2026-01-02",
        "year": "2026",
        "title": "Kế hoạch",
        "issuer": "UBND xã",
    },
    "owners": [{"id": "vhxh", "name": "Phòng VHXH"}, {"id": "tyt", "name": "Trạm Y tế"}],
    "areas": [{"id": "the-che", "title": "Thể chế"}, {"id": "tthc", "title": "Thủ tục"}],
}


def some_wish(random: Random, ids: tuple[int, ...]) -> PlanUpdate:
    """Make a wish for a few tasks, of the kinds that commands have."""
    wanted = tuple(random.sample(ids, min(len(ids), random.choice((1, 1, 1, 2, 3)))))
    change = some_change(random)
    return PlanUpdate(lambda document: task_fields.update_tasks(document.plain, list(wanted), change), wanted)


def some_change(random: Random) -> Callable[[PlainRecord], PlainRecord]:
    """Make a change of one task: texts, a line of the diary, a document, an end."""
    fields = {name: some_text(random).strip() for name in random.sample(TEXTS, random.choice((1, 2)))}
    fields["title"] = fields.get("title") or "Nội dung mới"
    note, kind = some_text(random).strip() or "ghi", random.random()

    def change(record: PlainRecord) -> PlainRecord:
        if kind < 0.2:
            return task_records.set_fields(record, {"status": "done", "done_on": DAY, "progress": ""})
        if kind < 0.4:
            return {**record, "notes": [*record.get("notes", ()), {"date": DAY, "text": note}]}
        if kind < 0.6:
            return {**record, "results": [*record.get("results", ()), {"document": note}]}
        if kind < 0.7:
            return {key: value for key, value in record.items() if key not in {"condition", "coordinators"}}
        return task_records.set_fields(record, fields)

    return change


def some_files(random: Random) -> Iterator[bytes]:
    """Yield messy files, the real plan, and plans of many tasks in any style."""
    while True:
        yield random.choice(MESSY).read_bytes()
        yield REAL_PLAN.read_bytes()
        for _ in range(12):
            writer = Writer(random)
            writer.flow = random.choice((0.0, 0.0, 0.02))
            sections = {**HEAD, "tasks": [some_task(random, number) for number in range(1, 12)]}
            names = random.sample(sorted(sections), len(sections))
            lines = writer.block({name: sections[name] for name in names}, 0)
            yield random.choice(("\n", "\r\n")).join([*lines, random.choice(("", "# hết"))]).encode()


def some_task(random: Random, number: int) -> dict[str, Any]:
    """Make a task with what any has, and some of what it may have."""
    more: dict[str, Any] = {
        "condition": some_words(random),
        "deliverable": some_words(random),
        "results": [{"document": some_words(random)}],
        "notes": [{"date": DAY, "text": some_words(random)} for _ in range(random.choice((1, 2, 3)))],
        "coordinators": ["Phòng VHXH", "Trạm Y tế"][: random.choice((1, 2))],
    }
    kept = random.sample(sorted(more), random.choice((0, 1, 2, 4)))
    fixed = {
        "id": str(number),
        "title": some_words(random),
        "area": "the-che",
        "owner": "vhxh",
        "due": "Quý II",
    }
    task = {**fixed, **{name: more[name] for name in kept}}
    return (
        {name: task[name] for name in random.sample(list(task), len(task))} if random.random() < 0.3 else task
    )


def some_words(random: Random) -> str:
    """Make a text that no YAML reader takes for anything else; some are longer than a line."""
    return "kế hoạch " * random.choice((1, 2, 4, 15)) + "năm"


def by_whole(data: bytes, wish: PlanUpdate) -> bytes | str:
    """Return what editing the whole file makes of it, or why it is refused."""
    try:
        return update_bytes(data, "x", wish).data
    except CchcError as error:
        return str(error)


def compare(seed: int, number: int) -> tuple[list[str], int]:
    """Make updates by chance both ways; give what differs, and how many were made on an excerpt."""
    random, wrong, cut = Random(seed), [], 0
    files = some_files(random)
    for made in range(number):
        if made % 5 == 0:
            data, found = next_readable(files)
        wish = some_wish(random, found.ids)
        true = by_whole(data, wish)
        done = updating.update_excerpt(data, "x", wish, found)
        if done is None:
            continue
        cut += 1
        if done.data != true or done.index != (again := index_of(document.parse(done.data, "x"))):
            wrong.append(f"{data!r}\n{wish.task_ids}\n{done.data!r}\n{true!r}")
        elif again is not None:
            data, found = done.data, again
    return wrong, cut


def next_readable(files: Iterator[bytes]) -> tuple[bytes, TaskIndex]:
    """Return the next file that is a plan with an index."""
    for data in files:
        try:
            found = index_of(document.parse(data, "x"))
        except PlanError:
            continue
        if found is not None:
            return data, found
    raise AssertionError


@pytest.mark.parametrize("seed", range(3))
def test_an_excerpt_gives_the_bytes_and_the_index_of_the_whole(
    seed: int, often: Callable[[int], int]
) -> None:
    number = often(UPDATES_BY_CHANCE) // 3
    wrong, cut = compare(seed, number)
    assert not wrong, f"{len(wrong)} differ, such as:\n{wrong[0]}"
    assert cut > number * 0.7, cut


def test_the_comparison_sees_an_excerpt_written_in_a_style_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = style.DocumentStyle.__init__
    monkeypatch.setattr(
        style.DocumentStyle, "__init__", lambda self, layout, _customs=None: whole(self, layout)
    )
    assert compare(0, 200)[0]


def test_the_comparison_sees_an_excerpt_without_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = excerpts.near
    monkeypatch.setattr(excerpts, "near", lambda asked, last: whole(asked, last) & {*asked, last})
    assert compare(13, 150)[0]


REAL = REAL_PLAN.read_bytes()
PROGRESS = PlanUpdate(lambda found: task_fields.update_tasks(found.plain, [4], set_progress), (4,))


def set_progress(record: PlainRecord) -> PlainRecord:
    return task_records.set_fields(record, {"progress": "50"})


def real_index() -> TaskIndex:
    found = index_of(document.parse(REAL, "x"))
    assert found is not None
    return found


def broken_indexes() -> dict[str, TaskIndex]:
    good = real_index()
    sizes, ids = good.sizes, good.ids
    one_byte_on = (sizes[0] + 1, sizes[1] - 1, *sizes[2:])
    joined = (*sizes[:4], sizes[4] + sizes[5], *sizes[6:])
    return {
        "of a shorter file": good._replace(sizes=(*sizes[:-1], sizes[-1] - 1)),
        "cut within a line": good._replace(sizes=one_byte_on),
        "two tasks for one": TaskIndex((*ids[:4], *ids[5:]), joined, good.style_counts),
        "without the task": good._replace(ids=(*ids[:3], 99, *ids[4:])),
        "numbers exchanged": good._replace(ids=(ids[1], ids[0], *ids[2:])),
        "too few numbers": good._replace(ids=ids[:-1]),
        "sizes below nothing": good._replace(sizes=(*sizes[:-2], -sizes[-2], sizes[-1] + 2 * sizes[-2])),
        "sizes below nothing, far away": good._replace(
            sizes=(*sizes[:10], sizes[10] - 9_999, sizes[11] + 9_999, *sizes[12:])
        ),
        "empty": TaskIndex((), (), good.style_counts),
    }


@pytest.mark.parametrize("what", broken_indexes())
def test_an_index_that_does_not_fit_its_file_is_found_out(what: str) -> None:
    wish = replace(PROGRESS, task_ids=(4, 1, 5))
    assert updating.update_excerpt(REAL, "x", wish, broken_indexes()[what]) is None
    assert updating.update_excerpt(REAL, "x", wish, real_index()) is not None


def elsewhere(found: Document) -> PlainRecord:
    """Return the plan with another place in its head."""
    head = found.plain["plan"]
    assert isinstance(head, dict)
    return {**found.plain, "plan": {**head, "place": "Nơi khác"}}


def test_an_update_that_reaches_beyond_its_tasks_is_left_to_the_whole_file() -> None:
    beyond = PlanUpdate(lambda found: task_fields.update_tasks(found.plain, [4, 5], set_progress), (4,))
    renamed = PlanUpdate(
        lambda found: task_fields.update_tasks(found.plain, [4], lambda task: {**task, "id": "1"}), (4,)
    )
    other = PlanUpdate(elsewhere, (4,))
    behind = PlanUpdate(
        lambda found: {**found.plain, "duties": []}, (20,)
    )  # with the last task there is all behind it
    for wish in (beyond, renamed, other, behind):
        assert updating.update_excerpt(REAL, "x", wish, real_index()) is None
    assert updating.update_excerpt(REAL, "x", PROGRESS, real_index()) is not None


def test_a_file_that_would_get_too_large_is_left_to_the_whole_file(monkeypatch: pytest.MonkeyPatch) -> None:
    found = real_index()
    monkeypatch.setattr("cchc.yamltext.decoding.MAX_BYTES", len(REAL))
    assert updating.update_excerpt(REAL, "x", PROGRESS, found) is None


@pytest.mark.parametrize("tasks", ["tasks: [{T}]", "tasks: {}", "? tasks\n: - {T}", "tasks: []"])
def test_tasks_that_are_not_written_line_by_line_have_no_index(tasks: str) -> None:
    head = {name: HEAD[name] for name in ("cchc", "plan", "owners", "areas")}
    task = "{id: 1, title: a, area: the-che, owner: vhxh, due: Quý II}"
    text = yaml.safe_dump(head, allow_unicode=True).replace("cchc: '1'", "cchc: 1")
    data = (text + tasks.replace("{T}", task).replace("{}", "") + "\n").encode()
    assert index_of(document.parse(data, "x")) is None


@pytest.fixture
def large(office: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Take every file for a large one, and begin without a cache."""
    monkeypatch.setattr(updating, "LARGE", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return office / "plans/2026.yaml"


def sizes_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Watch how many bytes are read as a plan file."""
    read: list[int] = []
    whole = document.parse

    def watched(data: bytes, *others: Any) -> Document:
        read.append(len(data))
        return whole(data, *others)

    monkeypatch.setattr(document, "parse", watched)
    return read


def test_after_the_first_update_of_a_file_none_reads_it_whole(
    cchc: Cchc, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = sizes_read(monkeypatch)
    assert cchc("update", "4", "--progress", "10").code == 0
    assert max(read) == len(REAL)
    for number in range(5, 9):
        read.clear()
        assert "tiến độ" in cchc("show", "4").out
        assert not read, "an update keeps the plan for the next question"
        before = large.read_bytes()
        assert cchc("update", str(number), "--note", "một\nhai", "--progress", str(number)).code == 0
        assert read
        assert max(read) < len(REAL) * 0.9
        wish = PlanUpdate(lambda found: found.plain)
        assert update_bytes(large.read_bytes(), "x", wish).data == large.read_bytes()
        assert before != large.read_bytes()
    large.write_bytes(large.read_bytes() + b"# m\n")
    read.clear()
    assert cchc("start", "10").code == 0
    assert max(read) > len(REAL), "a file that was edited by hand is read whole again"


def test_errors_are_told_as_of_the_whole_file(cchc: Cchc, large: Path) -> None:
    assert cchc("update", "4", "--progress", "10").code == 0
    number = next(n for n, line in enumerate(large.read_text("utf-8").splitlines(), 1) if "id: 19" in line)
    text = large.read_text("utf-8")
    large.write_text(text.replace("  - id: 19\n", "  - ? id\n    : 19\n"), "utf-8")
    answer = cchc("update", "19", "--progress", "10")
    assert answer.code == 3
    assert f"2026.yaml:{number}:" in answer.err
    assert "không có" in cchc("update", "77", "--progress", "10").err


@pytest.mark.parametrize(
    "kept", [b"", b"{", b"[]", b'{"ids": 1}', b'{"ids":[1],"sizes":[0,0],"styles":[[]]}', b"[" * 100_000]
)
def test_a_broken_index_on_the_disk_is_as_none(cchc: Cchc, large: Path, tmp_path: Path, kept: bytes) -> None:
    assert cchc("update", "4", "--progress", "10").code == 0
    (file,) = (tmp_path / "cache/cchc").glob("*.index.json")
    key, good = cache.key_of(large.read_bytes()), file.read_bytes()
    assert task_index.load(file.parent, key) == index_of(document.parse(large.read_bytes(), "x"))
    for written in (
        kept,
        cache_files.with_checksum(kept),
        good.replace(b'"sizes":[', b'"sizes":[1'),
        good[:-9],
    ):
        file.write_bytes(written)
        assert task_index.load(file.parent, key) is None
    assert cchc("update", "4", "--progress", "11").code == 0
    assert b"progress: 11" in large.read_bytes()


def test_updates_leave_no_more_files_behind_than_one_update(cchc: Cchc, large: Path, tmp_path: Path) -> None:
    assert large.exists()
    for progress in range(5):
        assert cchc("update", "4", "--progress", str(progress)).code == 0
    assert sorted(kept_plans(tmp_path)) == ["changed", "index", "plan"]


def test_an_index_that_was_kept_is_not_written_again_when_nothing_changes(
    cchc: Cchc, large: Path, tmp_path: Path
) -> None:
    assert large.exists()
    cchc("update", "4", "--progress", "10")
    (file,) = (tmp_path / "cache/cchc").glob("*.index.json")
    before = file.stat().st_ino
    assert "không có gì thay đổi" in cchc("update", "4", "--progress", "10").err
    assert file.stat().st_ino == before
    cchc("update", "4", "--progress", "11")
    assert not file.exists(), "a control: a change has an index of its own"


def test_stopping_while_an_update_is_kept_loses_nothing_and_hides_nothing(
    cchc: Cchc, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(task_index, "save", interrupted)
    answer = cchc("update", "5", "--progress", "10")
    assert (answer.code, answer.err) == (0, "")
    assert "tiến độ: 10%" in answer.out
    assert b"progress: 10" in large.read_bytes()


def kept_plans(folder: Path) -> list[str]:
    return sorted(path.name.rsplit(".", 2)[1] for path in (folder / "cache/cchc").glob("*.json"))


def test_what_an_update_keeps_is_the_plan_that_would_be_read(cchc: Cchc, large: Path, tmp_path: Path) -> None:
    random = Random(5)
    cchc("list")
    for number in range(30):
        task, words = str(random.randint(1, 20)), some_text(random).strip() or "x"
        asked = (
            ["start", task] if number % 7 == 0 else ["update", task, "--note", words, "--owner", "tram-y-te"]
        )
        cchc(*asked, "--as-of", "2026-06-30")
        kept = cache.load(tmp_path / "cache/cchc", cache.key_of(large.read_bytes()))
        assert kept == document.parse(large.read_bytes(), "x").plan
    assert "changed" in kept_plans(tmp_path)


def test_a_kept_change_that_is_broken_or_alone_is_as_none(cchc: Cchc, large: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache/cchc"
    for progress in ("10", "11"):  # the first keeps a whole plan, the second what changed in it
        assert cchc("update", "4", "--progress", progress).code == 0
    key = cache.key_of(large.read_bytes())
    (changed,), (whole,) = folder.glob("*.changed.json"), folder.glob("*.plan.json")
    assert cache.load(folder, key) == document.parse(large.read_bytes(), "x").plan
    written = changed.read_bytes()
    good = written.partition(b"\n")[2]
    swaps = ((b'"3"', b'"4"'), (b'"3"', b'"x"'), (b'"Task"', b'"Head"'), (b'"of":"', b'"of":"../'))
    for broken in (b"", b"{}", *(good.replace(old, new) for old, new in swaps)):
        assert broken != good
        changed.write_bytes(cache_files.with_checksum(broken))
        assert cache.load(folder, key) is None
    changed.write_bytes(written)
    assert cache.load(folder, key) is not None
    whole.unlink()
    assert cache.load(folder, key) is None
    assert "11%" in cchc("show", "4").out


def test_a_plan_of_which_much_has_changed_is_kept_whole_when_it_is_next_read(
    cchc: Cchc, large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MAX_CHANGED", 2)
    for number in ("4", "5", "6", "7"):
        assert cchc("update", number, "--progress", "10").code == 0
    assert kept_plans(tmp_path).count("changed") == 1
    folder, key = tmp_path / "cache/cchc", cache.key_of(large.read_bytes())
    assert cache.load(folder, key) is None
    assert "10%" in cchc("show", "7").out
    assert cache.load(folder, key) is not None
