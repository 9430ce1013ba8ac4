"""The periodic report to the province: what the plan knows filled in, what people know left to them.

Which parts there are stands in `outline`, what the plan says in each in `progress_contents`; here is the
document that they stand in.

Read next: `cchc.reports.official.outline`, `cchc.reports.official.progress_contents`,
`cchc.reports.official.task_annex`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, office_names, queries, sentence_openings
from cchc.reports.document_kinds import PROGRESS
from cchc.reports.official import (
    change_annex,
    correspondence,
    figure_annex,
    outline,
    plan_citation,
    progress_contents,
    task_annex,
    task_lines,
)
from cchc.reports.official.annex_heads import annex_caption
from cchc.reports.official.official_document import (
    ISSUER,
    ROOM,
    SUPERIOR,
    SYMBOL_NAME,
    SYMBOL_ROOM,
    UNSIGNED,
    Blank,
    Line,
    OfficialDocument,
    issuer,
    place_and_open_day,
    text,
)
from cchc.reports.official.progress_facts import Facts
from cchc.reports.wording import situations
from cchc.reports.wording.heading import office_inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from cchc.figures import PeriodFigures
    from cchc.owners import Owner
    from cchc.plan import Plan, ReportingPeriod
    from cchc.reports.official.official_document import Annex
    from cchc.reports.official.outline import Section
    from cchc.states import Standing


_OWN_SYMBOL = Blank(SYMBOL_NAME, "viết tắt tên cơ quan", "Viết tắt tên cơ quan")


def build(  # noqa: PLR0913  what a report is on
    plan: Plan,
    day: date,
    *,
    owner: Owner | None = None,
    period: ReportingPeriod | None = None,
    provisional: bool = False,
    figures: PeriodFigures | None = None,
) -> OfficialDocument:
    """Lay out the report on a plan, or on one office's tasks, as of a day; `provisional`: it may change.

    `figures` are those that the province asks for, None where it asks for none and of an office.
    """
    every = queries.standings(plan, day)
    standings = tuple(one for one in every if owner in {None, one.task.owner})
    helped = () if standings else tuple(one for one in every if owner in one.task.coordinators)
    superior, lines = issuer(plan, owner)
    is_office = owner is not None
    who = _reporting(plan, owner)
    subject = f"Kết quả thực hiện công tác cải cách hành chính {_span(day, period)}"
    own = {standing.task.area for standing in standings}
    areas = [(area.id, area.title) for area in plan.areas if area.printed and (owner is None or area in own)]
    told = figure_annex.sections(figures) if figures else ()
    parts = outline.beside_figures(outline.with_areas(outline.PROGRESS_OUTLINE, areas), told)
    is_ours = not is_office and office_names.is_committee(plan.head.issuer)
    symbol = "BC-UBND" if is_ours else f"BC-{_OWN_SYMBOL.mark}"
    bare = symbol.replace(f"-{_OWN_SYMBOL.mark}", SYMBOL_ROOM)  # a blank is filled in at one place alone
    caption = annex_caption("Báo cáo", bare, day.year, who)
    changes = change_annex.until(plan, day, owner)
    facts = Facts(plan, day, standings, owner, period, who, figures, changes, helped)
    body, sections = _body(parts, facts)
    return OfficialDocument(
        kind=PROGRESS.name,
        superior=superior,
        issuer=lines,
        number=f"Số:{ROOM}/{symbol}",
        place_day=place_and_open_day(plan, day),
        type="BÁO CÁO",
        subject=subject,
        banner=plan.head.notice or "",
        addressees=correspondence.addressees(() if is_office else plan.reporting.addressees),
        lines=(_opening(plan, day, who, period, provisional=provisional), *body),
        table=None,
        closing=(text(f"Trên đây là báo cáo {sentence_openings.inside_sentence(subject)} của {who}./."),),
        signature=UNSIGNED if is_office else correspondence.signature(plan),
        recipients=correspondence.recipients(() if is_office else plan.reporting.recipients),
        annex=task_annex.build(facts, caption),
        sections=sections,
        blanks=_blanks(parts, standings, figures),
        more_annexes=_more_annexes(facts, caption),
    )


def _reporting(plan: Plan, owner: Owner | None) -> str:
    """Return who reports, as the sentences say: of several offices with a common name, the one that does."""
    if owner is None:
        return plan.head.issuer
    return owner.name if owner.kind == "agency" else "đơn vị"


def _more_annexes(facts: Facts, caption: str) -> dict[str, Annex]:
    """Return the annexes behind that of the tasks, as far as there is something to say in them."""
    more: dict[str, Annex] = {}
    if facts.figures:
        more[figure_annex.NAME] = figure_annex.build(facts.figures, caption)
    if facts.changes:
        label = facts.annex_of_changes
        more[change_annex.NAME] = change_annex.build(facts.plan.head, facts.changes, label, caption)
    return more


def _blanks(
    parts: Sequence[Section], standings: Sequence[Standing], figures: PeriodFigures | None
) -> tuple[Blank, ...]:
    """Return what people may fill in: in the outline, at its head and foot, of tasks and of figures."""
    return (
        *outline.blanks_of(parts),
        *correspondence.BLANKS,
        _OWN_SYMBOL,
        ISSUER,
        SUPERIOR,
        *task_lines.blanks(standings),
        *(figure_annex.blanks(figures) if figures else ()),
    )


def _span(day: date, period: ReportingPeriod | None) -> str:
    """Return the period as it is called inside a sentence: "quý III/2026"."""
    return sentence_openings.inside_sentence(period.title) if period else f"đến ngày {citations.day(day)}"


def _opening(plan: Plan, day: date, who: str, period: ReportingPeriod | None, *, provisional: bool) -> Line:
    head = plan.head
    cited = plan_citation.whole(head, issued=who != head.issuer) + plan_citation.as_amended(head, day)
    figures = "số liệu tạm tính" if provisional else "số liệu"
    until = f" đến ngày {citations.day(day)}" if period else ""  # else the day was said before
    return text(
        f"Thực hiện {cited}, {who} báo cáo "
        f"kết quả thực hiện công tác cải cách hành chính {_span(day, period)} "
        f"({figures} lũy kế từ đầu năm {head.year}{until}) như sau:"
    )


def _body(parts: Sequence[Section], facts: Facts) -> tuple[tuple[Line, ...], Mapping[str, tuple[Line, ...]]]:
    """Return the lines of all parts, and those of each section.

    A form may place a section of every area, also for an office that leads nothing in some of them.
    """
    of_areas = {f"area.{area.id}": area for area in facts.plan.areas}

    def content(name: str) -> Iterator[Line]:
        if name in of_areas:
            return progress_contents.of_area(of_areas[name], facts)
        if name in outline.NO_AREAS.contents:
            said = situations.no_area(office_inside(facts.owner) if facts.owner else "")
            return iter((text(said),))
        return progress_contents.content(name, facts)

    lines, sections = outline.lay_out(parts, content)
    if facts.owner is None:
        return lines, sections
    nothing = (text(situations.no_area_task(office_inside(facts.owner))),)
    elsewhere = {f"areas.{area.id}": nothing for area in facts.plan.areas if area.printed}
    return lines, {**elsewhere, **sections}
