"""Names of offices in a cell: where they part and where they stay whole."""

from __future__ import annotations

import pytest

from cchc import names
from cchc.drafts.offices import lead_words, office_roles, office_words


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Phòng VH-XH, Phòng Kinh tế và Công an xã", ["Phòng VH-XH", "Phòng Kinh tế", "Công an xã"]),
        ("P. VHXH, P. KT, Công an xã", ["P. VHXH", "P. KT", "Công an xã"]),
        ("VP; P. KT", ["VP", "P. KT"]),
        ("MTTQ, CCB, HPN và ĐTN", ["MTTQ", "CCB", "HPN", "ĐTN"]),
        ("Công an, CHQS", ["Công an", "CHQS"]),
        ("TTPVHCC, BCHQS và P.VHXH", ["TTPVHCC", "BCHQS", "P.VHXH"]),
        ("Trạm Y tế xã, các trường học trên địa bàn", ["Trạm Y tế xã", "các trường học trên địa bàn"]),
        ("Công an xã và các phòng, ban liên quan", ["Công an xã", "các phòng, ban liên quan"]),
        ("HĐND xã và UBND xã", ["HĐND xã", "UBND xã"]),
        ("Uỷ ban MTTQ xã, Hội Nông dân.", ["Uỷ ban MTTQ xã", "Hội Nông dân"]),
        (
            "Lãnh đạo UBND xã; Văn phòng HĐND và UBND, Ban Tiếp công dân",
            ["Lãnh đạo UBND xã", "Văn phòng HĐND và UBND", "Ban Tiếp công dân"],
        ),
        (
            "Phòng Kinh tế, Hạ tầng và Đô thị, Công an xã",
            ["Phòng Kinh tế, Hạ tầng và Đô thị", "Công an xã"],
        ),
        ("- Phòng Kinh tế\n- Công an xã", ["Phòng Kinh tế", "Công an xã"]),
        ("Các thôn, Đoàn Thanh niên", ["Các thôn", "Đoàn Thanh niên"]),
        (
            "Bộ Nội vụ, Thanh tra Chính phủ, các bộ, ngành và địa phương",
            ["Bộ Nội vụ", "Thanh tra Chính phủ", "các bộ, ngành và địa phương"],
        ),
        ("Ban Hành chính, Phòng Nhân sự", ["Ban Hành chính", "Phòng Nhân sự"]),
        (
            "Phòng Văn hóa - Xã hội/Văn phòng HĐND và UBND",
            ["Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND"],
        ),
        ("Phòng Kinh tế - Văn phòng HĐND&UBND", ["Phòng Kinh tế", "Văn phòng HĐND&UBND"]),
        ("Ban CHQS xã / Công an xã, Trạm Y tế", ["Ban CHQS xã", "Công an xã", "Trạm Y tế"]),
        ("P. Đào tạo + Trung tâm Tin học", ["P. Đào tạo", "Trung tâm Tin học"]),
    ],
)
def test_names_part_where_each_part_is_an_office(text: str, offices: list[str]) -> None:
    assert list(office_words.split(text)) == offices


@pytest.mark.parametrize(
    "text",
    [
        "Văn phòng HĐND và UBND",
        "Văn phòng HĐND&UBND xã",
        "Văn phòng Đảng ủy, HĐND và UBND xã",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Phòng Lao động, Thương binh và Xã hội",
        "Ban Nội vụ và Tổ chức cán bộ",
        "Ban Chỉ huy quân sự và Phòng chống thiên tai",
        "Các phòng, ban, đơn vị liên quan",
        "Các thôn, bản, tổ dân phố",
        "Phòng, ban, đơn vị",
        "Phòng VHXH (ông A; bà B, Công an xã)",
        "Văn phòng, kế toán, Công an xã",
        "Kế toán ngân sách",
        "Văn phòng HĐND - UBND xã",
        "Công chức Tư pháp - Hộ tịch",
        "Trung tâm Văn hóa - Thông tin và Thể thao",
        "Phòng Văn hóa - Xã hội, Kinh tế",
        "Đ/c Nam - Văn phòng",
        "Văn phòng, thanh tra công vụ",
    ],
)
def test_a_name_with_commas_or_and_stays_whole(text: str) -> None:
    assert office_words.split(text) == (text,)


