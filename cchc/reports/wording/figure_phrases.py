"""Figures of a period in sentences and in the cells of their table: what they are, and how they changed.

In a sentence a count takes its zero and nothing is said in words; in a cell a number stands bare. A
share stands behind its fraction. Nothing is said of what isn't known.

Read next: `cchc.figures` (the figures), `cchc.reports.official.figure_annex` (who puts them in).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import figures, names
from cchc.figures import PERCENT
from cchc.reports.wording import counts

if TYPE_CHECKING:
    from decimal import Decimal

    from cchc.figures import ComparedFigure, PeriodFigure, PeriodFigures
    from cchc.plan import Figure

_NONE = "không phát sinh"
_UNWANTED = ("quá hạn", "chậm", "trễ")  # of which a share isn't attained


def amount(value: Decimal, unit: str) -> str:
    """Return a number with its unit as a sentence has it.

    >>> from decimal import Decimal
    >>> amount(Decimal(1247), "hồ sơ"), amount(Decimal(3), "hội nghị"), amount(Decimal(0), "hồ sơ")
    ('1.247 hồ sơ', '03 hội nghị', 'không phát sinh')
    >>> amount(Decimal("98.50"), "%"), amount(Decimal(0), "%"), amount(Decimal("0.5"), "tỷ đồng")
    ('98,5%', '0%', '0,5 tỷ đồng')
    >>> amount(Decimal(7), "")
    '07'
    """
    if unit == PERCENT:
        return f"{figures.written(value)}%"
    if not value:
        return _NONE
    return f"{_number(value)} {unit}".rstrip()


def change(compared: ComparedFigure, when: str) -> str:
    """Return how a figure changed since the period before, to follow it; empty where one is unknown.

    >>> from decimal import Decimal
    >>> from cchc.figures import ComparedFigure, PeriodFigure
    >>> from cchc.plan import Figure
    >>> def of(now, before, unit="hồ sơ"):
    ...     both = (None if n is None else Decimal(n) for n in (now, before))
    ...     pair = [PeriodFigure(Figure("a", "A", unit), value) for value in both]
    ...     return change(ComparedFigure(*pair), "quý II/2026")
    >>> of(585, 500), of(498, 500), of(500, 500)
    (', tăng 85 hồ sơ so với quý II/2026', ', giảm 02 hồ sơ so với quý II/2026', ', bằng quý II/2026')
    >>> of("98.5", "97.3", "%"), of(3, 0), of(0, 0)
    (', tăng 1,2 điểm phần trăm so với quý II/2026', ' (quý II/2026 không phát sinh)', ', như quý II/2026')
    >>> of(585, None), of(None, 500)
    ('', '')
    >>> run_up = ComparedFigure(*(PeriodFigure(Figure("a", "A", "hồ sơ"), Decimal(n)) for n in (585, 500)))
    >>> change(run_up._replace(since="15/6/2026"), "quý II/2026")
    ', trong đó từ ngày 15/6/2026 thêm 85 hồ sơ'
    """
    difference, unit = compared.difference, compared.unit
    if difference is None:
        return ""
    if compared.since:  # run up: more is no growth
        return f", trong đó từ ngày {compared.since} thêm {_by(difference, unit)}" if difference > 0 else ""
    if unit != PERCENT and compared.before and compared.before.value == 0:
        return f" ({when} {_NONE})" if difference else f", như {when}"
    if not difference:
        return f", bằng {when}"
    return f", {_direction(difference)} {_by(abs(difference), unit)} so với {when}"


def with_change(compared: ComparedFigure, when: str) -> str:
    """Return a figure that is known with its number and its change since the period before.

    >>> from decimal import Decimal
    >>> from cchc.figures import ComparedFigure, PeriodFigure
    >>> from cchc.plan import Figure
    >>> count = Figure("a", "Hồ sơ tiếp nhận", "hồ sơ")
    >>> with_change(ComparedFigure(PeriodFigure(count, Decimal(585))), "")
    'Hồ sơ tiếp nhận: 585 hồ sơ'
    >>> now, before = (PeriodFigure(count, Decimal(value)) for value in (0, 3))
    >>> with_change(ComparedFigure(now, before), "quý I/2026")
    'Hồ sơ tiếp nhận: không phát sinh, giảm 03 hồ sơ so với quý I/2026'
    """
    return f"{title(compared.now.figure)}: {amount_of(compared)}{change(compared, when)}"


def amount_of(compared: ComparedFigure) -> str:
    """Return a figure's number as a sentence has it; a share behind its fraction, where counts are known.

    >>> from decimal import Decimal
    >>> from cchc.figures import ComparedFigure, PeriodFigure
    >>> from cchc.plan import Figure
    >>> def share(title, counted, whole, value):
    ...     figure = Figure("b", title, share=("a",), of=("c",))
    ...     numbers = [Decimal(each) for each in (counted, whole)]
    ...     made = PeriodFigure(figure, Decimal(value), True, None, *numbers, "hồ sơ")
    ...     return amount_of(ComparedFigure(made))
    >>> share("Tỷ lệ giải quyết đúng hạn", 552, 560, "98.57"), share("Hồ sơ quá hạn", 8, 560, "1.43")
    ('552/560 hồ sơ, đạt 98,57%', '08/560 hồ sơ, chiếm 1,43%')
    >>> share("Tỷ lệ trực tuyến", 0, 5, "0")
    '0%'
    """
    now = compared.now
    if now.value is None:
        raise ValueError(now.figure.id)
    number = amount(now.value, compared.unit)
    if not now.counted or not now.whole:
        return number
    is_unwanted = any(names.contains_words(now.figure.title, words) for words in _UNWANTED)
    verb = "chiếm" if is_unwanted else "đạt"
    fraction = f"{_number(now.counted)}/{_number(now.whole)} {now.whole_unit}".rstrip()
    return f"{fraction}, {verb} {number}"


def to_fill(compared: ComparedFigure, when: str) -> str:
    """Return what belongs into the room of a figure that isn't known, with what it was before.

    >>> from decimal import Decimal
    >>> from cchc.figures import ComparedFigure, PeriodFigure
    >>> from cchc.plan import Figure
    >>> figure = Figure("a", "Hồ sơ trực tuyến", "hồ sơ")
    >>> to_fill(ComparedFigure(PeriodFigure(figure, None)), "")
    'nêu số liệu “Hồ sơ trực tuyến”, đơn vị tính: hồ sơ'
    >>> to_fill(ComparedFigure(PeriodFigure(figure, None), PeriodFigure(figure, Decimal(3))), "quý II/2026")
    'nêu số liệu “Hồ sơ trực tuyến”, đơn vị tính: hồ sơ; quý II/2026: 03 hồ sơ'
    """
    unit = f", đơn vị tính: {compared.unit}" if compared.unit else ""
    before = compared.before.value if compared.before else None
    earlier = "" if before is None else f"; {when}: {amount(before, compared.unit)}"
    return f"nêu số liệu “{title(compared.now.figure)}”{unit}{earlier}".translate(str.maketrans("[]", "()"))


def title(figure: Figure) -> str:
    """Return a figure's title without a mark at its end."""
    return figure.title.strip().rstrip(" .;:")


