"""Whatever stands in a readable document, its draft passes the check and has every task."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.drafts import reader
from cchc.drafts.annexes import numbering
from cchc.drafts.reading import Body, PlanHead, Reading, SourceTask
from cchc.drafts.writing import answers_file, draft, draft_texts
from cchc.drafts.writing.answers import Answers
from cchc.drafts.writing.questions import open_questions
from cchc.errors import RequestError
from cchc.placeholders import NOBODY
from cchc.planfile import document
from cchc.planfile.values import MAX_TEXT
from cchc.sources.document import Cell, Paragraph, Place, Row, SourceDocument, Table
from cchc.sources.lines import folded
from tests.support.papers import read_head
from tests.support.row_accounts import unaccounted

if TYPE_CHECKING:
    from random import Random

OFFICES = (
    "Phòng Văn hóa - Xã hội", "phòng VHXH", "Trạm Y tế", "tram-y-te", "Trạm Y tế 2", "co-quan", "Cơ quan", "…", "-",
    "🏢", "X chủ trì; Y phối hợp", "Phòng Kinh tế; Trạm Y tế", "Chưa xác định cơ quan", "null", "- a: b # c",
)  # fmt: skip
TITLES = (
    "Rà soát",
    "a: b # c",
    "- x",
    "|",
    "x" * 25_000,
    "123",
    "\u202eRTL",
    "🎉",
    "Nhi\ufffdm vụ",
    "Káº¿ hoạch",
)
GROUPS = ("I. Cải cách thể chế", "CẢI CÁCH THỂ CHẾ", "chua-xep", "Chưa xếp lĩnh vực", "A. 🎉", "linh-vuc")
DUES = ("Quý II/2026", "31/02/2026", "", "Thường xuyên", "06/07/2026", "٣/٤/2026", "năm 99999")
NUMBERS = ("1", "2", "3", "0", "①", "²", "9" * 5000, "a)", "1.1", "")
LINES = (
    "Số: 02/KH-UBND", "A, ngày 12 tháng 01 năm 9999", "KẾ HOẠCH", "Cải cách hành chính năm 2500", "II. NỘI DUNG",
    "1. Cải cách thể chế", "III. TỔ CHỨC THỰC HIỆN", "1. Trạm Y tế", "- Chủ trì", "x" * 25_000, "🏢", "năm \ufffd",
)  # fmt: skip


def texts(*usual: str) -> st.SearchStrategy[str]:
    return st.sampled_from(usual) | st.text(max_size=20).map(folded)


ROWS = st.tuples(
    texts(*NUMBERS), texts(*TITLES), texts(*OFFICES), texts(*OFFICES), texts(*DUES), texts(*GROUPS)
)


@st.composite
def documents(draw: st.DrawFn) -> SourceDocument:
    lines = [line for line in draw(st.lists(texts(*LINES), max_size=8)) if line]
    header = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn", "Lĩnh vực")
    rows = [header, *draw(st.lists(ROWS, min_size=1, max_size=6))]
    made = tuple(
        Row(tuple(map(Cell, cells)), Place(table=1, row=at)) for at, cells in enumerate(rows, start=1)
    )
    paragraphs = (Paragraph(line, Place(paragraph=at)) for at, line in enumerate(lines, start=1))
    return SourceDocument((*paragraphs, Table(made, Place(table=1))))


@settings(max_examples=40)
@given(documents(), st.randoms(use_true_random=False))
def test_the_draft_of_any_document_passes_the_check(source: SourceDocument, random: Random) -> None:
    reading = reader.read(source)
    assert unaccounted(source, reading) == []
    if not reading.tasks:
        return
    answers = Answers()
    for question in [*open_questions(reading, answers)][:5]:
        value = random.choice([*(choice.value for choice in question.choices), *OFFICES])
        if not answers_file.misfit(question.section, question.key, value):
            answers = answers.with_answer(question.section, question.key, value)
    made = draft.build(reading, answers, source="tệp\x1b.docx", year=2026)
    assert made == draft.build(reading, answers, source="tệp\x1b.docx", year=2026)
    assert len(document.parse(made.text.encode(), "nháp").plan.tasks) == len(reading.tasks)
    assert answers_file.parse(answers_file.text(answers).encode(), "trả lời") == answers


def test_what_no_plan_file_can_hold_is_cut_or_boxed_and_marked() -> None:
    place = Place(table=1, row=2)
    tasks = (
        SourceTask("1", "x" * 25_000, place, ("Phòng A",)),
        SourceTask("2", "Nhi\ufffdm vụ", place, ("🏢",)),
    )
    text = draft.build(Reading(PlanHead(), Body(), (), tasks, (), ()), Answers(), source="x", year=2026).text
    first, second = document.parse(text.encode(), "nháp").plan.tasks
    assert (len(first.title), first.title[-3:]) == (MAX_TEXT, "[…]")
    assert second.title == f"Nhi{draft_texts.BOX}m vụ"
    assert second.owner.name == NOBODY
    for words in ("dài quá 20000 ký tự", "có chữ bị hỏng", "ô cơ quan ghi “🏢”"):
        assert words in re.sub(r"\s+# ", " ", text)


def test_a_number_that_counts_nothing_has_no_place_among_others() -> None:
    assert [numbering.parse(text).order for text in ("①", "9" * 5000, "12")] == [None, None, 12]


def test_a_year_that_no_plan_has_is_none_of_the_head() -> None:
    lines = ("KẾ HOẠCH", "Phát triển đến năm 9999, năm 2027", "A, ngày 01 tháng 01 năm 9998")
    paragraphs = (Paragraph(line, Place(paragraph=at)) for at, line in enumerate(lines, start=1))
    plan = read_head(SourceDocument(tuple(paragraphs))).plan
    assert plan.year in {"", "2027"}
    assert not plan.date


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("plan:\n  year: x\n", "plan, year"),
        ("plan:\n  year: 9999\n", "không phải là một năm"),
        ("plan:\n  nam: 2026\n", "không có trường này"),
        ("owners:\n  1: …\n", "không phải tên cơ quan"),
        ("areas:\n  1: '-'\n", "không phải tên lĩnh vực"),
        ("offices:\n  Phòng A: Phòng B\n  Phòng B: Phòng A\n", "vòng quanh"),
    ],
)
def test_answers_that_cannot_be_meant_are_refused(lines: str, words: str) -> None:
    with pytest.raises(RequestError, match=words):
        answers_file.parse(f"answers: 1\n{lines}".encode(), "trả lời")


def test_a_wording_of_a_wording_is_the_last_office() -> None:
    answers = Answers(
        offices={"VHXH": "Phòng VHXH", "Phòng VHXH": "Phòng Văn hóa", "Phòng Văn hóa": "Phòng Văn hóa"}
    )
    assert answers.office_of("VHXH") == answers.office_of("Phòng Văn hóa") == "Phòng Văn hóa"
    circle = Answers(offices={"A": "B", "B": "A"})
    assert (circle.office_of("A"), circle.office_of("B")) == ("A", "B")
