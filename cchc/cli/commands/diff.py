"""`cchc diff`: two versions of the plan compared, task by task and field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cchc import disk, names, typed_lines
from cchc.cli import console, value_kinds
from cchc.cli.opened_plan import plan_path
from cchc.cli.options import LISTING_FORMATS, OverwriteOption, PlanOption, today
from cchc.cli.output import output_file
from cchc.cli.output.output_file import OutputOption, choose_format
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from cchc.changes import Change, PlainRecord
    from cchc.history.period_versions import Words
    from cchc.reports.listing import Listing


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
    format_: Annotated[
        str | None,
        typer.Option(
            "--format", metavar=value_kinds.one_of(LISTING_FORMATS), help="Dạng in ra.", show_default=False
        ),
    ] = None,
    output: OutputOption = None,
    overwrite: OverwriteOption = False,
    plan: PlanOption = None,
) -> None:
    """So sánh hai phiên bản của kế hoạch theo từng nhiệm vụ, từng trường."""
    if git_driver:
        from cchc.cli import gitdriver

        console.write_document(gitdriver.answer(between or []))
        return
    format_ = choose_format(format_, output, LISTING_FORMATS)
    if len(between or []) > 1:
        pair = typed_lines.quoted("..".join(map(names.typed, (between or [])[:2])))
        raise RequestError(
            "chỉ ghi một cặp phiên bản", hint=f"từ bản cũ đến bản mới thì ghi: cchc diff {pair}"
        )
    path = plan_path(plan, today())
    old, new = _load_sides(path, (between or [""])[0])
    with output_file.opened(output, "so-sanh", format_, path, overwrite=overwrite):
        _print(old, new, format_)


class _Side(NamedTuple):
    """One side of a comparison: what it is called, its data, and what its periods' files say."""

    name: str
    plain: PlainRecord
    periods: Mapping[str, Words | None]


def _load_sides(path: Path, range_: str) -> tuple[_Side, _Side]:
    """Load the sides of `A..B`, of `A` and the file, or of the last commit and the file."""
    first, dots, second = range_.partition("..")
    if second.startswith("."):
        raise RequestError(f'không hiểu "{range_}"', hint="dùng hai dấu chấm: CŨ..MỚI")
    old = _load_version(path, first or "HEAD")
    return old, _load_version(path, second or "HEAD") if dots else _load_file(path)


def _load_version(path: Path, rev: str) -> _Side:
    from cchc import labels
    from cchc.cli import options
    from cchc.history import period_versions, revisions, versions

    plain, commit = versions.load_plain(path, options.parse_version(rev, "phiên bản"))
    periods = period_versions.of_commit(versions.at_commit(revisions.locate(path), commit.id), commit.id)
    return _Side(f"{commit.short} ({labels.moment(commit.moment)}, {commit.author})", plain, periods)


def _load_file(path: Path) -> _Side:
    from cchc.history import period_versions
    from cchc.planfile import plain_data, plan_files

    plain = plain_data.parse_plain(plan_files.read(path), disk.display_path(path))
    return _Side("tệp đang có", plain, period_versions.on_disk(plan_files.real_path(path)))


def _print(old: _Side, new: _Side, format_: str | None) -> None:
    from cchc.cli import tables
    from cchc.history import period_versions
    from cchc.renumbering import compare

    changes = (*compare(old.plain, new.plain), *period_versions.compare(old.periods, new.periods))
    if format_ == "json":
        from cchc.reports.printers import json_forms

        console.write_json({"changes": [json_forms.change(change) for change in changes]})
        return
    console.say(f"so sánh {old.name} → {new.name}")
    if changes or format_ in {"md", "csv"}:
        tables.write_listing(_listing(changes), format_)
    else:
        console.say("nội dung như nhau")


def _listing(changes: Sequence[Change]) -> Listing:
    from cchc.change_words import field_sentence, record_label, worth_telling
    from cchc.reports.listing import Column, Listing

    rows = ((record_label(change.record), field_sentence(change)) for change in worth_telling(changes))
    return Listing((Column("Mục"), Column("Thay đổi")), tuple(rows))
