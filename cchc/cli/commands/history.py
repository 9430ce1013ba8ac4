"""`cchc history`: who changed what in the plan and when, from git."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli import console, options
from cchc.cli.options import OwnerOption, PlanOption
from cchc.errors import SurroundingsError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cchc.history.revisions import PlanInRepository
    from cchc.plan import Owner
    from cchc.reports.listing import Column, Listing
    from cchc.trail import Entry, EntryFilter


def history(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[SỐ]...", help="Số thứ tự nhiệm vụ.")] = None,
    owner: OwnerOption = None,
    field: Annotated[
        str | None,
        typer.Option(metavar="TRƯỜNG", help="Trường đã sửa: status, due, … hoặc tên tiếng Việt."),
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="NGÀY", help="Từ ngày này trở đi.")] = None,
    until: Annotated[str | None, typer.Option(metavar="NGÀY", help="Đến hết ngày này.")] = None,
    author: Annotated[str | None, typer.Option(metavar="TÊN", help="Người ghi vào git.")] = None,
    form: options.FormatOption = None,
    plan: PlanOption = None,
) -> None:
    """Xem ai đã sửa gì trong kế hoạch, khi nào; mới nhất trước."""
    from cchc import trail
    from cchc.history import entries, revisions
    from cchc.history.git import GitError

    chosen_form = options.choice(form, options.LISTING_FORMATS, "--format") if form else None
    path = options.plan_path(plan, options.today())
    wanted = trail.EntryFilter(
        tasks=frozenset(options.task_ids(ids)) if ids else frozenset(),
        owner=_owner(path, owner) if owner is not None else None,
        field=options.field(field, "--field") if field is not None else "",
        author=author or "",
        since=options.day(since, "--since") if since is not None else None,
        until=options.day(until, "--until") if until is not None else None,
    )
    try:
        plan_file = revisions.locate(path)
        head = revisions.head(plan_file)
        found = _print(wanted.pick(entries.load(plan_file, head, wanted.since)), wanted, chosen_form)
        if not found:
            console.say("không có thay đổi nào khớp trong lịch sử git của tệp này")
        _tell_unsaved(plan_file, head, path)
    except GitError as error:
        hint = "lịch sử lấy từ git; xem tệp đang có bằng cchc list, cchc show"
        raise SurroundingsError(f"không xem được lịch sử: {error}", hint) from None


def _owner(path: Path, name: str) -> Owner:
    from cchc import queries

    return queries.find_owner(options.open_plan(str(path), None).plan, name)


def _print(entries: Iterable[Entry], wanted: EntryFilter, form: str | None) -> bool:
    """Print what the entries say as they come, tables when all are there; tell whether there was any."""
    from cchc.cli import tables
    from cchc.reports import listing
    from cchc.reports.printers import json_forms

    chosen = form or ("table" if console.is_terminal(sys.stdout) else "plain")
    if chosen == "plain":
        found = False
        for entry in entries:
            console.write(listing.plain(_listing([entry], wanted)))
            found = True
        return found
    kept = list(entries)
    if chosen == "json":
        console.write_json(json_forms.history(kept))
    elif chosen != "table":
        tables.write_listing(_listing(kept, wanted), chosen)
    elif kept:
        tables.write_table(_by_commit(kept, wanted))
    return bool(kept)


def _listing(entries: Iterable[Entry], wanted: EntryFilter) -> Listing:
    """Lay entries out as rows, one a change."""
    from cchc import trail
    from cchc.reports.listing import Column, Listing

    rows = (
        (*_signed(entry), record, sentence)
        for entry in entries
        for record, sentence in trail.sentences(entry, whole=not wanted.narrows)
    )
    return Listing((*_signature_columns(), Column("Mục"), Column("Thay đổi")), tuple(rows))


def _by_commit(entries: Iterable[Entry], wanted: EntryFilter) -> Listing:
    """Lay entries out for a person: a row a commit, a line a change."""
    from cchc import trail
    from cchc.reports.listing import Column, Listing

    rows = (
        (
            *_signed(entry),
            "\n".join(
                console.clean(" · ".join(filter(None, said)))
                for said in trail.sentences(entry, whole=not wanted.narrows)
            ),
        )
        for entry in entries
    )
    return Listing((*_signature_columns(), Column("Thay đổi")), tuple(rows))


def _signature_columns() -> tuple[Column, ...]:
    from cchc.reports.listing import Column

    return tuple(Column(title, stacks=True) for title in ("Ghi lúc", "Người ghi", "Phiên bản"))


def _signed(entry: Entry) -> tuple[str, str, str]:
    from cchc import labels

    return labels.moment(entry.commit.moment), entry.commit.author, entry.commit.short


def _tell_unsaved(plan_file: PlanInRepository, head: str, path: Path) -> None:
    from cchc.history import revisions
    from cchc.planfile import plan_files

    if not revisions.is_saved(plan_file, head, plan_files.read(path)):
        console.say("(tệp có thay đổi chưa ghi vào git; xem bằng: cchc diff)")
