"""Which task a row means, and what is said when it means none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cchc.intake import row_tasks
from cchc.intake.plan_tasks import PlanTasks
from cchc.intake.rows import RejectedCellError, Row
from cchc.reports.sheet_columns import NUMBER, TITLE
from cchc.workbook.cells import Cell

if TYPE_CHECKING:
    from cchc.changes import PlainRecord

RIGHT = "Rà soát, đơn giản hóa các thủ tục hành chính của xã"
NEARLY = "Rà soát, đơn giản hóa thủ tục hành chính của xã"
PLAN: PlainRecord = {"tasks": [{"id": "3", "title": "Mở lớp tập huấn"}, {"id": "4", "title": RIGHT}]}
TASKS = PlanTasks.of(PLAN)
HAS_RIGHT = f'gần giống nhiệm vụ 4, đúng là việc đó thì ghi nội dung như kế hoạch: "{RIGHT}"; '
LEAVE = "việc mới thì để trống cột NV và thêm --add"
OF_4 = "nội dung không phải của nhiệm vụ 4 trong kế hoạch; "


def row(number: Any, title: str) -> Row:
    cells = {NUMBER: Cell(number, "A7"), TITLE: Cell(title, "B7")}
    return Row({key: cell for key, cell in cells.items() if cell.words}, "A7")


@pytest.mark.parametrize("number", [4, 4.0, "NV 4", "nv4", "04.", "4.0", "Nhiệm vụ số 4", "(4)"])
def test_a_number_is_read_however_it_is_written(number: Any) -> None:
    assert row_tasks.numbered(TASKS, row(number, RIGHT), can_add=False) == 4


@pytest.mark.parametrize(
    ("number", "title", "said"),
    [
        ("21a", RIGHT, '"21a" không phải là số thứ tự nhiệm vụ; đây là nội dung của nhiệm vụ 4: ghi số đó vào ô này'),
        ("21a", NEARLY, f'"21a" không phải là số thứ tự nhiệm vụ; {HAS_RIGHT}{LEAVE}'),
        ("21a", "Việc mới", f'"21a" không phải là số thứ tự nhiệm vụ; {LEAVE}'),
        (99, "Việc mới", f"kế hoạch không có nhiệm vụ 99; {LEAVE}"),
        (99, NEARLY, f"kế hoạch không có nhiệm vụ 99; {HAS_RIGHT}{LEAVE}"),
        (3, RIGHT, "nội dung không phải của nhiệm vụ 3 trong kế hoạch; đây là nội dung của nhiệm vụ 4: ghi số đó vào ô này"),
        (4, NEARLY, f'{OF_4}kế hoạch ghi: "{RIGHT}"; để nguyên như vậy; sửa nội dung của kế hoạch: cchc update 4 --title …'),
        (4, "Việc mới", f'{OF_4}kế hoạch ghi: "{RIGHT}"; {LEAVE}'),
        (4, "", f'{OF_4}kế hoạch ghi: "{RIGHT}"; ghi lại như vậy'),
        ("", NEARLY, f"dòng này không có số thứ tự nhiệm vụ; {HAS_RIGHT}việc mới thì thêm --add"),
    ],
)  # fmt: skip
def test_a_row_that_names_no_task_says_which_is_meant_and_what_to_write(
    number: Any,
    title: str,
    said: str,
) -> None:
    with pytest.raises(RejectedCellError) as rejected:
        row_tasks.numbered(TASKS, row(number, title), can_add=False)
    assert str(rejected.value) == said


def test_a_new_row_may_have_a_number_that_no_task_has() -> None:
    assert row_tasks.numbered(TASKS, row(5, "Việc mới"), can_add=True) is None
    row_tasks.refuse_other_number(row(5, "Việc mới"), 5)
    with pytest.raises(RejectedCellError, match="việc mới lấy số 5, không lấy số 6; để trống ô này"):
        row_tasks.refuse_other_number(row(6, "Việc mới"), 5)
    with pytest.raises(RejectedCellError, match="ghi số đó vào ô này"):
        row_tasks.numbered(TASKS, row(5, RIGHT), can_add=True)


def test_a_row_that_names_a_group_asks_for_nothing() -> None:
    for number in ("I", "II.", "A", "B)", "Đ"):
        assert row_tasks.is_group(row(number, "Cải cách thể chế")), number
    for number in ("", "21a", "1", "Iv"):
        assert not row_tasks.is_group(row(number, "Cải cách thể chế")), number
    filled = row("II", "Việc mới")
    assert not row_tasks.is_group(filled._replace(others={"Cơ quan chủ trì": Cell("Phòng Kinh tế", "D7")}))


def test_a_sheet_is_of_a_plan_by_half_of_its_titles() -> None:
    there, other = row(4, RIGHT), row(3, "Việc của năm khác")
    assert row_tasks.is_of_plan(TASKS, [there, other])
    assert row_tasks.is_of_plan(TASKS, [there, there, other, other])
    assert not row_tasks.is_of_plan(TASKS, [there, other, other])
    assert row_tasks.is_of_plan(TASKS, [other, other]), "two rows tell nothing"
    assert row_tasks.is_of_plan(TASKS, [there, *([row("", "Việc mới")] * 9)]), "new rows have no number"
    foreign = [each._replace(has_own_number=False) for each in (there, other, other, other)]
    assert row_tasks.is_of_plan(TASKS, foreign), "another office lists work of any kind"
    assert not row_tasks.is_of_plan(TASKS, foreign[1:])
