"""The offer to let git merge plans by task and field, made once to whoever shares a plan with others.

Nothing of git is changed without a yes; where nobody can answer it is told how. A no is kept in the
tool's own folder beside the plan, and not asked about again.
Read next: `cchc.history.merge_setup` (what is changed), `cchc.cli.merge_driver` (what git runs then).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import disk, own_folder, typed_lines
from cchc.cli import console, git_files, questions
from cchc.errors import CchcError, SurroundingsError
from cchc.history import merge_setup
from cchc.history.git import GitError

if TYPE_CHECKING:
    from pathlib import Path

_DECLINED = "khong-gop"  # an empty file
_QUESTION = "khi hai người cùng sửa kế hoạch, để máy tự gộp theo từng nhiệm vụ?"


def offer(plan: Path, *, is_first: bool, may_ask: bool) -> None:
    """Offer it for a plan in a repository: where that is new, or others have it, or want it merged so.

    Raises SurroundingsError when git, or a file, refuses what was wanted.
    """
    if merge_setup.is_driver_set(plan.parent) or (plan.parent / own_folder.NAME / _DECLINED).exists():
        return
    is_expected = is_first or merge_setup.is_wanted(plan)
    if not may_ask or not questions.somebody_answers():
        if is_expected:
            _tell(plan)
        return
    if not is_expected and not merge_setup.has_remote(plan.parent):
        return
    if questions.confirm(_QUESTION):
        _set_up(plan)
    else:
        _remember_no(plan)


def _attribute(plan: Path) -> tuple[Path, str]:
    """Return the file that says how plans are merged, and what it says: beside the folder of the plan."""
    folder = plan.absolute().parent
    return folder.parent / ".gitattributes", f"{folder.name}/*{plan.suffix} merge=cchc"


def _set_up(plan: Path) -> None:
    file, line = _attribute(plan)
    files = {} if merge_setup.is_wanted(plan) else git_files.lacking({str(file): (line,)})
    try:
        merge_setup.set_driver(plan.parent)
    except GitError as error:
        raise SurroundingsError(f"chưa khai báo được cách gộp: {error}", error.hint) from None
    console.say("đã khai báo cách gộp kế hoạch trong kho lịch sử này")
    for sentence in git_files.write(files):
        console.say(sentence)
    if files:
        name = typed_lines.quoted_path(file)
        commit = f"git commit -m gop-ke-hoach -- {name}"
        console.say(f"  để máy khác cũng gộp như vậy: git add {name}, rồi: {commit}")


def _tell(plan: Path) -> None:
    """Write the commands that set it up."""
    file, line = _attribute(plan)
    console.say("để máy gộp kế hoạch theo từng nhiệm vụ khi hai người cùng sửa thì gõ:")
    console.say(f"  git config {merge_setup.DRIVER} {typed_lines.quoted(merge_setup.command())}")
    if not merge_setup.is_wanted(plan):
        console.say(f"  và thêm vào tệp {disk.display_path(file)} dòng: {line}")


def _remember_no(plan: Path) -> None:
    try:
        (own_folder.make(plan.parent) / _DECLINED).touch()
    except (OSError, CchcError):  # then it is asked again
        return
