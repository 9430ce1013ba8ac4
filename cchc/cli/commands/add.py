"""`cchc add`: a new task at the end of the plan, with the day since which it is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cchc import citations, date_words, labels, names, typed_lines
from cchc.cli import console, value_kinds
from cchc.cli.office_options import find_area, find_office
from cchc.cli.options import due_words
from cchc.cli.updating.plan_updates import update_plan
from cchc.cli.updating.update_options import AmendmentOption, UpdateOptions, field_option, with_update_options
from cchc.cli.updating.update_values import (
    day_of_basis,
    find_amendment,
    parse_target,
    record_of,
)
from cchc.errors import RequestError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from cchc.changes import PlainRecord
    from cchc.plan import Plan
    from cchc.planfile.document import Document

_OF_REMOVED = "là của nhiệm vụ đã xóa, còn trong lịch sử"


@with_update_options
def add(
    options: UpdateOptions,
    title: Annotated[str | None, typer.Argument(metavar="NỘI DUNG", help="Nội dung nhiệm vụ.")] = None,
    area: Annotated[
        str | None, typer.Option(metavar=value_kinds.AREA, help="Lĩnh vực, theo mã hoặc tên.")
    ] = None,
    owner: Annotated[str | None, typer.Option(metavar=value_kinds.OFFICE, help="Cơ quan chủ trì.")] = None,
    due: Annotated[
        str | None, typer.Option(metavar="THỜI HẠN", help='Thời hạn: "Quý IV/2026", 30/6/2026.')
    ] = None,
    coordinator: Annotated[
        list[str] | None,
        typer.Option(metavar=value_kinds.OFFICE, help="Cơ quan phối hợp; dùng được nhiều lần."),
    ] = None,
    basis: Annotated[str | None, field_option("basis", ': "Công văn số 12/UBND-VX ngày 25/6/2026"')] = None,
    date: Annotated[str | None, typer.Option(metavar="NGÀY", help="Ngày của văn bản giao.")] = None,
    assigned_on: Annotated[
        str | None,
        typer.Option(
            metavar="NGÀY", help="Ngày giao; mặc định ngày của văn bản giao, nếu không thì ngày tính số liệu."
        ),
    ] = None,
    amendment: AmendmentOption = None,
    target: Annotated[str | None, typer.Option(metavar="SỐ LƯỢNG", help='Chỉ tiêu: "02 hội nghị".')] = None,
    deliverable: Annotated[str | None, field_option("deliverable")] = None,
    assignee: Annotated[str | None, field_option("assignee")] = None,
    lead: Annotated[str | None, field_option("lead")] = None,
    approver: Annotated[str | None, field_option("approver")] = None,
    *,
    signed: Annotated[
        bool, typer.Option("--signed", help="Có từ đầu trong kế hoạch đã ký, không ghi ngày giao.")
    ] = False,
) -> None:
    """Thêm một nhiệm vụ, lấy số thứ tự tiếp theo; ghi ngày giao để báo cáo trước ngày đó không tính."""
    from cchc.history import earlier_tasks
    from cchc.updates import task_fields

    required = {"nội dung": title, "--area": area, "--owner": owner, "--due": due}
    if missing := [name for name, value in required.items() if not value or not value.strip()]:
        hint = _example(title, area, owner, due)
        raise RequestError(f"còn thiếu: {', '.join(missing)}", hint=hint)
    if options.expected:
        raise RequestError("--expect không dùng khi thêm nhiệm vụ", hint="bỏ --expect")
    _check_together(amendment, basis, date, assigned_on, signed=signed)
    texts = record_of(assignee=assignee, lead=lead, approver=approver, deliverable=deliverable)
    goal = {"target": parse_target(target)} if target else {}
    given = _basis_and_day(basis, date, assigned_on, options, signed=signed)

    is_bare = not (signed or amendment or basis or assigned_on)  # nothing says since when it is given
    taken = earlier_tasks.known_numbers(options.path)
    remarks: dict[str, str] = {}  # an update may be worked out twice

    def new_data(document: Document) -> PlainRecord:
        plan = document.plan
        if signed:
            _check_signed_with(str(given.get("basis", "")), plan)
        remarks["due"] = task_fields.due_without_end(due_words(str(due)), plan.head.year)
        fields: PlainRecord = {
            "title": str(title).strip(),
            "area": find_area(plan, str(area)).id,
            **goal,
            **texts,
            **(
                _ordered_by(plan, amendment, options.today)
                if amendment
                else _without_day(given, plan)
                if is_bare
                else given
            ),
            "status": "not_started",
            **_offices(plan, str(owner), coordinator or []),
            "due": task_fields.readable_due(due_words(str(due)), plan.head.year),
        }
        data = task_fields.add_task(document.plain, fields, taken)
        remarks["same"] = _words_on_same(plan, str(title), _number_of_last(data))
        remarks["number"] = _words_on_number(document.plan, data, taken)
        if is_bare:
            remarks["day"] = _words_on_bare_day(_number_of_last(data), plan, options.today)
        elif (basis or amendment) and not (signed or assigned_on):
            remarks["day"] = _words_on_day(_number_of_last(data), fields, options.today)
        return data

    update_plan(new_data, options, "kế hoạch")
    for remark in filter(None, remarks.values()):
        console.say(remark)


def _number_of_last(data: PlainRecord) -> int:
    tasks = data["tasks"]
    new = tasks[-1] if isinstance(tasks, list) else None
    return int(str(new.get("id"))) if isinstance(new, dict) else 0


def _words_on_same(plan: Plan, title: str, number: int) -> str:
    """Return that a task of the same title is there already; empty when none is."""
    same = [task.id for task in plan.tasks if names.key(task.title) == names.key(title)]
    if not same:
        return ""
    listed = ", ".join(map(str, same))
    return f"NV {number} có nội dung như NV {listed}; nếu ghi hai lần một việc thì bỏ: cchc remove {number}"


def _words_on_number(plan: Plan, data: PlainRecord, taken: Mapping[int, str]) -> str:
    """Return why the new task's number isn't the one behind the last; empty when it is.

    `taken` has the numbers of removed tasks, and those of a branch's tasks with that branch.
    """
    number = _number_of_last(data)
    by_branch: dict[str, list[str]] = {}
    for one in range(max((task.id for task in plan.tasks), default=0) + 1, number):
        if one in taken:
            by_branch.setdefault(taken[one], []).append(str(one))
    why = [
        f"số {', '.join(given)} {f'đã có ở nhánh {branch}, chưa gộp' if branch else _OF_REMOVED}"
        for branch, given in by_branch.items()
    ]
    return f"(lấy số {number}: {'; '.join(why)})" if why else ""


def _words_on_day(number: int, fields: PlainRecord, today: dt.date) -> str:
    """Return which day of assignment a new task got from the document that gives it."""
    day = date_words.parse_date(str(fields.get("assigned_on", ""))) or today
    is_named = day in citations.days_in(str(fields.get("basis", "")))
    whose = "ngày của văn bản giao" if is_named else "ngày tính số liệu, vì văn bản giao không ghi ngày"
    return (
        f"(ghi ngày giao {labels.day(day)}, {whose}: báo cáo của ngày trước không tính nhiệm vụ này; "
        f"giao ngày khác thì sửa bằng: cchc update {number} --assigned-on NGÀY)"
    )


def _check_together(
    amendment: str | None, basis: str | None, date: str | None, assigned_on: str | None, *, signed: bool
) -> None:
    """Check that what says since when a task is in the plan says it once; RequestError when not."""
    asked = {"--amendment": amendment, "--basis": basis, "--date": date, "--assigned-on": assigned_on}
    given = [option for option, text in asked.items() if text]
    if amendment and (others := [*given[1:], *(["--signed"] if signed else [])]):
        message = f"đã ghi --amendment thì không ghi {', '.join(others)}"
        raise RequestError(message, hint="văn bản giao và ngày giao là của văn bản điều chỉnh đó")
    if signed and assigned_on:
        message = "chỉ dùng một trong hai: --signed hoặc --assigned-on"
        raise RequestError(message, hint="nhiệm vụ có từ đầu trong kế hoạch đã ký thì không có ngày giao")
    if date and not basis:
        message = "--date là ngày của văn bản giao, nhưng chưa ghi văn bản đó"
        raise RequestError(
            message,
            hint=f"ghi thêm: --basis SỐ-VĂN-BẢN; ngày giao thì ghi: --assigned-on {typed_lines.quoted(date)}",
        )


def _example(*given: str | None) -> str:
    """Return a whole line, with what was typed: the text, the area, the office, the deadline."""
    missing = ("NỘI-DUNG", "LĨNH-VỰC", "TÊN-CƠ-QUAN", "THỜI-HẠN")
    title, area, owner, due = (text or name for text, name in zip(given, missing, strict=True))
    line = typed_lines.line(["cchc add", title, "--area", area, "--owner", owner, "--due", due])
    return f"cả lệnh: {line}"


def _basis_and_day(
    basis: str | None, date: str | None, assigned_on: str | None, options: UpdateOptions, *, signed: bool
) -> PlainRecord:
    """Return the document that gives a task, with its day, and since when the task is given."""
    words = (basis or "").strip()
    asked = options.past_day(assigned_on, "--assigned-on") if assigned_on else None
    dated = options.past_day(date, "--date") if date else None
    named = citations.days_in(words)
    if dated and dated not in named:
        if named:
            message = f"--date: văn bản giao ghi ngày {labels.day(named[0])}, không phải {labels.day(dated)}"
            raise RequestError(message, hint="bỏ --date, hoặc sửa ngày trong --basis")
        words = f"{words} ngày {citations.day(dated)}"
    day = asked or dated or (None if signed else day_of_basis(words, options.today)) or options.today
    return record_of(basis=words, assigned_on=None if signed else day.isoformat())


def _without_day(given: PlainRecord, plan: Plan) -> PlainRecord:
    """Return what gives a task: nothing in a plan that isn't issued yet, which it is then a part of."""
    return given if plan.head.date else {}


