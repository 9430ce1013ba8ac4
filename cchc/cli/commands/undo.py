"""`cchc undo`: what commands last changed in the plan and its periods, taken back; what came since stays."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk, labels, typed_lines
from cchc.cli import console, environment, questions
from cchc.cli.opened_plan import command_about, path_of_plan_to_update
from cchc.cli.options import PlanOption, parse_number_between, today
from cchc.cli.updating.commit_reports import report_commit, write_options
from cchc.cli.updating.update_options import NOTHING_WRITTEN, CommitOption, DiffOption, DryRunOption
from cchc.errors import RequestError, SurroundingsError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cchc.cli.filling.period_undo import UndonePeriod
    from cchc.cli.updating.plan_undo import UndonePlan
    from cchc.history.timeline import Effect, FileChange

_MAX_COUNT = 999_999_999


def undo(
    count: Annotated[
        str | None, typer.Argument(metavar="SỐ LẦN", help="Hoàn tác bấy nhiêu thay đổi gần nhất; mặc định 1.")
    ] = None,
    *,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Không hỏi lại trước khi ghi.", show_default=False)
    ] = False,
    dry_run: DryRunOption = False,
    diff: DiffOption = False,
    commit: CommitOption = False,
    plan: PlanOption = None,
) -> None:
    """Hoàn tác thay đổi gần nhất mà lệnh cchc đã ghi vào kế hoạch, tệp của kỳ; chỗ sửa tay từ đó vẫn giữ."""
    environment.check_commit()
    path = path_of_plan_to_update(plan, today())
    number = 1 if count is None else parse_number_between(count, 1, _MAX_COUNT, "số lần")
    known, effects = _known_changes(path, number)
    if plan is None:
        _say_newer_elsewhere(path, known[0])
    for effect in effects:
        console.say(_told(effect))
    files = _without(path, known)
    if all(one.is_same for one in files):
        what = " và ".join(disk.display_path(one.path) if one.path != path else "kế hoạch" for one in files)
        console.say(f"không có gì thay đổi: {what} đã như trước đó")
        _say_further(path)
        return
    is_preview = dry_run or diff
    for one in files if is_preview or not yes else ():
        one.show() if diff else one.report()
    if is_preview:
        console.say(NOTHING_WRITTEN)
    elif not yes and not _is_agreed():
        console.say("chưa ghi gì")
    else:
        _write(
            path,
            files,
            is_redone=bool(effects) and all(one.undone_at is not None for one in effects),
            yes=yes,
            commit=commit,
        )


def _without(path: Path, known: Sequence[FileChange]) -> list[UndonePlan | UndonePeriod]:
    """Return the files without the changes, those of periods first; typer.Exit where some changed since."""
    from cchc.cli.filling import period_undo
    from cchc.cli.updating import plan_undo

    periods = dict.fromkeys(one.period for one in known if one.period)
    of = {period: [one.change for one in known if one.period == period] for period in ("", *periods)}
    files: list[UndonePlan | UndonePeriod] = []
    files += [period_undo.take_back(path, period, of[period]) for period in periods]
    return [*files, plan_undo.take_back(path, of[""])] if of[""] else files


def _known_changes(path: Path, number: int) -> tuple[list[FileChange], list[Effect]]:
    """Return the last changes, newest first, and what comes of them.

    Raises RequestError when so many are not known.
    """
    from cchc.history import timeline
    from cchc.planfile import plan_files

    real = plan_files.real_path(path)
    folder = environment.cache_folder()
    if folder is None:
        message = f"không hoàn tác được: {environment.why_no_cache()}"
        raise SurroundingsError(message, _other_ways(path))
    changes = list(islice(timeline.load(folder, real), number))
    if not changes:
        message = f"chưa biết thay đổi nào của {disk.display_path(path)} do lệnh cchc ghi trên máy này"
        raise RequestError(message, _other_ways(path))
    if len(changes) < number:
        message = f"chỉ còn giữ {len(changes)} thay đổi để hoàn tác, không phải {number}"
        raise RequestError(message, f"hoàn tác tất cả: {command_about(path, f'undo {len(changes)}')}")
    return changes, list(timeline.effects(timeline.load(folder, real), number))


def _say_newer_elsewhere(path: Path, latest: FileChange) -> None:
    """Write which plan beside this one was changed later: what a person just did may be there."""
    from cchc.history import timeline
    from cchc.planfile import plan_files

    folder = environment.cache_folder()
    for other in plan_files.plans_in(path.parent) if folder else ():
        if folder is None or disk.is_same_file(other, path):
            continue
        newest = next(iter(timeline.load(folder, plan_files.real_path(other))), None)
        if newest and newest.change.moment > latest.change.moment:
            console.say(
                f"(thay đổi gần nhất là ở {disk.display_path(other)}; hoàn tác ở đó bằng: "
                f"cchc undo --plan {typed_lines.quoted_path(other)})"
            )


def _other_ways(path: Path) -> str:
    """Return how else an earlier state can be had."""
    from cchc.history import commits
    from cchc.planfile import plan_files

    if commits.last_committed(plan_files.real_path(path)) is None:
        return "sửa tay bằng trình soạn thảo"
    name = typed_lines.quoted_path(path)
    return (
        f"xem tệp khác lần ghi vào lịch sử gần nhất ở đâu: {command_about(path, 'diff')}, "
        f"các lần ghi: {command_about(path, 'history')}; "
        f"bỏ hẳn mọi sửa đổi từ lần ghi gần nhất (không lấy lại được): git checkout HEAD -- {name}"
    )


def _told(effect: Effect) -> str:
    """Return which change is taken back, or is made again."""
    change, undone_at = effect
    try:
        of = change.moment if undone_at is None else undone_at
        moment = f" lúc {labels.moment(datetime.fromisoformat(of))}"
    except ValueError:
        moment = ""
    what = change.sentence or "cả tệp"
    return f"{'hoàn tác thay đổi' if undone_at is None else 'làm lại việc đã hoàn tác'}{moment}: {what}"


def _is_agreed() -> bool:
    """Whether the person agrees; RequestError when nobody is there to be asked."""
    if not questions.somebody_answers():
        raise RequestError("chưa ghi gì: không có ai trả lời câu hỏi", "đồng ý thì thêm --yes")
    return questions.confirm("ghi các thay đổi trên?")


def _write(
    path: Path, files: Sequence[UndonePlan | UndonePeriod], *, is_redone: bool, yes: bool, commit: bool
) -> None:
    """Write the files, the plan last: a commit of it takes those of its periods along."""
    result, commit = None, commit or any(one.was_saved for one in files if not one.is_same)
    for one in files:
        result = one.write(yes=yes, commit=commit) or result
    count = sum(not one.is_same for one in files)
    again = command_about(path, "undo" if count == 1 else f"undo {count}")
    console.say(f"đã ghi; {'hoàn tác' if is_redone else 'làm lại'} bằng: {again}")
    if not is_redone:
        _say_further(path)
    if result is None and commit:
        from cchc.history import file_updates

        result = file_updates.commit_as_it_is(path, write_options(path, commit=True))
    if result is not None:
        report_commit(result, path)


def _say_further(path: Path) -> None:
    """Say how to go back further; nothing when no change is left, or the next is the last one."""
    from cchc.history import timeline
    from cchc.planfile import plan_files

    folder = environment.cache_folder()
    count = timeline.going_on(timeline.load(folder, plan_files.real_path(path))) if folder else 0
    if count > 1:
        command = command_about(path, f"undo {count}")
        console.say(f"lùi thêm một thay đổi nữa: {command} (mỗi lần hoàn tác cũng tính là một thay đổi)")
