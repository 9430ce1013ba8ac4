"""Notes of a draft go with the update that settles them; those of people and about other fields stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc.planfile import document, updating
from cchc.planfile.fast import updating as fast
from cchc.updates import task_fields
from tests.support.plans import REAL_PLAN

if TYPE_CHECKING:
    from cchc.planfile.document import Document
    from cchc.yamltext.nodes import Plain

NOTES = {
    "due": "  # ? Thời hạn “tháng 6 của cơ quan” không ghi năm.\n",
    "area": "  # ? Nhiệm vụ “Rà soát thời hạn, cơ quan” chưa xếp lĩnh vực.\n",
    "owner": (
        "  # ? Ghi 2 cơ quan chủ trì: Phòng Văn hóa - Xã hội xã; Văn phòng Hội đồng nhân dân và Ủy ban nhân\n"
        "  # dân xã.\n"
    ),
    "coordinators": "  # ? “Các đoàn thể” có thể là nhiều cơ quan phối hợp; đang đọc là một.\n",
}
SOURCE = "  # nguồn: bảng 3, dòng 6\n"
PERSON = "  # thời hạn: đã hỏi Trạm Y tế\n"
NEW: dict[str, Plain] = {
    "due": "Quý IV/2026",
    "area": "the-che",
    "owner": "Trạm Y tế",
    "coordinators": ["Trạm Y tế"],
}


def plan_with(*, end: str = "\n") -> bytes:
    """Return the real plan with every note above two of its tasks."""
    text = REAL_PLAN.read_text("utf-8")
    for number in (4, 5):
        text = text.replace(
            f"  - id: {number}\n", f"{SOURCE}{''.join(NOTES.values())}{PERSON}  - id: {number}\n", 1
        )
    return text.replace("\n", end).encode()


def update_of(field: str, value: Plain) -> updating.PlanUpdate:
    def wished(opened: Document) -> dict[str, Plain]:
        return task_fields.update_tasks(opened.plain, [4], lambda task: {**task, field: value})

    return updating.PlanUpdate(wished, (4,))


@pytest.mark.parametrize("field", list(NOTES))
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_note_goes_with_the_field_that_it_is_about(field: str, end: str) -> None:
    before = plan_with(end=end)
    after = updating.update_bytes(before, "plan", update_of(field, NEW[field])).data.decode()
    note = NOTES[field].replace("\n", end)
    assert after.count(note) == 1, "the other task's stays"
    assert note not in after[: after.index("- id: 4")][-900:]
    for kept in (*(NOTES[other] for other in NOTES if other != field), SOURCE, PERSON):
        assert after.count(kept.replace("\n", end)) == 2, kept
    assert document.parse(after.encode(), "plan").plan.tasks[3].id == 4


@pytest.mark.parametrize(
    ("field", "value"), [("due", "Chưa xác định"), ("area", "chua-xep"), ("title", "Việc khác")]
)
def test_what_settles_nothing_leaves_every_note(field: str, value: str) -> None:
    before = plan_with()
    if field == "area":
        before = before.replace(b"areas:\n", b"areas:\n  - id: chua-xep\n    title: X\xe1\xba\xbfp sau\n", 1)
    after = updating.update_bytes(before, "plan", update_of(field, value)).data.decode()
    assert all(after.count(note) == 2 for note in NOTES.values())


@pytest.mark.parametrize("field", list(NOTES))
def test_a_large_file_is_edited_to_the_same_bytes(field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fast, "LARGE", 0)
    before, update = plan_with(), update_of(field, NEW[field])
    assert (
        fast.update_bytes(before, "plan", update, None).data
        == updating.update_bytes(before, "plan", update).data
    )


def test_a_note_about_two_fields_stays_until_a_person_takes_it_away() -> None:
    both = "  # ? Xem lại thời hạn và cơ quan chủ trì với Trạm Y tế.\n"
    before = REAL_PLAN.read_text("utf-8").replace("  - id: 4\n", f"{both}  - id: 4\n", 1).encode()
    for field in ("due", "owner"):
        assert both.encode() in updating.update_bytes(before, "plan", update_of(field, NEW[field])).data
