"""A text that begins with a dash, as copied from a list in Word, is the text that it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from cchc.cli.vietnamese import VietnameseCommand

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

TITLES = [
    "- Xây dựng kế hoạch",
    "-5% so với năm trước",
    "-- Xây dựng kế hoạch",
    "-phòng cháy, chữa cháy tại trụ sở",
    "-p dụng chữ ký số",
    "-\u00a0Xây dựng kế hoạch",
    "--nâng cao chất lượng = hai lần",
]
REST = ("--area", "the-che", "--owner", "vhxh", "--due", "31/12/2026", "--signed")


def last_title(cchc: Cchc) -> str:
    return str(json.loads(cchc("list", "--format", "json").out)["tasks"][-1]["title"])


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.usefixtures("office")
def test_a_title_may_begin_with_a_dash(cchc: Cchc, title: str) -> None:
    for arguments in ((title, *REST), (*REST, title), (*REST, "--", title)):
        answer = cchc("add", *arguments)
        assert (answer.code, answer.err) == (0, "")
        assert last_title(cchc).split() == title.split()
        assert cchc("remove", "21", "--force").code == 0


@pytest.mark.parametrize("text", TITLES)
@pytest.mark.usefixtures("office")
def test_the_value_of_an_option_may_begin_with_a_dash(cchc: Cchc, text: str) -> None:
    assert cchc("update", "4", "--note", text).code == 0
    assert cchc("update", "4", f"--title={text}").code == 0
    task = json.loads(cchc("show", "4", "--format", "json").out)["tasks"][0]
    assert task["title"].split() == task["notes"][-1]["text"].split() == text.split()


@pytest.mark.usefixtures("office")
def test_without_the_rule_such_a_title_is_refused(cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(VietnameseCommand, "make_parser")
    assert cchc("add", TITLES[0], *REST).code == 2, "the control"


def test_options_that_are_written_with_their_value_stay_options(cchc: Cchc, office: Path) -> None:
    (office / "plans/2026.yaml").rename(office / "plans/của xã.yaml")
    assert cchc("add", "-pplans/của xã.yaml", "Việc mới", *REST).code == 0
    assert cchc("list", "-pplans/của xã.yaml").code == 0
    assert cchc("report", "--format", "md", "-pplans/của xã.yaml", "-obáo cáo.md").out == "báo cáo.md\n"


@pytest.mark.parametrize("word", ["-Xây", "-5%", "--nâng", "-1.5", "--Xây"])
@pytest.mark.usefixtures("office")
def test_a_word_that_is_no_option_is_told_how_to_be_a_text(cchc: Cchc, word: str) -> None:
    answer = cchc("add", word, *REST)
    assert answer.code == 2
    assert f'gợi ý: nếu đây là nội dung thì ghi ở cuối lệnh, sau dấu --, ví dụ: -- "{word}"' in answer.err
    assert cchc("add", *REST, "--", word).code == 0
    assert last_title(cchc) == word
    answer = cchc("update", "4", word)
    assert answer.code == 2
    assert f'gợi ý: nếu đây là nội dung thì viết liền, ví dụ: --note="{word}"' in answer.err
    assert cchc("update", "4", f"--note={word}").code == 0
    assert "nếu đây là nội dung" not in cchc("list", word).err


@pytest.mark.parametrize("word", ["--titel", "--title-x=5", "-x"])
@pytest.mark.usefixtures("office")
def test_a_mistyped_option_is_not_taken_for_a_text(cchc: Cchc, word: str) -> None:
    assert "nếu đây là nội dung" not in cchc("add", word, *REST).err


@pytest.mark.parametrize("word", ["--note Đã xong", "--titel", "-x", "-5%"])
@pytest.mark.usefixtures("office")
def test_a_wrong_option_stays_wrong(cchc: Cchc, word: str) -> None:
    answer = cchc("update", "4", word)
    assert answer.code == 2
    assert "không có tùy chọn" in answer.err


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (("update", "5", "—progress", "40"), 'dấu gạch dài "—"', "dùng hai gạch nối --: --progress"),
        (("update", "5", "–progress=40"), 'dấu gạch dài "–"', "dùng hai gạch nối --: --progress"),
        (("done", "7", "—document", "5/KH"), 'dấu gạch dài "—"', "--document"),
        (("list", "—open"), "thừa tham số: —open", "dùng hai gạch nối --"),
        (("list", "––mine-only"), "thừa tham số: ––mine-only", "dùng hai gạch nối --"),
        (("list", "––owner", "x"), 'dấu gạch dài "–"', "--owner"),
        (("list", "–o", "a.csv"), 'dấu gạch dài "–"', "dùng gạch nối -: -o"),
        (("list", "--owner", "“Phòng", "VHXH”"), "“Phòng … VHXH”", 'dùng ngoặc thẳng ": "Phòng VHXH"'),
        (("update", "5", "--owner", "“Phòng", "VHXH”"), "“Phòng … VHXH”", '"Phòng VHXH"'),
        (("note", "5", "“Đã", "họp", "xong”"), "“Đã … xong”", '"Đã họp xong"'),
        (("add", "Tổ", "chức", "hội"), "đặt trong dấu nháy kép: Tổ chức hội", 'cchc add "Tổ chức hội"'),
    ],
)
@pytest.mark.usefixtures("office")
def test_dashes_and_quotes_of_word_are_named(
    arguments: tuple[str, ...], message: str, hint: str, cchc: Cchc
) -> None:
    answer = cchc(*arguments)
    assert answer.code == 2
    assert message in answer.err
    assert hint in answer.err.partition("gợi ý: ")[2]


@pytest.mark.parametrize(
    "text", ["— Đã họp", "—Đã họp", "“Chính quyền số” đã họp", "Đã họp “xong”", "“Đã họp xong”", "–5 độ"]
)
def test_dashes_and_quotes_of_word_stay_in_a_text(text: str, office: Path, cchc: Cchc) -> None:
    assert cchc("note", "5", text).code == 0
    assert text in (office / "plans/2026.yaml").read_text("utf-8")
