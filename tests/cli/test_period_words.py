"""What people write into a period's report is there when the report is made again, whatever they did in between."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc.reports.printers.word import word_controls
from tests.support import word_people
from tests.support.people import Person

if TYPE_CHECKING:
    from tests.support.answers import Cchc

REPORT = ("report", "--kind", "progress", "--period", "q3", "--as-of", "2026-09-10")
WORD = Path("bao-cao/bao-cao-q3-2026-09-10.docx")
SECOND = Path("bao-cao/bao-cao-q3-2026-09-10-2.docx")
PERIOD = Path("plans/bao-cao/2026-q3.yaml")
TYPED = "Đã kiểm tra 02 cơ quan."


pytestmark = pytest.mark.real_clock


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the office that `filled` made first is kept, empty before."""
    return tmp_path_factory.mktemp("filled")


@pytest.fixture
def filled(cchc: Cchc, office: Path, kept: Path) -> Path:
    """Stand in an office where a blank of the quarter's report was filled in, in Word; made once for all."""
    if not any(kept.iterdir()):
        assert cchc(*REPORT, "--format", "docx").code == 0
        type_into(WORD, "kiem-tra", TYPED)
        shutil.copytree(office, kept, dirs_exist_ok=True)
    shutil.copytree(kept, office, dirs_exist_ok=True)
    return office


def type_into(file: Path, blank: str, words: str) -> None:
    file.write_bytes(word_people.type_into(file.read_bytes(), blank, words))


def text_of(file: Path, blank: str) -> str:
    blanks = word_controls.read(file.read_bytes())
    assert blanks is not None
    return blanks.texts[blank]


def make_older(file: Path) -> None:
    """Let a file be written a month earlier."""
    seconds = file.stat().st_mtime - 30 * 86_400
    os.utime(file, (seconds, seconds))


def written(period: str) -> None:
    PERIOD.parent.mkdir(exist_ok=True)
    PERIOD.write_text(f"period: 1\n{period}", "utf-8")


def test_words_typed_into_word_go_into_the_periods_file_and_the_next_report(cchc: Cchc, filled: Path) -> None:
    again = cchc(*REPORT, "--format", "docx", "--format", "md", "--format", "html")
    assert again.code == 0
    assert f"đã lấy 1 chỗ điền từ {WORD} vào {PERIOD}: kiem-tra\n" in again.err
    assert PERIOD.read_text("utf-8").endswith(f"\nprogress:\n  chung:\n    kiem-tra: {TYPED}\n")
    assert text_of(WORD, "kiem-tra") == TYPED
    assert TYPED in WORD.with_suffix(".md").read_text("utf-8")
    assert TYPED in WORD.with_suffix(".html").read_text("utf-8")
    assert not SECOND.exists()
    assert cchc(*REPORT, "--format", "docx").err == ""  # nothing is new


@pytest.mark.parametrize(
    ("kind", "blank"),
    [("progress", "kien-nghi"), ("reminder", "da-don-doc"), ("assignment", "han-bao-cao")],
)
def test_words_typed_by_a_program_that_leaves_the_mark_of_a_prompt_are_taken(
    cchc: Cchc, office: Path, kind: str, blank: str
) -> None:
    asked = ("report", "--kind", kind, *REPORT[3:], "--format", "docx", "--owner", "Phòng VHXH")
    file = Path(cchc(*asked).out.strip())
    file.write_bytes(word_people.type_into(file.read_bytes(), blank, "ngày 20/9/2026", keep_mark=True))
    again = cchc(*asked)
    assert f"đã lấy 1 chỗ điền từ {file} vào {PERIOD}: {blank}\n" in again.err
    assert "ngày 20/9/2026" in PERIOD.read_text("utf-8")
    assert text_of(file, blank) == "ngày 20/9/2026"


