"""A task that a merge gave another number is one task in the history, under the number that it has in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc import renumbering, trail
from cchc.history import entries, journal, moved_tasks, provenance, revisions
from cchc.renumbering import Numbers
from tests.support.repositories import Repository, edited, june, small_plan

if TYPE_CHECKING:
    from tests.support.answers import Cchc

TASK = """
  - id: {}
    title: {}
    area: the-che
    status: not_started
    owner: Phòng VHXH
    due: Quý III/2026
"""
MEETING, TRAINING = "Hội nghị", "Tập huấn"


def with_tasks(*titles: str, first: int = 4) -> str:
    """Return the plan of three tasks and others behind them."""
    return small_plan() + "".join(TASK.format(number, title) for number, title in enumerate(titles, first))


def merge(repository: Repository, text: str) -> str:
    """Merge the other branch as somebody, or the driver, settled it."""
    repository.git("merge", "-q", "--no-commit", "-s", "ours", "khac")
    return repository.commit(text)


def story(repository: Repository, *numbers: int) -> list[tuple[str, str]]:
    """Return what is told of tasks, newest first: the number and the sentence."""
    wanted = trail.EntryFilter(tasks=frozenset(numbers))
    plan_file = revisions.locate(repository.plan)
    picked = wanted.pick(entries.load(plan_file, revisions.head(plan_file)))
    return [row for entry in picked for row in trail.sentences(entry, whole=False)]


@pytest.fixture
def two_added(repository: Repository) -> Repository:
    """Let two people add a task 4 each, and work on it; the merge gives the incoming one number 5."""
    repository.git("switch", "-q", "-c", "khac")
    repository.commit(with_tasks(TRAINING), author="Bình")
    repository.record("progress: 20", task=4, author="Bình")
    repository.git("switch", "-q", "main")
    repository.commit(with_tasks(MEETING), author="An")
    repository.record("progress: 70", task=4, author="An")
    both = edited(edited(with_tasks(MEETING, TRAINING), 4, "progress: 70"), 5, "progress: 20")
    merge(repository, both)
    repository.record("progress: 50", task=5)
    return repository


OF_TRAINING = [
    ("5", "tiến độ: 20% → 50%"),
    ("5", "số thứ tự: 4 → 5"),
    ("5", "tiến độ: 20%"),
    ("5", f"thêm {TRAINING}"),
]
OF_MEETING = [("4", "tiến độ: 70%"), ("4", f"thêm {MEETING}")]


def test_each_of_two_tasks_that_had_one_number_has_its_own_story(two_added: Repository) -> None:
    assert story(two_added, 5) == OF_TRAINING
    assert story(two_added, 4) == OF_MEETING


def test_the_control_a_history_by_number_alone_tells_of_another_task(
    two_added: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renumbering, "since", lambda *_: Numbers())
    assert story(two_added, 5) != OF_TRAINING
    assert {sentence for _, sentence in story(two_added, 4)} > {sentence for _, sentence in OF_MEETING}


def test_a_merge_into_the_side_that_is_numbered_anew_is_followed_as_well(repository: Repository) -> None:
    """The others had merged it before: my task 4 is their 5, and what I did to my 4 meanwhile goes along."""
    repository.commit(with_tasks(TRAINING), author="Bình")
    repository.git("switch", "-q", "-c", "khac", "HEAD^")
    repository.commit(with_tasks(MEETING), author="An")
    repository.git("merge", "-q", "--no-commit", "-s", "ours", "main")
    repository.commit(with_tasks(MEETING, TRAINING))
    repository.git("switch", "-q", "main")
    repository.record("progress: 20", task=4, author="Bình")
    merge(repository, edited(with_tasks(MEETING, TRAINING), 5, "progress: 20"))
    assert story(repository, 5) == [
        ("5", "số thứ tự: 4 → 5"),
        ("5", "tiến độ: 20%"),
        ("5", "số thứ tự: 4 → 5"),
        ("5", f"thêm {TRAINING}"),
    ]
    assert story(repository, 4) == [("4", f"thêm {MEETING}")]


def test_a_task_is_followed_through_several_merges(two_added: Repository) -> None:
    """Its number then in each line, its number of now before it."""
    two_added.git("branch", "-qD", "khac")
    two_added.git("switch", "-q", "-c", "khac", "HEAD")
    two_added.git("switch", "-q", "-c", "nam", "HEAD~2")
    two_added.commit(edited(with_tasks(MEETING, "Kiểm tra"), 4, "progress: 70"), author="Nam")
    both = edited(edited(with_tasks(MEETING, "Kiểm tra", TRAINING), 4, "progress: 70"), 6, "progress: 50")
    merge(two_added, both)
    moved = [("6", "số thứ tự: 5 → 6"), *((("6", sentence) for _, sentence in OF_TRAINING))]
    assert story(two_added, 6) == moved
    assert story(two_added, 5) == [("5", "thêm Kiểm tra")]
    assert story(two_added, 4) == OF_MEETING


def test_where_it_cannot_be_told_the_merge_says_that_the_number_had_another_title(
    repository: Repository,
) -> None:
    repository.commit(with_tasks(TRAINING))
    repository.git("switch", "-q", "-c", "khac")
    repository.commit(with_tasks(MEETING, f"{TRAINING} (đợt 2)"))
    repository.git("switch", "-q", "main")
    repository.record("progress: 20", task=4)
    merge(repository, edited(with_tasks(MEETING, f"{TRAINING} (đợt 2)"), 5, "progress: 20"))
    assert ("4", f"nội dung: {TRAINING} → {MEETING}") in story(repository, 4)[:1]


def test_a_number_that_somebody_changed_by_hand_is_followed_in_the_same_way(repository: Repository) -> None:
    repository.record("progress: 20", task=3)
    repository.commit(repository.text.replace("id: 3", "id: 7"))
    repository.record("progress: 30", task=7)
    assert story(repository, 7) == [
        ("7", "tiến độ: 20% → 30%"),
        ("7", "số thứ tự: 3 → 7"),
        ("7", "tiến độ: 20%"),
        ("7", "thêm Việc 3"),
    ]
    assert story(repository, 3) == []


def test_a_merge_that_renumbers_nothing_says_nothing_of_numbers(repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "khac")
    repository.record("title: Việc khác hẳn", task=1)
    repository.git("switch", "-q", "main")
    repository.commit(with_tasks(MEETING))
    merge(repository, with_tasks(MEETING).replace("title: Việc 1", "title: Việc khác hẳn"))
    assert "số thứ tự" not in str(story(repository, 1, 2, 3, 4))
    assert len(story(repository, 1)) == 2


@pytest.fixture
def at_the_desk(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Stand in Bình's clone, whose task 4 was numbered 5 on the line that everybody has."""
    repository.commit(edited(with_tasks(TRAINING), 4, "progress: 20"), at=june(1, 9))
    repository.git("switch", "-q", "-c", "khac")
    repository.commit(edited(with_tasks(MEETING, TRAINING), 5, "progress: 20"), at=june(3, 9))
    repository.git("switch", "-q", "main")
    repository.record("progress: 30", task=4, at=june(4, 9))
    repository.now = june(5, 9)
    merge(repository, edited(with_tasks(MEETING, TRAINING), 5, "progress: 30"))
    monkeypatch.chdir(repository.folder)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    return repository


