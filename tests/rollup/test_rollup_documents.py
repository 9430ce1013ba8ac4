"""A rollup as a page and as an Excel file, and an office's own page for it."""

from __future__ import annotations

import io
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import openpyxl
import pytest

from cchc.reports.listing import Column, Listing, TitledListing
from cchc.reports.printers import listing_sheet
from tests.support.communes import commune

if TYPE_CHECKING:
    from tests.support.answers import Cchc


def test_the_page_shows_what_the_table_shows_and_asks_for_nothing(
    tmp_path: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
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
    tmp_path: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
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
        (("-o", "x.txt"), "-o chỉ dùng cho dạng html, xlsx, parquet"),
        (("--format", "html", "-o", "plans/2026.yaml"), "tệp ghi ra chính là tệp kế hoạch"),
        (("--format", "html", "-o", "plans/2027.yaml"), "đuôi .yaml, .yml chỉ dành cho tệp kế hoạch"),
    ],
)
def test_a_document_never_takes_a_plans_place(
    office: Path, cchc: Cchc, arguments: tuple[str, ...], message: str
) -> None:
    before = (office / "plans/2026.yaml").read_bytes()
    answer = cchc("rollup", *arguments)
    assert answer.code == 2
    assert message in answer.err
    assert (office / "plans/2026.yaml").read_bytes() == before


def test_a_document_replaces_nothing_but_files(
    tmp_path: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("ong")
    answer = cchc("rollup", "--format", "html", "-o", "ong")
    assert answer.code == 3
    assert "ong không phải là tệp thường" in answer.err
    assert Path("ong").is_fifo()


def test_an_offices_own_page_is_tried(office: Path, cchc: Cchc) -> None:
    own = office / "templates/listing.html.j2"
    own.parent.mkdir()
    own.write_text("{{ report.title }}", "utf-8")
    assert cchc("template", "check").out == "templates/listing.html.j2: dùng được\n"
    assert "Tổng hợp" in cchc("rollup", "--format", "html", "-o", "-").out
    own.write_text("{{ report.nothing }}", "utf-8")
    assert cchc("template", "check").code == 3


def test_a_hundred_broken_files_are_named_and_the_others_counted(
    tmp_path: Path, cchc: Cchc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(103):
        (tmp_path / f"hong-{number}.yaml").write_text("cchc: 1\n", "utf-8")
    answer = cchc("rollup", "--as-of", "2026-08-01")
    assert answer.code == 1
    assert "… và 3 tệp nữa" in answer.err
    assert len(answer.err.splitlines()) < 110


def test_a_sheet_without_rows_has_no_filter() -> None:
    columns = (Column("Xã"), Column("Số", numeric=True))
    for rows, has_filter in (((), False), ((("Tổng", "0"),), False), ((("A", "1"), ("Tổng", "1")), True)):
        styles = ("",) * (len(rows) - 1) + ("bold",) if rows else ()
        titled = TitledListing("T", "S", Listing(columns, rows, styles), ())
        book = openpyxl.load_workbook(io.BytesIO(listing_sheet.workbook(titled, date(2026, 8, 1))))
        assert bool(book.active.auto_filter.ref) == has_filter
