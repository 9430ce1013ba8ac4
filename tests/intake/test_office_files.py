"""Files of Excel and Word as they come back: damaged, odd, huge, of another plan, filled in where nothing is read."""

from __future__ import annotations

import importlib.util
import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import docx
import openpyxl
import pytest

from cchc.errors import FileError
from cchc.intake import word_text, workbooks
from cchc.office_files import WORD, repack
from cchc.reports import sheet_columns
from cchc.workbook import parts
from tests.support.checkout import CHECKOUT, TESTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.answers import Answer, Cchc

    class Send(Protocol):
        """The fixture `sent_back`."""

        def __call__(
            self, *cells: tuple[str, Any], arguments: tuple[str, ...] = ..., strip: bool = ...
        ) -> Answer:
            """Fill cells in by their places and import the sheet; `strip` it of whose it is, as an older one."""


DATA = TESTS / "data/office"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


def packed(**parts: str) -> bytes:
    """Return a zip of parts; `__` in a name is a slash."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return result.getvalue()


def related(**targets: str) -> str:
    links = "".join(
        f'<Relationship Id="{kind}" Type="{_RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f"<Relationships>{links}</Relationships>"


def workbook(rows: str, styles: str = "", head: str = "") -> bytes:
    """Return a workbook of one sheet with the columns' titles and some rows as XML."""
    titles = (*sheet_columns.NEEDED, sheet_columns.PROGRESS, sheet_columns.NOTE)
    cells = "".join(f'<c t="inlineStr"><is><t>{title}</t></is></c>' for title in titles)
    sheet = f"<worksheet xmlns='{_MAIN}'><sheetData><row r='1'>{cells}</row>{rows}</sheetData></worksheet>"
    book = f"<workbook xmlns='{_MAIN}' xmlns:r='{_RELATIONSHIPS}'>{head}<sheets><sheet name='A' r:id='worksheet'/></sheets></workbook>"
    return packed(
        **{
            "_rels__.rels": related(officeDocument="/xl/workbook.xml"),
            "xl__workbook.xml": book,
            "xl___rels__workbook.xml.rels": related(worksheet="sheet1.xml", styles="styles.xml"),
            "xl__sheet1.xml": sheet,
            "xl__styles.xml": f"<styleSheet xmlns='{_MAIN}'>{styles}</styleSheet>",
        }
    )


def word_file(body: str) -> bytes:
    document = f"<w:document xmlns:w='{_WORD}'><w:body>{body}</w:body></w:document>"
    return packed(
        **{"_rels__.rels": related(officeDocument="word/document.xml"), "word__document.xml": document}
    )


# The cases that offices sent


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("import-carriage-return-escape", 0, ("Đã họp xong đợt 1", "")),
        ("import-decomposed-letters", 0, ("", "không có gì thay đổi")),
        ("import-error-cell-as-note", 1, ("", "ô O6: công thức cho lỗi #N/A; không cập nhật dòng này")),
        ("import-note-equal-to-an-older-one", 0, ("Đang lấy ý kiến", "")),
        ("import-percent-sign-that-is-only-shown", 0, ("3 · tiến độ: 60% → 70%", "")),
        ("import-strict-open-xml", 0, ("", "không có gì thay đổi")),
        ("import-workbook-with-an-odd-creation-date", 0, ("", "không có gì thay đổi")),
        ("import-workbook-with-broken-compression", 1, ("", "không phải là tệp Excel (.xlsx) đọc được")),
        ("import-workbook-with-broken-xml", 1, ("", "không phải là tệp Excel (.xlsx) đọc được")),
    ],
)
def test_a_workbook_that_an_office_sent_back_is_read_as_it_is_meant(
    office: Path, cchc: Cchc, name: str, code: int, words: tuple[str, str]
) -> None:
    shutil.copy(DATA / "plan.yaml", office / "plans/2026.yaml")
    shutil.copy(DATA / f"{name}.xlsx", office / "gui-lai.xlsx")
    answer = cchc("import", "gui-lai.xlsx", "--update", "--dry-run")
    assert answer.code == code, answer.err
    out, err = words
    assert out in answer.out
    assert err in answer.err
    assert out or not answer.out


def test_a_damaged_word_file_is_a_sentence(cchc: Cchc) -> None:
    answer = cchc("docx-text", str(DATA / "docx-text-of-a-damaged-file.docx"))
    assert (answer.code, answer.out) == (1, "")
    assert "tệp này không phải là tệp Word (.docx) đọc được" in answer.err
    assert "gợi ý: mở bằng Word rồi lưu lại" in answer.err


# Whatever is damaged


