"""Options that all updating commands share, and how their texts become values.

Read next: `cchc.cli.updating.plan_updates` (what is done with them), `cchc.cli.commands.start` (a command).
"""

from __future__ import annotations

import inspect
import re
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cchc import citations, labels, typed_days
from cchc.cli import argument_texts, console, environment
from cchc.cli.opened_plan import path_of_plan_to_update
from cchc.cli.options import AsOfOption, PlanOption, parse_day, today
from cchc.cli.task_numbers import OfOption
from cchc.errors import RequestError
from cchc.names import typed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from cchc.changes import PlainRecord
    from cchc.plan import Amendment, Head

DryRunOption = Annotated[
    bool,
    typer.Option("--dry-run", help="Chỉ nêu các thay đổi, không ghi gì.", show_default=False),
]
DiffOption = Annotated[
    bool,
    typer.Option(
        "--diff", help="Như --dry-run, hiện các dòng của tệp sẽ đổi (kiểu git diff).", show_default=False
    ),
]
NOTHING_WRITTEN = "(chưa ghi gì)"  # the end of every preview
CommitOption = Annotated[
    bool,
    typer.Option(
        "--commit", envvar=environment.COMMIT, show_envvar=False, help="Ghi luôn vào lịch sử thay đổi."
    ),
]
DocumentOption = Annotated[str | None, typer.Option("--document", metavar="SỐ KÝ HIỆU", help="Văn bản.")]
StopDocumentOption = Annotated[
    str | None,
    typer.Option(
        "--document",
        metavar="SỐ KÝ HIỆU",
        help='Văn bản; ghi cả ngày thì văn bản in ra dẫn cả ngày: "120/UBND-VX ngày 20/11/2026".',
    ),
]
AmendmentOption = Annotated[
    str | None,
    typer.Option(
        "--amendment", metavar="SỐ KÝ HIỆU", help="Theo văn bản điều chỉnh kế hoạch này (cchc amend)."
    ),
]


def field_option(name: str, what: str = "", kind: str = "NỘI DUNG") -> typer.models.OptionInfo:
    """Return the option that sets a text field; for `update` an empty text takes the field away."""
    flag = f"--{name.replace('_', '-')}"
    help_text = f"Đặt {labels.FIELD[name]}{what}."
    return typer.Option(flag, metavar=kind, help=help_text)  # type: ignore[no-any-return]


class UpdateOptions:
    """The options that all updating commands share, parsed: which file to update, and how."""

    def __init__(
        self,
        *,
        dry_run: DryRunOption = False,
        diff: DiffOption = False,
        expect: Annotated[
            list[str] | None,
            typer.Option(
                "--expect",
                metavar="TRƯỜNG=GIÁ TRỊ",
                help="Chỉ cập nhật khi tệp đang ghi đúng như vậy; dùng được nhiều lần.",
            ),
        ] = None,
        commit: CommitOption = False,
        plan: PlanOption = None,
        as_of: AsOfOption = None,
        of: OfOption = None,
    ) -> None:
        """Parse the options; RequestError names the one that can't be parsed."""
        self.today = parse_past_day(as_of, "--as-of", today()) if as_of else today()
        self.plan = plan
        self.dry_run = dry_run or diff
        self.diff = diff
        self.commit = commit
        self.owner_of_tasks = of
        self.before_writing: Callable[[], None] | None = None
        self.expected = [_parse_expectation(text) for text in expect or []]

    @property
    def names_plan(self) -> bool:
        """Whether the person said which plan, by option or variable."""
        return bool(self.plan or environment.plan_path())

    @cached_property
    def path(self) -> Path:
        """The plan to update, looked for when it is first asked for; RequestError when there is none."""
        return path_of_plan_to_update(self.plan, self.today)


def with_update_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the shared options to those of a command, whose first parameter takes them as UpdateOptions.

    An option without a text, as a script gives it whose variable is empty, is refused.
    """
    return _with_shared_options(command, may_be_empty=False)


def with_clearing_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the shared options to those of a command in which an empty text takes a field away."""
    return _with_shared_options(command, may_be_empty=True)


def with_options_of_a_first_plan(command: Callable[..., None]) -> Callable[..., None]:
    """Add the shared options to those of a command that works where there is no plan yet."""
    return _with_shared_options(command, may_be_empty=False, needs_plan=False)


