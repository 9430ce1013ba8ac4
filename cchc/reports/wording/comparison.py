"""What is said of the tasks against the period before: what was done, fell behind, moved, stopped, came.

Parts of nothing go, and each names its tasks. Knows no page and no paper: days come written.

Read next: `cchc.period_changes` (the figures), `cchc.reports.wording.counts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.reports.wording import counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.period_changes import PeriodChanges


def sentence(changes: PeriodChanges, than: str) -> str:
    """Return what changed in a sentence; `than` is what it is compared with.

    >>> from cchc.period_changes import PeriodChanges
    >>> none = PeriodChanges((), (), (), (), (), (), (), (), 20, 20, 4, 4)
    >>> sentence(none, "quý II/2026")
    'So với quý II/2026, tình hình thực hiện các nhiệm vụ không thay đổi.'
    >>> sentence(none._replace(done=(3, 5), done_now=6), "quý II/2026")
    'So với quý II/2026, hoàn thành thêm 02 nhiệm vụ (số 3, 5), nâng số nhiệm vụ đã hoàn thành từ 04 lên 06.'
    >>> sentence(none._replace(late=(8,), added=(21,), total_now=21), "quý II/2026")
    'So với quý II/2026, phát sinh 01 nhiệm vụ quá hạn (số 8); bổ sung 01 nhiệm vụ (số 21), nâng tổng số nhiệm vụ từ 20 lên 21.'
    >>> sentence(none._replace(extended=(6,), paused=(7,), cancelled=(9, 10)), "quý II/2026")
    'So với quý II/2026, gia hạn 01 nhiệm vụ (số 6); tạm dừng 01 nhiệm vụ (số 7); không tiếp tục thực hiện 02 nhiệm vụ (số 9, 10).'
    >>> sentence(none._replace(adjusted=(15,)), "quý II/2026")
    'So với quý II/2026, điều chỉnh 01 nhiệm vụ theo văn bản sửa đổi, bổ sung kế hoạch (số 15).'
    >>> sentence(none._replace(total_before=0, total_now=0, done_before=0, done_now=0), "quý II/2026")
    ''
    """  # noqa: E501  a sentence is shown whole
    if not changes.total_now:
        return ""
    parts = list(_parts(changes))
    if not parts:
        return f"So với {than}, tình hình thực hiện các nhiệm vụ không thay đổi."
    return f"So với {than}, {'; '.join(parts)}."


def _parts(changes: PeriodChanges) -> Iterator[str]:
    """Yield a part for each kind of change that there was."""
    done, more = changes.done, _raised("số nhiệm vụ đã hoàn thành", changes.done_before, changes.done_now)
    if done:
        yield f"hoàn thành thêm {_tasks(done)}{more}"
    worded = (
        (changes.late, "phát sinh {} quá hạn"),
        (changes.extended, "gia hạn {}"),
        (changes.adjusted, "điều chỉnh {} theo văn bản sửa đổi, bổ sung kế hoạch"),
        (changes.paused, "tạm dừng {}"),
        (changes.resumed, "tiếp tục thực hiện {} đã tạm dừng"),
        (changes.reopened, "mở lại {} đã báo cáo hoàn thành"),
        (changes.cancelled, "không tiếp tục thực hiện {}"),
    )
    for ids, words in worded:
        if ids:
            yield f"{words.format(counts.tasks(len(ids)))} ({_numbers(ids)})"
    if changes.added:
        grown = _raised("tổng số nhiệm vụ", changes.total_before, changes.total_now)
        yield f"bổ sung {_tasks(changes.added)}{grown}"


def _tasks(ids: tuple[int, ...]) -> str:
    return f"{counts.tasks(len(ids))} ({_numbers(ids)})"


def _numbers(ids: tuple[int, ...]) -> str:
    return f"số {', '.join(map(str, ids))}"


def _raised(what: str, before: int, now: int) -> str:
    """Return how a number grew, as the end of a part; nothing where it didn't, or began at nothing."""
    return f", nâng {what} từ {counts.count(before)} lên {counts.count(now)}" if 0 < before < now else ""
