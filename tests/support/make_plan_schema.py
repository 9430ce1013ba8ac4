"""Make cchc/editors/plan.schema.json from the models: `python -m tests.support.make_plan_schema`.

Which fields a record has, what each may hold and whether it must be there comes from `cchc.planfile.schema`
and `reporting_schema`, names from `cchc.labels`, what a field means from data/format/fields.tsv, as
docs/format.md has it. An editor's schema refuses nothing that `cchc` takes: rules that look at two records,
at a calendar or at folded names are `cchc check`'s alone; those between fields of one record are in
`schema_rules`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any, get_args, get_origin

from cchc import labels, option_words, periods, queries, task_facts
from cchc.editors import plan_schema
from cchc.owners import OWNER_KINDS
from cchc.plan import FIGURE_SECTIONS
from cchc.planfile import record_types, reporting_schema, schema, view_schema
from cchc.planfile.records import TOP_KEYS, VERSION
from cchc.task import AMENDABLE
from tests.support import schema_rules, word_patterns
from tests.support.checkout import CHECKOUT
from tests.support.make_format_docs import descriptions, hints_of, label_of, name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.planfile.record_types import Record

FILE = CHECKOUT / "cchc" / "editors" / plan_schema.FILE
_SECTIONS: dict[str, tuple[type[Record], str]] = {
    "owners": (schema.OwnerRecord, "Danh mục cơ quan, đơn vị chủ trì hoặc phối hợp."),
    "duties": (schema.DutyRecord, "Mục III: phần việc giao cho từng cơ quan."),
    "areas": (schema.AreaRecord, "Các lĩnh vực cải cách hành chính."),
    "tasks": (schema.TaskRecord, "Các nhiệm vụ: danh mục kèm theo và mọi điều đã ghi về từng việc."),
}
_SECTION_TITLES = {
    "owners": "cơ quan",
    "duties": "tổ chức thực hiện",
    "areas": "lĩnh vực",
    "tasks": "nhiệm vụ",
}
# Fields that have a definition of their own. That of an owner, an area or a deadline `cchc schema --plan`
# replaces by the plan's.
_NAMES = {
    ("ClosedStop", "status"): "closed_status",
    ("AmendedField", "field"): "amended_field",
    ("Figure", "section"): "figure_section",
    ("Task", "owner"): plan_schema.OWNER,
    ("Task", "coordinators"): plan_schema.OWNER,
    ("Duty", "owners"): plan_schema.OWNER,
    ("Task", "area"): plan_schema.AREA,
    ("Figure", "area"): plan_schema.AREA,
    ("Task", "due"): plan_schema.DUE,
    ("ListView", "owner"): plan_schema.OWNER,
    ("ListView", "coordinator"): plan_schema.OWNER,
    ("ListView", "involving"): plan_schema.OWNER,
    ("DueView", "owner"): plan_schema.OWNER,
    ("ListView", "command"): "view_command",
    ("DueView", "command"): "view_command",
    ("ListView", "status"): "view_status",
    ("ListView", "state"): "view_state",
    ("ListView", "sort"): "view_sort",
    ("ListView", "area"): plan_schema.ANY_AREA,
    ("ListView", "quarter"): "view_quarter",
    ("DueView", "quarter"): "view_quarter",
    ("ListView", "running-in"): "view_quarter",
    ("ListView", "month"): "view_month",
    ("DueView", "month"): "view_month",
}
_DAY = r"(0?[1-9]|[12][0-9]|3[01])"
_MONTH = r"(0?[1-9]|1[0-2])"
_NOT_EMPTY = {"pattern": r"\S", "patternErrorMessage": "mục này để trống: ghi nội dung hoặc xóa dòng"}
# An empty field is one that isn't filled in. Neither `enum` nor `type`: editors would offer `null`.
_EMPTY = {"maxLength": 0, "not": {"type": ["number", "boolean", "array", "object"]}}
_KINDS = {"agency": "một cơ quan", "collective": "tên gọi chung của nhiều cơ quan, đơn vị"}

Schema = dict[str, Any]


def page() -> str:
    """Return the schema as its file has it."""
    return json.dumps(whole(), ensure_ascii=False, indent=1) + "\n"


def whole() -> Schema:
    """Return the schema of any plan."""
    properties: Schema = {
        "cchc": {
            "title": "Phiên bản định dạng",
            "description": f"Phiên bản định dạng của tệp: {VERSION}.",
            "enum": [int(VERSION), VERSION],
            "errorMessage": f"phiên bản định dạng của tệp phải là {VERSION}",
        },
        "plan": _record(schema.HeadRecord, "Kế hoạch"),
    }
    for key, (model, meaning) in _SECTIONS.items():
        title = _capital(_SECTION_TITLES[key])
        properties[key] = {"title": title, "description": meaning, **_or_empty(_list(_record(model, title)))}
    reporting = _record(reporting_schema.ReportingRecord, "Kỳ báo cáo")
    said = {key: reporting[key] for key in _SAID}
    properties["reporting"] = {**said, **_or_empty(reporting)}
    properties["views"] = _views()
    assert set(properties) == set(TOP_KEYS)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Kế hoạch cải cách hành chính (cchc)",
        "description": "Tệp kế hoạch của cchc, định dạng phiên bản 1. Kiểm tra đầy đủ: cchc check.",
        "type": "object",
        "properties": {key: properties[key] for key in TOP_KEYS},
        "required": ["cchc", "plan"],
        "additionalProperties": False,
        "errorMessage": f"tệp kế hoạch gồm các phần {', '.join(TOP_KEYS)}; bắt buộc có cchc, plan",
        "definitions": {name: make() for name, make in _DEFINITIONS.items()},
    }


def _views() -> Schema:
    """Return the schema of the views: which record one is held to is what its command says."""
    records = {
        command: {**_record(model, f"Cách xem của {command}"), "allOf": schema_rules.of_view(command)}
        for command, model in view_schema.RECORDS.items()
    }
    told = {command: {"properties": {"command": {"const": command}}} for command in records}
    view = {
        "title": "Cách xem",
        "description": "Một lệnh list hoặc due có tên, với các tùy chọn chọn nhiệm vụ của nó.",
        "type": "object",
        "properties": {"command": next(iter(records.values()))["properties"]["command"]},
        "required": ["command"],
        "errorMessage": "cách xem: bắt buộc có command (list hoặc due)",
        "allOf": [
            {"if": {**told[command], "required": ["command"]}, "then": record}
            for command, record in records.items()
        ],
    }
    meaning = "Các cách xem có tên: cchc list --view TÊN, cchc due --view TÊN."
    wanted = "tên cách xem chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: giao-ban"
    name = {
        "pattern": r"^\s*[a-z0-9]+(-[a-z0-9]+)*\s*$",
        "patternErrorMessage": wanted,
        "errorMessage": wanted,
    }
    mapping = {"type": "object", "propertyNames": name, "additionalProperties": view}
    said = "chỗ này là nhóm các cách xem, mỗi cách một tên chữ thường không dấu, ví dụ giao-ban"
    return {
        "title": "Cách xem",
        "description": meaning,
        **_or_empty({**mapping, "errorMessage": said}),
    }


def _record(model: type[Record], title: str) -> Schema:
    """Return the schema of a record."""
    known = descriptions()
    hints = hints_of(model)
    infos = dict(zip(hints, model.model_fields.values(), strict=True))
    required = [key for key, info in infos.items() if info.is_required()]
    must = f"bắt buộc có: {', '.join(required)}" if required else f"các trường: {', '.join(hints)}"
    return {
        "title": title,
        "description": known[name_of(model), ""].meaning,
        "type": "object",
        "properties": {
            key: _field(model, key, hint, is_required=key in required) for key, hint in hints.items()
        },
        **({"required": required} if required else {}),
        "additionalProperties": False,
        "errorMessage": f"{title[0].lower()}{title[1:]}: thiếu trường, hoặc sai tên trường; {must}",
        **({"allOf": rules} if (rules := schema_rules.of_record(model)) else {}),
    }


def _field(model: type[Record], key: str, hint: Any, *, is_required: bool) -> Schema:
    """Return the schema of a field: its Vietnamese name, what it means, what it may hold."""
    title = label_of(model, key)
    meaning = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", descriptions()[name_of(model), key].meaning)
    name = _NAMES.get((name_of(model), key), "")
    said = {"title": _capital(title), "description": meaning}
    value = _value(hint, name, _capital(title))
    return {**said, **(_all(value) if is_required else _or_empty(value))}


def _value(hint: Any, name: str, title: str) -> Schema:
    """Return the schema of what a field holds; `name` is a definition that stands for its texts."""
    if get_origin(hint) is list:
        (inner,) = get_args(hint)
        return _list(_value(inner, name, title))
    if isinstance(hint, type) and issubclass(hint, record_types.Record):
        return _record(hint, title)
    if validator := _validator(hint):
        return {"$ref": f"#/definitions/{name or validator}"}
    (inner,) = (one for one in get_args(hint) if one is not type(None))
    return _value(inner, name, title)


def _validator(hint: Any) -> str:
    """Return the name of the function of `cchc.planfile.values` that types a field; none for others."""
    found = [one.func.__name__ for one in getattr(hint, "__metadata__", ()) if hasattr(one, "func")]
    if found:
        return str(found[0])
    if get_origin(hint) is list:
        return ""
    return next((name for inner in get_args(hint) if (name := _validator(inner))), "")


def _list(items: Schema) -> Schema:
    return {
        "type": "array",
        "items": items,
        "errorMessage": "chỗ này là danh sách: mỗi mục một dòng, bắt đầu bằng “- ”",
    }


def _or_empty(value: Schema) -> Schema:
    return {"anyOf": [value, {"$ref": "#/definitions/empty"}]}


def _all(value: Schema) -> Schema:
    """Return what stands beside a title: draft-07 knows nothing beside a reference.

    Not as `allOf`: yaml-language-server then knows no type, and puts the key of a required field in without
    its colon.
    """
    return {"anyOf": [value]} if "$ref" in value else {k: v for k, v in value.items() if k not in _SAID}


_SAID = ("title", "description")


def _scalar(pattern: str, message: str, **number: Any) -> Schema:
    """Return the schema of a text of a pattern, or of what YAML takes for a `number` of a kind within bounds.

    The text comes first, and types stand in lists: so yaml-language-server keeps to our message where a
    number is out of its bounds, too, of which it has none but its own.
    """
    said = {"patternErrorMessage": message, "errorMessage": message}
    text = {"type": ["string"], "pattern": rf"^\s*({pattern})\s*$", **said}
    return {"anyOf": [text, {**number, "errorMessage": message}]} if number else text


def _text() -> Schema:
    message = 'ghi một nội dung; có dấu ":" hoặc bắt đầu bằng [ { thì đặt trong ngoặc kép'
    return {"type": ["string", "number"], **_NOT_EMPTY, "errorMessage": message}


def _day() -> Schema:
    marked = "|".join(rf"{_DAY}{mark}{_MONTH}{mark}(19|20|21)[0-9]{{2}}" for mark in ("/", "-", r"\."))
    iso = r"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    return _scalar(f"{marked}|{iso}", "ghi ngày/tháng/năm, ví dụ 30/6/2026, hoặc 2026-06-30")


def _whole() -> Schema:
    return _scalar("[0-9]{1,9}", "chỉ ghi các chữ số 0 đến 9, ví dụ 20", **_integer(0, 999_999_999))


def _year() -> Schema:
    bounds = _integer(periods.YEARS[0], periods.YEARS[-1])
    return _scalar("0{0,5}(19|20|21)[0-9]{2}", "ghi năm đủ bốn chữ số, ví dụ 2026", **bounds)


def _percent() -> Schema:
    pattern = r"0{0,6}(100|[0-9]{1,2})\s*%?"
    return _scalar(pattern, "ghi tỷ lệ phần trăm, số nguyên từ 0 đến 100", **_integer(0, 100))


def _points() -> Schema:
    number = {"type": ["number"], "minimum": 0, "exclusiveMaximum": 10_000}
    return _scalar("[0-9]{1,4}([.,][0-9]{1,3})?", "chỉ ghi số điểm, ví dụ 2 hoặc 1,5", **number)


def _integer(least: int, most: int) -> Schema:
    return {"type": ["integer"], "minimum": least, "maximum": most}


def _flag() -> Schema:
    pattern = "|".join(map(_in_any_case, task_facts.FLAGS))
    return _scalar(pattern, "ghi true (có) hoặc false (không)", type=["boolean"])


def _in_any_case(word: str) -> str:
    """Return the pattern of a word, its letters of any size, its marks composed or not."""
    spellings = {unicodedata.normalize(form, word) for form in ("NFC", "NFD")}
    cased = ("".join(_any_case(char) for char in spelling) for spelling in sorted(spellings))
    return "|".join(cased)


def _any_case(char: str) -> str:
    return f"[{char.lower()}{char.upper()}]" if char.lower() != char.upper() else char


def _slug() -> Schema:
    message = "mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: phong-vhxh"
    return _scalar("[a-z0-9]+(-[a-z0-9]+)*", message, type=["integer"], minimum=0)


def _status() -> Schema:
    known = ", ".join(f"{code} ({label})" for code, label in labels.STATUS.items())
    return plan_schema.choice(labels.STATUS, f"trạng thái là một trong: {known}")


def _closed_status() -> Schema:
    known = {code: labels.STATUS[code] for code in ("paused", "cancelled")}
    listed = ", ".join(f"{code} ({label})" for code, label in known.items())
    return plan_schema.choice(known, f"lần dừng đã kết thúc ghi một trong: {listed}")


def _words() -> Schema:
    return {"anyOf": [_text(), {"type": "array", "items": _text()}]}


def _view_command() -> Schema:
    known = {command: f"cchc {command}" for command in view_schema.RECORDS}
    return plan_schema.choice(known, f"cách xem dùng cho một trong các lệnh: {', '.join(known)}")


def _view_status_word() -> Schema:
    words = (word for _, word in option_words.spellings("--status", labels.STATUS))
    return _view_word("trạng thái", labels.STATUS, [*words, *option_words.LATE], is_list=True)


def _view_state_word() -> Schema:
    words = (word for _, word in option_words.spellings("--state", labels.STATE))
    every = [*words, *option_words.LATE, *option_words.FINISHED]
    return _view_word("tình trạng", labels.STATE, every, is_list=True)


def _one_or_several(name: str) -> Schema:
    one = {"$ref": f"#/definitions/{name}"}
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _view_sort() -> Schema:
    words = [word for _, word in option_words.spellings("--sort", queries.SORTS)]
    meant = {code: option_words.WORDS["--sort"][code][0] for code in queries.SORTS}
    return _view_word("thứ tự", meant, words, is_list=False)


def _view_word(title: str, meant: dict[str, str], words: list[str], *, is_list: bool) -> Schema:
    """Return one of some words, which are offered, or any other spelling of it; a list with commas, too."""
    listed = ", ".join(f"{code} ({label})" for code, label in meant.items())
    word = word_patterns.one_of(words)
    said = f"{title} là một trong: {listed}"
    pattern = rf"(({word})\s*(,\s*(?=\S)|$))+" if is_list else word
    return {
        "anyOf": [
            plan_schema.choice(meant, said),
            {**_scalar(pattern, said), "doNotSuggest": True},
        ]
    }


def _view_quarter() -> Schema:
    """Return a text that may name a quarter: which ones do is told by `cchc check`, but for the plainest."""
    none = (
        r"([Qq][Uu][YyÝý]\s*|[Qq]\s*)?(0*(0|[5-9]|[1-9][0-9])|[Vv]|[Vv][Ii]+|[Ii]?[Xx]+)(\s*[/-]\s*[0-9]+)?"
    )
    examples = [f"Quý {number}" for number in ("I", "II", "III", "IV")]
    return _period(none, 4, "quý từ 1 đến 4, ví dụ: Quý II hoặc 2", examples)


def _view_month() -> Schema:
    none = r"([Tt][Hh][AaÁá][Nn][Gg]\s*)?0*(0|1[3-9]|[2-9][0-9])(\s*[/-]\s*[0-9]+)?"
    return _period(none, 12, "tháng từ 1 đến 12, ví dụ: Tháng 6 hoặc 6", ["Tháng 6", "6"])


def _period(none: str, most: int, message: str, examples: list[str]) -> Schema:
    said = {"patternErrorMessage": message, "errorMessage": message}
    text = {"type": ["string"], "pattern": rf"^(?!\s*{none}\s*$).*\S", **said}
    return {"anyOf": [text, {**_integer(1, most), "errorMessage": message}], "examples": examples}


def _amended_field() -> Schema:
    known = {field: labels.FIELD[field] for field in AMENDABLE}
    return plan_schema.choice(known, f"văn bản điều chỉnh đổi được các trường: {', '.join(known)}")


def _figure_section() -> Schema:
    listed = ", ".join(FIGURE_SECTIONS)
    return {
        "enum": list(FIGURE_SECTIONS),
        "errorMessage": f"mục của báo cáo để nêu số liệu là một trong: {listed}",
    }


def _owner_kind() -> Schema:
    message = "ghi agency (một cơ quan) hoặc collective (tên gọi chung của nhiều cơ quan)"
    return plan_schema.choice({kind: _KINDS[kind] for kind in OWNER_KINDS}, message)


def _due() -> Schema:
    return {**_text(), "examples": list(plan_schema.DUE_EXAMPLES)}


_DEFINITIONS: dict[str, Callable[[], Schema]] = {
    "text": _text,
    "day": _day,
    "whole": _whole,
    "year": _year,
    "percent": _percent,
    "points": _points,
    "flag": _flag,
    "slug": _slug,
    "status": _status,
    "closed_status": _closed_status,
    "amended_field": _amended_field,
    "figure_section": _figure_section,
    "words": _words,
    "view_command": _view_command,
    "view_status": lambda: _one_or_several("view_status_word"),
    "view_status_word": _view_status_word,
    "view_state": lambda: _one_or_several("view_state_word"),
    "view_state_word": _view_state_word,
    "view_sort": _view_sort,
    "view_quarter": _view_quarter,
    "view_month": _view_month,
    "owner_kind": _owner_kind,
    plan_schema.OWNER: _text,
    plan_schema.AREA: _text,
    plan_schema.ANY_AREA: _text,
    plan_schema.DUE: _due,
    "empty": lambda: _EMPTY,
}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def main() -> None:
    FILE.write_text(page(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
