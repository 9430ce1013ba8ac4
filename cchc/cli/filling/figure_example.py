"""How a plan asks for the figures of a period, by example: those of administrative procedures.

The fields are those that provinces' systems ask alike. Read next: `cchc.cli.filling.figure_requests` (who
shows it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.cli import console
from cchc.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.cli.opened_plan import OpenedPlan

_TTHC = "thủ tục hành chính"
_COUNTS = (
    ("ky-truoc", "Hồ sơ kỳ trước chuyển sang", ""),
    ("truc-tuyen", "Hồ sơ mới nộp trực tuyến", ""),
    ("truc-tiep", "Hồ sơ mới nộp trực tiếp", ""),
    ("buu-chinh", "Hồ sơ mới qua bưu chính", ""),
    ("tiep-nhan", "Hồ sơ tiếp nhận", "ky-truoc, truc-tuyen, truc-tiep, buu-chinh"),
    ("truoc-han", "Hồ sơ giải quyết trước hạn", ""),
    ("dung-han", "Hồ sơ giải quyết đúng hạn", ""),
    ("qua-han", "Hồ sơ giải quyết quá hạn", ""),
    ("giai-quyet", "Hồ sơ đã giải quyết", "truoc-han, dung-han, qua-han"),
)
_SHARE = "title: Tỷ lệ giải quyết đúng hạn, share: [truoc-han, dung-han], of: [giai-quyet]"


def none_asked(opened: OpenedPlan) -> RequestError:
    """Write how figures are asked for, and return the error that a plan asks for none."""
    areas = (area.id for area in opened.plan.areas if _TTHC in area.title.lower())
    console.say(
        "Số liệu mà tỉnh yêu cầu được khai báo trong tệp kế hoạch, ví dụ về hồ sơ thủ tục hành chính:"
    )
    has_reporting = b"\nreporting:" in opened.data
    for line in lines(next(areas, ""), is_whole=not has_reporting):
        console.say(line)
    where = "ngay dưới dòng `reporting:` đã có" if has_reporting else "cuối tệp, chữ `reporting` sát lề trái"
    message = f"{opened.name} chưa khai báo số liệu phải báo cáo trong kỳ"
    hint = (
        f"mở {opened.name} bằng Notepad, chép các dòng trên vào {where}, lưu tệp rồi gõ lại lệnh này; "
        "mỗi dòng một số liệu, đổi mã (id, không dấu) và tên (title) theo yêu cầu của tỉnh"
    )
    return RequestError(message, hint)


def lines(area: str, *, is_whole: bool = True) -> Iterator[str]:
    """Yield the lines that ask for figures, in an area by its id where there is one.

    >>> list(lines("tthc"))[2]
    '    - {id: ky-truoc, title: Hồ sơ kỳ trước chuyển sang, unit: hồ sơ, area: tthc}'
    """
    of_area = f", area: {area}" if area else ""
    if is_whole:
        yield "reporting:"
    yield "  figures:"
    for id_, title, parts in _COUNTS:
        made_of = f", sum: [{parts}]" if parts else ""
        yield f"    - {{id: {id_}, title: {title}, unit: hồ sơ{of_area}{made_of}}}"
    yield f"    - {{id: ty-le-dung-han, {_SHARE}{of_area}}}"
