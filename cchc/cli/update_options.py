"""What the updating commands share: their options, running a wish, and telling what became of it.

Read next: `cchc.cli.commands.update` (a command), `cchc.history.file_updates` (how it is written).
"""

from __future__ import annotations

import inspect
import os
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cchc import disk
from cchc.cli import console, options
from cchc.errors import RequestError, SurroundingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from cchc.changes import PlainRecord
    from cchc.history.file_updates import Preview, UpdateResult
    from cchc.plan import Plan
    from cchc.planfile.document import Document
    from cchc.planfile.updating import PlanUpdate
    from cchc.updates import TaskUpdate

IdsArgument = Annotated[list[str] | None, typer.Argument(metavar="SỐ...", help="Số thứ tự nhiệm vụ.")]
DocumentOption = Annotated[str | None, typer.Option("--document", metavar="SỐ KÝ HIỆU", help="Văn bản.")]


_LONGEST_WAIT = 3600.0  # seconds; more is a slip


class UpdateOptions:
    """How an update is to be made: what the options that all updating commands have come to."""

    def __init__(
        self,
        *,
        dry_run: Annotated[
            bool,
            typer.Option(
                "--dry-run", help="Chỉ hiện các dòng sẽ thay đổi, không ghi gì.", show_default=False
            ),
        ] = False,
        expect: Annotated[
            list[str] | None,
            typer.Option(
                "--expect",
                metavar="TRƯỜNG=GIÁ TRỊ",
                help="Chỉ cập nhật khi tệp đang ghi đúng như vậy; dùng được nhiều lần.",
            ),
        ] = None,
        commit: Annotated[
            bool,
            typer.Option(
                "--commit", envvar="CCHC_COMMIT", show_envvar=False, help="Ghi luôn vào git, một commit."
            ),
        ] = False,
        plan: options.PlanOption = None,
        as_of: options.AsOfOption = None,
    ) -> None:
        """Read the options; RequestError names the one that can't be read."""
        self.today = past_day(as_of, "--as-of") if as_of else options.today()
        self.path = options.plan_path(plan, self.today)
        self.dry_run = dry_run
        self.commit = commit
        self.expected = [_expectation(text) for text in expect or []]


