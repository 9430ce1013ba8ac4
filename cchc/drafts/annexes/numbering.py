"""The numbers of an annex's rows: what kind each is, which belongs under which, what is amiss with them.

"1", "1.", "01", "2.1", "a)", "I.", "A", "-" and numbers that a program counts. Numbers say where a task
stands in the source; a plan counts anew. Knows no table. Read next: `cchc.drafts.annexes.task_rows`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from cchc import patterns
from cchc.sources.doubts import Doubt
from cchc.sources.number_formats import in_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.sources.document import Place

Style = Literal["", "roman", "letter", "arabic", "dotted", "small", "dash", "code", "unclear"]

_ENDS = " .):/-–"
_STYLES: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("dash", patterns.lazy(r"[-–—+*•]+")),
    ("roman", patterns.lazy(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")),
    ("letter", patterns.lazy(r"[A-ZĐ]")),
    ("arabic", patterns.lazy(r"\d{1,4}")),
    ("dotted", patterns.lazy(r"(?:\d{1,3}|[IVX]{1,5}|[A-Z])(?:\.\d{1,3})*\.(?:\d{1,3}|[a-zđ])")),
    ("small", patterns.lazy(r"[a-zđ]|i{1,3}|iv|vi{0,3}|ix")),
    ("code", patterns.lazy(r"(?=.*\d)(?=.*[A-Za-zĐđ]{2})[\w./-]{3,20}|[A-ZĐ]-?\d{1,3}(?:\.\d{1,3})*")),
)
_DEPTHS: dict[Style, int] = {"roman": 0, "letter": 0, "arabic": 1, "code": 1, "small": 10, "dash": 11}
_DEPTH_OF_UNKNOWN = 12
_MAX_DIGITS = 9  # more count nothing
_BEFORE_TEXT = patterns.lazy(
    r"(?P<number>(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}(?:\.\d{1,3})*|[A-ZĐ])[.)](?!\d)|\d{1,3}(?:\.\d{1,3})+|[a-zđ]\)"
    r"|[IVX]{1,5}(?=\s[-–]\s))\s*(?:[-–]\s)?\s*(?P<text>\S.*)",
    re.DOTALL,
)
_ROMAN = {in_format(order, "upperRoman"): order for order in range(1, 40)}  # as far as the pattern goes
_LETTERS = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ABCDĐEGHIKLMNOPQRSTUVXY")
_SMALL_ORDER = "abcdđefghijklmnopqrstuvwxyz"


class Number(NamedTuple):
    """A number without the marks at its end, and its kind; no text where there is none."""

    text: str = ""
    style: Style = ""

    @property
    def depth(self) -> int:
        """How deep a row with this number stands: groups 0, "1" 1, "1.1" 2, "a)" and "-" below all."""
        if self.style == "dotted":
            return self.text.count(".") + 1
        return _DEPTHS.get(self.style, _DEPTH_OF_UNKNOWN)

    @property
    def names_group(self) -> bool:
        """Whether groups are numbered like this."""
        return self.style in {"roman", "letter"}

    @property
    def order(self) -> int | None:
        """The place of the number among its like, from 1; None where that isn't known."""
        last = self.text.rsplit(".", 1)[-1]
        if last.isdecimal() and len(last) <= _MAX_DIGITS:
            return int(last)
        at = _SMALL_ORDER.find(last) if self.style in {"small", "dotted"} and len(last) == 1 else -1
        return at + 1 if at >= 0 else None


class Count(NamedTuple):
    """A number in its row, under a lead-in's number or none, for what is amiss with all of them."""

    number: Number
    place: Place
    parent: str = ""
    group: int = 0


def parse(text: str) -> Number:
    """Return the number that a cell holds.

    >>> parse("01."), parse("4,5")
    (Number(text='1', style='arabic'), Number(text='4,5', style='unclear'))
    """
    whole = " ".join(text.split())
    bare = whole.strip("(").strip(_ENDS) or whole
    if not bare:
        return Number()
    for style, pattern in _STYLES:
        if pattern.fullmatch(bare):
            return Number(str(int(bare)) if style == "arabic" else bare, style)
    return Number(bare, "unclear")


