"""`import`, `init` and `new` as an office begins with them: in an empty folder, from papers, from last year."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from cchc import disk
from cchc.cli import options, questions
from cchc.cli.importing import source_questions
from cchc.drafts.writing.questions import Choice, Question
from cchc.planfile import document
from cchc.reports.printers import pages
from cchc.reports.printers.word import word_document
from tests.reports import test_word
from tests.support import clocks, intake_cases
from tests.support.people import Person

if TYPE_CHECKING:
    from pathlib import Path

    from cchc.plan import Plan
    from tests.support.answers import Cchc


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with papers and nothing else."""
    for name in ("groups.docx", "cells.txt", "seed.docx", "sheet.xlsx", "crowded.docx"):
        shutil.copy(intake_cases.FOLDER / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CCHC_PLAN", raising=False)
    return tmp_path


def plan_in(folder: Path, name: str = "2026") -> Plan:
    return document.parse((folder / f"plans/{name}.yaml").read_bytes(), name).plan


def test_a_paper_becomes_a_draft_that_every_command_takes(cchc: Cchc, folder: Path) -> None:
    answer = cchc("import", "groups.docx")
    assert answer.code == 0, answer.err
    assert "đã ghi bản nháp plans/2026.yaml" in answer.err
    for command in (("check",), ("list",), ("show", "4"), ("report", "--format", "md", "-o", "-")):
        assert cchc(*command).code == 0
    assert [task.id for task in plan_in(folder).tasks] == list(range(1, 8))


def test_a_plan_that_is_there_is_never_written_over(cchc: Cchc, folder: Path) -> None:
    assert cchc("import", "groups.docx").code == 0
    before = (folder / "plans/2026.yaml").read_bytes()
    again = cchc("import", "groups.docx")
    assert again.code == 2
    assert "đã có plans/2026.yaml" in again.err
    assert "-o" in again.err
    assert (folder / "plans/2026.yaml").read_bytes() == before
    assert cchc("import", "groups.docx", "-o", "nhap.yaml").code == 0
    assert (folder / "nhap.yaml").is_file()


def test_what_was_answered_is_doubtful_no_more(cchc: Cchc, folder: Path, person: Person) -> None:
    before = cchc("import", "groups.docx", "-o", "mot.yaml").err
    assert "“TT Phục vụ HCC” có thể là" in before
    person.types("có", *[""] * 9)
    after = cchc("import", "groups.docx", "-o", "hai.yaml").err
    assert "[alias-proposed]" not in after
    assert "có thể là" not in (folder / "hai.yaml").read_text("utf-8")
    assert "không ghi năm" in after, "what nobody was asked stays"


def test_where_a_draft_cannot_go_is_said_before_anything_is_asked(
    cchc: Cchc, folder: Path, person: Person
) -> None:
    assert cchc("init", "--issuer", "UBND xã A", "--year", "2026").code == 0
    person.types("có")
    answer = cchc("import", "groups.docx")
    assert answer.code == 2
    assert "là cơ quan nào?" not in answer.err
    assert "chưa có nhiệm vụ nào: không cần nữa thì xóa tệp ấy" in answer.err
    assert (folder / "plans/2026.yaml").is_file()


def test_check_tells_what_a_draft_leaves_open(cchc: Cchc, folder: Path) -> None:
    assert cchc("import", "crowded.docx").code == 0
    checked = cchc("check")
    assert checked.code == 0
    for words in (
        "[draft-note]",
        "chưa xếp lĩnh vực cho nhiệm vụ 1-5",
        "chưa ghi cơ quan ban hành",
    ):
        assert words in checked.out
    assert (folder / "plans/2026.yaml").read_text("utf-8").count("# ?") > 3


def test_a_dry_run_writes_nothing_and_prints_one_object(cchc: Cchc, folder: Path) -> None:
    answer = cchc("import", "groups.docx", "--dry-run", "--format", "json")
    assert answer.code == 0
    assert set(json.loads(answer.out)) == {"plan", "body", "owners", "tasks", "doubts", "skipped"}
    assert not (folder / "plans").exists()


def test_what_cannot_be_read_is_refused_with_what_to_ask_for(cchc: Cchc, folder: Path) -> None:
    answer = cchc("import", "cells.txt")
    assert answer.code == 1
    assert "bảng đã mất cột" in answer.err
    assert "xin tệp Word" in answer.err
    assert not (folder / "plans").exists()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("import", "khong-co.docx"), "không có tệp"),
        (("import", "groups.docx", "--commit"), "--commit chỉ dùng với --update"),
        (("import", "groups.docx", "--anyway"), "--anyway chỉ dùng với --update"),
        (("import", "groups.docx", "--format", "xml"), "--format"),
        (("import", "groups.docx", "--format", "json", "-o", "-"), "-o - không dùng với --format json"),
        (("import", "groups.docx", "--update"), "không tìm thấy tệp kế hoạch"),
        (("import", "groups.docx", "--answers", "sheet.xlsx"), "sheet.xlsx"),
        (("import", "."), "là thư mục"),
        (("list",), "cchc init"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(cchc: Cchc, arguments: tuple[str, ...], words: str) -> None:
    answer = cchc(*arguments)
    assert answer.code in {2, 3}
    assert words in answer.err


def test_questions_are_asked_once_and_the_answers_kept(cchc: Cchc, folder: Path, person: Person) -> None:
    # three aliases: yes by Enter, its own by 2, put off by 0
    person.types("có", "", "2", "0")
    first = cchc("import", "groups.docx", "--answers", "tra-loi.yaml", "-o", "mot.yaml")
    assert first.code == 0, first.err
    kept = (folder / "tra-loi.yaml").read_text("utf-8")
    assert "Phòng VH-XH: Phòng Văn hóa - Xã hội" in kept
    person.types("có", "")
    second = cchc("import", "groups.docx", "--answers", "tra-loi.yaml", "-o", "hai.yaml")
    assert second.err.count("là cơ quan nào?") == 1, "only what was put off is asked again"
    person.types()
    third = cchc("import", "groups.docx", "--answers", "tra-loi.yaml", "-o", "ba.yaml")
    assert third.code == 0
    assert "là cơ quan nào?" not in third.err
    assert (folder / "hai.yaml").read_bytes() == (folder / "ba.yaml").read_bytes()


def test_an_interrupted_asking_keeps_what_was_answered(cchc: Cchc, folder: Path, person: Person) -> None:
    person.types("có", "")
    answer = cchc("import", "groups.docx", "--answers", "tra-loi.yaml")
    assert answer.code == 130
    assert "Phòng VH-XH" in (folder / "tra-loi.yaml").read_text("utf-8")
    assert not (folder / "plans").exists()


@pytest.mark.parametrize(
    ("typed", "value"), [("1", "Phòng A"), ("2", "Phòng B"), ("", "Phòng A"), ("0", None)]
)
def test_an_answer_is_a_number_or_enter(
    typed: str, value: str | None, person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    question = Question(
        "owners",
        "1",
        "Ai chủ trì?",
        choices=(Choice("Phòng A", "Phòng A"), Choice("Phòng B", "Phòng B")),
        proposal=0,
    )
    person.types("9", "abc", typed)
    assert source_questions.ask(question, 1) == value
    assert capsys.readouterr().err.count("chưa hiểu") == 2


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (Question("plan", "issuer", "Cơ quan nào?"), "chưa trả lời: gõ câu trả lời, hoặc 0 để sau"),
        (
            Question("areas", "1", "Lĩnh vực nào?", choices=(Choice("A", "A"),), proposal=0, is_weak=True),
            "chưa trả lời: gõ một số ở trên",
        ),
    ],
)
def test_enter_where_nothing_is_proposed_is_told_as_no_answer(
    question: Question, told: str, person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    person.types("", "0")
    assert source_questions.ask(question, 1) is None
    told_of = capsys.readouterr().err
    assert told in told_of
    assert "“”" not in told_of


@pytest.mark.parametrize("may_be_new", [True, False])
@pytest.mark.parametrize("is_weak", [True, False])
def test_what_a_question_proposes_is_taken_as_the_question_says(
    person: Person,
    is_weak: bool,  # noqa: FBT001
    may_be_new: bool,  # noqa: FBT001
) -> None:
    """In brackets stands what Enter takes; of a guess, which is to be looked at, the number to type."""
    choices = tuple(Choice(name, name) for name in "ABC")
    question = Question("areas", "1", "Lĩnh vực nào?", "", choices, 2, is_weak, may_be_new)
    person.types("", "3")
    assert source_questions.ask(question, 1) == "C"
    assert len(person.asked) == (2 if is_weak else 1)
    assert ("[Enter là 3]" in person.asked[0]) != is_weak
    assert ("có thể là 3, đúng thì gõ 3" in person.asked[0]) == is_weak


def test_enter_at_yes_or_no_says_what_to_type(person: Person, capsys: pytest.CaptureFixture[str]) -> None:
    person.types("", "có")
    assert questions.confirm("Ghi?")
    assert "chưa trả lời: gõ có hoặc không" in capsys.readouterr().err


def test_all_that_is_left_may_be_put_off_at_once(cchc: Cchc, folder: Path, person: Person) -> None:
    person.types("có", "", "00")
    answer = cchc("import", "groups.docx")
    assert answer.code == 0, answer.err
    assert "00. để sau cả 3 câu còn lại" in answer.err
    names = {owner.name: owner.spellings for owner in plan_in(folder).owners}
    assert "Phòng VH-XH" in names["Phòng Văn hóa - Xã hội"], "what was answered holds"
    assert "TT Phục vụ HCC" in names, "what was put off stands by itself"


def test_who_stops_amid_the_questions_is_told_what_becomes_of_the_answers(
    cchc: Cchc, folder: Path, person: Person
) -> None:
    person.types("có", "")
    answer = cchc("import", "groups.docx")
    assert answer.code == 130
    assert "các câu đã trả lời được giữ, gõ lại lệnh này thì hỏi tiếp: cchc import groups.docx" in answer.err
    person.types("có", "")
    assert "được giữ trong a.yaml" in cchc("import", "groups.docx", "--answers", "a.yaml").err
    assert (folder / "a.yaml").is_file()


def test_who_was_stopped_goes_on_with_the_same_command(cchc: Cchc, folder: Path, person: Person) -> None:
    person.types("có", "")
    assert cchc("import", "groups.docx").code == 130
    person.types("có", "2", "2")
    again = cchc("import", "groups.docx")
    assert again.code == 0, again.err
    assert "Lần trước đã trả lời 1 câu về văn bản này, còn 2 câu. Dùng lại các câu đã trả lời?" in again.err
    assert again.err.count("là cơ quan nào?") == 2
    names = {owner.name: owner.spellings for owner in plan_in(folder).owners}
    assert "Phòng VH-XH" in names["Phòng Văn hóa - Xã hội"], "what was answered the first time holds"


def test_answers_that_nobody_wants_again_are_not_used(cchc: Cchc, folder: Path, person: Person) -> None:
    person.types("có", "")
    cchc("import", "groups.docx")
    person.types("không", "có", "2", "2", "2")
    assert cchc("import", "groups.docx").code == 0
    assert "Phòng VH-XH" in {owner.name for owner in plan_in(folder).owners}


def test_a_script_gets_no_answers_that_somebody_gave_before(cchc: Cchc, folder: Path, person: Person) -> None:
    person.types("có", "")
    cchc("import", "groups.docx")
    person.leaves()
    assert cchc("import", "groups.docx").code == 0
    assert "Phòng VH-XH" in {owner.name for owner in plan_in(folder).owners}


@pytest.mark.parametrize("kept", [(), ("--answers", "tra-loi.yaml")])
def test_questions_put_off_are_taken_up_again_while_nobody_changed_the_draft(
    cchc: Cchc, folder: Path, kept: tuple[str, ...], person: Person
) -> None:
    command = ("import", "groups.docx", *kept)
    person.types("có", "", "00")
    first = cchc(*command)
    assert (
        f"còn 2 câu để sau; trả lời tiếp khi chưa sửa bản nháp thì gõ lại: cchc {' '.join(command)}"
        in first.err
    )
    person.types("có", "1", "1")
    again = cchc(*command)
    assert again.code == 0, again.err
    assert "đã lập lại bản nháp plans/2026.yaml, chưa ai sửa từ lần trước" in again.err
    assert "có thể là" not in (folder / "plans/2026.yaml").read_text("utf-8")


@pytest.mark.parametrize("changed", ["byte", "source", "link"])
def test_a_draft_that_is_not_as_this_paper_made_it_is_never_made_again(
    cchc: Cchc, folder: Path, changed: str, person: Person
) -> None:
    person.types("có", "00")
    assert cchc("import", "groups.docx").code == 0
    plan, source = folder / "plans/2026.yaml", "groups.docx"
    if changed == "byte":
        plan.write_bytes(plan.read_bytes() + b"\n# anh Nam\n")
    elif changed == "source":
        source = "nguon-khac.docx"
        shutil.copy("groups.docx", source)
    else:
        plan.rename(folder / "that.yaml")
        plan.symlink_to("../that.yaml")
    before = plan.read_bytes()
    person.types("có", "1", "1", "1")
    answer = cchc("import", source)
    assert (answer.code, plan.read_bytes()) == (2, before)
    assert "import không ghi đè lên tệp nào" in answer.err
    assert "đổi tên tệp ấy rồi chạy lại" in answer.err


def test_a_wrong_answer_is_taken_back(cchc: Cchc, folder: Path, person: Person) -> None:
    person.types("có", "2", "Quay lại", "1", "0", "lùi", "2", "2")
    answer = cchc("import", "groups.docx", "--answers", "tra-loi.yaml")
    assert answer.code == 0, answer.err
    assert "lùi. về câu trước, trả lời lại" in answer.err
    names = {owner.name: owner.spellings for owner in plan_in(folder).owners}
    assert "Phòng VH-XH" in names["Phòng Văn hóa - Xã hội"]
    assert "Phòng VH-XH: Phòng Văn hóa - Xã hội" in (folder / "tra-loi.yaml").read_text("utf-8")


def test_an_answer_taken_back_and_put_off_is_kept_nowhere(cchc: Cchc, folder: Path, person: Person) -> None:
    (folder / "tra-loi.yaml").write_text("answers: 1  # của anh Nam\n", "utf-8")
    person.types("có", "1", "lùi", "0", "0", "0")
    assert cchc("import", "groups.docx", "--answers", "tra-loi.yaml").code == 0
    assert (folder / "tra-loi.yaml").read_text("utf-8") == "answers: 1  # của anh Nam\n"


def test_going_back_is_no_name_of_an_area_and_the_first_question_has_none_before(
    person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    question = Question("areas", "1", "Lĩnh vực nào?", choices=(Choice("A", "A"),), may_be_new=True)
    person.types("quay lại", "0")
    assert source_questions.ask(question, 1) is None
    assert "đây là câu đầu tiên" in capsys.readouterr().err
    person.types("LÙI")
    with pytest.raises(questions.BackError):
        source_questions.ask(question, 1, can_go_back=True)


@pytest.mark.parametrize("typed", ["0", "00", "không"])
def test_questions_are_put_off_at_once_by_what_puts_off_one(
    cchc: Cchc, folder: Path, typed: str, person: Person
) -> None:
    person.types(typed)
    assert cchc("import", "groups.docx").code == 0
    assert (folder / "plans/2026.yaml").is_file()


def test_a_paper_without_tasks_beside_a_plan_is_pointed_to_amend(cchc: Cchc, folder: Path) -> None:
    (folder / "dieu-chinh.md").write_text("# KẾ HOẠCH\n\nHủy nhiệm vụ số 2.\n", "utf-8")
    assert "hoặc tạo kế hoạch trống rồi nhập tay: cchc init" in cchc("import", "dieu-chinh.md").err
    assert cchc("import", "groups.docx").code == 0
    answer = cchc("import", "dieu-chinh.md")
    assert answer.code == 1
    assert "nhập bằng: cchc import dieu-chinh.md --amend" in answer.err
    assert "cchc init" not in answer.err


def test_init_names_the_papers_of_the_folder_before_it_asks(cchc: Cchc, folder: Path, person: Person) -> None:
    (folder / "~$groups.docx").touch()
    person.types()
    answer = cchc("init")
    assert answer.code == 130
    assert "thư mục này có crowded.docx, groups.docx, seed.docx, …" in answer.err
    assert "cchc init crowded.docx" in answer.err


def test_a_folder_without_a_plan_says_how_a_paper_becomes_one(cchc: Cchc, folder: Path) -> None:
    assert folder.is_dir()
    assert "cchc import TỆP" in cchc("list").err


def test_the_lines_of_all_notes_are_told(cchc: Cchc, folder: Path) -> None:
    cchc("import", "groups.docx")
    lines = (folder / "plans/2026.yaml").read_text("utf-8").splitlines()
    notes = [str(number) for number, line in enumerate(lines, 1) if line.strip().startswith(("# ?", "# - ?"))]
    assert f"ghi chú “?” của bản nháp, ở dòng {', '.join(notes)} [draft-note]" in cchc("check").out


def test_an_area_that_nobody_knows_is_confirmed(person: Person, capsys: pytest.CaptureFixture[str]) -> None:
    area = Choice("Cải cách thể chế", "Cải cách thể chế")
    question = Question("areas", "1", "Lĩnh vực nào?", choices=(area,), is_weak=True, may_be_new=True)
    person.types("x9", "không", "Chỉ đạo", "có")
    assert source_questions.ask(question, 1) == "Chỉ đạo"
    assert "Thêm lĩnh vực mới “x9”? (có/không)" in capsys.readouterr().err
    person.types("cai cach the che")
    assert source_questions.ask(question, 1) == "Cải cách thể chế", "one that is there is meant"


def test_a_number_is_no_area_where_none_is_known(person: Person, capsys: pytest.CaptureFixture[str]) -> None:
    question = Question("areas", "1", "Lĩnh vực nào?", is_weak=True, may_be_new=True)
    person.types("1", "12.", "Cải cách thể chế", "không", "Chỉ đạo", "có")
    assert source_questions.ask(question, 1) == "Chỉ đạo"
    shown = capsys.readouterr().err
    assert "chưa hiểu “1”: gõ tên lĩnh vực, hoặc 0 để sau" in shown
    assert "chưa hiểu “12.”" in shown
    assert shown.count("Thêm lĩnh vực mới “") == 2
    person.types("1", "UBND xã A")
    assert source_questions.ask(Question("plan", "issuer", "Cơ quan nào?"), 1) == "UBND xã A"
    assert "“1” không phải tên cơ quan" in capsys.readouterr().err


def test_a_first_plan_is_small_and_correct(cchc: Cchc, folder: Path) -> None:
    answer = cchc(
        "init", "--issuer", "UBND xã A", "--year", "2027", "--owner", "Phòng Kinh tế", "--number", "1/KH-UBND"
    )
    assert answer.code == 0, answer.err
    plan = plan_in(folder, "2027")
    assert (plan.head.year, plan.head.issuer, plan.head.number) == (2027, "UBND xã A", "1/KH-UBND")
    checked = cchc("check")
    assert checked.code == 0
    assert "owner-without-task" not in checked.out
    commands = [line.strip() for line in answer.err.splitlines() if line.startswith("  cchc ")]
    assert [line.split()[1] for line in commands] == ["add", "check", "save"]
    assert (
        cchc("add", "Tuyên truyền", "--area", "the-che", "--owner", "Phòng Kinh tế", "--due", "Quý I").code
        == 0
    )
    assert (folder / ".gitattributes").read_text("utf-8") == (
        "plans/*.yaml text eol=lf\nplans/bao-cao/*.yaml text eol=lf\n"
    )


def test_a_first_plan_asks_what_nobody_said(cchc: Cchc, folder: Path, person: Person) -> None:
    person.types("", "Ủy ban nhân dân xã B", "2028", "", "Phòng A; Phòng B")
    assert cchc("init").code == 0
    plan = plan_in(folder, "2028")
    assert [owner.name for owner in plan.owners] == ["Phòng A", "Phòng B"]
    assert plan.head.number is None


@pytest.mark.parametrize("year", ["năm 2028", "Nam 2028", "“2028”"])
def test_a_year_may_have_its_word_before_it_wherever_one_is_asked_for(
    year: str, cchc: Cchc, folder: Path, person: Person
) -> None:
    person.types("", "Ủy ban nhân dân xã B", year, "", "")
    assert cchc("init").code == 0
    assert plan_in(folder, "2028").head.year == 2028
    assert "đã ghi plans/2029.yaml" in cchc("new", year.replace("8", "9")).err
    assert cchc("rollup", "--year", year).code == 0
    person.types(year)
    assert source_questions.ask(Question("plan", "year", "Kế hoạch của năm nào?"), 1) == "2028"
    (folder / "plans/2028.yaml").unlink()
    (folder / "plans/2029.yaml").unlink()
    whole = ("--issuer", "UBND xã A", "--number", "1/KH-UBND", "--owner", "Phòng Kinh tế")
    assert cchc("init", *whole, "--year", year).code == 0


@pytest.mark.parametrize(
    "arguments", [("init", "--issuer", "A", "--year", "tới"), ("rollup", "--year", "tới"), ("new", "tới")]
)
def test_what_is_no_year_is_refused_in_vietnamese(
    arguments: tuple[str, ...], cchc: Cchc, folder: Path
) -> None:
    if arguments[0] != "init":
        assert cchc("init", "--issuer", "UBND xã A", "--year", "2027").code == 0
    answer = cchc(*arguments)
    assert answer.code == 2
    assert "không phải" in answer.err
    assert not re.search("valid|integer", answer.err)


def test_a_first_plan_leaves_what_is_there(cchc: Cchc, folder: Path) -> None:
    (folder / ".gitignore").write_text("*.bak", "utf-8")
    assert cchc("init", "--issuer", "UBND xã A", "--year", "2027").code == 0
    assert (folder / ".gitignore").read_text("utf-8").startswith("*.bak\n/bao-cao/\n")
    again = cchc("init", "--issuer", "UBND xã A", "--year", "2028")
    assert again.code == 2
    assert "đã có plans/2027.yaml" in again.err


def test_a_first_plan_may_come_from_a_paper(cchc: Cchc, folder: Path) -> None:
    assert cchc("init", "groups.docx").code == 0
    assert len(plan_in(folder).tasks) == 7
    assert (folder / ".gitattributes").is_file()


@pytest.mark.usefixtures("folder")
def test_a_first_plan_needs_an_issuer_where_nobody_is_asked(cchc: Cchc) -> None:
    answer = cchc("init")
    assert answer.code == 2
    assert "--issuer" in answer.err


def test_the_plan_of_another_year_takes_over_what_is_left(cchc: Cchc, office: Path) -> None:
    before = (office / "plans/2026.yaml").read_bytes()
    assert cchc("done", "1", "--document", "10/KH-UBND", "--done-on", "10/3/2026").code == 0
    done = (office / "plans/2026.yaml").read_bytes()
    assert done != before
    answer = cchc("new", "2027", "--as-of", "2026-12-20")
    assert answer.code == 0, answer.err
    assert (office / "plans/2026.yaml").read_bytes() == done
    plan = plan_in(office, "2027")
    assert cchc("check", "--plan", "plans/2027.yaml").code == 0
    assert len(plan.tasks) == 19
    assert all(not task.results and not task.notes and task.status == "not_started" for task in plan.tasks)
    first = plan.tasks[0]
    assert (first.due.text, first.basis) == ("Chưa xác định", "Kế hoạch số 02/KH-UBND ngày 02/01/2026")
    yearly = next(task for task in plan.tasks if task.title == "Tự kiểm tra, rà soát văn bản QPPL")
    assert (yearly.due.text, yearly.basis) == ("Năm 2027", None)
    assert plan.head.number is None
    assert "2026 - 2030" in (office / "plans/2027.yaml").read_text("utf-8")


@pytest.mark.parametrize(("option", "count"), [(("--all",), 20), (("--none",), 0), (("--only", "2,4-6"), 4)])
def test_a_person_may_choose_what_goes_over(
    cchc: Cchc, office: Path, option: tuple[str, ...], count: int
) -> None:
    assert cchc("new", "2027", *option, "--as-of", "2026-12-20").code == 0
    assert len(plan_in(office, "2027").tasks) == count


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("2026",), "không phải năm sau"),
        (("2040",), "không phải năm sau"),
        (("2027", "--all", "--none"), "chỉ dùng một trong"),
        (("2027", "-o", "plans/2026.yaml"), "đã có plans/2026.yaml"),
        (("2027", "--only", "99"), "99"),
    ],
)
def test_a_year_that_makes_no_sense_is_refused(cchc: Cchc, arguments: tuple[str, ...], words: str) -> None:
    answer = cchc("new", *arguments)
    assert answer.code == 2
    assert words in answer.err


