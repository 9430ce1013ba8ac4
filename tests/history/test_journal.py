"""What is kept of changes for `cchc undo`: every text again to the byte, within bounds, or nothing at all."""

from __future__ import annotations

import json
import os
import random
from itertools import pairwise
from pathlib import Path

import pytest

from cchc import disk
from cchc.history import journal
from cchc.history.journal import RecordedChange
from tests.support.checkout import CHECKOUT

PLAN = Path("/kế hoạch/plans/2026.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cchc"


def add(folder: Path, *texts: str, plan: Path = PLAN) -> None:
    """Record that each text became the next one."""
    for before, after in pairwise(texts):
        journal.add(
            folder, plan, RecordedChange(before.encode(), after.encode(), "2026-09-14T08:05", after[:9])
        )


def loaded(folder: Path, plan: Path = PLAN) -> list[tuple[str, str]]:
    return [(change.before.decode(), change.after.decode()) for change in journal.load(folder, plan)]


def only_file(folder: Path) -> Path:
    (file,) = (folder / "undo").iterdir()
    return file


def test_changes_come_back_newest_first(folder: Path) -> None:
    add(folder, "một", "hai", "ba")
    assert loaded(folder) == [("hai", "ba"), ("một", "hai")]
    (last, *_) = journal.load(folder, PLAN)
    assert last == RecordedChange(b"hai", b"ba", "2026-09-14T08:05", "ba")


def test_what_came_between_two_changes_by_hand_is_kept(folder: Path) -> None:
    add(folder, "một", "hai")
    add(folder, "hai, sửa tay", "ba")
    assert loaded(folder) == [("hai, sửa tay", "ba"), ("một", "hai")]


def test_random_texts_come_back_to_the_byte(folder: Path) -> None:
    chance = random.Random(14)
    text, recorded = bytes(chance.choices(b"ab\n", k=200)), []
    for turn in range(40):
        before = text if chance.random() < 0.7 else changed(text, chance)
        text = changed(before, chance)
        recorded.append((before, text))
        journal.add(folder, PLAN, RecordedChange(before, text))
        assert [change[:2] for change in journal.load(folder, PLAN)] == recorded[::-1], turn


def changed(text: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.choices(range(len(text) + 1), k=2))
    return text[:start] + bytes(chance.choices(b"ab\n", k=chance.randrange(30))) + text[end:]


def test_a_large_text_is_kept_as_it_is_and_its_changes_take_little(folder: Path) -> None:
    text = "".join(f"{number}\n" for number in range(400_000))
    add(folder, text, text.replace("\n1000\n", "\nmột nghìn\n"), text)
    assert [len(before) for before, _ in loaded(folder)] == [len(text) + 5, len(text)]
    assert only_file(folder).stat().st_size < len(text.encode()) + 1000


def test_plans_are_kept_apart(folder: Path) -> None:
    add(folder, "một", "hai")
    add(folder, "1", "2", plan=PLAN.with_name("2027.yaml"))
    assert loaded(folder) == [("một", "hai")]
    assert loaded(folder, PLAN.with_name("2027.yaml")) == [("1", "2")]


def test_the_oldest_changes_go_first(folder: Path) -> None:
    add(folder, *map(str, range(journal.MAX_CHANGES + 6)))
    assert len(loaded(folder)) == journal.MAX_CHANGES
    assert loaded(folder)[-1] == ("5", "6")


def test_changes_take_no_more_room_than_is_given_but_for_the_last(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MAX_PIECES", 100)
    add(folder, *map(str, range(20)))
    assert 0 < len(loaded(folder)) < 19
    monkeypatch.setattr(journal, "MAX_PIECES", 0)
    add(folder, "19", "20")
    assert loaded(folder) == [("19", "20")]


def test_the_journals_of_plans_not_changed_for_long_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MAX_JOURNALS", 2)
    for number in range(4):
        add(folder, "một", "hai", plan=PLAN.with_name(f"{number}.yaml"))
        for age, file in enumerate(
            sorted((folder / "undo").iterdir(), key=lambda file: file.stat().st_mtime_ns)
        ):
            os.utime(file, (1e9 + 10 * number + age, 1e9 + 10 * number + age))
    (folder / "undo/của ai đó").write_text("x")
    add(folder, "một", "hai", plan=PLAN.with_name("9.yaml"))
    assert len(list((folder / "undo").iterdir())) == 3
    assert loaded(folder, PLAN.with_name("9.yaml"))
    assert (folder / "undo/của ai đó").exists()


@pytest.mark.parametrize("at", range(0, 300, 7))
def test_a_damaged_journal_knows_nothing_and_begins_anew(folder: Path, at: int) -> None:
    add(folder, "một", "hai", "ba")
    file = only_file(folder)
    data = bytearray(file.read_bytes())
    data[at % len(data)] ^= 0x15
    file.write_bytes(data)
    assert loaded(folder) == []
    add(folder, "ba", "bốn")
    assert loaded(folder)[0] == ("ba", "bốn")


@pytest.mark.parametrize("length", [0, 1, 41, 60, 150])
def test_a_journal_that_was_cut_short_knows_nothing(folder: Path, length: int) -> None:
    add(folder, "một", "hai")
    file = only_file(folder)
    file.write_bytes(file.read_bytes()[:length])
    assert loaded(folder) == []


def test_a_journal_of_another_version_knows_nothing(folder: Path) -> None:
    add(folder, "một", "hai")
    file = only_file(folder)
    _, header, rest = file.read_bytes().split(b"\n", 2)
    values = json.loads(header)
    body = json.dumps(values | {"version": 2}).encode() + b"\n" + rest
    size = values["pieces"]
    header_and_pieces = body[: body.index(b"\n") + 1 + size]
    file.write_bytes(disk.digest(header_and_pieces).encode() + b"\n" + body)
    assert loaded(folder) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_nothing_is_read_or_written_through_a_link(folder: Path, tmp_path: Path) -> None:
    add(folder, "một", "hai")
    file, elsewhere = only_file(folder), tmp_path / "nơi khác"
    file.rename(elsewhere)
    before = elsewhere.read_bytes()
    file.symlink_to(elsewhere)
    assert loaded(folder) == []
    add(folder, "hai", "ba")
    assert elsewhere.read_bytes() == before
    file.unlink()
    elsewhere.rename(file)
    (folder / "undo").rename(tmp_path / "thư mục")
    (folder / "undo").symlink_to(tmp_path / "thư mục")
    assert loaded(folder) == []
    add(folder, "hai", "ba")
    assert (tmp_path / "thư mục" / file.name).read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="other rights there")
def test_a_folder_that_others_may_write_is_not_used(folder: Path) -> None:
    add(folder, "một", "hai")
    assert (folder / "undo").stat().st_mode & 0o077 == 0
    (folder / "undo").chmod(0o777)
    assert loaded(folder) == []


def test_where_nothing_can_be_written_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("x")
    add(tmp_path / "tệp", "một", "hai")
    assert loaded(tmp_path / "tệp") == []


def test_a_journal_is_kept_below_folders_that_arent_there_yet(tmp_path: Path) -> None:
    folder = tmp_path / "một/hai/cchc"
    add(folder, "một", "hai")
    assert loaded(folder) == [("một", "hai")]


def test_a_small_text_is_kept_compressed(folder: Path) -> None:
    text = "Kế hoạch cải cách hành chính\n" * 1000
    add(folder, text, f"{text}x")
    assert only_file(folder).stat().st_size < 1000
    assert loaded(folder) == [(text, f"{text}x")]


def test_the_bounds_are_those_that_the_docs_promise() -> None:
    docs = (CHECKOUT / "docs/history.md").read_text("utf-8")
    assert f"with the {journal.MAX_CHANGES} last changes" in docs
    assert f"{journal.MAX_PIECES // 1_000_000} MB at most" in docs
    assert f"of the {journal.MAX_JOURNALS} plans and periods" in docs
