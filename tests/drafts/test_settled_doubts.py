"""Doubts that an answer has settled aren't told again; they are known by what they are about, not by their words."""

from __future__ import annotations

from cchc.drafts.offices import register
from cchc.drafts.reading import Body, PlanHead, Reading, SourceDuty, SourceTask
from cchc.drafts.reading_json import to_dict
from cchc.drafts.writing import draft_tasks, settled_doubts
from cchc.drafts.writing.answers import Answers
from cchc.sources.document import Place
from cchc.sources.doubts import Doubt

_LONG, _SHORT = "Phòng Văn hóa - Xã hội", "Phòng VH-XH"
_TASKS = (
    SourceTask("1", "Việc một", Place(row=2), (_LONG,)),
    SourceTask("2", "Việc hai", Place(row=3), ("Trạm Y tế",)),
)


def reading_with(*doubts: Doubt) -> Reading:
    return Reading(PlanHead(), Body(), (), _TASKS, doubts, ())


def left(answers: Answers, *doubts: Doubt) -> list[str]:
    reading = reading_with(*doubts)
    tasks = draft_tasks.settle(reading, answers)
    return [doubt.text for doubt in settled_doubts.still_open(reading.doubts, tasks, answers)]


def test_an_answer_settles_the_doubt_of_its_office_however_that_is_worded() -> None:
    doubt = Doubt("alias-proposed", None, "Hai cách gọi này giống nhau.", subject=_SHORT)
    assert left(Answers(offices={"phòng VHXH": _LONG}), doubt) == []
    assert left(Answers(offices={"Phòng VH": _LONG}), doubt) == [doubt.text], "another office was answered"


def test_an_office_that_turns_out_to_be_one_with_tasks_is_not_idle() -> None:
    doubt = Doubt("owner-without-task", None, "Không có nhiệm vụ.", subject="Văn hóa xã")
    assert left(Answers(offices={"Văn hóa xã": _LONG}), doubt) == []
    assert left(Answers(offices={"Văn hóa xã": "Công an xã"}), doubt) == [doubt.text]
    assert left(Answers(), doubt) == [doubt.text]


def test_doubts_about_offices_say_which_office() -> None:
    body = Body(duties=(SourceDuty((_LONG,), ("x",)), SourceDuty(("Công an xã",), ("y",))))
    tasks = (_TASKS[0], _TASKS[1]._replace(owners=(_SHORT,)))
    doubts = register.read(body, tasks).doubts
    assert [(doubt.code, doubt.subject) for doubt in doubts] == [
        ("alias-proposed", _SHORT),
        ("owner-without-task", "Công an xã"),
    ]


def test_the_json_of_a_doubt_has_the_keys_that_were_promised() -> None:
    told = to_dict(reading_with(Doubt("alias-proposed", None, "Hai cách gọi.", subject=_SHORT)))
    assert told["doubts"] == [{"code": "alias-proposed", "place": None, "text": "Hai cách gọi.", "tasks": []}]
