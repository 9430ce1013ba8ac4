"""The plan document as it was signed, rebuilt from the file: every basis, measure, duty and task in order.

It bears the number and the signature of the text that was issued, so that it has only what that text
had: no task that was given later, every amended field as it was before. So the file is the source of the
next year's document, too. Marks at the ends of items are the plan's own (decision 003); legal bases and
recipients get theirs here, as the decree prescribes.

Read next: `cchc.reports.official.updated_plan` (the plan with all that came since),
`cchc.reports.official.official_document`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import names, past, sentence_openings
from cchc.reports.document_kinds import PLAN
from cchc.reports.official import correspondence, plan_citation
from cchc.reports.official.annex_heads import annex_label, annex_title, rows_without_tasks
from cchc.reports.official.official_document import (
    UNSIGNED,
    Annex,
    Line,
    OfficialDocument,
    Signature,
    Table,
    article,
    blank,
    dashed,
    issuer,
    part,
    place,
    text,
    to_fill,
    with_list_marks,
)
from cchc.reports.wording import heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.plan import Duty, Head, Plan
    from cchc.task import Task

_ANNEX = "phụ lục"
_LIST = "danh mục"


def build(plan: Plan) -> OfficialDocument:
    """Lay out a plan as the document that was signed."""
    head = plan.head
    superior, lines = issuer(plan, None)
    signatory = head.signatory
    return OfficialDocument(
        kind=PLAN.name,
        superior=superior,
        issuer=lines,
        number=plan_citation.number_line(head),
        place_day=f"{place(plan)}, {plan_citation.dated_line(head)}",
        type="KẾ HOẠCH",
        subject=sentence_openings.capitalized(plan_citation.subject(head.title)),
        banner=head.notice or "",
        addressees=(),
        lines=tuple(_lines(plan)),
        table=None,
        closing=(text(head.closing) if head.closing else to_fill("phần kết của kế hoạch"),),
        signature=Signature(
            tuple(filter(None, (signatory.authority, signatory.deputizing, signatory.position)))
            or UNSIGNED.lines,
            signatory.name or UNSIGNED.name,
        ),
        recipients=recipients(head.recipients or (blank("nơi nhận"), "Lưu: VT")),
        annex=_annex(plan),
    )


def _lines(plan: Plan) -> Iterator[Line]:
    head = plan.head
    yield from (Line("basis", basis) for basis in with_list_marks(head.legal_bases))
    if head.opening:
        yield text(head.opening)
    parts = _numbered(
        ("MỤC ĐÍCH, YÊU CẦU", list(_aims(head))),
        ("NỘI DUNG KẾ HOẠCH", list(_contents(plan))),
        ("TỔ CHỨC THỰC HIỆN", list(_duties(plan.duties))),
    )
    yield from parts


def _numbered(*parts: tuple[str, Sequence[Line]]) -> Iterator[Line]:
    """Yield the parts that say something, with their numbers."""
    filled = [(title, lines) for title, lines in parts if lines]
    for number, (title, lines) in zip(("I", "II", "III"), filled, strict=False):
        yield part(f"{number}. {title}")
        yield from lines


def _aims(head: Head) -> Iterator[Line]:
    aims = (("Mục đích", head.purposes), ("Yêu cầu", head.requirements))
    for number, (title, texts) in enumerate(((title, texts) for title, texts in aims if texts), start=1):
        yield article(f"{number}. {title}")
        yield from dashed(texts)


def _contents(plan: Plan) -> Iterator[Line]:
    """Yield what is to be done in each area, and where the tasks are read; a heading never stands alone."""
    areas = [area for area in plan.areas if area.printed]
    if any(area.measures for area in areas):
        for number, area in enumerate(areas, start=1):
            yield article(f"{number}. {area.title}")
            yield from dashed(area.measures) if area.measures else [to_fill("nhiệm vụ, giải pháp")]
    elif not plan.head.annex.mention:
        yield to_fill("nội dung kế hoạch, dẫn danh mục nhiệm vụ kèm theo")
    if plan.head.annex.mention:
        yield text(plan.head.annex.mention)


def _duties(duties: Sequence[Duty]) -> Iterator[Line]:
    """Yield what each office is to do; what binds several stands on their line."""
    for number, duty in enumerate(duties, start=1):
        first, *others = [owner.name for owner in duty.owners]
        if others:
            offices = ", ".join([first, *(sentence_openings.inside_sentence(name) for name in others)])
            yield text(f"{number}. {offices}: {' '.join(duty.items)}")
            continue
        yield article(f"{number}. {first}")
        yield from dashed(duty.items) if len(duty.items) > 1 else map(text, duty.items)


def recipients(whom: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of "Nơi nhận": a dash before, ";" behind each, "." behind the last."""
    return tuple(correspondence.dashed_lines([name.removeprefix("- ") for name in whom]))


def _annex(plan: Plan) -> Annex:
    annex, head = plan.head.annex, plan.head
    dated = head._replace(date=annex.date or head.date)
    signed = (past.as_signed(task) for task in plan.tasks if task.assigned_on is None)
    label, title = annex_head(head)
    return Annex(
        label=label,
        title=title,
        caption=annex.caption or f"(Kèm theo {plan_citation.cited(dated)} của {head.issuer})",
        table=Table(PLAN.titles, tuple(map(row, signed)) or rows_without_tasks(PLAN.titles)),
    )


def annex_head(head: Head) -> tuple[str, str]:
    """Return the label of a plan's annex and its title, as the plan calls it in its own text."""
    title = head.annex.title or f"Nhiệm vụ kèm theo {head.title}"
    called = " ".join(filter(None, (head.annex.mention, head.annex.caption)))
    if names.key(_ANNEX) in names.key(called):
        return annex_label(1, 1), annex_title(title)
    return _LIST.upper(), sentence_openings.capitalized(_without_label(title))


def _without_label(title: str) -> str:
    """Return a list's title without the word that stands above it, unless it is nothing else.

    >>> _without_label("Danh mục nhiệm vụ năm 2026"), _without_label("Nhiệm vụ"), _without_label("Danh mục")
    ('nhiệm vụ năm 2026', 'Nhiệm vụ', 'Danh mục')
    """
    words = title.split()
    begins = names.key(" ".join(words[:2])) == names.key(_LIST)
    return " ".join(words[2:]) if begins and len(words) > 2 else title  # noqa: PLR2004  words of the label


def row(task: Task) -> tuple[str, ...]:
    """Return the cells of the annex for a task, its offices by their names in the plan."""
    return str(task.id), task.title, task.owner.short, heading.offices(task.coordinators), task.due.text
