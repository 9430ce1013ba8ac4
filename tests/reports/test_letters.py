"""Letters that press offices and sheets that give work: whom they are to, what they ask, what a chat gets."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from cchc.owners import Owner
from cchc.plan import Amendment, Plan, Signatory
from cchc.reports.document_kinds import ASSIGNMENT, REMINDER, DocumentKind
from cchc.reports.official import assignment, chat_digest, filled_blanks, progress, reminder
from cchc.reports.official.official_document import OfficialDocument
from cchc.reports.printers import pages
from cchc.reports.printers.word import word_document
from cchc.states import standing_on
from cchc.task import Extension, Stop, Submission, Target, Task
from tests.support import made_plans, make_golden, prose, prose_faults, word_people
from tests.support.answers import Cchc
from tests.support.plans import make_clear_task, make_extension, make_owner, make_plan, make_task

DAY = date(2026, 9, 14)
ECONOMY = make_owner("kinh-te", name="Phòng Kinh tế xã", short="Phòng Kinh tế")
CLINIC = make_owner("tram", name="Trạm Y tế xã", short="Trạm Y tế")
SCHOOLS = make_owner("truong", name="Các trường học", short="Các trường học", kind="collective")
LATE, SOON, FAR = "Quý II/2026", "Quý III/2026", "Năm 2026"


def texts(built: OfficialDocument) -> list[str]:
    return [line.text for line in (*built.lines, *built.closing)]


def rows(built: OfficialDocument) -> list[tuple[str, ...]]:
    table = built.annex.table if built.annex else built.table
    return list(table.rows) if table else []


def pressing_plan() -> Plan:
    """Return a plan in which two offices are late, one of them more, and one is only soon due."""
    return make_plan(
        make_task(1, due=SOON, owner=CLINIC),
        make_task(2, due=LATE, owner=make_owner()),
        make_task(3, due=LATE, owner=ECONOMY, coordinators=(CLINIC,)),
        make_task(4, due="30/8/2026", owner=ECONOMY),
        make_task(5, due=FAR, owner=SCHOOLS),
    )


@pytest.mark.parametrize(
    ("due", "said"),
    [("20/9/2026", "còn 06 ngày"), ("30/9/2026", "còn 16 ngày"), ("14/9/2026", "hết hạn trong ngày")],
)
def test_the_days_that_are_left_take_their_zero(due: str, said: str) -> None:
    plan = make_plan(make_task(1, due=due))
    for built in (reminder.build(plan, DAY), assignment.build(plan, DAY, make_owner())):
        table = built.table or (built.annex.table if built.annex else None)
        assert table is not None
        assert any(f"Chưa thực hiện, trong hạn, {said}" in cell for cell in table.rows[-1])


# The letter that presses


def test_a_letter_names_the_offices_with_late_and_coming_work_most_late_first() -> None:
    built = reminder.build(pressing_plan(), DAY)
    assert built.addressees == (
        "Kính gửi:", "- Phòng Kinh tế xã;", "- Phòng Văn hóa - Xã hội xã;", "- Trạm Y tế xã.",
    )  # fmt: skip
    assert (
        "còn 03 nhiệm vụ quá hạn, chưa hoàn thành; 01 nhiệm vụ đến hạn trong 30 ngày tới" in texts(built)[0]
    )
    assert "- Phòng Kinh tế: có 02 nhiệm vụ quá hạn (số 3, 4);" in texts(built)
    assert "- Trạm Y tế: có 01 nhiệm vụ sắp đến hạn (số 1)." in texts(built)
    assert "Các trường học" not in str(built), "its work is far off"


def test_a_letter_has_no_type_and_its_subject_and_symbol_are_those_of_letters() -> None:
    built = reminder.build(pressing_plan(), DAY)
    assert built.type == ""
    assert built.subject == "V/v đôn đốc thực hiện Kế hoạch CCHC năm 2026"
    assert built.number.endswith("/UBND-[viết tắt đơn vị]")
    assert built.recipients == ("- Như trên;", "- Lưu: VT, [đơn vị soạn thảo].")


def test_who_is_no_committee_is_given_no_name_and_no_symbol_of_one() -> None:
    plan = pressing_plan()
    plan = made_plans.plan_with(plan, head=plan.head._replace(issuer="Hội Nông dân xã Vĩnh Thông"))
    built = reminder.build(plan, DAY)
    assert "UBND" not in built.number + "".join(texts(built)[3:])
    assert built.number.endswith("/[viết tắt cơ quan ban hành]-[viết tắt đơn vị]")
    assert "Hội Nông dân xã Vĩnh Thông giao" in texts(assignment.build(plan, DAY, ECONOMY))[0]


def test_the_front_is_asked_with_respect_and_given_nothing() -> None:
    front = make_owner("mttq", name="Ủy ban MTTQ Việt Nam xã", short="MTTQ")
    plan = make_plan(make_task(1, due=LATE, owner=front), make_task(2, due=SOON, owner=front))
    letter, sheet = reminder.build(plan, DAY), assignment.build(plan, DAY, front)
    said = " ".join(texts(letter))
    assert "UBND xã trân trọng đề nghị Ủy ban MTTQ Việt Nam xã:" in said
    assert said.endswith("Trân trọng đề nghị Ủy ban MTTQ Việt Nam xã quan tâm thực hiện./.")
    assert [word for word in ("trách nhiệm", "Khẩn trương", "lùi thời hạn") if word in said] == []
    assert sheet.type == "PHIẾU ĐỀ NGHỊ PHỐI HỢP"
    assert (
        "Chủ tịch UBND xã trân trọng đề nghị Ủy ban MTTQ Việt Nam xã chủ trì thực hiện 02" in texts(sheet)[0]
    )
    assert " giao Ủy ban" not in " ".join(texts(sheet))
    both = make_plan(make_task(1, due=LATE, owner=front), make_task(2, due=LATE, owner=ECONOMY))
    letter = reminder.build(both, DAY)
    said = " ".join(texts(letter))
    assert "UBND xã đề nghị các cơ quan, đơn vị" in said
    assert "1. Quan tâm hoàn thành các nhiệm vụ quá hạn, chậm nhất ngày" in said
    assert said.endswith("Đề nghị các cơ quan, đơn vị quan tâm thực hiện./.")
    asked = [row[-1] for row in rows(letter) if row[-1]]
    assert sorted(asked) == [
        "Khẩn trương hoàn thành, báo cáo rõ nguyên nhân chậm",
        "Quan tâm hoàn thành, thông tin nguyên nhân, khó khăn (nếu có)",
    ]
    coming = make_plan(make_task(1, due=SOON, owner=front), make_task(2, due=LATE, owner=ECONOMY))
    sharp = " ".join(texts(reminder.build(coming, DAY)))
    assert "1. Khẩn trương hoàn thành nhiệm vụ quá hạn, chậm nhất ngày" in sharp
    assert "trao đổi trước khi hết hạn" in sharp
    assert sharp.endswith("thì chịu trách nhiệm theo quy định./.")


@pytest.mark.parametrize("unit", ["phường Kinh Bắc", "đặc khu Cát Hải", "thị trấn Núi Sập"])
def test_no_document_of_another_unit_speaks_of_a_commune(unit: str) -> None:
    economy = make_owner("kinh-te", name="Phòng Kinh tế", short="Phòng Kinh tế")
    plan = make_plan(make_task(1, due=SOON, owner=economy), make_task(2, due=LATE, owner=economy))
    head = plan.head._replace(issuer=f"Ủy ban nhân dân {unit}", title="Kế hoạch cải cách hành chính")
    plan = made_plans.plan_with(plan, head=head)
    documents = reminder.build(plan, DAY), assignment.build(plan, DAY, economy), progress.build(plan, DAY)
    said = " ".join(line for built in documents for line in texts(built))
    kind = unit.removesuffix(" ".join(unit.split()[-2:])).strip()
    assert " xã" not in said.replace("văn hóa, xã hội", "")
    assert f"UBND {kind} đề nghị" in said
    assert f"Chủ tịch UBND {kind} giao Phòng Kinh tế" in said


def test_the_annex_of_a_letter_lists_tasks_by_office_and_counts_on() -> None:
    heads = [(row[0], row[1], row[2]) for row in rows(reminder.build(pressing_plan(), DAY))]
    title = "Tự kiểm tra, rà soát văn bản"
    assert heads == [
        ("I", "", "Phòng Kinh tế xã"),
        ("1", "3", title),
        ("2", "4", title),
        ("II", "", "Phòng Văn hóa - Xã hội xã"),
        ("3", "2", title),
        ("III", "", "Trạm Y tế xã"),
        ("4", "1", title),
    ]


def test_a_letter_to_one_office_speaks_of_it_alone() -> None:
    built = reminder.build(pressing_plan(), DAY, ECONOMY)
    assert built.addressees == ("Kính gửi: Phòng Kinh tế xã",)
    assert "Phòng Kinh tế xã còn 02 nhiệm vụ quá hạn, chưa hoàn thành (số 3, 4);" in texts(built)[0]
    assert [row[:2] for row in rows(built)] == [("1", "3"), ("2", "4")]
    assert "Trạm Y tế" in rows(built)[0][3], "who coordinates"


def test_who_is_soon_due_alone_isnt_asked_why_it_is_late() -> None:
    built = reminder.build(pressing_plan(), DAY, CLINIC)
    said = "\n".join(texts(built))
    assert "quá hạn" not in said
    assert "chịu trách nhiệm" not in said
    assert said.endswith("Đề nghị Trạm Y tế xã quan tâm thực hiện./.")
    assert "nguyên nhân" in "\n".join(texts(reminder.build(pressing_plan(), DAY, ECONOMY))), "the control"


def test_a_task_that_was_handed_in_is_followed_up_and_not_pressed_for() -> None:
    handed = make_task(
        1, status="submitted", started_on=DAY, submitted=Submission(date(2026, 9, 3), "21/TTr-UBND")
    )
    *_, state, asked = rows(reminder.build(make_plan(handed), DAY))[0]
    assert (
        state
        == "Đang thực hiện, quá hạn 76 ngày; đã trình ngày 03/9/2026 tại Tờ trình số 21/TTr-UBND, đang chờ phê duyệt"
    )
    assert asked == "Theo dõi, báo cáo kết quả phê duyệt"
    assert rows(reminder.build(make_plan(make_task(1)), DAY))[0][-1].startswith("Khẩn trương"), "the control"


def test_an_extended_deadline_is_the_one_that_counts() -> None:
    moved = make_task(1, extensions=(make_extension("30/9/2026", date(2026, 6, 20), document="45/UBND-VX"),))
    (row,) = rows(reminder.build(make_plan(moved), DAY))
    assert (
        row[4]
        == "30/9/2026 (được gia hạn tại Công văn số 45/UBND-VX ngày 20/6/2026, thời hạn ban đầu quý II/2026)"
    )
    assert row[5] == "Chưa thực hiện, trong hạn, còn 16 ngày"


def test_a_task_that_waits_past_its_day_isnt_late_and_has_no_days_left() -> None:
    plan = make_plan(make_task(1, due="Quý II/2026 (sau khi tỉnh có kế hoạch)"))
    sheet = assignment.build(plan, DAY, make_owner())
    assert rows(sheet)[0][-1] == "Chờ điều kiện. Chuẩn bị để thực hiện ngay khi đủ điều kiện"
    assert "quá hạn" not in chat_digest.build(plan, DAY, None, REMINDER)


def said_in(built: OfficialDocument) -> str:
    return "\n".join(texts(built))


def test_a_letter_presses_for_nothing_that_lies_with_the_approver() -> None:
    handed = make_task(
        1, due=LATE, status="submitted", started_on=DAY, submitted=Submission(date(2026, 9, 3), "21/TTr-UBND")
    )
    alone = reminder.build(make_plan(handed), DAY)
    assert "1. Theo dõi, báo cáo kết quả phê duyệt nhiệm vụ đã trình (số 1)." in texts(alone)
    assert "Khẩn trương" not in said_in(alone)
    assert "chịu trách nhiệm" not in said_in(alone)
    assert "han-hoan-thanh" not in {blank.name for blank in alone.blanks}
    both = reminder.build(make_plan(handed, make_task(2, due=LATE)), DAY)
    assert "1. Khẩn trương hoàn thành nhiệm vụ quá hạn (số 2), chậm nhất ngày" in said_in(both)
    assert "2. Theo dõi, báo cáo kết quả phê duyệt nhiệm vụ đã trình (số 1)." in texts(both)
    pressed = reminder.build(make_plan(make_task(2, due=LATE)), DAY)
    assert "1. Khẩn trương hoàn thành nhiệm vụ quá hạn, chậm nhất ngày" in said_in(pressed), "the control"


def test_a_request_for_more_time_is_told_until_it_is_answered() -> None:
    asked = make_extension(FAR, date(2026, 7, 2), approved=False)
    plan = make_plan(make_task(1, due=LATE, extensions=(asked,)))
    (row,) = rows(reminder.build(plan, DAY))
    told = "ngày 02/7/2026 đã đề nghị gia hạn đến năm 2026, chưa được duyệt"
    assert row[5:] == (
        f"Chưa thực hiện, quá hạn 76 ngày; {told}",
        "Tiếp tục thực hiện trong thời gian chờ quyết định gia hạn",
    )
    said = said_in(reminder.build(plan, DAY))
    assert "1. Tiếp tục thực hiện nhiệm vụ đã đề nghị gia hạn (số 1) trong thời gian chờ quyết định." in said
    assert "Khẩn trương" not in said
    assert told in rows(assignment.build(plan, DAY, make_owner()))[0][-1]
    message = chat_digest.build(plan, DAY, None, REMINDER)
    assert "quá hạn 76 ngày, đề nghị gia hạn ngày 02/7/2026" in message


@pytest.mark.parametrize(
    ("extension", "pressed"),
    [
        (make_extension(FAR, date(2026, 7, 2), approved=False), False),
        (make_extension(FAR, date(2026, 7, 2), approved=False, withdrawn_on=date(2026, 8, 1)), True),
        (make_extension("30/8/2026", date(2026, 7, 2), approved=False), True),
        (make_extension(FAR, date(2026, 10, 2), approved=False), True),
    ],
    ids=["asked", "withdrawn", "over as well", "asked later"],
)
def test_who_asked_for_more_time_is_pressed_only_when_there_is_nothing_to_wait_for(
    extension: Extension, *, pressed: bool
) -> None:
    plan = make_plan(make_task(1, due=LATE, extensions=(extension,)))
    assert rows(reminder.build(plan, DAY))[0][-1].startswith("Khẩn trương") == pressed


@pytest.mark.parametrize(("granted", "is_open"), [(FAR, False), ("30/9/2026", True)])
def test_a_request_is_answered_by_an_extension_that_gives_as_much(granted: str, *, is_open: bool) -> None:
    asked = make_extension(FAR, date(2026, 7, 2), approved=False)
    given = make_extension(granted, date(2026, 7, 20), document="45/UBND-VX")
    task = make_task(1, due=LATE, extensions=(asked, given))
    for day, still in (
        (date(2026, 7, 19), True),
        (date(2026, 7, 20), is_open),
        (date(2026, 12, 31), is_open),
    ):
        assert bool(standing_on(task, day).open_proposals) == still, day
        message = chat_digest.build(make_plan(task), day, None, REMINDER)
        assert ("đề nghị gia hạn ngày" in message) == (still and "NV 1" in message), day


def test_what_waits_for_a_condition_is_prepared_and_not_promised_in_time() -> None:
    plan = make_plan(make_task(1, due="Quý III/2026 (sau khi tỉnh có kế hoạch)"), make_task(2, due=SOON))
    built = reminder.build(plan, DAY)
    assert [row[-1] for row in rows(built)] == [
        "Chuẩn bị để thực hiện ngay khi đủ điều kiện",
        "Bảo đảm hoàn thành đúng thời hạn",
    ]
    assert "1. Bảo đảm hoàn thành đúng thời hạn nhiệm vụ sắp đến hạn (số 2); có vướng mắc" in said_in(built)
    assert "2. Chuẩn bị để thực hiện ngay khi đủ điều kiện nhiệm vụ chờ điều kiện (số 1)." in texts(built)


def test_the_annex_of_a_letter_is_called_by_what_it_lists() -> None:
    def called(*tasks: Task) -> str:
        annex = reminder.build(make_plan(*tasks), DAY).annex
        assert annex is not None
        return annex.title.partition(" CỦA ")[0]

    late, coming = make_task(1, due=LATE), make_task(2, due=SOON)
    assert called(late) == "NHIỆM VỤ QUÁ HẠN"
    assert called(coming) == "NHIỆM VỤ SẮP ĐẾN HẠN"
    assert called(late, coming) == "NHIỆM VỤ QUÁ HẠN, SẮP ĐẾN HẠN"


def test_a_letter_cites_what_gave_a_task_that_the_plan_did_not() -> None:
    added = make_task(2, due=LATE, assigned_on=date(2026, 6, 25), basis="1234/UBND-HCC ngày 25/6/2026")
    alone = reminder.build(make_plan(added), DAY)
    assert texts(alone)[0].startswith("Thực hiện Công văn số 1234/UBND-HCC ngày 25/6/2026, đến ngày")
    assert rows(alone)[0][2].endswith("(bổ sung theo Công văn số 1234/UBND-HCC ngày 25/6/2026)")
    both = reminder.build(make_plan(make_task(1, due=LATE), added), DAY)
    assert "về CCHC và Công văn số 1234/UBND-HCC ngày 25/6/2026, đến ngày" in texts(both)[0]
    signed = reminder.build(make_plan(make_task(1, due=LATE)), DAY)
    assert "1234" not in said_in(signed), "the control"


def test_what_an_amendment_gave_is_given_by_the_plan_as_amended() -> None:
    day = date(2026, 7, 10)
    added = make_task(2, due=FAR, assigned_on=day, basis="Kế hoạch số 75/KH-UBND ngày 10/7/2026")
    for tasks in ((make_task(1, due=FAR), added), (added,)):
        plan = make_plan(*tasks)
        plan = made_plans.plan_with(plan, head=plan.head._replace(amendments=(Amendment("75/KH-UBND", day),)))
        given = texts(assignment.build(plan, DAY, make_owner()))[0]
        assert given.startswith("Thực hiện Kế hoạch số 02/KH-UBND")
        assert given.count("75/KH-UBND") == 1


# The sheet that gives work


def test_an_office_that_only_coordinates_gets_a_sheet_of_that() -> None:
    built = assignment.build(pressing_plan(), DAY, CLINIC._replace())
    assert [row[0] for row in rows(built)] == ["1"]
    (second,) = built.more_tables
    assert [line.text for line in second.lines] == ["II. Nhiệm vụ phối hợp"]
    assert [row[0] for row in second.table.rows] == ["3"]
    helper = make_owner("vp", name="Văn phòng xã", short="Văn phòng")
    alone = assignment.build(make_plan(make_task(1, due=FAR, coordinators=(helper,))), DAY, helper)
    assert "Chủ tịch UBND xã đề nghị Văn phòng xã phối hợp thực hiện 01 nhiệm vụ sau đây" in texts(alone)[0]
    assert alone.more_tables == ()
    assert not any(text.startswith(("I.", "II.")) for text in texts(alone))


def test_tasks_are_given_by_last_day_and_undated_ones_come_last() -> None:
    dues = ("Sớm nhất", FAR, LATE, "Thường xuyên", "30/8/2026")
    plan = make_plan(*(make_task(number, due=due) for number, due in enumerate(dues, start=1)))
    assert [row[0] for row in rows(assignment.build(plan, DAY, make_owner()))] == ["3", "5", "2", "1", "4"]


def test_a_sheet_tells_the_six_clear_things_of_a_task_and_nobody_without_leave() -> None:
    task = make_clear_task(due=SOON, coordinators=(CLINIC,))
    built = assignment.build(make_plan(task), DAY, make_owner())
    assert rows(built) == [(
        "1",
        "Tự kiểm tra, rà soát văn bản",
        "Báo cáo kết quả",
        "Quý III/2026 (30/9/2026)",
        "Phòng VHXH; đầu mối: Nguyễn Văn A; phối hợp: Trạm Y tế",
        "Phó Chủ tịch UBND xã; quyết định: Chủ tịch UBND xã",
        "Chưa thực hiện, trong hạn, còn 16 ngày. Bảo đảm hoàn thành đúng thời hạn",
    )]  # fmt: skip
    unnamed = assignment.build(make_plan(task), DAY, make_owner(), people=False)
    assert rows(unnamed)[0][4:6] == ("Phòng VHXH; phối hợp: Trạm Y tế", "")


def test_tasks_that_were_all_added_arent_given_by_the_plan() -> None:
    added = make_task(1, due=FAR, assigned_on=date(2026, 6, 25), basis="1234/UBND-HCC ngày 25/6/2026")
    built = assignment.build(make_plan(added), DAY, make_owner())
    assert texts(built)[0].startswith(
        "Thực hiện Công văn số 1234/UBND-HCC ngày 25/6/2026, Chủ tịch UBND xã giao"
    )
    both = assignment.build(make_plan(added, make_task(2, due=FAR)), DAY, make_owner())
    assert texts(both)[0].startswith("Thực hiện Kế hoạch số 02/KH-UBND"), "the control"


def test_letters_are_signed_as_the_plan_is_and_their_blanks_filled_once() -> None:
    plan = pressing_plan()
    head = plan.head._replace(signatory=Signatory("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Nguyễn Văn B"))
    plan = made_plans.plan_with(plan, head=head)
    words = {"ky-hieu": "VHXH", "han-bao-cao": "25/9/2026", "don-vi-theo-doi": "Phòng VHXH"}
    letter, sheet = reminder.build(plan, DAY), assignment.build(plan, DAY, ECONOMY)
    assert letter.signature.lines == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert sheet.signature.lines == ("CHỦ TỊCH",)  # it says that the chairman gives the work
    for built in (letter, sheet):
        assert len({blank.prompt for blank in built.blanks}) == len(built.blanks)
        filled = filled_blanks.fill(built, filled_blanks.Words(words, {}))
        assert "về Phòng VHXH chậm nhất ngày 25/9/2026" in "\n".join(texts(filled))
    assert filled_blanks.fill(reminder.build(plan, DAY), filled_blanks.Words(words, {})).number.endswith(
        "/UBND-VHXH"
    )
    message = chat_digest.build(plan, DAY, None, REMINDER, words)
    assert message.endswith("gửi số văn bản về Phòng VHXH chậm nhất ngày 25/9/2026.\n")


def test_what_is_written_into_a_letter_in_word_is_kept_and_fills_its_message(
    office: Path, cchc: Cchc
) -> None:
    asked = ("report", "--kind", "reminder", "--period", "q3", "--as-of", "2026-09-14")
    path = office / cchc(*asked, "--format", "docx").out.strip()
    data = path.read_bytes()
    for name, words in (("ky-hieu", "VHXH"), ("don-vi-theo-doi", "Phòng VHXH"), ("han-bao-cao", "25/9/2026")):
        data = word_people.type_into(data, name, words)
    path.write_bytes(data)
    assert "đã lấy 3 chỗ điền từ" in cchc(*asked, "--format", "docx").err
    letter = cchc(*asked, "--format", "md", "-o", "-").out
    assert "/UBND-VHXH\n" in letter
    assert "chậm nhất ngày 25/9/2026 để tổng hợp" in letter
    message = cchc("report", "--format", "text", "--period", "q3", "--as-of", "2026-09-14").out
    assert message.endswith("gửi số văn bản về Phòng VHXH chậm nhất ngày 25/9/2026.\n")


def test_who_only_coordinates_is_asked_to_help_the_one_that_leads() -> None:
    late = make_task(3, due=LATE, owner=ECONOMY, coordinators=(CLINIC,))
    plan = make_plan(make_task(1, due=LATE, owner=CLINIC), late)
    built = assignment.build(plan, DAY, CLINIC)
    assert rows(built)[0][-1].endswith("Khẩn trương hoàn thành, báo cáo rõ nguyên nhân chậm"), "the control"
    helped = built.more_tables[0].table.rows[0][-1]
    assert helped == "Chưa thực hiện, quá hạn 76 ngày. Phối hợp với Phòng Kinh tế khẩn trương hoàn thành"
    alone = rows(assignment.build(make_plan(late), DAY, CLINIC))[0][-1]
    assert "nguyên nhân" not in alone


LETTER = ("report", "--kind", "reminder", "--as-of", "2026-09-14")


def typed(path: Path, **words: str) -> None:
    """Type words into blanks of a Word file, as its names with "_" for "-" say."""
    data = path.read_bytes()
    for name, text in words.items():
        data = word_people.type_into(data, name.replace("_", "-"), text)
    path.write_bytes(data)


def test_the_annex_cites_the_symbol_that_was_written_into_the_letter() -> None:
    plan = pressing_plan()
    blank_one, filled = reminder.build(plan, DAY), filled_blanks.Words({"ky-hieu": "VX"}, {})
    annexes = [filled_blanks.fill(blank_one, words).annex for words in (filled_blanks.NO_WORDS, filled)]
    captions = [" ".join(annex.caption.split()) for annex in annexes if annex]
    assert captions[0].startswith("(Kèm theo Công văn số /UBND- ngày tháng năm 2026")
    assert captions[1].startswith("(Kèm theo Công văn số /UBND-VX ngày tháng năm 2026")


@pytest.mark.parametrize("words", ["Không", "không có.", "Chưa có"])
def test_the_line_of_earlier_letters_goes_where_people_write_that_there_is_none(words: str) -> None:
    blank_one = reminder.build(pressing_plan(), DAY)

    def lines(written: str) -> list[str]:
        filled = filled_blanks.fill(blank_one, filled_blanks.Words({"da-don-doc": written}, {}))
        return [line.text for line in filled.lines]

    told = lines("Đã đôn đốc tại Công văn số 9/UBND-VX.")
    assert "Đã đôn đốc tại Công văn số 9/UBND-VX." in told
    assert lines(words) == [line for line in told if line != "Đã đôn đốc tại Công văn số 9/UBND-VX."]


def test_what_is_written_for_all_offices_stands_in_the_letter_to_each(office: Path, cchc: Cchc) -> None:
    period = office / "plans/bao-cao/2026-q3.yaml"
    period.parent.mkdir()
    period.write_text(
        "period: 1\n\nreminder:\n  chung:\n    ky-hieu: VX\n    don-vi-theo-doi: Phòng VHXH\n"
        "    da-don-doc: Công văn số 9/UBND-VX\n  vp-hdnd-ubnd:\n    ky-hieu: VP\n",
        "utf-8",
    )
    asked = (*LETTER, "--period", "q3", "--format", "docx", "--split", "owner", "-o", "ra")
    made_ = cchc(*asked)
    assert made_.code == 0, made_.err
    to_one = office / "ra/don-doc-q3-vhxh-2026-09-14.docx"
    said = cchc(*LETTER, "--period", "q3", "--format", "md", "--owner", "vhxh", "-o", "-").out
    assert "/UBND-VX\n" in said
    assert "về Phòng VHXH chậm nhất" in said
    assert "Công văn số 9/UBND-VX" not in said, "an earlier letter is of each office"
    typed(to_one, ky_hieu="KT")
    assert "đã lấy 1 chỗ điền" in cchc(*asked).err
    assert "    ky-hieu: KT\n" in period.read_text("utf-8")
    assert "đã lấy" not in cchc(*asked).err


def test_what_is_filled_in_without_a_period_is_told_and_taken_by_the_period(office: Path, cchc: Cchc) -> None:
    asked = (*LETTER, "--format", "docx")
    path = office / cchc(*asked).out.strip()
    assert "không theo kỳ" not in cchc(*asked).err, "the control: nobody filled anything in"
    typed(path, ky_hieu="VX", han_bao_cao="25/9/2026")
    told = cchc(*asked).err
    assert "văn bản lập không theo kỳ, nên chỗ điền han-bao-cao, ky-hieu chưa được lấy" in told.replace(
        "ky-hieu, han-bao-cao", "han-bao-cao, ky-hieu"
    )
    assert "  gợi ý: thêm --period q3 để lấy nội dung ấy" in told
    assert "đã lấy 2 chỗ điền" in cchc(*asked, "--period", "q3").err
    letter = cchc(*LETTER, "--period", "q3", "--format", "md", "-o", "-").out
    assert "/UBND-VX\n" in letter
    assert "chậm nhất ngày 25/9/2026 để tổng hợp" in letter


def test_a_sheet_tells_what_was_reached_and_what_is_waited_for() -> None:
    plan = make_plan(
        make_task(1, due="Quý I/2026", status="in_progress", progress=80),
        make_task(2, due="Năm 2026", status="in_progress", target=Target(2, "hội nghị", 1)),
        make_task(3, due="Khi có hướng dẫn", condition="Khi có hướng dẫn của tỉnh."),
        make_task(4, due="Năm 2026"),
    )
    table = assignment.build(plan, DAY, make_owner()).table
    assert table is not None
    stand = {row[0]: row[-1] for row in table.rows}
    assert stand["1"].startswith("Đang thực hiện, quá hạn 167 ngày; đạt 80%. Khẩn trương")
    assert stand["2"].startswith("Đang thực hiện, trong hạn; đã thực hiện 01/02 hội nghị")
    assert stand["3"].startswith("Chờ điều kiện: khi có hướng dẫn của tỉnh")
    assert stand["4"] == "Chưa thực hiện, trong hạn", "the control"


# The message for a chat


def test_who_only_coordinates_late_work_is_not_told_that_there_is_none() -> None:
    message = chat_digest.build(
        make_plan(make_task(3, due=LATE, owner=ECONOMY, coordinators=(CLINIC,))), DAY, CLINIC, REMINDER
    )
    assert "Phối hợp: 01\n- NV 3 (Phòng Kinh tế): " in message
    assert "tồn đọng" not in message
    far = make_plan(make_task(3, due=FAR, owner=ECONOMY, coordinators=(CLINIC,)))
    assert "Không có nhiệm vụ tồn đọng." in chat_digest.build(far, DAY, CLINIC, REMINDER), "the control"


def test_a_message_has_at_most_a_thousand_characters_and_counts_what_it_leaves_out() -> None:
    plan = made_plans.made_plan(200)
    long = "Rà soát, công bố thủ tục hành chính nội bộ trong toàn xã, báo cáo kết quả"
    plan = made_plans.plan_with(plan, tasks=tuple(task._replace(title=long) for task in plan.tasks))
    for owner in (None, *plan.owners):
        for kind in (REMINDER, ASSIGNMENT) if owner else (REMINDER,):
            message = chat_digest.build(plan, DAY, owner, kind)
            assert len(message.rstrip()) <= chat_digest.MAX_LENGTH
            assert prose_faults.find(prose.of_markdown(message)) == []
    message = chat_digest.build(plan, DAY, None, REMINDER)
    shown = message.partition("Đến hạn")[0].count("\n- NV ")
    assert message.count("Quá hạn: 20\n") == 1
    assert f"… và {20 - shown:02} nhiệm vụ khác" in message
    assert len(message) > chat_digest.MAX_LENGTH - 120, "the room is used"


def test_a_message_tells_the_late_then_the_coming_then_what_waits() -> None:
    message = chat_digest.build(made_plans.made_plan(20), DAY, None, REMINDER)
    groups = [line.partition(":")[0] for line in message.splitlines() if line[-4:-2] == ": "]
    assert groups == ["Quá hạn", "Đến hạn trong 30 ngày", "Đã trình, chờ phê duyệt", "Chờ điều kiện"]
    assert "- NV 5 (Phòng VHXH): Việc thứ 5 (2 phần) – hạn 30/6/2026, quá hạn 76 ngày" in message


def test_a_message_counts_as_the_letter_does_with_what_was_handed_in_apart() -> None:
    plan = made_plans.made_plan(20)
    message, letter = chat_digest.build(plan, DAY, None, REMINDER), texts(reminder.build(plan, DAY))[0]
    assert "Quá hạn: 02\n" in message
    assert "còn 02 nhiệm vụ quá hạn" in letter
    assert "Đến hạn trong 30 ngày: 02\n" in message
    assert "Đã trình, chờ phê duyệt: 01\n" in message
    assert "03 nhiệm vụ đến hạn trong 30 ngày tới" in letter


def submitted_task(id_: int, due: str = LATE, **changes: Any) -> Task:
    """Return a task that was handed in on 3/9/2026 and waits for approval."""
    handed = {
        "status": "submitted",
        "started_on": date(2026, 5, 4),
        "submitted": Submission(date(2026, 9, 3)),
    }
    return make_task(id_, due=due, **(handed | changes))


def waiting_task(id_: int, due: str = SOON, **changes: Any) -> Task:
    return make_task(id_, due=due, condition="tỉnh ban hành kế hoạch", **changes)


@pytest.mark.parametrize("kind", [REMINDER, ASSIGNMENT])
@pytest.mark.parametrize("owner", [None, make_owner()])
def test_what_lies_with_others_stands_in_groups_of_its_own_and_counts_there_alone(
    kind: DocumentKind, owner: Owner | None
) -> None:
    tasks = (make_task(1), make_task(2, due=SOON), submitted_task(3), submitted_task(4, SOON))
    plan = make_plan(*tasks, waiting_task(5), waiting_task(6, "Quý IV/2026"))
    lines = chat_digest.build(plan, DAY, owner, kind).splitlines()
    found: dict[str, list[str]] = {}
    for line in lines[1:-1]:
        if line.startswith("- NV "):
            found[list(found)[-1]].append(line.split()[2].rstrip(":"))
        else:
            found[line] = []
    assert found == {
        "Quá hạn: 01": ["1"],
        "Đến hạn trong 30 ngày: 01": ["2"],
        "Đã trình, chờ phê duyệt: 02": ["3", "4"],
        "Chờ điều kiện: 02": ["5", "6"],
    }
    assert lines[-1].startswith("Đề nghị cập nhật kết quả")
    (handed,) = (line for line in lines if line.startswith("- NV 3"))
    assert handed.endswith("– hạn 30/6/2026, trình ngày 03/9/2026")


def test_a_message_holds_what_rests_to_no_day_and_says_nothing_twice() -> None:
    helper = make_owner("mttq", name="Ủy ban MTTQ Việt Nam xã", short="MTTQ")
    stopped = Stop(date(2026, 8, 1), "5/CV")
    resting = make_task(1, due=SOON, status="paused", stopped=stopped, coordinators=(helper,))
    plan = make_plan(resting, make_task(2, due="Thường xuyên"), owners=(make_owner(), helper))
    own = chat_digest.build(plan, DAY, make_owner(), ASSIGNMENT)
    title = plan.tasks[0].title
    assert f"Tạm dừng: 01\n- NV 1: {title} – từ ngày 01/8/2026\n" in own
    assert f"Thường xuyên: 01\n- NV 2: {title}\n" in own
    asked = chat_digest.build(plan, DAY, helper, ASSIGNMENT)
    assert f"Phối hợp: 01\n- NV 1 (Phòng VHXH): {title} – tạm dừng từ ngày 01/8/2026\n" in asked
    assert "\nTrân trọng đề nghị cập nhật kết quả" in asked
    assert "\nĐề nghị cập nhật kết quả" in own, "the control"


def test_a_message_on_nothing_but_what_was_handed_in_asks_for_the_approval_alone() -> None:
    message = chat_digest.build(make_plan(submitted_task(1)), DAY, None, REMINDER)
    assert "\nĐã trình, chờ phê duyệt: 01\n" in message
    assert "Đề nghị theo dõi, báo cáo kết quả phê duyệt, gửi số văn bản về" in message
    assert "quá hạn" not in message.casefold()
    assert "quá hạn 76 ngày" in chat_digest.build(make_plan(make_task(1)), DAY, None, REMINDER), "the control"


def test_who_only_helps_is_told_what_lies_with_others_and_not_pressed_for_it() -> None:
    with_clinic: dict[str, Any] = {"owner": ECONOMY, "coordinators": (CLINIC,)}
    late = make_task(3, owner=ECONOMY, coordinators=(CLINIC,))
    plan = make_plan(submitted_task(1, **with_clinic), waiting_task(2, **with_clinic), late)
    pressed = chat_digest.build(plan, DAY, CLINIC, REMINDER)
    assert "Phối hợp: 01\n- NV 3 " in pressed
    given = chat_digest.build(plan, DAY, CLINIC, ASSIGNMENT)
    assert "hạn 30/6/2026, đã trình ngày 03/9/2026, chờ phê duyệt\n" in given
    assert "quý III/2026, chờ điều kiện\n" in given


def test_a_message_names_tasks_by_their_numbers_where_there_is_no_room_for_lines() -> None:
    message = chat_digest.build(made_plans.made_year(), DAY, made_plans.made_year().owners[0], ASSIGNMENT)
    assert "\nTạm dừng: 01 (NV 18)\nPhối hợp: 01 (NV 6)\n" in message
    assert "\nQuá hạn: 01\n- NV 8: " in message, "the control: where there is a line, the number stands in it"


def test_who_has_nothing_open_is_told_so_in_a_line() -> None:
    plan = make_plan(make_task(1, status="cancelled", stopped=Stop(date(2026, 5, 1), "2/CV")))
    message = chat_digest.build(plan, DAY, make_owner(), ASSIGNMENT)
    assert message == "CCHC xã Vĩnh Thông – Phòng VHXH (đến 14/9/2026)\nKhông có nhiệm vụ tồn đọng.\n"


# Word for word


@pytest.mark.parametrize("name", make_golden.letters())
def test_letters_and_messages_are_the_golden_ones_word_for_word(name: str) -> None:
    assert (make_golden.LETTERS / name).read_text("utf-8") == make_golden.letters()[name]


def old_form(path: Path) -> None:
    """Write a form of sheets with five columns and no second list, as offices have them from before."""
    form = docx.Document()
    table = form.add_table(rows=4, cols=5)
    for index in range(5):
        table.rows[0].cells[index].text = f"{{{{ report.table.columns[{index}] }}}}"
        table.rows[2].cells[index].text = f"{{{{ row[{index}] }}}}"
    table.rows[1].cells[0].text = "{%tr for row in report.table.rows %}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    form.core_properties.category = "assignment"
    path.parent.mkdir(exist_ok=True)
    form.save(str(path))


def test_an_old_form_prints_a_sheet_and_what_it_has_no_place_for_is_named(office: Path, cchc: Cchc) -> None:
    old_form(office / "templates" / "giao-viec.docx")
    asked = ("report", "--kind", "assignment", "--format", "docx", "--as-of", "2026-09-14", "--owner", "vhxh")
    answer = cchc(*asked)
    assert answer.code == 0
    assert (
        "mẫu giao-viec.docx có từ trước, không có chỗ cho cột “Lãnh đạo phụ trách; thẩm quyền quyết định”, "
        "“Tình trạng, yêu cầu”, “II. Nhiệm vụ phối hợp”; phần ấy không được in\n" in answer.err
    )
    made = prose.of_word((office / "bao-cao/giao-viec-vhxh-2026-09-14.docx").read_bytes())
    assert [block.text for block in made][:5] == list(ASSIGNMENT.titles)[:5]
    (office / "templates" / "giao-viec.docx").unlink()
    assert cchc("template", "init", "word").code == 0
    assert "không có chỗ" not in cchc(*asked, "-o", "moi").err, "the control: a form of today"


def test_forms_that_are_there_already_stay_and_the_others_are_written(office: Path, cchc: Cchc) -> None:
    old_form(office / "templates" / "giao-viec.docx")
    before = (office / "templates" / "giao-viec.docx").read_bytes()
    answer = cchc("template", "init", "word")
    assert answer.code == 0
    assert answer.err == "đã có mẫu templates/giao-viec.docx, giữ nguyên\n"
    assert "templates/don-doc.docx" in answer.out.splitlines()
    assert "giao-viec" not in answer.out
    assert (office / "templates" / "giao-viec.docx").read_bytes() == before


# The command


def test_a_letter_goes_to_a_file_and_a_message_to_the_screen(office: Path, cchc: Cchc) -> None:
    day = ("--as-of", "2026-09-14")
    assert (
        cchc("report", "--kind", "reminder", "--format", "docx", *day).out
        == "bao-cao/don-doc-2026-09-14.docx\n"
    )
    message = cchc("report", "--format", "text", *day)
    assert message.code == 0
    assert message.out.startswith("CCHC xã Vĩnh Thông (đến 14/9/2026)\nQuá hạn: ")
    assert cchc("report", "--kind", "reminder", "-o", "tin.txt", *day).out == "tin.txt\n"
    assert (office / "tin.txt").read_text("utf-8") == message.out


@pytest.mark.usefixtures("office")
def test_each_office_has_a_message_of_its_own(cchc: Cchc) -> None:
    answer = cchc("report", "--format", "text", "--split", "owner", "--as-of", "2026-09-14")
    messages = answer.out.split("\n\n")
    assert len(messages) > 1
    assert all(message.startswith("CCHC xã Vĩnh Thông – ") for message in messages)


def test_nobody_late_and_nothing_coming_makes_no_letter_but_a_sentence(office: Path, cchc: Cchc) -> None:
    asked = ("report", "--kind", "reminder", "--format", "docx", "--as-of", "2026-01-05")
    answer = cchc(*asked, "--owner", "Trạm Y tế")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == (
        "đến ngày 05/01/2026 Trạm Y tế không có nhiệm vụ quá hạn, không có nhiệm vụ đến hạn trong 30 ngày tới "
        "nên không lập công văn đôn đốc\n"
    )
    assert not (office / "bao-cao").exists()


@pytest.mark.usefixtures("office")
def test_offices_that_only_coordinate_get_their_sheets(cchc: Cchc) -> None:
    split = ("--split", "owner", "--as-of", "2026-09-14")
    assert cchc("update", "17", "--coordinator", "Phòng Kinh tế").code == 0
    sheets = cchc("report", "--kind", "assignment", "--format", "md", *split)
    assert "giao-viec-kinh-te-2026-09-14.md" in sheets.out
    pages_ = cchc("report", "--format", "md", *split).out
    assert "kinh-te" not in pages_, "the control"


@pytest.mark.usefixtures("office")
def test_offices_that_only_coordinate_get_their_reports_and_no_form_without_a_row(cchc: Cchc) -> None:
    split = ("--split", "owner", "--as-of", "2026-09-14")
    assert cchc("update", "17", "--coordinator", "Phòng Kinh tế").code == 0
    reports = cchc("report", "--kind", "progress", "--format", "md", "--period", "q3", *split)
    assert "bao-cao-q3-kinh-te-2026-09-14.md" in reports.out
    assert "lien-quan" not in reports.out
    common = "tên gọi chung của nhiều cơ quan, chỉ phối hợp"
    assert f"không lập báo cáo định kỳ cho Các phòng, ban, đơn vị liên quan: {common}\n" in reports.err
    for format_, other in (("docx", "bao-cao"), ("md", "giao-viec")):
        kind = ("--kind", "assignment") if other == "giao-viec" else ()
        mixed = cchc("report", *kind, "--format", format_, "--format", "xlsx", *split)
        assert f"{other}-kinh-te" in mixed.out
        assert "nhiem-vu-vhxh-2026-09-14.xlsx" in mixed.out, "the control"
        assert "nhiem-vu-kinh-te" not in mixed.out
        assert "trống" not in mixed.err


@pytest.mark.usefixtures("office")
def test_no_sheet_is_made_of_no_work_or_for_no_office(cchc: Cchc) -> None:
    day = ("--as-of", "2026-09-14")
    assert cchc("done", "5", "--date", "1/9/2026", "--document", "5/BC-TH").code == 0
    split = cchc("report", "--kind", "assignment", "--format", "md", "--split", "owner", *day)
    assert split.code == 0
    assert "không lập phiếu giao việc cho Các trường học: không còn nhiệm vụ phải thực hiện\n" in split.err
    assert (
        "không lập phiếu giao việc cho Các phòng, ban, đơn vị liên quan: tên gọi chung của nhiều cơ quan, "
        "chỉ phối hợp\n" in split.err
    )
    assert "truong-hoc" not in split.out
    assert "lien-quan" not in split.out
    assert "giao-viec-vhxh" in split.out, "the control"
    alone = cchc("report", "--kind", "assignment", "--format", "docx", "--owner", "truong-hoc", *day)
    assert (alone.code, alone.out) == (0, "")
    assert "không còn nhiệm vụ phải thực hiện" in alone.err
    asked = cchc("report", "--kind", "assignment", "--format", "md", "--owner", "lien-quan", *day)
    assert "giao-viec-lien-quan" in asked.out, "who asks for it by name gets it"
    message = cchc("report", "--kind", "assignment", "--format", "text", "--owner", "truong-hoc", *day)
    assert "Không có nhiệm vụ tồn đọng." in message.out


@pytest.mark.parametrize(
    ("stop", "reason"),
    [
        (("submit", "5", "--date", "1/9/2026"), "nhiệm vụ còn lại đã trình chờ phê duyệt (số 5)"),
        (("pause", "5", "--date", "1/9/2026", "--document", "5/CV"), "nhiệm vụ còn lại đang tạm dừng (số 5)"),
    ],
)
@pytest.mark.usefixtures("office")
def test_no_sheet_gives_work_that_lies_with_who_approves_it_or_rests(
    cchc: Cchc, stop: tuple[str, ...], reason: str
) -> None:
    asked = ("report", "--kind", "assignment", "--format", "md", "--as-of", "2026-09-14")
    assert "giao-viec-truong-hoc" in cchc(*asked, "--owner", "truong-hoc").out, "the control"
    assert cchc(*stop).code == 0
    for whose in (("--owner", "truong-hoc"), ("--split", "owner")):
        answer = cchc(*asked, *whose)
        assert answer.code == 0
        assert "truong-hoc" not in answer.out
        assert f"không lập phiếu giao việc cho Các trường học: {reason}\n" in answer.err


def test_a_sheet_says_what_of_its_work_lies_with_others_or_rests() -> None:
    stopped = make_task(3, status="paused", stopped=Stop(date(2026, 8, 1), "5/CV"))
    sheet = assignment.build(make_plan(make_task(1), submitted_task(2), stopped), DAY, make_owner())
    assert (
        "chủ trì thực hiện 03 nhiệm vụ sau đây, trong đó có 01 nhiệm vụ quá hạn, 01 nhiệm vụ đã trình chờ phê "
        "duyệt, 01 nhiệm vụ đang tạm dừng" in texts(sheet)[0]
    )


@pytest.mark.usefixtures("office")
def test_an_office_without_tasks_has_no_report_and_one_that_only_helps_is_told_that_its_sheet_is_empty(
    cchc: Cchc,
) -> None:
    day = ("--as-of", "2026-09-14", "--owner", "Phòng Kinh tế")
    idle = cchc("report", "--format", "docx", *day)
    assert (idle.code, idle.out) == (0, "")
    assert idle.err == (
        "không lập báo cáo định kỳ cho Phòng Kinh tế: đến ngày 14/09/2026 không chủ trì, không phối hợp "
        "nhiệm vụ nào\n"
    )
    assert cchc("update", "17", "--coordinator", "Phòng Kinh tế").code == 0
    report = cchc("report", "--format", "docx", *day)
    assert report.out == "bao-cao/bao-cao-kinh-te-2026-09-14.docx\n"
    sheet = cchc("report", "--format", "xlsx", *day)
    assert sheet.out == "bao-cao/nhiem-vu-kinh-te-2026-09-14.xlsx\n"
    assert sheet.err.startswith(
        "danh sách nhiệm vụ của Phòng Kinh tế trống: không chủ trì nhiệm vụ nào; phối hợp 01 nhiệm vụ (số 17)\n"
    )
    full = cchc("report", "--format", "xlsx", "--as-of", "2026-09-14", "--owner", "vhxh")
    assert "trống" not in full.err, "the control"


@pytest.mark.parametrize("kind", ["reminder", "assignment"])
def test_a_page_of_a_letter_says_what_its_word_file_says(kind: str) -> None:
    built = (
        reminder.build(pressing_plan(), DAY)
        if kind == "reminder"
        else assignment.build(pressing_plan(), DAY, CLINIC)
    )
    in_word = prose.of_word(word_document.render(built, DAY))
    assert prose_faults.differences(in_word, prose.of_page(pages.render(built, "html").decode())) == []


def test_a_sheet_of_an_issuer_without_a_chairman_is_signed_as_the_plan_is() -> None:
    plan = made_plans.made_plan(20)
    signatory = Signatory("TM. BAN THƯỜNG VỤ", None, "CHỦ TỊCH", "Nguyễn Văn B")
    plan = made_plans.plan_with(plan, head=plan.head._replace(issuer="Hội Nông dân xã", signatory=signatory))
    assert assignment.build(plan, DAY, ECONOMY).signature.lines == ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH")
