"""A cell that says who leads and who helps ("Phòng A chủ trì; Văn phòng phối hợp") → both, in its words.

Knows no table and no plan; names are parted by `cchc.drafts.offices.office_words`. Read next:
`cchc.drafts.annexes.task_cells` (who asks).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cchc import names, patterns
from cchc.drafts.offices import kinds, office_words

_MAX_LENGTH = 2000  # letters; longer text is prose
_LEADS, _HELPS = "chủ trì", "phối hợp"
_ROLE = rf"(?P<role>{_LEADS}|{_HELPS})"
_BODY = r"(?:(?:cơ quan|đơn vị|bộ phận)\s+)?"
_LABELLED = patterns.lazy(rf"^{_BODY}{_ROLE}(?:\s+thực hiện)?\s*:\s*(?P<names>.*)$", re.IGNORECASE)
_IN_BRACKETS = patterns.lazy(
    rf"^(?P<names>.+?)[\s,:–-]*\(\s*{_BODY}{_ROLE}(?:\s+\w+){{0,2}}\s*\)$", re.IGNORECASE
)
_SAID_AFTER = patterns.lazy(
    rf"^(?P<names>.+?)[\s,:–-]+(?:là\s+{_BODY})?{_ROLE}(?:\s+(?:thực hiện|tham mưu))?$", re.IGNORECASE
)
_LEADS_WITH = patterns.lazy(
    rf"^(?P<lead>.+?)[\s,(–-]+(?:{_LEADS}\)?[\s,;]*(?:và\s+)?)?{_HELPS}\s+(?:thực hiện\s+)?"
    r"(?P<with>(?:với|cùng)\s*:?\s*)?(?P<others>.+)$",
    re.IGNORECASE,
)
_SAID_BEFORE = patterns.lazy(
    rf"^{_ROLE}(?:\s+thực hiện)?\s+(?:(?:là|với|cùng)\s+)?(?P<names>.+)$", re.IGNORECASE
)
_BREAK = patterns.lazy(
    rf"[;\n]|(?<!{_LEADS}),(?=\s*{_HELPS}\s+\w)|(?<={_LEADS}),(?!\s*(?:và\s+)?{_HELPS}\s+\w)|(?<={_LEADS}\)),|(?<={_HELPS}\)),|(?<={_HELPS}),",
    re.IGNORECASE,
)
_HELPERS = patterns.lazy(
    rf"\(\s*(?P<inside>{_HELPS}\b[^()]*\w|\w[^()]*\b{_HELPS}(?:\s+thực hiện)?)[\s.]*\)", re.IGNORECASE
)
_HELP_WORDS = patterns.lazy(
    rf"^{_HELPS}(?:\s+thực hiện)?\s*:?\s*(?:(?:với|cùng)\s+)?|\s*\b{_HELPS}(?:\s+thực hiện)?$", re.IGNORECASE
)
_LABEL = patterns.lazy(rf"{_BODY}(?:{_LEADS}|{_HELPS})(?:\s+thực hiện)?\s*:", re.IGNORECASE)


class Roles(NamedTuple):
    """Who leads and who helps, where one cell says both; each in the words of the cell."""

    owners: str
    coordinators: str


def read(text: str) -> Roles | None:
    """Return who leads and who helps, where the words of one cell say so; None where they don't.

    >>> read("Phòng VHXH chủ trì; Văn phòng phối hợp")
    Roles(owners='Phòng VHXH', coordinators='Văn phòng')
    >>> read("Công an xã chủ trì, phối hợp với các thôn")
    Roles(owners='Công an xã', coordinators='các thôn')
    >>> read("Phòng VHXH (phối hợp: Trạm Y tế)"), read("Sở Y tế, UBND các xã phối hợp")[0]
    (Roles(owners='Phòng VHXH', coordinators='Trạm Y tế'), 'Sở Y tế')
    """
    text = _HELPERS.sub(_own_segment, names.nfc(text))
    if len(text) > _MAX_LENGTH or not re.search(rf"{_LEADS}|{_HELPS}", text, re.IGNORECASE):
        return None
    said: dict[str, list[str]] = {_LEADS: [], _HELPS: []}
    role, is_said = _LEADS, False
    for segment in filter(None, map(_tidy, _BREAK.split(_LABEL.sub(r"\n\g<0>", text)))):
        both = _LEADS_WITH.match(segment)
        if both and (both["with"] or kinds.begins_as_office(both["others"])):
            said[_LEADS].append(_tidy(both["lead"]))
            said[_HELPS].append(_tidy(both["others"]))
            is_said = True
            continue
        match = _LABELLED.match(segment) or _IN_BRACKETS.match(segment) or _SAID_AFTER.match(segment)
        before = None if match else _SAID_BEFORE.match(segment)
        if before and kinds.begins_as_office(before["names"]):
            match = before
        role = match["role"].lower() if match else role
        is_said = is_said or bool(match)
        said[role].append(_tidy(match["names"] if match else segment))
    if is_said and not said[_LEADS] and not _LABEL.search(text):
        said[_LEADS], said[_HELPS] = _first_leads(said[_HELPS])
    return Roles(*("; ".join(filter(None, each)) for each in said.values())) if is_said else None


def _own_segment(bracket: re.Match[str]) -> str:
    """Return a bracket that names who helps as a segment: "Phòng A (Phòng B phối hợp)"."""
    inside = bracket["inside"]
    named = _HELP_WORDS.sub("", inside)
    return f"; {inside};" if kinds.begins_as_office(named) else bracket[0]


def _first_leads(helping: list[str]) -> tuple[list[str], list[str]]:
    """Return who leads and who helps of some that help nobody: "Sở A, UBND các xã phối hợp"."""
    listed = office_words.split("; ".join(helping))
    return ([listed[0]], list(listed[1:])) if len(listed) > 1 else ([], helping)


def _tidy(text: str) -> str:
    text = re.sub(r"^\s*[-+*•–—]\s+", "", " ".join(text.split()))
    return text.strip(" ,;.").strip()
