"""A first plan for an office that has none as a file: small, correct, with comments that teach.

The areas are the six of the national programme (Resolution 76/NQ-CP of 15/7/2021), which a
commune's plan follows; whoever has others changes them. Nothing else is assumed. Read next:
`cchc.drafts.writing.draft` (a plan from a document).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc.drafts.reading import Office
from cchc.drafts.writing import draft_offices
from cchc.drafts.writing.answers import Answers
from cchc.yamltext import new_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.yamltext.nodes import Path, Plain

_AREAS = (
    ("the-che", "Cải cách thể chế"),
    ("tthc", "Cải cách thủ tục hành chính"),
    ("bo-may", "Cải cách tổ chức bộ máy hành chính nhà nước"),
    ("cong-vu", "Cải cách chế độ công vụ"),
    ("tai-chinh", "Cải cách tài chính công"),
    ("chinh-quyen-so", "Xây dựng và phát triển chính quyền điện tử, chính quyền số"),
)
_OPENING = (
    "Kế hoạch cải cách hành chính. Sửa tệp này bằng trình soạn thảo văn bản hoặc bằng lệnh `cchc`.",
    "Sửa xong chạy `cchc check` để kiểm tra, `cchc save` để lưu vào lịch sử.",
)
_COMMENTS: dict[Path, Sequence[str]] = {
    (): _OPENING,
    ("cchc",): ("Phiên bản định dạng của tệp.",),
    ("plan",): ("KẾ HOẠCH. Khi ban hành, ghi thêm: number (số, ký hiệu), date (ngày, ví dụ 2027-01-05).",),
    ("owners",): (
        "CƠ QUAN, ĐƠN VỊ chủ trì hoặc phối hợp. id: tên ngắn không dấu; name: tên đầy đủ.",
        "Có thể thêm short (tên gọi tắt) và aliases (các cách gọi khác).",
    ),
    ("areas",): ("LĨNH VỰC. Thêm, bớt, đổi tên được; nhiệm vụ ghi theo id.",),
    ("tasks",): (
        "NHIỆM VỤ. Thêm bằng lệnh, ví dụ:",
        'cchc add "Xây dựng kế hoạch tuyên truyền" --area the-che --owner "…" --due "Quý I"',
        "hoặc ghi tay từng mục: id, title, area, owner, due (thời gian hoàn thành, ghi như trong văn bản).",
    ),
}  # fmt: skip


class FirstPlan(NamedTuple):
    """What is known of a plan before it has any task; empty is what isn't known yet."""

    year: int
    issuer: str
    number: str = ""
    offices: tuple[str, ...] = ()


def text(plan: FirstPlan) -> str:
    """Return the text of the plan file."""
    head: dict[str, Plain] = {
        "number": plan.number,
        "year": str(plan.year),
        "title": f"Kế hoạch Cải cách hành chính năm {plan.year}",
        "issuer": plan.issuer,
    }
    offices = draft_offices.build([Office(name) for name in plan.offices], (), Answers(), needs_nobody=False)
    data: dict[str, Plain] = {
        "cchc": "1",
        "plan": {key: value for key, value in head.items() if value},
        "owners": [office.record for office in offices],
        "areas": [{"id": id_, "title": title} for id_, title in _AREAS],
        "tasks": [],
    }
    return new_text.write(data, _COMMENTS)
