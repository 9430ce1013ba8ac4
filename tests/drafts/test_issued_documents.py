"""The head of a document that came in the year: where its title ends and its body begins."""

from __future__ import annotations

import pytest

from cchc.drafts.changes import changes_reading, issued_documents
from tests.support.papers import make_paper

HEAD = """
    ỦY BAN NHÂN DÂN XÃ VĨNH THÔNG
    Số: 9/KH-UBND
    Vĩnh Thông, ngày 01 tháng 8 năm 2026
    KẾ HOẠCH
"""
TITLE = "Sửa đổi, bổ sung Kế hoạch số 02/KH-UBND"
FOOT = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (TITLE, "Điều chỉnh thời hạn nhiệm vụ số 8 thành Quý IV/2026."),
        (TITLE, "Ủy ban nhân dân xã Vĩnh Thông điều chỉnh thời hạn nhiệm vụ số 8 thành Quý IV/2026."),
        (TITLE, "Nhiệm vụ số 8: thời hạn Quý IV/2026."),
        (TITLE, "Nội dung điều chỉnh.\nĐiều chỉnh thời hạn nhiệm vụ số 8 thành Quý IV/2026."),
        (f"{TITLE}\nvề cải cách hành chính năm 2026", "Thời hạn nhiệm vụ số 8 là Quý IV/2026."),
        (f"{TITLE} của\nỦy ban nhân dân xã Vĩnh Thông", "Thời hạn nhiệm vụ số 8 là Quý IV/2026."),
    ],
)
def test_a_title_ends_where_plain_paragraphs_begin(title: str, body: str) -> None:
    paper = make_paper(f"{HEAD}\n{title}\n{body}\n{FOOT}")
    assert issued_documents.read(paper).summary == title.replace("\n", " ")
    changes = changes_reading.read(paper).changes
    assert [(one.number, one.field, one.after) for one in changes] == [("8", "due", "Quý IV/2026")]


def test_a_title_without_a_body_leaves_out_who_signs() -> None:
    assert issued_documents.read(make_paper(f"{HEAD}\n{TITLE}\n{FOOT}")).summary == TITLE
