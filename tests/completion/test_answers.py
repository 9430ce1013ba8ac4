"""What a plan offers for a word that is being typed."""

from __future__ import annotations

import json

import pytest

from cchc.completion import answers
from cchc.planfile import document
from tests.support.checkout import ISSUED_PLAN
from tests.support.views import plan_with

PLAN = document.parse(ISSUED_PLAN.read_bytes(), "2026.yaml").plan


KNOWN = json.loads(json.dumps(answers.of_plan(PLAN)))  # as it is kept


def words(kind: str, typed: str) -> list[str]:
    return [offer.word for offer in answers.fitting(KNOWN, kind, typed)]


@pytest.mark.parametrize("typed", ["tram", "Trạm", "TRẠM Y", "tramyte", "Trạm y te", "y te"])
def test_an_office_is_found_with_marks_and_without(typed: str) -> None:
    assert words("owners", typed) == ["Trạm Y tế xã"]


def test_an_office_is_found_by_its_short_name_and_offered_by_its_full_one() -> None:
    assert words("owners", "phòng vhxh") == ["Phòng Văn hóa - Xã hội xã"]


def test_nothing_typed_offers_all() -> None:
    assert len(words("owners", "")) == len(PLAN.owners)
    assert words("areas", "") == [area.id for area in PLAN.areas]
    assert words("ids", "") == [str(task.id) for task in PLAN.tasks]


def test_areas_and_periods_are_found_by_their_titles() -> None:
    assert words("areas", "tuyên truyền") == ["tuyen-truyen"]
    assert words("periods", "quý iii") == ["q3"]
    assert words("periods", "") == ["q1", "6t", "q3", "nam"]


def test_tasks_are_found_by_the_last_number_of_a_list_and_by_words_of_the_title() -> None:
    assert words("ids", "1,3,2") == ["1,3,2", "1,3,20"]
    assert words("ids", "1,17-1") == ["1,17-18", "1,17-19"]
    assert words("ids", "18-") == ["18-19", "18-20"]
    assert words("ids", "18-1-") == []
    assert words("ids", "doi thoai") == ["14"]
    assert words("ids", "0") == []


def test_views_are_those_of_the_command_with_what_they_stand_for() -> None:
    assert words("views", "") == []
    plan = document.parse(plan_with(), "2026.yaml").plan
    known = json.loads(json.dumps(answers.of_plan(plan)))
    assert [(offer.word, offer.meaning) for offer in answers.fitting(known, "views", "", "list")] == [
        ("giao-ban", 'list --overdue --sort "thời hạn"'),
        ("vhxh", 'list --owner "phong vhxh" --status not_started,paused'),
    ]
    assert [offer.word for offer in answers.fitting(known, "views", "tuần", "due")] == ["tuan-nay"]
    assert answers.fitting(known, "views", "tuan", "list") == []
    assert len(answers.fitting(known, "views", "", "khác")) == 3


def test_an_unknown_kind_offers_nothing() -> None:
    assert words("khác", "") == []


def test_a_beginning_shorter_than_what_was_typed_is_not_put_in() -> None:
    both = [answers.Offer("Tổ Trạm", "", ()), answers.Offer("Trạm Y tế", "", ())]
    assert answers.lines(both, "tram").endswith("\n\t\n")
    assert answers.lines(both, "t").endswith("\n\t\n") is False
    assert answers.lines(both[:1], "tram") == "Tổ Trạm\t\n"


def test_what_a_terminal_would_obey_is_not_shown() -> None:
    meant = answers.Offer("4", "Đã\x1b[31m họp\nvà\tký" + " dài" * 40, ())
    line = answers.lines([meant], "")
    assert line.startswith("4\tĐã [31m họp và ký dài")
    assert line.endswith("…\n")
    plan = PLAN.tasks[0].owner
    evil = answers._found([answers.Offer("a\x1bb", "", ("a",)), answers.Offer(plan.name, "", ("a",))], "a")  # noqa: SLF001
    assert [offer.word for offer in evil] == [plan.name]


def test_what_turns_the_direction_of_letters_is_not_put_in_and_the_name_is_found_without_it() -> None:
    known = {"owners": [["Phòng \u202eABC\u202c VHXH", "ABC", ["Phòng \u202eABC\u202c VHXH"]]]}
    offered = answers.lines(answers.fitting(known, "owners", "phong"), "phong")
    assert offered == "Phòng ABC VHXH\tABC\n"
    assert answers.fitting(known, "owners", "Phòng ABC VHXH")
