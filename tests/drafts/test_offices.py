"""Registers of offices: their order, and which wordings are proposed to be of one office."""

import time

import pytest

from cchc import names
from cchc.drafts.offices import likeness, register
from cchc.drafts.offices.register import OfficesReading, RegisterRow
from cchc.drafts.reading import Body, Office, SourceDuty, SourceTask
from cchc.sources.document import Place


def _tasks(*owners: str, coordinators: tuple[str, ...] = ()) -> list[SourceTask]:
    return [
        SourceTask(str(number), "Việc", Place(), owners=(owner,), coordinators=coordinators)
        for number, owner in enumerate(owners, 1)
    ]


def _body(*names: str, recipients: tuple[str, ...] = (), items: tuple[str, ...] = ()) -> Body:
    duties = tuple(SourceDuty((name,), items or ("Làm việc.",)) for name in names)
    return Body(duties=duties, recipients=recipients)


def _codes(read: OfficesReading) -> list[str]:
    return [doubt.code for doubt in read.doubts]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phòng VHXH", "Phòng Văn hóa - Xã hội"),
        ("Phòng VH-XH xã", "Phòng Văn hóa - Xã hội"),
        ("P. VHXH", "Phòng Văn hóa và Xã hội xã Tân Hòa"),
        ("Phòng VH&XH", "Phòng Văn hóa - Xã hội"),
        ("Trung tâm PVHCC", "Trung tâm Phục vụ hành chính công xã"),
        ("TTPVHCC", "Trung tâm Phục vụ hành chính công"),
        ("TT Phục vụ HCC", "Trung tâm Phục vụ Hành chính công"),
        ("VP HĐND&UBND xã", "Văn phòng HĐND và UBND"),
        ("VP HĐND - UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường"),
        ("Trạm Y tế phường An Phú", "Trạm Y tế"),
        ("Các trường học", "Các trường học trên địa bàn xã"),
        ("Phòng Kinh tế thuộc UBND xã", "Phòng Kinh tế"),
        ("Ủy ban MTTQ xã", "Ủy ban Mặt trận Tổ quốc xã"),
        ("Vụ GDĐH", "Vụ GD ĐH"),
        ("Vụ GDTrH", "Vụ Giáo dục Trung học"),
    ],
)
def test_wordings_of_one_office_are_seen(one: str, other: str) -> None:
    assert likeness.same(one, other)
    assert likeness.same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vụ GDTH", "Vụ GDTrH"),
        ("Phòng Kinh tế", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("UBND xã Tân Hòa", "UBND xã Tân Hội"),
        ("Công an xã", "Công an tỉnh"),
        ("Trường Tiểu học số 1", "Trường Tiểu học số 2"),
        ("Trường Mầm non Hoa Mai", "Trường Mầm non Hoa Mơ"),
        ("Văn phòng HĐND và UBND", "Văn phòng Đảng ủy"),
        ("Phòng Văn hóa", "Phòng Văn hóa - Xã hội"),
        ("Hội Nông dân", "Hội Cựu chiến binh"),
        ("Trung tâm Dịch vụ tổng hợp", "Trung tâm Phục vụ hành chính công"),
        ("Phòng Nội vụ", "Phòng Nông nghiệp"),
        ("Sở Nội vụ", "Phòng Nội vụ"),
        ("Thôn Nam", "Thôn Man"),
    ],
)
def test_two_offices_that_look_alike_are_kept_apart(one: str, other: str) -> None:
    assert not likeness.same(one, other)
    assert not likeness.slip(one, other)
    read = register.read(Body(), _tasks(one, other))
    assert [office.name for office in read.offices] == [one, other]


def test_the_register_goes_by_section_iii_then_registers_then_tasks() -> None:
    read = register.read(
        _body("Văn phòng HĐND và UBND", "phòng Kinh tế"),
        _tasks("P. KT", "Công an xã", "TTPVHCC", coordinators=("Các phòng, ban liên quan",)),
        [RegisterRow("Trung tâm Phục vụ hành chính công", "TTPVHCC"), RegisterRow("Phòng Kinh tế", "P. KT")],
    )
    assert read.offices == (
        Office("Văn phòng HĐND và UBND"),
        Office("Phòng Kinh tế", short="P. KT"),
        Office("Trung tâm Phục vụ hành chính công", short="TTPVHCC"),
        Office("Các phòng, ban liên quan", is_collective=True),
        Office("Công an xã"),
    )
    assert _codes(read) == ["owner-without-task"]


def test_the_sources_own_register_names_an_office_that_was_only_abbreviated() -> None:
    read = register.read(_body("VP"), _tasks("VP"), [RegisterRow("Văn phòng HĐND và UBND", "VP")])
    assert read.offices == (Office("Văn phòng HĐND và UBND", short="VP"),)
    assert _codes(read) == []


def test_an_abbreviation_that_two_offices_have_joins_neither() -> None:
    rows = [RegisterRow("Phòng Kinh tế", "PKT"), RegisterRow("Phòng Kế toán", "PKT")]
    read = register.read(_body(), _tasks("Phòng Kinh tế", "Phòng Kế toán"), rows)
    assert [(office.name, office.short) for office in read.offices] == [
        ("Phòng Kinh tế", "PKT"),
        ("Phòng Kế toán", ""),
    ]