def damaging() -> Any:
    spec = importlib.util.spec_from_file_location("damaged_office", CHECKOUT / "bench/damaged_office.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_whatever_is_damaged_is_read_or_refused_with_a_sentence(often: Callable[[int], int]) -> None:
    bench = damaging()
    times = often(250)
    book = (DATA / "import-note-equal-to-an-older-one.xlsx").read_bytes()
    saved = io.BytesIO()
    docx.Document().save(saved)
    assert list(bench.failures(book, workbooks.parse, times, 1)) == []
    assert list(bench.failures(saved.getvalue(), word_text.parse, times, 1)) == []
    assert list(bench.failures(saved.getvalue(), bench.libraries_alone(".docx"), 30, 1)), (
        "nothing was damaged"
    )


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_a_file_with_a_password_or_of_an_old_format_is_named_as_such(suffix: str) -> None:
    read: Callable[[bytes], Any] = workbooks.parse if suffix == "xlsx" else word_text.parse
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    with pytest.raises(FileError, match="có mật khẩu") as locked:
        read(ole + "EncryptedPackage".encode("utf-16-le"))
    assert "bỏ mật khẩu" in locked.value.hint
    with pytest.raises(FileError, match="dạng cũ"):
        read(ole)
    with pytest.raises(FileError, match="đọc được"):
        read(b"")
    with pytest.raises(FileError, match="đọc được"):
        read(workbook("") if suffix == "docx" else word_file("<w:p/>"))


def test_entities_and_nesting_without_end_are_refused() -> None:
    bomb = "<!DOCTYPE d [<!ENTITY a 'aaaa'>]><w:document xmlns:w='x'><w:body/></w:document>"
    for part in (bomb, "<a>" * 100_000):
        data = packed(**{"_rels__.rels": related(officeDocument="d.xml"), "d.xml": part})
        with pytest.raises(FileError, match="đọc được"):
            word_text.parse(data)


# Bounds


def test_a_file_that_unpacks_to_very_much_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small, bomb = packed(a="x"), packed(**{"a.xml": "\0" * (201 * 1024**2)})

    def unpack(_archive: zipfile.ZipFile, name: object, *_: object, **__: object) -> None:
        raise AssertionError(name)

    monkeypatch.setattr(zipfile.ZipFile, "open", unpack)
    for read in (workbooks.parse, word_text.parse, lambda data: repack(data, WORD)):
        with pytest.raises(FileError, match="quá lớn: giải nén ra quá 200 MB"):
            read(bomb)
    with pytest.raises(AssertionError):  # the control: this way a file within the bounds is unpacked
        repack(small, WORD)


def test_a_member_that_is_longer_than_its_entry_says_is_not_unpacked() -> None:
    data = bytearray(packed(**{"a.xml": "\0" * 10_000_000}))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (100).to_bytes(4, "little")
    with pytest.raises(FileError, match="đọc được"):
        workbooks.parse(bytes(data))


def test_a_workbook_of_very_many_cells_is_refused_in_time() -> None:
    data = workbook("<row>" + "<c/>" * 1_300_000 + "</row>")
    with pytest.raises(FileError, match=r"quá lớn: có hơn 1\.000\.000 ô"):
        workbooks.parse(data)


def test_blank_rows_with_a_look_are_no_rows() -> None:
    blank = "".join(f'<row r="{number}"><c s="0"/><c s="0"/></row>' for number in range(2, 30_000))
    assert workbooks.parse(workbook(blank)).rows == ()


def test_a_merged_cell_of_any_width_is_as_wide_as_a_table_of_word_can_be() -> None:
    cell = "<w:tc><w:tcPr><w:gridSpan w:val='100000000'/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
    (line,) = word_text.parse(word_file(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))
    assert line == "\t".join("a" * 63)


def test_a_table_that_begins_with_a_continued_cell_is_read() -> None:
    def cell(text: str, merge: str) -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    more = "<w:vMerge/>"
    rows = [cell("a", more) + cell("b", "<w:vMerge w:val='restart'/>"), cell("", more) + cell("", more)]
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    assert word_text.parse(word_file(body)) == ["a\tb", "a\tb"]


def test_merged_cells_are_not_repeated_without_end() -> None:
    first = f"<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>{'a' * 100_000}</w:t></w:r></w:p></w:tc></w:tr>"
    more = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>" * 1000
    with pytest.raises(FileError, match="20 triệu ký tự"):
        word_text.parse(word_file(f"<w:tbl>{first}{more}</w:tbl>"))


# Cells


def shown(cell: str, styles: str = "", head: str = "") -> Any:
    """Return the note's cell of a workbook, by its XML."""
    row = f'<row r="2"><c><v>1</v></c><c t="str"><v>Việc</v></c><c/><c/>{cell}</row>'
    (read,) = workbooks.parse(workbook(row, styles, head)).rows
    return read.cells[sheet_columns.NOTE]


def formatted(code: str) -> str:
    escaped = code.replace('"', "&quot;")
    return f'<numFmts><numFmt numFmtId="170" formatCode="{escaped}"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs>'


@pytest.mark.parametrize(
    ("code", "number", "words"),
    [
        ("0%", "0.7", "70"),
        ('0"%"', "70", "70"),
        ("0\\%", "70", "70"),
        ("0_%", "70", "70"),
        ('0.0 "phần trăm %"', "70", "70"),
        ("[Red]0.00%;0", "0.7", "70"),
        ("[h]:mm", "3.1666666666666665", "76:00"),
        ("h:mm", "0.3125", "7:30"),
        ("dd/mm/yyyy", "46203", "2026-06-30"),
        ("0", "1E+3", "1000"),
    ],
)
def test_a_number_is_what_its_format_makes_of_it(code: str, number: str, words: str) -> None:
    assert shown(f'<c s="1"><v>{number}</v></c>', formatted(code)).words == words


def test_the_first_day_of_a_workbook_may_be_in_1904() -> None:
    date_1904 = shown('<c s="1"><v>44741</v></c>', formatted("dd/mm/yyyy"), "<workbookPr date1904='1'/>")
    assert date_1904.words == "2026-06-30"


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        ('<c t="e"><v>#REF!</v></c>', "công thức cho lỗi #REF!"),
        ("<c><f>A1</f></c>", parts.NOT_COMPUTED),
        ("<c><f>A1</f><v/></c>", parts.NOT_COMPUTED),
        ("<c><v>1e999</v></c>", "1e999 không phải là số dùng được"),
        ("<c><v>NaN</v></c>", "NaN không phải là số dùng được"),
    ],
)
def test_a_cell_that_cannot_be_relied_on_says_why(cell: str, error: str) -> None:
    assert shown(cell).error == error


