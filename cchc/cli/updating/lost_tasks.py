"""Tasks of the signed plan that the last commit has and the file lacks, though no command took them away.

A file that an editor broke off lacks its last tasks, and reads well: whoever saves it is asked, as `cchc
remove` asks.

Read next: `cchc.cli.commands.save` (who asks), `cchc.history.journal` (what commands did).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names
from cchc.cli import console, environment, questions
from cchc.cli.opened_plan import command_about
from cchc.errors import RequestError, TextError

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.changes import PlainRecord
    from cchc.yamltext.nodes import Plain

_MAX_TOLD = 5  # titles


def may_go(path: Path, *, yes: bool) -> bool:
    """Whether the plan may be committed without what it lost.

    Raises RequestError when nobody is there to be asked.
    """
    lost = {} if yes else _lost(path)
    if not lost:
        return True
    numbers = ", ".join(lost)
    message = f"tệp không còn {len(lost)} nhiệm vụ của kế hoạch đã ký: NV {numbers}"
    way_back = f"mất nhầm thì xem chỗ mất bằng: {command_about(path, 'diff')}"
    if not questions.somebody_answers():
        agree = f"đúng là bỏ thì: {command_about(path, 'save --yes')}"
        raise RequestError(f"chưa ghi vào lịch sử: {message}", f"{way_back}; {agree}")
    console.say(message)
    for number, title in list(lost.items())[:_MAX_TOLD]:
        console.say(f"  NV {number}: {console.clean(title)}")
    console.say(f"  {way_back}; không làm nữa thì hủy, nhiệm vụ vẫn còn trong tệp: cchc cancel")
    if questions.confirm("ghi vào lịch sử kế hoạch không còn các nhiệm vụ này?"):
        return True
    console.say("chưa ghi gì")
    return False


def _lost(path: Path) -> dict[str, str]:
    """Return the titles of the tasks, by their numbers, that a person is asked about."""
    from cchc.changes import by_id
    from cchc.history import commits
    from cchc.planfile import plan_files

    real = plan_files.real_path(path)
    data, committed = plan_files.read(real), commits.last_committed(real)
    if committed is None or commits.is_alike(committed, data) or commits.unfinished(real):
        return {}
    before = _plain(committed)
    head = before.get("plan")
    if not isinstance(head, dict) or not head.get("date"):
        return {}
    now = by_id(_plain(data).get("tasks", ""))
    titles = {names.key(_title(record)) for record in now.values()}
    signed = {
        number: _title(record)
        for number, record in by_id(before.get("tasks", "")).items()
        if number not in now and isinstance(record, dict) and not record.get("assigned_on")
    }
    signed = {number: title for number, title in signed.items() if names.key(title) not in titles}
    removed = _taken_by_commands(real, signed) if signed else set()
    return {number: title for number, title in signed.items() if number not in removed}


def _title(record: Plain) -> str:
    return str(record.get("title", "")) if isinstance(record, dict) else ""


def _taken_by_commands(real: Path, signed: dict[str, str]) -> set[str]:
    """Return which of some tasks a command took away, or gave another number."""
    from cchc.changes import by_id
    from cchc.history import journal

    folder = environment.cache_folder()
    taken: set[str] = set()
    for change in journal.load(folder, real) if folder else ():
        before, after = (by_id(_plain(data).get("tasks", "")) for data in (change.before, change.after))
        taken.update(number for number in signed if number in before and number not in after)
        if taken.issuperset(signed):
            break
    return taken


def _plain(data: bytes) -> PlainRecord:
    from cchc.planfile.fast import door

    try:
        plain = door.version_reader().read(data)
    except TextError:
        return {}
    return plain if isinstance(plain, dict) else {}