def test_other_wordings_are_proposals_that_a_doubt_names() -> None:
    read = register.read(_body("Phòng Văn hóa - Xã hội xã"), _tasks("Phòng VHXH", "Phòng VHXXH"))
    assert read.offices == (Office("Phòng Văn hóa - Xã hội xã", ("Phòng VHXH", "Phòng VHXXH")),)
    assert [(doubt.code, doubt.text) for doubt in read.doubts] == [
        ("alias-proposed", "“Phòng VHXH” có thể là “Phòng Văn hóa - Xã hội xã”."),
        ("alias-proposed", "“Phòng VHXXH” có thể là “Phòng Văn hóa - Xã hội xã”."),
    ]


def test_spellings_that_a_plan_file_takes_for_one_are_one() -> None:
    read = register.read(_body("Phòng Văn hoá - Xã hội"), _tasks("phòng văn hóa xã hội"))
    assert read.offices == (Office("Phòng Văn hoá - Xã hội"),)
    assert read.doubts == ()


def test_a_wording_that_may_be_of_two_offices_is_of_none() -> None:
    read = register.read(Body(), _tasks("UBND xã Tân Hòa", "UBND xã Tân Hội", "UBND xã"))
    assert [office.name for office in read.offices] == ["UBND xã Tân Hòa", "UBND xã Tân Hội", "UBND xã"]
    assert read.doubts == ()


def test_an_abbreviation_goes_to_the_office_that_bears_it_exactly() -> None:
    read = register.read(Body(), _tasks("Vụ Giáo dục Trung học", "Vụ GDTH", "Vụ GDTrH"))
    assert read.offices == (Office("Vụ Giáo dục Trung học", ("Vụ GDTrH",)), Office("Vụ GDTH"))


def test_a_slip_is_proposed_only_where_no_office_bears_the_name() -> None:
    slip = register.read(_body("Phòng Văn hóa - Xã hội"), _tasks("Phòng VHXXH"))
    borne = register.read(
        _body("Phòng Văn hóa - Xã hội", "Phòng Vườn hoa xuân xanh huyện"), _tasks("Phòng VHXXH")
    )
    assert [office.aliases for office in slip.offices] == [("Phòng VHXXH",)]
    assert [office.aliases for office in borne.offices] == [(), ("Phòng VHXXH",)]


def test_the_bare_word_for_an_office_is_its_only_bearer_s() -> None:
    one = register.read(_body("Văn phòng HĐND và UBND"), _tasks("Văn phòng"))
    two = register.read(_body("Văn phòng HĐND và UBND", "Văn phòng Đảng ủy"), _tasks("Văn phòng"))
    assert [office.name for office in one.offices] == ["Văn phòng HĐND và UBND"]
    assert [office.name for office in two.offices] == [
        "Văn phòng HĐND và UBND",
        "Văn phòng Đảng ủy",
        "Văn phòng",
    ]


def test_sentences_and_recipients_add_wordings_but_no_offices() -> None:
    body = _body(
        "Phòng Văn hóa - Xã hội",
        "Trung tâm Dịch vụ tổng hợp",
        recipients=("Lãnh đạo phòng VH-XH xã", "Sở Nội vụ", "Lưu: VT, VHXH"),
        items=("Phối hợp với Trung tâm DVTH, Phòng Nội vụ tuyên truyền;",),
    )
    tasks = _tasks("Phòng Văn hóa - Xã hội", "Trung tâm Dịch vụ tổng hợp")
    read = register.read(body, tasks, closing="Vướng mắc phản ánh về UBND xã (qua Phòng VHXH) tổng hợp./.")
    assert read.offices == (
        Office("Phòng Văn hóa - Xã hội", ("Phòng VHXH", "Phòng VH-XH xã", "VHXH")),
        Office("Trung tâm Dịch vụ tổng hợp", ("Trung tâm DVTH",)),
    )


def test_offices_without_a_task_are_told_and_collectives_are_not() -> None:
    body = _body("Phòng Kinh tế", "Công an xã", "Các trường học", "Trạm Y tế")
    read = register.read(body, _tasks("Trạm Y tế", coordinators=("Công an xã",)))
    assert [doubt.text for doubt in read.doubts] == ["“Phòng Kinh tế” không có nhiệm vụ nào trong danh mục."]
    assert register.read(body, []).doubts == ()


def test_two_hundred_offices_take_less_than_five_seconds() -> None:
    names = [f"Trường Tiểu học {chr(65 + i % 26)}{chr(97 + i // 26)} Sơn" for i in range(200)]
    start = time.process_time()  # others may be at work on this machine
    read = register.read(Body(), _tasks(*names))
    assert len(read.offices) == 200
    assert time.process_time() - start < 5


def test_what_an_office_does_behind_its_name_is_no_other_wording_of_it() -> None:
    items = (
        "Trạm Y tế xã chuẩn bị vắc xin, Trạm Y tế xã và nhà văn hóa thôn mở cửa.",
        "Mời Trạm Y tế xã đến.",
    )
    assert register.read(_body("Trạm Y tế xã", items=items), (), ()).offices[0].aliases == ()
    named = ("Qua Trạm Y tế xã Bình Minh, Trạm Y tế.",)
    assert register.read(_body("Trạm Y tế xã", items=named), (), ()).offices[0].aliases != ()


def test_each_name_is_looked_up_once_however_many_offices_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing each name with all offices before it took half a minute for 2,000 rows."""
    looked_up: list[str] = []
    key = names.key

    def counted(text: str) -> str:
        looked_up.append(text)
        return key(text)

    monkeypatch.setattr(names, "key", counted)
    count = 600
    tasks = [
        SourceTask(str(row), "Rà soát", Place(table=1, row=row), owners=(f"Phòng {row}",))
        for row in range(count)
    ]
    assert len(register.read(Body(), tasks).offices) == count
    assert len(looked_up) < 10 * count
