"""A small plan with views."""

from __future__ import annotations

_PLAN = """\
cchc: 1
plan:
  number: 02/KH-UBND
  date: 2026-01-02
  year: 2026
  title: Kế hoạch CCHC năm 2026
  issuer: UBND xã Vĩnh Thông
owners:
  - id: vhxh
    name: Phòng Văn hóa - Xã hội
    short: Phòng VHXH
  - id: tyt
    name: Trạm Y tế xã
areas:
  - id: tthc
    title: Thủ tục hành chính
tasks:
  - id: 1
    title: Xây dựng Kế hoạch tuyên truyền CCHC
    area: tthc
    owner: Phòng VHXH
    due: Quý I/2026
  - id: 2
    title: Khảo sát người dân tại Trạm
    area: tthc
    owner: Trạm Y tế xã
    due: 30/6/2026
  - id: 3
    title: Rà soát thủ tục hành chính
    area: tthc
    owner: Phòng VHXH
    due: Quý IV/2026
"""

VIEWS = """\
views:
  # Thứ hai hằng tuần
  giao-ban: {command: list, overdue: true,   sort: "thời hạn"}
  vhxh:
    command: list
    owner: phong vhxh   # mọi việc của Phòng
    status: [chưa làm, tạm dừng]
  tuan-nay:
    command: due
    within: 7
    open: có
"""


def plan_with(views: str = VIEWS) -> bytes:
    """Return a plan file of three tasks with views at its end."""
    return f"{_PLAN}{views}".encode()
