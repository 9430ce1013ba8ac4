"""Make plan files of any size for the benches, from the real plan's head, owners and areas.

python bench/make_plans.py 2000 > plan.yaml
"""

from __future__ import annotations

import sys
from pathlib import Path

REAL = Path(__file__).parent.parent / "plans/2026.yaml"
DUE = ("Quý I/2026", "Quý II/2026 (sau khi tỉnh có kế hoạch)", "Tháng 9/2026", "Năm 2026", "30/11/2026")
OWNERS = ("Phòng VHXH", "Văn phòng HĐND&UBND", "Trung tâm PVHCC", "Trạm Y tế", "Phòng Kinh tế")
AREAS = ("the-che", "tthc", "to-chuc-bo-may", "che-do-cong-vu", "chinh-quyen-so", "tuyen-truyen", "chi-dao")

TASK = """
  - id: {id}
    title: >-
      Xây dựng kế hoạch số {id} về nâng cao chất lượng kiểm soát thủ tục hành chính gắn với chuyển
      đổi số trên địa bàn xã và tổ chức thực hiện
    area: {area}
    status: {status}
    owner: {owner}
    coordinators:
      - Các phòng, ban, đơn vị liên quan
    due: {due}
"""


def plan_text(tasks: int) -> str:
    """Return a plan file with so many tasks: the real ones first, then made ones."""
    text = REAL.read_text("utf-8")
    head, _, real = text.partition("\ntasks:")
    items = real.split("\n  - id: ")
    kept = "\n  - id: ".join(items[: tasks + 1]).rstrip("\n") + "\n"
    made = (
        TASK.format(
            id=number,
            area=AREAS[number % len(AREAS)],
            status="in_progress" if number % 3 else "not_started",
            owner=OWNERS[number % len(OWNERS)],
            due=DUE[number % len(DUE)],
        )
        for number in range(21, tasks + 1)
    )
    return f"{head}\ntasks:{kept}{''.join(made)}"


if __name__ == "__main__":
    sys.stdout.write(plan_text(int(sys.argv[1])))
