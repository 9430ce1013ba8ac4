"""Days that belong to the plan of another year, which lies beside the one that is updated.

In January last year's work is recorded and this year's plan is there: the same number is another task
in each. Read next: `cchc.cli.plan_choice` (which plan is taken), `cchc.cli.updating.plan_updates` (who asks).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cchc import contradictions, typed_lines
from cchc.errors import RequestError
from cchc.updates import task_records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc.changes import PlainRecord
    from cchc.planfile.document import Document


def refuse_days(plan: Path, document: Document, wished: PlainRecord) -> None:
    """Raise RequestError when a task gets a day of an earlier year whose own plan lies there, too.

    For a plan that nobody named; `wished` is what the update makes of the document's data. A task that is
    new has no number that could be another's: only that it was finished before its plan's year is odd.
    """
    from cchc.planfile import plan_files

    year = document.plan.head.year
    before = {str(record.get("id")): record for record in task_records.tasks_of(document.plain)}
    for record in task_records.tasks_of(wished):
        given = _new_days(before.get(str(record.get("id"))), record)
        for one in sorted(given, key=lambda one: one.path != ("done_on",)):  # what people know is told
            if one.day.year >= year:
                continue
            if found := plan_files.of_year_beside(plan, one.day.year):
                other, this = (typed_lines.quoted_path(path) for path in (found, plan))
                raise RequestError(
                    f"NV {record.get('id')}: {one.words}, ở năm của kế hoạch khác; "
                    f"lệnh này ghi vào kế hoạch năm {year}",
                    hint=f"nhiệm vụ của kế hoạch năm {one.day.year} thì thêm: --plan {other}; "
                    f"đúng là của kế hoạch năm {year} thì thêm: --plan {this}",
                )


def _new_days(old: PlainRecord | None, new: PlainRecord) -> Iterator[contradictions.Day]:
    """Yield the days on which something happened to a task that an update gives it."""
    if new is old:
        return
    known = Counter(one.day for one in contradictions.days(old or {}))
    for one in contradictions.days(new):
        if old is None and one.path != ("done_on",):
            continue
        known[one.day] -= 1
        if known[one.day] < 0:
            yield one
