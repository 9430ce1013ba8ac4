"""The one line of a period's file that keeps it from being read, found by trying, as in plans.

Read next: `cchc.yamltext.remedies` (what may be wrong with a line), `cchc.periodfile.document` (who asks).
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from cchc.errors import Finding, Location, PeriodError
from cchc.periodfile import reading
from cchc.yamltext import events, remedies
from cchc.yamltext.block_lines import content_at, is_field, lines_near, previous

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cchc.yamltext.block_lines import Remedy

_MAX_TRIALS = 80
_MAX_BYTES = 50_000  # of a file that is looked through; a period has some thousand


def told(error: PeriodError, text: str, is_read: Callable[[str], bool]) -> PeriodError:
    """Return the error at the line that a text reads without, if there is one; `is_read` tries a text."""
    problem = error.problem
    if problem.code != "yaml" or len(text) > _MAX_BYTES:
        return error
    lines = text.replace("\r\n", "\n").split("\n")
    for remedy in islice(_remedies(lines, problem.location.line - 1), _MAX_TRIALS):
        changed = remedy.apply(lines)
        if is_read(changed) and events.begins_value(changed, remedy.start):
            finding = Finding((), remedy.code, remedy.message, remedy.hint)
            width = remedy.width or max(len(lines[remedy.line].rstrip()) - remedy.column, 1)
            place = Location(remedy.line + 1, remedy.column + 1, width)
            return PeriodError(reading.problem_at(problem.path, text, place, finding))
    return error


def _remedies(lines: Sequence[str], line: int) -> Iterator[Remedy]:
    """Yield what may help, in the line that is told and in those above it up to the one at the margin."""
    place = content_at(lines, line)
    near = [place, *lines_near(lines, place)]
    while place and not (is_field(lines[place]) and lines[place][:1].strip()):
        place = previous(lines, place)
        near.append(place)
    yield from chain.from_iterable(remedies.of_line(lines, at) for at in dict.fromkeys(near))
