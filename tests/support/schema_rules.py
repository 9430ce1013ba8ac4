"""What fields of one record ask of each other, as far as a schema can see it: rules beside its fields.

Each says when two fields contradict each other, or one lacks another, and forbids then one that is there: the
editor underlines its name, and no value is offered that nobody could write. A field that is left empty is
not there. Read next: `make_plan_schema` (which puts the rules into records), `cchc.planfile.checks` and
`reporting_checks` (what `cchc check` says of the same), `cchc.views` (options that nobody names together).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc import labels, views
from cchc.planfile import reporting_schema, schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.planfile.record_types import Record

Schema = dict[str, Any]

_WRITTEN: Schema = {"type": ["string", "number"], "pattern": r"\S"}
_LISTED: Schema = {"type": "array", "minItems": 1}
_TRUE: Schema = {"enum": [True, "true", "True", "TRUE", "có", "Có", "CÓ"]}
_FLAGS = {"overdue", "unfinished", "open"}
_STOPPED = ("paused", "cancelled")
_NEED_DAY = "nhiệm vụ ghi hoàn thành phải có ngày hoàn thành (done_on)"
_NEED_STOP = "nhiệm vụ dừng, hủy phải có văn bản cho phép (stopped: document)"


def of_record(model: type[Record]) -> list[Schema]:
    """Return the rules of a record; none for most."""
    rules = {
        schema.TaskRecord: _task,
        schema.ExtensionRecord: _extension,
        reporting_schema.FigureRecord: _figure,
    }
    return list(rules[model]()) if model in rules else []


def of_view(command: str) -> list[Schema]:
    """Return the rules of the views of a command: options that say two things about one."""
    return [
        _forbids(other, {one: _said(one), other: _said(other)}, f"{one} và {other} không dùng cùng nhau")
        for ones, others in views.APART[command]
        for one in sorted(ones)
        for other in sorted(others)
    ]


def _said(option: str) -> Schema:
    """Return what an option of a view holds that chooses something by it."""
    return _TRUE if option in _FLAGS else {"anyOf": [_WRITTEN, _LISTED]}


def _task() -> Iterator[Schema]:
    done, stopped = {"enum": ["done"]}, {"enum": [*_STOPPED]}
    with_document = {"type": "object", "required": ["document"], "properties": {"document": _WRITTEN}}
    yield _asks("done_on", {"status": done}, _NEED_DAY)
    yield _forbids("done_on", {"status": done, "done_on": {"not": _WRITTEN}}, _NEED_DAY)
    yield _asks("stopped", {"status": stopped}, _NEED_STOP)
    yield _forbids("stopped", {"status": stopped, "stopped": {"not": with_document}}, _NEED_STOP)
    yield _contradicts_status("done_on", {"$ref": "#/definitions/day"}, ("done",))
    yield _contradicts_status("stopped", {"type": "object"}, _STOPPED)


def _contradicts_status(field: str, held: Schema, statuses: tuple[str, ...]) -> Schema:
    """Return the rule that a field goes with some statuses alone; a task without a status isn't begun."""
    others = [status for status in labels.STATUS if status not in statuses]
    named = " hoặc ".join(f"{status} ({labels.STATUS[status]})" for status in statuses)
    rule = _forbids(
        field, {field: held}, f"có {field} thì trạng thái (status) phải là {named}, nếu không thì bỏ mục này"
    )
    rule["if"]["properties"]["status"] = {"enum": others}
    return rule


def _extension() -> Iterator[Schema]:
    message = "gia hạn đã được duyệt (approved) phải có văn bản cho phép (document)"
    without = {"not": {"required": ["document"], "properties": {"document": _WRITTEN}}}
    rule = _forbids("approved", {"approved": _TRUE}, message)
    yield {"if": {**rule["if"], **without}, "then": rule["then"]}


def _figure() -> Iterator[Schema]:
    both = "tỷ lệ cần cả hai: share (phần được tính) và of (trên tổng nào)"
    for one, other in (("share", "of"), ("of", "share")):
        rule = _forbids(one, {one: _LISTED}, both)
        without = {"not": {"required": [other], "properties": {other: _LISTED}}}
        yield {"if": {**rule["if"], **without}, "then": rule["then"]}
    kinds = "một số liệu là tổng (sum) hoặc tỷ lệ (share, of), không thể là cả hai"
    yield _forbids("sum", {"sum": _LISTED, "share": _LISTED}, kinds)
    places = "số liệu chỉ nêu ở một chỗ: một lĩnh vực (area) hoặc một mục của báo cáo (section)"
    yield _forbids("section", {"section": _WRITTEN, "area": _WRITTEN}, places)


def _asks(field: str, told: dict[str, Schema], message: str) -> Schema:
    """Return the rule that a field is there where others hold what is told."""
    return {"if": _holds(told), "then": {"required": [field], "errorMessage": message}}


def _forbids(field: str, told: dict[str, Schema], message: str) -> Schema:
    """Return the rule that a field isn't there where it and others hold what is told."""
    return {"if": _holds(told), "then": {"properties": {field: False}, "errorMessage": message}}


def _holds(told: dict[str, Schema]) -> Schema:
    return {"properties": dict(told), "required": sorted(told)}