def test_a_registered_name_is_an_office_whatever_it_begins_with() -> None:
    text = "Tư pháp, hộ tịch và Địa chính"
    assert office_words.split(text) == (text,)
    registered = ("Tư pháp, hộ tịch", "Địa chính")
    assert office_words.split(text, known=frozenset(map(names.key, registered))) == registered


def test_lines_part_names_unless_they_go_on() -> None:
    assert office_words.split("Phòng A\nPhòng B") == ("Phòng A", "Phòng B")
    assert office_words.split("Phòng Văn hóa -\nXã hội") == ("Phòng Văn hóa - Xã hội",)
    assert office_words.split("Phòng VH-\nXH") == ("Phòng VH-XH",)
    assert office_words.split("Văn phòng HĐND\nvà UBND xã") == ("Văn phòng HĐND và UBND xã",)
    assert office_words.split("Các phòng,\nban liên quan") == ("Các phòng, ban liên quan",)


def test_lines_that_wrap_part_nothing() -> None:
    text = "Trung tâm Phục vụ\nhành chính công"
    assert office_words.split(text, lines_separate=False) == ("Trung tâm Phục vụ hành chính công",)
    assert office_words.split("Phòng A\nPhòng B", lines_separate=False) == ("Phòng A Phòng B",)


def test_a_name_is_given_once_and_nothing_is_no_name() -> None:
    assert office_words.split("Phòng A; phòng B; Phòng A") == ("Phòng A", "phòng B")
    assert office_words.split(" - ; …") == ()


@pytest.mark.parametrize(
    ("text", "owners", "coordinators"),
    [
        ("Phòng VHXH chủ trì; Văn phòng phối hợp", "Phòng VHXH", "Văn phòng"),
        ("Phòng VHXH (chủ trì), Văn phòng (phối hợp)", "Phòng VHXH", "Văn phòng"),
        ("Chủ trì: Phòng A\nPhối hợp:\nPhòng B", "Phòng A", "Phòng B"),
        ("Cơ quan chủ trì: Phòng A. Cơ quan phối hợp: Văn phòng", "Phòng A", "Văn phòng"),
        ("Phòng A chủ trì, phối hợp với Phòng B, các thôn", "Phòng A", "Phòng B, các thôn"),
        ("Phòng A phối hợp với Phòng B", "Phòng A", "Phòng B"),
        ("Chủ trì: Phòng A; Phòng B; phối hợp: các phòng", "Phòng A; Phòng B", "các phòng"),
        ("Phòng A chủ trì", "Phòng A", ""),
        ("Sở Y tế, UBND các xã phối hợp", "Sở Y tế", "UBND các xã"),
        ("Phòng A, Phòng B và Công an xã phối hợp", "Phòng A", "Phòng B; Công an xã"),
        ("Phòng A (Phòng B, Công an xã phối hợp)", "Phòng A", "Phòng B, Công an xã"),
        ("Phòng A (phối hợp: Phòng B)", "Phòng A", "Phòng B"),
        ("Phòng A (phối hợp với Phòng B)", "Phòng A", "Phòng B"),
        ("Phòng A (cơ quan phối hợp)", "", "Phòng A"),
        ("Phối hợp: Phòng A, Phòng B", "", "Phòng A, Phòng B"),
    ],
)
def test_roles_in_a_cell_are_read(text: str, owners: str, coordinators: str) -> None:
    assert office_roles.read(text) == (owners, coordinators)


def test_a_name_that_holds_a_word_of_roles_says_no_role() -> None:
    assert office_roles.read("Ban Phối hợp liên ngành") is None
    assert office_roles.read("Phòng Kinh tế") is None


@pytest.mark.parametrize(
    ("text", "owners", "coordinators"),
    [
        ("Văn phòng chủ trì, phối hợp Phòng Kinh tế", "Văn phòng", "Phòng Kinh tế"),
        ("Văn phòng phối hợp Phòng Kinh tế, Công an xã", "Văn phòng", "Phòng Kinh tế, Công an xã"),
        ("Văn phòng chủ trì; phối hợp Công an xã", "Văn phòng", "Công an xã"),
        ("Văn phòng chủ trì, phối hợp thực hiện Công an xã", "Văn phòng", "Công an xã"),
        ("Chủ trì là Văn phòng, phối hợp là Công an xã", "Văn phòng", "Công an xã"),
        ("Chủ trì Văn phòng; phối hợp các phòng", "Văn phòng", "các phòng"),
    ],
)
def test_roles_are_read_without_a_word_between(text: str, owners: str, coordinators: str) -> None:
    assert office_roles.read(text) == (owners, coordinators)


