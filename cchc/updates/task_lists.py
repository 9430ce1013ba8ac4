"""What commands do to one item of a task's lists: a line of the diary, a document, an extension.

Items are picked by the number that `cchc show` gives them, from 1. Pure: from a task's plain record to
the record as it should be. What makes no sense is a RequestError, which lists the items that there are.

Read next: `cchc.updates.task_fields` (what is appended), `cchc.cli.commands.note` (a command).
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from cchc import labels
from cchc.change_words import value_label
from cchc.errors import RequestError
from cchc.updates.status_refusals import refuse_if
from cchc.updates.task_records import items_of, set_fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc.changes import PlainRecord
    from cchc.deadlines.deadline import Deadline
    from cchc.task import Extension
    from cchc.yamltext.nodes import Plain

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_ITEMS = {"notes": "dòng nhật ký", "results": "văn bản", "extensions": "lần gia hạn"}
_MAX_LISTED = 20  # items that a hint repeats
_MAX_SHOWN = 80  # characters of one


def edit_item(record: PlainRecord, field: str, number: int, fields: Mapping[str, Plain]) -> PlainRecord:
    """Set fields of one item; an empty text takes a field away, but something beside the day must stay."""
    items = items_of(record, field)
    item = set_fields(_item(record, field, number), fields)
    if not item.keys() - {"date", "recorded_on"}:
        raise RequestError(
            f"NV {record.get('id')}: {_ITEMS[field]} số {number} không còn nội dung gì",
            hint=f"bỏ cả mục thì dùng: --remove {number}",
        )
    return {**record, field: [*items[: number - 1], item, *items[number:]]}


def document_of(record: PlainRecord, field: str, number: int) -> str:
    """Return the number and symbol of one item's document; empty when it names none."""
    return str(_item(record, field, number).get("document", ""))


def remove_item(record: PlainRecord, field: str, number: int) -> PlainRecord:
    """Return a record without one item of a list; the list goes with its last one."""
    _item(record, field, number)
    items = items_of(record, field)
    return set_fields(record, {field: [*items[: number - 1], *items[number:]]})


def approve(
    record: PlainRecord,
    recorded: Sequence[Extension],
    number: int | None,
    approval: Mapping[str, str],
    holding: Deadline,
) -> PlainRecord:
    """Approve a proposed extension, the only open one when no number is given; it counts since its day.

    `recorded` is what the plan means by the record's extensions; `approval` has the day and, unless the
    proposal names one, the document; `holding` is the deadline of that day, which must be an earlier one.
    """
    refuse_if(record, "done", "cancelled")
    number = _open_proposal(record, recorded, number, "--approve")
    _refuse_before(record, recorded, number, approval["approved_on"], "duyệt")
    if not (approval.get("document") or _item(record, "extensions", number).get("document")):
        raise RequestError("gia hạn đã duyệt phải có văn bản", hint="ghi thêm: --document SỐ-VĂN-BẢN")
    refuse_no_later(record, recorded[number - 1].due, holding, "--approve")
    return edit_item(record, "extensions", number, {**approval, "approved": "true"})


def refuse_no_later(record: PlainRecord, later: Deadline, holding: Deadline, option: str) -> None:
    """Raise RequestError when a deadline that would replace the one that holds is no later than that."""
    if not (later.end and holding.end and later.end <= holding.end):
        return
    number = record.get("id")
    if holding.text.strip() == str(record.get("due", "")).strip():
        which = f"thời hạn trong kế hoạch ({holding.text})"
        hint = "xem thời hạn hiện nay bằng cchc show; sửa thời hạn ghi sai bằng cchc update --due"
    else:
        which = f"thời hạn hiện nay, đã gia hạn ({holding.text})"
        remedy = f"cchc extend {number} --remove SỐ; số xem ở: cchc show {number}"
        hint = f"lần gia hạn trước ghi nhầm thì bỏ: {remedy}"
    if not _YEAR.search(later.text):
        hint = f'"{later.text}" hiểu là năm của kế hoạch ({later.end.year}), năm sau thì ghi đủ năm; {hint}'
    raise RequestError(f'{option}: NV {number}: "{later.text}" không muộn hơn {which}', hint=hint)


