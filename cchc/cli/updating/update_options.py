"""Options that all updating commands share: which plan, which day, whether it is written.

Read next: `cchc.cli.updating.update_values` (what their texts mean), `cchc.cli.updating.plan_updates`
(what is done with them), `cchc.cli.commands.start` (a command).
"""

from __future__ import annotations

import inspect
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cchc import labels, names, typed_days
from cchc.cli import argument_texts, console, environment
from cchc.cli.opened_plan import path_of_plan_to_update, year_of_plan
from cchc.cli.options import AsOfOption, PlanOption, today
from cchc.cli.task_numbers import OfOption
from cchc.cli.updating.update_values import parse_past_day
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path


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
        self.plan = plan
        self.today = today()
        if as_of:
            self.today = self.past_day(as_of, "--as-of")
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

    def past_day(self, text: str, option: str) -> date:
        """Parse the date of something that has happened; RequestError as `parse_past_day` raises it."""
        year = year_of_plan(self.plan, self.today) if typed_days.lacks_year(names.typed(text)) else None
        return parse_past_day(text, option, self.today, year)

    def past_day_text(self, text: str | None, option: str) -> str:
        """Return the date of something that has happened, else `today`, as the file writes dates."""
        return (self.past_day(text, option) if text else self.today).isoformat()


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
