"""Which reader reads a file: by what it is, then by its name; what none reads ends in a sentence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from cchc.errors import CchcError, FileError, RequestError
from cchc.sources import reading
from tests.support.checkout import TESTS
from tests.support.word_files import p, word_file

CASES = TESTS / "data/intake"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def sheet() -> bytes:
    result = io.BytesIO()
    openpyxl.Workbook().save(result)
    return result.getvalue()


def packed(**parts: str) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return result.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix", "kind"),
    [
        (word_file(p("a")), ".docx", "word"),
        (word_file(p("a")), ".doc", "word"),
        (word_file(p("a"), main_type="template"), ".dotx", "word"),
        (word_file(p("a"), chunk__html="<p>a</p>"), ".zip", "word"),
        (sheet(), ".docx", "excel"),
        (b"%PDF-1.7\n", ".docx", "pdf"),
        (b"\r\n%PDF-1.4\n", "", "pdf"),
        (_OLE + "WordDocument".encode("utf-16-le"), ".docx", "old_word"),
        (_OLE, ".doc", "old_word"),
        (b"{\\rtf1\\ansi", ".doc", "old_word"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
            ".xml",
            "old_word",
        ),
        (b"<html><body>", ".doc", "web_page"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "", "web_page"),
        ("Kế hoạch".encode(), ".HTM", "web_page"),
        ("# Kế hoạch".encode(), ".md", "markdown"),
        ("| TT | Việc |\n| --- | :---: |\n| 1 | a |".encode(), ".txt", "markdown"),
        ("TT | Việc\n---|---\n1 | a".encode(), "", "markdown"),
        ("Kế hoạch\n-----\n1. Việc".encode(), ".txt", "plain_text"),
        ("Kế hoạch".encode("utf-16"), ".txt", "plain_text"),
        ("TT\tViệc".encode(), ".csv", "plain_text"),
    ],
)
def test_the_reader_is_the_one_for_what_the_file_is(data: bytes, suffix: str, kind: str) -> None:
    assert reading.kind(data, suffix) == kind


@pytest.mark.parametrize(
    ("main_type", "kind"),
    [
        ("ms-word.document.macroEnabled.main+xml", "word"),
        ("ms-word.template.macroEnabledTemplate.main+xml", "word"),
        ("openxmlformats-officedocument.wordprocessingml.template.main+xml", "word"),
        ("ms-excel.sheet.macroEnabled.main+xml", "excel"),
        ("openxmlformats-officedocument.spreadsheetml.template.main+xml", "excel"),
    ],
)
def test_files_with_macros_and_templates_are_read_as_others(main_type: str, kind: str) -> None:
    types = f'<Types><Override PartName="/a.xml" ContentType="application/vnd.{main_type}"/></Types>'
    assert reading.kind(packed(**{"[Content_Types].xml": types}), "") == kind


@pytest.mark.parametrize(
    ("data", "suffix", "message"),
    [
        (_OLE + "EncryptedPackage".encode("utf-16-le"), ".docx", "mật khẩu"),
        (_OLE + "Workbook".encode("utf-16-le"), ".xls", "Excel dạng cũ"),
        (_OLE, ".msg", "không phải là tệp Word hay Excel"),
        (packed(mimetype="application/vnd.oasis.opendocument.text"), ".odt", "Word hay Excel"),
        (packed(**{"[Content_Types].xml": "<Types/>"}), ".docx", "không phải là tệp Word hay Excel"),
        (b"PK\x03\x04 cut", ".docx", "hỏng"),
        (b"\xff\xd8\xff\xe0", ".docx", "hình ảnh"),
        (b"\x7fELF\0\0", ".txt", "không phải là văn bản"),
        (b"MIME-Version: 1.0\r\n", ".doc", "mht"),
    ],
)
def test_what_no_reader_reads_ends_in_a_sentence_with_a_remedy(
    data: bytes, suffix: str, message: str
) -> None:
    with pytest.raises(CchcError, match=message) as caught:
        reading.kind(data, suffix)
    assert isinstance(caught.value, FileError)
    assert caught.value.hint


def test_files_that_are_missing_empty_or_too_large_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    with pytest.raises(RequestError, match="không có tệp"):
        reading.read(file)
    file.write_bytes(b" \n")
    with pytest.raises(FileError, match="trống"):
        reading.read(file)
    with file.open("wb") as grown:
        grown.truncate(reading.MAX_BYTES + 1)
    with pytest.raises(FileError, match="quá lớn: hơn 16 MB"):
        reading.read(file)


def test_a_word_file_under_another_name_is_read(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_bytes(word_file(p("Kế hoạch")))
    assert [one.text for one in reading.read(file).paragraphs] == ["Kế hoạch"]


def test_words_of_an_old_font_that_the_file_does_not_name_are_named(tmp_path: Path) -> None:
    def doubts(text: str) -> list[str]:
        (tmp_path / "a.docx").write_bytes(word_file(p(text)))
        return [doubt.code for doubt in reading.read(tmp_path / "a.docx").doubts]

    assert doubts("KÕ ho¹ch c¶i c¸ch hµnh chÝnh cña ñy ban nh©n d©n x·") == ["font-legacy"]
    assert doubts("Keá hoaïch caûi caùch haønh chính cuûa Uûy ban nhaân daân xaõ, ñôn vò nhöõng vieäc") == [
        "font-legacy"
    ]
    assert (
        doubts("Kế hoạch cải cách hành chính của Ủy ban nhân dân xã, theo Müller và Ångström, thuế hoá toà")
        == []
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "**DỰ THẢO**\n\nKế hoạch\n"),
        ("a.txt", "DỰ THẢO LẦN 2\nKế hoạch\n"),
        ("a.html", "<table><tr><td>UBND XÃ<br>DỰ THẢO<td>CỘNG HÒA</table>"),
    ],
)
def test_a_draft_is_named_in_any_format(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert [doubt.code for doubt in reading.read(path).doubts] == ["draft-mark"]
