"""What people wrote or changed is never replaced by a report without their word."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from cchc import disk, labels, periods
from cchc.cli.output import page_files
from cchc.written_files import WrittenFiles
from tests.support.answers import Answer, Cchc
from tests.support.checkout import CHECKOUT
from tests.support.repositories import office_with

DAY = ("--as-of", "2026-09-14")
NAME = "bao-cao/tien-do-2026-09-14.md"
SECOND = "bao-cao/tien-do-2026-09-14-2.md"
REPORT = ("report", "--format", "md", *DAY)
REGISTER = ".cchc/written"
NO_GIT = "(báo cáo không có phần thay đổi trong kỳ: tệp kế hoạch chưa nằm trong kho lịch sử nào)\n"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="liên kết, quyền và ống dẫn kiểu POSIX")


def change_plan(office: Path, number: str) -> None:
    """Give the plan another number, so that every report says something else."""
    plan = office / "plans/2026.yaml"
    text = re.sub(r"(?m)^  number: .*$", f"  number: {number}", plan.read_text("utf-8"), count=1)
    plan.write_text(text, "utf-8")


def fill_in(path: Path) -> bytes:
    """Change a report as a person does who fills in its blanks."""
    path.write_bytes(path.read_bytes() + "\nKiến nghị: không.\n".encode())
    return path.read_bytes()


pytestmark = pytest.mark.real_clock


@pytest.fixture
def written(cchc: Cchc, office: Path) -> Path:
    """Stand in an office that has made a report, whose plan has changed since."""
    change_plan(office, "1/KH-UBND")
    assert cchc(*REPORT).out == f"{NAME}\n"
    change_plan(office, "22/KH-UBND")
    return office


def test_a_report_that_nobody_changed_is_replaced(cchc: Cchc, written: Path) -> None:
    assert cchc(*REPORT) == Answer(0, f"{NAME}\n", NO_GIT)
    assert "22/KH-UBND" in (written / NAME).read_text("utf-8")
    assert [path.name for path in (written / "bao-cao").iterdir()] == [Path(NAME).name]


def test_a_report_that_was_filled_in_is_kept_and_the_new_one_gets_the_next_name(
    cchc: Cchc, written: Path
) -> None:
    filled = fill_in(written / NAME)
    answer = cchc(*REPORT)
    assert (answer.code, answer.out) == (0, f"{SECOND}\n")
    assert NAME in answer.err
    assert "--overwrite" in answer.err
    assert (written / NAME).read_bytes() == filled
    assert "22/KH-UBND" in (written / SECOND).read_text("utf-8")


def make_older(path: Path, days: int = 30) -> str:
    """Let a file be written some days earlier; return that day in words."""
    seconds = path.stat().st_mtime - days * 86_400
    os.utime(path, (seconds, seconds))
    return labels.day(datetime.fromtimestamp(seconds, periods.VIETNAM).date())


def test_the_report_of_a_past_day_stays_as_it_was_made(cchc: Cchc, written: Path) -> None:
    made, first = make_older(written / NAME), (written / NAME).read_bytes()
    again = cchc(*REPORT)
    assert again.out == f"{SECOND}\n"
    assert again.err == (
        f"{NO_GIT}{NAME} là bản lập ngày {made} cho số liệu đến ngày 14/09/2026, nội dung khác bản lập hôm nay, "
        f"nên được giữ nguyên vì có thể đã gửi đi; {SECOND} là bản lập hôm nay "
        "(chỉ cần một bản: thêm --overwrite để thay bản cũ)\n"
    )
    assert (written / NAME).read_bytes() == first
    change_plan(written, "23/KH-UBND")
    assert cchc(*REPORT).out == f"{SECOND}\n", "that of today is a working copy"
    make_older(written / SECOND, 5)
    change_plan(written, "24/KH-UBND")
    assert cchc(*REPORT).out == f"{SECOND.replace('-2.md', '-3.md')}\n"
    replaced = cchc(*REPORT, "--overwrite")
    assert replaced == Answer(0, f"{NAME}\n", f"{NO_GIT}thay bản {NAME} đã lập ngày {made}\n")


def test_the_same_report_made_later_is_no_change(cchc: Cchc, written: Path) -> None:
    change_plan(written, "1/KH-UBND")
    make_older(written / NAME)
    assert cchc(*REPORT) == Answer(0, f"{NAME}\n", NO_GIT)


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_same_report_of_a_later_version_of_the_plan_is_no_other_one(
    cchc: Cchc, office: Path, form: str
) -> None:
    repository = office_with(office)
    line = ("report", "--format", form, *DAY)
    name = Path(cchc(*line).out.strip())
    first, made = name.read_bytes(), make_older(name)
    repository.commit(f"{repository.text}# ghi chú\n")
    again = cchc(*line)
    assert again.out == f"{name.as_posix()}\n"
    assert f"{name} đã lập ngày {made}, nay chỉ khác dòng nguồn nên được giữ nguyên\n" in again.err
    assert name.read_bytes() == first
    name.write_bytes(first.replace("Nguồn: ".encode(), b"Ngu"))  # a control: without that line it is another
    assert cchc(*line).out == f"{name.with_stem(name.stem + '-2').as_posix()}\n"


def test_an_older_file_that_is_replaced_is_told(cchc: Cchc, written: Path) -> None:
    named = ("report", "--format", "md", *DAY, "-o", "bao-cao.md")
    assert cchc(*named).err == NO_GIT
    made = make_older(written / "bao-cao.md")
    change_plan(written, "23/KH-UBND")
    assert cchc(*named).err == f"{NO_GIT}thay bản bao-cao.md đã lập ngày {made}\n"
    plan = ("report", "--kind", "plan", "--format", "md")
    name = cchc(*plan).out.strip()
    made = make_older(written / name)
    change_plan(written, "25/KH-UBND")
    assert cchc(*plan) == Answer(0, f"{name}\n", f"thay bản {name} đã lập ngày {made}\n")


def test_the_second_name_is_used_again_until_it_is_filled_in_too(cchc: Cchc, written: Path) -> None:
    filled = fill_in(written / NAME)
    cchc(*REPORT)
    change_plan(written, "33/KH-UBND")
    assert cchc(*REPORT).out == f"{SECOND}\n"
    also_filled = fill_in(written / SECOND)
    assert cchc(*REPORT).out == "bao-cao/tien-do-2026-09-14-3.md\n"
    assert (written / NAME).read_bytes() == filled
    assert (written / SECOND).read_bytes() == also_filled


def test_the_check_of_hashes_is_what_keeps_it(
    cchc: Cchc, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = fill_in(written / NAME)
    monkeypatch.setattr(WrittenFiles, "includes", lambda *_, **__: True)
    cchc(*REPORT)
    assert (written / NAME).read_bytes() != filled, "the control: without the check the work is lost"


def test_the_same_bytes_again_are_no_change(cchc: Cchc, written: Path) -> None:
    cchc(*REPORT)
    before = (written / NAME).stat().st_ino, (written / NAME).stat().st_mtime_ns
    assert cchc(*REPORT) == Answer(0, f"{NAME}\n", NO_GIT)
    assert ((written / NAME).stat().st_ino, (written / NAME).stat().st_mtime_ns) == before
    assert cchc(*REPORT, "-o", NAME) == Answer(0, f"{NAME}\n", NO_GIT)


def test_a_file_of_somebody_elses_at_the_default_name_is_kept(cchc: Cchc, office: Path) -> None:
    (office / "bao-cao").mkdir()
    (office / NAME).write_text("của người khác", "utf-8")
    assert cchc(*REPORT).out == f"{SECOND}\n"
    assert (office / NAME).read_text("utf-8") == "của người khác"


@pytest.mark.parametrize("format_", ["html", "md", "json", "csv", "ics", "xlsx", "docx"])
def test_a_named_file_that_is_not_ours_is_refused_in_every_format(
    cchc: Cchc, office: Path, format_: str
) -> None:
    target = office / f"a.{format_}"
    target.write_text("của người khác", "utf-8")
    command = ("report", "--format", format_, *DAY, "-o", target.name)
    answer = cchc(*command)
    assert (answer.code, answer.out) == (3, "")
    assert f"a.{format_} đã có" in answer.err
    assert "--overwrite" in answer.err
    assert target.read_text("utf-8") == "của người khác"
    assert cchc(*command, "--overwrite").code == 0
    assert target.read_bytes() != "của người khác".encode()
    change_plan(office, "22/KH-UBND")
    assert cchc(*command).code == 0, "now it is ours"
    fill_in(target)
    assert cchc(*command).code == 3


def test_in_a_folder_that_is_named_every_format_takes_a_free_name(cchc: Cchc, written: Path) -> None:
    command = ("report", "--format", "md", "--format", "csv", *DAY, "-o", "ra")
    assert cchc(*command).code == 0
    change_plan(written, "33/KH-UBND")
    filled = [fill_in(path) for path in sorted((written / "ra").glob("*.md"))]
    answer = cchc(*command)
    assert answer.code == 0
    assert [Path(line).stem.endswith("-2") for line in answer.out.splitlines()] == [True, False]
    assert [path.read_bytes() for path in sorted((written / "ra").glob("*14.md"))] == filled


def test_what_overwrite_takes_is_said_in_the_help(cchc: Cchc) -> None:
    for command in ("report", "rollup"):
        assert "--overwrite" in cchc(command, "--help").out


@pytest.mark.parametrize("damage", [b"", b"\xff\x00\n", b"2026\n" * 10, b"x" * 2_000_000], ids=len)
def test_a_damaged_register_keeps_the_file(cchc: Cchc, written: Path, damage: bytes) -> None:
    (written / REGISTER).write_bytes(damage)
    assert cchc(*REPORT).out == f"{SECOND}\n"
    assert "1/KH-UBND" in (written / NAME).read_text("utf-8")


def test_a_line_cut_short_spoils_no_other(cchc: Cchc, written: Path) -> None:
    (written / REGISTER).write_bytes((written / REGISTER).read_bytes() + b"0123")
    assert cchc(*REPORT, "-o", "a.md").code == 0
    assert cchc(*REPORT).out == f"{NAME}\n"
    change_plan(written, "33/KH-UBND")
    assert cchc(*REPORT, "-o", "a.md").code == 0


def test_a_missing_register_keeps_the_file_and_the_same_bytes_mend_it(cchc: Cchc, written: Path) -> None:
    cchc(*REPORT)
    (written / REGISTER).unlink()
    assert cchc(*REPORT).out == f"{NAME}\n"
    change_plan(written, "33/KH-UBND")
    assert cchc(*REPORT).out == f"{NAME}\n"
    (written / REGISTER).unlink()
    change_plan(written, "44/KH-UBND")
    assert cchc(*REPORT).out == f"{SECOND}\n"


def test_the_register_keeps_itself_out_of_git_and_survives_a_move(
    cchc: Cchc, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (written / ".cchc/.gitignore").read_bytes() == b"*\n"
    moved = written.with_name("cơ quan mới")
    monkeypatch.chdir(written.parent)
    written.rename(moved)
    monkeypatch.chdir(moved)
    assert cchc(*REPORT).out == f"{NAME}\n"


def test_a_register_too_long_forgets_the_older_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.written_files._MAX_BYTES", 1000)
    register = WrittenFiles(tmp_path)
    for number in range(100):
        register.add(tmp_path / f"{number}.md", disk.digest(b"x"))
    assert (tmp_path / REGISTER).stat().st_size < 2500
    assert register.includes(tmp_path / "99.md", disk.digest(b"x"))
    assert not register.includes(tmp_path / "0.md", disk.digest(b"x"))


@posix_only
def test_the_register_is_never_written_through_a_link(cchc: Cchc, office: Path) -> None:
    elsewhere = office / "elsewhere"
    elsewhere.mkdir()
    (office / ".cchc").symlink_to(elsewhere)
    answer = cchc(*REPORT)
    assert (answer.code, answer.out) == (0, f"{NAME}\n")
    assert "không ghi nhớ được" in answer.err
    assert list(elsewhere.iterdir()) == []
    (office / ".cchc").unlink()
    (office / ".cchc").mkdir()
    (elsewhere / "x").write_text("của người khác", "utf-8")
    (office / REGISTER).symlink_to(elsewhere / "x")
    assert "không ghi nhớ được" in cchc(*REPORT).err
    assert (elsewhere / "x").read_text("utf-8") == "của người khác"


@posix_only
def test_a_device_and_a_pipe_are_answered_as_before(cchc: Cchc, office: Path) -> None:
    import os  # noqa: PLC0415

    os.mkfifo(office / "ong")
    for target in ("ong", "/dev/null"):
        answer = cchc(*REPORT, "-o", target)
        assert answer.code == 3
        assert "không phải là tệp thường" in answer.err


def test_a_file_that_cannot_be_written_is_told_in_one_sentence(cchc: Cchc, office: Path) -> None:
    (office / "ra").write_text("đây là tệp", "utf-8")
    answer = cchc(*REPORT, "-o", "ra/a.md")
    assert answer.code == 3
    assert answer.err.removeprefix(NO_GIT).startswith("cchc: không ghi được ra/a.md: ")


def test_the_screen_asks_no_register(cchc: Cchc, office: Path) -> None:
    assert cchc(*REPORT, "-o", "-").code == 0
    assert not (office / ".cchc").exists()


def test_a_rollup_keeps_what_was_changed_too(cchc: Cchc, office: Path) -> None:
    command = ("rollup", "plans", "--format", "html", *DAY)
    first = cchc(*command)
    assert (first.code, first.err) == (0, ""), "the folder was new"
    filled = fill_in(office / first.out.strip())
    second = cchc(*command)
    assert second.out == "bao-cao/tong-hop-2026-09-14-2.html\n"
    assert (office / first.out.strip()).read_bytes() == filled
    assert cchc(*command, "-o", first.out.strip()).code == 3
    assert cchc(*command, "-o", first.out.strip(), "--overwrite").code == 0


def test_a_save_between_the_look_and_the_swap_is_kept(
    cchc: Cchc, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save_late(path: Path, data: bytes, **options: object) -> None:
        if not filled:
            filled.append(fill_in(written / NAME))
        original(path, data, **options)  # type: ignore[arg-type]

    filled: list[bytes] = []
    original = disk.write_output
    monkeypatch.setattr(disk, "write_output", save_late)
    assert cchc(*REPORT).out == f"{SECOND}\n"
    assert (written / NAME).read_bytes() == filled[0]


def test_two_processes_at_once_leave_one_whole_report_and_lose_no_persons(written: Path) -> None:
    filled = fill_in(written / NAME)
    command = [sys.executable, "-m", "cchc", *REPORT]
    environment = {"PYTHONPATH": str(CHECKOUT), "PATH": ""}
    processes = [
        subprocess.Popen(command, cwd=written, env=environment, stdout=subprocess.PIPE) for _ in range(4)
    ]
    outputs = {process.communicate()[0].decode() for process in processes}
    assert {process.returncode for process in processes} == {0}
    assert outputs == {f"{SECOND}\n"}
    assert (written / NAME).read_bytes() == filled
    assert sorted(path.name for path in (written / "bao-cao").iterdir()) == [
        Path(SECOND).name,
        Path(NAME).name,
    ]


def test_a_template_made_meanwhile_is_not_overwritten(
    cchc: Cchc, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make_first(path: Path, data: bytes, **options: object) -> None:
        path.parent.mkdir()
        path.write_text("của người khác", "utf-8")
        original(path, data, **options)  # type: ignore[arg-type]

    original = disk.write_output
    monkeypatch.setattr(disk, "write_output", make_first)
    answer = cchc("template", "init")
    assert answer.code == 2
    assert "đã có mẫu" in answer.err
    assert (office / "templates/report.html.j2").read_text("utf-8") == "của người khác"


def test_the_page_of_one_office_takes_no_name_of_anothers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ("td-a.md", "td-a-2.md")
    page_files.write([(name, name.encode()) for name in names], "ra", overwrite=False)
    (tmp_path / "ra/td-a.md").write_text("đã điền", "utf-8")
    alone = page_files.write([("td-a.md", b"moi")], "ra", overwrite=False)
    together = page_files.write([(name, b"moi " + name.encode()) for name in names], "ra", overwrite=False)
    assert [path.name for path in alone] == ["td-a-3.md"]
    assert [path.name for path in together] == ["td-a-3.md", "td-a-2.md"]


def test_what_is_overwritten_is_kept_under_a_name_of_its_own(cchc: Cchc, written: Path) -> None:
    filled = fill_in(written / NAME)
    replaced = cchc(*REPORT, "--overwrite")
    kept = written / NAME.replace(".md", "-ban-cu.md")
    assert (replaced.code, replaced.out) == (0, f"{NAME}\n")
    assert f"bản cũ được giữ ở {kept.relative_to(written)}\n" in replaced.err
    assert kept.read_bytes() == filled
    assert b"22/KH-UBND" in (written / NAME).read_bytes()
    again = fill_in(written / NAME)
    cchc(*REPORT, "--overwrite")
    assert (kept.with_stem(f"{kept.stem}-2").read_bytes(), kept.read_bytes()) == (again, filled)
    cchc(*REPORT, "--overwrite")
    assert len(list((written / "bao-cao").iterdir())) == 3, "what the tool wrote is kept nowhere"
