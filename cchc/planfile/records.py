"""The records of a whole file: each item of each section typed, or what keeps it from that.

Each record is validated on its own, so that one wrong task doesn't hide what is wrong elsewhere.

Read next: `cchc.planfile.schema` (which fields), `cchc.planfile.resolution` (what they mean).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc.errors import Finding
from cchc.planfile import misfits, record_types, validation
from cchc.planfile.reporting_schema import ReportingRecord
from cchc.planfile.schema import AreaRecord, DutyRecord, HeadRecord, OwnerRecord, TaskRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.planfile.validation import AnyRecord
    from cchc.planfile.view_schema import ViewRecord
    from cchc.yamltext.nodes import Path, Plain

VERSION = "1"
MAX_FINDINGS = 1000  # of one file; whoever sees so many has another file in hand than a plan
TOP_KEYS = ("cchc", "plan", "owners", "duties", "areas", "tasks", "reporting", "views")


@dataclass(slots=True)
class Records:
    """The records of a file that have the right shape, each with its index in its list.

    `broken` holds the others as they stand in the file, so that whatever they name can be looked
    up all the same; `unread` are the sections that are no list at all. Beyond `MAX_FINDINGS` nothing is
    looked for but one finding, counted in `more`, so that it is known that there are others.
    """

    head: HeadRecord | None = None
    owners: dict[int, OwnerRecord] = field(default_factory=dict)
    duties: dict[int, DutyRecord] = field(default_factory=dict)
    areas: dict[int, AreaRecord] = field(default_factory=dict)
    tasks: dict[int, TaskRecord] = field(default_factory=dict)
    reporting: ReportingRecord = field(default_factory=ReportingRecord)
    views: dict[str, ViewRecord] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    broken: dict[str, dict[int, Plain]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    more: int = 0

    @property
    def room(self) -> int:
        """How many findings are still looked for."""
        return 0 if self.more else MAX_FINDINGS + 1 - len(self.findings)

    def add(self, findings: Iterable[Finding]) -> None:
        """Add findings as far as there is room, and count the others."""
        for finding in findings:
            if len(self.findings) < MAX_FINDINGS:
                self.findings.append(finding)
            else:
                self.more += 1


def load(data: Plain) -> Records:
    """Return plain data as records, by the rules of their version; `findings` has what is wrong."""
    if not isinstance(data, dict) or not data:
        message = f"tệp này không phải là kế hoạch{'' if data else ', không có nội dung gì'}"
        hint = "tệp kế hoạch bắt đầu bằng dòng `cchc: 1`, rồi đến `plan:`"
        return Records(findings=[Finding((), "not-a-plan", message, hint)])
    # A second version of the format is read by a function of its own, chosen here by `data["cchc"]`.
    return _load_version_1(data)


def _load_version_1(data: dict[str, Plain]) -> Records:
    """Type the sections of a file one by one, so that one that is wrong doesn't hide the others."""
    records = Records()
    records.add(_top_findings(data, records.unread))
    if isinstance(data.get("plan"), dict):
        records.head = _record(HeadRecord, data["plan"], ("plan",), records)
    if data.get("reporting"):
        reporting = _record(ReportingRecord, data["reporting"], ("reporting",), records)
        records.reporting = reporting or records.reporting
    if data.get("views") and records.room:
        from cchc.planfile import view_records  # noqa: PLC0415  few plans have views

        records.views, found = view_records.load(data["views"], records.room)
        records.add(found)
    records.owners = _load_list(OwnerRecord, "owners", data, records)
    records.duties = _load_list(DutyRecord, "duties", data, records)
    records.areas = _load_list(AreaRecord, "areas", data, records)
    records.tasks = _load_list(TaskRecord, "tasks", data, records)
    return records


def _top_findings(data: dict[str, Plain], unread: set[str]) -> list[Finding]:
    """Return what is wrong with the top keys; note in `unread` the sections that are missing."""
    findings: list[Finding] = []
    version = data.get("cchc")
    if version is None:
        hint = "thêm vào đầu tệp dòng `cchc: 1`"
        findings.append(Finding((), "version", "thiếu dòng ghi phiên bản định dạng", hint))
    elif version != VERSION:
        hint = "nâng cấp cchc nếu tệp do bản mới hơn tạo ra, nếu không thì ghi `cchc: 1`"
        message = f"phiên bản định dạng của tệp phải là {VERSION}"
        findings.append(Finding(("cchc",), "version", message, hint))
    misspelt: set[str] = set()
    for key in (key for key in data if key not in TOP_KEYS):
        section = misfits.meant(key, TOP_KEYS, set(TOP_KEYS) - data.keys() - misspelt)
        findings.append(
            misfits.unknown(key, TOP_KEYS, (key,), misfits.question_whether(section) if section else "")
        )
        misspelt.add(section)
    if "plan" not in data and "plan" not in misspelt:
        hint = "thêm `plan:` với các trường number, date, year, title, issuer"
        findings.append(Finding((), "missing", "thiếu phần `plan` (số, ngày, năm, tên kế hoạch)", hint))
    elif not isinstance(data.get("plan", {}), dict):
        findings.append(misfits.not_a_record(("plan",), data["plan"], record_types.known_fields(HeadRecord)))
    for section, meaning, fields in (
        ("owners", "danh mục cơ quan", "id, name"),
        ("areas", "danh mục lĩnh vực", "id, title"),
    ):
        if isinstance(data.get("tasks"), list) and data["tasks"] and not data.get(section):
            message = f"thiếu phần `{section}` ({meaning}) mà các nhiệm vụ dùng đến"
            hint = f"thêm `{section}:`, mỗi mục có các trường {fields}"
            if section not in misspelt:
                findings.append(Finding(("tasks",), "missing", message, hint, on_key=True))
            unread.add(section)
    return findings


def _load_list(
    model: type[AnyRecord], key: str, data: dict[str, Plain], records: Records
) -> dict[int, AnyRecord]:
    items = data.get(key) or []
    if not isinstance(items, list):
        records.add([misfits.not_a_list((key,), items, model)])
        records.unread.add(key)
        return {}
    loaded: dict[int, AnyRecord] = {}
    for index, item in enumerate(items):
        record = _record(model, item, (key, index), records)
        if record is None:
            records.broken.setdefault(key, {})[index] = item
        else:
            loaded[index] = record
    return loaded


def _record(model: type[AnyRecord], item: Plain, at: Path, records: Records) -> AnyRecord | None:
    if not records.room:
        return None
    record, found = validation.validate(model, item, records.room)
    records.add(misfits.describe(model, item, at, found))
    return record
