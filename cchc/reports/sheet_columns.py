"""The columns of the task sheet: one row for each, for those who write it and those who read it back.

Read next: `cchc.reports.printers.task_sheet` (who writes them), `cchc.intake.titles` (who finds them in
a sheet that came back, by these titles or by other offices' words).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
DOCUMENT_DAYS = "Ngày văn bản"
SUMMARIES = "Trích yếu"
TARGET = "Chỉ tiêu"
ACHIEVED = "Đã đạt"
LEAD = "Lãnh đạo phụ trách"
APPROVER = "Thẩm quyền"
DELIVERABLE = "Sản phẩm"

NOTHING = "-"  # of a document among several that has no day or no summary
KEPT = "cchc"  # the hidden sheet with what was written
HOW_TO_FILL_IN = (  # above the first column to be filled in, beside the plan's title
    "Điền các ô tô vàng, lưu rồi gửi lại tệp này; nhiều văn bản, ngày, trích yếu trong một ô cách nhau bằng "
    "dấu “;”."
)
_COMPUTED = "cột này được tính từ kế hoạch"


class SheetColumn(NamedTuple):
    """A column: its title, its width in characters, and what other offices call it in `cchc.column_words`.

    `field` is the text field of a task that is set as it stands there. `remedy` says what to do instead
    of filling it in, `{}` is the task's number; without one it is read back.
    """

    title: str
    width: float
    words: str = ""
    remedy: str = ""
    field: str = ""
    names_people: bool = False

    @property
    def is_filled_in(self) -> bool:
        """Whether offices write in it, and it is read back."""
        return not self.remedy and self.title not in {NUMBER, TITLE}


# In the order of the sheet. What comes later is at the end: programs read CSV by place, too.
COLUMNS = (
    SheetColumn(NUMBER, 5, "number"),
    SheetColumn(TITLE, 40, "title"),
    SheetColumn(AREA, 13, "area", "dùng cchc update {} --area …"),
    SheetColumn(OWNER, 14, "owners", "dùng cchc update {} --owner …"),
    SheetColumn(COORDINATORS, 14, "coordinators", "dùng cchc update {} --coordinator …"),
    SheetColumn(ASSIGNEE, 12, "assignee", field="assignee", names_people=True),
    SheetColumn(DEADLINE, 14, "due", "dùng cchc extend {} … hoặc cchc update {} --due …"),
    SheetColumn(DUE, 12, remedy=_COMPUTED),
    SheetColumn(STATUS, 13, "status"),
    SheetColumn(PROGRESS, 9, "progress"),
    SheetColumn(STARTED, 12, "started_on"),
    SheetColumn(DONE_ON, 12, "done_on"),
    SheetColumn(STATE, 17, remedy=_COMPUTED),
    SheetColumn(DOCUMENTS, 14, "documents"),
    SheetColumn(NOTE, 24, "note"),
    SheetColumn(GIVEN, 16, "basis", "dùng cchc update {} --basis …"),
    SheetColumn(DOCUMENT_DAYS, 11, "document_days"),
    SheetColumn(SUMMARIES, 24, "summaries"),
    SheetColumn(TARGET, 11, "target", "dùng cchc update {} --target …"),
    SheetColumn(ACHIEVED, 8, "achieved"),
    SheetColumn(LEAD, 14, "lead", field="lead", names_people=True),
    SheetColumn(APPROVER, 14, "approver", field="approver", names_people=True),
    SheetColumn(DELIVERABLE, 18, "deliverable", field="deliverable"),
)
BY_TITLE = {column.title: column for column in COLUMNS}
BY_WORDS = {column.words: column.title for column in COLUMNS if column.words}  # what others call them

NEEDED = (NUMBER, TITLE, STATUS)  # by which a sheet of ours is known
FILLED_IN = tuple(column.title for column in COLUMNS if column.is_filled_in)
READ = frozenset({*NEEDED, *FILLED_IN})  # of a sheet that comes back
MAIN = (STATUS, PROGRESS, STARTED, DONE_ON, NOTE)  # what every sheet asks for: told when it is missing
REMEDIES = {column.title: column.remedy for column in COLUMNS if column.remedy}


def together(parts: Iterable[str | None]) -> str:
    """Return what belongs to each document of a task, in their order, as one cell; empty without any.

    >>> together(["a", None]), together([None])
    ('a; -', '')
    """
    texts = [part or "" for part in parts]
    return "; ".join(text or NOTHING for text in texts) if any(texts) else ""


class PlanIdentity(NamedTuple):
    """Which plan a sheet is made from; `digest` is of the numbers and texts of all its tasks."""

    issuer: str
    number: str
    year: str
    digest: str

    @classmethod
    def of(cls, plan: Plan) -> PlanIdentity:
        """Return a plan's identity."""
        import hashlib  # noqa: PLC0415  loads OpenSSL, which a paper that is no sheet doesn't need

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
