"""Days that updating commands are given: none after the day on which they work, and each order mended by a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.changed_lines import plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

pytestmark = pytest.mark.usefixtures("office")
WORKING, LATER = "20/9/2026", "21/9/2026"
LETTER = ("--document", "41/UBND-VX")
NEW = ("add", "Rà soát", "--area", "tthc", "--owner", "Trạm Y tế", "--due", "Quý IV/2026")


@pytest.mark.parametrize(
    "arguments",
    [
        ("start", "4", "--date"),
        ("submit", "4", "--date"),
        ("done", "4", "--done-on"),
        ("done", "4", *LETTER, "--date"),
        ("result", "4", "--add", "15/BC-TYT", "--date"),
        ("note", "4", "Đã họp", "--date"),
        ("extend", "4", "--to", "31/12/2026", *LETTER, "--date"),
        ("extend", "4", "--to", "31/12/2026", "--proposed", "--date"),
        ("pause", "4", *LETTER, "--date"),
        ("cancel", "4", *LETTER, "--date"),
        ("update", "4", "--started-on"),
        ("update", "4", "--condition-met-on"),
        ("update", "4", "--assigned-on"),
        (*NEW, "--assigned-on"),
        (*NEW, "--basis", "12/UBND-VX", "--date"),
        ("amend", "--document", "45/KH-UBND", "--date"),
    ],
    ids=" ".join,
)
def test_no_fact_is_dated_after_the_day_on_which_the_command_works(
    arguments: tuple[str, ...], cchc: Cchc, office: Path
) -> None:
    before = plan(office)
    answer = cchc(*arguments, LATER, "--as-of", WORKING)
    assert answer.code == 2
    assert f"{arguments[-1]}: ngày 21/09/2026 sau ngày tính số liệu 20/09/2026 (--as-of)" in answer.err
    assert plan(office) == before
    assert cchc(*arguments, WORKING, "--as-of", WORKING).code == 0, "the day itself is allowed"


def test_a_document_is_no_later_than_the_day_either(cchc: Cchc, office: Path) -> None:
    assert cchc("amend", "--document", "45/KH-UBND", "--date", LATER).code == 0
    before = plan(office)
    for command in (("cancel", "4"), ("update", "4", "--lead", "Ông B"), NEW):
        answer = cchc(*command, "--amendment", "45/KH-UBND", "--as-of", WORKING)
        assert (answer.code, plan(office)) == (2, before)
        assert "45/KH-UBND ban hành ngày 21/09/2026 sau ngày tính số liệu" in answer.err
    dated = cchc(*NEW, "--basis", f"Công văn số 12/UBND-VX ngày {LATER}", "--as-of", WORKING)
    assert (dated.code, plan(office)) == (2, before)


def test_work_begins_and_is_opened_again_on_a_day_that_is_named(cchc: Cchc) -> None:
    assert cchc("start", "4", "--date", "1/3/2026").out.splitlines()[-1] == "4 · ngày bắt đầu: 01/03/2026"
    assert cchc("start", "4", "--date", "1/3/2026").out == cchc("start", "4").out == "", "run again"
    assert "01/03/2026 → 02/03/2026" in cchc("start", "4", "--date", "2/3/2026").out
    assert cchc("done", "4", "--done-on", "5/6/2026").code == 0
    early = cchc("reopen", "4", "--date", "4/6/2026")
    assert (early.code, "ghi --date bằng ngày đó" in early.err) == (2, True)
    assert "thêm ngày 06/06/2026" in cchc("reopen", "4", "--date", "6/6/2026", "--reason", "ghi nhầm").out
    assert cchc("pause", "4", *LETTER, "--date", "8/6/2026").code == 0
    assert "đến trước ngày 09/06/2026" in cchc("reopen", "4", "--date", "9/6/2026").out.replace(
        "trước 09", "trước ngày 09"
    )


def test_work_that_was_handed_in_began_on_no_other_day(cchc: Cchc, office: Path) -> None:
    assert cchc("start", "4", "--date", "1/3/2026").code == cchc("submit", "4").code == 0
    before = plan(office)
    answer = cchc("start", "4", "--date", "2/3/2026")
    assert (answer.code, plan(office)) == (2, before)
    assert "cchc update 4 --started-on 02/3/2026" in answer.err


@pytest.mark.parametrize("stop", ["pause", "cancel"])
def test_a_reason_that_no_field_takes_is_refused_with_where_it_goes(
    stop: str, cchc: Cchc, office: Path
) -> None:
    assert cchc("start", "8").code == cchc(stop, "8", *LETTER).code == 0
    before = plan(office)
    answer = cchc("reopen", "8", "--reason", "tỉnh đã cho ý kiến")
    assert (answer.code, plan(office)) == (2, before)
    assert 'cchc note 8 "…"' in answer.err
    assert cchc("reopen", "8").code == 0


_BEGUN = ("start", "4", "--date", "1/2/2026")
_DONE = ("done", "4", *LETTER, "--done-on", "1/9/2026")
_PAUSED = ("pause", "4", *LETTER, "--date", "1/9/2026")
_STATES = {
    "not_started": (),
    "in_progress": (_BEGUN,),
    "submitted": (_BEGUN, ("submit", "4", "--date", "1/3/2026")),
    "done": (_DONE,),
    "paused": (_BEGUN, _PAUSED),
    "cancelled": (_BEGUN, ("cancel", *_PAUSED[1:])),
    "reopened": (_DONE, ("reopen", "4", "--date", "3/9/2026")),
    "resumed": (_BEGUN, _PAUSED, ("reopen", "4", "--date", "3/9/2026")),
}
_COMMANDS = {
    ("start", "4"): (("--date", "1/3/2026"),),
    ("reopen", "4"): (("--date", "2/9/2026"), ("--reason", "ghi nhầm"), ("--status", "not_started")),
    ("submit", "4"): (("--date", "2/3/2026"), ("--document", "9/TTr-TYT")),
    ("done", "4"): (("--done-on", "3/3/2026"), ("--document", "9/BC-TYT")),
    ("done", "4", "--document", "7/BC-TYT"): (("--date", "3/3/2026"), ("--summary", "Báo cáo"), ("--link", "https://vinhthong.gov.vn")),
    ("pause", "4", "--document", "7/UBND-VX"): (("--date", "3/3/2026"), ("--reason", "chờ tỉnh")),
    ("cancel", "4", "--document", "7/UBND-VX"): (("--date", "3/3/2026"), ("--reason", "chờ tỉnh")),
    ("extend", "4", "--to", "31/12/2026", "--document", "7/UBND-VX"): (("--date", "3/3/2026"), ("--reason", "chờ tỉnh")),
    ("update", "4", "--note", "Đã họp"): (("--progress", "40"), ("--target", "2 hội nghị"), ("--started-on", "3/3/2026"), ("--done-on", "3/3/2026"), ("--status", "submitted"), ("--basis", "Công văn 3/UBND"), ("--condition-met-on", "3/3/2026")),
}  # fmt: skip


@pytest.mark.parametrize("state", _STATES)
def test_no_option_is_dropped_without_a_word(state: str, cchc: Cchc, office: Path) -> None:
    """Every option changes the file beside what its command does without it, or is refused, or spoken of."""
    for command in _STATES[state]:
        assert cchc(*command).code == 0
    file, dropped = office / "plans/2026.yaml", []
    before = plan(office)
    for command, options in _COMMANDS.items():
        file.write_text(before, encoding="utf-8")
        bare = cchc(*command)
        alone = plan(office)
        for option in options:
            if option == ("--status", state):
                continue  # it is so already
            file.write_text(before, encoding="utf-8")
            answer = cchc(*command, *option)
            if answer.code == 0 and (plan(office), answer.err) == (alone, bare.err) and bare.code == 0:
                dropped.append(" ".join((*command, *option)))
    assert dropped == []


def test_a_wrong_order_of_days_names_both_and_the_command_that_mends_it(cchc: Cchc) -> None:
    assert cchc("update", "6", "--progress", "100", "--as-of", "12/6/2026").code == 0
    command = ("done", "6", "--document", "3/BC-UBND", "--date", "10/6/2026")
    refused = cchc(*command)
    assert (refused.code, "`" in refused.err) == (2, False)
    assert "ngày hoàn thành 10/06/2026 trước ngày bắt đầu 12/06/2026" in refused.err
    assert "cchc update 6 --started-on NGÀY" in refused.err
    assert cchc("update", "6", "--started-on", "9/6/2026").code == cchc(*command).code == 0


def test_a_day_that_a_command_has_no_option_for_is_shown_its_way(cchc: Cchc) -> None:
    answer = cchc("update", "4", "--achieved", "1", "--date", "1/3/2026")
    assert (answer.code, "--as-of NGÀY; ngày khác: --condition-met-on" in answer.err) == (2, True)


@pytest.mark.parametrize(
    ("name", "is_near"), [("Phòng Tư pháp", False), ("Trạm Thú y", False), ("Phòng VHXX", True)]
)
def test_only_names_that_are_alike_are_offered(name: str, cchc: Cchc, *, is_near: bool) -> None:
    answer = cchc("update", "12", "--owner", name)
    assert ("gần giống" in answer.err, "owner alias" in answer.err) == (is_near, is_near)
    assert f'cchc owner add "{name}"' in answer.err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (
            ("--status", "quá hạn, đã trình"),
            'việc quá hạn chọn bằng --overdue; dùng một trong: "chưa thực hiện" (not_started)',
        ),
        (("--status", "thường xuyên"), 'chọn bằng --state "Thường xuyên"; dùng một trong: "chưa thực hiện"'),
        (
            ("--state", "đã trình"),
            'chọn bằng --status "đã trình, chờ duyệt"; dùng một trong: "Hoàn thành đúng hạn"',
        ),
        (("--status", "abc"), 'gợi ý: dùng một trong: "chưa thực hiện" (not_started)'),
        (("--status", "dome"), "có phải là done?"),
    ],
)
def test_a_status_that_is_none_is_answered_in_words(
    arguments: tuple[str, str], hint: str, cchc: Cchc
) -> None:
    answer = cchc("list", *arguments)
    assert (answer.code, hint in answer.err) == (2, True), answer.err
