"""What a first plan says: from options, or asked on a terminal, where an answer can be taken back.

Read next: `cchc.cli.commands.init` (the command), `cchc.drafts.writing.first_plan` (what is written).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc import typed_lines
from cchc.cli import console, questions
from cchc.cli.options import parse_year, today
from cchc.drafts.writing.first_plan import FirstPlan
from cchc.errors import RequestError
from cchc.names import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PLANS_ARE_MADE_FROM = 11  # the month from which next year's plan is proposed: our choice
_PAPERS = {".doc", ".docx", ".pdf", ".xlsx"}
_MAX_PAPERS = 3  # whose names are told
_MIN_YEAR, _MAX_YEAR = 2000, 2100  # of a plan made today; one that is read may have any of periods.YEARS
_BETWEEN_OFFICES = ";"
_OPTIONS = {"offices": "owner"}  # of fields that are called otherwise


class FirstOptions(NamedTuple):
    """What was said by options; None is what wasn't."""

    issuer: str | None
    year: str | None
    number: str | None
    offices: str | None


class _Question(NamedTuple):
    field: str
    words: str
    default: str | None
    misfit: Callable[[str], str]


def joined(offices: Sequence[str] | None) -> str | None:
    """Return offices as they are typed at the question; RequestError where an option names none.

    >>> joined(["Phòng A", "Phòng B; Phòng C"]), joined(None)
    ('Phòng A;Phòng B; Phòng C', None)
    """
    for office in offices or ():
        if not any(typed(name) for name in office.split(_BETWEEN_OFFICES)):
            hint = "ghi tên cơ quan, nhiều cơ quan thì cách nhau bằng dấu chấm phẩy; chưa có thì bỏ --owner"
            raise RequestError("--owner: chưa ghi tên cơ quan nào", hint)
    return _BETWEEN_OFFICES.join(offices) if offices else None


def ask(said: FirstOptions) -> FirstPlan:
    """Return what the first plan says, asking on a terminal for what no option said."""
    _refuse_misfits(said)  # before anybody is asked anything
    if questions.somebody_answers():
        _say_papers()
        said = said._replace(**_asked([one for one in _questions() if not getattr(said, one.field)]))
    if not said.issuer or not said.issuer.strip():
        hint = f"cả lệnh: cchc init --issuer TÊN-CƠ-QUAN --year {said.year or today().year}"
        raise RequestError("chưa ghi cơ quan ban hành kế hoạch", hint)
    year = said.year or str(today().year)
    _refuse_misfits(said._replace(year=year))
    names = tuple(dict.fromkeys(filter(None, map(typed, (said.offices or "").split(_BETWEEN_OFFICES)))))
    return FirstPlan(parse_year(year, "--year"), typed(said.issuer), typed(said.number or ""), names)


def _questions() -> list[_Question]:
    year = str(today().year + (today().month >= _PLANS_ARE_MADE_FROM))
    issuer = "Cơ quan ban hành (ví dụ: Ủy ban nhân dân xã Vĩnh Thông): "
    offices = "Các cơ quan chủ trì, cách nhau bằng dấu chấm phẩy (để trống cũng được): "
    return [
        _Question("issuer", issuer, None, _misfit_of_name),
        _Question("year", f"Năm của kế hoạch [{year}]: ", year, _misfit_of_year),
        _Question("number", "Số, ký hiệu (chưa ban hành thì để trống): ", "", _misfit_of_number),
        _Question("offices", offices, "", _misfit_of_names),
    ]


def _asked(open_: Sequence[_Question]) -> dict[str, str]:
    """Ask until each has a text that a plan can hold there; who goes back is asked the one before again."""
    if len(open_) > 1:
        console.say(f"(trả lời nhầm thì gõ {questions.BACK} để về câu trước)")
    answers: dict[str, str] = {}
    place = 0
    while place < len(open_):
        question = open_[place]
        text = questions.ask_text(question.words, question.default)
        if questions.is_back(text):
            if not place:
                console.say(f"  {questions.NO_QUESTION_BEFORE}")
            place = max(place - 1, 0)
        elif reason := question.misfit(text):
            console.say(f"  {reason}: gõ lại")
        else:
            answers[question.field] = text
            place += 1
    return answers


def _say_papers() -> None:
    """Say which files of the folder may be the plan: who has it in Word needs no empty one."""
    papers = sorted(path.name for path in Path().iterdir() if _is_paper(path))
    if papers:
        command = f"cchc init {typed_lines.quoted_path(Path(papers[0]))}"
        console.say(
            f"thư mục này có {', '.join(papers[:_MAX_PAPERS])}{', …' if papers[_MAX_PAPERS:] else ''}"
        )
        console.say(f"  đó là văn bản kế hoạch thì bấm Ctrl-C, rồi lập từ văn bản: {command}")


def _is_paper(path: Path) -> bool:
    """Whether a file may be a plan on paper by its name; not what Office keeps of an open file."""
    return path.suffix.lower() in _PAPERS and not path.name.startswith((".", "~$"))


def _refuse_misfits(said: FirstOptions) -> None:
    """Raise RequestError for the first option that no plan can hold; empty ones are asked for."""
    for question in _questions():
        value = getattr(said, question.field)
        if value and value.strip() and (reason := question.misfit(value)):
            option = f"--{_OPTIONS.get(question.field, question.field)}"
            raise RequestError(f"{option}: {reason}", f"ghi lại {option}; chưa có gì được ghi")


def _misfit_of_name(text: str) -> str:
    """Return why an office can't be called so, in words; empty when it can."""
    from cchc.drafts.writing import answers_file

    if questions.is_yes_or_no(text):
        return f"“{text.strip()}” không phải tên cơ quan"
    return answers_file.misfit("offices", "", typed(text))


def _misfit_of_names(text: str) -> str:
    found = (_misfit_of_name(name) for name in text.split(_BETWEEN_OFFICES) if typed(name))
    return next(filter(None, found), "")


def _misfit_of_number(text: str) -> str:
    from cchc.drafts.writing import answers_file

    if typed(text) and "/" not in text:
        return f"“{text.strip()}” không phải số, ký hiệu văn bản (ví dụ: 15/KH-UBND)"
    return answers_file.misfit("plan", "number", typed(text)) if typed(text) else ""


def _misfit_of_year(text: str) -> str:
    try:
        is_near = _MIN_YEAR <= parse_year(text, "--year") <= _MAX_YEAR
    except RequestError:
        is_near = False
    return "" if is_near else f"{text} không phải năm của kế hoạch, ghi đủ bốn chữ số"
