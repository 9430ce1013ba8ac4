"""Tasks paused or cancelled, as `pause` and `cancel` ask: by which document, since when, why.

The same command again, with other values, corrects what it recorded.

Read next: `cchc.updates.task_status` (what becomes of a task), `cchc.cli.updating.plan_updates` (how it
is written).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.cli import console
from cchc.cli.updating.plan_updates import update_tasks_by
from cchc.cli.updating.update_values import find_amendment, record_of, say_what_lacks
from cchc.errors import RequestError
from cchc.names import typed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from cchc.changes import PlainRecord
    from cchc.cli.updating.update_options import UpdateOptions
    from cchc.plan import Plan
    from cchc.updates.task_fields import TaskUpdate

_HINT = "ghi thêm: --document SỐ-VĂN-BẢN"
_WHAT = {"paused": "tạm dừng", "cancelled": "hủy"}


def stop_tasks(
    ids: Sequence[str] | None,
    options: UpdateOptions,
    status: str,
    *,
    document: str | None,
    date: str | None,
    reason: str | None,
    amendment: str | None = None,
) -> None:
    """Pause or cancel tasks, or correct how they were; RequestError without the document that it takes."""
    if amendment and (
        others := [name for name, text in (("--document", document), ("--date", date)) if text]
    ):
        message = f"đã ghi --amendment thì không ghi {', '.join(others)}"
        raise RequestError(message, hint="số và ngày là của văn bản điều chỉnh đó")
    number = typed(document or "")  # with its own day, if told: --date is since when the work rests
    say_what_lacks(number)
    asked = record_of(
        date=options.past_day(date, "--date").isoformat() if date else None,
        document=number,
        reason=reason,
    )
    if not asked and not amendment:
        raise _missing_document(status)
    corrected: dict[str, None] = {}  # an update may be worked out twice

    def update_for(plan: Plan) -> TaskUpdate:
        stop = asked if amendment is None else {**_ordered_by(plan, amendment, options.today), **asked}
        return lambda record: _stop(record, status, stop, options, corrected)

    update_tasks_by(ids, options, update_for)
    for number in corrected:
        console.say(
            f"(NV {number}: đã sửa lần {_WHAT[status]} ghi từ trước; nếu đây là một lần {_WHAT[status]} khác "
            f"thì gõ lần lượt: cchc undo; cchc reopen {number}; rồi lại lệnh này)"
        )


def _stop(
    record: PlainRecord, status: str, stop: PlainRecord, options: UpdateOptions, corrected: dict[str, None]
) -> PlainRecord:
    """Stop a task; one that has stopped so already is corrected by what is given, and noted."""
    from cchc.updates import task_records, task_status

    if task_records.status_of(record) != status:
        if not stop.get("document"):
            raise _missing_document(status)
        return task_status.stop(record, status, {"date": options.today.isoformat(), **stop})
    right = task_status.correct_stop(record, stop)
    if right != record:
        corrected[str(record.get("id"))] = None
    return right


def _missing_document(status: str) -> RequestError:
    return RequestError(f"{_WHAT[status]} nhiệm vụ phải có văn bản", hint=_HINT)


def _ordered_by(plan: Plan, amendment: str, today: dt.date) -> PlainRecord:
    """Return the number and the day of a document that amends the plan."""
    by = find_amendment(plan.head, amendment, today)
    return {"date": by.date.isoformat(), "document": by.document}