def test_texts_are_decoded_and_composed() -> None:
    text = "Đã họp_x000D_&#10;xong _x005F_x0041_ tệp"
    assert shown(f'<c t="str"><v>{text}</v></c>').words == "Đã họp xong _x0041_ tệp"
    spoken = '<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></is></c>'
    assert shown(spoken).words == "ab"


# What is filled in and not taken


@pytest.fixture
def sent_back(office: Path, cchc: Cchc) -> Send:
    """Export the plan, fill cells in by place, and import it."""

    def send(*cells: tuple[str, Any], arguments: tuple[str, ...] = (), strip: bool = False) -> Answer:
        if not (office / "bang.xlsx").exists():
            assert cchc("report", "--format", "xlsx", "-o", "bang.xlsx").code == 0
        book = openpyxl.load_workbook(office / "bang.xlsx")
        for place, value in cells:
            book["Nhiệm vụ"][place] = value
        if strip:
            book["cchc"].delete_cols(11, 20)
        book.save(office / "gui-lai.xlsx")
        return cchc("import", "gui-lai.xlsx", "--update", "--dry-run", *arguments)

    return send


@pytest.mark.parametrize("strip", [False, True], ids=["new", "older"])
def test_a_cell_that_is_filled_in_and_not_taken_is_named(sent_back: Send, *, strip: bool) -> None:
    answer = sent_back(
        ("G6", "Quý IV/2026"),
        ("D7", "Công an xã"),
        ("J6", 61),
        strip=strip,
    )
    assert answer.code == 0, answer.err
    assert answer.out.splitlines()[-1] == "3 · tiến độ: 61%"
    assert answer.err.splitlines()[:2] == [
        "ô G6: cột Thời hạn không được nhập; dùng cchc extend 3 … hoặc cchc update 3 --due …",
        "ô D7: cột Cơ quan chủ trì không được nhập; dùng cchc update 4 --owner …",
    ]


def test_a_column_that_an_office_added_is_named_once(sent_back: Send) -> None:
    answer = sent_back(("P3", "Khó khăn"), ("P6", "Thiếu người"), ("P7", "Thiếu máy"))
    assert 'ô P6: cột "Khó khăn" không được nhập, cả các ô dưới đó' in answer.err
    assert "P7" not in answer.err


def test_a_number_with_a_nought_before_it_is_that_number(sent_back: Send) -> None:
    answer = sent_back(("A6", "03"), ("J6", "00"))
    assert (answer.code, answer.out) == (0, "3 · tiến độ: 0%\n")
    assert (
        sent_back(("A6", "03"), ("J6", None)).err
        == "không có gì thay đổi: kế hoạch đã đúng như bảng\n(chưa ghi gì)\n"
    )


# Whose is it?


