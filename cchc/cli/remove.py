"""`cchc remove`: a task that was never meant to be in the plan; cancelling is another thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.cli import options
from cchc.cli.options import AsOfOption, PlanOption
from cchc.cli.updating import CommitOption, DryRunOption, ExpectOption, How, IdsArgument, check_tasks, run

if TYPE_CHECKING:
    from cchc.planfile.document import Document
    from cchc.updates import Record


def remove(
    ids: IdsArgument = None,
    *,
    dry_run: DryRunOption = False,
    expect: ExpectOption = None,
    commit: CommitOption = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Xóa nhiệm vụ ghi nhầm khỏi tệp; nhiệm vụ bị hủy thì dùng cchc cancel."""
    from cchc import updates

    how = How(plan, as_of, dry_run=dry_run, commit=commit, expect=expect)
    wanted = options.task_ids(ids or [])

    def wish(document: Document) -> Record:
        check_tasks(document, wanted, how)
        return updates.removed(document.plain, wanted)

    run(wish, how, "kế hoạch")
