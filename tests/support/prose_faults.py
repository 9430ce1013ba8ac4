"""What a chairman sends a document back for, found in the program's own words.

A digit at a sentence's start, counts below ten without their zero, brackets in brackets, two ways of
writing days in one document, "0 nhiệm vụ", doubled stops, empty brackets, parts that don't sum. Each
rule yields what it objects to; `find` puts them together. `differences` compares two forms of one
document, word for word, so that no figure differs between them.

Read next: `tests.support.prose` (where blocks come from).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tests.support.prose import Block

_NUMBERING = re.compile(r"^(?:-|[IVX]+\.|\d+\.|[a-zđ]\)) ")
_SENTENCE_ENDS = re.compile(r"(?<=[^./])(?<!\.\.)[.!?] (?=\S)")
# What a bare digit may stand behind (a number, a name), and what may follow it (names of periods, points).
_NAMED = r"(?:[Ss]ố|Điều|khoản|[Mm]ục|[Tt]háng|[Qq]uý|Phụ lục|NV|số (?:\d+, )*\d+(?:,| và))"
_BARE = re.compile(
    rf"(?<![\w/,.:&–-])(?P<before>{_NAMED} )?[1-9] (?=[^\W\d_])(?!tháng đầu|tháng cuối|điểm|rõ)"
)
_BARE_FRACTION = re.compile(r"(?<![\w/,.-])(\d+)/(\d+) (?=nhiệm vụ|hội nghị|tin|bài|lớp)")
_ZERO = re.compile(r"(?<![\w/,.])0+ (?=[^\W\d_])|(?<![\w/,.])0+/\d+ nhiệm vụ")
_DOUBLED = re.compile(
    r"(?<!\.)\.\.(?!\.)|;;|,,|;\.|,\.|(?<!\.\.)\.[;,]|;,|,;|:;|:\.(?!/)| [,;.:)](?!/|\.\.)|\( |/\./\."
)
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|“\s*”|\(;|\(,")
_OFFICIAL_DAY = re.compile(r"(?<![\d/])\d{1,2}/[3-9]/\d{4}")
_SCREEN_DAY = re.compile(r"(?<![\d/])\d{1,2}/0[3-9]/\d{4}")
_SHORT_DAY = re.compile(r"(?<![\d/])\d/\d{1,2}/\d{4}|(?<!\d/)(?<!\d)ngày \d (?=tháng)")
_TOTAL = re.compile(r"\b(?P<total>\d[\d.]*) (?:nhiệm vụ|lần)[^;.:]*; trong đó (?P<parts>[^.]*)")
_COUNT = re.compile(r"(?<![\w/,.])(\d[\d.]*) (?=nhiệm vụ)")
_HEAD = re.compile(r"^Tổng số: ([\d.]+) nhiệm vụ")
_LISTED = re.compile(r"(?<![\d.])(\d[\d.]*) nhiệm vụ\b[^.;]*(?:, gồm|sau đây)[^.;]*:$")


def find(blocks: Sequence[Block], *, official: bool = True) -> list[str]:
    """Return everything that is objected to, with the words that it is about.

    On screens days have their own way, and tiles have bare figures: `official=False`.
    """
    rules = _EVERYWHERE + (_IN_OFFICIAL if official else ())
    found = [f"{name}: {what!r}" for block in blocks for name, rule in rules for what in rule(block)]
    return [*found, *_mixed_days(blocks, official=official), *_lists(blocks)]


def sentences(block: Block) -> Iterator[str]:
    """Yield the sentences of a block; of a cell none, since cells are figures and names."""
    if block.kind != "cell":
        bare = _NUMBERING.sub("", block.text)
        yield from filter(None, (one.strip() for one in _SENTENCE_ENDS.split(bare)))


def _digit_first(block: Block) -> Iterator[str]:
    if block.kind != "item":
        yield from (one for one in sentences(block) if one[0].isdigit() and not one.startswith("6 rõ"))


def _small_first(block: Block) -> Iterator[str]:
    if block.kind in {"text", "heading"}:
        yield from (one for one in sentences(block) if one[0].islower())


def _bare_counts(block: Block) -> Iterator[str]:
    if block.kind == "cell":
        return
    for found in _BARE.finditer(block.text):
        if not found["before"]:
            yield block.text[found.start() :][:14]
    for found in _BARE_FRACTION.finditer(block.text):
        if any(len(part) == 1 for part in found.groups()):
            yield found[0]


def _zeros(block: Block) -> Iterator[str]:
    if block.kind != "cell":
        yield from (block.text[found.start() :][:16] for found in _ZERO.finditer(block.text))


def _nested(block: Block) -> Iterator[str]:
    depth = 0
    for place, letter in enumerate(block.text):
        depth += (letter == "(") - (letter == ")")
        if depth > 1 or depth < 0:
            yield block.text[max(0, place - 20) :][:40]
            return
    if depth:
        yield block.text[-40:]


def _pattern(pattern: re.Pattern[str]) -> Callable[[Block], Iterable[str]]:
    return lambda block: (
        block.text[max(0, found.start() - 12) :][:30] for found in pattern.finditer(block.text)
    )


def _wrong_sums(block: Block) -> Iterator[str]:
    for found in _TOTAL.finditer(block.text):
        parts = sum(map(_number, _COUNT.findall(found["parts"])))
        if parts != _number(found["total"]):
            yield found[0]


def _number(written: str) -> int:
    return int(written.replace(".", ""))


_EVERYWHERE: tuple[tuple[str, Callable[[Block], Iterable[str]]], ...] = (
    ("digit at a sentence's start", _digit_first),
    ("nothing counted", _zeros),
    ("bracket in a bracket", _nested),
    ("doubled stop", _pattern(_DOUBLED)),
    ("empty bracket", _pattern(_EMPTY)),
    ("parts that don't sum", _wrong_sums),
    ("day without its zero", _pattern(_SHORT_DAY)),
)
_IN_OFFICIAL = (
    ("count without its zero", _bare_counts),
    ("small letter at a sentence's start", _small_first),
)


def _mixed_days(blocks: Sequence[Block], *, official: bool) -> Iterator[str]:
    said = " | ".join(block.text for block in blocks)
    screen, paper = _SCREEN_DAY.findall(said), _OFFICIAL_DAY.findall(said)
    if screen and (official or paper):
        yield f"two ways of writing days: {screen[:2]} {paper[:2]}"


def _lists(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the heads of lists that announce another number than the items under them have."""
    for place, block in enumerate(blocks):
        items: list[Block] = []
        for one in blocks[place + 1 :]:
            if one.kind != "item":
                break
            items.append(one)
        if head := _HEAD.match(block.text):
            counts = [
                _number(found[1])
                for one in items
                if (found := re.search(r": ([\d.]+) nhiệm vụ[;.]$", one.text))
            ]
            if counts and sum(counts) != _number(head[1]):
                yield f"list that doesn't sum: {block.text!r}"
        elif (head := _LISTED.search(block.text)) and items and len(items) != _number(head[1]):
            yield f"list of another length: {block.text!r} {len(items)}"


def differences(one: Sequence[Block], other: Sequence[Block]) -> list[str]:
    """Return what one form of a document says and the other doesn't, whatever the layout parts or joins."""
    said, also = (" ".join(_bare(block) for block in blocks) for blocks in (one, other))
    only = [block.text for block in one if _bare(block) not in also]
    return only + [block.text for block in other if _bare(block) not in said]


def _bare(block: Block) -> str:
    """Return a block's words without marks of layout; nothing of the lines that every form has its own way."""
    words = " ".join(re.sub(r"[:*]|^- ", " ", block.text).split())
    return "" if words in _NATION or words == "-" else words


_NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
