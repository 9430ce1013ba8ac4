"""The shape of a plan file, version 1: which fields a record has and what each may hold.

One pydantic model per record; a field's name is its YAML key, and the order here is the order in
the file. Each record is validated on its own, so that one wrong task doesn't hide what is wrong
elsewhere. Everything comes in as text and is typed here. Rules that need more than one field are
in `cchc.planfile.checks`; what the records *mean* is built in `cchc.planfile.resolution`.

The only module that imports pydantic.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from cchc import labels, names
from cchc.errors import Finding
from cchc.plan import OwnerKind, Status  # noqa: TC001  the same
from cchc.planfile import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic_core import ErrorDetails

    from cchc.planfile.yamltext import Path, Plain

VERSION = "1"

Text = Annotated[str, BeforeValidator(values.text)]
Day = Annotated[date, BeforeValidator(values.day)]
Whole = Annotated[int, BeforeValidator(values.whole)]
Percent = Annotated[int, BeforeValidator(values.percent)]
Points = Annotated[float, BeforeValidator(values.points)]
Flag = Annotated[bool, BeforeValidator(values.flag)]
Slug = Annotated[str, BeforeValidator(values.slug)]


class Record(BaseModel):
    """What all records share: only known fields, and an empty field is one not filled in."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty(cls, data: object) -> object:
        return {k: v for k, v in data.items() if v != ""} if isinstance(data, dict) else data


class SignatoryRecord(Record):
    """The lines above the signature."""

    authority: Text | None = None
    deputizing: Text | None = None
    position: Text | None = None
    name: Text | None = None


class AnnexRecord(Record):
    """The annex's own caption."""

    title: Text | None = None
    caption: Text | None = None
    date: Day | None = None
    mention: Text | None = None


class HeadRecord(Record):
    """`plan:`, what the document says of itself."""

    number: Text
    date: Day
    year: Whole
    title: Text
    issuer: Text
    place: Text | None = None
    legal_bases: list[Text] = []
    opening: Text | None = None
    purposes: list[Text] = []
    requirements: list[Text] = []
    closing: Text | None = None
    signatory: SignatoryRecord = SignatoryRecord()
    recipients: list[Text] = []
    annex: AnnexRecord = AnnexRecord()


class OwnerRecord(Record):
    """An item of `owners:`."""

    id: Slug
    name: Text
    short: Text | None = None
    aliases: list[Text] = []
    kind: Annotated[OwnerKind, BeforeValidator(values.owner_kind)] = "agency"


class DutyRecord(Record):
    """An item of `duties:`."""

    owners: list[Text]
    items: list[Text]


class AreaRecord(Record):
    """An item of `areas:`."""

    id: Slug
    title: Text
    short: Text | None = None
    printed: Flag = True
    measures: list[Text] = []


class TargetRecord(Record):
    """A quantity that a task promises."""

    quantity: Whole
    unit: Text
    achieved: Whole | None = None


class StopRecord(Record):
    """Why and by what document a task stopped."""

    date: Day | None = None
    document: Text | None = None
    reason: Text | None = None


class ResultRecord(Record):
    """A document that a task brought about."""

    document: Text | None = None
    date: Day | None = None
    summary: Text | None = None
    link: Text | None = None


class NoteRecord(Record):
    """A line of a task's diary."""

    date: Day | None = None
    text: Text


class ExtensionRecord(Record):
    """A later deadline, proposed or approved."""

    due: Text
    date: Day
    document: Text | None = None
    reason: Text | None = None
    approved: Flag = False


class TaskRecord(Record):
    """An item of `tasks:`."""

    id: Whole
    title: Text
    area: Text
    condition: Text | None = None
    target: TargetRecord | None = None
    assignee: Text | None = None
    lead: Text | None = None
    approver: Text | None = None
    deliverable: Text | None = None
    basis: Text | None = None
    status: Annotated[Status, BeforeValidator(values.status)] = "not_started"
    progress: Percent | None = None
    started_on: Day | None = None
    condition_met_on: Day | None = None
    done_on: Day | None = None
    stopped: StopRecord | None = None
    results: list[ResultRecord] = []
    notes: list[NoteRecord] = []
    extensions: list[ExtensionRecord] = []
    owner: Text
    coordinators: list[Text] = []
    due: Text


class PeriodRecord(Record):
    """A reporting period of the province."""

    id: Slug
    title: Text
    start: Day = Field(alias="from")
    end: Day = Field(alias="to")
    submit_by: Day | None = None


class StepRecord(Record):
    """A step of the completion scale."""

    start: Percent = Field(alias="from")
    points: Points


class ScaleRecord(Record):
    """How the province scores completion."""

    document: Text
    steps: list[StepRecord]


class ReportingRecord(Record):
    """`reporting:`, the province's own dates and scale."""

    periods: list[PeriodRecord] = []
    completion_scale: ScaleRecord | None = None


AnyRecord = TypeVar("AnyRecord", bound=Record)

SECTIONS: Mapping[str, type[Record]] = {
    "plan": HeadRecord,
    "owners": OwnerRecord,
    "duties": DutyRecord,
    "areas": AreaRecord,
    "tasks": TaskRecord,
    "reporting": ReportingRecord,
}
_LISTS = ("owners", "duties", "areas", "tasks")
TOP_KEYS = ("cchc", *SECTIONS)


