"""The one line of a plan file that keeps it from being read, found by trying: what is told of it helps.

libyaml gives up where it can't go on, often a line or more behind the slip, and a file that lost the line
`tasks:` reads well, with a hundred fields too many. So lines near what is wrong are set right, one at a
time; a remedy with which the plan reads is told instead of what follows from the slip.

Read next: `cchc.yamltext.remedies` (what may be wrong with a line), `cchc.planfile.document` (who asks).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from itertools import chain, islice
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from cchc.errors import Location, PlanError, Problem
from cchc.planfile import parent_keys, plain_data
from cchc.yamltext import decoding, events, line_slips, remedies, stray_signs
from cchc.yamltext.block_lines import (
    JUST_ABOVE,
    LONGEST_ITEM,
    Remedy,
    content_at,
    following,
    head_of_item,
    indent,
    is_content,
    is_item,
    is_opener,
    is_said_above,
    is_taken_in,
    lines_naming,
    lines_near,
    previous,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Read = Callable[[str], tuple[Problem, ...]]

MAX_TRIALS, MAX_BYTES = 60, 1_000_000  # read over again, in all: half a second at most
_MAX_PLAN = 600_000  # bytes of a file that is looked through: some 600 tasks, whose error is told in time
_BYTES_OF_PROBLEM = 500  # that are read in the time in which a problem is found and worded
_MAX_PLACES = 4
_FAR = 12  # lines
# What a slip in one line makes of a text, and of the records around it. Others are of the words in a line.
_OF_BROKEN_TEXT = frozenset({"yaml", "duplicate-key", "complex-key"})
_OF_SHAPE = _OF_BROKEN_TEXT | {
    "not-a-plan",
    "missing",
    "missing-dash",
    "not-text",
    "unknown-key",
    "wrong-shape",
}


_OF_ITEM = frozenset({"unknown-owner"})  # may be of another list, whose name is lost


class _Trial(NamedTuple):
    """A remedy, and what is wrong with the plan all the same."""

    remedy: Remedy
    left: tuple[Problem, ...]


def tell_remedy(error: PlanError, data: bytes, read: Read) -> PlanError:
    """Return the error with the remedy of one line instead of what is wrong because of it, if there is one.

    `read` gives the problems of a text; none of a sound plan.
    """
    if error.more or not _may_be_slip(error.problems) or len(data) > _MAX_PLAN:
        return error
    text = data.decode("utf-8", "replace").removeprefix(decoding.BOM)
    lines = text.replace("\r\n", "\n").split("\n")
    first = error.problems[0]
    if first.code == "duplicate-key" and is_said_above(lines, first.location.line - 1):
        return error  # one of both may go, and nothing is lost
    best: _Trial | None = None
    others: list[Remedy] = []
    onward: list[_Trial] = []
    effort = len(data) + _BYTES_OF_PROBLEM * len(error.problems)
    count = min(MAX_TRIALS, MAX_BYTES // effort)
    for remedy, _ in zip(_remedies(text, lines, error.problems), range(count), strict=False):
        if best and not best.left and not _is_alternative(remedy, best.remedy):
            break
        changed = remedy.apply(lines)
        left = read(changed)
        helps = _helps(error.problems, left)
        if not (helps or _leads_on(error.problems, left)) or not events.begins_value(changed, remedy.start):
            continue
        if not helps:
            is_changed = remedy.instead[-1] != lines[remedy.line]  # a line added above may hold any text
            onward += [_Trial(remedy, left)] * is_changed
        elif best and len(left) >= len(best.left):
            others += [remedy] if not left else []
        else:
            best = _Trial(remedy, left)
    if best is None and onward:  # there is another slip below, which is told once this one is gone
        best = max(onward, key=partial(_reach, lines))._replace(left=())
    return error if best is None else _told(error, best, others, lines)


def _may_be_slip(problems: Sequence[Problem]) -> bool:
    """Whether lines near these problems are looked at: a text that is broken in one way, or can be read.

    What is said of a dash that lacks names its line, and what else that may be.
    """
    codes = {problem.code for problem in problems} - {"missing-dash"}
    if codes & _OF_BROKEN_TEXT:
        return codes <= _OF_BROKEN_TEXT
    return bool(codes & (_OF_SHAPE | _OF_ITEM)) or 0 < len(problems) <= _MAX_PLACES


def _told(error: PlanError, trial: _Trial, others: Sequence[Remedy], lines: Sequence[str]) -> PlanError:
    """Return the error with the words of a remedy, and with what it doesn't remedy."""
    remedy, first = trial.remedy, error.problems[0]
    line = lines[remedy.line]
    location = Location(
        remedy.line + 1, remedy.column + 1, remedy.width or max(len(line.rstrip()) - remedy.column, 1)
    )
    names = sorted({other.instead[0].strip() for other in others} - {remedy.instead[0].strip()})
    hint = f"{remedy.hint}; hoặc dòng {', '.join(f'`{name}`' for name in names)}" if names else remedy.hint
    message, hint = map(plain_data.bounded, (remedy.message, hint))
    problem = Problem(first.path, location, remedy.code, "error", message, hint, line)
    kept = Counter(map(_words, trial.left))
    problems = [problem]
    for other in error.problems:
        if kept[_words(other)] > 0:
            kept[_words(other)] -= 1
            problems.append(other)
    return PlanError(tuple(sorted(problems, key=attrgetter("location"))))


