"""Which plan a command takes where those of several years lie: the year's, unless it is a draft yet.

From the new year until its plan is signed, people finish the old one: its last completions, the report
of the year. So a plan without number or date doesn't take the place of one that is in force.

Read next: `cchc.planfile.plan_files` (which files are plans), `cchc.cli.opened_plan` (who asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.cli import environment
from cchc.errors import CchcError

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.plan import Plan


class Choice(NamedTuple):
    """The plan that is taken, and the year's draft that is passed over, if one is."""

    path: Path
    draft: Path | None = None


def find(start: Path, year: int) -> Choice:
    """Return the plan that commands take from a folder in a year.

    Raises RequestError when there is none or two could be meant, SurroundingsError when the folder can't
    be read.
    """
    from cchc.planfile import plan_files

    found = plan_files.find(start, year)
    years = {plan_files.year_of(path) for path in plan_files.plans_in(found.parent)}
    earlier = [one for one in years if 0 < one < year]
    if plan_files.year_of(found) != year or not earlier or _is_in_force(found):
        return Choice(found)
    last = plan_files.find(start, max(earlier))
    return Choice(last, draft=found) if _is_in_force(last) else Choice(found)


def _is_in_force(path: Path) -> bool:
    """Whether a plan was issued; one that can't be read counts as if, so that its errors are told."""
    from cchc.planfile import plan_files
    from cchc.planfile.fast import door

    def parse_whole() -> Plan:
        from cchc.planfile import document

        return document.parse(data, path.name).plan

    try:
        data = plan_files.read(path)
        head = door.load_plan(data, environment.cache_folder(), parse_whole).head
    except CchcError:
        return True
    return bool(head.number and head.date)
