"""A task that waits for somebody, as the periodic report tells it: for approval, a condition, a new deadline.

Where the deadline passed before the condition came true, the task isn't overdue, and isn't to come
either: it couldn't be done, and a superior for whom it waits is asked.

Read next: `cchc.reports.wording.conditions` (the words), `cchc.reports.official.task_lines` (other tasks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, names, sentence_openings
from cchc.reports.wording import conditions, counts, phrases
from cchc.state_table import COMING_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc.owners import Owner
    from cchc.plan import Head
    from cchc.states import Standing


def submitted(standing: Standing) -> str:
    """Return a task that waits for approval, with when and by which document it was handed in."""
    handed = standing.task.submitted
    when = f" ngày {citations.day(handed.date)}" if handed else ""
    by = f" tại {citations.cite(handed.document)}" if handed and handed.document else ""
    until = _met_late(standing) if standing.state == "no_deadline" else phrases.in_force(standing)
    return (
        f"Nhiệm vụ {phrases.of_number(standing)}{_reached(standing)}, đã trình cấp có thẩm quyền{when}{by}, "
        f"đang chờ phê duyệt ({until}){phrases.news(standing)}"
    )


def undated(standing: Standing) -> str:
    """Return a task that is worked on without a deadline that can be held to; nothing of one not begun."""
    reached = _reached(standing)
    if not (reached or _is_begun(standing)):
        return ""
    until = _met_late(standing)
    return f"Đang thực hiện {phrases.numbered(standing)}{reached} ({until}){phrases.news(standing)}"


def waiting(standing: Standing) -> str:
    """Return a task whose condition hasn't come true; one that was begun isn't told as not begun."""
    reached = _reached(standing)
    is_begun = reached or _is_begun(standing)
    if standing.is_held_up:
        head = f"Chưa thực hiện được {phrases.numbered(standing)},"
        if is_begun:
            head = f"Nhiệm vụ {phrases.of_number(standing)}{reached}, chưa hoàn thành được"
        return f"{head} do {_unmet(standing)}; đã qua {_deadline(standing)}{phrases.news(standing)}"
    until = f"({'; '.join(filter(None, (phrases.in_force(standing), _condition_beside(standing))))})"
    if is_begun:
        return f"Nhiệm vụ {phrases.of_number(standing)}{reached}, đang chờ điều kiện thực hiện {until}"
    head = f"Chưa đến thời điểm thực hiện {phrases.numbered(standing)}"
    why = conditions.surely_unmet(_condition(standing)) if standing.end is None else ""
    return f"{head}, do {why}" if why else f"{head} {until}"


def held_up(standing: Standing, office: Owner | None = None) -> str:
    """Return a task whose deadline passed before its condition, with its owner and what it waits for."""
    inside = phrases.in_brackets(standing, office, _deadline(standing), _unmet(standing))
    return f"Nhiệm vụ {phrases.of_number(standing)}{inside}"


def to_begin(standing: Standing, office: Owner | None = None) -> str:
    """Return a task that is to be done as soon as its condition comes true."""
    inside = phrases.in_brackets(standing, office, _condition_beside(standing))
    return f"Nhiệm vụ {phrases.of_number(standing)}{inside}"


def waits_for(standing: Standing) -> str:
    """Return what has to come true before a task's end counts, unless its title or its deadline says it."""
    condition = _condition(standing)
    said = (standing.task.title, standing.due.text)
    if standing.state != "waiting" or not condition:
        return ""
    return "" if any(names.contains_words(words, condition) for words in said) else condition


def moved(standing: Standing) -> list[str]:
    """Return the deadlines that are proposed for a task and wait for a decision on the day."""
    return [
        f"{phrases.numbered(standing)}, từ {phrases.deadline(standing.due)} sang "
        f"{phrases.deadline(one.due)}{phrases.because(one.reason)}"
        for one in standing.open_proposals
    ]


def asked(standings: Sequence[Standing], commune: str) -> Iterator[str]:
    """Yield what superiors are asked for, so that tasks can be done whose end has come or is near.

    `commune` is through whom an office asks, empty where the commune itself does.
    """
    for standing in standings:
        left = standing.days_left
        if standing.state != "waiting" or left is None or left > COMING_DAYS:
            continue
        condition = _condition(standing)
        if wanted := conditions.request(condition):
            who = f"{commune} kiến nghị {wanted.who}" if commune else wanted.who
            yield f"Đề nghị {who} sớm {wanted.what} để có căn cứ thực hiện {phrases.numbered(standing)}"
        elif commune or conditions.is_above(condition):
            number = counts.numbered([standing.task.id])
            yield f"Đề nghị cấp có thẩm quyền sớm giải quyết điều kiện để thực hiện {number}: {condition}"


def is_given_from_above(standing: Standing, head: Head) -> bool:
    """Whether a task was given by a document that isn't the commune's own: its deadline isn't either.

    A document that the plan was amended by, or that names a commune as who issued it, is its own.
    """
    basis = standing.task.basis
    if not basis or conditions.is_above(basis):
        return bool(basis)
    own = [amendment.document for amendment in head.amendments] + ([head.number] if head.number else [])
    is_own = any(citations.is_same(citations.cite(document), basis) for document in own)
    return not is_own and not any(names.contains_words(basis, unit) for unit in ("xã", "phường", "đặc khu"))


def _reached(standing: Standing) -> str:
    return "".join(f", {words}" for words in phrases.so_far(standing))


def _is_begun(standing: Standing) -> bool:
    return bool(standing.task.started_on) or standing.task.status in {"in_progress", "submitted"}


def _condition(standing: Standing) -> str:
    condition = standing.task.condition or standing.due.condition or ""
    return sentence_openings.inside_sentence(citations.with_official_days(condition.strip().rstrip(" .;")))


def _condition_beside(standing: Standing) -> str:
    """Return a condition for inside a bracket, unless the title or the deadline beside it says it."""
    condition = phrases.unbracketed(waits_for(standing))
    return f"điều kiện: {condition}" if condition else ""


def _unmet(standing: Standing) -> str:
    return conditions.unmet(_condition(standing))


def _deadline(standing: Standing) -> str:
    """Return the deadline that holds without the condition that stands in it, and what moved it."""
    moved_by = phrases.moved(standing)
    return f"thời hạn {phrases.bare_deadline(standing.due)}{f', {moved_by}' if moved_by else ''}"


def _met_late(standing: Standing) -> str:
    """Return why a task has no deadline that counts: its condition came true only behind it."""
    met_on = standing.task.condition_met_on
    if met_on and standing.due.end and met_on > standing.due.end:
        after = phrases.bare_deadline(standing.due)
        return (
            f"đủ điều kiện từ ngày {citations.day(met_on)}, sau thời hạn {after}; chưa xác định thời hạn mới"
        )
    return "chưa xác định thời hạn"