def cell(found: PeriodFigure | None) -> str:
    """Return a figure's number as a cell has it, empty where it isn't known.

    >>> from decimal import Decimal
    >>> from cchc.figures import PeriodFigure
    >>> from cchc.plan import Figure
    >>> numbers = (Decimal(1247), Decimal(7), Decimal(0), None)
    >>> [cell(PeriodFigure(Figure("a", "A"), value)) for value in numbers]
    ['1.247', '7', '0', '']
    """
    return figures.written(found.value) if found and found.value is not None else ""


def change_cell(compared: ComparedFigure) -> str:
    """Return how a figure changed as a cell has it, empty where that isn't known.

    >>> from decimal import Decimal
    >>> from cchc.figures import ComparedFigure, PeriodFigure
    >>> from cchc.plan import Figure
    >>> def of(now, before, unit="hồ sơ"):
    ...     both = (None if n is None else Decimal(n) for n in (now, before))
    ...     pair = [PeriodFigure(Figure("a", "A", unit), value) for value in both]
    ...     return change_cell(ComparedFigure(*pair))
    >>> of(585, 500), of(7, 9), of(5, 5), of("98.5", "97.3", "%"), of(3, None)
    ('Tăng 85', 'Giảm 2', 'Bằng', 'Tăng 1,2 điểm phần trăm', '')
    """
    difference = compared.difference
    if difference is None:
        return ""
    if compared.since:
        return figures.written(difference) if difference > 0 else ""  # below "Thêm trong kỳ"
    if not difference:
        return "Bằng"
    points = " điểm phần trăm" if compared.unit == PERCENT else ""
    return f"{_direction(difference).capitalize()} {figures.written(abs(difference))}{points}"


def columns(found: PeriodFigures) -> tuple[str, str]:
    """Return the heads of what the figures stand beside, and of what became of them since.

    >>> from cchc.figures import PeriodFigures
    >>> columns(PeriodFigures("quý III/2026", ()))
    ('Kỳ trước', 'So với kỳ trước')
    >>> columns(PeriodFigures("quý III/2026", (), of_last_year=True))
    ('Cùng kỳ năm trước', 'So với cùng kỳ năm trước')
    """
    if found.of_last_year:
        return "Cùng kỳ năm trước", "So với cùng kỳ năm trước"
    return "Kỳ trước", "Thêm trong kỳ" if found.is_run_up else "So với kỳ trước"


def _direction(difference: Decimal) -> str:
    return "tăng" if difference > 0 else "giảm"


def _by(difference: Decimal, unit: str) -> str:
    if unit == PERCENT:
        return f"{figures.written(difference)} điểm phần trăm"
    return f"{_number(difference)} {unit}".rstrip()


def _number(value: Decimal) -> str:
    """Return a number for inside a sentence: a whole one as a count."""
    whole = int(value)
    return counts.count(whole) if value == whole else figures.written(value)
