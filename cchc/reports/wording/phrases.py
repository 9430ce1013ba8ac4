"""What documents say of one task in a phrase: its name, its deadline, what its documents are called.

Days are written as official documents do; who makes a screen gives its own way.

Read next: `cchc.reports.official.task_lines`, `cchc.reports.printers.task_cells` (who says it).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc import citations, date_words, labels, past, quantities, sentence_openings
from cchc.reports.wording import counts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cchc.deadlines.deadline import Deadline
    from cchc.owners import Owner
    from cchc.states import Standing
    from cchc.task import Extension, Stop, Target, Task

    Writer = Callable[[date], str]

_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_BECAUSE = re.compile(r"^(?:do|vì|bởi|lý do:?)\s+", re.IGNORECASE)


def name(standing: Standing) -> str:
    """Return the task's title as part of a sentence: without the mark at its end."""
    return standing.task.title.strip().rstrip(" .;")


def of_number(standing: Standing) -> str:
    """Return a task to follow the word for it: "số 8: Rà soát văn bản"."""
    return f"số {standing.task.id}: {name(standing)}"


def marked(title: str, mark: str) -> str:
    """Return a title in a cell, with what is to be marked behind it: no stop before the bracket.

    >>> marked("Rà soát văn bản.", "bổ sung"), marked("Rà soát văn bản.", ""), marked("Ban hành Chỉ thị;", "")
    ('Rà soát văn bản (bổ sung)', 'Rà soát văn bản.', 'Ban hành Chỉ thị')
    """
    return f"{title.rstrip(' .;')} ({mark})" if mark else title.rstrip(" ;")  # no list goes on behind a cell


def numbered(standing: Standing) -> str:
    """Return a task by its number and its name: "nhiệm vụ số 8: Rà soát văn bản"."""
    return f"{counts.numbered([standing.task.id])}: {name(standing)}"


def unbracketed(words: str) -> str:
    """Return words for inside a bracket: what they have in brackets of their own stands behind a comma.

    >>> unbracketed("Quý II/2026 (sau khi tỉnh có kế hoạch)")
    'Quý II/2026, sau khi tỉnh có kế hoạch'
    """
    return _BRACKET.sub(r", \1", words)


def deadline(due: Deadline) -> str:
    """Return a deadline for inside a sentence, and inside a bracket: without a bracket of its own.

    >>> from cchc.deadlines.parsing import parse_deadline
    >>> deadline(parse_deadline("Quý III/2026", 2026)), deadline(parse_deadline("30/06/2026", 2026))
    ('quý III/2026', 'ngày 30/6/2026')
    >>> deadline(parse_deadline("Quý II/2026 (sau khi tỉnh có kế hoạch)", 2026))
    'quý II/2026, sau khi tỉnh có kế hoạch'
    >>> deadline(parse_deadline("30/06/2026 (sau khi tỉnh có kế hoạch)", 2026))
    'ngày 30/6/2026, sau khi tỉnh có kế hoạch'
    """
    words = citations.with_official_days(unbracketed(due.text.strip().rstrip(" .;")))
    if date_words.parse_date(words.partition(" ")[0].rstrip(",;")):
        return f"ngày {words}"
    return sentence_openings.inside_sentence(words)


def bare_deadline(due: Deadline) -> str:
    """Return a deadline for inside a sentence without the condition that stands in its words.

    >>> from cchc.deadlines.parsing import parse_deadline
    >>> bare_deadline(parse_deadline("Quý II/2026 (sau khi tỉnh có kế hoạch)", 2026))
    'quý II/2026'
    >>> bare_deadline(parse_deadline("30/06/2026", 2026))
    'ngày 30/6/2026'
    """
    if not due.condition:
        return deadline(due)
    words = re.sub(r"\s*\(\s*\)", "", due.text.replace(due.condition, "")).strip(" .;,")
    return deadline(due._replace(text=words)) if words else deadline(due)


