"""Warnings about the links of results: to files that aren't there, or that nobody else can open.

Addresses in the web aren't asked. The one room of warnings that looks at the disk, from the plan's
place.

Read next: `cchc.evidence_files` (where files lie), `cchc.planfile.warnings` (the other warnings).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import evidence_files
from cchc.errors import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc.plan import Plan

_COPY = "chép tệp vào bằng: cchc result {number} --edit {place} --file TỆP; có trên mạng thì ghi địa chỉ https://…"


def link_findings(plan: Plan, file: Path) -> Iterator[Finding]:
    """Yield what is doubtful in the links of a plan that lies in a file."""
    for index, task in enumerate(plan.tasks):
        for place, result in enumerate(task.results):
            link = (result.link or "").strip()
            if not link:
                continue
            at = ("tasks", index, "results", place, "link")
            hint = _COPY.format(number=task.id, place=place + 1)
            why = evidence_files.doubt(link, file)
            told = f'NV {task.id}: đường dẫn "{link}" {why}'
            if why == evidence_files.NOT_THERE:
                yield _warning(at, "missing-file", told, hint)
            elif why:
                yield _warning(at, "bad-link", told, hint)


def _warning(at: tuple[str | int, ...], code: str, message: str, hint: str) -> Finding:
    return Finding(at, code, message, hint, severity="warning")
