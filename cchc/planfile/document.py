"""A plan file in memory: its text, the plan that it means, and where in the text everything is.

The way in is one line of steps: bytes → text → plain data → records → plan. Whatever is wrong on
the way comes out as problems with line and column, all at once; a plan that can't be read whole
is not read at all. Works without a disk.

Read next: `cchc.planfile.store` (the disk), `cchc.planfile.checks` (the rules).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cchc.errors import Location, PlanError, Problem
from cchc.planfile import checks, encoding, resolution, schema, yamltext
from cchc.planfile.encoding import TextError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cchc.errors import Finding
    from cchc.plan import Plan


@dataclass(frozen=True)
class Document:
    """A plan file that was read whole; `name` is how messages call it."""

    name: str
    text: str
    bom: bool
    plan: Plan

    @cached_property
    def tree(self) -> yamltext.Node:
        """The text as nodes with places."""
        return yamltext.parse(self.text)

    def warnings(self, day: date) -> tuple[Problem, ...]:
        """Give what is doubtful in the plan on a day, in the order of the file."""
        return _problems(self.name, self.text, self.tree, checks.plan_findings(self.plan, day))


def parse(data: bytes, name: str) -> Document:
    """Read the bytes of a plan file.

    Raises PlanError with every problem that was found.
    """
    text = ""
    try:
        text, bom = encoding.decode(data)
        plain = yamltext.read(text)
    except TextError as error:
        shown = text or data[: encoding.MAX_BYTES].decode("utf-8", "replace")
        raise PlanError((_text_problem(name, shown, error),)) from None
    records = schema.load(plain)
    findings = [*records.findings, *checks.record_findings(records)]
    plan, unresolved = resolution.resolve(records)
    findings += unresolved
    if findings or plan is None:
        raise PlanError(_problems(name, text, yamltext.parse(text), findings))
    return Document(name, text, bom, plan)


def _problems(name: str, text: str, tree: yamltext.Node, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Give findings their places, sorted by them."""
    lines = text.split("\n")

    def problem(finding: Finding) -> Problem:
        place = yamltext.find(tree, finding.at, on_key=finding.on_key)
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


def _text_problem(name: str, text: str, error: TextError) -> Problem:
    return Problem(
        path=name,
        location=error.location,
        code=error.code,
        severity="error",
        message=error.message,
        hint=error.hint,
        source_line=_line(text.split("\n"), error.location),
    )


def _line(lines: list[str], place: Location) -> str:
    return lines[place.line - 1].rstrip("\r") if place.line <= len(lines) else ""
