"""What is said in a sentence of many tasks at once: how many there are, are done, were due.

Each function holds the cases of one situation: none, one, several, all. Days come written, as the
document that asks writes them.

Read next: `cchc.reports.wording.area_phrases` (the tasks of an area), `cchc.reports.wording.counts` (the
figures), `cchc.reports.wording.sentences` (who puts them together).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.reports.wording.counts import every, fraction, in_all, tasks
from cchc.reports.wording.counts import share as share_of

if TYPE_CHECKING:
    from cchc.queries import Tally

_OVERDUE = "quá hạn, chưa hoàn thành"


def kept_to(counted: Tally) -> str:
    """Return what tells the tasks that a rate is taken of from the others.

    >>> from cchc.queries import Tally
    >>> kept_to(Tally({"waiting": 9})), kept_to(Tally({"waiting": 9}, undated=1))
    ('có thời hạn', 'phải hoàn thành')
    """
    return "phải hoàn thành" if counted.undated else "có thời hạn"


def whole(counted: Tally, office: str = "") -> str:
    """Return how many tasks a plan has, or gives to an office, and of which sorts.

    >>> from cchc.queries import Tally
    >>> whole(Tally({"in_progress": 17, "ongoing": 3, "cancelled": 1}))
    'Kế hoạch có tổng số 21 nhiệm vụ; trong đó 17 nhiệm vụ có thời hạn, 03 nhiệm vụ thường xuyên, 01 nhiệm vụ không tiếp tục thực hiện.'
    >>> whole(Tally({"in_progress": 1})), whole(Tally({"in_progress": 20})), whole(Tally({}))
    ('Kế hoạch giao 01 nhiệm vụ.', 'Kế hoạch có tổng số 20 nhiệm vụ có thời hạn.', 'Kế hoạch chưa có nhiệm vụ.')
    >>> whole(Tally({"in_progress": 2, "ongoing": 1}), "Phòng Kinh tế")
    'Kế hoạch giao Phòng Kinh tế chủ trì 03 nhiệm vụ; trong đó 02 nhiệm vụ có thời hạn, 01 nhiệm vụ thường xuyên.'
    >>> whole(Tally({"cancelled": 2})), whole(Tally({"cancelled": 2}), "Phòng Kinh tế")
    ('Kế hoạch có tổng số 02 nhiệm vụ, đều không tiếp tục thực hiện.', 'Kế hoạch giao Phòng Kinh tế chủ trì 02 nhiệm vụ, đều không tiếp tục thực hiện.')
    >>> whole(Tally({}), "Phòng Kinh tế")
    'Kế hoạch không giao nhiệm vụ cho Phòng Kinh tế chủ trì.'
    """  # noqa: E501  a sentence is shown whole
    gives = f"Kế hoạch giao {office} chủ trì" if office else "Kế hoạch có tổng số"
    if not counted.total:
        return f"{without_tasks(office)}."
    if counted.total == 1:
        return f"{gives if office else 'Kế hoạch giao'} 01 nhiệm vụ."
    sorts = [
        (counted.countable, kept_to(counted)),
        (counted.counts.get("ongoing", 0), "thường xuyên"),
        (counted.counts.get("cancelled", 0), "không tiếp tục thực hiện"),
    ]
    if counted.counts.get("cancelled") == counted.total:
        return f"{gives} {tasks(counted.total)}, đều không tiếp tục thực hiện."
    return f"{gives} {in_all(counted.total, sorts)}."


def without_tasks(office: str = "") -> str:
    """Return that a plan has no tasks, or gives none to an office to lead; a sentence without its stop.

    >>> without_tasks(), without_tasks("Phòng Kinh tế")
    ('Kế hoạch chưa có nhiệm vụ', 'Kế hoạch không giao nhiệm vụ cho Phòng Kinh tế chủ trì')
    """
    return f"Kế hoạch không giao nhiệm vụ cho {office} chủ trì" if office else "Kế hoạch chưa có nhiệm vụ"


def completion(counted: Tally, day: str, who: str) -> str:
    """Return how many of the tasks that can be finished are, by a day.

    >>> from cchc.queries import Tally
    >>> completion(Tally({"done_late": 8, "waiting": 9}), "15/9/2026", "UBND xã")
    'Đến ngày 15/9/2026, UBND xã đã hoàn thành 08/17 nhiệm vụ có thời hạn, đạt tỷ lệ 47,06%.'
    >>> completion(Tally({"done_late": 17}), "15/9/2026", "UBND xã")
    'Đến ngày 15/9/2026, UBND xã đã hoàn thành toàn bộ 17 nhiệm vụ có thời hạn, đạt 100%.'
    >>> completion(Tally({"done_late": 1}), "15/9/2026", "UBND xã")
    'Đến ngày 15/9/2026, UBND xã đã hoàn thành 01/01 nhiệm vụ có thời hạn.'
    >>> completion(Tally({"in_progress": 1}), "15/9/2026", "UBND xã")
    'Đến ngày 15/9/2026, nhiệm vụ đang được thực hiện.'
    >>> completion(Tally({"in_progress": 12, "waiting": 2}), "15/9/2026", "UBND xã")
    'Đến ngày 15/9/2026, chưa có nhiệm vụ hoàn thành; 12 nhiệm vụ đang thực hiện.'
    >>> completion(Tally({"not_started": 2}), "15/9/2026", "UBND xã")
    'Đến ngày 15/9/2026, chưa có nhiệm vụ hoàn thành.'
    >>> completion(Tally({"ongoing": 2}), "15/9/2026", "UBND xã")
    'Đến ngày 15/9/2026, không có nhiệm vụ phải hoàn thành.'
    """
    done, all_ = counted.done, counted.countable
    running = counted.counts.get("in_progress", 0) + counted.counts.get("in_progress_overdue", 0)
    if not all_:
        said = "không có nhiệm vụ phải hoàn thành"
    elif not done and all_ == 1:
        said = "nhiệm vụ đang được thực hiện" if running else "nhiệm vụ chưa hoàn thành"
    elif not done:
        at_work = f"; {tasks(running)} đang thực hiện" if running else ""
        said = f"chưa có nhiệm vụ hoàn thành{at_work}"
    elif done == all_ > 1:
        said = f"{who} đã hoàn thành {every(all_)} {kept_to(counted)}, đạt 100%"
    else:
        said = f"{who} đã hoàn thành {share_of(done, all_, f'nhiệm vụ {kept_to(counted)}')}"
    return f"Đến ngày {day}, {said}."


def came_due(in_time: int, late: int, left: int) -> str:
    """Return what became of the tasks whose end has come: done in time, done late, left.

    >>> came_due(0, 0, 0), came_due(1, 0, 0), came_due(5, 0, 0)
    ('Chưa có nhiệm vụ đến hạn.', 'Có 01 nhiệm vụ đến hạn, đã hoàn thành đúng hạn.', 'Có 05 nhiệm vụ đến hạn, đều hoàn thành đúng hạn.')
    >>> came_due(0, 1, 0), came_due(0, 5, 0)
    ('Có 01 nhiệm vụ đến hạn, đã hoàn thành nhưng quá hạn.', 'Có 05 nhiệm vụ đến hạn, đều đã hoàn thành nhưng quá hạn.')
    >>> came_due(3, 2, 0)
    'Có 05 nhiệm vụ đến hạn, đều đã hoàn thành, trong đó 02 nhiệm vụ hoàn thành quá hạn.'
    >>> came_due(0, 0, 1), came_due(0, 0, 3)
    ('Có 01 nhiệm vụ đến hạn, chưa hoàn thành.', 'Có 03 nhiệm vụ đến hạn, đều chưa hoàn thành.')
    >>> came_due(5, 1, 3)
    'Có 09 nhiệm vụ đến hạn; trong đó 05 nhiệm vụ hoàn thành đúng hạn, 01 nhiệm vụ hoàn thành quá hạn, 03 nhiệm vụ quá hạn, chưa hoàn thành.'
    """  # noqa: E501  a sentence is shown whole
    total = in_time + late + left
    each = "đã" if total == 1 else "đều đã"
    head = f"Có {tasks(total)} đến hạn"
    if not total:
        return "Chưa có nhiệm vụ đến hạn."
    if left == total:
        return f"{head}, {'' if total == 1 else 'đều '}chưa hoàn thành."
    if late == total:
        return f"{head}, {each} hoàn thành nhưng quá hạn."
    if in_time == total:
        return f"{head}, {'đã' if total == 1 else 'đều'} hoàn thành đúng hạn."
    if not left:
        return f"{head}, {each} hoàn thành, trong đó {tasks(late)} hoàn thành quá hạn."
    parts = ((in_time, "hoàn thành đúng hạn"), (late, "hoàn thành quá hạn"), (left, _OVERDUE))
    told = ", ".join(f"{tasks(number)} {words}" for number, words in parts if number)
    return f"{head}; trong đó {told}."


def no_area(who: str) -> str:
    """Return that the plan gives somebody no work in the areas that a report tells one by one.

    >>> no_area("Trạm Y tế xã"), no_area("")
    ('Kế hoạch không giao Trạm Y tế xã chủ trì nhiệm vụ riêng theo lĩnh vực.', 'Kế hoạch không giao nhiệm vụ riêng theo lĩnh vực.')
    """  # noqa: E501  a sentence is shown whole
    return f"Kế hoạch không giao {f'{who} chủ trì ' if who else ''}nhiệm vụ riêng theo lĩnh vực."


def no_area_task(who: str) -> str:
    """Return that the plan gives an office no work of its own in one area.

    >>> no_area_task("Trạm Y tế xã")
    'Kế hoạch không giao Trạm Y tế xã chủ trì nhiệm vụ riêng về lĩnh vực này.'
    """
    return f"Kế hoạch không giao {who} chủ trì nhiệm vụ riêng về lĩnh vực này."


def due_soon(number: int, days: int, waiting: int = 0) -> str:
    """Return how many tasks end within so many days, and how many of them wait for a condition.

    >>> due_soon(0, 30), due_soon(1, 30)
    ('Không có nhiệm vụ đến hạn trong 30 ngày tới.', 'Có 01 nhiệm vụ đến hạn trong 30 ngày tới.')
    >>> due_soon(11, 30, 2)
    'Có 11 nhiệm vụ đến hạn trong 30 ngày tới, trong đó 02 nhiệm vụ đang chờ điều kiện.'
    >>> due_soon(1, 30, 1), due_soon(2, 30, 2)
    ('Có 01 nhiệm vụ đến hạn trong 30 ngày tới, đang chờ điều kiện.', 'Có 02 nhiệm vụ đến hạn trong 30 ngày tới, đều đang chờ điều kiện.')
    """  # noqa: E501  a sentence is shown whole
    of_them = ""
    if waiting:
        whole = "đều " if number > 1 else ""
        of_them = f", {whole if waiting == number else f'trong đó {tasks(waiting)} '}đang chờ điều kiện"
    counted = f"Có {tasks(number)}" if number else "Không có nhiệm vụ"
    return f"{counted} đến hạn trong {days} ngày tới{of_them}."


def next_period(  # noqa: PLR0913  what is said of the list
    title: str, until: str, number: int, shown: int, annex: str = "Phụ lục", *, is_helped: bool = False
) -> str:
    """Return the head of the list of what ends in the next period; `shown` of them are listed.

    `annex` is what the annex of the tasks is called; `is_helped`: who reports only helps with them.

    >>> next_period("quý IV/2026", "31/12/2026", 0, 0)
    'Trong quý IV/2026 không có nhiệm vụ đến hạn.'
    >>> next_period("quý IV/2026", "31/12/2026", 1, 1), next_period("năm 2027", "31/12/2027", 3, 3)
    ('Có 01 nhiệm vụ có thời hạn hoàn thành đến ngày 31/12/2026 là', 'Có 03 nhiệm vụ có thời hạn hoàn thành đến ngày 31/12/2027, gồm:')
    >>> next_period("năm 2027", "31/12/2027", 9, 7)
    'Có 09 nhiệm vụ có thời hạn hoàn thành đến ngày 31/12/2027 (chi tiết tại Phụ lục kèm theo), trước hết là:'
    >>> next_period("quý IV/2026", "31/12/2026", 1, 1, is_helped=True)
    'Có 01 nhiệm vụ phối hợp có thời hạn hoàn thành đến ngày 31/12/2026 là'
    """  # noqa: E501  a sentence is shown whole
    if not number:
        return f"Trong {title} không có nhiệm vụ đến hạn."
    said = f"Có {tasks(number)}{' phối hợp' if is_helped else ''} có thời hạn hoàn thành đến ngày {until}"
    if number == 1:
        return f"{said} là"
    return f"{said}, gồm:" if shown == number else f"{said} (chi tiết tại {annex} kèm theo), trước hết là:"


def clear(complete: int, total: int) -> str:
    """Return how many tasks state all of the 6 rõ.

    >>> clear(0, 20), clear(3, 20)
    ('Chưa có nhiệm vụ đáp ứng đủ 6 rõ.', 'Có 03/20 nhiệm vụ đáp ứng đủ 6 rõ.')
    >>> clear(5, 5)
    'Cả 05 nhiệm vụ đáp ứng đủ 6 rõ.'
    """
    if complete == total:
        all_ = every(total)
        return f"{all_[0].upper()}{all_[1:]} đáp ứng đủ 6 rõ."
    return f"{f'Có {fraction(complete, total)}' if complete else 'Chưa có'} nhiệm vụ đáp ứng đủ 6 rõ."


def total_of_states(number: int, annex: str = "Phụ lục") -> str:
    """Return the line above the list of states, which adds up to it.

    >>> total_of_states(9)
    'Tổng số: 09 nhiệm vụ (chi tiết tại Phụ lục kèm theo), gồm:'
    >>> total_of_states(21, "Phụ lục I")
    'Tổng số: 21 nhiệm vụ (chi tiết tại Phụ lục I kèm theo), gồm:'
    """
    return f"Tổng số: {tasks(number)} (chi tiết tại {annex} kèm theo), gồm:"
