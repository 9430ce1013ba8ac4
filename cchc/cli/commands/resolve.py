"""`cchc resolve`: a plan that git left in conflict, merged by task and field."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console, options, update_options
from cchc.cli.options import PlanOption
from cchc.errors import RequestError

if TYPE_CHECKING:
    from cchc.history.resolving import ResolvedPlan
    from cchc.merging import Conflict, Merged, Side

_SIDES: tuple[Side, ...] = ("ours", "theirs")


def resolve(
    take: Annotated[
        str | None,
        typer.Option(
            metavar="ours|theirs", help="Chỗ hai bên sửa khác nhau: lấy bản hiện tại, hoặc bản gộp vào."
        ),
    ] = None,
    choose: Annotated[
        list[str] | None,
        typer.Option(metavar="CHỖ=BÊN", help="Chọn từng chỗ, ví dụ 4.progress=theirs; dùng được nhiều lần."),
    ] = None,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ hiện kết quả gộp, không ghi gì.", show_default=False)
    ] = False,
    plan: PlanOption = None,
) -> None:
    """Gộp kế hoạch đang xung đột trong git theo từng nhiệm vụ, từng trường."""
    from cchc import merging
    from cchc.history import resolving

    default = options.choice(take, _SIDES, "--take") if take is not None else None
    chosen = dict(_choice(text) for text in choose or [])
    met: list[Conflict] = []

    def decide(conflict: Conflict) -> Side | None:
        met.append(conflict)
        named = chosen.get(conflict.key) or default
        if named is not None:
            return "theirs" if named == "theirs" else "ours"
        return _ask(conflict) if _somebody_answers() else None

    sides = resolving.find(options.plan_path(plan, options.today()))
    merged = resolving.merge(sides, decide)
    if wrong := merging.unknown_keys(chosen, met):
        known = ", ".join(conflict.key for conflict in met) or "không có chỗ nào"
        raise RequestError(f"--choose: không có chỗ xung đột {', '.join(wrong)}", hint=f"các chỗ: {known}")
    if merged.undecided:
        _list(merged)
        raise typer.Exit(1)
    resolved = resolving.build(sides, merged)
    _tell(merged, resolved)
    if dry_run:
        console.say("(chưa ghi gì)")
        return
    resolving.save(sides, resolved, wait=update_options.lock_wait(), tell=console.say)
    quoted = shlex.quote(sides.name)
    console.say(f"đã gộp {sides.name}; xem lại rồi ghi: git add {quoted} && git commit")
    console.say("(đang rebase thì: git rebase --continue)")


def _choice(text: str) -> tuple[str, str]:
    key, found, side = text.partition("=")
    if not found:
        raise RequestError(f'--choose: "{text}" thiếu dấu =', hint="ví dụ: --choose 4.progress=theirs")
    return key.strip(), options.choice(side.strip(), _SIDES, "--choose")


def _somebody_answers() -> bool:
    return console.is_terminal(sys.stdin) and console.is_terminal(sys.stderr)


def _ask(conflict: Conflict) -> Side:
    """Ask which side holds, until one is named."""
    for line in _said(conflict):
        console.say(line)
    while True:
        sys.stderr.write("  chọn 1 hay 2: ")
        sys.stderr.flush()
        answer = sys.stdin.readline()
        if not answer:
            raise KeyboardInterrupt
        if answer.strip() in {"1", "2"}:
            return _SIDES[int(answer) - 1]


def _said(conflict: Conflict) -> list[str]:
    from cchc import merging

    subject, base, ours, theirs = map(console.clean, merging.words(conflict))
    return [
        f"{subject}: hai bên sửa khác nhau",
        f"  bản gốc:          {base}",
        f"  1. bản hiện tại:  {ours}",
        f"  2. bản gộp vào:   {theirs}",
    ]


def _list(merged: Merged) -> None:
    for conflict in merged.undecided:
        for line in _said(conflict):
            console.say(line)
    first = merged.undecided[0].key
    console.say(f"còn {len(merged.undecided)} chỗ phải chọn, chưa ghi gì")
    console.say(f"  gợi ý: chọn từng chỗ: cchc resolve --choose {first}=ours (bản hiện tại) hoặc =theirs")
    console.say("         hoặc tất cả: cchc resolve --take ours, cchc resolve --take theirs")


def _tell(merged: Merged, resolved: ResolvedPlan) -> None:
    """Say what the merged plan takes over, and what it could not keep."""
    from cchc.change_words import sentence

    console.write("".join(f"{console.clean(sentence(one))}\n" for one in resolved.changes))
    if not resolved.changes:
        console.say("kết quả gộp giống hệt bản hiện tại")
    for old, new in merged.renumbered.items():
        console.say(f"hai bên cùng thêm nhiệm vụ {old}: nhiệm vụ của bản gộp vào thành nhiệm vụ {new}")
    for comment in resolved.lost_comments:
        console.say(f"ghi chú không giữ được: {console.clean(comment)}")
