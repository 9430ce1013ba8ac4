"""`cchc start`: work on tasks has begun."""

from __future__ import annotations

from cchc.cli.options import AsOfOption, PlanOption
from cchc.cli.updating import CommitOption, DryRunOption, ExpectOption, How, IdsArgument, update_tasks


def start(
    ids: IdsArgument = None,
    *,
    dry_run: DryRunOption = False,
    expect: ExpectOption = None,
    commit: CommitOption = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Bắt đầu thực hiện: đang thực hiện, ghi ngày bắt đầu."""
    from cchc import updates

    how = How(plan, as_of, dry_run=dry_run, commit=commit, expect=expect)
    update_tasks(ids, how, lambda record: updates.start(record, how.today))
