"""Pauses and cancellations that came or ended in a period, each told in one phrase with its document.

A file holds a stop as a status and as fields beside it, one that ended as an entry of a list. People
are told what they mean: "tạm dừng từ ngày … theo Công văn số … do …", "tiếp tục thực hiện từ ngày …".

Read next: `cchc.reports.overview.amended_changes` (who tells the other changes of a record).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import date_words, labels
from cchc.reports.wording import phrases
from cchc.task import Stop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc.changes import Change
    from cchc.yamltext.nodes import Plain

_VERBS = {"paused": "tạm dừng", "cancelled": "không tiếp tục thực hiện"}


def sentences_of(of_record: tuple[Change, ...]) -> tuple[list[str], tuple[Change, ...]]:
    """Return what is said of the stops of a record, and its changes that this doesn't tell.

    A stop that was corrected, or that came or went without its status, is left to be told by its fields.
    """
    status = next((change for change in of_record if change.path == ("status",)), None)
    stopped = next((change for change in of_record if change.path == ("stopped",)), None)
    was_stopped = status is not None and status.before in _VERBS
    gone = [change for change in of_record if _ended(change)]
    stops = [stop for change in gone for stop in _entries(change)]
    said = [_of_ended(stop, known=was_stopped and stop is stops[0]) for stop in stops]
    if status is not None and stopped is not None and status.after in _VERBS:
        if stopped.before is None:
            said.append(_phrase(str(status.after), stopped.after))
            gone += [status, stopped]
    elif stops and status is not None and was_stopped:
        gone += [status, *([stopped] if stopped and stopped.after is None else [])]
    return said, tuple(change for change in of_record if change not in gone)


def _ended(change: Change) -> bool:
    """Whether a change adds stops that ended, and nothing else."""
    if change.path[:1] != ("stops",) or len(change.path) > 2 or change.before is not None:  # noqa: PLR2004
        return False
    entries = _entries(change)
    return bool(entries) and all(stop.get("status") in _VERBS and stop.get("until") for stop in entries)


def _entries(change: Change) -> list[Mapping[str, Plain]]:
    listed = change.after if isinstance(change.after, list) else [change.after]
    return [stop for stop in listed if isinstance(stop, dict)]


def _of_ended(stop: Mapping[str, Plain], *, known: bool) -> str:
    """Return since when work goes on; before it the stop, unless it is known from the period before."""
    until = date_words.parse_date(str(stop["until"]))
    goes_on = f"tiếp tục thực hiện từ ngày {labels.day(until) if until else stop['until']}"
    return goes_on if known else f"{_phrase(str(stop['status']), stop)}; {goes_on}"


def _phrase(status: str, fields: Plain | Mapping[str, Plain] | None) -> str:
    given = {key: str(value) for key, value in fields.items()} if isinstance(fields, dict) else {}
    day = date_words.parse_date(given.get("date", ""))
    stop = Stop(day, given.get("document") or None, given.get("reason") or None)
    return f"{_VERBS[status]}{phrases.stopped(stop, write=labels.day)}"
