"""A period's file where the disk has something in its way: nothing is printed without its words, nothing lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.cli.filling import period_words, period_writing
from cchc.errors import SurroundingsError
from cchc.planfile import writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.answers import Cchc

REPORT = ("report", "--kind", "progress", "--period", "q3", "--as-of", "2026-09-10", "--format", "md")
SET = ("figures", "q3", "--as-of", "2026-09-10", "--set", "tin-bai=5")
PERIOD = Path("plans/bao-cao/2026-q3.yaml")
FIGURES = "\nreporting:\n  figures:\n    - id: tin-bai\n      title: Tin, bài\n"
OLD = "period: 1\nprogress:\n  chung:\n    kien-nghi: Đề nghị hỗ trợ.\nfigures:\n  tin-bai: 3\n"


@pytest.fixture(autouse=True)
def asked(office: Path) -> None:
    """Ask for figures in the office's plan, and make the folder of periods."""
    plan = office / "plans/2026.yaml"
    plan.write_text(plan.read_text("utf-8") + FIGURES, "utf-8")
    PERIOD.parent.mkdir()


def _a_folder() -> None:
    PERIOD.mkdir()


def _a_link_to_nothing() -> None:
    PERIOD.symlink_to("khong-co.yaml")


def _a_circle() -> None:
    PERIOD.symlink_to(PERIOD.name)


def _a_folder_that_leads_nowhere() -> None:
    PERIOD.parent.rmdir()
    PERIOD.parent.symlink_to("khong-co")


@pytest.mark.parametrize(
    "make",
    [_a_folder, _a_link_to_nothing, _a_circle, _a_folder_that_leads_nowhere],
    ids=lambda make: make.__name__,
)
@pytest.mark.parametrize("line", [REPORT, SET], ids=["report", "figures"])
def test_a_periods_file_that_cannot_be_read_ends_the_command(
    cchc: Cchc, make: Callable[[], None], line: tuple[str, ...]
) -> None:
    make()
    answer = cchc(*line)
    assert answer.code == 3
    assert "plans/bao-cao" in answer.err
    assert "gợi ý: " in answer.err
    assert not list(Path().glob("bao-cao/*.md"))


def test_a_file_where_the_folder_of_periods_is_wanted_is_told(cchc: Cchc) -> None:
    PERIOD.parent.rmdir()
    PERIOD.parent.write_text("ghi chú", "utf-8")
    answer = cchc(*SET)
    assert answer.code == 3
    assert "plans/bao-cao không phải là thư mục" in answer.err
    assert PERIOD.parent.read_text("utf-8") == "ghi chú"


def test_a_link_to_a_periods_file_stays_a_link(cchc: Cchc) -> None:
    real = Path("chung.yaml")
    real.write_text(OLD, "utf-8")
    PERIOD.symlink_to("../../chung.yaml")
    assert cchc(*SET).code == 0
    assert PERIOD.is_symlink()
    assert real.read_text("utf-8") == OLD.replace("tin-bai: 3", "tin-bai: 5")


def test_a_periods_file_that_is_read_only_stays(cchc: Cchc) -> None:
    PERIOD.write_text(OLD, "utf-8")
    PERIOD.chmod(0o444)
    answer = cchc(*SET)
    assert answer.code == 3
    assert f"{PERIOD} chỉ cho đọc" in answer.err
    assert PERIOD.read_text("utf-8") == OLD


@pytest.mark.parametrize("before", ["", OLD])
def test_what_another_command_wrote_meanwhile_stays(office: Path, before: str) -> None:
    if before:
        PERIOD.write_text(before, "utf-8")
    plan = Path("plans/2026.yaml")
    words = period_words.PeriodWords(plan, PERIOD, period_words.read(PERIOD), period_words.read(Path("x")))
    theirs = OLD.replace("hỗ trợ", "tập huấn")
    PERIOD.write_text(theirs, "utf-8")
    with pytest.raises(SurroundingsError, match="vừa được chương trình khác"):
        period_writing.write(words, b"period: 1\nfigures:\n  tin-bai: 7\n")
    assert PERIOD.read_text("utf-8") == theirs
    assert [path.name for path in PERIOD.parent.iterdir() if path.suffix == ".tmp"] == []


def test_only_one_command_at_a_time_writes_a_periods_file(
    cchc: Cchc, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "WAIT", 0.01)
    with writing.locked(Path("plans/2026.yaml"), wait=1, tell=print):
        answer = cchc(*SET)
    assert answer.code == 3
    assert "vẫn đang được một lệnh khác cập nhật" in answer.err
    assert not PERIOD.exists()


@pytest.mark.parametrize("line", [REPORT, SET], ids=["report", "figures"])
@pytest.mark.parametrize("name", ["2026-q3.yml", "2026-Q3.yaml", "2026-q3.YAML"])
def test_a_file_that_was_meant_for_the_period_is_told(cchc: Cchc, name: str, line: tuple[str, ...]) -> None:
    wrong = PERIOD.with_name(name)
    wrong.write_text(OLD, "utf-8")
    answer = cchc(*line)
    assert answer.code == 0
    assert f"không đọc {wrong}: tệp của kỳ phải có tên {PERIOD}\n  gợi ý: đổi tên tệp ấy\n" in answer.err
    assert wrong.read_text("utf-8") == OLD
    wrong.rename(PERIOD.with_name("doi-ten"))
    PERIOD.with_name("doi-ten").rename(PERIOD)
    assert "phải có tên" not in cchc(*line).err


def test_a_file_of_the_period_before_and_one_beside_the_right_one_are_told_too(cchc: Cchc) -> None:
    PERIOD.write_text(OLD, "utf-8")
    PERIOD.with_suffix(".yml").write_text(OLD, "utf-8")
    PERIOD.with_name("2026-6T.yaml").write_text(OLD, "utf-8")
    err = cchc(*REPORT).err
    assert f"không đọc {PERIOD.with_suffix('.yml')}: tệp của kỳ phải có tên {PERIOD}\n" in err
    assert "gợi ý: chép nội dung sang tệp kia rồi xóa tệp này\n" in err
    assert f"không đọc {PERIOD.with_name('2026-6T.yaml')}: tệp của kỳ phải có tên" in err
    assert cchc(*REPORT[:4], "q1", *REPORT[5:]).err.count("không đọc") == 0
