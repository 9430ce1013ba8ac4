"""A plan file in memory: its text, the plan that it means, and where in the text everything is.

The way in is one line of steps: bytes → text → plain data → records → plan. Whatever is wrong on
the way comes out as problems with line and column, all at once; a plan that can't be read whole
is not read at all. Works without a disk.

Read next: `cchc.planfile.plan_files` (the disk), `cchc.planfile.checks` and `cchc.planfile.warnings`
(the rules).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from cchc.errors import PlanError
from cchc.planfile import checks, plain_data, records, resolution
from cchc.yamltext import decoding, nodes, parsing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc.errors import Finding, Problem
    from cchc.plan import Plan
    from cchc.yamltext.nodes import Plain


@dataclass(frozen=True)
class Document:
    """A plan file that was read whole; `name` is how messages call it, `plain` its plain data."""

    name: str
    text: str
    bom: bool
    plain: dict[str, Plain]
    plan: Plan

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return f"{decoding.BOM if self.bom else ''}{self.text}".encode()

    @cached_property
    def tree(self) -> nodes.Node:
        """The text as nodes with places."""
        return parsing.parse_nodes(self.text)

    def problems(self, findings: Iterable[Finding]) -> tuple[Problem, ...]:
        """Return findings about the plan their places in the file, in its order."""
        return plain_data.problems(self.name, self.text, self.tree, findings)


def parse(data: bytes, name: str, plain: Plain | None = None) -> Document:
    """Read the bytes of a plan file; `plain` are the bare data of its text, if it was read before.

    Raises PlanError with every problem that was found.
    """
    text, bom, plain = plain_data.parse(data, name, plain)
    plan, findings = _build_plan(plain)
    if findings or plan is None or not isinstance(plain, dict):
        raise PlanError(plain_data.problems(name, text, parsing.parse_nodes(text), findings))
    return Document(name, text, bom, plain, plan)


def first_error(plain: dict[str, Plain]) -> str:
    """Return the first error of plain data that are no plan; empty when they are one."""
    plan, findings = _build_plan(plain)
    return findings[0].message if findings or plan is None else ""


def _build_plan(plain: Plain) -> tuple[Plan | None, list[Finding]]:
    """Return the plan that plain data mean, and everything that is wrong with them."""
    loaded = records.load(plain)
    plan, unresolved = resolution.resolve(loaded)
    between_records = islice(checks.record_findings(loaded), records.MAX_FINDINGS)
    return plan, [*loaded.findings, *between_records, *unresolved]
