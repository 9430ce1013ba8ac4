"""Values of options by their Vietnamese words: one table, no word for two values, each as good as the code."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc import labels, names, option_words
from cchc.reports.document_kinds import NAMED_KINDS
from tests.support.checkout import CHECKOUT
from tests.support.command_line import fixed_words, parameters

if TYPE_CHECKING:
    from tests.support.answers import Cchc


def known_words() -> dict[str, dict[str, None]]:
    """Return the words of each option's value as the command line declares them, of all commands together."""
    known: dict[str, dict[str, None]] = {}
    for path, name, one in parameters():
        option = name if name.startswith("-") else path
        if words := fixed_words(one):
            known.setdefault(option, {}).update(dict.fromkeys(words))
    return known


WITHOUT_NAMES = {"completion"}  # shells
KNOWN = {
    "--ignore": ("6ro", *(f"6ro-{aspect}" for aspect in labels.CLARITY)),
    **{option: tuple(words) for option, words in known_words().items() if option not in WITHOUT_NAMES},
}


def test_each_value_of_each_option_has_its_row_and_no_word_means_two() -> None:
    assert set(KNOWN) == set(option_words.WORDS)
    assert set(known_words()) >= WITHOUT_NAMES
    for option, known in KNOWN.items():
        assert set(option_words.WORDS[option]) == set(known), option
        meant = defaultdict(set)
        for code, word in option_words.spellings(option, known):
            meant[names.key(word)].add(code)
        assert [key for key, codes in meant.items() if len(codes) > 1] == [], option


def test_a_document_goes_by_the_name_that_its_kind_has() -> None:
    for kind in NAMED_KINDS:
        assert kind.label in option_words.WORDS["--kind"][kind.name]


def test_the_values_that_help_and_the_readme_teach_are_values(cchc: Cchc) -> None:
    readme = (CHECKOUT / "README.md").read_text("utf-8")
    for page, before in (
        (cchc("--help").out, "Giá trị của tùy chọn cũng vậy"),
        (readme, "Giá trị của tùy chọn cũng gõ"),
    ):
        told = " ".join(page.partition(before)[2].split())[:150]
        examples = re.findall(r'(--[a-z]+) (?:"([^"]+)"|(\w+))', told)
        named = [one for one in examples if one[0] in KNOWN]
        assert len(named) >= 2
        for option, quoted, word in named:
            assert option_words.find(quoted or word, option, KNOWN[option]), (option, quoted, word)


@pytest.mark.parametrize(
    ("option", "code", "word"),
    [
        (option, code, word)
        for option, known in KNOWN.items()
        for code, word in option_words.spellings(option, known)
    ],
)
def test_a_word_is_found_with_marks_or_without(option: str, code: str, word: str) -> None:
    for spelling in (
        word,
        word.upper(),
        names.fold(word),
        names.fold(word).replace(" ", "-"),
        names.key(word),
    ):
        assert option_words.find(spelling, option, KNOWN[option]) == code
    assert option_words.find("", option, KNOWN[option]) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("list --status [quá hạn]", "list --overdue"),
        ("list --status [Qua-Han]", "list --overdue"),
        ("list --status [đang làm]", "list --status in_progress"),
        ("list --status [đã trình, chờ duyệt]", "list --status submitted"),
        ("list --status [đã trình,xong]", "list --status submitted,done"),
        ("list --state [quá hạn]", "list --overdue"),
        ("list --state xong", "list --state done_on_time,done_late"),
        ("list --sort [thời hạn]", "list --sort due"),
        ("list --quarter [Quý III]", "list --quarter Q3"),
        ("list --format bảng", "list --format table"),
        ("stats --format Markdown", "stats --format md"),
        ("report --format [tin nhắn]", "report --format text"),
        ("report --kind [tong quan] --format MD -o -", "report --kind overview --format md -o -"),
        ("report --format Lịch -o -", "report --format ics -o -"),
        ("report --kind [công văn đôn đốc] --format md -o -", "report --kind reminder --format md -o -"),
        ("report --period [Quý III] --format md -o -", "report --period q3 --format md -o -"),
        ("report --period [6 tháng] --format md -o -", "report --period 6t --format md -o -"),
        ("report --period năm --format md -o -", "report --period nam --format md -o -"),
        ("report --fail-on [quá hạn] --format text", "report --fail-on overdue --format text"),
        ("update 4 --status [đang làm] --dry-run", "update 4 --status in_progress --dry-run"),
    ],
)
@pytest.mark.usefixtures("office")
def test_a_command_does_what_its_vietnamese_value_says(typed: str, meant: str, cchc: Cchc) -> None:
    assert cchc("start", "5", "--date", "2/3/2026").code == 0
    told = [[word for part in parts(line) for word in part] for line in (typed, meant)]
    said, expected = (cchc(*words) for words in told)
    assert (said.code, said.out) == (expected.code, expected.out)
    assert said.code in {0, 1}
    assert said.out or "không có nhiệm vụ nào" in said.err


