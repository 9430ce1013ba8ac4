"""The figures of a reporting period: what was given, what follows from it, and what contradicts it.

A sum is known when it was given, or when all its parts are; a share is never given, it follows from
counts. What isn't known stays unknown: missing is not 0. Knows no file and no sentence.

Read next: `cchc.plan` (`Figure`: which figures a province asks for), `cchc.periodfile.document` (where
the given ones stand).
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, NamedTuple

from cchc import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cchc.plan import Figure

_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_SAID = re.compile(r"(?P<number>\d[\d.,]*)\s*(?:%|[^\d(:]{0,40})")
_NOTHING = tuple(map(names.key, ("Không phát sinh", "Không có", "Không")))
_PLAIN = re.compile(r"\d+(?:,\d+)?")
PERCENT = "%"
BLANK = "so-lieu."  # what the names of blanks for figures begin with, before the figure's id
_MAX_LENGTH = 24  # characters of a number; longer ones are slips
_HUNDREDTH, _WHOLE = Decimal("0.01"), Decimal(100)
_WIDE = Context(prec=120, rounding=ROUND_HALF_UP)  # digits for the share of many numbers in the smallest one


class PeriodFigure(NamedTuple):
    """A figure in one period; `value` is None where it isn't known.

    `is_computed`: nobody gave it, it follows from others. `parts` is the sum of its parts where that is
    another than the one given, else None. A share has what it `counted` of which `whole`,
    and in which unit, if that is one.
    """

    figure: Figure
    value: Decimal | None
    is_computed: bool = False
    parts: Decimal | None = None
    counted: Decimal | None = None
    whole: Decimal | None = None
    whole_unit: str = ""


class ComparedFigure(NamedTuple):
    """A figure of a period beside an earlier one, None where none is, and the remark on it.

    `since` is the day from which it was run up further, else empty. Only what is alike has a difference.
    """

    now: PeriodFigure
    before: PeriodFigure | None = None
    note: str = ""
    since: str = ""
    is_alike: bool = True

    @property
    def unit(self) -> str:
        """What it is counted in; a share, whatever its unit, in percent."""
        return PERCENT if self.now.figure.share else (self.now.figure.unit or "").strip()

    @property
    def difference(self) -> Decimal | None:
        """How much more it is than before, of the numbers as they are written; None where one is unknown."""
        before = self.before.value if self.before else None
        has_no_part = bool(self.since) and self.unit == PERCENT  # of a share run up, the period has none
        if self.now.value is None or before is None or not self.is_alike or has_no_part:
            return None
        return _WIDE.subtract(rounded(self.now.value), rounded(before))


class PeriodFigures(NamedTuple):
    """All figures of a period in their order; the titles are those of the period and of what it is beside.

    `span` says from when to when the figures are, and whether they are run up; `of_last_year` that they
    stand beside those of the same period of the year before.
    """

    title: str
    rows: tuple[ComparedFigure, ...]
    before_title: str = ""
    span: str = ""
    of_last_year: bool = False

    @property
    def is_run_up(self) -> bool:
        """Whether the figures beside are those up to which these were run up before."""
        return any(one.since for one in self.rows)


def parse(text: str) -> Decimal:
    """Return a number as Vietnamese writes it. Raises ValueError when it is none, or may be two.

    >>> parse("1.247"), parse("58,97"), parse("585")
    (Decimal('1247'), Decimal('58.97'), Decimal('585'))
    >>> parse("1.5")
    Traceback (most recent call last):
        ...
    ValueError: 1.5
    """
    bare = text.strip().removesuffix("%").strip()
    if (
        len(bare) > _MAX_LENGTH
        or not bare.isascii()
        or not (_THOUSANDS.fullmatch(bare) or _PLAIN.fullmatch(bare))
    ):
        raise ValueError(text)
    return Decimal(bare.replace(".", "").replace(",", "."))


def parse_said(text: str) -> Decimal:
    """Return the number that somebody wrote into a sentence, with its unit or in words for none.

    Raises ValueError when it is none, or something is said beside it that nobody would find in a table.

    >>> parse_said("165 hồ sơ."), parse_said("98,57%"), parse_said("Không phát sinh"), parse_said("03")
    (Decimal('165'), Decimal('98.57'), Decimal('0'), Decimal('3'))
    >>> parse_said("165 hồ sơ, trong đó 20 hồ sơ trực tuyến")
    Traceback (most recent call last):
        ...
    ValueError: 165 hồ sơ, trong đó 20 hồ sơ trực tuyến
    """
    bare = text.strip().rstrip(".;")
    if names.key(bare) in _NOTHING:
        return Decimal(0)
    said = _SAID.fullmatch(bare)
    if not said:
        raise ValueError(text)
    return parse(said["number"])


def written(value: Decimal) -> str:
    """Return a number as Vietnamese writes it: thousands with a point, two decimals at most.

    >>> written(Decimal("1247")), written(Decimal("58.970")), written(Decimal("0.5")), written(Decimal(0))
    ('1.247', '58,97', '0,5', '0')
    """
    whole, _, decimals = f"{rounded(value):,f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def file_text(value: Decimal) -> str:
    """Return a number as files keep it: without marks between thousands, which programs take for decimals.

    >>> [file_text(Decimal(number)) for number in ("1247", "58.970", "1E+3", "0")]
    ['1247', '58,97', '1000', '0']
    """
    whole, _, decimals = f"{value:f}".partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole},{decimals}" if decimals else whole


def rounded(value: Decimal) -> Decimal:
    """Return a number as it is written: half up to two decimals."""
    return value.quantize(_HUNDREDTH, context=_WIDE)


def compare(
    figures: Sequence[Figure],
    given: Mapping[str, Decimal],
    before: Mapping[str, Decimal],
    notes: Mapping[str, str],
) -> tuple[ComparedFigure, ...]:
    """Return all figures of a period in their order, each beside the earlier one."""
    pairs = zip(compute(figures, given), compute(figures, before), strict=True)
    return tuple(ComparedFigure(now, earlier, notes.get(now.figure.id, "")) for now, earlier in pairs)


def compute(figures: Sequence[Figure], given: Mapping[str, Decimal]) -> tuple[PeriodFigure, ...]:
    """Return all figures in their order, those that follow from others computed.

    No figure is made of itself: plan files in which one is aren't read.
    """
    known = {figure.id: figure for figure in figures}
    found: dict[str, PeriodFigure] = {}

    def value_of(id_: str) -> Decimal | None:
        if id_ not in found:
            figure = known[id_]
            made_of = {part: value_of(part) for part in (*figure.sum, *figure.share, *figure.of)}
            if figure.share:
                found[id_] = _share(figure, made_of)._replace(
                    whole_unit=_unit(known[part] for part in figure.of)
                )
            else:
                found[id_] = _sum(figure, given.get(id_), made_of)
        return found[id_].value

    for figure in figures:
        value_of(figure.id)
    return tuple(found[figure.id] for figure in figures)


def _sum(figure: Figure, given: Decimal | None, made_of: Mapping[str, Decimal | None]) -> PeriodFigure:
    parts = _total(made_of[id_] for id_ in figure.sum) if figure.sum else None
    if given is None:
        return PeriodFigure(figure, parts, is_computed=parts is not None)
    return PeriodFigure(figure, given, parts=parts if parts != given else None)


def _share(figure: Figure, made_of: Mapping[str, Decimal | None]) -> PeriodFigure:
    """Return a share in percent, rounded half up to two decimals; unknown of nothing."""
    counted, whole = (_total(made_of[id_] for id_ in ids) for ids in (figure.share, figure.of))
    if counted is None or not whole:
        return PeriodFigure(figure, None, counted=counted, whole=whole)
    share = rounded(_WIDE.divide(_WIDE.multiply(_WHOLE, counted), whole))
    # Never "100%" while one is left, nor "0%" while there is one.
    if share == _WHOLE and counted < whole:
        share -= _HUNDREDTH
    elif not share and counted:
        share += _HUNDREDTH
    return PeriodFigure(figure, share, is_computed=True, counted=counted, whole=whole)


def _unit(figures: Iterable[Figure]) -> str:
    """Return the one unit of some figures, empty where they have none or several."""
    units = {(figure.unit or "").strip() for figure in figures}
    return units.pop() if len(units) == 1 else ""


def _total(values: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum of values, None when one of them isn't known."""
    total = Decimal(0)
    for value in values:
        if value is None:
            return None
        total = _WIDE.add(total, value)
    return total
