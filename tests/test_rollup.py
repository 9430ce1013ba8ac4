"""Many plans at once: counted as each alone, kept between runs, read in parallel, the broken ones told."""

from __future__ import annotations

import json
import os
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Self

import duckdb
import html5lib
import openpyxl
import pytest
from plans_in_memory import make_extension, make_plan, make_task

from cchc import cache_files, states
from cchc.cli import console
from cchc.plan import STATUSES, Stop, Task
from cchc.planfile import document, plan_files
from cchc.planfile.fast import cache
from cchc.rollup import cached_counts, counting, loading, task_rows, workers
from cchc.rollup.cached_counts import CachedCounts
from cchc.rollup.counting import PlanCount, FileProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Answer

REAL_PLAN = Path(__file__).parent.parent / "plans/2026.yaml"
DAY = date(2026, 8, 1)


def commune(folder: Path, number: int, change: Callable[[str], str] = lambda text: text) -> Path:
    """Write the real plan as that of a commune with a number."""
    path = folder / f"xa-{number:03}" / "plans" / "2026.yaml"
    path.parent.mkdir(parents=True)
    text = REAL_PLAN.read_text("utf-8").replace("xã Vĩnh Thông", f"xã Số {number}")
    path.write_text(change(text), "utf-8")
    return path


def without_last_tasks(many: int) -> Callable[[str], str]:
    return lambda text: "\n  - id: ".join(text.split("\n  - id: ")[:-many]).rstrip() + "\n"


def counted(path: Path, folder: Path | None, day: date = DAY) -> PlanCount | FileProblem:
    return loading.load_counts([path], day, cache_folder=folder, report_progress=lambda _: None)[0][1]


def test_a_plan_counts_in_a_rollup_as_it_counts_alone(office: Path, cchc: Callable[..., Answer]) -> None:
    for day in ("2026-01-05", "2026-08-01", "2027-01-01"):
        alone = json.loads(cchc("stats", "--format", "json", "--as-of", day).out)
        rolled = json.loads(cchc("rollup", "--year", "2026", "--format", "json", "--as-of", day).out)
        (plan,) = rolled["plans"]
        assert plan["path"] == "plans/2026.yaml"
        for key in ("total", "states", "completion"):
            assert plan[key] == alone[key]
            assert rolled["total"][key] == alone[key]
    assert office


