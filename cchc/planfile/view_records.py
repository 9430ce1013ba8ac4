"""The views of a file as records: names that are ids, a command that there is, options that it has.

Says of an option that can't be kept where it belongs: to the other command, or beside the command each time.
Read next: `cchc.planfile.view_schema` (which options), `cchc.planfile.view_resolution` (what they mean).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels, names
from cchc.errors import Finding
from cchc.planfile import misfits, record_types, validation, values, view_schema
from cchc.views import MAX_VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.planfile.view_schema import ViewRecord
    from cchc.yamltext.nodes import Path, Plain

_KNOWN = "; ".join(f"`{name}`" for name in view_schema.RECORDS)
# Options of `list` and `due` that say what is printed where, of which plan, on which day: asked each time.
EACH_TIME = ("format", "output", "overwrite", "plan", "as-of", "rev")
_SHORT = {"o": "output", "p": "plan"}


def load(views: Plain, room: int) -> tuple[dict[str, ViewRecord], list[Finding]]:
    """Return the views of a file by name, and what is wrong with them, `room` findings at most."""
    if not isinstance(views, dict):
        hint = "mỗi cách xem một tên, ví dụ `giao-ban:`, dưới đó là `command: list` và các tùy chọn"
        return {}, [Finding(("views",), "wrong-shape", "`views` phải là nhóm các cách xem có tên", hint)]
    if len(views) > MAX_VIEWS:
        message = f"có {len(views)} cách xem, nhiều nhất là {MAX_VIEWS}"
        hint = "bỏ những cách xem không dùng đến"
        return {}, [Finding(("views",), "too-many-views", message, hint, on_key=True)]
    records: dict[str, ViewRecord] = {}
    findings: list[Finding] = []
    for name, item in views.items():
        findings += _name_findings(name)
        record, found = _view(item, ("views", name), room - len(findings))
        findings += found
        if record:
            records[name] = record
    return records, findings[:room]


def _name_findings(name: str) -> Iterator[Finding]:
    """`bad-id`: a view's name would have to be quoted at a command line."""
    try:
        values.slug(name)
    except values.InvalidValue as wrong:
        yield Finding(("views", name), wrong.code, wrong.message, wrong.hint, on_key=True)


def _view(item: Plain, at: Path, room: int) -> tuple[ViewRecord | None, list[Finding]]:
    """Return the record of a view, or what is wrong with it."""
    item = item or {}
    if not isinstance(item, dict):
        return None, [misfits.not_a_record(at, item, ("command", "overdue", "owner", "…"))]
    command = item.get("command") or ""
    if command == "":
        hint = "thêm vào mục này dòng `command: list` hoặc `command: due`"
        return None, [Finding((*at, "command"), "missing", "cách xem chưa ghi lệnh (`command`)", hint)]
    try:
        name = values.text(command)
    except values.InvalidValue as wrong:
        return None, [Finding((*at, "command"), wrong.code, wrong.message, wrong.hint)]
    if name not in view_schema.RECORDS:
        return None, [_unknown_command(name, (*at, "command"))]
    return _record(view_schema.RECORDS[name], name, item, at, room)


def _record(
    model: type[ViewRecord], command: str, item: dict[str, Plain], at: Path, room: int
) -> tuple[ViewRecord | None, list[Finding]]:
    """Return the record of a view, as far as it can be read, and what is wrong with the rest of it."""
    known = record_types.known_fields(model)
    findings = [_unknown_option(key, command, known, (*at, key)) for key in item if key not in known]
    kept = {key: value for key, value in item.items() if key in known}
    record, found = validation.validate(model, kept, max(room, 1))
    findings += misfits.describe(model, kept, at, found)
    if found:
        wrong = {misfit.loc[0] for misfit in found}
        record, _ = validation.validate(model, {k: v for k, v in kept.items() if k not in wrong})
    return record, findings


def _unknown_command(command: str, at: Path) -> Finding:
    """`unknown-command`: views are of `list` and `due` alone."""
    near = names.nearest(command, view_schema.RECORDS, limit=1)
    hint = f"có phải là `{near[0]}`?" if near else f"cách xem chỉ dùng cho: {_KNOWN}"
    return Finding(at, "unknown-command", f'không có cách xem cho lệnh "{values.shown(command)}"', hint)


def _unknown_option(key: str, command: str, known: tuple[str, ...], at: Path) -> Finding:
    """`unknown-key`: no option of the command by this name chooses tasks."""
    bare = values.visible(key).lstrip("-")
    bare = _SHORT.get(bare, bare)
    others = [name for name, model in view_schema.RECORDS.items() if bare in record_types.known_fields(model)]
    if bare in EACH_TIME:
        message = f"tùy chọn `{bare}` không ghi vào cách xem được"
        return Finding(at, "unknown-key", message, f"ghi cạnh lệnh mỗi lần dùng: --{bare}", on_key=True)
    message = f"lệnh `{command}` không có tùy chọn `{values.shown(bare or key)}` để chọn nhiệm vụ"
    meant = [option for option in known if names.key(labels.VIEW[option]) == names.key(bare)]
    near = ([bare] if bare in known else []) or meant or names.nearest(bare, known, limit=1)
    if others and not near:
        hint = f"đó là tùy chọn của lệnh `{others[0]}`: ghi `command: {others[0]}`, hoặc bỏ dòng này"
    elif near:
        hint = f"có phải là `{near[0]}`?"
    else:
        hint = f"các tùy chọn dùng được: {', '.join(known)}"
    return Finding(at, "unknown-key", message, hint, on_key=True)
