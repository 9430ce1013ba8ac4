"""What offices call a task's status in a sheet: our words, shorter ones, and theirs.

Read next: `cchc.intake.rows` (cells that say the same), `cchc.intake.row_updates` (what a status does).
"""

from __future__ import annotations

from functools import cache

from cchc import labels, names

# How offices say it who don't choose from the list of our sheet.
_OTHERS = {
    "đã hoàn thành": "done",
    "đã hoàn tất": "done",
    "đã làm xong": "done",
    "đã xong": "done",
    "xong": "done",
    "đã thực hiện xong": "done",
    "đang triển khai": "in_progress",
    "đang triển khai thực hiện": "in_progress",
    "đang tiến hành": "in_progress",
    "đang làm": "in_progress",
    "chưa làm": "not_started",
    "chưa triển khai": "not_started",
    "chưa bắt đầu": "not_started",
    "đã trình": "submitted",
    "đã trình duyệt": "submitted",
    "chờ duyệt": "submitted",
    "hủy": "cancelled",
}
VALID = ", ".join(f'"{label}"' for label in labels.STATUS.values())  # one has a comma in it


def parse(words: str) -> str | None:
    """Return the status that a cell names, None when it names none.

    >>> parse("Đang triển khai"), parse("Đã trình"), parse("xong một phần")
    ('in_progress', 'submitted', None)
    """
    return _by_key().get(names.key(words))


@cache
def _by_key() -> dict[str, str]:
    by_label = {names.key(label): status for status, label in labels.STATUS.items()}
    return by_label | {names.key(other): status for other, status in _OTHERS.items()}
