"""Which part of an office's name stands for it."""

from __future__ import annotations

import unicodedata

import pytest

from cchc import office_names

ISSUER = "Ủy ban nhân dân xã Vĩnh Thông"


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("văn hóa", "Phòng Văn hóa - Xã hội xã"),
        ("xã hội", "Phòng Văn hóa - Xã hội xã"),
        ("xa hoi", "Phòng Văn hóa - Xã hội xã"),
        ("y tế", "Trạm Y tế xã"),
        ("Văn phòng", "Văn phòng HĐND và UBND xã"),
        ("Văn phòng HĐND", "Văn phòng HĐND và UBND xã"),
        ("HĐND và UBND", "Văn phòng HĐND và UBND xã"),
        ("công an", "Công an xã Vĩnh Thông"),
        ("số hóa", "Tổ số hóa"),
        ("đổi mới", "Ban Đổi mới"),
        ("UBND xã", "Ủy ban nhân dân xã Vĩnh Thông"),
        ("Ủy ban nhân dân", "UBND xã"),
    ],
)
def test_a_part_that_tells_the_office_from_others_stands_for_it(part: str, name: str) -> None:
    assert office_names.stands_for(part, [name], ISSUER)


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("UBND xã", "Văn phòng HĐND và UBND xã"),
        ("uỷ ban nhân dân", "Văn phòng Ủy ban nhân dân xã"),
        ("HĐND xã", "Thường trực HĐND xã"),
        ("hdnd xa", "Thường trực HĐND xã"),
        ("Đảng ủy", "Văn phòng Đảng ủy xã"),
        ("hội", "Phòng Văn hóa - Xã hội xã"),
        ("Công an xã", "Đội Cảnh sát Công an xã"),
        ("sở", "Phòng Cơ sở"),
        # the plan's issuer, whether it names itself in full or not
        ("Ủy ban", "Ủy ban MTTQ Việt Nam xã"),
        ("UBND", "UBND phường Sông Công"),
        ("xã", "Trạm Y tế xã"),
        ("xã Vĩnh Thông", "Công an xã Vĩnh Thông"),
        ("Vĩnh Thông", "Trường Mầm non Vĩnh Thông"),
    ],
)
def test_a_part_that_is_the_name_of_another_body_does_not(part: str, name: str) -> None:
    assert not office_names.stands_for(part, [name], ISSUER)


def test_one_spelling_that_begins_with_the_part_is_enough() -> None:
    assert office_names.stands_for("đội", ["Công an xã", "Đội Công an"], ISSUER)
    assert not office_names.stands_for("đội", ["Công an xã", "Tổ đội"], ISSUER)
    assert office_names.stands_for("UBND", ["ub", "UBND xã"], ISSUER)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Ủy ban nhân dân xã Vĩnh Thông", "xã"),
        ("UBND phường Kinh Bắc", "phường"),
        ("ỦY BAN NHÂN DÂN ĐẶC KHU CÁT HẢI", "đặc khu"),
        ("Ủy ban nhân dân thị trấn Núi Sập", "thị trấn"),
        ("Ủy ban nhân dân phường Xã Đàn", "phường"),
        ("Ủy ban nhân dân thị xã Sơn Tây", "thị xã"),
        (unicodedata.normalize("NFD", "Ủy ban nhân dân xã Vĩnh Thông"), "xã"),
        ("Phòng Văn hóa - Xã hội phường Kinh Bắc", "phường"),
        ("Phòng Văn hóa - Xã hội", ""),
        ("Hợp tác xã Nông nghiệp", ""),
    ],
)
def test_a_name_says_of_which_unit_it_is(name: str, unit: str) -> None:
    assert office_names.unit_of(name) == unit
