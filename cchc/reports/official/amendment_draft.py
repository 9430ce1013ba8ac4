"""Dự thảo kế hoạch sửa đổi, bổ sung: what one amendment changes in the plan, in words and old beside new.

An issued text is changed by one of equal form (Decree 30/2020/NĐ-CP, article 18). Number, day and
signature are left for people, and so is every reason that the file doesn't tell.

Read next: `cchc.reports.official.plan_changes` (what changed), `cchc.reports.official.official_document`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, labels, names
from cchc.reports.document_kinds import AMENDMENT
from cchc.reports.official import plan_changes, plan_document
from cchc.reports.official.official_document import (
    ROOM,
    UNSIGNED,
    Annex,
    Line,
    OfficialDocument,
    Table,
    article,
    blank,
    dashed,
    issuer,
    place_and_open_day,
    text,
    to_fill,
    with_list_marks,
)
from cchc.reports.wording import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.plan import Amendment, Head, Plan
    from cchc.reports.official.plan_changes import TaskChange

_DECISION = "Quyết định"
_PLAN = "Kế hoạch"


def build(plan: Plan, amendment: Amendment, *, people: bool = True) -> OfficialDocument:
    """Lay out the draft of an amendment; `people=False` leaves out changes of who does the work."""
    head = plan.head
    changes = [
        change
        for document in plan_changes.until(plan, amendment.date)
        if document.citation == citations.cite(amendment.document, amendment.date)
        for change in document.changes
        if people or not change.names_a_person
    ]
    changes.sort(key=lambda change: plan_changes.ORDER.index(change.what))
    kind = _kind(amendment)
    superior, lines = issuer(plan, None)
    return OfficialDocument(
        kind=AMENDMENT.name,
        superior=superior,
        issuer=lines,
        number=f"Số:{ROOM}/{_symbol(head, amendment)}",
        place_day=place_and_open_day(plan, amendment.date),
        type=kind.upper(),
        subject=f"{'Về việc sửa' if kind == _DECISION else 'Sửa'} đổi, bổ sung {_cited(head)}",
        banner=head.notice or "",
        addressees=(),
        lines=tuple(_lines(plan, amendment, kind, changes)),
        table=None,
        closing=tuple(_closing(head, kind)),
        signature=UNSIGNED,
        recipients=plan_document.recipients(head.recipients or (blank("nơi nhận"), "Lưu: VT")),
        annex=_annex(plan, amendment, kind, changes),
    )


def _kind(amendment: Amendment) -> str:
    """Return the type of the amending document: a decision, where its symbol says so, else a plan."""
    kind = citations.type_of(citations.number_of(amendment.document))
    return kind if kind == _DECISION else _PLAN


def _symbol(head: Head, amendment: Amendment) -> str:
    """Return the symbol behind the number: the amendment's, if it is of that type, else the plan's."""
    own = citations.number_of(amendment.document)
    number = own if citations.type_of(own) in {_DECISION, _PLAN} else head.number
    return number.partition("/")[2] or blank("ký hiệu")


def _cited(head: Head) -> str:
    """Return the plan as it is cited first: with its day, who issued it and what it is about."""
    about = plan_document.subject(head.title)
    return f"{citations.cite(head.number, head.date)} của {head.issuer} về {plan_document.inside(about)}"


def _earlier(plan: Plan, amendment: Amendment) -> list[Amendment]:
    """Return what had changed the plan before an amendment, the first one first."""
    earlier = (one for one in plan.head.amendments if one.date < amendment.date)
    return sorted(earlier, key=lambda one: one.date)


def _lines(plan: Plan, amendment: Amendment, kind: str, changes: Sequence[TaskChange]) -> Iterator[Line]:
    head, earlier = plan.head, _earlier(plan, amendment)
    yield Line("basis", f"Căn cứ {_cited(head)};")
    for one in earlier:
        changed = citations.cite(head.number)
        yield Line("basis", f"Căn cứ {citations.cite(one.document, one.date)} sửa đổi, bổ sung {changed};")
    yield to_fill("căn cứ khác, lý do sửa đổi, bổ sung")
    number = citations.cite(head.number)
    if kind == _DECISION:
        yield article("QUYẾT ĐỊNH:")
        yield article(f"Điều 1. Sửa đổi, bổ sung {number} như sau:")
    else:
        yield text(f"{head.issuer} sửa đổi, bổ sung {number} như sau:")
    parts = [part for part in _parts(number, changes) if part[1]]
    for place, (title, items) in enumerate(parts, start=1):
        yield article(f"{place}. {title}")
        yield from dashed(with_list_marks(items))
    if not parts:
        yield to_fill("nêu nội dung sửa đổi, bổ sung")
    in_force = " và ".join((number, *(citations.cite(one.document) for one in earlier)))
    yield article(f"{len(parts) + 1}. Các nội dung khác giữ nguyên theo {in_force}.")
    yield text("(Chi tiết tại Phụ lục kèm theo)")


def _parts(number: str, changes: Sequence[TaskChange]) -> Iterator[tuple[str, list[str]]]:
    """Yield what is added, adjusted and given up: a title, and an item for each task or field."""
    of = {what: [change for change in changes if change.what == what] for what in plan_changes.ORDER}
    counts = {what: phrases.count(len({change.task.id for change in of[what]})) for what in of}
    added = f"Bổ sung {counts['added']} nhiệm vụ vào Danh mục nhiệm vụ kèm theo {number}"
    yield added, [_added(change) for change in of["added"]]
    yield f"Điều chỉnh nội dung {counts['adjusted']} nhiệm vụ", list(map(_adjusted, of["adjusted"]))
    yield f"Không tiếp tục thực hiện {counts['stopped']} nhiệm vụ", list(map(_stopped, of["stopped"]))


def _name(change: TaskChange) -> str:
    return f"Nhiệm vụ số {change.task.id}: {change.task.title.strip().rstrip('.;')}"


def _added(change: TaskChange) -> str:
    task = change.task
    return f"{_name(change)} ({task.owner.short} chủ trì{_given_with(change)}; thời hạn: {task.due.text})"


def _given_with(change: TaskChange) -> str:
    """Return who coordinates a new task and what it is to bring about, as parts of a sentence."""
    task = change.task
    parts = {
        "cơ quan phối hợp": ", ".join(owner.short for owner in task.coordinators),
        "chỉ tiêu": f"{task.target.quantity} {task.target.unit}" if task.target else "",
        "sản phẩm": task.deliverable or "",
    }
    return "".join(f"; {label}: {words}" for label, words in parts.items() if words)


def _adjusted(change: TaskChange) -> str:
    field = labels.FIELD[change.field]
    if not change.before:
        what = f"bổ sung {field} “{change.after}”"
    elif not change.after:
        what = f"bỏ {field} “{change.before}”"
    else:
        what = f"điều chỉnh {field} từ “{change.before}” thành “{change.after}”"
    return f"Nhiệm vụ số {change.task.id}: {what}"


def _stopped(change: TaskChange) -> str:
    reason = change.reason.strip().rstrip(".;") or blank("nêu lý do")
    return f"{_name(change)}; lý do: {reason}"


def _closing(head: Head, kind: str) -> Iterator[Line]:
    if kind == _DECISION:
        yield article("Điều 2. Quyết định này có hiệu lực kể từ ngày ký.")
        yield article(
            "Điều 3. Thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./."
        )
        return
    yield text(
        "Yêu cầu Thủ trưởng các cơ quan, đơn vị tổ chức thực hiện Kế hoạch này; trong quá trình thực hiện "
        f"nếu có vướng mắc thì phản ánh về {head.issuer} để xem xét, giải quyết./."
    )


def _annex(plan: Plan, amendment: Amendment, kind: str, changes: Sequence[TaskChange]) -> Annex:
    head = plan.head
    in_force = "Nội dung hiện hành" if _earlier(plan, amendment) else ""
    titles = tuple(
        (in_force or f"{title} số {head.number}") if names.key(title).endswith(names.key(_PLAN)) else title
        for title in AMENDMENT.titles
    )
    day = f"ngày{ROOM}tháng{ROOM}năm {amendment.date.year}"
    return Annex(
        label="PHỤ LỤC",
        title=f"Nội dung sửa đổi, bổ sung {citations.cite(head.number, head.date)}",
        caption=f"(Kèm theo {kind} số{ROOM}/{_symbol(head, amendment)} {day} của {head.issuer})",
        table=Table(titles, tuple(_row(place, change) for place, change in enumerate(changes, start=1))),
    )


def _row(place: int, change: TaskChange) -> tuple[str, ...]:
    """Return a change as a row: the whole old cell beside the whole new one."""
    task = change.task
    if change.what == "added":
        title = task.title.rstrip(" .;")
        before, after = "Không có", f"{title}{_given_with(change)}; thời hạn: {task.due.text}"
    elif change.what == "stopped":
        before, after = task.title, "Không tiếp tục thực hiện"
    else:
        field = labels.FIELD[change.field].capitalize()
        before, after = (f"{field}: {words or 'không có'}" for words in (change.before, change.after))
    return str(place), str(task.id), before, after, task.owner.short, change.reason
