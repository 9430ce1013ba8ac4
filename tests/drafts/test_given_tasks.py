"""Tasks that the paragraphs of a letter give, and the paragraphs that give none."""

from __future__ import annotations

import pytest

from cchc.drafts.changes import given_tasks
from cchc.drafts.changes.source_changes import MAX_LETTERS
from cchc.drafts.paragraphs import lines
from tests.support.papers import make_paper

GIVES = "Chủ tịch UBND xã giao Trạm Y tế thực hiện các nhiệm vụ sau:"


def given(*paragraphs: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Return the titles, offices and deadlines of the tasks that paragraphs give."""
    found = given_tasks.read(lines.read(make_paper("\n".join(paragraphs))))
    return [(one.task.title, one.task.owners, one.task.due) for one in found if one.task]


@pytest.mark.parametrize(
    ("paragraphs", "tasks"),
    [
        (
            (GIVES, "1. Niêm yết thủ tục hành chính, hoàn thành trước 30/9/2026.", "2. Báo cáo kết quả."),
            [("Niêm yết thủ tục hành chính", ("Trạm Y tế",), "trước 30/9/2026"), ("Báo cáo kết quả", ("Trạm Y tế",), "")],
        ),
        (
            ("Giao Trạm Y tế: niêm yết thủ tục hành chính, hoàn thành trước 30/9/2026.",),
            [("niêm yết thủ tục hành chính", ("Trạm Y tế",), "trước 30/9/2026")],
        ),
        ((GIVES, "1. (hoàn thành trước 30/9/2026)"), []),
        ((GIVES, "Nơi nhận:", "1. Như trên"), []),
        ((GIVES, f"1. {'Rà soát ' * (MAX_LETTERS // 8)} văn bản", "2. Báo cáo"), [("Báo cáo", ("Trạm Y tế",), "")]),
    ],
    ids=["a list", "at once", "no words of a task", "below the text", "a paragraph that is too long"],
)  # fmt: skip
def test_a_letter_gives_the_tasks_of_its_paragraphs(
    paragraphs: tuple[str, ...], tasks: list[tuple[str, tuple[str, ...], str]]
) -> None:
    assert given(*paragraphs) == tasks


def test_a_paragraph_that_gives_and_says_no_task_is_a_doubt() -> None:
    found = lines.read(
        make_paper("1. Giao Trạm Y tế chủ trì.\n2. Giao Trạm Y tế làm nhiệm vụ số 4.\n3. Giao kết quả.")
    )
    assert [doubt.text for doubt in given_tasks.unread(found, given_tasks.read(found))] == [
        "Chưa hiểu việc được giao: “Giao Trạm Y tế chủ trì.”."
    ]