def test_the_plan_with_the_largest_overdue_share_stands_first(
    tmp_path: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number, many in ((1, 3), (2, 12), (3, 8)):
        commune(tmp_path, number, without_last_tasks(many))
    answer = cchc("rollup", "--as-of", "2026-08-01")
    assert answer.code == 0, answer.err
    rows = [line.split("\t") for line in answer.out.splitlines()]
    shares = [int(row[6]) / int(row[1]) for row in rows]  # of all, none here being regular or cancelled
    assert shares == sorted(shares, reverse=True)
    assert len(set(shares)) == 3, "a control: the plans differ"
    first = cchc("rollup", "--as-of", "2026-08-01", "--top", "1")
    assert first.out.splitlines() == ["\t".join(rows[0])]


def test_people_are_shown_the_sum_of_all_plans_and_programs_are_not(
    tmp_path: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in (1, 2, 3):
        commune(tmp_path, number)
    shown = cchc("rollup", "--format", "md", "--top", "1").out.splitlines()
    assert len(shown) == 4
    assert shown[-1].startswith("| Tổng số: 3 kế hoạch | 60 |")
    assert "Tổng số" not in cchc("rollup").out
    in_excel = cchc("rollup", "--format", "csv").out
    assert in_excel.startswith("\ufeffCơ quan ban hành,Nhiệm vụ,Hoàn thành đúng hạn,")
    assert in_excel.count("\r\n") == 4


def test_a_broken_file_is_told_with_its_place_and_the_others_count(
    tmp_path: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commune(tmp_path, 1)
    commune(tmp_path, 2, lambda text: text.replace("status: not_started", "status: dang_lam", 1))
    broken = commune(tmp_path, 3, lambda text: text.replace("\ntasks:", "\ntasks: ["))
    (tmp_path / "xa-004.yaml").write_bytes(b"\xff\xfe\x00")
    os.mkfifo(tmp_path / "xa-005.yaml")
    broken.with_name("2025.yml").symlink_to("nowhere.yml")
    for _ in range(2):  # read, then from what is kept
        answer = cchc("rollup")
        assert answer.code == 1
        assert len(answer.out.splitlines()) == 1
        assert "không tính được 5 tệp hoặc thư mục:" in answer.err
        assert "xa-003/plans/2026.yaml:" in answer.err
        assert "xa-002/plans/2026.yaml:" in answer.err
        assert "dang_lam" in answer.err
        told = json.loads(cchc("rollup", "--format", "json").out)
        assert len(told["broken"]) == 5
        assert told["total"]["plans"] == 1


def test_only_plans_of_the_year_count_and_the_others_are_mentioned(
    tmp_path: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commune(tmp_path, 1)
    answer = cchc("rollup", "--as-of", "2027-02-01")
    assert (answer.code, answer.out) == (0, "")
    assert "xem bằng: --year 2026" in answer.err
    assert cchc("rollup", "--as-of", "2027-02-01", "--year", "2026").out.count("\n") == 1


def test_an_office_with_two_plans_of_a_year_is_mentioned(
    tmp_path: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = commune(tmp_path, 1)
    assert cchc("rollup", "--year", "2026").err == ""
    first.with_name("ban-sao.yaml").write_bytes(first.read_bytes())
    answer = cchc("rollup", "--year", "2026")
    assert answer.code == 0
    assert "của cùng một cơ quan: Ủy ban nhân dân xã Số 1)" in answer.err


def test_files_are_found_once_and_hidden_folders_are_not_entered(
    tmp_path: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plan = commune(tmp_path, 1)
    commune(tmp_path / ".git", 2)
    plan.with_name("link.yaml").symlink_to(plan)
    named = tmp_path / "khac.txt"
    named.write_bytes(plan.read_bytes())
    assert cchc("rollup", "--year", "2026").out.count("\n") == 1
    assert cchc("rollup", "--year", "2026", ".", str(plan), "khac.txt").out.count("\n") == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("khong-co",), "không có tệp hoặc thư mục khong-co"),
        (("--format", "xls"), '--format: không có "xls"'),
        (("--top", "0"), "--top: 0 không nằm trong khoảng từ 1 đến 999999"),
        (("--top", "ba"), '--top: "ba" không phải là số nguyên'),
        (("--year", "26"), "--year: 26 không nằm trong khoảng từ 1900 đến 2199"),
        (("",), "đường dẫn để trống"),
        (("--as-of", "hom nay"), "--as-of"),
    ],
)
def test_a_wrong_request_is_told(
    office: Path, cchc: Callable[..., Answer], arguments: tuple[str, ...], message: str
) -> None:
    answer = cchc("rollup", *arguments)
    assert answer.code == 2
    assert message in answer.err
    assert office


def test_an_empty_folder_is_no_error(
    tmp_path: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = cchc("rollup")
    assert (answer.code, answer.out) == (0, "")
    assert "không có tệp kế hoạch" in answer.err


def test_many_files_read_in_several_processes_count_as_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [commune(tmp_path, number, without_last_tasks(1 + number % 15)) for number in range(70)]
    steps: list[int] = []
    together = loading.load_counts(paths, DAY, cache_folder=None, report_progress=steps.append)
    assert steps == list(range(71)), "each file is told as it is done"
    monkeypatch.setattr(workers, "_MIN_FILES", len(paths) + 1)
    assert loading.load_counts(paths, DAY, cache_folder=None, report_progress=steps.append) == together
    assert len({said.tally.total for _, said in together if isinstance(said, PlanCount)}) == 15


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


def made_task(random: Random, number: int) -> Task:
    """Make a task with anything recorded on any day of the year, in any order."""

    def some_day() -> date | None:
        return date(2026, 1, 1) + timedelta(days=random.randrange(365)) if random.random() < 0.6 else None

    dues = ("Quý II/2026", "30/9", "Thường xuyên", "20 ngày sau khi Tỉnh ủy ban hành", "Sau khi có kế hoạch",
            "Quý II/2026 (sau khi tỉnh có kế hoạch)", "chưa rõ", "Tháng 3, tháng 9")  # fmt: skip
    extensions = tuple(
        make_extension(random.choice(dues), day, approved=random.random() < 0.8)
        for day in (some_day(), some_day())
        if day
    )
    return make_task(
        number, due=random.choice(dues), status=random.choice(STATUSES), started_on=some_day(),
        done_on=some_day(), condition_met_on=some_day(), condition=random.choice((None, "có văn bản")),
        stopped=random.choice((None, Stop(some_day(), "1/CV", "x"))), extensions=extensions,
    )  # fmt: skip


def longest_wrong(next_turn: Callable[[states.Standing], date | None]) -> int:
    """Count the days on which a task stood otherwise before it was said to turn."""
    random, wrong = Random(11), 0
    for number in range(300):
        task = made_task(random, number)
        day = date(2025, 12, 1)
        now = states.standing_on(task, day)
        turn = next_turn(now)
        while day < date(2027, 2, 1):
            day += timedelta(days=1)
            if turn is not None and day >= turn:
                now = states.standing_on(task, day)
                turn = next_turn(now)
            wrong += states.standing_on(task, day).state != now.state
    return wrong


def test_a_task_turns_on_no_day_before_the_one_that_is_said() -> None:
    assert longest_wrong(states.next_turn) == 0


def test_the_search_for_turns_finds_one_that_forgets_the_deadline_or_the_records() -> None:
    def no_end(item: states.Standing) -> date | None:
        turn = states.next_turn(item)
        return None if turn and item.end and turn == item.end + timedelta(days=1) else turn

    def without(day: Callable[[Task], date | None]) -> Callable[[states.Standing], date | None]:
        def next_turn(item: states.Standing) -> date | None:
            turn = states.next_turn(item)
            return None if turn == day(item.task) else turn

        return next_turn

    def no_extension(item: states.Standing) -> date | None:
        turn = states.next_turn(item)
        return None if turn in {one.date for one in item.task.extensions} else turn

    assert longest_wrong(no_end) > 100
    assert longest_wrong(no_extension) > 10
    assert longest_wrong(without(lambda task: task.stopped and task.stopped.date)) > 10
    assert longest_wrong(without(lambda task: task.done_on)) > 10
    assert longest_wrong(without(lambda task: task.started_on)) > 10
    assert longest_wrong(without(lambda task: task.condition_met_on)) > 10


def test_how_far_it_is_is_said_on_a_terminal_alone(
    office: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cchc("rollup", "--year", "2026").err == ""
    monkeypatch.setattr(console, "is_terminal", lambda _: True)
    assert "\rđã đọc 0/1 tệp" in cchc("rollup", "--year", "2026", "--as-of", "2026-05-05").err
    assert office


def test_the_page_shows_what_the_table_shows_and_asks_for_nothing(
    tmp_path: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commune(tmp_path, 1, lambda text: text.replace("xã Số 1", "xã <b>Số</b> & 1"))
    commune(tmp_path, 2)
    (tmp_path / "hong.yaml").write_text("cchc: 1\n", "utf-8")
    answer = cchc("rollup", "--format", "html", "--as-of", "2026-08-01")
    assert answer.code == 1
    assert answer.out == "bao-cao/tong-hop-2026-08-01.html\n"
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        Path(answer.out[:-1]).read_text("utf-8")
    )
    rows = [["".join(cell.itertext()) for cell in row] for row in page.iter("tr")]
    plain = cchc("rollup", "--as-of", "2026-08-01").out
    assert rows[1:3] == [line.split("\t") for line in plain.splitlines()]
    assert rows[1][0] == "Ủy ban nhân dân xã <b>Số</b> & 1"
    assert rows[3][:2] == ["Tổng số: 2 kế hoạch", "40"]
    assert "Không tính được: hong.yaml:1:1:" in "".join(page.itertext())
    assert not [one.tag for one in page.iter() if one.tag in {"script", "a", "link", "img"}]
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_the_excel_file_holds_numbers_and_harmless_text(
    tmp_path: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commune(tmp_path, 1, lambda text: text.replace("issuer: Ủy ban nhân dân xã Số 1", "issuer: =1+1"))
    commune(
        tmp_path,
        2,
        lambda text: text.replace("status: not_started", "status: done\n    done_on: 2026-02-01", 1),
    )
    made = [
        cchc("rollup", "--format", "xlsx", "--as-of", "2026-08-01", "-o", "-o.xlsx").out for _ in range(2)
    ]
    assert made == ["-o.xlsx\n"] * 2
    sheet = openpyxl.load_workbook("-o.xlsx").active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert rows[0][:4] == ("Cơ quan ban hành", "Nhiệm vụ", "Hoàn thành", "Tỷ lệ hoàn thành")
    assert ("=1+1", 20, 0, 0) in [row[:4] for row in rows]
    assert ("Ủy ban nhân dân xã Số 2", 20, 1, 0.05) in [row[:4] for row in rows]
    assert rows[3][:4] == ("Tổng số: 2 kế hoạch", 40, 1, 0.025)
    assert [cell.data_type for cell in sheet["A"][4:6]] == ["s", "s"]
    assert sheet.auto_filter.ref == "A4:I6", "the sum is not sorted among the rows"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-o", "x.html"), "-o chỉ dùng cho dạng html, xlsx, parquet"),
        (("--format", "html", "-o", "plans/2026.yaml"), "tệp ghi ra chính là tệp kế hoạch"),
        (("--format", "html", "-o", "plans/2027.yaml"), "đuôi .yaml, .yml chỉ dành cho tệp kế hoạch"),
    ],
)
def test_a_document_never_takes_a_plans_place(
    office: Path, cchc: Callable[..., Answer], arguments: tuple[str, ...], message: str
) -> None:
    before = (office / "plans/2026.yaml").read_bytes()
    answer = cchc("rollup", *arguments)
    assert answer.code == 2
    assert message in answer.err
    assert (office / "plans/2026.yaml").read_bytes() == before


def ask(question: str) -> list[tuple[Any, ...]]:
    return duckdb.sql(question).fetchall()


def test_every_task_of_every_plan_is_a_row_of_a_parquet_file(
    tmp_path: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(70):  # enough for several processes
        commune(tmp_path, number, without_last_tasks(1 + number % 15))
    (tmp_path / "hong.yaml").write_text("cchc: 1\n", "utf-8")
    answer = cchc("rollup", "--format", "parquet", "--as-of", "2026-08-01", "-o", "nv.parquet")
    assert (answer.code, answer.out) == (1, "nv.parquet\n")
    assert "hong.yaml:1:1:" in answer.err
    rolled = json.loads(cchc("rollup", "--format", "json", "--as-of", "2026-08-01").out)
    counted_there = dict(ask("select state, count(*) from 'nv.parquet' group by state"))
    assert counted_there == {state: count for state, count in rolled["total"]["states"].items() if count}
    assert ask("select count(distinct path), min(as_of), max(year) from 'nv.parquet'") == [(70, DAY, 2026)]
    first = Path("nv.parquet").read_bytes()
    cchc("rollup", "--format", "parquet", "--as-of", "2026-08-01", "-o", "nv.parquet")
    assert Path("nv.parquet").read_bytes() == first


def test_a_row_says_of_a_task_what_the_json_says(office: Path, cchc: Callable[..., Answer]) -> None:
    cchc("rollup", "--format", "parquet", "--as-of", "2026-08-01", "-o", "nv.parquet")
    rows = ask(
        "select task, title, area, owner, coordinators, status, state, due, due_kind, due_end, days_left, "
        "progress from 'nv.parquet' order by task"
    )
    listed = json.loads(cchc("list", "--format", "json", "--as-of", "2026-08-01").out)["tasks"]
    assert len(rows) == 20
    for row, task in zip(rows, listed, strict=True):
        end = row[9] and row[9].isoformat()
        assert (*row[:9], end, *row[10:]) == (
            task["id"], task["title"], task["area"]["title"], task["owner"]["name"],
            [one["name"] for one in task["coordinators"]], task["status"], task["state"],
            task["due"]["text"], task["due"]["kind"], task["due"]["end"], task["days_left"], task["progress"],
        )  # fmt: skip
    assert office


def test_the_columns_of_a_parquet_file_are_typed_even_without_a_row(
    tmp_path: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cchc("rollup", "--format", "parquet", "-o", "nv.parquet").code == 0
    types = {name: kind for name, kind, *_ in ask("describe select * from 'nv.parquet'")}
    assert list(types) == list(task_rows.COLUMNS)
    assert {types[name] for name in ("as_of", "due_start", "due_end", "done_on")} == {"DATE"}
    assert {types[name] for name in ("task", "year", "days_left", "progress")} == {"INTEGER"}
    assert types["coordinators"] == "VARCHAR[]"


def test_parquet_without_pyarrow_is_a_clear_message(
    office: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    answer = cchc("rollup", "--format", "parquet")
    assert answer.code == 3
    assert "cần gói pyarrow" in answer.err
    assert "cchc[parquet]" in answer.err
    assert not (office / "bao-cao").exists()


@pytest.mark.parametrize("option", [("--year", "2026"), ("--top", "3")])
def test_parquet_holds_everything(office: Path, cchc: Callable[..., Answer], option: tuple[str, str]) -> None:
    answer = cchc("rollup", "--format", "parquet", *option)
    assert answer.code == 2
    assert "ghi đủ mọi nhiệm vụ" in answer.err
    assert office


def test_the_question_of_the_docs_is_answered_from_a_folder_of_files(
    office: Path, cchc: Callable[..., Answer]
) -> None:
    page = (REAL_PLAN.parent.parent / "docs/rollups.md").read_text("utf-8")
    question = page.split("```sql\n")[1].split("```")[0]
    for province in ("an-giang", "ca-mau"):
        cchc("rollup", "--format", "parquet", "--as-of", "2026-08-01", "-o", f"kho/{province}.parquet")
    alone = json.loads(cchc("stats", "--format", "json", "--as-of", "2026-08-01").out)["areas"]
    expected = {area["title"]: (2 * area["total"], 2 * area["overdue"]) for area in alone if area["total"]}
    answered = ask(question)
    assert {area: (tasks, overdue) for area, tasks, overdue in answered} == expected
    shares = [overdue / tasks for _, tasks, overdue in answered]
    assert shares == sorted(shares, reverse=True)
    for column in task_rows.COLUMNS:
        assert column in page
    assert office


def test_plans_with_one_overdue_share_stand_by_their_number_then_by_what_is_done() -> None:
    overdue, done, running = (
        {"due": "30/3", "status": "in_progress"},
        {"due": "30/3", "status": "done", "done_on": date(2026, 3, 1)},
        {"due": "30/12", "status": "in_progress"},
    )

    def said(issuer: str, *tasks: dict[str, Any]) -> PlanCount:
        plan = make_plan(*(make_task(number, **task) for number, task in enumerate(tasks, start=1)))
        return counting.count(replace(plan, head=plan.head._replace(issuer=issuer)), DAY)

    found = [
        ("e", said("ă", running, running)),
        ("d", said("a", running, running)),
        ("c", said("c", overdue, done)),
        ("b", said("b", overdue, running)),
        ("a", said("z", overdue, overdue, running, running)),
        ("0", said("b", overdue, running)),
    ]
    rows = counting.build(found, DAY, 2026).rows
    assert [row.path for row in rows] == ["a", "0", "b", "c", "d", "e"]


@pytest.mark.parametrize("columns", [64, 80, 100, 140])
def test_a_table_shows_every_commune_and_number_in_any_width(
    tmp_path: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", str(columns))
    for number in (1, 2):
        commune(tmp_path, number)
    shown = cchc("rollup", "--format", "table").out
    assert max(map(len, shown.splitlines())) <= columns
    words = shown.split()
    for word in ("Ủy", "nhân", "Số", "Nhiệm", "thành", "thực", "Khác", "20", "40", "Tổng"):
        assert word in words
    assert ("Tệp" in words) == (columns >= 110)


def test_paths_that_lead_nowhere_are_told_and_the_others_count(
    tmp_path: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commune(tmp_path, 1).rename(tmp_path / "KE-HOACH.YAML")
    (tmp_path / "cut.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "vong.yaml").symlink_to("vong.yaml")
    answer = cchc("rollup", "--year", "2026", ".", "cut.yaml", str(tmp_path), "a" * 300)
    assert answer.code == 1
    assert answer.out.count("\n") == 1
    assert "không tính được 3 tệp hoặc thư mục:" in answer.err
    assert "liên kết cut.yaml dẫn đến một tệp không có" in answer.err
    assert "không đọc được: tên quá dài" in answer.err


def test_a_table_without_a_row_still_has_its_head(office: Path, cchc: Callable[..., Answer]) -> None:
    assert cchc("rollup", "--year", "2025", "--format", "csv").out.startswith("\ufeffCơ quan ban hành,")
    answer = cchc("rollup", "--year", "2025")
    assert answer.out == ""
    assert answer.err.startswith("không có kế hoạch năm 2025 nào\n")
    assert office


def test_a_document_replaces_nothing_but_files(
    tmp_path: Path, cchc: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("ong")
    answer = cchc("rollup", "--format", "html", "-o", "ong")
    assert answer.code == 3
    assert "ong không phải là tệp thường" in answer.err
    assert Path("ong").is_fifo()


def test_whole_plans_do_not_crowd_out_what_was_counted(tmp_path: Path) -> None:
    plan, folder = commune(tmp_path, 1), tmp_path / "kept"
    counted(plan, folder)
    for number in range(70):
        cache.save(folder, str(number).encode(), make_plan(make_task()))
    assert cached_counts.load(folder).counts
    (folder / "rollup" / "0.1-0.json").write_text("{}", "utf-8")
    counted(commune(tmp_path, 2), folder)
    assert len(list((folder / "rollup").iterdir())) == 1, "counts of another version go"


def test_an_offices_own_page_is_tried(office: Path, cchc: Callable[..., Answer]) -> None:
    own = office / "templates/listing.html.j2"
    own.parent.mkdir()
    own.write_text("{{ report.title }}", "utf-8")
    assert cchc("template", "check").out == "templates/listing.html.j2: dùng được\n"
    assert "Tổng hợp" in cchc("rollup", "--format", "html", "-o", "-").out
    own.write_text("{{ report.nothing }}", "utf-8")
    assert cchc("template", "check").code == 3


class _NoProcesses:
    """An executor where processes can't be had, or break after so many results."""

    def __init__(self, results: int, error: Exception) -> None:
        self.results, self.error = results, error

    def __call__(self, *_: Any, **__: Any) -> _NoProcesses:
        return self

    def __enter__(self) -> Self:
        if not self.results:
            raise self.error
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def map(self, work: Callable[[Path], Any], paths: list[Path], **_: Any) -> Any:
        yield from map(work, paths[: self.results])
        raise self.error


@pytest.mark.parametrize("results", [0, 3])
@pytest.mark.parametrize("error", [OSError(30, "x"), BrokenProcessPool("x"), NotImplementedError()])
def test_where_processes_are_missing_or_break_everything_is_counted_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, results: int, error: Exception
) -> None:
    paths = [commune(tmp_path, number, without_last_tasks(1 + number % 15)) for number in range(6)]
    expected = loading.load_counts(paths, DAY, cache_folder=None, report_progress=lambda _: None)
    monkeypatch.setattr(workers, "_MIN_FILES", 1)
    monkeypatch.setattr(workers, "ProcessPoolExecutor", _NoProcesses(results, error))
    assert loading.load_counts(paths, DAY, cache_folder=None, report_progress=lambda _: None) == expected
