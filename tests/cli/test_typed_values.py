"""What people type or paste into options is read as they mean it; what it can't mean is asked about."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc import names
from cchc.characters import INVISIBLE_PATTERN
from tests.support.checkout import TESTS

if TYPE_CHECKING:
    from tests.support.answers import Cchc

CASES = TESTS / "data/cases"
DAY = ("--as-of", "14/9/2026")


@pytest.fixture
def plan(office: Path) -> Path:
    path = office / "plans/2026.yaml"
    text = (CASES / "text-cut-off-behind-a-hash/plan.yaml").read_text("utf-8").replace(" #2 theo", " theo")
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("50 ", "50"),
        ("\u201c15/BC-TYT\u201d", "15/BC-TYT"),
        ("'15/BC-TYT'", "15/BC-TYT"),
        ("15/BC\u2013TYT", "15/BC-TYT"),
        ("\u00a030/6/2026\u200b", "30/6/2026"),
        ("Quy\u0301 II", "Quý II"),
        ("41/Q\u00d0\u2013UBND", "41/QĐ-UBND"),
        ("41\u2215\u0422\u0422\u2044UBND", "41/TT/UBND"),
        ("Quý \u0406V", "Quý IV"),
        ("Quý \u2163/2026", "Quý IV/2026"),
        ("30\u221512\u20442026", "30/12/2026"),
        ("a\u201d", "a\u201d"),
        ("", ""),
    ],
)
def test_a_short_value_is_what_was_meant(typed: str, meant: str) -> None:
    assert names.typed(typed) == meant


@pytest.mark.parametrize("typed", ["ngày 16", "tháng 3", "2026-W01", "hôm sau"])
@pytest.mark.usefixtures("plan")
def test_a_day_that_is_written_otherwise_is_not_called_no_day(typed: str, cchc: Cchc) -> None:
    answer = cchc("list", "--as-of", typed)
    assert answer.code == 2
    assert f'--as-of: không đọc được ngày "{typed}"' in answer.err
    assert "ghi như 16/3/2026" in answer.err
    assert "không phải là ngày có thật" in cchc("list", "--as-of", "31/2/2026").err


@pytest.mark.parametrize("typed", ["50 %", "50%", " 50 ", "\u201c50\u201d", "50\u00a0%", "50\u200b"])
def test_progress_is_written_as_a_number(typed: str, plan: Path, cchc: Cchc) -> None:
    before = plan.read_text("utf-8")
    assert cchc("update", "2", "--progress", typed, *DAY).code == 0
    assert plan.read_text("utf-8") == before.replace(
        "progress: 40", "progress: 50\n    progress_on: 2026-09-14"
    )


@pytest.mark.parametrize(
    "typed", ["15/BC-TYT ", "\u201c15/BC-TYT\u201d", "\u00ab15/BC-TYT\u00bb", "15/BC\u2013TYT", '"15/BC-TYT"']
)
def test_the_number_of_a_document_is_written_without_what_surrounds_it(
    typed: str, plan: Path, cchc: Cchc
) -> None:
    for arguments in (["done", "2"], ["extend", "3", "--to", "30/12/2027"]):
        assert cchc(*arguments, "--document", typed, *DAY).code == 0
    for command in ("pause", "cancel"):
        assert cchc("reopen", "2", "--status", "in_progress", *DAY).code == 0
        assert cchc(command, "2", "--document", typed, *DAY).code == 0
    written = [line.strip("- ") for line in plan.read_text("utf-8").splitlines() if "document:" in line]
    assert set(written) == {"document: 15/BC-TYT"}


@pytest.mark.parametrize("command", [("done", "2"), ("extend", "3", "--to", "30/12/2027")])
def test_a_document_with_its_date_is_asked_about(command: tuple[str, ...], plan: Path, cchc: Cchc) -> None:
    before = plan.read_bytes()
    answer = cchc(*command, "--document", "Báo cáo số 15/BC-TYT ngày 30/6/2026", *DAY)
    assert (answer.code, plan.read_bytes()) == (2, before)
    assert "--document 15/BC-TYT --date 30/6/2026" in answer.err


def test_the_date_of_a_document_that_is_not_there_is_refused(plan: Path, cchc: Cchc) -> None:
    before = plan.read_bytes()
    answer = cchc("done", "2", "--date", "30/6/2026", *DAY)
    assert (answer.code, plan.read_bytes()) == (2, before)
    assert "--done-on" in answer.err
    assert cchc("done", "2", "--date", "30/6/2026", "--document", "15/BC-TYT", *DAY).code == 0


def test_blanks_at_the_ends_of_a_text_are_not_written(plan: Path, cchc: Cchc) -> None:
    assert cchc("update", "2", "--note", " Đã họp \u00a0", "--assignee", "Nguyễn Văn A ", *DAY).code == 0
    assert cchc("done", "3", "--document", "1/BC", "--summary", " Báo cáo ", *DAY).code == 0
    text = plan.read_text("utf-8")
    for line in ("text: Đã họp\n", "assignee: Nguyễn Văn A\n", "summary: Báo cáo\n"):
        assert line in text


def test_quotes_and_dashes_inside_a_title_stay_as_they_are(plan: Path, cchc: Cchc) -> None:
    title = "Phong trào “Năm dân vận” – giai đoạn 2"
    assert cchc("update", "2", "--title", title, *DAY).code == 0
    assert f"title: {title}\n" in plan.read_text("utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--quarter", "Quý \u0406\u0406"),
        ("--quarter", "\u2161"),
        ("--quarter", "Quý\u00a0II/2026"),
        ("--quarter", "“Q2”"),
        ("--quarter", "2\u200b"),
        ("--owner", "Văn phòng H\u00d0ND&UBND"),
        ("--owner", "Văn phòng H\u0189ND và UBND"),
        ("--search", "rà so\u00adát"),
        ("--before", "“1/7/2026”", "--after", "31–3–2026"),
        ("--area", "Thủ\u00a0tục hành chính", "--month", "“6”"),
    ],
)
def test_look_alikes_and_hard_spaces_select_what_was_meant(
    arguments: tuple[str, ...], plan: Path, cchc: Cchc
) -> None:
    assert cchc("list", *arguments, *DAY).numbers == [2]


def test_a_title_is_found_by_letters_that_look_like_others(plan: Path, cchc: Cchc) -> None:
    assert cchc("list", "--search", "\u00d0o lường", *DAY).numbers == [3]
    assert cchc("show", "“3”", *DAY).code == 0


def test_damaged_text_is_not_written(plan: Path, cchc: Cchc) -> None:
    before = plan.read_bytes()
    for title in ("Káº¿ hoáº¡ch", "K\ufffd hoạch"):
        answer = cchc("update", "2", "--title", title, *DAY)
        assert (answer.code, plan.read_bytes()) == (2, before)
        assert answer.err.startswith("cchc: --title: chữ")
        assert "gợi ý" in answer.err


def test_no_answer_comes_from_a_damaged_plan(plan: Path, cchc: Cchc) -> None:
    shutil.copy(CASES / "whole-plan-read-in-the-wrong-code-page/plan.yaml", plan)
    for command in ("list", "due", "stats", "show 2", "report", "update 2 --progress 50", "check"):
        answer = cchc(*command.split(), *DAY)
        assert answer.code == 1
        assert "damaged-text" in answer.err + answer.out
        assert "Chưa xác định" not in answer.out


def test_characters_that_nobody_sees_reach_no_document(plan: Path, office: Path, cchc: Cchc) -> None:
    shutil.copy(CASES / "invisible-letters-go-into-documents/plan.yaml", plan)
    assert INVISIBLE_PATTERN.search(plan.read_text("utf-8"))
    kinds = ("html", "md", "csv", "docx", "xlsx", "ics")
    for kind in kinds:
        assert cchc("report", "--format", kind, "-o", f"ra.{kind}", *DAY).code == 0
    for kind in ("csv", "md", "txt"):
        assert cchc("list", "-o", f"danh-sach.{kind}", *DAY).code == 0
    assert cchc("rollup", "plans", "--format", "html", "-o", "xa.html", *DAY).code == 0
    for path in filter(Path.is_file, office.glob("*.*")):
        data = [path.read_bytes()]
        if path.suffix in {".docx", ".xlsx"}:
            with zipfile.ZipFile(path) as parts:
                data = [parts.read(name) for name in parts.namelist() if name.endswith(".xml")]
        found = [INVISIBLE_PATTERN.search(part.decode("utf-8-sig")) for part in data]
        assert not any(found), path.name
    assert "soát thủ tục" in (office / "ra.html").read_text("utf-8")
    assert "\u202e" in cchc("list", "--format", "json", *DAY).out


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (("done", "2", "--document", "41\u2215Q\u00d0\u2013UBND"), "document: 41/QĐ-UBND"),
        (("update", "2", "--due", "Quý \u0406V/2026"), "due: Quý IV/2026"),
        (("extend", "2", "--to", "Quý IV/2026\u200b", "--document", "1/UBND"), "Quý IV/2026"),
        (("update", "2", "--assignee", "Nguyễn\u200b Văn\u202e A\u00ad"), "assignee: Nguyễn Văn A"),
        (("note", "2", "Đã\u00ad họp\u200b"), "text: Đã họp"),
    ],
)
def test_what_is_written_holds_nothing_that_nobody_sees(
    arguments: tuple[str, ...], written: str, plan: Path, cchc: Cchc
) -> None:
    answer = cchc(*arguments, *DAY)
    assert answer.code == 0, answer.err
    text = plan.read_text("utf-8")
    assert written in text
    assert not INVISIBLE_PATTERN.search(text)
    hidden = any(INVISIBLE_PATTERN.search(argument) for argument in arguments)
    assert ("đã bỏ ký tự ẩn U+" in answer.err) == hidden
