"""What `cchc update` tells beside the changes: which list is set, what is left to do, what was signed.

Read next: `cchc.cli.commands.update` (who asks), `cchc.cli.updating.update_remarks` (doubts, of every
command).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import labels
from cchc.placeholders import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc.changes import PlainRecord
    from cchc.owners import Owner, Register
    from cchc.yamltext.nodes import Plain


def signed_text(before: PlainRecord, after: PlainRecord) -> str:
    """Return that an update changes what the signed plan, or an amendment of it, says; empty when it doesn't.

    The annex of the signed plan has these fields, and whatever was given later isn't in it.
    """
    fields = ("title", "owner", "coordinators", "due", "condition")
    changed = [name for name in fields if before.get(name) != after.get(name)]
    if before.get("owner") == NOBODY and "owner" in changed:
        changed.remove("owner")  # of a draft: that nobody was named was never signed
    if before.get("target") and _promise(before) != _promise(after):
        changed.append("target")
    if before.get("assigned_on") or not changed:
        return ""
    by = _amended_by(before)
    if all(name in by for name in changed):
        documents = ", ".join(dict.fromkeys(by[name] for name in changed))
        return (
            f"NV {after.get('id')}: sửa như vậy là đính chính nội dung đã điều chỉnh theo {documents}; "
            "theo văn bản điều chỉnh khác thì thêm --amendment SỐ"
        )
    return (
        f"NV {after.get('id')}: sửa như vậy là sửa cả kế hoạch như đã ký (đính chính chỗ ghi sai); "
        "theo văn bản điều chỉnh thì thêm --amendment SỐ, để giữ cả nội dung trước đó"
    )


def _amended_by(record: PlainRecord) -> dict[str, str]:
    """Return by which document each field was amended; the list has the last one last."""
    from cchc.updates import task_records

    entries = task_records.items_of(record, "amendments")
    return {str(one.get("field")): str(one.get("document")) for one in entries if isinstance(one, dict)}


def stays_as_later(asked: PlainRecord, after: PlainRecord) -> str:
    """Return which fields stay as a later amendment left them; empty when all are as was asked."""
    from cchc.task import AMENDABLE

    kept = [labels.FIELD[name] for name in AMENDABLE if asked.get(name) != after.get(name)]
    if not kept:
        return ""
    return (
        f"NV {after.get('id')}: {', '.join(kept)} hiện nay không đổi, vì đã được điều chỉnh theo văn bản "
        "ban hành sau; nội dung vừa ghi có hiệu lực đến ngày văn bản đó"
    )


def _promise(record: PlainRecord) -> tuple[Plain | None, ...]:
    """Return what the target of a task promises, whatever of it was reached."""
    target = record.get("target")
    return (target.get("quantity"), target.get("unit")) if isinstance(target, dict) else ()


def whole_list(before: PlainRecord, after: PlainRecord) -> Iterator[str]:
    """Yield which coordinators a task has now, unless the changes themselves say so or there are none."""
    from cchc import changes
    from cchc.updates import task_records

    field = "coordinators"
    old, new = ({field: task_records.items_of(record, field)} for record in (before, after))
    told = changes.compare(old, new)
    are_all_told = sum(change.after is not None for change in told) >= len(new[field])
    is_list_told = any(change.path == () and change.before for change in told)
    if old[field] and new[field] and told and not (is_list_told or are_all_told):
        names = "; ".join(map(str, new[field]))
        yield f"{after.get('id')} · {labels.FIELD[field]}: nay là {names}"


def not_there(before: PlainRecord, removed: Iterable[Owner], register: Register) -> Iterator[str]:
    """Yield which offices that were to be taken away don't coordinate a task."""
    from cchc.updates import task_records

    names = task_records.items_of(before, "coordinators")
    there = {owner for name in names for owner in register.exact(str(name))}
    for owner in removed:
        if owner not in there:
            yield f"NV {before.get('id')}: không có cơ quan phối hợp {owner.short} để bỏ"


def what_follows(before: PlainRecord, after: PlainRecord) -> Iterator[str]:
    """Yield what an update leaves to be said or asked of a task."""
    from cchc.updates import task_records

    number, status = after.get("id"), task_records.status_of(after)
    if after.get("progress") == "100" != before.get("progress") and status not in {"done", "submitted"}:
        line = f"cchc done {number} --document SỐ-VĂN-BẢN --date NGÀY"
        yield f"NV {number}: tiến độ 100%; đã xong thì dùng: {line}"
    elif task_records.status_of(before) == "not_started" != status and not after.get("started_on"):
        yield (
            f"NV {number}: chưa ghi ngày bắt đầu nên báo cáo của ngày trước cũng tính là đã bắt đầu; "
            f"ghi thêm: cchc update {number} --started-on NGÀY"
        )


def submission_remark(before: PlainRecord, after: PlainRecord) -> str:
    """Return what a submission took the place of, and what to type if both are true; empty when of none."""
    from cchc import date_words
    from cchc.updates import submissions, task_records

    number, old = after.get("id"), submissions.recorded_of(before)
    if not old or old == submissions.recorded_of(after):
        return ""
    again = f"gõ lần lượt: cchc undo; cchc start {number} --date NGÀY (ngày bị trả lại); rồi lại lệnh này"
    if task_records.status_of(before) == "submitted":
        return f"(NV {number}: đã sửa lần trình ghi từ trước; nếu đây là lần trình khác thì {again})"
    day = date_words.parse_date(str(old.get("date", "")))
    since = f" ngày {labels.day(day)}" if day else ""
    return f"(NV {number}: không giữ lần trình{since}, vì tệp không ghi ngày bị trả lại; để giữ thì {again})"
