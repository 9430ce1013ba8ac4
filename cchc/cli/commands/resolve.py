"""`cchc resolve`: a plan that git left in conflict, merged by task and field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console, questions, value_kinds
from cchc.cli.opened_plan import command_about, path_of_plan_to_update
from cchc.cli.options import PlanOption, parse_choice, today
from cchc.cli.updating.commit_reports import write_options
from cchc.cli.updating.plan_updates import report_changes
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cchc.history.resolving import ResolvedPlan
    from cchc.merging import Choice, Conflict, Merged, Side

_SIDES: tuple[Side, ...] = ("ours", "theirs")
_BOTH = ("both", "cả hai", "giữ cả hai")  # where the sides may have two tasks under one number


def resolve(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar=value_kinds.FILE, help="Các tệp mà git đưa, khi có --git-driver."),
    ] = None,
    *,
    take: Annotated[
        str | None,
        typer.Option(
            metavar=value_kinds.one_of(_SIDES),
            help="Chỗ hai bên sửa khác nhau: lấy bản hiện tại, hoặc bản gộp vào.",
        ),
    ] = None,
    choose: Annotated[
        list[str] | None,
        typer.Option(metavar="CHỖ=BÊN", help="Chọn từng chỗ, ví dụ 4.progress=theirs; dùng được nhiều lần."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ hiện kết quả gộp, không ghi gì.", show_default=False)
    ] = False,
    git_driver: Annotated[
        bool, typer.Option("--git-driver", help="Để git gọi khi gộp: nhận %O %A %B %P mà git đưa.")
    ] = False,
    plan: PlanOption = None,
) -> None:
    """Gộp kế hoạch có chỗ hai bên sửa khác nhau, theo từng nhiệm vụ, từng trường."""
    if git_driver:
        from cchc.cli import merge_driver

        raise typer.Exit(merge_driver.merge(files or []))
    if files:
        raise RequestError(f"thừa tham số: {files[0]}", hint="chỉ rõ tệp kế hoạch: --plan TỆP")
    from cchc.history import conflicts, resolving

    default = _parse_side(take, "--take") if take is not None else None
    sides_by_key = dict(_parse_choice(text) for text in choose or [])
    path = path_of_plan_to_update(plan, today())
    versions = conflicts.find(path)
    merged, keys = _merge(lambda decide: resolving.merge(versions, decide), sides_by_key, default)
    if unknown := [key for key in sides_by_key if key not in keys]:
        known = ", ".join(keys) or "không có chỗ nào"
        message = f"--choose: không có chỗ {', '.join(unknown)}"
        raise RequestError(message, hint=f"các chỗ: {known}")
    if merged.undecided:
        _report_undecided(merged.undecided)
        raise typer.Exit(1)
    resolved = resolving.build(versions, merged)
    _report(merged, resolved)
    if dry_run:
        console.say("(chưa ghi gì)")
        return
    resolving.save(versions, resolved, write_options(path, commit=False))
    console.say(f"đã gộp {versions.name}; xem lại rồi ghi vào lịch sử bằng: {command_about(path, 'save')}")


def _parse_side(text: str, option: str) -> Side:
    from cchc import names, option_words

    # `--choose` takes the names that `--take` has.
    side = option_words.find(names.typed(text), "--take", _SIDES) or parse_choice(text, _SIDES, option)
    return "theirs" if side == "theirs" else "ours"


def _parse_choice(text: str) -> tuple[str, Choice]:
    from cchc import names

    key, equals, side = text.partition("=")
    if not equals:
        raise RequestError(
            f'--choose: "{text}" thiếu dấu =', hint=f"ghi thêm bên được chọn: {text}=ours hoặc {text}=theirs"
        )
    if names.key(side) in map(names.key, _BOTH):
        return key.strip(), "both"
    return key.strip(), _parse_side(side.strip(), "--choose")


def _merge(
    merge: Callable[[Callable[[Conflict], Choice | None]], Merged],
    sides_by_key: Mapping[str, Choice],
    default: Side | None,
) -> tuple[Merged, list[str]]:
    """Return what a merge makes of choices and answers, and the keys of its conflicts.

    Who goes back is asked from the last question on again: what is asked may depend on its answer.
    Raises RequestError where both sides of what is one place were chosen.
    """
    answers: dict[str, Choice] = {}
    keys: list[str] = []

    def decide(conflict: Conflict) -> Choice | None:
        keys.append(conflict.key)
        if sides_by_key.get(conflict.key) == "both" and not conflict.may_be_two:
            message = f"--choose: {conflict.key} chỉ là một chỗ, không giữ được cả hai"
            raise RequestError(message, hint=f"chọn một bên: {conflict.key}=ours hoặc {conflict.key}=theirs")
        if side := sides_by_key.get(conflict.key) or default or answers.get(conflict.key):
            return side
        if questions.somebody_answers():
            answers[conflict.key] = _ask(conflict, can_go_back=bool(answers))
        return answers.get(conflict.key)

    while True:
        try:
            return merge(decide), keys
        except questions.BackError:
            answers.popitem()
            keys.clear()
        except KeyboardInterrupt:
            console.say("")
            console.say("chưa ghi gì; gõ lại lệnh này thì hỏi lại từ đầu")
            raise


def _ask(conflict: Conflict, *, can_go_back: bool) -> Choice:
    """Ask which side holds, or both, until the answer names one.

    Raises BackError when the question before is to be asked again, KeyboardInterrupt at the input's end.
    """
    from cchc import names, option_words
    from cchc.cli import conflict_lines

    conflict_lines.say_conflicts([conflict])
    answers: dict[str, Choice] = {"1": _SIDES[0], "2": _SIDES[1]}
    for side in _SIDES:
        answers |= {names.fold(word): side for _, word in option_words.spellings("--take", (side,))}
    question, choices = "  chọn 1 hay 2: ", "gõ 1 hoặc 2"
    if conflict.may_be_two:
        answers |= {"3": "both", **dict.fromkeys(map(names.fold, _BOTH), "both")}
        question, choices = "  chọn 1, 2 hay 3: ", "gõ 1, 2 hoặc 3"
    return questions.ask_or_go_back(question, answers, choices, can_go_back=can_go_back)


def _report_undecided(conflicts: Sequence[Conflict]) -> None:
    """Write the conflicts that are open, and how to decide them."""
    from cchc.cli import conflict_lines

    conflict_lines.say_conflicts(conflicts)
    first = conflicts[0].key
    both = ", hoặc =both (giữ cả hai)" if conflicts[0].may_be_two else ""
    console.say(f"còn {len(conflicts)} chỗ phải chọn, chưa ghi gì")
    console.say(
        f"  gợi ý: chọn từng chỗ: cchc resolve --choose {first}=ours (bản hiện tại) hoặc =theirs{both}"
    )
    console.say("         hoặc tất cả: cchc resolve --take ours, cchc resolve --take theirs")


def _report(merged: Merged, resolved: ResolvedPlan) -> None:
    """Write what the merged plan takes over, and what it could not keep."""
    from cchc.cli import conflict_lines

    report_changes(resolved.changes)
    if not resolved.changes:
        more = "nội dung như bản hiện tại, thêm ghi chú của bản gộp vào"
        console.say("kết quả gộp giống hệt bản hiện tại" if resolved.is_ours else more)
    conflict_lines.say_remarks(merged)
    conflict_lines.say_lost(resolved.lost_comments)
