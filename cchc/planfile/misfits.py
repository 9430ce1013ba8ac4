"""What is wrong with the shape of a record, said in Vietnamese: a field too many, one too few.

Guesses what was meant, so that the hint can say what to write.

Read next: `cchc.planfile.schema` (which record has which fields).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels, names
from cchc.errors import Finding
from cchc.planfile import record_types, schema, values
from cchc.yamltext import typos

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from cchc.planfile.record_types import Record
    from cchc.planfile.validation import Misfit
    from cchc.yamltext.nodes import Path, Plain


_MAX_NAMED = 4  # fields that a name may mean


def describe(model: type[Record], item: Plain, at: Path, misfits: Sequence[Misfit]) -> Iterator[Finding]:
    """Word the reasons why an item is no such record.

    A field that lacks is told once, where another one is this one by another name: the remedy is there.
    """
    lacks = (misfit.loc for misfit in misfits if misfit.kind == "missing")
    lacking = {loc for loc in lacks if not _is_written(item, loc)}
    remedies: dict[Path, str] = {}
    found: set[Path] = set()
    for *above, key in (one.loc for one in misfits if lacking and one.kind == "extra_forbidden"):
        fields = {str(loc[-1]) for loc in lacking - found if loc[:-1] == tuple(above)}
        if field := meant(str(key), record_types.known_fields(model, above), fields):
            found.add((*above, field))
            remedies[(*above, key)] = question_whether(field)
    for misfit in misfits:
        if misfit.loc not in found:
            yield _described(model, item, at, misfit, remedies.get(misfit.loc, ""))


def meant(key: str, known: Sequence[str], lacking: Container[str]) -> str:
    """Return which of the known fields that lack an unknown one is meant to be; empty if it is none.

    >>> meant("Cơ quan", ["title", "owner", "coordinators"], {"owner"})
    'owner'
    >>> meant("titel", ["title", "owner"], {"owner"})
    ''
    """
    key = values.visible(key)
    named = labels.keys_called(key, known) or labels.keys_named_with(key, known)
    return next((name for name in named or names.nearest(key, known, limit=1) if name in lacking), "")


def question_whether(field: str) -> str:
    """Return the question whether a field is meant, which is the hint at one that isn't known."""
    return f"có phải là `{field}`?"


def _described(model: type[Record], item: Plain, at: Path, misfit: Misfit, hint: str) -> Finding:
    """Word one reason; `hint` is what is known of its remedy."""
    loc, path = misfit.loc, (*at, *misfit.loc)
    match misfit.kind:
        case "extra_forbidden":
            known = record_types.known_fields(model, loc[:-1])
            return unknown(str(loc[-1]), known, path, hint or _home(model, loc[:-1], str(loc[-1])))
        case "missing":
            return missing(path, label=_label(model, loc), is_written=_is_written(item, loc))
        case "model_type":
            return not_a_record(path, misfit.value, record_types.known_fields(model, loc))
        case "list_type":
            inner = record_types.inner_records(model).get(str(loc[-1])) if len(loc) == 1 else None
            return not_a_list(path, misfit.value, inner)
        case _:
            return _wrong_value(path, misfit)


def _label(model: type[Record], loc: Path) -> str:
    """Return the Vietnamese name of a field; empty for one that has none."""
    field = str(loc[-1])
    is_of_task = model is schema.TaskRecord and len(loc) == 1
    return labels.field(field, of_task=is_of_task) if field in labels.FIELD else ""


def _wrong_value(path: Path, misfit: Misfit) -> Finding:
    error, written = misfit.error, misfit.value
    if error is None:  # a rule of pydantic's own that nobody has worded yet
        raise AssertionError(misfit)
    if isinstance(written, str) and values.visible(written) != written.strip():
        return Finding(path, error.code, error.message, "có ký tự ẩn: xóa nội dung, gõ lại bằng tay")
    return Finding(path, error.code, error.message, error.hint)


def unknown(key: str, known: Sequence[str], path: Path, remedy: str = "") -> Finding:
    """Refuse a field that the record doesn't have; `remedy` is the hint where it is known already."""
    message = f"trường `{values.shown(key)}` không có trong định dạng"
    bare = values.visible(key)
    if not bare:
        return Finding(
            path, "unknown-key", "thiếu tên trường trước dấu hai chấm", "ghi tên trường", on_key=True
        )
    if bare != key and bare in known:
        message = f"tên trường `{bare}` có lẫn ký tự ẩn, thường do dán từ Word hoặc trang web"
        return Finding(
            path, "unknown-key", message, f"xóa tên trường, gõ lại bằng tay: `{bare}`", on_key=True
        )
    return Finding(path, "unknown-key", message, remedy or _nearest_fields(key, known), on_key=True)