@pytest.mark.parametrize("offices", [("--owner", "Phòng VHXH"), ("--split", "owner")], ids=" ".join)
def test_the_letter_to_all_is_read_before_those_to_offices_are_made(
    cchc: Cchc, office: Path, offices: tuple[str, str]
) -> None:
    asked = ("report", "--kind", "reminder", *REPORT[3:], "--format", "docx")
    to_all = Path(cchc(*asked).out.strip())
    type_into(to_all, "han-bao-cao", "ngày 20/9/2026")
    own = cchc(*asked, *offices)
    assert f"đã lấy 1 chỗ điền từ {to_all} vào {PERIOD}: han-bao-cao\n" in own.err
    letters = [Path(line) for line in own.out.splitlines()]
    assert letters
    assert {text_of(letter, "han-bao-cao") for letter in letters} == {"ngày 20/9/2026"}
    assert text_of(to_all, "han-bao-cao") == "ngày 20/9/2026", "stays as it is"
    elsewhere = cchc(*asked, "--owner", "Phòng VHXH", "-o", "riêng.docx")
    assert (elsewhere.code, str(to_all) in elsewhere.err) == (0, False)


def test_words_in_the_periods_file_are_printed_and_can_be_edited_by_hand(cchc: Cchc, filled: Path) -> None:
    cchc(*REPORT, "--format", "docx")
    PERIOD.write_text(PERIOD.read_text("utf-8").replace("02", "03"), "utf-8")
    assert cchc(*REPORT, "--format", "docx").code == 0
    assert text_of(WORD, "kiem-tra") == TYPED.replace("02", "03")
    type_into(WORD, "kiem-tra", "")
    assert cchc(*REPORT, "--format", "docx").code == 0
    assert "kiem-tra" not in PERIOD.read_text("utf-8")


def test_a_word_file_with_other_changes_stays_and_its_blanks_are_taken(cchc: Cchc, filled: Path) -> None:
    edited = word_people.add_words(WORD.read_bytes(), "I. CÔNG TÁC", " CHUNG")
    WORD.write_bytes(edited)
    again = cchc(*REPORT, "--format", "docx")
    assert again.code == 0
    assert again.out == f"{SECOND}\n"
    assert WORD.read_bytes() == edited
    assert text_of(SECOND, "kiem-tra") == TYPED
    third = cchc(*REPORT, "--format", "docx")
    assert (third.code, third.out) == (0, f"{SECOND}\n")
    assert "đã lấy" not in third.err
    type_into(SECOND, "kien-nghi", "Không.")
    assert cchc(*REPORT, "--format", "docx").out == f"{SECOND}\n"
    assert text_of(SECOND, "kien-nghi") == "Không."


def test_where_both_were_changed_both_stay(cchc: Cchc, filled: Path) -> None:
    typed = WORD.read_bytes()
    written("progress:\n  chung:\n    kiem-tra: Chưa kiểm tra.\n")
    again = cchc(*REPORT, "--format", "docx")
    assert again.code == 0
    assert again.out == f"{SECOND}\n"
    assert WORD.read_bytes() == typed
    assert f"{WORD}: “{TYPED}”" in again.err
    assert f"{PERIOD}: “Chưa kiểm tra.”" in again.err
    assert text_of(SECOND, "kiem-tra") == "Chưa kiểm tra."


@pytest.mark.parametrize(("answer", "holds"), [("1", TYPED), ("2", "Chưa kiểm tra."), ("", None)])
def test_somebody_who_is_there_chooses(
    cchc: Cchc, filled: Path, person: Person, answer: str, holds: str | None
) -> None:
    written("progress:\n  chung:\n    kiem-tra: Chưa kiểm tra.\n")
    person.types(answer)
    again = cchc(*REPORT, "--format", "docx")
    assert again.code == 0
    assert again.out == f"{WORD if holds else SECOND}\n"
    assert text_of(WORD, "kiem-tra") == (holds or TYPED)


def test_the_file_of_an_earlier_day_and_of_an_office_is_read_too(cchc: Cchc, filled: Path) -> None:
    of_office = (*REPORT, "--format", "docx", "--owner", "Phòng VHXH")
    assert cchc(*of_office).code == 0
    type_into(Path("bao-cao/bao-cao-q3-vhxh-2026-09-10.docx"), "kiem-tra", "Không.")
    later = (*REPORT[:-1], "2026-09-11", "--format", "docx")
    assert cchc(*later).code == 0
    assert text_of(Path("bao-cao/bao-cao-q3-2026-09-11.docx"), "kiem-tra") == TYPED
    assert cchc(*of_office).code == 0
    assert text_of(Path("bao-cao/bao-cao-q3-vhxh-2026-09-10.docx"), "kiem-tra") == "Không."
    PERIOD.write_text(PERIOD.read_text("utf-8").replace("02", "05"), "utf-8")
    assert cchc(*later).err == ""  # what was taken once isn't taken for a change again
    assert text_of(Path("bao-cao/bao-cao-q3-2026-09-11.docx"), "kiem-tra") == TYPED.replace("02", "05")


