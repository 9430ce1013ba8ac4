"""Make docs/format.md from the models: `python -m tests.support.make_format_docs`.

Types and what is required come from `cchc.planfile.schema`, names from `cchc.labels`, examples from
data/format/example.yaml, which has every field; what a field means and which command sets it is a line
of data/format/fields.tsv.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin, get_type_hints

from cchc import labels
from cchc.planfile import document, record_types, reporting_schema, schema, view_schema
from cchc.planfile.record_types import Record
from tests.support.checkout import CHECKOUT, TESTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.yamltext.nodes import Plain

PAGE = CHECKOUT / "docs" / "format.md"
_DATA = TESTS / "data" / "format"
EXAMPLE = _DATA / "example.yaml"

_SECTIONS: dict[str, tuple[type[Record], bool]] = {  # whether it is a list
    "plan": (schema.HeadRecord, False),
    "owners": (schema.OwnerRecord, True),
    "duties": (schema.DutyRecord, True),
    "areas": (schema.AreaRecord, True),
    "tasks": (schema.TaskRecord, True),
    "reporting": (reporting_schema.ReportingRecord, False),
    # Their names are a person's own: these stand in the example.
    "views.giao-ban": (view_schema.ListViewRecord, False),
    "views.tuan-nay": (view_schema.DueViewRecord, False),
}
_TYPES = {
    "text": "chữ",
    "words": "chữ, hoặc danh sách chữ",
    "day": "ngày",
    "whole": "số nguyên",
    "year": "năm",
    "percent": "phần trăm",
    "points": "số điểm",
    "flag": "có/không",
    "slug": "mã",
    "status": "trạng thái",
    "owner_kind": "`agency`, `collective`",
}
_HEAD = """\
# Định dạng tệp kế hoạch, phiên bản 1

Trang này được tạo từ `cchc/planfile/schema.py` bằng lệnh `python -m tests.support.make_format_docs`, không sửa trực tiếp.

Tệp kế hoạch là văn bản YAML, mã UTF-8, dòng đầu `cchc: 1`. Các phần: `plan` (văn bản kế hoạch), `owners` (cơ quan), `areas` (lĩnh
vực), `tasks` (nhiệm vụ), và nếu có thì `duties` (tổ chức thực hiện), `reporting` (kỳ báo cáo, thang điểm của tỉnh), `views` (cách
xem có tên của `cchc list`, `cchc due`). Trường không có trong các bảng dưới đây là lỗi; trường để trống coi như không ghi. Cột “Lệnh” cho biết lệnh nào ghi trường đó; ô trống là sửa tay
trong tệp, rồi chạy `cchc check`.

| Kiểu | Cách ghi |
| --- | --- |
| chữ | một nội dung; có dấu `:` ở giữa hoặc bắt đầu bằng dấu riêng của YAML thì đặt trong ngoặc kép |
| ngày | `30/6/2026` hoặc `2026-06-30` |
| số nguyên, năm | chỉ chữ số, từ 0; năm đủ bốn chữ số |
| phần trăm | số nguyên từ 0 đến 100, có hoặc không có dấu `%` |
| số điểm | `2` hoặc `1,5` hoặc `1.5` |
| có/không | `true` hoặc `false`, `có` hoặc `không` |
| mã | chữ thường không dấu, chữ số, gạch nối: `phong-vhxh` |
| trạng thái | một trong: {statuses} |
| danh sách | mỗi mục một dòng, bắt đầu bằng `- ` |
"""


class Description(NamedTuple):
    """What a field means, and which commands set it, none when people do."""

    meaning: str
    commands: str = ""


class Place(NamedTuple):
    """A kind of record, and where in a file it stands, such as `tasks[].stops[]`."""

    path: str
    model: type[Record]


def descriptions() -> dict[tuple[str, str], Description]:
    """Return what is described: records under an empty field, and fields, by the record's name."""
    lines = (_DATA / "fields.tsv").read_text("utf-8").splitlines()
    cells = ([*line.split("\t"), "", ""][:4] for line in lines)
    return {(record, field): Description(meaning, commands) for record, field, meaning, commands in cells}


