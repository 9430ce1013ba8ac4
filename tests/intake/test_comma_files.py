"""Task sheets as CSV: their encodings and marks, and which are known as ours."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from cchc.cli import console
from cchc.errors import FileError, RequestError
from cchc.intake import comma_files, recognition
from cchc.reports.sheet_columns import COLUMNS, NOTE, NUMBER, TITLE

if TYPE_CHECKING:
    from pathlib import Path

HEADS = [column.title for column in COLUMNS]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"]
VALUES = {NUMBER: "1", TITLE: "Rà soát thủ tục; đơn giản hóa", NOTE: "Đã họp, lần hai; chờ ý kiến ở xã"}


def sheet(encoding: str, mark: str, heads: list[str] = HEADS) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=mark).writerows((heads, [VALUES.get(title, "") for title in HEADS]))
    errors = console.nearest_letters("cp1258") if encoding == "cp1258" else "strict"
    return text.getvalue().encode(encoding, errors)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_sheet_of_ours_is_read_in_every_encoding_that_it_proves(encoding: str, mark: str) -> None:
    table = comma_files.parse(sheet(encoding, mark))
    assert {title: table.rows[0].text(title) for title in VALUES} == VALUES
    assert table.is_own


@pytest.mark.parametrize("encoding", ["utf-16-le", "cp1258", "cp1252"])
def test_an_encoding_that_the_titles_do_not_prove_is_not_guessed(encoding: str) -> None:
    data = "TT;Nội dung;Tiến độ (%)\r\n1;Rà soát;30".encode(encoding, "ignore")
    with pytest.raises(FileError, match="không rõ bảng mã"):
        comma_files.parse(data)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_csv_of_ours_is_no_paper_whatever_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "gui-lai.csv"
    for heads in (HEADS, ["STT", *HEADS[1:]]):
        path.write_bytes(sheet(encoding, ";", heads))
        with pytest.raises(RequestError, match="là bảng nhiệm vụ lập từ một kế hoạch"):
            recognition.read_paper(path)


def test_a_text_whose_encoding_nobody_knows_is_refused_as_before(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes("Kế hoạch năm 2026".encode("cp1258", "ignore"))
    with pytest.raises(FileError, match="không rõ bảng mã"):
        recognition.read_paper(path)
    with pytest.raises(RequestError, match="không có tệp"):
        recognition.read_paper(tmp_path / "khong-co.csv")


@pytest.mark.parametrize(
    ("note", "is_told"),
    [
        ("Đã họp, xong", "dòng có 24 ô, dòng tiêu đề có 23 ô"),
        ('"Đã họp', "có ô chứa cả dòng khác"),
        ('"Đã họp, xong"', ""),
        ('"Đã họp: a, b, c\nd, e, f, g"', ""),
        ('Đã "họp"', ""),
    ],
)
def test_a_row_that_quotes_or_marks_moved_is_told_from_one_below_its_titles(note: str, is_told: str) -> None:
    rows = [",".join(["1", "Một", *[""] * 12, note, *[""] * 8]), ",".join(["2", "Hai", *[""] * 21])]
    heads = ",".join(title if "," not in title else f'"{title}"' for title in HEADS)
    table = comma_files.parse("\r\n".join((heads, *rows)).encode())
    first = table.rows[0]
    errors = [cell.error for cell in first.cells.values() if cell.error]
    if is_told:
        assert list(first.cells) == [NUMBER]
        assert errors[0].startswith(is_told)
    else:
        assert errors == []
        assert [row.text(NUMBER) for row in table.rows] == ["1", "2"]
