"""What git gets when it merges plans and asks `cchc resolve --git-driver`: a merge by task and field.

Git gives three files and takes what stands in the second afterwards. What can't be merged without a
person, or is no plan, comes out as git's own merge of the lines, with its marks. That is written
first: whatever goes wrong then, nobody takes one side for the merge.

Read next: `cchc.history.resolving` (the merge), `docs/history.md` (how it is set up).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc.cli import conflict_lines, console
from cchc.cli.problems import problem_head
from cchc.errors import CchcError, PlanError, RequestError, SurroundingsError, reason
from cchc.history import merge_setup, resolving, text_merges
from cchc.history.conflicts import Sides
from cchc.history.git import GitError

if TYPE_CHECKING:
    from collections.abc import Sequence


def merge(arguments: Sequence[str]) -> int:
    """Merge what git gives (%O %A %B %P) into the second; return what git asks for: 0, or 1 for a conflict.

    Raises RequestError when the call is not one of git's, SurroundingsError when a file can't be read
    or written.
    """
    if len(arguments) != 4:  # noqa: PLR2004  as in the docstring
        message = "--git-driver nhận bốn tham số mà git đưa khi gộp: %O %A %B %P"
        raise RequestError(message, hint="tùy chọn này để git gọi; gộp kế hoạch thì gõ: cchc resolve")
    base, ours, theirs = (Path(name) for name in arguments[:3])
    name = arguments[3]
    sides = Sides(ours, name, _read(ours), _read(base), _read(ours), _read(theirs))
    if any(b"\0" in data for data in (sides.base, sides.ours, sides.theirs)):  # git merges no lines of it
        console.say(f"{name}: một bản không phải là tệp văn bản nên không gộp được; bản hiện tại giữ nguyên")
        return 1
    try:
        has_marks = _write_lines(sides)
        merged = resolving.merge(sides, lambda _: None)
        if merged.undecided:
            conflict_lines.say_conflicts(merged.undecided)
            return _conflict(name)
        resolved = resolving.build(sides, merged)
    except PlanError as error:  # as git does without us
        if has_marks:
            console.say(f"gộp theo từng dòng vì một bản có lỗi: {problem_head(error.problems[0])}")
        return int(has_marks)
    except GitError as error:
        raise SurroundingsError(f"không gộp được {name}: {error}", error.hint) from None
    except CchcError as error:
        console.show_error(error)
        return _conflict(name)
    if resolved.lost_comments:  # with a merge that git commits by itself nobody would miss them in time
        conflict_lines.say_lost(resolved.lost_comments)
        console.say(
            f"{name}: muốn giữ các ghi chú ấy thì sửa tệp bằng tay; không cần thì gõ {_resolve(name)}"
        )
        return 1
    _write(ours, resolved.document.data)
    conflict_lines.say_remarks(merged, name)
    return 0


def _conflict(name: str) -> int:
    console.say(f"{name} còn chỗ phải chọn: gõ {_resolve(name)}, hoặc sửa tệp bằng tay")
    return 1


def _resolve(name: str) -> str:
    from cchc.cli.opened_plan import command_about

    return command_about(Path(name), "resolve")


def _write_lines(sides: Sides) -> bool:
    """Write git's own merge of the lines; return whether it left marks of conflicts."""
    merged, has_marks = text_merges.merge_with_marks(sides.ours, sides.base, sides.theirs, merge_setup.LABELS)
    _write(sides.real, merged)
    return has_marks


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise SurroundingsError(f"không đọc được tệp {file}: {reason(error)}") from None


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        raise SurroundingsError(f"không ghi được tệp {file}: {reason(error)}") from None
