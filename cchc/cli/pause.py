"""`cchc pause`: tasks are paused, by a document that says so."""

from __future__ import annotations

from typing import Annotated

import typer

from cchc.cli.options import AsOfOption, PlanOption
from cchc.cli.updating import (
    CommitOption,
    DocumentOption,
    DryRunOption,
    ExpectOption,
    How,
    IdsArgument,
    stop_tasks,
)


def pause(
    ids: IdsArgument = None,
    document: DocumentOption = None,
    reason: Annotated[str | None, typer.Option(metavar="NỘI DUNG", help="Lý do.")] = None,
    date: Annotated[
        str | None, typer.Option(metavar="NGÀY", help="Ngày tạm dừng; mặc định ngày tính số liệu.")
    ] = None,
    *,
    dry_run: DryRunOption = False,
    expect: ExpectOption = None,
    commit: CommitOption = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Tạm dừng nhiệm vụ, theo một văn bản."""
    how = How(plan, as_of, dry_run=dry_run, commit=commit, expect=expect)
    stop_tasks(ids, how, "paused", document=document, date=date, reason=reason)
