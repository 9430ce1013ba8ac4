"""The statuses that a plan declares and the states that follow from them on a day: a row each.

All that is known of one of them stands in its row: words, keys, places and colours. `cchc.plan` and
`cchc.states` list the codes as types, in the same order; `templates/report.css` and `symbols.svg.j2`
have a class and a symbol for the key of each state. Tests hold them to these tables.
Knows no tasks. Read next: `cchc.states` (which state a task is in).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

# What a state means for the work: finished, late, still to come by an end, apart from completion, at rest.
Group = Literal["done", "overdue", "coming", "apart", "resting"]

# Both are our choice, what a week and a month look ahead; no decree says which days are "sắp".
SOON_DAYS = 7  # "sắp đến hạn", a flag on a task
COMING_DAYS = 30  # "đến hạn trong 30 ngày tới", the list of what comes next


class StatusRow(NamedTuple):
    """A status that is written in the plan.

    `command` is the command that sets it since it needs a day or a document, empty when
    `cchc update --status` does; `refusal` is how a task that must be reopened first is spoken of.
    """

    code: str
    label: str
    command: str = ""
    refusal: str = ""


STATUS_ROWS = (
    StatusRow("not_started", "chưa thực hiện"),
    StatusRow("in_progress", "đang thực hiện"),
    StatusRow("submitted", "đã trình, chờ duyệt"),
    StatusRow("done", "hoàn thành", "done", "đã hoàn thành"),
    StatusRow("paused", "tạm dừng", "pause", "đang tạm dừng"),
    StatusRow("cancelled", "đã hủy", "cancel", "đã hủy"),
)


class StateRow(NamedTuple):
    """A state that a task is in on a day.

    `key` addresses it in pages that people share, so it never changes; `urgency` runs from 1, for what
    needs action first, without gaps. `tint` with `ink` on it colour a cell, `fill` a piece of a chart, all
    as on the page; red is for what is overdue and nothing else. A state is named in a report's sentences
    in one of two ways: `is_main`, even when no task is in it, or `aside`, its place and its words in the
    sentence on what the others leave out.
    """

    code: str
    label: str
    key: str
    group: Group
    urgency: int
    tint: str
    ink: str
    fill: str
    is_main: bool = False
    aside: tuple[int, str] | None = None


# fmt: off
STATE_ROWS = (
    StateRow("done_on_time", "Hoàn thành đúng hạn", "ht", "done", 10,
             "#e2f3ea", "#0d5f3b", "#0f6b43", is_main=True),
    StateRow("done_late", "Hoàn thành quá hạn", "htm", "done", 9,
             "#fbf0d3", "#6b4b00", "#8a6100", is_main=True),
    StateRow("in_progress", "Đang thực hiện, trong hạn", "dth", "coming", 3,
             "#e4eef9", "#1c568f", "#8fbbea", is_main=True),
    StateRow("not_started", "Chưa thực hiện, trong hạn", "cth", "coming", 4,
             "#edf0f4", "#4a5567", "#e6eaef", is_main=True),
    StateRow("in_progress_overdue", "Đang thực hiện, quá hạn", "dqh", "overdue", 1,
             "#fdeae8", "#9e1f18", "#b3261e", is_main=True),
    StateRow("not_started_overdue", "Chưa thực hiện, quá hạn", "cqh", "overdue", 2,
             "#fbe6ec", "#6d0f2b", "#6d0f2b", is_main=True),
    StateRow("waiting", "Chờ điều kiện", "cho", "coming", 5,
             "#eeedf5", "#4f4a75", "#dcdaee", aside=(1, "đang chờ điều kiện")),
    StateRow("ongoing", "Thường xuyên", "tx", "apart", 7,
             "#e4efef", "#2a5658", "#c5dcdc", aside=(4, "thường xuyên")),
    StateRow("paused", "Tạm dừng", "td", "resting", 8,
             "#f2ede4", "#5a4f3b", "#e2d9ca", aside=(2, "tạm dừng")),
    StateRow("no_deadline", "Chưa xác định thời hạn", "cxd", "resting", 6,
             "#edf0f4", "#4a5567", "#ffffff", aside=(3, "chưa xác định thời hạn")),
    StateRow("cancelled", "Đã hủy", "huy", "apart", 11,
             "#edf0f4", "#4a5567", "#ffffff", aside=(5, "đã hủy")),
)
# fmt: on

STATES_BY_CODE = {row.code: row for row in STATE_ROWS}
