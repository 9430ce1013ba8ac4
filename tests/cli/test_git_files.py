"""Lines that git must find in a file: added at its end in its own line ends, its other lines as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.cli import git_files
from cchc.errors import RequestError

NAME = ".gitattributes"
OURS = ("plans/*.yaml merge=cchc", "plans/*.yaml diff=cchc")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def added_to(old: bytes) -> bytes:
    """Return a file's bytes after it got the lines that it lacked."""
    Path(NAME).write_bytes(old)
    git_files.write(git_files.lacking({NAME: OURS}))
    return Path(NAME).read_bytes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"", b"%a\n%b\n"),
        (b"*.docx binary\n", b"*.docx binary\n%a\n%b\n"),
        (b"*.docx binary", b"*.docx binary\n%a\n%b\n"),
        (b"*.docx binary\r\n", b"*.docx binary\r\n%a\r\n%b\r\n"),
        (b"*.docx binary\r\n*.pdf binary", b"*.docx binary\r\n*.pdf binary\r\n%a\r\n%b\r\n"),
        (b"%b\n*.docx binary\n", b"%b\n*.docx binary\n%a\n"),
        (b"%a\r\n", b"%a\r\n%b\r\n"),
        (b"# kh\xf4ng l\xe0 UTF-8\n", b"# kh\xf4ng l\xe0 UTF-8\n%a\n%b\n"),
    ],
)
def test_lines_that_lack_come_last_in_the_line_ends_of_the_file(old: bytes, new: bytes) -> None:
    old, new = (text.replace(b"%a", OURS[0].encode()).replace(b"%b", OURS[1].encode()) for text in (old, new))
    assert added_to(old) == new
    assert git_files.lacking({NAME: OURS}) == {}, "the second time nothing lacks"


def test_a_file_that_has_all_or_that_a_comment_names_is_told_apart() -> None:
    text = "".join(f"{line}\n" for line in OURS)
    Path(NAME).write_text(text, "utf-8")
    assert git_files.lacking({NAME: OURS}) == {}
    Path(NAME).write_text(text.replace("plans", "# plans"), "utf-8")
    assert git_files.lacking({NAME: OURS})[NAME][1] == list(OURS)


def test_each_file_is_told_with_what_came_into_it() -> None:
    Path(NAME).write_bytes(b"*.docx binary\n")
    found = git_files.lacking({NAME: OURS[:1], ".gitignore": ("/bao-cao/",)})
    assert git_files.write(found) == [
        f"đã thêm vào {NAME}: {OURS[0]}",
        "đã ghi .gitignore: /bao-cao/",
    ]


def test_what_is_no_text_is_refused_and_stays() -> None:
    Path(NAME).write_bytes(b"*.docx\0binary\n")
    with pytest.raises(RequestError) as raised:
        git_files.lacking({NAME: OURS})
    assert raised.value.message == f"{NAME} không phải tệp văn bản đọc được"
    assert raised.value.hint == f"đổi tên {NAME} đang có, rồi chạy lại"
    assert Path(NAME).read_bytes() == b"*.docx\0binary\n"


def test_a_link_that_leads_out_of_the_folder_is_refused_and_one_within_is_followed(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    outside = tmp_path_factory.mktemp("nơi khác") / "attributes"
    outside.write_bytes(b"")
    try:
        Path(NAME).symlink_to(outside)
    except OSError:
        pytest.skip("liên kết cần quyền riêng trên Windows")
    with pytest.raises(RequestError) as raised:
        git_files.lacking({NAME: OURS})
    assert raised.value.hint == f"xóa liên kết {NAME}, rồi chạy lại"
    assert outside.read_bytes() == b""
    Path(NAME).unlink()
    Path("attributes").write_bytes(b"*.docx binary\n")
    Path(NAME).symlink_to("attributes")
    git_files.write(git_files.lacking({NAME: OURS}))
    assert Path(NAME).is_symlink()
    assert Path("attributes").read_text("utf-8").splitlines() == ["*.docx binary", *OURS]