def _nearest_fields(key: str, known: Sequence[str]) -> str:
    """Ask whether a field is meant that is called like this, or nearly; else name them all."""
    called = labels.keys_called(key, known)
    if not called and (partly := labels.keys_named_with(key, known)):
        named = (f"`{one}` ({labels.FIELD[one]})" for one in partly[:_MAX_NAMED])
        return f"có phải là {' hoặc '.join(named)}?"
    if near := called or names.nearest(key, known, limit=1):
        return question_whether(near[0])
    return f"các trường dùng được: {', '.join(known)}; nếu tệp do bản cchc mới hơn ghi thì nâng cấp cchc"


def missing(path: Path, *, label: str = "", is_written: bool = False) -> Finding:
    """Ask for a field that every such record has."""
    field = f"`{path[-1]}`" + (f" ({label})" if label else "")
    if is_written:
        hint = "ghi nội dung sau dấu hai chấm; nội dung bắt đầu bằng dấu # thì đặt trong ngoặc kép"
        return Finding(path, "empty", f"trường {field} để trống", hint)
    return Finding(path, "missing", f"thiếu trường {field}", f"thêm vào mục này dòng `{path[-1]}: …`")


def not_a_list(path: Path, value: object, model: type[Record] | None = None) -> Finding:
    """Ask for a list where something else stands, such as fields of what would be its first item."""
    first = _first_field(model, value) if model and isinstance(value, dict) else ""
    if first:
        hint = f"thêm dòng đầu của mục ngay dưới dòng này: `- {first}: …`"
        return _wrong_shape(path, value, "là danh sách", hint)
    hint = "viết mỗi mục một dòng ở dưới, bắt đầu bằng dấu gạch ngang: `- …`"
    return _wrong_shape(path, value, "là danh sách", hint)


def _first_field(model: type[Record], value: dict[str, Plain]) -> str:
    """Return the field that an item needs and fields lack that are otherwise of one; empty if none does."""
    needed = (info.alias or name for name, info in model.model_fields.items() if info.is_required())
    is_item = value and value.keys() <= set(record_types.known_fields(model))
    return next((field for field in needed if field not in value), "") if is_item else ""


def not_a_record(path: Path, value: object, fields: Sequence[str]) -> Finding:
    """Ask for fields where something else stands."""
    if value == "" and isinstance(path[-1], int):
        return Finding(path, "empty", "mục này để trống", "ghi nội dung hoặc xóa dòng")
    hint = f"mỗi trường một dòng `tên: nội dung`; các trường: {', '.join(fields)}"
    return _wrong_shape(path, value, "là nhóm trường", hint)


def _wrong_shape(path: Path, value: object, wanted: str, hint: str) -> Finding:
    where = path[-1]
    subject = f"`{where}`" if isinstance(where, str) else f"mục thứ {where + 1} của `{path[-2]}`"
    slip = typos.find(value) if isinstance(value, str) else None
    if slip:
        hint = f"{slip.message}; {slip.hint}"
    return Finding(path, "wrong-shape", f"{subject} phải {wanted}", hint)


def _is_written(item: Plain, loc: Iterable[str | int]) -> bool:
    """Whether a field stands in the file, be it empty."""
    for step in loc:
        if isinstance(item, list) and isinstance(step, int):
            item = item[step]
        elif isinstance(item, dict) and step in item:
            item = item[str(step)]
        else:
            return False
    return True


def _home(model: type[Record], loc: tuple[str | int, ...], key: str) -> str:
    """Say where a field belongs that has slipped out of its record, or into another."""
    if loc and key in record_types.known_fields(model):
        return f"`{key}` là trường của mục ngoài: bớt dấu cách ở đầu dòng cho thẳng cột"
    inside = [
        name
        for name, record in record_types.inner_records(model).items()
        if key in record_types.known_fields(record)
    ]
    if not loc and inside:
        *others, last = (f"`{name}`" for name in inside)
        homes = f"{', '.join(others)} hoặc {last}" if others else last
        return f"`{key}` là trường bên trong {homes}: chuyển dòng này vào đó"
    return ""
