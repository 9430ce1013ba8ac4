"""From the bytes of a plan file to plain data, a valid plan or not; findings get their lines and columns.

As far as YAML goes and no further: whoever compares versions needs no more, and no pydantic.

Read next: `cchc.planfile.document` (plain data become a plan).
"""

from __future__ import annotations

from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

from cchc.errors import Location, PlanError, Problem, TextError
from cchc.yamltext import decoding, nodes, parsing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc.errors import Finding
    from cchc.yamltext.nodes import Plain


MAX_MESSAGE = 400  # characters of what is said of one thing; a value that it repeats may be as long as a file


class EndlessPlanError(PlanError):
    """A plan file has a list longer than any plan's; `text` is what it says, `plain` what was read of it."""

    def __init__(self, problem: Problem, text: str, plain: Plain) -> None:
        super().__init__((problem,))
        self.text = text
        self.plain = plain


def parse_plain(data: bytes, name: str) -> dict[str, Plain]:
    """Return the plain data of a plan file, whether they make a valid plan or not.

    Raises PlanError when the text can't be read.
    """
    _, _, plain = parse(data, name)
    return plain if isinstance(plain, dict) else {}


def parse(data: bytes, name: str, plain: Plain | None = None) -> tuple[str, bool, Plain]:
    """Return the text of a file, whether a byte order mark stood before it, and what it says.

    `plain` is what it says, if the text was read before; its characters are looked at all the same.
    Raises PlanError with every place where a plan must not be written like this, EndlessPlanError when
    that is where a list is longer than any plan's.
    """
    text = ""
    try:
        text, bom = decoding.decode(data)
        return text, bom, parsing.parse_plain(text) if plain is None else plain
    except parsing.EndlessError as error:
        raise EndlessPlanError(_text_problem(name, text, error), text, error.data) from None
    except TextError as error:
        raise PlanError(_text_problems(name, data, error)) from None


def problems(
    name: str, text: str, findings: Sequence[Finding], tree: nodes.Node | None = None
) -> tuple[Problem, ...]:
    """Return findings as problems with their places, sorted by these; `tree` has all nodes, if known."""
    if not findings:
        return ()
    from cchc.yamltext import places  # noqa: PLC0415  needed only where something is wrong

    known = tree or places.parse_places(text, (finding.at for finding in findings))

    def place(finding: Finding) -> Location:
        if finding.words:
            return nodes.location_of_words(known, finding.at, text, finding.words)
        return nodes.location_of(known, finding.at, on_key=finding.on_key)

    placed = sorted(((place(finding), finding) for finding in findings), key=itemgetter(0))
    lines = _lines(text, (location.line for location, _ in placed))
    return tuple(
        Problem(
            path=name,
            location=location,
            code=finding.code,
            severity=finding.severity,
            message=bounded(finding.message),
            hint=bounded(finding.hint),
            source_line=line,
        )
        for (location, finding), line in zip(placed, lines, strict=True)
    )


def _text_problems(name: str, data: bytes, first: TextError) -> tuple[Problem, ...]:
    """Return a problem for every place where a plan must not be written like this, not only the first."""
    text = data.decode("utf-8", "replace").removeprefix(decoding.BOM)
    errors = [first]
    if first.code not in decoding.WHOLE_FILE_CODES:
        errors = list(islice(decoding.find_problems(text), parsing.MAX_PROBLEMS)) or parsing.find_problems(
            text
        )
    return tuple(
        _text_problem(name, text, error) for error in sorted(errors, key=lambda error: error.location)
    )


def _text_problem(name: str, text: str, error: TextError) -> Problem:
    is_wide = error.code in decoding.WHOLE_FILE_CODES and error.location == Location(1, 1)
    return Problem(
        path=name,
        location=error.location,
        code=error.code,
        severity="error",
        message=bounded(error.message),
        hint=bounded(error.hint),
        source_line="" if is_wide else next(_lines(text, [error.location.line])),
    )


def bounded(message: str) -> str:
    """Shorten a message that repeats a long text of the file."""
    return message if len(message) <= MAX_MESSAGE else f"{message[:MAX_MESSAGE]}…"


def _lines(text: str, numbers: Iterable[int]) -> Iterator[str]:
    """Yield the lines with these numbers, which go up; each is cut out once, however long it is."""
    start, current, line = 0, 1, _line_at(text, 0)
    for number in numbers:
        if number != current:
            while current < number and (end := text.find("\n", start)) >= 0:
                start, current = end + 1, current + 1
            line = _line_at(text, start)
        yield line if current == number else ""


def _line_at(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)].rstrip("\r")