def _with_shared_options(
    command: Callable[..., None], *, may_be_empty: bool, needs_plan: bool = True
) -> Callable[..., None]:
    """Add the shared options; `may_be_empty` says whether the command's own ones may be without a text.

    typer reads a command's options from its signature, so that the signature is put together here. `--of`
    is for commands that take task numbers.
    """
    shared = dict(inspect.signature(UpdateOptions, eval_str=True).parameters)
    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    if all(parameter.name != "ids" for parameter in own):
        del shared["of"]
    parameters = {parameter.name: parameter for parameter in (*own, *shared.values())}

    @wraps(command)
    def run(**values: Any) -> None:  # noqa: ANN401  whatever the options are
        values = {name: argument_texts.readable(parameters[name], value) for name, value in values.items()}
        for name, value in values.items():
            if name in shared or not may_be_empty:
                argument_texts.refuse_empty(parameters[name], value)
        environment.check_commit()
        options = UpdateOptions(**{name: values.pop(name) for name in shared})
        if needs_plan:
            _ = options.path  # a missing plan is told before anything else
        command(options, **values)
        if needs_plan and options.dry_run:
            console.say(NOTHING_WRITTEN)

    keyword = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    run.__signature__ = inspect.Signature([*keyword, *shared.values()])  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*keyword, *shared.values())}
    return run


def _parse_expectation(text: str) -> tuple[str, str]:
    field, equals, value = text.partition("=")
    if not equals:
        raise RequestError(f'--expect: "{text}" thiếu dấu =', hint="ví dụ: --expect status=not_started")
    return field.strip(), value.strip()


def parse_past_day(text: str, option: str, by: date) -> date:
    """Parse the date of something that has happened by a day, that of --as-of.

    Raises RequestError when that is no date, one that has not come by then, or one of long ago.
    """
    from cchc.updates import status_refusals

    day = parse_day(text, option, by.year)
    if day > today():
        if typed_days.lacks_year(typed(text)):
            earlier = f"{day.day}/{day.month}/{day.year - 1}"
            message = f'{option}: "{text}" là ngày {citations.day(day)}, chưa đến'
            raise RequestError(message, hint=f"ngày của năm trước thì ghi đủ năm: {earlier}")
        raise RequestError(f"{option}: ngày {text} chưa đến", hint="ghi ngày đã diễn ra thật")
    if refusal := status_refusals.refusal_of_day(day, today()):
        raise RequestError(f"{option}: {refusal}", hint="ghi ngày đã diễn ra thật")
    refuse_later(day, f"{option}: ngày", by)
    return day


def refuse_later(day: date, what: str, by: date) -> None:
    """Raise RequestError for the day of a fact, called `what`, after the day on which a command works."""
    if day > by:
        raise RequestError(
            f"{what} {labels.day(day)} sau ngày tính số liệu {labels.day(by)} (--as-of)",
            hint=f"bỏ --as-of, hoặc ghi ngày không muộn hơn {citations.day(by)}",
        )


def past_day_text(text: str | None, option: str, by: date) -> str:
    """Return the date of something that has happened, else `by`, as the file writes dates.

    Raises RequestError as `parse_past_day` does.
    """
    return (parse_past_day(text, option, by) if text else by).isoformat()


def record_of(**fields: str | None) -> PlainRecord:
    """Return a record of the fields that have a value, in the order given."""
    return {name: text for name, value in fields.items() if value and (text := value.strip())}


def parse_document(text: str | None, option: str = "--document") -> str:
    """Parse the number and symbol of a document; empty without one.

    Raises RequestError when the date stands there, too: it has a field of its own.
    """
    number = typed(text or "")
    if found := citations.WITH_DAY.fullmatch(number):
        day = re.sub(r" ?(?:tháng|năm) ?", "/", found["day"])
        message = f'{option}: "{number}" có cả ngày của văn bản'
        raise RequestError(message, hint=f"ghi riêng: {option} {found['number']} --date {day}")
    if number.isdecimal():
        console.say(f'({option}: "{number}" chưa có ký hiệu; số, ký hiệu ghi như {number}/BC-UBND)')
    return number


def find_amendment(head: Head, text: str, by: date) -> Amendment:
    """Return the amendment that --amendment names; RequestError without one by the day of --as-of."""
    from cchc.updates import amendments

    amendment = amendments.find(head, typed(text))
    refuse_later(amendment.date, f"--amendment: văn bản {amendment.document} ban hành ngày", by)
    return amendment


def parse_target(text: str) -> PlainRecord:
    """Parse --target: how many of what, "02 hội nghị"; RequestError when it is no such thing."""
    number, _, unit = typed(text).partition(" ")
    if not (number.isascii() and number.isdigit() and int(number)) or not unit.strip():
        raise RequestError(
            f'--target: "{text}" không phải là số lượng và đơn vị', hint='ví dụ: "02 hội nghị"'
        )
    return {"quantity": str(int(number)), "unit": unit.strip()}


def day_of_basis(basis: str, by: date) -> date | None:
    """Return the day of the document that gives a task, as its citation says; None when it names no day.

    Raises RequestError when it names several, or one that has not come by the day of --as-of.
    """
    days = citations.days_in(basis)
    if len(days) > 1:
        raise RequestError("--basis: nêu nhiều ngày", hint="ghi thêm ngày giao nhiệm vụ: --assigned-on NGÀY")
    return parse_past_day(days[0].isoformat(), "--basis", by) if days else None
