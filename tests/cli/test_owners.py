"""The register of offices grows by commands; a name stands for one office alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.changed_lines import changed_lines, plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc


def test_a_new_office_is_added_and_can_lead(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    answer = cchc("owner", "add", "Công an xã Vĩnh Thông", "--short", "Công an xã", "--alias", "CAX")
    assert (answer.code, answer.out) == (0, "cơ quan cong-an-xa-vinh-thong · thêm Công an xã Vĩnh Thông\n")
    gone, came = changed_lines(before, plan(office))
    assert gone == []
    assert [line for line in came if line] == [
        "  - id: cong-an-xa-vinh-thong",
        "    name: Công an xã Vĩnh Thông",
        "    short: Công an xã",
        "    aliases:",
        "      - CAX",
    ]
    assert cchc("update", "4", "--owner", "cax").out == "4 · cơ quan chủ trì: Phòng VHXH → Công an xã\n"
    assert cchc("list", "--owner", "Công an xã").numbers == [4]


def test_an_id_may_be_given(cchc: Cchc, office: Path) -> None:
    assert cchc("owner", "add", "Công an xã", "--id", "ca").out == "cơ quan ca · thêm Công an xã\n"


def test_another_name_finds_the_office_from_then_on(cchc: Cchc, office: Path) -> None:
    assert cchc("list", "--owner", "Ban VHXH").code == 2
    before = plan(office)
    answer = cchc("owner", "alias", "Phòng VHXH", "Ban VHXH", "Ban Văn xã", "ban vhxh")
    assert answer.out.splitlines() == [
        "cơ quan vhxh · tên gọi khác: thêm Ban VHXH",
        "cơ quan vhxh · tên gọi khác: thêm Ban Văn xã",
    ]
    assert changed_lines(before, plan(office))[0] == []
    assert cchc("list", "--owner", "ban văn xã").numbers == cchc("list", "--owner", "Phòng VHXH").numbers


def test_another_name_goes_again(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    cchc("owner", "alias", "Phòng VHXH", "Ban VHXH", "Ban Văn xã")
    answer = cchc("owner", "alias", "Phòng VHXH", "ban vhxh", "ban van xa", "--remove")
    assert answer.out.splitlines() == [
        "cơ quan vhxh · tên gọi khác: bỏ Ban VHXH",
        "cơ quan vhxh · tên gọi khác: bỏ Ban Văn xã",
    ]
    assert plan(office) == before
    assert cchc("list", "--owner", "Ban VHXH").code == 2
    cchc("owner", "add", "Công an xã", "--alias", "CAX")
    cchc("owner", "alias", "Công an xã", "CAX", "--remove")
    assert "aliases" not in plan(office).partition("name: Công an xã")[2].partition("- id")[0]


@pytest.mark.parametrize(
    ("written", "where"),
    [
        ("    owner: Phòng VHXH\n", r"NV \d"),
        ("      - Phòng VHXH\n", "NV [0-9]|mục thứ [0-9] của `duties`"),
    ],
)
def test_a_name_that_the_plan_uses_stays(cchc: Cchc, office: Path, written: str, where: str) -> None:
    cchc("owner", "alias", "Phòng VHXH", "Ban VHXH")
    used = plan(office).replace(written, written.replace("Phòng", "Ban"), 1)
    (office / "plans/2026.yaml").write_text(used, "utf-8")
    answer = cchc("owner", "alias", "Phòng VHXH", "Ban VHXH", "--remove")
    assert (answer.code, plan(office)) == (2, used)
    assert re.search(f'chưa bỏ được tên "Ban VHXH": kế hoạch còn ghi tên này ở ({where})\n', answer.err)


def test_a_name_that_an_amendment_found_stays(cchc: Cchc, office: Path) -> None:
    cchc("owner", "alias", "Phòng VHXH", "Ban VHXH")
    cchc("amend", "--document", "45/KH-UBND", "--date", "10/7/2026")
    cchc("update", "4", "--owner", "Trạm Y tế", "--amendment", "45/KH-UBND")
    used = plan(office).replace("before: Phòng VHXH", "before: Ban VHXH")
    (office / "plans/2026.yaml").write_text(used, "utf-8")
    assert "ở NV 4\n" in cchc("owner", "alias", "Phòng VHXH", "Ban VHXH", "--remove").err


def test_a_name_that_it_goes_by_already_changes_nothing(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    answer = cchc("owner", "alias", "Phòng VHXH", "Phòng VH-XH")
    assert (answer.code, plan(office)) == (0, before)
    assert answer.err == 'không có gì thay đổi: tên gọi của "Phòng VHXH" đã đúng như vậy\n'


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("alias", "Phòng VHXH", "Trạm Y tế"),
            'là tên của "Trạm Y tế xã" (tram-y-te), không đặt cho "Phòng VHXH"',
        ),
        (("alias", "Phòng VHXH", "tram y te"), '"tram y te" đã là tên của "Trạm Y tế xã"'),
        (("alias", "Phòng VHXH", "Ban VHXH", "Trạm Y tế"), '"Trạm Y tế" đã là tên của'),
        (("alias", "Phòng VHXH", "..."), 'tên "..." không có chữ nào'),
        (("alias", "Sở Y tế", "SYT"), 'cchc owner add "Sở Y tế"'),
        (("alias", "Phòng VHXH"), "chưa ghi tên gọi khác của cơ quan"),
        (("alias",), "chưa ghi tên cơ quan"),
        (("alias", "Phòng VHXH", "Ban VHXH", "--expect", "status=done"), "--expect dùng cho nhiệm vụ"),
        (("alias", "Phòng VHXH", "Ban VHXH", "--remove"), '"Ban VHXH" không phải là tên gọi khác của'),
        (("alias", "Phòng VHXH", "vhxh", "--remove"), "đây là tên chính của cơ quan"),
        (("alias", "Trạm Y tế", "TYT xã", "--remove"), '"TYT xã" không phải là tên gọi khác'),
        (("alias", "Phòng VHXH", "--remove"), "chưa ghi tên gọi khác"),
        (("add", "Trạm Y tế"), '"Trạm Y tế" đã có trong danh mục: "Trạm Y tế xã" (tram-y-te)'),
        (("add", "Đội mới", "--short", "Trạm Y tế"), 'không đặt cho "Đội mới"'),
        (("add", "Đội mới", "--alias", "tram y te"), 'không đặt cho "Đội mới"'),
        (("add", "Đội mới", "--id", "vhxh"), '"vhxh" đã là tên của'),
        (("add", "Đội mới", "--id", "Đội mới"), "ví dụ: `doi-moi`"),
        (("add", "..."), "không có chữ nào"),
        (("add", ""), "chưa ghi tên cơ quan"),
        (("add",), "chưa ghi tên cơ quan"),
        (("add", "Công an\u2028xã"), "ký tự xuống dòng ẩn"),
        (("rename", "A", "B"), 'không có lệnh "rename"'),
    ],
)
def test_what_makes_no_sense_of_an_office_writes_nothing(
    cchc: Cchc, office: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = plan(office)
    answer = cchc("owner", *arguments)
    assert (answer.code, plan(office)) == (2, before)
    assert said in answer.err
    assert "gợi ý: " in answer.err


@pytest.mark.parametrize(
    "command",
    [
        ("add", "Việc", "--area", "chi-dao", "--due", "Quý IV/2026", "--owner"),
        ("update", "4", "--owner"),
        ("update", "4", "--coordinator"),
        ("update", "4", "--add-coordinator"),
    ],
)
def test_an_unknown_office_is_answered_with_the_commands_that_make_it_known(
    cchc: Cchc, office: Path, command: tuple[str, ...]
) -> None:
    answer = cchc(*command, "Công an xã")
    assert answer.code == 2
    for line in re.findall(r'cchc owner add ("[^"]+")', answer.err):
        assert cchc("owner", "add", line.strip('"')).code == 0
    assert cchc(*command, "Công an xã").code == 0


def test_a_name_nearly_like_one_is_offered_as_its_other_name(cchc: Cchc, office: Path) -> None:
    answer = cchc("update", "4", "--owner", "Phòng VHXX")
    assert 'cchc owner alias "Phòng VHXH" "Phòng VHXX"' in answer.err
    assert "cchc owner" not in cchc("list", "--owner", "Phòng VHXX").err, "a question adds nobody"


def test_several_offices_in_one_name_are_to_be_given_apart(cchc: Cchc, office: Path) -> None:
    before = (office / "plans/2026.yaml").read_bytes()
    both = "trạm y tế, Phòng VHXH"
    for arguments in (
        ("--add-coordinator", both),
        ("--coordinator", "Trạm Y tế và phòng VHXH"),
        ("--owner", both),
    ):
        answer = cchc("update", "5", *arguments)
        assert (answer.code, "cchc owner" in answer.err) == (2, False)
        assert 'mỗi tùy chọn ghi một cơ quan: "' in answer.err
    for command in (("owner", "add", both), ("owner", "alias", "Trạm Y tế", both)):
        assert "là tên của 2 cơ quan" in cchc(*command).err
    assert (office / "plans/2026.yaml").read_bytes() == before
    assert cchc("owner", "add", "Ban Tuyên giáo và Dân vận").code == 0, "a name with a word between is one"


def test_an_unknown_area_says_where_areas_are_written(cchc: Cchc, office: Path) -> None:
    answer = cchc("update", "4", "--area", "Xyz")
    assert (answer.code, "mục `areas` của tệp kế hoạch" in answer.err) == (2, True)


def test_an_office_is_shown_first_with_a_dry_run(cchc: Cchc, office: Path) -> None:
    before = plan(office)
    answer = cchc("owner", "add", "Công an xã", "--diff")
    assert "+    name: Công an xã\n" in answer.out
    assert plan(office) == before
