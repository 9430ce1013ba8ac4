"""Commands by chance, each undone after what hands did by chance in between, and what must come out.

The same is done by hand to the file as it was before the command: that is what an undo has to give.
More of it than tests try: `python -m tests.support.random_years`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cchc.cli import app
from cchc.planfile import document
from tests.support.repositories import edited

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    from cchc.yamltext.nodes import Plain

    Hand = Callable[[str], str]

DAY = ("--as-of", "2026-09-20")
ADD = ("add", "Việc mới", "--area", "the-che", "--owner", "Phòng VHXH", "--due", "Quý IV/2026")


class Played(NamedTuple):
    """How many commands were undone, and how many of these came out to the byte."""

    undone: int
    exact: int


def text_of(plan: Path) -> str:
    """Return what a plan file says, its line ends as they are."""
    return plan.read_bytes().decode()


def data_of(text: str) -> dict[str, Plain]:
    """Return the data of a plan's text."""
    return document.parse(text.encode(), "x").plain


def command(chance: Random, numbers: list[int], turn: int = 1) -> list[str]:
    """Return a command that writes, not always possible."""
    task, other = (str(number) for number in chance.sample(numbers, 2))
    lines: list[list[str]] = [
        ["start", task],
        ["submit", task],
        ["done", task, "--document", f"{task}/BC-UBND", "--summary", "Báo cáo: kết quả"],
        ["pause", task, "--document", "7/UBND-VX", "--reason", "chờ tỉnh"],
        ["cancel", task, "--document", "8/UBND-VX"],
        ["reopen", task],
        ["extend", task, "--to", "31/12/2026", "--document", "9/UBND-VX"],
        ["update", task, other, "--progress", str(chance.randrange(1, 99))],
        ["update", task, "--note", f"Ghi {chance.randrange(1000)}"],
        ["update", task, "--title", f"Việc đổi tên {chance.randrange(1000)}", "--due", "Quý IV/2026"],
        ["update", task, "--coordinator", "Phòng Kinh tế", "--coordinator", "Trạm Y tế"],
        ["update", task, "--add-coordinator", "Trạm Y tế"],
        ["note", task, "--edit", "1", "Ghi lại"],
        ["note", task, "--remove", "1"],
        ["result", task, "--add", f"{turn}/BC-UBND", "--date", "1/9/2026"],
        ["result", task, "--remove", "1"],
        ["owner", "add", f"Trường Tiểu học số {turn}"],
        ["owner", "alias", "Trạm Y tế", f"Trạm số {turn}"],
        ["amend", "--document", f"{turn}/KH-UBND", "--date", "10/7/2026", "--summary", "Bổ sung"],
        [*ADD],
        ["remove", task, "--force"],
    ]
    return [*chance.choice(lines), *DAY]


def hand(chance: Random, number: int, turn: int) -> Hand:
    """Return what a hand does to a task: a field that no command sets, or comments, in it or at its end."""
    start = f"  - id: {number}\n"
    what = chance.choice(["lead", "approver", "comment", "status", "title", "before"])

    def edit(text: str) -> str:
        if start not in text:
            return text
        if what in {"lead", "approver"}:
            return edited(text, number, f"{what}: Tay {turn}")
        head, rest = text.split(start, 1)
        if what == "before":
            return f"{head}  # tay {turn}\n{start}{rest}"
        if what == "comment":
            return head + start + rest.replace("    area: ", f"    # tay {turn}\n    area: ", 1)
        field = "status" if what == "status" else "area"
        return head + start + re.sub(rf"(    {field}: \S+)", rf"\1 # tay {turn}", rest, count=1)

    return edit


def check(result: str, expected: str, after: str, *, by_lines: bool = True) -> None:
    """Check what an undo made: the expected data and comments, and lines that weren't touched as they were.

    Comments that the command took away come back where the lines can be merged.
    """
    assert data_of(result) == data_of(expected), "other data came out"
    comments, kept, left = (Counter(re.findall(r"# tay \d+", text)) for text in (expected, after, result))
    assert not (comments if by_lines else comments & kept) - left, "a comment got lost"
    untouched = Counter(expected.splitlines()) & Counter(after.splitlines())
    assert not untouched - Counter(result.splitlines()), "a line was touched"


def play(plan: Path, chance: Random, turns: int, *, by_lines: bool = True) -> Played:
    """Run commands, each undone after edits by hand, some done again."""
    undone = exact = 0
    for turn in range(turns):
        before = text_of(plan)
        numbers = [int(number) for number in re.findall(r"^  - id: (\d+)$", before, re.MULTILINE)]
        line = command(chance, numbers, turn)
        if app.run(line) != 0 or text_of(plan) == before:
            continue
        left = [int(number) for number in re.findall(r"^  - id: (\d+)$", text_of(plan), re.MULTILINE)]
        own = [int(line[1])] if line[1].isdigit() and int(line[1]) in left else left
        candidates = own if chance.random() < 0.5 else sorted({*left} & {*numbers})
        hands = [hand(chance, chance.choice(sorted({*candidates} & {*numbers}) or left), turn * 10 + step)
                 for step in range(chance.randrange(4))]  # fmt: skip
        expected, after = before, text_of(plan)
        for edit in hands:
            expected, after = edit(expected), edit(after)
        plan.write_bytes(after.encode())
        assert app.run(["undo", "--yes"]) == 0, line
        check(text_of(plan), expected, after, by_lines=by_lines)
        undone += 1
        exact += text_of(plan) == expected
        if chance.random() < 0.3:
            assert app.run(["undo", "--yes"]) == 0, line
            assert text_of(plan) == after
    return Played(undone, exact)