def places() -> Iterator[Place]:
    """Yield every kind of record, each before those inside it."""
    for section, (model, is_list) in _SECTIONS.items():
        yield from _places(f"{section}[]" if is_list else section, model)


def _places(path: str, model: type[Record]) -> Iterator[Place]:
    yield Place(path, model)
    hints = hints_of(model)
    for key, inner in record_types.inner_records(model).items():
        is_list = get_origin(hints[key]) is list
        yield from _places(f"{path}.{key}{'[]' if is_list else ''}", inner)


def name_of(model: type[Record]) -> str:
    return model.__name__.removesuffix("Record")


def examples(path: str) -> list[dict[str, Plain]]:
    """Return the records that the example has at a path."""
    found: list[Any] = [document.parse(EXAMPLE.read_bytes(), EXAMPLE.name).plain]
    if path.startswith("views."):  # no view has all options of its command: some say two things about one
        views = found[0]["views"]
        command = views[path.removeprefix("views.")]["command"]
        return [view for view in views.values() if view["command"] == command]
    for step in path.split("."):
        found = [record[step.removesuffix("[]")] for record in found if step.removesuffix("[]") in record]
        found = [item for items in found for item in items] if step.endswith("[]") else found
    return found


def label_of(model: type[Record], key: str) -> str:
    """Return the Vietnamese name of a field."""
    if model in view_schema.RECORDS.values():
        return labels.VIEW[key]
    return labels.field(key, of_task=model is schema.TaskRecord)


def hints_of(model: type[Record]) -> dict[str, Any]:
    """Return what the fields of a record are annotated with, by their keys in the file and in its order."""
    hints = get_type_hints(model, include_extras=True)
    return dict(
        zip(record_types.known_fields(model), (hints[name] for name in model.model_fields), strict=True)
    )


def type_words(hint: Any) -> str:
    """Return how a field's type is called."""
    validators = [
        _TYPES[one.func.__name__] for one in getattr(hint, "__metadata__", ()) if hasattr(one, "func")
    ]
    if validators:
        return validators[0]
    if get_origin(hint) is list:
        (inner,) = get_args(hint)
        return "danh sách" if type_words(inner) in {"chữ", ""} else f"danh sách {type_words(inner)}"
    return next((words for inner in get_args(hint) if (words := type_words(inner))), "")


def page() -> str:
    """Return the page: how values are written, an example, then a table for each kind of record."""
    statuses = ", ".join(f"`{status}` ({label})" for status, label in labels.STATUS.items())
    example = f"## Ví dụ có đủ mọi trường\n\n```yaml\n{EXAMPLE.read_text('utf-8')}```\n"
    return "\n".join([_HEAD.replace("{statuses}", statuses), *map(_section, places()), example])


def _section(place: Place) -> str:
    known = descriptions()
    record = name_of(place.model)
    rows = [f"## `{place.path}`\n", f"{known[record, ''].meaning}\n"]
    rows += ["| Trường | Kiểu | Ý nghĩa | Ví dụ | Lệnh |", "| --- | --- | --- | --- | --- |"]
    hints = hints_of(place.model)
    for key, info in zip(hints, place.model.model_fields.values(), strict=True):
        described = known[record, key]
        words = type_words(hints[key]) or "các trường"
        commands = ", ".join(f"`{command}`" for command in described.commands.split(", ") if command)
        cells = (
            f"`{key}` ({label_of(place.model, key)})",
            f"{words}, **bắt buộc**" if info.is_required() else words,
            described.meaning,
            _example(place.path, key),
            commands,
        )
        rows.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join([*rows, ""])


def _example(path: str, key: str) -> str:
    """Return an example of a field; of records where they are described."""
    value = next(record[key] for record in examples(path) if key in record)
    inner = value[0] if isinstance(value, list) else value
    if isinstance(inner, dict):
        return f"xem `{path}.{key}{'[]' if isinstance(value, list) else ''}`"
    return f"`{inner}`"


def main() -> None:
    PAGE.write_text(page(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
