"""`cchc submit`: tasks are handed in for approval."""

from __future__ import annotations

from cchc.cli.options import AsOfOption, PlanOption
from cchc.cli.updating import CommitOption, DryRunOption, ExpectOption, How, IdsArgument, update_tasks


def submit(
    ids: IdsArgument = None,
    *,
    dry_run: DryRunOption = False,
    expect: ExpectOption = None,
    commit: CommitOption = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Đã trình, chờ duyệt."""
    from cchc import updates

    how = How(plan, as_of, dry_run=dry_run, commit=commit, expect=expect)
    update_tasks(ids, how, updates.submit)