@dataclass(slots=True)
class Records:
    """The records of a file that have the right shape, each with its index in its list."""

    head: HeadRecord | None = None
    owners: dict[int, OwnerRecord] = field(default_factory=dict)
    duties: dict[int, DutyRecord] = field(default_factory=dict)
    areas: dict[int, AreaRecord] = field(default_factory=dict)
    tasks: dict[int, TaskRecord] = field(default_factory=dict)
    reporting: ReportingRecord = field(default_factory=ReportingRecord)
    findings: list[Finding] = field(default_factory=list)


def load(data: Plain) -> Records:
    """Type the plain data of a file, record by record; what is wrong is in `findings`."""
    records = Records()
    if not isinstance(data, dict) or not data:
        hint = "tệp kế hoạch bắt đầu bằng dòng `cchc: 1`, rồi đến `plan:`"
        records.findings.append(Finding((), "not-a-plan", "tệp này không phải là kế hoạch", hint))
        return records
    _check_top(data, records.findings)
    if isinstance(data.get("plan"), dict):
        records.head = _record(HeadRecord, data["plan"], ("plan",), records.findings)
    if data.get("reporting"):
        reporting = _record(ReportingRecord, data["reporting"], ("reporting",), records.findings)
        records.reporting = reporting or records.reporting
    records.owners = _load_list(OwnerRecord, "owners", data, records.findings)
    records.duties = _load_list(DutyRecord, "duties", data, records.findings)
    records.areas = _load_list(AreaRecord, "areas", data, records.findings)
    records.tasks = _load_list(TaskRecord, "tasks", data, records.findings)
    return records


def _check_top(data: dict[str, Plain], findings: list[Finding]) -> None:
    version = data.get("cchc")
    if version is None:
        findings.append(Finding((), "version", "thiếu dòng `cchc: 1` ở đầu tệp", "thêm dòng này vào đầu tệp"))
    elif version != VERSION:
        message = f"phiên bản định dạng {version!r} chưa được hỗ trợ (cần {VERSION})"
        findings.append(Finding(("cchc",), "version", message, "nâng cấp cchc, hoặc ghi `cchc: 1`"))
    findings.extend(_unknown(key, TOP_KEYS, (key,)) for key in data if key not in TOP_KEYS)
    if "plan" not in data:
        findings.append(Finding((), "missing", "thiếu phần `plan:`", "thêm số, ngày, năm, tên kế hoạch"))
    elif not isinstance(data["plan"], dict):
        findings.append(_shape(("plan",), "nhóm trường"))


def _load_list(
    model: type[AnyRecord], key: str, data: dict[str, Plain], findings: list[Finding]
) -> dict[int, AnyRecord]:
    items = data.get(key) or []
    if not isinstance(items, list):
        findings.append(_shape((key,), "danh sách"))
        return {}
    loaded = ((index, _record(model, item, (key, index), findings)) for index, item in enumerate(items))
    return {index: record for index, record in loaded if record is not None}


def _record(model: type[AnyRecord], item: Plain, at: Path, findings: list[Finding]) -> AnyRecord | None:
    try:
        return model.model_validate(item)
    except ValidationError as error:
        findings.extend(_finding(model, at, details) for details in error.errors(include_url=False))
        return None


def _finding(model: type[Record], at: Path, details: ErrorDetails) -> Finding:
    """Word one of pydantic's errors; its `loc` is the rest of the path in the file."""
    path = (*at, *details["loc"])
    match details["type"]:
        case "extra_forbidden":
            return _unknown(str(path[-1]), known_fields(model, details["loc"][:-1]), path)
        case "missing":
            message = f"thiếu trường `{path[-1]}`"
            label = labels.FIELD.get(str(path[-1]))
            return Finding(
                path, "missing", f"{message} ({label})" if label else message, "thêm dòng này vào mục"
            )
        case "model_type" | "model_attributes_type" | "dict_type":
            return _shape(path, "nhóm trường")
        case "list_type":
            return _shape(path, "danh sách")
        case code:
            error = details.get("ctx", {}).get("error")
            if isinstance(error, values.InvalidValue):
                return Finding(path, error.code, error.message, error.hint)
            return Finding(path, code, details["msg"])


def known_fields(model: type[Record], loc: Iterable[str | int]) -> tuple[str, ...]:
    """Give the keys that a record, or the record inside it at `loc`, may have."""
    for step in loc:
        if isinstance(step, str):
            names_of = {info.alias or name: info for name, info in model.model_fields.items()}
            model = _inner(names_of[step].annotation)
    return tuple(info.alias or name for name, info in model.model_fields.items())


def _inner(annotation: Any) -> type[Record]:  # noqa: ANN401  an annotation may be anything
    """Give the record inside `list[X]` or `X | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next(_inner(arg) for arg in annotation.__args__ if arg is not type(None))


def _unknown(key: str, known: Iterable[str], path: Path) -> Finding:
    known = tuple(known)
    near = names.nearest(key, known, limit=1)
    hint = f"có phải là `{near[0]}`?" if near else f"các trường dùng được: {', '.join(known)}"
    return Finding(
        path, "unknown-key", f"trường `{values.shown(key)}` không có trong định dạng", hint, on_key=True
    )


def _shape(path: Path, wanted: str) -> Finding:
    examples = {
        "danh sách": "mỗi mục một dòng bắt đầu bằng dấu gạch ngang: `- …`",
        "nhóm trường": "mỗi trường một dòng `tên: nội dung`, thụt vào thẳng cột",
    }
    where = path[-1]
    subject = f"`{where}`" if isinstance(where, str) else f"mục thứ {where + 1}"
    return Finding(path, "wrong-shape", f"{subject} phải là {wanted}", examples[wanted])