def test_a_sheet_of_another_plan_is_refused_with_both_names(office: Path, sent_back: Send) -> None:
    assert sent_back(("J6", 77)).code == 0
    plan = office / "plans/2026.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(re.sub("issuer: .*", "issuer: UBND xã Khác", text), encoding="utf-8")
    answer = sent_back(("J6", 77))
    assert (answer.code, answer.out) == (2, "")
    assert ", không phải từ kế hoạch số " in answer.err
    assert re.search("bảng này lập từ kế hoạch số .* năm 2026 của .*Vĩnh Thông", answer.err)
    assert "của UBND xã Khác" in answer.err
    assert "--anyway" in answer.err
    assert sent_back(("J6", 77), arguments=("--anyway",)).out.endswith("\n3 · tiến độ: 77%\n")
    assert sent_back(("J6", 77), strip=True).code == 0, "an older sheet doesn't say whose it is"


@pytest.mark.parametrize("field", ["number", "title"])
def test_a_sheet_without_its_hidden_sheet_is_refused_by_what_stands_above_its_table(
    office: Path, sent_back: Send, cchc: Cchc, field: str
) -> None:
    assert sent_back(("J6", 77)).code == 0
    book = openpyxl.load_workbook(office / "gui-lai.xlsx")
    del book["cchc"]
    book.save(office / "bo-trang.xlsx")
    command = ("import", "bo-trang.xlsx", "--update", "--dry-run")
    answer = cchc(*command)
    assert answer.out.endswith("3 · tiến độ: 77%\n"), "the control: it is of this plan"
    assert "trang nhận dạng" not in answer.err
    plan = office / "plans/2026.yaml"
    text = plan.read_text("utf-8")
    other = {"number": "99/KH-UBND", "title": "Kế hoạch của xã Khác"}[field]
    plan.write_text(re.sub(rf"(?m)^  {field}: .*", f"  {field}: {other}", text, count=1), "utf-8")
    answer = cchc(*command)
    assert (answer.code, answer.out) == (2, "")
    assert "đầu bảng ghi kế hoạch số " in answer.err
    assert f"không phải kế hoạch số {other}" in answer.err or f'"{other}"' in answer.err
    assert cchc(*command, "--anyway").out.endswith("3 · tiến độ: 77%\n")
    book["Nhiệm vụ"].delete_rows(1, 2)
    book.save(office / "bo-trang.xlsx")
    answer = cchc(*command)
    assert answer.err.startswith("bảng không còn trang nhận dạng: ")
    assert answer.out.endswith("3 · tiến độ: 77%\n")


def test_tasks_that_changed_since_the_sheet_are_said_when_rows_are_refused(
    office: Path, sent_back: Send, cchc: Cchc
) -> None:
    sent_back()
    assert cchc("update", "3", "--title", "Việc khác").code == 0
    answer = sent_back(("J6", 77))
    assert answer.code == 1
    assert "từ khi lập bảng, kế hoạch đã thêm, bớt hoặc sửa nội dung nhiệm vụ" in answer.err


def test_a_template_with_a_password_is_named(office: Path, cchc: Cchc) -> None:
    (office / "mau.docx").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    )
    answer = cchc("report", "--format", "docx", "--template", "mau.docx", "-o", "-")
    assert answer.code == 3
    assert "mẫu mau.docx: tệp này có mật khẩu nên không đọc được" in answer.err


def test_what_people_fill_in_is_told_wherever_its_control_stands() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='n'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    def run(text: str) -> str:
        return f"<w:r><w:t>{text}</w:t></w:r>"

    def paragraph(*runs: str) -> str:
        return f"<w:p>{''.join(runs)}</w:p>"

    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(cells)}</w:tr>"

    def cell(inner: str) -> str:
        return f"<w:tc>{inner}</w:tc>"

    first = row(cell(paragraph(control(run("a")))), control(cell(paragraph(run("b")))))
    second = control(row(cell(control(paragraph(run("c")))), cell(paragraph(run("d")))))
    body = (
        paragraph(run("Có "), control(control(run("02 máy"))), run("."))
        + control(paragraph(run("đoạn")))
        + f"<w:tbl>{first}{second}</w:tbl>"
        + control(f"<w:tbl>{first}</w:tbl>")
    )
    assert word_text.parse(word_file(body)) == ["Có 02 máy.", "đoạn", "a\tb", "c\td", "a\tb"]


def test_tracked_insertions_and_links_are_told_and_deletions_are_not() -> None:
    body = (
        "<w:p><w:r><w:t>Số </w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>mới</w:t></w:r></w:ins>"
        "<w:hyperlink><w:smartTag><w:r><w:t>, liên kết</w:t></w:r></w:smartTag></w:hyperlink></w:p>"
    )
    assert word_text.parse(word_file(body)) == ["Số mới, liên kết"]
