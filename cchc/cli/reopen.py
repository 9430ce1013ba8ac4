"""`cchc reopen`: tasks are not finished, paused or cancelled after all."""

from __future__ import annotations

from cchc.cli.options import AsOfOption, PlanOption
from cchc.cli.updating import CommitOption, DryRunOption, ExpectOption, How, IdsArgument, update_tasks


def reopen(
    ids: IdsArgument = None,
    *,
    dry_run: DryRunOption = False,
    expect: ExpectOption = None,
    commit: CommitOption = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Mở lại nhiệm vụ đã hoàn thành, tạm dừng hoặc hủy."""
    from cchc import updates

    how = How(plan, as_of, dry_run=dry_run, commit=commit, expect=expect)
    update_tasks(ids, how, updates.reopen)
