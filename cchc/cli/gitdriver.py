"""What `git diff` shows of a plan when it asks `cchc diff --git-driver`: tasks and fields, not lines.

Git calls either with one file, to have it written as text that it compares itself (textconv), or
with the path and both files (an external diff). It must always get an answer, or it dies: a file
that is no plan is answered as it stands.

Read next: `docs/history.md` (how it is set up).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc.change_words import sentence, version_lines, worth_telling
from cchc.cli import console
from cchc.cli.text_diff import unified_diff
from cchc.errors import PlanError, RequestError, SurroundingsError, reason
from cchc.planfile import plain_data
from cchc.renumbering import compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NOTHING = "/dev/null"  # git's name for the side that isn't there, on Windows, too


def answer(arguments: Sequence[str]) -> str:
    """Return what git is to show.

    Raises RequestError when the call is not one of git's.
    """
    match list(arguments):
        case [file]:
            return _as_text(file)
        case [path, old, _, _, new, _, _, *moved]:
            return _compare(f"{path} → {moved[0]}" if moved else path, old, new)
    message = "--git-driver nhận một tệp, hoặc bảy tham số mà git diff đưa"
    raise RequestError(
        message, hint="tùy chọn này để git gọi; so sánh hai phiên bản thì gõ: cchc diff CŨ..MỚI"
    )


def _as_text(file: str) -> str:
    """Return a plan as text, a line for each of its values; what is no plan as it stands."""
    data = _read(file)
    try:
        return _clean_lines(version_lines(plain_data.parse_plain(data, file)))
    except PlanError:
        return data.decode("utf-8", "replace")


def _compare(path: str, old: str, new: str) -> str:
    """Return what changed between two files, field by field; line by line if one is no plan."""
    before, after = _read(old), _read(new)
    try:
        changes = compare(plain_data.parse_plain(before, path), plain_data.parse_plain(after, path))
    except PlanError:
        return unified_diff(before.decode("utf-8", "replace"), after.decode("utf-8", "replace"), path)
    sentences = [sentence(change) for change in worth_telling(changes)] or [
        "(nội dung như nhau, chỉ khác cách trình bày)"
    ]
    return _clean_lines((path, *(f"  {text}" for text in sentences)))


def _clean_lines(texts: Iterable[str]) -> str:
    return "".join(f"{console.clean(text)}\n" for text in texts)


def _read(file: str) -> bytes:
    try:
        return b"" if file == _NOTHING else Path(file).read_bytes()
    except OSError as error:
        raise SurroundingsError(f"không đọc được tệp {file}: {reason(error)}") from None
