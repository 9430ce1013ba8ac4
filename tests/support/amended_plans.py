"""A plan that was amended within the year, made of a plan's file by what the commands do to it.

Document 45/KH-UBND of 10/7/2026 gives one task more, changes the deadline, the coordinators and the
leader of task 8, and gives up task 16; a letter of 25/6/2026 gives another task, and 41/UBND-VX extends
task 5.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc.plan import Amendment
from cchc.planfile import document
from cchc.planfile.document_edits import apply_changes
from cchc.updates import amendment_list, amendments, task_fields, task_records, task_status

if TYPE_CHECKING:
    from cchc.changes import PlainRecord
    from cchc.plan import Plan

AMENDMENT = Amendment("45/KH-UBND", date(2026, 7, 10), "Sửa đổi, bổ sung Kế hoạch CCHC năm 2026")
LETTER = "Công văn số 1234/UBND-HCC ngày 25/6/2026"
CITED = "Kế hoạch số 45/KH-UBND ngày 10/7/2026"


def _listed(opened: document.Document) -> PlainRecord:
    day, summary = AMENDMENT.date, AMENDMENT.summary
    return amendment_list.record(opened.plain, opened.plan.head, AMENDMENT.document, day=day, summary=summary)


def amended_file(data: bytes) -> bytes:
    """Return the bytes of a plan's file with the amendments made."""
    opened = document.parse(data, "2026.yaml")
    _, opened = apply_changes(opened, _listed(opened))
    plan = opened.plan
    stop: PlainRecord = {"date": "2026-07-10", "document": AMENDMENT.document, "reason": "không còn phù hợp"}
    extension: PlainRecord = {
        "due": "Quý IV/2026",
        "date": "2026-06-20",
        "document": "41/UBND-VX",
        "approved": "true",
    }
    changed: PlainRecord = {"due": "Năm 2026", "lead": "Trần Thị B", "coordinators": ["Phòng Kinh tế"]}

    def of(record: PlainRecord) -> PlainRecord:
        return amendments.keep_before(record, {**record, **changed}, plan, AMENDMENT)

    wished = task_fields.update_tasks(opened.plain, [8], of)
    wished = task_fields.update_tasks(
        wished,
        [16],
        lambda record: task_status.stop({**record, "status": "not_started"}, "cancelled", stop),
    )
    wished = task_fields.update_tasks(
        wished, [5], lambda record: task_records.append(record, "extensions", extension)
    )
    new: PlainRecord = {"area": "tthc", "owner": "Trung tâm PVHCC", "due": "Quý IV/2026"}
    by_letter: PlainRecord = {"title": "Rà soát TTHC nội bộ", "basis": LETTER, "assigned_on": "2026-06-25"}
    by_plan: PlainRecord = {"title": "Sơ kết 6 tháng", "basis": CITED, "assigned_on": "2026-07-10"}
    wished = task_fields.add_task(task_fields.add_task(wished, by_letter | new), by_plan | new)
    return apply_changes(opened, wished)[1].data


def amended(data: bytes) -> Plan:
    """Return the plan of a file with the amendments made."""
    return document.parse(amended_file(data), "2026.yaml").plan
