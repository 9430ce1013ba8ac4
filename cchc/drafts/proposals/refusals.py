"""What a rule says against a change, in words for who typed no option: a document said it.

Rules are shared with the commands, whose messages begin with the option that was typed.

Read next: `cchc.drafts.proposals.proposal_updates` (what is tried),
`cchc.cli.importing.proposal_checks` (who asks).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from cchc import patterns
from cchc.sources.doubts import Doubt

if TYPE_CHECKING:
    from cchc.drafts.changes.source_changes import SourceChange

_OPTION = patterns.lazy(r"^(?P<option>--[a-z-]+): *")
_MEANT = MappingProxyType(
    {
        "--date": "ngày của văn bản",
        "--document": "số của văn bản",
        "--due": "thời hạn",
        "--to": "thời hạn mới",
        "--target": "chỉ tiêu",
        "--amendment": "văn bản điều chỉnh",
    }
)


def in_words(message: str) -> str:
    """Return a message that says what is meant instead of the option for it.

    >>> in_words("--to: không đọc được ngày cuối"), in_words("NV 3 đã hủy")
    ('thời hạn mới: không đọc được ngày cuối', 'NV 3 đã hủy')
    """
    match = _OPTION.match(message)
    if match is None:
        return message
    meant = _MEANT.get(match["option"], "")
    return f"{meant}: {message[match.end() :]}" if meant else message[match.end() :]


def doubt(change: SourceChange, message: str) -> Doubt:
    """Return the doubt that a rule forbids a change, with the task that it is about."""
    words = in_words(message).rstrip(".")
    words = words.replace(f"NV {change.number}: ", "") if change.number else words
    about = change.words
    named = f"{about[:1].upper()}{about[1:]}: {words}" if about and about not in words else words
    return Doubt("value-refused", change.place, f"{named}.", (change.number,) if change.number else ())
