"""The columns of the task sheet by their titles: what is written, and what can be read back.

Read next: `cchc.reports.printers.task_sheet` (who writes them), `cchc.intake.workbooks` (who reads them).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from cchc import names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.plan import Plan

NUMBER = "NV"
TITLE = "Nội dung công việc"
STATUS = "Trạng thái khai báo"
PROGRESS = "Tiến độ (%)"
STARTED = "Ngày bắt đầu"
DONE_ON = "Ngày hoàn thành"
NOTE = "Ghi chú"
AREA = "Lĩnh vực"
OWNER = "Cơ quan chủ trì"
COORDINATORS = "Cơ quan phối hợp"
ASSIGNEE = "Đầu mối"
DEADLINE = "Thời hạn"
DUE = "Ngày đến hạn"
STATE = "Tình trạng"
DOCUMENTS = "Văn bản, minh chứng"
GIVEN = "Văn bản giao"

KEPT = "cchc"  # the hidden sheet with what was written

# What a sheet must have to be read back, and what an office fills in.
NEEDED = (NUMBER, TITLE, STATUS)
FILLED_IN = (STATUS, PROGRESS, STARTED, DONE_ON, NOTE)

# What a sheet shows and isn't read back, and what to do instead; `{}` is the task's number.
_COMPUTED = "cột này được tính từ kế hoạch"
REMEDIES = {
    AREA: "dùng cchc update {} --area …",
    OWNER: "dùng cchc update {} --owner …",
    COORDINATORS: "dùng cchc update {} --coordinator …",
    ASSIGNEE: "dùng cchc update {} --assignee …",
    DEADLINE: "dùng cchc extend {} … hoặc cchc update {} --due …",
    DUE: _COMPUTED,
    STATE: _COMPUTED,
    DOCUMENTS: "dùng cchc done {} --document …",
    GIVEN: "dùng cchc update {} --basis …",
}


class PlanIdentity(NamedTuple):
    """Which plan a sheet is made from; `digest` is of the numbers and texts of all its tasks."""

    issuer: str
    number: str
    year: str
    digest: str

    @classmethod
    def of(cls, plan: Plan) -> PlanIdentity:
        """Return a plan's identity."""
        head = plan.head
        tasks = "\n".join(f"{task.id}\t{names.nfc(task.title)}" for task in plan.tasks)
        digest = hashlib.sha256(tasks.encode("utf-8", "replace")).hexdigest()[:16]
        return cls(head.issuer, head.number or "", str(head.year), digest)

    @classmethod
    def from_cells(cls, cells: Mapping[str, str]) -> PlanIdentity | None:
        """Return what a hidden sheet says, None when it is older than identities."""
        values = {title.removeprefix("cchc."): value for title, value in cells.items()}
        fields = [values.get(field, "") for field in cls._fields]
        return cls(*fields) if all(f"cchc.{field}" in cells for field in cls._fields) else None

    @property
    def cells(self) -> dict[str, str]:
        """What the hidden sheet says of it, by the titles of its columns."""
        return {f"cchc.{field}": value for field, value in self._asdict().items()}

    @property
    def words(self) -> str:
        """The plan's name in a message."""
        return f"kế hoạch {f'số {self.number} ' if self.number else ''}năm {self.year} của {self.issuer}"

    def is_same_plan(self, other: PlanIdentity) -> bool:
        """Whether both are of one plan, whatever tasks it has by now."""
        return _plain(self) == _plain(other)


def _plain(identity: PlanIdentity) -> list[str]:
    values = (identity.issuer, identity.number, identity.year)
    return [" ".join(names.nfc(value).casefold().split()) for value in values]
