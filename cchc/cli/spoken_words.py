"""What people say at work that is no command's name, but tells what they want: the lines to type.

A name that means one command stands in `cchc.cli.command_table` instead. Pure data, and how it is found.
Read next: `cchc.cli.spoken_advice` (who asks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc import names

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_WORDS = 4  # of what people say


class Advice(NamedTuple):
    """What is done by a line, in words, and the line itself."""

    what: str
    line: str


_UNDO = Advice("thay đổi vừa ghi nhầm", "cchc undo")
_DUE = Advice("việc quá hạn và sắp đến hạn", "cchc due")
_FROM_WORD = Advice("lập kế hoạch từ văn bản Word", "cchc import TỆP.docx")
_PRESS = (
    Advice("công văn đôn đốc từng cơ quan", "cchc report --kind reminder --split owner --format docx"),
    Advice("tin nhắn đôn đốc", "cchc report --format text"),
)
_GIVE = (
    Advice(
        "ghi nhiệm vụ mới giao",
        "cchc add NỘI-DUNG --area LĨNH-VỰC --owner TÊN-CƠ-QUAN --due THỜI-HẠN",
    ),
    Advice("phiếu giao việc cho từng cơ quan", "cchc report --kind assignment --split owner --format docx"),
)
_PRINT = (Advice("lập báo cáo Word để in", "cchc report --format docx"),)
_TASKS = (Advice("mọi nhiệm vụ", "cchc list"), Advice("một nhiệm vụ", "cchc show NV"))
_PROGRESS = (
    Advice("xem tiến độ", "cchc list"),
    Advice("ghi tiến độ", "cchc update NV --progress SỐ-PHẦN-TRĂM"),
)
_DELETE = (
    Advice("nhiệm vụ không làm nữa", "cchc cancel NV --document SỐ-VĂN-BẢN"),
    Advice("nhiệm vụ ghi nhầm", "cchc remove NV"),
    _UNDO,
)
_FIND = (Advice("tìm trong nội dung nhiệm vụ", "cchc list --search NỘI-DUNG"),)
_LEAVE = (Advice("mỗi lệnh chạy xong là xong; đóng cửa sổ", "exit"),)
_RECORD = (
    Advice("nhật ký", "cchc note NV NỘI-DUNG"),
    Advice("tiến độ, đầu mối, thời hạn", "cchc update NV --progress SỐ-PHẦN-TRĂM"),
    Advice("ghi vào lịch sử", "cchc save"),
)
_SEND = (Advice("bảng Excel gửi các cơ quan điền", "cchc report --format xlsx"),)
_ASSIGN = _GIVE[::-1]  # the sheets are named first, the new task second
_CHAT = (Advice("tin nhắn nhắc việc để dán vào nhóm", "cchc report --format text"),)
_EXCEL = (
    Advice("bảng Excel của các nhiệm vụ", "cchc report --format xlsx"),
    Advice("tệp Excel các cơ quan điền xong", "cchc import TỆP.xlsx --update"),
)
_WORD = (
    Advice("lập báo cáo Word", "cchc report --format docx"),
    _FROM_WORD,
)
_LATE = (Advice("nhiệm vụ quá hạn", "cchc list --overdue"), _DUE)
_COMING = (_DUE,)
_LATER = (
    Advice("lùi thời hạn", "cchc extend NV --to THỜI-HẠN --document SỐ-VĂN-BẢN"),
    Advice("lùi lại trước thay đổi vừa ghi", "cchc undo"),
)
_AGAIN = (
    Advice("nhiệm vụ đã báo hoàn thành phải làm lại", "cchc reopen NV"),
    _UNDO,
)
_GIVEN_BACK = (Advice("đã trình, bị trả lại để làm tiếp", "cchc start NV --date NGÀY"),)
_NEW_PLAN = (
    Advice("kế hoạch năm sau, từ kế hoạch đang có", "cchc new NĂM"),
    _FROM_WORD,
    Advice("kế hoạch đầu tiên", "cchc init"),
)
SPOKEN: dict[str, tuple[Advice, ...]] = {
    "đôn đốc": _PRESS,
    "nhắc": _PRESS,
    "nhắc việc": _PRESS,
    "nhắc nhở": _PRESS,
    "công văn": _PRESS,
    "công văn đôn đốc": _PRESS,
    "giao": _GIVE,
    "giao việc": _ASSIGN,
    "phiếu giao việc": _ASSIGN,
    "zalo": _CHAT,
    "tin nhắn": _CHAT,
    "nhắn tin": _CHAT,
    "word": _WORD,
    "excel": _EXCEL,
    "chậm": _LATE,
    "chậm hạn": _LATE,
    "trễ hạn": _LATE,
    "sắp đến hạn": _COMING,
    "sắp tới hạn": _COMING,
    "lùi": _LATER,
    "lùi hạn": _LATER,
    "lùi thời hạn": _LATER,
    "làm lại": _AGAIN,
    "trả lại": _GIVEN_BACK,
    "bị trả lại": _GIVEN_BACK,
    "kế hoạch mới": _NEW_PLAN,
    "lập kế hoạch": _NEW_PLAN,
    "giao nhiệm vụ": _GIVE,
    "phân công": _GIVE,
    "in": _PRINT,
    "in báo cáo": _PRINT,
    "xuất": _PRINT,
    "xuất word": _PRINT,
    "xuất excel": _EXCEL[:1],
    "in excel": _EXCEL[:1],
    "xuất báo cáo": _PRINT,
    "lập báo cáo": _PRINT,
    "việc": _TASKS,
    "nhiệm vụ": _TASKS,
    "công việc": _TASKS,
    "tiến độ": _PROGRESS,
    "bỏ": _DELETE,
    "tìm": _FIND,
    "tìm kiếm": _FIND,
    "thoát": _LEAVE,
    "exit": _LEAVE,
    "quit": _LEAVE,
    "đóng": _LEAVE,
    "ghi": _RECORD,
    "gửi": _SEND,
}


def advised(words: Sequence[str]) -> tuple[tuple[Advice, ...], Sequence[str]]:
    """Return what to type for what the first words of a line say, if they say anything known; the words left.

    >>> advised(["don", "doc", "vhxh"])[1], advised(["tao", "lao"])
    (['vhxh'], ((), ['tao', 'lao']))
    """
    known = {names.key(spoken): found for spoken, found in SPOKEN.items()}
    for count in range(min(_MAX_WORDS, len(words)), 0, -1):
        if found := known.get(names.key(" ".join(words[:count]))):
            return found, words[count:]
    return (), words
