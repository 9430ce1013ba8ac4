"""A reading as the JSON object that `cchc import --dry-run --format json` prints.

Its keys are a promise to programs: "plan", "body", "owners", "tasks", "doubts", "skipped". The body gives
how many items each part has; areas and duties each with their heading. Read next: `cchc.drafts.reading`,
`cchc.cli.importing.proposal_texts` (the object of `import --amend`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cchc.drafts.reading import Body, Office, Reading, Skipped, SourceTask
    from cchc.sources.doubts import Doubt


def to_dict(reading: Reading) -> dict[str, Any]:
    """Return a reading as plain data; a place has only the parts that are known."""
    return {
        "plan": reading.plan._asdict(),
        "body": _body(reading.body),
        "owners": [_office(office) for office in reading.owners],
        "tasks": [_task(task) for task in reading.tasks],
        "doubts": [doubt_dict(doubt) for doubt in reading.doubts],
        "skipped": [skipped_dict(skipped) for skipped in reading.skipped],
    }


def _body(body: Body) -> dict[str, Any]:
    signatory = {name: words for name, words in body.signatory._asdict().items() if words}
    return {
        "legal_bases": len(body.legal_bases),
        "purposes": len(body.purposes),
        "requirements": len(body.requirements),
        "areas": [[area.title, len(area.measures)] for area in body.areas],
        "duties": [[", ".join(duty.owners), len(duty.items)] for duty in body.duties],
        "recipients": len(body.recipients),
        "signatory": signatory,
    }


def _office(office: Office) -> dict[str, Any]:
    return {
        "name": office.name,
        "aliases": list(office.aliases),
        "short": office.short,
        "is_collective": office.is_collective,
    }


def _task(task: SourceTask) -> dict[str, Any]:
    return {
        **task._asdict(),
        "place": task.place.to_dict(),
        "owners": list(task.owners),
        "coordinators": list(task.coordinators),
    }


def doubt_dict(doubt: Doubt) -> dict[str, Any]:
    """Return a doubt as plain data; what `import --amend` prints has the same."""
    return {
        "code": doubt.code,
        "place": doubt.place.to_dict() if doubt.place else None,
        "text": doubt.text,
        "tasks": list(doubt.tasks),
    }


def skipped_dict(skipped: Skipped) -> dict[str, Any]:
    """Return a row or table that was left out as plain data."""
    return {"place": skipped.place.to_dict(), "reason": skipped.reason, "text": skipped.text}