def test_the_next_periods_report_shows_what_stood_there_before(cchc: Cchc, filled: Path) -> None:
    cchc(*REPORT, "--format", "docx")
    of_year = ("report", "--kind", "progress", "--period", "nam", "--as-of", "2026-12-01", "--format", "md")
    assert cchc(*of_year, "-o", "-").code == 0
    assert f"quý III/2026 đã ghi: “{TYPED}”" in cchc(*of_year, "-o", "-").out


def test_words_without_a_blank_are_told(cchc: Cchc, office: Path) -> None:
    written("progress:\n  chung:\n    kiem-trra: Chưa.\n    minh-chung.99: BC 15\n")
    answer = cchc(*REPORT, "--format", "md", "--format", "docx")
    assert answer.code == 0
    assert answer.err.count("không có chỗ điền kiem-trra, nên") == 1
    assert "kiem-tra" in answer.err


def test_words_typed_into_a_copy_of_the_word_file_are_taken(cchc: Cchc, office: Path) -> None:
    assert cchc(*REPORT, "--format", "docx").code == 0
    copy = WORD.with_name(f"{WORD.stem} (1).DOCX")
    copy.write_bytes(word_people.type_into(WORD.read_bytes(), "kiem-tra", TYPED))
    (WORD.parent / f"~${WORD.name[2:]}").write_bytes(b"open")
    typed = copy.read_bytes()
    answer = cchc(*REPORT, "--format", "md", "-o", "-")
    assert TYPED in answer.out
    assert answer.err == f"đã lấy 1 chỗ điền từ {copy} vào {PERIOD}: kiem-tra\n"
    assert copy.read_bytes() == typed
    assert cchc(*REPORT, "--format", "md", "-o", "-").err == ""


def test_words_of_an_office_that_is_not_in_the_plan_are_told(cchc: Cchc, office: Path) -> None:
    written("progress:\n  vhxxh:\n    kiem-tra: Chưa.\n  vhxh:\n    kiem-tra: Rồi.\n")
    answer = cchc(*REPORT, "--format", "md", "-o", "-")
    assert answer.code == 0
    assert (
        "không có cơ quan vhxxh trong kế hoạch, nên không in nội dung ấy\n  gợi ý: có phải là vhxh?"
        in answer.err
    )
    assert answer.err.count("không có cơ quan") == 1


@pytest.mark.parametrize("other", [("--owner", "Phòng VHXH"), ("--period", "nam")])
def test_words_of_another_document_are_not_taken_from_its_word_file(
    cchc: Cchc, filled: Path, other: tuple[str, str]
) -> None:
    asked = [*REPORT, "--format", "docx", "-o", str(WORD)]
    if other[0] == "--period":
        asked[asked.index("q3")] = other[1]
    else:
        asked += other
    typed = WORD.read_bytes()
    answer = cchc(*asked)
    assert answer.code == 3
    assert (
        f"{WORD} là văn bản khác (báo cáo định kỳ, 2026-q3, cả kế hoạch), nên chỗ điền kiem-tra trong đó chưa"
        in answer.err
    )
    assert WORD.read_bytes() == typed
    assert not PERIOD.parent.exists()
    assert "đã lấy 1 chỗ điền" in cchc(*REPORT, "--format", "docx", "-o", str(WORD)).err


