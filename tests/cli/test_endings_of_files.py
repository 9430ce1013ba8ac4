"""A file's ending and its format agree: the ending chooses, and a `--format` that contradicts it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

DAY = ("--as-of", "14/9/2026")
BEGINNINGS = {
    "docx": b"PK",
    "xlsx": b"PK",
    "html": b"<!",
    "HTM": b"<!",
    "md": b"#",
    "csv": b"\xef\xbb\xbf",
    "ics": b"BEGIN:VCALENDAR",
    "json": b"{",
}


@pytest.mark.parametrize(("ending", "beginning"), BEGINNINGS.items())
def test_the_ending_chooses_the_format_of_a_report(
    ending: str, beginning: bytes, office: Path, cchc: Cchc
) -> None:
    answer = cchc("report", "-o", f"a.{ending}", *DAY)
    assert (answer.code, answer.out) == (0, f"a.{ending}\n")
    assert (office / f"a.{ending}").read_bytes().startswith(beginning)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("report", "--format", "csv", "-o", "b.xlsx"), "--format csv không khớp với đuôi .xlsx"),
        (("report", "--format", "md", "-o", "b.docx"), "--format md không khớp với đuôi .docx"),
        (("report", "--format", "docx", "-o", "b.txt"), "--format docx không khớp với đuôi .txt"),
        (("report", "--format", "html", "-o", "b.pdf"), "--format html không khớp với đuôi .pdf"),
        (("report", "-o", "b.pdf"), "lệnh này không ghi được tệp .pdf"),
        (("report", "-o", "b.DOC"), "lệnh này không ghi được tệp .doc"),
        (("rollup", "plans", "--format", "html", "-o", "b.xlsx"), "--format html không khớp với đuôi .xlsx"),
        (("rollup", "plans", "-o", "b.docx"), "lệnh này không ghi được tệp .docx"),
        *(
            (
                (command, "--format", "json", "-o", f"b.{ending}"),
                f"--format json không khớp với đuôi .{ending}",
            )
            for command in ("list", "due", "stats", "check", "history", "diff")
            for ending in ("csv", "xlsx")
        ),
    ],
)
def test_a_format_that_contradicts_the_ending_is_refused(
    arguments: tuple[str, ...], message: str, office: Path, cchc: Cchc
) -> None:
    answer = cchc(*arguments)
    assert answer.code == 2
    assert message in answer.err
    assert "gợi ý: đặt đuôi " in answer.err
    assert not list(office.glob("b.*"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "--format", "md", "-o", "b.txt"),
        ("report", "--format", "csv", "-o", "b"),
        ("report", "--format", "md", "--format", "csv", "-o", "b.docx"),  # a folder
        ("list", "--format", "json", "-o", "b.txt"),
        ("list", "--format", "table", "-o", "b.txt"),
    ],
)
def test_an_ending_that_contradicts_nothing_is_left(
    arguments: tuple[str, ...], office: Path, cchc: Cchc
) -> None:
    assert cchc(*arguments, *DAY).code == 0
    assert list(office.glob("b*"))


@pytest.mark.parametrize("form", ["docx", "csv", "html"])
def test_a_name_without_an_ending_gets_that_of_its_format(form: str, office: Path, cchc: Cchc) -> None:
    for name in ("bc", "bc"):  # the second time it is the tool's own file that is replaced
        answer = cchc("report", "--format", form, "-o", name, *DAY)
        assert (answer.code, answer.out) == (0, f"bc.{form}\n"), answer.err
    assert [path.name for path in office.glob("bc*")] == [f"bc.{form}"]
    (office / "bc").write_bytes(b"")
    assert "bc đã có" in cchc("report", "--format", form, "-o", "bc", *DAY).err, (
        "what lies there is what is meant"
    )


@pytest.mark.usefixtures("office")
def test_a_text_file_of_a_listing_says_that_it_has_no_heading(cchc: Cchc) -> None:
    for command in ("list", "due"):
        answer = cchc(command, "-o", "a.txt", "--overwrite", *DAY)
        assert "tệp .txt không có dòng tiêu đề" in answer.err
        assert "không có dòng tiêu đề" not in cchc(command, "-o", "a.csv", "--overwrite", *DAY).err


def test_a_folder_has_no_ending(office: Path, cchc: Cchc) -> None:
    (office / "ra.docx").mkdir()
    assert cchc("report", "-o", "ra.docx", *DAY).out.endswith(".html\n")
    assert cchc("list", "--format", "json", "-o", "ra.docx", *DAY).code == 0


def test_a_name_that_ends_as_a_folder_is_one(office: Path, cchc: Cchc) -> None:
    answer = cchc("report", "--format", "md", "-o", "moi/", *DAY)
    assert answer.code == 0
    assert answer.out.startswith("moi/")
    assert list((office / "moi").glob("*.md"))


def test_a_place_where_nothing_can_be_written_is_told(office: Path, cchc: Cchc) -> None:
    output = "plans/2026.yaml/a.docx"
    answer = cchc("report", "--kind", "progress", "--period", "q3", "--format", "docx", "-o", output, *DAY)
    assert answer.code == 3
    assert "plans/2026.yaml không phải là thư mục" in answer.err
    assert "gợi ý: " in answer.err


@pytest.mark.usefixtures("office")
def test_several_files_are_not_written_to_one(cchc: Cchc) -> None:
    assert cchc("report", "-o", "a.md", *DAY).code == 0
    answer = cchc("report", "--format", "md", "--format", "csv", "-o", "a.md", *DAY)
    assert answer.code == 2
    assert "a.md là tệp; ghi nhiều tệp thì sau -o là thư mục" in answer.err


@pytest.mark.usefixtures("office")
def test_a_folder_is_no_sheet(cchc: Cchc) -> None:
    answer = cchc("import", "plans", "--update")
    assert answer.code == 3
    assert "plans là thư mục\n  gợi ý: ghi đường dẫn đến tệp" in answer.err


def test_each_ending_that_a_command_takes_is_named(office: Path, cchc: Cchc) -> None:
    assert "đặt đuôi .json, .sarif, .txt\n" in cchc("check", "-o", "b.csv").err
    assert cchc("check", "-o", "b.sarif").code == 0
    assert '"2.1.0"' in (office / "b.sarif").read_text("utf-8")


@pytest.mark.usefixtures("office")
def test_a_command_that_writes_no_csv_names_none(cchc: Cchc) -> None:
    assert ".csv" not in cchc("stats", "-o", "a.txt", "--overwrite", *DAY).err
