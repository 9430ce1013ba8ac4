"""From the bytes of a plan file to plain data, a valid plan or not; findings get their lines and columns.

As far as YAML goes and no further: whoever compares versions needs no more, and no pydantic.

Read next: `cchc.planfile.document` (plain data become a plan).
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from cchc.errors import Location, PlanError, Problem, TextError
from cchc.yamltext import decoding, nodes, parsing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.errors import Finding
    from cchc.yamltext.nodes import Plain


def parse_plain(data: bytes, name: str) -> dict[str, Plain]:
    """Return the plain data of a plan file, whether they make a valid plan or not.

    Raises PlanError when the text can't be read.
    """
    _, _, plain = parse(data, name)
    return plain if isinstance(plain, dict) else {}


def parse(data: bytes, name: str, plain: Plain | None = None) -> tuple[str, bool, Plain]:
    """Return the text of a file, whether a byte order mark stood before it, and what it says.

    `plain` is what it says, if the text was read before; its characters are looked at all the same.
    Raises PlanError with every place where a plan must not be written like this.
    """
    try:
        text, bom = decoding.decode(data)
        return text, bom, parsing.parse_plain(text) if plain is None else plain
    except TextError as error:
        raise PlanError(_text_problems(name, data, error)) from None


def problems(name: str, text: str, tree: nodes.Node, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Return findings as problems with their places, sorted by these."""
    lines = text.split("\n")

    def problem(finding: Finding) -> Problem:
        place = nodes.location_of(tree, finding.at, on_key=finding.on_key)
        if finding.words:
            place = nodes.location_of_words(tree, finding.at, text, finding.words)
        return Problem(
            path=name,
            location=place,
            code=finding.code,
            severity=finding.severity,
            message=finding.message,
            hint=finding.hint,
            source_line=_line(lines, place),
        )

    return tuple(sorted(map(problem, findings), key=lambda found: found.location))


def _text_problems(name: str, data: bytes, first: TextError) -> tuple[Problem, ...]:
    """Return a problem for every place where a plan must not be written like this, not only the first."""
    text = data.decode("utf-8", "replace").removeprefix(decoding.BOM)
    errors = [first]
    if first.code not in decoding.WHOLE_FILE_CODES:
        errors = list(islice(decoding.find_problems(text), parsing.MAX_PROBLEMS)) or parsing.find_problems(
            text
        )
    lines = text.split("\n")
    is_wide = first.code in decoding.WHOLE_FILE_CODES and first.location == Location(1, 1)
    return tuple(
        Problem(
            path=name,
            location=error.location,
            code=error.code,
            severity="error",
            message=error.message,
            hint=error.hint,
            source_line="" if is_wide else _line(lines, error.location),
        )
        for error in sorted(errors, key=lambda error: error.location)
    )


def _line(lines: list[str], place: Location) -> str:
    return lines[place.line - 1].rstrip("\r") if place.line <= len(lines) else ""
