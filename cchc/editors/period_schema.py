"""The JSON Schema of a reporting period's file: the kinds of documents, offices, blanks, and figures.

With a plan it offers the plan's figures and offices by their ids; it enforces none, as reading doesn't.
Knows no disk. Read next: `cchc.periodfile.reading` (what may stand there), docs/editors.md.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cchc import labels
from cchc.periodfile.period_files import FIRST_KEY
from cchc.periodfile.reading import FIGURES, VERSION, WHOLE
from cchc.reports.document_kinds import OFFICIAL_KINDS

if TYPE_CHECKING:
    from cchc.plan import Plan

FILE = "period.schema.json"
_EMPTY = {"maxLength": 0, "not": {"type": ["number", "boolean", "array", "object"]}}  # as in plans
_TEXT_MESSAGE = "ghi một nội dung; nội dung nhiều đoạn thì ghi `|` sau dấu hai chấm, mỗi đoạn một dòng"
_TEXT = {"anyOf": [{"type": ["string", "number"], "errorMessage": _TEXT_MESSAGE}, _EMPTY]}
_NUMBER_MESSAGE = "viết như 585, 1.247 hoặc 58,97; chưa có số thì để trống"
_NUMBER = r"^\s*([0-9]+|[0-9]{1,3}(\.[0-9]{3})+)(,[0-9]+)?\s*%?\s*$"


def text(plan: Plan | None = None) -> str:
    """Return the schema, as text: of any period's file, or of those of a plan."""
    version = f"phiên bản định dạng của tệp phải là {VERSION}"
    properties: dict[str, Any] = {
        FIRST_KEY: {
            "title": "Phiên bản định dạng",
            "description": f"Dòng đầu của tệp: {FIRST_KEY}: {VERSION}.",
            "enum": [int(VERSION), VERSION],
            "errorMessage": version,
        }
    }
    properties |= {kind.name: _documents(kind.label, plan) for kind in OFFICIAL_KINDS}
    properties[FIGURES] = _figures(plan)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Tệp của kỳ báo cáo (cchc)",
        "description": "Nội dung do người soạn ghi vào báo cáo của một kỳ, và số liệu của kỳ.",
        "type": "object",
        "properties": properties,
        "required": [FIRST_KEY],
        "additionalProperties": False,
        "errorMessage": f"tệp của kỳ gồm các mục {', '.join(properties)}; bắt buộc có {FIRST_KEY}",
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _documents(label: str, plan: Plan | None) -> dict[str, Any]:
    """Return what stands under a kind of document: offices, in each its blanks."""
    blanks = _map("mỗi chỗ điền một dòng `tên chỗ điền: nội dung`", _TEXT)
    offices = {WHOLE: "cả xã"} | ({owner.id: owner.name for owner in plan.owners} if plan else {})
    known = {id_: {"title": id_, "description": name, **blanks} for id_, name in offices.items()}
    return {
        "title": label[:1].upper() + label[1:],
        "description": f"Nội dung đã điền: dưới mỗi cơ quan (`{WHOLE}` là báo cáo chung) là các chỗ điền.",
        **_map(f"dưới đây là các cơ quan, ví dụ `{WHOLE}:` cho báo cáo chung", blanks, known),
    }


def _figures(plan: Plan | None) -> dict[str, Any]:
    """Return what stands under `figures`: by the id of each its number, alone or with a remark."""
    said = {"patternErrorMessage": _NUMBER_MESSAGE, "errorMessage": _NUMBER_MESSAGE}
    number = {
        "anyOf": [
            {"type": ["string"], "pattern": _NUMBER, **said},
            {"type": ["number"], "minimum": 0, **said},
            _EMPTY,
        ]
    }
    fields = {
        "value": {"title": "Số", "description": _NUMBER_MESSAGE, **number},
        "note": {"title": "Ghi chú", "description": "Ghi chú về số liệu.", **_TEXT},
    }
    message = "số liệu chỉ có `value` (số) và `note` (ghi chú)"
    noted = {"type": "object", "properties": fields, "additionalProperties": False, "errorMessage": message}
    given = {"anyOf": [*number["anyOf"], noted]}
    figures = plan.reporting.figures if plan else ()
    known = {
        one.id: {"title": one.title, "description": one.unit or "không có đơn vị tính", **given}
        for one in figures
    }
    return {
        "title": labels.FIELD["figures"].capitalize(),
        "description": "Số liệu của kỳ, theo mã khai báo ở `reporting: figures:` của kế hoạch.",
        **_map("mỗi số liệu một dòng `mã số liệu: số`", given, known),
    }


def _map(message: str, inside: dict[str, Any], known: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return a map whose keys people choose; `known` are those that are offered."""
    found = {"type": "object", "properties": known or {}, "additionalProperties": inside}
    return {"anyOf": [{**found, "errorMessage": message}, _EMPTY]}