def in_force(standing: Standing) -> str:
    """Return the deadline that holds for inside a bracket, with the first one and what moved it.

    Words that name no day stand behind a colon: "thời hạn: sau khi tỉnh có kế hoạch".
    """
    is_condition = standing.due.end is None and standing.due.condition
    until = f"thời hạn{':' if is_condition else ''} {deadline(standing.due)}"
    return ", ".join(filter(None, (until, moved(standing))))


def moved(standing: Standing) -> str:
    """Return what moved a deadline and the first one, for inside a bracket; empty if nothing did."""
    if standing.extension is None:
        return ""
    first = f"thời hạn ban đầu {deadline(standing.task.due)}"
    return f"được gia hạn{_by(standing.extension, citations.day)}, {first}"


def due(standing: Standing, *, write: Writer = citations.day) -> str:
    """Return the deadline in the plan's words, with the first one and the document that moved it."""
    if standing.extension is None:
        return standing.due.text
    moved = _by(standing.extension, write)
    first = unbracketed(standing.task.due.text)
    return f"{standing.due.text} (được gia hạn{moved}; thời hạn ban đầu: {first})"


def extended(standing: Standing, *, write: Writer = citations.day) -> str:
    """Return the deadline that holds, with the document that moved it, if one did."""
    if standing.extension is None:
        return standing.due.text
    return f"{standing.due.text} (được gia hạn{_by(standing.extension, write)})"


def _by(extension: Extension, write: Writer) -> str:
    """Return by which document a deadline was moved, with the day since which it counts."""
    number = extension.document
    return f" tại {citations.cite(number, past.approval(extension), write=write)}" if number else ""


def reached(target: Target) -> str:
    """Return how much of a target was reached, when that is known: its share where it is large.

    >>> from cchc.task import Target
    >>> reached(Target(2, "hội nghị", 1)), reached(Target(24, "tin, bài", 18))
    ('đã thực hiện 01/02 hội nghị', 'đã thực hiện 18/24 tin, bài, đạt tỷ lệ 75%')
    >>> reached(Target(24, "tin, bài", 26)), reached(Target(3, "lớp", 0))
    ('đã thực hiện 26/24 tin, bài, vượt 02 tin, bài', 'chưa thực hiện 03 lớp')
    >>> reached(Target(80, "%", 62)), reached(Target(80, "% hồ sơ", 85))
    ('đạt 62%, chưa đạt chỉ tiêu 80%', 'đạt 85% hồ sơ, đạt chỉ tiêu 80%')
    """
    done, whole = target.achieved or 0, target.quantity
    if quantities.is_percent(target.unit):  # of no number of things: 62% isn't a part of 80%
        judged = "đạt" if done >= whole else "chưa đạt"
        return f"đạt {counts.amount(done, target.unit)}, {judged} chỉ tiêu {whole}%"
    if not done:
        return f"chưa thực hiện {counts.count(whole)} {target.unit}"
    if done > whole:
        over = f"vượt {counts.count(done - whole)} {target.unit}"
        return f"đã thực hiện {counts.fraction(done, whole)} {target.unit}, {over}"
    return f"đã thực hiện {counts.share(done, whole, target.unit)}"


def so_far(standing: Standing) -> list[str]:
    """Return how much of a task is done, in percent and of its target, as far as it is known.

    A percentage that is the target's share isn't said a second time; beside a target in percent it says of
    what it is.
    """
    target, percent = standing.task.target, standing.progress
    if not target or target.achieved is None:
        return [f"đạt {percent}%"] if percent else []
    is_percent = quantities.is_percent(target.unit)
    share = min(100, 100 * target.achieved / target.quantity) if target.quantity else 0
    is_told = percent and abs(percent - (target.achieved if is_percent else share)) >= 1
    told = [f"{'tiến độ' if is_percent else 'đạt'} {percent}%"] if is_told else []
    return [*told, reached(target)]