def part(text: str) -> tuple[Number, str]:
    """Return the number before a text and the text; no number where the text begins with its words.

    >>> part("I. Cải cách thể chế")
    (Number(text='I', style='roman'), 'Cải cách thể chế')
    """
    match = _BEFORE_TEXT.fullmatch(text.strip())
    return (parse(match["number"]), match["text"]) if match else (Number(), text.strip())


def follows(first: Number, second: Number) -> bool:
    """Whether the number of a group is the next after another's: II after I, B after A, Đ after D.

    >>> follows(parse("I."), parse("II.")), follows(parse("H"), parse("I")), follows(parse("A"), parse("C"))
    (True, True, False)
    """
    if first.style == second.style == "roman":
        return _ROMAN[second.text] == _ROMAN[first.text] + 1
    are_of_groups = first.names_group and second.names_group  # the letter after H is a Roman number, too
    return are_of_groups and any(first.text + second.text in letters for letters in _LETTERS)


def doubts(tasks: Sequence[Count], rows: Sequence[Count]) -> list[Doubt]:
    """Return what is amiss with the numbers of tasks; `rows` has lead-ins too, in their order."""
    found = [
        Doubt(
            "number-unclear", count.place, f"Số thứ tự “{count.number.text}” không rõ.", (count.number.text,)
        )
        for count in tasks
        if count.number.style == "unclear"
    ]
    if any(count.number.text for count in rows):
        found += [
            Doubt("number-missing", count.place, "Dòng này không có số thứ tự.")
            for count in tasks
            if not count.number.text
        ]
    return found + _repeated(tasks) + _gaps(rows)


def _repeated(tasks: Iterable[Count]) -> list[Doubt]:
    seen: dict[tuple[str, str, int], list[Count]] = {}
    for count in tasks:
        if count.number.text and count.number.style != "dash":
            is_small = count.number.style == "small"
            key = (count.number.text, count.parent, count.group) if is_small else (count.number.text, "", 0)
            seen.setdefault(key, []).append(count)
    return [
        Doubt(
            "number-repeated",
            same[1].place,
            f"Số thứ tự {number} có ở {len(same)} nhiệm vụ; bản nháp đánh số lại từ đầu.",
            (number,),
        )
        for (number, _, _), same in seen.items()
        if len(same) > 1
    ]


def _gaps(rows: Iterable[Count]) -> list[Doubt]:
    """Return where a number doesn't follow the one before it at its level; a new start at 1 does."""
    found: list[Doubt] = []
    last: dict[tuple[str, str, int], int] = {}
    for count in rows:
        order = count.number.order
        if count.number.style == "unclear":
            last["", "", 0] = _last_of(count.number.text, last.get(("", "", 0), 0))
        if order is None or count.number.style in {"code", "unclear"} or count.number.names_group:
            continue
        prefix = count.number.text.rpartition(".")[0]
        is_top = count.number.style == "arabic"
        level = ("", "", 0) if is_top else (prefix, count.parent, count.group)
        before = last.get(level, 0)
        if order not in {before, before + 1, 1} and (before or not is_top):
            text = _gap_words(count.number, before)
            found.append(Doubt("number-gap", count.place, text, (count.number.text,)))
        last[level] = order
    return found


def _last_of(text: str, before: int) -> int:
    """Return the last number in a row for several ("4,5"), if it goes on from the one before."""
    found = [int(digits) for digits in re.findall(r"\d{1,4}", text)]
    return found[-1] if found and found[0] == before + 1 else before


def _gap_words(number: Number, before: int) -> str:
    if not before:
        return f"Số thứ tự {number.text} không có số đứng trước."
    previous = number.text[: -len(number.text.rsplit(".", 1)[-1])] + (
        str(before) if number.text[-1].isdigit() else _SMALL_ORDER[before - 1]
    )
    return f"Số thứ tự {number.text} đứng sau {previous}."