def parts(line: str) -> list[list[str]]:
    """Return the words of a line; what stands in brackets is one."""
    return [
        [piece] if index % 2 else piece.split()
        for index, piece in enumerate(line.replace("]", "[").split("["))
    ]


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("command", "typed", "meant"),
    [
        ("list --status", "submitted done", "submitted,done"),
        ("list --status", "đang làm tạm dừng", "in_progress,paused"),
        ("list --status", "đã trình, chờ duyệt, xong", "submitted,done"),
        ("list --status", "paused, đang làm done", "paused,in_progress,done"),
        ("list --state", "Hoàn thành quá hạn", "done_late"),
        ("list --state", "waiting thường xuyên", "waiting,ongoing"),
        ("report --as-of 14/9/2026 --fail-on", "6 rõ quá hạn", "6ro,overdue"),
    ],
)
def test_words_side_by_side_are_several_as_those_with_commas_are(
    command: str, typed: str, meant: str, cchc: Cchc
) -> None:
    """Lines whose quotes were left out come so: the whole line that answers them runs."""
    assert cchc(*command.split(), typed) == cchc(*command.split(), meant)


def test_several_forms_of_a_report_may_stand_in_one_value(office: Path, cchc: Cchc) -> None:
    for typed in ("html,md", "trang Markdown", "html, md"):
        assert cchc("report", "--format", typed, "-o", "ra").code == 0
        assert sorted(file.suffix for file in (office / "ra").iterdir()) == [".html", ".md"]
    for typed in ("html xyz", "", " ", ","):
        assert cchc("report", "--format", typed).code == 2


def test_late_as_a_status_is_said_to_be_another_option(office: Path, cchc: Cchc) -> None:
    for text in ("quá hạn", "qua-han", "Trễ hạn", "“Đang quá hạn”"):
        late = cchc("list", "--status", text, "--as-of", "14/9/2026")
        assert (late.code, late.err.count("\n")) == (0, 1), text
        assert "hiểu là --overdue" in late.err
    for options in (("--overdue",), ("--status", "đã trình"), ("--state", "quá hạn")):
        assert "hiểu là" not in cchc("list", *options, "--as-of", "14/9/2026").err


def test_a_name_of_several_states_may_stand_among_others(office: Path, cchc: Cchc) -> None:
    states = "in_progress_overdue,not_started_overdue,not_started"
    by_code = cchc("list", "--state", states, "--as-of", "14/9/2026")
    by_name = cchc("list", "--state", "Quá hạn, not_started", "--as-of", "14/9/2026")
    assert (by_name.code, by_name.out) == (0, by_code.out)
    alone = cchc("list", "--state", "quá hạn", "--as-of", "14/9/2026")
    assert alone.out != by_code.out
    wrong = cchc("list", "--state", "quá hạn, không có", "--as-of", "14/9/2026")
    assert (wrong.code, wrong.out) == (2, "")
    assert '--state: không có "không có"' in wrong.err


def test_a_word_and_excel_file_are_made_by_their_names(office: Path, cchc: Cchc) -> None:
    for name, ending in (("Word", "docx"), ("bảng excel", "xlsx")):
        assert cchc("report", "--format", name, "-o", f"ra.{ending}").code == 0
        assert (office / f"ra.{ending}").read_bytes()[:2] == b"PK"


@pytest.mark.usefixtures("office")
def test_without_the_table_a_vietnamese_word_is_refused(cchc: Cchc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(option_words, "WORDS", {})
    answer = cchc("report", "--format", "lịch", "-o", "-")
    assert (answer.code, '--format: không có "lịch"' in answer.err) == (2, True), "the control"


@pytest.mark.usefixtures("office")
def test_the_nearest_of_codes_and_words_is_offered_as_its_code(cchc: Cchc) -> None:
    assert "có phải là xlsx?" in cchc("report", "--format", "exel").err
    assert "có phải là reminder?" in cchc("report", "--kind", "công văn đôn").err