def _words_on_bare_day(number: int, plan: Plan, today: dt.date) -> str:
    """Return since when a task counts that nothing else was said of."""
    if plan.head.date is None:
        return "(kế hoạch chưa ban hành: nhiệm vụ có từ đầu trong kế hoạch, không ghi ngày giao)"
    return (
        f"(ghi ngày giao {labels.day(today)}: báo cáo của ngày trước không tính nhiệm vụ này; "
        f"giao bằng văn bản thì ghi thêm: cchc update {number} --basis VĂN-BẢN; có từ đầu trong kế hoạch đã "
        "ký thì cchc undo, rồi gõ lại lệnh kèm --signed)"
    )


def _check_signed_with(basis: str, plan: Plan) -> None:
    """Check that a document may have given a task that the plan was signed with; RequestError if not."""
    day = max(citations.days_in(basis), default=None)
    if day and plan.head.date and day > plan.head.date:
        raise RequestError(
            f"--signed: văn bản giao ghi ngày {labels.day(day)}, sau ngày ban hành kế hoạch "
            f"({labels.day(plan.head.date)})",
            hint="bỏ --signed để ghi ngày giao theo văn bản đó, hoặc bỏ --basis",
        )


def _ordered_by(plan: Plan, document: str, today: dt.date) -> PlainRecord:
    """Return the amendment that gives a task, and its day."""
    amendment = find_amendment(plan.head, document, today)
    words = citations.cite(amendment.document, amendment.date)
    return {"basis": words, "assigned_on": amendment.date.isoformat()}


def _offices(plan: Plan, owner: str, coordinators: list[str]) -> PlainRecord:
    """Return who leads and who coordinates, by their registered names."""
    found = [find_office(plan, name).short for name in coordinators]
    fields: PlainRecord = {"owner": find_office(plan, owner).short}
    return fields | ({"coordinators": list(found)} if found else {})
