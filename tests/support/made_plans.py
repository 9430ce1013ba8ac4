"""Plans of any size with tasks in every state, and one commune's whole year: what documents are tried on.

Nothing is drawn by chance. `marked` puts marks around what people wrote, so that checks of the program's
words can leave it out.

Read next: `tests.support.prose` (the marks), `tests.support.prose_faults` (the checks).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cchc.plan import Amendment, Plan
from cchc.planfile import document
from cchc.task import AmendedField, ClosedStop, Note, Reopening, Result, Stop, Submission, Target
from tests.support.checkout import ISSUED_PLAN
from tests.support.plans import make_area, make_extension, make_owner, make_plan, make_task
from tests.support.prose import mark

if TYPE_CHECKING:
    from cchc.task import Task

DAY = date(2026, 9, 14)
SIZES = (0, 1, 20, 200)
_STOP = Stop(date(2026, 5, 4), "88/UBND-VX", "chờ hướng dẫn của cấp trên.")
_BEGUN = {"status": "in_progress", "started_on": date(2026, 4, 1)}

AREAS = (
    make_area("chi-dao", title="Chỉ đạo, điều hành", short="Chỉ đạo, điều hành", printed=False),
    make_area("the-che"),
    make_area("tthc", title="Cải cách thủ tục hành chính", short="Thủ tục hành chính"),
    make_area("bo-may", title="Cải cách tổ chức bộ máy", short="Tổ chức bộ máy"),
    make_area("cong-vu", title="Cải cách chế độ công vụ", short="Chế độ công vụ"),
    make_area("tai-chinh", title="Cải cách tài chính công", short="Tài chính công"),
    make_area("chinh-quyen-so", title="Xây dựng chính quyền số", short="Chính quyền số"),
)
OWNERS = (
    make_owner(),
    make_owner("van-phong", name="Văn phòng HĐND và UBND xã", short="Văn phòng HĐND&UBND"),
    make_owner("kinh-te", name="Phòng Kinh tế xã", short="Phòng Kinh tế"),
    make_owner("truong", name="Các trường học", short="Các trường học", kind="collective"),
)
HELPER = make_owner("tram-y-te", name="Trạm Y tế xã", short="Trạm Y tế")
_HELPED = 13  # tasks that the office helps with
# What became of a task by 14/9/2026: every state, and every way of telling it.
CASES: tuple[dict[str, Any], ...] = (
    {"status": "done", "done_on": date(2026, 6, 18),
     "results": (Result("60/KH-UBND", date(2026, 6, 18), "Về việc tuyên truyền cải cách hành chính"),)},
    {"due": "Quý IV/2026", **_BEGUN, "progress": 40, "notes": (Note(date(2026, 9, 1), "Đang lấy ý kiến."),)},
    {"due": "Quý III/2026"},
    {"status": "done", "done_on": date(2026, 7, 5), "results": (
        Result("9/BC-TYT", date(2026, 7, 5)), Result("88/UBND-VX", date(2026, 7, 4), "về kết quả rà soát."))},
    {"notes": (Note(date(2026, 7, 1), "Chưa có mẫu;"),)},
    {"due": "30/8/2026", **_BEGUN, "progress": 75},
    {"due": "Thường xuyên"},
    {"due": "Khi có hướng dẫn của tỉnh"},
    {"status": "paused", "stopped": _STOP},
    {"status": "cancelled", "stopped": _STOP},
    {"due": "Sớm nhất"},
    {"due": "Năm 2026", **_BEGUN, "target": Target(2, "hội nghị", 1)},
    {"due": "Quý III/2026", "status": "submitted", "started_on": date(2026, 4, 1),
     "submitted": Submission(date(2026, 9, 3), "21/TTr-UBND")},
    {"due": "Quý II/2026", "extensions": (
        make_extension("30/11/2026", date(2026, 6, 20), document="45/UBND-VX"),)},
    {"due": "Quý IV/2026", "assigned_on": date(2026, 6, 25),
     "basis": "Công văn số 1234/UBND-HCC ngày 25/6/2026"},
    {"status": "done", "done_on": date(2026, 6, 30)},
    {"status": "cancelled"},
    {"due": "Quý III/2026", **_BEGUN, "extensions": (
        make_extension("Quý IV/2026", date(2026, 9, 1), approved=False, reason="chưa đủ kinh phí"),)},
    {"due": "Năm 2026", **_BEGUN, "target": Target(24, "tin, bài", 26), "coordinators": (OWNERS[1],)},
    {"due": "Năm 2026", "amendments": (AmendedField("45/KH-UBND", date(2026, 7, 10), "due", None),)},
)  # fmt: skip


def made_plan(size: int) -> Plan:
    """Make a plan of so many tasks, all cases in turn in areas and offices in turn."""
    quarter = make_task().due
    tasks = tuple(
        _amended(make_task(place + 1, title=f"Việc thứ {place + 1} (2 phần).", area=AREAS[place % 6],
                           owner=OWNERS[place % 4], **CASES[place % len(CASES)]), quarter)
        for place in range(size)
    )  # fmt: skip
    plan = make_plan(*tasks, areas=AREAS, owners=OWNERS)
    amendment = Amendment("45/KH-UBND", date(2026, 7, 10), "Sửa đổi, bổ sung Kế hoạch CCHC")
    amendments = (amendment,) if any(task.amendments for task in tasks) else ()
    return plan_with(plan, head=plan.head._replace(amendments=amendments, place="Vĩnh Thông"))


def helped_plan() -> Plan:
    """Make a plan with an office that leads nothing and helps others with tasks in most states."""
    plan = made_plan(len(CASES))
    tasks = tuple(
        task._replace(coordinators=(*task.coordinators, HELPER)) if task.id <= _HELPED else task
        for task in plan.tasks
    )
    return plan_with(plan, tasks=tasks, owners=(HELPER, *plan.owners))


def _amended(task: Task, before: Any) -> Task:
    return task._replace(amendments=tuple(one._replace(before=before) for one in task.amendments))


def plan_with(plan: Plan, **changes: Any) -> Plan:
    """Return a plan with other parts."""
    names = ("head", "owners", "areas", "tasks", "duties", "reporting")
    return Plan(**({name: getattr(plan, name) for name in names} | changes))


def real_plan() -> Plan:
    """Read the frozen copy of the plan of xã Vĩnh Thông: nothing recorded yet."""
    return document.parse(ISSUED_PLAN.read_bytes(), "2026.yaml").plan


# What a made year recorded of the real plan's tasks, by their numbers.
_YEAR: dict[int, dict[str, Any]] = {
    1: {"status": "done", "done_on": date(2026, 3, 16), "results": (
        Result("15/KH-UBND", date(2026, 3, 16), "Về tuyên truyền cải cách hành chính năm 2026"),
        Result("18/KH-UBND", date(2026, 3, 10), "Kiểm tra cải cách hành chính, kiểm tra công vụ"))},
    2: {"status": "done", "done_on": date(2026, 2, 6), "results": (Result("8/KH-UBND", date(2026, 2, 6)),)},
    3: {**_BEGUN, "progress": 60, "progress_on": date(2026, 9, 1),
        "notes": (Note(date(2026, 9, 1), "Đã phát phiếu khảo sát tại 12 đơn vị."),)},
    4: {**_BEGUN, "progress": 30, "progress_on": date(2026, 6, 10)},
    5: {"status": "done", "done_on": date(2026, 7, 8), "started_on": date(2026, 6, 1),
        "results": (Result("15/BC-THCS", date(2026, 7, 8)),)},
    6: {"extensions": (make_extension("Tháng 12/2026", date(2026, 9, 8), approved=False,
                                      reason="chưa có bộ câu hỏi"),)},
    7: {"status": "cancelled", "stopped": Stop(date(2026, 8, 3), "95/UBND-VX", "tỉnh ban hành quy định chung")},
    8: {**_BEGUN, "notes": (Note(date(2026, 7, 2), "Dự thảo còn 02 đơn vị chưa góp ý"),)},
    9: {"status": "done", "done_on": date(2026, 11, 20), "started_on": date(2026, 5, 1),
        "results": (Result("120/BC-UBND", date(2026, 11, 20), "Kết quả tự kiểm tra văn bản"),)},
    11: {"status": "done", "done_on": date(2026, 4, 2), "results": (Result("22/KH-UBND", date(2026, 4, 2)),)},
    14: {"status": "in_progress", "started_on": date(2026, 5, 20),
         "target": Target(2, "hội nghị", 1, date(2026, 5, 20))},
    15: {"status": "done", "done_on": date(2026, 9, 10), "started_on": date(2026, 6, 1)},
    16: {"status": "in_progress", "started_on": date(2026, 1, 15)},
    17: {"extensions": (make_extension("31/3/2027", date(2026, 10, 20), document="130/UBND-VX"),)},
    18: {"status": "in_progress", "started_on": date(2026, 7, 1), "stops": (
        ClosedStop("paused", date(2026, 10, 5), date(2026, 9, 1), "88/UBND-VX", "chờ nền tảng của tỉnh"),)},
    19: {"status": "done", "done_on": date(2026, 12, 10), "started_on": date(2026, 10, 1),
         "reopenings": (Reopening(date(2026, 9, 2), date(2026, 9, 9)),)},
    20: {"status": "submitted", "started_on": date(2026, 5, 5),
         "submitted": Submission(date(2026, 12, 1), "77/TTr-UBND")},
}  # fmt: skip


def made_year() -> Plan:
    """Return the real plan with a year recorded in it: finished, late, stopped, extended, amended, added."""
    plan = real_plan()
    tasks = [task._replace(**_YEAR.get(task.id, {})) for task in plan.tasks]
    letter = "Công văn số 1234/UBND-HCC ngày 25/6/2026"
    tasks.append(make_task(21, due="15/8/2026", title="Rà soát, công bố thủ tục hành chính nội bộ",
                           area=tasks[13].area, owner=tasks[1].owner, basis=letter,
                           assigned_on=date(2026, 6, 25)))  # fmt: skip
    amendments = (Amendment("75/KH-UBND", date(2026, 8, 1), "Sửa đổi, bổ sung Kế hoạch CCHC năm 2026"),)
    changed = AmendedField("75/KH-UBND", date(2026, 8, 1), "due", tasks[12].due)
    tasks[12] = tasks[12]._replace(due=make_task(due="30/10/2026").due, amendments=(changed,))
    return plan_with(plan, tasks=tuple(tasks), head=plan.head._replace(amendments=amendments))


def marked(plan: Plan) -> Plan:
    """Return a plan with marks around what people wrote: titles, summaries, notes, reasons, conditions."""
    return plan_with(plan, tasks=tuple(map(_marked, plan.tasks)))


def _marked(task: Task) -> Task:
    def reasoned(one: Any) -> Any:
        return one._replace(reason=mark(one.reason)) if one and one.reason else one

    return task._replace(
        title=mark(task.title),
        deliverable=mark(task.deliverable) if task.deliverable else None,
        results=tuple(
            one._replace(summary=mark(one.summary)) if one.summary else one for one in task.results
        ),
        notes=tuple(note._replace(text=mark(note.text)) for note in task.notes),
        stopped=reasoned(task.stopped),
        stops=tuple(map(reasoned, task.stops)),
        extensions=tuple(map(reasoned, task.extensions)),
    )


def with_marked_deadlines(plan: Plan) -> Plan:
    """Return a plan whose deadlines and bases are marked, too: screens show them as people wrote them."""

    def of(due: Any) -> Any:
        return due._replace(text=mark(due.text))

    def marked_task(task: Task) -> Task:
        moved = tuple(one._replace(due=of(one.due)) for one in task.extensions)
        basis = mark(task.basis) if task.basis else None
        return task._replace(due=of(task.due), extensions=moved, basis=basis)

    return plan_with(plan, tasks=tuple(map(marked_task, plan.tasks)))
