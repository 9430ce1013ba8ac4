"""A text that begins with a dash, as copied from a list in Word, is the text that it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from cchc.cli.vietnamese import VietnameseCommand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.answers import Answer

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


def last_title(cchc: Callable[..., Answer]) -> str:
    return str(json.loads(cchc("list", "--format", "json").out)["tasks"][-1]["title"])


@pytest.mark.parametrize("title", TITLES)
def test_a_title_may_begin_with_a_dash(cchc: Callable[..., Answer], office: Path, title: str) -> None:
    for arguments in ((title, *REST), (*REST, title), (*REST, "--", title)):
        answer = cchc("add", *arguments)
        assert (answer.code, answer.err) == (0, "")
        assert last_title(cchc).split() == title.split()
    assert office


@pytest.mark.parametrize("text", TITLES)
def test_the_value_of_an_option_may_begin_with_a_dash(
    cchc: Callable[..., Answer], office: Path, text: str
) -> None:
    assert cchc("update", "4", "--note", text).code == 0
    assert cchc("update", "4", f"--title={text}").code == 0
    task = json.loads(cchc("show", "4", "--format", "json").out)["tasks"][0]
    assert task["title"].split() == task["notes"][-1]["text"].split() == text.split()
    assert office


def test_without_the_rule_such_a_title_is_refused(
    cchc: Callable[..., Answer], office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(VietnameseCommand, "make_parser")
    assert cchc("add", TITLES[0], *REST).code == 2, "the control"
    assert office


def test_options_that_are_written_with_their_value_stay_options(
    cchc: Callable[..., Answer], office: Path
) -> None:
    (office / "plans/2026.yaml").rename(office / "plans/của xã.yaml")
    assert cchc("add", "-pplans/của xã.yaml", "Việc mới", *REST).code == 0
    assert cchc("list", "-pplans/của xã.yaml").code == 0
    assert cchc("report", "--format", "md", "-pplans/của xã.yaml", "-obáo cáo.md").out == "báo cáo.md\n"


@pytest.mark.parametrize("word", ["-Xây", "-5%", "--nâng", "-1.5", "--Xây"])
def test_a_word_that_is_no_option_is_told_how_to_be_a_text(
    cchc: Callable[..., Answer], office: Path, word: str
) -> None:
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
    assert office


@pytest.mark.parametrize("word", ["--titel", "--title-x=5", "-x"])
def test_a_mistyped_option_is_not_taken_for_a_text(
    cchc: Callable[..., Answer], office: Path, word: str
) -> None:
    assert "nếu đây là nội dung" not in cchc("add", word, *REST).err
    assert office


@pytest.mark.parametrize("word", ["--note Đã xong", "--titel", "-x", "-5%"])
def test_a_wrong_option_stays_wrong(cchc: Callable[..., Answer], office: Path, word: str) -> None:
    answer = cchc("update", "4", word)
    assert answer.code == 2
    assert "không có tùy chọn" in answer.err
    assert office
