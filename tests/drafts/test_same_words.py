"""Old words of a document are found in the plan however they are written; new ones that differ are new."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from cchc.drafts.changes import same_words
from cchc.drafts.proposals import commune_names, plan_matches, same_values
from cchc.plan import Plan
from tests.support.plans import read_real_plan

OLD_AND_PLANS = [
    ("target", "02 hội nghị", "2 hội nghị"),
    ("target", "02 (hai) Hội nghị", "2 hội nghị"),
    ("target", "tối thiểu 02 hội nghị", "2 hội nghị"),
    ("target", "1.000 lượt", "1000 lượt"),
    ("target", "95%", "95 %"),
    ("due", "05/7", "5/7/2026"),
    ("due", "05.07.2026", "5/7/2026"),
    ("due", "quý 2 năm 2026", "Quý II/2026"),
    ("due", "Hàng tháng", "Hằng tháng"),
    ("due", "Trước ngày 05 hàng tháng", "Trước ngày 5 hằng tháng"),
    ("owner", "Phòng Văn hóa – Xã hội xã Vĩnh Thông", "Phòng VHXH"),
    ("owner", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Văn phòng HĐND&UBND"),
    ("owner", "TRẠM Y TẾ", "Trạm Y tế"),
    ("coordinators", "Các phòng, ban, đơn vị có liên quan", "Các phòng, ban, đơn vị liên quan"),
    ("title", "giai đoạn 2026-2030", "Giai đoạn 2026 – 2030"),
    ("title", "hoá\u00a0đơn  điện tử", "hóa đơn điện tử."),
]
OTHERS = [
    ("target", "20 hội nghị", "2 hội nghị"),
    ("target", "2 hội thảo", "2 hội nghị"),
    ("target", "95 người", "95 %"),
    ("due", "Hằng quý", "Hằng tháng"),
    ("due", "Trước ngày 10 hằng tháng", "Trước ngày 5 hằng tháng"),
    ("due", "Quý II/2026 (sau khi có hướng dẫn)", "Quý II/2026"),
    ("owner", "Trạm Y tế xã Bình Minh", "Trạm Y tế"),
    ("title", "0,5%", "5%"),
]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_real_plan()


@pytest.mark.parametrize(("field", "one", "other"), OLD_AND_PLANS)
def test_old_words_are_found_however_they_are_written(field: str, one: str, other: str, plan: Plan) -> None:
    for words in (one, unicodedata.normalize("NFD", one)):
        assert same_values.are_same(plan, field, words, other)
        assert same_values.are_same(plan, field, other, words)


@pytest.mark.parametrize(("field", "one", "other"), OTHERS)
def test_other_words_are_not_found(field: str, one: str, other: str, plan: Plan) -> None:
    assert not same_values.are_same(plan, field, one, other)
    assert not same_values.are_same(plan, field, other, one)


def test_a_mark_that_is_corrected_is_a_change(plan: Plan) -> None:
    assert not same_values.is_there(plan, "title", "Công Dịch vụ công", "Cổng Dịch vụ công")
    assert not same_values.is_there(plan, "deliverable", "báo cáo", "Báo cáo")
    assert same_values.is_there(plan, "title", "Cổng  Dịch vụ công.", "Cổng Dịch vụ công")
    assert same_values.is_there(plan, "due", "Quý 2/2026", "quý II/2026")  # by what it means


@pytest.mark.parametrize("phrase", ["tinh Thái Nguyên", "cải các"])
def test_a_phrase_with_other_marks_or_half_a_word_is_not_found(phrase: str, plan: Plan) -> None:
    with pytest.raises(plan_matches.UnsureError):
        same_values.with_phrase(next(task for task in plan.tasks if task.id == 7), phrase, "xã")


@pytest.mark.parametrize("phrase", ["giai đoạn 2026 - 2030", "Tỉnh Thái Nguyên"])
def test_a_phrase_is_found_once_however_it_is_written(phrase: str, plan: Plan) -> None:
    task = next(task for task in plan.tasks if task.id == 7)
    field, words = same_values.with_phrase(task, phrase, "XYZ")
    assert (field, words.count("XYZ")) == ("title", 1)
    assert same_words.find(words, phrase) == []


OURS = [
    "Sở Nội vụ, UBND các xã, phường",
    "Các sở, ban, ngành và UBND các xã, phường, đặc khu",
    "Sở Y tế\nUBND cấp xã",
    "Thủ trưởng các sở; Chủ tịch UBND các xã",
    "UBND các xã: Bình Minh, Vĩnh Thông",
    "UBND xã Vĩnh Thông và UBND xã Bình Minh",
    "Các sở, ngành, địa phương",
    "UBND 92 xã, phường",
]
NOT_OURS = [
    "UBND các xã: Bình Minh, Tân Long",
    "UBND xã Bình Minh",
    "Sở Nội vụ chủ trì; UBND các xã phối hợp",
    "Các sở, ban, ngành",
    "Sở Nội vụ (phối hợp với UBND các xã)",
]


@pytest.mark.parametrize("words", [*OURS, *NOT_OURS])
def test_a_row_is_ours_where_communes_are_named_beside_others(words: str, plan: Plan) -> None:
    assert commune_names.read([words], plan).is_commune is (words in OURS)


def test_who_is_named_beside_the_commune_is_kept_by_name(plan: Plan) -> None:
    found = commune_names.read(["Sở Nội vụ; Phòng VHXH; Các sở, ban và UBND các xã"], plan)
    assert ([one.short for one in found.offices], found.is_commune) == (["Phòng VHXH"], True)
    assert found.others == ("Sở Nội vụ", "Các sở, ban")


def test_words_of_one_day_are_those_of_the_day() -> None:
    plan = read_real_plan()
    task = next(task for task in plan.tasks if task.id == 14)
    assert same_values.field_with(plan, task, "02 hội nghị", date(2026, 8, 1)) == "target"