def _words(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.message, problem.hint


def _is_alternative(remedy: Remedy, found: Remedy) -> bool:
    """Whether a remedy adds another line in the place where one was found."""
    is_added = remedy.instead[-1] == found.instead[-1] and len(remedy.instead) == len(found.instead)
    return is_added and len(found.instead) > 1 and remedy.line == found.line


def _helps(before: Sequence[Problem], left: Sequence[Problem]) -> bool:
    """Whether what is left is less, and nothing new but what a broken text had hidden."""
    if before[0].code in _OF_BROKEN_TEXT:
        return not any(problem.code in _OF_SHAPE for problem in left)
    return len(left) < len(before) and not Counter(map(_words, left)) - Counter(map(_words, before))


def _leads_on(before: Sequence[Problem], left: Sequence[Problem]) -> bool:
    """Whether a broken text can be read on from where it couldn't, up to another place far below."""
    is_broken = before[0].code in _OF_BROKEN_TEXT and len(left) == 1 and left[0].code == before[0].code
    return is_broken and left[0].location.line > before[0].location.line + _FAR


def _reach(lines: Sequence[str], trial: _Trial) -> tuple[int, bool, int]:
    """Return how far a text can be read, and how little is done to a line for that."""
    remedy = trial.remedy
    moved = indent(remedy.instead[0]) - indent(lines[remedy.line])
    return trial.left[0].location.line, remedy.code != "missing-dash", -abs(moved)


def _remedies(text: str, lines: Sequence[str], problems: Sequence[Problem]) -> Iterator[Remedy]:
    """Yield what may help, the likely remedies first."""
    told = content_at(lines, problems[0].location.line - 1)
    if problems[0].code in _OF_BROKEN_TEXT:
        last = content_at(lines, events.last_line_read(text))  # libyaml ends behind the last line
        yield from chain.from_iterable(
            line_slips.find(lines, line) for line in line_slips.with_typos(lines, told)
        )
        yield from _of_items_taken_in(lines, range(told, max(told - LONGEST_ITEM, 0), -1))
        places = dict.fromkeys((told, last, following(lines, last)))
        above = dict.fromkeys((*places, *lines_near(lines, told)[:JUST_ABOVE]))
        above.update(dict.fromkeys(stray_signs.nearest_before_field(lines, told)))
        yield from chain.from_iterable(_of_line(lines, line) for line in above)
        yield from chain.from_iterable(stray_signs.whole_line(lines, line) for line in above)
        yield from chain.from_iterable(_lines_above(lines, place) for place in places)
        others = dict.fromkeys(line for place in places for line in lines_near(lines, place))
        yield from chain.from_iterable(_of_line(lines, line) for line in others if line not in above)
        firsts = (following(lines, line) for line in others if is_opener(lines[line]))
        yield from chain.from_iterable(_lines_above(lines, line) for line in dict.fromkeys(firsts))
        return
    yield from _of_items_taken_in(lines, range(1, len(lines)))
    misplaced = {problem.location.line - 1 for problem in problems if problem.code != "missing"}
    for line in list(_misshapen(lines, problems))[:_MAX_PLACES]:
        head = head_of_item(lines, line)
        yield from _of_line(lines, line)
        # What stands below the wrong key has fields that the record there doesn't know.
        for place in dict.fromkeys((head, line)) if line in misplaced else ():
            yield from _lines_above(lines, place)
        for near in (following(lines, line), previous(lines, head)):
            yield from _of_line(lines, near)
    yield from _of_text_that_goes_on(lines, [problem.location.line - 1 for problem in problems])


def _of_line(lines: Sequence[str], line: int) -> Iterator[Remedy]:
    """Yield the remedies of a line by itself; a section's name in its column is right as it is."""
    if not parent_keys.is_section(lines[line]):
        yield from remedies.of_line(lines, line)
        yield from stray_signs.find(lines, line)


def _misshapen(lines: Sequence[str], problems: Sequence[Problem]) -> dict[int, None]:
    """Return the lines of what has the wrong shape, and those that may be the field which a record lacks."""
    found: dict[int, None] = {}
    for problem in problems:
        line = min(problem.location.line, len(lines)) - 1  # an empty document ends below the last line
        if problem.code not in _OF_SHAPE and not (problem.code in _OF_ITEM and is_item(lines[line])):
            continue
        if problem.code == "missing" and (name := re.search(r"`(\w+)`", problem.message)):
            found.update(dict.fromkeys(lines_naming(lines, line, name[1])))
        found[line] = None
    return found


def _of_items_taken_in(lines: Sequence[str], among: Iterable[int]) -> Iterator[Remedy]:
    """Yield the remedies of items that a text above took in: it says too much now, and a list too little."""
    for line in islice((line for line in among if is_taken_in(lines, line)), _MAX_PLACES):
        yield from _lines_above(lines, line)
        yield from _of_line(lines, line)


def _of_text_that_goes_on(lines: Sequence[str], places: Sequence[int]) -> Iterator[Remedy]:
    """Yield the remedies of lines that are read as the rest of a value above, which is wrong with them."""
    for line in list(dict.fromkeys(places))[:_MAX_PLACES]:
        below = line + 1
        is_inside = below < len(lines) and is_content(lines[below])
        if is_inside and indent(lines[below]) > indent(lines[line]):
            yield from _of_line(lines, below)
            yield from _lines_above(lines, below)


def _lines_above(lines: Sequence[str], line: int) -> Iterator[Remedy]:
    text = lines[line]
    lost = [section for section in parent_keys.of_sections(text) if section not in lines]
    yield from remedies.lines_above(lines, line, lost, 0)
    above = (lines[at] for at in range(line - 1, -1, -1) if parent_keys.is_section(lines[at]))
    fields = parent_keys.of_fields(text, next(above, "").rstrip().rstrip(":"))
    yield from remedies.lines_above(lines, line, fields, None)
