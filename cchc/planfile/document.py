"""A plan file in memory: its text, the plan that it means, and where in the text everything is.

The way in is one line of steps: bytes → text → plain data → records → plan. Whatever is wrong on
the way comes out as problems with line and column, all at once; a plan that can't be read whole
is not read at all. Works without a disk.

Read next: `cchc.planfile.store` (the disk), `cchc.planfile.checks` (the rules), `cchc.planfile.doubts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from cchc.errors import Location, PlanError, Problem
from cchc.planfile import checks, encoding, nodes, records, resolution, yamltext
from cchc.planfile.encoding import TextError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.errors import Finding
    from cchc.plan import Plan
    from cchc.planfile.yamltext import Plain


@dataclass(frozen=True)
class Document:
    """A plan file that was read whole; `name` is how messages call it, `plain` its bare data."""

    name: str
    text: str
    bom: bool
    plain: dict[str, Plain]
    plan: Plan

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return f"{encoding.BOM if self.bom else ''}{self.text}".encode()

    @cached_property
    def tree(self) -> yamltext.Node:
        """The text as nodes with places."""
        return yamltext.parse(self.text)

    def problems(self, findings: Iterable[Finding]) -> tuple[Problem, ...]:
        """Give findings about the plan their places in the file, in its order."""
        return _problems(self.name, self.text, self.tree, findings)


def parse(data: bytes, name: str) -> Document:
    """Read the bytes of a plan file.

    Raises PlanError with every problem that was found.
    """
    text, bom, plain = _read(data, name)
    plan, findings = _understood(plain)
    if findings or plan is None or not isinstance(plain, dict):
        raise PlanError(_problems(name, text, yamltext.parse(text), findings))
    return Document(name, text, bom, plain, plan)


def what_is_wrong(plain: dict[str, Plain]) -> str:
    """Say the first thing that keeps bare data from being a plan; nothing if they are one."""
    plan, findings = _understood(plain)
    return findings[0].message if findings or plan is None else ""


def _understood(plain: Plain) -> tuple[Plan | None, list[Finding]]:
    """Give the plan that data mean, and everything that is wrong with them."""
    loaded = records.load(plain)
    plan, unresolved = resolution.resolve(loaded)
    doubtful = islice(checks.record_findings(loaded), records.MOST_FINDINGS)
    return plan, [*loaded.findings, *doubtful, *unresolved]


def read_plain(data: bytes, name: str) -> dict[str, Plain]:
    """Read the bytes of a plan file as bare data, whether they make a valid plan or not.

    Raises PlanError when the text can't be read.
    """
    _, _, plain = _read(data, name)
    return plain if isinstance(plain, dict) else {}


def _read(data: bytes, name: str) -> tuple[str, bool, Plain]:
    """Give the text, whether a byte order mark stood before it, and what it says."""
    try:
        text, bom = encoding.decode(data)
        return text, bom, yamltext.read(text)
    except TextError as error:
        raise PlanError(_text_problems(name, data, error)) from None


def _problems(name: str, text: str, tree: yamltext.Node, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Give findings their places, sorted by them."""
    lines = text.split("\n")

    def problem(finding: Finding) -> Problem:
        place = nodes.find(tree, finding.at, on_key=finding.on_key)
        if finding.words:
            place = nodes.find_words(tree, finding.at, text, finding.words)
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
    """Give every place where the text is none that a plan may be written in, not only the first."""
    text = data.decode("utf-8", "replace").removeprefix(encoding.BOM)
    errors = [first]
    if first.code not in encoding.OF_THE_FILE:
        errors = list(islice(encoding.problems(text), yamltext.MOST_PROBLEMS)) or yamltext.problems(text)
    lines = text.split("\n")
    is_wide = first.code in encoding.OF_THE_FILE and first.location == Location(1, 1)
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
