"""Plans made in memory: each builder gives something plain, and a test says only what matters to it.

`make_task(status="done", done_on=date(2026, 6, 30))` is a task of Quý II/2026, finished on its last
day. Deadlines are given as a plan words them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from cchc import periods
from cchc.changes import Change
from cchc.deadlines.parsing import parse_deadline
from cchc.owners import Owner
from cchc.plan import Head, Plan
from cchc.planfile import document
from cchc.task import Area, Extension, Task
from cchc.trail import Commit, Trace
from tests.support.checkout import CHECKOUT

YEAR = 2026
REAL_PLAN = CHECKOUT / "plans" / "2026.yaml"


def make_owner(id_: str = "vhxh", **changes: Any) -> Owner:
    given: dict[str, Any] = (
        {"name": "Phòng Văn hóa - Xã hội xã", "short": "Phòng VHXH"}
        if id_ == "vhxh"
        else {"name": id_, "short": id_}
    )
    return Owner(id=id_, **(given | changes))


def make_area(id_: str = "the-che", **changes: Any) -> Area:
    given: dict[str, Any] = (
        {"title": "Cải cách thể chế", "short": "Thể chế"}
        if id_ == "the-che"
        else {"title": id_, "short": id_}
    )
    return Area(id=id_, **(given | changes))


def make_task(id_: int = 1, *, due: str = "Quý II/2026", **changes: Any) -> Task:
    given: dict[str, Any] = {
        "title": "Tự kiểm tra, rà soát văn bản",
        "area": make_area(),
        "owner": make_owner(),
    }
    return Task(id=id_, due=parse_deadline(due, YEAR), **(given | changes))


def make_clear_task(**changes: Any) -> Task:
    """Make a task that states all of the 6 rõ."""
    clear: dict[str, Any] = {
        "assignee": "Nguyễn Văn A",
        "lead": "Phó Chủ tịch UBND xã",
        "approver": "Chủ tịch UBND xã",
        "deliverable": "Báo cáo kết quả",
    }
    return make_task(**(clear | changes))


def make_extension(due: str, granted: date, *, approved: bool = True, **changes: Any) -> Extension:
    return Extension(parse_deadline(due, YEAR), granted, approved=approved, **changes)


def make_plan(*tasks: Task, **changes: Any) -> Plan:
    """Make a plan with these tasks; its owners and areas are theirs unless others are given."""
    given: dict[str, Any] = {
        "head": Head("02/KH-UBND", date(2026, 1, 2), YEAR, "Kế hoạch CCHC", "Ủy ban nhân dân xã Vĩnh Thông"),
        "owners": tuple(dict.fromkeys(task.owner for task in tasks)),
        "areas": tuple(dict.fromkeys(task.area for task in tasks)),
    }
    return Plan(tasks=tasks, **(given | changes))


def make_trace(*changes: Change, author: str = "Cán bộ", saved: bool = True) -> Trace:
    """Make what git knows of a plan: last committed on 9/9/2026, changed since 14/6/2026."""
    moment = datetime(2026, 9, 9, 8, 5, tzinfo=periods.VIETNAM)
    commit = Commit("a1b2c3d4e5f6", author, "canbo@example.vn", moment)
    return Trace(commit, saved, date(2026, 6, 14), changes)


def make_trace_saying(text: str) -> Trace:
    """Make a trace in which everything that comes from the plan is this text."""
    return make_trace(
        Change("task:1", ("title",), text, f"{text} {text}"),
        Change("task:1", ("notes", 0), None, {"text": text}),
        Change("owner:o0", ("name",), text, None),
        Change("area:a0", (), None, {"title": text}),
        author=text,
    )


def read_real_plan() -> Plan:
    """Read the plan of xã Vĩnh Thông from its file."""
    return document.parse(REAL_PLAN.read_bytes(), REAL_PLAN.name).plan
