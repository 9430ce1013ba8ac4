"""A comment that a draft was written with goes with its record; what a person wrote above one stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc.drafts.reading import Body, Office, PlanHead, Reading, SourceTask
from cchc.drafts.writing import draft
from cchc.drafts.writing.answers import Answers
from cchc.planfile import document, draft_comments, updating
from cchc.planfile.updating import PlanUpdate
from cchc.sources.document import Place

if TYPE_CHECKING:
    from cchc.planfile.document import Document
    from cchc.yamltext.nodes import Plain

_LONG = "Phòng Văn hóa - Xã hội và những việc khác có tên rất dài của xã Bình Minh Tây"


def made() -> str:
    """Return a draft of three tasks whose comments say where they stand and what is doubtful."""
    tasks = [
        SourceTask(str(number), f"Việc {number}", Place(table=1, row=number), ("Trạm Y tế",), due="Quý II")
        for number in (1, 2, 3)
    ]
    offices = (Office(_LONG), Office("Trạm Y tế", ("TYT xã",)))
    reading = Reading(PlanHead(), Body(), offices, tuple(tasks), (), ())
    return draft.build(reading, Answers(), source="a.docx", year=2026).text


def without(text: str, *numbers: str) -> str:
    def wished(opened: Document) -> dict[str, Plain]:
        tasks = opened.plain["tasks"]
        assert isinstance(tasks, list)
        kept = [task for task in tasks if isinstance(task, dict) and task["id"] not in numbers]
        return {**opened.plain, "tasks": [*kept]}

    return updating.update_document(document.parse(text.encode(), "p"), PlanUpdate(wished))[1].text


@pytest.mark.parametrize("number", ["1", "2", "3"])
def test_where_a_task_was_read_goes_with_it(number: str) -> None:
    text = without(made(), number)
    assert f"dòng {number}" not in text
    assert text.count("# nguồn: ") == 2


def test_all_tasks_may_go_with_their_comments() -> None:
    assert without(made(), "1", "2").count("# nguồn: ") == 1
    assert "# nguồn: " not in without(made(), "1", "2", "3")


def test_a_persons_comment_stays_and_keeps_those_beside_it() -> None:
    said = "  # nguồn: bảng 1, dòng 2\n"
    assert said in made()
    for words in ("  # đã hỏi chị Hoa\n" + said, said + "  # đã hỏi chị Hoa\n"):
        assert words in without(made().replace(said, words), "2")


def test_a_persons_comment_below_a_draft_with_a_blank_line_stays() -> None:
    said = "  # nguồn: bảng 1, dòng 2\n"
    text = without(made().replace(said, f"  # việc của quý này\n\n{said}"), "2")
    assert "# việc của quý này" in text
    assert said not in text


def test_a_long_comment_of_a_draft_goes_whole() -> None:
    said = "  # nguồn: bảng 1, dòng 2\n"
    long = f"  # ? Ghi 2 cơ quan chủ trì: {_LONG}; Trạm Y tế\n  # trên địa bàn xã Bình Minh Tây.\n"
    assert "Bình Minh Tây." not in without(made().replace(said, said + long), "2")


def test_a_line_below_a_full_one_is_told_where_a_sentence_ended_before_it() -> None:
    full = "# ? Thời hạn “Quý II” không ghi năm; còn các điều khác thì xem ở mục hai của văn bản này nhé các"
    assert draft_comments.by_people([full, "# phòng liên quan."]) == []
    assert draft_comments.by_people([f"{full[:-1]}.", "# đã hỏi Trạm Y tế"]) == ["# đã hỏi Trạm Y tế"]