def withdraw(record: PlainRecord, recorded: Sequence[Extension], number: int | None, day: str) -> PlainRecord:
    """Withdraw a proposed extension on a day, the only open one without a number; it stays in the file."""
    number = _open_proposal(record, recorded, number, "--withdraw")
    _refuse_before(record, recorded, number, day, "rút")
    return edit_item(record, "extensions", number, {"withdrawn_on": day})


def _refuse_before(
    record: PlainRecord, recorded: Sequence[Extension], number: int, day: str, what: str
) -> None:
    """Raise RequestError for a decision before the day of the proposal."""
    proposed_on = recorded[number - 1].date
    if date.fromisoformat(day) < proposed_on:
        raise RequestError(
            f"NV {record.get('id')}: ngày {what} {labels.day(date.fromisoformat(day))} "
            f"trước ngày đề xuất ({labels.day(proposed_on)})",
            hint="ghi --date từ ngày đó trở đi; "
            f"ngày đề xuất ghi nhầm thì bỏ mục (--remove {number}) rồi ghi lại",
        )


def _open_proposal(
    record: PlainRecord, recorded: Sequence[Extension], number: int | None, option: str
) -> int:
    """Return the number of the extension that is neither approved nor withdrawn; `option` decides on it."""
    proposals = [
        index for index, one in enumerate(recorded, 1) if not one.approved and one.withdrawn_on is None
    ]
    if number is not None:
        _item(record, "extensions", number)
        if number not in proposals:
            what = "đã duyệt" if recorded[number - 1].approved else "đã rút"
            message = f"NV {record.get('id')}: lần gia hạn số {number} {what} rồi"
            raise RequestError(message, hint=_proposals(record, proposals, option))
        return number
    if len(proposals) != 1:
        how_many = f"có {len(proposals)} đề xuất gia hạn" if proposals else "không có đề xuất gia hạn nào"
        message = f"NV {record.get('id')} {how_many} chưa duyệt"
        raise RequestError(message, hint=_proposals(record, proposals, option))
    return proposals[0]


def _proposals(record: PlainRecord, proposals: Sequence[int], option: str) -> str:
    """Return what `option` can decide on; where there is nothing, how it is proposed."""
    if proposals:
        listed = _listing(record, "extensions", proposals)
        return f"{listed}; ghi số ấy sau tùy chọn, ví dụ: {option} {proposals[-1]}"
    line = f"cchc extend {record.get('id')} --to THỜI-HẠN --proposed"
    return f"{_listing(record, 'extensions', before='đã ghi')}; ghi một đề xuất mới: {line}"


def _item(record: PlainRecord, field: str, number: int) -> PlainRecord:
    """Return the item of a number; RequestError with the items that there are when it isn't one."""
    items = items_of(record, field)
    if 1 <= number <= len(items) and isinstance(item := items[number - 1], dict):
        return item
    message = f"NV {record.get('id')} không có {_ITEMS[field]} số {number}"
    raise RequestError(message, hint=_listing(record, field))


def _listing(
    record: PlainRecord, field: str, numbers: Sequence[int] = (), before: str = "ghi một số trong"
) -> str:
    """Return the items as `cchc show` numbers them, all or some, behind the words `before`."""
    items = items_of(record, field)
    if not items:
        return f"NV {record.get('id')} chưa ghi {_ITEMS[field]} nào"
    listed = [number for number in range(1, len(items) + 1) if not numbers or number in numbers]
    words = [f"{number}. {_shown(value_label(field, items[number - 1]))}" for number in listed[:_MAX_LISTED]]
    return f"{before}: " + "; ".join([*words, *(["…"] if len(listed) > _MAX_LISTED else [])])


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MAX_SHOWN else f"{line[: _MAX_SHOWN - 1]}…"
