"""Answers edited by hand: what is wrong is said with its place, what the source doesn't have is named."""

from __future__ import annotations

from functools import cache

import pytest

from cchc.drafts import reader
from cchc.drafts.reading import Reading
from cchc.drafts.writing import answers_file, draft, strange_answers
from cchc.drafts.writing.answers import TURN, Answers
from cchc.errors import RequestError
from cchc.sources import reading as sources
from tests.support import intake_cases


@cache
def seed() -> Reading:
    return reader.read(sources.read(intake_cases.FOLDER / "seed.docx"))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("areas:\n  - Cải cách thể chế", "a.yaml:2:1: `areas` phải gồm các dòng `số nhiệm vụ: nội dung`"),
        ("areas:\n  1:\n    a: b", "a.yaml:3:3: areas, 1: phải là một dòng chữ"),
        ("offices: Phòng Kinh tế", "a.yaml:2:10: `offices` phải gồm các dòng `cách gọi: nội dung`"),
        ("linh-vuc:\n  1: x", "a.yaml:2:1: không có mục “linh-vuc”"),
        ("dates: có", "a.yaml:2:8: `dates` phải là giữ hoặc đảo"),
        ("plan:\n  year: hai", 'a.yaml:3:9: plan, year: "hai" không phải là số nguyên'),
        ("plan:\n  nam: 2026", "a.yaml:3:8: plan, nam: không có trường này"),
        ("plan:\n  issuer: UBND xã A\n  date: 31/2/2026", "a.yaml:4:9: plan, date: "),
        ("areas:\n  2: Thể chế\n  3: '1'", "a.yaml:4:6: areas, 3: “1” không phải tên lĩnh vực"),
        ("owners:\n  2: Trạm Y tế\n  3: '…'", "a.yaml:4:6: owners, 3: “…” không phải tên cơ quan"),
        ("offices:\n  A: B\n  B: A", "a.yaml:3:6: “A” và “B” ghi vòng quanh"),
    ],
)
def test_a_wrong_line_is_told_with_its_place_and_a_remedy(lines: str, said: str) -> None:
    with pytest.raises(RequestError) as caught:
        answers_file.parse(f"answers: 1\n{lines}\n".encode(), "a.yaml")
    assert caught.value.message.startswith(said)
    assert caught.value.hint


def test_answers_about_what_the_source_has_are_not_told() -> None:
    answers = Answers(
        offices={"Phòng VHXXH": "Phòng Văn hóa - Xã hội xã", "trạm y tế": "Trạm Y tế xã"},
        areas={"1": "cai-cach-the-che", "2": "Cải cách thể chế"},
        owners={"3": "Trạm Y tế"},
    )
    assert list(strange_answers.sentences(seed(), answers)) == []


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (Answers(areas={"99": "Cải cách thể chế"}, owners={"x": "Trạm Y tế"}), "số ấy: areas 99; owners x"),
        (Answers(offices={"Phòng VHXHX": "Trạm Y tế xã"}), "không ghi cách gọi ấy: Phòng VHXHX"),
        (Answers(offices={"Phòng VHXXH": "Phòng Văn xã"}), "bản nháp thêm vào danh mục: Phòng Văn xã"),
        (Answers(owners={"3": "Phòng Văn xã"}), "bản nháp thêm vào danh mục: Phòng Văn xã"),
        (Answers(areas={"1": "Cải cách thể chế mới"}), "bản nháp thêm lĩnh vực: Cải cách thể chế mới"),
        (Answers(offices={"Tổ lạ": "Tổ khác"}), "văn bản không ghi cách gọi ấy: Tổ lạ"),
        (Answers(areas={"99": "Lĩnh vực mới"}), "số ấy: areas 99"),
        (Answers(dates=TURN), "văn bản không có cột ngày nào có thể bị đảo"),
    ],
)
def test_an_answer_about_what_the_source_does_not_have_is_named(answers: Answers, said: str) -> None:
    (sentence,) = strange_answers.sentences(seed(), answers)
    assert sentence.endswith(said) or said in sentence


def test_an_area_that_an_answer_adds_is_not_called_a_group_of_the_source() -> None:
    text = draft.build(seed(), Answers(areas={"1": "Lĩnh vực mới"}), source="a.docx", year=2026).text
    assert "# ? Tên lĩnh vực theo câu trả lời, phần nội dung không có lĩnh vực nào tên như vậy.\n" in text
    assert "Tên nhóm trong danh mục" not in text
