"""Changes that an amendment of the plan ordered, told with its document, each once.

A field that was amended is two changes of a file: its value, and the entry that keeps what stood
there before. People are told the first one, with the document that the second one names.

Read next: `cchc.reports.overview.recent_changes` (who tells them), `cchc.change_words`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import changes, citations, date_words, labels
from cchc.change_words import field_sentence
from cchc.reports.overview import stop_changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc.changes import Change
    from cchc.yamltext.nodes import Plain


def sentences(of_record: Iterable[Change]) -> list[str]:
    """Return what changed in one record, what an amendment ordered with its document."""
    of_record = tuple(of_record)
    ordered = _ordered(of_record)
    said, rest_of_record = stop_changes.sentences_of(of_record)
    for change in rest_of_record:
        if change.path[:1] != ("amendments",):
            citation = ordered.get(str(change.path[0]) if change.path else "")
            said.append(f"{field_sentence(change)}{f' (theo {citation})' if citation else ''}")
        elif rest := _without(change, ordered):
            said.append(field_sentence(rest))
    return said


def _ordered(of_record: tuple[Change, ...]) -> dict[str, str]:
    """Return which document ordered each changed field, where it is one, found what the change did."""
    found: dict[str, list[dict[str, Plain]]] = {}
    for entry in (entry for change in of_record for entry in _entries(change)):
        found.setdefault(str(entry.get("field")), []).append(entry)
    return {
        field: citations.cite(
            str(entries[0]["document"]),
            date_words.parse_date(str(entries[0].get("date", ""))),
            write=labels.day,
        )
        for field, entries in found.items()
        if len(entries) == 1 and entries[0].get("document") and _is_of(entries[0], of_record)
    }


def _is_of(entry: dict[str, Plain], of_record: tuple[Change, ...]) -> bool:
    """Whether an entry tells no more than the change of its field: what stood there before is the same.

    A list, and a target, may be told part by part.
    """
    own = [change for change in of_record if change.path[:1] == (entry.get("field"),)]
    whole = [change.before for change in own if len(change.path) == 1 and not isinstance(change.before, list)]
    return bool(own) and all(
        changes.are_same(before or "", entry.get("before", ""))
        for before in whole
        if isinstance(before, str | None)
    )


def _entries(change: Change) -> Iterator[dict[str, Plain]]:
    """Yield the entries of amendments that came with a change."""
    if change.path[:1] != ("amendments",) or change.before is not None or len(change.path) > 2:  # noqa: PLR2004
        return
    listed = change.after if isinstance(change.after, list) else [change.after]
    yield from (entry for entry in listed if isinstance(entry, dict))


def _without(change: Change, ordered: dict[str, str]) -> Change | None:
    """Return a change of the list of amendments without those that are told; None if none is left."""
    told = [entry for entry in _entries(change) if entry.get("field") in ordered]
    if not told:
        return change
    listed = change.after if isinstance(change.after, list) else [change.after]
    left: list[Plain] = [entry for entry in listed if entry is not None and entry not in told]
    return change._replace(after=left) if left else None
