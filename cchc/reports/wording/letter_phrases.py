"""What letters that give work or press for it say: how many tasks, whose, until when, in what words.

Whether an office answers to the commune, or has a superior of its own, no plan tells: so letters
request ("đề nghị"), and order nobody. The Party, the council and the Front are asked with respect
("trân trọng đề nghị"), and nothing is given them ("giao"). Knows no documents.

Read next: `cchc.reports.official.reminder`, `cchc.reports.official.assignment`,
`cchc.reports.official.chat_digest` (who says it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc import citations, names, office_names
from cchc.reports.wording import counts, phrases
from cchc.reports.wording.heading import committee, short_inside
from cchc.state_table import COMING_DAYS
from cchc.states import OVERDUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.owners import Owner
    from cchc.states import Standing
    from cchc.task import Extension

OFFICES = "các cơ quan, đơn vị"
_COMING = f"đến hạn trong {COMING_DAYS} ngày tới"
NOBODY = f"không có nhiệm vụ quá hạn, không có nhiệm vụ {_COMING}"
PRESS = "Khẩn trương hoàn thành, báo cáo rõ nguyên nhân chậm"
KEEP = "Bảo đảm hoàn thành đúng thời hạn"
FOLLOW = "Theo dõi, báo cáo kết quả phê duyệt"
AWAIT = "Tiếp tục thực hiện trong thời gian chờ quyết định gia hạn"
PREPARE = "Chuẩn bị để thực hiện ngay khi đủ điều kiện"
# What is asked of those who only coordinate a task, by what is asked of the one who leads it.
_HELP = {
    PRESS: "khẩn trương hoàn thành",
    AWAIT: "tiếp tục thực hiện",
    KEEP: "bảo đảm hoàn thành đúng thời hạn",
    PREPARE: "chuẩn bị để thực hiện ngay khi đủ điều kiện",
}
# How one writes to whom one asks and calls to account for nothing.
_MILD = {
    "Khẩn trương hoàn thành": "Quan tâm hoàn thành",
    "báo cáo rõ nguyên nhân, trách nhiệm": "thông tin nguyên nhân, khó khăn (nếu có)",
    "báo cáo rõ nguyên nhân chậm": "thông tin nguyên nhân, khó khăn (nếu có)",
    "báo cáo trước khi hết hạn, không tự ý lùi thời hạn": "trao đổi trước khi hết hạn",
    "Theo dõi, báo cáo": "Theo dõi, thông tin",
}


def with_respect(demand: str) -> str:
    """Return a demand as one writes to whom one asks.

    >>> with_respect("Khẩn trương hoàn thành nhiệm vụ quá hạn; báo cáo rõ nguyên nhân, trách nhiệm")
    'Quan tâm hoàn thành nhiệm vụ quá hạn; thông tin nguyên nhân, khó khăn (nếu có)'
    """
    for sharp, mild in _MILD.items():
        demand = demand.replace(sharp, mild)
    return demand


def is_beside(standing: Standing) -> bool:
    """Whether who leads a task is none of the committee's offices."""
    return office_names.stands_beside_committee(standing.task.owner.name)


def ask(owner: Owner | None) -> str:
    """Return the verb that asks an office for its work, or several offices.

    >>> from cchc.owners import Owner
    >>> ask(Owner("kt", "Phòng Kinh tế", "KT")), ask(Owner("mttq", "Ủy ban MTTQ Việt Nam xã", "MTTQ"))
    ('đề nghị', 'trân trọng đề nghị')
    """
    is_beside = owner is not None and office_names.stands_beside_committee(owner.name)
    return "trân trọng đề nghị" if is_beside else "đề nghị"


def chairman(issuer: str) -> str:
    """Return who gives work in the name of an issuer.

    >>> chairman("Ủy ban nhân dân xã Vĩnh Thông"), chairman("Hội Nông dân xã Vĩnh Thông")
    ('Chủ tịch UBND xã', 'Hội Nông dân xã Vĩnh Thông')
    >>> chairman("Ủy ban nhân dân phường Kinh Bắc"), chairman("Chủ tịch UBND đặc khu Cát Hải")
    ('Chủ tịch UBND phường', 'Chủ tịch UBND đặc khu')
    """
    return f"Chủ tịch {committee(issuer)}" if office_names.is_committee(issuer) else issuer


def stand(late: Sequence[int], coming: Sequence[int], *, is_named: bool) -> str:
    """Return how many tasks are late and how many end soon, given by their numbers; these are named if asked.

    >>> stand([8, 11], [14], is_named=False)
    'còn 02 nhiệm vụ quá hạn, chưa hoàn thành; 01 nhiệm vụ đến hạn trong 30 ngày tới'
    >>> stand([8], [], is_named=True), stand([], [3, 14], is_named=True)
    ('còn 01 nhiệm vụ quá hạn, chưa hoàn thành (số 8)', 'có 02 nhiệm vụ đến hạn trong 30 ngày tới (số 3, 14)')
    >>> stand([], [], is_named=True)
    'không có nhiệm vụ quá hạn, không có nhiệm vụ đến hạn trong 30 ngày tới'
    """
    parts = []
    if late:
        parts.append(
            f"còn {counts.tasks(len(late))} quá hạn, chưa hoàn thành{_which(late, is_named=is_named)}"
        )
    if coming:
        verb = "" if late else "có "
        parts.append(f"{verb}{counts.tasks(len(coming))} {_COMING}{_which(coming, is_named=is_named)}")
    return "; ".join(parts) or NOBODY


