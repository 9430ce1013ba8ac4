"""`list --view`, `due --view`: the options of a view that the plan names, beneath those given beside it."""

from __future__ import annotations

import itertools
import subprocess
from typing import TYPE_CHECKING

import pytest
from typer.main import get_command

from cchc import views
from cchc.cli.application import application
from cchc.planfile import record_types, view_records, view_schema
from tests.support.views import VIEWS, plan_with

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Answer, Cchc


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan that has views."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2026.yaml").write_bytes(plan_with())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ids(answer: Answer) -> list[str]:
    assert answer.code == 0, answer.err
    return [line.partition("\t")[0] for line in answer.out.splitlines()]


@pytest.mark.parametrize(
    ("with_view", "without"),
    [
        ("list --view giao-ban", "list --overdue --sort due"),
        ("list --view vhxh", "list --owner vhxh --status not_started,paused"),
        ("list --view VHXH --owner tyt", "list --owner tyt --status not_started,paused"),
        ("list --view giao-ban --sort title", "list --overdue --sort title"),
        ("list --view giao-ban --state not_started", "list --state not_started --sort due"),
        ("list --view vhxh --format json", "list --owner vhxh --status not_started,paused --format json"),
        ("due --view tuan-nay", "due --within 7 --open"),
        ("due --view tuan-nay --within 200", "due --within 200 --open"),
        ("due --view tuan-nay --quarter Q4", "due --quarter Q4 --open"),
        ("due --view tuan-nay --overdue", "due --overdue --open"),
        ("list --view giao-ban --no-overdue", "list --sort due"),
        ("list --view vhxh --no-overdue", "list --owner vhxh --status not_started,paused"),
        ("due --view tuan-nay --no-open", "due --within 7"),
        ("due --view tuan-nay --no-unfinished --no-overdue", "due --within 7"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_view_answers_as_its_options_do(with_view: str, without: str, cchc: Cchc) -> None:
    day = ("--as-of", "1/7/2026")
    asked, typed = cchc(*with_view.split(), *day), cchc(*without.split(), *day)
    assert (asked.code, asked.out, asked.err) == (typed.code, typed.out, typed.err)


def test_taking_back_what_is_late_leaves_the_rest_of_a_view(folder: Path, cchc: Cchc) -> None:
    text = "views:\n  tre: {command: list, status: quá hạn, sort: title}\n  moi: {command: list, state: chưa thực hiện}\n"
    (folder / "plans/2026.yaml").write_bytes(plan_with(text))
    day = ("--as-of", "1/7/2026")
    assert cchc("list", "--view", "tre", *day) == cchc("list", "--overdue", "--sort", "title", *day)
    assert cchc("list", "--view", "tre", "--no-overdue", *day) == cchc("list", "--sort", "title", *day)
    kept = cchc("list", "--view", "moi", "--no-overdue", *day)
    assert kept == cchc("list", "--view", "moi", *day) == cchc("list", "--state", "chưa thực hiện", *day)
    assert cchc("list", "--view", "moi", "--overdue", *day) == cchc("list", "--overdue", *day), "the control"


@pytest.mark.parametrize("line", ["list --no-overdue", "due --no-overdue", "due --no-open"])
@pytest.mark.usefixtures("folder")
def test_a_flag_is_taken_back_of_a_view_alone(line: str, cchc: Cchc) -> None:
    answer = cchc(*line.split())
    assert (answer.code, answer.out) == (2, "")
    assert "của một cách xem, nhưng chưa ghi cách xem nào" in answer.err
    assert "ghi --view TÊN" in answer.err


@pytest.mark.parametrize("command", sorted(view_schema.RECORDS))
def test_each_flag_that_a_view_may_set_can_be_taken_back(command: str) -> None:
    program = get_command(application([command])).commands[command]  # type: ignore[attr-defined]
    known = {name for one in program.params for name in (*one.opts, *one.secondary_opts)}
    record = view_schema.RECORDS[command]
    flags = {name for name, field in record.model_fields.items() if field.default is False}
    assert flags
    assert {f"--no-{name}" for name in flags} <= known


@pytest.mark.usefixtures("folder")
def test_a_view_chooses_other_tasks_than_none(cchc: Cchc) -> None:
    assert ids(cchc("list", "--as-of", "1/7/2026")) == ["1", "2", "3"]
    assert ids(cchc("list", "--view", "giao-ban", "--as-of", "1/7/2026")) == ["1", "2"]
    assert ids(cchc("list", "--view", "vhxh", "--as-of", "1/7/2026")) == ["1", "3"]
    assert ids(cchc("due", "--view", "tuan-nay", "--as-of", "25/6/2026")) == ["2"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("list --view giao-bam", "có phải là giao-ban? các cách xem của list: giao-ban, vhxh"),
        ("list --view tuan-nay", "dùng: cchc due --view tuan-nay"),
        ("due --view vhxh", "dùng: cchc list --view vhxh"),
        ("list --view", "các cách xem của list: giao-ban, vhxh; của lệnh khác: tuan-nay (cchc due)"),
        ("due --view --open", "các cách xem của due: tuan-nay; của lệnh khác: giao-ban (cchc list), vhxh (cchc list)"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("folder")
def test_a_view_that_is_not_there_is_refused_with_those_that_are(line: str, told: str, cchc: Cchc) -> None:
    answer = cchc(*line.split())
    assert answer.code == 2
    assert answer.out == ""
    assert told in answer.err


@pytest.mark.parametrize("command", sorted(views.APART))
def test_each_option_of_a_command_is_kept_in_views_or_asked_each_time(command: str) -> None:
    program = get_command(application([command])).commands[command]  # type: ignore[attr-defined]
    options = {
        name.removeprefix("--") for one in program.params for name in one.opts if name.startswith("--")
    }
    kept = {*record_types.known_fields(view_schema.RECORDS[command])} - {"command"}
    assert options - kept == {*view_records.EACH_TIME, "view"}
    assert kept <= options


# An option each, as it may be typed and written into a view; `late` is a status that says --overdue.
GIVEN = {
    "list": {
        "owner": "vhxh", "coordinator": "tyt", "involving": "tyt", "area": "tthc", "status": "not_started",
        "state": "ongoing", "overdue": "", "quarter": "Q2", "month": "6", "running-in": "Q1", "before": "1/7/2026",
        "after": "1/1/2026", "search": "Trạm", "sort": "title", "late": "quá hạn",
    },
    "due": {"quarter": "Q2", "month": "6", "within": "200", "owner": "vhxh", "overdue": "", "unfinished": ""},
}  # fmt: skip
APART = {
    "list": [{"quarter", "month"}, {"state", "overdue"}, {"state", "late"}],
    "due": [{"quarter", "month"}, {"within", "quarter"}, {"within", "month"}, {"within", "overdue"}],
}


def typed(command: str, *options: str) -> list[str]:
    """Return options with their values, as they are typed."""
    words = []
    for option in options:
        value = GIVEN[command][option]
        words += [f"--{option.replace('late', 'status')}", *([value] if value else [])]
    return words


def test_each_option_that_a_view_may_have_is_tried() -> None:
    for command, known in GIVEN.items():
        keys = {*record_types.known_fields(view_schema.RECORDS[command])} - {"command", "open"}
        assert {*known} - {"late"} == keys


@pytest.mark.parametrize("command", GIVEN)
@pytest.mark.usefixtures("folder")
def test_two_options_that_say_two_things_of_one_are_refused_and_no_others(command: str, cchc: Cchc) -> None:
    for one, other in itertools.combinations(GIVEN[command], 2):
        if {one, other} == {"status", "late"}:
            continue  # one option, given twice
        answer = cchc(command, *typed(command, one, other), "--as-of", "1/7/2026")
        is_apart = {one, other} in APART[command]
        assert answer.code == (2 if is_apart else 0), (one, other, answer.err)
        assert ("không dùng cùng" in answer.err) == is_apart


@pytest.mark.parametrize(
    ("command", "option"), [(command, one) for command in GIVEN for one in GIVEN[command]]
)
def test_beside_a_view_of_any_option_any_other_is_taken_and_wins(
    command: str, option: str, folder: Path, cchc: Cchc
) -> None:
    texts = {
        name: f"  {name}: {{command: {command}, {name.replace('late', 'status')}: {value or 'true'}}}\n"
        for name, value in GIVEN[command].items()
    }
    (folder / "plans/2026.yaml").write_bytes(plan_with(f"views:\n{''.join(texts.values())}"))
    for name in GIVEN[command]:
        is_same = name.replace("late", "status") == option.replace("late", "status")
        is_replaced = is_same or {name, option} in APART[command]
        meant = [option] if is_replaced else [name, option]
        day = ("--as-of", "1/7/2026")
        asked = cchc(command, "--view", name, *typed(command, option), *day)
        plain = cchc(command, *typed(command, *meant), *day)
        assert (asked.code, asked.out) == (0, plain.out), (name, option, asked.err)


def test_only_a_person_is_told_that_late_is_no_status(folder: Path, cchc: Cchc) -> None:
    (folder / "plans/2026.yaml").write_bytes(plan_with("views:\n  a: {command: list, status: quá hạn}\n"))
    assert "hiểu là" not in cchc("list", "--view", "a", "--as-of", "1/7/2026").err
    assert "hiểu là" in cchc("list", "--view", "a", "--status", "quá hạn", "--as-of", "1/7/2026").err


@pytest.mark.usefixtures("folder")
def test_other_commands_have_no_views(cchc: Cchc) -> None:
    answer = cchc("stats", "--view", "giao-ban")
    assert answer.code == 2
    assert "không có tùy chọn --view" in answer.err


def test_a_wrong_view_is_an_error_of_the_plan_with_its_place(folder: Path, cchc: Cchc) -> None:
    (folder / "plans/2026.yaml").write_bytes(plan_with(VIEWS.replace("overdue: true", "overdeu: true")))
    for line in (["check"], ["list", "--view", "giao-ban"]):
        answer = cchc(*line)
        assert answer.code == 1
        assert "[unknown-key]" in answer.out + answer.err
    assert "2026.yaml:35:29: lệnh `list` không có tùy chọn `overdeu`" in cchc("list").err


@pytest.mark.usefixtures("known_to_git")
def test_an_old_version_is_looked_at_through_the_views_of_today(folder: Path, cchc: Cchc) -> None:
    plan = folder / "plans/2026.yaml"
    plan.write_bytes(plan_with(""))
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)
    plan.write_bytes(plan_with())
    assert ids(cchc("list", "--view", "vhxh", "--rev", "HEAD", "--as-of", "1/7/2026")) == ["1", "3"]


def test_an_update_keeps_the_views_byte_for_byte(folder: Path, cchc: Cchc) -> None:
    assert cchc("update", "1", "--progress", "10").code == 0
    assert (folder / "plans/2026.yaml").read_bytes().endswith(f"\n{VIEWS}".encode())


def test_an_office_that_becomes_another_is_still_found_by_the_id_that_a_view_names(
    folder: Path, cchc: Cchc
) -> None:
    text = "views:\n  tram: {command: list, owner: tyt}\n"
    (folder / "plans/2026.yaml").write_bytes(plan_with(text))
    assert cchc("owner", "alias", "Phòng VHXH", "Trạm Y tế xã", "--yes").code == 0
    assert (folder / "plans/2026.yaml").read_bytes().endswith(text.encode())
    assert ids(cchc("list", "--view", "tram", "--as-of", "1/7/2026")) == ["1", "2", "3"]


def test_a_name_that_a_view_needs_is_not_taken_away_without_a_word_of_it(folder: Path, cchc: Cchc) -> None:
    assert cchc("owner", "alias", "Trạm Y tế xã", "Cơ sở khám bệnh").code == 0
    plan = folder / "plans/2026.yaml"
    text = plan.read_text("utf-8").replace("owner: phong vhxh ", "owner: Cơ sở khám bệnh ")
    plan.write_text(text, "utf-8")
    answer = cchc("owner", "alias", "Trạm Y tế xã", "Cơ sở khám bệnh", "--remove")
    assert answer.code != 0
    assert "cách xem `vhxh`" in answer.err
    assert plan.read_text("utf-8") == text


def test_the_next_years_plan_has_the_views(folder: Path, cchc: Cchc) -> None:
    assert cchc("new", "2027").code == 0
    assert "  tuan-nay:\n    command: due\n" in (folder / "plans/2027.yaml").read_text("utf-8")
    dated = VIEWS.replace("owner: phong vhxh   # mọi việc của Phòng", "quarter: Q1/2026")
    (folder / "plans/2026.yaml").write_bytes(plan_with(dated))
    (folder / "plans/2027.yaml").unlink()
    assert "views: cách xem còn ghi năm 2026, ghi lại" in cchc("new", "2027").err