def in_brackets(standing: Standing, office: Owner | None, *told: str) -> str:
    """Return what is told of a task behind its owner, in brackets; the owner only if not the `office`."""
    owner = standing.task.owner
    said = "; ".join(filter(None, ("" if owner == office else owner.short, *told)))
    return f" ({said})" if said else ""


def news(standing: Standing) -> str:
    """Return the newest note as a sentence of its own, to follow another."""
    note = standing.latest_note.strip().rstrip(" .;")
    return f". {note[0].upper()}{note[1:]}" if note else ""


def handed_in(standing: Standing, *, write: Writer = citations.day) -> str:
    """Return that an open task was handed in and waits for approval: when, by which document; else empty."""
    task = standing.task
    if task.status != "submitted":  # one that is finished, paused or given up has another status
        return ""
    handed = task.submitted
    when = f" ngày {write(handed.date)}" if handed else ""
    by = f" tại {citations.cite(handed.document, write=write)}" if handed and handed.document else ""
    return f"đã trình{when}{by}, đang chờ phê duyệt"


def days_late(days: int) -> str:
    """Return how long a task is overdue: "quá hạn 05 ngày"."""
    return f"quá hạn {counts.count(days)} ngày"


def given(task: Task) -> str:
    """Return by which document a task is given, and since when unless that says so; empty without both."""
    day = task.assigned_on
    if not task.basis:
        return f"Giao ngày {labels.day(day)}" if day else ""
    since = f" (giao ngày {labels.day(day)})" if day and day not in citations.days_in(task.basis) else ""
    return f"Văn bản giao: {task.basis}{since}"


def stopped(stop: Stop | None, *, write: Writer = citations.day) -> str:
    """Return since when, by which document and why a task rests or was given up, as far as the plan tells.

    >>> from datetime import date
    >>> from cchc.task import Stop
    >>> stopped(Stop(date(2026, 8, 3), "95/UBND-VX", "Do tỉnh ban hành quy định chung."))
    ' từ ngày 03/8/2026 theo Công văn số 95/UBND-VX, do tỉnh ban hành quy định chung'
    >>> stopped(Stop(date(2026, 9, 1), "60/UBND-VX ngày 30/8/2026"))
    ' từ ngày 01/9/2026 theo Công văn số 60/UBND-VX ngày 30/8/2026'
    >>> stopped(Stop(document="95/UBND-VX")), stopped(None)
    (' theo Công văn số 95/UBND-VX', '')
    """
    if stop is None:
        return ""
    since = f" từ ngày {write(stop.date)}" if stop.date else ""
    by = f" theo {citations.cite(stop.document)}" if stop.document else ""
    why = because(stop.reason)
    return f"{since}{by}{',' if by and why else ''}{why}"  # else "do tỉnh …" reads as who issued it


def because(reason: str | None) -> str:
    """Return why, as the end of a sentence; nothing without a reason.

    >>> because("Vì chưa đủ kinh phí."), because(None)
    (' do chưa đủ kinh phí', '')
    """
    words = reason_inside(reason)
    return f" do {words}" if words else ""


def reason_inside(reason: str | None) -> str:
    """Return a reason to go on behind "do", "lý do:" or ";", without such a word of its own.

    >>> reason_inside("Do trùng với nhiệm vụ số 9."), reason_inside("Sở Nội vụ chưa hướng dẫn;")
    ('trùng với nhiệm vụ số 9', 'Sở Nội vụ chưa hướng dẫn')
    """
    words = _BECAUSE.sub("", (reason or "").strip().rstrip(" .;"), count=1)
    return sentence_openings.inside_sentence(words)


def documents(standing: Standing, *, write: Writer = citations.day) -> list[str]:
    """Return the documents that show results on the day: type, number, day and what they are about."""
    return [
        citations.about(citations.cite(result.document, result.date, write=write), result.summary or "")
        for result in standing.task.results
        if result.document
    ]
