"""`cchc diff`: two versions of the plan compared, task by task and field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc import disk
from cchc.cli import console, options
from cchc.cli.options import PlanOption
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cchc.changes import Change, PlainRecord
    from cchc.reports.listing import Listing

FORMATS = ("table", "plain", "json", "md", "csv")


def diff(
    between: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CŨ[..MỚI]]",
            help="Phiên bản hoặc ngày; thiếu MỚI là tệp đang có, thiếu cả hai là so với lần ghi cuối.",
        ),
    ] = None,
    *,
    git_driver: Annotated[
        bool, typer.Option("--git-driver", help="Để git diff gọi: nhận các tệp mà git đưa.")
    ] = False,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="|".join(FORMATS), help="Dạng in ra.", show_default=False),
    ] = None,
    plan: PlanOption = None,
) -> None:
    """So sánh hai phiên bản của kế hoạch theo từng nhiệm vụ, từng trường."""
    if git_driver:
        from cchc.cli import gitdriver

        console.write(gitdriver.answer(between or []))
        return
    chosen_form = options.choice(form, FORMATS, "--format") if form else None
    if len(between or []) > 1:
        raise RequestError("chỉ ghi một cặp phiên bản", hint="ví dụ: cchc diff 30/6/2026..30/9/2026")
    path = options.plan_path(plan, options.today())
    old, new = _sides(path, (between or [""])[0])
    _print(old, new, chosen_form)


def _sides(path: Path, asked: str) -> tuple[tuple[str, PlainRecord], tuple[str, PlainRecord]]:
    """Read both sides, each with what it is called: `A..B`, `A` against the file, or the last commit."""
    first, dots, second = asked.partition("..")
    if second.startswith("."):
        raise RequestError(f'không hiểu "{asked}"', hint="dùng hai dấu chấm: CŨ..MỚI")
    old = _recorded(path, first or "HEAD")
    return old, _recorded(path, second or "HEAD") if dots else _current(path)


def _recorded(path: Path, name: str) -> tuple[str, PlainRecord]:
    from cchc import labels
    from cchc.history import versions

    plain, commit = versions.load_plain(path, name)
    return f"{commit.short} ({labels.moment(commit.moment)}, {commit.author})", plain


def _current(path: Path) -> tuple[str, PlainRecord]:
    from cchc.planfile import plain_data, plan_files

    return "tệp đang có", plain_data.parse_plain(plan_files.read(path), disk.display_path(path))


def _print(old: tuple[str, PlainRecord], new: tuple[str, PlainRecord], form: str | None) -> None:
    from cchc.changes import compare
    from cchc.cli import tables

    found = compare(old[1], new[1])
    if form == "json":
        from cchc.reports.printers import json_forms

        console.write_json({"changes": [json_forms.change(one) for one in found]})
        return
    console.say(console.clean(f"so sánh {old[0]} → {new[0]}"))
    if found or form in {"md", "csv"}:
        tables.write_listing(_listing(found), form)
    else:
        console.say("nội dung như nhau")


def _listing(changes: Sequence[Change]) -> Listing:
    from cchc.change_words import field_sentence, record_label
    from cchc.reports.listing import Column, Listing

    rows = ((record_label(one.record), field_sentence(one)) for one in changes)
    return Listing((Column("Mục"), Column("Thay đổi")), tuple(rows))
