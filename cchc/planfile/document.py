"""A plan file in memory: its text, the plan that it means, and where in the text everything is.

The way in is one line of steps: bytes → text → plain data → records → plan. Whatever is wrong on
the way comes out as problems with line and column, all at once; a plan that can't be read whole
is not read at all. Works without a disk.

Read next: `cchc.planfile.plan_files` (the disk), `cchc.planfile.checks` and `cchc.planfile.warnings`
(the rules).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from cchc.errors import PlanError
from cchc.planfile import checks, plain_data, records, resolution
from cchc.yamltext import decoding, nodes, parsing

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    def problems(self, findings: Sequence[Finding]) -> tuple[Problem, ...]:
        """Return findings about the plan with their places in the file, in its order."""
        return plain_data.problems(self.name, self.text, findings, self.__dict__.get("tree"))


def parse(data: bytes, name: str, plain: Plain | None = None) -> Document:
    """Read the bytes of a plan file; `plain` are the bare data of its text, if it was read before.

    Raises PlanError with the problems that were found, or with the slip in one line that they come from.
    """
    try:
        return _parse(data, name, plain)
    except PlanError as error:
        from cchc.planfile import remedy_search  # noqa: PLC0415  needed only where something is wrong

        raise remedy_search.tell_remedy(error, data, partial(_problems, name)) from None


def _problems(name: str, text: str) -> tuple[Problem, ...]:
    """Return what is wrong with a text; nothing where it is a plan."""
    try:
        _parse(text.encode(), name, None)
    except PlanError as error:
        return error.problems
    return ()


def _parse(data: bytes, name: str, plain: Plain | None) -> Document:
    """Read the bytes of a plan file, or raise PlanError with the problems as they show themselves."""
    try:
        text, bom, plain = plain_data.parse(data, name, plain)
    except plain_data.EndlessPlanError as error:
        _, findings, more = _build_plan(error.plain)
        raise _plan_error(name, error.text, findings, more, error.problems) from None
    plan, findings, more = _build_plan(plain)
    if findings or plan is None or not isinstance(plain, dict):
        raise _plan_error(name, text, findings, more)
    return Document(name, text, bom, plain, plan)


def _plan_error(
    name: str, text: str, findings: Sequence[Finding], more: int, others: tuple[Problem, ...] = ()
) -> PlanError:
    """Return the error for findings in a text, as many as are listed, and for problems that have places."""
    listed = findings[: records.MAX_FINDINGS - len(others)]
    problems = (*plain_data.problems(name, text, listed), *others)
    more += len(findings) - len(listed)
    return PlanError(tuple(sorted(problems, key=attrgetter("location"))), more)


def first_error(plain: dict[str, Plain]) -> str:
    """Return the first error of plain data that are no plan; empty when they are one."""
    found = first_finding(plain)
    return found.message if found else ""


def first_finding(plain: dict[str, Plain]) -> Finding | None:
    """Return what is wrong first with plain data that are no plan; None when they are one."""
    plan, findings, _ = _build_plan(plain)
    return findings[0] if findings or plan is None else None


def _build_plan(plain: Plain) -> tuple[Plan | None, list[Finding], int]:
    """Return the plan that plain data mean, what is wrong with them, and how much more is wrong at least.

    Nothing is looked for beyond `records.MAX_FINDINGS` and one, which shows that there are others.
    """
    loaded = records.load(plain)
    found = [*loaded.findings, *islice(checks.record_findings(loaded), loaded.room)]
    if loaded.more or len(found) > records.MAX_FINDINGS:
        return None, found, loaded.more
    plan, unresolved = resolution.resolve(loaded, records.MAX_FINDINGS + 1 - len(found))
    return plan, [*found, *unresolved], 0
