"""Two offices that turn out to be one become one by a command: shown first, by someone's word, undone again."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.support.changed_lines import changed_lines, plan
from tests.support.people import Person

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.answers import Cchc

_OFFICE = """\
  # ? Có thể chính là “Trạm Y tế xã”. Không phải thì xóa ghi chú này; đúng thì gộp:
  # cchc owner alias tram-y-te y-te-xa
  - id: y-te-xa
    name: Trung tâm Y tế xã
    aliases:
      - TTYT

  - id: vp-hdnd-ubnd
"""
_MERGE = ("owner", "alias", "Trạm Y tế", "Trung tâm Y tế xã")


@pytest.fixture
def two(office: Path) -> Path:
    """Return a folder whose plan has an office twice, with work under both names."""
    text = plan(office).replace("  - id: vp-hdnd-ubnd\n", _OFFICE, 1)
    lead, _, rest = text.partition("    owner: Trạm Y tế\n    coordinators:\n")
    text = f"{lead}    owner: Trạm Y tế\n    coordinators:\n      - Trung tâm Y tế xã\n{rest}"
    text = text.replace("    owner: Các trường học\n", "    owner: TTYT\n", 1)
    text = text.replace(
        "    owner: Trung tâm PVHCC\n    coordinators:\n",
        "    owner: Trung tâm PVHCC\n    coordinators:\n      - Trạm Y tế xã\n      - y-te-xa\n",
        1,
    )
    (office / "plans/2026.yaml").write_text(text, "utf-8")
    return office


def test_an_office_with_its_work_becomes_another_by_one_word(cchc: Cchc, two: Path) -> None:
    before = plan(two)
    answer = cchc(*_MERGE, "--yes")
    assert answer.code == 0
    assert sorted(answer.out.splitlines()) == [
        "2 · cơ quan phối hợp: bỏ y-te-xa",
        "6 · cơ quan phối hợp: bỏ Trung tâm Y tế xã",
        "cơ quan tram-y-te · tên gọi khác: thêm Trung tâm Y tế xã; TTYT; y-te-xa",
        "cơ quan y-te-xa · bỏ Trung tâm Y tế xã",
    ]
    assert (
        "gộp “Trung tâm Y tế xã” (chủ trì 1 nhiệm vụ, phối hợp 2 nhiệm vụ) vào “Trạm Y tế xã”" in answer.err
    )
    gone, came = changed_lines(before, plan(two))
    assert [line for line in gone if line] == [
        *_OFFICE.splitlines()[:6],
        "      - y-te-xa",
        "      - Trung tâm Y tế xã",
    ]
    assert [line.strip() for line in came] == ["aliases:", "- Trung tâm Y tế xã", "- TTYT", "- y-te-xa"]
    assert "owner: TTYT\n" in plan(two), "a task keeps the words of what was signed"
    for name in ("TTYT", "trung tâm y tế xã", "tram-y-te", "y-te-xa"):
        assert cchc("list", "--owner", name).numbers == [5, 6]
    assert cchc("check", "--ignore", "6ro").code == 0


def test_a_merge_is_undone_by_one_command(cchc: Cchc, two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CCHC_CACHE", raising=False)  # which keeps what can be undone
    before = plan(two)
    cchc(*_MERGE, "--yes")
    assert cchc("undo", "--yes").code == 0
    assert plan(two) == before


def test_without_a_persons_word_nothing_is_merged(cchc: Cchc, two: Path) -> None:
    before = plan(two)
    answer = cchc(*_MERGE)
    assert (answer.code, plan(two)) == (2, before)
    assert 'cchc owner alias "Trạm Y tế" "Trung tâm Y tế xã" --yes' in answer.err
    shown = cchc(*_MERGE, "--diff")
    assert (shown.code, plan(two)) == (0, before)
    assert "\n-    name: Trung tâm Y tế xã\n" in shown.out


@pytest.mark.parametrize("agrees", [True, False])
def test_on_a_terminal_the_changes_are_told_once_and_before_the_question(
    cchc: Cchc, two: Path, person: Person, *, agrees: bool
) -> None:
    before = plan(two)
    person.says("có" if agrees else "không")
    answer = cchc(*_MERGE)
    assert answer.code == 0
    assert answer.out.count("cơ quan y-te-xa · bỏ Trung tâm Y tế xã\n") == 1
    assert ("chưa ghi gì" in answer.err, plan(two) == before) == (not agrees, not agrees)


def test_a_plan_that_changed_while_somebody_was_asked_is_left_alone(
    cchc: Cchc, two: Path, person: Person
) -> None:
    def edit() -> None:
        (two / "plans/2026.yaml").write_text(plan(two).replace("owner: TTYT", "owner: Trạm Y tế"), "utf-8")

    person.says("có", meanwhile=edit)
    answer = cchc(*_MERGE)
    assert answer.code == 3
    assert "vừa được chương trình khác sửa" in answer.err
    assert "name: Trung tâm Y tế xã" in plan(two)


def test_several_offices_and_a_new_name_come_together(cchc: Cchc, two: Path) -> None:
    cchc("owner", "add", "Phòng khám xã")
    assert cchc(*_MERGE, "phong-kham-xa", "PKX", "--yes").code == 0
    aliases = plan(two).partition("name: Trạm Y tế xã")[2].partition("- id")[0]
    assert [line.strip() for line in aliases.splitlines()[3:] if line.strip()] == [
        "- Trung tâm Y tế xã",
        "- TTYT",
        "- y-te-xa",
        "- Phòng khám xã",
        "- PKX",
    ]


def test_a_name_that_is_only_another_name_of_an_office_merges_nothing(cchc: Cchc, two: Path) -> None:
    before = plan(two)
    answer = cchc("owner", "alias", "Trạm Y tế", "TTYT", "--yes")
    assert (answer.code, plan(two)) == (2, before)
    assert 'cchc owner alias "Trung tâm Y tế xã" "TTYT" --remove' in answer.err


def test_an_office_and_a_common_name_of_several_are_never_one(cchc: Cchc, two: Path) -> None:
    before = plan(two)
    answer = cchc("owner", "alias", "Trạm Y tế", "Các trường học", "--yes")
    assert (answer.code, plan(two)) == (2, before)
    assert "là tên gọi chung của nhiều đơn vị" in answer.err
    assert "gộp “" not in answer.err, "what is refused isn't said to be done"
    assert "gợi ý: " in answer.err


def test_what_stood_there_before_an_amendment_names_the_office_once(cchc: Cchc, two: Path) -> None:
    cchc("amend", "--document", "45/KH-UBND", "--date", "10/7/2026")
    cchc("update", "2", "--coordinator", "Phòng VHXH", "--amendment", "45/KH-UBND")
    assert "Trạm Y tế xã; y-te-xa" in plan(two)
    assert cchc(*_MERGE, "--yes").code == 0
    assert "y-te-xa\n" not in plan(two).partition("tasks:")[2]
    assert cchc("check", "--ignore", "6ro").code == 0


@pytest.mark.usefixtures("known_to_git")
def test_reports_and_history_of_past_days_find_it_by_both_names(cchc: Cchc, two: Path) -> None:
    for asked in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Kế hoạch")):
        subprocess.run(["git", *asked], cwd=two, check=True)
    cchc("start", "5", "--as-of", "2/3/2026")
    subprocess.run(["git", "commit", "-qam", "Bắt đầu"], cwd=two, check=True)
    assert cchc(*_MERGE, "--yes").code == 0
    by_both = {cchc("history", "--owner", name).out for name in ("TTYT", "Trạm Y tế xã", "Trung tâm Y tế xã")}
    assert len(by_both) == 1
    assert "\t5\ttrạng thái: " in by_both.pop()
    rows = cchc("list", "--owner", "Trạm Y tế", "--as-of", "1/6/2026")
    assert rows.numbers == [5, 6]


def test_a_word_that_is_not_needed_is_refused(cchc: Cchc, two: Path) -> None:
    answer = cchc("owner", "alias", "Trung tâm Y tế xã", "TTYT", "--remove", "--yes")
    assert answer.code == 2
    assert "--yes dùng khi gộp hai cơ quan" in answer.err


@pytest.mark.parametrize("is_asked", [True, False])
def test_comments_that_people_wrote_in_the_entry_are_told_when_they_go(
    cchc: Cchc, two: Path, person: Person, *, is_asked: bool
) -> None:
    noted = plan(two).replace("      - TTYT\n", "      # biển tên cũ\n      - TTYT  # đổi tháng 3\n", 1)
    (two / "plans/2026.yaml").write_text(noted, "utf-8")
    if is_asked:
        person.says("có")
    answer = cchc(*_MERGE, *(() if is_asked else ("--yes",)))
    told = [line for line in answer.err.splitlines() if "không giữ được" in line]
    words = "ghi chú trong mục bị bỏ, không giữ được: "
    assert told == [f"{words}# biển tên cũ", f"{words}# đổi tháng 3"], "those of the draft aren't told"
