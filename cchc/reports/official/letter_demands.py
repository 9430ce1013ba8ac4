"""The demands of a letter that presses: who is to do what by when, each of the tasks that it is meant for.

What lies with the approver, waits for a condition or for an answer to a request isn't pressed for. The
annex asks the same of each task. Read next: `cchc.reports.official.reminder` (the letter),
`cchc.reports.wording.letter_phrases` (what is asked of one task).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.reports.official import letter_parts
from cchc.reports.wording import letter_phrases
from cchc.states import OVERDUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cchc.states import Standing


def are_pressing(standings: Sequence[Standing]) -> bool:
    """Whether there is a task that is to be finished at once."""
    return any(map(_is_pressed, standings))


def call_to_account(standings: Sequence[Standing]) -> bool:
    """Whether there is such a task, and every one of them is led by who answers to the committee."""
    pressed = list(filter(_is_pressed, standings))
    return bool(pressed) and not any(map(letter_phrases.is_beside, pressed))


def _is_pressed(standing: Standing) -> bool:
    return letter_phrases.demanded(standing) == letter_phrases.PRESS


def of_tasks(standings: Sequence[Standing]) -> Iterator[str]:
    """Yield what is demanded of late tasks and of those that end soon, without a mark at the end.

    A demand that is made on somebody whom the committee orders nothing, too, is in mild words.
    """
    for asked, words in _DEMANDS.items():
        of = [one for one in standings if letter_phrases.demanded(one) == asked]
        if of:
            said, is_mild = words(of, standings), any(map(letter_phrases.is_beside, of))
            yield letter_phrases.with_respect(said) if is_mild else said


def _press(of: Sequence[Standing], among: Sequence[Standing]) -> str:
    whole = sum(one.state in OVERDUE for one in among)
    return (
        f"Khẩn trương hoàn thành {_those(of, 'quá hạn', whole)}, chậm nhất ngày "
        f"{letter_parts.FINISH_BY.mark}; báo cáo rõ nguyên nhân, trách nhiệm"
    )


def _await(of: Sequence[Standing], _: Sequence[Standing]) -> str:
    return f"Tiếp tục thực hiện {_those(of, 'đã đề nghị gia hạn')} trong thời gian chờ quyết định"


def _follow(of: Sequence[Standing], _: Sequence[Standing]) -> str:
    return f"Theo dõi, báo cáo kết quả phê duyệt {_those(of, 'đã trình')}"


def _keep(of: Sequence[Standing], among: Sequence[Standing]) -> str:
    whole = sum(one.state not in OVERDUE for one in among)
    return (
        f"Bảo đảm hoàn thành đúng thời hạn {_those(of, 'sắp đến hạn', whole)}; có vướng mắc thì "
        "báo cáo trước khi hết hạn, không tự ý lùi thời hạn"
    )


def _prepare(of: Sequence[Standing], _: Sequence[Standing]) -> str:
    return f"Chuẩn bị để thực hiện ngay khi đủ điều kiện {_those(of, 'chờ điều kiện')}"


def _those(of: Sequence[Standing], what: str, whole: int = 0) -> str:
    """Return the tasks a demand is meant for; by their numbers, unless they are all that were counted so."""
    ids = "" if len(of) == whole else f" (số {', '.join(str(one.task.id) for one in of)})"
    return f"{letter_phrases.those(len(of))} {what}{ids}"


_DEMANDS: dict[str, Callable[[Sequence[Standing], Sequence[Standing]], str]] = {
    letter_phrases.PRESS: _press,
    letter_phrases.AWAIT: _await,
    letter_phrases.FOLLOW: _follow,
    letter_phrases.KEEP: _keep,
    letter_phrases.PREPARE: _prepare,
}