def with_update_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command, whose first parameter is a `How`, the options that make one.

    typer reads a command's options from its signature, so that the signature is put together here.
    """
    shared = inspect.signature(UpdateOptions, eval_str=True).parameters
    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]

    @wraps(command)
    def run(**given: Any) -> None:  # noqa: ANN401  whatever the options are
        how = UpdateOptions(**{name: given.pop(name) for name in shared})
        command(how, **given)

    keyword = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    run.__signature__ = inspect.Signature([*keyword, *shared.values()])  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*keyword, *shared.values())}
    return run


def update_tasks(ids: Sequence[str] | None, how: UpdateOptions, update: TaskUpdate) -> None:
    """Make an update to the tasks of these numbers, in one write."""
    update_tasks_by(ids, how, lambda _: update)


def update_tasks_by(
    ids: Sequence[str] | None, how: UpdateOptions, update_for: Callable[[Plan], TaskUpdate]
) -> None:
    """Make an update that depends on the plan, such as on its register of names."""
    # What the wish needs is imported here, before the lock: others wait for it.
    from cchc import queries, updates  # noqa: F401

    wanted = options.task_ids(ids or [])

    def wish(document: Document) -> PlainRecord:
        check_tasks(document, wanted, how)
        return updates.update_tasks(document.plain, wanted, update_for(document.plan))

    run(wish, how, "nhiệm vụ " + ", ".join(map(str, wanted)), tasks=wanted)


def check_tasks(document: Document, ids: Sequence[int], how: UpdateOptions) -> None:
    """See that the tasks are there and say what the caller expects them to."""
    from cchc import queries

    queries.find_tasks(queries.standings(document.plan, how.today), ids)
    for number in ids:
        _check_expected(document, number, how.expected)


def run(
    data: Callable[[Document], PlainRecord], how: UpdateOptions, what: str, *, tasks: Sequence[int] = ()
) -> None:
    """Record a wish and tell what changed; exit code 3 when it was saved but not committed.

    `tasks` are those that alone may change; none when others may.
    """
    from cchc.history import file_updates
    from cchc.planfile.updating import PlanUpdate

    wish = PlanUpdate(data, tuple(tasks))
    done = file_updates.preview(how.path, wish) if how.dry_run else record(wish, how)
    if not done.changes:
        console.say(f"không có gì thay đổi: {what} đã đúng như vậy")
    if isinstance(done, file_updates.Preview):
        console.write(_diff(done, how))
    else:
        _tell(done)


def record(wish: PlanUpdate, how: UpdateOptions) -> UpdateResult:
    """Record a wish as the options say."""
    from cchc.history import file_updates

    terms = file_updates.WriteOptions(how.commit, lock_wait(), console.say, options.cache_folder())
    return file_updates.update_file(how.path, wish, terms)


def _tell(done: UpdateResult) -> None:
    from cchc.change_words import sentence

    console.write("".join(f"{console.clean(sentence(change))}\n" for change in done.changes))
    tell_commit(done)


def tell_commit(done: UpdateResult) -> None:
    """Say which commit was made; SurroundingsError when one was asked for and could not be."""
    if done.commit:
        console.say(f"đã ghi vào git: commit {done.commit}")
    if done.not_committed:
        raise SurroundingsError(
            f"đã lưu vào tệp nhưng chưa ghi vào git: {done.not_committed}",
            hint="sửa nguyên nhân rồi chạy lại đúng lệnh này với --commit",
        )


def _diff(done: Preview, how: UpdateOptions) -> str:
    import difflib

    name = disk.display_path(how.path).lstrip("/")
    before, after = (text.splitlines(keepends=True) for text in (done.before, done.after))
    lines = difflib.unified_diff(before, after, f"a/{name}", f"b/{name}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ không có dấu xuống dòng ở cuối tệp\n" for line in lines
    )


def lock_wait() -> float:
    """Give the seconds to wait for the lock: CCHC_LOCK_WAIT, else the usual."""
    from cchc.planfile import writing

    text = os.environ.get("CCHC_LOCK_WAIT", "")
    if not text:
        return writing.WAIT
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= _LONGEST_WAIT:
        raise RequestError(f'CCHC_LOCK_WAIT: "{text}" không phải là số giây', hint="ví dụ: 10")
    return seconds


def _expectation(text: str) -> tuple[str, str]:
    field, found, value = text.partition("=")
    if not found:
        raise RequestError(f'--expect: "{text}" thiếu dấu =', hint="ví dụ: --expect status=not_started")
    return field.strip(), value.strip()


def _check_expected(document: Document, number: int, expected: Sequence[tuple[str, str]]) -> None:
    """Refuse when the file says otherwise than the caller believes."""
    from cchc import labels, names, updates
    from cchc.planfile import schema

    known = schema.known_fields(schema.TaskRecord, ())
    record = updates.find_task(document.plain, number)
    for field, value in expected:
        options.choice(field, known, "--expect")
        found = record.get(field) or ("not_started" if field == "status" else "")
        said = found if isinstance(found, str) else "(nhiều giá trị)"
        meant = {names.nfc(value), labels.STATUS.get(value, value)}
        if names.nfc(said) not in meant and labels.STATUS.get(said) not in meant:
            now = f'đang ghi là "{labels.STATUS.get(said, said)}"' if said else "đang để trống"
            raise SurroundingsError(
                f'NV {number}: {labels.FIELD[field]} {now}, không phải "{value}"',
                hint="xem lại bằng cchc show rồi quyết định; chưa có gì được ghi",
            )


def past_day(text: str, option: str) -> date:
    """Read the date of something that has happened; RequestError for a day that has not come."""
    day = options.day(text, option)
    if day > options.today():
        raise RequestError(f"{option}: ngày {text} chưa đến", hint="ghi ngày đã diễn ra thật")
    return day


def day_text(text: str | None, option: str, default: date) -> str:
    """Read an optional date of something that has happened; give it as the file writes dates."""
    return (past_day(text, option) if text else default).isoformat()


def filled(**fields: str | None) -> PlainRecord:
    """Give the fields that have a value, in the order given."""
    return {name: value for name, value in fields.items() if value}


def stop_tasks(
    ids: Sequence[str] | None,
    how: UpdateOptions,
    status: str,
    *,
    document: str | None,
    date: str | None,
    reason: str | None,
) -> None:
    """Pause or cancel tasks, which takes a document."""
    from cchc import updates

    if not document:
        what = {"paused": "tạm dừng nhiệm vụ", "cancelled": "hủy nhiệm vụ"}[status]
        raise RequestError(f"{what} phải có văn bản", hint="ghi thêm: --document 41/UBND-VX")
    stopped = filled(date=day_text(date, "--date", how.today), document=document, reason=reason)
    update_tasks(ids, how, lambda record: updates.stop(record, status, stopped))
