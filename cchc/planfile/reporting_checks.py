"""Rules between the fields of `reporting:`, each with a code.

Read next: `cchc.planfile.checks` (the rules on the other records).
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from cchc import names
from cchc.errors import Finding
from cchc.plan import FIGURE_SECTIONS
from cchc.planfile.reporting_resolution import find_area

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc.planfile.records import Records
    from cchc.planfile.reporting_schema import FigureRecord
    from cchc.yamltext.nodes import Path

_FIGURES: Path = ("reporting", "figures")
_PERIODS: Path = ("reporting", "periods")
_MAX_LISTED = 50  # ids that a hint repeats


def figure_findings(records: Records) -> Iterator[Finding]:
    """Yield what is wrong with the figures that a province asks for; `unknown-area`: it has no such area."""
    figures = records.reporting.figures
    yield from _repeated([period.id for period in records.reporting.periods], _PERIODS, "kỳ báo cáo")
    yield from _repeated([figure.id for figure in figures], _FIGURES, "số liệu")
    known = {figure.id: figure for figure in figures}
    for index, figure in enumerate(figures):
        at = (*_FIGURES, index)
        yield from _parts(figure, at, known)
        yield from _place(figure, at)
        areas = records.areas.values()
        if figure.area and not records.broken.get("areas") and not find_area(figure.area, areas):
            message = f'không có lĩnh vực "{figure.area}" trong kế hoạch'
            yield Finding((*at, "area"), "unknown-area", message, _area_hint(area.id for area in areas))


def _area_hint(ids: Iterable[str]) -> str:
    """Return which areas a plan has, by their ids."""
    listed = list(islice(ids, _MAX_LISTED + 1))
    more = ["…"] if len(listed) > _MAX_LISTED else []
    known = ", ".join([*listed[:_MAX_LISTED], *more])
    return f"ghi mã của một lĩnh vực: {known}" if known else "bỏ `area`: kế hoạch chưa có lĩnh vực nào"


def _repeated(ids: list[str], at: Path, what: str) -> Iterator[Finding]:
    """`duplicate-id`: two periods, or two figures, have one id."""
    first: dict[str, int] = {}
    for index, id_ in enumerate(ids):
        if (other := first.setdefault(id_, index)) != index:
            message = f"{what} `{id_}` đã có ở mục thứ {other + 1}"
            yield Finding((*at, index, "id"), "duplicate-id", message, "đặt mã khác")


def _parts(figure: FigureRecord, at: Path, known: dict[str, FigureRecord]) -> Iterator[Finding]:
    """`unknown-figure`: what a figure is made of isn't there. `bad-figure`: it can't be made like that."""
    for name in ("sum", "share", "of"):
        for place, id_ in enumerate(getattr(figure, name)):
            if id_ not in known:
                near = names.nearest(id_, known, 1)
                hint = f"có phải là `{near[0]}`?" if near else "khai báo số liệu đó trong `reporting.figures`"
                yield Finding((*at, name, place), "unknown-figure", f"không có số liệu `{id_}`", hint)
            elif id_ in getattr(figure, name)[:place]:
                message = f"số liệu `{id_}` được nêu hai lần nên bị cộng hai lần"
                yield Finding((*at, name, place), "bad-figure", message, "bỏ một lần")
            elif known[id_].share and id_ != figure.id:
                message = f"số liệu `{id_}` là tỷ lệ, không cộng được"
                yield Finding((*at, name, place), "bad-figure", message, "nêu các số đếm thay cho tỷ lệ")
    if bool(figure.share) != bool(figure.of):
        message = "tỷ lệ cần cả hai: `share` (phần được tính) và `of` (trên tổng nào)"
        yield Finding(at, "bad-figure", message, "ghi thêm dòng còn thiếu, hoặc bỏ cả hai")
    elif figure.share and figure.sum:
        message = "một số liệu là tổng (`sum`) hoặc tỷ lệ (`share`, `of`), không thể là cả hai"
        yield Finding(at, "bad-figure", message, "tách thành hai số liệu")
    elif _leads_to_itself(figure, known):
        yield Finding(
            at, "bad-figure", f"số liệu `{figure.id}` tính từ chính nó", "xem lại `sum`, `share`, `of`"
        )


def _place(figure: FigureRecord, at: Path) -> Iterator[Finding]:
    """`bad-figure`: the report has no such section, or a figure would stand in two places."""
    if figure.section and figure.section not in FIGURE_SECTIONS:
        message = f"báo cáo không có mục `{figure.section}` để nêu số liệu"
        yield Finding(
            (*at, "section"), "bad-figure", message, f"dùng một trong: {', '.join(FIGURE_SECTIONS)}"
        )
    elif figure.section and figure.area:
        message = "số liệu chỉ nêu ở một chỗ: một lĩnh vực (`area`) hoặc một mục của báo cáo (`section`)"
        yield Finding((*at, "section"), "bad-figure", message, "bỏ một trong hai")


def _leads_to_itself(figure: FigureRecord, known: dict[str, FigureRecord]) -> bool:
    """Whether a figure is made of itself, by whatever others."""
    waiting, seen = [figure.id], set[str]()
    while waiting:
        for id_ in _made_of(known[waiting.pop()]):
            if id_ == figure.id:
                return True
            if id_ in known and id_ not in seen:
                seen.add(id_)
                waiting.append(id_)
    return False


def _made_of(figure: FigureRecord) -> list[str]:
    return [*figure.sum, *figure.share, *figure.of]
