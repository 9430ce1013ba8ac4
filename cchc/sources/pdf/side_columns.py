"""The head and the foot of an official letter: two texts side by side, without rules between them.

Where lines have a wide gap at the same place, each side is read by itself; a line that wraps inside its
side is joined there. Read next: `cchc.sources.pdf.text_lines`, `cchc.sources.pdf.paragraphs`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.sources.pdf.text_lines import BULLETS, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.sources.pdf.text_lines import Line, Margins, Stretch

_LEAST_WIDTH = 30.0  # points of a side: less is the number before a paragraph
_FIRST_RIGHT = 0.3  # of the page's width: the right side begins further right
_OFF = 12.0  # points by which lines of one side may differ in their beginning or middle
_SLACK = 14.0  # points of a side that its cell keeps free
_MAX_DISTANCE = 140.0  # points between two lines of a side: a signature fits in
_LEFT_ALONE = (*BULLETS, "Số", "V/v")
_RECIPIENTS = ("Nơi nhận", "NƠI NHẬN", "Nơi gửi")
_NAME = 6  # words of a name, with a rank
_MARKS = (*BULLETS, "Số:", "Số ", "Độc lập")
_ENDS = (";", ":", ".")


class Sides(NamedTuple):
    """Two texts side by side, how many lines of the page they take, where the right one has its middle."""

    left: str
    right: str
    size: int
    right_middle: float
    top: float
    bottom: float


class _Zone:
    """The lines of two sides as they are found, and the gap between them."""

    def __init__(self, first: Line) -> None:
        left, right = first.stretches[0], first.stretches[-1]
        self.left = [left]
        self.right = [right]
        self.bottom = first.bottom

    def takes(self, line: Line) -> bool:
        """Add a line to its sides, if it keeps clear of the gap; return whether it was added."""
        if line.top - self.bottom > _MAX_DISTANCE:
            return False
        if len(line.stretches) > 1:
            left, right = line.stretches[0], line.stretches[-1]
            if len(line.stretches) > 2 or not self._is_clear(left, right):  # noqa: PLR2004
                return False
            self.left.append(left)
            self.right.append(right)
        elif self._is_of(self.right, line.stretches[0]) and line.x0 > max(each.x1 for each in self.left[:1]):
            self.right.append(line.stretches[0])
        elif self._is_next_left(line.stretches[0]):
            self.left.append(line.stretches[0])
        else:
            return False
        self.bottom = line.bottom
        return True

    def _is_clear(self, left: Stretch, right: Stretch) -> bool:
        """Whether the gap of a line is one with the gap of those before."""
        return max(left.x1, *(each.x1 for each in self.left)) < min(
            right.x0, *(each.x0 for each in self.right)
        )

    def _is_next_left(self, words: Stretch) -> bool:
        """Whether words alone are of the left side: recipients, or a number, not a title under the head."""
        if not self._is_of(self.left, words) or words.x1 >= min(each.x0 for each in self.right):
            return False
        return words.text.startswith(_LEFT_ALONE) or self.left[0].text.startswith(_RECIPIENTS)

    @staticmethod
    def _is_of(side: Sequence[Stretch], stretch: Stretch) -> bool:
        """Whether words begin where a side begins, or have their middle in its middle."""
        return any(
            abs(each.x0 - stretch.x0) < _OFF or abs(each.middle - stretch.middle) < _OFF for each in side
        )


def read(page_lines: Sequence[Line], index: int, margins: Margins, width: float) -> Sides | None:
    """Return the two sides that begin at a line of a page, None when it is an ordinary line."""
    first = page_lines[index]
    if not is_parted(first, width):
        return None
    zone = _Zone(first)
    count = 1
    for line in page_lines[index + 1 :]:
        if not zone.takes(line):
            break
        count += 1
    if count < 2:  # noqa: PLR2004  a single line with a gap is one of a paragraph
        return None
    return Sides(
        _text(zone.left, margins.left, min(each.x0 for each in zone.right)),
        _text(zone.right, max(each.x1 for each in zone.left), margins.right),
        count,
        sum(each.middle for each in zone.right) / len(zone.right),
        first.top,
        zone.bottom,
    )


def ends_with(sides: Sides, words: Stretch) -> bool:
    """Whether words at the top of the next page are the name under a signature."""
    return abs(words.middle - sides.right_middle) < _OFF and len(words.text.split()) <= _NAME


def is_parted(line: Line, width: float) -> bool:
    """Whether a line has two stretches, as one of a head has."""
    if len(line.stretches) != 2:  # noqa: PLR2004
        return False
    left, right = line.stretches
    return left.x1 - left.x0 > _LEAST_WIDTH and right.x0 > _FIRST_RIGHT * width


def _text(side: Sequence[Stretch], start: float, end: float) -> str:
    """Return the text of a side, its lines joined where the next word had no room left."""
    first = side[0]
    is_aligned = sum(abs(each.x0 - first.x0) < 2 for each in side) > len(side) / 2  # noqa: PLR2004
    middle = sum(each.middle for each in side) / len(side)
    room = end - first.x0 if is_aligned else 2 * min(middle - start, end - middle)
    text = paragraph = first.text
    last = first
    for each in side[1:]:
        is_full = last.x1 - last.x0 + each.first_width + last.height / 4 > room - _SLACK
        if _is_new(last, each) or not (is_full or paragraph.startswith(BULLETS)):
            text, paragraph = f"{text}\n{each.text}", each.text
        else:
            text = joined(text, each.text)
        last = each
    return text


def _is_new(last: Stretch, following: Stretch) -> bool:
    """Whether a line of a side is a new one of it by its words, or by the room above it."""
    is_far = following.top - last.bottom > last.height
    return is_far or following.text.startswith(_MARKS) or last.text.endswith(_ENDS)
