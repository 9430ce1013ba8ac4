"""Finding the office, area or task that a name or a number stands for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc import lookups
from cchc.errors import RequestError
from cchc.queries import standings
from tests.support.plans import make_area, make_owner, make_plan, make_task, read_real_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.plan import Plan

MAY_4 = date(2026, 5, 4)


# Finding an owner


def refused(find: Callable[[Plan, str], object], plan: Plan, name: str) -> RequestError:
    with pytest.raises(RequestError) as caught:
        find(plan, name)
    return caught.value


@pytest.mark.parametrize(
    "name",
    [
        "vhxh",
        "VHXH",
        "Phòng Văn hóa - Xã hội xã",
        "phòng văn hoá - xã hội xã",
        "Phòng VHXH",
        "phong vhxh",
        "PHÒNG VH-XH",
        "Phòng VHXXH",
        "VHXX",
        "văn hóa",
        "xã hội",
        "văn hóa xã hội",
    ],
)
def test_an_owner_is_found_by_id_name_short_name_alias_and_words_of_these(name: str) -> None:
    assert lookups.find_owner(read_real_plan(), name).id == "vhxh"


@pytest.mark.parametrize(
    "name", ["Văn phòng HĐND và UBND", "văn phòng hdnd&ubnd", "VP HĐND & UBND", "HĐND&UBND", "Văn phòng"]
)
def test_an_ampersand_is_read_as_a_word(name: str) -> None:
    assert lookups.find_owner(read_real_plan(), name).id == "vp-hdnd-ubnd"


@pytest.mark.parametrize(
    "name", ["UBND xã", "UBND", "ubnd xa", "UBND\u00a0xã", "HĐND", "hđnd xã", "phòng HĐND", "hội", "hội xã"]
)
def test_another_body_whose_name_stands_inside_an_office_is_not_that_office(name: str) -> None:
    error = refused(lookups.find_owner, read_real_plan(), name)
    assert error.message == f'không có cơ quan nào tên là "{name}"'
    assert error.exit_code == 2


def test_the_office_that_may_have_been_meant_is_asked_about() -> None:
    error = refused(lookups.find_owner, read_real_plan(), "UBND xã")
    assert error.hint == 'có phải là "Văn phòng HĐND&UBND"? nếu đúng thì ghi đầy đủ tên này'


def test_words_that_mean_another_body_are_found_where_the_plan_has_it() -> None:
    office, committee = make_owner("a", name="Văn phòng HĐND và UBND xã"), make_owner("b", name="UBND xã")
    assert lookups.find_owner(make_plan(owners=(office, committee)), "ubnd xã").id == "b"


def test_a_name_in_full_wins_over_words_of_another() -> None:
    plan = make_plan(owners=(make_owner("a", name="Hội Nông dân xã"), make_owner("b", name="Hội")))
    assert lookups.find_owner(plan, "hội").id == "b"


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Trung tâm", ["Trung tâm PVHCC", "Trung tâm DVTH"]),
        ("phòng", ["Phòng VHXH", "Văn phòng HĐND&UBND", "Phòng Kinh tế"]),
    ],
)
def test_a_name_of_several_owners_lists_them(name: str, candidates: list[str]) -> None:
    error = refused(lookups.find_owner, read_real_plan(), name)
    listed = ", ".join(f'"{candidate}"' for candidate in candidates)
    assert error.message == f'"{name}" khớp với nhiều cơ quan: {listed}'
    assert error.hint == "ghi đầy đủ một trong các tên trên"
    assert error.exit_code == 2


def test_an_unknown_name_brings_the_nearest_owners_each_once_by_the_name_it_is_registered_under() -> None:
    error = refused(lookups.find_owner, read_real_plan(), "Phòng VHXXXH")
    assert error.message == 'không có cơ quan nào tên là "Phòng VHXXXH"'
    assert error.hint.startswith('gần giống: "Phòng VHXH"')
    assert "VHXXH" not in error.hint


@pytest.mark.parametrize("name", ["zzz", "", " ", "-"])
def test_a_name_like_no_other_brings_all_owners(name: str) -> None:
    error = refused(lookups.find_owner, read_real_plan(), name)
    assert error.hint.startswith('các cơ quan có trong kế hoạch: "Phòng VHXH", "Văn phòng HĐND&UBND"')


@pytest.mark.parametrize(
    "name", ["Các trường học", "các trường học trên địa bàn xã", "các trường học trên đại bàn xã"]
)
def test_a_collective_is_found_by_its_own_names(name: str) -> None:
    assert lookups.find_owner(read_real_plan(), name).id == "truong-hoc"


@pytest.mark.parametrize("name", ["các phòng", "đơn vị", "các phòng, ban", "trường"])
def test_a_collective_is_not_found_by_words_of_its_name(name: str) -> None:
    assert refused(lookups.find_owner, read_real_plan(), name).message.startswith("không có cơ quan nào")


# Finding an area


@pytest.mark.parametrize("name", ["the-che", "Thể chế", "the che", "Cải cách thể chế", "CẢI CÁCH THỂ CHẾ"])
def test_an_area_is_found_by_id_title_short_title_and_words_of_these(name: str) -> None:
    assert lookups.find_area(read_real_plan(), name).id == "the-che"


def test_an_area_of_this_very_name_wins_over_words_of_another() -> None:
    plan = make_plan(areas=(make_area("a", title="Chính quyền số"), make_area("b", short="Chính quyền")))
    assert lookups.find_area(plan, "chính quyền").id == "b"


def test_a_name_of_several_areas_lists_them() -> None:
    error = refused(lookups.find_area, read_real_plan(), "hành chính")
    assert error.message == (
        '"hành chính" khớp với nhiều lĩnh vực: "Thủ tục hành chính", "Tổ chức bộ máy", "Tuyên truyền"'
    )


def test_an_unknown_area_brings_the_nearest_or_all() -> None:
    near, far = (refused(lookups.find_area, read_real_plan(), name) for name in ("thẻ chếp", "zzz"))
    assert near.message == 'không có lĩnh vực nào tên là "thẻ chếp"'
    assert near.hint.startswith('gần giống: "Thể chế"')
    assert far.hint.startswith('các lĩnh vực có trong kế hoạch: "Thể chế", "Thủ tục hành chính"')


# Finding tasks


def test_tasks_are_given_in_the_order_asked_each_once() -> None:
    items = standings(make_plan(make_task(1), make_task(2), make_task(3)), MAY_4)
    assert [found.task.id for found in lookups.find_tasks(items, [3, 1, 3])] == [3, 1]
    assert lookups.find_tasks(items, []) == []


def test_every_number_that_is_not_there_is_named() -> None:
    items = standings(make_plan(make_task(2), make_task(7)), MAY_4)
    with pytest.raises(RequestError) as caught:
        lookups.find_tasks(items, [7, 9, 1])
    assert caught.value.message == "không có nhiệm vụ số 9, 1"
    assert caught.value.hint == "kế hoạch có các nhiệm vụ từ 2 đến 7"


def test_an_empty_plan_says_so() -> None:
    with pytest.raises(RequestError) as caught:
        lookups.find_tasks([], [1])
    assert caught.value.hint == "kế hoạch chưa có nhiệm vụ nào"
