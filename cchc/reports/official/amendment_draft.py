"""Dự thảo kế hoạch sửa đổi, bổ sung: what one amendment changes in the plan, in words and old beside new.

An issued text is changed by one of equal form (Decree 30/2020/NĐ-CP, article 18). Number and day
are left for people, and so is every reason that the file doesn't tell.

Read next: `cchc.reports.official.plan_changes` (what changed), `cchc.reports.official.official_document`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import citations, names
from cchc.reports.document_kinds import AMENDMENT
from cchc.reports.official import (
    change_annex,
    change_phrases,
    correspondence,
    plan_changes,
    plan_citation,
    plan_document,
)
from cchc.reports.official.annex_heads import annex_caption, annex_label, annex_title
from cchc.reports.official.official_document import (
    ROOM,
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
from cchc.reports.wording import counts, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.plan import Amendment, Head, Plan
    from cchc.reports.official.plan_changes import TaskChange

_PLAN = "Kế hoạch"
_CARRIED_OUT = "Điều 3"  # of a decision: by whom
_DETAILS = " (chi tiết tại Phụ lục kèm theo)"
_SIGNED_COLUMN = AMENDMENT.titles[2]


class _Draft(NamedTuple):
    """What is drafted: the amendment of a plan, of which type it is, and what it changes."""

    plan: Plan
    amendment: Amendment
    kind: str
    changes: tuple[TaskChange, ...]
    people: bool


def build(plan: Plan, amendment: Amendment, *, people: bool = True) -> OfficialDocument:
    """Lay out the draft of an amendment; `people=False` leaves out changes of who does the work."""
    head, kind = plan.head, _kind(plan.head, amendment)
    draft = _Draft(plan, amendment, kind, _changes(plan, amendment, people=people), people)
    superior, lines = issuer(plan, None)
    return OfficialDocument(
        kind=AMENDMENT.name,
        superior=superior,
        issuer=lines,
        number=f"Số:{ROOM}/{_symbol(head, amendment)}",
        place_day=place_and_open_day(plan, amendment.date),
        type=kind.upper(),
        subject=_subject(head, kind),
        banner=head.notice or "",
        addressees=(),
        lines=tuple(_lines(draft)),
        table=None,
        closing=tuple(_closing(head, kind)),
        signature=correspondence.plan_signature(plan, people=people),
        recipients=plan_document.recipients(_recipients(plan, kind)),
        annex=_annex(draft),
    )


def _subject(head: Head, kind: str) -> str:
    changes = "Về việc sửa đổi" if kind == plan_citation.DECISION else "Sửa đổi"
    return f"{changes}, bổ sung {plan_citation.whole(head)}"


def _changes(plan: Plan, amendment: Amendment, *, people: bool) -> tuple[TaskChange, ...]:
    """Return what the amendment changes: tasks added, then adjusted, then given up."""
    changes = (
        change
        for document in plan_changes.until(plan, amendment.date)
        if document.citation == citations.cite(amendment.document, amendment.date)
        for change in document.changes
        if people or not change.names_a_person
    )
    return tuple(sorted(changes, key=lambda change: plan_changes.ORDER.index(change.what)))


def _kind(head: Head, amendment: Amendment) -> str:
    """Return the type of the amending document: as its symbol says, else that of the plan's own."""
    known = (
        citations.type_of(number) for number in (citations.number_of(amendment.document), head.number or "")
    )
    return next((kind for kind in known if kind in {plan_citation.DECISION, _PLAN}), _PLAN)


def _symbol(head: Head, amendment: Amendment) -> str:
    """Return the symbol behind the number: the amendment's, if it is of that type, else the plan's."""
    own = citations.number_of(amendment.document)
    is_own = citations.type_of(own) in {plan_citation.DECISION, _PLAN}
    return (own.partition("/")[2] or blank("ký hiệu")) if is_own else plan_citation.symbol(head)


def _recipients(plan: Plan, kind: str) -> tuple[str, ...]:
    """Return who gets it: who gets the plan; a decision first those that carry it out."""
    whom = tuple(_filed(plan, name) for name in plan.head.recipients) or (blank("nơi nhận"), "Lưu: VT")
    if kind != plan_citation.DECISION:
        return whom
    said = (names.key("Như trên"), names.key("Như Điều"))
    named = (name for name in whom if not names.key(name.removeprefix("- ")).startswith(said))
    return (f"Như {_CARRIED_OUT}", *named)


def _filed(plan: Plan, recipient: str) -> str:
    """Return a recipient of the plan; where it is filed an office has its own name, not one that was a slip.

    The signed plan keeps its words; a new document for signature doesn't repeat them.
    """
    if not names.key(recipient.removeprefix("- ")).startswith(names.key("Lưu")):
        return recipient
    parts = recipient.rstrip(" .;").split(", ")
    own = {names.key(alias): owner.short for owner in plan.owners for alias in owner.aliases}
    return ", ".join(own.get(names.key(part), part) for part in parts)