@pytest.mark.parametrize("data", [b"period: 1\nprogres: {}\n", b"plan: {}\n", b"\xff\xfe", b"period: 1\n\tx"])
def test_a_wrong_periods_file_ends_in_a_sentence_and_is_not_touched(
    cchc: Cchc, filled: Path, data: bytes
) -> None:
    PERIOD.parent.mkdir()
    PERIOD.write_bytes(data)
    typed = WORD.read_bytes()
    answer = cchc(*REPORT, "--format", "docx")
    assert answer.code == 1
    assert PERIOD.name in answer.err
    assert (PERIOD.read_bytes(), WORD.read_bytes()) == (data, typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("Ä‘Ã£ kiá»ƒm tra", "chữ bị hỏng"), ("Đã ki\ufffdm tra", "chữ ở đây đã mất (thành ký tự U+FFFD)")],
)
def test_a_text_that_no_file_could_hold_stays_in_word(
    cchc: Cchc, filled: Path, typed: str, said: str
) -> None:
    type_into(WORD, "kien-nghi", typed)
    answer = cchc(*REPORT, "--format", "docx")
    assert answer.code == 0
    assert f"{WORD}: chỗ điền kien-nghi: {said}" in answer.err
    assert text_of(WORD, "kien-nghi") == typed
    assert PERIOD.read_text("utf-8").endswith(f"  chung:\n    kiem-tra: {TYPED}\n")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 2000])
def test_a_damaged_word_file_stays_and_is_told(cchc: Cchc, filled: Path, data: bytes) -> None:
    WORD.write_bytes(data)
    answer = cchc(*REPORT, "--format", "docx")
    assert answer.code == 0
    assert answer.out == f"{SECOND}\n"
    assert f"không đọc được {WORD}: " in answer.err
    assert WORD.read_bytes() == data


@pytest.mark.parametrize("ending", ["odt", "doc", "ODT"])
def test_a_report_that_was_saved_in_another_form_is_told(cchc: Cchc, filled: Path, ending: str) -> None:
    other = WORD.with_suffix(f".{ending}")
    WORD.rename(other)
    answer = cchc(*REPORT, "--format", "docx")
    assert answer.code == 0
    assert f"{other} không phải là tệp .docx nên nội dung trong đó chưa được lấy\n  gợi ý: " in answer.err
    assert other.exists()
    os.utime(other, (1, 1))  # a copy that somebody keeps
    assert "không phải là tệp .docx" not in cchc(*REPORT, "--format", "docx").err


@word_people.with_office
def test_blanks_survive_libreoffice_between_reports_with_other_figures(cchc: Cchc, filled: Path) -> None:
    for turn, blank in enumerate(("kien-nghi", "ket-qua")):
        word_people.save_with_office(WORD)
        type_into(WORD, blank, f"Nội dung {turn}.")
        assert cchc("update", f"{turn + 1}", "--note", f"Ghi chú {turn}").code == 0
        assert cchc(*REPORT, "--format", "docx").out == f"{WORD}\n"
    assert [text_of(WORD, blank) for blank in ("kiem-tra", "kien-nghi", "ket-qua")] == [
        TYPED,
        "Nội dung 0.",
        "Nội dung 1.",
    ]


def test_a_report_filled_in_over_days_stays_one_file(cchc: Cchc, filled: Path) -> None:
    assert cchc(*REPORT, "--format", "docx").out == f"{WORD}\n"
    for blank in ("kien-nghi", "kiem-tra"):
        type_into(WORD, blank, "Không.")
        make_older(WORD)
        assert cchc(*REPORT, "--format", "docx").out == f"{WORD}\n", blank
        assert text_of(WORD, blank) == "Không."
    plan = filled / "plans/2026.yaml"
    plan.write_text(plan.read_text("utf-8").replace("number: ", "number: 9", 1), "utf-8")
    first = WORD.read_bytes()
    make_older(WORD)
    again = cchc(*REPORT, "--format", "docx")
    assert again.out == f"{SECOND}\n", "it says something else now"
    assert WORD.read_bytes() == first


def test_overwriting_the_word_file_of_another_document_keeps_its_words(cchc: Cchc, filled: Path) -> None:
    typed = WORD.read_bytes()
    told = cchc(
        "report",
        "--kind",
        "progress",
        "--period",
        "6t",
        "--as-of",
        "2026-06-10",
        "-o",
        str(WORD),
        "--overwrite",
    )
    kept = WORD.with_stem(f"{WORD.stem}-ban-cu")
    assert told.code == 0, told.err
    assert kept.read_bytes() == typed
    assert f"bản cũ được giữ ở {kept}\n" in told.err
    assert cchc(*REPORT, "--format", "docx").code == 0
    assert TYPED in PERIOD.read_text("utf-8"), "the copy is read when its own report is made again"