def test_two_versions_are_compared_task_by_task_whatever_their_numbers(
    cchc: Cchc, at_the_desk: Repository
) -> None:
    answer = cchc("diff", "1/6/2026..5/6/2026")
    assert answer.out.splitlines() == [
        "5\tsố thứ tự: 4 → 5",
        "5\ttiến độ: 20% → 30%",
        "4\tthêm Hội nghị",
    ]
    driver = f"--git-driver -- {at_the_desk.path} old 0 0 new 0 0".split()
    (at_the_desk.folder / "old").write_bytes(at_the_desk.git("show", f"HEAD^:{at_the_desk.path}").encode())
    (at_the_desk.folder / "new").write_text(at_the_desk.text, "utf-8")
    assert "5 · số thứ tự: 4 → 5" in cchc("diff", *driver).out


def test_a_version_by_its_own_numbers_says_which_are_others_now(cchc: Cchc, at_the_desk: Repository) -> None:
    for command in (("show", "4"), ("list",), ("stats",)):
        answer = cchc(*command, "--rev", "1/6/2026")
        assert "(từ đó có nhiệm vụ đổi số: NV 4 nay là NV 5)" in answer.err
        assert "đổi số" not in cchc(*command, "--rev", "HEAD").err
    assert "NV 4 · Tập huấn" in cchc("show", "4", "--rev", "1/6/2026").out