@pytest.mark.parametrize("are_lines_apart", [True, False])
def test_numbers_of_a_list_in_a_cell_are_no_part_of_the_names(are_lines_apart: bool) -> None:  # noqa: FBT001
    for text in ("1. Văn phòng\n2. Công an xã", "1) Văn phòng; 2) Công an xã"):
        assert office_words.split(text, lines_separate=are_lines_apart) == ("Văn phòng", "Công an xã")
    assert office_words.split("Thôn 1. Công an") == ("Thôn 1. Công an",)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("Trung tâm\nPhục vụ hành chính công", ("Trung tâm Phục vụ hành chính công",)),
        ("- Phòng\nKinh tế\n- Công an xã", ("Phòng Kinh tế", "Công an xã")),
        ("Văn phòng\nHĐND và UBND", ("Văn phòng HĐND và UBND",)),
        ("Văn phòng\nCông an xã", ("Văn phòng", "Công an xã")),
        ("Công an\nQuân sự", ("Công an", "Quân sự")),
    ],
)
def test_a_kind_of_office_goes_on_with_its_name_on_the_next_line(lines: str, names: tuple[str, ...]) -> None:
    assert office_words.split(lines) == names


def test_a_text_too_long_for_a_cell_stays_whole_and_costs_little() -> None:
    for piece in ("Phòng A và ", "chủ trì, ", "Phòng A - ", "X phối hợp với "):
        text = (piece * 4000).strip()
        assert office_words.split(text) == (text,)
        assert office_roles.read(text) is None
    assert (
        len(office_words.split("Phòng A1, " * 3 + ", ".join(f"Phòng B{each}" for each in range(150)))) == 151
    )


def test_registered_names_part_at_a_stroke() -> None:
    registered = ("Tư pháp", "Địa chính")
    assert office_words.split("Tư pháp/Địa chính") == ("Tư pháp/Địa chính",)
    assert office_words.split("Tư pháp/Địa chính", known=frozenset(map(names.key, registered))) == registered


@pytest.mark.parametrize(
    ("name", "is_several"),
    [
        ("Phòng Văn hóa - Xã hội, Kinh tế", True),
        ("Công an, Quân sự", True),
        ("Công an và Quân sự", True),
        ("Phòng VHXH/Tài chính", True),
        ("Phòng Kinh tế hoặc Văn phòng", True),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", False),
        ("Phòng Kinh tế và Hạ tầng", False),
        ("Văn phòng HĐND và UBND", False),
        ("Văn phòng HĐND/UBND xã", False),
        ("Các phòng, ban, ngành", False),
        ("Các thôn, Trạm, Trường", False),
        ("Tổ công nghệ số ấp 1, 2, 3", False),
        ("Phòng Kinh tế (kế toán, Tư pháp)", False),
        ("Văn phòng", False),
        ("", False),
    ],
)
def test_a_name_that_may_be_several_offices_is_doubtful(name: str, is_several: bool) -> None:  # noqa: FBT001
    assert lead_words.may_name_several(name) is is_several


@pytest.mark.parametrize(
    ("name", "is_person"),
    [
        ("Đ/c Nam - VP", True),
        ("đồng chí Lan", True),
        ("Bà Lan", True),
        ("Nguyễn Văn Bình", True),
        ("Trần Thị Thu Hà - Tư pháp", True),
        ("Đ/c Chủ tịch UBND xã", False),
        ("Chủ tịch UBND xã", False),
        ("Đoàn Thanh niên", False),
        ("Phòng Kinh tế (ông Bình)", False),
        ("Kế toán ngân sách", False),
    ],
)
def test_a_person_is_no_office(name: str, is_person: bool) -> None:  # noqa: FBT001
    assert lead_words.names_person(name) is is_person
