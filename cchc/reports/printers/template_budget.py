"""How much work an office's template may still do: steps, characters, seconds.

A template that asks for more is wrong, not the program. The budget grows with what is printed, so that a
report of a large plan is no matter; steps and characters, not the clock, end most templates, so that
they end everywhere at the same place. Knows nothing of Jinja.

Read next: `cchc.reports.printers.limited_templates` (who spends it).
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

# For a report with nothing in it, then for each value of a report.
_STEPS, _STEPS_EACH = 2_000_000, 20
_SECONDS, _SECONDS_EACH = 5.0, 0.0001
_ROOM_EACH = 30  # characters, for each one of the report
MAX_NUMBER = 100_000  # of a width, a count, an exponent
_MAX_BITS = 100_000  # of a whole number
_FLAT = 64  # items of a list that is counted anew each time
_LETTERS_A_STEP, _ITEMS_A_STEP = 100, 4
# How wide a value is to be, in the two ways that Python has to format one.
_PERCENT = re.compile(r"%(?:\([^)]*\))?[-#0 +]*(\*|\d*)(?:\.(\*|\d*))?")
_BRACES = re.compile(r":[^{}]*?(\d+)(?:\.(\d+))?")
_NESTED = re.compile(r":[^{}]*\{")


class LimitError(Exception):
    """A template asks for more than it may have."""


class Budget:
    """What is left for one document; `room` are the characters that may be made for an empty report."""

    def __init__(self, report: Any, room: int) -> None:  # noqa: ANN401  plain data
        self._weights: dict[int, tuple[int, object]] = {}
        values, letters = _measure(report)
        self._steps = _STEPS + _STEPS_EACH * values
        self._room = room + _ROOM_EACH * letters
        self._end = time.monotonic() + _SECONDS + _SECONDS_EACH * values

    def step(self, count: int = 1) -> None:
        """Spend so many steps; each takes about a microsecond."""
        self._steps -= count
        if self._steps < 0 or time.monotonic() > self._end:
            raise LimitError("tính quá lâu: có vòng lặp quá dài hoặc lồng nhau quá nhiều")

    def make(self, letters: int) -> None:
        """Spend the room for so many characters or items, before they are made."""
        self._room -= letters
        if self._room < 0:
            raise LimitError("tạo ra nội dung quá dài")
        self.step(1 + letters // _LETTERS_A_STEP)

    def weigh(self, value: Any) -> int:  # noqa: ANN401  whatever a template holds
        """Return how many characters and items a value has, lists that stand in it twice counted twice."""
        if isinstance(value, str | bytes | range):
            return len(value)
        if not isinstance(value, list | tuple | dict):
            return 1
        if id(value) in self._weights:
            return self._weights[id(value)][0]
        if len(value) > _FLAT:
            self.step(len(value) // _ITEMS_A_STEP)
        parts = value if not isinstance(value, dict) else (*value, *value.values())
        weight = len(value) + sum(map(self.weigh, parts))
        if weight > _FLAT:  # a shared list is not walked through again; it can't change
            self._weights[id(value)] = (weight, value)
        return weight

    def use(self, *values: Any) -> None:  # noqa: ANN401
        """Spend the steps for looking at values whole."""
        weight = sum(map(self.weigh, values))
        self.step(1 + weight // _LETTERS_A_STEP)
        if weight > max(self._room, 0):
            raise LimitError("dùng một danh sách quá dài")

    def multiply(self, *values: Any) -> None:  # noqa: ANN401
        """Spend the room for as many characters as a size times the others: how large what is made can be."""
        size = 1
        for value in values:
            size *= max(1, abs(value) if isinstance(value, int) else self.weigh(value))
        self.make(size)

    def grow(self, value: Any, others: Iterable[Any]) -> None:  # noqa: ANN401
        """Spend the room for a value times the largest of what is said with it: a width, a text between."""
        sizes = [1]
        for other in others:
            self.number(other)
            sizes.append(abs(other) if isinstance(other, int) else self.weigh(other))
        self.multiply(value, max(sizes))

    def power(self, left: Any, right: Any) -> None:  # noqa: ANN401
        """Refuse a power that has no end."""
        if isinstance(left, int) and isinstance(right, int) and left.bit_length() * abs(right) > _MAX_BITS:
            raise LimitError("tính một số quá lớn")

    def times(self, left: Any, right: Any) -> None:  # noqa: ANN401
        """Spend what a product takes: of numbers, or of a text or list and how often it is repeated."""
        if isinstance(left, int) and isinstance(right, int):
            if left.bit_length() + right.bit_length() > _MAX_BITS:
                raise LimitError("tính một số quá lớn")
            self.step()
        elif not isinstance(left, float) and not isinstance(right, float):
            self.multiply(left, right)

    def number(self, value: object) -> None:
        """Refuse a number that is no width and no count."""
        if isinstance(value, int) and abs(value) > MAX_NUMBER:
            raise LimitError(f"dùng số quá lớn, tối đa {MAX_NUMBER // 1000}.000")

    def formatting(self, form: object, *values: Any, braces: bool = False) -> None:  # noqa: ANN401
        """Spend what a text takes that says how values are formatted, with `%` or in braces."""
        written = form if isinstance(form, str) else ""
        widths = [
            width for found in (_BRACES if braces else _PERCENT).findall(written) for width in found if width
        ]
        if braces and _NESTED.search(written):
            if not all(isinstance(value, str | int | float) for value in values):
                raise LimitError("định dạng với độ rộng lấy từ trong một danh sách")
            widths += [str(value) for value in values if isinstance(value, int)]
        if "*" in widths or any(len(width.lstrip("-")) >= len(str(MAX_NUMBER)) for width in widths):
            raise LimitError("định dạng với độ rộng quá lớn")
        fields = 1 + written.count("{" if braces else "%")
        self.make(
            sum(abs(int(width)) for width in widths) + len(written) + fields * sum(map(self.weigh, values))
        )


def _measure(value: Any) -> tuple[int, int]:  # noqa: ANN401
    """Return how many values and how many characters plain data have."""
    if isinstance(value, str):
        return 1, len(value)
    if not isinstance(value, list | tuple | dict):
        return 1, 1
    values = letters = 1
    for part in value.values() if isinstance(value, dict) else value:
        more, longer = _measure(part)
        values, letters = values + more, letters + longer
    return values, letters
