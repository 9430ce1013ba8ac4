"""How much work a sheet gives an office: how many tasks, which of them are late, which aren't its to do now.

What lies with who approves it is late for nobody here. Knows no documents.

Read next: `cchc.reports.official.assignment` (who gives it), `cchc.reports.wording.letter_phrases`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.reports.wording import counts, letter_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.states import Standing

_SUBMITTED = "đã trình chờ phê duyệt"
_PAUSED = "đang tạm dừng"


class Share(NamedTuple):
    """How many tasks an office leads, or helps with: how many are late, lie with who approves, rest."""

    number: int
    late: int = 0
    submitted: int = 0
    paused: int = 0


def given(who: str, office: str, leads: Share, helps: Share, ask: str = "") -> str:
    """Return who gives an office how many tasks, to lead and to coordinate, and how some of them stand.

    `ask` is the verb where none is given but asked for.

    >>> who = "Chủ tịch UBND xã"
    >>> given(who, "Phòng Kinh tế", Share(5, 1), Share(0))
    'Chủ tịch UBND xã giao Phòng Kinh tế chủ trì thực hiện 05 nhiệm vụ sau đây, trong đó có 01 nhiệm vụ quá hạn'
    >>> given(who, "Phòng Kinh tế", Share(1, 1), Share(0))
    'Chủ tịch UBND xã giao Phòng Kinh tế chủ trì thực hiện 01 nhiệm vụ sau đây, nhiệm vụ này đã quá hạn'
    >>> given(who, "Trạm Y tế", Share(0), Share(2, 2))
    'Chủ tịch UBND xã đề nghị Trạm Y tế phối hợp thực hiện 02 nhiệm vụ sau đây, cả 02 nhiệm vụ đã quá hạn'
    >>> given(who, "Phòng Kinh tế", Share(12), Share(2, 1))
    'Chủ tịch UBND xã giao Phòng Kinh tế chủ trì thực hiện 12 nhiệm vụ tại mục I và phối hợp thực hiện 02 nhiệm vụ tại mục II, trong đó có 01 nhiệm vụ quá hạn'
    >>> given(who, "Phòng Kinh tế", Share(12, 1), Share(2))
    'Chủ tịch UBND xã giao Phòng Kinh tế chủ trì thực hiện 12 nhiệm vụ tại mục I, trong đó có 01 nhiệm vụ quá hạn; phối hợp thực hiện 02 nhiệm vụ tại mục II'
    >>> given(who, "Ủy ban MTTQ Việt Nam xã", Share(3), Share(0), "trân trọng đề nghị")
    'Chủ tịch UBND xã trân trọng đề nghị Ủy ban MTTQ Việt Nam xã chủ trì thực hiện 03 nhiệm vụ sau đây'
    >>> given(who, "Phòng Kinh tế", Share(7, 1, 1, 2), Share(0))
    'Chủ tịch UBND xã giao Phòng Kinh tế chủ trì thực hiện 07 nhiệm vụ sau đây, trong đó có 01 nhiệm vụ quá hạn, 01 nhiệm vụ đã trình chờ phê duyệt, 02 nhiệm vụ đang tạm dừng'
    >>> given(who, "Phòng Kinh tế", Share(1, paused=1), Share(2, submitted=2))
    'Chủ tịch UBND xã giao Phòng Kinh tế chủ trì thực hiện 01 nhiệm vụ tại mục I, nhiệm vụ này đang tạm dừng; phối hợp thực hiện 02 nhiệm vụ tại mục II, cả 02 nhiệm vụ đã trình chờ phê duyệt'
    """  # noqa: E501  a sentence is shown whole
    is_both = leads.number and helps.number
    parts = []
    for share, does, at in ((leads, "chủ trì", "tại mục I"), (helps, "phối hợp", "tại mục II")):
        if share.number:
            place = at if is_both else "sau đây"
            parts.append(f"{does} thực hiện {counts.tasks(share.number)} {place}{_apart(share)}")
    link = "; " if _apart(leads) else " và "  # what is said of the one list is not read as of the other
    verb = ask or ("giao" if leads.number else "đề nghị")
    return f"{who} {verb} {office} {link.join(parts)}"


def _apart(share: Share) -> str:
    """Return which tasks of a share are late, and which aren't the office's to work on now."""
    groups = (
        (share.late, "quá hạn", "đã quá hạn"),
        (share.submitted, _SUBMITTED, _SUBMITTED),
        (share.paused, _PAUSED, _PAUSED),
    )
    for number, _, of_all in groups:
        if number and number == share.number:
            return f", {counts.every(number)} {of_all}"
    parts = [f"{counts.tasks(number)} {words}" for number, words, _ in groups if number]
    return f", trong đó có {', '.join(parts)}" if parts else ""


def idle(standings: Sequence[Standing]) -> str:
    """Return why nothing of some tasks is an office's to work on: handed in, resting, by their numbers."""
    submitted = sorted(one.task.id for one in standings if one.is_submitted)
    paused = sorted(one.task.id for one in standings if not one.is_submitted)
    groups = ((submitted, _SUBMITTED), (paused, _PAUSED))
    told = " hoặc ".join(f"{words} (số {', '.join(map(str, ids))})" for ids, words in groups if ids)
    return f"{letter_phrases.those(len(standings))} còn lại {told}"
