"""How much of what, as people write it: "2 hội nghị", "80%"; no blank stands before a percent sign."""

from __future__ import annotations

_PERCENT = "%"


def is_percent(unit: str) -> bool:
    """Whether a unit is a share of something: "%", "% hồ sơ"."""
    return unit.startswith(_PERCENT)


def with_unit(number: object, unit: str) -> str:
    """Return a number with its unit behind it.

    >>> with_unit(2, "hội nghị"), with_unit(80, "%"), with_unit(95, "% hồ sơ")
    ('2 hội nghị', '80%', '95% hồ sơ')
    """
    return f"{number}{unit}" if is_percent(unit) else f"{number} {unit}".strip()


def parted(words: str) -> tuple[str, str]:
    """Return the number and the unit that words say, in this order; what is no number stays as it is.

    >>> parted("2 hội nghị"), parted("80%"), parted("95 % hồ sơ"), parted("hai lớp"), parted("2")
    (('2', 'hội nghị'), ('80', '%'), ('95', '% hồ sơ'), ('hai', 'lớp'), ('2', ''))
    """
    first, _, rest = words.partition(" ")
    number, sign, behind = first.partition(_PERCENT)
    return number, f"{sign}{behind} {rest}".strip()
