"""What is wrong with a file, as text: the line it is on, carets under what is meant, and the hint.

Read next: `cchc.errors` (`Problem`), `cchc.planfile.checks` (who makes them).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cchc.cli.console import clean, clean_line, is_terminal, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from cchc.errors import Problem

_NEWER = "nếu tệp do bản cchc mới hơn ghi"
MAX_SHOWN = 100  # characters of a source line
MAX_ERRORS = 100  # that are listed for people; the JSON form has all that were found


def show_problems(problems: Sequence[Problem], stream: TextIO, more: int = 0) -> None:
    """Write problems: place and message; the line and the hint, too, when somebody looks.

    Of errors the first are written and how many others there are; `more` were not even gathered. Fields
    that nobody knows may be those of a newer cchc.
    """
    is_wrong = any(problem.severity == "error" for problem in problems)
    listed = problems[:MAX_ERRORS] if is_wrong else problems
    text_of = problem_text if is_terminal(stream) else problem_head
    stream.writelines(f"{text_of(problem)}\n" for problem in listed)
    unlisted = len(problems) - len(listed)
    if is_wrong and (unlisted or more):
        stream.write(
            f"… và {'hơn ' if more else ''}{unlisted or more} lỗi nữa; sửa các lỗi trên rồi kiểm tra lại\n"
        )
    elif more:
        stream.write(f"… và {more} cảnh báo nữa; xem từng loại bằng: cchc check --ignore MÃ\n")
    is_said = text_of is problem_text and any(_NEWER in problem.hint for problem in listed)
    if problems and all(problem.code == "unknown-key" for problem in problems) and not is_said:
        say(f"{_NEWER} thì nâng cấp cchc, giữ nguyên các trường đó")


def problem_head(problem: Problem) -> str:
    """Return the first line of a problem, the one that editors jump by."""
    place = f"{problem.path}:{problem.location.line}:{problem.location.column}"
    kind = "cảnh báo: " if problem.severity == "warning" else ""
    return f"{place}: {kind}{clean(problem.message)} [{problem.code}]"


def problem_text(problem: Problem) -> str:
    """Return a problem with the line it is on, carets under what is meant, and the hint."""
    lines = [problem_head(problem)]
    if problem.source_line:
        lines += _source_lines(problem)
    if problem.hint:
        lines.append(f"  gợi ý: {clean(problem.hint)}")
    return "\n".join(lines)


def _source_lines(problem: Problem) -> tuple[str, str]:
    """Return the line that a problem is on, of a long one the part around it, and the line of carets."""
    line, column, width = problem.source_line, problem.location.column - 1, problem.location.width
    start = max(0, column - MAX_SHOWN // 2) if len(line) > MAX_SHOWN else 0
    shown = clean_line(line[start : start + MAX_SHOWN])
    indent = _columns(clean_line(line[start:column]))
    room = max(1, _columns(shown) - indent)
    carets = "^" * min(max(_columns(clean_line(line[column : column + width])), 1), room)
    return f"{problem.location.line:>5} │ {shown}", f"{'':>5} │ {' ' * indent}{carets}"


def _columns(text: str) -> int:
    """Return the number of columns that a text takes on a terminal."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))