@pytest.fixture
def december(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be the month in which next year's plan is made: which plan is the last one hangs on the day."""
    monkeypatch.setattr(options, "datetime", clocks.stopped_at(datetime(2026, 12, 1, 2, tzinfo=UTC)))


@pytest.mark.usefixtures("december")
def test_a_year_between_is_not_skipped_without_a_word(cchc: Cchc, office: Path, person: Person) -> None:
    said = "bỏ qua năm 2027–2028: lập kế hoạch năm 2029 từ kế hoạch năm 2026"
    answer = cchc("new", "2029")
    assert (answer.code, answer.err.splitlines()[0]) == (0, said)
    assert "bỏ qua" not in cchc("new", "2027").err, "the control"
    for path in (office / "plans/2027.yaml", office / "plans/2029.yaml"):
        path.unlink()
    person.says("không")
    answer = cchc("new", "2028")
    assert (answer.code, answer.err) == (0, "chưa ghi gì\n")
    assert person.asked == ["bỏ qua năm 2027; lập kế hoạch năm 2028 từ kế hoạch năm 2026? (có/không): "]
    assert not (office / "plans/2028.yaml").exists()
    assert cchc("new", "2028", "--dry-run").err.startswith("bỏ qua năm 2027: lập kế hoạch năm 2028")
    person.says("có")
    assert cchc("new", "2028").code == 0
    assert (office / "plans/2028.yaml").exists()


@pytest.mark.usefixtures("december")
def test_a_plan_of_a_year_between_is_the_one_to_start_from(cchc: Cchc, office: Path) -> None:
    assert cchc("new", "2027").code == 0
    answer = cchc("new", "2028")
    assert answer.code == 2
    said, hint = answer.err.splitlines()
    assert said == "cchc: đã có kế hoạch năm 2027, gần năm 2028 hơn kế hoạch năm 2026"
    assert "từ kế hoạch năm 2027: cchc new 2028 --plan plans/2027.yaml; " in hint
    assert "từ kế hoạch năm 2026: cchc new 2028 --plan plans/2026.yaml" in hint
    assert cchc("new", "2028", "--plan", "plans/2026.yaml", "--dry-run").code == 0
    assert cchc("new", "2028", "--plan", "plans/2027.yaml").code == 0


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("output", ["", " "])
def test_a_plan_without_a_name_is_refused(cchc: Cchc, output: str) -> None:
    assert cchc("new", "2027", "-o", output).code == 2


def test_a_new_plan_goes_to_the_screen_or_into_a_folder(cchc: Cchc, office: Path) -> None:
    answer = cchc("new", "2027", "-o", "-")
    assert answer.code == 0
    assert document.parse(answer.out.encode(), "nháp").plan.head.year == 2027
    assert not (office / "-").exists()
    (office / "nhap").mkdir()
    assert cchc("new", "2027", "-o", "nhap").code == 0
    assert (office / "nhap/2027.yaml").read_text("utf-8") == answer.out


def test_numbers_with_zeros_before_them_go_over(cchc: Cchc, office: Path) -> None:
    path = office / "plans/2026.yaml"
    path.write_text(path.read_text("utf-8").replace("  - id: 3\n", "  - id: 03\n"), "utf-8")
    assert cchc("new", "2027", "--all").code == 0
    assert len(plan_in(office, "2027").tasks) == 20


def test_no_plan_is_made_for_a_year_that_none_can_have(cchc: Cchc, office: Path) -> None:
    path = office / "plans/2026.yaml"
    path.write_text(path.read_text("utf-8").replace("2026", "2199"), "utf-8")
    assert cchc("new", "2200").code == 2


@pytest.mark.parametrize(
    "arguments", [("import", "groups.docx"), ("init", "--issuer", "A", "--year", "2026")]
)
def test_two_at_once_make_one_plan(
    cchc: Cchc, folder: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def swap(waiting: Path, path: Path) -> None:
        path.write_text("của người khác", "utf-8")
        disk_swap(waiting, path)

    disk_swap = disk.swap_into_free
    monkeypatch.setattr(disk, "swap_into_free", swap)
    answer = cchc(*arguments)
    assert answer.code == 2
    assert "đã có plans/2026.yaml" in answer.err
    assert (folder / "plans/2026.yaml").read_text("utf-8") == "của người khác"
    assert [path.name for path in (folder / "plans").iterdir()] == ["2026.yaml"]


@pytest.mark.parametrize("command", [("import", "groups.docx"), ("import", "groups.docx", "-o", "nhap.yaml")])
def test_nobody_is_asked_where_the_draft_has_no_room(
    cchc: Cchc, folder: Path, command: tuple[str, ...], person: Person
) -> None:
    (folder / "plans").mkdir()
    for name in ("plans/2026.yaml", "nhap.yaml"):
        (folder / name).symlink_to("khong-co")
    person.types("có")
    answer = cchc(*command)
    assert answer.code == 2
    assert "có/không" not in answer.err
    assert (folder / "nhap.yaml").is_symlink()


def test_answers_are_kept_at_the_end_of_a_link(cchc: Cchc, folder: Path, person: Person) -> None:
    (folder / "that.yaml").write_text("answers: 1  # của anh Nam\n", "utf-8")
    (folder / "tra-loi.yaml").symlink_to("that.yaml")
    person.types("có", "", "2", "0")
    assert cchc("import", "groups.docx", "--answers", "tra-loi.yaml").code == 0
    assert (folder / "tra-loi.yaml").is_symlink()
    kept = (folder / "that.yaml").read_text("utf-8")
    assert "của anh Nam" in kept
    assert "Phòng VH-XH: Phòng Văn hóa - Xã hội" in kept


def test_what_was_answered_is_no_doubt_any_more(cchc: Cchc, folder: Path, person: Person) -> None:
    person.types("có", "", "2", "0")
    answer = cchc("import", "groups.docx")
    text = (folder / "plans/2026.yaml").read_text("utf-8")
    for told in (answer.err.partition("cần xem lại")[2], text):
        assert "“Phòng VH-XH” có thể là" not in told
    assert "“TT Phục vụ HCC” có thể là" in answer.err, "this one was put off"
    assert "# ? Có thể chính là “Trung tâm Phục vụ hành chính công”." in text, "it is marked at the office"


@pytest.mark.usefixtures("folder")
def test_answers_about_tasks_that_are_not_there_are_named(cchc: Cchc, folder: Path) -> None:
    (folder / "tra-loi.yaml").write_text("answers: 1\nareas:\n  99: Cải cách thể chế\n", "utf-8")
    answer = cchc("import", "groups.docx", "--answers", "tra-loi.yaml")
    assert answer.code == 0
    assert "không dùng đến" in answer.err
    assert "areas 99" in answer.err


def test_an_answer_that_no_plan_can_hold_is_asked_again(
    person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    person.types("năm nay", "9999", "2026")
    assert source_questions.ask(Question("plan", "year", "Kế hoạch của năm nào?"), 1) == "2026"
    assert capsys.readouterr().err.count("gõ lại") == 2


def test_a_first_plan_asks_again_for_what_no_plan_can_hold(cchc: Cchc, folder: Path, person: Person) -> None:
    person.types("…", "UBND xã B", "năm sau", "1999", "2028", "", "🏢; Phòng A", "Phòng A; ")
    answer = cchc("init")
    assert answer.code == 0, answer.err
    assert answer.err.count(": gõ lại\n") == 4
    assert [owner.name for owner in plan_in(folder, "2028").owners] == ["Phòng A"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--issuer", "…"), "--issuer"),
        (("--issuer", "A\x1b[31m"), "--issuer"),
        (("--issuer", "A", "--owner", "🏢"), "--owner"),
        (("--issuer", "A", "--owner", "x" * 25_000), "--owner"),
        (("--issuer", "A", "--year", "0"), "--year"),
        (("groups.docx", "--year", "2030"), "--year không dùng"),
    ],
)
def test_a_first_plan_that_could_not_be_read_is_refused(
    cchc: Cchc, folder: Path, arguments: tuple[str, ...], words: str
) -> None:
    answer = cchc("init", *arguments)
    assert answer.code == 2
    assert words in answer.err
    assert not (folder / "plans").exists()


def test_an_answer_about_a_first_plan_is_taken_back(cchc: Cchc, folder: Path, person: Person) -> None:
    person.types("lùi", "UBND xã X", "Quay lại", "UBND xã B", "2029", "lui", "2028", "", "Phòng A")
    answer = cchc("init")
    assert answer.code == 0, answer.err
    assert "đây là câu đầu tiên" in answer.err
    assert "(trả lời nhầm thì gõ lùi để về câu trước)" in answer.err
    head = plan_in(folder, "2028").head
    assert (head.issuer, head.year) == ("UBND xã B", 2028)
    assert "ghi nhầm ở trên thì xóa plans/2028.yaml rồi gõ lại cchc init" in answer.err
    assert "chưa có nhiệm vụ nào: lúc tạo ghi nhầm thì xóa plans/2028.yaml rồi gõ lại" in cchc("init").err


def test_a_yes_is_no_name_of_an_office_and_a_name_no_number(cchc: Cchc, folder: Path, person: Person) -> None:
    person.types("có", "UBND xã B", "2028", "Phòng VHXH, Văn phòng", "", "có", "Công an xã")
    answer = cchc("init")
    assert answer.code == 0, answer.err
    assert answer.err.count("“có” không phải tên cơ quan: gõ lại") == 2
    assert "không phải số, ký hiệu văn bản" in answer.err
    assert [owner.name for owner in plan_in(folder, "2028").owners] == ["Công an xã"]
    for option, value in (
        ("--owner", "Không"),
        ("--number", "Phòng VHXH"),
        ("--owner", "; ;"),
        ("--owner", " "),
    ):
        (folder / "plans/2028.yaml").unlink(missing_ok=True)
        refused = cchc("init", "--issuer", "UBND xã B", "--year", "2028", option, value)
        assert refused.code == 2, option
        assert option in refused.err


def test_offices_between_semicolons_are_several_however_they_are_said(cchc: Cchc, folder: Path) -> None:
    command = (
        "init",
        "--issuer",
        "UBND xã B",
        "--year",
        "2028",
        "--owner",
        "Phòng A; Phòng B;",
        "--owner",
        "Phòng C",
    )
    assert cchc(*command).code == 0
    assert [owner.name for owner in plan_in(folder, "2028").owners] == ["Phòng A", "Phòng B", "Phòng C"]


def test_links_and_line_ends_of_what_git_reads_stay(cchc: Cchc, folder: Path) -> None:
    (folder / "chung").write_bytes(b"*.bak\r\n/bao-cao/")
    (folder / ".gitignore").symlink_to("chung")
    assert cchc("init", "--issuer", "UBND xã A", "--year", "2027").code == 0
    assert (folder / ".gitignore").is_symlink()
    assert (folder / "chung").read_bytes() == b"*.bak\r\n/bao-cao/\r\n.cchc/\r\n~$*\r\n"


@pytest.mark.parametrize("what", ["folder", "UTF-16"])
def test_what_git_cannot_read_stops_before_anything_is_written(cchc: Cchc, folder: Path, what: str) -> None:
    path = folder / ".gitignore"
    if what == "folder":
        path.mkdir()
    else:
        path.write_text("*.bak", "utf-16")
    answer = cchc("init", "--issuer", "UBND xã A", "--year", "2027")
    assert answer.code in {2, 3}
    assert ".gitignore" in answer.err
    assert not (folder / "plans").exists()


def test_the_year_of_a_cited_resolution_is_marked_where_it_stays(cchc: Cchc, office: Path) -> None:
    answer = cchc("new", "2027")
    text = (office / "plans/2027.yaml").read_text("utf-8")
    note = "      # ? năm 2026 đứng sau văn bản dẫn trong câu nên giữ nguyên: xem lại\n      - >-\n"
    assert text.count(note) == 2
    assert text.count(f"{note}        Triển khai thực hiện Nghị quyết số 66/NQ-CP ngày 26/3/2025") == 2
    _, _, kept = answer.err.partition("giữ năm ghi sau văn bản dẫn, xem lại (2):")
    assert "giảm thời gian/chi phí tuân thủ trong năm 2026" in kept
    reworded = [line for line in answer.err.splitlines() if " → năm 2027 trong " in line]
    assert all("năm 2026" in line.partition(" trong “")[2].lower() for line in reworded), "the year is shown"


def test_the_note_on_a_deadline_goes_when_the_deadline_is_given(cchc: Cchc, office: Path) -> None:
    cchc("new", "2027")
    plan = office / "plans/2027.yaml"
    before = plan.read_text("utf-8")
    note = "  # ? thời hạn trước ghi “Quý I/2026”: ghi thời hạn năm 2027\n"
    assert note in before
    assert cchc("update", "1", "--due", "Chưa xác định", "--plan", str(plan)).code == 0
    assert note in plan.read_text("utf-8"), "nothing was settled"
    assert cchc("update", "1", "--due", "Quý I/2027", "--plan", str(plan)).code == 0
    after = plan.read_text("utf-8")
    assert after == before.replace(note, "", 1).replace("due: Chưa xác định", "due: Quý I/2027", 1)


def test_a_task_that_was_extended_into_the_next_year_keeps_that_deadline(cchc: Cchc, office: Path) -> None:
    command = ("extend", "2", "--to", "Quý I/2027", "--document", "41/UBND-VX", "--date", "10/6/2026")
    assert cchc(*command).code == 0
    answer = cchc("new", "2027", "--as-of", "2026-12-20")
    assert "NV 2 (chưa thực hiện, trong hạn) → 2: Quý I/2027" in answer.err
    assert plan_in(office, "2027").tasks[1].due.text == "Quý I/2027"


def test_tasks_whose_deadline_a_person_must_say_are_listed(cchc: Cchc, office: Path) -> None:
    answer = cchc("new", "2027", "--as-of", "2026-12-20")
    unsaid = [str(task.id) for task in plan_in(office, "2027").tasks if task.due.text == "Chưa xác định"]
    assert f"- ghi thời hạn năm 2027 của NV {', '.join(unsaid)}\n" in answer.err


def test_only_years_that_may_be_the_plans_are_to_be_looked_at(cchc: Cchc, office: Path) -> None:
    plan = office / "plans/2026.yaml"
    text = plan.read_text("utf-8")
    old = "title: Tự kiểm tra, rà soát văn bản QPPL\n"
    assert old in text
    span = "title: Đánh giá năm 2025, giai đoạn 2026 - 2030, theo Quyết định ngày 15/7/2021\n"
    text = text.replace(old, span)
    plan.write_text(text, "utf-8")
    assert cchc("new", "2027", "--as-of", "2026-12-20").code == 0
    made = (office / "plans/2027.yaml").read_text("utf-8")
    assert "# ? nội dung còn ghi năm 2025: xem lại\n" in made


def test_the_next_commands_are_typed_as_any_shell_reads_them(
    cchc: Cchc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = 'Tổ "một cửa": #1 $HOME'
    answer = cchc("init", "--issuer", "UBND xã A", "--year", "2027", "--owner", name)
    line = next(line for line in answer.err.splitlines() if line.startswith("  cchc add "))
    assert cchc(*shlex.split(line)[1:]).code == 0
    assert plan_in(tmp_path, "2027").tasks[0].owner.name == name


def test_a_paper_that_lost_its_text_is_not_pointed_to_amend_which_reads_it_no_better(
    cchc: Cchc, folder: Path
) -> None:
    assert cchc("import", "groups.docx").code == 0
    answer = cchc("import", "cells.txt")
    assert answer.code == 1
    assert "gợi ý: xin tệp Word hoặc Excel gốc\n" in answer.err
    assert "--amend" not in answer.err


@pytest.mark.parametrize(
    ("kind", "called"),
    [
        ("progress", "báo cáo"),
        ("reminder", "công văn đôn đốc"),
        ("assignment", "phiếu giao việc"),
        ("updated-plan", "bản tổng hợp nhiệm vụ để theo dõi"),
        ("plan", ""),
        ("amendment", ""),
    ],
)
@pytest.mark.parametrize("form", ["docx", "html"])
def test_a_document_that_only_tells_of_a_plan_is_called_what_it_is(
    cchc: Cchc, folder: Path, kind: str, called: str, form: str
) -> None:
    made = test_word.built(test_word.sample_plan(), kind)
    file = folder / f"van-ban.{form}"
    file.write_bytes(
        word_document.render(made, test_word.DAY) if form == "docx" else pages.render(made, form)
    )
    err = cchc("import", file.name, "--dry-run").err
    told = [line for line in err.splitlines() if "không phải kế hoạch" in line]
    assert told == ([f"văn bản này là {called}, không phải kế hoạch"] if called else [])
    assert ("lập lại văn bản ấy bằng cchc report" in err) == bool(called)
