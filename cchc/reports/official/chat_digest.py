"""A letter as a message for an office's chat group: plain lines, a task each, at most 1000 characters.

Late tasks come first, then those that end soon, then what lies with who approves it, then what waits,
which here are neither late nor soon due, then such tasks that an office only coordinates; a sheet that
gives work goes on with the rest. What there is no room for is counted under its group. Nobody is named,
nothing is drawn.

Read next: `cchc.reports.wording.letter_phrases`, `cchc.reports.official.reminder` (the letter itself).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cchc import citations, names, office_names, queries
from cchc.reports.document_kinds import ASSIGNMENT
from cchc.reports.official import letter_parts
from cchc.reports.wording import counts, letter_phrases, phrases
from cchc.state_table import COMING_DAYS
from cchc.states import OVERDUE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cchc.owners import Owner
    from cchc.plan import Plan
    from cchc.reports.document_kinds import DocumentKind
    from cchc.states import Standing

MAX_LENGTH = 1000  # characters; a program of official accounts refuses longer messages
_TITLE = 60  # characters of a task's title
_FEW = 5  # tasks that are named by their numbers where there is no room for lines
_NOTHING = "Không có nhiệm vụ tồn đọng."
_SUBMITTED = "Đã trình, chờ phê duyệt"
_PLEASE = "Đề nghị"
_ASK = (
    f"{_PLEASE} cập nhật kết quả, gửi số văn bản về {letter_parts.FOLLOWER.mark} "
    f"chậm nhất ngày {letter_parts.REPORT_BY.mark}."
)
_ASK_FOR_APPROVAL = _ASK.replace("cập nhật kết quả,", "theo dõi, báo cáo kết quả phê duyệt,")


class _Group(NamedTuple):
    """Tasks under a heading, a line each; their numbers."""

    title: str
    lines: Sequence[str]
    numbers: Sequence[int]

    def shown(self, number: int) -> list[str]:
        """Return the heading, which counts all lines, with so many of them and how many there are besides.

        Without a line it names the tasks, if these are few.
        """
        left = len(self.lines) - number
        head = f"{self.title}: {counts.count(len(self.lines))}"
        if not number and left <= _FEW:
            return [f"{head} (NV {', '.join(map(str, self.numbers))})"]
        return [head, *self.lines[:number], *([letter_phrases.more(left)] if left and number else [])]


def build(
    plan: Plan, day: date, owner: Owner | None, kind: DocumentKind, words: Mapping[str, str] | None = None
) -> str:
    """Return the message on one office's tasks, or on everybody's, as of a day.

    `words` fill in the blanks of its last line by their names.
    """
    groups = [group for group in _groups(plan, day, owner, kind) if group.lines]
    first = f"{_who(plan, owner)} (đến {citations.day(day)})"
    if not groups:
        return f"{first}\n{_NOTHING}\n"
    ask = _ASK_FOR_APPROVAL if [group.title for group in groups] == [_SUBMITTED] else _ASK
    ask = ask.replace(_PLEASE, letter_phrases.ask(owner).capitalize())
    for blank in (letter_parts.FOLLOWER, letter_parts.REPORT_BY):
        ask = ask.replace(blank.mark, " ".join((words or {}).get(blank.name, "").split()) or blank.mark)
    return "\n".join([first, *_fitted(groups, MAX_LENGTH - len(first) - len(ask) - 2), ask]) + "\n"


def _who(plan: Plan, owner: Owner | None) -> str:
    """Return whom a message is on: "CCHC xã Vĩnh Thông – Phòng Kinh tế"."""
    place = names.nfc(plan.head.issuer)
    if office_names.is_committee(place):
        place = place[max(office_names.unit_at(place), 0) :]
    return f"CCHC {place} – {owner.short}" if owner else f"CCHC {place}"


def _groups(plan: Plan, day: date, owner: Owner | None, kind: DocumentKind) -> list[_Group]:
    """Return the groups of a message; a sheet that gives work has those of tasks that nobody presses for."""
    standings = queries.standings(plan, day)
    own = sorted((one for one in standings if owner in {None, one.task.owner}), key=queries.by_due)
    working = [one for one in own if _is_at_work(one)]
    late, soon = queries.overdue(working), queries.coming(working)
    told = {one.task.id for one in (*late, *soon)}
    groups = [
        ("Quá hạn", late),
        (f"Đến hạn trong {COMING_DAYS} ngày", soon),
        (_SUBMITTED, [one for one in own if one.is_submitted]),
        ("Chờ điều kiện", [one for one in own if one.state == "waiting"]),
    ]
    if kind == ASSIGNMENT:
        groups += [
            ("Trong hạn", [one for one in working if one.state in _RUNNING and one.task.id not in told]),
            ("Chưa xác định thời hạn", [one for one in own if one.state == "no_deadline"]),
            ("Thường xuyên", [one for one in own if one.state == "ongoing"]),
            ("Tạm dừng", [one for one in own if one.state == "paused"]),
            ("Phối hợp", _helped(standings, owner)),
        ]
    elif owner is not None:
        working = list(filter(_is_at_work, standings))
        pressed = {one.task.id for one in (*queries.overdue(working), *queries.coming(working))}
        groups.append(("Phối hợp", [one for one in _helped(standings, owner) if one.task.id in pressed]))
    return [
        _Group(title, [_line(one, owner) for one in of], [one.task.id for one in of]) for title, of in groups
    ]


def _is_at_work(standing: Standing) -> bool:
    """Whether a task is for its office to work on: it neither waits for a condition nor for approval."""
    return standing.state != "waiting" and not standing.is_submitted


_RUNNING = frozenset({"in_progress", "not_started"})
_OPEN = frozenset({"waiting", "no_deadline", "ongoing", "paused"}) | _RUNNING | OVERDUE


def _helped(standings: Sequence[Standing], owner: Owner | None) -> list[Standing]:
    """Return the open tasks that an office only coordinates, by last day."""
    helped = (one for one in standings if owner in one.task.coordinators and one.task.owner != owner)
    return sorted((one for one in helped if one.state in _OPEN), key=queries.by_due)


def _line(standing: Standing, owner: Owner | None) -> str:
    task = standing.task
    whose = f" ({task.owner.short})" if task.owner != owner else ""
    is_helped = owner is not None and task.owner != owner
    when = _when(standing, is_helped=is_helped)
    title = letter_phrases.shortened(task.title, _TITLE)
    return f"- NV {task.id}{whose}: {title}{f' – {when}' if when else ''}"


def _when(standing: Standing, *, is_helped: bool) -> str:
    """Return until when a task is to be done and how many days that is, or what it waits for."""
    if standing.state == "paused":
        return _paused(standing, is_helped=is_helped)
    if standing.state == "ongoing" and not is_helped:  # the heading says it
        return ""
    left, told = standing.days_left, _told(standing, is_helped=is_helped)
    # Until its condition comes true no day counts, and those until it is approved are not the office's.
    if standing.end and standing.is_submitted:
        return f"hạn {citations.day(standing.end)}{told}"
    counts_days = left is not None and (left >= 0 or standing.state in OVERDUE)
    if standing.end and counts_days and _is_at_work(standing):
        return f"hạn {citations.day(standing.end)}, {letter_phrases.days_to(left or 0)}{told}"
    words = re.sub("^ngày ", "hạn ", phrases.deadline(standing.due))
    return f"{letter_phrases.shortened(words, _TITLE)}{told}"


def _paused(standing: Standing, *, is_helped: bool) -> str:
    """Return since when a task rests; that it does only where no heading says it. It is held to no day."""
    stop = standing.task.stopped
    since = f"từ ngày {citations.day(stop.date)}" if stop and stop.date else ""
    return f"tạm dừng {since}".strip() if is_helped else since


def _told(standing: Standing, *, is_helped: bool) -> str:
    """Return what is said behind a deadline: handed in, more time asked for; what no heading says."""
    task = standing.task
    submitted = task.submitted if task.status == "submitted" else None
    day = f" ngày {citations.day(submitted.date)}" if submitted else ""
    told = f", trình{day}" if submitted else ""
    if is_helped and standing.is_submitted:
        told = f", đã trình{day}, chờ phê duyệt"
    if is_helped and standing.state == "waiting":
        told += ", chờ điều kiện"
    if asked := letter_phrases.unanswered(standing):
        told += f", đề nghị gia hạn ngày {citations.day(asked.date)}"
    return told


def _fitted(groups: Sequence[_Group], room: int) -> list[str]:
    """Return the lines of all groups that there is room for; each group keeps its heading.

    Lines are given room in order, so that what is late is told before what comes.
    """
    shown = [0] * len(groups)
    for place, group in enumerate(groups):
        while shown[place] < len(group.lines):
            shown[place] += 1
            if len("\n".join(_all(groups, shown))) > room:
                shown[place] -= 1
                return _all(groups, shown)
    return _all(groups, shown)


def _all(groups: Sequence[_Group], shown: Sequence[int]) -> list[str]:
    return [line for group, number in zip(groups, shown, strict=True) for line in group.shown(number)]