def _earlier(plan: Plan, amendment: Amendment) -> list[Amendment]:
    """Return what had changed the plan before an amendment, the first one first."""
    earlier = (one for one in plan.head.amendments if one.date < amendment.date)
    return sorted(earlier, key=lambda one: one.date)


def _lines(draft: _Draft) -> Iterator[Line]:
    head, earlier = draft.plan.head, _earlier(draft.plan, draft.amendment)
    number = plan_citation.cited_number(head)
    if draft.kind == plan_citation.DECISION:
        yield Line("centred", head.issuer.upper())
        yield to_fill("căn cứ quy định thẩm quyền ban hành")  # it comes first (Nghị định 30/2020, phụ lục I)
    yield Line("basis", f"Căn cứ {plan_citation.whole(head, write=plan_citation.in_words)};")
    for one in earlier:
        amending = citations.cite(one.document, one.date, write=plan_citation.in_words)
        yield Line("basis", f"Căn cứ {amending} sửa đổi, bổ sung {number};")
    yield to_fill("căn cứ khác, lý do sửa đổi, bổ sung")
    if draft.kind == plan_citation.DECISION:
        yield Line("centred", "QUYẾT ĐỊNH:")
        yield article(f"Điều 1. Sửa đổi, bổ sung {number} như sau{_DETAILS}:")
    else:
        yield text(f"{head.issuer} sửa đổi, bổ sung {number} như sau{_DETAILS}:")
    parts = [part for part in _parts(draft, number) if part[1]]
    for place, (title, items) in enumerate(parts, start=1):
        yield article(f"{place}. {title}")
        yield from dashed(with_list_marks(items))
    if not parts:
        yield to_fill("nêu nội dung sửa đổi, bổ sung")
    in_force = " và ".join((number, *(citations.cite(one.document) for one in earlier)))
    yield text(f"{len(parts) + 1}. Các nội dung khác giữ nguyên theo {in_force}.")


def _parts(draft: _Draft, number: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what is added, adjusted and given up: a title, and an item for each task or field."""
    of = {what: [change for change in draft.changes if change.what == what] for what in plan_changes.ORDER}
    many = {what: counts.count(len({change.task.id for change in of[what]})) for what in of}
    added = f"Bổ sung {many['added']} nhiệm vụ vào Danh mục nhiệm vụ kèm theo {number}"
    yield added, [_added(change, people=draft.people) for change in of["added"]]
    yield f"Điều chỉnh nội dung {many['adjusted']} nhiệm vụ", list(map(_adjusted, of["adjusted"]))
    yield f"Không tiếp tục thực hiện {many['stopped']} nhiệm vụ", list(map(_stopped, of["stopped"]))


def _name(change: TaskChange) -> str:
    return f"Nhiệm vụ số {change.task.id}: {change.task.title.strip().rstrip('.;')}"


def _added(change: TaskChange, *, people: bool) -> str:
    task, given = change.task, change_phrases.given_with(change.task, people=people)
    with_what = phrases.unbracketed(f"{given}; thời hạn: {task.due.text}")
    return f"{_name(change)} ({task.owner.short} chủ trì{with_what})"


def _adjusted(change: TaskChange) -> str:
    return f"Nhiệm vụ số {change.task.id}: {change_phrases.adjusted(change)}"


def _stopped(change: TaskChange) -> str:
    reason = phrases.reason_inside(change.reason) or blank("nêu lý do")
    return f"{_name(change)}; lý do: {reason}"


def _closing(head: Head, kind: str) -> Iterator[Line]:
    if kind == plan_citation.DECISION:
        yield article("Điều 2. Quyết định này có hiệu lực kể từ ngày ký.")
        whom = "Thủ trưởng các cơ quan, đơn vị có liên quan"
        yield article(f"{_CARRIED_OUT}. {whom} chịu trách nhiệm thi hành Quyết định này./.")
        return
    yield text(
        "Yêu cầu Thủ trưởng các cơ quan, đơn vị tổ chức thực hiện Kế hoạch này; trong quá trình thực hiện "
        f"nếu có vướng mắc thì phản ánh về {head.issuer} để xem xét, giải quyết./."
    )


def _annex(draft: _Draft) -> Annex:
    head, amendment = draft.plan.head, draft.amendment
    in_force = "Nội dung hiện hành" if _earlier(draft.plan, amendment) else ""
    titles = tuple(
        (in_force or f"Nội dung tại {plan_citation.cited_number(head)}") if title == _SIGNED_COLUMN else title
        for title in AMENDMENT.titles
    )
    rows = (
        change_annex.row(
            place,
            change,
            change.reason.strip().rstrip(" .;") or blank("nêu căn cứ, lý do"),
            people=draft.people,
        )
        for place, change in enumerate(draft.changes, start=1)
    )
    return Annex(
        label=annex_label(1, 1),
        title=annex_title(f"Nội dung sửa đổi, bổ sung {plan_citation.cited(head)}"),
        caption=annex_caption(draft.kind, _symbol(head, amendment), amendment.date.year, head.issuer),
        table=Table(titles, tuple(rows)),
    )
