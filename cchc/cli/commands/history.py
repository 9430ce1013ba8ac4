"""`cchc history`: who changed what in the plan and when, from git."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console, task_numbers, value_kinds
from cchc.cli.opened_plan import open_plan, plan_path
from cchc.cli.options import (
    LISTING_FORMATS,
    FormatOption,
    OverwriteOption,
    OwnerOption,
    PlanOption,
    parse_day_of_history,
    parse_field,
    today,
)
from cchc.cli.output import output_file
from cchc.cli.output.output_file import OutputOption, choose_format
from cchc.errors import SurroundingsError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cchc.history.revisions import PlanInRepository
    from cchc.owners import Owner
    from cchc.reports.listing import Column, Listing
    from cchc.trail import Entry


def history(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar=value_kinds.TASK.called("[SỐ]..."), help="Số thứ tự nhiệm vụ."),
    ] = None,
    owner: OwnerOption = None,
    field: Annotated[
        str | None,
        typer.Option(metavar="TRƯỜNG", help="Trường đã sửa: status, due, … hoặc tên tiếng Việt."),
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="NGÀY", help="Từ ngày này trở đi.")] = None,
    until: Annotated[str | None, typer.Option(metavar="NGÀY", help="Đến hết ngày này.")] = None,
    author: Annotated[str | None, typer.Option(metavar=value_kinds.NAME, help="Người ghi.")] = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    *,
    overwrite: OverwriteOption = False,
    plan: PlanOption = None,
) -> None:
    """Xem ai đã sửa gì trong kế hoạch, khi nào; mới nhất trước."""
    from cchc import trail
    from cchc.history import entries, revisions
    from cchc.history.git import GitError

    format_ = choose_format(format_, output, LISTING_FORMATS)
    path = plan_path(plan, today())
    entry_filter = trail.EntryFilter(
        tasks=frozenset(task_numbers.parse(ids).numbers) if ids else frozenset(),
        owner=_find_owner(path, owner) if owner is not None else None,
        field=parse_field(field, "--field") if field is not None else "",
        author=author or "",
        since=parse_day_of_history(since, "--since") if since is not None else None,
        until=parse_day_of_history(until, "--until") if until is not None else None,
    )
    try:
        plan_file = revisions.locate(path)
        head = revisions.head(plan_file)
        with_periods = not (entry_filter.tasks or entry_filter.owner)
        loaded = entries.load(plan_file, head, entry_filter.since, with_periods=with_periods)
        matching = entry_filter.pick(loaded)
        with output_file.opened(output, "lich-su", format_, path, overwrite=overwrite):
            is_any = _print(matching, format_, whole=not entry_filter.narrows)
        if not is_any:
            console.say("không có thay đổi nào khớp trong lịch sử của tệp này")
        _remark_unsaved(plan_file, head, path)
    except GitError as error:
        hint = error.hint or "lịch sử có từ lần ghi đầu tiên; xem tệp đang có bằng: cchc list, cchc show"
        raise SurroundingsError(f"không xem được lịch sử: {error}", hint) from None


def _find_owner(path: Path, name: str) -> Owner:
    from cchc import lookups

    return lookups.find_owner(open_plan(str(path), None).plan, name)


def _print(entries: Iterable[Entry], format_: str | None, *, whole: bool) -> bool:
    """Print entries, plain ones as they come, others when all are there; return whether there was any.

    `whole` is for entries of which nothing was filtered out.
    """
    from cchc.cli import tables
    from cchc.reports import listing
    from cchc.reports.printers import json_forms

    format_ = format_ or ("table" if console.is_terminal(sys.stdout) else "plain")
    if format_ == "plain":
        is_any = False
        for entry in entries:
            console.write(listing.plain(_listing([entry], whole=whole)))
            is_any = True
        return is_any
    entries = list(entries)
    if format_ == "json":
        console.write_json(json_forms.history(entries))
    elif format_ != "table":
        tables.write_listing(_listing(entries, whole=whole), format_)
    elif entries:
        tables.write_table(_by_commit(entries, whole=whole))
    return bool(entries)


def _listing(entries: Iterable[Entry], *, whole: bool) -> Listing:
    """Lay entries out as rows, one a change."""
    from cchc import trail
    from cchc.reports.listing import Column, Listing

    rows = (
        (*_signature(entry), record, sentence)
        for entry in entries
        for record, sentence in trail.sentences_with_subject(entry, whole=whole)
    )
    return Listing((*_signature_columns(), Column("Mục"), Column("Thay đổi")), tuple(rows))


def _by_commit(entries: Iterable[Entry], *, whole: bool) -> Listing:
    """Lay entries out for a person: a row a commit, a line a change."""
    from cchc import trail
    from cchc.reports.listing import Column, Listing

    rows = (
        (
            *_signature(entry),
            "\n".join(
                console.clean(" · ".join(filter(None, record_and_sentence)))
                for record_and_sentence in trail.sentences_with_subject(entry, whole=whole)
            ),
        )
        for entry in entries
    )
    return Listing((*_signature_columns(), Column("Thay đổi")), tuple(rows))


def _signature_columns() -> tuple[Column, ...]:
    from cchc.reports.listing import Column

    return tuple(Column(title, stacks=True) for title in ("Ghi lúc", "Người ghi", "Phiên bản"))


def _signature(entry: Entry) -> tuple[str, str, str]:
    from cchc import labels

    return labels.moment(entry.commit.moment), entry.commit.author, entry.commit.short


def _remark_unsaved(plan_file: PlanInRepository, head: str, path: Path) -> None:
    """Write that the plan or a file of its periods has changes that git does not have, if one has."""
    from cchc.history import linked_files, revisions
    from cchc.periodfile import period_files
    from cchc.planfile import plan_files

    real = plan_files.real_path(path)
    if not revisions.is_saved(plan_file, head, plan_files.read(path)):
        console.say("(tệp có thay đổi chưa ghi vào lịch sử; xem bằng: cchc diff)")
    elif period_files.has_folder(real) and linked_files.uncommitted_periods(real).changed:
        console.say("(tệp của kỳ có thay đổi chưa ghi vào lịch sử; xem bằng: cchc diff)")
