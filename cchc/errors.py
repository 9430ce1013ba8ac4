"""What can go wrong, as values and as exceptions.

A `Finding` is what a rule says of a value, a `Problem` the same with its place; problems are
collected and shown all at once. A `TextError` is about one place of a text, in whatever file that
stands. The other exceptions carry the exit code and the Vietnamese message to
the error boundary in `cchc.cli.app`, the only place that prints them. This module knows nothing of
plans or YAML.

Read next: `cchc.planfile.checks` (who makes problems), `cchc.cli.problems` (who prints them).
"""

from __future__ import annotations

import errno
from typing import ClassVar, Literal, NamedTuple

Severity = Literal["error", "warning"]


class Location(NamedTuple):
    """A place in a text: 1-based line and column, and the length of what is pointed at.

    `column` and `width` count characters (code points), `width` is at least 1.
    """

    line: int
    column: int
    width: int = 1


class Finding(NamedTuple):
    """What a rule found, before its place in the text is known.

    `at` is the path of the value in the file, such as `("tasks", 3, "owner")`; with `on_key` the
    key is meant and not its value, with `words` only these, as they stand in the value.
    """

    at: tuple[str | int, ...]
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    on_key: bool = False
    words: str = ""


class Problem(NamedTuple):
    """One thing that is wrong (error) or doubtful (warning) in a file.

    `source_line` is the line as it stands in the file, empty when there is none to show.
    """

    path: str
    location: Location
    code: str
    severity: Severity
    message: str
    hint: str = ""
    source_line: str = ""


class TextError(Exception):
    """A text can't be read, or not be edited as asked: one place, one reason, one remedy.

    Whoever knows the file's name makes a `Problem` or a message of it.
    """

    def __init__(self, code: str, location: Location, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.location = location
        self.message = message
        self.hint = hint


class CchcError(Exception):
    """Anything that ends a command with a message instead of a result.

    `said` are the lines of another program that the message ends in, where it had more to say than one.
    """

    exit_code: ClassVar[int] = 70

    def __init__(self, message: str, hint: str = "", said: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.said = said


class PlanError(CchcError):
    """The plan file is wrong; carries what was found, in the order of the file.

    `more` says how many others there are at least, when so many were found that the search ended.
    """

    exit_code = 1

    def __init__(self, problems: tuple[Problem, ...], more: int = 0) -> None:
        count = f"hơn {len(problems)}" if more else f"{len(problems)}"
        super().__init__(f"{count} lỗi trong tệp kế hoạch")
        self.problems = problems
        self.more = more


class PeriodError(CchcError):
    """The file of a reporting period is wrong, which belongs to the plan; the message has the place."""

    exit_code = 1

    def __init__(self, problem: Problem) -> None:
        location = problem.location
        super().__init__(f"{problem.path}:{location.line}:{location.column}: {problem.message}", problem.hint)
        self.problem = problem


class FileError(CchcError):
    """A file that was given to be read is at fault: damaged, with a password, too large, without a text."""

    exit_code = 1


class RequestError(CchcError):
    """The request is wrong: an unknown name, an impossible date, a missing plan."""

    exit_code = 2


class SurroundingsError(CchcError):
    """The surroundings failed: disk, lock, git, template, a file that changed meanwhile."""

    exit_code = 3


_REASONS = {
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EIO: "ổ đĩa bị lỗi đọc, ghi",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENOTDIR: "một phần của đường dẫn không phải là thư mục",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.EEXIST: "đã có tệp cùng tên",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết dẫn vòng tròn",
    errno.EBUSY: "tệp đang được chương trình khác dùng",
    errno.EMFILE: "máy mở quá nhiều tệp",
}


def reason(error: OSError) -> str:
    """Say in Vietnamese why the system refused."""
    return _REASONS.get(error.errno or 0, f"máy báo lỗi số {error.errno}")