def those(number: int) -> str:
    """Return so many tasks that were counted before: "nhiệm vụ", "các nhiệm vụ".

    >>> those(1), those(2)
    ('nhiệm vụ', 'các nhiệm vụ')
    """
    return "nhiệm vụ" if number == 1 else "các nhiệm vụ"


def _which(ids: Sequence[int], *, is_named: bool = True) -> str:
    return f" (số {', '.join(map(str, ids))})" if is_named else ""


def of_office(name: str, late: Sequence[int], coming: Sequence[int]) -> str:
    """Return an office with its late tasks and those that end soon, by their numbers.

    >>> of_office("Phòng Kinh tế", [8, 11], [14])
    'Phòng Kinh tế: có 02 nhiệm vụ quá hạn (số 8, 11), 01 nhiệm vụ sắp đến hạn (số 14)'
    >>> of_office("Trạm Y tế", [], [14])
    'Trạm Y tế: có 01 nhiệm vụ sắp đến hạn (số 14)'
    """
    groups = ((late, "quá hạn"), (coming, "sắp đến hạn"))
    parts = [f"{counts.tasks(len(ids))} {words}{_which(ids)}" for ids, words in groups if ids]
    return f"{name}: có {', '.join(parts)}"


def until(standing: Standing) -> str:
    """Return a deadline for a cell: its words, its last day, what moved it."""
    words = phrases.deadline(standing.due).removeprefix("ngày ")
    end = citations.day(standing.end) if standing.end else ""
    asides = [end] if end and end not in words else []
    asides += [moved] if (moved := phrases.moved(standing)) else []
    told = f" ({'; '.join(asides)})" if asides else ""
    return f"{words[:1].upper()}{words[1:]}{told}"


def demanded(standing: Standing) -> str:
    """Return what is asked of a task: pressing where its end is past, keeping it where it is near.

    Where others must act first, approve, answer or give what it waits for, nobody is pressed.
    """
    left = standing.days_left
    if standing.is_submitted:
        return FOLLOW
    if standing.state in OVERDUE:
        return AWAIT if _awaits_more_time(standing) else PRESS
    if standing.state == "no_deadline":
        return "Đề xuất thời hạn"
    if standing.state == "waiting":
        return PREPARE
    is_open = standing.state in {"in_progress", "not_started"}
    return KEEP if is_open and left is not None and 0 <= left <= COMING_DAYS else ""


def asked_of_leader(standing: Standing) -> str:
    """Return what is asked of a task for a cell, of who leads it."""
    return with_respect(demanded(standing)) if is_beside(standing) else demanded(standing)


def helped(standing: Standing) -> str:
    """Return what is asked of an office that only coordinates a task: to help the one that leads it."""
    asked = _HELP.get(demanded(standing), "")
    return f"Phối hợp với {short_inside(standing.task.owner)} {asked}" if asked else ""


def unanswered(standing: Standing) -> Extension | None:
    """Return the last request for more time that nobody has answered yet; None of a task that is over."""
    return max(standing.open_proposals, key=lambda one: one.date, default=None)


def _awaits_more_time(standing: Standing) -> bool:
    """Whether the time that was asked for isn't over as well."""
    asked = unanswered(standing)
    return asked is not None and (asked.due.end is None or asked.due.end >= standing.day)


def asked_extension(standing: Standing) -> str:
    """Return that more time was asked for and nobody has answered yet, for a cell; empty if none was."""
    asked = unanswered(standing)
    if asked is None:
        return ""
    until = phrases.deadline(asked.due)
    return f"ngày {citations.day(asked.date)} đã đề nghị gia hạn đến {until}, chưa được duyệt"


def days_to(left: int) -> str:
    """Return how long a task is late, or has left.

    >>> days_to(-77), days_to(5), days_to(0)
    ('quá hạn 77 ngày', 'còn 05 ngày', 'hết hạn trong ngày')
    """
    if left < 0:
        return phrases.days_late(-left)
    return f"còn {counts.count(left)} ngày" if left else "hết hạn trong ngày"


def shortened(title: str, room: int) -> str:
    """Return a title on one line that is at most so many characters long, cut between words.

    >>> shortened("Rà soát thủ tục hành chính.", 40), shortened("Rà soát thủ tục hành chính.", 16)
    ('Rà soát thủ tục hành chính', 'Rà soát thủ tục…')
    >>> shortened("Ràsoátthủtục", 6)
    'Ràsoá…'
    """
    line = " ".join(names.nfc(title).split()).rstrip(" .;")
    if len(line) <= room:
        return line
    cut = line[:room]
    kept = cut[:-1] if " " not in cut else cut.rpartition(" ")[0]
    return f"{kept.rstrip(' ,;.–-')}…"


def more(number: int) -> str:
    """Return what stands for tasks that there is no room for: "… và 03 nhiệm vụ khác"."""
    return f"… và {counts.tasks(number)} khác"
