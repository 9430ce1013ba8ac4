"""`--dry-run` of every writing command: the words that the command itself would say; `--diff`: the lines of the file."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.changed_lines import plan

if TYPE_CHECKING:
    from tests.support.answers import Cchc

WRITING = [
    "update 4,5 --progress 10",
    "update 9 --coordinator 'Trạm Y tế'",
    "start 4",
    "submit 4 --document 1/TTr-UBND --date 2/3/2026",
    "done 4 --document 1/BC-UBND --date 2/3/2026",
    "cancel 4 --document 2/UBND --date 2/3/2026",
    "pause 4 --document 2/UBND --date 2/3/2026",
    "extend 5 --to 'Quý IV/2026' --document 2/UBND --date 2/3/2026",
    "note 4 'Đã họp'",
    "add Họp --area chi-dao --owner 'Trạm Y tế' --due 30/11/2026",
    "remove 20 --force",
    "amend --document 45/KH-UBND --date 2/3/2026",
    "owner add 'Công an xã'",
    "owner alias 'Trạm Y tế' TYT2",
]
DAY = ("--as-of", "2026-09-20")


@pytest.mark.parametrize("line", WRITING)
def test_a_preview_says_what_the_command_would_say_and_that_nothing_is_written(
    line: str, cchc: Cchc, office: Path
) -> None:
    before = plan(office)
    shown = cchc(*shlex.split(line), "--dry-run", *DAY)
    assert (shown.code, plan(office)) == (0, before)
    assert shown.err.splitlines()[-1] == "(chưa ghi gì)"
    assert shown.out
    assert "+++" not in shown.out
    lines = cchc(*shlex.split(line), "--diff", *DAY)
    assert (lines.out.splitlines()[1], plan(office)) == ("+++ b/plans/2026.yaml", before)
    assert lines.err == shown.err
    written = cchc(*shlex.split(line), *DAY)
    assert (written.code, written.out) == (0, shown.out)
    assert "chưa ghi gì" not in written.err
    assert plan(office) != before


def test_a_preview_of_what_is_so_already_says_so(cchc: Cchc, office: Path) -> None:
    shown = cchc("update", "4", "--status", "not_started", "--dry-run", *DAY)
    assert (shown.code, shown.out) == (0, "")
    assert shown.err == "không có gì thay đổi: nhiệm vụ 4 đã đúng như vậy\n(chưa ghi gì)\n"


def test_the_lines_of_a_draft_are_not_known_before_it_is_there(cchc: Cchc, office: Path) -> None:
    Path("a.md").write_text("Kế hoạch", "utf-8")
    answer = cchc("import", "a.md", "--diff")
    assert (answer.code, "--diff chỉ dùng với --update" in answer.err) == (2, True)
