"""The figures of a period in the periodic report: a table in an annex, and sentences in their areas.

A figure that isn't known is an empty cell there, and a blank to fill here. Knows no file.

Read next: `cchc.reports.wording.figure_phrases` (the words), `cchc.figures` (the figures).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.figures import BLANK
from cchc.reports.document_kinds import PROGRESS
from cchc.reports.official.annex_heads import annex_label, annex_title
from cchc.reports.official.official_document import Annex, Blank, Table, dashed, text, with_list_marks
from cchc.reports.wording import figure_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.figures import ComparedFigure, PeriodFigures
    from cchc.reports.official.official_document import Line

NAME = "figures"
_KIND = next(kind for kind in PROGRESS.annexes if kind.name == NAME)
_LABEL = annex_label(2, 2)  # behind that of the tasks


def build(figures: PeriodFigures, caption: str) -> Annex:
    """Lay out the annex of a period's figures, with the caption that all annexes of the report have."""
    title = f"Số liệu công tác cải cách hành chính {figures.title}"
    rows = (_row(number, one) for number, one in enumerate(figures.rows, start=1))
    renamed = dict(zip(("Kỳ trước", "So với kỳ trước"), figure_phrases.columns(figures), strict=True))
    titles = tuple(renamed.get(one, one) for one in _KIND.titles)
    return Annex(_LABEL, annex_title(title), caption, Table(titles, tuple(rows)))


def _row(number: int, compared: ComparedFigure) -> tuple[str, ...]:
    return (
        str(number),
        figure_phrases.title(compared.now.figure),
        compared.unit,
        figure_phrases.cell(compared.before),
        figure_phrases.cell(compared.now),
        figure_phrases.change_cell(compared),
        compared.note,
    )


def mention(figures: PeriodFigures) -> Line:
    """Return the sentence that leads to the annex, and says from when to when the figures are."""
    span = f", {figures.span}," if figures.span else ""
    return text(
        f"Các số liệu về công tác cải cách hành chính {figures.title}{span} được tổng hợp theo từng chỉ tiêu "
        f"(chi tiết tại {_LABEL} kèm theo)."
    )


def of_area(figures: PeriodFigures, area: str) -> Iterator[Line]:
    """Yield the figures that belong to an area, by its id; without the shares that aren't known."""
    yield from _of(figures, [one for one in figures.rows if one.now.figure.area == area], " của lĩnh vực")


def of_section(figures: PeriodFigures, section: str) -> Iterator[Line]:
    """Yield the figures that stand in a section of the report instead of an area."""
    yield from _of(figures, [one for one in figures.rows if one.now.figure.section == section], "")


def _of(figures: PeriodFigures, of: Sequence[ComparedFigure], whose: str) -> Iterator[Line]:
    """Yield figures as a list, one as a sentence; a share that isn't known is left out."""
    items = [_told(one, figures.before_title) for one in of if not _is_unknown_share(one)]
    if len(items) == 1:
        yield text(f"{items[0]}.")
    elif items:
        when = f" ({figures.span})" if figures.span else ""
        yield text(f"Số liệu{whose} trong {figures.title}{when}:")
        yield from dashed(with_list_marks(items))


def blanks(figures: PeriodFigures) -> list[Blank]:
    """Return the blanks for figures of areas and sections that somebody has to give."""
    return [
        _blank(one, figures.before_title)
        for one in figures.rows
        if one.now.value is None and _is_told(one) and not _is_unknown_share(one)
    ]


def sections(figures: PeriodFigures) -> set[str]:
    """Return the sections of the report in which figures are told."""
    return {one.now.figure.section for one in figures.rows if one.now.figure.section}


def _is_told(compared: ComparedFigure) -> bool:
    return bool(compared.now.figure.area or compared.now.figure.section)


def _is_unknown_share(compared: ComparedFigure) -> bool:
    return bool(compared.now.figure.share) and compared.now.value is None


def _blank(compared: ComparedFigure, when: str) -> Blank:
    figure = compared.now.figure
    prompt, title = figure_phrases.to_fill(compared, when), figure_phrases.title(figure)
    return Blank(f"{BLANK}{figure.id}", prompt, title)


def _told(compared: ComparedFigure, when: str) -> str:
    if compared.now.value is None:
        return f"{figure_phrases.title(compared.now.figure)}: {_blank(compared, when).mark}"
    return figure_phrases.with_change(compared, when)