def test_what_was_entered_after_the_figures_is_told_of_a_task_not_of_a_number(
    cchc: Cchc, at_the_desk: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("report", "--format", "md", "-o", "-", "--as-of", "2/6/2026")
    rows = "| NV 4 | nhập thêm nhiệm vụ |\n| NV 5 | tiến độ: 20% → 30% |\n"
    assert rows in cchc(*asked).out
    monkeypatch.setattr(renumbering, "since", lambda *_: Numbers())
    assert "| NV 5 | nhập thêm nhiệm vụ |" in cchc(*asked).out, "the control"


def test_what_changed_since_the_last_report_is_told_of_a_task_not_of_a_number(
    at_the_desk: Repository,
) -> None:
    data, days = at_the_desk.plan.read_bytes(), (june(6, 9).date(), june(1, 9).date())
    trace = provenance.find(at_the_desk.plan, data, version=None, day=days[0], since=days[1])
    assert [(one.record, one.path) for one in trace.changes or ()] == [
        ("task:5", ("id",)),
        ("task:5", ("progress",)),
        ("task:4", ()),
    ]


def test_the_card_of_a_task_has_its_own_story(cchc: Cchc, at_the_desk: Repository) -> None:
    card = cchc("show", "5").out
    assert card.count("số thứ tự: 4 → 5") == 2, "on the others' line, and in Bình's own"
    assert "tiến độ: 20% → 30%" in card
    assert "Hội nghị" not in card
    assert "tiến độ" not in cchc("show", "4").out.split("lịch sử:")[1]


def add(cchc: Cchc, title: str) -> None:
    options = ("--area", "the-che", "--owner", "Phòng VHXH", "--due", "Quý III/2026")
    assert cchc("add", title, *options).code == 0


def pull(repository: Repository, old: int, new: int, title: str) -> None:
    """Get what somebody else's merge made of the plan: a task of theirs has our task's number."""
    theirs = TASK.format(old, title)
    text = repository.text.replace(f"  - id: {old}\n", f"{theirs.lstrip(chr(10))}\n  - id: {new}\n")
    repository.commit(text, author="Nam")


@pytest.fixture
def after_a_pull(cchc: Cchc, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Stand where a pull, that nobody merged anything for, gave a task of ours another number."""
    monkeypatch.chdir(repository.folder)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    add(cchc, TRAINING)
    repository.commit(repository.text)
    pull(repository, 4, 5, MEETING)
    return repository


MOVED = "từ lần ghi trước có nhiệm vụ đổi số: NV 4 nay là NV 5: Tập huấn"
ANOTHER = (
    "NV 4 vừa ghi nay là nhiệm vụ khác: Hội nghị\n  gợi ý: ghi nhầm thì gõ cchc undo, rồi ghi lại cho NV 5"
)


def test_who_records_for_a_number_that_is_another_tasks_since_a_pull_is_told(
    cchc: Cchc, after_a_pull: Repository
) -> None:
    answer = cchc("update", "4", "--progress", "40")
    assert f"{MOVED}\n{ANOTHER}\n" in answer.err
    assert cchc("undo", "--yes").code == 0
    answer = cchc("update", "5", "--progress", "40")
    assert "đổi số" not in answer.err, "told once"
    assert answer.out.endswith("5 · tiến độ: 40%\n")


def test_the_first_command_after_a_pull_tells_of_it_whatever_it_writes(
    cchc: Cchc, after_a_pull: Repository
) -> None:
    assert cchc("update", "4", "--progress", "40", "--dry-run").code == 0
    answer = cchc("update", "1", "--progress", "40")
    assert MOVED in answer.err
    assert "nhiệm vụ khác" not in answer.err


def test_a_pull_that_gives_no_task_another_number_is_no_news(
    cchc: Cchc, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.folder)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    add(cchc, TRAINING)
    repository.commit(repository.text + TASK.format(5, MEETING), author="Nam")
    repository.record("title: Việc 1 sửa", task=1, author="Nam")
    assert "đổi số" not in cchc("update", "4", "--progress", "40").err


def test_a_plan_that_no_command_wrote_or_whose_last_text_was_no_plan_is_no_news(
    cchc: Cchc, after_a_pull: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert moved_tasks.between(b"\xff", after_a_pull.plan.read_bytes()) == ()
    assert moved_tasks.between(b"- a\n", after_a_pull.plan.read_bytes()) == ()
    monkeypatch.setattr(journal, "load", lambda *_: iter(()))
    monkeypatch.setattr(journal, "add", lambda *_: None)
    assert "đổi số" not in cchc("update", "4", "--progress", "40").err, "the control"


def test_of_many_moved_tasks_some_are_told(
    cchc: Cchc, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.folder)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    for number in range(4, 11):
        add(cchc, f"{TRAINING} {number}")
    before = repository.text
    for number in range(4, 11):
        before = before.replace(f"- id: {number}\n", f"- id: {number + 20}\n")
    repository.commit(before, author="Nam")
    said = cchc("update", "1", "--progress", "40").err
    assert said.count("nay là NV") == 5
    assert "và 2 nhiệm vụ khác đổi số: xem cchc list" in said
